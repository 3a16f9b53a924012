/* Everybody of a county as lines of the team, in one pass over the snapshot.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-item-private.h"

#include "cohort-spot-card.h"
#include "cohort-team.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

/* What is known of each person; thousands of people are looked up here rather than searched for. */
typedef struct {
  CohortSnapshot *snapshot;
  CohortDate today;
  GPtrArray *convenings;
  GHashTable *memberships; /* person -> CohortMembership */
  GHashTable *answers; /* person -> count */
  GHashTable **attendances; /* of each convening: person -> CohortAttendance */
  GHashTable **waiting; /* of each convening: person -> CohortWaitlistEntry */
} Index;

static GHashTable *
new_table (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

/* The one of today comes first, then the next to begin, then the last that ended. */
static int
rank_membership (const CohortMembership *membership, CohortDate today)
{
  if (cohort_membership_is_on (membership, today))
    return 2;
  return membership->start > today ? 1 : 0;
}

static gboolean
is_better (const CohortMembership *one, const CohortMembership *other, CohortDate today)
{
  int rank = rank_membership (one, today);
  int other_rank = other != NULL ? rank_membership (other, today) : -1;

  if (rank != other_rank)
    return rank > other_rank;
  return rank == 1 ? one->start < other->start : one->start > other->start;
}

static void
index_people (Index *index)
{
  COHORT_FOR_EACH (CohortMembership, membership, index->snapshot, COHORT_RECORD_MEMBERSHIP) {
    const char *person = membership->person;

    if (person != NULL
        && is_better (membership, g_hash_table_lookup (index->memberships, person), index->today))
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
index_new (CohortSnapshot *snapshot, CohortDate today)
{
  Index *index = g_new0 (Index, 1);
  CohortProgram *program = cohort_snapshot_get_program (snapshot);

  index->snapshot = snapshot;
  index->today = today;
  index->convenings = cohort_program_get_convenings (program);
  index->memberships = new_table ();
  index->answers = new_table ();
  index->attendances = g_new0 (GHashTable *, index->convenings->len);
  index->waiting = g_new0 (GHashTable *, index->convenings->len);
  for (guint i = 0; i < index->convenings->len; i++) {
    index->attendances[i] = new_table ();
    index->waiting[i] = new_table ();
  }
  index_people (index);
  index_places (index);
  return index;
}

static void
index_free (Index *index)
{
  g_hash_table_unref (index->memberships);
  g_hash_table_unref (index->answers);
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
  } else if (entry != NULL) {
    place->text = cohort_vocabulary_get_label ("waitlist-state", entry->state);
    place->style = "warning";
  }
}

static void
fill_membership (CohortTeamItem *item, const Index *index, const CohortMembership *membership)
{
  const CohortOrganization *organization
    = cohort_team_find_organization (index->snapshot, membership->organization);
  const char *role = membership->role;

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
  item->status = g_intern_string (membership->status != NULL ? membership->status : "active");
  item->lead = membership->lead;
}

static char *
make_haystack (const CohortTeamItem *item, const CohortPerson *person)
{
  const char *const texts[] = {
    item->name,   person->given,      person->family, person->preferred, item->organization,
    item->role,   item->grades,       person->email,  person->email_typed,
  };
  GString *haystack = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *folded = cohort_text_fold (texts[i]);

    g_string_append_printf (haystack, "%s\n", folded);
  }
  return g_string_free (haystack, FALSE);
}

static CohortTeamItem *
make_item (const Index *index, const CohortPerson *person, const CohortMembership *membership)
{
  CohortTeamItem *item = g_object_new (COHORT_TYPE_TEAM_ITEM, NULL);
  g_autofree char *sort_key = cohort_person_dup_sort_key (person);

  item->program = cohort_program_ref (cohort_snapshot_get_program (index->snapshot));
  item->id = g_strdup (person->record.id);
  item->name = cohort_person_dup_name (person);
  item->name_key = g_utf8_collate_key (sort_key, -1);
  fill_membership (item, index, membership);
  item->n_answers = GPOINTER_TO_UINT (g_hash_table_lookup (index->answers, item->id));
  item->n_places = index->convenings->len;
  item->places = g_new0 (CohortTeamPlace, item->n_places);
  for (guint i = 0; i < item->n_places; i++)
    fill_place (&item->places[i], index, i, item->id);
  item->haystack = make_haystack (item, person);
  return item;
}

/**
 * cohort_team_items_new:
 * @today: the day whose memberships count
 *
 * Returns: (transfer full) (element-type CohortTeamItem): all who are, will be or were on the team
 */
GPtrArray *
cohort_team_items_new (CohortSnapshot *snapshot, CohortDate today)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  Index *index = index_new (snapshot, today);

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    const CohortMembership *membership
      = g_hash_table_lookup (index->memberships, person->record.id);

    if (membership != NULL && person->merged_into == NULL)
      g_ptr_array_add (items, make_item (index, person, membership));
  }
  index_free (index);
  return items;
}

/* Those of @list that are still there, changed where they changed, in the order they had; takes
 * them out of @news. */
static GPtrArray *
keep_present (GListModel *list, GHashTable *news, gboolean *changed)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (CohortTeamItem) item = g_list_model_get_item (list, i);
    CohortTeamItem *next = g_hash_table_lookup (news, item->id);

    if (next == NULL)
      continue;
    g_hash_table_remove (news, item->id);
    if (!cohort_team_item_equal (item, next)) {
      cohort_team_item_swap (item, next);
      *changed = TRUE;
    }
    g_ptr_array_add (kept, g_steal_pointer (&item));
  }
  return kept;
}

/* Replaces what lies between the common beginning and the common end. */
static void
splice (GListStore *list, GPtrArray *wanted)
{
  GListModel *model = G_LIST_MODEL (list);
  guint n = g_list_model_get_n_items (model), start = 0, end = 0;

  for (; start < MIN (n, wanted->len); start++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, start);

    if (item != wanted->pdata[start])
      break;
  }
  for (; end < MIN (n, wanted->len) - start; end++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, n - 1 - end);

    if (item != wanted->pdata[wanted->len - 1 - end])
      break;
  }
  if (n - start - end > 0 || wanted->len - start - end > 0)
    g_list_store_splice (list, start, n - start - end, wanted->pdata + start,
                         wanted->len - start - end);
}

/** cohort_team_items_update: makes @list hold @items, with as little stir as can be */
gboolean
cohort_team_items_update (GListStore *list, GPtrArray *items)
{
  g_autoptr (GHashTable) news = new_table ();
  g_autoptr (GPtrArray) wanted = NULL;
  gboolean changed = FALSE;

  for (guint i = 0; i < items->len; i++) {
    CohortTeamItem *item = g_ptr_array_index (items, i);

    g_hash_table_insert (news, item->id, item);
  }
  wanted = keep_present (G_LIST_MODEL (list), news, &changed);
  for (guint i = 0; i < items->len; i++) {
    CohortTeamItem *item = g_ptr_array_index (items, i);

    if (g_hash_table_lookup (news, item->id) == item)
      g_ptr_array_add (wanted, g_object_ref (item));
  }
  splice (list, wanted);
  return changed;
}
