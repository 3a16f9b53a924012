/* Reads a text table: finds its encoding and its delimiter, then its records.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cells-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE_BYTES   (64u << 10)
#define SAMPLE_RECORDS 20
#define CHECK_EVERY    512 /* records between two looks at the cancellable */

/* What a field was ended by. */
typedef enum { END_OF_FIELD, END_OF_RECORD } FieldEnd;

typedef struct {
  const char *at;
  const char *end;
  char        delimiter;
  gboolean    unclosed; /* the text ended inside quotation marks */
} Scanner;

static gboolean
set_not_text (CohortReading *reading,
              GError       **error)
{
  g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNREADABLE,
               _("“%s” is not a spreadsheet or a text table. "
                 "Save the table as .xlsx or CSV and import that."), reading->name);
  return FALSE;
}

/* UTF-16 that does not say so: Western text then has a NUL in every other byte, always the same. */
static const char *
guess_utf16 (const guchar *data,
             gsize         size)
{
  gsize pairs = MIN (size, 1024) / 2;
  gsize zero[2] = { 0, 0 };

  for (gsize i = 0; i < 2 * pairs; i++)
    zero[i % 2] += data[i] == 0;

  if (zero[0] == 0 && 2 * zero[1] > pairs)
    return "UTF-16LE";
  return zero[1] == 0 && 2 * zero[0] > pairs ? "UTF-16BE" : NULL;
}

