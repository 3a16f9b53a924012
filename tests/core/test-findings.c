/* Each finding appears when it should and goes away when it is seen to.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-findings.h"
#include "cohort-test-builder.h"

#define FALL "'convening':'fall-2024'"

static guint
count_on (const CohortSnapshot *snapshot, const char *day, const char *id)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, cohort_date_parse (day));
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((CohortFinding *) g_ptr_array_index (findings, i))->id, id) ? 1 : 0;
  return n;
}

static guint
count (const CohortSnapshot *snapshot, const char *id)
{
  return count_on (snapshot, COHORT_TEST_DAY, id);
}

/* Steps of a story: a command, and how many findings of one id there are then. A command may stand
 * alone. */
typedef struct {
  const char *command;
  const char *id;
  guint n;
} Step;

static void
follow (CohortSnapshot **snapshot, const Step *steps, gsize n_steps)
{
  for (gsize i = 0; i < n_steps; i++) {
    g_test_message ("%s", steps[i].command);
    cohort_test_run (snapshot, steps[i].command);
    if (steps[i].id != NULL)
      g_assert_cmpuint (count (*snapshot, steps[i].id), ==, steps[i].n);
  }
}

#define FOLLOW(steps) follow (&snapshot, steps, G_N_ELEMENTS (steps))

static void
test_nothing (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) findings
    = cohort_findings_new (snapshot, cohort_date_parse (COHORT_TEST_DAY));

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_story_team (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
    {"{'do':'person.edit','person':'marisol','lead':false}", "NO_LEAD", 1},
    {"{'do':'person.edit','person':'devon','lead':true}", "NO_LEAD", 0},
    {"{'do':'person.add','family':'Pike','role':'site-administrator'}", "GAP_ROLE", 2},
    {"{'do':'person.edit','person':'Pike','status':'prospect'}", "GAP_ROLE", 3},
    {"{'do':'person.edit','person':'grace','bands':'system'}", "GAP_BAND", 1},
    {"{'do':'person.edit','person':'grace','bands':'9-12'}", "GAP_BAND", 0},
  };

  cohort_test_team (&snapshot);
  g_assert_cmpuint (count (snapshot, "NO_LEAD"), ==, 0);
  g_assert_cmpuint (count (snapshot, "GAP_ROLE"), ==, 3);
  g_assert_cmpuint (count (snapshot, "GAP_BAND"), ==, 0);
  g_assert_cmpuint (count (snapshot, "SINGLE_SECTOR"), ==, 0);
  FOLLOW (steps);
}

static void
test_concentration (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
    {"{'do':'person.add','family':'A','organization':'Delta Oaks'}", "SINGLE_SECTOR", 0},
    {"{'do':'person.add','family':'B','organization':'Delta Oaks'}", "SINGLE_SECTOR", 0},
    {"{'do':'person.add','family':'C','organization':'Museum'}", "SINGLE_SECTOR", 1},
    {"{'do':'person.add','family':'D'}", "SINGLE_SECTOR", 0},
  };

  FOLLOW (steps);
}

static void
test_over_spots (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) findings = NULL;
  const CohortFinding *first;
  const Step steps[] = {
    {"{'do':'attendance.plan','person':'priya'," FALL "}", NULL, 0},
    {"{'do':'attendance.plan','person':'grace'," FALL "}", "OVER_SPOTS", 0},
    {"{'do':'spots.release','id':'given'," FALL ",'count':5}", "OVER_SPOTS", 1},
    {"{'do':'attendance.set','person':'grace'," FALL ",'status':'declined'}", "OVER_SPOTS", 0},
    {"{'do':'attendance.set','person':'grace'," FALL ",'status':'invited'}", "OVER_SPOTS", 1},
    {"{'do':'spots.grant'," FALL ",'count':1}", "OVER_SPOTS", 0},
    {"{'do':'attendance.plan','person':'lena'," FALL "}", "OVER_SPOTS", 1},
  };

  cohort_test_team (&snapshot);
  FOLLOW (steps);
  findings = cohort_findings_new (snapshot, cohort_date_parse (COHORT_TEST_DAY));
  first = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (first->id, ==, "OVER_SPOTS");
  g_assert_cmpstr (first->subject, ==, "fall-2024");
  g_assert_cmpint (first->kind, ==, COHORT_N_RECORD_KINDS);
  g_assert_true (first->urgent);
  g_assert_nonnull (strstr (first->text, "Lena Abubakar"));
}

