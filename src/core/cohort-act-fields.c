/* The fields of a person and of a membership, as every command that has them takes them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-act.h"

#include "cohort-contact.h"
#include "cohort-error.h"
#include "cohort-id.h"
#include "cohort-team.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static gboolean
fill_email (const CohortAct *act, CohortPerson *person, GError **error)
{
  g_autofree char *email = NULL;
  const char *typed;

  if (!cohort_arguments_has (act->arguments, "email"))
    return TRUE;
  if (!cohort_arguments_text (act->arguments, "email", FALSE, &typed, error))
    return FALSE;
  if (typed != NULL && !cohort_email_normalise (typed, &email)) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("“%s” is no e-mail address. Write it as name@example.org, or leave it empty."),
                 typed);
    return FALSE;
  }
  cohort_set_text (&person->email, email);
  cohort_set_text (&person->email_typed, NULL);
  return TRUE;
}

/* A number that is not of ten digits is kept as typed: it may be from abroad. */
static gboolean
fill_phone (const CohortAct *act, CohortPerson *person, GError **error)
{
  g_autofree char *phone = NULL;
  const char *typed;

  if (!cohort_arguments_has (act->arguments, "phone"))
    return TRUE;
  if (!cohort_arguments_text (act->arguments, "phone", FALSE, &typed, error))
    return FALSE;

  phone = cohort_phone_normalise (typed);
  cohort_set_text (&person->phone, phone);
  cohort_set_text (&person->phone_typed, typed);
  return TRUE;
}

static gboolean
check_case_member (const CohortPerson *person, GError **error)
{
  if (person->case_member == NULL || g_str_equal (person->case_member, "yes")
      || g_str_equal (person->case_member, "no"))
    return TRUE;

  g_set_error (
    error, COHORT_ERROR, COHORT_ERROR_INVALID,
    _ ("Whether somebody is a CASE member is “yes”, “no”, or left empty when not known."));
  return FALSE;
}

