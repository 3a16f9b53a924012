/* Finding what a county has already, against looking at every row: made-up rows and people.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-test-builder.h"
#include "cohort-text.h"
#include "cohort-workbook-known.h"

#define N_COUNTIES  60
#define N_ROWS      12
#define N_QUESTIONS 60

/* Texts that mean the same, nearly the same and nothing, so that many rows are alike. */
static const char *const texts[] = {"",     "",  "",  "",    "Ana", "ana",     "ÁNA",     "Ana-",
                                    "An a", "-", "…", "1:a", "1",   "Ben Ana", "ben  ana"};

static char *
make_text (void)
{
  return g_strdup (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
}

static char **
make_texts (guint n)
{
  char **made = g_new0 (char *, n + 1);

  /* Most columns alike, or hardly any row would be there already. */
  for (guint i = 0; i < n; i++)
    made[i] = i < 3 ? make_text () : g_strdup (g_test_rand_int_range (0, 20) == 0 ? "Ana" : "");
  return made;
}

static gboolean
says_the_same (char *const *asked, char *const *row, guint n)
{
  guint n_filled = 0;

  for (guint i = 0; i < n; i++) {
    g_autofree char *known = cohort_text_fold (row[i]);
    g_autofree char *said = cohort_text_fold (asked[i]);

    if (*asked[i] == '\0')
      continue;
    if (!g_str_equal (known, said))
      return FALSE;
    n_filled++;
  }
  return n_filled > 0;
}

static gboolean
look_at_every_row (const GPtrArray *rows, char *const *asked, guint n)
{
  for (guint i = 0; i < rows->len; i++)
    if (says_the_same (asked, ((const CohortSheetRow *)g_ptr_array_index (rows, i))->texts, n))
      return TRUE;
  return FALSE;
}

static GPtrArray *
make_rows (guint n_columns)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_sheet_row_free);

  for (int i = g_test_rand_int_range (0, N_ROWS); i > 0; i--) {
    CohortSheetRow *row = g_new0 (CohortSheetRow, 1);

    row->texts = make_texts (n_columns);
    g_ptr_array_add (rows, row);
  }
  return rows;
}

static void
test_rows (void)
{
  const CohortRecordSheet *sheet = cohort_sheets_find ("goals");
  guint n_found = 0;

  for (guint county = 0; county < N_COUNTIES; county++) {
    g_autoptr (GPtrArray) rows = make_rows (sheet->n_columns);
    CohortKnownRows *known = cohort_known_rows_new (sheet, rows);

    for (guint i = 0; i < N_QUESTIONS; i++) {
      g_auto (GStrv) asked = make_texts (sheet->n_columns);
      gboolean expected = look_at_every_row (rows, asked, sheet->n_columns);

      g_assert_cmpint (cohort_known_rows_contain (known, asked), ==, expected);
      n_found += expected ? 1 : 0;
    }
    cohort_known_rows_free (known);
  }
  /* Both answers came. */
  g_assert_cmpuint (n_found, >, N_COUNTIES);
  g_assert_cmpuint (n_found, <, N_COUNTIES * (N_QUESTIONS - 1));
}

static const char *const names[] = {"Ana", "ana", "Ben", "José", "JOSE", "De la", "-", NULL};
static const char *const emails[] = {"ana@example.org", "ANA@example.org", "José", "ben", NULL};

static CohortSnapshot *
make_people (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  for (int i = g_test_rand_int_range (0, N_ROWS); i > 0; i--) {
    CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, NULL);

    person->given = g_strdup (names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);
    person->family = g_strdup (names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);
    person->email = g_strdup (emails[g_test_rand_int_range (0, G_N_ELEMENTS (emails))]);
    if (g_test_rand_int_range (0, 4) == 0)
      person->merged_into = g_strdup (person->record.id);
    cohort_snapshot_take (snapshot, person);
  }
  return snapshot;
}

static const CohortPerson *
look_at_everybody (const CohortSnapshot *snapshot, const char *text)
{
  g_autofree char *folded = cohort_text_fold (text);

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    g_autofree char *full = g_strjoin (" ", person->given != NULL ? person->given : "",
                                       person->family != NULL ? person->family : "", NULL);
    g_autofree char *folded_full = cohort_text_fold (full);

    if (person->merged_into == NULL
        && (g_str_equal (folded, folded_full)
            || (person->email != NULL && g_ascii_strcasecmp (person->email, text) == 0)))
      return person;
  }
  return NULL;
}

static void
test_people (void)
{
  static const char *const asked[]
      = {"Ana",    "ana ana", "Ana José", "ben",     "Ben Ben",         "De la Ana",
         "jose",   "JOSÉ",    "José",     "-",       "Ana@Example.org", "ana@example.org",
         "nobody", "Ben -",   "ana ben",  "jose ben"};
  guint n_found = 0;

  for (guint county = 0; county < N_COUNTIES; county++) {
    g_autoptr (CohortSnapshot) snapshot = make_people ();
    CohortKnownPeople *known = cohort_known_people_new (snapshot);

    for (guint i = 0; i < G_N_ELEMENTS (asked); i++) {
      const CohortPerson *expected = look_at_everybody (snapshot, asked[i]);

      g_assert_true (cohort_known_people_find (known, asked[i]) == expected);
      n_found += expected != NULL ? 1 : 0;
    }
    cohort_known_people_free (known);
  }
  g_assert_cmpuint (n_found, >, N_COUNTIES);
  g_assert_cmpuint (n_found, <, N_COUNTIES * (G_N_ELEMENTS (asked) - 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook-known/rows", test_rows);
  g_test_add_func ("/workbook-known/people", test_people);
  return g_test_run ();
}
