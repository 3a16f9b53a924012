/* Who is on the team and whom it lacks: people, placements, groups.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-coverage.h"

#include "cohort-placement.h"
#include "cohort-vocabulary.h"

struct _CohortCoverage {
  CohortSnapshot *snapshot; /* (owned) */
  GArray *placements;       /* (owned) (element-type CohortPlacement): none of the bench */
};

static const CohortPlacement *
get_placement (const CohortCoverage *self, guint index)
{
  return &g_array_index (self->placements, CohortPlacement, index);
}

/* The placements are others' as well. */
static GArray *
copy_without_bench (const GArray *placements)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (CohortPlacement), placements->len);

  for (guint i = 0; i < placements->len; i++) {
    const CohortPlacement *placement = &g_array_index (placements, CohortPlacement, i);

    if (placement->state != COHORT_CELL_BENCH)
      g_array_append_vals (copy, placement, 1);
  }
  return copy;
}

/**
 * cohort_coverage_new:
 * @scope: whom to count
 * @convening: (nullable): its code, for %COHORT_COVERAGE_GOING
 * @day: the day of the team, for %COHORT_COVERAGE_TEAM
 *
 * A person whose membership has ended counts up to and with its last day. People on the bench
 * (prospects) do not count for the team. Who has several roles at a time counts once in each of
 * them, and is one of the people.
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
  g_autoptr (GArray) placements
      = cohort_placements_new (snapshot, scope == COHORT_COVERAGE_GOING ? convening : NULL, day);

  self->snapshot = cohort_snapshot_ref ((CohortSnapshot *)snapshot);
  self->placements = copy_without_bench (placements);
  return self;
}

/** cohort_coverage_free: @self: (transfer full): counts */
void
cohort_coverage_free (CohortCoverage *self)
{
  g_array_unref (self->placements);
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

typedef gboolean (*FitFunc) (const CohortPlacement *placement, gconstpointer wanted);

/* The placements of a person stand together: who fits twice is the one who fitted last. */
static guint
count_people (const CohortCoverage *self, FitFunc fits, gconstpointer wanted)
{
  const char *last = NULL;
  guint n = 0;

  for (guint i = 0; i < self->placements->len; i++) {
    const CohortPlacement *placement = get_placement (self, i);

    if (placement->person == last || !fits (placement, wanted))
      continue;
    last = placement->person;
    n++;
  }
  return n;
}

static gboolean
is_text_repeated (const CohortCoverage *self, guint index, gsize offset)
{
  const CohortPlacement *placement = get_placement (self, index);
  const char *text = G_STRUCT_MEMBER (const char *, placement, offset);

  while (index-- > 0 && get_placement (self, index)->person == placement->person)
    if (g_strcmp0 (G_STRUCT_MEMBER (const char *, get_placement (self, index), offset), text) == 0)
      return TRUE;
  return FALSE;
}

/* How many people there are with each of the texts at @offset; NULL is none of them. */
static GHashTable *
tally (const CohortCoverage *self, gsize offset)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->placements->len; i++) {
    const char *text = G_STRUCT_MEMBER (const char *, get_placement (self, i), offset);
    guint n;

    if (text == NULL || is_text_repeated (self, i, offset))
      continue;
    n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) + 1;
    g_hash_table_insert (counts, (gpointer)text, GUINT_TO_POINTER (n));
  }
  return counts;
}

static guint
count_distinct (const CohortCoverage *self, gsize offset)
{
  g_autoptr (GHashTable) counts = tally (self, offset);

  return g_hash_table_size (counts);
}

static gboolean
is_anybody (const CohortPlacement *placement, gconstpointer wanted)
{
  return TRUE;
}

/** cohort_coverage_get_people: Returns: distinct people */
guint
cohort_coverage_get_people (const CohortCoverage *self)
{
  return count_people (self, is_anybody, NULL);
}

/** cohort_coverage_get_placements: Returns: one for each band of each role of each person, "system"
 * being one */
guint
cohort_coverage_get_placements (const CohortCoverage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->placements->len; i++)
    n += count_bits (get_placement (self, i)->own_bands);
  return n;
}

/** cohort_coverage_get_organizations: Returns: distinct organizations; people without one count for
 * none */
guint
cohort_coverage_get_organizations (const CohortCoverage *self)
{
  return count_distinct (self, G_STRUCT_OFFSET (CohortPlacement, organization));
}

