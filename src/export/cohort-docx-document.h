/* The document of a Word file: paragraphs, and the pictures in them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-items.h"

G_BEGIN_DECLS

typedef struct _CohortDocxDocument CohortDocxDocument;

CohortDocxDocument *cohort_docx_document_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cohort_docx_document_free (CohortDocxDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortDocxDocument, cohort_docx_document_free)

/* Adds a letter, beginning on a page of its own. */
void cohort_docx_document_add (CohortDocxDocument *self, const CohortLetterItem *item);

/* Ends the document, whose paper has @margins: "word/document.xml" and the relations to it. */
GBytes *cohort_docx_document_end (CohortDocxDocument *self,
                                  const CohortLetterMargins *margins) G_GNUC_WARN_UNUSED_RESULT;
GBytes *cohort_docx_document_make_relations (CohortDocxDocument *self) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type CohortLetterPicture): in the order of their names; borrowed from the letters */
GPtrArray *cohort_docx_document_get_pictures (CohortDocxDocument *self);
/* "media/picture1.png" */
char *cohort_docx_dup_picture_name (const CohortLetterPicture *picture,
                                    guint i) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
