/* What must hold of every ledger (I-1 to I-6), on random ones and after random commands.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-invoices.h"
#include "cohort-spending.h"
#include "cohort-test-builder.h"
#include "cohort-why.h"
#include "ledger-oracle.h"

#define N_LEDGERS   100000
#define N_SEQUENCES 2500
#define N_COMMANDS  16

/* The day whose limits count, among those of the amendments. */
#define LOOKED_AT (cohort_date_new (2024, 9, 3))

/* The same ledgers each time, so that a failure is there for everybody. COHORT_TEST_SEED makes
 * other ones; COHORT_TEST_ROUNDS makes more of them, in percent. */
#define SEED 20240701

static guint32
get_number (const char *name, guint32 fallback)
{
  const char *text = g_getenv (name);
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &number, NULL)
             ? (guint32)number
             : fallback;
}

static GRand *
new_rand (void)
{
  guint32 seed = get_number ("COHORT_TEST_SEED", SEED);

  g_test_message ("COHORT_TEST_SEED=%u", seed);
  return g_rand_new_with_seed (seed);
}

static guint
count_rounds (guint n)
{
  return (guint)((guint64)n * get_number ("COHORT_TEST_ROUNDS", 100) / 100);
}

static gboolean
is_chance (GRand *rand, int percent)
{
  return g_rand_int_range (rand, 0, 100) < percent;
}

/* A county in the making. */
typedef struct {
  GRand *rand;
  CohortSnapshot *snapshot;
  const char *sources[4]; /* ids */
  guint n_sources;
  guint n_ids;
} Maker;

/* Ids in any order, as those of real rows are, so that nothing leans on theirs. */
static gpointer
make (Maker *maker, CohortRecordKind kind)
{
  g_autofree char *id
      = g_strdup_printf ("%08x-0000-4000-8000-%012x", g_rand_int (maker->rand), maker->n_ids++);

  return cohort_record_new (kind, id);
}

static void
make_source (Maker *maker, const char *kind, gint64 cap)
{
  CohortFundingSource *source = make (maker, COHORT_RECORD_FUNDING_SOURCE);

  source->year = g_strdup (cohort_snapshot_get_year (maker->snapshot));
  source->name = g_strdup_printf ("Source %u", maker->n_sources);
  source->kind = g_strdup (kind);
  source->cap_cents = cap;
  maker->sources[maker->n_sources++] = source->record.id;
  cohort_snapshot_take (maker->snapshot, source);
  for (int n = g_rand_int_range (maker->rand, -2, 3); n > 0; n--) {
    CohortAmendment *amendment = make (maker, COHORT_RECORD_AMENDMENT);

    amendment->source = g_strdup (source->record.id);
    amendment->delta_cents = g_rand_int_range (maker->rand, -50000, 50000);
    if (is_chance (maker->rand, 80))
      amendment->on = LOOKED_AT + (CohortDate)g_rand_int_range (maker->rand, -2, 3);
    cohort_snapshot_take (maker->snapshot, amendment);
  }
}

static void
make_sources (Maker *maker)
{
  make_source (maker, "contract", g_rand_int_range (maker->rand, 0, 900000));
  for (int n = g_rand_int_range (maker->rand, 0, 4); n > 0; n--)
    make_source (maker, "district",
                 is_chance (maker->rand, 30) ? COHORT_UNKNOWN
                                             : g_rand_int_range (maker->rand, 0, 300000));
}

/* How @cents are divided: parts that add up, over sources in any order, some of them nothing. */
static guint
make_parts (Maker *maker, gint64 cents, gint64 *parts, guint *places)
{
  guint n = (guint)g_rand_int_range (maker->rand, 1, (gint32)maker->n_sources + 1);
  guint first = (guint)g_rand_int_range (maker->rand, 0, (gint32)maker->n_sources);

  for (guint i = 0; i < n; i++) {
    parts[i] = i + 1 == n ? cents : g_rand_int_range (maker->rand, 0, (gint32)cents + 1);
    cents -= parts[i];
    places[i] = (first + i) % maker->n_sources;
  }
  return n;
}

