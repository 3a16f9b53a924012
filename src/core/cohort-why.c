/* "Why this number?": the lines whose sum a figure is, and the rule in words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-why.h"

#include "cohort-cap.h"
#include "cohort-date.h"
#include "cohort-invoices.h"
#include "cohort-ledger-private.h"
#include "cohort-money.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* The part is that of CohortLedgerLine; NULL for figures that are no part. */
static const struct {
  const char *code;
  const char *part;
  const char *label;
  const char *formula;
} figures[COHORT_N_FIGURES] = {
    [COHORT_FIGURE_CAP]
    = {"cap", NULL, N_ ("Limit"), N_ ("What the source was agreed to pay, and its amendments.")},
    [COHORT_FIGURE_PAID] = {"paid", "paid", N_ ("Paid"),
                            N_ ("The source’s share of each payment, less what came back.")},
    [COHORT_FIGURE_APPROVED]
    = {"approved", "approved", N_ ("Approved"),
       N_ ("The source’s share of what is approved, less what is paid of it.")},
    [COHORT_FIGURE_SUBMITTED] = {"submitted", "submitted", N_ ("Submitted"),
                                 N_ ("The source’s share of what is claimed and not yet decided.")},
    [COHORT_FIGURE_COMMITTED] = {"committed", "committed", N_ ("Committed"),
                                 N_ ("Of each open plan line what is planned, less what is "
                                     "submitted, approved or paid of it; "
                                     "never less than nothing.")},
    [COHORT_FIGURE_AVAILABLE]
    = {"available", NULL, N_ ("Available"),
       N_ ("The limit, less what is paid, approved, submitted and committed.")},
    [COHORT_FIGURE_DRAFT_INVOICES]
    = {"draft", NULL, N_ ("On invoices not sent"),
       N_ ("The approved shares of the expenses on invoices that are not sent.")},
    [COHORT_FIGURE_SENT_INVOICES]
    = {"sent", NULL, N_ ("On invoices sent"),
       N_ ("The invoices that are sent and not answered, as they were sent.")},
    [COHORT_FIGURE_RECEIVED]
    = {"received", NULL, N_ ("Received"), N_ ("What came in for each invoice that was answered.")},
    [COHORT_FIGURE_UNRECOVERED]
    = {"unrecovered", NULL, N_ ("Paid by us, not yet recovered"),
       N_ ("What is paid, less what was received for invoices. It is in none of the five parts.")},
    [COHORT_FIGURE_UNINVOICED] = {"uninvoiced", NULL, N_ ("On no invoice yet"),
                                  N_ ("The approved shares of the expenses on no invoice.")},
};

/** cohort_figure_get_code: Returns: (transfer none): a word for programs */
const char *
cohort_figure_get_code (CohortFigure figure)
{
  return figures[figure].code;
}

/** cohort_figure_get_label: Returns: (transfer none): a word for people, translated */
const char *
cohort_figure_get_label (CohortFigure figure)
{
  return _ (figures[figure].label);
}

static void
free_line (gpointer data)
{
  CohortWhyLine *line = data;

  g_free (line->label);
  g_clear_pointer (&line->record, cohort_record_unref);
  g_free (line);
}

