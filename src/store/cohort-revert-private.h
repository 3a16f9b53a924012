/* What taking back one change group long after would do, row by row, before it is done.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-db-private.h"

G_BEGIN_DECLS

/* One row the group touched. It goes back as far as @goal differs from @now, unless it stays. */
typedef struct {
  CohortRecord *now;  /* (owned): as it is, deleted or not */
  CohortRecord *left; /* (owned): the same with what the group wrote, as the group left it */
  CohortRecord *goal; /* (owned) */
  gboolean made;      /* by the group; going back deletes it */
  gboolean stays;
  guint n_cells;               /* that go back */
  GPtrArray *edited;           /* (element-type utf8) (unowned): columns changed since */
  const CohortRecord *hanging; /* (nullable) (unowned): what came later and refers to it */
  gboolean refers;             /* stays because what it would refer to again is gone */
} CohortRevertItem;

typedef struct {
  CohortDb *db;
  gint64 number;
  CohortSnapshot *snapshot; /* (owned) */
  GHashTable *items;        /* (owned): by kind and id */
  GPtrArray *order;         /* (unowned): the last kind first, as the log is walked */
} CohortRevertPlan;

/* cohort-revert-items.c */
gboolean
cohort_revert_plan_load (CohortRevertPlan *plan, CohortDb *db, gint64 number, GError **error);
void cohort_revert_plan_clear (CohortRevertPlan *plan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CohortRevertPlan, cohort_revert_plan_clear)
CohortRevertItem *
cohort_revert_plan_find (const CohortRevertPlan *plan, CohortRecordKind kind, const char *id);
/* The record as it is or was, in the plan or not; NULL when it is gone. */
const CohortRecord *cohort_revert_plan_find_record (const CohortRevertPlan *plan,
                                                    CohortRecordKind kind,
                                                    const char *id);
/* The field that says what a record is a part of: its first reference to another kind. */
const CohortField *cohort_revert_find_owner_field (CohortRecordKind kind);

/* cohort-revert-rules.c */
gboolean cohort_revert_plan_settle (CohortRevertPlan *plan, GError **error);

/* cohort-revert-words.c */
char *cohort_revert_describe_item (const CohortRevertPlan *plan,
                                   const CohortRevertItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
