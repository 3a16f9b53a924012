/* The county's year in one place, as text for people.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-report.h"

#include "cohort-coverage.h"
#include "cohort-date.h"
#include "cohort-findings.h"
#include "cohort-invoices.h"
#include "cohort-money.h"
#include "cohort-spots.h"
#include "cohort-targets.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* Columns by characters, as a terminal counts those of the languages we have. A word too long for
 * its column moves the rest of its line, but never touches it. */
static void
append_padded (GString *text, const char *word, guint width)
{
  glong length = MIN (g_utf8_strlen (word, -1), (glong) width - 2);

  g_string_append (text, word);
  for (glong i = length; i < (glong) width; i++)
    g_string_append_c (text, ' ');
}

static void
append_heading (GString *text, const char *heading)
{
  g_string_append_printf (text, "\n%s\n", heading);
}

static void
append_member (GString *text, const CohortTeamMember *member)
{
  g_autofree char *name = cohort_person_dup_name (member->person);
  g_autofree char *bands = cohort_bands_dup_label (member->membership->bands);
  const char *role = cohort_vocabulary_get_label ("role", member->membership->role);
  const char *status
    = cohort_vocabulary_get_label ("membership-status", member->membership->status);

  g_string_append (text, "  ");
  append_padded (text, name, 26);
  append_padded (text, role != NULL ? role : "–", 42);
  append_padded (text, bands, 18);
  g_string_append_printf (text, "%s%s\n", status != NULL ? status : "",
                          member->membership->lead ? _ (", leads") : "");
}

/* How far the chosen target is met, and what is missing of it. */
static void
append_target (GString *text, const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (CohortTarget) target = cohort_targets_get_chosen (snapshot);
  g_autoptr (GPtrArray) results = NULL;
  guint n_gaps;

  if (target == NULL)
    return;
  results = cohort_target_check (target, snapshot, NULL, today);
  n_gaps = cohort_target_count_gaps (results);
  g_string_append_printf (text, _ ("  %1$s: %2$u of %3$u\n"), target->name,
                          results->len - n_gaps, results->len);
  for (guint i = 0; i < results->len; i++) {
    const CohortTargetResult *result = g_ptr_array_index (results, i);

    if (result->count < result->item->least)
      g_string_append_printf (text, _ ("    missing: %1$s (%2$u of %3$u)\n"), result->item->label,
                              result->count, result->item->least);
  }
}

static void
append_lens (GString *text, const CohortSnapshot *snapshot, const CohortCoverage *team)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  g_string_append_printf (text, _ ("  %1$s: %2$u on the team"),
                          cohort_vocabulary_get_label ("coverage-lens", "face"),
                          cohort_coverage_count_group (team, "face"));
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    g_autoptr (CohortCoverage) going
      = cohort_coverage_new (snapshot, COHORT_COVERAGE_GOING, convening->code, 0);

    /* Translators: %1$u people go to the convening %2$s. */
    g_string_append_printf (text, _ (", %1$u to %2$s"), cohort_coverage_count_group (going, "face"),
                            convening->name);
  }
  g_string_append_c (text, '\n');
}

/* "6 people, 7 placements, 5 organizations, 2 sectors" */
static void
append_counts (GString *text, const CohortCoverage *coverage)
{
  guint people = cohort_coverage_get_people (coverage);
  guint placements = cohort_coverage_get_placements (coverage);
  guint organizations = cohort_coverage_get_organizations (coverage);
  guint sectors = cohort_coverage_get_sectors (coverage);

  g_string_append (text, "  ");
  g_string_append_printf (text, ngettext ("%u person", "%u people", people), people);
  g_string_append (text, ", ");
  g_string_append_printf (text, ngettext ("%u placement", "%u placements", placements), placements);
  g_string_append (text, ", ");
  g_string_append_printf (text, ngettext ("%u organization", "%u organizations", organizations),
                          organizations);
  g_string_append (text, ", ");
  g_string_append_printf (text, ngettext ("%u sector", "%u sectors", sectors), sectors);
  g_string_append_c (text, '\n');
}

static void
append_team (GString *text, const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (GPtrArray) team = cohort_team_list (snapshot, today);
  g_autoptr (CohortCoverage) coverage
    = cohort_coverage_new (snapshot, COHORT_COVERAGE_TEAM, NULL, today);
  guint n_largest;
  g_autofree char *largest = cohort_coverage_dup_largest (coverage, &n_largest);

  append_heading (text, _ ("Team"));
  for (guint i = 0; i < team->len; i++)
    append_member (text, g_ptr_array_index (team, i));
  append_counts (text, coverage);
  if (n_largest > 0)
    g_string_append_printf (text, _ ("  Largest organization: %1$u of %2$u (%3$s)\n"), n_largest,
                            cohort_coverage_get_people (coverage), largest);
  append_target (text, snapshot, today);
  append_lens (text, snapshot, coverage);
}

static void
append_attendance (GString *text,
                   const CohortSnapshot *snapshot,
                   const CohortAttendance *attendance)
{
  g_autofree char *name = cohort_team_dup_person_name (snapshot, attendance->person);
  g_autofree char *price = cohort_money_format (attendance->price_cents);
  const char *status = cohort_vocabulary_get_label ("attendance-status", attendance->status);
  const char *option = cohort_vocabulary_get_label ("registration-option", attendance->option);

  g_string_append (text, "    ");
  append_padded (text, name, 26);
  append_padded (text, status != NULL ? status : "", 22);
  append_padded (text, option != NULL ? option : "–", 42);
  g_string_append_printf (text, "%s\n", price);
}

