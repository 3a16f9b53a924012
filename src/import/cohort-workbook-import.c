/* The county workbook coming back: what was edited in it, merged with what the county did since.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook-import.h"

#include "cohort-workbook-private.h"

#include <glib/gi18n-lib.h>

static void
free_item (gpointer data)
{
  CohortWorkbookItem *item = data;

  g_free (item->sheet_name);
  g_free (item->letter);
  g_free (item->id);
  g_free (item->name);
  g_free (item->base);
  g_free (item->theirs);
  g_free (item->ours);
  g_strfreev (item->texts);
  g_free (item->text);
  g_free (item);
}

/** cohort_workbook_add_item: @row: (nullable): NULL: the row is missing; @column: -1: of the whole
 * row. Returns: (transfer none): an item to be filled */
CohortWorkbookItem *
cohort_workbook_add_item (CohortWorkbookImport *self,
                          CohortWorkbookItemKind kind,
                          const CohortWorkbookPart *part,
                          const CohortRow *row,
                          int column)
{
  CohortWorkbookItem *item = g_new0 (CohortWorkbookItem, 1);
  const char *id = row != NULL ? cohort_workbook_part_get_id (part, row) : NULL;

  item->kind = kind;
  item->sheet = part->sheet;
  item->sheet_name = g_strdup (cohort_workbook_part_get_name (part));
  item->row = row != NULL ? row->number : 0;
  item->id = id != NULL ? g_strdup (id) : g_strdup_printf ("+%u", item->row);
  item->name = g_strdup ("");
  if (column >= 0) {
    item->column = &part->sheet->columns[column];
    item->letter = cohort_cells_column ((guint)g_array_index (part->places, int, column));
  }
  g_ptr_array_add (self->items, item);
  return item;
}

/* Whose workbook it is */

static const char *
find_chosen_county (const CohortWorkbookFile *file)
{
  const CohortSheet *sheet = file->county_sheet != NULL
                                 ? cohort_workbook_find_sheet (file->cells, file->county_sheet)
                                 : NULL;

  for (guint i = 0; sheet != NULL && file->county_cell != NULL && i < sheet->rows->len; i++) {
    const CohortRow *row = g_ptr_array_index (sheet->rows, i);

    for (guint j = 0; j < row->n_cells; j++) {
      g_autofree char *address = cohort_cells_address (row->number, j);

      if (g_str_equal (address, file->county_cell))
        return row->cells[j].text;
    }
  }
  return NULL;
}

static const CohortCounty *
find_county (const CohortWorkbookImport *self, const CohortWorkbookFile *file, GError **error)
{
  CohortProgram *program = cohort_snapshot_get_program (self->snapshot);
  const char *chosen;
  const CohortCounty *county;

  if (file->county > 0)
    return cohort_program_get_county (program, file->county);
  chosen = find_chosen_county (file);
  county = chosen != NULL ? cohort_program_find_county (program, chosen) : NULL;
  if (county == NULL)
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNSUPPORTED,
                 /* Translators: a file, a sheet of it, and a cell such as B2. */
                 _ ("“%1$s” does not say whose workbook it is. Choose the county on its sheet "
                    "“%2$s” in cell %3$s."),
                 self->file_name, file->county_sheet != NULL ? file->county_sheet : "",
                 file->county_cell != NULL ? file->county_cell : "");
  return county;
}

static gboolean
check_origin (const CohortWorkbookImport *self, const CohortWorkbookFile *file, GError **error)
{
  const CohortCounty *here = cohort_snapshot_get_county (self->snapshot);
  const char *year = cohort_snapshot_get_year (self->snapshot);
  const CohortCounty *county;

  if (file->county < 0 || file->county > 58) {
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNREADABLE,
                 _ ("“%s” is the workbook of no county there is."), self->file_name);
    return FALSE;
  }
  county = find_county (self, file, error);
  if (county == NULL)
    return FALSE;
  if (county->number != here->number) {
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNSUPPORTED,
                 _ ("“%1$s” is the workbook of %2$s County, and this is %3$s County. Nothing of it "
                    "was read."),
                 self->file_name, county->name, here->name);
    return FALSE;
  }
  if (g_strcmp0 (file->year, year) != 0) {
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNSUPPORTED,
                 _ ("“%1$s” is the workbook of program year %2$s, and this is %3$s. Nothing of it "
                    "was read."),
                 self->file_name, file->year != NULL ? file->year : "", year);
    return FALSE;
  }
  return TRUE;
}

/* Making the change */

static void
add_edit (GPtrArray *edits,
          GHashTable *items,
          CohortWorkbookItem *item,
          const char *key,
          const char *old,
          const char *text)
{
  CohortSheetEdit *edit = g_new0 (CohortSheetEdit, 1);

  edit->sheet = item->sheet;
  edit->id = item->id;
  edit->key = (char *)key;
  edit->old = (char *)old;
  edit->text = (char *)text;
  g_ptr_array_add (edits, edit);
  g_hash_table_insert (items, edit, item);
}

