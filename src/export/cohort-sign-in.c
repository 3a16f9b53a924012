/* The sheet that people at a convening sign, day by day.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-papers.h"

#include "cohort-date.h"
#include "cohort-export-error.h"
#include "cohort-spots.h"
#include "cohort-team.h"
#include "cohort-team-papers-private.h"

#include <glib/gi18n-lib.h>

#define NAME_WIDTH   112.0
#define WORK_WIDTH   136.0
#define LEAST_BLANKS 6

/** Signer: somebody who holds a spot, by the name she is listed under. */
typedef struct {
  const CohortAttendance *attendance;
  const CohortPerson *person;
  char *key;
} Signer;

static void
clear_signer (gpointer data)
{
  g_free (((Signer *)data)->key);
}

static int
compare_signers (gconstpointer a, gconstpointer b)
{
  const Signer *one = a, *other = b;
  int by_name = g_strcmp0 (one->key, other->key);

  return by_name != 0 ? by_name : g_strcmp0 (one->person->record.id, other->person->record.id);
}

static GArray *
list_signers (const CohortSnapshot *snapshot, const char *convening)
{
  g_autoptr (GPtrArray) holders = cohort_spots_holders (snapshot, convening);
  GArray *signers = g_array_new (FALSE, FALSE, sizeof (Signer));

  g_array_set_clear_func (signers, clear_signer);
  for (guint i = 0; i < holders->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (holders, i);
    const CohortPerson *person
        = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, attendance->person);
    Signer signer = {attendance, person, NULL};

    if (person == NULL)
      continue;
    signer.key = cohort_person_dup_sort_key (person);
    g_array_append_val (signers, signer);
  }
  g_array_sort (signers, compare_signers);
  return signers;
}

/* (transfer full) (element-type CohortConveningDay): those that count as the convening */
static GPtrArray *
list_days (const CohortConvening *convening)
{
  GPtrArray *days = g_ptr_array_new ();

  for (guint i = 0; i < convening->days->len; i++) {
    CohortConveningDay *day = g_ptr_array_index (convening->days, i);

    if (day->date >= convening->first_day && day->date <= convening->last_day)
      g_ptr_array_add (days, day);
  }
  return days;
}

static void
add_head (CohortPaper *paper,
          const CohortSnapshot *snapshot,
          const CohortConvening *convening,
          const GPtrArray *days)
{
  g_autofree char *when = cohort_date_format_range (convening->first_day, convening->last_day);

  cohort_paper_add_pair (paper, _ ("County"), cohort_snapshot_get_county (snapshot)->coe_name);
  cohort_paper_add_pair (paper, _ ("Event"), convening->name);
  cohort_paper_add_pair (paper, C_ ("convening", "Place"), convening->city);
  cohort_paper_add_pair (paper, _ ("Days"), when);
  for (guint i = 0; i < days->len; i++) {
    const CohortConveningDay *day = g_ptr_array_index (days, i);
    g_autofree char *date = cohort_date_format (day->date);

    cohort_paper_add_pair (paper, date, day->label);
  }
}

/* Name, organization and role, then one column a day. */
static void
begin_table (CohortPaper *paper, const GPtrArray *days)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (CohortPaperColumn));
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const CohortPaperColumn first[] = {
      {_ ("Name"), NAME_WIDTH, FALSE},
      {_ ("Organization and role"), WORK_WIDTH, FALSE},
  };

  g_array_append_vals (columns, first, G_N_ELEMENTS (first));
  for (guint i = 0; i < days->len; i++) {
    const CohortConveningDay *day = g_ptr_array_index (days, i);
    CohortPaperColumn column
        = {NULL, (COHORT_PAPER_WIDTH - NAME_WIDTH - WORK_WIDTH) / days->len, FALSE};

    column.title = cohort_date_format (day->date);
    g_ptr_array_add (titles, (gpointer)column.title);
    g_array_append_val (columns, column);
  }
  cohort_paper_begin_table (paper, (const CohortPaperColumn *)(gpointer)columns->data,
                            columns->len);
}

/* @signer: (nullable): NULL for somebody nobody expected */
static void
add_row (CohortPaper *paper, const CohortSnapshot *snapshot, const Signer *signer, guint n_days)
{
  g_autofree const char **cells = g_new0 (const char *, n_days + 2);
  g_autofree char *name = NULL, *work = NULL;

  if (signer != NULL) {
    const CohortOrganization *organization
        = cohort_team_find_organization (snapshot, signer->attendance->organization);
    const char *role = cohort_team_paper_get_role (signer->attendance->role, NULL);
    const char *of = organization != NULL ? organization->name : NULL;

    name = cohort_person_dup_name (signer->person);
    work = of != NULL && role != NULL ? g_strjoin ("\n", of, role, NULL)
                                      : g_strdup (of != NULL ? of : role);
  }
  cells[0] = name;
  cells[1] = work;
  cohort_paper_add_row (paper, cells, COHORT_PAPER_TO_SIGN);
}

static gboolean
build (CohortPaper *paper,
       const CohortSnapshot *snapshot,
       const CohortTeamPaperOptions *options,
       GError **error)
{
  const CohortConvening *convening = cohort_team_paper_find_convening (snapshot, options, error);
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GArray) signers = NULL;

  if (convening == NULL)
    return FALSE;
  days = list_days (convening);
  signers = list_signers (snapshot, convening->code);
  add_head (paper, snapshot, convening, days);
  cohort_paper_add_heading (paper, _ ("Please sign for each day you are here"));
  begin_table (paper, days);
  for (guint i = 0; i < signers->len; i++)
    add_row (paper, snapshot, &g_array_index (signers, Signer, i), days->len);
  for (guint i = 0; i < LEAST_BLANKS; i++)
    add_row (paper, snapshot, NULL, days->len);
  cohort_paper_end_table (paper);
  return TRUE;
}

/**
 * cohort_sign_in_write_pdf:
 * @snapshot: a county
 * @options: which convening
 * @path: where
 * @cancellable: (nullable): looked at before it is written
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Organization and role are those people had when they took their spot.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_sign_in_write_pdf (const CohortSnapshot *snapshot,
                          const CohortTeamPaperOptions *options,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  const CohortConvening *convening = cohort_team_paper_find_convening (snapshot, options, error);
  g_autofree char *title = NULL;

  if (convening == NULL)
    return FALSE;
  /* Translators: %s is a convening, "Fall 2024". */
  title = g_strdup_printf (_ ("Sign-in sheet – %s"), convening->name);
  return cohort_team_paper_write (snapshot, options, title, build, path, cancellable, error);
}
