/* What a funding source asks for: milestones in order, categories it pays, account codes.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-terms.h"

#include "cohort-date.h"
#include "cohort-error.h"

#include <glib/gi18n-lib.h>

static const CohortMilestone milestones[] = {
    {"drafted_on", "drafted"},   {"sent_on", "sent"},     {"signed_on", "signed"},
    {"executed_on", "executed"}, {"closed_on", "closed"},
};

/** cohort_contract_status_get_label: Returns: (transfer none) (nullable): @status in words */
const char *
cohort_contract_status_get_label (const char *status)
{
  static const struct {
    const char *code;
    const char *label;
  } labels[] = {
      {"not-started", NC_ ("contract", "Not started")},
      {"drafted", NC_ ("contract", "Drafted")},
      {"sent", NC_ ("contract", "Sent")},
      {"signed", NC_ ("contract", "Signed")},
      {"executed", NC_ ("contract", "Executed")},
      {"closed", NC_ ("contract", "Closed")},
  };

  for (guint i = 0; status != NULL && i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].code, status))
      return g_dpgettext2 (GETTEXT_PACKAGE, "contract", labels[i].label);
  return NULL;
}

/** cohort_milestones_get: Returns: (transfer none) (array length=n): in the order they come */
const CohortMilestone *
cohort_milestones_get (guint *n)
{
  *n = G_N_ELEMENTS (milestones);
  return milestones;
}

/** cohort_milestone_get_day: Returns: when @source reached it; 0 when that is not stated */
CohortDate
cohort_milestone_get_day (const CohortFundingSource *source, const CohortMilestone *milestone)
{
  const CohortField *field
      = cohort_record_kind_find_field (COHORT_RECORD_FUNDING_SOURCE, milestone->field);

  return (CohortDate)cohort_record_get_number (source, field);
}

/** cohort_milestones_get_status: Returns: (transfer none): how far a contract is by its dates */
const char *
cohort_milestones_get_status (const CohortFundingSource *source)
{
  for (guint i = G_N_ELEMENTS (milestones); i > 0; i--)
    if (cohort_milestone_get_day (source, &milestones[i - 1]) != 0)
      return milestones[i - 1].status;
  return "not-started";
}

/** cohort_milestones_check: Returns: %FALSE with an error when a later step has an earlier day;
 * steps may be left out */
gboolean
cohort_milestones_check (const CohortFundingSource *source, GError **error)
{
  const CohortMilestone *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (milestones); i++) {
    CohortDate day = cohort_milestone_get_day (source, &milestones[i]);

    if (day == 0)
      continue;
    if (last != NULL && day < cohort_milestone_get_day (source, last)) {
      g_autofree char *on = cohort_date_format (cohort_milestone_get_day (source, last));

      g_set_error (error, COHORT_ERROR, COHORT_ERROR_REFUSED,
                   /* Translators: two states of a contract, such as “Signed” and “Sent”, and the
                    * day of the second. */
                   _ ("“%1$s” cannot be before “%2$s” on %3$s."),
                   cohort_contract_status_get_label (milestones[i].status),
                   cohort_contract_status_get_label (last->status), on);
      return FALSE;
    }
    last = &milestones[i];
  }
  return TRUE;
}

/** cohort_source_pays: Returns: whether @category is among those allowed; all are when none is
 * named */
gboolean
cohort_source_pays (const CohortFundingSource *source, const char *category)
{
  g_auto (GStrv) allowed = NULL;

  if (source->categories == NULL || category == NULL)
    return TRUE;
  allowed = g_strsplit (source->categories, " ", -1);
  return g_strv_contains ((const char *const *)allowed, category);
}

/** cohort_source_is_open: Returns: whether @on lies within its days (rule I-5); an unknown day
 * does */
gboolean
cohort_source_is_open (const CohortFundingSource *source, CohortDate on)
{
  return on == 0
         || ((source->start == 0 || on >= source->start)
             && (source->end == 0 || on <= source->end));
}

/** cohort_source_find_other: Returns: (transfer none) (nullable): what an expense could be charged
 * to that @source does not pay */
const CohortFundingSource *
cohort_source_find_other (const CohortSnapshot *snapshot,
                          const CohortFundingSource *source,
                          const char *category,
                          CohortDate on)
{
  COHORT_FOR_EACH (CohortFundingSource, other, snapshot, COHORT_RECORD_FUNDING_SOURCE) {
    if (other != source && g_strcmp0 (other->year, cohort_snapshot_get_year (snapshot)) == 0
        && cohort_source_pays (other, category) && cohort_source_is_open (other, on))
      return other;
  }
  return NULL;
}

static const char *
get_source_account (const CohortSnapshot *snapshot, const char *source)
{
  const CohortFundingSource *found
      = cohort_snapshot_find (snapshot, COHORT_RECORD_FUNDING_SOURCE, source);

  return found != NULL ? found->account_code : NULL;
}

/** cohort_line_get_account: Returns: (transfer none) (nullable): the line's code, else that of
 * @source */
const char *
cohort_line_get_account (const CohortSnapshot *snapshot,
                         const CohortPlanLine *line,
                         const char *source)
{
  return line->account_code != NULL ? line->account_code : get_source_account (snapshot, source);
}

/** cohort_expense_get_account: Returns: (transfer none) (nullable): to which account the share of
 * @source is booked */
const char *
cohort_expense_get_account (const CohortSnapshot *snapshot,
                            const CohortExpense *expense,
                            const char *source)
{
  const CohortPlanLine *line
      = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);

  if (expense->account_code != NULL)
    return expense->account_code;
  return line != NULL ? cohort_line_get_account (snapshot, line, source)
                      : get_source_account (snapshot, source);
}
