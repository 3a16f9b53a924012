/* A letter as a row of a list: whom it is to, what became of it, and what it lacks.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of CohortLetterEntry. */
GtkListItemFactory *cohort_letter_row_factory_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
