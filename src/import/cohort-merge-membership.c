/* What a row says, laid over what is known: the place on the team.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-merge.h"

#include "cohort-id.h"
#include "cohort-team.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static gboolean
same_words (const char *a, const char *b)
{
  g_autofree char *one = cohort_text_fold (a);
  g_autofree char *other = cohort_text_fold (b);

  return g_str_equal (one, other);
}

static gboolean
take_code (char **member,
           const char *code,
           const char *field,
           const char *vocabulary,
           GPtrArray *reasons)
{
  if (code == NULL || g_strcmp0 (*member, code) == 0)
    return FALSE;
  cohort_merge_set_text (member, code, field, cohort_vocabulary_get_label (vocabulary, *member),
                         cohort_vocabulary_get_label (vocabulary, code), reasons);
  return TRUE;
}

/* The same words as last time say nothing new: whoever corrected their code since knew better. And
 * words nobody knows do not take away what is known. */
static gboolean
says_new_role (const CohortDraft *draft, const CohortMembership *known)
{
  const CohortMembership *said = draft->membership;

  if (said->role == NULL)
    return FALSE;
  if (draft->role_mapped)
    return TRUE;
  if (g_str_equal (said->role, "other") && known->role != NULL)
    return FALSE;
  return known->role_typed == NULL || !same_words (known->role_typed, said->role_typed);
}

static gboolean
merge_role (const CohortDraft *draft, CohortMembership *membership, GPtrArray *reasons)
{
  if (!says_new_role (draft, membership)
      || !take_code (&membership->role, draft->membership->role, "role", "role", reasons))
    return FALSE;
  cohort_set_text (&membership->role_typed, draft->membership->role_typed);
  return TRUE;
}

static gboolean
merge_bands (const CohortDraft *draft, CohortMembership *membership, GPtrArray *reasons)
{
  const CohortMembership *said = draft->membership;
  g_autofree char *old_label = NULL, *new_label = NULL;

  if (said->bands == NULL || g_strcmp0 (said->bands, membership->bands) == 0)
    return FALSE;
  if (!draft->bands_mapped && membership->bands_typed != NULL
      && same_words (membership->bands_typed, said->bands_typed))
    return FALSE;
  old_label = membership->bands != NULL ? cohort_bands_dup_label (membership->bands) : NULL;
  new_label = cohort_bands_dup_label (said->bands);
  cohort_merge_set_text (&membership->bands, said->bands, "bands", old_label, new_label, reasons);
  cohort_set_text (&membership->bands_typed, said->bands_typed);
  return TRUE;
}

static gboolean
merge_organization (CohortMerge *self,
                    const CohortDraft *draft,
                    CohortMembership *membership,
                    GPtrArray *reasons)
{
  const char *known = cohort_organization_book_resolve (self->book, membership->organization);
  const char *id;

  if (draft->organization == NULL)
    return FALSE;
  id = cohort_organization_book_enter (self->book, self->change, draft->organization,
                                       draft->organization_typed, draft->organization_sector);
  if (g_strcmp0 (known, id) == 0)
    return FALSE;
  cohort_merge_set_text (&membership->organization, id, "organization",
                         cohort_organization_book_get_name (self->book, known),
                         cohort_organization_book_get_name (self->book, id), reasons);
  return TRUE;
}

static gboolean
merge_known (CohortMerge *self,
             const CohortDraft *draft,
             CohortMembership *membership,
             GPtrArray *reasons)
{
  const CohortMembership *said = draft->membership;
  gboolean moved = merge_organization (self, draft, membership, reasons);
  gboolean changed;

  moved |= merge_role (draft, membership, reasons);
  changed = moved | merge_bands (draft, membership, reasons);
  if (draft->sector_stated || moved || membership->sector == NULL)
    changed |= take_code (&membership->sector, said->sector, "sector", "sector", reasons);
  changed |= take_code (&membership->status, said->status, "status", "membership-status", reasons);
  if (said->content_area != NULL && g_strcmp0 (said->content_area, membership->content_area) != 0) {
    cohort_merge_set_text (&membership->content_area, said->content_area, "content_area",
                           membership->content_area, said->content_area, reasons);
    changed = TRUE;
  }
  if (draft->has_lead && membership->lead != said->lead) {
    g_ptr_array_add (
        reasons, g_strdup (said->lead ? _ ("Leads the team.") : _ ("No longer leads the team.")));
    membership->lead = said->lead;
    changed = TRUE;
  }
  return changed;
}

