/* Letters that come with Cohort, for everybody in the sample county: nothing missing, to the cent,
 * and the same again from what is kept of them. Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-ledger.h"
#include "cohort-letter.h"
#include "cohort-money.h"
#include "cohort-team-people.h"
#include "cohort-test-builder.h"
#include "cohort-vocabulary.h"

#include <string.h>

#define TODAY "2024-12-02"

static const char *const languages[] = {"en", "es"};

static void
run_line (CohortSnapshot **snapshot, CohortDate *day, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (line, &error);
  g_autoptr (CohortChange) change = NULL;
  CohortMoment moment = {.today = *day};
  CohortSnapshot *next;
  JsonObject *command;

  g_assert_no_error (error);
  command = json_node_get_object (node);
  if (json_object_has_member (command, "at") && !json_object_has_member (command, "do")) {
    *day = cohort_date_parse (json_object_get_string_member (command, "at"));
    return;
  }
  moment.now = ((gint64)*day - cohort_date_new (1970, 1, 1)) * 24 * 60 * 60;
  change = cohort_command_run (*snapshot, command, &moment, &error);
  g_assert_no_error (error);
  next = cohort_snapshot_apply (*snapshot, change);
  cohort_snapshot_unref (*snapshot);
  *snapshot = next;
}

static void
tell (CohortSnapshot **snapshot, const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "stories", file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  CohortDate day = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      run_line (snapshot, &day, lines[i]);
}

/* San Joaquin as planned in September (A4 of domain.md). */
static CohortSnapshot *
make_planned (void)
{
  static const char *const files[]
      = {"a1-team.jsonl", "a2-fall-plan.jsonl", "a3-spring-plan.jsonl", "a4-resource.jsonl"};
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    tell (&snapshot, files[i]);
  return snapshot;
}

/* The same after the fall (A5), with spots given back in the spring and somebody who was there. */
static CohortSnapshot *
make_sample (void)
{
  static const char *const files[]
      = {"a5-registrations.jsonl", "a5-ledger.jsonl", "a5-replacement.jsonl"};
  CohortSnapshot *snapshot = make_planned ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    tell (&snapshot, files[i]);
  cohort_test_run_on (&snapshot, TODAY,
                      "{'do': 'spots.override', 'convening': 'spring-2025', 'count': 6, 'reason': "
                      "'Told by phone.'}");
  cohort_test_run_on (&snapshot, TODAY,
                      "{'do': 'spots.release', 'convening': 'spring-2025', 'count': 1, 'reason': "
                      "'Two of us cannot travel that week.'}");
  cohort_test_run_on (&snapshot, TODAY,
                      "{'do': 'attendance.edit', 'person': 'Grace Whitfield', 'convening': "
                      "'fall-2024', 'days': ['2024-11-07']}");
  return snapshot;
}

static CohortLetterTemplate *
load (const char *name, const char *language)
{
  g_autoptr (GError) error = NULL;
  CohortLetterTemplate *template = cohort_letter_template_load (name, language, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cohort_letter_template_get_name (template), ==, name);
  g_assert_cmpstr (cohort_letter_template_get_language (template), ==, language);
  return template;
}

static char *
dup_text (const CohortLetterTemplate *template, const CohortLetterFields *fields)
{
  g_autoptr (CohortLetter) letter = cohort_letter_new (template, fields, "Somebody");
  GPtrArray *blocks = cohort_letter_get_blocks (letter);
  GString *text = g_string_new (NULL);

  g_assert_false (cohort_letter_is_cut (letter));
  for (guint i = 0; i < blocks->len; i++) {
    const CohortLetterBlock *block = g_ptr_array_index (blocks, i);

    g_string_append_printf (text, "%c %s\n", "phbs"[block->kind], block -> markup);
  }
  return g_string_free (text, FALSE);
}

