/* The five parts: by table, and against a naive count of random plans, expenses and payments.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-id.h"
#include "cohort-ledger.h"
#include "cohort-planned.h"
#include "cohort-projection.h"
#include "cohort-test-builder.h"
#include "cohort-why.h"

#include <string.h>

#define N_SOURCES 3 /* the contract, one with a cap, one without */
#define U         COHORT_UNKNOWN

/* What is put on the three sources: amounts, or parts that weigh. 0 is no share. */
typedef gint64 Row[N_SOURCES];

static CohortSnapshot *
make_county (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_run (&snapshot,
                   "{'do':'source.add','id':'capped','name':'B','kind':'coe','cap':100000}");
  cohort_test_run (&snapshot, "{'do':'source.add','id':'open','name':'C','kind':'district'}");
  return snapshot;
}

static const char *
get_source (const CohortSnapshot *snapshot, guint i)
{
  GPtrArray *sources = cohort_snapshot_get_records (snapshot, COHORT_RECORD_FUNDING_SOURCE);

  return ((CohortRecord *)g_ptr_array_index (sources, i))->id;
}

static char *
put_line (CohortSnapshot *snapshot, gint64 cents, const char *state)
{
  CohortPlanLine *line = cohort_record_new (COHORT_RECORD_PLAN_LINE, NULL);

  line->year = g_strdup (cohort_snapshot_get_year (snapshot));
  line->category = g_strdup ("lodging");
  line->state = g_strdup (state);
  line->amount_cents = cents;
  cohort_snapshot_take (snapshot, line);
  return g_strdup (line->record.id);
}

static void
put_line_shares (CohortSnapshot *snapshot, const char *line, const Row shares, gboolean permille)
{
  for (guint i = 0; i < N_SOURCES; i++) {
    CohortPlanSplit *split;

    if (shares[i] == 0)
      continue;
    split = cohort_record_new (COHORT_RECORD_PLAN_SPLIT, NULL);
    split->plan_line = g_strdup (line);
    split->source = g_strdup (get_source (snapshot, i));
    *(permille ? &split->permille : &split->cents) = shares[i];
    split->position = i;
    cohort_snapshot_take (snapshot, split);
  }
}

static char *
put_expense (CohortSnapshot *snapshot,
             const char *line,
             gint64 claimed,
             gint64 approved,
             const char *status)
{
  CohortExpense *expense = cohort_record_new (COHORT_RECORD_EXPENSE, NULL);

  expense->year = g_strdup (cohort_snapshot_get_year (snapshot));
  expense->category = g_strdup ("lodging");
  expense->plan_line = g_strdup (line);
  expense->status = g_strdup (status);
  expense->claimed_cents = claimed;
  expense->approved_cents = approved;
  cohort_snapshot_take (snapshot, expense);
  return g_strdup (expense->record.id);
}

static void
put_expense_shares (CohortSnapshot *snapshot, const char *expense, const Row shares)
{
  for (guint i = 0; i < N_SOURCES; i++) {
    CohortExpenseSplit *split;

    if (shares[i] == 0)
      continue;
    split = cohort_record_new (COHORT_RECORD_EXPENSE_SPLIT, NULL);
    split->expense = g_strdup (expense);
    split->source = g_strdup (get_source (snapshot, i));
    split->cents = shares[i];
    split->position = i;
    cohort_snapshot_take (snapshot, split);
  }
}

static void
put_payment (CohortSnapshot *snapshot, const char *expense, gint64 cents, guint nth)
{
  CohortPayment *payment = cohort_record_new (COHORT_RECORD_PAYMENT, NULL);

  payment->expense = g_strdup (expense);
  payment->cents = cents;
  payment->on = cohort_date_new (2024, 11, 1) + nth;
  cohort_snapshot_take (snapshot, payment);
}

static void
check_identity (const CohortParts *parts)
{
  gint64 sum = parts->paid + parts->approved + parts->submitted + parts->committed;

  if (cohort_is_known (parts->cap))
    g_assert_cmpint (sum + parts->available, ==, parts->cap);
  else
    g_assert_false (cohort_is_known (parts->available));
  g_assert_cmpint (parts->committed, >=, 0);
}