static const char *
make_line (Maker *maker)
{
  CohortPlanLine *line = make (maker, COHORT_RECORD_PLAN_LINE);
  gboolean is_unpriced = is_chance (maker->rand, 15);
  gboolean in_parts = is_unpriced || is_chance (maker->rand, 40);
  gint64 parts[4];
  guint places[4];

  line->year = g_strdup (cohort_snapshot_get_year (maker->snapshot));
  line->category = g_strdup ("lodging");
  line->state = g_strdup (is_chance (maker->rand, 20) ? "closed" : "open");
  line->amount_cents = is_unpriced ? COHORT_UNKNOWN : g_rand_int_range (maker->rand, 0, 100000);
  if (is_chance (maker->rand, 60)) {
    guint n = make_parts (maker, in_parts ? 1000 : line->amount_cents, parts, places);

    for (guint i = 0; i < n; i++) {
      CohortPlanSplit *split = make (maker, COHORT_RECORD_PLAN_SPLIT);

      split->plan_line = g_strdup (line->record.id);
      split->source = g_strdup (maker->sources[places[i]]);
      *(in_parts ? &split->permille : &split->cents) = parts[i];
      split->position = i;
      cohort_snapshot_take (maker->snapshot, split);
    }
  }
  cohort_snapshot_take (maker->snapshot, line);
  return line->record.id;
}

static void
make_payment (Maker *maker, const char *expense, gint64 cents)
{
  CohortPayment *payment = make (maker, COHORT_RECORD_PAYMENT);

  payment->expense = g_strdup (expense);
  payment->on = cohort_date_new (2024, 9, 1) + (CohortDate)g_rand_int_range (maker->rand, 0, 60);
  payment->cents = cents;
  cohort_snapshot_take (maker->snapshot, payment);
}

/* Pays @cents in one to three payments. */
static void
make_payments (Maker *maker, const char *expense, gint64 cents)
{
  for (int n = g_rand_int_range (maker->rand, 0, 3); n > 0 && cents > 1; n--) {
    gint64 part = g_rand_int_range (maker->rand, 1, (gint32)cents);

    make_payment (maker, expense, part);
    cents -= part;
  }
  if (cents > 0)
    make_payment (maker, expense, cents);
}

/* A payment that came back in one or two parts without an expense of its own, as an import has it.
 */
static void
make_money_back (Maker *maker, const char *expense, gint64 paid)
{
  for (int i = 0; i < 2 && paid > 0; i++) {
    CohortPayment *payment = make (maker, COHORT_RECORD_PAYMENT);

    payment->expense = g_strdup (expense);
    payment->on = cohort_date_new (2024, 12, 1 + i);
    payment->cents = -g_rand_int_range (maker->rand, 1, (gint32)paid + 1);
    paid += payment->cents;
    cohort_snapshot_take (maker->snapshot, payment);
  }
}

/* Of the sources that paid, in their ratio (edge case 8); all of it is a reversal (9). */
static void
make_refund (Maker *maker, const CohortExpense *expense, gint64 paid)
{
  OracleShares back, kept = oracle_share_paid (maker->snapshot, expense, &back);
  const CohortFundingSource *sources[ORACLE_MOST];
  guint n = oracle_find_sources (maker->snapshot, sources);
  CohortExpense *refund = make (maker, COHORT_RECORD_EXPENSE);
  gint64 cents
      = is_chance (maker->rand, 30) ? paid : g_rand_int_range (maker->rand, 1, (gint32)paid + 1);

  refund->year = g_strdup (expense->year);
  refund->category = g_strdup ("lodging");
  refund->plan_line = g_strdup (expense->plan_line);
  refund->parent = g_strdup (expense->record.id);
  refund->parent_kind = g_strdup ("refund");
  refund->status = g_strdup ("paid");
  refund->claimed_cents = refund->approved_cents = -cents;
  for (guint i = 0; i < n; i++) {
    CohortExpenseSplit *split = make (maker, COHORT_RECORD_EXPENSE_SPLIT);

    split->expense = g_strdup (refund->record.id);
    split->source = g_strdup (sources[i]->record.id);
    split->cents = -kept.cents[i];
    split->position = i;
    cohort_snapshot_take (maker->snapshot, split);
  }
  cohort_snapshot_take (maker->snapshot, refund);
  make_payment (maker, refund->record.id, -cents);
}

