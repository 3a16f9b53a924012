/* The document of a Word file: paragraphs, and the pictures in them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-docx-document.h"

#include "cohort-letter-page-private.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/"
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
/* Units to a point: of lengths in text, and of pictures. */
#define TWIPS 20
#define EMU   12700

struct _CohortDocxDocument {
  xmlBuffer *buffer;
  xmlTextWriter *xml;
  GPtrArray *pictures; /* CohortLetterPicture, borrowed */
  guint n_letters;
  guint n_drawings; /* each has an id of its own */
};

/* Writing to memory fails only for want of it, which ends the program elsewhere. */
static void
begin (CohortDocxDocument *self, const char *element)
{
  (void)xmlTextWriterStartElement (self->xml, BAD_CAST element);
}

static void
set (CohortDocxDocument *self, const char *name, const char *value)
{
  (void)xmlTextWriterWriteAttribute (self->xml, BAD_CAST name, BAD_CAST value);
}

static void
set_number (CohortDocxDocument *self, const char *name, int value)
{
  (void)xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST name, "%d", value);
}

static void
end (CohortDocxDocument *self)
{
  (void)xmlTextWriterEndElement (self->xml);
}

/* <@element w:val="@value"/>; NULL: without a value */
static void
add_value (CohortDocxDocument *self, const char *element, const char *value)
{
  begin (self, element);
  if (value != NULL)
    set (self, "w:val", value);
  end (self);
}

/** cohort_docx_document_new: Returns: (transfer full): a document without letters */
CohortDocxDocument *
cohort_docx_document_new (void)
{
  CohortDocxDocument *self = g_new0 (CohortDocxDocument, 1);

  self->buffer = xmlBufferCreate ();
  self->xml = xmlNewTextWriterMemory (self->buffer, 0);
  self->pictures = g_ptr_array_new ();
  (void)xmlTextWriterStartDocument (self->xml, NULL, "UTF-8", "yes");
  begin (self, "w:document");
  set (self, "xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
  set (self, "xmlns:r", OFFICE "relationships");
  set (self, "xmlns:wp", DRAWING "wordprocessingDrawing");
  set (self, "xmlns:a", DRAWING "main");
  set (self, "xmlns:pic", DRAWING "picture");
  begin (self, "w:body");
  return self;
}

/** cohort_docx_document_free: @self: (transfer full): a document */
void
cohort_docx_document_free (CohortDocxDocument *self)
{
  xmlFreeTextWriter (self->xml);
  xmlBufferFree (self->buffer);
  g_ptr_array_unref (self->pictures);
  g_free (self);
}

/* Pictures */

static guint
find_picture (CohortDocxDocument *self, const CohortLetterPicture *picture)
{
  guint i;

  if (!g_ptr_array_find (self->pictures, picture, &i)) {
    i = self->pictures->len;
    g_ptr_array_add (self->pictures, (gpointer)picture);
  }
  return i;
}

static void
set_extent (CohortDocxDocument *self,
            const char *element,
            const CohortLetterPicture *picture,
            double scale)
{
  begin (self, element);
  set_number (self, "cx", (int)(picture->width * scale * EMU));
  set_number (self, "cy", (int)(picture->height * scale * EMU));
  end (self);
}

static void
add_properties (CohortDocxDocument *self, const char *element, const char *about)
{
  begin (self, element);
  set_number (self, "id", (int)self->n_drawings);
  (void)xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "name", "Picture %u",
                                           self->n_drawings);
  set (self, "descr", about);
  end (self);
}

static void
add_shape (CohortDocxDocument *self, const CohortLetterPicture *picture, double scale)
{
  begin (self, "pic:spPr");
  begin (self, "a:xfrm");
  begin (self, "a:off");
  set (self, "x", "0");
  set (self, "y", "0");
  end (self);
  set_extent (self, "a:ext", picture, scale);
  end (self);
  begin (self, "a:prstGeom");
  set (self, "prst", "rect");
  end (self);
  end (self);
}

static void
add_graphic (CohortDocxDocument *self,
             const CohortLetterPicture *picture,
             double scale,
             const char *about)
{
  begin (self, "a:graphic");
  begin (self, "a:graphicData");
  set (self, "uri", DRAWING "picture");
  begin (self, "pic:pic");
  begin (self, "pic:nvPicPr");
  add_properties (self, "pic:cNvPr", about);
  begin (self, "pic:cNvPicPr");
  end (self);
  end (self);
  begin (self, "pic:blipFill");
  begin (self, "a:blip");
  (void)xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "r:embed", "rIdPicture%u",
                                           find_picture (self, picture) + 1);
  end (self);
  begin (self, "a:stretch");
  begin (self, "a:fillRect");
  end (self);
  end (self);
  end (self);
  add_shape (self, picture, scale);
  end (self);
  end (self);
  end (self);
}

