/* Who and what looks entered twice: the pairs suggested, their reasons, and those left in peace.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-duplicates.h"
#include "cohort-error.h"
#include "cohort-test-builder.h"

#define ANA                                                                                        \
  "'given':'Ana','family':'Ortiz-Bell','email':'ana@example.org','phone':'209-555-0111',"          \
  "'organization':'Delta Oaks Unified'"

static CohortSnapshot *
make_two (const char *one, const char *other)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();
  g_autofree char *first = g_strdup_printf ("{'do':'person.add','id':'one',%s}", one);
  g_autofree char *second = g_strdup_printf ("{'do':'person.add','id':'two',%s}", other);

  cohort_test_run (&snapshot, first);
  cohort_test_run (&snapshot, second);
  return snapshot;
}

/* domain.md 3.9, cases 13 to 15 and 30, and 1.11. */
static void
test_people (void)
{
  static const struct {
    const char *one;
    const char *other;
    guint score;        /* 0: not suggested */
    const char *reason; /* the heaviest */
  } cases[] = {
      {ANA, ANA, 24, "the same name"},
      {ANA, "'given':'Ana','family':'Ortiz Bell'", 12, "the same name"},
      {ANA, "'given':'ÁNA','family':'Ortíz-Bell'", 12, "the same name"},
      {ANA, "'given':'Luis','family':'Bell','email':'ana@example.org'", 15,
       "the same e-mail address"},
      {ANA, "'given':'Zoe','family':'Quist','email':'ana@example.org'", 10,
       "the same e-mail address"},
      {ANA, "'given':'Ortiz-Bell','family':'Ana'", 12, "given and family name swapped"},
      {ANA, "'given':'Ana','family':'Ortez-Bell'", 10, "nearly the same family name"},
      {ANA, "'given':'Ana','family':'Ortiz'", 10, "nearly the same family name"},
      {ANA, "'given':'Anna','family':'Ortiz-Bell'", 10, "the same family name"},
      {ANA, "'given':'A.','family':'Ortiz-Bell','organization':'Delta Oaks Unified'", 11,
       "the same family name"},
      {ANA, "'given':'A.','family':'Ortiz-Bell'", 0, NULL},
      {ANA, "'given':'Luis','family':'Ortiz-Bell'", 0, NULL},
      {ANA, "'given':'Luis','family':'Ortiz-Bell','organization':'Delta Oaks Unified'", 0, NULL},
      {ANA, "'given':'Luis','family':'Ortiz-Bell','phone':'209-555-0111'", 11,
       "the same family name"},
      {ANA,
       "'given':'Luis','family':'Ortiz-Bell','phone':'209-555-0111','organization':'Delta Oaks "
       "Unified'",
       0, NULL},
      {ANA, "'given':'Ana','family':'Quist','organization':'Delta Oaks Unified'", 0, NULL},
      {ANA,
       "'given':'Luis','family':'Quist','phone':'209-555-0111','organization':'Delta Oaks Unified'",
       0, NULL},
      {"'given':'Robert','preferred':'Bob','family':'Quist'", "'given':'Bob','family':'Quist'", 12,
       "the same name"},
      {"'given':'Tomás','family':'Quist'", "'given':'Tom','family':'Quist'", 10,
       "the same family name"},
      {"'given':'Li','family':'Wu'", "'given':'Li','family':'Xu'", 0, NULL},
      {"'given':'Ana'", "'given':'Ana'", 0, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_two (cases[i].one, cases[i].other);
    g_autoptr (GPtrArray) found = cohort_duplicates_new (snapshot);
    const CohortDuplicate *duplicate;
    const CohortDuplicateReason *reason;
    guint sum = 0;

    g_test_message ("%s", cases[i].other);
    g_assert_cmpuint (found->len, ==, cases[i].score > 0);
    if (found->len == 0)
      continue;
    duplicate = g_ptr_array_index (found, 0);
    reason = g_ptr_array_index (duplicate->reasons, 0);
    g_assert_cmpuint (duplicate->score, ==, cases[i].score);
    g_assert_cmpstr (reason->text, ==, cases[i].reason);
    for (guint j = 0; j < duplicate->reasons->len; j++)
      sum += ((const CohortDuplicateReason *)duplicate->reasons->pdata[j])->weight;
    g_assert_cmpuint (sum, ==, duplicate->score);
    g_assert_true (
        duplicate->one
        == ((const CohortRecord *)cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)
                ->pdata[0])
               ->id);
  }
}