static const struct {
  const char *name;
  gint64 line; /* 0: no line */
  const char *state;
  gboolean permille;
  Row line_shares;
  gint64 claimed; /* 0: no expense */
  gint64 approved;
  const char *status;
  Row shares;
  gint64 payments[4];
  Row paid, unpaid, submitted, committed;
  guint unpriced;
} cases[] = {
    {"odd split in three", 10000, "open", TRUE, {1, 1, 1}, .committed = {3334, 3333, 3333}},
    {"parts per thousand", 9999, "open", TRUE, {500, 250, 250}, .committed = {4999, 2500, 2500}},
    {"amounts", 10000, "open", FALSE, {2500, 0, 7500}, .committed = {2500, 0, 7500}},
    {"amounts of before follow",
     20000,
     "open",
     FALSE,
     {2500, 0, 7500},
     .committed = {5000, 0, 15000}},
    {"nobody named is the contract", 10000, "open", .committed = {10000}},
    {"closed commits nothing", 10000, "closed", TRUE, {1000}},
    {"unpriced is in no sum", U, "open", TRUE, {500, 500}, .unpriced = 1},
    {"closed and unpriced", U, "closed", TRUE, {1000}},
    {"a draft relieves nothing",
     45000,
     "open",
     TRUE,
     {1000},
     30000,
     U,
     "draft",
     {30000},
     .committed = {45000}},
    {"returned, too",
     45000,
     "open",
     TRUE,
     {1000},
     30000,
     U,
     "returned",
     {30000},
     .committed = {45000}},
    {"rejected, too",
     45000,
     "open",
     TRUE,
     {1000},
     30000,
     U,
     "rejected",
     {30000},
     .committed = {45000}},
    {"void, too", 45000, "open", TRUE, {1000}, 30000, U, "void", {30000}, .committed = {45000}},
    {"submitted relieves the claim",
     45000,
     "open",
     TRUE,
     {1000},
     30000,
     U,
     "submitted",
     {30000},
     .submitted = {30000},
     .committed = {15000}},
    {"over the plan",
     6432,
     "open",
     TRUE,
     {1000},
     7008,
     U,
     "submitted",
     {7008},
     .submitted = {7008}},
    {"relief is by source",
     45000,
     "open",
     TRUE,
     {1000},
     50700,
     50700,
     "approved",
     {45000, 5700},
     .unpaid = {45000, 5700}},
    {"another source relieves nothing",
     45000,
     "open",
     TRUE,
     {1000},
     45000,
     U,
     "submitted",
     {0, 45000},
     .submitted = {0, 45000},
     .committed = {45000}},
    {"approved in part",
     10000,
     "open",
     TRUE,
     {500, 500},
     10000,
     7501,
     "approved",
     {5000, 5000},
     .unpaid = {3751, 3750},
     .committed = {1249, 1250}},
    {"one cent at a time",
     0,
     NULL,
     FALSE,
     {0},
     10000,
     10000,
     "approved",
     {3334, 3333, 3333},
     {1, 1, 1},
     .paid = {1, 1, 1},
     .unpaid = {3333, 3332, 3332}},
    {"paid in odd amounts",
     0,
     NULL,
     FALSE,
     {0},
     10000,
     10000,
     "paid",
     {3334, 3333, 3333},
     {3331, 3331, 3338},
     .paid = {3334, 3333, 3333}},
    {"a refund follows the ratio",
     0,
     NULL,
     FALSE,
     {0},
     20000,
     20000,
     "paid",
     {5000, 15000},
     {20000, -10000},
     .paid = {2500, 7500}},
    {"refunded in odd amounts",
     0,
     NULL,
     FALSE,
     {0},
     10000,
     10000,
     "paid",
     {3334, 3333, 3333},
     {10000, -1, -4999, -5000}},
    {"a refund reopens the line",
     40000,
     "open",
     TRUE,
     {1000},
     40000,
     40000,
     "paid",
     {40000},
     {40000, -3000},
     .paid = {37000},
     .committed = {3000}},
    {"unless it is closed",
     40000,
     "closed",
     TRUE,
     {1000},
     40000,
     40000,
     "paid",
     {40000},
     {40000, -3000},
     .paid = {37000}},
    {"a refund by itself",
     0,
     NULL,
     FALSE,
     {0},
     -3000,
     -3000,
     "paid",
     {-1000, -2000},
     {-3000},
     .paid = {-1000, -2000}},
    {"no share named", 0, NULL, FALSE, {0}, 700, U, "submitted", {0}, .submitted = {700}},
    {"no amount claimed", 0, NULL, FALSE, {0}, U, U, "submitted", {500}},
};

