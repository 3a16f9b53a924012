/* Reads a workbook back to see whether each of its parts is whole.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook.h"

#include <string.h>

/* libxlsxwriter puts each part into a temporary file first and does not notice when the disk is
 * full by then: it packs what there is and reports success. So the parts are looked at: each must
 * be as long as the archive says, and end by closing the element it began with. */

#define END_SIZE 22
#define ENTRY_SIZE 46
#define LOCAL_SIZE 30
/* Of a part: where the name of its element is, where it ends, and what is inflated at a time. */
#define HEAD 512
#define TAIL 128
#define PIECE 65536

typedef struct {
  const guchar *data;
  gsize         size;
} Archive;

static guint32
get_number (const Archive *archive, gsize at, guint bytes)
{
  guint32 number = 0;

  if (at > archive->size || bytes > archive->size - at)
    return 0;
  for (guint i = 0; i < bytes; i++)
    number |= (guint32) archive->data[at + i] << 8 * i;
  return number;
}

static gboolean
has_signature (const Archive *archive, gsize at, const char *signature)
{
  return at <= archive->size && archive->size - at >= 4 &&
         memcmp (archive->data + at, signature, 4) == 0;
}

/* What is looked at of a part, which may be far larger than memory should hold: how it begins, how
 * it ends, and how long it is. */
typedef struct {
  char  head[HEAD + 1];
  char  tail[TAIL + 1];
  gsize length;
} Part;

static void
read_piece (Part *part, const char *piece, gsize length)
{
  gsize kept = MIN (strlen (part->tail), TAIL - MIN (length, TAIL));

  if (part->length < HEAD)
    memcpy (part->head + part->length, piece, MIN (length, HEAD - part->length));
  memmove (part->tail, part->tail + strlen (part->tail) - kept, kept);
  memcpy (part->tail + kept, piece + length - MIN (length, TAIL), MIN (length, TAIL));
  part->tail[kept + MIN (length, TAIL)] = '\0';
  part->length += length;
}

/* FALSE when it cannot be inflated. */
static gboolean
inflate (const guchar *data, gsize size, Part *part)
{
  g_autoptr (GZlibDecompressor) decompressor
      = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autofree char *piece = g_malloc (PIECE);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize done = 0;

  while (result == G_CONVERTER_CONVERTED) {
    gsize read = 0;
    gsize written = 0;

    result = g_converter_convert (G_CONVERTER (decompressor), data + done, size - done, piece,
                                  PIECE, G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
    if (result != G_CONVERTER_ERROR)
      read_piece (part, piece, written);
    done += read;
  }
  return result == G_CONVERTER_FINISHED;
}

/* Whether @part closes the element it began with. */
static gboolean
is_closed (Part *part)
{
  const char *root = strstr (part->head, "?>");
  g_autofree char *name = NULL;
  g_autofree char *close = NULL;

  root = strchr (root != NULL ? root : part->head, '<');
  if (root == NULL)
    return FALSE;
  name = g_strndup (root + 1, strcspn (root + 1, " \t\r\n/>"));
  close = g_strdup_printf ("</%s>", name);
  g_strchomp (part->tail);
  return g_str_has_suffix (part->tail, close) ||
         (g_str_has_suffix (part->tail, "/>") && strchr (root + 1, '<') == NULL);
}

static gboolean
is_part_whole (const Archive *archive, gsize entry)
{
  gsize packed = get_number (archive, entry + 20, 4);
  gsize expected = get_number (archive, entry + 24, 4);
  gsize local = get_number (archive, entry + 42, 4);
  gsize data = local + LOCAL_SIZE + get_number (archive, local + 26, 2) +
               get_number (archive, local + 28, 2);
  Part part = {.length = 0};

  if (!has_signature (archive, local, "PK\3\4") || data > archive->size ||
      packed > archive->size - data)
    return FALSE;
  return inflate (archive->data + data, packed, &part) && part.length == expected
         && is_closed (&part);
}

static gboolean
are_parts_whole (const Archive *archive)
{
  gsize end = archive->size - END_SIZE;
  guint n_parts = get_number (archive, end + 10, 2);
  gsize entry = get_number (archive, end + 16, 4);

  for (guint i = 0; i < n_parts; i++) {
    if (!has_signature (archive, entry, "PK\1\2") || !is_part_whole (archive, entry))
      return FALSE;
    entry += ENTRY_SIZE + get_number (archive, entry + 28, 2) + get_number (archive, entry + 30, 2)
             + get_number (archive, entry + 32, 2);
  }
  return n_parts > 0;
}

/**
 * cohort_workbook_is_whole:
 * @path: a workbook just written
 *
 * Returns: whether every part of it is there to its end
 */
gboolean
cohort_workbook_is_whole (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  Archive archive = {NULL, 0};

  if (file == NULL)
    return FALSE;
  archive.data = (const guchar *) g_mapped_file_get_contents (file);
  archive.size = g_mapped_file_get_length (file);
  return archive.size >= END_SIZE &&
         has_signature (&archive, archive.size - END_SIZE, "PK\5\6") && are_parts_whole (&archive);
}
