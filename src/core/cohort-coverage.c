/* Who is on the team and whom it lacks: people, placements, groups.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-coverage.h"

#include "cohort-spots.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

/* One person as counted; text belongs to the snapshot. */
typedef struct {
  const char *role;
  const char *sector;
  const char *organization;
  guint bands;
} Placement;

struct _CohortCoverage {
  CohortSnapshot *snapshot; /* (owned) */
  GArray *people;           /* (owned) (element-type Placement) */
};

static void
add_placement (CohortCoverage *self,
               const char *role,
               const char *sector,
               const char *organization,
               const char *bands)
{
  const CohortOrganization *from = cohort_team_find_organization (self->snapshot, organization);
  Placement placement = {
    .role = role,
    .sector = sector,
    .organization = from != NULL ? from->record.id : NULL,
    .bands = cohort_bands_parse (bands),
  };

  g_array_append_val (self->people, placement);
}

static void
add_team (CohortCoverage *self, CohortDate day)
{
  COHORT_FOR_EACH (CohortPerson, person, self->snapshot, COHORT_RECORD_PERSON) {
    const CohortMembership *membership
      = cohort_snapshot_get_membership (self->snapshot, person->record.id, day);

    if (membership == NULL || person->merged_into != NULL || !cohort_team_counts (membership))
      continue;
    add_placement (self, membership->role, membership->sector, membership->organization,
                   membership->bands);
  }
}

static void
add_going (CohortCoverage *self, const char *convening)
{
  g_autoptr (GPtrArray) holders = cohort_spots_holders (self->snapshot, convening);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < holders->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (holders, i);

    if (attendance->person != NULL && g_hash_table_add (seen, attendance->person))
      add_placement (self, attendance->role, attendance->sector, attendance->organization,
                     attendance->bands);
  }
}

/**
 * cohort_coverage_new:
 * @scope: whom to count
 * @convening: (nullable): its code, for %COHORT_COVERAGE_GOING
 * @day: the day of the team, for %COHORT_COVERAGE_TEAM
 *
 * A person whose membership has ended counts up to and with its last day. People on the bench
 * (prospects) do not count for the team.
 *
 * Returns: (transfer full): the counts
 */
CohortCoverage *
cohort_coverage_new (const CohortSnapshot *snapshot,
                     CohortCoverageScope scope,
                     const char *convening,
                     CohortDate day)
{
  CohortCoverage *self = g_new0 (CohortCoverage, 1);

  self->snapshot = cohort_snapshot_ref ((CohortSnapshot *) snapshot);
  self->people = g_array_new (FALSE, FALSE, sizeof (Placement));
  if (scope == COHORT_COVERAGE_TEAM)
    add_team (self, day);
  else
    add_going (self, convening);
  return self;
}

/** cohort_coverage_free: @self: (transfer full): counts */
void
cohort_coverage_free (CohortCoverage *self)
{
  g_array_unref (self->people);
  cohort_snapshot_unref (self->snapshot);
  g_free (self);
}

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* How many people there are with each of the texts at @offset; NULL is none of them. */
static GHashTable *
tally (const CohortCoverage *self, gsize offset)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->people->len; i++) {
    const Placement *person = &g_array_index (self->people, Placement, i);
    const char *text = G_STRUCT_MEMBER (const char *, person, offset);
    guint n;

    if (text == NULL)
      continue;
    n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) + 1;
    g_hash_table_insert (counts, (gpointer) text, GUINT_TO_POINTER (n));
  }
  return counts;
}

static guint
count_distinct (const CohortCoverage *self, gsize offset)
{
  g_autoptr (GHashTable) counts = tally (self, offset);

  return g_hash_table_size (counts);
}

static guint
count_text (const CohortCoverage *self, gsize offset, const char *text)
{
  g_autoptr (GHashTable) counts = tally (self, offset);

  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));
}

/** cohort_coverage_get_people: Returns: distinct people */
guint
cohort_coverage_get_people (const CohortCoverage *self)
{
  return self->people->len;
}