static void
add_new_cells (GPtrArray *edits, GHashTable *items, CohortWorkbookItem *item)
{
  for (guint i = 0; i < item->sheet->n_columns; i++)
    if (*item->texts[i] != '\0')
      add_edit (edits, items, item, item->sheet->columns[i].key, "", item->texts[i]);
}

/* What was refused last time is tried again, since something else may have been chosen. */
static void
add_edits (GPtrArray *edits, GHashTable *items, CohortWorkbookItem *item)
{
  if (item->kind == COHORT_WORKBOOK_EDIT || (item->kind == COHORT_WORKBOOK_CONFLICT && item->taken))
    add_edit (edits, items, item, item->column->key, item->ours, item->theirs);
  else if (item->kind == COHORT_WORKBOOK_MISSING && item->taken)
    add_edit (edits, items, item, NULL, NULL, NULL);
  else if (item->kind == COHORT_WORKBOOK_NEW && item->taken
           && item->sheet->kind != COHORT_RECORD_MEMBERSHIP)
    add_new_cells (edits, items, item);
}

/* The borrowed members of an edit belong to its item. */
static void
report_refusals (GPtrArray *refused, GHashTable *items)
{
  for (guint i = 0; i < refused->len; i++) {
    const CohortSheetRefusal *refusal = g_ptr_array_index (refused, i);
    CohortWorkbookItem *item = g_hash_table_lookup (items, refusal->edit);
    const CohortSheetColumn *column
        = item->kind == COHORT_WORKBOOK_NEW && !refusal->whole_row
              ? cohort_sheet_find_column (item->sheet, refusal->edit->key)
              : NULL;

    item->refused = TRUE;
    /* Only what can be done stays chosen. */
    if (item->kind == COHORT_WORKBOOK_CONFLICT || item->kind == COHORT_WORKBOOK_MISSING)
      item->taken = FALSE;
    g_free (item->text);
    /* Translators: the heading of a column, and a sentence. */
    item->text = column != NULL
                     ? g_strdup_printf (_ ("“%1$s” is left out: %2$s"),
                                        cohort_sheet_column_get_heading (column), refusal->text)
                     : g_strdup (refusal->text);
  }
}

static void
forget_refusals (CohortWorkbookImport *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    CohortWorkbookItem *item = g_ptr_array_index (self->items, i);

    if (!item->refused || item->kind == COHORT_WORKBOOK_PROBLEM
        || (item->kind == COHORT_WORKBOOK_NEW && !item->taken))
      continue;
    item->refused = FALSE;
    g_clear_pointer (&item->text, g_free);
  }
}

static CohortChange *
apply_edits (CohortWorkbookImport *self,
             const CohortSnapshot *snapshot,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) items = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) refused = cohort_sheets_new_refusals ();
  CohortChange *change;

  for (guint i = 0; i < self->items->len; i++)
    add_edits (edits, items, g_ptr_array_index (self->items, i));
  change = cohort_sheets_try (snapshot, edits, &self->moment, refused, cancellable, error);
  report_refusals (refused, items);
  return change;
}

static char *
dup_count (const CohortWorkbookImport *self)
{
  guint n_edits = cohort_workbook_import_count (self, COHORT_WORKBOOK_EDIT, TRUE)
                  + cohort_workbook_import_count (self, COHORT_WORKBOOK_CONFLICT, TRUE);
  guint n_new = cohort_workbook_import_count (self, COHORT_WORKBOOK_NEW, TRUE);
  g_autofree char *edits
      = g_strdup_printf (ngettext ("%u cell changed", "%u cells changed", n_edits), n_edits);
  g_autofree char *added
      = g_strdup_printf (ngettext ("%u row added", "%u rows added", n_new), n_new);

  return n_new > 0 ? g_strdup_printf ("%s, %s", edits, added) : g_steal_pointer (&edits);
}

/**
 * cohort_workbook_import_settle:
 * @self: an import
 * @cancellable: (nullable): looked at for each row
 *
 * Makes the change anew from what is chosen: new people first, then the edits, then new rows of the
 * other sheets, then what is removed. Whatever a rule refuses is said by its item, and keeps
 * nothing else out.
 *
 * Returns: whether the change is made anew, which may be empty; if not, %G_IO_ERROR_CANCELLED, and
 * the import is only good for being settled again
 */
gboolean
cohort_workbook_import_settle (CohortWorkbookImport *self,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (CohortChange) people = cohort_change_new ("import", self->file_name, NULL);
  g_autoptr (CohortSnapshot) with_people = NULL;
  g_autoptr (CohortChange) edits = NULL;
  g_autofree char *object = NULL;

  forget_refusals (self);
  if (!cohort_workbook_add_people (self, people, cancellable, error))
    return FALSE;
  with_people = cohort_snapshot_apply (self->snapshot, people);
  edits = apply_edits (self, with_people, cancellable, error);
  if (edits == NULL)
    return FALSE;
  g_clear_pointer (&self->change, cohort_change_unref);
  object = dup_count (self);
  self->change = cohort_change_new ("import", self->file_name, object);
  cohort_change_merge (self->change, people);
  cohort_change_merge (self->change, edits);
  return TRUE;
}

