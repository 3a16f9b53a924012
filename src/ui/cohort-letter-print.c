/* Printing a letter.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-print.h"

#include "cohort-run.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortLetter *letter;       /* (owned) */
  CohortLetterLayout *layout; /* (owned) */
} PrintJob;

static void
print_job_free (PrintJob *job, GClosure *closure)
{
  cohort_letter_layout_free (job->layout);
  cohort_letter_free (job->letter);
  g_free (job);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, PrintJob *job)
{
  cohort_letter_layout_draw_page (job->layout, gtk_print_context_get_cairo_context (context),
                                  (guint)page);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  cohort_show_error (widget, _ ("The Letter Could Not Be Printed"), error);
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  return setup;
}

/** cohort_letter_print: @letterhead, @letter: (transfer full): what is printed, on US Letter paper
 */
void
cohort_letter_print (GtkWidget *widget, CohortLetterhead *letterhead, CohortLetter *letter)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  PrintJob *job = g_new0 (PrintJob, 1);
  GtkRoot *root = gtk_widget_get_root (widget);

  job->letter = letter;
  job->layout = cohort_letter_layout_new (letterhead);
  cohort_letter_layout_set_letter (job->layout, letter);
  cohort_letterhead_unref (letterhead);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, cohort_letter_get_name (letter));
  gtk_print_operation_set_n_pages (operation, (int)cohort_letter_layout_get_n_pages (job->layout));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), job,
                         (GClosureNotify)print_job_free, G_CONNECT_DEFAULT);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), widget, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root),
                           NULL);
}