/* Nothing is over where the limit is not announced (story A3). */
static void
test_over_unknown (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
    {"{'do':'attendance.plan','person':'priya','convening':'spring-2025'}", "OVER_SPOTS", 0},
  };

  cohort_test_team (&snapshot);
  FOLLOW (steps);
  g_assert_cmpuint (count_on (snapshot, "2025-05-18", "UNDER_TEAM"), ==, 0);
}

static void
test_under_team (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  static const struct {
    const char *day;
    guint n;
  } cases[] = {
    {"2024-09-03", 0}, {"2024-09-22", 0}, {"2024-09-23", 1}, {"2024-11-07", 1}, {"2024-11-08", 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count_on (snapshot, cases[i].day, "UNDER_TEAM"), ==, cases[i].n);
  cohort_test_run (&snapshot, "{'do':'spots.release'," FALL ",'count':6}");
  g_assert_cmpuint (count_on (snapshot, "2024-11-01", "UNDER_TEAM"), ==, 0);
}

static void
test_prices (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
    {"{'do':'attendance.plan','person':'devon'," FALL "}", "MEMBER_PRICE", 0},
    {"{'do':'person.edit','person':'devon','case_member':'yes'}", "MEMBER_PRICE", 1},
    {"{'do':'attendance.option','person':'devon'," FALL ",'option':'bundle-member'}",
     "MEMBER_PRICE", 0},
    {"{'do':'person.edit','person':'devon','case_member':null}", "MEMBER_PRICE", 1},
    {"{'do':'person.edit','person':'devon','case_member':'no'}", "MEMBER_PRICE", 1},
    {"{'do':'attendance.set','person':'devon'," FALL ",'status':'declined'}", "MEMBER_PRICE", 0},
    {"{'do':'attendance.plan','person':'tomas'," FALL ",'option':'presenter'}",
     "PRESENTER_UNCONFIRMED", 1},
    {"{'do':'attendance.option','person':'tomas'," FALL ",'price':'300.00'}",
     "PRESENTER_UNCONFIRMED", 1},
    {"{'do':'attendance.edit','person':'tomas'," FALL ",'price_confirmed':true}",
     "PRESENTER_UNCONFIRMED", 0},
    {"{'do':'attendance.register','person':'grace'," FALL ",'option':'scop-day','hotel_rate':true}",
     "HOUSING_RULE", 1},
    {"{'do':'attendance.edit','person':'grace'," FALL ",'hotel_rate':false}", "HOUSING_RULE", 0},
    {"{'do':'setting.set','key':'opportunity.days.science-leadership-academy.2',"
     "'value':'2025-01-30 2025-01-31'}",
     "DATE_UNCERTAIN", 0},
    {"{'do':'attendance.set','person':'grace'," FALL ",'status':'attended','on':'2024-11-01'}",
     "DATE_UNCERTAIN", 1},
    {"{'do':'attendance.set','person':'grace'," FALL ",'status':'partial','on':'2024-11-07'}",
     "DATE_UNCERTAIN", 0},
  };

  cohort_test_team (&snapshot);
  FOLLOW (steps);
}

static void
test_saving (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) findings = NULL;
  gint64 cents = 0;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot,
                   "{'do':'attendance.plan','person':'devon'," FALL ",'option':'bundle'}");
  cohort_test_run (&snapshot, "{'do':'person.edit','person':'devon','case_member':'yes'}");
  findings = cohort_findings_new (snapshot, cohort_date_parse (COHORT_TEST_DAY));
  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    if (g_str_equal (finding->id, "MEMBER_PRICE")) {
      cents = finding->cents;
      g_assert_nonnull (strstr (finding->text, "$30.00"));
      g_assert_cmpint (finding->kind, ==, COHORT_RECORD_ATTENDANCE);
    }
  }
  g_assert_cmpint (cents, ==, 3000);
}