/* A run of text that is a picture; @about is what is read in its place. */
static void
add_picture (CohortDocxDocument *self,
             const CohortLetterPicture *picture,
             double width,
             double height,
             const char *about)
{
  double scale = cohort_letter_picture_get_scale (picture, width, height);

  self->n_drawings++;
  begin (self, "w:r");
  begin (self, "w:drawing");
  begin (self, "wp:inline");
  set_extent (self, "wp:extent", picture, scale);
  add_properties (self, "wp:docPr", about);
  add_graphic (self, picture, scale, about);
  end (self);
  end (self);
  end (self);
}

/* Words */

/* Control characters may be in what a person pasted, but not in XML. */
static void
write_words (CohortDocxDocument *self, const char *text, gsize length)
{
  g_autoptr (GString) clean = g_string_sized_new (length);

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if ((c >= 0x20 || c == '\t') && c != 0xfffe && c != 0xffff)
      g_string_append_unichar (clean, c);
  }
  begin (self, "w:t");
  set (self, "xml:space", "preserve");
  (void)xmlTextWriterWriteString (self->xml, BAD_CAST clean->str);
  end (self);
}

/* @text may have several lines. */
static void
add_run (CohortDocxDocument *self,
         const char *text,
         gsize length,
         gboolean is_bold,
         const char *language)
{
  const char *stop = text + length;

  begin (self, "w:r");
  begin (self, "w:rPr");
  if (is_bold)
    add_value (self, "w:b", NULL);
  add_value (self, "w:lang", language);
  end (self);
  for (;;) {
    const char *line = memchr (text, '\n', (gsize)(stop - text));

    if (line == NULL)
      break;
    write_words (self, text, (gsize)(line - text));
    add_value (self, "w:br", NULL);
    text = line + 1;
  }
  write_words (self, text, (gsize)(stop - text));
  end (self);
}

static gboolean
is_bold (PangoAttrIterator *runs)
{
  const PangoAttribute *weight = pango_attr_iterator_get (runs, PANGO_ATTR_WEIGHT);

  return weight != NULL && ((const PangoAttrInt *)weight)->value >= PANGO_WEIGHT_SEMIBOLD;
}

/* Markup a letter made is always whole. */
static void
add_markup (CohortDocxDocument *self, const char *markup, const char *language)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = NULL;
  PangoAttrIterator *runs;
  int length;

  if (!pango_parse_markup (markup, -1, 0, &attributes, &text, NULL, NULL))
    g_return_if_reached ();
  length = (int)strlen (text);
  runs = pango_attr_list_get_iterator (attributes);
  do {
    int from, to;

    pango_attr_iterator_range (runs, &from, &to);
    if (from < length)
      add_run (self, text + from, (gsize)(MIN (to, length) - from), is_bold (runs), language);
  } while (pango_attr_iterator_next (runs));
  pango_attr_iterator_destroy (runs);
}

/* Paragraphs */

typedef enum {
  PLAIN = 0,
  NEW_PAGE = 1 << 0,   /* stands at the top of one */
  RULE_BELOW = 1 << 1, /* ends the letterhead */
} ParagraphFlags;

static void
add_rule (CohortDocxDocument *self)
{
  begin (self, "w:pBdr");
  begin (self, "w:bottom");
  set (self, "w:val", "single");
  set (self, "w:sz", "6");
  set (self, "w:space", "8");
  set (self, "w:color", "1C456E");
  end (self);
  end (self);
}

static void
begin_paragraph (CohortDocxDocument *self, const char *style, ParagraphFlags flags)
{
  begin (self, "w:p");
  begin (self, "w:pPr");
  add_value (self, "w:pStyle", style);
  if (flags & NEW_PAGE)
    add_value (self, "w:pageBreakBefore", NULL);
  if (flags & RULE_BELOW)
    add_rule (self);
  end (self);
}

static const char *
get_language (const CohortLetterItem *item)
{
  return g_str_equal (item->language, "es") ? "es-US" : "en-US";
}

static void
add_letterhead (CohortDocxDocument *self, const CohortLetterItem *item)
{
  const CohortLetterPicture *logo = cohort_letterhead_get_logo (item->letterhead);
  const char *office = cohort_letterhead_get_office (item->letterhead);
  const char *address = cohort_letterhead_get_address (item->letterhead);
  ParagraphFlags flags = self->n_letters > 0 ? NEW_PAGE : PLAIN;

  begin_paragraph (self, "Office", flags | (address == NULL ? RULE_BELOW : PLAIN));
  if (logo != NULL) {
    add_picture (self, logo, COHORT_LETTER_LOGO_WIDTH, COHORT_LETTER_LOGO_HEIGHT, office);
    add_run (self, " ", 1, FALSE, "en-US");
  }
  add_run (self, office, strlen (office), FALSE, "en-US");
  end (self);
  if (address == NULL)
    return;
  begin_paragraph (self, "OfficeAddress", RULE_BELOW);
  add_run (self, address, strlen (address), FALSE, "en-US");
  end (self);
}

