/* What must not be taken back, so that nothing which is kept is left half.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-revert-private.h"

static gboolean
goes_back (const CohortRevertItem *item)
{
  return !item->stays && (item->made || item->n_cells > 0);
}

/* One that was deleted since is out of the way. */
static gboolean
is_disturbed (const CohortRevertItem *item)
{
  return (item->stays && !item->now->deleted) || item->edited->len > 0;
}

/* Returns whether that is new. */
static gboolean
keep (CohortRevertItem *item, const CohortRecord *hanging)
{
  if (item->stays)
    return FALSE;
  item->stays = TRUE;
  item->hanging = hanging;
  return TRUE;
}

/* The record as it will be. */
static const CohortRecord *
get_final (const CohortRevertPlan *plan, const CohortRecord *record)
{
  const CohortRevertItem *item = cohort_revert_plan_find (plan, record->kind, record->id);

  return item != NULL && goes_back (item) ? item->goal : record;
}

static gboolean
will_live (const CohortRevertPlan *plan, CohortRecordKind kind, const char *id)
{
  const CohortRecord *record = cohort_revert_plan_find_record (plan, kind, id);

  return record != NULL && !get_final (plan, record)->deleted;
}

/* Whether a row that stays for the sake of @record is told so: not when the group brought @record
 * along too, and not when it is told already of whom @record is about. */
static gboolean
is_told (const CohortRevertPlan *plan, const CohortRecord *record, const CohortField *field)
{
  const CohortField *owner = cohort_revert_find_owner_field (record->kind);
  const char *id;

  if (cohort_revert_plan_find (plan, record->kind, record->id) != NULL)
    return FALSE;
  if (owner == NULL || owner == field)
    return TRUE;
  id = cohort_record_get_text (record, owner);
  return id == NULL || cohort_revert_plan_find (plan, owner->target, id) == NULL;
}

/* What @record will refer to cannot go. */
static gboolean
keep_targets (CohortRevertPlan *plan, const CohortRecord *record)
{
  const CohortRecord *final = get_final (plan, record);
  const CohortRecordClass *klass = cohort_record_kind_get_class (record->kind);
  gboolean kept = FALSE;

  for (guint i = 0; !final->deleted && i < klass->n_fields; i++) {
    const CohortField *field = &klass->fields[i];
    const char *id = field->kind == COHORT_FIELD_ID ? cohort_record_get_text (final, field) : NULL;
    CohortRevertItem *target
        = id != NULL ? cohort_revert_plan_find (plan, field->target, id) : NULL;

    if (target != NULL && goes_back (target) && target->goal->deleted)
      kept |= keep (target, is_told (plan, record, field) ? record : NULL);
  }
  return kept;
}

static gboolean
keep_all_targets (CohortRevertPlan *plan)
{
  gboolean kept = FALSE;

  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    GPtrArray *records = cohort_snapshot_get_records (plan->snapshot, kind);

    for (guint i = 0; i < records->len; i++)
      kept |= keep_targets (plan, g_ptr_array_index (records, i));
  }
  for (guint i = 0; i < plan->order->len; i++) {
    const CohortRevertItem *item = g_ptr_array_index (plan->order, i);

    if (item->now->deleted)
      kept |= keep_targets (plan, item->now);
  }
  return kept;
}

/* A row that would refer again to what is gone by now stays as it is. */
static gboolean
keep_without_target (CohortRevertPlan *plan, CohortRevertItem *item)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (item->now->kind);

  for (guint i = 0; goes_back (item) && !item->goal->deleted && i < klass->n_fields; i++) {
    const CohortField *field = &klass->fields[i];
    const char *id
        = field->kind == COHORT_FIELD_ID ? cohort_record_get_text (item->goal, field) : NULL;

    if (id == NULL || will_live (plan, field->target, id))
      continue;
    if (item->now->deleted || g_strcmp0 (id, cohort_record_get_text (item->now, field)) != 0) {
      item->refers = TRUE;
      return keep (item, NULL);
    }
  }
  return FALSE;
}

/* What belongs to a new row that stays, such as her membership, stays with it. */
static gboolean
keep_part (CohortRevertPlan *plan, CohortRevertItem *item)
{
  const CohortField *field = cohort_revert_find_owner_field (item->now->kind);
  const char *id = field != NULL ? cohort_record_get_text (item->now, field) : NULL;
  const CohortRevertItem *owner
      = id != NULL ? cohort_revert_plan_find (plan, field->target, id) : NULL;

  return item->made && owner != NULL && owner->made && is_disturbed (owner) && keep (item, NULL);
}

/* Two that one act turned into each other go back together or not at all: a spot handed on, a role
 * that changed, a refund. Who was merged into whom is no such tie: both go on by themselves. */
static gboolean
keep_tied (CohortRevertPlan *plan, CohortRevertItem *item)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (item->now->kind);
  gboolean kept = FALSE;

  for (guint i = 0; i < klass->n_fields; i++) {
    const CohortField *field = &klass->fields[i];
    gboolean is_tie = field->kind == COHORT_FIELD_ID && field->target == item->now->kind
                      && !g_str_equal (field->name, "merged_into");
    const char *id = is_tie ? cohort_record_get_text (item->left, field) : NULL;
    CohortRevertItem *other = id != NULL ? cohort_revert_plan_find (plan, field->target, id) : NULL;

    if (other == NULL)
      continue;
    if (is_disturbed (other))
      kept |= keep (item, NULL);
    if (is_disturbed (item))
      kept |= keep (other, NULL);
  }
  return kept;
}

