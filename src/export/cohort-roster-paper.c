/* The team by name, to print and hand around.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-papers.h"

#include "cohort-team-papers-private.h"
#include "cohort-team-people.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static void
append_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static void
free_text (gpointer data)
{
  g_string_free (data, TRUE);
}

/* "Fall 2024: Registered", one a line, for each person's id. */
static GHashTable *
list_convenings (const CohortSnapshot *snapshot)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_text);

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
      CohortStatusFlags flags = cohort_attendance_status_get_flags (attendance->status);
      g_autofree char *line = NULL;
      GString *text;

      if (g_strcmp0 (attendance->convening, convening->code) != 0 || attendance->person == NULL
          || (flags & (COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_CASE_HEADCOUNT)) == 0)
        continue;
      text = g_hash_table_lookup (texts, attendance->person);
      if (text == NULL) {
        text = g_string_new (NULL);
        g_hash_table_insert (texts, attendance->person, text);
      }
      line
          = g_strdup_printf ("%s: %s", convening->name,
                             cohort_vocabulary_get_label ("attendance-status", attendance->status));
      append_line (text, line);
    }
  }
  return texts;
}

/* The other places she has on the same day. */
static void
append_other_places (GString *text,
                     const CohortSnapshot *snapshot,
                     const CohortMembership *main,
                     CohortDate day)
{
  const GPtrArray *memberships = cohort_snapshot_get_memberships (snapshot, main->person);

  for (guint i = 0; memberships != NULL && i < memberships->len; i++) {
    const CohortMembership *other = g_ptr_array_index (memberships, i);
    const char *role = cohort_team_paper_get_role (other->role, other->role_typed);
    const CohortOrganization *organization;

    if (other == main || role == NULL || !cohort_membership_is_on (other, day)
        || !cohort_team_counts (other))
      continue;
    organization = cohort_team_find_organization (snapshot, other->organization);
    append_line (text, role);
    if (organization != NULL)
      g_string_append_printf (text, ", %s", organization->name);
  }
}

static void
add_person (CohortPaper *paper,
            const CohortSnapshot *snapshot,
            const CohortTeamPaperOptions *options,
            const CohortPerson *person,
            GHashTable *convenings)
{
  const CohortMembership *membership
      = cohort_team_find_last_membership (snapshot, person->record.id, options->today);
  const CohortOrganization *organization
      = membership != NULL ? cohort_team_find_organization (snapshot, membership->organization)
                           : NULL;
  const GString *goes_to = g_hash_table_lookup (convenings, person->record.id);
  g_autofree char *name = cohort_person_dup_name (person);
  g_autofree char *bands = membership != NULL && membership->bands != NULL
                               ? cohort_bands_dup_label (membership->bands)
                               : NULL;
  g_autoptr (GString) roles = g_string_new (NULL);
  const char *cells[] = {name, NULL, organization != NULL ? organization->name : NULL, bands,
                         goes_to != NULL ? goes_to->str : NULL};

  if (membership != NULL) {
    const char *role = cohort_team_paper_get_role (membership->role, membership->role_typed);

    if (role != NULL)
      append_line (roles, role);
    append_other_places (roles, snapshot, membership, options->today);
  }
  cells[1] = roles->str;
  cohort_paper_add_row (paper, cells, COHORT_PAPER_ROW);
}

static gboolean
build (CohortPaper *paper,
       const CohortSnapshot *snapshot,
       const CohortTeamPaperOptions *options,
       GError **error)
{
  const CohortPaperColumn columns[] = {
      {_ ("Name"), 102, FALSE},  {_ ("Role"), 106, FALSE},       {_ ("Organization"), 102, FALSE},
      {_ ("Grades"), 58, FALSE}, {_ ("Convenings"), 100, FALSE},
  };
  g_autoptr (GPtrArray) people = cohort_team_list_people (
      snapshot, COHORT_TEAM_MEMBERS, options->person_ids, options->today, error);
  g_autoptr (GHashTable) convenings = NULL;
  g_autofree char *number = NULL;

  if (people == NULL)
    return FALSE;
  convenings = list_convenings (snapshot);
  number = g_strdup_printf ("%u", people->len);
  cohort_team_paper_add_head (paper, snapshot, options);
  cohort_paper_add_pair (paper, _ ("People"), number);
  if (people->len == 0) {
    cohort_paper_add_text (paper, _ ("Nobody is on the team yet."));
    return TRUE;
  }
  cohort_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < people->len; i++)
    add_person (paper, snapshot, options, g_ptr_array_index (people, i), convenings);
  cohort_paper_end_table (paper);
  return TRUE;
}

/**
 * cohort_roster_write_pdf:
 * @snapshot: a county
 * @options: the day, and whom
 * @path: where
 * @cancellable: (nullable): looked at before it is written
 * @error: return location for a #CohortExportError or #CohortError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file is there
 */
gboolean
cohort_roster_write_pdf (const CohortSnapshot *snapshot,
                         const CohortTeamPaperOptions *options,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  return cohort_team_paper_write (snapshot, options, _ ("Roster of the team"), build, path,
                                  cancellable, error);
}
