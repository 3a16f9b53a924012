/* How the document of a Word file is written, element by element.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-docx-document.h"

#include <libxml/xmlwriter.h>

G_BEGIN_DECLS

#define COHORT_DOCX_DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"

struct _CohortDocxDocument {
  xmlBuffer *buffer;
  xmlTextWriter *xml;
  GPtrArray *pictures; /* CohortLetterPicture, borrowed */
  guint n_letters;
  guint n_drawings; /* each has an id of its own */
};

void cohort_docx_begin (CohortDocxDocument *self, const char *element);
/* Attributes of the element that was begun last. */
void cohort_docx_set (CohortDocxDocument *self, const char *name, const char *value);
void cohort_docx_set_number (CohortDocxDocument *self, const char *name, int value);
void cohort_docx_end (CohortDocxDocument *self);

/* A run of text that is a picture, fitted into points; @about is what is read in its place. */
void cohort_docx_add_picture (CohortDocxDocument *self,
                              const CohortLetterPicture *picture,
                              double width,
                              double height,
                              const char *about);

G_END_DECLS
