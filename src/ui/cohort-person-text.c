/* A person's records in words: memberships, invitations, what belongs to her.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-text.h"

#include "cohort-date.h"
#include "cohort-isolate.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/** cohort_content_area_get_label: Returns: (transfer none): what an area of teaching is called */
const char *
cohort_content_area_get_label (const char *content_area)
{
  if (g_strcmp0 (content_area, "math") == 0)
    return _ ("Mathematics");
  return g_strcmp0 (content_area, "cs") == 0 ? _ ("Computer science") : _ ("Science");
}

/** cohort_membership_text_role: Returns: (transfer full): the role, as it was typed where it is
 * none of the list */
char *
cohort_membership_text_role (const CohortMembership *membership)
{
  if (membership->role == NULL)
    return g_strdup (membership->role_typed != NULL ? membership->role_typed
                                                    : _ ("Role not known"));
  if (g_str_equal (membership->role, "other") && membership->role_typed != NULL)
    return g_strdup (membership->role_typed);
  return g_strdup (cohort_vocabulary_get_label ("role", membership->role));
}

/** cohort_membership_text_what: Returns: (transfer full): where, for which grades and in what */
char *
cohort_membership_text_what (const CohortSnapshot *snapshot, const CohortMembership *membership)
{
  const CohortOrganization *organization
      = cohort_team_find_organization (snapshot, membership->organization);
  g_autofree char *labels = cohort_bands_dup_label (membership->bands);
  g_autofree char *bands = cohort_dup_isolated (labels);
  GString *text = g_string_new (
      organization != NULL && organization->name != NULL ? organization->name : _ ("No employer"));

  if (*bands != '\0')
    g_string_append_printf (text, " · %s", bands);
  if (membership->content_area != NULL)
    g_string_append_printf (text, " · %s",
                            cohort_content_area_get_label (membership->content_area));
  return g_string_free (text, FALSE);
}

/** cohort_membership_text_when: Returns: (transfer full): its days, to begin a line with */
char *
cohort_membership_text_when (const CohortMembership *membership)
{
  g_autofree char *start = cohort_date_format (membership->start);
  g_autofree char *end = cohort_date_format (membership->end);

  if (membership->end == 0)
    /* Translators: %s is a day. */
    return membership->start != 0 ? g_strdup_printf (_ ("Since %s"), start)
                                  : g_strdup (_ ("Start not known"));
  if (membership->start == 0)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("Until %s"), end);
  /* Translators: from one day to another. */
  return g_strdup_printf (_ ("%1$s – %2$s"), start, end);
}

/* The first is 1. */
static guint
count_times (const CohortSnapshot *snapshot, const CohortInvitation *invitation)
{
  guint n = 1;

  COHORT_FOR_EACH (CohortInvitation, other, snapshot, COHORT_RECORD_INVITATION) {
    if (other != invitation && g_strcmp0 (other->person, invitation->person) == 0
        && g_strcmp0 (other->convening, invitation->convening) == 0
        && other->sent_on < invitation->sent_on)
      n++;
  }
  return n;
}

/** cohort_invitation_text_what: Returns: (transfer full): to what, and the how manieth time */
char *
cohort_invitation_text_what (const CohortSnapshot *snapshot, const CohortInvitation *invitation)
{
  const CohortConvening *convening
      = invitation->convening != NULL ? cohort_program_find_convening (
            cohort_snapshot_get_program (snapshot), invitation->convening)
                                      : NULL;
  const char *where = convening != NULL               ? convening->name
                      : invitation->convening != NULL ? invitation->convening
                                                      : _ ("the team");
  guint n = count_times (snapshot, invitation);

  if (n == 1)
    /* Translators: %s is a convening or "the team". */
    return g_strdup_printf (_ ("Invited to %s"), where);
  /* Translators: %1$s is a convening or "the team"; %2$u is 2 for the second time, and so on. */
  return g_strdup_printf (_ ("Invited to %1$s, time %2$u"), where, n);
}

static void
append_day (GString *text, const char *format, CohortDate day)
{
  g_autofree char *date = cohort_date_format (day);

  if (day != 0)
    g_string_append_printf (text, format, date);
}

