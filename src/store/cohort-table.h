/* The registry of what is replicated: each table's number and its groups of fields.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-record.h"

G_BEGIN_DECLS

/**
 * CohortMergeRule:
 * @COHORT_MERGE_LAST: of two edits made apart the later one stands
 * @COHORT_MERGE_ALL: both are kept until a person decides (money, statuses, deletion)
 * @COHORT_MERGE_ONCE: written when the row is made and never again
 */
typedef enum {
  COHORT_MERGE_LAST,
  COHORT_MERGE_ALL,
  COHORT_MERGE_ONCE,
} CohortMergeRule;

/* Columns that only make sense together: the unit of the change log and of merging, so that two
 * half edits never make a row nobody entered. Numbers are stored: never changed, never used again.
 */
typedef struct {
  guint           number;
  const char     *name;
  CohortMergeRule rule;
  const char     *columns[10]; /* NULL-terminated */
} CohortFieldGroup;

typedef struct {
  guint                   number;
  CohortRecordKind        kind;
  const CohortFieldGroup *groups; /* the first is always the row's life */
  guint                   n_groups;
} CohortTable;

#define COHORT_LIFE_GROUP 1
#define COHORT_LIFE { COHORT_LIFE_GROUP, "life", COHORT_MERGE_ALL, { "deleted", "made" } }

const CohortTable      *cohort_table_get         (CohortRecordKind kind);
const CohortTable      *cohort_table_find        (guint number);
const char             *cohort_table_get_name    (const CohortTable *self);
const CohortFieldGroup *cohort_table_find_group  (const CohortTable *self, guint number);

/* SQL made from the registry and the fields of the record class. */
char *cohort_table_build_values  (const CohortFieldGroup *group, const char *row)
  G_GNUC_WARN_UNUSED_RESULT;
char *cohort_table_build_default (const CohortTable *self, const CohortFieldGroup *group)
  G_GNUC_WARN_UNUSED_RESULT;
char *cohort_table_build_select  (const CohortTable *self) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_table_build_find    (const CohortTable *self) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_table_build_upsert  (const CohortTable *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
