/* How values are looked up for letters to people, organizations and the program.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-fields-private.h"

G_BEGIN_DECLS

typedef struct {
  const CohortLetterTemplate *template;
  const CohortSnapshot *snapshot;
  const CohortLetterSubject *subject;
  CohortDate today;
} CohortLetterDraft;

void cohort_letter_draft_set (CohortLetterFields *fields, const char *field, const char *value);
void cohort_letter_draft_set_flag (CohortLetterFields *fields, const char *field, gboolean value);
void cohort_letter_draft_set_count (CohortLetterFields *fields, const char *field, gint64 value);
/* What the letter's language calls @code of @vocabulary, in English where it does not say; "role"
 * of codes.md is "role" in a template, "expense-category" is "category". */
const char *
cohort_letter_draft_call (const CohortLetterDraft *draft, const char *vocabulary, const char *code);
/* The same of something of the program, which is called @label in its papers. */
const char *cohort_letter_draft_translate (const CohortLetterDraft *draft,
                                           const char *group,
                                           const char *code,
                                           const char *label);

/* Name, role and organization of one person, as fields that begin with person. */
void cohort_letter_draft_fill_person (const CohortLetterDraft *draft,
                                      CohortLetterFields *fields,
                                      const CohortPerson *person);
const CohortOrganization *cohort_letter_draft_find_organization (const CohortLetterDraft *draft,
                                                                 const CohortPerson *person);
const char *cohort_letter_draft_get_role (const CohortLetterDraft *draft,
                                          const CohortPerson *person);
/* Whether the letter may speak of @convening: of any, unless it is about one. */
gboolean cohort_letter_draft_is_about (const CohortLetterDraft *draft, const char *convening);
/* (nullable): where @person goes or went; NULL where she does not */
const CohortAttendance *cohort_letter_draft_find_going (const CohortLetterDraft *draft,
                                                        const char *person,
                                                        const char *convening);
/* "fall-2024" as the letter's language calls it; a code of another year as it is. */
const char *cohort_letter_draft_call_convening (const CohortLetterDraft *draft, const char *code);

/* Items of "convenings" for each @person goes to, and of "save_dates" where the letter has it. */
void cohort_letter_draft_fill_convenings (const CohortLetterDraft *draft,
                                          CohortLetterFields *fields,
                                          const CohortPerson *person);
/* Items of "paid": who pays for what, of the convening @attendance is at. */
void cohort_letter_draft_fill_paid (const CohortLetterDraft *draft,
                                    CohortLetterFields *fields,
                                    const CohortAttendance *attendance);
/* "convening.teammates": who else goes to the convening @attendance is at. */
void cohort_letter_draft_fill_companions (const CohortLetterDraft *draft,
                                          CohortLetterFields *fields,
                                          const CohortAttendance *attendance);
/* Item of "people". */
CohortLetterFields *cohort_letter_draft_add_person (const CohortLetterDraft *draft,
                                                    CohortLetterFields *fields,
                                                    const CohortPerson *person);

void cohort_letter_draft_fill_for_person (const CohortLetterDraft *draft,
                                          CohortLetterFields *fields,
                                          const CohortPerson *person);
void cohort_letter_draft_fill_for_organization (const CohortLetterDraft *draft,
                                                CohortLetterFields *fields,
                                                const CohortOrganization *organization);
void cohort_letter_draft_fill_for_program (const CohortLetterDraft *draft,
                                           CohortLetterFields *fields);

G_END_DECLS
