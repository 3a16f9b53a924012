/* The rows a change group touched, each as it is, as the group left it, and as it would go back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-revert-private.h"

#include "cohort-id.h"
#include "cohort-log-values.h"

#define ID_BYTES 16

static guint
hash_record (gconstpointer data)
{
  const CohortRecord *record = data;

  return g_str_hash (record->id) + (guint)record->kind;
}

static gboolean
is_same_record (gconstpointer a, gconstpointer b)
{
  const CohortRecord *one = a, *other = b;

  return one->kind == other->kind && g_str_equal (one->id, other->id);
}

static void
free_item (gpointer data)
{
  CohortRevertItem *item = data;

  cohort_record_unref (item->now);
  cohort_record_unref (item->left);
  cohort_record_unref (item->goal);
  g_ptr_array_unref (item->edited);
  g_free (item);
}

/** cohort_revert_plan_clear: frees what cohort_revert_plan_load() filled in */
void
cohort_revert_plan_clear (CohortRevertPlan *plan)
{
  g_clear_pointer (&plan->order, g_ptr_array_unref);
  g_clear_pointer (&plan->items, g_hash_table_unref);
  g_clear_pointer (&plan->snapshot, cohort_snapshot_unref);
}

/** cohort_revert_plan_find: Returns: (nullable): the row, if the group touched it */
CohortRevertItem *
cohort_revert_plan_find (const CohortRevertPlan *plan, CohortRecordKind kind, const char *id)
{
  const CohortRecord key = {.kind = kind, .id = (char *)id};

  return g_hash_table_lookup (plan->items, &key);
}

/* Documented in the header. */
const CohortRecord *
cohort_revert_plan_find_record (const CohortRevertPlan *plan, CohortRecordKind kind, const char *id)
{
  const CohortRevertItem *item = cohort_revert_plan_find (plan, kind, id);

  return item != NULL ? item->now : cohort_snapshot_find (plan->snapshot, kind, id);
}

/* Documented in the header. */
const CohortField *
cohort_revert_find_owner_field (CohortRecordKind kind)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (kind);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == COHORT_FIELD_ID && klass->fields[i].target != kind)
      return &klass->fields[i];
  return NULL;
}

static CohortRecord *
load_record (CohortRevertPlan *plan, CohortRecordKind kind, const char *id, GError **error)
{
  CohortRecord *record = cohort_snapshot_find (plan->snapshot, kind, id);

  if (record != NULL)
    return cohort_record_ref (record);
  record = cohort_db_find_record (plan->db, kind, id, error);
  if (record == NULL && (error == NULL || *error == NULL))
    cohort_db_set_damaged (error);
  return record;
}

static CohortRevertItem *
add_item (CohortRevertPlan *plan, CohortRecordKind kind, const char *id, GError **error)
{
  CohortRecord *record = load_record (plan, kind, id, error);
  CohortRevertItem *item;

  if (record == NULL)
    return NULL;
  item = g_new0 (CohortRevertItem, 1);
  item->now = record;
  item->left = cohort_record_copy (record);
  item->goal = cohort_record_copy (record);
  item->edited = g_ptr_array_new ();
  g_hash_table_insert (plan->items, item->now, item);
  g_ptr_array_add (plan->order, item);
  return item;
}

static CohortRevertItem *
find_or_add (CohortRevertPlan *plan, const CohortLogEntry *entry, GError **error)
{
  g_autofree char *id = NULL;
  CohortRevertItem *item;

  if (entry->stream != cohort_db_get_county (plan->db)
      || sqlite3_value_bytes (entry->row) != ID_BYTES) {
    cohort_db_set_damaged (error);
    return NULL;
  }
  id = cohort_id_from_bytes (sqlite3_value_blob (entry->row));
  item = cohort_revert_plan_find (plan, entry->table->kind, id);
  return item != NULL ? item : add_item (plan, entry->table->kind, id, error);
}

static gboolean
fill (CohortRecord *record, const CohortFieldGroup *group, const char *json, GError **error)
{
  g_autoptr (JsonArray) values
      = cohort_log_values_parse_all (json, g_strv_length ((char **)group->columns));

  if (values == NULL)
    return cohort_db_set_damaged (error);
  for (guint i = 0; group->columns[i] != NULL; i++) {
    const CohortField *field = cohort_record_kind_find_field (record->kind, group->columns[i]);
    JsonNode *value = json_array_get_element (values, i);

    if (field == NULL && g_str_equal (group->columns[i], "deleted"))
      record->deleted = json_node_get_int (value) != 0;
    else if (field != NULL && !cohort_log_values_fill (record, field, value))
      return cohort_db_set_damaged (error);
  }
  return TRUE;
}

static gboolean
is_equal (const CohortRecord *a, const CohortRecord *b, const CohortField *field)
{
  if (field->kind == COHORT_FIELD_TEXT || field->kind == COHORT_FIELD_ID)
    return g_strcmp0 (cohort_record_get_text (a, field), cohort_record_get_text (b, field)) == 0;
  return cohort_record_get_number (a, field) == cohort_record_get_number (b, field);
}

static void
copy_field (CohortRecord *to, const CohortRecord *from, const CohortField *field)
{
  if (field->kind == COHORT_FIELD_TEXT || field->kind == COHORT_FIELD_ID)
    cohort_record_set_text (to, field, cohort_record_get_text (from, field));
  else
    cohort_record_set_number (to, field, cohort_record_get_number (from, field));
}

