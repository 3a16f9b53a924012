/* Printing a letter.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-letter-layout.h"

G_BEGIN_DECLS

/* Takes both; asks for the printer over the window of @widget. */
void cohort_letter_print (GtkWidget *widget, CohortLetterhead *letterhead, CohortLetter *letter);

G_END_DECLS