/* The letter, after it went through what is kept of it. */
static char *
merge (const CohortLetterTemplate *template,
       const CohortSnapshot *snapshot,
       const CohortLetterSubject *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortLetterFields) fields
      = cohort_letter_fields_new (template, snapshot, subject, cohort_date_parse (TODAY));
  g_autofree char *json = cohort_letter_fields_dup_json (fields);
  g_autoptr (CohortLetterFields) kept = cohort_letter_fields_new_from_json (json, &error);
  g_autofree char *again = NULL;
  g_autofree char *text = dup_text (template, fields);
  g_autofree char *kept_text = NULL;

  g_assert_no_error (error);
  again = cohort_letter_fields_dup_json (kept);
  g_assert_cmpstr (again, ==, json);
  kept_text = dup_text (template, kept);
  g_assert_cmpstr (kept_text, ==, text);
  return g_steal_pointer (&text);
}

static guint
check (const CohortLetterTemplate *template,
       const CohortSnapshot *snapshot,
       const CohortLetterSubject *subject,
       const char *expected)
{
  g_autoptr (GPtrArray) problems
      = cohort_letter_check_subject (template, snapshot, subject, cohort_date_parse (TODAY));

  for (guint i = 0; i < problems->len; i++) {
    const CohortLetterProblem *problem = g_ptr_array_index (problems, i);

    g_test_message ("%s", problem->text);
    g_assert_cmpstr (problem->field, ==, expected);
  }
  return problems->len;
}

static void
check_fit (const CohortLetterTemplate *template,
           const CohortSnapshot *snapshot,
           const CohortLetterSubject *subject)
{
  g_autofree char *text = merge (template, snapshot, subject);

  g_test_message ("%s", text);
  g_assert_cmpuint (check (template, snapshot, subject, NULL), ==, 0);
  g_assert_null (strstr (text, "foreground"));
  g_assert_null (strstr (text, "{{"));
  g_assert_null (strstr (text, "(null)"));
  g_assert_null (strstr (text, "  "));
}

static void
test_people (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_sample ();
  g_autoptr (GPtrArray) people = cohort_team_list_people (snapshot, COHORT_TEAM_MEMBERS, NULL,
                                                          cohort_date_parse (TODAY), NULL);

  g_assert_cmpuint (people->len, >=, 6);
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
    g_autoptr (CohortLetterTemplate) template = load ("welcome", languages[l]);

    g_assert_true (cohort_letter_template_invites (template));
    for (guint i = 0; i < people->len; i++)
      check_fit (template, snapshot,
                 &(CohortLetterSubject){COHORT_LETTER_TO_PERSON,
                                        COHORT_RECORD (g_ptr_array_index (people, i))->id, NULL});
  }
}

static void
test_thank_you (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_sample ();
  const CohortLetterSubject grace = {
      COHORT_LETTER_TO_PERSON, cohort_test_person (snapshot, "Whitfield")->record.id, "fall-2024"};
  const CohortLetterSubject nowhere = {COHORT_LETTER_TO_PERSON, grace.id, NULL};
  const CohortLetterSubject noor
      = {COHORT_LETTER_TO_PERSON, cohort_test_person (snapshot, "Castellanos")->record.id,
         "fall-2024"};

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
    g_autoptr (CohortLetterTemplate) template = load ("thank-you", languages[l]);
    g_autofree char *text = NULL;

    g_assert_true (cohort_letter_template_is_about_convening (template));
    check_fit (template, snapshot, &grace);
    text = merge (template, snapshot, &grace);
    g_assert_nonnull (strstr (text, l == 0 ? "took part on November 7, 2024"
                                           : "participó en estas fechas: 7 de noviembre de 2024"));
    g_assert_cmpuint (check (template, snapshot, &nowhere, NULL), ==, 1);
    /* Nobody is thanked for having been where she is only registered. */
    g_assert_cmpuint (check (template, snapshot, &noor, "convening.attended"), ==, 1);
  }
}

static const char *
find_organization (const CohortSnapshot *snapshot, const char *name)
{
  return cohort_snapshot_find_organization (snapshot, name)->record.id;
}

