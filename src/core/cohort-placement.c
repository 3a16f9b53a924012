/* What coverage is counted from: each person with each role she has, on the team or at a convening.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-placement.h"

#include "cohort-snapshot-private.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

typedef struct {
  const CohortSnapshot *snapshot;
  GArray *placements; /* (element-type CohortPlacement) */
  const char *person; /* the one looked at */
  guint first;        /* index of her first placement */
} Collection;

/* A role she has twice, at two organizations, is one placement in a band, not two. */
static guint
find_own_bands (const Collection *collection, const CohortPlacement *placement)
{
  guint bands = placement->bands;

  for (guint i = collection->first; i < collection->placements->len; i++) {
    const CohortPlacement *earlier = &g_array_index (collection->placements, CohortPlacement, i);

    if (g_strcmp0 (earlier->role, placement->role) == 0)
      bands &= ~earlier->bands;
  }
  return bands;
}

static void
add (Collection *collection, CohortPlacement *placement, const char *organization)
{
  const CohortOrganization *from
      = cohort_team_find_organization (collection->snapshot, organization);

  placement->organization = from != NULL ? from->record.id : NULL;
  placement->own_bands = find_own_bands (collection, placement);
  g_array_append_vals (collection->placements, placement, 1);
}

static void
add_membership (Collection *collection, const CohortMembership *membership, CohortCellState state)
{
  CohortPlacement placement = {
      .person = collection->person,
      .role = membership->role,
      .sector = membership->sector,
      .bands = cohort_bands_parse (membership->bands),
      .state = state,
  };

  add (collection, &placement, membership->organization);
}

/* Of the team those that count come first. At a convening nobody counts who does not go. */
static void
add_memberships (Collection *collection, gboolean of_team, CohortDate day)
{
  const GPtrArray *memberships
      = cohort_snapshot_get_memberships (collection->snapshot, collection->person);
  guint n = memberships != NULL ? memberships->len : 0;
  guint n_bench = 0;

  for (guint i = 0; i < n; i++) {
    const CohortMembership *membership = g_ptr_array_index (memberships, i);

    if (!cohort_membership_is_on (membership, day))
      continue;
    if (of_team && cohort_team_counts (membership))
      add_membership (collection, membership, COHORT_CELL_GOING);
    else
      n_bench++;
  }
  for (guint i = 0; i < n && n_bench > 0; i++) {
    const CohortMembership *membership = g_ptr_array_index (memberships, i);

    if (cohort_membership_is_on (membership, day) && !(of_team && cohort_team_counts (membership)))
      add_membership (collection, membership, COHORT_CELL_BENCH);
  }
}

static CohortCellState
get_state (const CohortAttendance *attendance)
{
  static const char *const been[] = {"attended", "partial", NULL};

  if (attendance == NULL
      || !(cohort_attendance_status_get_flags (attendance->status) & COHORT_STATUS_HOLDS_SPOT))
    return COHORT_CELL_BENCH;
  return g_strv_contains (been, attendance->status) ? COHORT_CELL_ATTENDED : COHORT_CELL_GOING;
}

static void
add_at_convening (Collection *collection,
                  const CohortPerson *person,
                  const char *convening,
                  CohortDate day)
{
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (collection->snapshot, person->record.id, convening);
  CohortPlacement placement = {.person = person->record.id, .state = get_state (attendance)};

  if (placement.state != COHORT_CELL_BENCH) {
    placement.role = attendance->role;
    placement.sector = attendance->sector;
    placement.bands = cohort_bands_parse (attendance->bands);
    add (collection, &placement, attendance->organization);
  } else if (person->merged_into == NULL) {
    add_memberships (collection, FALSE, day);
  }
}

static GArray *
make_placements (const CohortSnapshot *snapshot, const char *convening, CohortDate day)
{
  Collection collection
      = {snapshot, g_array_new (FALSE, FALSE, sizeof (CohortPlacement)), .person = NULL};

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    collection.person = person->record.id;
    collection.first = collection.placements->len;
    if (convening != NULL) {
      add_at_convening (&collection, person, convening, day);
    } else if (person->merged_into == NULL) {
      add_memberships (&collection, TRUE, day);
    }
  }
  return collection.placements;
}

/**
 * cohort_placements_new:
 * @convening: (nullable): a convening's code, or %NULL for the team
 * @day: the day whose memberships count
 *
 * Of the team, everybody counts with all memberships of @day; prospects are its bench. Of a
 * convening, who holds a spot counts as she was then (domain.md 3.9, case 1), and whoever is on the
 * team or its bench and holds none is the bench.
 *
 * Returns: (transfer full) (element-type CohortPlacement): those of a person one after another, the
 *   bench last; they live no longer than @snapshot, and nobody changes them: of the team, everybody
 *   who asks for the same day gets the same
 */
GArray *
cohort_placements_new (const CohortSnapshot *snapshot, const char *convening, CohortDate day)
{
  GArray *placements
      = convening == NULL ? cohort_snapshot_ref_placements (snapshot, day) : NULL;

  if (placements != NULL)
    return placements;
  placements = make_placements (snapshot, convening, day);
  if (convening == NULL)
    cohort_snapshot_keep_placements (snapshot, day, placements);
  return placements;
}

/** cohort_placement_fill_bands: Returns: @bands, with "system" filling each band of school */
guint
cohort_placement_fill_bands (guint bands)
{
  return bands & cohort_bands_parse ("system") ? bands | cohort_bands_parse ("tk-2 3-5 6-8 9-12")
                                               : bands;
}

/** cohort_placement_system_fills: Returns: whether the county lets who works system-wide fill the
 * bands of school (%COHORT_SETTING_SYSTEM_FILLS) */
gboolean
cohort_placement_system_fills (const CohortSnapshot *snapshot)
{
  return g_strcmp0 (cohort_snapshot_get_setting (snapshot, COHORT_SETTING_SYSTEM_FILLS), "yes")
         == 0;
}
