/* Everybody of a county as lines of the team, in one pass over the snapshot.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-item-private.h"

#include "cohort-spot-card.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

/* What is known of each person; thousands of people are looked up here rather than searched for. */
typedef struct {
  CohortSnapshot *snapshot;
  CohortDate day;
  gboolean as_of; /* as things were on the day, which has passed */
  GPtrArray *convenings;
  GHashTable *memberships; /* person -> CohortMembership */
  GHashTable *answers; /* person -> count */
  GHashTable *numbers; /* person -> GString of the numbers of her letters and registrations */
  GHashTable **attendances; /* of each convening: person -> CohortAttendance */
  GHashTable **waiting; /* of each convening: person -> CohortWaitlistEntry */
} Index;

static GHashTable *
new_table (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

/* One of the day comes first, then the next to begin, then the last that ended. */
static int
rank_membership (const CohortMembership *membership, CohortDate day)
{
  if (cohort_membership_is_on (membership, day))
    return 2;
  return membership->start > day ? 1 : 0;
}

static gboolean
is_better (const CohortMembership *one, const CohortMembership *other, CohortDate day)
{
  int rank = rank_membership (one, day);
  int other_rank = other != NULL ? rank_membership (other, day) : -1;

  if (rank != other_rank)
    return rank > other_rank;
  /* Of several at once, the one that counts everywhere else. */
  if (rank == 2)
    return cohort_membership_compare (one, other) < 0;
  return rank == 1 ? one->start < other->start : one->start > other->start;
}

static void
index_people (Index *index)
{
  COHORT_FOR_EACH (CohortMembership, membership, index->snapshot, COHORT_RECORD_MEMBERSHIP) {
    const char *person = membership->person;

    if (person != NULL && (!index->as_of || membership->start <= index->day)
        && is_better (membership, g_hash_table_lookup (index->memberships, person), index->day))
      g_hash_table_insert (index->memberships, (gpointer) person, (gpointer) membership);
  }
  COHORT_FOR_EACH (CohortResponse, response, index->snapshot, COHORT_RECORD_RESPONSE) {
    guint n;

    if (response->person == NULL || g_strcmp0 (response->state, "open") != 0
        || response->meaning == NULL || response->convening == NULL)
      continue;
    n = GPOINTER_TO_UINT (g_hash_table_lookup (index->answers, response->person)) + 1;
    g_hash_table_insert (index->answers, response->person, GUINT_TO_POINTER (n));
  }
}

static void
add_number (Index *index, const char *person, const char *number)
{
  GString *numbers;

  if (person == NULL || number == NULL || *number == '\0')
    return;
  numbers = g_hash_table_lookup (index->numbers, person);
  if (numbers == NULL) {
    numbers = g_string_new (NULL);
    g_hash_table_insert (index->numbers, (gpointer) person, numbers);
  }
  g_string_append_printf (numbers, "%s\n", number);
}

static void
index_numbers (Index *index)
{
  COHORT_FOR_EACH (CohortInvitation, invitation, index->snapshot, COHORT_RECORD_INVITATION)
    add_number (index, invitation->person, invitation->letter);
  COHORT_FOR_EACH (CohortAttendance, attendance, index->snapshot, COHORT_RECORD_ATTENDANCE)
    add_number (index, attendance->person, attendance->confirmation);
}

static void
free_numbers (gpointer numbers)
{
  g_string_free (numbers, TRUE);
}

static int
find_convening (const Index *index, const char *code)
{
  for (guint i = 0; i < index->convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (index->convenings, i);

    if (g_strcmp0 (convening->code, code) == 0)
      return (int) i;
  }
  return -1;
}

/* One that ended does not hide one that lives. */
static gboolean
is_over (const char *status)
{
  return g_strcmp0 (status, "declined") == 0 || g_strcmp0 (status, "replaced") == 0
         || g_strcmp0 (status, "cancelled") == 0;
}

static void
index_places (Index *index)
{
  COHORT_FOR_EACH (CohortAttendance, attendance, index->snapshot, COHORT_RECORD_ATTENDANCE) {
    int at = find_convening (index, attendance->convening);

    if (at >= 0 && attendance->person != NULL
        && (!is_over (attendance->status)
            || !g_hash_table_contains (index->attendances[at], attendance->person)))
      g_hash_table_insert (index->attendances[at], attendance->person, (gpointer) attendance);
  }
  COHORT_FOR_EACH (CohortWaitlistEntry, entry, index->snapshot, COHORT_RECORD_WAITLIST_ENTRY) {
    int at = find_convening (index, entry->convening);

    if (at >= 0 && entry->person != NULL
        && (g_strcmp0 (entry->state, "waiting") == 0 || g_strcmp0 (entry->state, "offered") == 0))
      g_hash_table_insert (index->waiting[at], entry->person, (gpointer) entry);
  }
}

static Index *
index_new (CohortSnapshot *snapshot, CohortDate day, gboolean as_of)
{
  Index *index = g_new0 (Index, 1);
  CohortProgram *program = cohort_snapshot_get_program (snapshot);

  index->snapshot = snapshot;
  index->day = day;
  index->as_of = as_of;
  index->convenings = cohort_program_get_convenings (program);
  index->memberships = new_table ();
  index->answers = new_table ();
  index->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_numbers);
  index->attendances = g_new0 (GHashTable *, index->convenings->len);
  index->waiting = g_new0 (GHashTable *, index->convenings->len);
  for (guint i = 0; i < index->convenings->len; i++) {
    index->attendances[i] = new_table ();
    index->waiting[i] = new_table ();
  }
  index_people (index);
  index_places (index);
  index_numbers (index);
  return index;
}

