/* A cell of the county workbook as its canonical text, however it was typed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook-private.h"

#include "cohort-cells-private.h"
#include "cohort-contact.h"
#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-team.h"
#include "cohort-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a spreadsheet shows of a number; the rest is how it is kept in the machine. */
#define DIGITS "%.15g"

/* Words of the roster's synonyms that a list of the workbook has too. */
static const struct {
  const char *list;
  const char *section;
} sections[] = {
    {"role", "role"},         {"sector", "sector"},
    {"language", "language"}, {"membership-status", "status"},
    {"yes-no", "yes_no"},     {"content-area", "content_area"},
    {"band", "grades"},
};

/** cohort_workbook_tidy: Returns: (transfer full): @text without what another program may have
 * changed in it: spaces at its ends, how line ends and accents are written */
char *
cohort_workbook_tidy (const char *text)
{
  char *clean = text != NULL ? cohort_cell_clean_text (text, strlen (text)) : NULL;

  return clean != NULL ? g_strstrip (clean) : g_strdup ("");
}

/** cohort_workbook_get_words: Returns: (transfer none): the words of @list, made once */
GPtrArray *
cohort_workbook_get_words (GHashTable *words, const CohortSnapshot *snapshot, const char *list)
{
  GPtrArray *found = g_hash_table_lookup (words, list);

  if (found == NULL) {
    found = cohort_sheets_list_words (snapshot, list);
    g_hash_table_insert (words, g_strdup (list), found);
  }
  return found;
}

/* Choices */

static const char *
find_word (const GPtrArray *words, const char *text)
{
  g_autofree char *folded = cohort_text_fold (text);

  for (guint i = 0; words != NULL && i < words->len; i++) {
    const CohortSheetWord *word = g_ptr_array_index (words, i);
    g_autofree char *label = cohort_text_fold (word->label);

    if (g_str_equal (word->code, text) || g_str_equal (label, folded))
      return word->code;
  }
  return NULL;
}

static gboolean
has_code (const GPtrArray *words, const char *code)
{
  for (guint i = 0; i < words->len; i++)
    if (g_strcmp0 (((const CohortSheetWord *)g_ptr_array_index (words, i))->code, code) == 0)
      return TRUE;
  return FALSE;
}

/* In other words, or in the other language. */
static const char *
find_synonym (const CohortWorkbookReader *self, const char *list, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].list, list))
      return cohort_synonyms_get_code (self->synonyms, sections[i].section, text, NULL);
  return NULL;
}

/* As the list of the file says, as this Cohort does, or, when @loosely, as offices do. */
static const char *
find_code (const CohortWorkbookReader *self, const char *list, const char *text, gboolean loosely)
{
  const GPtrArray *known = cohort_workbook_get_words (self->words, self->snapshot, list);
  const char *code = find_word (g_hash_table_lookup (self->file->words, list), text);

  if (code == NULL)
    code = find_word (known, text);
  if (code == NULL && loosely)
    code = find_synonym (self, list, text);
  /* A source that is new is on its own sheet of the same file; the command looks for it. */
  if (code == NULL && g_str_equal (list, "source"))
    code = text;
  return code != NULL && (has_code (known, code) || g_str_equal (list, "source")) ? code : NULL;
}

static char *
set_unknown_word (const char *text, char **sentence)
{
  *sentence = g_strdup_printf (_ ("“%s” is not in the list of this column."), text);
  return NULL;
}

static char *
read_choice (const CohortWorkbookReader *self, const char *list, const char *text, char **sentence)
{
  const char *code = find_code (self, list, text, TRUE);

  return code != NULL ? g_strdup (code) : set_unknown_word (text, sentence);
}

static void
add_code (GPtrArray *codes, const char *code)
{
  if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
    g_ptr_array_add (codes, g_strdup (code));
}

/* In the order of the list, whatever the order in which they were typed. */
static char *
join_codes (const GPtrArray *words, const GPtrArray *codes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++) {
    const CohortSheetWord *word = g_ptr_array_index (words, i);

    if (g_ptr_array_find_with_equal_func ((GPtrArray *)codes, word->code, g_str_equal, NULL))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word->code);
  }
  return g_string_free (text, FALSE);
}

