/* Edits of the county workbook carried out: one change, made by the commands the window uses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-error.h"
#include "cohort-id.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From "planned" every status is reached in fewer steps. */
#define MAX_STEPS 4

/** Applying: a workbook being carried out. */
typedef struct {
  const CohortMoment *moment;
  const CohortSnapshot *before;
  CohortSnapshot *snapshot; /* (owned): as the edits so far leave it */
  CohortChange *change;     /* (owned) */
  CohortCommand *commands;  /* (owned) */
  guint n_commands;
  GPtrArray *refused; /* (element-type CohortSheetRefusal) */
  GCancellable *cancellable; /* (nullable) */
} Applying;

/* The edits of one row. */
typedef struct {
  const CohortRecordSheet *sheet;
  const char *id;   /* of the record; NULL until a new one is there */
  GPtrArray *edits; /* (owned) (element-type CohortSheetEdit) */
  gboolean is_new;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->edits);
  g_free (row);
}

static void
free_refusal (gpointer data)
{
  CohortSheetRefusal *refusal = data;

  g_free (refusal->text);
  g_free (refusal);
}

static void
refuse (Applying *self, const CohortSheetEdit *edit, gboolean whole_row, const GError *error)
{
  CohortSheetRefusal *refusal = g_new0 (CohortSheetRefusal, 1);

  *refusal = (CohortSheetRefusal){edit, whole_row, g_strdup (error->message)};
  g_ptr_array_add (self->refused, refusal);
}

/* Commands */

static gboolean
takes (const Applying *self, const char *name, const char *argument)
{
  for (guint i = 0; i < self->n_commands; i++) {
    g_auto (GStrv) words = NULL;

    if (!g_str_equal (self->commands[i].name, name))
      continue;
    words = g_strsplit_set (self->commands[i].arguments, " ?|", -1);
    return g_strv_contains ((const char *const *)words, argument);
  }
  return FALSE;
}

static void
give_reason (JsonObject *command)
{
  json_object_set_string_member (command, "reason", _ ("Changed in the workbook"));
}

/* Where a rule asks for a reason there is but one to give; elsewhere a note of it would be noise.
 */
static CohortChange *
try_command (Applying *self, JsonObject *command, GError **error)
{
  const char *name = json_object_get_string_member (command, "do");
  g_autoptr (GError) refusal = NULL;
  CohortChange *change = cohort_command_run (self->snapshot, command, self->moment, &refusal);

  if (change == NULL && takes (self, name, "reason")
      && !json_object_has_member (command, "reason")) {
    give_reason (command);
    change = cohort_command_run (self->snapshot, command, self->moment, NULL);
  }
  if (change == NULL)
    g_propagate_error (error, g_steal_pointer (&refusal));
  return change;
}

static void
keep (Applying *self, const CohortChange *change)
{
  CohortSnapshot *next = cohort_snapshot_apply (self->snapshot, change);

  cohort_snapshot_unref (self->snapshot);
  self->snapshot = next;
  cohort_change_merge (self->change, change);
}

static gboolean
run_command (Applying *self, JsonObject *command, GError **error)
{
  g_autoptr (CohortChange) change = try_command (self, command, error);

  if (change == NULL)
    return FALSE;
  keep (self, change);
  return TRUE;
}

/* Whom or what a command is about */

static const char *
find_person (const Applying *self, const Row *row)
{
  const CohortMembership *membership
      = cohort_snapshot_find (self->snapshot, COHORT_RECORD_MEMBERSHIP, row->id);

  return membership != NULL ? membership->person : row->id;
}

static void
name_place (JsonObject *command, const char *person, const char *convening)
{
  json_object_set_string_member (command, "person", person);
  json_object_set_string_member (command, "convening", convening);
}

/* Of the commands about a record of a sheet that has no place at a convening: which it is. */
static const struct {
  const CohortRecordSheet *sheet;
  const char *argument;
  const char *removal;
} subjects[] = {
    {&cohort_sheet_plan, "line", "plan.remove"},
    {&cohort_sheet_ledger, "expense", "expense.remove"},
    {&cohort_sheet_funding, "source", "source.remove"},
    {&cohort_sheet_opportunities, "opportunity", "opportunity.remove"},
    {&cohort_sheet_goals, "goal", "goal.remove"},
    {&cohort_sheet_activities, "activity", "activity.remove"},
};