static void
make_expense_shares (Maker *maker, const CohortExpense *expense)
{
  gint64 parts[4];
  guint places[4];
  guint n = make_parts (maker, expense->claimed_cents, parts, places);

  for (guint i = 0; i < n; i++) {
    CohortExpenseSplit *split = make (maker, COHORT_RECORD_EXPENSE_SPLIT);

    split->expense = g_strdup (expense->record.id);
    split->source = g_strdup (maker->sources[places[i]]);
    split->cents = parts[i];
    split->position = i;
    cohort_snapshot_take (maker->snapshot, split);
  }
}

static void
make_expense (Maker *maker, const char *line)
{
  static const char *const statuses[] = {"draft", "submitted", "returned", "approved", "approved",
                                         "paid",  "paid",      "rejected", "void"};
  const char *status = statuses[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (statuses))];
  CohortExpense *expense = make (maker, COHORT_RECORD_EXPENSE);
  gint64 paid = 0;

  expense->year = g_strdup (cohort_snapshot_get_year (maker->snapshot));
  expense->category = g_strdup ("lodging");
  expense->plan_line = g_strdup (line);
  expense->status = g_strdup (status);
  expense->incurred_on = cohort_date_new (2024, 8, 1);
  expense->claimed_cents = g_rand_int_range (maker->rand, 1, 60000);
  if (is_chance (maker->rand, 70))
    make_expense_shares (maker, expense);
  if (g_str_equal (status, "approved") || g_str_equal (status, "paid"))
    expense->approved_cents
        = is_chance (maker->rand, 60)
              ? expense->claimed_cents
              : g_rand_int_range (maker->rand, 1, (gint32)expense->claimed_cents + 1);
  if (g_str_equal (status, "paid"))
    paid = expense->approved_cents;
  else if (g_str_equal (status, "approved") && is_chance (maker->rand, 40))
    paid = g_rand_int_range (maker->rand, 0, (gint32)expense->approved_cents);
  cohort_snapshot_take (maker->snapshot, expense);
  if (paid == 0)
    return;
  make_payments (maker, expense->record.id, paid);
  if (is_chance (maker->rand, 30))
    make_refund (maker, expense, paid);
  else if (is_chance (maker->rand, 15))
    make_money_back (maker, expense->record.id, paid);
}

static CohortSnapshot *
make_county (GRand *rand, CohortProgram *program)
{
  Maker maker = {.rand = rand, .snapshot = cohort_snapshot_new (39, program)};
  const char *lines[6];
  int n_lines = g_rand_int_range (rand, 0, 7), n_expenses = g_rand_int_range (rand, 0, 9);

  make_sources (&maker);
  for (int i = 0; i < n_lines; i++)
    lines[i] = make_line (&maker);
  for (int i = 0; i < n_expenses; i++)
    make_expense (&maker, n_lines > 0 && is_chance (rand, 70)
                              ? lines[g_rand_int_range (rand, 0, n_lines)]
                              : NULL);
  return maker.snapshot;
}