/** cohort_why_free: @self: (transfer full): an explanation */
void
cohort_why_free (CohortWhy *self)
{
  g_free (self->title);
  g_free (self->formula);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static CohortWhy *
make_why (const char *title, const char *formula, gint64 cents)
{
  CohortWhy *self = g_new0 (CohortWhy, 1);

  self->title = g_strdup (title);
  self->formula = g_strdup (formula);
  self->cents = cents;
  self->lines = g_ptr_array_new_with_free_func (free_line);
  return self;
}

/* Takes @label. */
static void
add_line (CohortWhy *self, char *label, gint64 cents, gconstpointer record)
{
  CohortWhyLine *line = g_new0 (CohortWhyLine, 1);

  line->label = label;
  line->cents = cents;
  line->record = record != NULL ? cohort_record_ref ((gpointer)record) : NULL;
  g_ptr_array_add (self->lines, line);
}

static char *
dup_who (const CohortSnapshot *snapshot, const char *person, const char *payee)
{
  if (person != NULL)
    return cohort_team_dup_person_name (snapshot, person);
  return g_strdup (payee != NULL ? payee : _ ("The team"));
}

/* "Priya Raman, Lodging" and, when one is known, a day. */
static char *
dup_label (const CohortSnapshot *snapshot,
           const char *person,
           const char *payee,
           const char *category,
           CohortDate day)
{
  g_autofree char *who = dup_who (snapshot, person, payee);
  g_autofree char *date = day != 0 ? cohort_date_format (day) : NULL;
  const char *what = cohort_vocabulary_get_label ("expense-category", category);

  return g_strjoin (", ", who, what != NULL ? what : category != NULL ? category : "", date, NULL);
}

static char *
dup_record_label (const CohortSnapshot *snapshot, const CohortRecord *record)
{
  if (record->kind == COHORT_RECORD_PAYMENT) {
    const CohortPayment *payment = (const CohortPayment *)record;
    const CohortExpense *expense
        = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, payment->expense);

    if (expense != NULL)
      return dup_label (snapshot, expense->person, expense->payee, expense->category, payment->on);
  }
  if (record->kind == COHORT_RECORD_EXPENSE) {
    const CohortExpense *expense = (const CohortExpense *)record;

    return dup_label (snapshot, expense->person, expense->payee, expense->category,
                      expense->incurred_on);
  }
  if (record->kind == COHORT_RECORD_PLAN_LINE) {
    const CohortPlanLine *line = (const CohortPlanLine *)record;
    const CohortConvening *convening = line->convening != NULL ? cohort_program_find_convening (
                                           cohort_snapshot_get_program (snapshot), line->convening)
                                                               : NULL;
    g_autofree char *label = dup_label (snapshot, line->person, NULL, line->category, 0);

    return g_strjoin (", ", label, convening != NULL ? convening->name : NULL, NULL);
  }
  return g_strdup ("");
}

static void
explain_part (CohortWhy *self,
              const CohortSnapshot *snapshot,
              const CohortLedger *ledger,
              const char *source,
              const char *part)
{
  GArray *lines = cohort_ledger_get_lines (ledger, source);

  for (guint i = 0; lines != NULL && i < lines->len; i++) {
    const CohortLedgerLine *line = &g_array_index (lines, CohortLedgerLine, i);

    if (g_str_equal (line->part, part))
      add_line (self, dup_record_label (snapshot, line->record), line->cents, line->record);
  }
}

/* What is agreed and not in effect yet is told of, and in no sum. */
static void
add_later (CohortWhy *self, const CohortLedger *ledger, const char *source)
{
  g_autofree char *later = cohort_ledger_dup_later (ledger, source);
  g_autofree char *sentence = NULL;
  g_autofree char *both = NULL;

  if (later == NULL)
    return;
  /* Translators: %s is such as "+$500.00 from Jan 5, 2025". */
  sentence = g_strdup_printf (_ ("Not counted yet: %s."), later);
  both = g_strjoin (" ", self->formula, sentence, NULL);
  cohort_set_text (&self->formula, both);
}

static void
explain_cap (CohortWhy *self,
             const CohortSnapshot *snapshot,
             const CohortLedger *ledger,
             const char *source)
{
  const CohortFundingSource *found
      = cohort_snapshot_find (snapshot, COHORT_RECORD_FUNDING_SOURCE, source);

  if (found == NULL || !cohort_is_known (found->cap_cents))
    return;
  add_line (self, g_strdup_printf (_ ("%s, as agreed"), found->name), found->cap_cents, found);
  add_later (self, ledger, source);
  COHORT_FOR_EACH (CohortAmendment, amendment, snapshot, COHORT_RECORD_AMENDMENT) {
    g_autofree char *day = amendment->on != 0 ? cohort_date_format (amendment->on) : NULL;

    if (g_strcmp0 (amendment->source, source) == 0
        && cohort_amendment_counts (amendment, cohort_ledger_get_day (ledger)))
      add_line (self,
                g_strjoin (", ", amendment->reason != NULL ? amendment->reason : _ ("Amendment"),
                           day, NULL),
                amendment->delta_cents, amendment);
  }
}

