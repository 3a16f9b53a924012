/* The plan lines of one person's place at one convening, which follow what becomes of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-booking.h"

#include "cohort-id.h"

#define WHOLE_PERMILLE 1000

/** cohort_booking_has_expenses: Returns: whether anything that counts was spent or claimed on
 * @plan_line */
gboolean
cohort_booking_has_expenses (const CohortSnapshot *snapshot, const char *plan_line)
{
  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    if (g_strcmp0 (expense->plan_line, plan_line) == 0 && g_strcmp0 (expense->status, "void") != 0
        && g_strcmp0 (expense->status, "rejected") != 0)
      return TRUE;
  }
  return FALSE;
}

/** cohort_booking_is_line_of: Returns: whether @line plans for the person and convening of
 * @attendance */
gboolean
cohort_booking_is_line_of (const CohortPlanLine *line, const CohortAttendance *attendance)
{
  return g_strcmp0 (line->person, attendance->person) == 0
         && g_strcmp0 (line->convening, attendance->convening) == 0;
}

static const CohortPlanLine *
find_registration (const CohortSnapshot *snapshot, const CohortAttendance *attendance)
{
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (cohort_booking_is_line_of (line, attendance)
        && g_strcmp0 (line->category, "registration") == 0)
      return line;
  }
  return NULL;
}

static void
put_split (CohortChange *change, const char *plan_line, const char *source)
{
  g_autofree char *key = g_strconcat (plan_line, "/", source, NULL);
  g_autofree char *id = cohort_id_derive ("plan_split", key);
  CohortPlanSplit *split = cohort_record_new (COHORT_RECORD_PLAN_SPLIT, id);

  cohort_set_text (&split->plan_line, plan_line);
  cohort_set_text (&split->source, source);
  split->permille = WHOLE_PERMILLE;
  split->position = 0;
  cohort_change_put (change, split);
}

static const char *
get_contract_id (const CohortSnapshot *snapshot)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);

  return contract != NULL ? contract->record.id : NULL;
}

/**
 * cohort_booking_plan:
 *
 * Puts the registration of a new attendance on the plan, on the source that pays it or the
 * contract; a price that is not known makes an unpriced line (I-6). Where a registration is on the
 * plan already, it follows the price instead.
 */
void
cohort_booking_plan (const CohortAct *act, const CohortAttendance *attendance, CohortChange *change)
{
  const char *source
    = attendance->paid_by != NULL ? attendance->paid_by : get_contract_id (act->snapshot);
  g_autofree char *id = cohort_id_derive ("plan_line", attendance->record.id);
  CohortPlanLine *line;

  if (find_registration (act->snapshot, attendance) != NULL) {
    cohort_booking_follow_price (act, attendance, change);
    cohort_booking_charge (act, attendance, change);
    return;
  }
  line = cohort_record_new (COHORT_RECORD_PLAN_LINE, id);
  cohort_set_text (&line->year, cohort_snapshot_get_year (act->snapshot));
  cohort_set_text (&line->person, attendance->person);
  cohort_set_text (&line->convening, attendance->convening);
  cohort_set_text (&line->category, "registration");
  cohort_set_text (&line->basis, "option");
  cohort_set_text (&line->state, "open");
  line->amount_cents = attendance->price_cents;
  cohort_change_put (change, line);
  if (source != NULL)
    put_split (change, id, source);
}

/* The line as the change leaves it so far, free to be changed and put again. */
static CohortPlanLine *
copy_line (const CohortChange *change, const CohortPlanLine *line)
{
  const CohortPlanLine *changed
    = cohort_change_find (change, COHORT_RECORD_PLAN_LINE, line->record.id);

  return cohort_record_copy (changed != NULL ? changed : line);
}

/** cohort_booking_follow_price: the planned registration takes the price, unless something is spent
 * on it */
void
cohort_booking_follow_price (const CohortAct *act,
                             const CohortAttendance *attendance,
                             CohortChange *change)
{
  const CohortPlanLine *line = find_registration (act->snapshot, attendance);
  CohortPlanLine *copy;

  if (line == NULL || g_strcmp0 (line->basis, "option") != 0
      || cohort_booking_has_expenses (act->snapshot, line->record.id))
    return;
  copy = copy_line (change, line);
  copy->amount_cents = attendance->price_cents;
  cohort_act_put_edited (change, line, copy);
}

static gboolean
is_charged_to (GPtrArray *splits, const char *source)
{
  const CohortPlanSplit *split = splits->len == 1 ? g_ptr_array_index (splits, 0) : NULL;

  return split != NULL && g_strcmp0 (split->source, source) == 0;
}

/** cohort_booking_charge: the planned registration goes to the source that pays it, unless it is
 * spent */
void
cohort_booking_charge (const CohortAct *act,
                       const CohortAttendance *attendance,
                       CohortChange *change)
{
  const CohortPlanLine *line = find_registration (act->snapshot, attendance);
  g_autoptr (GPtrArray) splits = NULL;

  if (line == NULL || attendance->paid_by == NULL
      || cohort_booking_has_expenses (act->snapshot, line->record.id))
    return;
  splits = cohort_snapshot_select (act->snapshot, COHORT_RECORD_PLAN_SPLIT, "plan_line",
                                   line->record.id);
  if (is_charged_to (splits, attendance->paid_by))
    return;
  for (guint i = 0; i < splits->len; i++)
    cohort_change_delete (change, g_ptr_array_index (splits, i));
  put_split (change, line->record.id, attendance->paid_by);
}

/**
 * cohort_booking_follow_status:
 *
 * Who does not go commits no money: the open lines are closed, which releases what is not yet
 * spent. Who goes after all has those on which nothing was spent opened again.
 */
void
cohort_booking_follow_status (const CohortAct *act,
                              const CohortAttendance *attendance,
                              CohortChange *change)
{
  gboolean is_off = cohort_booking_is_off (attendance->status);

  COHORT_FOR_EACH (CohortPlanLine, line, act->snapshot, COHORT_RECORD_PLAN_LINE) {
    CohortPlanLine *copy;

    if (!cohort_booking_is_line_of (line, attendance)
        || (!is_off && cohort_booking_has_expenses (act->snapshot, line->record.id)))
      continue;
    copy = copy_line (change, line);
    cohort_set_text (&copy->state, is_off ? "closed" : "open");
    cohort_act_put_edited (change, line, copy);
  }
}
