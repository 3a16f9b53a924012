/* Printing letters.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @items: (transfer full) (element-type CohortLetterItem): one after the other, each beginning on a
 * page of its own; asks for the printer over @parent. */
void cohort_letters_print (GtkWindow *parent, GPtrArray *items);

G_END_DECLS