/** cohort_coverage_get_placements: Returns: one for each band of each person, "system" being one */
guint
cohort_coverage_get_placements (const CohortCoverage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->people->len; i++)
    n += count_bits (g_array_index (self->people, Placement, i).bands);
  return n;
}

/** cohort_coverage_get_organizations: Returns: distinct organizations; people without one count for
 * none */
guint
cohort_coverage_get_organizations (const CohortCoverage *self)
{
  return count_distinct (self, G_STRUCT_OFFSET (Placement, organization));
}

/** cohort_coverage_get_sectors: Returns: distinct sectors */
guint
cohort_coverage_get_sectors (const CohortCoverage *self)
{
  return count_distinct (self, G_STRUCT_OFFSET (Placement, sector));
}

/** cohort_coverage_count_role: Returns: people of @role */
guint
cohort_coverage_count_role (const CohortCoverage *self, const char *role)
{
  return count_text (self, G_STRUCT_OFFSET (Placement, role), role);
}

/** cohort_coverage_count_sector: Returns: people of @sector */
guint
cohort_coverage_count_sector (const CohortCoverage *self, const char *sector)
{
  return count_text (self, G_STRUCT_OFFSET (Placement, sector), sector);
}

/** cohort_coverage_count_band: Returns: people placed in @band; who works system-wide is only in
 * "system" */
guint
cohort_coverage_count_band (const CohortCoverage *self, const char *band)
{
  guint bit = cohort_bands_parse (band);
  guint n = 0;

  for (guint i = 0; i < self->people->len; i++)
    n += g_array_index (self->people, Placement, i).bands & bit ? 1 : 0;
  return n;
}

/** cohort_coverage_count_cell: Returns: people of @role placed in @band: a cell of the matrix */
guint
cohort_coverage_count_cell (const CohortCoverage *self, const char *role, const char *band)
{
  guint bit = cohort_bands_parse (band);
  guint n = 0;

  for (guint i = 0; i < self->people->len; i++) {
    const Placement *person = &g_array_index (self->people, Placement, i);

    n += person->bands & bit && g_strcmp0 (person->role, role) == 0 ? 1 : 0;
  }
  return n;
}

static gboolean
is_in_group (const char *role, const char *group)
{
  if (g_str_equal (group, "face"))
    return g_strcmp0 (role, "community-partner") == 0 || g_strcmp0 (role, "family") == 0;
  return g_strcmp0 (cohort_role_get_group (role), group) == 0;
}

/**
 * cohort_coverage_count_group:
 * @group: one of the "coverage-group" codes, or "face" for families and community partners
 *
 * Returns: people whose role is of @group
 */
guint
cohort_coverage_count_group (const CohortCoverage *self, const char *group)
{
  guint n = 0;

  for (guint i = 0; i < self->people->len; i++)
    n += is_in_group (g_array_index (self->people, Placement, i).role, group) ? 1 : 0;
  return n;
}

/**
 * cohort_coverage_dup_largest:
 * @n_people: (out): how many people are from it; 0 when nobody is from any
 *
 * Returns: (transfer full): the name of the organization most people are from; of several as large,
 * all names in the order the organizations were entered, separated by commas
 */
char *
cohort_coverage_dup_largest (const CohortCoverage *self, guint *n_people)
{
  g_autoptr (GHashTable) counts = tally (self, G_STRUCT_OFFSET (Placement, organization));
  GString *names = g_string_new (NULL);

  *n_people = 0;
  COHORT_FOR_EACH (CohortOrganization, organization, self->snapshot, COHORT_RECORD_ORGANIZATION) {
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, organization->record.id));

    if (n == 0 || n < *n_people)
      continue;
    if (n > *n_people)
      g_string_truncate (names, 0);
    *n_people = n;
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                            organization->name != NULL ? organization->name : "");
  }
  return g_string_free (names, FALSE);
}
