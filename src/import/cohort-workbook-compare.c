/* What differs between a county workbook, what it was when it was written, and Cohort now.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook-private.h"

#include "cohort-workbook-known.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One sheet being compared. */
typedef struct {
  CohortWorkbookImport *import;
  const CohortWorkbookPart *part;
  CohortWorkbookReader reader;
  GHashTable *ours; /* (owned) (element-type utf8 CohortSheetRow): by id */
  GHashTable *seen; /* (owned) (element-type utf8 CohortRow): the row that counts, by id */
  GPtrArray *rows;  /* (owned) (element-type CohortSheetRow): owns what @ours has */
  CohortKnownRows *known;    /* (owned) (nullable): @rows, once there is a new row */
  CohortKnownPeople *people; /* (owned) (nullable): once a new row names somebody */
} Comparison;

static const CohortSheetColumn *
get_column (const Comparison *self, guint column)
{
  return &self->part->sheet->columns[column];
}

static CohortWorkbookItem *
add_problem (Comparison *self, const CohortRow *row, int column, char *text)
{
  CohortWorkbookItem *item
      = cohort_workbook_add_item (self->import, COHORT_WORKBOOK_PROBLEM, self->part, row, column);

  item->text = text;
  return item;
}

static char *
read_cell (Comparison *self, const CohortRow *row, guint column, char **sentence)
{
  return cohort_workbook_read_cell (&self->reader, get_column (self, column),
                                    cohort_workbook_part_get_cell (self->part, row, column),
                                    sentence);
}

/* What the cell was, or is in Cohort, as read_cell() makes it. */
static char *
tidy_text (const Comparison *self, guint column, const char *text)
{
  g_autofree char *tidy = cohort_workbook_tidy (text);

  return (get_column (self, column)->flags & COHORT_SHEET_NAMES) != 0 && tidy != NULL
             ? cohort_sheet_dup_names (tidy)
             : g_steal_pointer (&tidy);
}

/* Whether @row has anything beside its id. */
static gboolean
is_filled (const Comparison *self, const CohortRow *row)
{
  for (guint i = 0; i < self->part->sheet->n_columns; i++) {
    const CohortCell *cell = cohort_workbook_part_get_cell (self->part, row, i);
    g_autofree char *text = cell != NULL ? cohort_workbook_tidy (cell->text) : NULL;

    if (text != NULL && *text != '\0')
      return TRUE;
  }
  return FALSE;
}

/* Rows with an id */

static void
name_item (Comparison *self, CohortWorkbookItem *item, const CohortSheetRow *row)
{
  g_free (item->name);
  item->name = cohort_workbook_dup_name (self->import, self->part->sheet, row->texts);
}

/* @theirs is taken */
static void
add_difference (Comparison *self,
                const CohortRow *row,
                guint column,
                const char *base,
                char *theirs,
                const CohortSheetRow *ours,
                const char *ours_text)
{
  gboolean editable = cohort_sheet_can_edit (self->part->sheet, ours, column);
  CohortWorkbookItemKind kind = !editable                       ? COHORT_WORKBOOK_PROBLEM
                                : g_str_equal (ours_text, base) ? COHORT_WORKBOOK_EDIT
                                                                : COHORT_WORKBOOK_CONFLICT;
  CohortWorkbookItem *item
      = cohort_workbook_add_item (self->import, kind, self->part, row, (int)column);

  item->base = g_strdup (base);
  item->theirs = theirs;
  item->ours = g_strdup (ours_text);
  item->taken = kind == COHORT_WORKBOOK_EDIT;
  name_item (self, item, ours);
  if (!editable)
    item->text
        = g_strdup_printf ((get_column (self, column)->flags & COHORT_SHEET_EDITABLE) != 0
                               ? _ ("“%s” can no longer be changed in this row.")
                               : _ ("“%s” cannot be changed in the workbook. Change it in Cohort."),
                           cohort_sheet_column_get_heading (get_column (self, column)));
}

/* The merge of one cell: what was not edited stays as Cohort has it now. */
static void
compare_cell (Comparison *self, const CohortRow *row, guint column, const CohortSheetRow *ours)
{
  const char *before = cohort_workbook_part_get_base (self->part, ours->id, column);
  g_autofree char *base = tidy_text (self, column, before);
  g_autofree char *ours_text = tidy_text (self, column, ours->texts[column]);
  g_autofree char *sentence = NULL;
  g_autofree char *theirs = NULL;

  if (before == NULL || g_array_index (self->part->places, int, column) < 0)
    return;
  theirs = read_cell (self, row, column, &sentence);
  if (theirs == NULL) {
    const CohortCell *cell = cohort_workbook_part_get_cell (self->part, row, column);

    /* A word of a later version stands as its code. */
    if (g_strcmp0 (cell->text, base) != 0)
      name_item (self, add_problem (self, row, (int)column, g_steal_pointer (&sentence)), ours);
    return;
  }
  if (!g_str_equal (theirs, base) && !g_str_equal (theirs, ours_text))
    add_difference (self, row, column, base, g_steal_pointer (&theirs), ours, ours_text);
}