static guint
find_subject (const CohortRecordSheet *sheet)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (subjects) && subjects[i].sheet != sheet)
    i++;
  return i;
}

static gboolean
is_there (const Applying *self, const Row *row)
{
  return cohort_snapshot_find (self->snapshot, row->sheet->kind, row->id) != NULL
         || (row->sheet == &cohort_sheet_team
             && cohort_snapshot_find (self->snapshot, COHORT_RECORD_PERSON, row->id) != NULL);
}

/* (transfer full) (nullable): @name about the record of @row */
static JsonObject *
new_command (const Applying *self, const Row *row, const char *name, GError **error)
{
  g_autoptr (JsonObject) command = cohort_command_new (name, NULL);
  gconstpointer record = cohort_snapshot_find (self->snapshot, row->sheet->kind, row->id);

  if (!is_there (self, row)) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                         _ ("What this row is about is no longer in Cohort."));
    return NULL;
  }
  if (row->sheet == &cohort_sheet_attendance)
    name_place (command, ((const CohortAttendance *)record)->person,
                ((const CohortAttendance *)record)->convening);
  else if (row->sheet == &cohort_sheet_waitlist)
    name_place (command, ((const CohortWaitlistEntry *)record)->person,
                ((const CohortWaitlistEntry *)record)->convening);
  else if (row->sheet == &cohort_sheet_team && g_str_has_prefix (name, "membership."))
    json_object_set_string_member (command, "membership", row->id);
  else if (row->sheet == &cohort_sheet_team)
    json_object_set_string_member (command, "person", find_person (self, row));
  else
    json_object_set_string_member (command, subjects[find_subject (row->sheet)].argument,
                                   row->id);
  return g_steal_pointer (&command);
}

/* Cells */

static const CohortSheetColumn *
get_column (const CohortSheetEdit *edit)
{
  return cohort_sheet_find_column (edit->sheet, edit->key);
}

static const CohortSheetEdit *
find_edit (const Row *row, const char *key)
{
  for (guint i = 0; i < row->edits->len; i++) {
    const CohortSheetEdit *edit = g_ptr_array_index (row->edits, i);

    if (g_strcmp0 (edit->key, key) == 0)
      return edit;
  }
  return NULL;
}

/* What becomes of a cell: mostly an argument of its column's command. */
typedef struct {
  const char *command;
  const char *argument; /* (nullable): NULL: the command alone says it */
  const char *text;
} Act;

/* The status "ended" and the last day say the same, and neither can be had without the other. */
static Act
get_act (const Row *row, const CohortSheetEdit *edit)
{
  const CohortSheetColumn *column = get_column (edit);

  if (row->sheet != &cohort_sheet_team)
    return (Act){column->command, column->argument, edit->text};
  if (g_str_equal (edit->key, "status") && g_str_equal (edit->text, "ended"))
    return (Act){"membership.end", NULL, NULL};
  if (g_str_equal (edit->key, "end") && *edit->text == '\0')
    return (Act){"membership.edit", find_edit (row, "status") != NULL ? NULL : "status", "active"};
  return (Act){column->command, column->argument, edit->text};
}

static void
set_argument (const Applying *self,
              const Row *row,
              JsonObject *command,
              const CohortSheetEdit *edit,
              Act act)
{
  const char *name = act.argument;
  const char *text = act.text;
  CohortSheetKind kind = get_column (edit)->kind;
  gboolean is_number = kind == COHORT_SHEET_RATE || kind == COHORT_SHEET_COUNT;
  const CohortSheetNames both = {self->before, self->snapshot};
  gint64 number;

  if (kind == COHORT_SHEET_FLAG)
    json_object_set_boolean_member (command, name, g_str_equal (text, "yes"));
  else if (edit->sheet == &cohort_sheet_activities && g_str_equal (edit->key, "people"))
    json_object_set_array_member (command, name, cohort_sheet_list_names (&both, row->id, text));
  else if (is_number && *text == '\0')
    json_object_set_null_member (command, name);
  else if (is_number && cohort_sheet_parse_number (kind, text, &number, NULL))
    json_object_set_int_member (command, name, number);
  else
    json_object_set_string_member (command, name, text);
}

