/* One line of the team: a person as the table shows, sorts and finds her.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-item-private.h"

G_DEFINE_FINAL_TYPE (CohortTeamItem, cohort_team_item, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/** cohort_team_item_equal: Returns: whether two items of the same person show the same */
gboolean
cohort_team_item_equal (const CohortTeamItem *one, const CohortTeamItem *other)
{
  if (one->program != other->program || one->n_places != other->n_places)
    return FALSE;
  for (guint i = 0; i < one->n_places; i++)
    if (one->places[i].going != other->places[i].going
        || g_strcmp0 (one->places[i].text, other->places[i].text) != 0)
      return FALSE;
  /* Name, role, organization, grades and address are all in the haystack, but folded. */
  return g_str_equal (one->name, other->name) && g_str_equal (one->role, other->role)
         && g_str_equal (one->organization, other->organization)
         && g_str_equal (one->haystack, other->haystack) && one->bands == other->bands
         && g_str_equal (one->status, other->status) && one->lead == other->lead
         && one->n_answers == other->n_answers;
}

/** cohort_team_item_swap: exchanges what two items hold, and tells those who show @self */
void
cohort_team_item_swap (CohortTeamItem *self, CohortTeamItem *other)
{
  const gsize from = G_STRUCT_OFFSET (CohortTeamItem, program);
  CohortTeamItem held = *self;

  memcpy ((char *) self + from, (char *) other + from, sizeof (CohortTeamItem) - from);
  memcpy ((char *) other + from, (char *) &held + from, sizeof (CohortTeamItem) - from);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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
  g_free (self->haystack);

  G_OBJECT_CLASS (cohort_team_item_parent_class)->finalize (object);
}

static void
cohort_team_item_class_init (CohortTeamItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_team_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", COHORT_TYPE_TEAM_ITEM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
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

/**
 * cohort_team_item_matches:
 * @words: (array zero-terminated=1): folded, see cohort_text_fold()
 *
 * Returns: whether each of @words is somewhere in what is known of her
 */
gboolean
cohort_team_item_matches (CohortTeamItem *self, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