/**
 * cohort_workbook_import_new:
 * @snapshot: the county as it is
 * @cells: a file for which cohort_workbook_import_is_ours() holds
 * @file_name: what the file is called, for messages and History
 * @moment: the day whose team the file is about
 * @cancellable: (nullable): looked at for each row
 * @error: return location for a #CohortImportError or %G_IO_ERROR_CANCELLED
 *
 * Compares each cell with what it was when the workbook was written and with what Cohort has now:
 * what was edited in the workbook alone is an edit, what was edited on both sides to different ends
 * is a conflict. Writes nothing. May be called from any thread.
 *
 * Returns: (transfer full): what differs, with the change that takes the edits and new rows
 */
CohortWorkbookImport *
cohort_workbook_import_new (const CohortSnapshot *snapshot,
                            const CohortCells *cells,
                            const char *file_name,
                            const CohortMoment *moment,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (CohortWorkbookImport) self = g_new0 (CohortWorkbookImport, 1);
  g_autoptr (CohortWorkbookFile) file = NULL;

  self->snapshot = cohort_snapshot_ref ((CohortSnapshot *)snapshot);
  self->moment = *moment;
  self->file_name = g_strdup (file_name);
  self->words
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->synonyms = cohort_synonyms_load (error);
  file = self->synonyms != NULL ? cohort_workbook_file_new (cells, file_name, self->notes, error)
                                : NULL;
  if (file == NULL || !check_origin (self, file, error)
      || !cohort_workbook_compare (self, file, cancellable, error)
      || !cohort_workbook_import_settle (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** cohort_workbook_import_free: @self: (transfer full) (nullable): an import */
void
cohort_workbook_import_free (CohortWorkbookImport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->change, cohort_change_unref);
  g_clear_pointer (&self->synonyms, cohort_synonyms_free);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->words);
  cohort_snapshot_unref (self->snapshot);
  g_free (self->file_name);
  g_free (self);
}

static gboolean
may_choose (const CohortWorkbookItem *item)
{
  return item->kind == COHORT_WORKBOOK_CONFLICT || item->kind == COHORT_WORKBOOK_MISSING;
}

/** cohort_workbook_import_choose: @item: index of a conflict or a missing row; @taken: whether what
 * the workbook says is done */
void
cohort_workbook_import_choose (CohortWorkbookImport *self, guint item, gboolean taken)
{
  CohortWorkbookItem *chosen = g_ptr_array_index (self->items, item);

  g_return_if_fail (may_choose (chosen));
  chosen->taken = taken;
}

/** cohort_workbook_import_choose_all: the same for every item of @kind */
void
cohort_workbook_import_choose_all (CohortWorkbookImport *self,
                                   CohortWorkbookItemKind kind,
                                   gboolean taken)
{
  for (guint i = 0; i < self->items->len; i++) {
    CohortWorkbookItem *item = g_ptr_array_index (self->items, i);

    if (item->kind == kind && may_choose (item))
      item->taken = taken;
  }
}

/* What a person is asked by an item: it is the same question only while both sides say the same. */
static char *
dup_question (const CohortWorkbookItem *item)
{
  return g_strdup_printf ("%d %s %s %s\n%s\n%s", (int)item->kind, item->sheet->code, item->id,
                          item->column != NULL ? item->column->key : "",
                          item->theirs != NULL ? item->theirs : "",
                          item->ours != NULL ? item->ours : "");
}

/**
 * cohort_workbook_import_choose_as:
 * @before: an import of the same file over what the county was before
 *
 * Chooses what was chosen there, wherever the same is asked again. A conflict with a value that
 * nobody has seen yet keeps Cohort's.
 */
void
cohort_workbook_import_choose_as (CohortWorkbookImport *self, const CohortWorkbookImport *before)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < before->items->len; i++) {
    const CohortWorkbookItem *item = g_ptr_array_index (before->items, i);

    if (may_choose (item) && item->taken)
      g_hash_table_add (taken, dup_question (item));
  }
  for (guint i = 0; i < self->items->len; i++) {
    CohortWorkbookItem *item = g_ptr_array_index (self->items, i);
    g_autofree char *question = may_choose (item) ? dup_question (item) : NULL;

    if (question != NULL)
      item->taken = g_hash_table_contains (taken, question);
  }
}

/** cohort_workbook_import_get_items: Returns: (transfer none) (element-type CohortWorkbookItem):
 * sheet by sheet, in the order of the rows */
GPtrArray *
cohort_workbook_import_get_items (const CohortWorkbookImport *self)
{
  return self->items;
}

/** cohort_workbook_import_get_notes: Returns: (transfer none) (element-type utf8): sentences about
 * whole sheets */
GPtrArray *
cohort_workbook_import_get_notes (const CohortWorkbookImport *self)
{
  return self->notes;
}

/** cohort_workbook_import_get_change: Returns: (transfer none): what to save; empty when nothing
 * changes */
CohortChange *
cohort_workbook_import_get_change (const CohortWorkbookImport *self)
{
  return self->change;
}
