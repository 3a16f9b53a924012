/* What two records of one person say, field by field, to be compared.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-people.h"

G_BEGIN_DECLS

/** CohortMergeField: one of the fields "person.merge" can take from the other record. */
typedef struct {
  const char *name;  /* as the command calls it */
  const char *title; /* translated */
  char *values[2];   /* (nullable): what each says, in words; NULL for nothing */
} CohortMergeField;

/* (transfer full) (element-type CohortMergeField): those either of them says something about */
GPtrArray *cohort_merge_fields_new (const CohortPerson *one,
                                    const CohortPerson *other) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_merge_field_is_same (const CohortMergeField *field);

G_END_DECLS
