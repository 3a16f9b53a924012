/* The shares of plan lines and expenses as they are stored.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-splits.h"

#include "cohort-id.h"

static GArray *
new_splits (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CohortSplit));
}

static int
compare_by_position (gconstpointer a, gconstpointer b, gpointer field)
{
  const CohortRecord *one = *(CohortRecord *const *)a, *other = *(CohortRecord *const *)b;
  gint64 first = cohort_record_get_number (one, field);
  gint64 second = cohort_record_get_number (other, field);

  if (first != second)
    return first < second ? -1 : 1;
  return g_strcmp0 (one->id, other->id);
}

/* (transfer container): the rows of @owner, in order */
static GPtrArray *
select_rows (const CohortSnapshot *snapshot,
             CohortRecordKind kind,
             const char *owner_field,
             const char *owner)
{
  GPtrArray *rows = cohort_snapshot_select (snapshot, kind, owner_field, owner);

  g_ptr_array_sort_with_data (rows, compare_by_position,
                              (gpointer)cohort_record_kind_find_field (kind, "position"));
  return rows;
}

static void
append_found (GArray *splits, const CohortSnapshot *snapshot, const char *source, CohortSplit split)
{
  split.source = cohort_snapshot_find (snapshot, COHORT_RECORD_FUNDING_SOURCE, source);
  if (split.source != NULL)
    g_array_append_val (splits, split);
}

/** cohort_splits_of_line: Returns: (transfer full): the shares of a plan line as they stand */
GArray *
cohort_splits_of_line (const CohortSnapshot *snapshot, const char *line)
{
  g_autoptr (GPtrArray) rows = select_rows (snapshot, COHORT_RECORD_PLAN_SPLIT, "plan_line", line);
  GArray *splits = new_splits ();

  for (guint i = 0; i < rows->len; i++) {
    const CohortPlanSplit *row = g_ptr_array_index (rows, i);
    append_found (splits, snapshot, row->source, (CohortSplit){NULL, row->cents, row->permille});
  }
  return splits;
}

/** cohort_splits_of_expense: Returns: (transfer full): the shares of an expense as they stand */
GArray *
cohort_splits_of_expense (const CohortSnapshot *snapshot, const char *expense)
{
  g_autoptr (GPtrArray) rows
      = select_rows (snapshot, COHORT_RECORD_EXPENSE_SPLIT, "expense", expense);
  GArray *splits = new_splits ();

  for (guint i = 0; i < rows->len; i++) {
    const CohortExpenseSplit *row = g_ptr_array_index (rows, i);
    append_found (splits, snapshot, row->source, (CohortSplit){NULL, row->cents, COHORT_UNKNOWN});
  }
  return splits;
}

/* A row is named after its owner and source, so that two machines that charge the same source make
 * the same row instead of two that count twice. */
static gpointer
copy_or_make_row (const GPtrArray *rows,
                  CohortRecordKind kind,
                  const char *owner,
                  const CohortFundingSource *source)
{
  const CohortField *field = cohort_record_kind_find_field (kind, "source");
  g_autofree char *key = g_strconcat (owner, "/", source->record.id, NULL);
  g_autofree char *id = cohort_id_derive (cohort_record_kind_get_class (kind)->table, key);

  for (guint i = 0; i < rows->len; i++) {
    gconstpointer row = g_ptr_array_index (rows, i);

    if (g_strcmp0 (cohort_record_get_text (row, field), source->record.id) == 0)
      return cohort_record_copy (row);
  }
  return cohort_record_new (kind, id);
}

static void
put_row (CohortChange *change, const CohortSnapshot *snapshot, CohortRecord *row)
{
  const CohortRecord *present = cohort_snapshot_find (snapshot, row->kind, row->id);

  if (present != NULL && cohort_record_equal (present, row))
    cohort_record_unref (row);
  else
    cohort_change_put (change, row);
}

static void
delete_unlisted (const GPtrArray *rows, const GArray *splits, CohortChange *change)
{
  for (guint i = 0; i < rows->len; i++) {
    const CohortRecord *row = g_ptr_array_index (rows, i);
    const CohortField *field = cohort_record_kind_find_field (row->kind, "source");
    gboolean is_kept = FALSE;

    for (guint j = 0; j < splits->len; j++)
      is_kept = is_kept
                || g_strcmp0 (cohort_record_get_text (row, field),
                              g_array_index (splits, CohortSplit, j).source->record.id)
                       == 0;
    if (!is_kept)
      cohort_change_delete (change, row);
  }
}

/** cohort_splits_put_on_line: puts the rows that make @splits the shares of a plan line */
void
cohort_splits_put_on_line (GArray *splits,
                           CohortChange *change,
                           const CohortSnapshot *snapshot,
                           const char *line)
{
  g_autoptr (GPtrArray) rows = select_rows (snapshot, COHORT_RECORD_PLAN_SPLIT, "plan_line", line);

  delete_unlisted (rows, splits, change);
  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    CohortPlanSplit *row = copy_or_make_row (rows, COHORT_RECORD_PLAN_SPLIT, line, split->source);

    cohort_set_text (&row->plan_line, line);
    cohort_set_text (&row->source, split->source->record.id);
    row->cents = split->cents;
    row->permille = split->permille;
    row->position = i;
    put_row (change, snapshot, COHORT_RECORD (row));
  }
}

/** cohort_splits_put_on_expense: puts the rows that make @splits, which are amounts, those of an
 * expense */
void
cohort_splits_put_on_expense (GArray *splits,
                              CohortChange *change,
                              const CohortSnapshot *snapshot,
                              const char *expense)
{
  g_autoptr (GPtrArray) rows
      = select_rows (snapshot, COHORT_RECORD_EXPENSE_SPLIT, "expense", expense);

  delete_unlisted (rows, splits, change);
  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    CohortExpenseSplit *row
        = copy_or_make_row (rows, COHORT_RECORD_EXPENSE_SPLIT, expense, split->source);

    cohort_set_text (&row->expense, expense);
    cohort_set_text (&row->source, split->source->record.id);
    row->cents = split->cents;
    row->position = i;
    put_row (change, snapshot, COHORT_RECORD (row));
  }
}