static CohortLetterTemplate *
parse (const char *head, const char *body)
{
  char *text
      = g_strconcat ("Cohort letter 1\nname: own\ntitle: Own\n", head, "\n---\n", body, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CohortLetterTemplate *template = cohort_letter_template_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  return template;
}

/* What a county may write besides what comes with Cohort. */
static void
test_own (void)
{
  static const struct {
    const char *person; /* family name */
    const char *head;
    const char *body;
    const char *text;
  } cases[] = {
      {"Raman", "language: en\noptional: teammate.name teammate.role teammate.organization",
       "{{#teammates}}\n- {{teammate.name}}, {{teammate.role}}, {{teammate.organization}}\n"
       "{{/teammates}}\n",
       "b Lena Abubakar, community partner, Valley Expanded Learning Network\n"
       "b Tomás Herrera-Lund, district science specialist, Delta Oaks Unified\n"
       "b Devon Okafor, county office STEM coordinator, San Joaquin County Office of Education\n"
       "b Marisol Vance, county office STEM coordinator, San Joaquin County Office of Education\n"
       "b Grace Whitfield, district science specialist, Calaveras Bend Unified\n"},
      {"Raman", "language: es\nabout: convening\noptional: convening.name convening.teammates",
       "{{#convenings}}{{convening.name}}: {{convening.teammates}}.{{/convenings}}",
       "p Otoño de 2024: Lena Abubakar, Tomás Herrera-Lund, Devon Okafor, Marisol Vance y Grace "
       "Whitfield.\n"},
      {"Herrera-Lund", "language: en\nabout: convening\noptional: convening.presenter",
       "{{#convenings}}{{#if convening.presenter}}Presenter{{else}}Guest{{/if}}{{/convenings}}",
       "p Presenter\n"},
      {"Raman", "language: en\nabout: convening\noptional: convening.presenter",
       "{{#convenings}}{{#if convening.presenter}}Presenter{{else}}Guest{{/if}}{{/convenings}}",
       "p Guest\n"},
      {"Raman",
       "language: hmn\nmonths: a b c d e f g h i j k l\nweekdays: 1 2 3 4 5 6 7\n"
       "say day: {weekday} {day} {month}\nrequired: letter.date",
       "{{letter.date}}", "p 1 2 l\n"},
  };
  g_autoptr (CohortSnapshot) snapshot = make_planned ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortLetterTemplate) template = parse (cases[i].head, cases[i].body);
    const CohortLetterSubject subject
        = {COHORT_LETTER_TO_PERSON, cohort_test_person (snapshot, cases[i].person)->record.id,
           cohort_letter_template_is_about_convening (template) ? "fall-2024" : NULL};
    g_autofree char *text = merge (template, snapshot, &subject);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

/* A4 of domain.md: exactly what each district's letter must ask for. */
static void
test_cost_share (void)
{
  static const struct {
    const char *organization;
    const char *total; /* NULL: there is nothing to ask for */
  } cases[] = {
      {"Delta Oaks Unified", "$901.50"},
      {"Calaveras Bend Unified", "$461.50"},
      {"Valley Expanded Learning Network", NULL},
  };
  g_autoptr (CohortSnapshot) snapshot = make_planned ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases) * 2; i++) {
    const char *total = cases[i / 2].total;
    g_autoptr (CohortLetterTemplate) template = load ("cost-share", languages[i % 2]);
    const CohortLetterSubject subject
        = {COHORT_LETTER_TO_ORGANIZATION, find_organization (snapshot, cases[i / 2].organization),
           NULL};
    g_autoptr (CohortLetterFields) fields
        = cohort_letter_fields_new (template, snapshot, &subject, cohort_date_parse (TODAY));

    g_assert_cmpstr (cohort_letter_fields_get_text (fields, "shares.total"), ==, total);
    if (total != NULL)
      check_fit (template, snapshot, &subject);
    else
      g_assert_cmpuint (check (template, snapshot, &subject, "shares.total"), ==, 1);
  }
}