static void
test_parts (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortLedger) ledger = NULL;
  g_autofree char *line = NULL;
  g_autofree char *expense = NULL;

  if (cases[n].line != 0) {
    line = put_line (snapshot, cases[n].line, cases[n].state);
    put_line_shares (snapshot, line, cases[n].line_shares, cases[n].permille);
  }
  if (cases[n].claimed != 0) {
    expense = put_expense (snapshot, line, cases[n].claimed, cases[n].approved, cases[n].status);
    put_expense_shares (snapshot, expense, cases[n].shares);
    for (guint i = 0; i < G_N_ELEMENTS (cases[n].payments); i++)
      if (cases[n].payments[i] != 0)
        put_payment (snapshot, expense, cases[n].payments[i], i);
  }

  ledger = cohort_ledger_new (snapshot);
  for (guint i = 0; i < N_SOURCES; i++) {
    const CohortParts *parts = cohort_ledger_get_parts (ledger, get_source (snapshot, i));

    g_assert_cmpint (parts->paid, ==, cases[n].paid[i]);
    g_assert_cmpint (parts->approved, ==, cases[n].unpaid[i]);
    g_assert_cmpint (parts->submitted, ==, cases[n].submitted[i]);
    g_assert_cmpint (parts->committed, ==, cases[n].committed[i]);
    g_assert_cmpuint (parts->unpriced, ==, cases[n].line_shares[i] != 0 ? cases[n].unpriced : 0);
    check_identity (parts);
  }
  g_assert_cmpuint (cohort_ledger_get_total (ledger)->unpriced, ==, cases[n].unpriced);
}

/* A cap that is not stated leaves available, and that of the total, unknown. */
static void
test_caps (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortLedger) ledger = NULL;
  const CohortParts *parts;

  cohort_test_run (&snapshot, "{'do':'contract.amend','delta':-50000,'reason':'signed for less'}");
  cohort_test_run (&snapshot, "{'do':'contract.amend','delta':'100.00','reason':'more'}");
  ledger = cohort_ledger_new (snapshot);

  parts = cohort_ledger_get_parts (ledger, get_source (snapshot, 0));
  g_assert_cmpint (parts->cap, ==, 760000);
  g_assert_cmpint (parts->available, ==, 760000);
  g_assert_false (cohort_is_known (parts->headroom));
  g_assert_false (
      cohort_is_known (cohort_ledger_get_parts (ledger, get_source (snapshot, 2))->available));
  g_assert_false (cohort_is_known (cohort_ledger_get_total (ledger)->cap));
  g_assert_false (cohort_is_known (cohort_ledger_get_total (ledger)->available));
  g_assert_null (cohort_ledger_get_parts (ledger, "no such source"));
}