static void
add_signature (CohortDocxDocument *self, const CohortLetterItem *item)
{
  const CohortLetterPicture *picture = cohort_letterhead_get_signature (item->letterhead);
  const char *signatory = cohort_letterhead_get_signatory (item->letterhead);

  begin_paragraph (self, picture != NULL ? "Signature" : "SignatureRoom", PLAIN);
  if (picture != NULL)
    add_picture (self, picture, COHORT_LETTER_SIGNATURE_WIDTH, COHORT_LETTER_SIGNATURE_HEIGHT,
                 signatory != NULL ? signatory : "");
  end (self);
}

static const char *
get_style (CohortLetterBlockKind kind)
{
  switch (kind) {
  case COHORT_LETTER_HEADING:
    return "Heading1";
  case COHORT_LETTER_BULLET:
    return "ListBullet";
  case COHORT_LETTER_PARAGRAPH:
  case COHORT_LETTER_SIGNATURE:
  default:
    return "Normal";
  }
}

void
cohort_docx_document_add (CohortDocxDocument *self, const CohortLetterItem *item)
{
  GPtrArray *blocks = cohort_letter_get_blocks (item->letter);

  add_letterhead (self, item);
  for (guint i = 0; i < blocks->len; i++) {
    const CohortLetterBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind == COHORT_LETTER_SIGNATURE) {
      add_signature (self, item);
      continue;
    }
    begin_paragraph (self, get_style (block->kind), PLAIN);
    add_markup (self, block->markup, get_language (item));
    end (self);
  }
  self->n_letters++;
}

static void
add_paper (CohortDocxDocument *self, const CohortLetterMargins *margins)
{
  begin (self, "w:sectPr");
  begin (self, "w:pgSz");
  set_number (self, "w:w", (int)COHORT_LETTER_PAGE_WIDTH * TWIPS);
  set_number (self, "w:h", (int)COHORT_LETTER_PAGE_HEIGHT * TWIPS);
  end (self);
  begin (self, "w:pgMar");
  set_number (self, "w:top", (int)margins->top * TWIPS);
  set_number (self, "w:right", (int)margins->right * TWIPS);
  set_number (self, "w:bottom", (int)margins->bottom * TWIPS);
  set_number (self, "w:left", (int)margins->left * TWIPS);
  set (self, "w:header", "360");
  set (self, "w:footer", "360");
  set (self, "w:gutter", "0");
  end (self);
  end (self);
}

static GBytes *
take_bytes (CohortDocxDocument *self)
{
  GBytes *bytes;

  (void)xmlTextWriterEndDocument (self->xml);
  (void)xmlTextWriterFlush (self->xml);
  bytes = g_bytes_new (xmlBufferContent (self->buffer), (gsize)xmlBufferLength (self->buffer));
  xmlBufferEmpty (self->buffer);
  return bytes;
}

GBytes *
cohort_docx_document_end (CohortDocxDocument *self, const CohortLetterMargins *margins)
{
  add_paper (self, margins);
  return take_bytes (self);
}

static void
add_relation (CohortDocxDocument *self, const char *id, const char *type, const char *target)
{
  g_autofree char *uri = g_strconcat (OFFICE "relationships/", type, NULL);

  begin (self, "Relationship");
  set (self, "Id", id);
  set (self, "Type", uri);
  set (self, "Target", target);
  end (self);
}

GBytes *
cohort_docx_document_make_relations (CohortDocxDocument *self)
{
  (void)xmlTextWriterStartDocument (self->xml, NULL, "UTF-8", "yes");
  begin (self, "Relationships");
  set (self, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
  add_relation (self, "rIdStyles", "styles", "styles.xml");
  add_relation (self, "rIdNumbering", "numbering", "numbering.xml");
  for (guint i = 0; i < self->pictures->len; i++) {
    g_autofree char *id = g_strdup_printf ("rIdPicture%u", i + 1);
    g_autofree char *name = cohort_docx_dup_picture_name (g_ptr_array_index (self->pictures, i), i);

    add_relation (self, id, "image", name);
  }
  return take_bytes (self);
}

GPtrArray *
cohort_docx_document_get_pictures (CohortDocxDocument *self)
{
  return self->pictures;
}

char *
cohort_docx_dup_picture_name (const CohortLetterPicture *picture, guint i)
{
  return g_strdup_printf ("media/picture%u.%s", i + 1, picture->is_jpeg ? "jpeg" : "png");
}
