/* Opportunities of the year: days, whom they fit, answers, the county's own, what is found.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-findings.h"
#include "cohort-opportunities.h"
#include "cohort-sheets.h"
#include "cohort-test-builder.h"

#define ACADEMY "science-leadership-academy"
#define NETWORK "administrators-network"

static CohortSnapshot *
make_team (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  return snapshot;
}

static CohortOpportunity *
find (const CohortSnapshot *snapshot, const char *code)
{
  CohortOpportunity *found = cohort_opportunities_find (snapshot, code);

  if (found == NULL)
    g_assert_not_reached ();
  return found;
}

static void
test_list (void)
{
  static const char *const codes[]
      = {"trending-tuesday-august", ACADEMY, NETWORK, "fall-2024", "spring-2025"};
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) later = cohort_test_county ("San Joaquin", "2025-26");
  g_autoptr (GPtrArray) list = cohort_opportunities_list (snapshot);
  g_autoptr (GPtrArray) none = cohort_opportunities_list (later);
  g_autoptr (CohortOpportunity) titled
      = find (snapshot, "science leadership academy with the exploratorium");

  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpstr (((CohortOpportunity *)g_ptr_array_index (list, i))->code, ==, codes[i]);
  g_assert_cmpstr (titled->code, ==, ACADEMY);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (cohort_opportunities_find (snapshot, "nothing"));
  g_assert_null (cohort_opportunities_find (snapshot, NULL));
}

/* What is next of it on a day, and how that is said. */
static void
test_days (void)
{
  static const struct {
    const char *code;
    const char *today;
    const char *next; /* NULL: nothing dated is left */
    int days_left;
    gboolean is_deadline;
    gboolean is_over;
    const char *when;
  } cases[] = {
      {ACADEMY, "2024-09-03", "2024-09-15", 12, TRUE, FALSE, "due in 12 days"},
      {ACADEMY, "2024-09-14", "2024-09-15", 1, TRUE, FALSE, "due tomorrow"},
      {ACADEMY, "2024-09-15", "2024-09-15", 0, TRUE, FALSE, "due today"},
      {ACADEMY, "2024-09-16", "2024-10-16", 30, FALSE, FALSE, "starts in 30 days"},
      {ACADEMY, "2024-10-16", "2024-10-16", 0, FALSE, FALSE, "starts today"},
      {ACADEMY, "2025-01-29", "2025-01-30", 1, FALSE, FALSE, "goes on tomorrow, to be confirmed"},
      /* Its monthly communities go on all year, without a day. */
      {ACADEMY, "2025-02-01", NULL, 0, FALSE, FALSE, "no further day is stated"},
      {NETWORK, "2024-09-26", "2024-09-27", 1, FALSE, FALSE, "starts tomorrow"},
      {"trending-tuesday-august", "2024-08-13", "2024-08-13", 0, FALSE, FALSE, "starts today"},
      {"trending-tuesday-august", "2024-08-14", NULL, 0, FALSE, TRUE, "over"},
      {"fall-2024", "2024-11-09", "2024-11-09", 0, FALSE, FALSE, "going on"},
      {"fall-2024", "2024-11-11", NULL, 0, FALSE, TRUE, "over"},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortOpportunity) opportunity = find (snapshot, cases[i].code);
    CohortDate today = cohort_date_parse (cases[i].today);
    CohortOpportunityDay next = cohort_opportunity_get_next (opportunity, today);
    g_autofree char *when = cohort_opportunity_dup_when (opportunity, today);

    g_test_message ("%s on %s", cases[i].code, cases[i].today);
    g_assert_cmpuint (next.on, ==, cases[i].next != NULL ? cohort_date_parse (cases[i].next) : 0);
    g_assert_cmpint (next.days_left, ==, cases[i].days_left);
    g_assert_cmpint (next.is_deadline, ==, cases[i].is_deadline);
    g_assert_cmpint (cohort_opportunity_is_over (opportunity, today), ==, cases[i].is_over);
    g_assert_cmpstr (when, ==, cases[i].when);
  }
}

static void
assert_days (const CohortOpportunity *opportunity, guint i, const char *expected)
{
  g_autofree char *days
      = cohort_opportunity_part_dup_days (g_ptr_array_index (opportunity->parts, i));

  g_assert_cmpstr (days, ==, expected);
}

