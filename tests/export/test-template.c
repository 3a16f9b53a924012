/* Letter templates: what is refused and where, what is built in, and what merging makes of them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-letter.h"
#include "export-fixture.h"

#include <string.h>

#define HEAD_LINES 10

static void
test_refused_bodies (void)
{
  static const struct {
    const char *body;
    guint       line; /* within the body */
    guint       column;
  } cases[] = {
    {"{{person.given", 1, 1},
    {"Dear {{person.given\n}}", 1, 6},
    {"Dear {{person.secret}}", 1, 6},
    {"Dear {{person.family}}", 1, 6}, /* not declared */
    {"ñ ñ {{convening.name}}", 1, 5}, /* outside its block */
    {"one\ntwo {{}}", 2, 5},
    {"{{#people}}{{/people}}", 1, 1},
    {"{{#covered}}{{/covered}}", 1, 1},
    {"{{#if covered}}{{/if}}", 1, 1},
    {"{{#if nothing}}{{/if}}", 1, 1},
    {"a\n{{#if person.given}}\nb", 2, 1},
    {"{{#convenings}}{{/if}}", 1, 16},
    {"{{#convenings}}{{#convenings}}{{/convenings}}{{/convenings}}", 1, 16},
    {"{{#convenings}}{{#save_dates}}{{#convenings}}", 1, 31},
    {"{{#shares}}{{/shares}}", 1, 1}, /* of letters to organizations */
    {"{{/convenings}}", 1, 1},
    {"{{else}}", 1, 1},
    {"{{#convenings}}{{else}}{{/convenings}}", 1, 16},
    {"{{#if person.given}}{{else}}{{else}}{{/if}}", 1, 29},
    {"{{#if person.given}}{{#if person.given}}{{#if person.given}}{{#if person.given}}"
     "{{#if person.given}}{{#if person.given}}{{#if person.given}}{{#if person.given}}\n"
     "{{#if person.given}}",
     2, 1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = export_fixture_make_template (cases[i].body);
    g_autoptr (GError) error = NULL;
    g_autofree char *place =
      g_strdup_printf ("Line %u, column %u ", cases[i].line + HEAD_LINES, cases[i].column);

    g_test_message ("%s", cases[i].body);
    g_assert_null (cohort_letter_template_new_from_bytes (bytes, &error));
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, place));
  }
}

static void
test_refused_heads (void)
{
  static const struct {
    const char *text;
    const char *place;
  } cases[] = {
    {"", "Line 1, column 1 "},
    {"Cohort letter 2\n", "Line 1, column 1 "},
    {"Cohort letter 1\nname: a\n", "Line 3, column 1 "},
    {"Cohort letter 1\nname: a\nname: b\n---\n", "Line 3, column 1 "},
    {"Cohort letter 1\nname:\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\nsubject: a\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\nno colon\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\nname: a\n---\n", "Line 3, column 1 "},
    {"Cohort letter 1\nmonths: a b c\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\nrequired: person.given person.given\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\noptional: person.shoe\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\nsay and: y\nsay and: e\n---\n", "Line 3, column 1 "},
    {"Cohort letter 1\nname: \xff\n---\n", "This is no letter template"},
    {"Cohort letter 1\nname: ../a\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\nlanguage: En\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\nto: everybody\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\nto: person\nto: person\n---\n", "Line 3, column 1 "},
    {"Cohort letter 1\nrequired: person.given\nto: program\n---\n", "Line 3, column 1 "},
    {"Cohort letter 1\nto: program\nrequired: person.city\n---\n", "Line 3, column 1 "},
    {"Cohort letter 1\nto: program\nrequired: organization.name\n---\n", "Line 3, column 1 "},
    {"Cohort letter 1\nabout: people\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\ninvites: no\n---\n", "Line 2, column 1 "},
    {"Cohort letter 1\nname: a\ntitle: a\nlanguage: tlh\n---\n", "Line 5, column 1 "},
    {"Cohort letter 1\nname: a\ntitle: a\nlanguage: en\nto: program\ninvites: yes\n---\n",
     "Line 7, column 1 "},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
    g_autoptr (GError) error = NULL;

    g_assert_null (cohort_letter_template_new_from_bytes (bytes, &error));
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, cases[i].place));
  }
}

static void
test_too_long (void)
{
  char *text = g_strnfill (300 * 1024, 'a');
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (cohort_letter_template_new_from_bytes (bytes, &error));
  g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
}

static void
test_windows_text (void)
{
  g_autofree char *unix_text = g_strconcat ("\xef\xbb\xbf", export_fixture_head, "Hello\n", NULL);
  g_auto (GStrv) lines = g_strsplit (unix_text, "\n", -1);
  char *text = g_strjoinv ("\r\n", lines);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortLetterTemplate) template = cohort_letter_template_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cohort_letter_template_get_title (template), ==, "Test");
}

