/* Findings about money: short, out of time, over plan, twice, or to be asked about.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-date.h"
#include "cohort-expense-rules.h"
#include "cohort-invoices.h"
#include "cohort-money.h"
#include "cohort-team.h"
#include "cohort-terms.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* What came back of each expense, as cents less than nothing. */
static GHashTable *
sum_refunds (const CohortSnapshot *snapshot)
{
  GHashTable *refunds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    gint64 *sum;

    if (g_strcmp0 (expense->parent_kind, "refund") != 0 || expense->parent == NULL
        || !cohort_is_known (expense->claimed_cents))
      continue;
    sum = g_hash_table_lookup (refunds, expense->parent);
    if (sum == NULL) {
      sum = g_new0 (gint64, 1);
      g_hash_table_insert (refunds, expense->parent, sum);
    }
    cohort_money_add (sum, expense->claimed_cents);
  }
  return refunds;
}

/* An expense that claims money still: no refund, and not void, rejected or refunded in full. */
static gboolean
counts (GHashTable *refunds, const CohortExpense *expense)
{
  const gint64 *refunded = g_hash_table_lookup (refunds, expense->record.id);
  gint64 cents = cohort_is_known (expense->approved_cents) ? expense->approved_cents
                                                           : expense->claimed_cents;

  return g_strcmp0 (expense->status, "void") != 0 && g_strcmp0 (expense->status, "rejected") != 0
         && g_strcmp0 (expense->parent_kind, "refund") != 0
         && (refunded == NULL || cents + *refunded != 0);
}

static gboolean
is_of_year (const CohortFindingsRun *run, const char *year)
{
  return g_strcmp0 (year, cohort_snapshot_get_year (run->snapshot)) == 0;
}

static void
look_at_source (CohortFindingsRun *run, const CohortFundingSource *source)
{
  const CohortParts *parts = cohort_ledger_get_parts (run->ledger, source->record.id);
  const char *id = source->record.id;

  if (parts->unpriced > 0) {
    cohort_findings_add (
      run, "UNPRICED", COHORT_RECORD_FUNDING_SOURCE, id, COHORT_UNKNOWN,
      g_dngettext (GETTEXT_PACKAGE, "%1$u planned item on %2$s has no price yet and is in no sum.",
                   "%1$u planned items on %2$s have no price yet and are in no sum.",
                   parts->unpriced),
      parts->unpriced, source->name);
  }
  if (cohort_is_known (parts->available) && parts->available < 0) {
    g_autofree char *short_by = cohort_money_format (-parts->available);

    cohort_findings_add (run, "PROJECTED_SHORT", COHORT_RECORD_FUNDING_SOURCE, id,
                         -parts->available, _ ("%1$s is %2$s short of what is planned and spent."),
                         source->name, short_by);
  }
}

/* Whose it is, for a sentence: a person, a vendor, or nobody in particular. */
static char *
dup_payee (const CohortFindingsRun *run, const CohortExpense *expense)
{
  if (expense->person != NULL)
    return cohort_team_dup_person_name (run->snapshot, expense->person);
  return g_strdup (expense->payee != NULL ? expense->payee : _ ("The team"));
}

/* Whose expense, its category and its amount: "Priya Raman, Lodging, $450.00". */
static char *
dup_what (const CohortFindingsRun *run, const CohortExpense *expense)
{
  g_autofree char *payee = dup_payee (run, expense);
  g_autofree char *amount = cohort_money_format (expense->claimed_cents);
  const char *category = cohort_vocabulary_get_label ("expense-category", expense->category);

  /* Translators: whose expense, its category and its amount: "Priya Raman, Lodging, $450.00". */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s"), payee, category != NULL ? category : "", amount);
}

static void
add_about_expense (CohortFindingsRun *run,
                   const char *id,
                   const CohortExpense *expense,
                   gint64 cents,
                   const char *format)
{
  g_autofree char *date = cohort_date_format (expense->incurred_on);
  g_autofree char *what = dup_what (run, expense);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%2$s", date, 0);
  g_string_replace (text, "%1$s", what, 0);
  cohort_findings_add (run, id, COHORT_RECORD_EXPENSE, expense->record.id, cents, "%s", text->str);
}

/* Whoever the money is of has paid for it: there is nothing left to ask. */
static gboolean
is_recovered (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  const CohortInvoiceLine *line = cohort_invoices_find_line (snapshot, expense->record.id);
  const CohortInvoice *invoice
    = line != NULL ? cohort_snapshot_find (snapshot, COHORT_RECORD_INVOICE, line->invoice) : NULL;

  return invoice != NULL && cohort_invoice_get_state (invoice) == COHORT_INVOICE_RECEIVED;
}

