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
#include <glib/gstdio.h>

/* Where the bytes go; nowhere, when there is neither. */
typedef struct {
  CohortExportFile *file;    /* (nullable): NULL: they stay in @held */
  GByteArray *held;          /* (nullable): all of it, until the enclosures follow */
  GCancellable *cancellable; /* (nullable) */
} Output;

/* A PDF whose pages are drawn, and what is left to do. */
typedef struct {
  cairo_surface_t *surface;  /* (owned) */
  CohortExportFile *file;    /* (owned) */
  GByteArray *held;          /* (owned) (nullable) */
  GPtrArray *enclosures;     /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): lives as long as the surface writes */
} Ending;

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

  if (g_cancellable_is_cancelled (output->cancellable))
    return CAIRO_STATUS_WRITE_ERROR;
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

/* (transfer full) (nullable): with all pages; NULL with an error */
static cairo_surface_t *
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
      write_bytes, output,
      properties->is_wide ? COHORT_LETTER_PAGE_HEIGHT : COHORT_LETTER_PAGE_WIDTH,
      properties->is_wide ? COHORT_LETTER_PAGE_WIDTH : COHORT_LETTER_PAGE_HEIGHT);

  /* Newer versions have a table of objects that cannot be appended to in plain words. */
  if (output->held != NULL && output->file != NULL)
    cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  (void)cairo_surface_set_user_data (surface, &key, output, g_free);
  set_metadata (surface, snapshot, properties);
  if (draw_document (surface, draw, data, &failure))
    return surface;
  *output = (Output){.file = NULL};
  abandon (surface, failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static void
free_ending (gpointer data)
{
  Ending *ending = data;

  cairo_surface_destroy (ending->surface);
  g_clear_pointer (&ending->file, cohort_export_file_free);
  g_clear_pointer (&ending->held, g_byte_array_unref);
  g_clear_pointer (&ending->enclosures, g_ptr_array_unref);
  g_clear_object (&ending->cancellable);
  g_free (ending);
}

/* Everything but the file's name. */
static gboolean
end (Ending *ending, GError **error)
{
  cairo_status_t status;

  cairo_surface_finish (ending->surface);
  status = cairo_surface_status (ending->surface);
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR) {
    cohort_export_file_set_error (ending->file, cairo_status_to_string (status), error);
    return FALSE;
  }
  if (ending->held != NULL) {
    cohort_pdf_enclose (ending->held, ending->enclosures);
    cohort_export_file_write (ending->file, ending->held->data, ending->held->len);
  }
  return cohort_export_file_finish (ending->file, error);
}

static void
end_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (end (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Fonts and the disk take longer than whoever cancels shall wait. Then the thread is left to itself
 * with what it has in hand. Even a thread that failed lets go of it only after this returns: so a
 * file that is not to be is removed here. */
static gboolean
end_unless_canceled (Ending *ending, GError **error)
{
  g_autoptr (GTask) task = g_task_new (NULL, ending->cancellable, NULL, NULL);

  g_task_set_task_data (task, ending, free_ending);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread_sync (task, end_in_thread);
  if (g_task_propagate_boolean (task, error) && cohort_export_file_commit (ending->file, error))
    return TRUE;
  (void)g_unlink (cohort_export_file_get_temporary_path (ending->file));
  return FALSE;
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
  Output output = {file, held, properties->cancellable};
  cairo_surface_t *surface
      = file != NULL ? draw_surface (&output, snapshot, properties, draw, data, error) : NULL;
  Ending *ending;

  if (surface == NULL)
    return FALSE;
  ending = g_new0 (Ending, 1);
  *ending = (Ending){
      .surface = surface,
      .file = g_steal_pointer (&file),
      .held = g_steal_pointer (&held),
      .enclosures = enclosures != NULL ? g_ptr_array_ref (enclosures) : NULL,
      .cancellable
      = properties->cancellable != NULL ? g_object_ref (properties->cancellable) : NULL,
  };
  return end_unless_canceled (ending, error);
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
  Output output = {.held = held};
  cairo_surface_t *surface = draw_surface (&output, snapshot, properties, draw, data, error);
  cairo_status_t status;

  if (surface == NULL)
    return NULL;
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&held));
  g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE,
               _ ("“%s” was not written: %s."), properties->title, cairo_status_to_string (status));
  return NULL;
}
