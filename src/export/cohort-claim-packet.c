/* A claim: what was spent, by whose rates and from which money, with its receipts (domain.md 3.7).
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-claim-packet.h"

#include "cohort-claim-private.h"
#include "cohort-date.h"
#include "cohort-export-error.h"
#include "cohort-money.h"
#include "cohort-pdf-file.h"
#include "cohort-policy.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortClaim claim;
  const CohortClaimOptions *options;
  CohortLetterhead *letterhead; /* (owned) */
  CohortPaper *paper;           /* (owned) */
  GPtrArray *enclosures;        /* (owned) */
} Packet;

static void
packet_clear (Packet *packet)
{
  g_clear_pointer (&packet->claim.ledger, cohort_ledger_free);
  g_clear_pointer (&packet->claim.expenses, g_ptr_array_unref);
  g_clear_pointer (&packet->claim.receipts, g_ptr_array_unref);
  g_clear_pointer (&packet->letterhead, cohort_letterhead_unref);
  g_clear_pointer (&packet->paper, cohort_paper_free);
  g_clear_pointer (&packet->enclosures, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Packet, packet_clear)

/* Which expenses */

static gboolean
is_same_name (const char *one, const char *other)
{
  g_autofree char *folded = one != NULL ? g_utf8_casefold (one, -1) : NULL;
  g_autofree char *other_folded = other != NULL ? g_utf8_casefold (other, -1) : NULL;

  return folded != NULL && g_strcmp0 (folded, other_folded) == 0;
}

static gboolean
is_asked_for (const CohortExpense *expense, const CohortClaimOptions *options)
{
  gboolean is_theirs
      = options->person != NULL
            ? g_strcmp0 (expense->person, options->person) == 0
            : expense->person == NULL && is_same_name (expense->payee, options->payee);

  return is_theirs && g_strcmp0 (expense->status, "void") != 0
         && g_strcmp0 (expense->status, "rejected") != 0
         && (options->convening == NULL || g_strcmp0 (expense->convening, options->convening) == 0)
         && (options->from == 0 || expense->incurred_on >= options->from)
         && (options->to == 0
             || (expense->incurred_on != 0 && expense->incurred_on <= options->to));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const CohortExpense *one = *(const CohortExpense *const *)a;
  const CohortExpense *other = *(const CohortExpense *const *)b;

  if (one->incurred_on != other->incurred_on)
    return one->incurred_on < other->incurred_on ? -1 : 1;
  return g_strcmp0 (one->record.id, other->record.id);
}

static gboolean
collect (Packet *packet, GError **error)
{
  packet->claim.expenses = g_ptr_array_new ();
  COHORT_FOR_EACH (CohortExpense, expense, packet->claim.snapshot, COHORT_RECORD_EXPENSE) {
    if (is_asked_for (expense, packet->options))
      g_ptr_array_add (packet->claim.expenses, (gpointer)expense);
  }
  g_ptr_array_sort (packet->claim.expenses, compare_days);
  if (packet->claim.expenses->len > 0)
    return TRUE;
  g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
               _ ("There is nothing to claim: no expense of that person, convening and time. "
                  "Enter expenses first, or choose others."));
  return FALSE;
}

/* What a line says */

/* The rate's source: that of the plan line, else of the day's rate if it is that rate. */
static const char *
find_rate_source (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  static const char *const kinds[][2] = {{"mileage", "mileage"}, {"lodging", "lodging"}};
  const CohortConvening *convening = expense->convening != NULL ? cohort_program_find_convening (
                                         cohort_snapshot_get_program (snapshot), expense->convening)
                                                                : NULL;
  const char *locality = convening != NULL ? convening->locality : NULL;
  const CohortPlanLine *line
      = expense->plan_line != NULL
            ? cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line)
            : NULL;

  if (line != NULL && line->rate_source != NULL
      && (line->rate == expense->rate || !cohort_is_known (expense->rate)))
    return line->rate_source;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    CohortDayRate rate;

    if (g_strcmp0 (expense->category, kinds[i][0]) == 0
        && cohort_rates_find (snapshot, kinds[i][1], locality, expense->incurred_on, &rate)
        && rate.mills == expense->rate)
      return rate.source;
  }
  return NULL;
}