/* The letter of one person as one line a block: "h …", "p …", "b …", "s". */
static char *
merge (const CohortSnapshot *snapshot, const char *person, const char *body)
{
  const CohortLetterSubject subject = {COHORT_LETTER_TO_PERSON, person, NULL};
  g_autoptr (GBytes) bytes = export_fixture_make_template (body);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortLetterTemplate) template = cohort_letter_template_new_from_bytes (bytes, &error);
  g_autoptr (CohortLetterFields) fields = NULL;
  g_autoptr (CohortLetter) letter = NULL;
  GString *text = g_string_new (NULL);
  GPtrArray *blocks;

  g_assert_no_error (error);
  fields = cohort_letter_fields_new (template, snapshot, &subject, export_fixture_get_day ());
  letter = cohort_letter_new (template, fields, person);
  blocks = cohort_letter_get_blocks (letter);
  for (guint i = 0; i < blocks->len; i++) {
    const CohortLetterBlock *block = g_ptr_array_index (blocks, i);

    g_string_append_printf (text, "%c %s|", "phbs"[block->kind], block->markup);
  }
  return g_string_free (text, FALSE);
}

static void
test_merge (void)
{
  static const struct {
    const char *person;
    const char *body;
    const char *text;
  } cases[] = {
    {"marisol", "Dear {{person.given}},", "p Dear Marisol,|"},
    {"marisol", "one\ntwo\n\nthree", "p one two|p three|"},
    {"marisol", "one\\\ntwo", "p one \ntwo|"},
    {"marisol", "# Title\ntext", "h Title text|"},
    {"marisol", "# Title\n\n- a\n- b\n\n~\n{{person.name}}", "h Title|b a|b b|s |p Marisol Vance|"},
    {"marisol", "a **b** & <c>", "p a <b>b</b> &amp; &lt;c&gt;|"},
    {"marisol", "**a\n\nb**", "p <b>a</b>|p b<b></b>|"},
    {"marisol", "{{#if letter.title}}\nyes {{letter.title}}\n{{else}}\nno\n{{/if}}\nend",
     "p yes STEM Coordinator end|"},
    {"grace", "{{#convenings}}\n- {{convening.name}}, {{convening.days}}\n{{/convenings}}",
     "b Fall 2024, November 7, 2024|"},
    {"devon", "{{#convenings}}\n- {{convening.days}}\n{{/convenings}}", "b November 7–10, 2024|"},
    {"devon", "{{#save_dates}}\n- {{convening.name}}, {{convening.days}}\n{{/save_dates}}",
     "b Spring 2025, May 19–20, 2025|"},
    {"grace", "{{#convenings}}{{#covered}}\n- {{covered.item}}\n{{/covered}}\n{{/convenings}}",
     "b Science COP launch day professional learning and materials (Nov 7)|"
     "b Breakfast, lunch and evening reception (Nov 7)|"},
    {"hostile", "{{person.given}} - # **x**\n- {{person.name}}",
     "p -2+3 - # <b>x</b>|b -2+3 =HYPERLINK(&quot;http://example.org&quot;,&quot;x&quot;)|"},
    {"marisol", "{{county.contact}}", "p Marisol Vance, marisol@example.org, 209-555-0101|"},
  };
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_hostile ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = merge (snapshot, cases[i].person, cases[i].body);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

/* A value is words and nothing else, whatever it looks like. */
static void
test_values_are_words (void)
{
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_empty ();
  g_autofree char *text = NULL;

  export_fixture_put (snapshot, COHORT_RECORD_PERSON, "odd", "given",
                      "# {{person.name}} **\n- x\x02", NULL);
  text = merge (snapshot, "odd", "{{person.given}}");
  g_assert_cmpstr (text, ==, "p # {{person.name}} **\n- x|");
}

static void
test_missing_is_shown (void)
{
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_empty ();
  g_autofree char *text = NULL;

  export_fixture_put (snapshot, COHORT_RECORD_PERSON, "nameless", "family", "Ruiz", NULL);
  text = merge (snapshot, "nameless", "Dear {{person.given}},");
  g_assert_nonnull (strstr (text, "[person.given]"));
}

/* Lists in lists multiply: such a letter ends soon, says so, and is never issued. */
static void
test_bombs (void)
{
  static const char head[] = "Cohort letter 1\nname: bomb\nlanguage: en\ntitle: Bomb\n"
                             "optional: person.name teammate.name\n---\n";
  static const char *const insides[] = {"", "x", "{{person.name}}", "{{#if teammates}}{{/if}}"};
  const CohortLetterSubject subject = {COHORT_LETTER_TO_PERSON, "person-0001", NULL};
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_many (1500);

  for (gsize i = 0; i < G_N_ELEMENTS (insides); i++) {
    g_autoptr (GString) text = g_string_new (head);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (CohortLetterTemplate) template = NULL;
    g_autoptr (CohortLetterFields) fields = NULL;
    g_autoptr (CohortLetter) letter = NULL;
    g_autoptr (GPtrArray) problems = NULL;

    g_string_append (text, "{{#teammates}}");
    for (guint n = 0; n < 2000; n++)
      g_string_append_printf (text, "{{#save_dates}}%s{{/save_dates}}", insides[i]);
    g_string_append (text, "{{/teammates}}");
    bytes = g_bytes_new (text->str, text->len);
    template = cohort_letter_template_new_from_bytes (bytes, &error);
    g_assert_no_error (error);
    fields = cohort_letter_fields_new (template, snapshot, &subject, export_fixture_get_day ());
    letter = cohort_letter_new (template, fields, "Ana");
    g_assert_true (cohort_letter_is_cut (letter));
    problems =
      cohort_letter_check_subject (template, snapshot, &subject, export_fixture_get_day ());
    g_assert_cmpuint (problems->len, ==, 1);
  }
}

static void
test_days (void)
{
  static const struct {
    const char *first;
    const char *last;
    const char *english;
    const char *spanish;
  } cases[] = {
    {"2024-11-07", "2024-11-10", "November 7–10, 2024", "7 al 10 de noviembre de 2024"},
    {"2024-11-07", "2024-11-07", "November 7, 2024", "7 de noviembre de 2024"},
    {"2024-11-07", NULL, "November 7, 2024", "7 de noviembre de 2024"},
    {"2025-01-30", "2025-02-02", "January 30 – February 2, 2025",
     "30 de enero al 2 de febrero de 2025"},
    {"2024-12-30", "2025-01-02", "December 30, 2024 – January 2, 2025",
     "30 de diciembre de 2024 al 2 de enero de 2025"},
    {NULL, NULL, NULL, NULL},
  };
  g_autoptr (CohortLetterTemplate) english = cohort_letter_template_load ("welcome", "en", NULL);
  g_autoptr (CohortLetterTemplate) spanish = cohort_letter_template_load ("welcome", "es", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CohortDate first = cohort_date_parse (cases[i].first);
    CohortDate last = cohort_date_parse (cases[i].last);
    g_autofree char *in_english = cohort_letter_template_format_days (english, first, last);
    g_autofree char *in_spanish = cohort_letter_template_format_days (spanish, first, last);

    g_assert_cmpstr (in_english, ==, cases[i].english);
    g_assert_cmpstr (in_spanish, ==, cases[i].spanish);
  }
}

static void
check_word (const CohortLetterTemplate *template, const char *group, const char *code)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", group, code);

  g_test_message ("%s", key);
  g_assert_nonnull (cohort_letter_template_get_word (template, key));
}

