/* Commands about who goes: every move, options, replacing and withdrawing.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-ledger.h"
#include "cohort-test-builder.h"
#include "cohort-vocabulary.h"

#define FALL "'convening':'fall-2024'"

static CohortSnapshot *
make_team (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  return snapshot;
}

static const CohortAttendance *
get (const CohortSnapshot *snapshot, const char *family)
{
  return cohort_snapshot_get_attendance (snapshot, cohort_test_person (snapshot, family)->record.id,
                                         "fall-2024");
}

static const CohortPlanLine *
get_line (const CohortSnapshot *snapshot, const char *family)
{
  const CohortPlanLine *found = NULL;

  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (g_strcmp0 (line->person, cohort_test_person (snapshot, family)->record.id) == 0
        && g_strcmp0 (line->category, "registration") == 0) {
      g_assert_null (found);
      found = line;
    }
  }
  return found;
}

static CohortParts
get_contract (const CohortSnapshot *snapshot)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);

  return *cohort_ledger_get_parts (ledger, cohort_snapshot_get_contract (snapshot)->record.id);
}

static void
set_status (CohortSnapshot **snapshot, const char *status)
{
  g_autofree char *command
    = g_strdup_printf ("{'do':'attendance.set','person':'grace'," FALL ",'status':'%s'}", status);

  cohort_test_run (snapshot, command);
}

static void
test_plan (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  const CohortAttendance *attendance;
  CohortParts parts;

  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'marisol'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'devon','convening':'Fall 2024'}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.plan','person':'tomas'," FALL ",'option':'presenter'}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.plan','person':'grace'," FALL ",'option':'scop-day'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'lena'," FALL
                              ",'price':'150.00','plan':false}");

  attendance = get (snapshot, "Vance");
  g_assert_cmpstr (attendance->option, ==, "bundle-member");
  g_assert_cmpint (attendance->price_cents, ==, 37000);
  g_assert_cmpstr (attendance->status, ==, "planned");
  g_assert_cmpuint (attendance->status_on, ==, cohort_date_parse (COHORT_TEST_DAY));
  g_assert_cmpstr (attendance->role, ==, "coe-coordinator");
  g_assert_cmpstr (attendance->sector, ==, "coe");
  g_assert_cmpstr (attendance->bands, ==, "system");
  g_assert_nonnull (attendance->organization);
  g_assert_cmpstr (attendance->spot_kind, ==, "allocated");
  g_assert_cmpstr (get (snapshot, "Okafor")->option, ==, "bundle");
  g_assert_cmpint (get (snapshot, "Herrera-Lund")->price_cents, ==, COHORT_UNKNOWN);
  g_assert_cmpint (get (snapshot, "Abubakar")->price_cents, ==, 15000);

  g_assert_cmpint (get_line (snapshot, "Vance")->amount_cents, ==, 37000);
  g_assert_cmpstr (get_line (snapshot, "Vance")->basis, ==, "option");
  g_assert_cmpint (get_line (snapshot, "Herrera-Lund")->amount_cents, ==, COHORT_UNKNOWN);
  g_assert_null (get_line (snapshot, "Abubakar"));
  parts = get_contract (snapshot);
  g_assert_cmpint (parts.committed, ==, 37000 + 40000 + 15000);
  g_assert_cmpuint (parts.unpriced, ==, 1);
}

/* Beyond the limit is allowed; an unannounced convening has no options and no price. */
static void
test_plan_spring (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  CohortParts parts;

  cohort_test_run (&snapshot,
                   "{'do':'attendance.plan','person':'marisol','convening':'spring-2025'}");
  parts = get_contract (snapshot);
  g_assert_cmpint (parts.committed, ==, 0);
  g_assert_cmpuint (parts.unpriced, ==, 1);
  g_assert_null (get (snapshot, "Vance"));
  g_free (cohort_test_refuse (
    snapshot,
    "{'do':'attendance.plan','person':'devon','convening':'spring-2025','option':'bundle'}",
    COHORT_ERROR_REFUSED));
}