/* @between: the signs that part one word from the next */
static gboolean
read_codes (const CohortWorkbookReader *self,
            const char *list,
            const char *text,
            const char *between,
            gboolean loosely,
            GPtrArray *codes,
            char **unknown)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, between, -1);

  for (guint i = 0; pieces[i] != NULL; i++) {
    const char *code;

    if (*g_strstrip (pieces[i]) == '\0')
      continue;
    code = find_code (self, list, pieces[i], loosely);
    if (code == NULL) {
      *unknown = g_strdup (pieces[i]);
      return FALSE;
    }
    add_code (codes, code);
  }
  return TRUE;
}

/* A label may have a comma of its own, so that one is tried for a sign only after the others. */
static char *
read_choices (const CohortWorkbookReader *self, const char *list, const char *text, char **sentence)
{
  static const struct {
    const char *between;
    gboolean loosely;
  } ways[] = {{";\n", FALSE}, {";,\n", FALSE}, {";,\n ", FALSE}, {";,\n", TRUE}};
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *unknown = NULL;

    if (read_codes (self, list, text, ways[i].between, ways[i].loosely, codes, &unknown))
      return join_codes (cohort_workbook_get_words (self->words, self->snapshot, list), codes);
    if (first == NULL)
      first = g_steal_pointer (&unknown);
  }
  return set_unknown_word (first, sentence);
}

static char *
read_flag (const CohortWorkbookReader *self, const char *text, char **sentence)
{
  const char *code = g_ascii_strcasecmp (text, "x") == 0 || g_str_equal (text, "✓")
                         ? "yes"
                         : find_code (self, "yes-no", text, TRUE);

  if (code == NULL)
    return set_unknown_word (text, sentence);
  return g_strdup (g_str_equal (code, "yes") ? "yes" : "");
}

/* Numbers and days */

static const char *
describe_kind (CohortSheetKind kind)
{
  switch (kind) {
  case COHORT_SHEET_DATE:
  case COHORT_SHEET_DATES:
    return _ ("“%s” is no day. Type one such as 11/20/2024.");
  case COHORT_SHEET_MONEY:
  case COHORT_SHEET_RATE:
    return _ (
        "“%s” is no amount of money. Type one such as 370.00, or leave the cell empty when it "
        "is not known.");
  case COHORT_SHEET_QUANTITY:
  case COHORT_SHEET_COUNT:
  case COHORT_SHEET_TEXT:
  case COHORT_SHEET_CHOICE:
  case COHORT_SHEET_CHOICES:
  case COHORT_SHEET_FLAG:
  default:
    return _ ("“%s” is no number such as 104.6, or has too many decimals.");
  }
}

static char *
set_no_number (CohortSheetKind kind, const char *text, char **sentence)
{
  *sentence = g_strdup_printf (describe_kind (kind), text);
  return NULL;
}

/* Cells have nothing but floating point: 1234.5600000000001 is how a sum of cents may be kept. */
static char *
round_number (const char *text)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (digits, sizeof digits, DIGITS, g_ascii_strtod (text, NULL)));
}

static char *
read_number (const CohortSheetColumn *column, const CohortCell *cell, char *text, char **sentence)
{
  g_autofree char *plain = cell->kind == COHORT_CELL_NUMBER && strchr (text, '.') != NULL
                               ? round_number (text)
                               : g_strdup (text);
  gint64 number;

  if (column->kind == COHORT_SHEET_DATE && cell->kind == COHORT_CELL_DATE && strlen (plain) > 10)
    plain[10] = '\0';
  if (column->kind == COHORT_SHEET_DATE && cell->kind == COHORT_CELL_NUMBER)
    return set_no_number (column->kind, plain, sentence);
  if (!cohort_sheet_parse_number (column->kind, plain, &number, NULL))
    return set_no_number (column->kind, plain, sentence);
  return cohort_sheet_dup_number (column->kind, number);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

static char *
read_days (const char *text, char **sentence)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, ";, \n\t", -1);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; pieces[i] != NULL; i++) {
    g_autofree char *iso = NULL;
    gint64 day;

    if (*pieces[i] == '\0')
      continue;
    if (!cohort_sheet_parse_number (COHORT_SHEET_DATE, pieces[i], &day, NULL))
      return set_no_number (COHORT_SHEET_DATES, pieces[i], sentence);
    iso = cohort_date_format_iso ((CohortDate)day);
    add_code (days, iso);
  }
  g_ptr_array_sort (days, compare_texts);
  g_ptr_array_add (days, NULL);
  return g_strjoinv (" ", (char **)days->pdata);
}

