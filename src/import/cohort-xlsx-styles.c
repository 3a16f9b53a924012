/* Which cell styles of a workbook show a number as a date.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-xlsx-private.h"

#include <string.h>

/* The formats every program knows by number (ISO 29500-1, 18.8.30), those of East Asia included. */
static gboolean
is_builtin_date (guint64 id)
{
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

/* Past a section in brackets: a color, a condition, a locale. Only [h], [mm], [ss] count time. */
static const char *
skip_brackets (const char *at,
               gboolean   *is_time)
{
  const char *end = strchr (at, ']');
  gsize length;

  if (end == NULL)
    return at + strlen (at);
  length = strspn (at + 1, "hHmMsS");
  *is_time = length > 0 && at + 1 + length == end;
  return end + 1;
}

/**
 * cohort_xlsx_format_is_date:
 * @format_code: a number format, such as "m/d/yyyy" or "[Red]#,##0"
 *
 * Looks for a letter of a date or time in the first section, outside of quotation marks, brackets
 * and what is escaped.
 *
 * Returns: whether a number so formatted is seen as a date or time
 */
gboolean
cohort_xlsx_format_is_date (const char *format_code)
{
  const char *at = format_code;

  while (*at != '\0' && *at != ';') {
    gboolean is_time = FALSE;
    const char *quote;

    switch (*at) {
    case '"':
      quote = strchr (at + 1, '"');
      at = quote != NULL ? quote + 1 : at + strlen (at);
      break;
    case '\\':
    case '_':
    case '*':
      at = at[1] != '\0' ? g_utf8_next_char (at + 1) : at + 1;
      break;
    case '[':
      at = skip_brackets (at, &is_time);
      if (is_time)
        return TRUE;
      break;
    default:
      if (strchr ("yYmMdDhHsS", *at) != NULL)
        return TRUE;
      at++;
    }
  }
  return FALSE;
}

static guint64
get_number_attribute (CohortXml  *xml,
                      const char *name)
{
  g_autofree char *text = cohort_xml_dup_attribute (xml, name);
  guint64 number = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &number, NULL))
    return 0;
  return number;
}

/* Notes under its number whether a format of the workbook's own is a date. */
static void
add_format (CohortXml  *xml,
            GHashTable *formats)
{
  g_autofree char *code = cohort_xml_dup_attribute (xml, "formatCode");
  guint64 id = get_number_attribute (xml, "numFmtId");

  if (code != NULL)
    g_hash_table_insert (formats, GSIZE_TO_POINTER (id),
                         GINT_TO_POINTER (cohort_xlsx_format_is_date (code)));
}

static void
resolve_styles (CohortXlsx *book,
                GHashTable *formats,
                GArray     *ids)
{
  for (guint i = 0; i < ids->len; i++) {
    guint64 id = g_array_index (ids, guint64, i);
    gpointer own;
    guint8 is_date;

    if (g_hash_table_lookup_extended (formats, GSIZE_TO_POINTER (id), NULL, &own))
      is_date = own != NULL;
    else
      is_date = is_builtin_date (id);
    g_byte_array_append (book->date_styles, &is_date, 1);
  }
}

/* Fills the date styles of @book from the part of styles. The same elements stand elsewhere in the
 * part with other meanings, so the section they are in counts. */
gboolean
cohort_xlsx_read_styles (CohortXlsx *book,
                         CohortZip  *zip,
                         const char *path,
                         GError    **error)
{
  g_autoptr (CohortXml) xml = cohort_xml_new (zip, path, error);
  g_autoptr (GHashTable) formats = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint64));
  gboolean in_formats = FALSE;
  gboolean in_styles = FALSE;
  CohortXmlNode node;

  if (xml == NULL)
    return FALSE;

  while ((node = cohort_xml_next (xml, error)) != COHORT_XML_DONE) {
    if (node == COHORT_XML_FAILED)
      return FALSE;
    if (node != COHORT_XML_START)
      continue;
    if (cohort_xml_get_depth (xml) == 1) {
      in_formats = cohort_xml_is (xml, "numFmts");
      in_styles = cohort_xml_is (xml, "cellXfs");
    } else if (in_formats && cohort_xml_is (xml, "numFmt")) {
      add_format (xml, formats);
    } else if (in_styles && cohort_xml_is (xml, "xf")) {
      guint64 id = get_number_attribute (xml, "numFmtId");

      g_array_append_val (ids, id);
    }
  }

  resolve_styles (book, formats, ids);
  return TRUE;
}