static void
test_refused (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  static const struct {
    const char *command;
    int code;
  } cases[] = {
    {"{'do':'attendance.plan','person':'grace'," FALL "}", COHORT_ERROR_REFUSED},
    {"{'do':'attendance.plan','person':'nobody'," FALL "}", COHORT_ERROR_NOT_FOUND},
    {"{'do':'attendance.plan','person':'lena','convening':'fall-1999'}", COHORT_ERROR_NOT_FOUND},
    {"{'do':'attendance.plan','person':'lena'}", COHORT_ERROR_INVALID},
    {"{'do':'attendance.plan','person':'lena'," FALL ",'option':'gold'}", COHORT_ERROR_INVALID},
    {"{'do':'attendance.plan','person':'lena'," FALL ",'price':-1}", COHORT_ERROR_INVALID},
    {"{'do':'attendance.plan','person':'lena'," FALL ",'price':'about 100'}", COHORT_ERROR_INVALID},
    {"{'do':'attendance.set','person':'lena'," FALL ",'status':'accepted'}",
     COHORT_ERROR_NOT_FOUND},
    {"{'do':'attendance.set','person':'grace'," FALL ",'status':'going'}", COHORT_ERROR_INVALID},
    {"{'do':'attendance.set','person':'grace'," FALL ",'status':'replaced'}", COHORT_ERROR_REFUSED},
    {"{'do':'attendance.edit','person':'grace'," FALL ",'days':['2024-11-11']}",
     COHORT_ERROR_INVALID},
    {"{'do':'attendance.edit','person':'grace'," FALL ",'days':'Nov 7'}", COHORT_ERROR_INVALID},
    {"{'do':'attendance.edit','person':'lena'," FALL ",'note':'x'}", COHORT_ERROR_NOT_FOUND},
    {"{'do':'attendance.register','person':'grace'," FALL ",'source':'nowhere'}",
     COHORT_ERROR_NOT_FOUND},
    {"{'do':'attendance.withdraw','person':'lena'," FALL "}", COHORT_ERROR_NOT_FOUND},
    {"{'do':'attendance.replace','person':'grace','with':'grace'," FALL "}", COHORT_ERROR_REFUSED},
    {"{'do':'attendance.replace','person':'grace','with':'devon'," FALL "}", COHORT_ERROR_REFUSED},
    {"{'do':'attendance.replace','person':'grace'," FALL "}", COHORT_ERROR_INVALID},
  };

  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'devon'," FALL "}");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_free (cohort_test_refuse (snapshot, cases[i].command, cases[i].code));
}

/* Each status reached by legal moves, then each move tried: done when legal, refused with a
 * sentence that names what is possible when not. */
static void
test_moves (void)
{
  static const char *const ways[][4] = {
    {"planned"},
    {"invited", "invited"},
    {"accepted", "accepted"},
    {"registered", "registered"},
    {"attended", "registered", "attended"},
    {"partial", "registered", "partial"},
    {"no-show", "registered", "no-show"},
    {"declined", "declined"},
    {"cancelled", "cancelled"},
    {"case-only", "case-only"},
  };
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words ("attendance-status", &n_words);

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (CohortSnapshot) start = make_team ();

    cohort_test_run (&start, "{'do':'attendance.plan','person':'grace'," FALL "}");
    for (guint j = 1; j < 4 && ways[i][j] != NULL; j++)
      set_status (&start, ways[i][j]);
    g_assert_cmpstr (get (start, "Whitfield")->status, ==, ways[i][0]);

    for (guint j = 0; j < n_words; j++) {
      g_autoptr (CohortSnapshot) snapshot = cohort_snapshot_ref (start);
      g_autofree char *command = g_strdup_printf (
        "{'do':'attendance.set','person':'grace'," FALL ",'status':'%s'}", words[j].code);

      if (g_str_equal (words[j].code, ways[i][0])
          || (cohort_attendance_may_move (ways[i][0], words[j].code)
              && !g_str_equal (words[j].code, "replaced"))) {
        cohort_test_run (&snapshot, command);
        g_assert_cmpstr (get (snapshot, "Whitfield")->status, ==, words[j].code);
      } else {
        g_free (cohort_test_refuse (snapshot, command, COHORT_ERROR_REFUSED));
      }
    }
  }
}

