/* A finding as a row: what it is about, the sentence, and the way to its place.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-findings.h"

G_BEGIN_DECLS

GtkWidget *cohort_finding_row_new       (const CohortFinding *finding);
/* An expander titled @title with a row for each of @findings from @first on. */
GtkWidget *cohort_findings_expander_new (const char *title, GPtrArray *findings, guint first);

G_END_DECLS
