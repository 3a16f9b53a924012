/* Acts on the plan: what each trip is expected to cost, and which source is to pay it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-expense-rules.h"
#include "cohort-funding-arguments.h"
#include "cohort-policy.h"
#include "cohort-splits.h"

#include <glib/gi18n-lib.h>

/* Miles and nights that come without a rate get the one of the convening's first day. */
static void
find_rate (const CohortSnapshot *snapshot, CohortPlanLine *line)
{
  const CohortProgram *program = cohort_snapshot_get_program (snapshot);
  const CohortConvening *convening
      = line->convening != NULL ? cohort_program_find_convening (program, line->convening) : NULL;
  const char *kind = g_str_equal (line->category, "mileage")   ? "mileage"
                     : g_str_equal (line->category, "lodging") ? "lodging"
                                                               : NULL;
  CohortDayRate rate;

  if (!cohort_is_known (line->quantity) || cohort_is_known (line->rate) || convening == NULL
      || kind == NULL)
    return;
  if (!cohort_rates_find (snapshot, kind, convening->locality, convening->first_day, &rate))
    return;
  line->rate = rate.mills;
  cohort_set_text (&line->rate_source, rate.source);
}

static gboolean
read_amount (CohortArguments *arguments, CohortPlanLine *line, GError **error)
{
  static const char *const bases[] = {"typed", "rate", "option", NULL};
  const char *basis;

  if (cohort_arguments_has (arguments, "amount")) {
    if (!cohort_arguments_money (arguments, "amount", FALSE, &line->amount_cents, error))
      return FALSE;
    cohort_set_text (&line->basis, "typed");
  } else if (cohort_is_known (line->quantity) && cohort_is_known (line->rate)) {
    if (!cohort_funding_multiply (line->quantity, line->rate, &line->amount_cents, error))
      return FALSE;
    cohort_set_text (&line->basis, "rate");
  }
  if (cohort_is_known (line->amount_cents) && line->amount_cents < 0)
    return cohort_funding_refuse (error, _ ("A planned amount cannot be less than nothing."));
  if (!cohort_arguments_text (arguments, "basis", FALSE, &basis, error))
    return FALSE;
  if (basis == NULL)
    return TRUE;
  cohort_set_text (&line->basis, basis);
  return g_strv_contains (bases, basis)
         || cohort_funding_refuse (error, _ ("“%s” is no basis of an amount."), basis);
}

/* The reason as it shall be, for plan.add and plan.edit; the others only add one. */
static gboolean
read_reason (CohortArguments *arguments, CohortPlanLine *line, GError **error)
{
  const char *reason;

  if (!cohort_arguments_has (arguments, "override"))
    return TRUE;
  if (!cohort_arguments_text (arguments, "override", FALSE, &reason, error))
    return FALSE;
  cohort_set_text (&line->override_reason, reason);
  return TRUE;
}

static gboolean
read_line (const CohortSnapshot *snapshot,
           CohortArguments *arguments,
           CohortPlanLine *line,
           GError **error)
{
  static const char *const fields[] = {"description", "rate_source", "account_code", NULL};
  gint64 quantity = line->quantity, rate = line->rate;

  if (!cohort_funding_read_link (arguments, "person", snapshot, COHORT_RECORD_PERSON, &line->person,
                                 error)
      || !cohort_funding_read_convening (arguments, snapshot, &line->convening, error)
      || !cohort_funding_read_category (arguments, &line->category, error)
      || !cohort_funding_read_quantity (arguments, &line->quantity, &line->rate, error)
      || !cohort_arguments_fill (arguments, line, fields, error)
      || !read_reason (arguments, line, error))
    return FALSE;
  find_rate (snapshot, line);
  if (line->quantity == quantity && line->rate == rate
      && !cohort_arguments_has (arguments, "amount"))
    return !cohort_arguments_has (arguments, "basis") || read_amount (arguments, line, error);
  return read_amount (arguments, line, error);
}

