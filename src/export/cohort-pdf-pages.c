/* The pages of a PDF that was attached, to be drawn on paper or shown small.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-pdf-pages.h"

#include "cohort-poppler.h"

#include <math.h>

/* Points: the largest page that the standard knows. */
#define MOST_SIDE 14400.0

/* (nullable): NULL when it cannot be read, with @state telling why */
static PopplerDocument *
open_document (CohortPoppler *poppler, GBytes *content, CohortPdfState *state)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;

  *state = COHORT_PDF_UNREAD;
  if (!cohort_poppler_load (poppler))
    return NULL;
  document = poppler->document_new (content, NULL, &error);
  *state = COHORT_PDF_GOOD;
  if (document != NULL && poppler->get_n_pages (document) > 0)
    return document;
  *state = g_error_matches (error, poppler->error_quark (), POPPLER_ERROR_ENCRYPTED)
               ? COHORT_PDF_LOCKED
               : COHORT_PDF_BROKEN;
  g_clear_object (&document);
  return NULL;
}

static gboolean
get_size (const CohortPoppler *poppler, PopplerPage *page, double *width, double *height)
{
  poppler->get_size (page, width, height);
  return isfinite (*width) && isfinite (*height) && *width >= 1 && *height >= 1
         && *width <= MOST_SIDE && *height <= MOST_SIDE;
}

/* FALSE when something on the page is beyond what can be drawn. */
static gboolean
draw_page (const CohortPoppler *poppler, PopplerPage *page, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);
  gboolean is_good;

  cairo_scale (cr, scale, scale);
  poppler->render (page, cr);
  is_good = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  return is_good && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
}

/* It is recorded first: a page that cannot be drawn must not spoil the paper. */
static gboolean
record_page (const CohortPoppler *poppler, PopplerPage *page, CohortReceiptPicture *picture)
{
  cairo_rectangle_t area = {0};

  *picture = (CohortReceiptPicture){0};
  if (!get_size (poppler, page, &area.width, &area.height))
    return FALSE;
  picture->width = (guint)ceil (area.width);
  picture->height = (guint)ceil (area.height);
  picture->surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &area);
  if (draw_page (poppler, page, picture->surface, 1))
    return TRUE;
  cohort_receipt_picture_clear (picture);
  return FALSE;
}

static gboolean
add_page (const CohortPoppler *poppler, PopplerDocument *document, guint number, GArray *pictures)
{
  PopplerPage *page = poppler->get_page (document, (int)number);
  CohortReceiptPicture picture;
  gboolean is_good = page != NULL && record_page (poppler, page, &picture);

  if (is_good)
    g_array_append_val (pictures, picture);
  g_clear_object (&page);
  return is_good;
}

/** cohort_pdf_pages_read: see the header */
CohortPdfState
cohort_pdf_pages_read (GBytes *content, guint most, GArray *pictures, guint *n_pages)
{
  CohortPdfState state;
  CohortPoppler poppler;
  PopplerDocument *document = open_document (&poppler, content, &state);
  guint before = pictures->len;

  *n_pages = document != NULL ? (guint)poppler.get_n_pages (document) : 0;
  for (guint i = 0; i < MIN (*n_pages, most) && state == COHORT_PDF_GOOD; i++)
    if (!add_page (&poppler, document, i, pictures))
      state = COHORT_PDF_BROKEN;
  if (state != COHORT_PDF_GOOD)
    g_array_set_size (pictures, before);
  g_clear_object (&document);
  return state;
}

/* (nullable): on white, as paper is */
static cairo_surface_t *
shrink_page (const CohortPoppler *poppler, PopplerPage *page, int side)
{
  cairo_surface_t *surface;
  double width, height, scale;
  cairo_t *cr;

  if (!get_size (poppler, page, &width, &height))
    return NULL;
  scale = side / MAX (width, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)fmax (1, floor (width * scale)),
                                        (int)fmax (1, floor (height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  if (draw_page (poppler, page, surface, scale))
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

/** cohort_pdf_pages_read_small: see the header */
cairo_surface_t *
cohort_pdf_pages_read_small (GBytes *content, int side)
{
  CohortPdfState state;
  CohortPoppler poppler;
  PopplerDocument *document = open_document (&poppler, content, &state);
  PopplerPage *page = document != NULL ? poppler.get_page (document, 0) : NULL;
  cairo_surface_t *surface = page != NULL ? shrink_page (&poppler, page, side) : NULL;

  g_clear_object (&page);
  g_clear_object (&document);
  return surface;
}
