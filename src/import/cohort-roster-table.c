/* The table within a file: which sheet, which row names the columns, and what each column is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-roster-table.h"

#include "cohort-text.h"
#include "cohort-typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Titles, dates and instructions stand above a table; more rows than this are no preamble. */
#define MAX_ROWS_ABOVE 50
#define MIN_FIELDS     2
/* A row of more cells is looked at this far: no roster is as wide, but a damaged file may be. */
#define MAX_HEADINGS 512
/* What a person said beats whatever the words look like. */
#define MAPPED_SCORE G_MAXUINT

typedef struct {
  const char *field; /* (nullable) */
  guint score;
  guint place;
} Guess;

static void
clear_column (gpointer data)
{
  g_free (((CohortTableColumn *)data)->heading);
}

/** cohort_roster_table_free: @self: (transfer full) (nullable): a table */
void
cohort_roster_table_free (CohortRosterTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_free (self);
}

/** cohort_row_get_error: Returns: (nullable): what a formula in @column of @row gives instead of a
 * value: "#N/A"; also as text, as a spreadsheet writes it into a CSV file */
const char *
cohort_row_get_error (const CohortRow *row, guint column)
{
  static const char *const errors[] = {"#N/A",  "#REF!",   "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!",
                                       "#NUM!", "#SPILL!", "#CALC!",  "#ERROR!", NULL};
  const CohortCell *cell = column < row->n_cells ? &row->cells[column] : NULL;

  if (cell == NULL || cell->text == NULL
      || (cell->kind != COHORT_CELL_ERROR && !g_strv_contains (errors, cell->text)))
    return NULL;
  return cell->text;
}

/** cohort_row_get_text: Returns: (nullable): what stands in @column of @row, %NULL for white space
 * alone and for the error of a formula */
const char *
cohort_row_get_text (const CohortRow *row, guint column)
{
  const char *text = column < row->n_cells ? row->cells[column].text : NULL;

  if (cohort_row_get_error (row, column) != NULL)
    return NULL;
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return text;
  return NULL;
}

/** cohort_row_is_empty: Returns: whether nothing stands in @row, not even an error */
gboolean
cohort_row_is_empty (const CohortRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (cohort_row_get_text (row, i) != NULL || cohort_row_get_error (row, i) != NULL)
      return FALSE;
  return TRUE;
}

static const char *
intern_field (const char *field)
{
  const char *const *fields = cohort_field_list ();

  for (guint i = 0; field != NULL && fields[i] != NULL; i++)
    if (g_str_equal (fields[i], field))
      return fields[i];
  return NULL;
}

static Guess
guess_field (const char *heading, const CohortMapping *mapping, const CohortSynonyms *synonyms)
{
  const CohortMappingColumn *column
      = mapping != NULL ? cohort_mapping_find_column (mapping, heading) : NULL;
  CohortSynonymMatch match;

  if (column != NULL)
    return (Guess){intern_field (column->field), MAPPED_SCORE, 0};
  if (cohort_synonyms_find (synonyms, "fields", heading, NULL, &match))
    return (Guess){intern_field (match.code), match.score, match.place};
  return (Guess){NULL, 0, 0};
}

static gboolean
may_repeat (const char *field)
{
  return g_str_equal (field, "attendance") || g_str_equal (field, "fee")
         || g_str_equal (field, "skip");
}

static gboolean
is_better (const Guess *a, const Guess *b)
{
  return a->score > b->score || (a->score == b->score && a->place < b->place);
}

/* Of columns that would be the same field the most usual heading is it; the others are answers. */
static void
settle_repeated (Guess *guesses, guint n)
{
  for (guint i = 0; i < n; i++) {
    for (guint j = 0; j < n; j++) {
      gboolean same = i != j && guesses[i].field != NULL && guesses[i].field == guesses[j].field;

      if (same && !may_repeat (guesses[i].field)
          && (is_better (&guesses[j], &guesses[i])
              || (j < i && !is_better (&guesses[i], &guesses[j])))) {
        guesses[i].field = NULL;
        break;
      }
    }
  }
}

