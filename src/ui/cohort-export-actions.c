/* Writing the roster and the county workbook to files the person chooses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-export-actions.h"

#include "cohort-county-workbook.h"
#include "cohort-date.h"
#include "cohort-file-choice.h"
#include "cohort-job.h"
#include "cohort-roster.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  char *path;               /* (owned) (nullable): once it is chosen */
} Export;

static Export *
export_new (CohortWindow *window)
{
  Export *export = g_new0 (Export, 1);

  export->snapshot
      = cohort_snapshot_ref (cohort_store_get_snapshot (cohort_window_get_store (window)));
  return export;
}

static void
export_free (gpointer data)
{
  Export *export = data;

  cohort_snapshot_unref (export->snapshot);
  g_free (export->path);
  g_free (export);
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
write_roster (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  const CohortRosterOptions options
      = {.today = cohort_date_today (), .exported_at = get_now (), .version = PACKAGE_VERSION};

  return cohort_roster_write (export->snapshot, &options, export->path, cancellable, error);
}

/* Needs and notes stay in the house. */
static gboolean
write_workbook (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  const CohortCountyWorkbookOptions options
      = {.today = cohort_date_today (), .exported_at = get_now (), .version = PACKAGE_VERSION};

  return cohort_county_workbook_write (export->snapshot, &options, export->path, cancellable,
                                       error);
}

/** cohort_export_tell: @error: (nullable): what kept @path from being written */
void
cohort_export_tell (GtkWindow *parent, const char *path, const GError *error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;

  if (error != NULL) {
    cohort_show_error (GTK_WIDGET (parent), _ ("The File Could Not Be Written"), error);
    return;
  }
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("Wrote %s"), name);
  cohort_window_toast (COHORT_WINDOW (parent), text);
}

static void
export_done (GtkWindow *parent, gpointer data, const GError *error)
{
  cohort_export_tell (parent, ((Export *)data)->path, error);
}

static void
roster_chosen_cb (GtkWindow *parent, GFile *file, gpointer user_data)
{
  Export *export = user_data;

  export->path = g_file_get_path (file);
  cohort_job_start (parent, _ ("Writing the Roster"), write_roster, export_done, export,
                    export_free);
}

static void
workbook_chosen_cb (GtkWindow *parent, GFile *file, gpointer user_data)
{
  Export *export = user_data;

  export->path = g_file_get_path (file);
  cohort_job_start (parent, _ ("Writing the Workbook"), write_workbook, export_done, export,
                    export_free);
}

static char *
make_name (CohortWindow *window, const char *format)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (cohort_window_get_store (window));
  const char *county = cohort_snapshot_get_county (snapshot)->name;
  GString *name = g_string_new (format);

  g_string_replace (name, "%1$s", county, 0);
  g_string_replace (name, "%2$s", cohort_snapshot_get_year (snapshot), 0);
  return g_string_free (name, FALSE);
}

/** cohort_export_roster: asks where to and writes the team, the spots and the money as a workbook
 */
void
cohort_export_roster (CohortWindow *window)
{
  /* Translators: a file name; %1$s is a county, %2$s a program year. */
  g_autofree char *name = make_name (window, _ ("%1$s roster %2$s.xlsx"));

  cohort_file_choice_save (GTK_WINDOW (window), _ ("Export Roster"), name, roster_chosen_cb,
                           export_new (window), export_free);
}

/** cohort_export_workbook: asks where to and writes all the county keeps about the year, to be
 * edited and imported again */
void
cohort_export_workbook (CohortWindow *window)
{
  /* Translators: a file name; %1$s is a county, %2$s a program year. */
  g_autofree char *name = make_name (window, _ ("%1$s workbook %2$s.xlsx"));

  cohort_file_choice_save (GTK_WINDOW (window), _ ("Export County Workbook"), name,
                           workbook_chosen_cb, export_new (window), export_free);
}
