/* Everything a county's copy knows, as plain values at one moment.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-snapshot.h"

#include "cohort-change.h"
#include "cohort-id.h"
#include "cohort-ledger-private.h"
#include "cohort-snapshot-private.h"
#include "cohort-text.h"

struct _CohortSnapshot {
  gatomicrefcount ref_count;
  int county;
  CohortProgram *program;                    /* (owned) */
  GPtrArray *records[COHORT_N_RECORD_KINDS]; /* (owned) (element-type CohortRecord) */
  /* (owned) (nullable) (element-type utf8 CohortRecord): keys belong to the records; of kinds that
   * were asked for */
  GHashTable *by_id[COHORT_N_RECORD_KINDS];
  /* (owned) (element-type utf8 GPtrArray): what the two joins most asked for find, by person */
  GHashTable *memberships;
  GHashTable *attendances;
  GMutex lock; /* of the next and by_id: they are filled when they are asked for, by any thread */
  /* (owned) (element-type CohortField GHashTable): records by a field's value; NULL: asked once */
  GHashTable *joins;
  GArray *placements; /* (owned) (nullable): of the team on @placed_on */
  CohortDate placed_on;
  CohortLedger *ledger; /* (owned) (nullable): without a reference to this */
};

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (cohort_id_hash, g_str_equal, NULL,
                                (GDestroyNotify)g_ptr_array_unref);
}

static void
free_index (gpointer index)
{
  if (index != NULL)
    g_hash_table_unref (index);
}

static void
add_to_index (GHashTable *index, const char *person, gpointer record)
{
  GPtrArray *records = person != NULL ? g_hash_table_lookup (index, person) : NULL;

  if (person == NULL)
    return;
  if (records == NULL) {
    records = g_ptr_array_new ();
    g_hash_table_insert (index, (gpointer)person, records);
  }
  g_ptr_array_add (records, record);
}

/**
 * cohort_snapshot_new:
 * @county: its number, 1 to 58
 * @program: the program of the year it is seen for
 *
 * Returns: (transfer full): a snapshot without records
 */
CohortSnapshot *
cohort_snapshot_new (int county, CohortProgram *program)
{
  CohortSnapshot *self = g_new0 (CohortSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->county = county;
  self->program = cohort_program_ref (program);
  self->memberships = new_index ();
  self->attendances = new_index ();
  self->joins = g_hash_table_new_full (NULL, NULL, NULL, free_index);
  g_mutex_init (&self->lock);
  for (guint i = 0; i < COHORT_N_RECORD_KINDS; i++)
    self->records[i] = g_ptr_array_new_with_free_func (cohort_record_unref);
  return self;
}

/** cohort_snapshot_ref: Returns: (transfer full): @self */
CohortSnapshot *
cohort_snapshot_ref (CohortSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** cohort_snapshot_unref: @self: (transfer full): a snapshot */
void
cohort_snapshot_unref (CohortSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->memberships);
  g_hash_table_unref (self->attendances);
  g_hash_table_unref (self->joins);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->placements, g_array_unref);
  g_clear_pointer (&self->ledger, cohort_ledger_free_kept);
  for (guint i = 0; i < COHORT_N_RECORD_KINDS; i++) {
    g_clear_pointer (&self->by_id[i], g_hash_table_unref);
    g_ptr_array_unref (self->records[i]);
  }
  cohort_program_unref (self->program);
  g_free (self);
}

/**
 * cohort_snapshot_take:
 * @self: a snapshot nobody else has seen yet
 * @record: (transfer full): a record whose id is not in it; a deleted one is dropped
 */
void
cohort_snapshot_take (CohortSnapshot *self, gpointer record)
{
  CohortRecord *added = record;

  if (added->deleted) {
    cohort_record_unref (added);
    return;
  }
  if (g_hash_table_size (self->joins) > 0)
    g_hash_table_remove_all (self->joins);
  g_clear_pointer (&self->placements, g_array_unref);
  g_clear_pointer (&self->ledger, cohort_ledger_free_kept);
  g_ptr_array_add (self->records[added->kind], added);
  if (self->by_id[added->kind] != NULL)
    g_hash_table_insert (self->by_id[added->kind], added->id, added);
  if (added->kind == COHORT_RECORD_MEMBERSHIP)
    add_to_index (self->memberships, ((CohortMembership *)added)->person, added);
  else if (added->kind == COHORT_RECORD_ATTENDANCE)
    add_to_index (self->attendances, ((CohortAttendance *)added)->person, added);
}

