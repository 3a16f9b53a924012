/* One line of the team: a person as the table shows, sorts and finds her.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-item-private.h"

G_DEFINE_FINAL_TYPE (CohortTeamItem, cohort_team_item, G_TYPE_OBJECT)

/** cohort_team_item_equal: Returns: whether two items of the same person show the same */
gboolean
cohort_team_item_equal (const CohortTeamItem *one, const CohortTeamItem *other)
{
  if (one->program != other->program || one->n_places != other->n_places)
    return FALSE;
  for (guint i = 0; i < one->n_places; i++)
    if (one->places[i].going != other->places[i].going
        || one->places[i].registered != other->places[i].registered
        || g_strcmp0 (one->places[i].text, other->places[i].text) != 0)
      return FALSE;
  /* Name, role, organization, grades, sector, address and phone are all in what is known. */
  return g_str_equal (one->known, other->known) && one->bands == other->bands
         && g_str_equal (one->status, other->status) && one->lead == other->lead
         && g_strcmp0 (one->group, other->group) == 0
         && g_strcmp0 (one->sector_code, other->sector_code) == 0
         && g_strcmp0 (one->case_member, other->case_member) == 0 && one->since == other->since
         && one->has_email == other->has_email && one->n_answers == other->n_answers;
}

/** cohort_team_item_swap: exchanges what two items hold */
void
cohort_team_item_swap (CohortTeamItem *self, CohortTeamItem *other)
{
  const gsize from = G_STRUCT_OFFSET (CohortTeamItem, program);
  CohortTeamItem held = *self;

  memcpy ((char *) self + from, (char *) other + from, sizeof (CohortTeamItem) - from);
  memcpy ((char *) other + from, (char *) &held + from, sizeof (CohortTeamItem) - from);
}

static void
cohort_team_item_finalize (GObject *object)
{
  CohortTeamItem *self = COHORT_TEAM_ITEM (object);

  g_clear_pointer (&self->program, cohort_program_unref);
  g_free (self->id);
  g_free (self->name);
  g_free (self->name_key);
  g_free (self->role);
  g_free (self->organization);
  g_free (self->grades);
  g_free (self->places);
  g_free (self->sector);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->known);

  G_OBJECT_CLASS (cohort_team_item_parent_class)->finalize (object);
}

static void
cohort_team_item_class_init (CohortTeamItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_team_item_finalize;
}

static void
cohort_team_item_init (CohortTeamItem *self)
{
}

/** cohort_team_item_get_id: Returns: (transfer none): of the person */
const char *
cohort_team_item_get_id (CohortTeamItem *self)
{
  return self->id;
}

/** cohort_team_item_get_name: Returns: (transfer none): "Priya Raman" */
const char *
cohort_team_item_get_name (CohortTeamItem *self)
{
  return self->name;
}

/** cohort_team_item_get_name_key: Returns: (transfer none): sorts names by strcmp() */
const char *
cohort_team_item_get_name_key (CohortTeamItem *self)
{
  return self->name_key;
}

/** cohort_team_item_get_role: Returns: (transfer none): in words, or as it was typed */
const char *
cohort_team_item_get_role (CohortTeamItem *self)
{
  return self->role;
}

/** cohort_team_item_get_organization: Returns: (transfer none): its name; "" when not known */
const char *
cohort_team_item_get_organization (CohortTeamItem *self)
{
  return self->organization;
}

/** cohort_team_item_get_grades: Returns: (transfer none): "TK–2, 3–5"; "" when not known */
const char *
cohort_team_item_get_grades (CohortTeamItem *self)
{
  return self->grades;
}

/** cohort_team_item_get_bands: Returns: grade bands as bits, see cohort_bands_parse() */
guint
cohort_team_item_get_bands (CohortTeamItem *self)
{
  return self->bands;
}

/** cohort_team_item_get_status: Returns: (transfer none): code of her membership's status */
const char *
cohort_team_item_get_status (CohortTeamItem *self)
{
  return self->status;
}

/** cohort_team_item_get_lead: Returns: whether she leads the team */
gboolean
cohort_team_item_get_lead (CohortTeamItem *self)
{
  return self->lead;
}

/** cohort_team_item_get_answers: Returns: how many of her answers wait to be confirmed */
guint
cohort_team_item_get_answers (CohortTeamItem *self)
{
  return self->n_answers;
}

/** cohort_team_item_get_places: Returns: (transfer none) (array length=n_places): see the header */
const CohortTeamPlace *
cohort_team_item_get_places (CohortTeamItem *self, guint *n_places)
{
  *n_places = self->n_places;
  return self->places;
}

/** cohort_team_item_get_sector: Returns: (transfer none): in words; "" when not known */
const char *
cohort_team_item_get_sector (CohortTeamItem *self)
{
  return self->sector;
}

/** cohort_team_item_get_email: Returns: (transfer none): as typed where it is no address; or "" */
const char *
cohort_team_item_get_email (CohortTeamItem *self)
{
  return self->email;
}

/** cohort_team_item_get_phone: Returns: (transfer none): likewise; or "" */
const char *
cohort_team_item_get_phone (CohortTeamItem *self)
{
  return self->phone;
}

/** cohort_team_item_get_group: Returns: (transfer none) (nullable): code of her role's group */
const char *
cohort_team_item_get_group (CohortTeamItem *self)
{
  return self->group;
}

/** cohort_team_item_get_sector_code: Returns: (transfer none) (nullable): code of her sector */
const char *
cohort_team_item_get_sector_code (CohortTeamItem *self)
{
  return self->sector_code;
}

/** cohort_team_item_get_case_member: Returns: (transfer none) (nullable): "yes" or "no" */
const char *
cohort_team_item_get_case_member (CohortTeamItem *self)
{
  return self->case_member;
}

/** cohort_team_item_get_since: Returns: first day of her membership; 0 when not known */
CohortDate
cohort_team_item_get_since (CohortTeamItem *self)
{
  return self->since;
}

/** cohort_team_item_get_known: Returns: (transfer none): texts she is found by, one a line */
const char *
cohort_team_item_get_known (CohortTeamItem *self)
{
  return self->known;
}

/** cohort_team_item_has_email: Returns: whether there is an address that works */
gboolean
cohort_team_item_has_email (CohortTeamItem *self)
{
  return self->has_email;
}
