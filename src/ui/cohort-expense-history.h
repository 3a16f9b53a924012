/* What happened to an expense, in the order it happened.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* (transfer floating): a group that fills itself and follows the store */
GtkWidget *cohort_expense_history_new (CohortStore *store, const char *expense);

G_END_DECLS
