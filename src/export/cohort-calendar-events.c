/* What goes into a calendar: the days of convenings and trips, and the days to have done things by.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-calendar-private.h"

#include "cohort-date.h"
#include "cohort-delegation.h"
#include "cohort-id.h"
#include "cohort-opportunities.h"
#include "cohort-policy.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const CohortSnapshot *snapshot;
  const CohortCalendarOptions *options;
  GPtrArray *events; /* CohortCalendarEvent */
} Agenda;

static void
free_event (gpointer data)
{
  CohortCalendarEvent *event = data;

  g_free (event->uid);
  g_free (event->summary);
  g_free (event->location);
  g_free (event->description);
  g_free (event);
}

/* @kind and @subject name it among the events of this county and year. Takes @summary. */
static CohortCalendarEvent *
add_event (Agenda *agenda,
           const char *kind,
           const char *subject,
           CohortDate first,
           CohortDate last,
           char *summary)
{
  CohortCalendarEvent *event = g_new0 (CohortCalendarEvent, 1);
  g_autofree char *key
      = g_strdup_printf ("%d %s %s %s", cohort_snapshot_get_county (agenda->snapshot)->number,
                         cohort_snapshot_get_year (agenda->snapshot), kind, subject);

  event->uid = cohort_id_derive ("calendar", key);
  event->first = first;
  event->last = MAX (first, last);
  event->summary = summary;
  g_ptr_array_add (agenda->events, event);
  return event;
}

static const CohortConvening *
find_convening (const Agenda *agenda, const char *code)
{
  return code != NULL
             ? cohort_program_find_convening (cohort_snapshot_get_program (agenda->snapshot), code)
             : NULL;
}

static gboolean
is_asked_for (const Agenda *agenda, const char *convening)
{
  return agenda->options->convening == NULL
         || g_strcmp0 (agenda->options->convening, convening) == 0;
}

static void
append_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* What is on each of the days. */
static void
append_days (GString *text, const CohortConvening *convening, CohortDate first, CohortDate last)
{
  for (guint i = 0; i < convening->days->len; i++) {
    const CohortConveningDay *day = g_ptr_array_index (convening->days, i);
    g_autofree char *when = cohort_date_format_long (day->date);
    /* Translators: a day, and what is on that day */
    g_autofree char *line = g_strdup_printf (_ ("%1$s: %2$s"), when, day->label);

    if (day->date >= first && day->date <= last)
      append_line (text, line);
  }
}

static CohortCalendarEvent *
add_days (Agenda *agenda,
          const CohortConvening *convening,
          const CohortAttendance *attendance,
          GString *text)
{
  CohortCalendarEvent *event;
  CohortDate first, last;

  cohort_delegation_find_days (convening, attendance, &first, &last);
  append_days (text, convening, first, last);
  event = add_event (agenda, "convening",
                     attendance != NULL ? attendance->record.id : convening->code, first, last,
                     /* Translators: %s is a convening, "Fall 2024". */
                     g_strdup_printf (_ ("CAL-MSCS %s"), convening->name));
  event->location = g_strdup (convening->city);
  event->description = g_strdup (text->str);
  event->is_busy = TRUE;
  return event;
}

static void
add_names_lock (Agenda *agenda, const CohortConvening *convening)
{
  CohortDate day = cohort_delegation_get_names_lock (agenda->snapshot, convening->code);

  if (day == 0)
    return;
  /* Translators: %s is a convening, "Fall 2024". */
  add_event (agenda, "names-lock", convening->code, day, day,
             g_strdup_printf (_ ("Last day to change names: %s"), convening->name))
      ->description
      = g_strdup (_ ("After this day, who goes changes only with a reason."));
}

static void
add_register_by (Agenda *agenda, const CohortConvening *convening)
{
  guint days = cohort_delegation_get_register_days (agenda->snapshot);
  CohortDate day = convening->first_day - (CohortDate)days;
  const char *link = cohort_delegation_get_link (agenda->snapshot, convening->code);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "The county’s own deadline, %u day before the convening.",
                   "The county’s own deadline, %u days before the convening.", days),
      days);
  if (link != NULL)
    append_line (text, link);
  /* Translators: %s is a convening, "Fall 2024". */
  add_event (agenda, "register-by", convening->code, day, day,
             g_strdup_printf (_ ("Be registered: %s"), convening->name))
      ->description
      = g_strdup (text->str);
}