/* As printed until the county confirms it. */
static void
test_uncertain (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortOpportunity) before = find (snapshot, ACADEMY);
  g_autoptr (CohortOpportunity) network = find (snapshot, NETWORK);
  g_autoptr (CohortOpportunity) after = NULL;

  assert_days (before, 0, "October 16, 2024");
  assert_days (before, 1, "January 30-3, 2025");
  assert_days (before, 2, "year-long");
  assert_days (network, 0, "September 27, 2024 at 10:30 AM");
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'opportunity.days." ACADEMY
                              ".2','value':'2025-01-30 2025-01-31'}");
  after = find (snapshot, ACADEMY);
  assert_days (after, 1, "January 30–31, 2025");
  assert_days (before, 1, "January 30-3, 2025");
  cohort_test_run (&snapshot, "{'do':'setting.unset','key':'opportunity.days." ACADEMY ".2'}");
  cohort_opportunity_unref (after);
  after = find (snapshot, ACADEMY);
  assert_days (after, 1, "January 30-3, 2025");
}

static void
test_fits (void)
{
  static const struct {
    const char *code;
    guint n;
    const char *words;
  } cases[] = {
      {ACADEMY, 1, "1 on your team fits this; due in 12 days"},
      {NETWORK, 0, "Nobody on your team fits this; starts in 24 days"},
      {"fall-2024", 6, "6 on your team fit this; starts in 65 days"},
  };
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  CohortDate today = cohort_date_parse (COHORT_TEST_DAY);
  g_autoptr (CohortOpportunity) academy = find (snapshot, ACADEMY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortOpportunity) opportunity = find (snapshot, cases[i].code);
    g_autofree char *words = cohort_opportunity_dup_words (snapshot, opportunity, today);

    g_assert_cmpuint (cohort_opportunity_count_fits (snapshot, opportunity, today), ==, cases[i].n);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
  /* Neither somebody of the bench nor whoever has left is of the team. */
  cohort_test_run (&snapshot, "{'do':'person.add','given':'Noor','family':'Haddad','role':'tosa',"
                              "'status':'prospect'}");
  g_assert_cmpuint (cohort_opportunity_count_fits (snapshot, academy, today), ==, 1);
  cohort_test_run (&snapshot, "{'do':'membership.end','person':'priya','on':'2024-09-02'}");
  g_assert_cmpuint (cohort_opportunity_count_fits (snapshot, academy, today), ==, 0);
}

static const CohortOpportunityPlace *
find_place (GPtrArray *places, const CohortSnapshot *snapshot, const char *name)
{
  const CohortPerson *person = cohort_test_person (snapshot, name);

  for (guint i = 0; i < places->len; i++) {
    const CohortOpportunityPlace *place = g_ptr_array_index (places, i);

    if (g_str_equal (place->person->record.id, person->record.id))
      return place;
  }
  g_assert_not_reached ();
}

static void
test_people (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  CohortDate today = cohort_date_parse (COHORT_TEST_DAY);
  g_autoptr (CohortOpportunity) academy = find (snapshot, ACADEMY);
  g_autoptr (CohortOpportunity) fall = find (snapshot, "fall-2024");
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GPtrArray) going = NULL;
  const CohortOpportunityPlace *place;

  cohort_test_run (&snapshot, "{'do':'opportunity.person','opportunity':'" ACADEMY
                              "','person':'priya','status':'interested','note':'Asked'}");
  cohort_test_run_on (&snapshot, "2024-09-10",
                      "{'do':'opportunity.person','opportunity':'" ACADEMY
                      "','person':'priya','status':'applied'}");
  /* Whom it is not for may apply, too. */
  cohort_test_run (&snapshot, "{'do':'opportunity.person','opportunity':'" ACADEMY
                              "','person':'grace','status':'declined','on':'2024-09-01'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace','convening':'fall-2024'}");
  places = cohort_opportunity_list_people (snapshot, academy, today);
  g_assert_cmpuint (places->len, ==, 2);
  place = find_place (places, snapshot, "Raman");
  g_assert_true (place->fits);
  g_assert_cmpstr (place->label, ==, "Applied");
  g_assert_cmpstr (place->note, ==, "Asked");
  g_assert_cmpuint (place->on, ==, cohort_date_parse ("2024-09-10"));
  g_assert_false (find_place (places, snapshot, "Whitfield")->fits);

  /* The convening is the same object: who goes is on its list. */
  going = cohort_opportunity_list_people (snapshot, fall, today);
  g_assert_cmpuint (going->len, ==, 6);
  g_assert_cmpstr (find_place (going, snapshot, "Whitfield")->status, ==, "planned");
  g_assert_null (find_place (going, snapshot, "Raman")->status);

  cohort_test_run (&snapshot, "{'do':'opportunity.person','opportunity':'" ACADEMY
                              "','person':'grace','status':null}");
  g_assert_null (cohort_opportunity_find_answer (
      snapshot, academy, cohort_test_person (snapshot, "Whitfield")->record.id));
}