/* Rows that are there */

static gboolean
is_of (const Row *row, const CohortSheetEdit *edit, const char *name)
{
  return g_strcmp0 (get_act (row, edit).command, name) == 0;
}

/* @edit: (nullable): the only one to carry out */
static gboolean
run_edits (Applying *self,
           const Row *row,
           const char *name,
           const CohortSheetEdit *only,
           GError **error)
{
  g_autoptr (JsonObject) command = new_command (self, row, name, error);

  if (command == NULL)
    return FALSE;
  for (guint i = 0; i < row->edits->len; i++) {
    const CohortSheetEdit *edit = g_ptr_array_index (row->edits, i);
    Act act;

    if (!is_of (row, edit, name) || (only != NULL && edit != only))
      continue;
    act = get_act (row, edit);
    if (act.argument != NULL)
      set_argument (self, row, command, edit, act);
  }
  return run_command (self, command, error);
}

/* One cell that cannot be taken does not keep the others of its row out. */
static void
run_each_edit (Applying *self, const Row *row, const char *name)
{
  for (guint i = 0; i < row->edits->len; i++) {
    const CohortSheetEdit *edit = g_ptr_array_index (row->edits, i);
    g_autoptr (GError) error = NULL;

    if (is_of (row, edit, name) && !run_edits (self, row, name, edit, &error))
      refuse (self, edit, FALSE, error);
  }
}

static guint
count_edits (const Row *row, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < row->edits->len; i++)
    n += is_of (row, g_ptr_array_index (row->edits, i), name) ? 1 : 0;
  return n;
}

static void
run_step (Applying *self, const Row *row, const CohortSheetEdit *edit, const char *name)
{
  g_autoptr (GError) error = NULL;

  if (run_edits (self, row, name, NULL, &error))
    return;
  if (count_edits (row, name) > 1)
    run_each_edit (self, row, name);
  else
    refuse (self, edit, FALSE, error);
}

static gboolean
is_first_of (const Row *row, guint at, const char *name)
{
  for (guint i = 0; i < at; i++)
    if (is_of (row, g_ptr_array_index (row->edits, i), name))
      return FALSE;
  return TRUE;
}

/* Each command once, in the order of the columns; an end comes after what was corrected before. */
static void
change_row (Applying *self, const Row *row)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < row->edits->len; i++) {
      const CohortSheetEdit *edit = g_ptr_array_index (row->edits, i);
      const char *name = get_act (row, edit).command;

      if (name != NULL && g_str_equal (name, "membership.end") == (pass == 1)
          && is_first_of (row, i, name))
        run_step (self, row, edit, name);
    }
}

/* New rows */

static gboolean
check_complete (const Row *row, GError **error)
{
  for (guint i = 0; i < row->sheet->n_columns; i++) {
    const CohortSheetColumn *column = &row->sheet->columns[i];

    if ((column->flags & COHORT_SHEET_REQUIRED) == 0 || find_edit (row, column->key) != NULL)
      continue;
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 /* Translators: %s is the heading of a column. */
                 _ ("A new row needs something in the column “%s”."),
                 cohort_sheet_column_get_heading (column));
    return FALSE;
  }
  return TRUE;
}

/* All of a plan line or an expense on one source. */
static void
set_source (JsonObject *command, const char *source)
{
  JsonArray *splits = json_array_new ();
  JsonObject *split = json_object_new ();

  json_object_set_string_member (split, "source", source);
  json_object_set_int_member (split, "permille", 1000);
  json_array_add_object_element (splits, split);
  json_object_set_array_member (command, "splits", splits);
}

/* Takes what the command that adds it can say out of the row; the rest follows as edits. */
static JsonObject *
new_addition (const Applying *self, Row *row)
{
  JsonObject *command = cohort_command_new (row->sheet->add, NULL);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; i < row->edits->len; i++) {
    const CohortSheetEdit *edit = g_ptr_array_index (row->edits, i);
    const CohortSheetColumn *column = get_column (edit);
    Act act = get_act (row, edit);

    if (act.argument != NULL && takes (self, row->sheet->add, act.argument))
      set_argument (self, row, command, edit, act);
    else if (g_strcmp0 (act.argument, "source") == 0 && column->command == NULL)
      set_source (command, edit->text);
    else if (act.command != NULL)
      g_ptr_array_add (rest, (gpointer)edit);
  }
  g_ptr_array_set_size (row->edits, 0);
  g_ptr_array_extend (row->edits, rest, NULL, NULL);
  return command;
}