/* An amount and its shares add up only together: @record's expense, plan line or invoice; NULL when
 * it belongs to none. */
static char *
dup_sum (const CohortRecord *record)
{
  static const CohortRecordKind wholes[]
      = {COHORT_RECORD_EXPENSE, COHORT_RECORD_PLAN_LINE, COHORT_RECORD_INVOICE};
  const CohortField *field = cohort_revert_find_owner_field (record->kind);

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++) {
    if (record->kind == wholes[i])
      return g_strdup (record->id);
    if (field != NULL && field->target == wholes[i])
      return g_strdup (cohort_record_get_text (record, field));
  }
  return NULL;
}

static gboolean
was_touched_since (CohortRevertPlan *plan,
                   const CohortRecord *record,
                   gboolean *touched,
                   GError **error)
{
  g_autoptr (CohortStatement) statement
      = cohort_statement_new (plan->db->sqlite,
                              "SELECT 1 FROM change_entry WHERE table_number = ?1 AND stream = ?2"
                              " AND row = ?3 AND group_number > ?4 LIMIT 1",
                              error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, cohort_table_get (record->kind)->number);
  cohort_statement_bind_number (statement, 2, cohort_db_get_county (plan->db));
  cohort_statement_bind_id (statement, 3, record->id);
  cohort_statement_bind_number (statement, 4, plan->number);
  step = cohort_statement_step (statement, error);
  *touched = step == COHORT_STEP_ROW;
  return step != COHORT_STEP_ERROR;
}

/* (element-type utf8 CohortRecord): the sums of the plan, each with what changed it since. */
static GHashTable *
collect_sums (CohortRevertPlan *plan)
{
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < plan->order->len; i++) {
    const CohortRevertItem *item = g_ptr_array_index (plan->order, i);
    char *sum = dup_sum (item->left);

    if (sum != NULL)
      g_hash_table_insert (sums, sum, NULL);
  }
  return sums;
}

static gboolean
look_for_later_parts (CohortRevertPlan *plan, GHashTable *sums, GError **error)
{
  for (guint kind = COHORT_RECORD_PLAN_LINE; kind < COHORT_N_RECORD_KINDS; kind++) {
    GPtrArray *records = cohort_snapshot_get_records (plan->snapshot, kind);

    for (guint i = 0; i < records->len; i++) {
      CohortRecord *record = g_ptr_array_index (records, i);
      g_autofree char *sum = dup_sum (record);
      gboolean touched;

      if (sum == NULL || !g_hash_table_contains (sums, sum)
          || cohort_revert_plan_find (plan, kind, record->id) != NULL)
        continue;
      if (!was_touched_since (plan, record, &touched, error))
        return FALSE;
      if (touched)
        g_hash_table_insert (sums, g_steal_pointer (&sum), record);
    }
  }
  return TRUE;
}

/* Keeps whole every sum of which anything changed since. */
static gboolean
keep_changed_sums (CohortRevertPlan *plan, GError **error)
{
  g_autoptr (GHashTable) sums = collect_sums (plan);

  if (g_hash_table_size (sums) == 0)
    return TRUE;
  if (!look_for_later_parts (plan, sums, error))
    return FALSE;
  for (guint i = 0; i < plan->order->len; i++) {
    CohortRevertItem *item = g_ptr_array_index (plan->order, i);
    g_autofree char *sum = dup_sum (item->left);

    if (sum != NULL && is_disturbed (item))
      g_hash_table_insert (sums, g_steal_pointer (&sum), item->now);
  }
  for (guint i = 0; i < plan->order->len; i++) {
    CohortRevertItem *item = g_ptr_array_index (plan->order, i);
    g_autofree char *sum = dup_sum (item->left);
    const CohortRecord *changed = sum != NULL ? g_hash_table_lookup (sums, sum) : NULL;

    if (changed != NULL)
      keep (item,
            cohort_revert_plan_find (plan, changed->kind, changed->id) == NULL ? changed : NULL);
  }
  return TRUE;
}

/**
 * cohort_revert_plan_settle:
 *
 * Decides which rows of the plan stay because of others, until nothing more follows.
 *
 * Returns: %FALSE with an error when the log could not be read
 */
gboolean
cohort_revert_plan_settle (CohortRevertPlan *plan, GError **error)
{
  gboolean goes_on = TRUE;

  if (!keep_changed_sums (plan, error))
    return FALSE;
  while (goes_on) {
    goes_on = keep_all_targets (plan);
    for (guint i = 0; i < plan->order->len; i++) {
      CohortRevertItem *item = g_ptr_array_index (plan->order, i);

      goes_on |= keep_without_target (plan, item);
      goes_on |= keep_part (plan, item);
      goes_on |= keep_tied (plan, item);
    }
  }
  return TRUE;
}
