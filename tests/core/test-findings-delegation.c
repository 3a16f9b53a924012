/* Findings about the county at a convening: each comes when it should and goes when it is mended.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-findings.h"
#include "cohort-test-builder.h"

#include <string.h>

#define FALL "'convening':'fall-2024'"

/* Steps of a story: a command of a day, and how many findings of one id there are on it. */
typedef struct {
  const char *day;
  const char *command; /* (nullable): only time passes */
  guint n;
} Step;

/* (transfer full) (nullable): the sentence of the last of them, when there are @n */
static char *
assert_count (const CohortSnapshot *snapshot, const char *day, const char *id, guint n)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, cohort_date_parse (day));
  char *text = NULL;
  guint found = 0;

  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    if (!g_str_equal (finding->id, id))
      continue;
    found++;
    g_free (text);
    text = g_strdup (finding->text);
  }
  g_assert_cmpuint (found, ==, n);
  return text;
}

static void
follow (CohortSnapshot **snapshot, const char *id, const Step *steps, gsize n_steps)
{
  for (gsize i = 0; i < n_steps; i++) {
    g_test_message ("%s %s", steps[i].day, steps[i].command);
    if (steps[i].command != NULL)
      cohort_test_run_on (snapshot, steps[i].day, steps[i].command);
    g_free (assert_count (*snapshot, steps[i].day, id, steps[i].n));
  }
}

#define FOLLOW(id) follow (&snapshot, id, steps, G_N_ELEMENTS (steps))

static void
test_over_by_an_offer (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autofree char *text = NULL;
  const Step steps[] = {
      {"2024-09-03", "{'do':'spots.release','id':'given'," FALL ",'count':5}", 0},
      {"2024-09-03", "{'do':'attendance.plan','person':'priya'," FALL "}", 0},
      {"2024-09-04", "{'do':'waitlist.join','person':'grace'," FALL "}", 0},
      {"2024-09-05", "{'do':'waitlist.set','person':'grace'," FALL ",'state':'offered'}", 1},
      {"2024-09-06", "{'do':'waitlist.set','person':'grace'," FALL ",'state':'declined'}", 0},
      {"2024-09-07", "{'do':'waitlist.join','id':'again','person':'grace'," FALL "}", 0},
      {"2024-09-07", "{'do':'waitlist.set','person':'grace'," FALL ",'state':'offered'}", 1},
  };

  cohort_test_team (&snapshot);
  FOLLOW ("OVER_SPOTS");
  text = assert_count (snapshot, "2024-09-07", "OVER_SPOTS", 1);
  g_assert_nonnull (strstr (text, "Grace Whitfield"));
  cohort_test_run_on (&snapshot, "2024-09-08", "{'do':'attendance.plan','person':'lena'," FALL "}");
  g_free (text);
  text = assert_count (snapshot, "2024-09-08", "OVER_SPOTS", 1);
  g_assert_nonnull (strstr (text, "Lena Abubakar"));
  cohort_test_run (&snapshot, "{'do':'spots.remove','adjustment':'given'}");
  g_assert_null (assert_count (snapshot, "2024-09-08", "OVER_SPOTS", 0));
}

static void
test_under_team (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
      {"2024-09-22", NULL, 0},
      {"2024-09-23", NULL, 1},
      {"2024-10-01", "{'do':'participation.decline','reason':'no substitutes'}", 0},
      {"2024-10-02", "{'do':'participation.resume'}", 0},
      {"2024-10-02", "{'do':'spots.grant'," FALL ",'count':1}", 1},
      {"2024-10-03", "{'do':'participation.decline','reason':'after all'}", 0},
  };

  FOLLOW ("UNDER_TEAM");
}

/* An offer past its day holds the spot until somebody does something about it. */
static void
test_offer_overdue (void)
{
  static const char *const ends[] = {"accepted", "declined", "expired", "withdrawn", "waiting"};

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
    g_autofree char *end
        = g_strdup_printf ("{'do':'waitlist.set','person':'grace'," FALL ",'state':'%s'}", ends[i]);
    const Step steps[] = {
        {"2024-09-03", "{'do':'waitlist.join','person':'grace'," FALL "}", 0},
        {"2024-09-04",
         "{'do':'waitlist.set','person':'grace'," FALL
         ",'state':'offered','reply_by':'2024-09-11'}",
         0},
        {"2024-09-11", NULL, 0},
        {"2024-09-12", NULL, 1},
        {"2024-09-12", "{'do':'waitlist.edit','person':'grace'," FALL ",'reply_by':'2024-09-14'}",
         0},
        {"2024-09-15", NULL, 1},
        {"2024-09-15", end, 0},
    };

    cohort_test_team (&snapshot);
    FOLLOW ("OFFER_OVERDUE");
  }
}

