/* Pictures of receipts for a PDF: a JPEG goes into it as it is, a PNG is decoded.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-receipt-picture.h"

#include <string.h>

/* Above any camera's or scanner's page; a small file must not claim gigabytes. */
#define MOST_SIDE       20000
#define MOST_DOTS       (100 * 1000 * 1000)
#define ORIENTATION_TAG 0x0112

/* Bytes that are read in order, in either order of their own. */
typedef struct {
  const guint8 *data;
  gsize size;
  gsize at;
  gboolean is_little;
} Bytes;

static guint
get_byte (const Bytes *bytes, gsize at)
{
  return at < bytes->size ? bytes->data[at] : 0;
}

static guint
get_two (const Bytes *bytes, gsize at)
{
  guint one = get_byte (bytes, at), other = get_byte (bytes, at + 1);

  return bytes->is_little ? other << 8 | one : one << 8 | other;
}

static guint
get_four (const Bytes *bytes, gsize at)
{
  guint one = get_two (bytes, at), other = get_two (bytes, at + 2);

  return bytes->is_little ? other << 16 | one : one << 16 | other;
}

static gboolean
is_sensible (guint width, guint height)
{
  return width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE
         && (guint64)width * height <= MOST_DOTS;
}

/* How the camera was held, as the picture's Exif data say; mirrored pictures are not made by
 * cameras. */
static guint
read_turn (const guint8 *data, gsize size)
{
  static const guint turns[] = {0, 0, 0, 2, 2, 0, 1, 0, 3};
  Bytes exif = {data, size, 0, FALSE};
  gsize directory;

  exif.is_little = get_byte (&exif, 0) == 'I';
  directory = get_four (&exif, 4);
  for (guint i = 0; i < get_two (&exif, directory) && i < 1000; i++) {
    gsize entry = directory + 2 + (gsize)i * 12;

    if (get_two (&exif, entry) == ORIENTATION_TAG) {
      guint orientation = get_two (&exif, entry + 8);

      return orientation < G_N_ELEMENTS (turns) ? turns[orientation] : 0;
    }
  }
  return 0;
}

static gboolean
is_frame (guint marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Walks the segments up to the one that tells the size. */
static gboolean
read_jpeg_size (const guint8 *data, gsize size, CohortReceiptPicture *picture)
{
  Bytes bytes = {data, size, 2, FALSE};

  while (bytes.at + 9 < size && get_byte (&bytes, bytes.at) == 0xff) {
    guint marker = get_byte (&bytes, bytes.at + 1);
    guint length = get_two (&bytes, bytes.at + 2);

    if (marker == 0xff) {
      bytes.at++;
      continue;
    }
    if (is_frame (marker)) {
      picture->height = get_two (&bytes, bytes.at + 5);
      picture->width = get_two (&bytes, bytes.at + 7);
      return is_sensible (picture->width, picture->height);
    }
    if (length < 2 || bytes.at + 2 + length > size)
      return FALSE;
    if (marker == 0xe1 && length > 8 && memcmp (data + bytes.at + 4, "Exif\0", 6) == 0)
      picture->turn = read_turn (data + bytes.at + 10, length - 8);
    bytes.at += 2 + length;
  }
  return FALSE;
}

static void
unref_bytes (void *data)
{
  g_bytes_unref (data);
}

/* The surface is never painted: cairo puts the JPEG itself into the PDF. */
static gboolean
read_jpeg (GBytes *content, CohortReceiptPicture *picture)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);

  if (!read_jpeg_size (data, size, picture) || data[size - 2] != 0xff || data[size - 1] != 0xd9)
    return FALSE;
  picture->surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)picture->width, (int)picture->height);
  return cairo_surface_set_mime_data (picture->surface, CAIRO_MIME_TYPE_JPEG, data, size,
                                      unref_bytes, g_bytes_ref (content))
         == CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Bytes *bytes = closure;

  if (length > bytes->size - bytes->at)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes->data + bytes->at, length);
  bytes->at += length;
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
read_png (GBytes *content, CohortReceiptPicture *picture)
{
  Bytes bytes = {.is_little = FALSE};

  bytes.data = g_bytes_get_data (content, &bytes.size);
  picture->width = get_four (&bytes, 16);
  picture->height = get_four (&bytes, 20);
  if (!is_sensible (picture->width, picture->height))
    return FALSE;
  picture->surface = cairo_image_surface_create_from_png_stream (read_bytes, &bytes);
  return TRUE;
}

/**
 * cohort_receipt_picture_read:
 * @content: a file
 * @media: "image/jpeg" or "image/png"
 * @picture: (out): the picture, to be cleared
 *
 * Returns: whether it can be drawn
 */
gboolean
cohort_receipt_picture_read (GBytes *content, const char *media, CohortReceiptPicture *picture)
{
  gboolean read = FALSE;

  *picture = (CohortReceiptPicture){0};
  if (g_strcmp0 (media, "image/jpeg") == 0)
    read = read_jpeg (content, picture);
  else if (g_strcmp0 (media, "image/png") == 0)
    read = read_png (content, picture);
  if (read && cairo_surface_status (picture->surface) == CAIRO_STATUS_SUCCESS)
    return TRUE;
  cohort_receipt_picture_clear (picture);
  return FALSE;
}

void
cohort_receipt_picture_clear (CohortReceiptPicture *picture)
{
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
}