/* Of a source's own days. */
static void
add_source (Agenda *agenda, const CohortFundingSource *source)
{
  if (source->claim_by != 0)
    /* Translators: %s is a funding source. */
    add_event (agenda, "claim-by", source->record.id, source->claim_by, 0,
               g_strdup_printf (_ ("Last day for claims: %s"), source->name));
  if (source->board_on != 0)
    /* Translators: %s is a funding source. */
    add_event (agenda, "board-on", source->record.id, source->board_on, 0,
               g_strdup_printf (_ ("The board has to have approved travel: %s"), source->name));
}

static void
add_opportunity_part (Agenda *agenda, const CohortOpportunity *opportunity, guint i)
{
  const CohortOpportunityPart *part = g_ptr_array_index (opportunity->parts, i);
  const char *link = cohort_opportunity_get_link (agenda->snapshot, opportunity);
  g_autofree char *subject = g_strdup_printf ("%s %u", opportunity->code, i + 1);
  g_autofree char *days = cohort_opportunity_part_dup_days (part);
  g_autoptr (GString) text = g_string_new (part->label != NULL ? part->label : "");
  CohortCalendarEvent *event;

  if (part->start == 0)
    return;
  append_line (text, days);
  if (link != NULL)
    append_line (text, link);
  event = add_event (agenda, "opportunity", subject, part->start, part->end,
                     g_strdup (opportunity->title));
  event->description = g_strdup (text->str);
  event->is_tentative = !part->certain;
}

/* A convening is there as itself. */
static void
add_opportunity (Agenda *agenda, const CohortOpportunity *opportunity)
{
  if (opportunity->convening != NULL)
    return;
  if (opportunity->deadline != 0)
    /* Translators: %s is an opportunity. */
    add_event (agenda, "opportunity-deadline", opportunity->code, opportunity->deadline, 0,
               g_strdup_printf (_ ("Last day to apply: %s"), opportunity->title));
  for (guint i = 0; i < opportunity->parts->len; i++)
    add_opportunity_part (agenda, opportunity, i);
}

/* All there are, or those @person takes part in or thinks of. */
static void
add_opportunities (Agenda *agenda, const char *person)
{
  g_autoptr (GPtrArray) list = cohort_opportunities_list (agenda->snapshot);

  for (guint i = 0; agenda->options->convening == NULL && i < list->len; i++) {
    const CohortOpportunity *opportunity = g_ptr_array_index (list, i);
    const CohortOpportunityPerson *answer
        = person != NULL ? cohort_opportunity_find_answer (agenda->snapshot, opportunity, person)
                         : NULL;

    if (person == NULL || (answer != NULL && g_strcmp0 (answer->status, "declined") != 0))
      add_opportunity (agenda, opportunity);
  }
}

static void
list_of_county (Agenda *agenda)
{
  GPtrArray *convenings
      = cohort_program_get_convenings (cohort_snapshot_get_program (agenda->snapshot));
  gboolean takes_part = cohort_delegation_get_declined (agenda->snapshot) == NULL;

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    g_autoptr (GString) text = g_string_new (NULL);

    if (!is_asked_for (agenda, convening->code))
      continue;
    add_days (agenda, convening, NULL, text);
    if (!takes_part)
      continue;
    add_names_lock (agenda, convening);
    add_register_by (agenda, convening);
  }
  COHORT_FOR_EACH (CohortFundingSource, source, agenda->snapshot, COHORT_RECORD_FUNDING_SOURCE) {
    if (agenda->options->convening == NULL
        && g_strcmp0 (source->year, cohort_snapshot_get_year (agenda->snapshot)) == 0)
      add_source (agenda, source);
  }
  add_opportunities (agenda, NULL);
}

static void
add_attendance (Agenda *agenda, const CohortAttendance *attendance)
{
  static const char *const open[] = {"planned", "invited", NULL};
  static const char *const unregistered[] = {"planned", "invited", "accepted", NULL};
  const CohortConvening *convening = find_convening (agenda, attendance->convening);
  CohortStatusFlags flags = cohort_attendance_status_get_flags (attendance->status);
  const CohortOption *option;
  g_autoptr (GString) text = NULL;

  if (convening == NULL || (flags & (COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_CASE_HEADCOUNT)) == 0)
    return;
  option = attendance->option != NULL ? cohort_convening_find_option (convening, attendance->option)
                                      : NULL;
  text = g_string_new (cohort_vocabulary_get_label ("attendance-status", attendance->status));
  if (option != NULL)
    append_line (text, option->label);
  add_days (agenda, convening, attendance, text)->is_tentative
      = g_strv_contains (open, attendance->status);
  if (flags & COHORT_STATUS_HOLDS_SPOT)
    add_names_lock (agenda, convening);
  if (g_strv_contains (unregistered, attendance->status))
    add_register_by (agenda, convening);
}

