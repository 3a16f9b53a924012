/* A row of a form to choose grade bands in: a button for each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COHORT_TYPE_BANDS_ROW (cohort_bands_row_get_type ())
G_DECLARE_FINAL_TYPE (CohortBandsRow, cohort_bands_row, COHORT, BANDS_ROW, AdwPreferencesRow)

/* Signal "changed": after a band was chosen or put back. */
GtkWidget *cohort_bands_row_new (const char *bands);
/* Codes in the order of codes.md, separated by spaces; "" for none. */
char *cohort_bands_row_dup_bands (CohortBandsRow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