static const char *
find_source (const CohortSnapshot *snapshot, const char *name)
{
  COHORT_FOR_EACH (CohortFundingSource, source, snapshot, COHORT_RECORD_FUNDING_SOURCE) {
    if (g_strcmp0 (source->name, name) == 0)
      return source->record.id;
  }
  g_assert_not_reached ();
}

/* At any time, what is asked of a district is what the ledger shows of its sources. */
static void
test_shares_are_the_ledger (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_sample ();
  g_autoptr (CohortLetterTemplate) template = load ("cost-share", "en");
  const CohortLetterSubject subject
      = {COHORT_LETTER_TO_ORGANIZATION, find_organization (snapshot, "Delta Oaks Unified"), NULL};
  g_autoptr (CohortLetterFields) fields = NULL;
  g_autoptr (CohortLedger) ledger = NULL;
  g_autofree char *total = NULL;
  const CohortParts *parts;

  cohort_test_run_on (
      &snapshot, TODAY,
      "{'do': 'plan.add', 'convening': 'spring-2025', 'category': 'materials', "
      "'amount': 1234, 'splits': [{'source': 'delta-oaks-fund', 'permille': 1000}]}");
  cohort_test_run_on (&snapshot, TODAY,
                      "{'do': 'plan.add', 'person': 'Tomás Herrera-Lund', 'convening': "
                      "'spring-2025', 'category': 'parking', 'splits': [{'source': "
                      "'delta-oaks-fund', 'permille': 1000}]}");
  fields = cohort_letter_fields_new (template, snapshot, &subject, cohort_date_parse (TODAY));
  ledger = cohort_ledger_new (snapshot);
  parts = cohort_ledger_get_parts (ledger, find_source (snapshot, "Delta Oaks Unified"));
  total = cohort_money_format (parts->paid + parts->approved + parts->submitted + parts->committed);
  g_assert_cmpstr (cohort_letter_fields_get_text (fields, "shares.total"), ==, total);
  g_assert_cmpuint (parts->unpriced, ==, 1);
  g_assert_cmpstr (cohort_letter_fields_get_text (fields, "shares.unpriced"), ==, "1");
  g_assert_nonnull (cohort_letter_fields_get_list (fields, "common_shares"));
  check_fit (template, snapshot, &subject);
}

static void
test_program (void)
{
  static const char *const names[] = {"official-request", "release"};
  const CohortLetterSubject program = {COHORT_LETTER_TO_PROGRAM, NULL, NULL};
  const CohortLetterSubject fall = {COHORT_LETTER_TO_PROGRAM, NULL, "fall-2024"};
  g_autoptr (CohortSnapshot) snapshot = make_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (names) * 2; i++) {
    g_autoptr (CohortLetterTemplate) template = load (names[i / 2], languages[i % 2]);

    check_fit (template, snapshot, &program);
    /* No spot was given back in the fall. */
    if (i / 2 == 1)
      g_assert_cmpuint (check (template, snapshot, &fall, "releases"), ==, 1);
  }
}

/* Another county's first day: letters say what is missing instead of going. */
static void
test_nobody (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const char *const *names = cohort_letter_template_get_shipped ();
  static const char *const ids[] = {"nobody", "nothing", NULL};

  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr (CohortLetterTemplate) template = load (names[i], "en");

    for (guint to = 0; to < G_N_ELEMENTS (ids); to++) {
      const CohortLetterSubject subject = {(CohortLetterTo)to, ids[to], NULL};
      g_autoptr (GPtrArray) problems
          = cohort_letter_check_subject (template, snapshot, &subject, cohort_date_parse (TODAY));
      g_autofree char *text = merge (template, snapshot, &subject);

      g_assert_cmpuint (problems->len, >, 0);
      g_assert_nonnull (text);
    }
  }
}