static void
test_own (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  CohortDate today = cohort_date_parse (COHORT_TEST_DAY);
  g_autoptr (CohortOpportunity) own = NULL;
  g_autoptr (GPtrArray) list = NULL;

  cohort_test_run (&snapshot,
                   "{'do':'opportunity.add','id':'night','title':'Science night','provider':'A "
                   "museum','audience':'district-specialist teacher-leader','sectors':['district'],"
                   "'start':'2024-09-20','end':'2024-09-21','deadline':'2024-09-10','cost':'12.50',"
                   "'link':'https://example.org/night','capacity':'30 seats'}");
  own = find (snapshot, "Science night");
  g_assert_true (own->is_own);
  g_assert_cmpint (own->cost_cents, ==, 1250);
  g_assert_cmpuint (cohort_opportunity_count_fits (snapshot, own, today), ==, 2);
  g_assert_cmpstr (cohort_opportunity_get_link (snapshot, own), ==, "https://example.org/night");
  cohort_test_run (&snapshot, "{'do':'opportunity.person','opportunity':'night','person':'grace',"
                              "'status':'attended'}");
  cohort_test_run (&snapshot, "{'do':'opportunity.edit','opportunity':'night','sectors':null,"
                              "'uncertain':true,'date_text':'20th or 21st'}");
  cohort_opportunity_unref (own);
  own = find (snapshot, "Science night");
  assert_days (own, 0, "20th or 21st");
  g_assert_cmpuint (cohort_opportunity_count_fits (snapshot, own, today), ==, 3);
  list = cohort_opportunities_list (snapshot);
  g_assert_cmpuint (list->len, ==, 6);

  cohort_test_run (&snapshot, "{'do':'opportunity.remove','opportunity':'night'}");
  g_assert_null (cohort_opportunities_find (snapshot, "Science night"));
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_OPPORTUNITY_PERSON)->len,
                    ==, 0);
}

/* In which years one's own are: by their days, or by when they were noted. */
static const struct {
  const char *days;
  gboolean is_of_year;
} own_years[] = {
    {"'start':'2025-09-20'", TRUE},
    {"'start':'2024-09-20'", FALSE},
    {"'start':'2024-09-20','end':'2027-01-10'", TRUE},
    {"'start':'2025-06-29','end':'2025-07-02'", TRUE},
    {"'start':'2026-07-01'", FALSE},
    {"'deadline':'2026-06-30'", TRUE},
    {"'deadline':'2025-06-30'", FALSE},
    {"'deadline':'2025-06-30','start':'2025-10-01'", TRUE},
    {"'date_text':'in spring'", TRUE},
};

static void
assert_of_year (const CohortSnapshot *snapshot, gboolean is_of_year)
{
  g_autoptr (CohortOpportunity) own = cohort_opportunities_find (snapshot, "Science night");
  g_autoptr (GPtrArray) rows = cohort_sheets_build (snapshot, cohort_sheets_find ("opportunities"),
                                                    cohort_date_parse (COHORT_TEST_DAY));

  g_assert_cmpint (own != NULL, ==, is_of_year);
  g_assert_cmpuint (rows->len, ==, is_of_year ? 1 : 0);
}

static void
test_own_years (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_years); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_county ("San Joaquin", "2025-26");
    g_autofree char *command
        = g_strdup_printf ("{'do':'opportunity.add','id':'night','title':'Science night',%s}",
                           own_years[i].days);

    cohort_test_run (&snapshot, command);
    assert_of_year (snapshot, own_years[i].is_of_year);
  }
}

