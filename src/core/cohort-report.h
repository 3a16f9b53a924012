/* The county's year in one place, as JSON for programs and as text for people.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

JsonNode *cohort_report_to_json (const CohortSnapshot *snapshot,
                                 CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_report_to_text (const CohortSnapshot *snapshot,
                             CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
