/* The sheet a person asks with before she travels (domain.md 1.7 and 3.7).
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
#include "cohort-travel.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const CohortSnapshot *snapshot;
  const CohortPreapprovalOptions *options;
  CohortLedger *ledger; /* (owned) */
  CohortPaper *paper;   /* (owned) */
  GPtrArray *lines;     /* (owned) (element-type CohortPlanLine) */
  gint64 total;
  guint unpriced;
} Sheet;

static void
sheet_clear (Sheet *sheet)
{
  g_clear_pointer (&sheet->ledger, cohort_ledger_free);
  g_clear_pointer (&sheet->paper, cohort_paper_free);
  g_clear_pointer (&sheet->lines, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static gboolean
collect (Sheet *sheet, GError **error)
{
  sheet->lines = g_ptr_array_new ();
  COHORT_FOR_EACH (CohortPlanLine, line, sheet->snapshot, COHORT_RECORD_PLAN_LINE) {
    if (g_strcmp0 (line->person, sheet->options->person) != 0
        || g_strcmp0 (line->convening, sheet->options->convening) != 0)
      continue;
    g_ptr_array_add (sheet->lines, (gpointer)line);
    if (cohort_is_known (line->amount_cents))
      (void)cohort_money_add (&sheet->total, line->amount_cents);
    else
      sheet->unpriced++;
  }
  if (sheet->lines->len > 0)
    return TRUE;
  g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
               _ ("Nothing is planned for that person and convening. Plan the trip first."));
  return FALSE;
}

static void
append_line (GString *text, const char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static char *
dup_basis (const CohortPlanLine *line)
{
  g_autofree char *quantity = cohort_claim_dup_quantity (line->quantity, line->rate);
  g_autofree char *rate
      = line->rate_source != NULL ? g_strdup_printf (_ ("Rate: %s"), line->rate_source) : NULL;
  g_autofree char *reason
      = line->override_reason != NULL
            /* Translators: %s is a reason somebody typed. */
            ? g_strdup_printf (_ ("Charged although the source does not usually pay this: %s"),
                               line->override_reason)
            : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  append_line (text, line->description);
  append_line (text, quantity);
  append_line (text, rate);
  append_line (text, reason);
  return g_strdup (text->str);
}

static char *
dup_sources (const Sheet *sheet, const CohortPlanLine *line)
{
  GPtrArray *sources = cohort_ledger_get_sources (sheet->ledger);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    gint64 cents = cohort_ledger_line_planned (sheet->ledger, line->record.id, source->record.id);
    g_autofree char *money = cohort_claim_dup_money (cents);
    g_autofree char *words = g_strdup_printf ("%s %s", source->name, money);

    if (cents == 0)
      continue;
    append_line (text, words);
    append_line (text, line->account_code != NULL ? line->account_code : source->account_code);
  }
  return g_strdup (text->str);
}

static void
add_line (Sheet *sheet, const CohortPlanLine *line)
{
  g_autofree char *basis = dup_basis (line);
  g_autofree char *sources = dup_sources (sheet, line);
  g_autofree char *cents = cohort_is_known (line->amount_cents)
                               ? cohort_money_format (line->amount_cents)
                               : g_strdup (_ ("not priced"));
  const char *cells[]
      = {cohort_vocabulary_get_label ("expense-category", line->category), basis, sources, cents};

  cohort_paper_add_row (sheet->paper, cells, COHORT_PAPER_ROW);
}

static void
add_lines (Sheet *sheet)
{
  const CohortPaperColumn columns[] = {
      {_ ("Anticipated cost"), 110, FALSE},
      {_ ("How it was worked out"), 158, FALSE},
      {_ ("Funding source"), 130, FALSE},
      {_ ("Amount"), 70, TRUE},
  };
  g_autofree char *total = cohort_money_format (sheet->total);
  const char *cells[] = {_ ("Total"), NULL, NULL, total};

  cohort_paper_add_heading (sheet->paper, _ ("Anticipated costs"));
  cohort_paper_begin_table (sheet->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < sheet->lines->len; i++)
    add_line (sheet, g_ptr_array_index (sheet->lines, i));
  cohort_paper_add_row (sheet->paper, cells, COHORT_PAPER_TOTAL);
  cohort_paper_end_table (sheet->paper);
  if (sheet->unpriced > 0) {
    g_autofree char *words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u cost has no price yet and is not in the total.",
                     "%u costs have no price yet and are not in the total.", sheet->unpriced),
        sheet->unpriced);

    cohort_paper_add_text (sheet->paper, words);
  }
}