static guint
count_edits (Comparison *self, const CohortRow *row, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < self->part->sheet->n_columns; i++) {
    const char *before = cohort_workbook_part_get_base (self->part, id, i);
    g_autofree char *base = tidy_text (self, i, before);
    g_autofree char *sentence = NULL;
    g_autofree char *theirs = before != NULL ? read_cell (self, row, i, &sentence) : NULL;

    n += before != NULL && g_strcmp0 (theirs, base) != 0 ? 1 : 0;
  }
  return n;
}

static void
add_copy_problem (Comparison *self, const CohortRow *copy, const CohortRow *original)
{
  add_problem (self, copy, -1,
               g_strdup_printf (_ ("The row is a copy of row %u, whose hidden id it has too, so "
                                   "nothing of it is taken. Type what is new into an empty row."),
                                original->number));
}

/* Of two rows with one id, the one that was edited less is the record. */
static void
choose_row (Comparison *self, const char *id, const CohortRow *row)
{
  const CohortRow *other = g_hash_table_lookup (self->seen, id);

  if (other == NULL) {
    g_hash_table_insert (self->seen, (gpointer)id, (gpointer)row);
  } else if (count_edits (self, row, id) < count_edits (self, other, id)) {
    g_hash_table_insert (self->seen, (gpointer)id, (gpointer)row);
    add_copy_problem (self, other, row);
  } else {
    add_copy_problem (self, row, other);
  }
}

/* What the row was about is gone; that is told only when something was edited in it. */
static void
report_gone (Comparison *self, const CohortRow *row, const char *id)
{
  if (!g_hash_table_contains (self->part->base, id))
    add_problem (self, row, -1,
                 g_strdup (_ ("The row has an id that this workbook was not written with, so "
                              "nothing of it is taken. Type what is new into an empty row.")));
  else if (count_edits (self, row, id) > 0)
    add_problem (self, row, -1,
                 g_strdup (_ ("What this row is about was removed in Cohort since, so nothing that "
                              "was edited in it is taken.")));
}

static void
compare_row (Comparison *self, const CohortRow *row, const char *id)
{
  const CohortSheetRow *ours = g_hash_table_lookup (self->ours, id);

  if (ours == NULL || !g_hash_table_contains (self->part->base, id)) {
    report_gone (self, row, id);
    return;
  }
  for (guint i = 0; i < self->part->sheet->n_columns; i++)
    compare_cell (self, row, i, ours);
}

/* Rows without one */

static gboolean
may_fill (const CohortSheetColumn *column)
{
  return (column->flags & (COHORT_SHEET_EDITABLE | COHORT_SHEET_FOR_NEW)) != 0;
}

/* (transfer full): the row's texts, with a problem for each that cannot be taken */
static char **
read_new_row (Comparison *self, const CohortRow *row, guint *n_problems)
{
  char **texts = g_new0 (char *, self->part->sheet->n_columns + 1);

  *n_problems = 0;
  for (guint i = 0; i < self->part->sheet->n_columns; i++) {
    g_autofree char *sentence = NULL;

    texts[i] = read_cell (self, row, i, &sentence);
    if (texts[i] == NULL) {
      add_problem (self, row, (int)i, g_steal_pointer (&sentence));
      texts[i] = g_strdup ("");
      (*n_problems)++;
    } else if (*texts[i] != '\0' && !may_fill (get_column (self, i))) {
      add_problem (self, row, (int)i,
                   g_strdup_printf (_ ("“%s” cannot be filled in the workbook. It is left out."),
                                    cohort_sheet_column_get_heading (get_column (self, i))));
      g_free (texts[i]);
      texts[i] = g_strdup ("");
    }
  }
  return texts;
}

/* The same file imported twice must not book twice. */
static gboolean
is_there_already (Comparison *self, char *const *texts)
{
  if (g_str_equal (self->part->sheet->code, "team"))
    return FALSE;
  if (self->known == NULL)
    self->known = cohort_known_rows_new (self->part->sheet, self->rows);
  return cohort_known_rows_contain (self->known, texts);
}

/* On the other sheets somebody is named as on the first: by all of her names, or by her address. */
static void
complete_name (Comparison *self, char **texts)
{
  const CohortSheetColumn *column = cohort_sheet_find_column (self->part->sheet, "person");
  guint at = column != NULL ? (guint)(column - self->part->sheet->columns) : 0;
  const CohortPerson *person;

  if (column == NULL || *texts[at] == '\0')
    return;
  if (self->people == NULL)
    self->people = cohort_known_people_new (self->import->snapshot);
  person = cohort_known_people_find (self->people, texts[at]);
  if (person == NULL)
    return;
  g_free (texts[at]);
  texts[at] = cohort_person_dup_name (person);
}

