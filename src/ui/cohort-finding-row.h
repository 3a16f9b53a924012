/* A finding as a row: what it is about, the sentence, and the way to its place.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-findings.h"

G_BEGIN_DECLS

GtkWidget *cohort_finding_row_new (const CohortFinding *finding);
/* Whether a row made of another finding would be the same. */
gboolean cohort_finding_row_shows (GtkWidget *row, const CohortFinding *finding);
/* (transfer floating): its topic, in the color of its urgency */
GtkWidget *cohort_finding_chip_new (const CohortFinding *finding);

G_END_DECLS
