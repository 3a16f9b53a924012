/* Letters as files, on paper or by mail: what can be made of one, of some or of all.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-window.h"

G_BEGIN_DECLS

/**
 * CohortLetterOutput:
 * @COHORT_LETTER_OUTPUT_PDF: all of them in one file
 * @COHORT_LETTER_OUTPUT_FOLDER: a file each
 * @COHORT_LETTER_OUTPUT_DOCX: a document to edit
 * @COHORT_LETTER_OUTPUT_PRINT: on paper
 * @COHORT_LETTER_OUTPUT_MAIL: one as a message in the mail program, several as drafts in a folder
 */
typedef enum {
  COHORT_LETTER_OUTPUT_PDF,
  COHORT_LETTER_OUTPUT_FOLDER,
  COHORT_LETTER_OUTPUT_DOCX,
  COHORT_LETTER_OUTPUT_PRINT,
  COHORT_LETTER_OUTPUT_MAIL,
  COHORT_N_LETTER_OUTPUTS,
} CohortLetterOutput;

/* "Save as PDF…": what a menu calls it, with a mnemonic. Translated. */
const char *cohort_letter_output_get_label (CohortLetterOutput output);

/* As they left. @ids: (array zero-terminated=1): of issued letters, in this order */
void cohort_letters_output_issued (CohortWindow *window,
                                   const char *const *ids,
                                   CohortLetterOutput output);
/* As they would be now, without a number. @convening: (nullable); @ids: (nullable): of whom they
 * are to; NULL for the team */
void cohort_letters_output_drafts (CohortWindow *window,
                                   const char *template,
                                   const char *convening,
                                   const char *const *ids,
                                   CohortLetterOutput output);
/* Says that the letters @ids were issued, and asks what shall be made of them. */
void cohort_letters_output_ask (CohortWindow *window, const char *const *ids);

G_END_DECLS