/* I-1 and I-6, and every figure as the slow count has it. */
static void
check_source (const CohortSnapshot *snapshot,
              const CohortLedger *ledger,
              const CohortFundingSource *source,
              guint place)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source->record.id);
  CohortParts expected = oracle_count (snapshot, place, cohort_ledger_get_day (ledger));
  GArray *lines = cohort_ledger_get_lines (ledger, source->record.id);
  gint64 sum = 0;

  g_assert_cmpint (parts->cap, ==, expected.cap);
  g_assert_cmpint (parts->paid, ==, expected.paid);
  g_assert_cmpint (parts->approved, ==, expected.approved);
  g_assert_cmpint (parts->submitted, ==, expected.submitted);
  g_assert_cmpint (parts->committed, ==, expected.committed);
  g_assert_cmpint (parts->available, ==, expected.available);
  g_assert_cmpuint (parts->unpriced, ==, expected.unpriced);
  g_assert_cmpint (parts->headroom, ==, expected.headroom);
  g_assert_cmpint (parts->paid, >=, 0);
  g_assert_cmpint (parts->submitted, >=, 0);
  g_assert_cmpint (parts->committed, >=, 0);
  if (cohort_is_known (parts->cap))
    g_assert_cmpint (parts->paid + parts->approved + parts->submitted + parts->committed
                         + parts->available,
                     ==, parts->cap);
  for (guint i = 0; i < lines->len; i++) {
    const CohortLedgerLine *line = &g_array_index (lines, CohortLedgerLine, i);

    sum += cohort_is_known (line->cents) ? line->cents : 0;
  }
  g_assert_cmpint (sum, ==, parts->paid + parts->approved + parts->submitted + parts->committed);
}

static gint64
sum_shares (const OracleShares *shares)
{
  gint64 sum = 0;

  for (guint i = 0; i < ORACLE_MOST; i++)
    sum += shares->cents[i];
  return sum;
}

/* What came back of @expense. */
static gint64
sum_refunds (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  gint64 sum = 0;

  COHORT_FOR_EACH (CohortExpense, refund, snapshot, COHORT_RECORD_EXPENSE) {
    if (g_strcmp0 (refund->parent, expense->record.id) == 0)
      sum -= refund->claimed_cents;
  }
  return sum;
}

/* I-2, I-3 and I-4. */
static void
check_expense (const CohortSnapshot *snapshot,
               const CohortLedger *ledger,
               const CohortExpense *expense)
{
  const CohortFundingSource *sources[ORACLE_MOST];
  guint n = oracle_find_sources (snapshot, sources);
  OracleShares claimed = oracle_share_expense (snapshot, expense, expense->claimed_cents);
  gint64 paid = cohort_ledger_expense_paid (ledger, expense->record.id);

  g_assert_cmpint (sum_shares (&claimed), ==, expense->claimed_cents);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (
        cohort_ledger_expense_share (ledger, expense->record.id, sources[i]->record.id), ==,
        claimed.cents[i]);
  if (cohort_is_known (expense->approved_cents)) {
    g_assert_cmpint (ABS (expense->approved_cents), <=, ABS (expense->claimed_cents));
    g_assert_cmpint (
        cohort_ledger_expense_approved_share (ledger, expense->record.id, NULL), ==,
        expense->approved_cents
            - oracle_share_expense (snapshot, expense, expense->approved_cents).cents[n]);
    g_assert_cmpint (ABS (paid), <=, ABS (expense->approved_cents));
  }
  g_assert_cmpint (sum_refunds (snapshot, expense), <=, MAX (paid, 0));
}

static void
check_lines (const CohortSnapshot *snapshot, const CohortLedger *ledger)
{
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    OracleShares shares = oracle_share_line (snapshot, line);

    if (!cohort_is_known (line->amount_cents))
      g_assert_cmpint (cohort_ledger_line_planned (ledger, line->record.id, NULL), ==, 0);
    else
      g_assert_cmpint (sum_shares (&shares), ==, line->amount_cents);
  }
}

static void
check_why (const CohortSnapshot *snapshot, const CohortLedger *ledger, const char *source)
{
  for (guint figure = 0; figure < COHORT_N_FIGURES; figure++) {
    g_autoptr (CohortWhy) why = cohort_why_new (snapshot, ledger, source, (CohortFigure)figure);
    gint64 sum = 0;

    for (guint i = 0; i < why->lines->len; i++)
      sum += ((const CohortWhyLine *)g_ptr_array_index (why->lines, i))->cents;
    if (cohort_is_known (why->cents))
      g_assert_cmpint (sum, ==, why->cents);
    else
      g_assert_cmpuint (why->lines->len, ==, 0);
  }
}

