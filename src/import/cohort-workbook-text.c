/* What becomes of a county workbook, in words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook-private.h"

#include "cohort-date.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *code;
  const char *label;
} kinds[COHORT_N_WORKBOOK_KINDS] = {
    [COHORT_WORKBOOK_EDIT] = {"edit", N_ ("Edited")},
    [COHORT_WORKBOOK_CONFLICT] = {"conflict", N_ ("Conflict")},
    [COHORT_WORKBOOK_NEW] = {"new", N_ ("New")},
    [COHORT_WORKBOOK_MISSING] = {"missing", N_ ("Missing")},
    [COHORT_WORKBOOK_PROBLEM] = {"problem", N_ ("Problem")},
};

/** cohort_workbook_kind_get_code: Returns: what it is called in JSON */
const char *
cohort_workbook_kind_get_code (CohortWorkbookItemKind kind)
{
  g_return_val_if_fail (kind < COHORT_N_WORKBOOK_KINDS, NULL);

  return kinds[kind].code;
}

/** cohort_workbook_kind_get_label: Returns: what it is called in the reader's language */
const char *
cohort_workbook_kind_get_label (CohortWorkbookItemKind kind)
{
  g_return_val_if_fail (kind < COHORT_N_WORKBOOK_KINDS, NULL);

  return _ (kinds[kind].label);
}

/** cohort_workbook_item_dup_place: Returns: (transfer full): where in the file it is */
char *
cohort_workbook_item_dup_place (const CohortWorkbookItem *item)
{
  if (item->row == 0)
    return g_strdup (item->sheet_name);
  if (item->letter == NULL)
    /* Translators: %1$s is a sheet of a workbook. */
    return g_strdup_printf (_ ("%1$s, row %2$u"), item->sheet_name, item->row);
  return g_strdup_printf ("%s, %s%u", item->sheet_name, item->letter, item->row);
}

/* Labels of cells */

static const char *
find_label (const GPtrArray *words, const char *code)
{
  for (guint i = 0; i < words->len; i++) {
    const CohortSheetWord *word = g_ptr_array_index (words, i);

    if (g_str_equal (word->code, code))
      return word->label;
  }
  return code;
}