/* An amendment is of its day: before it, it is told of and in no sum. */
static void
test_amendments (void)
{
  static const char *const commands[] = {
      "{'do':'contract.amend','delta':'500.00','reason':'More','on':'2025-01-05'}",
      "{'do':'contract.amend','delta':'-1000.00','reason':'Less','on':'2024-10-01'}",
      "{'do':'contract.amend','delta':'-7400.00','reason':'Over','on':'2025-03-01'}",
      "{'do':'expense.add','id':'x','payee':'Inn','category':'lodging','amount':'7200.00',"
      "'on':'2024-09-02'}",
      "{'do':'expense.submit','expense':'x'}",
  };
  static const struct {
    const char *day;
    gint64 cap;
    const char *later;
  } days[] = {
      {"2024-09-03", 800000,
       "−$1,000.00 from Oct 1, 2024; +$500.00 from Jan 5, 2025; −$7,400.00 from Mar 1, 2025"},
      {"2024-09-30", 800000,
       "−$1,000.00 from Oct 1, 2024; +$500.00 from Jan 5, 2025; −$7,400.00 from Mar 1, 2025"},
      {"2024-10-01", 700000, "+$500.00 from Jan 5, 2025; −$7,400.00 from Mar 1, 2025"},
      {"2025-01-04", 700000, "+$500.00 from Jan 5, 2025; −$7,400.00 from Mar 1, 2025"},
      {"2025-01-05", 750000, "−$7,400.00 from Mar 1, 2025"},
      {"2025-03-01", 10000, NULL},
  };
  static const struct {
    const char *command;
    const char *day;
    gboolean is_refused;
  } acts[] = {
      /* 8,000 are there until October, and 7,000 and 7,500 then. */
      {"{'do':'expense.approve','expense':'x'}", "2024-09-03", FALSE},
      {"{'do':'expense.approve','expense':'x'}", "2024-10-01", TRUE},
      {"{'do':'expense.approve','expense':'x'}", "2025-01-05", FALSE},
      /* Only 100 are left in March. */
      {"{'do':'contract.amend','delta':'-100.01','reason':'r'}", "2024-09-03", TRUE},
      {"{'do':'contract.amend','delta':'-100.00','reason':'r'}", "2024-09-03", FALSE},
      {"{'do':'contract.amend','delta':'-100.01','reason':'r','on':'2024-07-02'}", "2025-01-05",
       TRUE},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    CohortDate day = cohort_date_parse (days[i].day);
    g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, day);
    const char *contract = cohort_snapshot_get_contract (snapshot)->record.id;
    g_autofree char *later = cohort_ledger_dup_later (ledger, contract);
    g_autoptr (CohortWhy) why = cohort_why_new (snapshot, ledger, contract, COHORT_FIGURE_CAP);

    g_test_message ("%s", days[i].day);
    g_assert_cmpint (cohort_ledger_get_parts (ledger, contract)->cap, ==, days[i].cap);
    g_assert_cmpstr (later, ==, days[i].later);
    g_assert_true (later == NULL || strstr (why->formula, later) != NULL);
    check_identity (cohort_ledger_get_parts (ledger, contract));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_autoptr (CohortSnapshot) after = cohort_snapshot_ref (snapshot);

    g_test_message ("%s on %s", acts[i].command, acts[i].day);
    if (!acts[i].is_refused)
      cohort_test_run_on (&after, acts[i].day, acts[i].command);
    else
      g_free (cohort_test_refuse_on (after, acts[i].day, acts[i].command, COHORT_ERROR_REFUSED));
  }
}

/* What is stated of a source bears its amendments on any day, or is refused. */
static void
test_cap_below_amendments (void)
{
  static const struct {
    const char *command;
    const char *least; /* NULL: it is taken */
  } edits[] = {
      {"{'do':'source.edit','source':'coe','cap':'699.99'}", "$700.00"},
      {"{'do':'source.edit','source':'coe','cap':'0.00'}", "$700.00"},
      {"{'do':'source.edit','source':'coe','cap':'700.00'}", NULL},
      {"{'do':'source.edit','source':'coe','cap':null}", NULL},
      {"{'do':'source.edit','source':'coe','name':'COE, other'}", NULL},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_run (&snapshot,
                   "{'do':'source.add','id':'coe','name':'COE','kind':'coe','cap':'1000.00'}");
  cohort_test_run (&snapshot, "{'do':'contract.amend','source':'coe','delta':'-700.00',"
                              "'reason':'Less','on':'2024-10-01'}");
  cohort_test_run (&snapshot, "{'do':'contract.amend','source':'coe','delta':'500.00',"
                              "'reason':'More','on':'2025-01-05'}");
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autoptr (CohortSnapshot) after = cohort_snapshot_ref (snapshot);
    g_autofree char *text = NULL;

    g_test_message ("%s", edits[i].command);
    if (edits[i].least == NULL) {
      cohort_test_run (&after, edits[i].command);
    } else {
      text = cohort_test_refuse (snapshot, edits[i].command, COHORT_ERROR_REFUSED);
      g_assert_nonnull (strstr (text, edits[i].least));
    }
  }
}