static void
index_free (Index *index)
{
  g_hash_table_unref (index->memberships);
  g_hash_table_unref (index->answers);
  g_hash_table_unref (index->numbers);
  for (guint i = 0; i < index->convenings->len; i++) {
    g_hash_table_unref (index->attendances[i]);
    g_hash_table_unref (index->waiting[i]);
  }
  g_free (index->attendances);
  g_free (index->waiting);
  g_free (index);
}

static void
fill_place (CohortTeamPlace *place, const Index *index, guint at, const char *person)
{
  const CohortConvening *convening = g_ptr_array_index (index->convenings, at);
  const CohortAttendance *attendance = g_hash_table_lookup (index->attendances[at], person);
  const CohortWaitlistEntry *entry = g_hash_table_lookup (index->waiting[at], person);

  place->code = convening->code;
  place->name = convening->name;
  place->style = "";
  if (attendance != NULL && (entry == NULL || !is_over (attendance->status))) {
    place->text = cohort_vocabulary_get_label ("attendance-status", attendance->status);
    place->style = cohort_status_get_style (attendance->status);
    place->going = (cohort_attendance_status_get_flags (attendance->status)
                    & COHORT_STATUS_HOLDS_SPOT) != 0;
    place->registered = attendance->registered_on != 0 && attendance->cancelled_on == 0;
  } else if (entry != NULL) {
    place->text = cohort_vocabulary_get_label ("waitlist-state", entry->state);
    place->style = "warning";
  }
}

/* Of a day that has passed, whoever left since was there. */
static const char *
find_status (const Index *index, const CohortMembership *membership)
{
  const char *status = membership->status != NULL ? membership->status : "active";

  if (!index->as_of)
    return g_intern_string (status);
  if (!cohort_membership_is_on (membership, index->day))
    return "ended";
  return g_str_equal (status, "ended") ? "active" : g_intern_string (status);
}

static void
fill_membership (CohortTeamItem *item, const Index *index, const CohortMembership *membership)
{
  const CohortOrganization *organization
    = cohort_team_find_organization (index->snapshot, membership->organization);
  const char *role = membership->role;
  const char *sector = membership->sector != NULL ? membership->sector
                       : role != NULL             ? cohort_role_get_sector (role)
                                                  : NULL;

  if (membership->role_typed != NULL && (role == NULL || g_str_equal (role, "other")))
    item->role = g_strdup (membership->role_typed);
  else
    item->role = g_strdup (role != NULL ? cohort_vocabulary_get_label ("role", role) : "");
  item->organization
    = g_strdup (organization != NULL && organization->name != NULL ? organization->name : "");
  item->bands = cohort_bands_parse (membership->bands);
  item->grades = item->bands != 0 ? cohort_bands_dup_label (membership->bands)
                 : membership->bands_typed != NULL ? g_strdup (membership->bands_typed)
                                                   : g_strdup ("");
  item->group = role != NULL ? g_intern_string (cohort_role_get_group (role)) : NULL;
  item->sector_code = g_intern_string (sector);
  item->sector = g_strdup (sector != NULL ? cohort_vocabulary_get_label ("sector", sector) : "");
  item->status = find_status (index, membership);
  item->lead = membership->lead;
  item->since = membership->start;
}

static const char *
find_aliases (const Index *index, const CohortMembership *membership)
{
  const CohortOrganization *organization
    = cohort_team_find_organization (index->snapshot, membership->organization);

  return organization != NULL ? organization->aliases : NULL;
}