/* Charged out of its time for a reason that somebody gave: whether the contract takes it is open
 * until it has paid (domain.md 3.9, 5). */
static void
look_at_exception (CohortFindingsRun *run,
                   const CohortExpense *expense,
                   const CohortFundingSource *source,
                   gint64 share)
{
  if (source == cohort_snapshot_get_contract (run->snapshot)
      && !is_recovered (run->snapshot, expense))
    add_about_expense (run, "ASK_ALLOWABLE", expense, share,
                       _ ("%1$s, %2$s: out of the contract’s time, by exception. Ask whether it is "
                          "covered."));
}

/* I-5. Where the contract's end is not stated, the program year's is looked at (domain.md 3.9, 22).
 */
static void
look_at_time (CohortFindingsRun *run,
              const CohortExpense *expense,
              const CohortFundingSource *source)
{
  gboolean is_contract = source == cohort_snapshot_get_contract (run->snapshot);
  gint64 share = cohort_ledger_expense_share (run->ledger, expense->record.id, source->record.id);
  CohortDate end = source->end;
  gboolean is_early;

  if (share == 0 || expense->incurred_on == 0)
    return;
  if (end == 0 && is_contract)
    end = cohort_program_get_end (cohort_snapshot_get_program (run->snapshot));
  is_early = source->start != 0 && expense->incurred_on < source->start;
  if (!is_early && (end == 0 || expense->incurred_on <= end))
    return;
  if (expense->override_reason != NULL)
    look_at_exception (run, expense, source, share);
  else if (is_early)
    add_about_expense (run, "BEFORE_START", expense, share,
                       is_contract ? _ ("%1$s: %2$s is before the contract begins.")
                                   : _ ("%1$s: %2$s is before its funding source begins."));
  else if (is_contract)
    add_about_expense (run, "AFTER_END", expense, share,
                       source->end != 0 ? _ ("%1$s: %2$s is after the contract ends.")
                                        : _ ("%1$s: %2$s is after the contract's year."));
  else
    add_about_expense (run, "AFTER_END", expense, share,
                       _ ("%1$s: %2$s is after its funding source ends."));
}

static void
look_at_no_show (CohortFindingsRun *run, const CohortExpense *expense)
{
  const CohortAttendance *attendance
    = expense->person != NULL && expense->convening != NULL
        ? cohort_snapshot_get_attendance (run->snapshot, expense->person, expense->convening)
        : NULL;

  if (attendance == NULL || g_strcmp0 (attendance->status, "no-show") != 0
      || expense->override_reason != NULL)
    return;
  add_about_expense (run, "NO_SHOW_CLAIM", expense, expense->claimed_cents,
                     _ ("%1$s: did not come. Only what cannot be refunded may be claimed, with a "
                        "reason."));
}

/* The same payee, day, category and amount. Parts and refunds of one expense are no duplicates. */
static gboolean
is_twin (gconstpointer a, gconstpointer b)
{
  const CohortExpense *one = a;
  const CohortExpense *other = b;

  return one->incurred_on == other->incurred_on && one->claimed_cents == other->claimed_cents
         && g_strcmp0 (one->person, other->person) == 0
         && g_strcmp0 (one->payee, other->payee) == 0
         && g_strcmp0 (one->category, other->category) == 0;
}

static guint
hash_twin (gconstpointer data)
{
  const CohortExpense *expense = data;

  return expense->incurred_on ^ (guint)expense->claimed_cents;
}

static gboolean
may_have_twin (const CohortExpense *expense)
{
  return expense->parent == NULL && expense->incurred_on != 0;
}

static void
add_twin (CohortFindingsRun *run, const CohortExpense *expense)
{
  add_about_expense (run, "DUPLICATE_EXPENSE", expense, expense->claimed_cents,
                     _ ("%1$s, %2$s: entered twice?"));
}

static gboolean
is_to_ask (const CohortFindingsRun *run, const char *category)
{
  const CohortContractTerms *terms
    = cohort_program_get_contract (cohort_snapshot_get_program (run->snapshot));

  return category != NULL && terms->ask != NULL
         && g_strv_contains ((const char *const *) terms->ask, category);
}

/* Which source pays it asks for its own time, also of an expense that belongs to another year. */
static void
look_at_times (CohortFindingsRun *run, const CohortExpense *expense)
{
  GPtrArray *sources = cohort_ledger_get_sources (run->ledger);

  for (guint i = 0; i < sources->len; i++)
    look_at_time (run, expense, g_ptr_array_index (sources, i));
}