/* A closed line counts with what was used of it, so that nobody who was replaced counts twice; the
 * sum and why it is so are the same. */
static void
test_planned_of_closed (void)
{
  static const struct {
    const char *command;
    gint64 planned;
  } steps[] = {
      {"{'do':'plan.add','id':'a','category':'lodging','person':'grace','convening':'fall-2024',"
       "'amount':'450.00'}",
       45000},
      {"{'do':'plan.add','id':'b','category':'parking','person':'grace','convening':'fall-2024',"
       "'amount':'60.00'}",
       51000},
      {"{'do':'expense.add','id':'x','line':'a','person':'grace','category':'lodging',"
       "'convening':'fall-2024','on':'2024-09-02','amount':'300.00'}",
       51000},
      {"{'do':'expense.submit','expense':'x'}", 51000},
      {"{'do':'plan.close','line':'a'}", 36000},
      {"{'do':'plan.close','line':'b'}", 30000},
      {"{'do':'plan.reopen','line':'b'}", 36000},
      {"{'do':'expense.void','expense':'x','reason':'Twice'}", 6000},
  };
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    const CohortProjectionFilter filter = {.convening = "fall-2024"};
    CohortProjection projection;
    g_autoptr (CohortLedger) ledger = NULL;
    g_autoptr (CohortWhy) why = NULL;
    g_autoptr (CohortPlanned) planned = NULL;

    g_test_message ("%s", steps[i].command);
    cohort_test_run (&snapshot, steps[i].command);
    ledger = cohort_ledger_new (snapshot);
    why = cohort_why_new_planned (snapshot, ledger, NULL, NULL, "fall-2024");
    planned = cohort_planned_new (ledger, snapshot, cohort_snapshot_get_contract (snapshot));
    cohort_projection_read (ledger, &filter, &projection);
    g_assert_cmpint (cohort_ledger_planned (ledger, NULL, NULL, "fall-2024"), ==,
                     steps[i].planned);
    g_assert_cmpint (projection.cents, ==, steps[i].planned);
    g_assert_cmpint (why->cents, ==, steps[i].planned);
    g_assert_cmpint (cohort_planned_get (planned,
                                         cohort_test_person (snapshot, "Whitfield")->record.id,
                                         "fall-2024"),
                     ==, steps[i].planned);
  }
}

static void
test_headroom (void)
{
  static const struct {
    gint64 planned;
    guint unpriced;
    gint64 headroom;
  } rows[] = {{100, 3, 33300}, {0, 1, 100000}, {100001, 2, -1}, {100003, 2, -2}, {99999, 2, 0}};

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_county ();
    g_autoptr (CohortLedger) ledger = NULL;
    Row on_second = {0, 1000, 0};

    for (guint j = 0; j <= rows[i].unpriced; j++) {
      g_autofree char *line = put_line (snapshot, j == 0 ? rows[i].planned : U, "open");
      put_line_shares (snapshot, line, on_second, TRUE);
    }
    ledger = cohort_ledger_new (snapshot);
    g_assert_cmpint (cohort_ledger_get_parts (ledger, get_source (snapshot, 1))->headroom, ==,
                     rows[i].headroom);
  }
}

/* Absurd amounts stop at the end of the range; they never wrap round to a surplus. */
static void
test_overflow (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortLedger) ledger = NULL;
  const CohortParts *parts;

  for (guint i = 0; i < 3; i++) {
    Row on_contract = {1000, 0, 0};
    g_autofree char *line = put_line (snapshot, G_MAXINT64 - 1, "open");
    g_autofree char *expense = put_expense (snapshot, NULL, G_MAXINT64, G_MAXINT64, "approved");

    put_line_shares (snapshot, line, on_contract, TRUE);
    put_payment (snapshot, expense, G_MAXINT64, 0);
    put_payment (snapshot, expense, G_MAXINT64, 1);
  }
  ledger = cohort_ledger_new (snapshot);
  parts = cohort_ledger_get_parts (ledger, get_source (snapshot, 0));
  g_assert_cmpint (parts->committed, ==, G_MAXINT64);
  g_assert_cmpint (parts->paid, ==, G_MAXINT64);
  g_assert_cmpint (parts->available, <, 0);
  g_assert_true (cohort_is_known (parts->available));
}

