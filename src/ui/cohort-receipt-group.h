/* The receipts of an expense as rows: to look at, to add to, to take off.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-row-group.h"
#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_RECEIPT_GROUP (cohort_receipt_group_get_type ())
G_DECLARE_FINAL_TYPE (CohortReceiptGroup,
                      cohort_receipt_group,
                      COHORT,
                      RECEIPT_GROUP,
                      CohortRowGroup)

/**
 * CohortReceiptGroup:
 *
 * Follows the store. Files dropped on it are attached; for an expense that is not there yet they
 * wait for cohort_receipt_group_attach_to().
 *
 * Signal "changed": when there are other files than before.
 */
GtkWidget *cohort_receipt_group_new (CohortStore *store, const char *expense);
/* As a drop does; @files: (element-type GFile): borrowed */
void cohort_receipt_group_add (CohortReceiptGroup *self, GPtrArray *files);
/* Attached and waiting. */
guint cohort_receipt_group_count (CohortReceiptGroup *self);
/* Attaches what waits to @expense, an id; @widget: what is told of over. */
void
cohort_receipt_group_attach_to (CohortReceiptGroup *self, GtkWidget *widget, const char *expense);

G_END_DECLS