static const CohortRecord *
find_record (const CohortChange *change, CohortRecordKind kind)
{
  GPtrArray *records = cohort_change_get_records (change);

  for (guint i = 0; i < records->len; i++) {
    const CohortRecord *record = g_ptr_array_index (records, i);

    if (record->kind == kind)
      return record;
  }
  return NULL;
}

/* The last status before @to on the shortest way from @from, by whose moves it is reached. */
static const char *
find_step (const char *from, const char *to, guint n_steps)
{
  const char *const *moves = cohort_attendance_get_moves (from);

  for (guint i = 0; moves[i] != NULL; i++)
    if (g_str_equal (moves[i], to)
        || (n_steps > 1 && find_step (moves[i], to, n_steps - 1) != NULL))
      return moves[i];
  return NULL;
}

static const char *
find_next_status (const char *from, const char *to)
{
  const char *step = NULL;

  for (guint n = 1; n <= MAX_STEPS && step == NULL; n++)
    step = find_step (from, to, n);
  return step;
}

/* What a county without Cohort hands in has happened already: whoever attended was registered
 * before. */
static void
walk_to_status (Applying *self, const Row *row)
{
  const CohortSheetEdit *edit = find_edit (row, "status");

  for (guint i = 0; edit != NULL && i < MAX_STEPS; i++) {
    const CohortAttendance *attendance
        = cohort_snapshot_find (self->snapshot, COHORT_RECORD_ATTENDANCE, row->id);
    const char *step = attendance != NULL && g_strcmp0 (attendance->status, edit->text) != 0
                           ? find_next_status (attendance->status, edit->text)
                           : NULL;
    g_autoptr (JsonObject) command = NULL;

    if (step == NULL || g_str_equal (step, edit->text))
      return;
    command = new_command (self, row, "attendance.set", NULL);
    json_object_set_string_member (command, "status", step);
    if (!run_command (self, command, NULL))
      return;
  }
}

static void
add_row (Applying *self, Row *row)
{
  const CohortSheetEdit *first = g_ptr_array_index (row->edits, 0);
  g_autoptr (JsonObject) command = NULL;
  g_autoptr (CohortChange) change = NULL;
  g_autoptr (GError) error = NULL;
  const CohortRecord *record;

  if (check_complete (row, &error)) {
    command = new_addition (self, row);
    change = try_command (self, command, &error);
  }
  if (change == NULL) {
    refuse (self, first, TRUE, error);
    return;
  }
  keep (self, change);
  record = find_record (change, row->sheet->kind);
  g_return_if_fail (record != NULL);
  row->id = record->id;
  if (row->sheet == &cohort_sheet_attendance)
    walk_to_status (self, row);
  change_row (self, row);
}

/* Rows taken away */

/* Whoever is on the team leaves it; whoever is not any more, or never was, was a mistake. */
static const char *
get_team_removal (const Applying *self, const Row *row)
{
  const CohortMembership *membership
      = cohort_snapshot_find (self->snapshot, COHORT_RECORD_MEMBERSHIP, row->id);

  return membership != NULL && g_strcmp0 (membership->status, "ended") != 0 ? "membership.end"
                                                                            : "person.remove";
}

static const char *
get_removal (const Applying *self, const Row *row)
{
  if (row->sheet == &cohort_sheet_team)
    return get_team_removal (self, row);
  if (row->sheet == &cohort_sheet_attendance)
    return "attendance.withdraw";
  if (row->sheet == &cohort_sheet_waitlist)
    return "waitlist.set";
  return subjects[find_subject (row->sheet)].removal;
}

