/* How likely pairs are found without comparing everybody with everybody.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-duplicates.h"

G_BEGIN_DECLS

/** CohortDuplicateKey: something two records must have in common to be compared at all. */
typedef struct {
  guint64 hash;
  guint index; /* of the record */
} CohortDuplicateKey;

void cohort_duplicates_add_key (GArray *keys, guint index, char space, const char *text);
void cohort_duplicates_add_slips (GArray *keys, guint index, char space, const char *text);
gboolean cohort_duplicates_is_slip (const char *one, const char *other, guint least);
CohortDuplicate *cohort_duplicate_new (CohortRecordKind kind, const char *one, const char *other);
void cohort_duplicate_free (CohortDuplicate *duplicate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortDuplicate, cohort_duplicate_free)
void cohort_duplicate_add (CohortDuplicate *duplicate, guint weight, const char *text);

/* Makes the pair of two indices, or NULL when they are not like enough. */
typedef CohortDuplicate *(*CohortDuplicateCompare) (gpointer book, guint one, guint other);

/* Each reading fills @keys and returns the book its comparing needs. */
gpointer cohort_duplicates_read_people (const CohortSnapshot *snapshot, GArray *keys);
CohortDuplicate *cohort_duplicates_compare_people (gpointer book, guint one, guint other);
void cohort_duplicates_free_people (gpointer book);
gpointer cohort_duplicates_read_organizations (const CohortSnapshot *snapshot, GArray *keys);
CohortDuplicate *cohort_duplicates_compare_organizations (gpointer book, guint one, guint other);
void cohort_duplicates_free_organizations (gpointer book);

G_END_DECLS