/* --- Random plans, expenses and payments against a naive count. --- */

typedef struct {
  Row planned, used;
  char *line;
  gboolean open;
} Line;

static void
draw_weights (Row weights)
{
  do {
    for (guint i = 0; i < N_SOURCES; i++)
      weights[i] = g_test_rand_int_range (0, 3) == 0 ? 0 : g_test_rand_int_range (1, 700);
  } while (weights[0] + weights[1] + weights[2] == 0);
}

/* Largest remainder, cent by cent. */
static void
share_naively (gint64 cents, const Row weights, Row shares)
{
  gint64 sum = weights[0] + weights[1] + weights[2], left = cents;
  gboolean topped[N_SOURCES] = {FALSE};

  for (guint i = 0; i < N_SOURCES; i++)
    left -= shares[i] = cents * weights[i] / sum;
  for (; left > 0; left--) {
    int best = -1;

    for (int i = 0; i < N_SOURCES; i++)
      if (!topped[i] && (best < 0 || cents * weights[i] % sum > cents * weights[best] % sum))
        best = i;
    topped[best] = TRUE;
    shares[best]++;
  }
}

static void
add_row (Row to, const Row from)
{
  for (guint i = 0; i < N_SOURCES; i++)
    to[i] += from[i];
}

static void
draw_lines (CohortSnapshot *snapshot, Line *lines, guint n)
{
  for (guint i = 0; i < n; i++) {
    gint64 cents = g_test_rand_int_range (0, 100000);
    Row weights;

    draw_weights (weights);
    lines[i].open = g_test_rand_int_range (0, 4) != 0;
    lines[i].line = put_line (snapshot, cents, lines[i].open ? "open" : "closed");
    put_line_shares (snapshot, lines[i].line, weights, TRUE);
    share_naively (cents, weights, lines[i].planned);
  }
}

/* Pays @approved in a few steps, of which the last may be missing; returns how much. */
static gint64
draw_payments (CohortSnapshot *snapshot, const char *expense, gint64 approved, gboolean in_full)
{
  gint64 paid = 0;

  for (guint nth = 0; nth < 4 && paid < approved; nth++) {
    gint64 cents = nth == 3 && in_full ? approved - paid
                                       : g_test_rand_int_range (1, (gint32)(approved - paid) + 1);
    put_payment (snapshot, expense, cents, nth);
    paid += cents;
  }
  return paid;
}

/* One expense of a random state, and what it adds to the sums. */
static void
draw_expense (CohortSnapshot *snapshot,
              Line *line,
              Row submitted,
              Row approved_or_paid,
              gint64 *paid)
{
  static const char *const statuses[]
      = {"draft", "submitted", "returned", "approved", "paid", "rejected", "void"};
  const char *status = statuses[g_test_rand_int_range (0, G_N_ELEMENTS (statuses))];
  gboolean is_approved = g_str_equal (status, "approved") || g_str_equal (status, "paid");
  gint64 claimed = g_test_rand_int_range (1, 60000);
  gint64 approved = is_approved ? g_test_rand_int_range (1, (gint32)claimed + 1) : U;
  g_autofree char *expense = put_expense (snapshot, line->line, claimed, approved, status);
  Row weights, shares, counted = {0};

  draw_weights (weights);
  share_naively (claimed, weights, shares);
  put_expense_shares (snapshot, expense, shares);
  if (is_approved) {
    share_naively (approved, shares, counted);
    add_row (approved_or_paid, counted);
    *paid += draw_payments (snapshot, expense, approved, g_str_equal (status, "paid"));
  } else if (g_str_equal (status, "submitted")) {
    share_naively (claimed, shares, counted);
    add_row (submitted, counted);
  }
  add_row (line->used, counted);
}