static void
test_refusal_says_what_is_possible (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  g_autofree char *text = NULL;

  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
  text = cohort_test_refuse (
    snapshot, "{'do':'attendance.set','person':'grace'," FALL ",'status':'attended'}",
    COHORT_ERROR_REFUSED);
  g_assert_nonnull (strstr (text, "Registered"));
  g_assert_nonnull (strstr (text, "Declined"));
  g_assert_null (strstr (text, "Replaced"));
}

static void
test_register (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  const CohortAttendance *attendance;

  cohort_test_run (&snapshot,
                   "{'do':'attendance.plan','person':'tomas'," FALL ",'option':'presenter'}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'tomas'," FALL ",'price':'300.00',"
                   "'confirmation':'C-1','on':'2024-10-01','affiliation':'San Joaquin COE',"
                   "'hotel_rate':true,'price_confirmed':true}");
  attendance = get (snapshot, "Herrera-Lund");
  g_assert_cmpstr (attendance->status, ==, "registered");
  g_assert_cmpstr (attendance->option, ==, "presenter");
  g_assert_cmpint (attendance->price_cents, ==, 30000);
  g_assert_cmpstr (attendance->confirmation, ==, "C-1");
  g_assert_cmpuint (attendance->registered_on, ==, cohort_date_parse ("2024-10-01"));
  g_assert_true (attendance->price_confirmed);
  g_assert_true (attendance->hotel_rate);
  g_assert_cmpint (get_line (snapshot, "Herrera-Lund")->amount_cents, ==, 30000);
  g_assert_cmpint (get_contract (snapshot).committed, ==, 30000);

  /* Not planned before: planned and registered in one. */
  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'grace'," FALL ",'option':'scop-day'}");
  g_assert_cmpint (get_contract (snapshot).committed, ==, 45000);
}

/* Case 10: the price follows the option, on the plan too unless something is spent on it. */
static void
test_option (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'devon'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.option','person':'devon'," FALL ",'option':'scop-day'}");
  g_assert_cmpint (get (snapshot, "Okafor")->price_cents, ==, 15000);
  g_assert_cmpint (get_line (snapshot, "Okafor")->amount_cents, ==, 15000);
  cohort_test_run (&snapshot, "{'do':'attendance.option','person':'devon'," FALL ",'price':'140'}");
  g_assert_cmpstr (get (snapshot, "Okafor")->option, ==, "scop-day");
  g_assert_cmpint (get_line (snapshot, "Okafor")->amount_cents, ==, 14000);
  cohort_test_run (&snapshot, "{'do':'attendance.option','person':'devon'," FALL ",'option':null}");
  g_assert_null (get (snapshot, "Okafor")->option);
  g_assert_cmpint (get_line (snapshot, "Okafor")->amount_cents, ==, COHORT_UNKNOWN);
}

static void
test_case_only (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'lena'," FALL ",'option':'case-only'}");
  g_assert_cmpstr (get (snapshot, "Abubakar")->status, ==, "case-only");
  g_assert_cmpstr (get (snapshot, "Abubakar")->spot_kind, ==, "none");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.option','person':'lena'," FALL ",'option':'bundle'}");
  g_assert_cmpstr (get (snapshot, "Abubakar")->status, ==, "registered");
  g_assert_cmpstr (get (snapshot, "Abubakar")->spot_kind, ==, "allocated");
}

static void
test_source (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  cohort_test_run (&snapshot, "{'do':'source.add','name':'District','kind':'district'}");
  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'grace'," FALL ",'source':'District'}");
  g_assert_cmpint (get_contract (snapshot).committed, ==, 0);
  g_assert_nonnull (get (snapshot, "Whitfield")->paid_by);
  cohort_test_run (&snapshot,
                   "{'do':'attendance.edit','person':'grace'," FALL ",'source':'contract'}");
  g_assert_cmpint (get_contract (snapshot).committed, ==, 40000);
}

static void
test_days (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'tomas'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.edit','person':'tomas'," FALL
                   ",'days':['2024-11-09','2024-11-07','2024-11-07'],'note':'left early'}");
  g_assert_cmpstr (get (snapshot, "Herrera-Lund")->days, ==, "2024-11-07 2024-11-09");
  g_assert_cmpstr (get (snapshot, "Herrera-Lund")->note, ==, "left early");
  cohort_test_run (&snapshot, "{'do':'attendance.edit','person':'tomas'," FALL ",'days':null}");
  g_assert_null (get (snapshot, "Herrera-Lund")->days);
}

