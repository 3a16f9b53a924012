/* Writing the people that are listed to a file, in the columns that are shown.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-export.h"

#include "cohort-export-actions.h"
#include "cohort-file-choice.h"
#include "cohort-job.h"
#include "cohort-window.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortTableExport *table; /* (owned) */
  char *title;              /* (owned): "San Joaquin · 2024-25" */
  char *path;               /* (owned) (nullable): once it is chosen */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  cohort_table_export_free (export->table);
  g_free (export->title);
  g_free (export->path);
  g_free (export);
}

static gboolean
write_file (CohortJob *job, gpointer data, GCancellable *cancellable, GError **error)
{
  const Export *export = data;
  g_autofree char *lower = g_ascii_strdown (export->path, -1);
  const CohortWorkbookProperties properties = {
      .title = export->title,
      .author = "Cohort",
      .version = PACKAGE_VERSION,
      .created = g_get_real_time () / G_USEC_PER_SEC,
  };

  if (g_str_has_suffix (lower, ".csv"))
    return cohort_table_export_write_csv (export->table, export->path, cancellable, error);
  return cohort_table_export_write_xlsx (export->table, export->path, _ ("Team"), &properties,
                                         cancellable, error);
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
  cohort_job_start (parent, _ ("Writing the Team"), write_file, written, export, export_free);
}

/** cohort_team_export: @items: (element-type CohortTeamItem): one row each */
void
cohort_team_export (GtkWidget *widget, CohortSnapshot *snapshot, GPtrArray *items, GArray *columns)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  const char *county = cohort_snapshot_get_county (snapshot)->name;
  const char *year = cohort_snapshot_get_year (snapshot);
  /* Translators: a file name; %1$s is a county, %2$s a program year. Change the end to .csv for
   * plain text. */
  g_autofree char *name = g_strdup_printf (_ ("%1$s team %2$s.xlsx"), county, year);
  Export *export = g_new0 (Export, 1);

  export->table = cohort_team_table_export_new (items, columns);
  export->title = g_strdup_printf ("%s · %s", county, year);
  cohort_file_choice_save (window, _ ("Export the Team as .xlsx or .csv"), name, chosen_cb, export,
                           export_free);
}
