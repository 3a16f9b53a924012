/* The form of an expense, which says what would be left while it is typed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @expense: (nullable): the id of a draft or a returned one, NULL for a new one */
void cohort_expense_dialog_present (GtkWidget *widget, CohortStore *store, const char *expense);

G_END_DECLS