static void
append_line (GString *text, const char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* Category, purpose, quantity by rate, where the rate is from, and why a receipt or more is
 * missing. */
static char *
dup_what (const CohortSnapshot *snapshot, const CohortExpense *expense)
{
  g_autofree char *quantity = cohort_claim_dup_quantity (expense->quantity, expense->rate);
  const char *source = find_rate_source (snapshot, expense);
  g_autofree char *rate = source != NULL ? g_strdup_printf (_ ("Rate: %s"), source) : NULL;
  g_autofree char *missing
      = expense->missing_receipt_reason != NULL
            ? g_strdup_printf (_ ("No receipt: %s"), expense->missing_receipt_reason)
            : NULL;
  g_autofree char *reason = expense->status_reason != NULL
                                ? g_strdup_printf (_ ("Office: %s"), expense->status_reason)
                                : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  append_line (text, cohort_vocabulary_get_label ("expense-category", expense->category));
  append_line (text, expense->purpose);
  append_line (text, quantity);
  append_line (text, rate);
  append_line (text, missing);
  append_line (text, reason);
  return g_strdup (text->str);
}

static gboolean
is_approved (const CohortExpense *expense)
{
  return g_strcmp0 (expense->status, "approved") == 0 || g_strcmp0 (expense->status, "paid") == 0;
}

static gint64
get_approved (const CohortExpense *expense)
{
  if (!is_approved (expense))
    return COHORT_UNKNOWN;
  return cohort_is_known (expense->approved_cents) ? expense->approved_cents
                                                   : expense->claimed_cents;
}

/* Of the claimed amount, or of what was approved once it is. */
static gint64
get_share (const CohortClaim *claim, const CohortExpense *expense, const char *source)
{
  return is_approved (expense)
             ? cohort_ledger_expense_approved_share (claim->ledger, expense->record.id, source)
             : cohort_ledger_expense_share (claim->ledger, expense->record.id, source);
}

/* Each source with its share and the account it is booked under. */
static char *
dup_sources (const CohortClaim *claim, const CohortExpense *expense)
{
  GPtrArray *sources = cohort_ledger_get_sources (claim->ledger);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    gint64 cents = get_share (claim, expense, source->record.id);
    g_autofree char *money = cohort_claim_dup_money (cents);
    g_autofree char *words = g_strdup_printf ("%s %s", source->name, money);

    if (cents == 0)
      continue;
    append_line (text, words);
    append_line (text, cohort_claim_get_account (claim->snapshot, expense, source));
  }
  return g_strdup (text->str);
}

static void
add_line (Packet *packet, guint i)
{
  const CohortExpense *expense = g_ptr_array_index (packet->claim.expenses, i);
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  g_autofree char *day
      = expense->incurred_on != 0 ? cohort_date_format (expense->incurred_on) : NULL;
  g_autofree char *what = dup_what (packet->claim.snapshot, expense);
  g_autofree char *sources = dup_sources (&packet->claim, expense);
  g_autofree char *receipts = cohort_claim_dup_receipt_numbers (&packet->claim, expense->record.id);
  g_autofree char *claimed = cohort_claim_dup_money (expense->claimed_cents);
  g_autofree char *approved = cohort_claim_dup_money (get_approved (expense));
  const char *cells[] = {
      number, day, what, sources, receipts != NULL ? receipts : _ ("none"), claimed, approved,
  };

  cohort_paper_add_row (packet->paper, cells, COHORT_PAPER_ROW);
}

/* Sums of what is known; @all tells whether all of it was. */
static gint64
sum (const Packet *packet, gboolean approved, gboolean *all)
{
  gint64 total = 0;

  *all = TRUE;
  for (guint i = 0; i < packet->claim.expenses->len; i++) {
    const CohortExpense *expense = g_ptr_array_index (packet->claim.expenses, i);
    gint64 cents = approved ? get_approved (expense) : expense->claimed_cents;

    if (!cohort_is_known (cents))
      *all = FALSE;
    else
      (void)cohort_money_add (&total, cents);
  }
  return total;
}

