/* A picture among the settings: chosen, dropped on its row, or taken off.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_PICTURE_ROW (cohort_picture_row_get_type ())
G_DECLARE_FINAL_TYPE (CohortPictureRow, cohort_picture_row, COHORT, PICTURE_ROW, AdwActionRow)

/* @key: a setting that holds a PNG or JPEG picture in base64 */
GtkWidget *cohort_picture_row_new (CohortStore *store, const char *key, const char *title);
/* Reads @file, on another thread, and sets it; says why when it is no picture a letter can have. */
void cohort_picture_row_set_file (CohortPictureRow *self, GFile *file);

G_END_DECLS
