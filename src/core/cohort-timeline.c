/* What happened to one person, day by day: memberships, invitations, attendance, money.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-timeline-private.h"

#include "cohort-date.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static void
free_event (gpointer data)
{
  CohortEvent *event = data;

  g_free (event->record);
  g_free (event->title);
  g_free (event->detail);
  g_free (event);
}

/** cohort_timeline_add: @title: (transfer full). Returns: (transfer none): the event, to be added
 * to */
CohortEvent *
cohort_timeline_add (CohortTimelineRun *run,
                     const char *kind,
                     const CohortRecord *record,
                     CohortDate on,
                     char *title)
{
  CohortEvent *event = g_new0 (CohortEvent, 1);

  event->kind = kind;
  event->record_kind = record->kind;
  event->record = g_strdup (record->id);
  event->on = on;
  event->title = title;
  event->cents = COHORT_UNKNOWN;
  g_ptr_array_add (run->events, event);
  return event;
}

/** cohort_timeline_tell: @detail: (nullable): one thing more about @event */
void
cohort_timeline_tell (CohortEvent *event, const char *detail)
{
  char *all;

  if (detail == NULL || *detail == '\0')
    return;
  all = event->detail != NULL ? g_strjoin (" · ", event->detail, detail, NULL) : g_strdup (detail);
  g_free (event->detail);
  event->detail = all;
}

/** cohort_timeline_get_convening: Returns: its name; the code of one the year's program lacks */
const char *
cohort_timeline_get_convening (const CohortTimelineRun *run, const char *code)
{
  const CohortConvening *convening
      = code != NULL
            ? cohort_program_find_convening (cohort_snapshot_get_program (run->snapshot), code)
            : NULL;

  return convening != NULL ? convening->name : code;
}

static const char *
get_role (const CohortMembership *membership)
{
  if (membership->role_typed != NULL)
    return membership->role_typed;
  return membership->role != NULL ? cohort_vocabulary_get_label ("role", membership->role) : NULL;
}

static gboolean
is_followed (const GPtrArray *memberships, const CohortMembership *membership)
{
  for (guint i = 0; i < memberships->len; i++) {
    const CohortMembership *other = g_ptr_array_index (memberships, i);

    if (g_strcmp0 (other->follows, membership->record.id) == 0)
      return TRUE;
  }
  return FALSE;
}

static char *
dup_beginning (const CohortTimelineRun *run, const CohortMembership *membership)
{
  const CohortMembership *before
      = cohort_snapshot_find (run->snapshot, COHORT_RECORD_MEMBERSHIP, membership->follows);
  const char *role = get_role (membership);

  if (before != NULL && get_role (before) != NULL && role != NULL
      && g_strcmp0 (get_role (before), role) != 0)
    return g_strdup_printf (_ ("Changed role from %1$s to %2$s"), get_role (before), role);
  if (before != NULL)
    return g_strdup (_ ("The membership was changed"));
  return g_strdup (cohort_team_counts (membership) ? _ ("Joined the team")
                                                   : _ ("Came on the bench of the team"));
}

static void
add_membership (CohortTimelineRun *run,
                const GPtrArray *memberships,
                const CohortMembership *membership)
{
  const CohortOrganization *organization
      = cohort_team_find_organization (run->snapshot, membership->organization);
  CohortEvent *event = cohort_timeline_add (run, "membership", &membership->record,
                                            membership->start, dup_beginning (run, membership));

  cohort_timeline_tell (event, get_role (membership));
  cohort_timeline_tell (event, organization != NULL ? organization->name : NULL);
  if ((membership->end == 0 && g_strcmp0 (membership->status, "ended") != 0)
      || is_followed (memberships, membership))
    return;
  event = cohort_timeline_add (run, "membership", &membership->record, membership->end,
                               g_strdup (_ ("Left the team")));
  cohort_timeline_tell (event, get_role (membership));
  cohort_timeline_tell (event, membership->end_reason);
}

static char *
dup_numbered (const char *title, guint number)
{
  switch (number) {
  case 1:
    return g_strdup (title);
  case 2:
    /* Translators: %s is such as "Invited to Fall 2024". */
    return g_strdup_printf (_ ("%s (2nd time)"), title);
  case 3:
    return g_strdup_printf (_ ("%s (3rd time)"), title);
  default:
    return g_strdup_printf (_ ("%1$s (%2$uth time)"), title, number);
  }
}

static void
add_sending (CohortTimelineRun *run, const CohortInvitation *invitation, const char *where)
{
  gboolean is_draft = g_strcmp0 (invitation->outcome, "draft") == 0;
  g_autofree char *title = g_strdup_printf (
      is_draft ? _ ("Invitation to %s, not sent yet") : _ ("Invited to %s"), where);
  CohortEvent *event = cohort_timeline_add (
      run, "invitation", &invitation->record, invitation->sent_on,
      dup_numbered (title, cohort_team_number_invitation (run->snapshot, invitation)));

  if (invitation->channel != NULL)
    cohort_timeline_tell (event,
                          cohort_vocabulary_get_label ("invitation-channel", invitation->channel));
  cohort_timeline_tell (event, invitation->letter);
  if (invitation->reply_by != 0) {
    g_autofree char *day = cohort_date_format (invitation->reply_by);
    g_autofree char *reply = g_strdup_printf (_ ("reply by %s"), day);

    cohort_timeline_tell (event, reply);
  }
  if (invitation->outcome_on == 0)
    cohort_timeline_tell (event, invitation->note);
}