static void
append_convening (GString *text, const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  g_autofree char *dates = cohort_date_format_range (convening->first_day, convening->last_day);
  CohortSpots spots;

  cohort_spots_count (snapshot, convening->code, &spots);
  g_string_append_printf (text, "  %s, %s, %s: ", convening->name, convening->city, dates);
  if (cohort_is_known (spots.limit))
    g_string_append_printf (text, _ ("%1$u of %2$lld spots held, %3$u waiting\n"), spots.held,
                            (long long) spots.limit, spots.waiting);
  else
    g_string_append_printf (text, _ ("%1$u held, limit not announced, %2$u waiting\n"), spots.held,
                            spots.waiting);
  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    if (g_strcmp0 (attendance->convening, convening->code) == 0)
      append_attendance (text, snapshot, attendance);
  }
}

static void
append_convenings (GString *text, const CohortSnapshot *snapshot)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  append_heading (text, _ ("Convenings"));
  for (guint i = 0; i < convenings->len; i++)
    append_convening (text, snapshot, g_ptr_array_index (convenings, i));
}

static void
append_part (GString *text, const char *label, gint64 cents)
{
  g_autofree char *amount = cohort_money_format (cents);

  g_string_append (text, "    ");
  append_padded (text, label, 14);
  for (glong i = g_utf8_strlen (amount, -1); i < 14; i++)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, "%s\n", amount);
}

static void
append_source (GString *text, const CohortFundingSource *source, const CohortLedger *ledger)
{
  const CohortParts *parts = cohort_ledger_get_parts (ledger, source->record.id);
  g_autofree char *later = cohort_ledger_dup_later (ledger, source->record.id);

  g_string_append_printf (text, "  %s\n", source->name);
  append_part (text, _ ("Paid"), parts->paid);
  append_part (text, _ ("Approved"), parts->approved);
  append_part (text, _ ("Submitted"), parts->submitted);
  append_part (text, _ ("Committed"), parts->committed);
  append_part (text, _ ("Available"), parts->available);
  append_part (text, _ ("Limit"), parts->cap);
  if (later != NULL)
    g_string_append_printf (text, _ ("    Not counted yet: %s\n"), later);
  if (parts->unpriced > 0)
    g_string_append_printf (text, _ ("    and %u without a price\n"), parts->unpriced);
  if (parts->cap == 0 && g_strcmp0 (source->kind, "contract") == 0)
    g_string_append_printf (text, _ ("    There is no contract money in %s.\n"), source->year);
}

/* What the payer of a source gives back, where anything is asked for. */
static void
append_recovery (GString *text,
                 const CohortSnapshot *snapshot,
                 const CohortLedger *ledger,
                 const char *source)
{
  g_autoptr (GPtrArray) invoices = cohort_invoices_list (snapshot, source);
  g_autofree char *unrecovered = NULL;
  CohortRecovery recovery;

  if (invoices->len == 0)
    return;
  cohort_recovery_count (snapshot, ledger, source, &recovery);
  unrecovered = cohort_money_format (recovery.unrecovered);
  g_string_append_printf (text, _ ("    Paid by us, not yet recovered: %s\n"), unrecovered);
}

static void
append_override (GString *text,
                 const CohortSnapshot *snapshot,
                 const char *person,
                 const char *payee,
                 const char *category,
                 const char *reason)
{
  g_autofree char *who = person != NULL  ? cohort_team_dup_person_name (snapshot, person)
                         : payee != NULL ? g_strdup (payee)
                                         : g_strdup (_ ("The team"));

  /* Translators: %1$s is a person or a firm, %2$s such as "Lodging", %3$s a reason. */
  g_string_append_printf (text, _ ("  Charged against a rule: %1$s, %2$s: %3$s\n"), who,
                          cohort_vocabulary_get_label ("expense-category", category), reason);
}

/* What is planned and what was spent, as somebody said why. */
static void
append_overrides (GString *text, const CohortSnapshot *snapshot)
{
  const char *year = cohort_snapshot_get_year (snapshot);

  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (line->override_reason != NULL && g_strcmp0 (line->year, year) == 0)
      append_override (text, snapshot, line->person, NULL, line->category,
                       line->override_reason);
  }
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    if (expense->override_reason != NULL && g_strcmp0 (expense->year, year) == 0)
      append_override (text, snapshot, expense->person, expense->payee, expense->category,
                       expense->override_reason);
  }
}

static void
append_money (GString *text, const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, today);
  GPtrArray *sources = cohort_ledger_get_sources (ledger);

  append_heading (text, _ ("Money"));
  for (guint i = 0; i < sources->len; i++) {
    const CohortFundingSource *source = g_ptr_array_index (sources, i);

    append_source (text, source, ledger);
    append_recovery (text, snapshot, ledger, source->record.id);
  }
  append_overrides (text, snapshot);
}

static void
append_findings (GString *text, const CohortSnapshot *snapshot, CohortDate today)
{
  g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, today);

  append_heading (text, _ ("To look at"));
  for (guint i = 0; i < findings->len; i++) {
    const CohortFinding *finding = g_ptr_array_index (findings, i);

    g_string_append_printf (text, "  %s %s: %s\n", finding->urgent ? "!" : "·", finding->id,
                            finding->text);
  }
  if (findings->len == 0)
    g_string_append_printf (text, "  %s\n", _ ("Nothing."));
}

/**
 * cohort_report_to_text:
 * @today: the day to look at the team and the findings
 *
 * Returns: (transfer full): lines in the reader's language, of the same figures as
 *   cohort_report_to_json()
 */
char *
cohort_report_to_text (const CohortSnapshot *snapshot, CohortDate today)
{
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s\n", county->coe_name, cohort_snapshot_get_year (snapshot));
  append_team (text, snapshot, today);
  append_convenings (text, snapshot);
  append_money (text, snapshot, today);
  append_findings (text, snapshot, today);
  return g_string_free (text, FALSE);
}
