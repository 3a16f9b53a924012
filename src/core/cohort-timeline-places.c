/* The timeline's convenings and money: spots, registrations, the waitlist, expenses and payments.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-timeline-private.h"

#include "cohort-date.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* (nullable): whoever took over the spot */
static const CohortAttendance *
find_successor (const CohortTimelineRun *run, const CohortAttendance *attendance)
{
  COHORT_FOR_EACH (CohortAttendance, other, run->snapshot, COHORT_RECORD_ATTENDANCE) {
    if (g_strcmp0 (other->replaces, attendance->record.id) == 0)
      return other;
  }
  return NULL;
}

static void
tell_of (CohortTimelineRun *run,
         CohortEvent *event,
         const char *format,
         const CohortAttendance *attendance)
{
  g_autofree char *name = NULL;
  g_autoptr (GString) text = NULL;

  if (attendance == NULL)
    return;
  name = cohort_team_dup_person_name (run->snapshot, attendance->person);
  text = g_string_new (format);
  g_string_replace (text, "%s", name, 1);
  cohort_timeline_tell (event, text->str);
}

static void
tell_days (CohortEvent *event, const char *days)
{
  g_auto (GStrv) each = g_strsplit (days != NULL ? days : "", " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; each[i] != NULL; i++) {
    CohortDate day = cohort_date_parse (each[i]);
    g_autofree char *shown = day != 0 ? cohort_date_format (day) : g_strdup (each[i]);

    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", shown);
  }
  cohort_timeline_tell (event, text->str);
}

static void
add_registration (CohortTimelineRun *run, const CohortAttendance *attendance, const char *where)
{
  CohortEvent *event;

  if (attendance->link_sent_on != 0)
    cohort_timeline_add (run, "registration", &attendance->record, attendance->link_sent_on,
                         g_strdup_printf (_ ("Got the registration link for %s"), where));
  if (attendance->registered_on != 0) {
    event
        = cohort_timeline_add (run, "registration", &attendance->record, attendance->registered_on,
                               g_strdup_printf (_ ("Registered for %s"), where));
    event->cents = attendance->price_cents;
    if (attendance->option != NULL)
      cohort_timeline_tell (
          event, cohort_vocabulary_get_label ("registration-option", attendance->option));
    cohort_timeline_tell (event, attendance->confirmation);
  }
  if (attendance->cancelled_on != 0)
    cohort_timeline_add (run, "registration", &attendance->record, attendance->cancelled_on,
                         g_strdup_printf (_ ("The registration for %s was canceled"), where));
}

/* That somebody is registered is told by the registration. */
static gboolean
is_told_by_registration (const CohortAttendance *attendance)
{
  return g_strcmp0 (attendance->status, "registered") == 0 && attendance->registered_on != 0
         && attendance->replaces == NULL;
}

static void
add_attendance (CohortTimelineRun *run, const CohortAttendance *attendance)
{
  const char *where = cohort_timeline_get_convening (run, attendance->convening);
  CohortEvent *event;

  add_registration (run, attendance, where);
  if (is_told_by_registration (attendance))
    return;
  event = cohort_timeline_add (
      run, "attendance", &attendance->record, attendance->status_on,
      g_strdup_printf ("%s: %s", where,
                       cohort_vocabulary_get_label ("attendance-status", attendance->status)));
  tell_of (run, event, _ ("replaces %s"),
           cohort_snapshot_find (run->snapshot, COHORT_RECORD_ATTENDANCE, attendance->replaces));
  tell_of (run, event, _ ("replaced by %s"), find_successor (run, attendance));
  tell_days (event, attendance->days);
  cohort_timeline_tell (event, attendance->note);
}

static CohortDate
get_day (const char *instant)
{
  g_autofree char *day = g_strndup (instant != NULL ? instant : "", strlen ("2024-10-02"));

  return cohort_date_parse (day);
}

static void
add_entry (CohortTimelineRun *run, const CohortWaitlistEntry *entry)
{
  const char *where = cohort_timeline_get_convening (run, entry->convening);
  CohortEvent *event
      = cohort_timeline_add (run, "waitlist", &entry->record, get_day (entry->requested_at),
                             g_strdup_printf (_ ("Asked for a spot at %s"), where));

  if (entry->source != NULL)
    cohort_timeline_tell (event, cohort_vocabulary_get_label ("waitlist-source", entry->source));
  cohort_timeline_tell (event, cohort_vocabulary_get_label ("waitlist-state", entry->state));
  cohort_timeline_tell (event, entry->reorder_reason);
  if (entry->offered_at == NULL)
    return;
  event = cohort_timeline_add (run, "waitlist", &entry->record, get_day (entry->offered_at),
                               g_strdup_printf (_ ("Was offered a spot at %s"), where));
  if (entry->reply_by != 0) {
    g_autofree char *day = cohort_date_format (entry->reply_by);
    g_autofree char *reply = g_strdup_printf (_ ("reply by %s"), day);

    cohort_timeline_tell (event, reply);
  }
}

/** cohort_timeline_add_places: where she goes, is registered or waits */
void
cohort_timeline_add_places (CohortTimelineRun *run)
{
  COHORT_FOR_EACH (CohortWaitlistEntry, entry, run->snapshot, COHORT_RECORD_WAITLIST_ENTRY) {
    if (g_strcmp0 (entry->person, run->person) == 0)
      add_entry (run, entry);
  }
  COHORT_FOR_EACH (CohortAttendance, attendance, run->snapshot, COHORT_RECORD_ATTENDANCE) {
    if (g_strcmp0 (attendance->person, run->person) == 0)
      add_attendance (run, attendance);
  }
}

static char *
dup_subject (const CohortTimelineRun *run, const CohortExpense *expense)
{
  const char *category = cohort_vocabulary_get_label ("expense-category", expense->category);

  if (expense->convening == NULL)
    return g_strdup (category);
  return g_strdup_printf ("%s, %s", category,
                          cohort_timeline_get_convening (run, expense->convening));
}

static void
add_payments (CohortTimelineRun *run, const CohortExpense *expense, const char *subject)
{
  COHORT_FOR_EACH (CohortPayment, payment, run->snapshot, COHORT_RECORD_PAYMENT) {
    CohortEvent *event;

    if (g_strcmp0 (payment->expense, expense->record.id) != 0)
      continue;
    event = cohort_timeline_add (
        run, "payment", &payment->record, payment->on,
        g_strdup_printf (payment->cents < 0 ? _ ("Got back: %s") : _ ("Paid: %s"), subject));
    event->cents = payment->cents;
    cohort_timeline_tell (event, payment->reference);
  }
}

/** cohort_timeline_add_money: her expenses and what was paid on them */
void
cohort_timeline_add_money (CohortTimelineRun *run)
{
  COHORT_FOR_EACH (CohortExpense, expense, run->snapshot, COHORT_RECORD_EXPENSE) {
    g_autofree char *subject = NULL;
    CohortEvent *event;

    if (g_strcmp0 (expense->person, run->person) != 0)
      continue;
    subject = dup_subject (run, expense);
    event = cohort_timeline_add (run, "expense", &expense->record, expense->incurred_on,
                                 g_strdup (subject));
    event->cents = expense->claimed_cents;
    cohort_timeline_tell (event, cohort_vocabulary_get_label ("expense-status", expense->status));
    cohort_timeline_tell (event, expense->purpose);
    add_payments (run, expense, subject);
  }
}