static gboolean
names_people (const char *field)
{
  static const char *const naming[] = {"name", "given", "family", "email", NULL};

  return g_strv_contains (naming, field);
}

/* How many fields @row names; 0 when it cannot be a row of headings. */
static guint
count_fields (const CohortRow *row, const CohortMapping *mapping, const CohortSynonyms *synonyms)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  gboolean naming = FALSE;

  for (guint i = 0; i < MIN (row->n_cells, MAX_HEADINGS); i++) {
    const char *text = cohort_row_get_text (row, i);
    Guess guess;

    if (text == NULL || row->cells[i].kind != COHORT_CELL_TEXT)
      continue;
    guess = guess_field (text, mapping, synonyms);
    if (guess.field == NULL)
      continue;
    g_hash_table_add (seen, (gpointer)guess.field);
    naming = naming || names_people (guess.field);
  }
  return naming && g_hash_table_size (seen) >= MIN_FIELDS ? g_hash_table_size (seen) : 0;
}

static gboolean
find_header (const CohortSheet *sheet,
             const CohortMapping *mapping,
             const CohortSynonyms *synonyms,
             guint *header)
{
  guint wanted = mapping != NULL ? cohort_mapping_get_header_row (mapping) : 0;
  guint best = 0;

  for (guint i = 0; i < sheet->rows->len; i++) {
    const CohortRow *row = g_ptr_array_index (sheet->rows, i);
    guint n;

    if (wanted > 0 ? row->number != wanted : i >= MAX_ROWS_ABOVE)
      continue;
    n = count_fields (row, mapping, synonyms);
    if (n > best) {
      best = n;
      *header = i;
    }
  }
  return best > 0;
}

static guint
count_columns (const CohortSheet *sheet, guint header)
{
  guint n = 0;

  for (guint i = header; i < sheet->rows->len; i++)
    n = MAX (n, ((const CohortRow *)g_ptr_array_index (sheet->rows, i))->n_cells);
  return n;
}

/* The heading on one line; a missing or repeated one says its column. */
static char *
name_column (GHashTable *taken, const char *text, guint index)
{
  g_autofree char *letter = cohort_cells_column (index);
  g_autofree char *line = cohort_typed_tidy (text);

  if (line == NULL)
    return g_strdup_printf (_ ("Column %s"), letter);
  if (g_hash_table_add (taken, cohort_text_fold (line)))
    return g_steal_pointer (&line);
  return g_strdup_printf (_ ("%s (column %s)"), line, letter);
}

static void
name_columns (CohortRosterTable *self, const CohortMapping *mapping, const CohortSynonyms *synonyms)
{
  const CohortRow *row = g_ptr_array_index (self->sheet->rows, self->header);
  guint n = count_columns (self->sheet, self->header);
  g_autofree Guess *guesses = g_new0 (Guess, n);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++) {
    CohortTableColumn column = {name_column (taken, cohort_row_get_text (row, i), i), NULL};

    guesses[i] = guess_field (column.heading, mapping, synonyms);
    g_array_append_val (self->columns, column);
  }
  settle_repeated (guesses, n);
  for (guint i = 0; i < n; i++)
    g_array_index (self->columns, CohortTableColumn, i).field = guesses[i].field;
}

static gboolean
may_read (const CohortSheet *sheet, const CohortMapping *mapping)
{
  const char *wanted = mapping != NULL ? cohort_mapping_get_sheet (mapping) : NULL;

  return wanted != NULL ? g_strcmp0 (sheet->name, wanted) == 0 : !sheet->hidden;
}