static void
test_not_registered (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autofree char *text = NULL;
  const Step steps[] = {
      {"2024-09-03", "{'do':'attendance.plan','person':'grace'," FALL "}", 0},
      {"2024-09-03", "{'do':'attendance.plan','person':'lena'," FALL "}", 0},
      {"2024-10-07", NULL, 0},
      {"2024-10-08", NULL, 1},
      {"2024-10-08", "{'do':'setting.set','key':'register.days','value':'20'}", 0},
      {"2024-10-18", NULL, 1},
      {"2024-10-18", "{'do':'attendance.register','person':'grace'," FALL "}", 1},
      {"2024-10-18", "{'do':'attendance.set','person':'lena'," FALL ",'status':'declined'}", 0},
      {"2024-10-19", "{'do':'attendance.unregister','person':'grace'," FALL "}", 1},
      {"2024-11-08", NULL, 0},
      {"2024-10-20", "{'do':'participation.decline','reason':'ill'}", 0},
      {"2024-10-20", "{'do':'participation.resume'}", 1},
  };

  cohort_test_team (&snapshot);
  FOLLOW ("NOT_REGISTERED");
  text = assert_count (snapshot, "2024-10-20", "NOT_REGISTERED", 1);
  g_assert_nonnull (strstr (text, "Grace Whitfield"));
  g_assert_null (strstr (text, "Lena Abubakar"));
}

/* What came back before the registration was canceled is no refund of it; part of it is one: the
 * rest was the fee. */
static void
test_refund_due (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
      {"2024-09-03", "{'do':'attendance.register','person':'devon'," FALL ",'option':'bundle'}", 0},
      {"2024-09-03",
       "{'do':'expense.add','id':'fee','person':'devon'," FALL
       ",'category':'registration','amount':'400.00','on':'2024-09-03'}",
       0},
      {"2024-09-03", "{'do':'expense.submit','expense':'fee'}", 0},
      {"2024-09-04", "{'do':'expense.approve','expense':'fee'}", 0},
      {"2024-09-05", "{'do':'expense.pay','expense':'fee'}", 0},
      {"2024-09-06", "{'do':'expense.refund','expense':'fee','amount':'30.00'}", 0},
      {"2024-09-10",
       "{'do':'attendance.replace','person':'devon','with':'grace'," FALL
       ",'registration':'cancelled'}",
       1},
      {"2024-09-20", "{'do':'expense.refund','expense':'fee','amount':'350.00'}", 0},
  };

  cohort_test_team (&snapshot);
  FOLLOW ("REFUND_DUE");
}

/* Nothing is due of what nobody paid, nor of a registration that moved. */
static void
test_no_refund_due (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const Step steps[] = {
      {"2024-09-03", "{'do':'attendance.register','person':'devon'," FALL "}", 0},
      {"2024-09-03", "{'do':'attendance.unregister','person':'devon'," FALL "}", 0},
      {"2024-09-03", "{'do':'attendance.register','person':'devon'," FALL "}", 0},
      {"2024-09-03",
       "{'do':'expense.add','id':'fee','person':'devon'," FALL
       ",'category':'registration','amount':'400.00','on':'2024-09-03'}",
       0},
      {"2024-09-03", "{'do':'expense.submit','expense':'fee'}", 0},
      {"2024-09-04", "{'do':'expense.approve','expense':'fee'}", 0},
      {"2024-09-05", "{'do':'expense.pay','expense':'fee'}", 0},
      {"2024-09-10", "{'do':'attendance.replace','person':'devon','with':'grace'," FALL "}", 0},
      {"2024-09-11", "{'do':'attendance.unregister','person':'grace'," FALL "}", 1},
      {"2024-09-12", "{'do':'expense.reverse','expense':'fee'}", 0},
  };

  cohort_test_team (&snapshot);
  FOLLOW ("REFUND_DUE");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/findings-delegation/over-by-an-offer", test_over_by_an_offer);
  g_test_add_func ("/findings-delegation/under-team", test_under_team);
  g_test_add_func ("/findings-delegation/offer-overdue", test_offer_overdue);
  g_test_add_func ("/findings-delegation/not-registered", test_not_registered);
  g_test_add_func ("/findings-delegation/refund-due", test_refund_due);
  g_test_add_func ("/findings-delegation/no-refund-due", test_no_refund_due);

  return g_test_run ();
}