static void
test_plan (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
    {"{'do':'attendance.plan','person':'tomas'," FALL ",'option':'presenter'}", "UNPRICED", 1},
    {"{'do':'attendance.option','person':'tomas'," FALL ",'price':'300.00'}", "UNPRICED", 0},
    {"{'do':'plan.add','id':'air','person':'priya'," FALL
     ",'category':'airfare','amount':'8000.00'}",
     "PROJECTED_SHORT", 1},
    {"{'do':'plan.edit','line':'air','amount':'240.00'}", "PROJECTED_SHORT", 0},
    {"{'do':'source.add','name':'District','kind':'district'}", NULL, 0},
    {"{'do':'plan.add','id':'sub','person':'priya'," FALL
     ",'category':'substitute','amount':'440.00',"
     "'splits':[{'source':'District','permille':1000}]}",
     "ASK_ALLOWABLE", 0},
    {"{'do':'plan.split','line':'sub','splits':[{'source':'contract','permille':1000}]}",
     "ASK_ALLOWABLE", 1},
    {"{'do':'plan.remove','line':'sub'}", "ASK_ALLOWABLE", 0},
    {"{'do':'expense.add','id':'mat','person':'priya','category':'materials','amount':'10.00',"
     "'on':'2024-11-07'}",
     "ASK_ALLOWABLE", 1},
    {"{'do':'expense.void','expense':'mat'}", "ASK_ALLOWABLE", 0},
  };

  cohort_test_team (&snapshot);
  FOLLOW (steps);
}

static void
test_expenses (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
    {"{'do':'plan.add','id':'drive','person':'priya'," FALL
     ",'category':'mileage','amount':'64.32'}",
     "OVER_PLAN", 0},
    {"{'do':'expense.add','id':'miles','person':'priya'," FALL
     ",'line':'drive','category':'mileage',"
     "'amount':'70.08','on':'2024-11-07'}",
     "OVER_PLAN", 0},
    {"{'do':'expense.submit','expense':'miles'}", "OVER_PLAN", 1},
    {"{'do':'plan.edit','line':'drive','amount':'70.08'}", "OVER_PLAN", 0},
    {"{'do':'expense.add','id':'again','person':'priya'," FALL ",'category':'mileage',"
     "'amount':'70.08','on':'2024-11-07'}",
     "DUPLICATE_EXPENSE", 1},
    {"{'do':'expense.edit','expense':'again','on':'2024-11-10'}", "DUPLICATE_EXPENSE", 0},
    {"{'do':'expense.add','id':'late','person':'priya','category':'parking','amount':'9.00',"
     "'on':'2025-07-01','override':'agreed'}",
     "AFTER_END", 0},
    {"{'do':'attendance.register','person':'priya'," FALL "}", "NO_SHOW_CLAIM", 0},
    {"{'do':'attendance.set','person':'priya'," FALL ",'status':'no-show','on':'2024-11-10'}",
     "NO_SHOW_CLAIM", 2},
    {"{'do':'attendance.set','person':'priya'," FALL ",'status':'attended','on':'2024-11-10'}",
     "NO_SHOW_CLAIM", 0},
  };

  cohort_test_team (&snapshot);
  FOLLOW (steps);
}

/* I-5: a command refuses such a date; one that came by an import or a later contract is found. */
static void
test_out_of_time (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot, "{'do':'expense.add','id':'p','person':'priya','category':'parking',"
                              "'amount':'9.00','on':'2024-11-07'}");
  g_assert_cmpuint (count (snapshot, "BEFORE_START"), ==, 0);
  g_assert_cmpuint (count (snapshot, "AFTER_END"), ==, 0);
  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract','start':'2024-11-08'}");
  g_assert_cmpuint (count (snapshot, "BEFORE_START"), ==, 1);
  cohort_test_run (&snapshot, "{'do':'source.edit','source':'contract','start':'2024-07-01',"
                              "'end':'2024-11-06'}");
  g_assert_cmpuint (count (snapshot, "BEFORE_START"), ==, 0);
  g_assert_cmpuint (count (snapshot, "AFTER_END"), ==, 1);
  cohort_test_run (&snapshot, "{'do':'expense.void','expense':'p'}");
  g_assert_cmpuint (count (snapshot, "AFTER_END"), ==, 0);
}

static void
test_empty_year (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_county ("San Joaquin", "2025-26");
  const Step steps[] = {
    {"{'do':'source.add','name':'District','kind':'district'}", "YEAR_NO_FUND", 0},
    {"{'do':'plan.add','id':'air','category':'airfare','amount':'240.00'}", "YEAR_NO_FUND", 1},
    {"{'do':'plan.split','line':'air','splits':[{'source':'District','permille':1000}]}",
     "YEAR_NO_FUND", 0},
  };

  FOLLOW (steps);
}

static void
test_duplicates (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
    {"{'do':'person.add','id':'two','given':'tomas','family':'Herrera Lund'}", "DUPLICATE_PERSON",
     1},
    {"{'do':'person.edit','person':'two','given':'Tina'}", "DUPLICATE_PERSON", 0},
    {"{'do':'person.edit','person':'two','email':'TOMAS.HL@example.org'}", "DUPLICATE_PERSON", 1},
    {"{'do':'person.edit','person':'two','email':null}", "DUPLICATE_PERSON", 0},
  };

  cohort_test_team (&snapshot);
  FOLLOW (steps);
}