static void
copy_changed_kind (CohortSnapshot *copy, const GPtrArray *from, const CohortChange *change)
{
  for (guint i = 0; i < from->len; i++) {
    CohortRecord *record = g_ptr_array_index (from, i);
    CohortRecord *changed = cohort_change_find (change, record->kind, record->id);

    cohort_snapshot_take (copy, cohort_record_ref (changed != NULL ? changed : record));
  }
}

/**
 * cohort_snapshot_apply:
 * @change: what is done
 *
 * What the county would look like after @change, without anything being saved. Edited records keep
 * their place and new ones come last, as in the database.
 *
 * Returns: (transfer full): a new snapshot
 */
CohortSnapshot *
cohort_snapshot_apply (const CohortSnapshot *self, const CohortChange *change)
{
  CohortSnapshot *copy = cohort_snapshot_new (self->county, self->program);
  GPtrArray *changed = cohort_change_get_records (change);

  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++)
    copy_changed_kind (copy, self->records[kind], change);
  for (guint i = 0; i < changed->len; i++) {
    CohortRecord *record = g_ptr_array_index (changed, i);

    if (cohort_snapshot_find (self, record->kind, record->id) == NULL)
      cohort_snapshot_take (copy, cohort_record_ref (record));
  }
  return copy;
}

/** cohort_snapshot_get_county_number: Returns: 1 to 58, which is also the stream of its rows */
int
cohort_snapshot_get_county_number (const CohortSnapshot *self)
{
  return self->county;
}

/** cohort_snapshot_get_county: Returns: (transfer none): the county as the program lists it */
const CohortCounty *
cohort_snapshot_get_county (const CohortSnapshot *self)
{
  return cohort_program_get_county (self->program, self->county);
}

/** cohort_snapshot_get_program: Returns: (transfer none): the program of the year */
CohortProgram *
cohort_snapshot_get_program (const CohortSnapshot *self)
{
  return self->program;
}

/** cohort_snapshot_get_year: Returns: "2024-25" */
const char *
cohort_snapshot_get_year (const CohortSnapshot *self)
{
  return cohort_program_get_year (self->program);
}

/** cohort_snapshot_get_records: Returns: (transfer none) (element-type CohortRecord): the live ones
 * of @kind */
GPtrArray *
cohort_snapshot_get_records (const CohortSnapshot *self, CohortRecordKind kind)
{
  g_return_val_if_fail (kind < COHORT_N_RECORD_KINDS, NULL);

  return self->records[kind];
}

static GHashTable *
make_ids (const GPtrArray *records)
{
  GHashTable *ids = g_hash_table_new (cohort_id_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++) {
    CohortRecord *record = g_ptr_array_index (records, i);

    g_hash_table_insert (ids, record->id, record);
  }
  return ids;
}

/* Most kinds are many and never asked for by their ids. */
static GHashTable *
get_ids (const CohortSnapshot *self, CohortRecordKind kind)
{
  CohortSnapshot *filled = (CohortSnapshot *)self;
  GHashTable *ids = g_atomic_pointer_get (&filled->by_id[kind]);

  if (ids != NULL)
    return ids;
  g_mutex_lock (&filled->lock);
  ids = filled->by_id[kind];
  if (ids == NULL) {
    ids = make_ids (self->records[kind]);
    g_atomic_pointer_set (&filled->by_id[kind], ids);
  }
  g_mutex_unlock (&filled->lock);
  return ids;
}

/** cohort_snapshot_find: Returns: (transfer none) (nullable): the record of @kind whose UUID is @id
 */
gpointer
cohort_snapshot_find (const CohortSnapshot *self, CohortRecordKind kind, const char *id)
{
  g_return_val_if_fail (kind < COHORT_N_RECORD_KINDS, NULL);

  return id != NULL ? g_hash_table_lookup (get_ids (self, kind), id) : NULL;
}

/* Private; see the header. */

