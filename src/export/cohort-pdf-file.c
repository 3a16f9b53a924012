/* A PDF being written: what it says of itself, what is drawn, and files enclosed in it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-pdf-file.h"

#include "cohort-export-error.h"
#include "cohort-export-file.h"
#include "cohort-letter-layout.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* Where the bytes go; nowhere, when there is neither. */
typedef struct {
  CohortExportFile *file; /* (nullable): NULL: they stay in @held */
  GByteArray *held;       /* (nullable): all of it, until the enclosures follow */
} Output;

/** cohort_enclosure_free: @self: (transfer full): an enclosure */
void
cohort_enclosure_free (CohortEnclosure *self)
{
  g_free (self->name);
  g_free (self->about);
  g_free (self->media);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self);
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  Output *output = closure;

  if (output->held != NULL)
    g_byte_array_append (output->held, data, length);
  else if (output->file == NULL || !cohort_export_file_write (output->file, data, length))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface,
              const CohortSnapshot *snapshot,
              const CohortPdfProperties *properties)
{
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (properties->exported_at);
  g_autofree char *stamp = g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *subject = g_strdup_printf ("CAL-MSCS Science Community of Practice, %s",
                                              cohort_snapshot_get_year (snapshot));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, properties->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                  county != NULL ? county->coe_name : "");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Cohort " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, stamp);
}

/**
 * cohort_pdf_begin_page:
 *
 * Begins a page on the surface of @cr and ends the one before. The last page is ended by the end of
 * the document: cairo 1.18 makes one page more of tags that are closed after cairo_show_page().
 */
void
cohort_pdf_begin_page (cairo_t *cr)
{
  static const cairo_user_data_key_t begun;
  cairo_surface_t *surface = cairo_get_target (cr);

  if (cairo_surface_get_user_data (surface, &begun) != NULL)
    cairo_show_page (cr);
  (void)cairo_surface_set_user_data (surface, &begun, surface, NULL);
}

static gboolean
draw_document (cairo_surface_t *surface, CohortPdfDraw draw, gpointer data, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean drawn;

  cairo_tag_begin (cr, "Document", NULL);
  drawn = draw (cr, data, error);
  cairo_tag_end (cr, "Document");
  cairo_destroy (cr);
  return drawn;
}

static gpointer
destroy_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
  return NULL;
}

/* Even of what nobody will read cairo makes fonts and a table of objects. That takes longer than
 * whoever cancels shall wait, so it is left to a thread of its own, which the program may leave
 * behind when it ends. */
static void
abandon (cairo_surface_t *surface, const GError *reason)
{
  GThread *thread = NULL;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    thread = g_thread_try_new ("abandoned-pdf", destroy_surface, surface, NULL);
  if (thread != NULL)
    g_thread_unref (thread);
  else
    cairo_surface_destroy (surface);
}

static cairo_status_t
draw_surface (const Output *target,
              const CohortSnapshot *snapshot,
              const CohortPdfProperties *properties,
              CohortPdfDraw draw,
              gpointer data,
              GError **error)
{
  static const cairo_user_data_key_t key;
  Output *output = g_memdup2 (target, sizeof *target);
  g_autoptr (GError) failure = NULL;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      write_bytes, output, COHORT_LETTER_PAGE_WIDTH, COHORT_LETTER_PAGE_HEIGHT);
  cairo_status_t status;

  /* Newer versions have a table of objects that cannot be appended to in plain words. */
  if (output->held != NULL && output->file != NULL)
    cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  (void)cairo_surface_set_user_data (surface, &key, output, g_free);
  set_metadata (surface, snapshot, properties);
  if (!draw_document (surface, draw, data, &failure)) {
    *output = (Output){NULL, NULL};
    abandon (surface, failure);
    g_propagate_error (error, g_steal_pointer (&failure));
    return CAIRO_STATUS_LAST_STATUS;
  }
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static gboolean
finish (Output *output, cairo_status_t status, GPtrArray *enclosures, GError **error)
{
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR) {
    cohort_export_file_set_error (output->file, cairo_status_to_string (status), error);
    return FALSE;
  }
  if (output->held != NULL) {
    cohort_pdf_enclose (output->held, enclosures);
    cohort_export_file_write (output->file, output->held->data, output->held->len);
  }
  return cohort_export_file_commit (output->file, error);
}

/**
 * cohort_pdf_write:
 * @snapshot: the county that writes it
 * @properties: what it says of itself
 * @path: where
 * @draw: (scope call): draws it
 * @data: for @draw
 * @enclosures: (nullable) (element-type CohortEnclosure): files to go into it
 * @error: return location for a #CohortExportError, or what @draw sets
 *
 * Writes a tagged PDF of US Letter pages. It appears, or replaces what was there, only once all of
 * it is written.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_pdf_write (const CohortSnapshot *snapshot,
                  const CohortPdfProperties *properties,
                  const char *path,
                  CohortPdfDraw draw,
                  gpointer data,
                  GPtrArray *enclosures,
                  GError **error)
{
  g_autoptr (CohortExportFile) file = cohort_export_file_new (path, error);
  g_autoptr (GByteArray) held
      = enclosures != NULL && enclosures->len > 0 ? g_byte_array_new () : NULL;
  Output output = {file, held};
  cairo_status_t status;

  if (file == NULL)
    return FALSE;
  status = draw_surface (&output, snapshot, properties, draw, data, error);
  return status != CAIRO_STATUS_LAST_STATUS && finish (&output, status, enclosures, error);
}

/**
 * cohort_pdf_make:
 * @snapshot: the county that writes it
 * @properties: what it says of itself
 * @draw: (scope call): draws it
 * @data: for @draw
 * @error: return location for a #CohortExportError, or what @draw sets
 *
 * Returns: (transfer full): such a PDF in memory; %NULL on error
 */
GBytes *
cohort_pdf_make (const CohortSnapshot *snapshot,
                 const CohortPdfProperties *properties,
                 CohortPdfDraw draw,
                 gpointer data,
                 GError **error)
{
  g_autoptr (GByteArray) held = g_byte_array_new ();
  Output output = {NULL, held};
  cairo_status_t status = draw_surface (&output, snapshot, properties, draw, data, error);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&held));
  if (status != CAIRO_STATUS_LAST_STATUS)
    g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE,
                 _ ("“%s” was not written: %s."), properties->title,
                 cairo_status_to_string (status));
  return NULL;
}
