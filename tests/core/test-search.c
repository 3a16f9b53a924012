/* Finding people: against looking through every text one by one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-search.h"
#include "cohort-text.h"

#define N_ROUNDS    60
#define N_DOCUMENTS 130
#define N_TEXTS     3

static CohortSearch *
make_people (void)
{
  static const char *const people[][3] = {
      {"José Núñez", "Delta-Oaks USD", "39-2024-001"},
      {"Priya Raman", "Delta Oaks USD", "priya.raman@example.org"},
      {"Marisol O’Brien", NULL, "209-555-0101"},
      {"Åsa Ðorđević", "", "39-2024-0011"},
      {"Lü Wei", "王偉", NULL},
  };
  CohortSearch *search = cohort_search_new ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    cohort_search_add (search, people[i], 3);
  cohort_search_finish (search);
  return search;
}

static void
test_words (void)
{
  static const struct {
    const char *text;
    const char *found; /* numbers of the documents */
  } cases[] = {
      {"", "01234"},
      {NULL, "01234"},
      {" .,; ", "01234"},
      {"jose", "0"},
      {"NUNEZ José", "0"},
      {"nunez jose priya", ""},
      {"delta oaks", "01"},
      {"delta-oaks usd", "01"},
      {"aks-us", "01"},
      {"obrien", "2"},
      {"o'brien", "2"},
      {"priya.raman@example", "1"},
      {"39-2024-001", "03"},
      {"39-2024-0011", "3"},
      {"24-2039", ""},
      /* A word does not reach from one text into the next. */
      {"raman-delta", ""},
      {"asa", "3"},
      {"lu", "4"},
      {"王", "4"},
      {"偉王", ""},
      {"z", "0"},
      {"q", ""},
      {"0101", "2"},
  };
  g_autoptr (CohortSearch) search = make_people ();

  g_assert_cmpuint (cohort_search_get_n_documents (search), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) found = g_string_new (NULL);

    cohort_search_find (search, cases[i].text);
    for (guint j = 0; j < 5; j++)
      if (cohort_search_has_found (search, j))
        g_string_append_printf (found, "%u", j);
    g_test_message ("“%s”", cases[i].text);
    g_assert_cmpstr (found->str, ==, cases[i].found);
    g_assert_cmpuint (cohort_search_get_n_found (search), ==, found->len);
  }
}

static void
test_same_question (void)
{
  g_autoptr (CohortSearch) search = make_people ();

  g_assert_false (cohort_search_find (search, "  "));
  g_assert_false (cohort_search_is_searching (search));
  g_assert_true (cohort_search_find (search, "jos"));
  g_assert_true (cohort_search_is_searching (search));
  g_assert_false (cohort_search_find (search, " JÓS "));
  g_assert_true (cohort_search_find (search, ""));
  g_assert_cmpuint (cohort_search_get_n_found (search), ==, 5);
}

static void
test_nobody (void)
{
  g_autoptr (CohortSearch) search = cohort_search_new ();

  cohort_search_finish (search);
  g_assert_true (cohort_search_find (search, "a"));
  g_assert_cmpuint (cohort_search_get_n_found (search), ==, 0);
}

/* Few different letters, so that words are often found, and in the wrong places too. */
static char *
make_text (guint longest)
{
  static const char *const letters[] = {"a", "b", "É", "ñ", "1", " ", "-", "ß", "偉", "a"};
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, (int)longest + 1); n > 0; n--)
    g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return g_string_free (text, FALSE);
}

static gboolean
holds (char *const *texts, const char *word)
{
  for (guint i = 0; i < N_TEXTS; i++) {
    g_autofree char *folded = cohort_text_fold (texts[i]);

    if (strstr (folded, word) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
holds_all (char *const *texts, const char *question)
{
  g_auto (GStrv) words = g_strsplit (question, " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *folded = cohort_text_fold (words[i]);

    if (!holds (texts, folded))
      return FALSE;
  }
  return TRUE;
}

static void
check_question (CohortSearch *search, char *texts[][N_TEXTS], const char *question)
{
  guint n = 0;

  cohort_search_find (search, question);
  for (guint i = 0; i < N_DOCUMENTS; i++) {
    gboolean expected = holds_all (texts[i], question);

    n += expected ? 1 : 0;
    if (cohort_search_has_found (search, i) != expected)
      g_error ("“%s” in “%s”, “%s”, “%s”: %d expected", question, texts[i][0], texts[i][1],
               texts[i][2], expected);
  }
  g_assert_cmpuint (cohort_search_get_n_found (search), ==, n);
}

/* Typed letter by letter and taken back again, so that narrowing is tried both ways. */
static void
type (CohortSearch *search, char *texts[][N_TEXTS])
{
  g_autofree char *question = make_text (6);
  const char *end = question;

  while (*end != '\0') {
    g_autofree char *part = NULL;

    end = g_utf8_next_char (end);
    part = g_strndup (question, (gsize)(end - question));
    check_question (search, texts, part);
  }
  if (g_test_rand_bit ())
    check_question (search, texts, "");
}

static void
test_oracle (void)
{
  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autoptr (CohortSearch) search = cohort_search_new ();
    char *texts[N_DOCUMENTS][N_TEXTS];

    for (guint i = 0; i < N_DOCUMENTS; i++) {
      for (guint j = 0; j < N_TEXTS; j++)
        texts[i][j] = make_text (8);
      cohort_search_add (search, (const char *const *)texts[i], N_TEXTS);
    }
    cohort_search_finish (search);
    for (guint i = 0; i < 20; i++)
      type (search, texts);
    for (guint i = 0; i < N_DOCUMENTS; i++)
      for (guint j = 0; j < N_TEXTS; j++)
        g_free (texts[i][j]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/same-question", test_same_question);
  g_test_add_func ("/search/nobody", test_nobody);
  g_test_add_func ("/search/oracle", test_oracle);
  return g_test_run ();
}