GArray *
cohort_snapshot_ref_placements (const CohortSnapshot *self, CohortDate day)
{
  CohortSnapshot *kept = (CohortSnapshot *)self;
  GArray *placements = NULL;

  g_mutex_lock (&kept->lock);
  if (kept->placements != NULL && kept->placed_on == day)
    placements = g_array_ref (kept->placements);
  g_mutex_unlock (&kept->lock);
  return placements;
}

void
cohort_snapshot_keep_placements (const CohortSnapshot *self, CohortDate day, GArray *placements)
{
  CohortSnapshot *kept = (CohortSnapshot *)self;

  g_mutex_lock (&kept->lock);
  g_clear_pointer (&kept->placements, g_array_unref);
  kept->placements = g_array_ref (placements);
  kept->placed_on = day;
  g_mutex_unlock (&kept->lock);
}

CohortLedger *
cohort_snapshot_dup_ledger (const CohortSnapshot *self, CohortDate day)
{
  CohortSnapshot *kept = (CohortSnapshot *)self;
  CohortLedger *ledger = NULL;

  g_mutex_lock (&kept->lock);
  if (kept->ledger != NULL && cohort_ledger_get_day (kept->ledger) == day)
    ledger = cohort_ledger_copy_kept (kept->ledger);
  g_mutex_unlock (&kept->lock);
  return ledger;
}

void
cohort_snapshot_keep_ledger (const CohortSnapshot *self, const CohortLedger *ledger)
{
  CohortSnapshot *kept = (CohortSnapshot *)self;

  g_mutex_lock (&kept->lock);
  g_clear_pointer (&kept->ledger, cohort_ledger_free_kept);
  kept->ledger = cohort_ledger_copy_kept (ledger);
  g_mutex_unlock (&kept->lock);
}

/**
 * cohort_snapshot_get_memberships:
 * @person: (nullable): a person's id
 *
 * Returns: (transfer none) (nullable) (element-type CohortMembership): all memberships she has or
 * had, in the order they were made
 */
const GPtrArray *
cohort_snapshot_get_memberships (const CohortSnapshot *self, const char *person)
{
  return person != NULL ? g_hash_table_lookup (self->memberships, person) : NULL;
}

/**
 * cohort_snapshot_get_membership:
 * @person: a person's id
 * @day: a day
 *
 * A person may be on the team in several roles or for several organizations at once; this is the
 * primary one, see cohort_membership_compare().
 *
 * Returns: (transfer none) (nullable): the membership live on @day; of several the primary one
 */
const CohortMembership *
cohort_snapshot_get_membership (const CohortSnapshot *self, const char *person, CohortDate day)
{
  const GPtrArray *memberships = cohort_snapshot_get_memberships (self, person);
  const CohortMembership *found = NULL;

  for (guint i = 0; memberships != NULL && i < memberships->len; i++) {
    const CohortMembership *membership = g_ptr_array_index (memberships, i);

    if (cohort_membership_is_on (membership, day)
        && (found == NULL || cohort_membership_compare (membership, found) < 0))
      found = membership;
  }
  return found;
}

static gboolean
is_dead_end (const char *status)
{
  static const char *const ends[] = {"declined", "replaced", "cancelled", NULL};

  return status != NULL && g_strv_contains (ends, status);
}

/**
 * cohort_snapshot_get_attendance:
 * @person: a person's id
 * @convening: its code
 *
 * Rule S-5 allows one live attendance of a person at a convening; an ended one (declined, replaced,
 * cancelled) is returned only when there is no other.
 *
 * Returns: (transfer none) (nullable): her attendance
 */
const CohortAttendance *
cohort_snapshot_get_attendance (const CohortSnapshot *self,
                                const char *person,
                                const char *convening)
{
  GPtrArray *attendances = person != NULL ? g_hash_table_lookup (self->attendances, person) : NULL;
  const CohortAttendance *found = NULL;

  for (guint i = 0; attendances != NULL && i < attendances->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (attendances, i);

    if (g_strcmp0 (attendance->convening, convening) == 0
        && (found == NULL || !is_dead_end (attendance->status)))
      found = attendance;
  }
  return found;
}

/** cohort_snapshot_get_contract: Returns: (transfer none) (nullable): the contract of the year
 * shown */
