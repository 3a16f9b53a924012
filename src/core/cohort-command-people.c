/* Commands about people and organizations.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-people-private.h"

#include "cohort-booking.h"
#include "cohort-error.h"
#include "cohort-id.h"
#include "cohort-team.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static CohortMembership *
make_first_membership (const CohortPerson *person)
{
  g_autofree char *id = cohort_id_derive ("membership", person->record.id);
  CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, id);

  cohort_set_text (&membership->person, person->record.id);
  cohort_set_text (&membership->status, "active");
  return membership;
}

static CohortChange *
add_person (const CohortSnapshot *snapshot,
            CohortArguments *arguments,
            const CohortMoment *moment,
            GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autofree char *id = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_PERSON, error);
  g_autoptr (CohortRecord) record = NULL;
  g_autoptr (CohortRecord) membership = NULL;
  g_autoptr (CohortChange) change = NULL;
  g_autofree char *name = NULL;

  if (id == NULL)
    return NULL;
  record = cohort_record_new (COHORT_RECORD_PERSON, id);
  if (!cohort_act_fill_person (&act, (CohortPerson *) record, error))
    return NULL;

  name = cohort_person_dup_name ((CohortPerson *) record);
  change = cohort_change_new ("person.add", name, NULL);
  membership = COHORT_RECORD (make_first_membership ((CohortPerson *) record));
  if (!cohort_act_fill_membership (&act, (CohortMembership *) membership, change, error))
    return NULL;

  cohort_change_put (change, g_steal_pointer (&record));
  cohort_change_put (change, g_steal_pointer (&membership));
  return g_steal_pointer (&change);
}

static gboolean
edit_current_membership (const CohortAct *act,
                         const CohortPerson *person,
                         CohortChange *change,
                         GError **error)
{
  const CohortMembership *membership
    = cohort_team_find_membership (act->snapshot, person->record.id, act->moment->today);
  g_autoptr (CohortRecord) copy = NULL;

  if (membership == NULL)
    return cohort_act_refuse (error, _ ("%s is not on the team now. Add a membership first."),
                              cohort_change_get_subject (change));
  copy = cohort_record_copy (membership);
  if (!cohort_act_fill_membership (act, (CohortMembership *) copy, change, error))
    return FALSE;
  cohort_booking_follow_role (act, membership, (CohortMembership *) copy, act->moment->today,
                              change);
  cohort_act_put_edited (change, membership, g_steal_pointer (&copy));
  return TRUE;
}

static CohortChange *
edit_person (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortMoment *moment,
             GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortPerson *person = cohort_act_get_person (&act, error);
  g_autoptr (CohortRecord) copy = NULL;
  g_autoptr (CohortChange) change = NULL;
  g_autofree char *name = NULL;

  if (person == NULL)
    return NULL;
  copy = cohort_record_copy (person);
  if (!cohort_act_fill_person (&act, (CohortPerson *) copy, error))
    return NULL;

  name = cohort_person_dup_name ((CohortPerson *) copy);
  change = cohort_change_new ("person.edit", name, NULL);
  if (cohort_act_names_membership (&act) && !edit_current_membership (&act, person, change, error))
    return NULL;
  cohort_act_put_edited (change, person, g_steal_pointer (&copy));
  return g_steal_pointer (&change);
}

static gboolean
fill_organization (const CohortAct *act, CohortOrganization *organization, GError **error)
{
  static const char *const fields[] = {"name", "city", "aliases", NULL};
  const CohortOrganization *namesake;
  const char *sector;

  if (!cohort_arguments_fill (act->arguments, organization, fields, error))
    return FALSE;
  if (organization->name == NULL) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("An organization needs a name."));
    return FALSE;
  }
  namesake = cohort_snapshot_find_organization (act->snapshot, organization->name);
  if (namesake != NULL && !g_str_equal (namesake->record.id, organization->record.id))
    return cohort_act_refuse (error, _ ("There is already an organization “%s”."), namesake->name);

  if (cohort_arguments_has (act->arguments, "sector")) {
    if (!cohort_arguments_code (act->arguments, "sector", FALSE, "sector", &sector, error))
      return FALSE;
    cohort_set_text (&organization->sector, sector);
  }
  return TRUE;
}

static CohortChange *
add_organization (const CohortSnapshot *snapshot,
                  CohortArguments *arguments,
                  const CohortMoment *moment,
                  GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autofree char *id
    = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_ORGANIZATION, error);
  g_autoptr (CohortRecord) record = NULL;
  CohortChange *change;

  if (id == NULL)
    return NULL;
  record = cohort_record_new (COHORT_RECORD_ORGANIZATION, id);
  if (!fill_organization (&act, (CohortOrganization *) record, error))
    return NULL;

  change = cohort_change_new ("organization.add", ((CohortOrganization *) record)->name, NULL);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

static CohortChange *
edit_organization (const CohortSnapshot *snapshot,
                   CohortArguments *arguments,
                   const CohortMoment *moment,
                   GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortOrganization *organization = cohort_arguments_record (
    arguments, "organization", TRUE, snapshot, COHORT_RECORD_ORGANIZATION, error);
  g_autoptr (CohortRecord) copy = NULL;
  CohortChange *change;

  if (organization == NULL)
    return NULL;
  copy = cohort_record_copy (organization);
  if (!fill_organization (&act, (CohortOrganization *) copy, error))
    return NULL;

  change = cohort_change_new ("organization.edit", ((CohortOrganization *) copy)->name, NULL);
  cohort_act_put_edited (change, organization, g_steal_pointer (&copy));
  return change;
}

#define PERSON_FIELDS                                                                              \
  "given? family? preferred? email? phone? language? case_member? case_presenter? home_place? "    \
  "needs? note? "
#define MEMBERSHIP_FIELDS                                                                          \
  "role? role_typed? sector? organization? bands? bands_typed? content_area? lead? status? start?"

static const CohortCommand commands[] = {
  {"person.add", add_person, "id? " PERSON_FIELDS MEMBERSHIP_FIELDS},
  {"person.edit", edit_person, "person " PERSON_FIELDS MEMBERSHIP_FIELDS},
  {"person.remove", cohort_person_remove, "person"},
  {"person.merge", cohort_person_merge, "person other take?"},
  {"person.distinguish", cohort_person_distinguish, "person other"},
  {"membership.add", cohort_membership_add, "id? person " MEMBERSHIP_FIELDS},
  {"membership.edit", cohort_membership_edit, "membership|person " MEMBERSHIP_FIELDS},
  {"membership.end", cohort_membership_end, "membership|person on? reason?"},
  {"membership.change", cohort_membership_change,
   "id? membership|person on? reason? " MEMBERSHIP_FIELDS},
  {"organization.add", add_organization, "id? name sector? city? aliases?"},
  {"organization.edit", edit_organization, "organization name? sector? city? aliases?"},
  {"organization.merge", cohort_organization_merge, "organization other"},
  {"organization.distinguish", cohort_organization_distinguish, "organization other"},
  {"organization.remove", cohort_organization_remove, "organization"},
  {"invitation.add", cohort_invitation_add,
   "id? person convening? channel? letter? sent_on? reply_by? outcome? outcome_on? note?"},
  {"invitation.set", cohort_invitation_set, "invitation|person convening? outcome on? note?"},
  {"invitation.edit", cohort_invitation_edit,
   "invitation channel? letter? sent_on? reply_by? note?"},
  {"invitation.remove", cohort_invitation_remove, "invitation"},
  {"response.confirm", cohort_response_confirm, "response"},
  {"response.dismiss", cohort_response_dismiss, "response"},
};

/** cohort_people_commands: Returns: (transfer none) (array length=n): the commands of this area */
const CohortCommand *
cohort_people_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