static void
add_lines (Packet *packet)
{
  const CohortPaperColumn columns[] = {
      {_ ("No."), 28, FALSE},       {_ ("Date"), 58, FALSE},    {_ ("What for"), 138, FALSE},
      {_ ("Paid from"), 88, FALSE}, {_ ("Receipt"), 42, FALSE}, {_ ("Claimed"), 57, TRUE},
      {_ ("Approved"), 57, TRUE},
  };
  gboolean all_claimed, all_approved;
  gint64 claimed_cents = sum (packet, FALSE, &all_claimed);
  gint64 approved_cents = sum (packet, TRUE, &all_approved);
  g_autofree char *claimed = cohort_money_format (claimed_cents);
  g_autofree char *approved = cohort_money_format (approved_cents);
  const char *total[] = {NULL, NULL, _ ("Total"), NULL, NULL, claimed, approved};

  cohort_paper_add_heading (packet->paper, _ ("Expenses"));
  cohort_paper_begin_table (packet->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < packet->claim.expenses->len; i++)
    add_line (packet, i);
  cohort_paper_add_row (packet->paper, total, COHORT_PAPER_TOTAL);
  cohort_paper_end_table (packet->paper);
  if (!all_approved)
    cohort_paper_add_text (packet->paper,
                           _ ("“—” stands where the office has not decided yet; such lines are "
                              "not in the approved total."));
}

/* Per source: its shares of all lines. */
static void
add_source (Packet *packet, const CohortFundingSource *source)
{
  gint64 claimed_cents = 0, approved_cents = 0;
  g_autofree char *claimed = NULL, *approved = NULL;

  for (guint i = 0; i < packet->claim.expenses->len; i++) {
    const CohortExpense *expense = g_ptr_array_index (packet->claim.expenses, i);
    CohortLedger *ledger = packet->claim.ledger;
    const char *id = expense->record.id;

    (void)cohort_money_add (&claimed_cents,
                            cohort_ledger_expense_share (ledger, id, source->record.id));
    (void)cohort_money_add (&approved_cents,
                            cohort_ledger_expense_approved_share (ledger, id, source->record.id));
  }
  if (claimed_cents == 0 && approved_cents == 0)
    return;
  claimed = cohort_money_format (claimed_cents);
  approved = cohort_money_format (approved_cents);
  const char *cells[] = {source->name, source->number, source->account_code, claimed, approved};

  cohort_paper_add_row (packet->paper, cells, COHORT_PAPER_ROW);
}

static void
add_sources (Packet *packet)
{
  const CohortPaperColumn columns[] = {
      {_ ("Funding source"), 170, FALSE}, {_ ("Number"), 92, FALSE},  {_ ("Account"), 92, FALSE},
      {_ ("Claimed"), 57, TRUE},          {_ ("Approved"), 57, TRUE},
  };
  GPtrArray *sources = cohort_ledger_get_sources (packet->claim.ledger);

  cohort_paper_add_heading (packet->paper, _ ("By funding source"));
  cohort_paper_begin_table (packet->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < sources->len; i++)
    add_source (packet, g_ptr_array_index (sources, i));
  cohort_paper_end_table (packet->paper);
}

/* The form */

static char *
dup_claimant (const Packet *packet)
{
  const CohortClaimOptions *options = packet->options;

  return options->person != NULL
             ? cohort_claim_dup_who (packet->claim.snapshot, options->person, options->today)
             : g_strdup (options->payee);
}

static char *
dup_days (const Packet *packet)
{
  const CohortExpense *first = g_ptr_array_index (packet->claim.expenses, 0);
  const CohortExpense *last
      = g_ptr_array_index (packet->claim.expenses, packet->claim.expenses->len - 1);
  CohortDate from = packet->options->from != 0 ? packet->options->from : first->incurred_on;
  CohortDate to = packet->options->to != 0 ? packet->options->to : last->incurred_on;

  return from != 0 && to != 0 ? cohort_date_format_range (from, to) : NULL;
}

