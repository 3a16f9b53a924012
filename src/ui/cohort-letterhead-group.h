/* What the county's letters have in common, as rows: address, who signs, pictures, margins.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* A row to type a setting in; what is applied is set at once. */
GtkWidget *cohort_setting_row_new (CohortStore *store, const char *key, const char *title);

/* Whether something was typed in such a row of @window, and not applied. */
gboolean cohort_setting_rows_are_typed (GtkWindow *window);

/* Preferences groups: the words, the pictures, and the margins. */
GtkWidget *cohort_letterhead_words_new (CohortStore *store);
GtkWidget *cohort_letterhead_pictures_new (CohortStore *store);
GtkWidget *cohort_letterhead_margins_new (CohortStore *store);

G_END_DECLS