/* Two copies of the county that met had both booked Grace (S-5). */
static void
test_second_booking (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortChange) here = NULL;
  g_autoptr (CohortSnapshot) both = NULL;
  g_autoptr (CohortSnapshot) one = NULL;

  cohort_test_team (&snapshot);
  here = cohort_test_change (snapshot, COHORT_TEST_DAY,
                             "{'do':'attendance.plan','id':'here','person':'grace'," FALL "}");
  one = cohort_snapshot_apply (snapshot, here);
  g_assert_cmpuint (count (one, "DUPLICATE_PERSON"), ==, 0);
  cohort_test_run (&snapshot, "{'do':'attendance.plan','id':'there','person':'grace'," FALL "}");
  both = cohort_snapshot_apply (snapshot, here);
  g_assert_cmpuint (count (both, "DUPLICATE_PERSON"), ==, 1);
}

static void
test_typed (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
    {"{'do':'person.add','id':'p','family':'Pike','role':'other','role_typed':'Designee',"
     "'bands_typed':'some'}",
     "TYPED_UNMATCHED", 2},
    {"{'do':'person.edit','person':'p','role':'coe-administrator'}", "TYPED_UNMATCHED", 1},
    {"{'do':'person.edit','person':'p','bands':'system'}", "TYPED_UNMATCHED", 0},
  };

  FOLLOW (steps);
}

static void
test_typed_email (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (CohortSnapshot) imported = NULL;
  g_autoptr (CohortChange) change = cohort_change_new ("import", "form.csv", NULL);
  CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, NULL);

  cohort_set_text (&person->given, "José Ángel");
  cohort_set_text (&person->family, "Niño");
  cohort_set_text (&person->email_typed, "not an address");
  cohort_change_put (change, person);
  imported = cohort_snapshot_apply (snapshot, change);
  g_assert_cmpuint (count (imported, "TYPED_UNMATCHED"), ==, 1);
  cohort_test_run (&imported,
                   "{'do':'person.edit','person':'Jose Angel Nino','email':'jose@example.org'}");
  g_assert_cmpuint (count (imported, "TYPED_UNMATCHED"), ==, 0);
}

static void
test_order_and_topics (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GPtrArray) findings = NULL;
  gboolean calm = FALSE;

  cohort_test_team (&snapshot);
  cohort_test_run (&snapshot,
                   "{'do':'attendance.plan','person':'tomas'," FALL ",'option':'presenter'}");
  cohort_test_run (&snapshot, "{'do':'plan.add','category':'airfare','amount':'9000.00'}");
  findings = cohort_findings_new (snapshot, cohort_date_parse ("2024-11-01"));
  g_assert_cmpuint (findings->len, >=, 5);
  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    g_assert_cmpstr (finding->text, !=, "");
    g_assert_cmpstr (finding->subject, !=, "");
    g_assert_cmpstr (cohort_finding_get_topic (finding->id), !=, "");
    g_assert_cmpstr (cohort_finding_get_title (finding->id), !=, "");
    g_assert_false (calm && finding->urgent);
    calm = !finding->urgent;
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/findings/nothing", test_nothing);
  g_test_add_func ("/findings/story-team", test_story_team);
  g_test_add_func ("/findings/concentration", test_concentration);
  g_test_add_func ("/findings/over-spots", test_over_spots);
  g_test_add_func ("/findings/over-unknown", test_over_unknown);
  g_test_add_func ("/findings/under-team", test_under_team);
  g_test_add_func ("/findings/prices", test_prices);
  g_test_add_func ("/findings/saving", test_saving);
  g_test_add_func ("/findings/plan", test_plan);
  g_test_add_func ("/findings/expenses", test_expenses);
  g_test_add_func ("/findings/out-of-time", test_out_of_time);
  g_test_add_func ("/findings/empty-year", test_empty_year);
  g_test_add_func ("/findings/duplicates", test_duplicates);
  g_test_add_func ("/findings/second-booking", test_second_booking);
  g_test_add_func ("/findings/typed", test_typed);
  g_test_add_func ("/findings/typed-email", test_typed_email);
  g_test_add_func ("/findings/order-and-topics", test_order_and_topics);

  return g_test_run ();
}
