/* What needs a person's eye: each with an id, a subject and a sentence; never a block, never an
 * assert. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include <glib/gi18n-lib.h>

/* In the order of domain.md 3.8, which is also the order they are shown in. */
static const struct {
  const char *id;
  const char *topic;
  const char *title; /* of many of them, with their number behind it */
  gboolean urgent;
} catalog[] = {
  {"OVER_SPOTS", N_ ("Spots"), N_ ("More people than spots"), TRUE},
  {"UNDER_TEAM", N_ ("Spots"), N_ ("Spots nobody takes"), TRUE},
  {"NO_LEAD", N_ ("Team"), N_ ("No team lead"), FALSE},
  {"SINGLE_SECTOR", N_ ("Team"), N_ ("Most from one organization"), FALSE},
  {"GAP_ROLE", N_ ("Team"), N_ ("Roles missing"), FALSE},
  {"GAP_BAND", N_ ("Team"), N_ ("Grade bands missing"), FALSE},
  {"UNPRICED", N_ ("Price"), N_ ("No price yet"), FALSE},
  {"PROJECTED_SHORT", N_ ("Money"), N_ ("More planned than there is"), TRUE},
  {"BEFORE_START", N_ ("Money"), N_ ("Before the contract starts"), TRUE},
  {"AFTER_END", N_ ("Money"), N_ ("After the contract ends"), TRUE},
  {"OVER_PLAN", N_ ("Money"), N_ ("More than planned"), FALSE},
  {"OVER_RATE", N_ ("Money"), N_ ("Above the rate"), FALSE},
  {"MEAL_PROVIDED", N_ ("Money"), N_ ("Meals that were provided"), FALSE},
  {"LOCAL_TRAVEL", N_ ("Money"), N_ ("Near enough to go home"), FALSE},
  {"HOUSING_RULE", N_ ("Price"), N_ ("Lodging rule"), FALSE},
  {"MEMBER_PRICE", N_ ("Price"), N_ ("Member price"), FALSE},
  {"PRESENTER_UNCONFIRMED", N_ ("Price"), N_ ("Prices not confirmed"), FALSE},
  {"NO_RECEIPT", N_ ("Money"), N_ ("No receipt"), FALSE},
  {"LATE_CLAIM", N_ ("Money"), N_ ("Claimed late"), TRUE},
  {"ASK_ALLOWABLE", N_ ("Money"), N_ ("Ask whether it is covered"), FALSE},
  {"DUPLICATE_PERSON", N_ ("Team"), N_ ("Perhaps the same person"), FALSE},
  {"DUPLICATE_EXPENSE", N_ ("Money"), N_ ("Perhaps the same expense"), FALSE},
  {"NO_SHOW_CLAIM", N_ ("Money"), N_ ("Claimed without being there"), FALSE},
  {"YEAR_NO_FUND", N_ ("Money"), N_ ("No contract money this year"), TRUE},
  {"LETTER_STALE", N_ ("Letters"), N_ ("Letters out of date"), FALSE},
  {"DATE_UNCERTAIN", N_ ("Dates"), N_ ("Dates to confirm"), FALSE},
  {"TYPED_UNMATCHED", N_ ("Team"), N_ ("Roles and grades not known"), FALSE},
  {"OFFER_OVERDUE", N_ ("Spots"), N_ ("Offers without an answer"), TRUE},
  {"NOT_REGISTERED", N_ ("Spots"), N_ ("Not registered yet"), TRUE},
  {"REFUND_DUE", N_ ("Money"), N_ ("Refunds to come"), FALSE},
  {"BOARD_APPROVAL", N_ ("Money"), N_ ("Board approval"), TRUE},
  {"INVOICE_STALE", N_ ("Money"), N_ ("Invoices out of date"), FALSE},
  {"LETTER_NUMBER_TWICE", N_ ("Letters"), N_ ("Letter numbers used twice"), FALSE},
  {"DEADLINE_NEAR", N_ ("Dates"), N_ ("Deadlines near"), TRUE},
  {"GOAL_WITHOUT_PERSON", N_ ("Plan"), N_ ("Goals nobody serves"), FALSE},
};

