/* The document of a Word file: paragraphs, and the pictures in them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-docx-document.h"

#include "cohort-docx-private.h"
#include "cohort-letter-page-private.h"

#include <string.h>

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
/* Units to a point of lengths in text. */
#define TWIPS 20

/* Writing to memory fails only for want of it, which ends the program elsewhere. */

void
cohort_docx_begin (CohortDocxDocument *self, const char *element)
{
  (void)xmlTextWriterStartElement (self->xml, BAD_CAST element);
}

void
cohort_docx_set (CohortDocxDocument *self, const char *name, const char *value)
{
  (void)xmlTextWriterWriteAttribute (self->xml, BAD_CAST name, BAD_CAST value);
}

void
cohort_docx_set_number (CohortDocxDocument *self, const char *name, int value)
{
  (void)xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST name, "%d", value);
}

void
cohort_docx_end (CohortDocxDocument *self)
{
  (void)xmlTextWriterEndElement (self->xml);
}

/* <@element w:val="@value"/>; NULL: without a value */
static void
add_value (CohortDocxDocument *self, const char *element, const char *value)
{
  cohort_docx_begin (self, element);
  if (value != NULL)
    cohort_docx_set (self, "w:val", value);
  cohort_docx_end (self);
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
  cohort_docx_begin (self, "w:document");
  cohort_docx_set (self, "xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
  cohort_docx_set (self, "xmlns:r", OFFICE "relationships");
  cohort_docx_set (self, "xmlns:wp", COHORT_DOCX_DRAWING "wordprocessingDrawing");
  cohort_docx_set (self, "xmlns:a", COHORT_DOCX_DRAWING "main");
  cohort_docx_set (self, "xmlns:pic", COHORT_DOCX_DRAWING "picture");
  cohort_docx_begin (self, "w:body");
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
  cohort_docx_begin (self, "w:t");
  cohort_docx_set (self, "xml:space", "preserve");
  (void)xmlTextWriterWriteString (self->xml, BAD_CAST clean->str);
  cohort_docx_end (self);
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

  cohort_docx_begin (self, "w:r");
  cohort_docx_begin (self, "w:rPr");
  if (is_bold)
    add_value (self, "w:b", NULL);
  add_value (self, "w:lang", language);
  cohort_docx_end (self);
  for (;;) {
    const char *line = memchr (text, '\n', (gsize)(stop - text));

    if (line == NULL)
      break;
    write_words (self, text, (gsize)(line - text));
    add_value (self, "w:br", NULL);
    text = line + 1;
  }
  write_words (self, text, (gsize)(stop - text));
  cohort_docx_end (self);
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
  cohort_docx_begin (self, "w:pBdr");
  cohort_docx_begin (self, "w:bottom");
  cohort_docx_set (self, "w:val", "single");
  cohort_docx_set (self, "w:sz", "6");
  cohort_docx_set (self, "w:space", "8");
  cohort_docx_set (self, "w:color", "1C456E");
  cohort_docx_end (self);
  cohort_docx_end (self);
}

static void
begin_paragraph (CohortDocxDocument *self, const char *style, ParagraphFlags flags)
{
  cohort_docx_begin (self, "w:p");
  cohort_docx_begin (self, "w:pPr");
  add_value (self, "w:pStyle", style);
  if (flags & NEW_PAGE)
    add_value (self, "w:pageBreakBefore", NULL);
  if (flags & RULE_BELOW)
    add_rule (self);
  cohort_docx_end (self);
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
    cohort_docx_add_picture (self, logo, COHORT_LETTER_LOGO_WIDTH, COHORT_LETTER_LOGO_HEIGHT,
                             office);
    add_run (self, " ", 1, FALSE, "en-US");
  }
  add_run (self, office, strlen (office), FALSE, "en-US");
  cohort_docx_end (self);
  if (address == NULL)
    return;
  begin_paragraph (self, "OfficeAddress", RULE_BELOW);
  add_run (self, address, strlen (address), FALSE, "en-US");
  cohort_docx_end (self);
}

static void
add_signature (CohortDocxDocument *self, const CohortLetterItem *item)
{
  const CohortLetterPicture *picture = cohort_letterhead_get_signature (item->letterhead);
  const char *signatory = cohort_letterhead_get_signatory (item->letterhead);

  begin_paragraph (self, picture != NULL ? "Signature" : "SignatureRoom", PLAIN);
  if (picture != NULL)
    cohort_docx_add_picture (self, picture, COHORT_LETTER_SIGNATURE_WIDTH,
                             COHORT_LETTER_SIGNATURE_HEIGHT, signatory != NULL ? signatory : "");
  cohort_docx_end (self);
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
    cohort_docx_end (self);
  }
  self->n_letters++;
}

static void
add_paper (CohortDocxDocument *self, const CohortLetterMargins *margins)
{
  cohort_docx_begin (self, "w:sectPr");
  cohort_docx_begin (self, "w:pgSz");
  cohort_docx_set_number (self, "w:w", (int)COHORT_LETTER_PAGE_WIDTH * TWIPS);
  cohort_docx_set_number (self, "w:h", (int)COHORT_LETTER_PAGE_HEIGHT * TWIPS);
  cohort_docx_end (self);
  cohort_docx_begin (self, "w:pgMar");
  cohort_docx_set_number (self, "w:top", (int)margins->top * TWIPS);
  cohort_docx_set_number (self, "w:right", (int)margins->right * TWIPS);
  cohort_docx_set_number (self, "w:bottom", (int)margins->bottom * TWIPS);
  cohort_docx_set_number (self, "w:left", (int)margins->left * TWIPS);
  cohort_docx_set (self, "w:header", "360");
  cohort_docx_set (self, "w:footer", "360");
  cohort_docx_set (self, "w:gutter", "0");
  cohort_docx_end (self);
  cohort_docx_end (self);
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

  cohort_docx_begin (self, "Relationship");
  cohort_docx_set (self, "Id", id);
  cohort_docx_set (self, "Type", uri);
  cohort_docx_set (self, "Target", target);
  cohort_docx_end (self);
}

GBytes *
cohort_docx_document_make_relations (CohortDocxDocument *self)
{
  (void)xmlTextWriterStartDocument (self->xml, NULL, "UTF-8", "yes");
  cohort_docx_begin (self, "Relationships");
  cohort_docx_set (self, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
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