static void
remove_row (Applying *self, const Row *row)
{
  const CohortSheetEdit *edit = g_ptr_array_index (row->edits, 0);
  const char *name = get_removal (self, row);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) command = new_command (self, row, name, &error);

  if (command != NULL) {
    if (row->sheet == &cohort_sheet_waitlist)
      json_object_set_string_member (command, "state", "withdrawn");
    if (takes (self, name, "reason"))
      give_reason (command);
  }
  if (command == NULL || !run_command (self, command, &error))
    refuse (self, edit, TRUE, error);
}

/* All */

static Row *
find_row (GPtrArray *rows, GHashTable *by_id, const CohortSheetEdit *edit)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", edit->sheet->code, edit->id);
  Row *row = g_hash_table_lookup (by_id, key);

  if (row != NULL)
    return row;
  row = g_new0 (Row, 1);
  *row = (Row){edit->sheet, edit->id, g_ptr_array_new (), edit->id[0] == '+'};
  g_ptr_array_add (rows, row);
  g_hash_table_insert (by_id, g_steal_pointer (&key), row);
  return row;
}

static GPtrArray *
gather_rows (const GPtrArray *edits)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < edits->len; i++) {
    CohortSheetEdit *edit = g_ptr_array_index (edits, i);

    g_ptr_array_add (find_row (rows, by_id, edit)->edits, edit);
  }
  return rows;
}

static gboolean
is_removal (const Row *row)
{
  return ((const CohortSheetEdit *)g_ptr_array_index (row->edits, 0))->key == NULL;
}

static void
apply_sheet (Applying *self, GPtrArray *rows, const CohortRecordSheet *sheet, gboolean removals)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len && !g_cancellable_is_cancelled (self->cancellable); i++) {
      Row *row = g_ptr_array_index (rows, i);

      if (row->sheet != sheet || row->edits->len == 0 || row->is_new != (pass == 1)
          || is_removal (row) != removals)
        continue;
      if (removals)
        remove_row (self, row);
      else if (row->is_new)
        add_row (self, row);
      else
        change_row (self, row);
    }
}

/* Edits that were carried out and left their cell as it was */

static gboolean
is_refused (const Applying *self, const CohortSheetEdit *edit)
{
  for (guint i = 0; i < self->refused->len; i++)
    if (((const CohortSheetRefusal *)g_ptr_array_index (self->refused, i))->edit == edit)
      return TRUE;
  return FALSE;
}

/* (transfer full) (element-type utf8 CohortSheetRow): of one sheet, by id */
static GHashTable *
index_rows (const CohortSnapshot *snapshot, const CohortRecordSheet *sheet, CohortDate today)
{
  g_autoptr (GPtrArray) rows = cohort_sheets_build (snapshot, sheet, today);
  GHashTable *by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify)cohort_sheet_row_free);

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++) {
    CohortSheetRow *row = g_ptr_array_index (rows, i);

    g_hash_table_replace (by_id, row->id, row);
  }
  return by_id;
}

static void
refuse_idle (Applying *self, const CohortSheetEdit *edit)
{
  const char *heading = cohort_sheet_column_get_heading (get_column (edit));
  g_autoptr (GError) error
      = g_error_new (COHORT_ERROR, COHORT_ERROR_REFUSED,
                     *edit->text == '\0' ? _ ("“%s” is empty.")
                                         : _ ("“%s” can no longer be changed in this row."),
                     heading);

  refuse (self, edit, FALSE, error);
}

/* Some commands let what they cannot do without be, and nobody may think that it was edited. */
static void
refuse_idle_edits (Applying *self,
                   const CohortSnapshot *before,
                   const GPtrArray *edits,
                   const CohortRecordSheet *sheet)
{
  g_autoptr (GHashTable) were = NULL;
  g_autoptr (GHashTable) are = NULL;

  for (guint i = 0; i < edits->len && !g_cancellable_is_cancelled (self->cancellable); i++) {
    const CohortSheetEdit *edit = g_ptr_array_index (edits, i);
    const CohortSheetRow *was, *is;
    gsize at;

    if (edit->sheet != sheet || edit->key == NULL || edit->id[0] == '+' || is_refused (self, edit))
      continue;
    if (were == NULL) {
      were = index_rows (before, sheet, self->moment->today);
      are = index_rows (self->snapshot, sheet, self->moment->today);
    }
    was = g_hash_table_lookup (were, edit->id);
    is = g_hash_table_lookup (are, edit->id);
    at = (gsize)(get_column (edit) - sheet->columns);
    if (was != NULL && is != NULL && g_strcmp0 (was->texts[at], is->texts[at]) == 0
        && g_strcmp0 (is->texts[at], edit->text) != 0)
      refuse_idle (self, edit);
  }
}