/* The line as it shall be and its shares; takes both. */
static CohortChange *
save_line (const CohortSnapshot *snapshot, const char *kind, CohortPlanLine *line, GArray *splits)
{
  g_autofree char *who = cohort_funding_dup_who (snapshot, line->person, NULL);
  g_autofree char *what = cohort_funding_dup_what (line->category, line->amount_cents);
  CohortChange *change = cohort_change_new (kind, who, what);

  if (splits != NULL) {
    cohort_splits_put_on_line (splits, change, snapshot, line->record.id);
    g_array_unref (splits);
  }
  cohort_change_put (change, line);
  return change;
}

/* Whether whoever shall pay pays for it, or "override" says why. Without @splits those the line has
 * are looked at. */
static gboolean
check_sources (const CohortSnapshot *snapshot,
               CohortArguments *arguments,
               CohortPlanLine *line,
               GArray *splits,
               GError **error)
{
  g_autoptr (GArray) present
      = splits != NULL ? g_array_ref (splits) : cohort_splits_of_line (snapshot, line->record.id);
  const char *override;

  return cohort_arguments_text (arguments, "override", FALSE, &override, error)
         && cohort_plan_line_check_sources (snapshot, line, present, override, error);
}

/* plan.add */
static CohortChange *
add_line (const CohortSnapshot *snapshot,
          CohortArguments *arguments,
          const CohortMoment *moment,
          GError **error)
{
  g_autofree char *id
      = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_PLAN_LINE, error);
  g_autoptr (CohortRecord) record = NULL;
  g_autoptr (GError) failure = NULL;
  CohortPlanLine *line;
  GArray *splits;

  if (id == NULL)
    return NULL;
  line = cohort_record_new (COHORT_RECORD_PLAN_LINE, id);
  record = COHORT_RECORD (line);
  cohort_set_text (&line->year, cohort_snapshot_get_year (snapshot));
  cohort_set_text (&line->state, "open");
  cohort_set_text (&line->basis, "typed");
  if (!read_line (snapshot, arguments, line, error))
    return NULL;

  splits = cohort_splits_read (arguments, snapshot, line->amount_cents, &failure);
  if (splits == NULL && failure == NULL)
    splits = cohort_splits_new_on_contract (snapshot, &failure);
  if (splits == NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (!check_sources (snapshot, arguments, line, splits, error)) {
    g_array_unref (splits);
    return NULL;
  }
  return save_line (snapshot, "plan.add", (CohortPlanLine *)g_steal_pointer (&record), splits);
}

/* The one line of a person, convening and category, for whoever has no id at hand. */
static const CohortPlanLine *
find_line (const CohortSnapshot *snapshot, CohortArguments *arguments, GError **error)
{
  const CohortPlanLine *found = NULL;
  g_autoptr (CohortRecord) record = cohort_record_new (COHORT_RECORD_PLAN_LINE, NULL);
  CohortPlanLine *wanted = (CohortPlanLine *)record;

  if (!cohort_funding_read_link (arguments, "person", snapshot, COHORT_RECORD_PERSON,
                                 &wanted->person, error)
      || !cohort_funding_read_convening (arguments, snapshot, &wanted->convening, error)
      || !cohort_funding_read_category (arguments, &wanted->category, error))
    return NULL;
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (g_strcmp0 (line->person, wanted->person) != 0
        || g_strcmp0 (line->convening, wanted->convening) != 0
        || g_strcmp0 (line->category, wanted->category) != 0)
      continue;
    if (found != NULL) {
      g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_AMBIGUOUS,
                           _ ("The plan has more than one such line. Name it by its id."));
      return NULL;
    }
    found = line;
  }
  if (found == NULL)
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                         _ ("The plan has no such line."));
  return found;
}

static const CohortPlanLine *
get_line (const CohortSnapshot *snapshot, CohortArguments *arguments, GError **error)
{
  if (!cohort_arguments_has (arguments, "line") && cohort_arguments_has (arguments, "category"))
    return find_line (snapshot, arguments, error);
  return cohort_arguments_record (arguments, "line", TRUE, snapshot, COHORT_RECORD_PLAN_LINE,
                                  error);
}