/* Seed 000: only the program's own office sends official letters. */
static void
test_not_official (void)
{
  const char *const *names = cohort_letter_template_get_shipped ();

  for (guint i = 0; names[i] != NULL; i++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
      g_autoptr (CohortLetterTemplate) template = load (names[i], languages[l]);
      const char *text = cohort_letter_template_get_text (template);
      g_autofree char *body = g_utf8_casefold (strstr (text, "\n---\n"), -1);
      g_autofree char *title = g_utf8_casefold (cohort_letter_template_get_title (template), -1);

      g_assert_null (strstr (title, "fficial"));
      g_assert_null (strstr (title, "oficial"));
      if (g_str_equal (names[i], "official-request"))
        continue;
      g_assert_null (strstr (body, "fficial"));
      g_assert_null (strstr (body, "oficial"));
    }
}

/* Every word of the vocabularies, in both languages. */
static void
test_words (void)
{
  static const char *const vocabularies[][2]
      = {{"role", "role"}, {"expense-category", "category"}, {"registration-option", "option"}};

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
    g_autoptr (CohortLetterTemplate) template = load ("welcome", languages[l]);

    for (gsize v = 0; v < G_N_ELEMENTS (vocabularies); v++) {
      guint n;
      const CohortWord *words = cohort_vocabulary_get_words (vocabularies[v][0], &n);

      for (guint i = 0; i < n; i++) {
        g_autofree char *key = g_strdup_printf ("%s.%s", vocabularies[v][1], words[i].code);

        g_test_message ("%s %s", languages[l], key);
        g_assert_nonnull (cohort_letter_template_get_word (template, key));
      }
    }
  }
}

static void
test_join (void)
{
  static const struct {
    const char *words;
    const char *english;
    const char *spanish;
  } cases[] = {
      {"Ana", "Ana", "Ana"},
      {"Ana|Luis", "Ana and Luis", "Ana y Luis"},
      {"Ana|Luis|Inés", "Ana, Luis and Inés", "Ana, Luis e Inés"},
      {"Ana|Hilda", "Ana and Hilda", "Ana e Hilda"},
      {"Inés|Ana", "Inés and Ana", "Inés y Ana"},
      {"agua|hielo", "agua and hielo", "agua y hielo"},
      {"Ana|Íñigo", "Ana and Íñigo", "Ana e Íñigo"},
      {"Ana|Iona", "Ana and Iona", "Ana y Iona"},
  };
  g_autoptr (CohortLetterTemplate) english = load ("welcome", "en");
  g_autoptr (CohortLetterTemplate) spanish = load ("welcome", "es");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_assert_null (cohort_letter_template_join (english, none));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
    g_auto (GStrv) parts = g_strsplit (cases[i].words, "|", -1);
    g_autofree char *in_english = NULL;
    g_autofree char *in_spanish = NULL;

    for (guint w = 0; parts[w] != NULL; w++)
      g_ptr_array_add (words, g_strdup (parts[w]));
    in_english = cohort_letter_template_join (english, words);
    in_spanish = cohort_letter_template_join (spanish, words);
    g_assert_cmpstr (in_english, ==, cases[i].english);
    g_assert_cmpstr (in_spanish, ==, cases[i].spanish);
  }
}

/* What may be inserted is what may be written, and says what it is. */
static void
test_menu (void)
{
  for (guint to = 0; to < 3; to++) {
    g_autoptr (GArray) fields = cohort_letter_fields_list ((CohortLetterTo)to, ~0u);

    g_assert_cmpuint (fields->len, >, 10);
    for (guint i = 0; i < fields->len; i++) {
      const CohortLetterField *field = &g_array_index (fields, CohortLetterField, i);
      guint inner = 0;

      g_assert_cmpuint (strlen (field->description), >, 0);
      if (field->inner == 0)
        g_assert_cmpuint (cohort_letter_field_get_scope ((CohortLetterTo)to, field->name), ==,
                          field->scope);
      else
        g_assert_cmpuint (cohort_letter_list_get_scope ((CohortLetterTo)to, field->name, &inner),
                          ==, field->scope);
      g_assert_cmpuint (inner, ==, field->inner);
    }
  }
}