/* Text */

/* As the command would keep it, so that it is no edit when the same workbook is read once more. */
static char *
read_text (const CohortWorkbookReader *self, const CohortSheetColumn *column, const char *text)
{
  char *kept = NULL;

  if (g_str_equal (column->key, "email"))
    cohort_email_normalise (text, &kept);
  else if (g_str_equal (column->key, "phone"))
    kept = cohort_phone_normalise (text);
  else if (g_str_equal (column->key, "organization")) {
    const CohortOrganization *known = cohort_team_match_organization (self->snapshot, text);

    kept = known != NULL ? cohort_workbook_tidy (known->name) : NULL;
  } else if ((column->flags & COHORT_SHEET_NAMES) != 0) {
    kept = cohort_sheet_dup_names (text);
  }
  return kept != NULL ? kept : g_strdup (text);
}

static char *
read_filled (const CohortWorkbookReader *self,
             const CohortSheetColumn *column,
             const CohortCell *cell,
             char *text,
             char **sentence)
{
  switch (column->kind) {
  case COHORT_SHEET_CHOICE:
    return read_choice (self, column->list, text, sentence);
  case COHORT_SHEET_CHOICES:
    return read_choices (self, column->list, text, sentence);
  case COHORT_SHEET_FLAG:
    return read_flag (self, text, sentence);
  case COHORT_SHEET_DATES:
    return read_days (text, sentence);
  case COHORT_SHEET_DATE:
  case COHORT_SHEET_MONEY:
  case COHORT_SHEET_RATE:
  case COHORT_SHEET_QUANTITY:
  case COHORT_SHEET_COUNT:
    return read_number (column, cell, text, sentence);
  case COHORT_SHEET_TEXT:
  default:
    return read_text (self, column, text);
  }
}

/* TRUE and FALSE as a list of yes and no has them. */
static char *
dup_text (const CohortSheetColumn *column, const CohortCell *cell)
{
  gboolean is_choice = column->kind == COHORT_SHEET_CHOICE || column->kind == COHORT_SHEET_FLAG;

  if (cell->kind == COHORT_CELL_BOOLEAN && is_choice)
    return g_strdup (g_str_equal (cell->text, "TRUE") ? "yes" : "no");
  return cohort_workbook_tidy (cell->text);
}

/**
 * cohort_workbook_read_cell:
 * @cell: (nullable): a cell
 * @sentence: (out): why it cannot be taken
 *
 * The value of a formula counts as if it had been typed.
 *
 * Returns: (transfer full) (nullable): the canonical text, "" of an empty cell; %NULL with
 * @sentence
 */
char *
cohort_workbook_read_cell (const CohortWorkbookReader *self,
                           const CohortSheetColumn *column,
                           const CohortCell *cell,
                           char **sentence)
{
  g_autofree char *text = NULL;

  *sentence = NULL;
  if (cell == NULL || (cell->text == NULL && !cell->from_formula))
    return g_strdup ("");
  if (cell->text == NULL) {
    *sentence = g_strdup (_ ("The cell has a formula that was not calculated yet. Open the file in "
                             "a spreadsheet, save it, and import it again."));
    return NULL;
  }
  text = dup_text (column, cell);
  if (cell->kind == COHORT_CELL_ERROR || (cell->from_formula && *text == '#')) {
    *sentence = g_strdup_printf (_ ("The formula in this cell gives “%s”."), text);
    return NULL;
  }
  return *text != '\0' ? read_filled (self, column, cell, text, sentence) : g_strdup ("");
}
