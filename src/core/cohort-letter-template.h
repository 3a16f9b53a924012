/* A letter as a text file: to whom it goes, what it needs to know, and what it says.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-types.h"

G_BEGIN_DECLS

/**
 * CohortLetterTo:
 * @COHORT_LETTER_TO_PERSON: somebody the county writes to
 * @COHORT_LETTER_TO_ORGANIZATION: a district, a school, a partner
 * @COHORT_LETTER_TO_PROGRAM: the program's own office, which sent the invitation
 */
typedef enum {
  COHORT_LETTER_TO_PERSON,
  COHORT_LETTER_TO_ORGANIZATION,
  COHORT_LETTER_TO_PROGRAM,
} CohortLetterTo;

/**
 * CohortLetterTemplate:
 *
 * Text with merge fields and nothing that could run: `{{person.given}}`, `{{#if
 * field}}…{{else}}…{{/if}}` and `{{#convenings}}…{{/convenings}}`. Immutable, so that any
 * thread may read it. The format is described in data/letters/README.
 */
typedef struct _CohortLetterTemplate CohortLetterTemplate;

CohortLetterTemplate *
cohort_letter_template_new_from_bytes (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
CohortLetterTemplate *
cohort_letter_template_new_from_text (const char *text,
                                      gsize *at,
                                      char **fault) G_GNUC_WARN_UNUSED_RESULT;
CohortLetterTemplate *cohort_letter_template_load (const char *name,
                                                   const char *language,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_letter_template_free (CohortLetterTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetterTemplate, cohort_letter_template_free)

/* (array zero-terminated=1): names of the letters that come with Cohort, in the order shown */
const char *const *cohort_letter_template_get_shipped (void);

const char *cohort_letter_template_get_name (const CohortLetterTemplate *self);
const char *cohort_letter_template_get_title (const CohortLetterTemplate *self);
const char *cohort_letter_template_get_language (const CohortLetterTemplate *self);
/* The whole file, with "\n" at the ends of its lines: what an issued letter keeps. */
const char *cohort_letter_template_get_text (const CohortLetterTemplate *self);
CohortLetterTo cohort_letter_template_get_to (const CohortLetterTemplate *self);
/* Whether it speaks of one convening, which has to be chosen. */
gboolean cohort_letter_template_is_about_convening (const CohortLetterTemplate *self);
/* Whether somebody who gets it has been invited to the team. */
gboolean cohort_letter_template_invites (const CohortLetterTemplate *self);

gboolean cohort_letter_template_requires (const CohortLetterTemplate *self, const char *name);
/* Whether it says, asks for or repeats @name, a field or a list: others have no say in whether a
 * letter is still right. */
gboolean cohort_letter_template_uses (const CohortLetterTemplate *self, const char *name);
/* (array zero-terminated=1): the fields and lists a letter cannot go without */
const char *const *cohort_letter_template_get_required (const CohortLetterTemplate *self);

/* How the letter's own language calls something of the program, "inclusion.meals"; NULL: it does
 * not say. */
const char *cohort_letter_template_get_word (const CohortLetterTemplate *self, const char *key);
/* "November 7–10, 2024" in the letter's language; @last may be @first or 0. NULL for an unknown
 * day. */
char *cohort_letter_template_format_days (const CohortLetterTemplate *self,
                                          CohortDate first,
                                          CohortDate last) G_GNUC_WARN_UNUSED_RESULT;
/* "a, b and c" in the letter's language; NULL for none. @words: (element-type utf8) */
char *cohort_letter_template_join (const CohortLetterTemplate *self,
                                   const GPtrArray *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
