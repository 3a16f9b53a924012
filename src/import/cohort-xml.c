/* One XML part of a package, read as a stream.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-xml.h"

#include <string.h>

#define TRANSITIONAL_URI "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT_URI       "http://purl.oclc.org/ooxml/spreadsheetml/main"

struct _CohortXml {
  CohortPart    *part;   /* (owned) */
  xmlTextReader *reader; /* (owned) */
};

static int
read_part (void *part,
           char *buffer,
           int   length)
{
  return cohort_part_read (part, buffer, length);
}

/**
 * cohort_xml_new:
 * @zip: must outlive the part
 * @path: of the part
 * @error: return location for an error
 *
 * Opens a part to be read with cohort_xml_next(). The parser loads nothing else and expands no
 * entities.
 *
 * Returns: (transfer full): the part, or %NULL when there is none
 */
CohortXml *
cohort_xml_new (CohortZip  *zip,
                const char *path,
                GError    **error)
{
  g_autoptr (CohortXml) self = g_new0 (CohortXml, 1);

  self->part = cohort_part_new (zip, path, error);
  if (self->part == NULL)
    return NULL;
  self->reader = xmlReaderForIO (read_part, NULL, self->part, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (self->reader == NULL) {
    cohort_xml_set_damaged (self, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
cohort_xml_free (CohortXml *self)
{
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  g_clear_pointer (&self->part, cohort_part_free);
  g_free (self);
}

/* Sets @error to why the part cannot be read, and returns FALSE. */
gboolean
cohort_xml_set_damaged (CohortXml *self,
                        GError   **error)
{
  return cohort_part_set_damaged (self->part, error);
}

static CohortXmlNode
fail (CohortXml *self,
      GError   **error)
{
  cohort_xml_set_damaged (self, error);
  return COHORT_XML_FAILED;
}

/* The checksum is compared after the last byte, which the parser may not have asked for. */
static CohortXmlNode
finish (CohortXml *self,
        GError   **error)
{
  char rest[4096];
  int n;

  do
    n = cohort_part_read (self->part, rest, sizeof rest);
  while (n > 0);

  if (n < 0)
    return fail (self, error);
  return COHORT_XML_DONE;
}

/**
 * cohort_xml_next:
 * @self: a part
 * @error: return location for an error
 *
 * Goes to the next beginning or end of an element or piece of text. A part with a document type is
 * refused: no spreadsheet has one, and it is what attacks on parsers are made of.
 *
 * Returns: where it stopped
 */
CohortXmlNode
cohort_xml_next (CohortXml *self,
                 GError   **error)
{
  int status;

  while ((status = xmlTextReaderRead (self->reader)) == 1) {
    switch (xmlTextReaderNodeType (self->reader)) {
    case XML_READER_TYPE_ELEMENT:
      return COHORT_XML_START;
    case XML_READER_TYPE_END_ELEMENT:
      return COHORT_XML_END;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      return COHORT_XML_TEXT;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      return fail (self, error);
    default:
      break;
    }
  }

  return status == 0 ? finish (self, error) : fail (self, error);
}

/* The name of the element without its prefix. */
const char *
cohort_xml_get_name (CohortXml *self)
{
  return (const char *) xmlTextReaderConstLocalName (self->reader);
}

/* The piece of text. */
const char *
cohort_xml_get_text (CohortXml *self)
{
  const char *text = (const char *) xmlTextReaderConstValue (self->reader);

  return text != NULL ? text : "";
}

int
cohort_xml_get_depth (CohortXml *self)
{
  return xmlTextReaderDepth (self->reader);
}

/* Whether the element is written <x/>, so that no end of it follows. */
gboolean
cohort_xml_is_empty (CohortXml *self)
{
  return xmlTextReaderIsEmptyElement (self->reader) == 1;
}

/* Whether the element is @name of spreadsheets, in either of the namespaces (Transitional and
 * Strict, ISO 29500-1) or in none, and not one of an extension that is called the same. */
gboolean
cohort_xml_is (CohortXml  *self,
               const char *name)
{
  const char *uri;

  if (strcmp (cohort_xml_get_name (self), name) != 0)
    return FALSE;
  uri = (const char *) xmlTextReaderConstNamespaceUri (self->reader);
  return uri == NULL || strcmp (uri, TRANSITIONAL_URI) == 0 || strcmp (uri, STRICT_URI) == 0;
}

static char *
take_xml_string (xmlChar *string)
{
  char *copy = g_strdup ((const char *) string);

  if (string != NULL)
    xmlFree (string);
  return copy;
}

/* An attribute of the element, or NULL. */
char *
cohort_xml_dup_attribute (CohortXml  *self,
                          const char *name)
{
  return take_xml_string (xmlTextReaderGetAttribute (self->reader, (const xmlChar *) name));
}

/* The r:id of the element, or NULL. */
char *
cohort_xml_dup_rel_id (CohortXml *self)
{
  static const char *const uris[] = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (uris); i++) {
    xmlChar *id = xmlTextReaderGetAttributeNs (self->reader, (const xmlChar *) "id",
                                               (const xmlChar *) uris[i]);

    if (id != NULL)
      return take_xml_string (id);
  }
  return NULL;
}

/* For going over all attributes of an element, which is faster than asking for each. */
xmlTextReader *
cohort_xml_get_reader (CohortXml *self)
{
  return self->reader;
}

/**
 * cohort_xml_collect:
 * @self: a part, at the beginning of an element
 * @rich: whether the element holds runs of rich text
 * @text: appended to
 * @error: return location for an error
 *
 * Reads to the end of the element. Of rich text only what stands in <t> counts, and not the
 * pronunciation in <rPh>.
 *
 * Returns: %FALSE with @error set when the part ends before
 */
gboolean
cohort_xml_collect (CohortXml *self,
                    gboolean   rich,
                    GString   *text,
                    GError   **error)
{
  int depth = cohort_xml_get_depth (self);
  int spoken = 0; /* depth of the <rPh> it is in */
  gboolean in_text = !rich;

  if (cohort_xml_is_empty (self))
    return TRUE;

  for (;;) {
    switch (cohort_xml_next (self, error)) {
    case COHORT_XML_START:
      if (rich && !cohort_xml_is_empty (self)) {
        if (spoken == 0 && cohort_xml_is (self, "rPh"))
          spoken = cohort_xml_get_depth (self);
        in_text = spoken == 0 && cohort_xml_is (self, "t");
      }
      break;
    case COHORT_XML_END:
      if (cohort_xml_get_depth (self) == depth)
        return TRUE;
      if (cohort_xml_get_depth (self) == spoken)
        spoken = 0;
      in_text = !rich;
      break;
    case COHORT_XML_TEXT:
      if (in_text)
        g_string_append (text, cohort_xml_get_text (self));
      break;
    case COHORT_XML_DONE:
      return cohort_xml_set_damaged (self, error);
    case COHORT_XML_FAILED:
    default:
      return FALSE;
    }
  }
}
