/* Grades as people type them ("TK–5", "9th-12th", "all"), read as grade bands.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-typed.h"

#include "cohort-date.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

#define KINDERGARTEN 0
#define EARLIEST     (-2) /* before transitional kindergarten, which is -1 */
#define LATEST       12
#define NO_GRADE     G_MININT

static guint
band_of_grade (int grade)
{
  return cohort_bands_parse (grade <= 2   ? "tk-2"
                             : grade <= 5 ? "3-5"
                             : grade <= 8 ? "6-8"
                                          : "9-12");
}

/* A span counts in every band it touches: "K-6" reaches into 6-8. */
static void
add_span (CohortTypedGrades *grades, int from, int to)
{
  if (from <= KINDERGARTEN && to == LATEST) {
    grades->all = TRUE;
    return;
  }
  for (int grade = from; grade <= to; grade++)
    grades->bands |= band_of_grade (grade);
}

/* "5th", "K", "TK", "Gr. 7" -> a number; NO_GRADE for anything else. */
static int
parse_grade (const char *word)
{
  static const struct {
    const char *word;
    int grade;
  } early[] = {{"k", KINDERGARTEN},
               {"kinder", KINDERGARTEN},
               {"kindergarten", KINDERGARTEN},
               {"tk", -1},
               {"utk", -1},
               {"pk", EARLIEST},
               {"prek", EARLIEST},
               {"p", EARLIEST},
               {"preschool", EARLIEST}};
  static const char *const endings[] = {"", "st", "nd", "rd", "th", "o", "a", NULL};
  char *end;
  gint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (early); i++)
    if (g_str_equal (early[i].word, word))
      return early[i].grade;
  if (!g_ascii_isdigit (*word))
    return NO_GRADE;
  number = g_ascii_strtoll (word, &end, 10);
  return number >= 1 && number <= LATEST && g_strv_contains (endings, end) ? (int)number : NO_GRADE;
}

static gboolean
is_dash (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212;
}

/* Dashes become " to ", every other sign a space, and words that only accompany grades go. */
static char **
split_words (const char *piece)
{
  static const char *const fillers[]
      = {"grade", "grades", "gr", "grado", "grados", "level", "levels", NULL};
  g_autoptr (GString) spaced = g_string_new (NULL);
  GPtrArray *kept = g_ptr_array_new ();
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_dash (c))
      g_string_append (spaced, " to ");
    else
      g_string_append_unichar (spaced, c);
  }
  folded = cohort_text_fold (spaced->str);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains (fillers, words[i]))
      g_ptr_array_add (kept, g_strdup (words[i]));
  g_ptr_array_add (kept, NULL);
  return (char **)g_ptr_array_free (kept, FALSE);
}

static gboolean
is_to (const char *word)
{
  static const char *const joints[] = {"to", "through", "thru", "until", "a", "al", "hasta", NULL};

  return g_strv_contains (joints, word);
}

/* "k to 5", "9 th to 12 th", "5", "4 5": numbers alone and spans. FALSE when a word is no grade. */
static gboolean
read_numbers (char **words, CohortTypedGrades *grades)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean spans = FALSE;

  for (guint i = 0; words[i] != NULL; i++) {
    int grade = parse_grade (words[i]);

    if (is_to (words[i]) && numbers->len > 0) {
      spans = TRUE;
      continue;
    }
    if (g_str_equal (words[i], "and") || g_str_equal (words[i], "y"))
      continue;
    if (grade == NO_GRADE)
      return FALSE;
    g_array_append_val (numbers, grade);
  }
  if (numbers->len == 0 || (spans && numbers->len != 2))
    return FALSE;
  if (spans) {
    add_span (grades, MIN (g_array_index (numbers, int, 0), g_array_index (numbers, int, 1)),
              MAX (g_array_index (numbers, int, 0), g_array_index (numbers, int, 1)));
    return TRUE;
  }
  for (guint i = 0; i < numbers->len; i++)
    grades->bands |= band_of_grade (g_array_index (numbers, int, i));
  return TRUE;
}

static gboolean
read_words (const CohortSynonyms *synonyms, const char *piece, CohortTypedGrades *grades)
{
  g_autofree char *folded = cohort_text_fold (piece);
  const char *code = cohort_synonyms_get_word (synonyms, "grades", folded);

  if (code == NULL)
    return FALSE;
  if (g_str_equal (code, "all"))
    grades->all = TRUE;
  else
    grades->bands |= cohort_bands_parse (code);
  return TRUE;
}

/* A label of a form says a word and its grades: "Elementary (K-5)", "TK–2 (primary)". */
static gboolean
read_piece (const CohortSynonyms *synonyms, const char *piece, CohortTypedGrades *grades)
{
  g_auto (GStrv) words = split_words (piece);
  const char *open = strchr (piece, '(');

  if (read_words (synonyms, piece, grades) || read_numbers (words, grades))
    return TRUE;
  if (open != NULL && open > piece) {
    g_autofree char *outside = g_strndup (piece, (gsize)(open - piece));
    g_autofree char *inside = g_strdup (open + 1);
    g_auto (GStrv) inner = NULL;

    g_strdelimit (inside, ")", ' ');
    inner = split_words (inside);
    return read_numbers (inner, grades) || read_piece (synonyms, outside, grades);
  }
  return FALSE;
}

/* Excel makes a date of "3-5"; month and day are what was typed. */
static gboolean
read_date (const char *typed, CohortTypedGrades *grades)
{
  CohortDate date = cohort_date_parse (typed);
  int month, day;

  if (date == 0)
    return FALSE;
  cohort_date_get_parts (date, NULL, &month, &day);
  if (day > LATEST || day < month)
    return FALSE;
  add_span (grades, month, day);
  return TRUE;
}

/**
 * cohort_typed_read_grades:
 * @typed: (nullable): what stands in the cell
 * @kind: what the spreadsheet took it for
 * @grades: (out caller-allocates): what it says; clear with cohort_typed_clear_grades()
 */
void
cohort_typed_read_grades (const CohortSynonyms *synonyms,
                          const char *typed,
                          CohortCellKind kind,
                          CohortTypedGrades *grades)
{
  g_autoptr (GString) list = NULL;
  g_auto (GStrv) pieces = NULL;

  *grades = (CohortTypedGrades){0, FALSE, NULL};
  if (typed == NULL || (kind == COHORT_CELL_DATE && read_date (typed, grades)))
    return;
  if (read_piece (synonyms, typed, grades))
    return;

  list = g_string_new (typed);
  g_string_replace (list, " and ", ",", 0);
  g_string_replace (list, " y ", ",", 0);
  pieces = g_strsplit_set (list->str, ",;/&+|\n", -1);
  for (guint i = 0; pieces[i] != NULL; i++) {
    g_strstrip (pieces[i]);
    if (*pieces[i] != '\0' && !read_piece (synonyms, pieces[i], grades) && grades->unknown == NULL)
      grades->unknown = g_strdup (pieces[i]);
  }
}

/** cohort_typed_clear_grades: frees what @grades holds, not itself */
void
cohort_typed_clear_grades (CohortTypedGrades *grades)
{
  g_clear_pointer (&grades->unknown, g_free);
}