static void
test_scopes (void)
{
  static const struct {
    const char *field;
    guint scopes[3]; /* by whom it is to; 0: it is not known there */
  } cases[] = {
      {"letter.number", {1, 1, 1}},
      {"person.name", {1, COHORT_LETTER_SCOPE_PERSON, COHORT_LETTER_SCOPE_PERSON}},
      {"person.email", {0, 0, COHORT_LETTER_SCOPE_PERSON}},
      {"person.needs", {0, 0, 0}},
      {"person.note", {0, 0, 0}},
      {"organization.name", {1, 1, 0}},
      {"share.amount", {0, COHORT_LETTER_SCOPE_SHARE, 0}},
      {"release.count", {0, 0, COHORT_LETTER_SCOPE_RELEASE}},
      {"teammate.name", {COHORT_LETTER_SCOPE_TEAMMATE, 0, 0}},
      {"people", {0, 0, 0}}, /* a list is no field */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint to = 0; to < 3; to++)
      g_assert_cmpuint (cohort_letter_field_get_scope ((CohortLetterTo)to, cases[i].field), ==,
                        cases[i].scopes[to]);
}

static void
test_refused_values (void)
{
  static const char *const cases[] = {
      "",
      "[]",
      "{",
      "{\"person.needs\": \"x\"}",
      "{\"person.name\": 1}",
      "{\"convening.name\": \"x\"}", /* outside of its list */
      "{\"convenings\": {}}",
      "{\"convenings\": [\"x\"]}",
      "{\"convenings\": [{\"letter.date\": \"x\"}]}",
      "{\"convenings\": [{\"convenings\": []}]}", /* lists cannot nest without end */
      "{\"person.name\": \"a\", \"person.name\": \"b\"}",
      "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", cases[i]);
    g_assert_null (cohort_letter_fields_new_from_json (cases[i], &error));
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
  }
}

/* What a template does not use is not kept, and cannot make its letters look outdated. */
static void
test_only_used (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_sample ();
  g_autoptr (CohortLetterTemplate) template = load ("thank-you", "en");
  const CohortLetterSubject subject = {
      COHORT_LETTER_TO_PERSON, cohort_test_person (snapshot, "Whitfield")->record.id, "fall-2024"};
  g_autoptr (CohortLetterFields) fields
      = cohort_letter_fields_new (template, snapshot, &subject, cohort_date_parse (TODAY));
  g_autofree char *json = NULL;

  g_assert_null (cohort_letter_fields_get_text (fields, "person.role"));
  g_assert_null (cohort_letter_fields_get_list (fields, "save_dates"));
  cohort_letter_fields_set_text (fields, "letter.number", "39-2024-001");
  json = cohort_letter_fields_dup_json (fields);
  g_assert_nonnull (strstr (json, "\"letter.number\":\"39-2024-001\""));
  g_assert_null (strstr (json, "convening.price"));
  cohort_letter_fields_set_text (fields, "letter.number", NULL);
  g_assert_null (cohort_letter_fields_get_text (fields, "letter.number"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/letter-values/people", test_people);
  g_test_add_func ("/letter-values/thank-you", test_thank_you);
  g_test_add_func ("/letter-values/own", test_own);
  g_test_add_func ("/letter-values/cost-share", test_cost_share);
  g_test_add_func ("/letter-values/shares-are-the-ledger", test_shares_are_the_ledger);
  g_test_add_func ("/letter-values/program", test_program);
  g_test_add_func ("/letter-values/nobody", test_nobody);
  g_test_add_func ("/letter-values/not-official", test_not_official);
  g_test_add_func ("/letter-values/words", test_words);
  g_test_add_func ("/letter-values/join", test_join);
  g_test_add_func ("/letter-values/menu", test_menu);
  g_test_add_func ("/letter-values/scopes", test_scopes);
  g_test_add_func ("/letter-values/refused-values", test_refused_values);
  g_test_add_func ("/letter-values/only-used", test_only_used);

  return g_test_run ();
}