/** cohort_invitation_text_how: Returns: (transfer full): channel, letter and days */
char *
cohort_invitation_text_how (const CohortInvitation *invitation)
{
  GString *text
      = g_string_new (invitation->channel != NULL
                          ? cohort_vocabulary_get_label ("invitation-channel", invitation->channel)
                          : _ ("Not known how"));

  if (invitation->letter != NULL)
    g_string_append_printf (text, " %s", invitation->letter);
  /* Translators: each %s is a day. */
  append_day (text, _ (" · sent %s"), invitation->sent_on);
  append_day (text, _ (" · reply by %s"), invitation->reply_by);
  append_day (text, _ (" · answered %s"), invitation->outcome_on);
  return g_string_free (text, FALSE);
}

static guint
count (const CohortSnapshot *snapshot, CohortRecordKind kind, const char *field, const char *id)
{
  g_autoptr (GPtrArray) records = cohort_snapshot_select (snapshot, kind, field, id);

  return records->len;
}

static char *
count_text (CohortRecordKind kind, guint n)
{
  switch ((int)kind) {
  case COHORT_RECORD_MEMBERSHIP:
    return g_strdup_printf (ngettext ("%u membership", "%u memberships", n), n);
  case COHORT_RECORD_INVITATION:
    return g_strdup_printf (ngettext ("%u invitation", "%u invitations", n), n);
  case COHORT_RECORD_ATTENDANCE:
    return g_strdup_printf (ngettext ("%u convening", "%u convenings", n), n);
  case COHORT_RECORD_WAITLIST_ENTRY:
    return g_strdup_printf (ngettext ("%u place on a waitlist", "%u places on waitlists", n), n);
  case COHORT_RECORD_PLAN_LINE:
    return g_strdup_printf (ngettext ("%u line of the plan", "%u lines of the plan", n), n);
  case COHORT_RECORD_EXPENSE:
    return g_strdup_printf (ngettext ("%u expense", "%u expenses", n), n);
  default:
    return g_strdup_printf (ngettext ("%u answer", "%u answers", n), n);
  }
}

static char *
list_belongings (const CohortSnapshot *snapshot,
                 const CohortRecordKind *kinds,
                 guint n_kinds,
                 const char *field,
                 const char *id)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_kinds; i++) {
    guint n = count (snapshot, kinds[i], field, id);
    g_autofree char *part = count_text (kinds[i], n);

    if (n > 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
  }
  return g_string_free (text, text->len == 0);
}

/** cohort_person_text_belongings: Returns: (transfer full) (nullable): what is about @person */
char *
cohort_person_text_belongings (const CohortSnapshot *snapshot, const char *person)
{
  static const CohortRecordKind kinds[] = {
      COHORT_RECORD_MEMBERSHIP,     COHORT_RECORD_INVITATION, COHORT_RECORD_ATTENDANCE,
      COHORT_RECORD_WAITLIST_ENTRY, COHORT_RECORD_PLAN_LINE,  COHORT_RECORD_EXPENSE,
      COHORT_RECORD_RESPONSE,
  };

  return list_belongings (snapshot, kinds, G_N_ELEMENTS (kinds), "person", person);
}

/** cohort_organization_text_belongings: Returns: (transfer full) (nullable): what is about it */
char *
cohort_organization_text_belongings (const CohortSnapshot *snapshot, const char *organization)
{
  static const CohortRecordKind kinds[] = {COHORT_RECORD_MEMBERSHIP, COHORT_RECORD_ATTENDANCE};

  return list_belongings (snapshot, kinds, G_N_ELEMENTS (kinds), "organization", organization);
}

/** cohort_organization_count_people: Returns: how many people are or were there */
guint
cohort_organization_count_people (const CohortSnapshot *snapshot, const char *organization)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  COHORT_FOR_EACH (CohortMembership, membership, snapshot, COHORT_RECORD_MEMBERSHIP) {
    const CohortOrganization *found
        = cohort_team_find_organization (snapshot, membership->organization);

    if (membership->person != NULL && found != NULL
        && g_strcmp0 (found->record.id, organization) == 0)
      g_hash_table_add (people, membership->person);
  }
  return g_hash_table_size (people);
}