static void
test_organizations (void)
{
  static const struct {
    const char *one;
    const char *other;
    guint score;
  } cases[] = {
      {"'name':'Delta Oaks Unified'", "'name':'Delta Oaks USD'", 10},
      {"'name':'Delta Oaks Unified'", "'name':'Delta-Oaks Unified School District'", 10},
      {"'name':'Delta Oaks Unified'", "'name':'Delta Oak Unified'", 8},
      {"'name':'Delta Oaks Unified'", "'name':'Detla Oaks USD'", 8},
      {"'name':'Delta Oaks Unified','city':'Stockton'", "'name':'Delta Oaks USD','city':'stockton'",
       12},
      {"'name':'Delta Oaks Unified','city':'Stockton'", "'name':'Delta Oaks USD','city':'Lodi'", 0},
      {"'name':'Delta Oaks Unified','aliases':'DOUSD\\nOaks Valley'", "'name':'Oaks Valley SD'",
       10},
      {"'name':'Fresno Unified'", "'name':'Fresno County Office of Education'", 0},
      {"'name':'Delta Oaks','sector':'district'", "'name':'Delta Oaks School','sector':'school'",
       0},
      {"'name':'Oak Park Unified'", "'name':'Delta Oaks Unified'", 0},
      {"'name':'Lincoln School 12'", "'name':'Lincoln School 13'", 0},
      {"'name':'San Joaquin COE'", "'name':'San Joaquin County Office of Education'", 10},
      {"'name':'County Office of Education'", "'name':'School District'", 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    g_autofree char *first = g_strdup_printf ("{'do':'organization.add',%s}", cases[i].one);
    g_autofree char *second = g_strdup_printf ("{'do':'organization.add',%s}", cases[i].other);
    g_autoptr (GPtrArray) found = NULL;

    cohort_test_run (&snapshot, first);
    cohort_test_run (&snapshot, second);
    g_test_message ("%s", cases[i].other);
    found = cohort_duplicates_new (snapshot);
    g_assert_cmpuint (found->len, ==, cases[i].score > 0);
    if (found->len > 0) {
      const CohortDuplicate *duplicate = g_ptr_array_index (found, 0);

      g_assert_cmpint (duplicate->kind, ==, COHORT_RECORD_ORGANIZATION);
      g_assert_cmpuint (duplicate->score, ==, cases[i].score);
    }
  }
}

static guint
count (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) found = cohort_duplicates_new (snapshot);

  return found->len;
}

/* Told apart from either side it is never asked again; a merged one is nobody's double. */
static void
test_left_out (void)
{
  static const char *const commands[] = {
      "{'do':'person.distinguish','person':'one','other':'two'}",
      "{'do':'person.distinguish','person':'two','other':'one'}",
      "{'do':'person.merge','person':'one','other':'two'}",
      "{'do':'person.merge','person':'two','other':'one'}",
      "{'do':'person.remove','person':'two'}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_two (ANA, ANA);

    g_assert_cmpuint (count (snapshot), ==, 1);
    cohort_test_run (&snapshot, commands[i]);
    g_assert_cmpuint (count (snapshot), ==, 0);
  }
}