static void
check_months (const CohortSnapshot *snapshot, const CohortLedger *ledger, const char *source)
{
  g_autoptr (CohortSpending) spending = cohort_spending_new (snapshot, ledger, source);
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source);
  CohortSpendingMonth sum = spending->undated;

  for (guint i = 0; i < spending->months->len; i++) {
    const CohortSpendingMonth *month = &g_array_index (spending->months, CohortSpendingMonth, i);

    sum.paid += month->paid;
    sum.approved += month->approved;
    sum.planned += month->planned;
  }
  g_assert_cmpint (sum.paid, ==, parts->paid);
  g_assert_cmpint (sum.approved, ==, parts->approved);
  g_assert_cmpint (sum.planned, ==, cohort_ledger_planned (ledger, source, NULL, NULL));
}

static void
check_ledger (const CohortSnapshot *snapshot, gboolean in_depth)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, LOOKED_AT);
  const CohortFundingSource *sources[ORACLE_MOST];
  guint n = oracle_find_sources (snapshot, sources);

  g_assert_cmpuint (cohort_ledger_get_sources (ledger)->len, ==, n);
  for (guint i = 0; i < n; i++) {
    check_source (snapshot, ledger, sources[i], i);
    if (!in_depth)
      continue;
    check_why (snapshot, ledger, sources[i]->record.id);
    check_months (snapshot, ledger, sources[i]->record.id);
  }
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    check_expense (snapshot, ledger, expense);
  }
  check_lines (snapshot, ledger);
}

static void
test_random_ledgers (void)
{
  g_autoptr (GRand) rand = new_rand ();
  g_autoptr (CohortProgram) program = cohort_test_program ("2024-25");
  guint n = count_rounds (N_LEDGERS);

  for (guint i = 0; i < n; i++) {
    g_autoptr (CohortSnapshot) snapshot = make_county (rand, program);

    check_ledger (snapshot, i % 10 == 0);
  }
}

/* @e, @p, @i and @s name an expense, a line, an invoice and a source; @c are cents, @k a category,
 * @d a day, @m and @n parts that make a thousand. */
static const char *const commands[] = {
    "{'do':'expense.add','id':'e@e','payee':'Inn','category':'@k','amount':@c,"
    "'on':'@d'}",
    "{'do':'expense.add','id':'e@e','payee':'Inn','category':'lodging','line':'p@p',"
    "'amount':@c,'on':'@d'}",
    "{'do':'expense.add','id':'e@e','payee':'Inn','category':'lodging','amount':@c,"
    "'on':'@d','splits':[{'source':'@s','permille':@m},{'source':'contract','permille':"
    "@n}]}",
    "{'do':'expense.edit','expense':'e@e','amount':@c}",
    "{'do':'expense.split','expense':'e@e','splits':[{'source':'contract','permille':@m},"
    "{'source':'@s','permille':@n}]}",
    "{'do':'expense.split-at-cap','expense':'e@e','source':'@s'}",
    "{'do':'expense.submit','expense':'e@e'}",
    "{'do':'expense.submit','expense':'e@e'}",
    "{'do':'expense.approve','expense':'e@e'}",
    "{'do':'expense.approve','expense':'e@e','amount':@c,'reason':'In part'}",
    "{'do':'expense.approve','expense':'e@e','override':'Agreed'}",
    "{'do':'expense.pay','expense':'e@e'}",
    "{'do':'expense.pay','expense':'e@e','amount':@c}",
    "{'do':'expense.refund','expense':'e@e','amount':@c}",
    "{'do':'expense.reverse','expense':'e@e'}",
    "{'do':'expense.return','expense':'e@e','reason':'Unclear'}",
    "{'do':'expense.reject','expense':'e@e','reason':'No'}",
    "{'do':'expense.void','expense':'e@e'}",
    "{'do':'expense.remove','expense':'e@e'}",
    "{'do':'plan.add','id':'p@p','category':'@k','amount':@c}",
    "{'do':'plan.add','id':'p@p','category':'lodging'}",
    "{'do':'plan.edit','line':'p@p','amount':@c}",
    "{'do':'plan.split','line':'p@p','splits':[{'source':'@s','permille':@m},"
    "{'source':'contract','permille':@n}]}",
    "{'do':'plan.close','line':'p@p'}",
    "{'do':'plan.reopen','line':'p@p'}",
    "{'do':'plan.remove','line':'p@p'}",
    "{'do':'source.edit','source':'@s','cap':@c}",
    "{'do':'source.edit','source':'@s','categories':'@k'}",
    "{'do':'source.remove','source':'@s'}",
    "{'do':'contract.amend','delta':-@c,'reason':'Less'}",
    "{'do':'contract.amend','delta':@c,'reason':'More','source':'@s'}",
    "{'do':'contract.amend','delta':@c,'reason':'More, later','on':'2024-09-04'}",
    "{'do':'contract.amend','delta':-@c,'reason':'Less, later','on':'2024-09-05'}",
    "{'do':'invoice.add','id':'i@i','number':'@i'}",
    "{'do':'invoice.put','invoice':'i@i','expenses':['e@e']}",
    "{'do':'invoice.put','invoice':'i@i','expenses':['e@e','e@p']}",
    "{'do':'invoice.take','invoice':'i@i','expenses':['e@e']}",
    "{'do':'invoice.send','invoice':'i@i'}",
    "{'do':'invoice.receive','invoice':'i@i'}",
    "{'do':'invoice.receive','invoice':'i@i','amount':@c}",
    "{'do':'invoice.reopen','invoice':'i@i'}",
    "{'do':'invoice.remove','invoice':'i@i'}",
};