/* While it has no day its year is a setting, which goes with it. */
static void
test_undated_year (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_county ("San Joaquin", "2025-26");
  const CohortRecord *record;
  g_autofree char *other = NULL;
  g_autofree char *key = NULL;

  cohort_test_run (&snapshot, "{'do':'opportunity.add','id':'night','title':'Science night'}");
  record = g_ptr_array_index (
      cohort_snapshot_get_records (snapshot, COHORT_RECORD_OPPORTUNITY), 0);
  key = g_strconcat ("opportunity.year.", record->id, NULL);
  g_assert_cmpstr (cohort_snapshot_get_setting (snapshot, key), ==, "2025-26");
  other = g_strdup_printf ("{'do':'setting.set','key':'%s','value':'2024-25'}", key);
  cohort_test_run (&snapshot, other);
  assert_of_year (snapshot, FALSE);
  cohort_test_run (&snapshot, "{'do':'opportunity.edit','opportunity':'night',"
                              "'start':'2025-10-01'}");
  assert_of_year (snapshot, TRUE);
  cohort_test_run (&snapshot, "{'do':'opportunity.edit','opportunity':'night','start':null}");
  assert_of_year (snapshot, FALSE);
  cohort_test_run (&snapshot, "{'do':'opportunity.remove','opportunity':'night'}");
  g_assert_null (cohort_snapshot_get_setting (snapshot, key));
}

static void
test_refused (void)
{
  static const struct {
    const char *command;
    int code;
  } cases[] = {
      {"{'do':'opportunity.add','title':''}", COHORT_ERROR_INVALID},
      {"{'do':'opportunity.add','title':'T','end':'2024-10-01'}", COHORT_ERROR_REFUSED},
      {"{'do':'opportunity.add','title':'T','start':'2024-10-02','end':'2024-10-01'}",
       COHORT_ERROR_REFUSED},
      {"{'do':'opportunity.add','title':'T','audience':'poet'}", COHORT_ERROR_INVALID},
      {"{'do':'opportunity.add','title':'T','cost':-1}", COHORT_ERROR_REFUSED},
      {"{'do':'opportunity.add','title':'T','link':'file:///etc/passwd'}", COHORT_ERROR_INVALID},
      {"{'do':'opportunity.edit','opportunity':'" ACADEMY "','title':'T'}", COHORT_ERROR_REFUSED},
      {"{'do':'opportunity.remove','opportunity':'" ACADEMY "'}", COHORT_ERROR_REFUSED},
      {"{'do':'opportunity.remove','opportunity':'nothing'}", COHORT_ERROR_NOT_FOUND},
      {"{'do':'opportunity.person','opportunity':'fall-2024','person':'priya',"
       "'status':'applied'}",
       COHORT_ERROR_REFUSED},
      {"{'do':'opportunity.person','opportunity':'" ACADEMY "','person':'priya'}",
       COHORT_ERROR_INVALID},
      {"{'do':'opportunity.person','opportunity':'" ACADEMY "','person':'priya',"
       "'status':'keen'}",
       COHORT_ERROR_INVALID},
      {"{'do':'setting.set','key':'opportunity.link.nothing','value':'https://example.org'}",
       COHORT_ERROR_NOT_FOUND},
      {"{'do':'setting.set','key':'opportunity.link." ACADEMY "','value':'apply here'}",
       COHORT_ERROR_INVALID},
      {"{'do':'setting.set','key':'opportunity.days." ACADEMY ".4','value':'2025-01-30'}",
       COHORT_ERROR_NOT_FOUND},
      {"{'do':'setting.set','key':'opportunity.days." ACADEMY ".2','value':'2025-01-30 soon'}",
       COHORT_ERROR_INVALID},
      {"{'do':'setting.set','key':'opportunity.year." ACADEMY "','value':'2024-25'}",
       COHORT_ERROR_NOT_FOUND},
      {"{'do':'setting.set','key':'opportunity.days.fall-2024.1','value':'2024-11-08'}",
       COHORT_ERROR_REFUSED},
  };
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (cohort_test_refuse (snapshot, cases[i].command, cases[i].code));
}

static void
test_links (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortOpportunity) academy = find (snapshot, ACADEMY);
  g_autoptr (CohortOpportunity) fall = find (snapshot, "fall-2024");

  g_assert_null (cohort_opportunity_get_link (snapshot, academy));
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'opportunity.link." ACADEMY
                              "','value':'https://example.org/apply'}");
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'registration.link.fall-2024',"
                              "'value':'https://example.org/fall'}");
  g_assert_cmpstr (cohort_opportunity_get_link (snapshot, academy), ==,
                   "https://example.org/apply");
  g_assert_cmpstr (cohort_opportunity_get_link (snapshot, fall), ==, "https://example.org/fall");
}