/* A letter in Spanish with English in the middle would be a poor welcome. */
static void
test_spanish_knows_every_word (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortLetterTemplate) template = cohort_letter_template_load ("welcome", "es", &error);
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_empty ();
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  g_assert_no_error (error);
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    check_word (template, "convening", convening->code);
    for (guint option = 0; option < convening->options->len; option++)
      check_word (template, "option",
                  ((CohortOption *) g_ptr_array_index (convening->options, option))->code);
    for (guint item = 0; item < convening->inclusions->len; item++)
      check_word (template, "inclusion",
                  ((CohortInclusion *) g_ptr_array_index (convening->inclusions, item))->code);
  }
}

/* Seed 000: only SJCOE sends an official letter, so ours never calls itself that. */
static void
test_built_in (void)
{
  static const char *const languages[] = {"en", "es", "tlh", NULL};

  for (guint i = 0; languages[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CohortLetterTemplate) template =
      cohort_letter_template_load ("welcome", languages[i], &error);

    g_assert_no_error (error);
    g_assert_cmpstr (cohort_letter_template_get_language (template), ==,
                     i == 1 ? "es" : "en");
    g_assert_true (cohort_letter_template_requires (template, "person.given"));
  }
  for (guint i = 0; i < 2; i++) {
    g_autofree char *path =
      g_strdup_printf (RESOURCE_PREFIX "/letters/welcome.%s.letter", languages[i]);
    g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_autofree char *text = g_ascii_strdown (g_bytes_get_data (bytes, NULL), -1);

    g_assert_null (strstr (text, "official"));
    g_assert_null (strstr (text, "oficial"));
  }
}

static void
test_no_such_letter (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cohort_letter_template_load ("farewell", "en", &error));
  g_assert_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/template/refused-bodies", test_refused_bodies);
  g_test_add_func ("/template/refused-heads", test_refused_heads);
  g_test_add_func ("/template/too-long", test_too_long);
  g_test_add_func ("/template/windows-text", test_windows_text);
  g_test_add_func ("/template/merge", test_merge);
  g_test_add_func ("/template/values-are-words", test_values_are_words);
  g_test_add_func ("/template/missing-is-shown", test_missing_is_shown);
  g_test_add_func ("/template/bombs", test_bombs);
  g_test_add_func ("/template/days", test_days);
  g_test_add_func ("/template/spanish-knows-every-word", test_spanish_knows_every_word);
  g_test_add_func ("/template/built-in", test_built_in);
  g_test_add_func ("/template/no-such-letter", test_no_such_letter);

  return g_test_run ();
}
