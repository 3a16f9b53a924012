/* Hides a sheet of a finished workbook so that no menu offers to show it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-workbook.h"

#include <glib/gstdio.h>
#include <string.h>

/* libxlsxwriter knows no very hidden sheets. Only the part that lists the sheets is made anew; the
 * others are copied as they are packed, at the places they then have. */

#define PART       "xl/workbook.xml"
#define END_SIZE   22
#define ENTRY_SIZE 46
#define LOCAL_SIZE 30
/* Of the list of sheets, which is short. */
#define MAX_PART (1024 * 1024)

typedef struct {
  const guchar *data; /* of the workbook as it was */
  gsize size;
  GByteArray *made;  /* parts, then entries */
  GByteArray *index; /* entries */
} Rewrite;

static guint32
get_number (const guchar *at, guint bytes)
{
  guint32 number = 0;

  for (guint i = 0; i < bytes; i++)
    number |= (guint32)at[i] << 8 * i;
  return number;
}

static void
set_number (guchar *at, guint bytes, gsize number)
{
  for (guint i = 0; i < bytes; i++)
    at[i] = (guchar)(number >> 8 * i);
}

/* Of a short part, so that a table would not pay. */
static guint32
checksum (const char *text, gsize length)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < length; i++) {
    sum ^= (guchar)text[i];
    for (guint bit = 0; bit < 8; bit++)
      sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum;
}

/* (transfer full): what @converter makes of all of @data; NULL when it is damaged */
static GByteArray *
convert (GConverter *converter, const void *data, gsize length, gsize most)
{
  g_autoptr (GByteArray) made = g_byte_array_new ();
  gsize read = 0, written = 0;

  g_byte_array_set_size (made, (guint)most);
  if (g_converter_convert (converter, data, length, made->data, most, G_CONVERTER_INPUT_AT_END,
                           &read, &written, NULL)
      != G_CONVERTER_FINISHED)
    return NULL;
  g_byte_array_set_size (made, (guint)written);
  return g_steal_pointer (&made);
}

static char *
inflate_part (const guchar *data, gsize packed, gsize size)
{
  g_autoptr (GZlibDecompressor) decompressor
      = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) text = NULL;

  if (size > MAX_PART)
    return NULL;
  text = convert (G_CONVERTER (decompressor), data, packed, size + 1);
  return text != NULL && text->len == size ? g_strndup ((const char *)text->data, size) : NULL;
}

static GByteArray *
deflate_part (const char *text, gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, -1);

  /* What cannot be packed grows by a few bytes. */
  return convert (G_CONVERTER (compressor), text, length, length + 1024);
}

/* The list of sheets with `state="veryHidden"` in the place of `"hidden"` of that sheet. */
static char *
dup_hidden (const char *text, const char *name)
{
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *head = g_strdup_printf ("<sheet name=\"%s\" ", escaped);
  const char *sheet = strstr (text, head);
  const char *state = sheet != NULL ? strstr (sheet, "state=\"hidden\"") : NULL;
  const char *end = sheet != NULL ? strstr (sheet, "/>") : NULL;

  if (state == NULL || end == NULL || state > end)
    return NULL;
  return g_strdup_printf ("%.*sstate=\"veryHidden\"%s", (int)(state - text), text,
                          state + strlen ("state=\"hidden\""));
}

/* From the checksum to the sizes, the entry and the part's own head say the same. */
static void
put_part (Rewrite *rewrite, guchar *entry, const guchar *local, gsize head, const char *text)
{
  gsize length = strlen (text);
  g_autoptr (GByteArray) packed = deflate_part (text, length);

  set_number (entry + 16, 4, checksum (text, length));
  set_number (entry + 20, 4, packed->len);
  set_number (entry + 24, 4, length);
  g_byte_array_append (rewrite->made, local, (guint)head);
  memcpy (rewrite->made->data + rewrite->made->len - head + 14, entry + 16, 12);
  g_byte_array_append (rewrite->made, packed->data, packed->len);
}