/* Appends the columns of @group that are no longer as the group left them. */
static guint
add_edited (CohortRevertItem *item, const CohortFieldGroup *group)
{
  guint before = item->edited->len;

  for (guint i = 0; group->columns[i] != NULL; i++) {
    const CohortField *field = cohort_record_kind_find_field (item->now->kind, group->columns[i]);

    if (field != NULL && !is_equal (item->now, item->left, field))
      g_ptr_array_add (item->edited, (gpointer)field->name);
  }
  return item->edited->len - before;
}

/* A new row is as it was left only when every cell is, those nobody filled in too. */
static void
judge_made (CohortRevertItem *item)
{
  const CohortTable *table = cohort_table_get (item->now->kind);

  for (guint i = 0; i < table->n_groups; i++)
    add_edited (item, &table->groups[i]);
  item->goal->deleted = TRUE;
  item->stays = item->edited->len > 0;
}

/* What a cell was before goes into the goal as the log is walked backwards; here it is decided
 * whether it stays there. */
static void
judge_cells (CohortRevertItem *item, const gboolean *touched)
{
  const CohortTable *table = cohort_table_get (item->now->kind);

  for (guint i = 0; i < table->n_groups; i++) {
    const CohortFieldGroup *group = &table->groups[i];

    if (!touched[i])
      continue;
    if (group->number == COHORT_LIFE_GROUP && item->now->deleted != item->left->deleted)
      item->goal->deleted = item->now->deleted;
    else if (add_edited (item, group) == 0)
      item->n_cells++;
    else
      for (guint j = 0; group->columns[j] != NULL; j++)
        copy_field (item->goal, item->now,
                    cohort_record_kind_find_field (item->now->kind, group->columns[j]));
  }
}

typedef struct {
  CohortRevertPlan *plan;
  GHashTable *touched; /* (element-type CohortRevertItem gboolean[]) */
} Walk;

static gboolean
take_entry (CohortDb *db, const CohortLogEntry *entry, gpointer data, GError **error)
{
  Walk *walk = data;
  CohortRevertItem *item = find_or_add (walk->plan, entry, error);
  gboolean *touched;
  guint place = (guint)(entry->group - entry->table->groups);

  if (item == NULL)
    return FALSE;
  touched = g_hash_table_lookup (walk->touched, item);
  if (touched == NULL) {
    touched = g_new0 (gboolean, entry->table->n_groups);
    g_hash_table_insert (walk->touched, item, touched);
  }
  if (!touched[place] && !fill (item->left, entry->group, entry->after, error))
    return FALSE;
  touched[place] = TRUE;
  if (entry->before != NULL)
    return fill (item->goal, entry->group, entry->before, error);
  item->made |= entry->group->number == COHORT_LIFE_GROUP;
  return TRUE;
}

/* What a new row was before the log says anything of it. */
static void
blank_untouched (CohortRevertItem *item, const gboolean *touched)
{
  const CohortTable *table = cohort_table_get (item->now->kind);
  g_autoptr (CohortRecord) blank = cohort_record_new (item->now->kind, item->now->id);

  for (guint i = 0; i < table->n_groups; i++)
    for (guint j = 0; !touched[i] && table->groups[i].columns[j] != NULL; j++) {
      const CohortField *field
          = cohort_record_kind_find_field (item->now->kind, table->groups[i].columns[j]);

      if (field != NULL)
        copy_field (item->left, blank, field);
    }
}

static void
judge (CohortRevertItem *item, const gboolean *touched)
{
  /* Deleted since: what it was is of no more use to anybody. */
  if (item->now->deleted && !item->left->deleted) {
    item->stays = TRUE;
    return;
  }
  if (!item->made) {
    judge_cells (item, touched);
    return;
  }
  blank_untouched (item, touched);
  judge_made (item);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const CohortRevertItem *one = *(CohortRevertItem *const *)a;
  const CohortRevertItem *other = *(CohortRevertItem *const *)b;

  return (int)other->now->kind - (int)one->now->kind;
}

/**
 * cohort_revert_plan_load:
 * @plan: (out caller-allocates): cleared by cohort_revert_plan_clear(), also after an error
 *
 * Reads what group @number did and which of it still is as it left it.
 *
 * Returns: %FALSE with an error when the log cannot be read
 */
gboolean
cohort_revert_plan_load (CohortRevertPlan *plan, CohortDb *db, gint64 number, GError **error)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Walk walk = {plan, touched};

  plan->db = db;
  plan->number = number;
  plan->items = g_hash_table_new_full (hash_record, is_same_record, NULL, free_item);
  plan->order = g_ptr_array_new ();
  plan->snapshot = cohort_db_load_snapshot (db, error);
  if (plan->snapshot == NULL || !cohort_db_walk_entries (db, number, take_entry, &walk, error))
    return FALSE;
  for (guint i = 0; i < plan->order->len; i++) {
    CohortRevertItem *item = g_ptr_array_index (plan->order, i);

    judge (item, g_hash_table_lookup (touched, item));
  }
  g_ptr_array_sort (plan->order, compare_items);
  return TRUE;
}