/* By source, what she would cost it. */
static void
add_sources (Sheet *sheet)
{
  GPtrArray *sources = cohort_ledger_get_sources (sheet->ledger);

  cohort_paper_add_heading (sheet->paper, _ ("Funding"));
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);
    gint64 cents = cohort_ledger_planned (sheet->ledger, source->record.id, sheet->options->person,
                                          sheet->options->convening);
    g_autofree char *money = cohort_money_format (cents);

    if (cents != 0)
      cohort_paper_add_pair (sheet->paper, source->name, money);
  }
}

/* The day before which the board has to approve: the earliest of the sources that bear any of it.
 */
static CohortDate
find_board_day (const Sheet *sheet)
{
  GPtrArray *sources = cohort_ledger_get_sources (sheet->ledger);
  CohortDate earliest = 0;

  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);

    if (source->board_on != 0 && (earliest == 0 || source->board_on < earliest)
        && cohort_ledger_planned (sheet->ledger, source->record.id, sheet->options->person,
                                  sheet->options->convening)
               != 0)
      earliest = source->board_on;
  }
  return earliest;
}

/* Whether the board decides, by the county's policy and the sources' days. */
static char *
dup_board_note (const Sheet *sheet)
{
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (sheet->snapshot);
  CohortDate day = find_board_day (sheet);
  g_autofree char *limit = NULL, *by = NULL;

  if (day != 0) {
    by = cohort_date_format (day);
    return g_strdup_printf (_ ("The board has to approve this travel by %s."), by);
  }
  if (!cohort_is_known (policy->board_cents))
    return g_strdup (_ ("The county's policy names no amount above which the board decides."));
  limit = cohort_money_format (policy->board_cents);
  if (sheet->total > policy->board_cents)
    return g_strdup_printf (
        _ ("The board has to approve this travel before it: the total is above %s."), limit);
  return g_strdup_printf (_ ("The total is not above %s, so the board need not approve it."),
                          limit);
}

/* (nullable): what is recorded of the approval */
static char *
dup_approval (const Sheet *sheet)
{
  const CohortTripRecord *trip
      = cohort_trip_find (sheet->snapshot, sheet->options->person, sheet->options->convening);
  g_autofree char *day = NULL, *cents = NULL, *words = NULL;

  if (trip == NULL || trip->approved_on == 0)
    return NULL;
  day = cohort_date_format (trip->approved_on);
  words = trip->approval != NULL
              /* Translators: %1$s is a day, %2$s such as "Board of October 8, item 12". */
              ? g_strdup_printf (_ ("Approved on %1$s: %2$s."), day, trip->approval)
              : g_strdup_printf (_ ("Approved on %s."), day);
  if (cohort_trip_is_approved (trip, sheet->total, trip->approved_on))
    return g_steal_pointer (&words);
  cents = cohort_money_format (trip->approved_cents);
  /* Translators: %1$s is a sentence, %2$s an amount. */
  return g_strdup_printf (_ ("%1$s That was for %2$s, so it needs approval anew."), words, cents);
}

static char *
dup_substitute (const CohortTripRecord *trip)
{
  g_autofree char *days = NULL;

  if (trip == NULL || !cohort_is_known (trip->substitute_days) || trip->substitute_days <= 0)
    return NULL;
  days = cohort_tenths_format (trip->substitute_days);
  return g_strdup_printf (_ ("%s days"), days);
}

