/* Pictures of a letterhead: a logo, and the signature of whoever signs.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-picture.h"

#include "cohort-receipt-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* Dots to a point that the best printers of an office tell apart: 600 to an inch. */
#define MOST_DENSITY (600 / 72.0)

/* Called when cairo lets go of the bytes. */
static void
unref_bytes (void *data)
{
  g_bytes_unref (data);
}

static GdkPixbuf *
decode_jpeg (GBytes *content)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("jpeg", NULL);
  gboolean read;

  if (loader == NULL)
    return NULL;
  read = gdk_pixbuf_loader_write_bytes (loader, content, NULL);
  if (!gdk_pixbuf_loader_close (loader, NULL) || !read)
    return NULL;
  return gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
}

static void
copy_row (guint32 *to, const guint8 *from, int width, int n_channels)
{
  for (int x = 0; x < width; x++, from += n_channels)
    to[x] = (guint32)from[0] << 16 | (guint32)from[1] << 8 | from[2];
}

static cairo_surface_t *
paint_pixbuf (const GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++) {
    gsize to = (gsize)y * (gsize)cairo_image_surface_get_stride (surface);
    gsize from = (gsize)y * (gsize)gdk_pixbuf_get_rowstride (pixbuf);

    copy_row ((guint32 *)(void *)(cairo_image_surface_get_data (surface) + to),
              gdk_pixbuf_read_pixels (pixbuf) + from, width, gdk_pixbuf_get_n_channels (pixbuf));
  }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* The PDF takes the JPEG as it is, unless it was taken with the camera turned; screen and printer
 * want its dots. */
static cairo_surface_t *
read_jpeg (GBytes *content, guint turn)
{
  g_autoptr (GdkPixbuf) pixbuf = decode_jpeg (content);
  cairo_surface_t *surface;
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);

  if (pixbuf == NULL)
    return NULL;
  surface = paint_pixbuf (pixbuf);
  if (turn == 0)
    (void)cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, size, unref_bytes,
                                       g_bytes_ref (content));
  return surface;
}

/* A PNG goes into a PDF dot by dot, so that dots nobody can see would only cost time and room. */
static cairo_surface_t *
shrink (cairo_surface_t *surface, double width, double height)
{
  double scale = MIN (width * MOST_DENSITY / cairo_image_surface_get_width (surface),
                      height * MOST_DENSITY / cairo_image_surface_get_height (surface));
  cairo_surface_t *small;
  cairo_t *cr;

  if (scale >= 1)
    return cairo_surface_reference (surface);
  small = cairo_image_surface_create (
      cairo_image_surface_get_format (surface),
      MAX (1, (int)(cairo_image_surface_get_width (surface) * scale)),
      MAX (1, (int)(cairo_image_surface_get_height (surface) * scale)));
  cr = cairo_create (small);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_destroy (cr);
  return small;
}

static cairo_surface_t *
read_surface (GBytes *content, gboolean *is_jpeg, double width, double height)
{
  g_auto (CohortReceiptPicture) picture = {0};

  *is_jpeg = cohort_receipt_picture_read (content, "image/jpeg", &picture);
  if (!*is_jpeg && !cohort_receipt_picture_read (content, "image/png", &picture))
    return NULL;
  if (picture.width > COHORT_LETTER_PICTURE_SIDE || picture.height > COHORT_LETTER_PICTURE_SIDE)
    return NULL;
  return *is_jpeg ? read_jpeg (content, picture.turn) : shrink (picture.surface, width, height);
}

/**
 * cohort_letter_picture_new_from_base64:
 * @base64: a PNG or JPEG file
 * @width: points it is drawn within
 * @height: points it is drawn within
 *
 * Returns: (transfer full) (nullable): the picture
 */
CohortLetterPicture *
cohort_letter_picture_new_from_base64 (const char *base64, double width, double height)
{
  g_autoptr (CohortLetterPicture) self = g_new0 (CohortLetterPicture, 1);
  gsize size;
  guchar *data = g_base64_decode (base64, &size);

  self->content = g_bytes_new_take (data, size);
  if (size > COHORT_LETTER_PICTURE_BYTES)
    return NULL;
  self->surface = read_surface (self->content, &self->is_jpeg, width, height);
  if (self->surface == NULL || cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS)
    return NULL;
  self->width = cairo_image_surface_get_width (self->surface);
  self->height = cairo_image_surface_get_height (self->surface);
  return g_steal_pointer (&self);
}

/** cohort_letter_picture_free: @self: (transfer full): a picture */
void
cohort_letter_picture_free (CohortLetterPicture *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self);
}

double
cohort_letter_picture_get_scale (const CohortLetterPicture *self, double width, double height)
{
  return MIN (width / self->width, height / self->height);
}

void
cohort_letter_picture_draw (const CohortLetterPicture *self,
                            cairo_t *cr,
                            double x,
                            double y,
                            double scale)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  /* Not cairo_paint(): cairo 1.16 takes it for the whole page and forgets the tags begun before
   * it. */
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_fill (cr);
  cairo_restore (cr);
}