/* Who does not go commits nothing; who goes after all does again. */
static void
test_money_follows_status (void)
{
  static const char *const offs[] = {"declined", "cancelled"};

  for (gsize i = 0; i < G_N_ELEMENTS (offs); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_team ();

    cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
    set_status (&snapshot, offs[i]);
    g_assert_cmpint (get_contract (snapshot).committed, ==, 0);
    cohort_test_run (&snapshot,
                     "{'do':'attendance.plan','person':'grace'," FALL ",'option':'scop-day'}");
    g_assert_cmpstr (get (snapshot, "Whitfield")->status, ==, "planned");
    g_assert_cmpint (get_contract (snapshot).committed, ==, 15000);
    g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_ATTENDANCE)->len, ==, 1);
  }
}

static void
test_withdraw (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'grace'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.withdraw','person':'grace'," FALL "}");
  g_assert_null (get (snapshot, "Whitfield"));
  g_assert_null (get_line (snapshot, "Whitfield"));
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PLAN_SPLIT)->len, ==, 0);

  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'grace'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'attendance.withdraw','person':'grace'," FALL "}");
  g_assert_cmpstr (get (snapshot, "Whitfield")->status, ==, "cancelled");
  g_assert_cmpint (get_contract (snapshot).committed, ==, 0);

  cohort_test_run (&snapshot, "{'do':'attendance.plan','person':'devon'," FALL "}");
  cohort_test_run (&snapshot, "{'do':'expense.add','person':'devon'," FALL ",'category':'parking',"
                              "'amount':'12.00','on':'2024-11-07'}");
  cohort_test_run (&snapshot, "{'do':'attendance.withdraw','person':'devon'," FALL "}");
  g_assert_cmpstr (get (snapshot, "Okafor")->status, ==, "cancelled");

  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'priya'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'priya'," FALL ",'status':'attended'}");
  g_free (cohort_test_refuse (snapshot, "{'do':'attendance.withdraw','person':'priya'," FALL "}",
                              COHORT_ERROR_REFUSED));
}

static void
add_noor (CohortSnapshot **snapshot)
{
  cohort_test_run (snapshot,
                   "{'do':'person.add','id':'noor','given':'Noor','family':'Castellanos',"
                   "'role':'community-partner','organization':'Valley Expanded Learning Network',"
                   "'bands':'tk-2 3-5','status':'prospect'}");
}

/* Story A5: Lena's place goes to Noor; no money changes. */
static void
test_replace (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  const CohortAttendance *before, *after;
  CohortParts parts, then;

  add_noor (&snapshot);
  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'lena'," FALL ",'option':'scop-day',"
                   "'confirmation':'C-6','on':'2024-09-20'}");
  cohort_test_run (&snapshot, "{'do':'plan.add','person':'lena'," FALL
                              ",'category':'parking','amount':'20.00'}");
  parts = get_contract (snapshot);
  cohort_test_run_on (&snapshot, "2024-10-21",
                      "{'do':'attendance.replace','person':'lena','with':'noor'," FALL "}");
  then = get_contract (snapshot);
  before = get (snapshot, "Abubakar");
  after = get (snapshot, "Castellanos");

  g_assert_cmpstr (before->status, ==, "replaced");
  g_assert_cmpuint (before->status_on, ==, cohort_date_parse ("2024-10-21"));
  g_assert_cmpstr (after->status, ==, "registered");
  g_assert_cmpstr (after->replaces, ==, before->record.id);
  g_assert_cmpstr (after->option, ==, "scop-day");
  g_assert_cmpint (after->price_cents, ==, 15000);
  g_assert_cmpstr (after->confirmation, ==, "C-6");
  g_assert_cmpuint (after->registered_on, ==, cohort_date_parse ("2024-09-20"));
  g_assert_cmpstr (after->role, ==, "community-partner");
  g_assert_null (get_line (snapshot, "Abubakar"));
  g_assert_cmpint (get_line (snapshot, "Castellanos")->amount_cents, ==, 15000);
  g_assert_cmpint (then.committed, ==, parts.committed);
  g_assert_cmpint (then.available, ==, parts.available);
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    g_assert_cmpstr (line->person, ==, after->person);
  }
  g_assert_cmpstr (
    cohort_snapshot_get_membership (snapshot, after->person, cohort_date_parse ("2024-10-21"))
      ->status,
    ==, "active");
  g_free (cohort_test_refuse (snapshot,
                              "{'do':'attendance.replace','person':'lena','with':'grace'," FALL "}",
                              COHORT_ERROR_NOT_FOUND));
}