static void
fill (GString *text, const char *token, const char *format, ...)
{
  g_autofree char *value = NULL;
  va_list list;

  va_start (list, format);
  value = g_strdup_vprintf (format, list);
  va_end (list);
  g_string_replace (text, token, value, 0);
}

static char *
make_command (GRand *rand)
{
  static const char *const sources[] = {"contract", "B", "C"};
  static const char *const categories[] = {"lodging", "lodging", "parking", "materials"};
  static const char *const days[] = {"2024-11-07", "2024-09-01", "2025-03-01", "2024-06-25"};
  GString *text = g_string_new (commands[g_rand_int_range (rand, 0, G_N_ELEMENTS (commands))]);
  int permille = g_rand_int_range (rand, 0, 1001);

  fill (text, "@e", "%d", g_rand_int_range (rand, 0, 4));
  fill (text, "@p", "%d", g_rand_int_range (rand, 0, 3));
  fill (text, "@i", "%d", g_rand_int_range (rand, 0, 2));
  fill (text, "@s", "%s", sources[g_rand_int_range (rand, 0, G_N_ELEMENTS (sources))]);
  fill (text, "@c", "%d", g_rand_int_range (rand, 1, 40000));
  fill (text, "@k", "%s", categories[g_rand_int_range (rand, 0, G_N_ELEMENTS (categories))]);
  fill (text, "@d", "%s", days[g_rand_int_range (rand, 0, G_N_ELEMENTS (days))]);
  fill (text, "@m", "%d", permille);
  fill (text, "@n", "%d", 1000 - permille);
  g_string_replace (text, "'", "\"", 0);
  return g_string_free (text, FALSE);
}

/* What is in a snapshot, in one number. */
static guint
hash_snapshot (const CohortSnapshot *snapshot)
{
  guint hash = 5381;

  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    const CohortRecordClass *klass = cohort_record_kind_get_class ((CohortRecordKind)kind);

    COHORT_FOR_EACH (CohortRecord, record, snapshot, (CohortRecordKind)kind) {
      for (guint i = 0; i < klass->n_fields; i++) {
        const CohortField *field = &klass->fields[i];
        gboolean is_text = field->kind == COHORT_FIELD_TEXT || field->kind == COHORT_FIELD_ID;
        const char *text = is_text ? cohort_record_get_text (record, field) : NULL;

        hash = hash * 33
               + (is_text ? g_str_hash (text != NULL ? text : "")
                          : (guint)cohort_record_get_number (record, field));
      }
    }
  }
  return hash;
}

