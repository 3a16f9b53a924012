/* One convening on the overview: when, where, and how many of the county's spots are taken.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* Returns: (transfer floating): a button-like card that opens the convening */
char *cohort_convening_card_dup_text (const CohortSnapshot *snapshot,
                                      const CohortConvening *convening) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *cohort_convening_card_new (const CohortSnapshot *snapshot,
                                      const CohortConvening *convening);
/* "5 of 6 spots held · 1 waiting", with what is unknown in words. */
char *cohort_convening_dup_spots_text (const CohortSnapshot *snapshot,
                                       const CohortConvening *convening) G_GNUC_WARN_UNUSED_RESULT;
/* "Sacramento · November 7–10, 2024" */
char *
cohort_convening_dup_where_and_when (const CohortConvening *convening) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
