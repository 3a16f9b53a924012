/* A letter as a text file: what it needs to know, and what it says.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-types.h"

G_BEGIN_DECLS

/**
 * CohortLetterTemplate:
 *
 * Text with merge fields and nothing that could run: `{{person.given}}`, `{{#if
 * field}}…{{else}}…{{/if}}` and `{{#convenings}}…{{/convenings}}`. Immutable, so that any
 * thread may read it. The format is described in data/letters/README.
 */
typedef struct _CohortLetterTemplate CohortLetterTemplate;

CohortLetterTemplate *cohort_letter_template_new_from_bytes (GBytes *bytes, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
CohortLetterTemplate *cohort_letter_template_load  (const char *name,
                                                     const char *language,
                                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                  cohort_letter_template_free  (CohortLetterTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetterTemplate, cohort_letter_template_free)

const char *cohort_letter_template_get_title    (const CohortLetterTemplate *self);
const char *cohort_letter_template_get_language (const CohortLetterTemplate *self);
gboolean    cohort_letter_template_requires     (const CohortLetterTemplate *self,
                                                 const char                 *field);
/* (array zero-terminated=1): the fields a letter cannot go without */
const char *const *cohort_letter_template_get_required (const CohortLetterTemplate *self);

/* How the letter's own language calls something of the program, "inclusion.meals"; NULL: it does
 * not say. */
const char *cohort_letter_template_get_word     (const CohortLetterTemplate *self, const char *key);
/* "November 7–10, 2024" in the letter's language; @last may be @first or 0. NULL for an unknown
 * day. */
char       *cohort_letter_template_format_days  (const CohortLetterTemplate *self,
                                                 CohortDate                  first,
                                                 CohortDate                  last)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
