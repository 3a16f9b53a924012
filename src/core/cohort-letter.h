/* One letter as blocks of text, ready to be laid out.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-fields.h"

G_BEGIN_DECLS

/**
 * CohortLetterBlockKind:
 * @COHORT_LETTER_PARAGRAPH: words
 * @COHORT_LETTER_HEADING: the one line the letter is about
 * @COHORT_LETTER_BULLET: an item of a list
 * @COHORT_LETTER_SIGNATURE: room to sign; without text
 */
typedef enum {
  COHORT_LETTER_PARAGRAPH,
  COHORT_LETTER_HEADING,
  COHORT_LETTER_BULLET,
  COHORT_LETTER_SIGNATURE,
} CohortLetterBlockKind;

typedef struct {
  CohortLetterBlockKind kind;
  char *markup; /* Pango markup; values are escaped in it */
} CohortLetterBlock;

typedef struct _CohortLetter CohortLetter;

CohortLetter *cohort_letter_new (const CohortLetterTemplate *template,
                                 const CohortLetterFields *fields,
                                 const char *name) G_GNUC_WARN_UNUSED_RESULT;
void cohort_letter_free (CohortLetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetter, cohort_letter_free)

const char *cohort_letter_get_name (const CohortLetter *self);  /* whom it is to */
GPtrArray *cohort_letter_get_blocks (const CohortLetter *self); /* CohortLetterBlock */
/* Whether the template makes more of it than a letter can be; it then ends in a mark. */
gboolean cohort_letter_is_cut (const CohortLetter *self);
/* What page @page says over its text: "Ana Ruiz – page 2", in the letter's language. */
char *cohort_letter_dup_running_head (const CohortLetter *self, int page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