/**
 * cohort_sheets_try:
 * @edits: (element-type CohortSheetEdit): of cells that may be edited, rows that are new, and rows
 *   to be removed
 * @refused: (element-type CohortSheetRefusal): receives what cannot be done, and why
 * @cancellable: (nullable): looked at for each row
 * @error: return location for %G_IO_ERROR_CANCELLED, the only one
 *
 * Carries out the edits one after another, each on what the earlier ones leave: people and sources
 * first, since the other sheets name them, and what is taken away last. Of a row whose edits are
 * refused together each is tried by itself. A reason is given where a rule asks for one. An edit
 * that leaves its cell as it was is refused as well.
 *
 * Returns: (transfer full): what was possible, as one change, or %NULL when it was cancelled
 */
CohortChange *
cohort_sheets_try (const CohortSnapshot *snapshot,
                   const GPtrArray *edits,
                   const CohortMoment *moment,
                   GPtrArray *refused,
                   GCancellable *cancellable,
                   GError **error)
{
  static const CohortRecordSheet *const order[]
      = {&cohort_sheet_team,          &cohort_sheet_funding, &cohort_sheet_attendance,
         &cohort_sheet_plan,          &cohort_sheet_ledger,  &cohort_sheet_waitlist,
         &cohort_sheet_opportunities, &cohort_sheet_goals,   &cohort_sheet_activities};
  g_autoptr (GPtrArray) rows = gather_rows (edits);
  Applying self = {
      .moment = moment,
      .before = snapshot,
      .snapshot = cohort_snapshot_ref ((CohortSnapshot *)snapshot),
      .change = cohort_change_new ("import", "", NULL),
      .refused = refused,
      .cancellable = cancellable,
  };

  self.commands = cohort_command_get_all (&self.n_commands);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    apply_sheet (&self, rows, order[i], FALSE);
  for (guint i = G_N_ELEMENTS (order); i > 0; i--)
    apply_sheet (&self, rows, order[i - 1], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    refuse_idle_edits (&self, snapshot, edits, order[i]);
  cohort_snapshot_unref (self.snapshot);
  g_free (self.commands);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_pointer (&self.change, cohort_change_unref);
  return self.change;
}

/** cohort_sheets_new_refusals: Returns: (transfer full): an empty list for cohort_sheets_try() */
GPtrArray *
cohort_sheets_new_refusals (void)
{
  return g_ptr_array_new_with_free_func (free_refusal);
}

/**
 * cohort_sheets_apply:
 * @edits: (element-type CohortSheetEdit): see cohort_sheets_try()
 * @error: return location for a #CohortError that names sheet and column
 *
 * Returns: (transfer full): one change with all of them, or %NULL when one is refused
 */
CohortChange *
cohort_sheets_apply (const CohortSnapshot *snapshot,
                     const GPtrArray *edits,
                     const CohortMoment *moment,
                     GError **error)
{
  g_autoptr (GPtrArray) refused = cohort_sheets_new_refusals ();
  g_autoptr (CohortChange) change
      = cohort_sheets_try (snapshot, edits, moment, refused, NULL, NULL);
  const CohortSheetRefusal *first = refused->len > 0 ? g_ptr_array_index (refused, 0) : NULL;
  const CohortSheetColumn *column;

  if (first == NULL)
    return g_steal_pointer (&change);
  column = first->whole_row ? NULL : get_column (first->edit);
  if (column != NULL)
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_REFUSED,
                 /* Translators: a sheet of a workbook, the heading of a column, and a sentence. */
                 _ ("%1$s, column “%2$s”: %3$s"), cohort_sheet_get_title (first->edit->sheet),
                 cohort_sheet_column_get_heading (column), first->text);
  else
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_REFUSED,
                 /* Translators: a sheet of a workbook, and a sentence. */
                 _ ("%1$s: %2$s"), cohort_sheet_get_title (first->edit->sheet), first->text);
  return NULL;
}