/* The sentence of the finding about @subject, or NULL. */
static char *
find_finding (const CohortSnapshot *snapshot, const char *day, const char *id, const char *subject)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, cohort_date_parse (day));

  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    if (g_str_equal (finding->id, id) && g_strcmp0 (finding->subject, subject) == 0)
      return g_strdup (finding->text);
  }
  return NULL;
}

static void
assert_finding (const CohortSnapshot *snapshot, const char *day, const char *id, gboolean is_there)
{
  g_autofree char *text = find_finding (snapshot, day, id, ACADEMY);

  g_test_message ("%s on %s", id, day);
  g_assert_cmpint (text != NULL, ==, is_there);
}

static void
test_findings (void)
{
  g_autoptr (CohortSnapshot) nobody = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autofree char *text = find_finding (snapshot, "2024-09-03", "DEADLINE_NEAR", ACADEMY);

  g_assert_cmpstr (
      text, ==,
      "Science Leadership Academy with the Exploratorium is due in 12 days, on Sep 15, "
      "2024: 1 on your team fits and has not answered.");
  assert_finding (snapshot, "2024-08-31", "DEADLINE_NEAR", FALSE);
  assert_finding (snapshot, "2024-09-01", "DEADLINE_NEAR", TRUE);
  assert_finding (snapshot, "2024-09-16", "DEADLINE_NEAR", FALSE);
  assert_finding (snapshot, "2024-09-03", "DATE_UNCERTAIN", TRUE);
  assert_finding (snapshot, "2025-01-31", "DATE_UNCERTAIN", FALSE);
  assert_finding (nobody, "2024-09-03", "DEADLINE_NEAR", FALSE);
  assert_finding (nobody, "2024-09-03", "DATE_UNCERTAIN", FALSE);

  cohort_test_run (&snapshot, "{'do':'opportunity.person','opportunity':'" ACADEMY
                              "','person':'priya','status':'interested'}");
  assert_finding (snapshot, "2024-09-03", "DEADLINE_NEAR", FALSE);
  assert_finding (snapshot, "2024-09-03", "DATE_UNCERTAIN", TRUE);
  cohort_test_run (&snapshot, "{'do':'setting.set','key':'opportunity.days." ACADEMY
                              ".2','value':'2025-01-30 2025-01-31'}");
  assert_finding (snapshot, "2024-09-03", "DATE_UNCERTAIN", FALSE);
}

/* Two who are one have one answer; who was entered by mistake has none. */
static void
test_merge (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autoptr (CohortOpportunity) academy = find (snapshot, ACADEMY);
  const CohortOpportunityPerson *answer;

  cohort_test_run (&snapshot, "{'do':'opportunity.person','opportunity':'" ACADEMY
                              "','person':'priya','status':'applied'}");
  cohort_test_run (&snapshot, "{'do':'opportunity.person','opportunity':'" ACADEMY
                              "','person':'devon','status':'interested','note':'By mail'}");
  cohort_test_run (&snapshot, "{'do':'person.merge','person':'priya','other':'devon'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_OPPORTUNITY_PERSON)->len,
                    ==, 1);
  answer = cohort_opportunity_find_answer (snapshot, academy,
                                           cohort_test_person (snapshot, "Raman")->record.id);
  g_assert_cmpstr (answer->status, ==, "applied");
  g_assert_cmpstr (answer->note, ==, "By mail");
  cohort_test_run (&snapshot, "{'do':'person.remove','person':'priya'}");
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_OPPORTUNITY_PERSON)->len,
                    ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/opportunities/list", test_list);
  g_test_add_func ("/opportunities/days", test_days);
  g_test_add_func ("/opportunities/uncertain", test_uncertain);
  g_test_add_func ("/opportunities/fits", test_fits);
  g_test_add_func ("/opportunities/people", test_people);
  g_test_add_func ("/opportunities/own", test_own);
  g_test_add_func ("/opportunities/own-years", test_own_years);
  g_test_add_func ("/opportunities/undated-year", test_undated_year);
  g_test_add_func ("/opportunities/refused", test_refused);
  g_test_add_func ("/opportunities/links", test_links);
  g_test_add_func ("/opportunities/findings", test_findings);
  g_test_add_func ("/opportunities/merge", test_merge);
  return g_test_run ();
}