static void
add_head (Sheet *sheet)
{
  const CohortPreapprovalOptions *options = sheet->options;
  const CohortContractTerms *terms
      = cohort_program_get_contract (cohort_snapshot_get_program (sheet->snapshot));
  const CohortTripRecord *trip
      = cohort_trip_find (sheet->snapshot, options->person, options->convening);
  const CohortConvening *convening = cohort_program_find_convening (
      cohort_snapshot_get_program (sheet->snapshot), options->convening);
  g_autofree char *who = cohort_claim_dup_who (sheet->snapshot, options->person, options->today);
  g_autofree char *event = cohort_claim_dup_event (sheet->snapshot, options->convening);
  g_autofree char *days
      = cohort_claim_dup_trip (sheet->snapshot, options->person, options->convening);
  g_autofree char *substitute = dup_substitute (trip);
  g_autofree char *today = cohort_date_format (options->today);

  cohort_paper_add_pair (sheet->paper, _ ("Who travels"), who);
  cohort_paper_add_pair (sheet->paper, _ ("Event"), event);
  cohort_paper_add_pair (sheet->paper, C_ ("trip", "Place"),
                         convening != NULL ? convening->city : NULL);
  cohort_paper_add_pair (sheet->paper, _ ("Purpose"), terms != NULL ? terms->purpose : NULL);
  cohort_paper_add_pair (sheet->paper, _ ("Days away"), days);
  if (trip != NULL && trip->mode != NULL)
    cohort_paper_add_pair (sheet->paper, _ ("Travels by"),
                           cohort_vocabulary_get_label ("trip-mode", trip->mode));
  cohort_paper_add_pair (sheet->paper, _ ("Substitute"), substitute);
  cohort_paper_add_pair (sheet->paper, _ ("Date of this request"), today);
}

static void
build (Sheet *sheet, CohortLetterhead *letterhead)
{
  const char *const labels[] = {_ ("Requested by"), _ ("Recommended by (supervisor)"),
                                _ ("Approved by (superintendent or designee)"), NULL};
  g_autofree char *board = dup_board_note (sheet);
  g_autofree char *approval = dup_approval (sheet);

  sheet->paper = cohort_paper_new (letterhead, _ ("Request to travel"));
  add_head (sheet);
  add_lines (sheet);
  add_sources (sheet);
  cohort_paper_add_heading (sheet->paper, _ ("Approval before travel"));
  cohort_paper_add_text (sheet->paper, board);
  if (approval != NULL)
    cohort_paper_add_text (sheet->paper, approval);
  cohort_paper_add_signatures (
      sheet->paper, _ ("Travel that was not approved before it may not be paid."), labels);
}

static gboolean
draw (cairo_t *cr, gpointer data, GError **error)
{
  cohort_paper_draw (((Sheet *)data)->paper, cr);
  return TRUE;
}

/**
 * cohort_preapproval_write_pdf:
 * @snapshot: a county
 * @options: who asks to go where
 * @path: where
 * @cancellable: (nullable): looked at before it is written
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Writes the request a district asks for before travel: role, event, place, days, anticipated costs
 * by kind, funding source, and whether the board has to approve it.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_preapproval_write_pdf (const CohortSnapshot *snapshot,
                              const CohortPreapprovalOptions *options,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error)
{
  g_auto (Sheet) sheet = {.snapshot = snapshot, .options = options};
  CohortPdfProperties properties = {.exported_at = options->exported_at};
  g_autoptr (CohortLetterhead) letterhead = NULL;
  g_autofree char *who = NULL, *title = NULL;

  if (!collect (&sheet, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  letterhead = cohort_letterhead_new (snapshot, error);
  if (letterhead == NULL)
    return FALSE;
  sheet.ledger = cohort_ledger_new (snapshot);
  build (&sheet, letterhead);
  who = cohort_claim_dup_who (snapshot, options->person, options->today);
  /* Translators: the title of a PDF: who asks to travel */
  title = g_strdup_printf (_ ("Request to travel – %s"), who != NULL ? who : "");
  properties.title = title;
  return cohort_pdf_write (snapshot, &properties, path, draw, &sheet, NULL, error);
}
