/* To whom a letter can go: organizations that pay a share, and people of a convening.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-error.h"
#include "cohort-letters.h"
#include "cohort-test-builder.h"

#define PLAN(source)                                                                               \
  "{'do':'plan.add','id':'p','category':'lodging','person':'priya','convening':'fall-2024',"       \
  "'amount':90000,'splits':[{'source':'" source "','permille':1000}]}"
#define EXPENSE(source)                                                                            \
  "{'do':'expense.add','id':'e','on':'2024-11-10','person':'priya','category':'lodging',"          \
  "'purpose':'Three nights','amount':45000,"                                                       \
  "'splits':[{'source':'" source "','amount':45000}]}"
#define SUBMIT             "{'do':'expense.submit','expense':'e'}"
#define SOURCE(kind, name) "{'do':'source.add','id':'s','name':'" name "','kind':'" kind "'}"
#define STATUS(status)                                                                             \
  "{'do':'attendance.set','person':'priya','convening':'fall-2024','status':'" status "'}"

static CohortSnapshot *
make_county (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'organization.add','id':'mill','name':'Mill Creek Unified'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'priya','convening':'fall-2024'}");
  return snapshot;
}

static void
run_all (CohortSnapshot **snapshot, const char *const *commands)
{
  for (gsize i = 0; commands[i] != NULL; i++)
    cohort_test_run (snapshot, commands[i]);
}

static char *
list_payers (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) payers = cohort_letters_list_payers (snapshot);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < payers->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((const CohortOrganization *)payers->pdata[i])->name);
  return g_string_free (names, FALSE);
}

/* Who owes, has paid or is planned to pay, also where nobody of the team is from; never the program
 * and never a person. */
static void
test_payers (void)
{
  static const struct {
    const char *what;
    const char *commands[6];
    const char *payers;
  } cases[] = {
      {"no source", {NULL}, ""},
      {"a source that pays for nothing", {SOURCE ("district", "Mill Creek Unified")}, ""},
      {"a planned share",
       {SOURCE ("district", "Mill Creek Unified"), PLAN ("s")},
       "Mill Creek Unified"},
      {"a part of an organization’s money",
       {SOURCE ("district", "Mill Creek Unified – Title II"), PLAN ("s")},
       "Mill Creek Unified"},
      {"two sources of one organization",
       {SOURCE ("district", "Mill Creek Unified"), PLAN ("s"),
        "{'do':'source.add','id':'t','name':'Mill Creek Unified (LCAP)','kind':'other'}",
        EXPENSE ("t"), SUBMIT},
       "Mill Creek Unified"},
      {"a claim that was sent in",
       {SOURCE ("school", "Mill Creek Unified"), EXPENSE ("s"), SUBMIT},
       "Mill Creek Unified"},
      {"nobody known by that name", {SOURCE ("district", "Far Away Unified"), PLAN ("s")}, ""},
      {"the program’s money", {SOURCE ("calmscs-base", "Mill Creek Unified"), PLAN ("s")}, ""},
      {"her own money", {SOURCE ("personal", "Mill Creek Unified"), PLAN ("s")}, ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_county ();
    g_autofree char *payers = NULL;

    g_test_message ("%s", cases[i].what);
    run_all (&snapshot, cases[i].commands);
    payers = list_payers (snapshot);
    g_assert_cmpstr (payers, ==, cases[i].payers);
  }
}

/* Payers as they come and go with the line that names them. */
static void
test_payer_goes (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cohort_test_run (&snapshot, SOURCE ("district", "Mill Creek Unified"));
  cohort_test_run (&snapshot, PLAN ("s"));
  before = list_payers (snapshot);
  cohort_test_run (&snapshot, "{'do':'plan.remove','line':'p'}");
  after = list_payers (snapshot);
  g_assert_cmpstr (before, ==, "Mill Creek Unified");
  g_assert_cmpstr (after, ==, "");
}

/* A letter about a convening is for those on its list; thanks are for those who were there. */
static void
test_attendees (void)
{
  static const struct {
    const char *template;
    const char *convening;
    const char *person;
    const char *commands[3];
    gboolean expected;
  } cases[] = {
      {"welcome", NULL, "Raman", {NULL}, TRUE},
      {"welcome", NULL, "Whitfield", {NULL}, TRUE},
      {"thank-you", "fall-2024", "Whitfield", {NULL}, FALSE},
      {"thank-you", "fall-2024", "Raman", {NULL}, FALSE},
      {"thank-you", "fall-2024", "Raman", {STATUS ("registered")}, FALSE},
      {"thank-you", "fall-2024", "Raman", {STATUS ("declined")}, FALSE},
      {"thank-you", "fall-2024", "Raman", {STATUS ("registered"), STATUS ("no-show")}, FALSE},
      {"thank-you", "fall-2024", "Raman", {STATUS ("registered"), STATUS ("attended")}, TRUE},
      {"thank-you", "fall-2024", "Raman", {STATUS ("registered"), STATUS ("partial")}, TRUE},
      {"thank-you", "spring-2025", "Raman", {STATUS ("registered"), STATUS ("attended")}, FALSE},
      /* The county's own letter, which does not ask for it. */
      {"visit", "fall-2024", "Raman", {NULL}, TRUE},
      {"visit", "fall-2024", "Raman", {STATUS ("declined")}, TRUE},
      {"visit", "fall-2024", "Whitfield", {NULL}, FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_county ();
    g_autoptr (CohortLetterTemplate) template = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s to %s, row %" G_GSIZE_FORMAT, cases[i].template, cases[i].person, i);
    cohort_test_run (&snapshot,
                     "{'do':'template.save','name':'visit','language':'en','body':'Cohort letter 1"
                     "\\nname: visit\\nlanguage: en\\ntitle: A Visit\\nabout: convening\\n"
                     "required: person.name\\n---\\nDear {{person.name}}\\n'}");
    run_all (&snapshot, cases[i].commands);
    template = cohort_letters_load_template (snapshot, cases[i].template, "en", &error);
    g_assert_no_error (error);
    g_assert_cmpint (
        cohort_letters_is_for_person (snapshot, template,
                                      cohort_test_person (snapshot, cases[i].person)->record.id,
                                      cases[i].convening),
        ==, cases[i].expected);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter-lists/payers", test_payers);
  g_test_add_func ("/letter-lists/payer-goes", test_payer_goes);
  g_test_add_func ("/letter-lists/attendees", test_attendees);
  return g_test_run ();
}
