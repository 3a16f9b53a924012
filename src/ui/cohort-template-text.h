/* The file of a letter template in its two parts, as somebody edits them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-template.h"

G_BEGIN_DECLS

/* The head up to and with the line that ends it, and the letter; FALSE when there is no such line.
 */
gboolean cohort_template_text_split (const char *text, char **head, char **letter);
/* (nullable): what @head says of @key, "title" */
char *cohort_template_text_get (const char *head, const char *key) G_GNUC_WARN_UNUSED_RESULT;
/* @head, saying @value of @key */
char *cohort_template_text_set (const char *head,
                                const char *key,
                                const char *value) G_GNUC_WARN_UNUSED_RESULT;
/* @head, naming every field and list that @letter uses: those that were not named may be empty.
 * What is no field is left for the reader of templates to complain of. */
char *cohort_template_text_declare (const char *head,
                                    const char *letter,
                                    CohortLetterTo to) G_GNUC_WARN_UNUSED_RESULT;
/* "Thank You, Board!" -> "thank-you-board": what a template may be called */
char *cohort_template_text_make_name (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
