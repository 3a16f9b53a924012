/* Findings about those who go to a convening: prices, and days that cannot be.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-date.h"
#include "cohort-money.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static void
add_about_attendance (CohortFindingsRun *run,
                      const char *id,
                      const CohortAttendance *attendance,
                      gint64 cents,
                      const char *text)
{
  cohort_findings_add (run, id, COHORT_RECORD_ATTENDANCE, attendance->record.id, cents, "%s", text);
}

/* Registered as anybody, though a member. */
static void
look_at_full_price (CohortFindingsRun *run,
                    const CohortAttendance *attendance,
                    const CohortConvening *convening,
                    const char *name)
{
  const CohortOption *member = cohort_convening_find_option (convening, "bundle-member");
  g_autofree char *price = NULL;
  g_autofree char *saving = NULL;
  g_autofree char *text = NULL;

  if (member == NULL || !cohort_is_known (member->price_cents)
      || !cohort_is_known (attendance->price_cents)
      || attendance->price_cents <= member->price_cents)
    return;
  price = cohort_money_format (member->price_cents);
  saving = cohort_money_format (attendance->price_cents - member->price_cents);
  text = g_strdup_printf (_ ("%1$s is a CASE member and could pay %2$s at %3$s: %4$s less."), name,
                          price, convening->name, saving);
  add_about_attendance (run, "MEMBER_PRICE", attendance,
                        attendance->price_cents - member->price_cents, text);
}

static void
look_at_member_price (CohortFindingsRun *run,
                      const CohortAttendance *attendance,
                      const CohortConvening *convening,
                      const CohortOption *option,
                      const char *name)
{
  const CohortPerson *person
    = cohort_snapshot_find (run->snapshot, COHORT_RECORD_PERSON, attendance->person);
  const char *member = person != NULL ? person->case_member : NULL;
  g_autofree char *text = NULL;

  if (g_strcmp0 (member, "yes") == 0) {
    if (g_str_equal (option->code, "bundle"))
      look_at_full_price (run, attendance, convening, name);
    return;
  }
  if (!option->requires_case_member)
    return;
  text = g_strdup_printf (
    member == NULL ? _ ("%1$s has the price for CASE members at %2$s. Confirm the membership.")
                   : _ ("%1$s has the price for CASE members at %2$s, but is no member."),
    name, convening->name);
  add_about_attendance (run, "MEMBER_PRICE", attendance, COHORT_UNKNOWN, text);
}

static void
look_at_option (CohortFindingsRun *run,
                const CohortAttendance *attendance,
                const CohortConvening *convening,
                const CohortOption *option)
{
  g_autofree char *name = cohort_team_dup_person_name (run->snapshot, attendance->person);

  if (attendance->hotel_rate && !option->housing_rate) {
    g_autofree char *text
      = g_strdup_printf (_ ("%1$s: the conference hotel rate does not go with “%2$s” at %3$s."),
                         name, option->label, convening->name);

    add_about_attendance (run, "HOUSING_RULE", attendance, COHORT_UNKNOWN, text);
  }
  look_at_member_price (run, attendance, convening, option, name);
  if (option->confirm_price && !attendance->price_confirmed) {
    g_autofree char *text = g_strdup_printf (
      _ ("%1$s: the price of “%2$s” at %3$s is not confirmed, nor what it includes."), name,
      option->label, convening->name);

    add_about_attendance (run, "PRESENTER_UNCONFIRMED", attendance, attendance->price_cents, text);
  }
}

/* A status that can only be true once the convening has begun. */
static void
look_at_day (CohortFindingsRun *run,
             const CohortAttendance *attendance,
             const CohortConvening *convening)
{
  static const char *const statuses[] = {"attended", "partial", "no-show", NULL};
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (attendance->status == NULL || !g_strv_contains (statuses, attendance->status)
      || attendance->status_on == 0 || attendance->status_on >= convening->first_day)
    return;
  name = cohort_team_dup_person_name (run->snapshot, attendance->person);
  date = cohort_date_format (attendance->status_on);
  text = g_strdup_printf (_ ("%1$s is marked “%2$s” as of %3$s, before %4$s began."), name,
                          cohort_vocabulary_get_label ("attendance-status", attendance->status),
                          date, convening->name);
  add_about_attendance (run, "DATE_UNCERTAIN", attendance, COHORT_UNKNOWN, text);
}

static void
look_at_attendance (CohortFindingsRun *run,
                    const CohortAttendance *attendance,
                    const CohortConvening *convening)
{
  CohortStatusFlags flags = cohort_attendance_status_get_flags (attendance->status);
  const CohortOption *option = attendance->option != NULL
                                 ? cohort_convening_find_option (convening, attendance->option)
                                 : NULL;

  look_at_day (run, attendance, convening);
  if (option != NULL && flags & (COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_CASE_HEADCOUNT))
    look_at_option (run, attendance, convening, option);
}

/** cohort_findings_look_at_convenings: spots of each, then each attendance */
void
cohort_findings_look_at_convenings (CohortFindingsRun *run)
{
  const CohortProgram *program = cohort_snapshot_get_program (run->snapshot);
  GPtrArray *convenings = cohort_program_get_convenings (program);

  for (guint i = 0; i < convenings->len; i++)
    cohort_findings_look_at_delegation (run, g_ptr_array_index (convenings, i));
  COHORT_FOR_EACH (CohortAttendance, attendance, run->snapshot, COHORT_RECORD_ATTENDANCE) {
    const CohortConvening *convening
      = attendance->convening != NULL
          ? cohort_program_find_convening (program, attendance->convening)
          : NULL;

    cohort_findings_look_at_refund (run, attendance);
    if (convening != NULL)
      look_at_attendance (run, attendance, convening);
  }
}
