/* Draws letters one after the other, into one PDF or one each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-items.h"

G_BEGIN_DECLS

/** CohortLetterPress: keeps what is shaped from letter to letter. For one thread. */
typedef struct _CohortLetterPress CohortLetterPress;

CohortLetterPress *cohort_letter_press_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cohort_letter_press_free (CohortLetterPress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetterPress, cohort_letter_press_free)

/* Draws all pages of a letter as one section of a tagged document. */
void cohort_letter_press_draw (CohortLetterPress *self, cairo_t *cr, const CohortLetterItem *item);

/* The letter as a PDF of its own. */
GBytes *cohort_letter_press_make_pdf (CohortLetterPress *self,
                                      const CohortSnapshot *snapshot,
                                      const CohortLetterItem *item,
                                      gint64 exported_at,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
