/* Printing the year's timeline.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year-print.h"

#include "cohort-date.h"
#include "cohort-run.h"
#include "cohort-year-paper.h"

#include <glib/gi18n-lib.h>

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int number,
              CohortSnapshot *snapshot)
{
  cohort_year_paper_draw (snapshot, cohort_date_today (),
                          gtk_print_context_get_cairo_context (context));
}

static void
drop_snapshot (gpointer snapshot, GClosure *closure)
{
  cohort_snapshot_unref (snapshot);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  cohort_show_error (widget, _ ("The Timeline Could Not Be Printed"), error);
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (paper);
  return setup;
}

/** cohort_year_print: see the header */
void
cohort_year_print (GtkWindow *parent, CohortSnapshot *snapshot)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  /* Not asynchronous: through a portal, GTK 4.8 then looks at its own data after it freed it. */
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_job_name (operation, cohort_snapshot_get_year (snapshot));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb),
                         cohort_snapshot_ref (snapshot), drop_snapshot, G_CONNECT_DEFAULT);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
