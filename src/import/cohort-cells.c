/* Tells what kind of file it is and hands it to the reader for it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "config.h"

#include "cohort-cells.h"

#include "cohort-cells-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (cohort-import-error-quark, cohort_import_error)

#define SAVE_AS_XLSX N_("“%s” is an Excel file of the old kind (.xls). " \
                        "Open it, save it as .xlsx or CSV, and import that.")
#define NO_PASSWORD  N_("“%s” is protected with a password. " \
                        "Open it in Excel, remove the password, save it, and import it again.")
#define NOT_PDF      N_("“%s” is a PDF, not a table. " \
                        "Ask for the spreadsheet it was made from, as .xlsx or CSV.")
#define NOT_PICTURE  N_("“%s” is a picture or a film, not a table. " \
                        "Ask for the spreadsheet as .xlsx or CSV.")
#define NOT_MARKUP   N_("“%s” is a web page or an XML file, whatever its name says. " \
                        "Open it in Excel, save it as .xlsx or CSV, and import that.")
#define NOT_LETTER   N_("“%s” is a text document, not a table. " \
                        "Copy the table into a spreadsheet, save it as .xlsx, and import that.")
#define NOT_PACKED   N_("“%s” is a compressed archive. " \
                        "Unpack it and import the spreadsheet that is inside.")

/* How files begin that are neither a zip nor text. */
static const struct {
  gsize       offset;
  const char *magic;
  const char *sentence;
} foreign_kinds[] = {
  { 0, "%PDF-", NOT_PDF },
  { 0, "\x89PNG", NOT_PICTURE },
  { 0, "\xff\xd8\xff", NOT_PICTURE },
  { 0, "GIF8", NOT_PICTURE },
  { 0, "II*", NOT_PICTURE },
  { 0, "RIFF", NOT_PICTURE },
  { 4, "ftyp", NOT_PICTURE },
  { 0, "{\\rtf", NOT_LETTER },
  { 0, "\x1f\x8b", NOT_PACKED },
  { 0, "7z\xbc\xaf", NOT_PACKED },
  { 0, "Rar!", NOT_PACKED },
};

/* How text begins that is markup; compared without regard to case, after white space. */
static const char *const markup_heads[] = { "<!doctype", "<html", "<head", "<meta", "<table",
                                            "<?xml", "<body", "<style", NULL };

static const char ole_magic[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/* An encrypted .xlsx is wrapped in the old container; the name of the stream in it tells. */
static gboolean
is_encrypted_package (const char *data,
                      gsize       size)
{
  static const char stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  return memmem (data, size, stream, sizeof stream - 1) != NULL;
}

static gboolean
is_markup (const char *data,
           gsize       size)
{
  g_autofree char *head = NULL;

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) {
    data += 3;
    size -= 3;
  }
  while (size > 0 && g_ascii_isspace (*data)) {
    data++;
    size--;
  }

  head = g_strndup (data, MIN (size, 16));
  for (guint i = 0; markup_heads[i] != NULL; i++) {
    if (g_ascii_strncasecmp (head, markup_heads[i], strlen (markup_heads[i])) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The sentence for a kind of file that is not read, or NULL. */
static const char *
find_foreign_kind (const char *data,
                   gsize       size)
{
  if (size >= sizeof ole_magic - 1 && memcmp (data, ole_magic, sizeof ole_magic - 1) == 0)
    return is_encrypted_package (data, size) ? NO_PASSWORD : SAVE_AS_XLSX;

  for (gsize i = 0; i < G_N_ELEMENTS (foreign_kinds); i++) {
    gsize length = strlen (foreign_kinds[i].magic);

    if (size >= foreign_kinds[i].offset + length &&
        memcmp (data + foreign_kinds[i].offset, foreign_kinds[i].magic, length) == 0)
      return foreign_kinds[i].sentence;
  }
  return is_markup (data, size) ? NOT_MARKUP : NULL;
}

static gboolean
is_zip (const char *data,
        gsize       size)
{
  return size >= 4 && data[0] == 'P' && data[1] == 'K' &&
         (memcmp (data + 2, "\003\004", 2) == 0 || memcmp (data + 2, "\005\006", 2) == 0 ||
          memcmp (data + 2, "\007\010", 2) == 0);
}

/**
 * cohort_cells_read:
 * @bytes: the whole file
 * @name: (nullable): what the file is called, for messages only; the content says what it is
 * @cancellable: (nullable): looked at every few hundred rows
 * @error: return location for a #CohortImportError or %G_IO_ERROR_CANCELLED
 *
 * Reads a workbook (.xlsx, .xlsm) or a text table (CSV, whatever its delimiter and encoding).
 * Nothing in the file is evaluated and nothing outside of it is looked at. May be called from any
 * thread.
 *
 * Returns: (transfer full): the cells, or %NULL with @error set
 */
CohortCells *
cohort_cells_read (GBytes       *bytes,
                   const char   *name,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autofree char *valid_name = g_utf8_make_valid (name != NULL ? name : _("The file"), -1);
  CohortReading reading = { .name = valid_name, .cancellable = cancellable };
  const char *foreign;
  const char *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  if (size == 0) {
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_NO_TABLE,
                 _("“%s” is empty. Save the table again and import that."), valid_name);
    return NULL;
  }
  if (size > COHORT_READING_MAX_FILE) {
    cohort_reading_set_too_large (&reading, error);
    return NULL;
  }
  if (is_zip (data, size))
    return cohort_xlsx_read (&reading, bytes, error);

  foreign = find_foreign_kind (data, size);
  if (foreign != NULL) {
    g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNSUPPORTED, _(foreign),
                 valid_name);
    return NULL;
  }
  return cohort_csv_read (&reading, bytes, error);
}

/**
 * cohort_cells_column:
 * @column: from 0
 *
 * Returns: (transfer full): the letters a spreadsheet shows above the column: "A", "Z", "AA"
 */
char *
cohort_cells_column (guint column)
{
  char letters[9];
  gsize at = sizeof letters - 1;

  letters[at] = '\0';
  for (guint64 rest = (guint64) column + 1; rest > 0; rest = (rest - 1) / 26)
    letters[--at] = (char) ('A' + (rest - 1) % 26);
  return g_strdup (letters + at);
}

/**
 * cohort_cells_address:
 * @row: from 1, as in #CohortRow
 * @column: from 0
 *
 * Returns: (transfer full): the address a spreadsheet shows for the cell: "B5"
 */
char *
cohort_cells_address (guint row,
                      guint column)
{
  g_autofree char *letters = cohort_cells_column (column);

  return g_strdup_printf ("%s%u", letters, row);
}
