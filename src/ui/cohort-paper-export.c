/* Writing calendars and papers about the team to files the person chooses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-paper-export.h"

#include "cohort-calendar.h"
#include "cohort-date.h"
#include "cohort-export-actions.h"
#include "cohort-file-choice.h"
#include "cohort-job.h"
#include "cohort-plan-b.h"
#include "cohort-team-papers.h"
#include "cohort-team.h"
#include "cohort-year-paper.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  CohortPaperExport kind;
  char *subject; /* (owned) (nullable) */
  char *path;    /* (owned) (nullable): once it is chosen */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  cohort_snapshot_unref (export->snapshot);
  g_free (export->subject);
  g_free (export->path);
  g_free (export);
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
write_calendar (const Export *export, GCancellable *cancellable, GError **error)
{
  CohortCalendarOptions options = {.exported_at = get_now ()};

  if (export->kind == COHORT_PAPER_EXPORT_PERSON_CALENDAR)
    options.person = export->subject;
  else
    options.convening = export->subject;
  return cohort_calendar_write (export->snapshot, &options, export->path, cancellable, error);
}

static gboolean
write_sign_in (const Export *export, GCancellable *cancellable, GError **error)
{
  const CohortTeamPaperOptions options
      = {.today = cohort_date_today (), .exported_at = get_now (), .convening = export->subject};

  return cohort_sign_in_write_pdf (export->snapshot, &options, export->path, cancellable, error);
}

static gboolean
write_roster (const Export *export, GCancellable *cancellable, GError **error)
{
  const CohortTeamPaperOptions options = {.today = cohort_date_today (), .exported_at = get_now ()};

  return cohort_roster_write_pdf (export->snapshot, &options, export->path, cancellable, error);
}

static gboolean
write_coverage (const Export *export, GCancellable *cancellable, GError **error)
{
  const CohortTeamPaperOptions options
      = {.today = cohort_date_today (), .exported_at = get_now (), .convening = export->subject};

  return cohort_coverage_write_pdf (export->snapshot, &options, export->path, cancellable, error);
}

static gboolean
write_plan (const Export *export, GCancellable *cancellable, GError **error)
{
  const CohortTeamPaperOptions options = {.today = cohort_date_today (), .exported_at = get_now ()};

  return cohort_plan_b_write_pdf (export->snapshot, &options, export->path, cancellable, error);
}

static gboolean
write_year (const Export *export, GCancellable *cancellable, GError **error)
{
  const CohortTeamPaperOptions options = {.today = cohort_date_today (), .exported_at = get_now ()};

  return cohort_year_paper_write_pdf (export->snapshot, &options, export->path, cancellable,
                                      error);
}

/* By CohortPaperExport. */
static const struct {
  gboolean (*write) (const Export *export, GCancellable *cancellable, GError **error);
  const char *title;
  const char *under_way;
  const char *name; /* of the file; %s is a convening, a person, or the county and year */
} kinds[] = {
    [COHORT_PAPER_EXPORT_SIGN_IN] = {write_sign_in, N_ ("Export Sign-In Sheet"),
                                     N_ ("Writing the Sign-In Sheet"), N_ ("Sign-in %s.pdf")},
    [COHORT_PAPER_EXPORT_CONVENING_CALENDAR]
    = {write_calendar, N_ ("Export Calendar"), N_ ("Writing the Calendar"), N_ ("%s.ics")},
    [COHORT_PAPER_EXPORT_PERSON_CALENDAR]
    = {write_calendar, N_ ("Export Calendar"), N_ ("Writing the Calendar"), N_ ("%s.ics")},
    [COHORT_PAPER_EXPORT_YEAR_CALENDAR]
    = {write_calendar, N_ ("Export Calendar"), N_ ("Writing the Calendar"), N_ ("%s.ics")},
    [COHORT_PAPER_EXPORT_ROSTER]
    = {write_roster, N_ ("Export Roster"), N_ ("Writing the Roster"), N_ ("%s roster.pdf")},
    [COHORT_PAPER_EXPORT_COVERAGE]
    = {write_coverage, N_ ("Export Coverage"), N_ ("Writing the Coverage"), N_ ("%s coverage.pdf")},
    [COHORT_PAPER_EXPORT_YEAR]
    = {write_year, N_ ("Export Timeline"), N_ ("Writing the Timeline"), N_ ("%s timeline.pdf")},
    [COHORT_PAPER_EXPORT_PLAN] = {write_plan, N_ ("Save Plan B as PDF"), N_ ("Writing Plan B"),
                                  N_ ("%s plan B.pdf")},
};

static gboolean
write_file (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Export *export = data;

  return kinds[export->kind].write (export, cancellable, error);
}

static void
written (GtkWindow *parent, gpointer data, const GError *error)
{
  cohort_export_tell (parent, ((const Export *)data)->path, error);
}

static void
chosen_cb (GtkWindow *parent, GFile *file, gpointer user_data)
{
  Export *export = user_data;

  export->path = g_file_get_path (file);
  cohort_job_start (parent, _ (kinds[export->kind].under_way), write_file, written, export,
                    export_free);
}

static char *
dup_subject_name (const Export *export)
{
  const CohortConvening *convening
      = export->subject != NULL ? cohort_program_find_convening (
            cohort_snapshot_get_program (export->snapshot), export->subject)
                                : NULL;

  if (export->kind == COHORT_PAPER_EXPORT_PERSON_CALENDAR)
    return cohort_team_dup_person_name (export->snapshot, export->subject);
  if (convening != NULL)
    return g_strdup (convening->name);
  return g_strjoin (" ", cohort_snapshot_get_county (export->snapshot)->name,
                    cohort_snapshot_get_year (export->snapshot), NULL);
}

/** cohort_paper_export: see the header */
void
cohort_paper_export (GtkWidget *widget, CohortPaperExport kind, const char *subject)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  CohortStore *store = cohort_window_get_store (COHORT_WINDOW (root));
  Export *export = g_new0 (Export, 1);
  g_autofree char *about = NULL, *name = NULL;

  export->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  export->kind = kind;
  export->subject = g_strdup (subject);
  about = dup_subject_name (export);
  name = g_strdup_printf (_ (kinds[kind].name), about);
  /* Names of people may have what a file's may not. */
  g_strdelimit (name, "/\\:", '-');
  cohort_file_choice_save (GTK_WINDOW (root), _ (kinds[kind].title), name, chosen_cb, export,
                           export_free);
}
