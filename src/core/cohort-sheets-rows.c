/* Rows of the county workbook made of records: each field as its canonical text.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-date.h"
#include "cohort-money.h"
#include "cohort-splits.h"

/** cohort_sheet_build_add: Returns: (transfer none): a row with empty cells, behind the others */
CohortSheetRow *
cohort_sheet_build_add (CohortSheetBuild *build,
                        const char *id,
                        const char *person,
                        const char *convening)
{
  CohortSheetRow *row = g_new0 (CohortSheetRow, 1);

  row->id = g_strdup (id);
  row->person = g_strdup (person);
  row->where = g_strdup (convening);
  row->texts = g_new0 (char *, build->sheet->n_columns + 1);
  for (guint i = 0; i < build->sheet->n_columns; i++)
    row->texts[i] = g_strdup ("");
  g_ptr_array_add (build->rows, row);
  return row;
}

/** cohort_sheet_build_get_name: Returns: (nullable): the name of @person, made once */
const char *
cohort_sheet_build_get_name (CohortSheetBuild *build, const char *person)
{
  const CohortPerson *found
      = person != NULL ? cohort_snapshot_find (build->snapshot, COHORT_RECORD_PERSON, person)
                       : NULL;
  char *name;

  if (found == NULL)
    return NULL;
  name = g_hash_table_lookup (build->people, found->record.id);
  if (name == NULL) {
    name = cohort_person_dup_name (found);
    g_hash_table_insert (build->people, found->record.id, name);
  }
  return name;
}

/** cohort_sheet_build_find_source: Returns: (nullable): the source with @id, which may be %NULL */
const CohortFundingSource *
cohort_sheet_build_find_source (const CohortSheetBuild *build, const char *id)
{
  return id != NULL ? cohort_snapshot_find (build->snapshot, COHORT_RECORD_FUNDING_SOURCE, id)
                    : NULL;
}

/** cohort_sheet_build_has_convening: Returns: whether the snapshot's year has it; what is about no
 * convening belongs to every year */
gboolean
cohort_sheet_build_has_convening (const CohortSheetBuild *build, const char *code)
{
  CohortProgram *program = cohort_snapshot_get_program (build->snapshot);

  return code == NULL || cohort_program_find_convening (program, code) != NULL;
}

/* Order */

typedef struct {
  CohortSheetRow *row;
  CohortDate day; /* the convening's first; 0 for none */
  char *name;     /* (owned) */
  guint at;       /* rows that are alike stay in the order they were */
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;
  int by_name;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  by_name = g_strcmp0 (one->name, other->name);
  return by_name != 0 ? by_name : (int)one->at - (int)other->at;
}

static Place
get_place (const CohortSheetBuild *build, guint at)
{
  CohortSheetRow *row = g_ptr_array_index (build->rows, at);
  CohortProgram *program = cohort_snapshot_get_program (build->snapshot);
  const CohortConvening *convening
      = row->where != NULL ? cohort_program_find_convening (program, row->where) : NULL;
  const CohortPerson *person
      = row->person != NULL
            ? cohort_snapshot_find (build->snapshot, COHORT_RECORD_PERSON, row->person)
            : NULL;

  return (Place){
      .row = row,
      .day = convening != NULL ? convening->first_day : 0,
      .name = person != NULL ? cohort_person_dup_sort_key (person) : NULL,
      .at = at,
  };
}

/** cohort_sheet_build_sort: by convening and then by name; what is about nobody comes first */
void
cohort_sheet_build_sort (CohortSheetBuild *build)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < build->rows->len; i++) {
    Place place = get_place (build, i);

    g_array_append_val (places, place);
  }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++) {
    Place *place = &g_array_index (places, Place, i);

    build->rows->pdata[i] = place->row;
    g_free (place->name);
  }
}

/* Texts */

static char *
dup_text (const CohortSheetColumn *column, const CohortRecord *record)
{
  const CohortField *field = cohort_record_kind_find_field (record->kind, column->field);

  g_return_val_if_fail (field != NULL, NULL);
  if (field->kind == COHORT_FIELD_TEXT || field->kind == COHORT_FIELD_ID)
    return g_strdup (cohort_record_get_text (record, field));
  return cohort_sheet_dup_number (column->kind, cohort_record_get_number (record, field));
}

static void
put (CohortSheetRow *row, guint column, char *text)
{
  if (text == NULL)
    return;
  g_free (row->texts[column]);
  row->texts[column] = text;
}

void
cohort_sheet_row_read (CohortSheetBuild *build, CohortSheetRow *row, const CohortRecord *record)
{
  for (guint i = 0; i < build->sheet->n_columns; i++) {
    const CohortSheetColumn *column = &build->sheet->columns[i];

    if (column->field != NULL && column->where == record->kind)
      put (row, i, dup_text (column, record));
  }
}

static guint
find_column (const CohortSheetBuild *build, const char *key)
{
  const CohortSheetColumn *column = cohort_sheet_find_column (build->sheet, key);

  g_assert (column != NULL);
  return (guint)(column - build->sheet->columns);
}

void
cohort_sheet_row_set (CohortSheetBuild *build, CohortSheetRow *row, const char *key, char *text)
{
  put (row, find_column (build, key), text);
}

void
cohort_sheet_row_lock (CohortSheetBuild *build, CohortSheetRow *row, const char *key)
{
  row->locked |= G_GUINT64_CONSTANT (1) << find_column (build, key);
}

void
cohort_sheet_row_lock_all (CohortSheetRow *row)
{
  row->locked = G_MAXUINT64;
}

/* "SJCOE contract 370.00" or, of an amount that is not known, "SJCOE contract 50%" */
static void
append_share (GString *text, const CohortSplit *split)
{
  g_autofree char *share = cohort_is_known (split->cents)
                               ? cohort_money_format_plain (split->cents)
                               : cohort_sheet_dup_number (COHORT_SHEET_QUANTITY, split->permille);

  g_string_append_printf (text, "%s%s %s%s", text->len > 0 ? "; " : "", split->source->name, share,
                          cohort_is_known (split->cents) ? "" : "%");
}

void
cohort_sheet_row_share (CohortSheetBuild *build, CohortSheetRow *row, GArray *splits)
{
  g_autoptr (GArray) taken = splits;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < taken->len; i++)
    append_share (text, &g_array_index (taken, CohortSplit, i));
  if (taken->len == 1)
    cohort_sheet_row_set (build, row, "source",
                          g_strdup (g_array_index (taken, CohortSplit, 0).source->name));
  cohort_sheet_row_set (build, row, "shares", g_strdup (text->str));
}
