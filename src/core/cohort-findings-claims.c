/* Findings about claims: receipts, deadlines, the board's approval, and invoices that no longer
 * fit. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-date.h"
#include "cohort-invoices.h"
#include "cohort-money.h"
#include "cohort-policy.h"
#include "cohort-team.h"
#include "cohort-travel.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortFindingsRun *run;
  CohortPolicy *policy;
  GHashTable *proven;   /* (element-type utf8): expenses with a receipt */
  GHashTable *invoiced; /* (element-type utf8 CohortInvoiceLine): expenses on sent invoices */
} Claims;

static gboolean
is_any_of (const char *word, const char *const *words)
{
  return word != NULL && g_strv_contains (words, word);
}

/* "Priya Raman, Lodging, $450.00" */
static char *
dup_what (const CohortFindingsRun *run, const CohortExpense *expense)
{
  g_autofree char *amount = cohort_money_format (expense->claimed_cents);
  const char *category = cohort_vocabulary_get_label ("expense-category", expense->category);
  g_autofree char *payee
      = expense->person != NULL
            ? cohort_team_dup_person_name (run->snapshot, expense->person)
            : g_strdup (expense->payee != NULL ? expense->payee : _ ("The team"));

  return g_strdup_printf (_ ("%1$s, %2$s, %3$s"), payee, category != NULL ? category : "", amount);
}

static gboolean
needs_receipt (const CohortPolicy *policy, const CohortExpense *expense)
{
  static const char *const statuses[] = {"submitted", "approved", "paid", NULL};

  return is_any_of (expense->status, statuses) && expense->claimed_cents > 0
         && expense->missing_receipt_reason == NULL
         && cohort_policy_needs_receipt (policy, expense->category, expense->claimed_cents);
}

/* What was split off an expense is proven by the same paper. */
static gboolean
has_receipt (const Claims *claims, const CohortExpense *expense)
{
  return g_hash_table_contains (claims->proven, expense->record.id)
         || (expense->parent != NULL && g_hash_table_contains (claims->proven, expense->parent));
}

static void
look_for_receipt (const Claims *claims, const CohortExpense *expense)
{
  g_autofree char *what = NULL;

  if (!needs_receipt (claims->policy, expense) || has_receipt (claims, expense))
    return;
  what = dup_what (claims->run, expense);
  cohort_findings_add (claims->run, "NO_RECEIPT", COHORT_RECORD_EXPENSE, expense->record.id,
                       expense->claimed_cents,
                       _ ("%s: no receipt. Attach it, or say why there is none."), what);
}

/* The day a traveler is back: of the trip as planned, else the convening's last. */
static CohortDate
find_return (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  const CohortConvening *convening = expense->convening != NULL ? cohort_program_find_convening (
                                         cohort_snapshot_get_program (snapshot), expense->convening)
                                                                : NULL;

  COHORT_FOR_EACH (CohortTripRecord, trip, snapshot, COHORT_RECORD_TRIP) {
    if (g_strcmp0 (trip->person, expense->person) == 0
        && g_strcmp0 (trip->convening, expense->convening) == 0 && trip->back != 0)
      return trip->back;
  }
  return convening != NULL ? convening->last_day : expense->incurred_on;
}

/* The policy's days run for travelers; a source's last day for whoever is paid by it. 0: none. */
static CohortDate
find_deadline (const Claims *claims, const CohortExpense *expense)
{
  GPtrArray *sources = cohort_ledger_get_sources (claims->run->ledger);
  CohortDate deadline = 0, back = find_return (claims->run->snapshot, expense);

  if (expense->person != NULL && cohort_is_known (claims->policy->claim_days) && back != 0)
    deadline = back + (CohortDate)claims->policy->claim_days;
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);

    if (source->claim_by != 0 && (deadline == 0 || source->claim_by < deadline)
        && cohort_ledger_expense_share (claims->run->ledger, expense->record.id, source->record.id)
               > 0)
      deadline = source->claim_by;
  }
  return deadline;
}

/* Until the office approves it: what it approved late it has accepted. */
static void
look_at_deadline (const Claims *claims, const CohortExpense *expense)
{
  static const char *const open[] = {"draft", "returned", NULL};
  gboolean is_open = is_any_of (expense->status, open);
  CohortDate deadline = find_deadline (claims, expense);
  CohortDate day = is_open ? claims->run->today : expense->status_on;
  g_autofree char *what = NULL;
  g_autofree char *limit = NULL;

  if ((!is_open && g_strcmp0 (expense->status, "submitted") != 0) || deadline == 0
      || day <= deadline || expense->override_reason != NULL)
    return;
  what = dup_what (claims->run, expense);
  limit = cohort_date_format (deadline);
  cohort_findings_add (
      claims->run, "LATE_CLAIM", COHORT_RECORD_EXPENSE, expense->record.id, expense->claimed_cents,
      is_open ? _ ("%1$s: was to be claimed by %2$s.") : _ ("%1$s: claimed after %2$s."), what,
      limit);
}