/* Import never books: whoever asks for the waitlist is on the list of possible members, no more. */
static const char *
choose_status (const CohortDraft *draft, GPtrArray *reasons)
{
  if (draft->membership->status != NULL)
    return draft->membership->status;
  if (!draft->wants_to_wait)
    return "active";
  g_ptr_array_add (reasons,
                   g_strdup (_ ("Asks for the waitlist, so comes to the team as a prospect.")));
  return "prospect";
}

static void
add_membership (CohortMerge *self,
                const CohortDraft *draft,
                const char *person,
                CohortDate start,
                GPtrArray *reasons)
{
  g_autofree char *first_id = cohort_id_derive ("membership", person);
  CohortMembership *membership = cohort_record_copy (draft->membership);

  cohort_set_text (&membership->record.id, start == 0 ? first_id : membership->record.id);
  cohort_set_text (&membership->person, person);
  cohort_set_text (&membership->status, choose_status (draft, reasons));
  membership->start = start;
  if (draft->organization != NULL)
    cohort_set_text (&membership->organization,
                     cohort_organization_book_enter (self->book, self->change, draft->organization,
                                                     draft->organization_typed,
                                                     draft->organization_sector));
  if (g_strcmp0 (membership->role, "other") == 0 && membership->role_typed != NULL)
    g_ptr_array_add (reasons,
                     g_strdup_printf (_ ("The role “%s” is not known and is kept as typed."),
                                      membership->role_typed));
  cohort_change_put (self->change, membership);
}

static gboolean
was_member (CohortMerge *self, const char *person)
{
  COHORT_FOR_EACH (CohortMembership, membership, self->snapshot, COHORT_RECORD_MEMBERSHIP) {
    if (g_strcmp0 (membership->person, person) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Somebody who left comes back only when the file says so in a column of its own: an old file
 * imported again must not undo a farewell. */
static gboolean
merge_former (CohortMerge *self, const CohortDraft *draft, const char *person, GPtrArray *reasons)
{
  const char *status = draft->membership->status;

  if (!was_member (self, person)) {
    add_membership (self, draft, person, 0, reasons);
    return TRUE;
  }
  if (status == NULL || g_str_equal (status, "ended")) {
    g_ptr_array_add (
        reasons,
        g_strdup (_ ("Left the team and stays so; add a new membership if that is wrong.")));
    return FALSE;
  }
  add_membership (self, draft, person, self->today, reasons);
  return TRUE;
}

/* How well a row speaks of @membership: two places of one person are told apart by organization
 * and role. */
static guint
rate_place (CohortMerge *self, const CohortDraft *draft, const CohortMembership *membership)
{
  g_autofree char *said = cohort_organization_book_dup_key (self->book, draft->organization);
  const char *known = cohort_organization_book_resolve (self->book, membership->organization);
  guint rate = 0;

  if (said != NULL && g_strcmp0 (said, known) == 0)
    rate += 2;
  if (draft->membership->role != NULL
      && g_strcmp0 (draft->membership->role, membership->role) == 0)
    rate++;
  return rate;
}

/* The place a row speaks of; where nothing tells them apart, the one that counts most. */
static const CohortMembership *
find_place (CohortMerge *self, const CohortDraft *draft, const char *person)
{
  const GPtrArray *memberships = cohort_snapshot_get_memberships (self->snapshot, person);
  const CohortMembership *best
      = cohort_team_find_membership (self->snapshot, person, self->today);

  for (guint i = 0; best != NULL && memberships != NULL && i < memberships->len; i++) {
    const CohortMembership *membership = g_ptr_array_index (memberships, i);

    if (cohort_membership_is_on (membership, self->today)
        && rate_place (self, draft, membership) > rate_place (self, draft, best))
      best = membership;
  }
  return best;
}

/**
 * cohort_merge_membership:
 * @known: (nullable): the person as she is; %NULL for somebody new
 * @person: her id
 *
 * Returns: whether anything changes
 */
gboolean
cohort_merge_membership (CohortMerge *self,
                         const CohortDraft *draft,
                         const CohortPerson *known,
                         const char *person,
                         GPtrArray *reasons)
{
  const CohortMembership *membership = known != NULL ? find_place (self, draft, person) : NULL;
  CohortMembership *copy;

  if (known == NULL) {
    add_membership (self, draft, person, 0, reasons);
    return TRUE;
  }
  if (membership == NULL)
    return merge_former (self, draft, person, reasons);

  copy = cohort_record_copy (membership);
  if (!merge_known (self, draft, copy, reasons)) {
    cohort_record_unref (copy);
    return FALSE;
  }
  cohort_change_put (self->change, copy);
  return TRUE;
}