static gboolean
put_hidden (Rewrite *rewrite, guchar *entry, const guchar *local, const char *name)
{
  gsize head = LOCAL_SIZE + get_number (local + 26, 2) + get_number (local + 28, 2);
  gsize packed = get_number (entry + 20, 4);
  g_autofree char *text = NULL;
  g_autofree char *hidden = NULL;

  if ((gsize)(local - rewrite->data) + head + packed > rewrite->size)
    return FALSE;
  text = inflate_part (local + head, packed, get_number (entry + 24, 4));
  hidden = text != NULL ? dup_hidden (text, name) : NULL;
  if (hidden == NULL)
    return FALSE;
  put_part (rewrite, entry, local, head, hidden);
  return TRUE;
}

static gboolean
copy_part (Rewrite *rewrite, const guchar *entry, gsize length, const char *name)
{
  gsize at = get_number (entry + 42, 4), packed = get_number (entry + 20, 4);
  const guchar *local = rewrite->data + at;
  guint place = rewrite->made->len;
  gsize n_name = get_number (entry + 28, 2), size;
  guchar *copy;

  g_byte_array_append (rewrite->index, entry, (guint)length);
  copy = rewrite->index->data + rewrite->index->len - length;
  set_number (copy + 42, 4, place);
  if (at > rewrite->size - LOCAL_SIZE)
    return FALSE;
  if (n_name == strlen (PART) && memcmp (entry + ENTRY_SIZE, PART, n_name) == 0)
    return put_hidden (rewrite, copy, local, name);
  size = LOCAL_SIZE + get_number (local + 26, 2) + get_number (local + 28, 2) + packed;
  if (size > rewrite->size - at)
    return FALSE;
  g_byte_array_append (rewrite->made, local, (guint)size);
  return TRUE;
}

static gboolean
rewrite_all (Rewrite *rewrite, const char *name)
{
  const guchar *end = rewrite->data + rewrite->size - END_SIZE;
  guint n = get_number (end + 10, 2);
  gsize at = get_number (end + 16, 4);
  guchar *made;

  for (guint i = 0; i < n; i++) {
    const guchar *entry = rewrite->data + at;
    gsize length;

    if (at > rewrite->size - END_SIZE - ENTRY_SIZE)
      return FALSE;
    length = ENTRY_SIZE + get_number (entry + 28, 2) + get_number (entry + 30, 2)
             + get_number (entry + 32, 2);
    if (length > rewrite->size - END_SIZE - at || !copy_part (rewrite, entry, length, name))
      return FALSE;
    at += length;
  }
  at = rewrite->made->len;
  g_byte_array_append (rewrite->made, rewrite->index->data, rewrite->index->len);
  g_byte_array_append (rewrite->made, end, END_SIZE);
  made = rewrite->made->data + rewrite->made->len - END_SIZE;
  set_number (made + 12, 4, rewrite->index->len);
  set_number (made + 16, 4, at);
  return TRUE;
}

/**
 * cohort_workbook_hide_very:
 * @path: a finished workbook
 * @name: of one of its hidden sheets
 *
 * Returns: %FALSE when the file is not whole or cannot be written
 */
gboolean
cohort_workbook_hide_very (const char *path, const char *name)
{
  g_autoptr (GByteArray) made = g_byte_array_new ();
  g_autoptr (GByteArray) index = g_byte_array_new ();
  g_autofree char *content = NULL;
  Rewrite rewrite = {.made = made, .index = index};
  FILE *file;
  gboolean written;

  if (!g_file_get_contents (path, &content, &rewrite.size, NULL))
    return FALSE;
  rewrite.data = (const guchar *)content;
  if (rewrite.size < END_SIZE + ENTRY_SIZE + LOCAL_SIZE || rewrite.size >= G_MAXINT
      || memcmp (rewrite.data + rewrite.size - END_SIZE, "PK\5\6", 4) != 0
      || !rewrite_all (&rewrite, name))
    return FALSE;
  /* Into the same file, which is to get its name only after it was found whole. */
  file = g_fopen (path, "wb");
  if (file == NULL)
    return FALSE;
  written = fwrite (made->data, 1, made->len, file) == made->len;
  return fclose (file) == 0 && written;
}