static gboolean
is_open (const CohortPlanLine *line)
{
  return g_strcmp0 (line->state, "closed") != 0;
}

static gboolean
check_open (const CohortPlanLine *line, GError **error)
{
  return is_open (line)
         || cohort_funding_refuse (error, _ ("This line of the plan is closed. Reopen it first."));
}

/* The shares that were, fitted to an amount that has changed; NULL when they need no change. */
static GArray *
refit_splits (const CohortSnapshot *snapshot, const CohortPlanLine *line)
{
  g_autoptr (GArray) splits = cohort_splits_of_line (snapshot, line->record.id);

  if (splits->len == 0 || !cohort_is_known (g_array_index (splits, CohortSplit, 0).cents))
    return NULL;
  if (cohort_is_known (line->amount_cents))
    cohort_splits_fix (splits, line->amount_cents);
  else
    cohort_splits_loosen (splits);
  return g_steal_pointer (&splits);
}

/* Not when nothing of it changes: what a source pays for may have been narrowed since. */
static gboolean
needs_check (const CohortPlanLine *present, const CohortPlanLine *line, GArray *splits)
{
  return splits != NULL || !g_str_equal (line->category, present->category)
         || (line->override_reason == NULL && present->override_reason != NULL);
}

/* plan.edit; amounts of splits follow the amount in the proportion they had. */
static CohortChange *
edit_line (const CohortSnapshot *snapshot,
           CohortArguments *arguments,
           const CohortMoment *moment,
           GError **error)
{
  const CohortPlanLine *present
      = cohort_arguments_record (arguments, "line", TRUE, snapshot, COHORT_RECORD_PLAN_LINE, error);
  g_autoptr (CohortRecord) record = present != NULL ? cohort_record_copy (present) : NULL;
  g_autoptr (GError) failure = NULL;
  CohortPlanLine *line = (CohortPlanLine *)record;
  GArray *splits;

  if (line == NULL || !check_open (present, error) || !read_line (snapshot, arguments, line, error))
    return NULL;
  splits = cohort_splits_read (arguments, snapshot, line->amount_cents, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (needs_check (present, line, splits)
      && !check_sources (snapshot, arguments, line, splits, error)) {
    g_clear_pointer (&splits, g_array_unref);
    return NULL;
  }
  if (splits == NULL && line->amount_cents != present->amount_cents)
    splits = refit_splits (snapshot, line);
  return save_line (snapshot, "plan.edit", (CohortPlanLine *)g_steal_pointer (&record), splits);
}

/* plan.split */
static CohortChange *
split_line (const CohortSnapshot *snapshot,
            CohortArguments *arguments,
            const CohortMoment *moment,
            GError **error)
{
  const CohortPlanLine *present = get_line (snapshot, arguments, error);
  g_autoptr (CohortRecord) record = present != NULL ? cohort_record_copy (present) : NULL;
  g_autoptr (GError) failure = NULL;
  CohortPlanLine *line = (CohortPlanLine *)record;
  GArray *splits;

  if (line == NULL || !check_open (present, error))
    return NULL;
  splits = cohort_splits_read (arguments, snapshot, line->amount_cents, &failure);
  if (splits == NULL) {
    if (failure == NULL)
      g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                           _ ("Say in “splits” which sources share the amount."));
    else
      g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (!check_sources (snapshot, arguments, line, splits, error)) {
    g_array_unref (splits);
    return NULL;
  }
  return save_line (snapshot, "plan.split", (CohortPlanLine *)g_steal_pointer (&record), splits);
}

static CohortChange *
move_line (const CohortSnapshot *snapshot,
           const char *kind,
           const CohortPlanLine *line,
           const char *state)
{
  CohortPlanLine *moved = cohort_record_copy (line);

  cohort_set_text (&moved->state, state);
  return save_line (snapshot, kind, moved, NULL);
}

/* plan.close: what has not been claimed of the line is no longer committed. */
static CohortChange *
close_line (const CohortSnapshot *snapshot,
            CohortArguments *arguments,
            const CohortMoment *moment,
            GError **error)
{
  const CohortPlanLine *line = get_line (snapshot, arguments, error);

  if (line == NULL)
    return NULL;
  if (!is_open (line)) {
    cohort_funding_refuse (error, _ ("This line of the plan is closed already."));
    return NULL;
  }
  return move_line (snapshot, "plan.close", line, "closed");
}

/* plan.reopen */
static CohortChange *
reopen_line (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortMoment *moment,
             GError **error)
{
  const CohortPlanLine *line = get_line (snapshot, arguments, error);

  if (line == NULL)
    return NULL;
  if (is_open (line)) {
    cohort_funding_refuse (error, _ ("This line of the plan is open already."));
    return NULL;
  }
  return move_line (snapshot, "plan.reopen", line, "open");
}

/* plan.remove */
static CohortChange *
remove_line (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortMoment *moment,
             GError **error)
{
  const CohortPlanLine *line = get_line (snapshot, arguments, error);
  g_autoptr (GPtrArray) expenses = NULL;
  g_autoptr (GPtrArray) splits = NULL;
  g_autofree char *who = NULL;
  g_autofree char *what = NULL;
  CohortChange *change;

  if (line == NULL)
    return NULL;
  expenses = cohort_snapshot_select (snapshot, COHORT_RECORD_EXPENSE, "plan_line", line->record.id);
  if (expenses->len > 0) {
    cohort_funding_refuse (error,
                           _ ("Expenses belong to this line of the plan. Close it instead."));
    return NULL;
  }
  who = cohort_funding_dup_who (snapshot, line->person, NULL);
  what = cohort_funding_dup_what (line->category, line->amount_cents);
  change = cohort_change_new ("plan.remove", who, what);
  splits
      = cohort_snapshot_select (snapshot, COHORT_RECORD_PLAN_SPLIT, "plan_line", line->record.id);
  for (guint i = 0; i < splits->len; i++)
    cohort_change_delete (change, g_ptr_array_index (splits, i));
  cohort_change_delete (change, line);
  return change;
}

static const CohortCommand commands[] = {
    {"source.add", cohort_source_add,
     "name kind cap? start? end? tags? categories? number? account_code? contract_kind? "
     "contract_status? drafted_on? sent_on? signed_on? executed_on? closed_on? claim_by? board_on? "
     "id?"},
    {"source.edit", cohort_source_edit,
     "source name? cap? start? end? tags? categories? number? account_code? contract_kind? "
     "contract_status? drafted_on? sent_on? signed_on? executed_on? closed_on? claim_by? "
     "board_on?"},
    {"source.remove", cohort_source_remove, "source"},
    {"contract.amend", cohort_contract_amend, "delta reason on? source? id?"},
    {"plan.add", add_line,
     "category person? convening? description? quantity? rate? amount? basis? rate_source? splits? "
     "override? account_code? id?"},
    {"plan.edit", edit_line,
     "line category? person? convening? description? quantity? rate? amount? basis? rate_source? "
     "splits? override? account_code?"},
    {"plan.split", split_line, "line|person convening category splits override?"},
    {"plan.close", close_line, "line|person convening category"},
    {"plan.reopen", reopen_line, "line|person convening category"},
    {"plan.remove", remove_line, "line|person convening category"},
    {"plan.trip", cohort_plan_trip,
     "person convening depart? return? mode? driver? origin? miles? fare? overnight? provided? "
     "reception_is_dinner? substitute_days? substitute? note? splits? "
     "override?"},
    {"plan.reprice", cohort_plan_reprice, "person? convening?"},
    {"trip.approve", cohort_trip_approve, "person convening on? approval?"},
    {"trip.unapprove", cohort_trip_unapprove, "person convening"},
};

/** cohort_plan_commands: Returns: (transfer none) (array length=n): acts on funding sources and the
 * plan */
const CohortCommand *
cohort_plan_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