/* Planned money that nobody can claim any more. */
static void
look_at_closed_source (const Claims *claims, const CohortFundingSource *source)
{
  const CohortParts *parts = cohort_ledger_get_parts (claims->run->ledger, source->record.id);
  g_autofree char *limit = NULL;
  g_autofree char *amount = NULL;

  if (source->claim_by == 0 || claims->run->today <= source->claim_by || parts->committed <= 0)
    return;
  limit = cohort_date_format (source->claim_by);
  amount = cohort_money_format (parts->committed);
  cohort_findings_add (
      claims->run, "LATE_CLAIM", COHORT_RECORD_FUNDING_SOURCE, source->record.id, parts->committed,
      /* Translators: %1$s is a funding source, %2$s a day, %3$s an amount. */
      _ ("%1$s took claims until %2$s, and %3$s is planned and not claimed. Close those lines, or "
         "charge them to another source."),
      source->name, limit, amount);
}

/* Money back of an expense that the payer was asked for has to go on an invoice of its own. */
static void
look_at_refund (const Claims *claims, const CohortExpense *refund)
{
  const CohortInvoiceLine *line
      = refund->parent != NULL && g_strcmp0 (refund->parent_kind, "refund") == 0
            ? g_hash_table_lookup (claims->invoiced, refund->parent)
            : NULL;
  const CohortInvoice *invoice;
  g_autofree char *amount = NULL;
  gint64 share;

  if (line == NULL || cohort_invoices_find_line (claims->run->snapshot, refund->record.id) != NULL)
    return;
  invoice = cohort_snapshot_find (claims->run->snapshot, COHORT_RECORD_INVOICE, line->invoice);
  share = cohort_ledger_expense_approved_share (claims->run->ledger, refund->record.id,
                                                invoice->source);
  if (share == 0)
    return;
  amount = cohort_money_format (ABS (share));
  cohort_findings_add (claims->run, "INVOICE_STALE", COHORT_RECORD_EXPENSE, refund->record.id,
                       share,
                       /* Translators: %1$s is an amount, %2$s the number of an invoice. */
                       _ ("%1$s came back of an expense on invoice %2$s. Put the refund on the "
                          "next invoice."),
                       amount, invoice->number);
}

/* An expense that was returned or approved anew after its invoice was sent. */
static void
look_at_invoiced (const Claims *claims, const CohortExpense *expense)
{
  const CohortInvoiceLine *line = g_hash_table_lookup (claims->invoiced, expense->record.id);
  const CohortInvoice *invoice;
  g_autofree char *what = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *amount = NULL;
  gint64 share;

  if (line == NULL)
    return;
  invoice = cohort_snapshot_find (claims->run->snapshot, COHORT_RECORD_INVOICE, line->invoice);
  share = cohort_ledger_expense_approved_share (claims->run->ledger, expense->record.id,
                                                invoice->source);
  if (share == line->cents)
    return;
  what = dup_what (claims->run, expense);
  asked = cohort_money_format (line->cents);
  amount = cohort_money_format (share);
  cohort_findings_add (claims->run, "INVOICE_STALE", COHORT_RECORD_EXPENSE, expense->record.id,
                       share - line->cents,
                       /* Translators: %1$s is an expense, %2$s the number of an invoice. */
                       _ ("%1$s: invoice %2$s asks for %3$s, and %4$s is approved."), what,
                       invoice->number, asked, amount);
}

/* The day by which the board has to approve a trip: the earliest its sources name, else before the
 * convening begins. */
static CohortDate
find_board_day (const Claims *claims, const CohortConvening *convening, const char *person)
{
  GPtrArray *sources = cohort_ledger_get_sources (claims->run->ledger);
  CohortDate day = 0;

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);

    if (source->board_on != 0 && (day == 0 || source->board_on < day)
        && cohort_ledger_planned (claims->run->ledger, source->record.id, person, convening->code)
               > 0)
      day = source->board_on;
  }
  return day != 0 ? day : convening->first_day;
}