static gboolean
is_on (const CohortFindingsRun *run, const CohortPlanLine *line, const CohortFundingSource *source)
{
  g_autoptr (GPtrArray) splits = cohort_snapshot_select (run->snapshot, COHORT_RECORD_PLAN_SPLIT,
                                                         "plan_line", line->record.id);

  for (guint i = 0; source != NULL && i < splits->len; i++)
    if (g_strcmp0 (((const CohortPlanSplit *) g_ptr_array_index (splits, i))->source,
                   source->record.id)
        == 0)
      return TRUE;
  return source != NULL && splits->len == 0
         && source == cohort_snapshot_get_contract (run->snapshot) && is_of_year (run, line->year);
}

/* A line that is over and that nothing was claimed of asks for nothing. */
static gboolean
is_line_alive (const CohortFindingsRun *run, const CohortPlanLine *line)
{
  return is_of_year (run, line->year)
         && (g_strcmp0 (line->state, "closed") != 0
             || cohort_ledger_line_used (run->ledger, line->record.id, NULL) != 0);
}

/* (nullable): a source of the line that does not pay for what it is of, as what it pays for was
 * narrowed since, and nobody has said why it may be charged */
static const CohortFundingSource *
find_unwilling (const CohortFindingsRun *run, const CohortPlanLine *line)
{
  GPtrArray *sources = cohort_ledger_get_sources (run->ledger);

  if (line->override_reason != NULL)
    return NULL;
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);

    if (!cohort_source_pays (source, line->category) && is_on (run, line, source)
        && is_line_alive (run, line))
      return source;
  }
  return NULL;
}

static gboolean
is_line_to_ask (const CohortFindingsRun *run, const CohortPlanLine *line)
{
  return find_unwilling (run, line) != NULL
         || (is_to_ask (run, line->category) && is_line_alive (run, line)
             && is_on (run, line, cohort_snapshot_get_contract (run->snapshot)));
}

/* (nullable): the same of an expense, until it is paid or somebody says why */
static const CohortFundingSource *
find_unwilling_of_expense (const CohortFindingsRun *run, const CohortExpense *expense)
{
  GPtrArray *sources = cohort_ledger_get_sources (run->ledger);

  if (expense->override_reason != NULL || g_strcmp0 (expense->status, "paid") == 0)
    return NULL;
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);

    if (!cohort_source_pays (source, expense->category)
        && cohort_ledger_expense_share (run->ledger, expense->record.id, source->record.id) != 0)
      return source;
  }
  return NULL;
}

/* @what: such as "Priya Raman, Lodging" */
static void
add_unwilling (CohortFindingsRun *run,
               const CohortRecord *record,
               gint64 cents,
               const char *what,
               const CohortFundingSource *source)
{
  cohort_findings_add (run, "ASK_ALLOWABLE", record->kind, record->id, cents,
                       /* Translators: %2$s is a funding source. */
                       _ ("%1$s: “%2$s” does not pay for that. Charge it to another source, or "
                          "ask."),
                       what, source->name);
}

/* An expense of a line that is to be asked about anyhow is not asked about twice. */
static void
look_at_category (CohortFindingsRun *run, const CohortExpense *expense)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (run->snapshot);
  const CohortFundingSource *unwilling = find_unwilling_of_expense (run, expense);
  const CohortPlanLine *line
    = cohort_snapshot_find (run->snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);

  if (line != NULL && is_line_to_ask (run, line))
    return;
  if (unwilling != NULL) {
    g_autofree char *what = dup_what (run, expense);

    add_unwilling (run, &expense->record, expense->claimed_cents, what, unwilling);
  } else if (contract != NULL && is_to_ask (run, expense->category)
             && cohort_ledger_expense_share (run->ledger, expense->record.id, contract->record.id)
                  != 0) {
    add_about_expense (run, "ASK_ALLOWABLE", expense, expense->claimed_cents,
                       _ ("%1$s: ask whether the contract covers it."));
  }
}

static void
look_at_expenses (CohortFindingsRun *run)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_twin, is_twin);
  g_autoptr (GHashTable) refunds = sum_refunds (run->snapshot);

  COHORT_FOR_EACH (CohortExpense, expense, run->snapshot, COHORT_RECORD_EXPENSE) {
    if (!counts (refunds, expense))
      continue;
    look_at_times (run, expense);
    if (!is_of_year (run, expense->year))
      continue;
    look_at_no_show (run, expense);
    if (may_have_twin (expense) && !g_hash_table_add (seen, (gpointer)expense))
      add_twin (run, expense);
    look_at_category (run, expense);
  }
}

