/* Pictures in the document of a Word file.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-docx-private.h"

/* Units to a point of the sizes of pictures. */
#define EMU 12700

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
  cohort_docx_begin (self, element);
  cohort_docx_set_number (self, "cx", (int)(picture->width * scale * EMU));
  cohort_docx_set_number (self, "cy", (int)(picture->height * scale * EMU));
  cohort_docx_end (self);
}

static void
add_properties (CohortDocxDocument *self, const char *element, const char *about)
{
  cohort_docx_begin (self, element);
  cohort_docx_set_number (self, "id", (int)self->n_drawings);
  (void)xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "name", "Picture %u",
                                           self->n_drawings);
  cohort_docx_set (self, "descr", about);
  cohort_docx_end (self);
}

static void
add_shape (CohortDocxDocument *self, const CohortLetterPicture *picture, double scale)
{
  cohort_docx_begin (self, "pic:spPr");
  cohort_docx_begin (self, "a:xfrm");
  cohort_docx_begin (self, "a:off");
  cohort_docx_set (self, "x", "0");
  cohort_docx_set (self, "y", "0");
  cohort_docx_end (self);
  set_extent (self, "a:ext", picture, scale);
  cohort_docx_end (self);
  cohort_docx_begin (self, "a:prstGeom");
  cohort_docx_set (self, "prst", "rect");
  cohort_docx_end (self);
  cohort_docx_end (self);
}

static void
add_graphic (CohortDocxDocument *self,
             const CohortLetterPicture *picture,
             double scale,
             const char *about)
{
  cohort_docx_begin (self, "a:graphic");
  cohort_docx_begin (self, "a:graphicData");
  cohort_docx_set (self, "uri", COHORT_DOCX_DRAWING "picture");
  cohort_docx_begin (self, "pic:pic");
  cohort_docx_begin (self, "pic:nvPicPr");
  add_properties (self, "pic:cNvPr", about);
  cohort_docx_begin (self, "pic:cNvPicPr");
  cohort_docx_end (self);
  cohort_docx_end (self);
  cohort_docx_begin (self, "pic:blipFill");
  cohort_docx_begin (self, "a:blip");
  (void)xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "r:embed", "rIdPicture%u",
                                           find_picture (self, picture) + 1);
  cohort_docx_end (self);
  cohort_docx_begin (self, "a:stretch");
  cohort_docx_begin (self, "a:fillRect");
  cohort_docx_end (self);
  cohort_docx_end (self);
  cohort_docx_end (self);
  add_shape (self, picture, scale);
  cohort_docx_end (self);
  cohort_docx_end (self);
  cohort_docx_end (self);
}

void
cohort_docx_add_picture (CohortDocxDocument *self,
                         const CohortLetterPicture *picture,
                         double width,
                         double height,
                         const char *about)
{
  double scale = cohort_letter_picture_get_scale (picture, width, height);

  self->n_drawings++;
  cohort_docx_begin (self, "w:r");
  cohort_docx_begin (self, "w:drawing");
  cohort_docx_begin (self, "wp:inline");
  set_extent (self, "wp:extent", picture, scale);
  add_properties (self, "wp:docPr", about);
  add_graphic (self, picture, scale, about);
  cohort_docx_end (self);
  cohort_docx_end (self);
  cohort_docx_end (self);
}
