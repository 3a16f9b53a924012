/* What the lists of the page of the money show.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-ledger.h"

G_BEGIN_DECLS

/**
 * CohortPartFilter:
 *
 * The records that make up one part of the contract: "paid", "approved", "submitted", "committed",
 * "unpriced", or "available", which is everything that takes of it.
 */
typedef struct {
  char *part; /* (owned) */
  GHashTable
      *shares;  /* (owned): id of an expense or plan line to its cents in the part, a gint64 */
  gint64 cents; /* what they come to */
} CohortPartFilter;

CohortPartFilter *cohort_part_filter_new (const CohortSnapshot *snapshot,
                                          const CohortLedger *ledger,
                                          const char *part) G_GNUC_WARN_UNUSED_RESULT;
void cohort_part_filter_free (CohortPartFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortPartFilter, cohort_part_filter_free)
gboolean cohort_part_is_known (const char *part);
const char *cohort_part_get_label (const char *part);
char *cohort_part_filter_describe (const CohortPartFilter *self,
                                   const CohortParts *parts) G_GNUC_WARN_UNUSED_RESULT;

/* Each fills @list and returns how many records it shows in the end; @filter may be NULL. Making a
 * row takes one off @budget; when that is used up the rest is for the next call, so that a long
 * list does not hold up the window. */
guint cohort_list_fill_expenses (GtkListBox *list,
                                 const CohortSnapshot *snapshot,
                                 const CohortPartFilter *filter,
                                 guint *budget);
guint cohort_list_fill_plan (GtkListBox *list,
                             const CohortSnapshot *snapshot,
                             const CohortLedger *ledger,
                             const CohortPartFilter *filter,
                             guint *budget);
guint cohort_list_fill_sources (GtkListBox *list, const CohortLedger *ledger, guint *budget);
GtkWidget *cohort_list_find_row (GtkListBox *list, const char *id);

G_END_DECLS
