/* One act of a person as the records it leaves behind: the unit of undo, history and sync.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-change.h"

struct _CohortChange {
  gatomicrefcount ref_count;
  char *kind;
  char *subject;
  char *object;       /* (nullable) */
  GPtrArray *records; /* (owned) (element-type CohortRecord): in order of kind */
  guint ends[COHORT_N_RECORD_KINDS]; /* where in them each kind ends */
  GHashTable *by_id;  /* (owned) (element-type utf8 CohortRecord): keys belong to the records */
};

/**
 * cohort_change_new:
 * @kind: what was done, see cohort_change_describe()
 * @subject: (nullable): whom or what it is about, in the words of the day it was done
 * @object: (nullable): an amount, a convening, a count
 *
 * Returns: (transfer full): a change without records
 */
CohortChange *
cohort_change_new (const char *kind, const char *subject, const char *object)
{
  CohortChange *self = g_new0 (CohortChange, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = g_strdup (kind);
  self->subject = g_strdup (subject != NULL ? subject : "");
  self->object = g_strdup (object);
  self->records = g_ptr_array_new_with_free_func (cohort_record_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/** cohort_change_ref: Returns: (transfer full): @self */
CohortChange *
cohort_change_ref (CohortChange *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** cohort_change_unref: @self: (transfer full): a change */
void
cohort_change_unref (CohortChange *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->records);
  g_free (self->kind);
  g_free (self->subject);
  g_free (self->object);
  g_free (self);
}

/* After all of its kind and before the next: references are satisfied because kinds are in the
 * order of their references. */
static void
insert (CohortChange *self, CohortRecord *added)
{
  g_ptr_array_insert (self->records, (int)self->ends[added->kind], added);
  for (guint kind = added->kind; kind < COHORT_N_RECORD_KINDS; kind++)
    self->ends[kind]++;
}

/* What is put anew was mostly put just before. */
static void
replace (CohortChange *self, CohortRecord *present, CohortRecord *added)
{
  for (guint i = self->ends[present->kind]; i > 0; i--)
    if (g_ptr_array_index (self->records, i - 1) == present) {
      self->records->pdata[i - 1] = added;
      cohort_record_unref (present);
      return;
    }
}

/**
 * cohort_change_put:
 * @record: (transfer full): a record as it shall be; it must not be changed afterwards
 */
void
cohort_change_put (CohortChange *self, gpointer record)
{
  CohortRecord *added = record;
  CohortRecord *present = g_hash_table_lookup (self->by_id, added->id);

  if (present == NULL) {
    insert (self, added);
  } else if (present != added) {
    g_hash_table_remove (self->by_id, added->id);
    replace (self, present, added);
  }
  g_hash_table_insert (self->by_id, added->id, added);
}

/** cohort_change_delete: puts a deleted copy of @record, as it stands in this change if it does */
void
cohort_change_delete (CohortChange *self, gconstpointer record)
{
  const CohortRecord *doomed = record;
  CohortRecord *present = g_hash_table_lookup (self->by_id, doomed->id);
  CohortRecord *copy = cohort_record_copy (present != NULL ? present : doomed);

  copy->deleted = TRUE;
  cohort_change_put (self, copy);
}

/** cohort_change_find: Returns: (transfer none) (nullable): the record as the change leaves it so
 * far */
gpointer
cohort_change_find (const CohortChange *self, CohortRecordKind kind, const char *id)
{
  CohortRecord *record = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;

  return record != NULL && record->kind == kind ? record : NULL;
}

/** cohort_change_merge: puts every record of @other */
void
cohort_change_merge (CohortChange *self, const CohortChange *other)
{
  for (guint i = 0; i < other->records->len; i++)
    cohort_change_put (self, cohort_record_ref (g_ptr_array_index (other->records, i)));
}

/** cohort_change_get_records: Returns: (transfer none) (element-type CohortRecord): what is left
 * behind */
GPtrArray *
cohort_change_get_records (const CohortChange *self)
{
  return self->records;
}

/** cohort_change_get_kind: Returns: the code of what was done */
const char *
cohort_change_get_kind (const CohortChange *self)
{
  return self->kind;
}

/** cohort_change_get_subject: Returns: whom or what it is about; "" for nobody in particular */
const char *
cohort_change_get_subject (const CohortChange *self)
{
  return self->subject;
}

/** cohort_change_get_object: Returns: (nullable): an amount, a convening, a count */
const char *
cohort_change_get_object (const CohortChange *self)
{
  return self->object;
}

/** cohort_change_is_empty: Returns: whether nothing is left behind */
gboolean
cohort_change_is_empty (const CohortChange *self)
{
  return self->records->len == 0;
}