const CohortFundingSource *
cohort_snapshot_get_contract (const CohortSnapshot *self)
{
  COHORT_FOR_EACH (CohortFundingSource, source, self, COHORT_RECORD_FUNDING_SOURCE) {
    if (g_strcmp0 (source->kind, "contract") == 0
        && g_strcmp0 (source->year, cohort_snapshot_get_year (self)) == 0)
      return source;
  }
  return NULL;
}

static gboolean
is_called (const CohortOrganization *organization, const char *folded)
{
  g_autofree char *name = cohort_text_fold (organization->name);
  g_auto (GStrv) aliases
      = g_strsplit (organization->aliases != NULL ? organization->aliases : "", "\n", -1);

  if (g_str_equal (name, folded))
    return TRUE;
  for (guint i = 0; aliases[i] != NULL; i++) {
    g_autofree char *alias = cohort_text_fold (aliases[i]);

    if (*alias != '\0' && g_str_equal (alias, folded))
      return TRUE;
  }
  return FALSE;
}

/**
 * cohort_snapshot_find_organization:
 * @name: as somebody wrote it
 *
 * Returns: (transfer none) (nullable): the organization of that name or alias, without regard to
 * case, accents or punctuation
 */
const CohortOrganization *
cohort_snapshot_find_organization (const CohortSnapshot *self, const char *name)
{
  g_autofree char *folded = cohort_text_fold (name);

  COHORT_FOR_EACH (CohortOrganization, organization, self, COHORT_RECORD_ORGANIZATION) {
    if (organization->merged_into == NULL && is_called (organization, folded))
      return organization;
  }
  return NULL;
}

/** cohort_snapshot_get_setting: Returns: (transfer none) (nullable): the value of COHORT_SETTING_…
 * @key */
const char *
cohort_snapshot_get_setting (const CohortSnapshot *self, const char *key)
{
  COHORT_FOR_EACH (CohortSetting, setting, self, COHORT_RECORD_SETTING) {
    if (g_strcmp0 (setting->key, key) == 0)
      return setting->value;
  }
  return NULL;
}

static GHashTable *
make_join (const CohortSnapshot *self, CohortRecordKind kind, const CohortField *field)
{
  GHashTable *join = new_index ();

  COHORT_FOR_EACH (CohortRecord, record, self, kind) {
    add_to_index (join, cohort_record_get_text (record, field), (gpointer)record);
  }
  return join;
}

/* (nullable): records by their @field, once that was asked for before: who asks once is served by
 * looking through them all. */
static GHashTable *
find_join (const CohortSnapshot *self, CohortRecordKind kind, const CohortField *field)
{
  GMutex *lock = (GMutex *)&self->lock;
  gpointer join = NULL;

  g_mutex_lock (lock);
  if (!g_hash_table_lookup_extended (self->joins, field, NULL, &join)) {
    g_hash_table_insert (self->joins, (gpointer)field, NULL);
  } else if (join == NULL) {
    join = make_join (self, kind, field);
    g_hash_table_insert (self->joins, (gpointer)field, join);
  }
  g_mutex_unlock (lock);
  return join;
}

/**
 * cohort_snapshot_select:
 * @field: name of a text or id field of @kind
 * @value: (nullable): its value
 *
 * Returns: (transfer container) (element-type CohortRecord): the records that have it
 */
GPtrArray *
cohort_snapshot_select (const CohortSnapshot *self,
                        CohortRecordKind kind,
                        const char *field,
                        const char *value)
{
  const CohortField *descriptor = cohort_record_kind_find_field (kind, field);
  gboolean is_asked = descriptor != NULL && value != NULL;
  GHashTable *join = is_asked ? find_join (self, kind, descriptor) : NULL;
  GPtrArray *found = join != NULL ? g_hash_table_lookup (join, value) : NULL;
  GPtrArray *selected = found != NULL ? g_ptr_array_copy (found, NULL, NULL) : g_ptr_array_new ();

  g_return_val_if_fail (descriptor != NULL, selected);
  if (join != NULL)
    return selected;
  COHORT_FOR_EACH (CohortRecord, record, self, kind) {
    if (g_strcmp0 (cohort_record_get_text (record, descriptor), value) == 0)
      g_ptr_array_add (selected, (gpointer)record);
  }
  return selected;
}
