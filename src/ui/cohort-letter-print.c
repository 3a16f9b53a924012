/* Printing letters.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-print.h"

#include "cohort-letter-items.h"
#include "cohort-letter-layout.h"
#include "cohort-run.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/** Page: which page of which letter a sheet is. */
typedef struct {
  guint item;
  guint page;
} Page;

typedef struct {
  GPtrArray *items;             /* (owned) (element-type CohortLetterItem) */
  char *name;                   /* (owned) */
  GArray *pages;                /* (owned) (element-type Page): of the letters looked at so far */
  guint n_seen;                 /* letters whose pages were counted */
  CohortLetterLayout *layout;   /* (owned) (nullable) */
  CohortLetterhead *letterhead; /* (unowned) (nullable): of the layout */
  guint shown;                  /* the letter in the layout */
} PrintJob;

static void
print_job_free (PrintJob *job, GClosure *closure)
{
  g_clear_pointer (&job->layout, cohort_letter_layout_free);
  g_array_unref (job->pages);
  g_ptr_array_unref (job->items);
  g_free (job->name);
  g_free (job);
}

static void
lay_out (PrintJob *job, guint i)
{
  const CohortLetterItem *item = g_ptr_array_index (job->items, i);

  if (job->layout != NULL && job->shown == i)
    return;
  if (job->layout == NULL || job->letterhead != item->letterhead) {
    g_clear_pointer (&job->layout, cohort_letter_layout_free);
    job->layout = cohort_letter_layout_new (item->letterhead);
    job->letterhead = item->letterhead;
  }
  cohort_letter_layout_set_letter (job->layout, item->letter);
  job->shown = i;
}

/* One letter at a time, so that the window stays alive; TRUE once all are counted. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, PrintJob *job)
{
  guint n;

  lay_out (job, job->n_seen);
  n = cohort_letter_layout_get_n_pages (job->layout);
  for (guint i = 0; i < n; i++) {
    const Page page = {job->n_seen, i};

    g_array_append_val (job->pages, page);
  }
  job->n_seen++;
  if (job->n_seen < job->items->len)
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int)job->pages->len);
  return TRUE;
}

/* A portal is not told the name of the job: GTK hands it “Print”. What it gets is a PDF, and that
 * says what it is. */
static void
set_title (cairo_surface_t *surface, const char *name)
{
  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, name);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, PrintJob *job)
{
  const Page *page = &g_array_index (job->pages, Page, number);

  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (number == 0)
    set_title (cairo_get_target (cr), job->name);
  lay_out (job, page->item);
  cohort_letter_layout_draw_page (job->layout, cr, page->page);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  cohort_show_error (widget, _ ("The Letters Could Not Be Printed"), error);
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

static char *
make_name (GPtrArray *items)
{
  const CohortLetterItem *first = g_ptr_array_index (items, 0);

  if (items->len == 1)
    /* Translators: %1$s is what a letter is called, %2$s whom it is to. */
    return g_strdup_printf (_ ("%1$s, %2$s"), first->title, cohort_letter_get_name (first->letter));
  return g_strdup_printf (ngettext ("%u letter", "%u letters", items->len), items->len);
}

/** cohort_letters_print: see the header */
void
cohort_letters_print (GtkWindow *parent, GPtrArray *items)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  PrintJob *job = g_new0 (PrintJob, 1);

  job->items = items;
  job->name = make_name (items);
  job->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* Not asynchronous: through a portal, GTK 4.8 then looks at its own data after it freed it. */
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_job_name (operation, job->name);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), job);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), job,
                         (GClosureNotify)print_job_free, G_CONNECT_DEFAULT);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
