/* An expense to read: why each of its amounts is what it is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

void cohort_expense_detail_present (GtkWidget *widget, CohortStore *store, const char *expense);

G_END_DECLS