static void
explain_available (CohortWhy *self, const CohortParts *parts)
{
  const struct {
    CohortFigure figure;
    gint64 cents;
  } terms[] = {
      {COHORT_FIGURE_CAP, parts->cap},
      {COHORT_FIGURE_PAID, -parts->paid},
      {COHORT_FIGURE_APPROVED, -parts->approved},
      {COHORT_FIGURE_SUBMITTED, -parts->submitted},
      {COHORT_FIGURE_COMMITTED, -parts->committed},
  };

  if (!cohort_is_known (parts->cap))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    add_line (self, g_strdup (cohort_figure_get_label (terms[i].figure)), terms[i].cents, NULL);
}

static void
explain_drafts (CohortWhy *self,
                const CohortSnapshot *snapshot,
                const CohortLedger *ledger,
                const CohortInvoice *invoice)
{
  g_autoptr (GPtrArray) lines = cohort_invoice_list_lines (snapshot, invoice->record.id);

  for (guint i = 0; i < lines->len; i++) {
    const CohortInvoiceLine *line = g_ptr_array_index (lines, i);
    const CohortRecord *expense
        = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, line->expense);

    if (expense != NULL)
      add_line (self, dup_record_label (snapshot, expense),
                cohort_invoice_line_get_cents (snapshot, ledger, line), expense);
  }
}

static void
explain_invoices (CohortWhy *self,
                  const CohortSnapshot *snapshot,
                  const CohortLedger *ledger,
                  const char *source,
                  CohortInvoiceState state)
{
  g_autoptr (GPtrArray) invoices = cohort_invoices_list (snapshot, source);

  for (guint i = 0; i < invoices->len; i++) {
    const CohortInvoice *invoice = g_ptr_array_index (invoices, i);
    gint64 cents = cohort_invoice_get_cents (snapshot, ledger, invoice->record.id);
    CohortDate on = state == COHORT_INVOICE_RECEIVED ? invoice->received_on : invoice->sent_on;
    g_autofree char *day = NULL;

    if (cohort_invoice_get_state (invoice) != state)
      continue;
    if (state == COHORT_INVOICE_DRAFT) {
      explain_drafts (self, snapshot, ledger, invoice);
      continue;
    }
    if (state == COHORT_INVOICE_RECEIVED && cohort_is_known (invoice->received_cents))
      cents = invoice->received_cents;
    day = cohort_date_format (on);
    add_line (self, g_strdup_printf (_ ("Invoice %1$s, %2$s"), invoice->number, day), cents,
              invoice);
  }
}

static void
explain_uninvoiced (CohortWhy *self,
                    const CohortSnapshot *snapshot,
                    const CohortLedger *ledger,
                    const char *source)
{
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    const CohortInvoiceLine *line = cohort_invoices_find_line (snapshot, expense->record.id);
    const CohortInvoice *invoice
        = line != NULL ? cohort_snapshot_find (snapshot, COHORT_RECORD_INVOICE, line->invoice)
                       : NULL;
    gint64 share = cohort_invoices_get_share (snapshot, ledger, expense->record.id, source);

    if (share != 0 && (invoice == NULL || g_strcmp0 (invoice->source, source) != 0))
      add_line (self, dup_record_label (snapshot, &expense->record), share, expense);
  }
}

static void
explain_unrecovered (CohortWhy *self, const CohortRecovery *recovery)
{
  add_line (self, g_strdup (cohort_figure_get_label (COHORT_FIGURE_PAID)), recovery->paid, NULL);
  add_line (self, g_strdup (cohort_figure_get_label (COHORT_FIGURE_RECEIVED)), -recovery->received,
            NULL);
}