/** cohort_act_fill_person: sets the fields of @person that are among the arguments, checked */
gboolean
cohort_act_fill_person (const CohortAct *act, CohortPerson *person, GError **error)
{
  static const char *const fields[] = {
    "given",          "family",     "preferred", "language", "case_member",
    "case_presenter", "home_place", "needs",     "note",     NULL,
  };

  if (!cohort_arguments_fill (act->arguments, person, fields, error)
      || !fill_email (act, person, error) || !fill_phone (act, person, error)
      || !check_case_member (person, error))
    return FALSE;
  if (person->given == NULL && person->family == NULL) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("A person needs a given or a family name."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
fill_role (const CohortAct *act, CohortMembership *membership, GError **error)
{
  static const char *const typed[] = {"role_typed", NULL};
  const char *role;

  if (cohort_arguments_has (act->arguments, "role")) {
    if (!cohort_arguments_code (act->arguments, "role", FALSE, "role", &role, error))
      return FALSE;
    /* What was typed belongs to the role it was typed for. */
    if (g_strcmp0 (role, membership->role) != 0)
      cohort_set_text (&membership->role_typed, NULL);
    cohort_set_text (&membership->role, role);
  }
  return cohort_arguments_fill (act->arguments, membership, typed, error);
}

static gboolean
fill_bands (const CohortAct *act, CohortMembership *membership, GError **error)
{
  static const char *const typed[] = {"bands_typed", NULL};
  g_autofree char *words = NULL;
  g_auto (GStrv) codes = NULL;

  if (cohort_arguments_has (act->arguments, "bands")) {
    g_autofree char *bands = NULL;

    words = cohort_act_dup_code_list (act, "bands", error);
    if (words == NULL)
      return FALSE;
    codes = g_strsplit (words, " ", -1);
    for (guint i = 0; codes[i] != NULL; i++) {
      if (*codes[i] != '\0' && !cohort_vocabulary_has ("band", codes[i])) {
        g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is no grade band."),
                     codes[i]);
        return FALSE;
      }
    }
    bands = cohort_bands_format (cohort_bands_parse (words));
    cohort_set_text (&membership->bands, bands);
    cohort_set_text (&membership->bands_typed, NULL);
  }
  return cohort_arguments_fill (act->arguments, membership, typed, error);
}

/* Named alike on two machines it shall be one row; a name that was changed since leaves its id
 * taken. */
static CohortOrganization *
make_organization (const CohortAct *act, const char *name)
{
  g_autofree char *folded = cohort_text_fold (name);
  g_autofree char *id = cohort_id_derive ("organization", folded);
  gboolean taken = cohort_snapshot_find (act->snapshot, COHORT_RECORD_ORGANIZATION, id) != NULL;
  CohortOrganization *organization
    = cohort_record_new (COHORT_RECORD_ORGANIZATION, taken ? NULL : id);

  cohort_set_text (&organization->name, name);
  return organization;
}

static gboolean
fill_organization (const CohortAct *act,
                   CohortMembership *membership,
                   CohortChange *change,
                   GError **error)
{
  g_autoptr (GError) not_found = NULL;
  const CohortOrganization *organization;
  const char *name;

  if (!cohort_arguments_has (act->arguments, "organization"))
    return TRUE;
  if (!cohort_arguments_text (act->arguments, "organization", FALSE, &name, error))
    return FALSE;
  if (name == NULL) {
    cohort_set_text (&membership->organization, NULL);
    return TRUE;
  }

  organization = cohort_arguments_record (act->arguments, "organization", TRUE, act->snapshot,
                                          COHORT_RECORD_ORGANIZATION, &not_found);
  if (organization == NULL)
    organization = cohort_team_match_organization (act->snapshot, name);
  if (organization == NULL
      && (cohort_id_is_valid (name)
          || !g_error_matches (not_found, COHORT_ERROR, COHORT_ERROR_NOT_FOUND))) {
    g_propagate_error (error, g_steal_pointer (&not_found));
    return FALSE;
  }
  if (organization == NULL) {
    CohortOrganization *made = make_organization (act, name);

    organization = made;
    cohort_change_put (change, made);
  }
  cohort_set_text (&membership->organization, organization->record.id);
  return TRUE;
}

/* The role says more than the organization: a district's office also employs teachers of its
 * schools. */
static void
suggest_sector (const CohortAct *act, CohortMembership *membership)
{
  const char *sector = cohort_role_get_sector (membership->role);

  if (sector == NULL) {
    const CohortOrganization *organization
      = cohort_team_find_organization (act->snapshot, membership->organization);

    sector = organization != NULL ? organization->sector : NULL;
  }
  if (sector != NULL)
    cohort_set_text (&membership->sector, sector);
}

static gboolean
fill_sector (const CohortAct *act, CohortMembership *membership, GError **error)
{
  const char *sector;

  if (!cohort_arguments_has (act->arguments, "sector")) {
    if (membership->sector == NULL || cohort_arguments_has (act->arguments, "role"))
      suggest_sector (act, membership);
    return TRUE;
  }
  if (!cohort_arguments_code (act->arguments, "sector", FALSE, "sector", &sector, error))
    return FALSE;
  cohort_set_text (&membership->sector, sector);
  return TRUE;
}

static gboolean
fill_status (const CohortAct *act, CohortMembership *membership, GError **error)
{
  const char *status;

  if (!cohort_arguments_code (act->arguments, "status", FALSE, "membership-status", &status, error))
    return FALSE;
  if (g_strcmp0 (status, "ended") == 0)
    return cohort_act_refuse (error,
                              _ ("A membership is ended by saying when: use membership.end."));
  if (status != NULL)
    cohort_set_text (&membership->status, status);
  return TRUE;
}

/**
 * cohort_act_fill_membership:
 * @change: where an organization goes that was not known before
 *
 * Sets the fields of @membership that are among the arguments, checked. A sector that is not given
 * follows from the role.
 */
gboolean
cohort_act_fill_membership (const CohortAct *act,
                            CohortMembership *membership,
                            CohortChange *change,
                            GError **error)
{
  static const char *const fields[] = {"content_area", "lead", "start", NULL};

  return fill_role (act, membership, error) && fill_bands (act, membership, error)
         && fill_organization (act, membership, change, error)
         && fill_sector (act, membership, error) && fill_status (act, membership, error)
         && cohort_arguments_fill (act->arguments, membership, fields, error);
}

/** cohort_act_names_membership: Returns: whether any argument is one of a membership's fields */
gboolean
cohort_act_names_membership (const CohortAct *act)
{
  static const char *const names[] = {
    "role",        "role_typed",   "sector", "organization", "bands",
    "bands_typed", "content_area", "lead",   "status",       "start",
  };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    found |= cohort_arguments_has (act->arguments, names[i]);
  return found;
}
