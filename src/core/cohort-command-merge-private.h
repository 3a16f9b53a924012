/* What the commands about duplicates share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-act.h"

G_BEGIN_DECLS

/** CohortMergePair: what is to be one, or is to be told apart; borrowed records of one kind. */
typedef struct {
  CohortRecordKind kind;
  gpointer one;   /* the one that survives */
  gpointer other; /* the one that goes into it */
  char *name;     /* (owned) */
  char *other_name;
} CohortMergePair;

void cohort_merge_pair_clear (CohortMergePair *pair);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CohortMergePair, cohort_merge_pair_clear)

gboolean cohort_merge_find_pair (const CohortAct *act,
                                 CohortRecordKind kind,
                                 CohortMergePair *pair,
                                 GError **error);

void cohort_merge_follow (const CohortAct *act, const CohortMergePair *pair, CohortChange *change);
void cohort_merge_move_distinctions (const CohortAct *act,
                                     const CohortMergePair *pair,
                                     CohortChange *change);
void cohort_merge_move_memberships (const CohortAct *act,
                                    const CohortMergePair *pair,
                                    CohortChange *change);
void cohort_merge_join_trips (const CohortAct *act,
                              const CohortMergePair *pair,
                              CohortChange *change);
void cohort_merge_join_links (const CohortAct *act,
                              const CohortMergePair *pair,
                              CohortChange *change);

G_END_DECLS