static void
add_board_approval (const Claims *claims,
                    const CohortAttendance *attendance,
                    const CohortConvening *convening,
                    const CohortTripRecord *trip,
                    gint64 planned)
{
  gboolean is_more = trip != NULL && trip->approved_on != 0
                     && !cohort_trip_is_approved (trip, planned, trip->approved_on);
  g_autofree char *name = cohort_team_dup_person_name (claims->run->snapshot, attendance->person);
  g_autofree char *amount = cohort_money_format (planned);
  g_autofree char *most
      = cohort_money_format (is_more ? trip->approved_cents : claims->policy->board_cents);
  g_autofree char *day
      = cohort_date_format (find_board_day (claims, convening, attendance->person));

  cohort_findings_add (
      claims->run, "BOARD_APPROVAL", COHORT_RECORD_ATTENDANCE, attendance->record.id, planned,
      /* Translators: %1$s is a person, %2$s a convening, %3$s and %4$s amounts, %5$s a day. */
      is_more ? _ ("%1$s, %2$s: %3$s is planned now, and %4$s was approved. Have it approved anew "
                   "by %5$s.")
              : _ ("%1$s, %2$s: %3$s is planned. A trip above %4$s needs board approval by %5$s."),
      name, convening->name, amount, most, day);
}

/* Total anticipated cost of one traveler above which the board decides (domain.md 3.7). */
static void
look_at_trip (const Claims *claims, const CohortAttendance *attendance)
{
  CohortFindingsRun *run = claims->run;
  const CohortConvening *convening
      = attendance->convening != NULL ? cohort_program_find_convening (
            cohort_snapshot_get_program (run->snapshot), attendance->convening)
                                      : NULL;
  const CohortTripRecord *trip;
  gint64 planned;

  if (convening == NULL || attendance->person == NULL
      || !(cohort_attendance_status_get_flags (attendance->status) & COHORT_STATUS_HOLDS_SPOT)
      || run->today >= convening->first_day)
    return;
  planned = cohort_ledger_planned (run->ledger, NULL, attendance->person, convening->code);
  if (planned <= claims->policy->board_cents)
    return;
  trip = cohort_trip_find (run->snapshot, attendance->person, convening->code);
  if (trip == NULL || !cohort_trip_is_approved (trip, planned, run->today))
    add_board_approval (claims, attendance, convening, trip, planned);
}

static void
collect (Claims *claims)
{
  const CohortSnapshot *snapshot = claims->run->snapshot;

  COHORT_FOR_EACH (CohortReceipt, receipt, snapshot, COHORT_RECORD_RECEIPT) {
    if (receipt->expense != NULL)
      g_hash_table_add (claims->proven, receipt->expense);
  }
  COHORT_FOR_EACH (CohortInvoiceLine, line, snapshot, COHORT_RECORD_INVOICE_LINE) {
    const CohortInvoice *invoice
        = cohort_snapshot_find (snapshot, COHORT_RECORD_INVOICE, line->invoice);

    if (invoice != NULL && line->expense != NULL
        && cohort_invoice_get_state (invoice) != COHORT_INVOICE_DRAFT)
      g_hash_table_insert (claims->invoiced, line->expense, (gpointer)line);
  }
}

static void
look_at_expense (const Claims *claims, const CohortExpense *expense)
{
  if (g_strcmp0 (expense->year, cohort_snapshot_get_year (claims->run->snapshot)) != 0)
    return;
  look_for_receipt (claims, expense);
  look_at_deadline (claims, expense);
  look_at_refund (claims, expense);
  look_at_invoiced (claims, expense);
}

/** cohort_findings_look_at_claim: one expense, when it is of the year */
void
cohort_findings_look_at_claim (CohortFindingsRun *run, const CohortExpense *expense)
{
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (run->snapshot);
  g_autoptr (GHashTable) proven = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) invoiced = g_hash_table_new (g_str_hash, g_str_equal);
  Claims claims = {run, policy, proven, invoiced};

  collect (&claims);
  look_at_expense (&claims, expense);
}

/** cohort_findings_look_at_claims: expenses of the year, then sources past their day, then trips
 * for the board */
void
cohort_findings_look_at_claims (CohortFindingsRun *run)
{
  GPtrArray *sources = cohort_ledger_get_sources (run->ledger);
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (run->snapshot);
  g_autoptr (GHashTable) proven = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) invoiced = g_hash_table_new (g_str_hash, g_str_equal);
  Claims claims = {run, policy, proven, invoiced};

  collect (&claims);
  COHORT_FOR_EACH (CohortExpense, expense, run->snapshot, COHORT_RECORD_EXPENSE) {
    look_at_expense (&claims, expense);
  }
  for (guint i = 0; i < sources->len; i++)
    look_at_closed_source (&claims, g_ptr_array_index (sources, i));
  if (!cohort_is_known (policy->board_cents))
    return;
  COHORT_FOR_EACH (CohortAttendance, attendance, run->snapshot, COHORT_RECORD_ATTENDANCE) {
    look_at_trip (&claims, attendance);
  }
}