static void
add_trip (Agenda *agenda, const CohortTripRecord *trip)
{
  const CohortConvening *convening = find_convening (agenda, trip->convening);
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (agenda->snapshot);
  CohortCalendarEvent *event;

  if (convening == NULL || trip->depart == 0)
    return;
  event = add_event (agenda, "trip", trip->record.id, trip->depart, trip->back,
                     /* Translators: %s is a convening, "Fall 2024". */
                     g_strdup_printf (_ ("Travel: %s"), convening->name));
  event->location = g_strdup (convening->city);
  event->is_busy = TRUE;
  if (trip->mode != NULL)
    event->description = g_strdup (cohort_vocabulary_get_label ("trip-mode", trip->mode));
  if (cohort_is_known (policy->claim_days))
    add_event (agenda, "claim", trip->record.id,
               MAX (trip->depart, trip->back) + (CohortDate)policy->claim_days, 0,
               /* Translators: %s is a convening, "Fall 2024". */
               g_strdup_printf (_ ("Last day to claim travel: %s"), convening->name));
}

static void
add_invitation (Agenda *agenda, const CohortInvitation *invitation)
{
  const CohortConvening *convening = find_convening (agenda, invitation->convening);

  if (invitation->reply_by == 0 || g_strcmp0 (invitation->outcome, "sent") != 0
      || (invitation->convening != NULL && convening == NULL))
    return;
  add_event (agenda, "invitation", invitation->record.id, invitation->reply_by, 0,
             convening != NULL
                 /* Translators: %s is a convening, "Fall 2024". */
                 ? g_strdup_printf (_ ("Answer the invitation: %s"), convening->name)
                 : g_strdup (_ ("Answer the invitation to the county’s team")));
}

static void
add_offer (Agenda *agenda, const CohortWaitlistEntry *entry)
{
  const CohortConvening *convening = find_convening (agenda, entry->convening);

  if (convening == NULL || entry->reply_by == 0 || !cohort_waitlist_holds_spot (entry->state))
    return;
  /* Translators: %s is a convening, "Fall 2024". */
  add_event (agenda, "offer", entry->record.id, entry->reply_by, 0,
             g_strdup_printf (_ ("Answer the offer of a spot: %s"), convening->name));
}

static gboolean
is_hers (const Agenda *agenda, const char *person, const char *convening)
{
  return g_strcmp0 (person, agenda->options->person) == 0 && is_asked_for (agenda, convening);
}

static void
list_of_person (Agenda *agenda)
{
  COHORT_FOR_EACH (CohortAttendance, attendance, agenda->snapshot, COHORT_RECORD_ATTENDANCE) {
    if (is_hers (agenda, attendance->person, attendance->convening))
      add_attendance (agenda, attendance);
  }
  COHORT_FOR_EACH (CohortTripRecord, trip, agenda->snapshot, COHORT_RECORD_TRIP) {
    if (is_hers (agenda, trip->person, trip->convening))
      add_trip (agenda, trip);
  }
  COHORT_FOR_EACH (CohortInvitation, invitation, agenda->snapshot, COHORT_RECORD_INVITATION) {
    if (is_hers (agenda, invitation->person, invitation->convening))
      add_invitation (agenda, invitation);
  }
  COHORT_FOR_EACH (CohortWaitlistEntry, entry, agenda->snapshot, COHORT_RECORD_WAITLIST_ENTRY) {
    if (is_hers (agenda, entry->person, entry->convening))
      add_offer (agenda, entry);
  }
  add_opportunities (agenda, agenda->options->person);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const CohortCalendarEvent *one = *(const CohortCalendarEvent *const *)a;
  const CohortCalendarEvent *other = *(const CohortCalendarEvent *const *)b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return g_strcmp0 (one->uid, other->uid);
}

/** cohort_calendar_list_events: Returns: (transfer full): see the header; nothing of anybody's
 * needs or notes */
GPtrArray *
cohort_calendar_list_events (const CohortSnapshot *snapshot, const CohortCalendarOptions *options)
{
  Agenda agenda = {snapshot, options, g_ptr_array_new_with_free_func (free_event)};

  if (options->person != NULL)
    list_of_person (&agenda);
  else
    list_of_county (&agenda);
  g_ptr_array_sort (agenda.events, compare_events);
  return agenda.events;
}
