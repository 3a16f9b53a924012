/* Why each amount of an expense is what it is, as rows.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* (transfer none): a row of @group; @subtitle and @amount: (nullable) */
GtkWidget *cohort_detail_add_line (GtkWidget *group,
                                   const char *title,
                                   const char *subtitle,
                                   const char *amount);
/* Fills @group: what was claimed and planned, who pays which share, what was approved, paid and
 * came back. What it is linked with opens in a window of its own. */
void cohort_expense_reasons_fill (GtkWidget *group, CohortStore *store, const char *expense);

G_END_DECLS