/* I-5: what the contract pays was spent in its time, unless somebody said why. */
static void
check_times (const CohortSnapshot *snapshot, const CohortLedger *ledger)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);

  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    if (expense->override_reason == NULL && expense->parent == NULL
        && cohort_ledger_expense_share (ledger, expense->record.id, contract->record.id) != 0)
      g_assert_cmpuint (expense->incurred_on, >=, contract->start);
  }
}

/* What is invoiced and what is not come to what is approved and paid; one line per expense. */
static void
check_invoices (const CohortSnapshot *snapshot, const CohortLedger *ledger, const char *source)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) invoices = cohort_invoices_list (snapshot, source);
  CohortRecovery recovery;
  gint64 asked = 0, shares = 0;

  cohort_recovery_count (snapshot, ledger, source, &recovery);
  for (guint i = 0; i < invoices->len; i++) {
    const CohortRecord *invoice = g_ptr_array_index (invoices, i);
    g_autoptr (GPtrArray) lines = cohort_invoice_list_lines (snapshot, invoice->id);

    for (guint j = 0; j < lines->len; j++) {
      const CohortInvoiceLine *line = g_ptr_array_index (lines, j);

      g_assert_true (g_hash_table_add (seen, line->expense));
      asked += cohort_invoice_line_get_cents (snapshot, ledger, line);
      shares += cohort_invoices_get_share (snapshot, ledger, line->expense, source);
    }
  }
  g_assert_cmpint (recovery.draft + recovery.sent + recovery.received + recovery.disallowed, ==,
                   asked);
  g_assert_cmpint (recovery.uninvoiced + shares, ==, parts->paid + parts->approved);
  g_assert_cmpint (recovery.unrecovered, ==, parts->paid - recovery.received);
}

static void
check_county (const CohortSnapshot *snapshot)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, LOOKED_AT);
  GPtrArray *sources = cohort_ledger_get_sources (ledger);

  check_ledger (snapshot, TRUE);
  check_times (snapshot, ledger);
  for (guint i = 0; i < sources->len; i++)
    check_invoices (snapshot, ledger, ((const CohortRecord *)g_ptr_array_index (sources, i))->id);
}

/* Returns: whether the command was carried out. */
static gboolean
follow (CohortSnapshot **snapshot, const char *text)
{
  CohortMoment moment = {.today = LOOKED_AT};
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);
  guint before = hash_snapshot (*snapshot);
  g_autoptr (CohortChange) change = NULL;
  CohortSnapshot *next;

  g_assert_no_error (error);
  change = cohort_command_run (*snapshot, json_node_get_object (node), &moment, &error);
  g_assert_cmpuint (hash_snapshot (*snapshot), ==, before);
  if (change == NULL) {
    g_assert_true (error != NULL && error->domain == COHORT_ERROR);
    return FALSE;
  }
  g_assert_no_error (error);
  next = cohort_snapshot_apply (*snapshot, change);
  cohort_snapshot_unref (*snapshot);
  *snapshot = next;
  return TRUE;
}

static void
test_random_commands (void)
{
  g_autoptr (GRand) rand = new_rand ();
  g_autoptr (CohortSnapshot) start = cohort_test_snapshot ();
  guint n = count_rounds (N_SEQUENCES), n_done = 0;

  cohort_test_run (&start, "{'do':'source.add','name':'B','kind':'coe','cap':100000}");
  cohort_test_run (&start, "{'do':'source.add','name':'C','kind':'district'}");
  for (guint i = 0; i < n; i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_snapshot_ref (start);

    for (guint done = 0, tried = 0; done < N_COMMANDS && tried < 8 * N_COMMANDS; tried++) {
      g_autofree char *text = make_command (rand);

      if (!follow (&snapshot, text))
        continue;
      check_county (snapshot);
      done++;
      n_done++;
    }
  }
  /* Most must get through, or nothing much was looked at. */
  g_assert_cmpuint (n_done, >, n * N_COMMANDS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger-properties/random-ledgers", test_random_ledgers);
  g_test_add_func ("/ledger-properties/random-commands", test_random_commands);
  return g_test_run ();
}