static void
check_expenses (const CohortSnapshot *snapshot, const CohortLedger *ledger)
{
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    const char *id = expense->record.id;
    gint64 claimed = 0, approved = 0;

    for (guint i = 0; i < N_SOURCES; i++) {
      const char *source = get_source (snapshot, i);
      claimed += cohort_ledger_expense_share (ledger, id, source);
      approved += cohort_ledger_expense_approved_share (ledger, id, source);
      g_assert_cmpint (cohort_ledger_expense_approved_share (ledger, id, source), <=,
                       cohort_ledger_expense_share (ledger, id, source));
    }
    g_assert_cmpint (claimed, ==, expense->claimed_cents);
    g_assert_cmpint (approved, <=, claimed);
    g_assert_cmpint (cohort_ledger_expense_paid (ledger, id), <=, approved);
  }
}

static void
test_random (void)
{
  for (guint round = 0; round < 200; round++) {
    g_autoptr (CohortSnapshot) snapshot = make_county ();
    g_autoptr (CohortLedger) ledger = NULL;
    Line lines[5] = {0};
    Row submitted = {0}, approved = {0};
    gint64 paid = 0;

    draw_lines (snapshot, lines, G_N_ELEMENTS (lines));
    for (guint i = 0; i < 12; i++)
      draw_expense (snapshot, &lines[g_test_rand_int_range (0, G_N_ELEMENTS (lines))], submitted,
                    approved, &paid);
    ledger = cohort_ledger_new (snapshot);

    for (guint i = 0; i < N_SOURCES; i++) {
      const CohortParts *parts = cohort_ledger_get_parts (ledger, get_source (snapshot, i));
      gint64 committed = 0;

      for (guint j = 0; j < G_N_ELEMENTS (lines); j++)
        committed += lines[j].open ? MAX (0, lines[j].planned[i] - lines[j].used[i]) : 0;
      g_assert_cmpint (parts->committed, ==, committed);
      g_assert_cmpint (parts->submitted, ==, submitted[i]);
      g_assert_cmpint (parts->approved + parts->paid, ==, approved[i]);
      g_assert_cmpint (parts->approved, >=, 0);
      g_assert_cmpint (parts->paid, >=, 0);
      check_identity (parts);
    }
    g_assert_cmpint (cohort_ledger_get_total (ledger)->paid, ==, paid);
    check_expenses (snapshot, ledger);
    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
      g_free (lines[i].line);
  }
}

/* Each part is the sum of the lines that explain it. */
static void
test_why (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortLedger) ledger = NULL;
  Line lines[5] = {0};
  Row submitted = {0}, approved = {0};
  gint64 paid = 0;

  draw_lines (snapshot, lines, G_N_ELEMENTS (lines));
  for (guint i = 0; i < 20; i++)
    draw_expense (snapshot, &lines[i % 5], submitted, approved, &paid);
  ledger = cohort_ledger_new (snapshot);
  for (guint i = 0; i < N_SOURCES; i++) {
    const CohortParts *parts = cohort_ledger_get_parts (ledger, get_source (snapshot, i));
    GArray *why = cohort_ledger_get_lines (ledger, get_source (snapshot, i));
    gint64 sum = 0;

    for (guint j = 0; j < why->len; j++)
      sum += g_array_index (why, CohortLedgerLine, j).cents;
    g_assert_cmpint (sum, ==, parts->paid + parts->approved + parts->submitted + parts->committed);
  }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_free (lines[i].line);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/ledger/parts/%s", cases[i].name);
    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_parts);
  }
  g_test_add_func ("/ledger/caps", test_caps);
  g_test_add_func ("/ledger/amendments", test_amendments);
  g_test_add_func ("/ledger/cap-below-amendments", test_cap_below_amendments);
  g_test_add_func ("/ledger/planned-of-closed", test_planned_of_closed);
  g_test_add_func ("/ledger/headroom", test_headroom);
  g_test_add_func ("/ledger/overflow", test_overflow);
  g_test_add_func ("/ledger/random", test_random);
  g_test_add_func ("/ledger/why", test_why);
  return g_test_run ();
}