static guint
find_rank (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalog); i++)
    if (g_str_equal (catalog[i].id, id))
      return i;
  g_return_val_if_reached (0);
}

/**
 * cohort_finding_get_topic:
 * @id: a finding's id
 *
 * Returns: (transfer none): a word for a chip: "Money", "Spots", "Team", "Price", "Letters",
 *   "Dates" or "Plan", translated
 */
const char *
cohort_finding_get_topic (const char *id)
{
  return _ (catalog[find_rank (id)].topic);
}

/**
 * cohort_finding_get_title:
 * @id: a finding's id
 *
 * Returns: (transfer none): what all findings of @id are about, such as "No receipt", translated
 */
const char *
cohort_finding_get_title (const char *id)
{
  return _ (catalog[find_rank (id)].title);
}

static void
free_finding (gpointer data)
{
  CohortFinding *finding = data;

  g_free (finding->subject);
  g_free (finding->text);
  g_free (finding);
}

/**
 * cohort_findings_add:
 * @id: one of the catalog
 * @kind: of @subject; %COHORT_N_RECORD_KINDS for a convening's code or "team"
 * @cents: what it is about, or %COHORT_UNKNOWN
 * @format: the sentence, translated
 */
void
cohort_findings_add (CohortFindingsRun *run,
                     const char *id,
                     CohortRecordKind kind,
                     const char *subject,
                     gint64 cents,
                     const char *format,
                     ...)
{
  CohortFinding *finding = g_new0 (CohortFinding, 1);
  va_list list;

  finding->id = catalog[find_rank (id)].id;
  finding->kind = kind;
  finding->subject = g_strdup (subject);
  finding->cents = cents;
  finding->urgent = catalog[find_rank (id)].urgent;
  va_start (list, format);
  finding->text = g_strdup_vprintf (format, list);
  va_end (list);
  g_ptr_array_add (run->findings, finding);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const CohortFinding *one = *(const CohortFinding *const *) a;
  const CohortFinding *other = *(const CohortFinding *const *) b;

  if (one->urgent != other->urgent)
    return one->urgent ? -1 : 1;
  return (int) find_rank (one->id) - (int) find_rank (other->id);
}

/**
 * cohort_findings_new:
 * @today: the day to look at it all
 *
 * Returns: (transfer full) (element-type CohortFinding): urgent ones first, then in the order of
 *   domain.md 3.8, of one id in the order the records were made
 */
GPtrArray *
cohort_findings_new (const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, today);
  CohortFindingsRun run = {
    .snapshot = snapshot,
    .today = today,
    .ledger = ledger,
    .findings = g_ptr_array_new_with_free_func (free_finding),
  };

  cohort_findings_look_at_convenings (&run);
  cohort_findings_look_at_team (&run);
  cohort_findings_look_at_people (&run);
  cohort_findings_look_at_money (&run);
  cohort_findings_look_at_travel (&run);
  cohort_findings_look_at_claims (&run);
  cohort_findings_look_at_letters (&run);
  cohort_findings_look_at_opportunities (&run);
  cohort_findings_look_at_goals (&run);
  g_ptr_array_sort (run.findings, compare_findings);
  return run.findings;
}

/**
 * cohort_findings_new_of_expense:
 * @ledger: of @snapshot
 * @expense: one of @snapshot
 * @today: the day to look at it
 *
 * What cohort_findings_new() finds about @expense and its line of the plan, without looking at all
 * the others: for a form that is typed in.
 *
 * Returns: (transfer full) (element-type CohortFinding): in the same order
 */
GPtrArray *
cohort_findings_new_of_expense (const CohortSnapshot *snapshot,
                                CohortLedger *ledger,
                                const CohortExpense *expense,
                                CohortDate today)
{
  const CohortPlanLine *line
    = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);
  CohortFindingsRun run = {
    .snapshot = snapshot,
    .today = today,
    .ledger = ledger,
    .findings = g_ptr_array_new_with_free_func (free_finding),
  };

  cohort_findings_look_at_money_of (&run, expense, line);
  cohort_findings_look_at_travel_of (&run, expense, line);
  cohort_findings_look_at_claim (&run, expense);
  g_ptr_array_sort (run.findings, compare_findings);
  return run.findings;
}