static gboolean
has_sheet (const CohortCells *cells, const char *name)
{
  for (guint i = 0; i < cells->sheets->len; i++)
    if (g_strcmp0 (((const CohortSheet *)g_ptr_array_index (cells->sheets, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_sheet (const CohortCells *cells,
             const CohortMapping *mapping,
             const char *file_name,
             GError **error)
{
  const char *wanted = mapping != NULL ? cohort_mapping_get_sheet (mapping) : NULL;

  if (wanted == NULL || has_sheet (cells, wanted))
    return TRUE;
  g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_MAPPING,
               _ ("“%s” has no sheet “%s”, which the mapping names."), file_name, wanted);
  return FALSE;
}

/* As an exported roster heads them, in whichever language it was written: a convening's name and
 * a few words. */
static gboolean
is_own_heading (const CohortProgram *program, const CohortSynonyms *synonyms, const char *heading)
{
  GPtrArray *convenings = cohort_program_get_convenings (program);

  for (guint i = 0; i < convenings->len; i++) {
    const char *name = ((const CohortConvening *)g_ptr_array_index (convenings, i))->name;
    g_autofree char *words = NULL;

    if (!g_str_has_prefix (heading, name))
      continue;
    words = cohort_text_fold (heading + strlen (name));
    if (cohort_synonyms_get_word (synonyms, "own-columns", words) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Who goes, and what it costs, is worked out by Cohort and changed there; read back from a roster
 * it exported, it would look like answers. */
static void
leave_out_own_columns (CohortRosterTable *self,
                       const CohortMapping *mapping,
                       const CohortSynonyms *synonyms,
                       const CohortProgram *program,
                       GPtrArray *notes)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->columns->len; i++) {
    CohortTableColumn *column = &g_array_index (self->columns, CohortTableColumn, i);
    gboolean said
        = mapping != NULL && cohort_mapping_find_column (mapping, column->heading) != NULL;

    if (column->field != NULL || said || !is_own_heading (program, synonyms, column->heading))
      continue;
    column->field = intern_field ("skip");
    any = TRUE;
  }
  if (any)
    g_ptr_array_add (
        notes, g_strdup (_ ("Columns about convenings that Cohort exported itself are not read "
                            "back; change them in Cohort.")));
}

/**
 * cohort_roster_table_find:
 * @cells: the file
 * @mapping: (nullable): what a person said about it
 * @program: whose convenings it may be about
 * @notes: (element-type utf8): receives sentences about other sheets that hold people too
 *
 * The first visible sheet with a row that names a person's name or e-mail address and at least one
 * more field; of several such rows, the one that names most.
 *
 * Returns: (transfer full): the table, or %NULL with %COHORT_IMPORT_ERROR_NO_TABLE or _MAPPING
 */
CohortRosterTable *
cohort_roster_table_find (const CohortCells *cells,
                          const CohortMapping *mapping,
                          const CohortSynonyms *synonyms,
                          const CohortProgram *program,
                          const char *file_name,
                          GPtrArray *notes,
                          GError **error)
{
  g_autoptr (CohortRosterTable) self = NULL;

  if (!check_sheet (cells, mapping, file_name, error))
    return NULL;
  for (guint i = 0; i < cells->sheets->len; i++) {
    const CohortSheet *sheet = g_ptr_array_index (cells->sheets, i);
    guint header = 0;

    if (!may_read (sheet, mapping) || !find_header (sheet, mapping, synonyms, &header))
      continue;
    if (self != NULL) {
      g_ptr_array_add (
          notes,
          g_strdup_printf (_ ("The sheet “%s” holds a table too; it was not read."), sheet->name));
      continue;
    }
    self = g_new0 (CohortRosterTable, 1);
    self->sheet = sheet;
    self->header = header;
    self->columns = g_array_new (FALSE, TRUE, sizeof (CohortTableColumn));
    g_array_set_clear_func (self->columns, clear_column);
    name_columns (self, mapping, synonyms);
    leave_out_own_columns (self, mapping, synonyms, program, notes);
  }
  if (self == NULL)
    g_set_error (
        error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_NO_TABLE,
        _ ("No row in “%s” names the columns of a roster. It needs a row of headings such as "
           "Name, Role, E-mail."),
        file_name);
  return g_steal_pointer (&self);
}