/* What was incurred stays with whom it was incurred by (case 2). */
static void
test_replace_keeps_expenses (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  const CohortExpense *expense;
  CohortParts parts, then;

  add_noor (&snapshot);
  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'lena'," FALL ",'option':'scop-day'}");
  cohort_test_run (&snapshot,
                   "{'do':'expense.add','id':'fee','person':'lena'," FALL
                   ",'category':'registration','amount':'150.00','on':'2024-09-20'}");
  cohort_test_run (&snapshot, "{'do':'expense.submit','expense':'fee'}");
  parts = get_contract (snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.replace','person':'lena','with':'noor'," FALL "}");
  then = get_contract (snapshot);
  expense = g_ptr_array_index (cohort_snapshot_get_records (snapshot, COHORT_RECORD_EXPENSE), 0);
  g_assert_cmpstr (expense->person, ==, cohort_test_person (snapshot, "Abubakar")->record.id);
  g_assert_cmpint (then.submitted, ==, parts.submitted);
  g_assert_cmpint (then.committed, ==, parts.committed);
  g_assert_cmpint (then.available, ==, parts.available);
}

/* Declined first, replaced later; and the first comes back for the second: the chain goes on (S-6).
 */
static void
test_replace_declined (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();
  guint n_live = 0;

  add_noor (&snapshot);
  cohort_test_run (&snapshot,
                   "{'do':'attendance.register','person':'lena'," FALL ",'option':'scop-day'}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'lena'," FALL ",'status':'declined'}");
  cohort_test_run (&snapshot, "{'do':'attendance.replace','person':'lena','with':'noor'," FALL "}");
  g_assert_cmpstr (get (snapshot, "Castellanos")->status, ==, "registered");
  g_assert_cmpint (get_contract (snapshot).committed, ==, 15000);

  cohort_test_run (&snapshot, "{'do':'attendance.replace','person':'noor','with':'lena'," FALL "}");
  g_assert_cmpstr (get (snapshot, "Abubakar")->status, ==, "registered");
  g_assert_cmpint (get_contract (snapshot).committed, ==, 15000);
  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    n_live += g_strcmp0 (attendance->status, "replaced") != 0 ? 1 : 0;
  }
  g_assert_cmpuint (n_live, ==, 1);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_ATTENDANCE)->len, ==, 3);
}

static void
test_replace_refused (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_team ();

  add_noor (&snapshot);
  cohort_test_run (&snapshot, "{'do':'attendance.register','person':'lena'," FALL "}");
  cohort_test_run (&snapshot,
                   "{'do':'attendance.set','person':'lena'," FALL ",'status':'attended'}");
  g_free (cohort_test_refuse (snapshot,
                              "{'do':'attendance.replace','person':'lena','with':'noor'," FALL "}",
                              COHORT_ERROR_REFUSED));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attendance/plan", test_plan);
  g_test_add_func ("/attendance/plan-spring", test_plan_spring);
  g_test_add_func ("/attendance/refused", test_refused);
  g_test_add_func ("/attendance/moves", test_moves);
  g_test_add_func ("/attendance/refusal-says-what-is-possible", test_refusal_says_what_is_possible);
  g_test_add_func ("/attendance/register", test_register);
  g_test_add_func ("/attendance/option", test_option);
  g_test_add_func ("/attendance/case-only", test_case_only);
  g_test_add_func ("/attendance/source", test_source);
  g_test_add_func ("/attendance/days", test_days);
  g_test_add_func ("/attendance/money-follows-status", test_money_follows_status);
  g_test_add_func ("/attendance/withdraw", test_withdraw);
  g_test_add_func ("/attendance/replace", test_replace);
  g_test_add_func ("/attendance/replace-keeps-expenses", test_replace_keeps_expenses);
  g_test_add_func ("/attendance/replace-declined", test_replace_declined);
  g_test_add_func ("/attendance/replace-refused", test_replace_refused);

  return g_test_run ();
}
