/* Putting the lines of a trip into the plan, and pricing those that are there anew.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-trip-plan.h"

#include "cohort-expense-rules.h"
#include "cohort-id.h"
#include "cohort-splits.h"

/* What every line of one trip has in common. */
typedef struct {
  const CohortTripRecord *record;
  const CohortSnapshot *snapshot;
  GArray *splits;       /* (nullable): those asked for */
  const char *override; /* (nullable): why they may be charged with what they do not pay */
  gboolean only_present;
  CohortChange *change;
} Plan;

static CohortPlanLine *
make_line (const Plan *plan, const CohortTripLine *wanted)
{
  g_autofree char *id = cohort_trip_dup_line_id (plan->record, wanted->slot);
  CohortPlanLine *line;

  /* Somebody made the trip's own line one of another category. */
  if (cohort_snapshot_find (plan->snapshot, COHORT_RECORD_PLAN_LINE, id) != NULL) {
    g_free (id);
    id = cohort_id_new ();
  }
  line = cohort_record_new (COHORT_RECORD_PLAN_LINE, id);
  cohort_set_text (&line->year, cohort_snapshot_get_year (plan->snapshot));
  cohort_set_text (&line->person, plan->record->person);
  cohort_set_text (&line->convening, plan->record->convening);
  cohort_set_text (&line->state, "open");
  return line;
}

static gboolean
put_splits (const Plan *plan, CohortPlanLine *line, gboolean is_new, GError **error)
{
  g_autoptr (GArray) own = NULL;

  if (plan->splits == NULL && is_new)
    own = cohort_plan_line_new_shares (plan->snapshot, line->category, error);
  if (is_new || plan->splits != NULL) {
    GArray *wanted = plan->splits != NULL ? plan->splits : own;

    if (wanted == NULL
        || !cohort_plan_line_check_sources (plan->snapshot, line, wanted, plan->override, error))
      return FALSE;
  } else {
    own = cohort_splits_of_line (plan->snapshot, line->record.id);
    if (own->len == 0 || !cohort_is_known (g_array_index (own, CohortSplit, 0).cents))
      return TRUE;
    cohort_splits_loosen (own);
  }
  cohort_splits_put_on_line (own != NULL ? own : plan->splits, plan->change, plan->snapshot,
                             line->record.id);
  return TRUE;
}

static gboolean
is_own (const Plan *plan, const CohortPlanLine *line, const CohortTripLine *wanted)
{
  g_autofree char *id = cohort_trip_dup_line_id (plan->record, wanted->slot);

  return g_str_equal (line->record.id, id);
}

static gboolean
has_expenses (const Plan *plan, const CohortPlanLine *line)
{
  g_autoptr (GPtrArray) expenses = cohort_snapshot_select (plan->snapshot, COHORT_RECORD_EXPENSE,
                                                           "plan_line", line->record.id);

  return expenses->len > 0;
}

static void
delete_line (const Plan *plan, const CohortPlanLine *line)
{
  g_autoptr (GPtrArray) splits = cohort_snapshot_select (plan->snapshot, COHORT_RECORD_PLAN_SPLIT,
                                                         "plan_line", line->record.id);

  for (guint i = 0; i < splits->len; i++)
    cohort_change_delete (plan->change, g_ptr_array_index (splits, i));
  cohort_change_delete (plan->change, line);
}

/* The fare the trip had so far, which goes when the trip no longer has it. */
static gboolean
is_former_fare (const Plan *plan, const CohortPlanLine *line, const CohortTripLine *wanted)
{
  const CohortTripRecord *former
      = cohort_trip_find (plan->snapshot, plan->record->person, plan->record->convening);

  return wanted->is_only_trips && former != NULL && cohort_is_known (former->fare_cents)
         && line->amount_cents == former->fare_cents;
}

/* What somebody typed is kept where the rules have no amount of their own. */
static void
price_line (const Plan *plan, CohortPlanLine *line, const CohortTripLine *wanted)
{
  gboolean keeps = !cohort_is_known (wanted->cents) && g_strcmp0 (line->basis, "typed") == 0
                   && !is_former_fare (plan, line, wanted);

  cohort_set_text (&line->category, wanted->category);
  line->quantity = wanted->quantity;
  line->rate = keeps ? COHORT_UNKNOWN : wanted->rate;
  if (keeps)
    return;
  line->amount_cents = wanted->cents;
  cohort_set_text (&line->basis, wanted->basis);
  cohort_set_text (&line->rate_source, wanted->rate_source);
}

static gboolean
put_line (const Plan *plan, const CohortTripLine *wanted, GError **error)
{
  const CohortPlanLine *present = cohort_trip_find_line (plan->snapshot, plan->record, wanted);
  CohortPlanLine *line;

  if (wanted->is_silent || (present == NULL && (!wanted->is_wanted || plan->only_present)))
    return TRUE;
  /* A closed line was given up and stays so. */
  if (present != NULL
      && (plan->only_present ? cohort_trip_line_is_fixed (present)
                             : g_strcmp0 (present->state, "closed") == 0))
    return TRUE;
  if (!wanted->is_wanted && wanted->is_only_trips && !is_own (plan, present, wanted))
    return TRUE;
  if (!wanted->is_wanted && !plan->only_present && is_own (plan, present, wanted)
      && !has_expenses (plan, present)) {
    delete_line (plan, present);
    return TRUE;
  }
  line = present != NULL ? cohort_record_copy (present) : make_line (plan, wanted);
  price_line (plan, line, wanted);
  cohort_change_put (plan->change, line);
  return put_splits (plan, line, present == NULL, error);
}

/**
 * cohort_trip_put_lines:
 * @record: the trip, saved or not
 * @splits: (nullable) (element-type CohortSplit): who pays it; without, the lines that are there
 *   keep their shares and others go on the contract, or on what pays for them where it does not
 * @override: (nullable): why @splits may be charged with what they do not pay
 * @only_present: only price anew what is open and was not typed; nothing is added or removed
 * @change: gets the lines
 *
 * Returns: %FALSE with an error when the trip's days make no sense, there is no contract, or a
 * source does not pay for it
 */
gboolean
cohort_trip_put_lines (const CohortTripRecord *record,
                       const CohortSnapshot *snapshot,
                       GArray *splits,
                       const char *override,
                       gboolean only_present,
                       CohortChange *change,
                       GError **error)
{
  const Plan plan = {record, snapshot, splits, override, only_present, change};
  const CohortConvening *convening
      = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), record->convening);
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);
  g_autoptr (CohortTripEstimate) estimate = NULL;
  g_autoptr (GArray) lines = NULL;
  CohortTrip trip;

  cohort_trip_read (record, &trip);
  estimate = cohort_travel_estimate (snapshot, policy, convening, &trip, error);
  if (estimate == NULL)
    return FALSE;
  lines = cohort_trip_list_lines (snapshot, policy, &trip, estimate);
  for (guint i = 0; i < lines->len; i++)
    if (!put_line (&plan, &g_array_index (lines, CohortTripLine, i), error))
      return FALSE;
  return TRUE;
}