static void
add_head (Packet *packet)
{
  const CohortSnapshot *snapshot = packet->claim.snapshot;
  const CohortContractTerms *terms
      = cohort_program_get_contract (cohort_snapshot_get_program (snapshot));
  g_autofree char *who = dup_claimant (packet);
  g_autofree char *event = cohort_claim_dup_event (snapshot, packet->options->convening);
  g_autofree char *trip
      = cohort_claim_dup_trip (snapshot, packet->options->person, packet->options->convening);
  g_autofree char *days = dup_days (packet);
  g_autofree char *today = cohort_date_format (packet->options->today);

  cohort_paper_add_pair (packet->paper, _ ("Claimed by"), who);
  cohort_paper_add_pair (packet->paper, _ ("Event"), event);
  cohort_paper_add_pair (packet->paper, _ ("Purpose"), terms != NULL ? terms->purpose : NULL);
  cohort_paper_add_pair (packet->paper, _ ("Days away"), trip);
  cohort_paper_add_pair (packet->paper, _ ("Days of expenses"), days);
  cohort_paper_add_pair (packet->paper, _ ("Date of this claim"), today);
}

static void
add_signatures (Packet *packet)
{
  const char *const labels[] = {_ ("Claimed by"), _ ("Approved by (designated officer)"), NULL};

  cohort_paper_add_signatures (
      packet->paper,
      _ ("The expenses above were actual and necessary for official business. They are claimed "
         "only here, and their receipts are part of this claim, or it says why there is none."),
      labels);
}

/* Returns how many pages come before the first picture. */
static guint
build (Packet *packet, guint first_page)
{
  guint n_pictures;

  g_clear_pointer (&packet->paper, cohort_paper_free);
  packet->paper = cohort_paper_new (packet->letterhead, _ ("Claim for reimbursement"));
  add_head (packet);
  add_lines (packet);
  add_sources (packet);
  cohort_claim_add_receipt_list (&packet->claim, packet->paper, first_page);
  add_signatures (packet);
  n_pictures = cohort_claim_add_pictures (&packet->claim, packet->paper);
  return cohort_paper_get_n_pages (packet->paper) - n_pictures;
}

static gboolean
draw (cairo_t *cr, gpointer data, GError **error)
{
  Packet *packet = data;

  cohort_paper_draw (packet->paper, cr);
  return TRUE;
}

static char *
dup_title (const Packet *packet)
{
  g_autofree char *who = dup_claimant (packet);

  /* Translators: the title of a PDF: whose claim it is */
  return g_strdup_printf (_ ("Claim for reimbursement – %s"), who != NULL ? who : "");
}

/**
 * cohort_claim_packet_write_pdf:
 * @snapshot: a county
 * @options: whose claim, of which convening or days
 * @path: where
 * @cancellable: (nullable): looked at before it is written
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Writes what an office needs to pay a claim (domain.md 3.7): purpose, days, each expense with its
 * rate and the rate's source, who bears it, totals, why a receipt is missing, a line to approve on,
 * and the receipts: each page of them on a page of its own, what cannot be drawn enclosed as a
 * file. Void and rejected expenses are left out.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_claim_packet_write_pdf (const CohortSnapshot *snapshot,
                               const CohortClaimOptions *options,
                               const char *path,
                               GCancellable *cancellable,
                               GError **error)
{
  g_auto (Packet) packet = {.claim = {.snapshot = snapshot}, .options = options};
  CohortPdfProperties properties = {.exported_at = options->exported_at};
  g_autofree char *title = NULL;

  if (!collect (&packet, error))
    return FALSE;
  packet.letterhead = cohort_letterhead_new (snapshot, error);
  if (packet.letterhead == NULL)
    return FALSE;
  packet.claim.ledger = cohort_ledger_new (snapshot);
  cohort_claim_collect_receipts (&packet.claim, options->attachments);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  /* Once to learn how long it is, once with the pages of the receipts. */
  (void)build (&packet, build (&packet, 1) + 1);
  packet.enclosures = cohort_claim_list_enclosures (&packet.claim);
  title = dup_title (&packet);
  properties.title = title;
  return cohort_pdf_write (snapshot, &properties, path, draw, &packet, packet.enclosures, error);
}