/* The encoding and, in @skip, the length of the mark that says so. */
static const char *
find_encoding (const char *data,
               gsize       size,
               gsize      *skip)
{
  const char *guess;

  *skip = 2;
  if (size >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return "UTF-16LE";
  if (size >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return "UTF-16BE";

  *skip = 3;
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return "UTF-8";

  *skip = 0;
  guess = guess_utf16 ((const guchar *) data, size);
  if (guess != NULL)
    return guess;
  return g_utf8_validate_len (data, size, NULL) ? "UTF-8" : "WINDOWS-1252";
}

/* A stray control character happens in pasted text; many of them are a program, not a table. */
static gboolean
looks_like_text (const char *text,
                 gsize       length)
{
  gsize controls = 0;

  if (memchr (text, '\0', length) != NULL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    controls += (guchar) text[i] < 0x20 && !g_ascii_isspace (text[i]);
  return controls <= length / 200;
}

/* The file as UTF-8 without mark. */
static char *
decode (CohortReading *reading,
        GBytes        *bytes,
        const char   **encoding,
        gsize         *length,
        GError       **error)
{
  g_autofree char *text = NULL;
  gsize size, skip;
  const char *data = g_bytes_get_data (bytes, &size);

  *encoding = find_encoding (data, size, &skip);
  data += skip;
  size -= skip;

  if (g_str_has_prefix (*encoding, "UTF-16")) {
    text = g_convert (data, (gssize) size, "UTF-8", *encoding, NULL, length, NULL);
  } else if (memchr (data, '\0', size) == NULL) {
    if (g_str_equal (*encoding, "UTF-8")) {
      *length = size;
      text = g_utf8_validate_len (data, size, NULL) ? g_strndup (data, size) : NULL;
    } else {
      text = g_convert (data, (gssize) size, "UTF-8", *encoding, NULL, length, NULL);
    }
  }

  if (text == NULL || !looks_like_text (text, *length)) {
    set_not_text (reading, error);
    return NULL;
  }
  return g_steal_pointer (&text);
}

/* Inside quotation marks everything counts, a doubled one as one; stops after the closing one. */
static void
scan_quoted (Scanner *scanner,
             GString *field)
{
  for (;;) {
    gsize left = (gsize) (scanner->end - scanner->at);
    const char *quote = memchr (scanner->at, '"', left);

    if (quote == NULL) {
      g_string_append_len (field, scanner->at, (gssize) left);
      scanner->at = scanner->end;
      scanner->unclosed = TRUE;
      return;
    }
    g_string_append_len (field, scanner->at, quote - scanner->at);
    scanner->at = quote + 1;
    if (scanner->at == scanner->end || *scanner->at != '"')
      return;
    g_string_append_c (field, '"');
    scanner->at++;
  }
}

/* Reads one field as Excel does: a quotation mark means something only at the beginning of a field,
 * and what follows the closing one belongs to the text. (libcsv is not used: it either drops blank
 * lines or counts CR LF as two, so that row numbers would not be those of the spreadsheet.) */
static FieldEnd
scan_field (Scanner *scanner,
            GString *field)
{
  const char *start;

  g_string_truncate (field, 0);
  if (scanner->at < scanner->end && *scanner->at == '"') {
    scanner->at++;
    scan_quoted (scanner, field);
  }

  start = scanner->at;
  while (scanner->at < scanner->end && *scanner->at != scanner->delimiter &&
         *scanner->at != '\n' && *scanner->at != '\r')
    scanner->at++;
  g_string_append_len (field, start, scanner->at - start);

  if (scanner->at == scanner->end)
    return END_OF_RECORD;
  if (*scanner->at == scanner->delimiter) {
    scanner->at++;
    return END_OF_FIELD;
  }
  if (*scanner->at == '\r' && scanner->at + 1 < scanner->end && scanner->at[1] == '\n')
    scanner->at++;
  scanner->at++;
  return END_OF_RECORD;
}

/* How well a delimiter fits: by how many records agree on a number of fields, then by it. */
static guint
rate_delimiter (Scanner scanner)
{
  g_autoptr (GString) field = g_string_new (NULL);
  guint counts[SAMPLE_RECORDS];
  guint n = 0;
  guint best = 0;

  while (n < SAMPLE_RECORDS && scanner.at < scanner.end) {
    guint fields = 1;

    while (scan_field (&scanner, field) == END_OF_FIELD)
      fields++;
    if (fields > 1 || field->len > 0)
      counts[n++] = fields;
  }

  for (guint i = 0; i < n; i++) {
    guint agreeing = 0;

    for (guint j = 0; j < n; j++)
      agreeing += counts[j] == counts[i];
    if (counts[i] > 1)
      best = MAX (best, agreeing * (SAMPLE_BYTES + 1) + counts[i]);
  }
  return best;
}

static char
find_delimiter (const char *text,
                gsize       length)
{
  static const char candidates[] = ",;\t|";
  char delimiter = candidates[0];
  guint best = 0;

  for (const char *candidate = candidates; *candidate != '\0'; candidate++) {
    Scanner scanner = {
      .at = text, .end = text + MIN (length, SAMPLE_BYTES), .delimiter = *candidate
    };
    guint rate = rate_delimiter (scanner);

    if (rate > best) {
      best = rate;
      delimiter = *candidate;
    }
  }
  return delimiter;
}

/* Excel takes a first line "sep=;" as an order, and does not count it as a row. */
static gboolean
take_separator_line (Scanner *scanner)
{
  gsize length = (gsize) (scanner->end - scanner->at);

  if (length < 5 || g_ascii_strncasecmp (scanner->at, "sep=", 4) != 0 ||
      strchr (",;\t|", scanner->at[4]) == NULL)
    return FALSE;
  if (length > 5 && scanner->at[5] != '\n' && scanner->at[5] != '\r')
    return FALSE;

  scanner->delimiter = scanner->at[4];
  scanner->at += MIN (length, 6);
  if (scanner->at < scanner->end && scanner->at[-1] == '\r' && *scanner->at == '\n')
    scanner->at++;
  return TRUE;
}

static gboolean
read_record (CohortReading *reading,
             Scanner       *scanner,
             guint          number,
             GArray        *cells,
             GString       *field,
             GError       **error)
{
  FieldEnd end = END_OF_FIELD;

  for (guint column = 0; end == END_OF_FIELD; column++) {
    CohortCell cell = { .kind = COHORT_CELL_TEXT };

    end = scan_field (scanner, field);
    cell.text = cohort_cell_clean_text (field->str, field->len);
    if (scanner->unclosed) {
      g_autofree char *address = cohort_cells_address (number, column);

      g_clear_pointer (&cell.text, g_free);
      g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNREADABLE,
                   _("“%s” is incomplete: the quotation mark that begins cell %s is never closed. "
                     "Save the table again and import that."), reading->name, address);
      return FALSE;
    }
    if (!cohort_row_cells_put (reading, cells, number, column, &cell, error))
      return FALSE;
  }
  return TRUE;
}

/* Reads a text table. Every cell is text: what looks like a number or a formula was typed so. */
CohortCells *
cohort_csv_read (CohortReading *reading,
                 GBytes        *bytes,
                 GError       **error)
{
  g_autoptr (CohortCells) self = cohort_cells_new ("csv");
  g_autoptr (GArray) cells = cohort_row_cells_new ();
  g_autoptr (GString) field = g_string_new (NULL);
  g_autofree char *text = NULL;
  CohortSheet *sheet = cohort_cells_add_sheet (self, NULL, FALSE);
  const char *encoding = NULL;
  Scanner scanner = { 0 };
  gsize length = 0;

  text = decode (reading, bytes, &encoding, &length, error);
  if (text == NULL)
    return NULL;

  scanner.at = text;
  scanner.end = text + length;
  if (!take_separator_line (&scanner))
    scanner.delimiter = find_delimiter (text, length);

  for (guint number = 1; scanner.at < scanner.end; number++) {
    if (number % CHECK_EVERY == 0 &&
        g_cancellable_set_error_if_cancelled (reading->cancellable, error))
      return NULL;
    if (!read_record (reading, &scanner, number, cells, field, error) ||
        !cohort_sheet_add_row (reading, sheet, number, cells, error))
      return NULL;
  }

  self->encoding = g_strdup (encoding);
  self->delimiter = scanner.delimiter;
  return g_steal_pointer (&self);
}
