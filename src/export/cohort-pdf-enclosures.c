/* Files enclosed in a PDF: appended as the PDF standard's incremental update, so that nothing of
 * them is parsed, drawn or changed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-pdf-file.h"

#include <string.h>

typedef struct {
  GByteArray *pdf;
  GArray *offsets; /* gsize: of the objects added, from @first on */
  guint first;     /* number of the first object added */
  guint catalog;
  gsize catalog_offset;
  gsize previous; /* offset of the table of objects before */
  char *info;     /* (owned): "/Info 3 0 R", or "" */
} Update;

static void append (Update *update, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append (Update *update, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  g_byte_array_append (update->pdf, (const guint8 *)text, strlen (text));
}

/* Text of PDF: UTF-16 with its mark, in hexadecimal. */
static char *
dup_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree gunichar2 *units = g_utf8_to_utf16 (valid, -1, NULL, NULL, NULL);
  GString *hex = g_string_new ("<FEFF");

  for (const gunichar2 *unit = units; *unit != 0; unit++)
    g_string_append_printf (hex, "%04X", *unit);
  g_string_append_c (hex, '>');
  return g_string_free (hex, FALSE);
}

static guint
begin_object (Update *update)
{
  gsize offset = update->pdf->len;

  g_array_append_val (update->offsets, offset);
  append (update, "%u 0 obj\n", update->first + update->offsets->len - 1);
  return update->first + update->offsets->len - 1;
}

/* Returns the number of the object that describes the file. */
static guint
add_enclosure (Update *update, const CohortEnclosure *enclosure)
{
  g_autofree char *name = dup_text (enclosure->name);
  g_autofree char *about = dup_text (enclosure->about);
  g_auto (GStrv) media = g_strsplit (enclosure->media, "/", -1);
  g_autofree char *subtype = g_strjoinv ("#2F", media);
  gsize size;
  const guint8 *content = g_bytes_get_data (enclosure->content, &size);
  guint stream = begin_object (update);
  guint file;

  append (update,
          "<< /Type /EmbeddedFile /Subtype /%s /Length %" G_GSIZE_FORMAT
          " /Params << /Size %" G_GSIZE_FORMAT " >> >>\nstream\n",
          subtype, size, size);
  g_byte_array_append (update->pdf, content, size);
  append (update, "\nendstream\nendobj\n");
  file = begin_object (update);
  append (update, "<< /Type /Filespec /F %s /UF %s /Desc %s /EF << /F %u 0 R >> >>\nendobj\n", name,
          name, about, stream);
  return file;
}

/* The last place of @piece, or NULL; streams have zeros in them. */
static const char *
find_last (const GByteArray *pdf, const char *piece)
{
  gsize length = strlen (piece);

  for (gsize i = pdf->len >= length ? pdf->len - length + 1 : 0; i > 0; i--)
    if (memcmp (pdf->data + i - 1, piece, length) == 0)
      return (const char *)pdf->data + i - 1;
  return NULL;
}

static guint
read_number (const char *trailer, const char *name)
{
  const char *at = trailer != NULL ? strstr (trailer, name) : NULL;

  return at != NULL ? (guint)g_ascii_strtoull (at + strlen (name), NULL, 10) : 0;
}

/* What cairo wrote between "<<" and ">>" of the catalog. */
static char *
dup_catalog (const Update *update)
{
  g_autofree char *head = g_strdup_printf ("\n%u 0 obj\n", update->catalog);
  const char *at = find_last (update->pdf, head);
  const char *end = at != NULL ? strstr (at, "endobj") : NULL;
  const char *from = at != NULL ? strstr (at, "<<") : NULL;
  g_autofree char *whole = end != NULL && from != NULL && from < end
                               ? g_strndup (from + 2, (gsize)(end - from - 2))
                               : NULL;
  char *close = whole != NULL ? strrchr (whole, '>') : NULL;

  if (close == NULL || close == whole)
    return NULL;
  close[-1] = '\0';
  return g_steal_pointer (&whole);
}

static void
add_table (Update *update)
{
  gsize start = update->pdf->len;

  append (update, "xref\n%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", update->catalog,
          update->catalog_offset);
  append (update, "%u %u\n", update->first, update->offsets->len);
  for (guint i = 0; i < update->offsets->len; i++)
    append (update, "%010" G_GSIZE_FORMAT " 00000 n \n", g_array_index (update->offsets, gsize, i));
  append (update,
          "trailer\n<< /Size %u /Root %u 0 R %s /Prev %" G_GSIZE_FORMAT
          " >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
          update->first + update->offsets->len, update->catalog, update->info, update->previous,
          start);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const CohortEnclosure *one = *(const CohortEnclosure *const *)a;
  const CohortEnclosure *other = *(const CohortEnclosure *const *)b;

  return strcmp (one->name, other->name);
}

static void
add_all (Update *update, GPtrArray *enclosures, const char *catalog)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (enclosures, NULL, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++) {
    const CohortEnclosure *enclosure = g_ptr_array_index (sorted, i);
    g_autofree char *name = dup_text (enclosure->name);

    g_string_append_printf (names, "%s %u 0 R ", name, add_enclosure (update, enclosure));
  }
  update->catalog_offset = update->pdf->len;
  append (update,
          "%u 0 obj\n<<%s /PageMode /UseAttachments /Names << /EmbeddedFiles << /Names [ %s] >> "
          ">> >>\nendobj\n",
          update->catalog, catalog, names->str);
}

/**
 * cohort_pdf_enclose:
 * @pdf: a PDF as cairo writes it, with a plain table of objects
 * @enclosures: (element-type CohortEnclosure): what to enclose
 *
 * Appends the files and a newer catalog that lists them. A PDF of another form stays as it is.
 */
void
cohort_pdf_enclose (GByteArray *pdf, GPtrArray *enclosures)
{
  Update update = {.pdf = pdf};
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *trailer = NULL, *catalog = NULL, *info = NULL;
  guint info_number;
  const char *at;

  /* For the searches, which stop at a zero; it is taken away again. */
  g_byte_array_append (pdf, (const guint8 *)"", 1);
  at = find_last (pdf, "trailer");
  trailer = g_strdup (at);
  update.catalog = read_number (trailer, "/Root ");
  update.first = read_number (trailer, "/Size ");
  update.previous = read_number (trailer, "startxref\n");
  info_number = read_number (trailer, "/Info ");
  info = info_number != 0 ? g_strdup_printf ("/Info %u 0 R", info_number) : g_strdup ("");
  catalog = update.catalog != 0 ? dup_catalog (&update) : NULL;
  g_byte_array_set_size (pdf, pdf->len - 1);
  if (catalog == NULL || update.first == 0 || update.previous == 0)
    return;
  update.info = info;
  update.offsets = offsets;
  add_all (&update, enclosures, catalog);
  add_table (&update);
}