static void
add_invitation (CohortTimelineRun *run, const CohortInvitation *invitation)
{
  static const struct {
    const char *outcome;
    const char *title;
  } answers[] = {
      {"accepted", N_ ("Accepted the invitation to %s")},
      {"declined", N_ ("Declined the invitation to %s")},
      {"no-reply", N_ ("Did not answer the invitation to %s")},
      {"withdrawn", N_ ("The invitation to %s was withdrawn")},
  };
  const char *where = invitation->convening != NULL
                          ? cohort_timeline_get_convening (run, invitation->convening)
                          : _ ("the team");

  add_sending (run, invitation, where);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autoptr (GString) title = NULL;

    if (g_strcmp0 (answers[i].outcome, invitation->outcome) != 0)
      continue;
    title = g_string_new (_ (answers[i].title));
    g_string_replace (title, "%s", where, 1);
    cohort_timeline_tell (cohort_timeline_add (run, "invitation", &invitation->record,
                                               invitation->outcome_on, g_strdup (title->str)),
                          invitation->note);
  }
}

static void
add_answers (CohortTimelineRun *run)
{
  COHORT_FOR_EACH (CohortResponse, response, run->snapshot, COHORT_RECORD_RESPONSE) {
    CohortEvent *event;

    if (g_strcmp0 (response->person, run->person) != 0)
      continue;
    event = cohort_timeline_add (
        run, "answer", &response->record, 0,
        g_strdup (response->question != NULL ? response->question : _ ("Answer of a form")));
    cohort_timeline_tell (event, response->answer);
  }
}

static void
add_merged (CohortTimelineRun *run)
{
  COHORT_FOR_EACH (CohortPerson, other, run->snapshot, COHORT_RECORD_PERSON) {
    g_autofree char *name = NULL;

    if (g_strcmp0 (other->merged_into, run->person) != 0)
      continue;
    name = cohort_person_dup_name (other);
    cohort_timeline_tell (
        cohort_timeline_add (run, "merge", &other->record, 0,
                             g_strdup_printf (_ ("%s was merged into this person"), name)),
        other->email);
  }
}

/* Newest first, those without a day last; what came of something before the thing itself. */
static int
compare_events (gconstpointer a, gconstpointer b)
{
  const CohortEvent *one = *(const CohortEvent *const *)a;
  const CohortEvent *other = *(const CohortEvent *const *)b;

  return (other->on > one->on) - (other->on < one->on);
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++) {
    gpointer swapped = array->pdata[i];

    array->pdata[i] = array->pdata[array->len - 1 - i];
    array->pdata[array->len - 1 - i] = swapped;
  }
}

/* Each edition left on a day of its own. */
static void
add_letter (CohortTimelineRun *run, const CohortIssuedLetter *letter)
{
  CohortEvent *event = cohort_timeline_add (
      run, "letter", &letter->record, letter->issued_on,
      /* Translators: %s is the number of a letter. */
      g_strdup_printf (letter->edition > 1 ? _ ("Letter %s was issued again")
                                           : _ ("Letter %s was issued"),
                       letter->number));

  cohort_timeline_tell (event, letter->title);
  cohort_timeline_tell (event, letter->reason);
  if (letter->voided_on != 0)
    cohort_timeline_tell (
        cohort_timeline_add (run, "letter", &letter->record, letter->voided_on,
                             g_strdup_printf (_ ("Letter %s is void"), letter->number)),
        letter->void_reason);
}

/**
 * cohort_timeline_new:
 * @person: a person's id
 *
 * Returns: (transfer full) (element-type CohortEvent): what is known of her, newest first, those
 * without a day last; of one day, what was recorded last comes first
 */
GPtrArray *
cohort_timeline_new (const CohortSnapshot *snapshot, const char *person)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (free_event);
  const GPtrArray *memberships = cohort_snapshot_get_memberships (snapshot, person);
  CohortTimelineRun run = {snapshot, person, events};

  for (guint i = 0; memberships != NULL && i < memberships->len; i++)
    add_membership (&run, memberships, g_ptr_array_index (memberships, i));
  add_answers (&run);
  COHORT_FOR_EACH (CohortInvitation, invitation, snapshot, COHORT_RECORD_INVITATION) {
    if (g_strcmp0 (invitation->person, person) == 0)
      add_invitation (&run, invitation);
  }
  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    if (g_strcmp0 (letter->person, person) == 0)
      add_letter (&run, letter);
  }
  cohort_timeline_add_places (&run);
  cohort_timeline_add_money (&run);
  cohort_timeline_add_year (&run);
  add_merged (&run);
  reverse (events);
  g_ptr_array_sort (events, compare_events);
  return events;
}