/* Case 30: two machines that had not met added one person; both are kept, and suggested. */
static void
test_two_copies (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortChange) here
      = cohort_test_change (snapshot, COHORT_TEST_DAY, "{'do':'person.add','id':'one'," ANA "}");
  g_autoptr (CohortChange) there
      = cohort_test_change (snapshot, COHORT_TEST_DAY, "{'do':'person.add','id':'two'," ANA "}");
  g_autoptr (CohortSnapshot) one = cohort_snapshot_apply (snapshot, here);
  g_autoptr (CohortSnapshot) both = cohort_snapshot_apply (one, there);

  g_assert_cmpuint (count (one), ==, 0);
  g_assert_cmpuint (count (both), ==, 1);
  g_assert_cmpuint (cohort_snapshot_get_records (both, COHORT_RECORD_PERSON)->len, ==, 2);
}

static void
test_of_one (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_two (ANA, ANA);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) hers = NULL;
  const char *marisol;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'person.add','given':'Marisol','family':'Vance'}");
  cohort_test_run (&snapshot, "{'do':'person.add','given':'Marisol','family':'Vanse'}");
  all = cohort_duplicates_new (snapshot);
  g_assert_cmpuint (all->len, ==, 4);
  /* Likeliest first. */
  g_assert_cmpuint (((const CohortDuplicate *)all->pdata[0])->score, ==, 24);
  marisol = ((const CohortDuplicate *)all->pdata[1])->one;
  hers = cohort_duplicates_new_for (snapshot, COHORT_RECORD_PERSON, marisol);
  g_assert_cmpuint (hers->len, ==, 2);
  none = cohort_duplicates_new_for (snapshot, COHORT_RECORD_PERSON, "nobody");
  g_assert_cmpuint (none->len, ==, 0);
}

/* The address of an office is no evidence, be there six or six hundred who share it. */
static void
test_office_address (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  static const char *const names[]
      = {"Abel", "Brunner", "Castro", "Dominguez", "Eller", "Fonseca", "Gupta"};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *command = g_strdup_printf (
        "{'do':'person.add','family':'%s','email':'office@example.org'}", names[i]);

    cohort_test_run (&snapshot, command);
    if (i == 2)
      g_assert_cmpuint (count (snapshot), ==, 3);
  }
  g_assert_cmpuint (count (snapshot), ==, 0);
}

#define MANY 10000

/* Names as common as those of a state; all of one office's address in the worst case. */
static CohortSnapshot *
make_many (gboolean alike)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  for (guint i = 0; i < MANY; i++) {
    CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, NULL);
    g_autofree char *given = g_strdup_printf ("Given%c%c", 'a' + i % 26, 'a' + i / 26 % 20);
    g_autofree char *family = g_strdup_printf ("Family%c%c", 'a' + i / 7 % 26, 'a' + i / 91 % 26);
    g_autofree char *email
        = alike ? g_strdup ("office@example.org") : g_strdup_printf ("p%u@example.org", i);

    cohort_set_text (&person->given, alike ? "Ana" : given);
    cohort_set_text (&person->family, alike ? "Ortiz" : family);
    cohort_set_text (&person->email, email);
    cohort_snapshot_take (snapshot, person);
  }
  return snapshot;
}

static void
test_many (gconstpointer alike)
{
  g_autoptr (CohortSnapshot) snapshot = make_many (alike != NULL);
  gint64 before = g_get_monotonic_time ();
  guint n = count (snapshot);
  double seconds = (g_get_monotonic_time () - before) / 1e6;

  g_test_message ("%u pairs of %u people in %.3f s", n, MANY, seconds);
  g_assert_cmpuint (n, >, 0);
  /* Linear: 50 million comparisons would take far longer; the bound leaves room for a slow
   * machine. */
  g_assert_cmpuint (n, <, MANY * 40);
  g_assert_cmpfloat (seconds, <, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duplicates/people", test_people);
  g_test_add_func ("/duplicates/organizations", test_organizations);
  g_test_add_func ("/duplicates/left-out", test_left_out);
  g_test_add_func ("/duplicates/two-copies", test_two_copies);
  g_test_add_func ("/duplicates/of-one", test_of_one);
  g_test_add_func ("/duplicates/office-address", test_office_address);
  g_test_add_data_func ("/duplicates/many", NULL, test_many);
  g_test_add_data_func ("/duplicates/many-alike", "alike", test_many);

  return g_test_run ();
}