/* So that 2095550101 finds 209-555-0101. */
static char *
dup_digits (const char *phone)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = phone; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

/* Her other places of that day, so that either role and either organization finds her. */
static void
append_other_places (GString *known,
                     const Index *index,
                     const char *person,
                     const CohortMembership *membership)
{
  const GPtrArray *all = cohort_snapshot_get_memberships (index->snapshot, person);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    const CohortMembership *other = g_ptr_array_index (all, i);
    const CohortOrganization *organization;

    if (other == membership || !cohort_membership_is_on (other, index->day))
      continue;
    organization = cohort_team_find_organization (index->snapshot, other->organization);
    g_string_append_printf (known, "%s\n%s\n",
                            other->role != NULL
                              ? cohort_vocabulary_get_label ("role", other->role)
                              : "",
                            organization != NULL && organization->name != NULL
                              ? organization->name
                              : "");
  }
}

/* What most people have in common comes first, where it is found soonest. */
static char *
make_known (const Index *index,
            const CohortTeamItem *item,
            const CohortPerson *person,
            const CohortMembership *membership)
{
  const GString *numbers = g_hash_table_lookup (index->numbers, item->id);
  g_autofree char *digits = dup_digits (item->phone);
  const char *const texts[] = {
    item->role,
    item->grades,
    item->sector,
    item->organization,
    find_aliases (index, membership),
    item->name,
    person->given,
    person->family,
    person->preferred,
    item->email,
    item->phone,
    digits,
    numbers != NULL ? numbers->str : NULL,
  };
  GString *known = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      g_string_append_printf (known, "%s\n", texts[i]);
  append_other_places (known, index, item->id, membership);
  return g_string_free (known, FALSE);
}

static char *
choose_text (const char *text, const char *typed)
{
  return g_strdup (text != NULL ? text : typed != NULL ? typed : "");
}

static CohortTeamItem *
make_item (const Index *index, const CohortPerson *person, const CohortMembership *membership)
{
  CohortTeamItem *item = g_object_new (COHORT_TYPE_TEAM_ITEM, NULL);

  item->program = cohort_program_ref (cohort_snapshot_get_program (index->snapshot));
  item->id = g_strdup (person->record.id);
  item->name = cohort_person_dup_name (person);
  item->name_key = cohort_person_dup_sort_key (person);
  item->email = choose_text (person->email, person->email_typed);
  item->has_email = person->email != NULL;
  item->phone = choose_text (person->phone, person->phone_typed);
  item->case_member = g_intern_string (person->case_member);
  fill_membership (item, index, membership);
  item->n_answers = GPOINTER_TO_UINT (g_hash_table_lookup (index->answers, item->id));
  item->n_places = index->convenings->len;
  item->places = g_new0 (CohortTeamPlace, item->n_places);
  for (guint i = 0; i < item->n_places; i++)
    fill_place (&item->places[i], index, i, item->id);
  item->known = make_known (index, item, person, membership);
  return item;
}

/**
 * cohort_team_items_new:
 * @day: whose memberships count
 * @as_of: whether that day has passed, so that who came later is not there yet
 *
 * Returns: (transfer full) (element-type CohortTeamItem): all who are, will be or were on the team
 */
GPtrArray *
cohort_team_items_new (CohortSnapshot *snapshot, CohortDate day, gboolean as_of)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  Index *index = index_new (snapshot, day, as_of);

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    const CohortMembership *membership
      = g_hash_table_lookup (index->memberships, person->record.id);

    if (membership != NULL && person->merged_into == NULL)
      g_ptr_array_add (items, make_item (index, person, membership));
  }
  index_free (index);
  return items;
}

/** cohort_team_items_keep: @items: new ones; afterwards with those of @present that are the same */
gboolean
cohort_team_items_keep (GPtrArray *items, GPtrArray *present)
{
  g_autoptr (GHashTable) before = new_table ();
  gboolean changed = FALSE;

  for (guint i = 0; i < present->len; i++) {
    CohortTeamItem *item = g_ptr_array_index (present, i);

    g_hash_table_insert (before, item->id, item);
  }
  for (guint i = 0; i < items->len; i++) {
    CohortTeamItem *next = g_ptr_array_index (items, i);
    CohortTeamItem *item = g_hash_table_lookup (before, next->id);

    if (item == NULL)
      continue;
    if (!cohort_team_item_equal (item, next)) {
      /* Its id, too, is another string of the same letters from now on. */
      g_hash_table_remove (before, item->id);
      cohort_team_item_swap (item, next);
      changed = TRUE;
    }
    items->pdata[i] = g_object_ref (item);
    g_object_unref (next);
  }
  return changed;
}