/* Of twins, the later one is told of. */
static gboolean
has_earlier_twin (const CohortFindingsRun *run, GHashTable *refunds, const CohortExpense *expense)
{
  COHORT_FOR_EACH (CohortExpense, other, run->snapshot, COHORT_RECORD_EXPENSE) {
    if (other == expense)
      return FALSE;
    if (may_have_twin (other) && is_twin (other, expense) && is_of_year (run, other->year)
        && counts (refunds, other))
      return TRUE;
  }
  return FALSE;
}

/* Whose plan line and for what: "Priya Raman, Substitute teacher". */
static char *
dup_line_name (const CohortFindingsRun *run, const CohortPlanLine *line)
{
  g_autofree char *person = line->person != NULL
                              ? cohort_team_dup_person_name (run->snapshot, line->person)
                              : g_strdup (_ ("The team"));
  const char *category = cohort_vocabulary_get_label ("expense-category", line->category);

  return g_strjoin (", ", person, category != NULL ? category : "", NULL);
}

/* Used beyond what a source has planned on this line. What is charged to a source the line does not
 * plan on was moved there on purpose. */
static gint64
sum_over_plan (const CohortFindingsRun *run, const char *line)
{
  GPtrArray *sources = cohort_ledger_get_sources (run->ledger);
  gint64 over = 0;

  for (guint i = 0; i < sources->len; i++) {
    const CohortRecord *source = g_ptr_array_index (sources, i);
    gint64 planned = cohort_ledger_line_planned (run->ledger, line, source->id);
    gint64 used = cohort_ledger_line_used (run->ledger, line, source->id);

    if (planned > 0 && used > planned)
      over += used - planned;
  }
  return over;
}

static void
look_at_line (CohortFindingsRun *run, const CohortPlanLine *line)
{
  const CohortFundingSource *unwilling;
  gint64 over = sum_over_plan (run, line->record.id);
  g_autofree char *name = dup_line_name (run, line);

  if (cohort_is_known (line->amount_cents) && over > 0) {
    g_autofree char *amount = cohort_money_format (over);

    cohort_findings_add (run, "OVER_PLAN", COHORT_RECORD_PLAN_LINE, line->record.id, over,
                         _ ("%1$s: %2$s more than planned."), name, amount);
  }
  unwilling = find_unwilling (run, line);
  if (unwilling != NULL)
    add_unwilling (run, &line->record, line->amount_cents, name, unwilling);
  else if (is_line_to_ask (run, line))
    cohort_findings_add (run, "ASK_ALLOWABLE", COHORT_RECORD_PLAN_LINE, line->record.id,
                         line->amount_cents, _ ("%s: ask whether the contract covers it."), name);
}

/* A year whose contract has no money: whatever is planned there needs a source of its own. */
static void
look_at_empty_year (CohortFindingsRun *run)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (run->snapshot);
  const CohortParts *parts
    = contract != NULL ? cohort_ledger_get_parts (run->ledger, contract->record.id) : NULL;

  if (parts == NULL || parts->cap != 0)
    return;
  if (parts->unpriced > 0 || parts->paid != 0 || parts->approved != 0 || parts->submitted != 0
      || parts->committed != 0)
    cohort_findings_add (run, "YEAR_NO_FUND", COHORT_RECORD_FUNDING_SOURCE, contract->record.id,
                         -parts->available,
                         _ ("There is no contract money in %s. Name another source for what is "
                            "planned."),
                         cohort_snapshot_get_year (run->snapshot));
}

/** cohort_findings_look_at_money_of: one expense, and the line of the plan it belongs to */
void
cohort_findings_look_at_money_of (CohortFindingsRun *run,
                                  const CohortExpense *expense,
                                  const CohortPlanLine *line)
{
  g_autoptr (GHashTable) refunds = sum_refunds (run->snapshot);

  if (counts (refunds, expense)) {
    look_at_times (run, expense);
    if (is_of_year (run, expense->year)) {
      look_at_no_show (run, expense);
      if (may_have_twin (expense) && has_earlier_twin (run, refunds, expense))
        add_twin (run, expense);
      look_at_category (run, expense);
    }
  }
  if (line != NULL && is_of_year (run, line->year))
    look_at_line (run, line);
}

/** cohort_findings_look_at_money: sources, then expenses, then plan lines of the year */
void
cohort_findings_look_at_money (CohortFindingsRun *run)
{
  GPtrArray *sources = cohort_ledger_get_sources (run->ledger);

  for (guint i = 0; i < sources->len; i++)
    look_at_source (run, g_ptr_array_index (sources, i));
  look_at_expenses (run);
  COHORT_FOR_EACH (CohortPlanLine, line, run->snapshot, COHORT_RECORD_PLAN_LINE) {
    if (is_of_year (run, line->year))
      look_at_line (run, line);
  }
  look_at_empty_year (run);
}
