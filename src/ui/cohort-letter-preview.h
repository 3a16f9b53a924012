/* A letter on the screen, page below page, drawn by the very code that prints it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-letter-items.h"
#include "cohort-letter-layout.h"

G_BEGIN_DECLS

#define COHORT_TYPE_LETTER_PREVIEW (cohort_letter_preview_get_type ())
G_DECLARE_FINAL_TYPE (CohortLetterPreview, cohort_letter_preview, COHORT, LETTER_PREVIEW, GtkWidget)

/* @item: (transfer full) (nullable): NULL shows nothing. */
void cohort_letter_preview_set_item (CohortLetterPreview *self, CohortLetterItem *item);
guint cohort_letter_preview_get_n_pages (CohortLetterPreview *self);
/* (transfer floating): says that there is nobody to write to, while @preview is not visible. */
GtkWidget *cohort_letter_preview_nobody_new (GtkWidget *preview);

G_END_DECLS