static char *
dup_words (const CohortWorkbookImport *self, const char *list, const char *codes)
{
  const GPtrArray *words = cohort_workbook_get_words (self->words, self->snapshot, list);
  g_auto (GStrv) pieces = g_strsplit (codes, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; pieces[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", find_label (words, pieces[i]));
  return g_string_free (text, FALSE);
}

static char *
dup_number (const CohortSheetColumn *column, const char *text)
{
  gint64 number;

  if (!cohort_sheet_parse_number (column->kind, text, &number, NULL))
    return g_strdup (text);
  return column->kind == COHORT_SHEET_DATE ? cohort_date_format ((CohortDate)number)
                                           : cohort_money_format (number);
}

/** cohort_workbook_import_dup_label: @text: (nullable): canonical. Returns: (transfer full): as
 * people read it, with a word for an empty cell */
char *
cohort_workbook_import_dup_label (const CohortWorkbookImport *self,
                                  const CohortSheetColumn *column,
                                  const char *text)
{
  if (text == NULL || *text == '\0')
    /* Translators: what stands in an empty cell, within a sentence. */
    return g_strdup (column->kind == COHORT_SHEET_FLAG ? _ ("no") : _ ("nothing"));
  switch (column->kind) {
  case COHORT_SHEET_CHOICE:
    return g_strdup (
        find_label (cohort_workbook_get_words (self->words, self->snapshot, column->list), text));
  case COHORT_SHEET_CHOICES:
    return dup_words (self, column->list, text);
  case COHORT_SHEET_DATE:
  case COHORT_SHEET_MONEY:
    return dup_number (column, text);
  case COHORT_SHEET_FLAG:
    return g_strdup (_ ("yes"));
  case COHORT_SHEET_TEXT:
  case COHORT_SHEET_DATES:
  case COHORT_SHEET_RATE:
  case COHORT_SHEET_QUANTITY:
  case COHORT_SHEET_COUNT:
  default:
    return g_strdup (text);
  }
}

/* Names of rows */

static const char *
get_text (const CohortRecordSheet *sheet, char *const *texts, const char *key)
{
  const CohortSheetColumn *column = cohort_sheet_find_column (sheet, key);

  return column != NULL ? texts[column - sheet->columns] : "";
}

static void
append_part (GString *name, const char *between, const char *text)
{
  if (*text != '\0')
    g_string_append_printf (name, "%s%s", name->len > 0 ? between : "", text);
}

/** cohort_workbook_dup_name: @texts: canonical, of a row. Returns: (transfer full): "Ana Ruiz",
 * "Ana Ruiz · CASE 2024", "" when nothing names it */
char *
cohort_workbook_dup_name (CohortWorkbookImport *self,
                          const CohortRecordSheet *sheet,
                          char *const *texts)
{
  static const char *const names[] = {"person", "payee", "name"};
  static const char *const others[] = {"title", "text", "description", "purpose", "email"};
  const char *convening = get_text (sheet, texts, "convening");
  GString *name = g_string_new (NULL);

  append_part (name, " ", get_text (sheet, texts, "given"));
  append_part (name, " ", get_text (sheet, texts, "family"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    append_part (name, " · ", get_text (sheet, texts, names[i]));
  for (guint i = 0; name->len == 0 && i < G_N_ELEMENTS (others); i++)
    append_part (name, "", get_text (sheet, texts, others[i]));
  if (*convening != '\0')
    append_part (name, " · ",
                 find_label (cohort_workbook_get_words (self->words, self->snapshot, "convening"),
                             convening));
  return g_string_free (name, FALSE);
}

/* Sentences */

/* Only what somebody wrote is in quotes. */
static char *
dup_value (const CohortWorkbookImport *self, const CohortSheetColumn *column, const char *text)
{
  g_autofree char *label = cohort_workbook_import_dup_label (self, column, text);

  if (text == NULL || *text == '\0' || column->kind == COHORT_SHEET_FLAG)
    return g_steal_pointer (&label);
  /* Translators: %s is what stands in a cell, within a sentence. */
  return g_strdup_printf (_ ("“%s”"), label);
}

static char *
describe_conflict (const CohortWorkbookImport *self, const CohortWorkbookItem *item)
{
  g_autofree char *base = dup_value (self, item->column, item->base);
  g_autofree char *theirs = dup_value (self, item->column, item->theirs);
  g_autofree char *ours = dup_value (self, item->column, item->ours);

  /* Translators: %1$s is a column; the others are “what stands there”, or nothing. */
  return g_strdup_printf (_ ("%1$s: was %2$s, is %3$s in the workbook and %4$s in Cohort."),
                          cohort_sheet_column_get_heading (item->column), base, theirs, ours);
}

static char *
describe_edit (const CohortWorkbookImport *self, const CohortWorkbookItem *item)
{
  g_autofree char *theirs = dup_value (self, item->column, item->theirs);
  g_autofree char *ours = dup_value (self, item->column, item->ours);

  /* Translators: %1$s is a column; the others are “what stands there”, or nothing. */
  return g_strdup_printf (_ ("%1$s: %2$s becomes %3$s."),
                          cohort_sheet_column_get_heading (item->column), ours, theirs);
}

/** cohort_workbook_import_describe: Returns: (transfer full): what differs; @item->text may say
 * more
 */
char *
cohort_workbook_import_describe (const CohortWorkbookImport *self, const CohortWorkbookItem *item)
{
  switch (item->kind) {
  case COHORT_WORKBOOK_EDIT:
    return describe_edit (self, item);
  case COHORT_WORKBOOK_CONFLICT:
    return describe_conflict (self, item);
  case COHORT_WORKBOOK_NEW:
    return g_strdup (_ ("A new row."));
  case COHORT_WORKBOOK_MISSING:
    return g_strdup (_ ("The row is no longer in the workbook."));
  case COHORT_WORKBOOK_PROBLEM:
  case COHORT_N_WORKBOOK_KINDS:
  default:
    return g_strdup (item->column != NULL && item->theirs == NULL
                         ? cohort_sheet_column_get_heading (item->column)
                         : "");
  }
}

/* Counts */

/** cohort_workbook_import_count: @taken: only those that are done. Returns: how many there are */
guint
cohort_workbook_import_count (const CohortWorkbookImport *self,
                              CohortWorkbookItemKind kind,
                              gboolean taken)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++) {
    const CohortWorkbookItem *item = g_ptr_array_index (self->items, i);

    n += item->kind == kind && (!taken || (item->taken && !item->refused)) ? 1 : 0;
  }
  return n;
}

static guint
count_problems (const CohortWorkbookImport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++) {
    const CohortWorkbookItem *item = g_ptr_array_index (self->items, i);

    n += item->kind == COHORT_WORKBOOK_PROBLEM || item->refused ? 1 : 0;
  }
  return n;
}

static void
append_count (GString *list, guint n, const char *format)
{
  if (n == 0)
    return;
  if (list->len > 0)
    g_string_append (list, ", ");
  g_string_append_printf (list, format, n);
}

/** cohort_workbook_import_dup_summary: Returns: (transfer full): "3 edits, 1 conflict", "nothing to
 * do" */
char *
cohort_workbook_import_dup_summary (const CohortWorkbookImport *self)
{
  GString *list = g_string_new (NULL);
  guint n_edits = cohort_workbook_import_count (self, COHORT_WORKBOOK_EDIT, TRUE);
  guint n_conflicts = cohort_workbook_import_count (self, COHORT_WORKBOOK_CONFLICT, FALSE);
  guint n_new = cohort_workbook_import_count (self, COHORT_WORKBOOK_NEW, TRUE);
  guint n_missing = cohort_workbook_import_count (self, COHORT_WORKBOOK_MISSING, FALSE);
  guint n_problems = count_problems (self);

  append_count (list, n_edits, ngettext ("%u edit", "%u edits", n_edits));
  append_count (list, n_new, ngettext ("%u new row", "%u new rows", n_new));
  append_count (list, n_conflicts, ngettext ("%u conflict", "%u conflicts", n_conflicts));
  append_count (list, n_missing, ngettext ("%u row missing", "%u rows missing", n_missing));
  append_count (list, n_problems, ngettext ("%u problem", "%u problems", n_problems));
  if (list->len == 0)
    g_string_append (list, _ ("nothing to do"));
  return g_string_free (list, FALSE);
}