static gint64
get_figure (const CohortParts *parts, const CohortRecovery *recovery, CohortFigure figure)
{
  const gint64 values[COHORT_N_FIGURES] = {
      [COHORT_FIGURE_CAP] = parts->cap,
      [COHORT_FIGURE_PAID] = parts->paid,
      [COHORT_FIGURE_APPROVED] = parts->approved,
      [COHORT_FIGURE_SUBMITTED] = parts->submitted,
      [COHORT_FIGURE_COMMITTED] = parts->committed,
      [COHORT_FIGURE_AVAILABLE] = parts->available,
      [COHORT_FIGURE_DRAFT_INVOICES] = recovery->draft,
      [COHORT_FIGURE_SENT_INVOICES] = recovery->sent,
      [COHORT_FIGURE_RECEIVED] = recovery->received,
      [COHORT_FIGURE_UNRECOVERED] = recovery->unrecovered,
      [COHORT_FIGURE_UNINVOICED] = recovery->uninvoiced,
  };

  return values[figure];
}

/**
 * cohort_why_new:
 * @ledger: of @snapshot
 * @source: a funding source of the year
 *
 * Returns: (transfer full): the lines that make up @figure, each with the record to open; for
 *   “Available” and “not yet recovered” the figures they are worked out from
 */
CohortWhy *
cohort_why_new (const CohortSnapshot *snapshot,
                const CohortLedger *ledger,
                const char *source,
                CohortFigure figure)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source);
  CohortRecovery recovery;
  CohortWhy *self;

  g_return_val_if_fail (parts != NULL && figure < COHORT_N_FIGURES, NULL);
  cohort_recovery_count (snapshot, ledger, source, &recovery);
  self = make_why (_ (figures[figure].label), _ (figures[figure].formula),
                   get_figure (parts, &recovery, figure));
  if (figures[figure].part != NULL)
    explain_part (self, snapshot, ledger, source, figures[figure].part);
  else if (figure == COHORT_FIGURE_CAP)
    explain_cap (self, snapshot, ledger, source);
  else if (figure == COHORT_FIGURE_AVAILABLE)
    explain_available (self, parts);
  else if (figure == COHORT_FIGURE_UNRECOVERED)
    explain_unrecovered (self, &recovery);
  else if (figure == COHORT_FIGURE_UNINVOICED)
    explain_uninvoiced (self, snapshot, ledger, source);
  else
    explain_invoices (self, snapshot, ledger, source,
                      (CohortInvoiceState)(figure - COHORT_FIGURE_DRAFT_INVOICES));
  return self;
}

static gboolean
fits (const char *wanted, const char *value)
{
  return wanted == NULL || g_strcmp0 (wanted, value) == 0;
}

static gboolean
is_on (const CohortLedger *ledger, const char *line, const char *source)
{
  const CohortPlanEntry *entry = g_hash_table_lookup (ledger->plan, line);
  guint slot = cohort_ledger_get_slot (ledger, source);

  return source == NULL || (entry != NULL && entry->named[slot]);
}

/** cohort_why_new_planned: Returns: (transfer full): the plan lines of cohort_ledger_planned(), and
 * those without a price, which are in no sum */
CohortWhy *
cohort_why_new_planned (const CohortSnapshot *snapshot,
                        const CohortLedger *ledger,
                        const char *source,
                        const char *person,
                        const char *convening)
{
  CohortWhy *self = make_why (_ ("Planned"),
                              _ ("Every open plan line, and what was used of those that are "
                                 "closed. A line without a price is listed, and in no sum."),
                              cohort_ledger_planned (ledger, source, person, convening));

  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    gint64 cents = cohort_ledger_line_projected (ledger, line, source);
    gboolean is_unpriced = !cohort_is_known (line->amount_cents)
                           && g_strcmp0 (line->state, "closed") != 0
                           && is_on (ledger, line->record.id, source);

    if (fits (person, line->person) && fits (convening, line->convening)
        && (cents != 0 || is_unpriced))
      add_line (self, dup_record_label (snapshot, &line->record),
                is_unpriced ? COHORT_UNKNOWN : cents, line);
  }
  return self;
}