/** cohort_coverage_get_sectors: Returns: distinct sectors */
guint
cohort_coverage_get_sectors (const CohortCoverage *self)
{
  return count_distinct (self, G_STRUCT_OFFSET (CohortPlacement, sector));
}

static gboolean
has_role (const CohortPlacement *placement, gconstpointer role)
{
  return g_strcmp0 (placement->role, role) == 0;
}

static gboolean
has_sector (const CohortPlacement *placement, gconstpointer sector)
{
  return g_strcmp0 (placement->sector, sector) == 0;
}

static gboolean
has_bands (const CohortPlacement *placement, gconstpointer bands)
{
  return (placement->bands & *(const guint *)bands) != 0;
}

typedef struct {
  const char *role;
  guint band;
} CellAddress;

static gboolean
is_in_cell (const CohortPlacement *placement, gconstpointer wanted)
{
  const CellAddress *cell = wanted;

  return has_role (placement, cell->role) && has_bands (placement, &cell->band);
}

static gboolean
is_in_group (const CohortPlacement *placement, gconstpointer group)
{
  if (g_str_equal (group, "face"))
    return has_role (placement, "community-partner") || has_role (placement, "family");
  return g_strcmp0 (cohort_role_get_group (placement->role), group) == 0;
}

/** cohort_coverage_count_role: Returns: people of @role */
guint
cohort_coverage_count_role (const CohortCoverage *self, const char *role)
{
  return count_people (self, has_role, role);
}

/** cohort_coverage_count_sector: Returns: people of @sector */
guint
cohort_coverage_count_sector (const CohortCoverage *self, const char *sector)
{
  return count_people (self, has_sector, sector);
}

/** cohort_coverage_count_band: Returns: people placed in @band; who works system-wide is only in
 * "system" */
guint
cohort_coverage_count_band (const CohortCoverage *self, const char *band)
{
  guint bit = cohort_bands_parse (band);

  return count_people (self, has_bands, &bit);
}

/** cohort_coverage_count_cell: Returns: people of @role placed in @band: a cell of the matrix */
guint
cohort_coverage_count_cell (const CohortCoverage *self, const char *role, const char *band)
{
  const CellAddress cell = {role, cohort_bands_parse (band)};

  return count_people (self, is_in_cell, &cell);
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
  return count_people (self, is_in_group, group);
}

/**
 * cohort_coverage_list_group:
 * @group: as of cohort_coverage_count_group()
 *
 * Returns: (transfer container) (element-type utf8): ids of those people, in the order they were
 * entered; they live no longer than the snapshot
 */
GPtrArray *
cohort_coverage_list_group (const CohortCoverage *self, const char *group)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < self->placements->len; i++) {
    const CohortPlacement *placement = get_placement (self, i);

    if (is_in_group (placement, group)
        && (people->len == 0 || g_ptr_array_index (people, people->len - 1) != placement->person))
      g_ptr_array_add (people, (gpointer)placement->person);
  }
  return people;
}

/**
 * cohort_coverage_list_largest:
 * @n_people: (out): how many people are from each of them; 0 when nobody is from any
 *
 * Returns: (transfer container) (element-type CohortOrganization): the organization most people are
 * from; of several as large all, in the order they were entered
 */
GPtrArray *
cohort_coverage_list_largest (const CohortCoverage *self, guint *n_people)
{
  g_autoptr (GHashTable) counts = tally (self, G_STRUCT_OFFSET (CohortPlacement, organization));
  GPtrArray *largest = g_ptr_array_new ();

  *n_people = 0;
  COHORT_FOR_EACH (CohortOrganization, organization, self->snapshot, COHORT_RECORD_ORGANIZATION) {
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, organization->record.id));

    if (n == 0 || n < *n_people)
      continue;
    if (n > *n_people)
      g_ptr_array_set_size (largest, 0);
    *n_people = n;
    g_ptr_array_add (largest, (gpointer)organization);
  }
  return largest;
}

/**
 * cohort_coverage_dup_largest:
 * @n_people: (out): how many people are from it; 0 when nobody is from any
 *
 * Returns: (transfer full): the names of cohort_coverage_list_largest(), separated by commas
 */
char *
cohort_coverage_dup_largest (const CohortCoverage *self, guint *n_people)
{
  g_autoptr (GPtrArray) largest = cohort_coverage_list_largest (self, n_people);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < largest->len; i++) {
    const CohortOrganization *organization = g_ptr_array_index (largest, i);

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            organization->name != NULL ? organization->name : "");
  }
  return g_string_free (names, FALSE);
}