static void
add_new_row (Comparison *self, const CohortRow *row)
{
  guint n_problems;
  g_auto (GStrv) texts = read_new_row (self, row, &n_problems);
  g_auto (GStrv) completed = g_strdupv (texts);
  CohortWorkbookItem *item
      = cohort_workbook_add_item (self->import, COHORT_WORKBOOK_NEW, self->part, row, -1);

  complete_name (self, completed);
  g_free (item->name);
  item->name = cohort_workbook_dup_name (self->import, self->part->sheet, texts);
  item->texts = g_steal_pointer (&texts);
  if (is_there_already (self, completed)) {
    item->text = g_strdup (_ ("Cohort has it already, so it is not added once more."));
    return;
  }
  item->taken = TRUE;
  if (n_problems > 0 && !g_str_equal (self->part->sheet->code, "team")) {
    item->taken = FALSE;
    item->refused = TRUE;
    item->text = g_strdup (_ ("It is not added while a cell of it cannot be read."));
  }
}

/* Rows that are missing */

static void
add_missing (Comparison *self, const CohortSheetRow *ours)
{
  CohortWorkbookItem *item
      = cohort_workbook_add_item (self->import, COHORT_WORKBOOK_MISSING, self->part, NULL, -1);

  g_free (item->id);
  item->id = g_strdup (ours->id);
  name_item (self, item, ours);
}

static void
find_missing (Comparison *self)
{
  for (guint i = 0; i < self->part->ids->len; i++) {
    const char *id = g_ptr_array_index (self->part->ids, i);
    const CohortSheetRow *ours = g_hash_table_lookup (self->ours, id);

    if (ours != NULL && !g_hash_table_contains (self->seen, id))
      add_missing (self, ours);
  }
}

/* Finds the row of each id that counts. */
static gboolean
choose_rows (Comparison *self, GCancellable *cancellable, GError **error)
{
  const GPtrArray *rows = self->part->cells->rows;

  for (guint i = self->part->first; i < rows->len; i++) {
    const CohortRow *row = g_ptr_array_index (rows, i);
    const char *id = cohort_workbook_part_get_id (self->part, row);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (id != NULL && is_filled (self, row))
      choose_row (self, id, row);
  }
  return TRUE;
}

static gboolean
compare_rows (Comparison *self, GCancellable *cancellable, GError **error)
{
  const GPtrArray *rows = self->part->cells->rows;

  if (!choose_rows (self, cancellable, error))
    return FALSE;
  for (guint i = self->part->first; i < rows->len; i++) {
    const CohortRow *row = g_ptr_array_index (rows, i);
    const char *id = cohort_workbook_part_get_id (self->part, row);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (id != NULL && g_hash_table_lookup (self->seen, id) == row)
      compare_row (self, row, id);
    else if (id == NULL && is_filled (self, row))
      add_new_row (self, row);
  }
  find_missing (self);
  return TRUE;
}

static gboolean
compare_part (CohortWorkbookImport *import,
              const CohortWorkbookFile *file,
              const CohortWorkbookPart *part,
              GCancellable *cancellable,
              GError **error)
{
  Comparison self = {
      .import = import,
      .part = part,
      .reader = {import->snapshot, file, import->synonyms, import->words},
      .ours = g_hash_table_new (g_str_hash, g_str_equal),
      .seen = g_hash_table_new (g_str_hash, g_str_equal),
      .rows = cohort_sheets_build (import->snapshot, part->sheet, import->moment.today),
  };
  gboolean ok;

  for (guint i = 0; i < self.rows->len; i++) {
    CohortSheetRow *row = g_ptr_array_index (self.rows, i);

    g_hash_table_insert (self.ours, row->id, row);
  }
  ok = compare_rows (&self, cancellable, error);
  g_hash_table_unref (self.ours);
  g_hash_table_unref (self.seen);
  g_ptr_array_unref (self.rows);
  cohort_known_rows_free (self.known);
  cohort_known_people_free (self.people);
  return ok;
}

/** cohort_workbook_compare: adds an item for every cell and row of @file that is not as it was.
 * Returns: FALSE when it was cancelled */
gboolean
cohort_workbook_compare (CohortWorkbookImport *self,
                         const CohortWorkbookFile *file,
                         GCancellable *cancellable,
                         GError **error)
{
  for (guint i = 0; i < file->parts->len; i++) {
    const CohortWorkbookPart *part = g_ptr_array_index (file->parts, i);

    if (part->cells != NULL && !compare_part (self, file, part, cancellable, error))
      return FALSE;
  }
  return TRUE;
}
