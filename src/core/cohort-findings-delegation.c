/* Findings about the county at a convening: spots, offers, registrations, refunds.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-findings-private.h"

#include "cohort-booking.h"
#include "cohort-date.h"
#include "cohort-delegation.h"
#include "cohort-money.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* How long before a convening an empty spot becomes pressing: about the time in which somebody can
 * still be invited, registered and lodged. A choice of ours; the program's papers name no day. */
#define UNDER_TEAM_DAYS 45

static void
add_about_convening (CohortFindingsRun *run,
                     const char *id,
                     const char *convening,
                     const char *text)
{
  cohort_findings_add (run, id, COHORT_N_RECORD_KINDS, convening, COHORT_UNKNOWN, "%s", text);
}

/* The day of an instant, "2024-10-02T16:00:00Z"; 0 for NULL. */
static CohortDate
get_day (const char *instant)
{
  g_autofree char *day = g_strndup (instant != NULL ? instant : "", strlen ("2024-10-02"));

  return cohort_date_parse (day);
}

/* Who holds a spot last: of the people that go, or one who got an offer since. */
static const char *
find_newest (CohortFindingsRun *run, const CohortConvening *convening)
{
  g_autoptr (GPtrArray) holders = cohort_spots_holders (run->snapshot, convening->code);
  g_autoptr (GPtrArray) queue = cohort_spots_queue (run->snapshot, convening->code);
  const CohortAttendance *last
      = holders->len > 0 ? g_ptr_array_index (holders, holders->len - 1) : NULL;
  const CohortWaitlistEntry *offered = NULL;

  for (guint i = 0; i < queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (queue, i);

    if (cohort_waitlist_holds_spot (entry->state)
        && (offered == NULL || g_strcmp0 (entry->offered_at, offered->offered_at) >= 0))
      offered = entry;
  }
  if (last == NULL)
    return offered != NULL ? offered->person : NULL;
  return offered != NULL && get_day (offered->offered_at) >= last->status_on ? offered->person
                                                                             : last->person;
}

static void
look_at_over (CohortFindingsRun *run, const CohortConvening *convening, const CohortSpots *spots)
{
  g_autofree char *name = cohort_team_dup_person_name (run->snapshot, find_newest (run, convening));
  g_autofree char *held
      = g_strdup_printf (ngettext ("%u person", "%u people", spots->held), spots->held);
  g_autofree char *limit = g_strdup_printf (ngettext ("%u spot", "%u spots", (guint)spots->limit),
                                            (guint)spots->limit);
  g_autofree char *text = NULL;

  /* Translators: %1$s is a convening, %2$s “6 people”, %3$s “5 spots”, %4$s a person. */
  text = g_strdup_printf (_ ("%1$s: %2$s for %3$s. The last to be added is %4$s."),
                          convening->name, held, limit, name);
  add_about_convening (run, "OVER_SPOTS", convening->code, text);
}

static gboolean
is_near (const CohortFindingsRun *run, const CohortConvening *convening, guint days)
{
  return run->today <= convening->first_day && convening->first_day - run->today <= days;
}

static void
look_at_under (CohortFindingsRun *run, const CohortConvening *convening, const CohortSpots *spots)
{
  g_autofree char *date = cohort_date_format (convening->first_day);
  g_autofree char *text = NULL;

  if (!is_near (run, convening, UNDER_TEAM_DAYS))
    return;
  /* Translators: %1$s is a convening, %4$s a day. */
  text = g_strdup_printf (
      ngettext (
          "%1$s: %2$d of %3$d spots is free, and it begins on %4$s. Fill it or release it.",
          "%1$s: %2$d of %3$d spots are free, and it begins on %4$s. Fill them or release them.",
          spots->free),
      convening->name, (int)spots->free, (int)spots->limit, date);
  add_about_convening (run, "UNDER_TEAM", convening->code, text);
}

static void
look_at_spots (CohortFindingsRun *run, const CohortConvening *convening, gboolean takes_part)
{
  CohortSpots spots;

  cohort_spots_count (run->snapshot, convening->code, &spots);
  if (!cohort_is_known (spots.free))
    return;
  if (spots.free < 0)
    look_at_over (run, convening, &spots);
  else if (spots.free > 0 && takes_part)
    look_at_under (run, convening, &spots);
}

