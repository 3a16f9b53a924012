/* Letters as one document to edit in Word or LibreOffice.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-pdf.h"

#include "cohort-docx-document.h"
#include "cohort-zip-file.h"

#include <string.h>

/* A part as Word gets it: without the comment that says what it is, which not every reader of such
 * files expects. */
static GBytes *
load_part (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX "/docx/", name, NULL);
  g_autoptr (GBytes) content = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  const char *data, *from, *to;
  GByteArray *part;

  if (content == NULL)
    return NULL;
  data = g_bytes_get_data (content, NULL); /* ended by a zero, as all resources are */
  from = strstr (data, "<!--");
  to = strstr (data, "-->\n");
  g_return_val_if_fail (from != NULL && to != NULL, NULL);
  part = g_byte_array_new ();
  g_byte_array_append (part, (const guint8 *)data, (guint)(from - data));
  to += strlen ("-->\n");
  g_byte_array_append (part, (const guint8 *)to, (guint)strlen (to));
  return g_byte_array_free_to_bytes (part);
}

/* Parts that are the same in every document. */
static gboolean
add_fixed_parts (CohortZipFile *zip, GCancellable *cancellable, GError **error)
{
  static const struct {
    const char *name;
    const char *resource;
  } parts[] = {
      {"[Content_Types].xml", "content-types.xml"},
      {"_rels/.rels", "relationships.xml"},
      {"word/styles.xml", "styles.xml"},
      {"word/numbering.xml", "numbering.xml"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (GBytes) content = load_part (parts[i].resource, error);

    if (content == NULL || !cohort_zip_file_add (zip, parts[i].name, content, cancellable, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_properties (CohortZipFile *zip,
                const CohortSnapshot *snapshot,
                const CohortLettersOptions *options,
                const char *title,
                GError **error)
{
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (options->exported_at);
  g_autofree char *stamp = g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *text = g_markup_printf_escaped (
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<cp:coreProperties"
      " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
      " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
      "<dc:title>%s</dc:title><dc:creator>%s</dc:creator>"
      "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>"
      "</cp:coreProperties>",
      title, county != NULL && county->coe_name != NULL ? county->coe_name : "", stamp);
  g_autoptr (GBytes) content = g_bytes_new_take (text, strlen (text));

  text = NULL;
  return cohort_zip_file_add (zip, "docProps/core.xml", content, NULL, error);
}

static gboolean
add_pictures (CohortZipFile *zip,
              CohortDocxDocument *document,
              GCancellable *cancellable,
              GError **error)
{
  GPtrArray *pictures = cohort_docx_document_get_pictures (document);

  for (guint i = 0; i < pictures->len; i++) {
    const CohortLetterPicture *picture = g_ptr_array_index (pictures, i);
    g_autofree char *name = cohort_docx_dup_picture_name (picture, i);
    g_autofree char *path = g_strconcat ("word/", name, NULL);

    if (!cohort_zip_file_add (zip, path, picture->content, cancellable, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_document (CohortZipFile *zip,
              CohortDocxDocument *document,
              const CohortLetterItem *first,
              GCancellable *cancellable,
              GError **error)
{
  /* A letter reissued since the margins were changed has to bear the others' margins. */
  g_autoptr (GBytes) content
      = cohort_docx_document_end (document, cohort_letterhead_get_margins (first->letterhead));
  g_autoptr (GBytes) relations = cohort_docx_document_make_relations (document);

  return cohort_zip_file_add (zip, "word/document.xml", content, cancellable, error)
         && cohort_zip_file_add (zip, "word/_rels/document.xml.rels", relations, cancellable, error)
         && add_pictures (zip, document, cancellable, error);
}

gboolean
cohort_letters_write_docx (const CohortSnapshot *snapshot,
                           GPtrArray *items,
                           const CohortLettersOptions *options,
                           const char *path,
                           CohortLettersProgress progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (CohortZipFile) zip = cohort_zip_file_new (path, options->exported_at, error);
  g_autoptr (CohortDocxDocument) document = cohort_docx_document_new ();
  const CohortLetterItem *first = g_ptr_array_index (items, 0);

  if (zip == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    cohort_docx_document_add (document, g_ptr_array_index (items, i));
    if (progress != NULL)
      progress (i + 1, items->len, user_data);
  }
  return add_fixed_parts (zip, cancellable, error)
         && add_properties (zip, snapshot, options,
                            options->title != NULL ? options->title : first->title, error)
         && add_document (zip, document, first, cancellable, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && cohort_zip_file_commit (zip, error);
}