/* An offer past its day holds the spot until somebody lets it expire. */
static void
look_at_offers (CohortFindingsRun *run, const CohortConvening *convening)
{
  g_autoptr (GPtrArray) queue = cohort_spots_queue (run->snapshot, convening->code);

  for (guint i = 0; i < queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (queue, i);
    g_autofree char *name = NULL;
    g_autofree char *date = NULL;

    if (!cohort_waitlist_holds_spot (entry->state) || entry->reply_by == 0
        || entry->reply_by >= run->today)
      continue;
    name = cohort_team_dup_person_name (run->snapshot, entry->person);
    date = cohort_date_format (entry->reply_by);
    /* Translators: %1$s is a person, %2$s a day, %3$s a convening. */
    cohort_findings_add (run, "OFFER_OVERDUE", COHORT_RECORD_WAITLIST_ENTRY, entry->record.id,
                         COHORT_UNKNOWN,
                         _ ("%1$s was to answer by %2$s and still holds a spot at %3$s. Note the "
                            "answer, or let the offer expire."),
                         name, date, convening->name);
  }
}

static void
look_at_registrations (CohortFindingsRun *run, const CohortConvening *convening)
{
  g_autoptr (GPtrArray) list = cohort_delegation_list_unregistered (run->snapshot, convening->code);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *date = cohort_date_format (convening->first_day);
  g_autofree char *text = NULL;

  if (list->len == 0
      || !is_near (run, convening, cohort_delegation_get_register_days (run->snapshot)))
    return;
  for (guint i = 0; i < list->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (list, i);
    g_autofree char *name = cohort_team_dup_person_name (run->snapshot, attendance->person);

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
  }
  /* Translators: %1$s is a convening, %2$s a day, %3$s one name or several. */
  text = g_strdup_printf (_ ("%1$s begins on %2$s. Not registered: %3$s."), convening->name, date,
                          names->str);
  add_about_convening (run, "NOT_REGISTERED", convening->code, text);
}

/** cohort_findings_look_at_delegation: spots, offers and registrations of one convening; a county
 * that takes no part has no spots to fill */
void
cohort_findings_look_at_delegation (CohortFindingsRun *run, const CohortConvening *convening)
{
  gboolean takes_part = cohort_delegation_get_declined (run->snapshot) == NULL;

  look_at_spots (run, convening, takes_part);
  look_at_offers (run, convening);
  if (takes_part)
    look_at_registrations (run, convening);
}

static gboolean
is_registration_of (const CohortSnapshot *snapshot,
                    const CohortExpense *expense,
                    const CohortAttendance *attendance)
{
  const CohortPlanLine *line
      = cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line);

  if (g_strcmp0 (expense->category, "registration") != 0)
    return FALSE;
  return line != NULL ? cohort_booking_is_line_of (line, attendance)
                      : g_strcmp0 (expense->person, attendance->person) == 0
                            && g_strcmp0 (expense->convening, attendance->convening) == 0;
}

/* What is still paid for a registration, or 0 when money came back since it was canceled: what is
 * kept then is the fee for canceling. @paid_by: the expense a refund is noted at. */
static gint64
count_due (const CohortSnapshot *snapshot,
           const CohortAttendance *attendance,
           const CohortExpense **paid_by)
{
  gint64 paid = 0;

  COHORT_FOR_EACH (CohortPayment, payment, snapshot, COHORT_RECORD_PAYMENT) {
    const CohortExpense *expense
        = cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, payment->expense);

    if (expense == NULL || !cohort_is_known (payment->cents)
        || !is_registration_of (snapshot, expense, attendance))
      continue;
    if (payment->cents < 0 && payment->on >= attendance->cancelled_on)
      return 0;
    if (payment->cents > 0)
      *paid_by = expense;
    paid += payment->cents;
  }
  return paid;
}

/** cohort_findings_look_at_refund: a canceled registration that was paid, and no refund yet */
void
cohort_findings_look_at_refund (CohortFindingsRun *run, const CohortAttendance *attendance)
{
  g_autofree char *amount = NULL;
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;
  const CohortExpense *paid_by = NULL;
  gint64 due;

  if (attendance->cancelled_on == 0)
    return;
  due = count_due (run->snapshot, attendance, &paid_by);
  if (due <= 0)
    return;
  amount = cohort_money_format (due);
  name = cohort_team_dup_person_name (run->snapshot, attendance->person);
  date = cohort_date_format (attendance->cancelled_on);
  /* Translators: %1$s is a person, %2$s a day, %3$s an amount. */
  cohort_findings_add (run, "REFUND_DUE", COHORT_RECORD_EXPENSE, paid_by->record.id, due,
                       _ ("The registration of %1$s was canceled on %2$s; %3$s paid for it have "
                          "not come back."),
                       name, date, amount);
}
