/* The county's letters: the templates it may write from, and those that left the office.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-fields.h"
#include "cohort-letter.h"

G_BEGIN_DECLS

/** CohortLetterKind: a letter that may be written, in whatever languages there are of it. */
typedef struct {
  char *name;  /* "welcome" */
  char *title; /* in the reader's language where there is one of it */
  char **languages;
  CohortLetterTo to;
  gboolean about_convening; /* it is about one convening, which has to be said */
  gboolean invites;
  gboolean is_own; /* the county wrote it, or changed it, in one language at least */
} CohortLetterKind;

void cohort_letter_kind_free (CohortLetterKind *self);

/* (element-type CohortLetterKind): those that come with Cohort, then the county's by name */
GPtrArray *cohort_letters_list_templates (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

/* Whether there is @name in the very @language that was asked for. */
gboolean cohort_letters_check_language (const CohortSnapshot *snapshot,
                                        const char *name,
                                        const char *language,
                                        GError **error);
/* Of @name in @language, else in English, else in any; the county's own before the one that comes
 * with Cohort. The text is the file; the version is 0 when it is not the county's own. */
CohortLetterTemplate *cohort_letters_load_template (const CohortSnapshot *snapshot,
                                                    const char *name,
                                                    const char *language,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_letters_dup_template_text (const CohortSnapshot *snapshot,
                                        const char *name,
                                        const char *language,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 cohort_letters_get_template_version (const CohortSnapshot *snapshot,
                                            const char *name,
                                            const char *language);
const CohortOwnTemplate *cohort_letters_find_own_template (const CohortSnapshot *snapshot,
                                                           const char *name,
                                                           const char *language);

/* (transfer container) (element-type CohortIssuedLetter): of the year shown, by number: the last
 * edition of each, or all of them */
GPtrArray *cohort_letters_list (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cohort_letters_list_editions (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

/* The last edition under @number, of any year; NULL when there is none. */
const CohortIssuedLetter *cohort_letters_find (const CohortSnapshot *snapshot, const char *number);
/* The last letter from @template to @subject that is not voided; NULL when there is none. */
const CohortIssuedLetter *cohort_letters_find_for (const CohortSnapshot *snapshot,
                                                   const char *template,
                                                   const CohortLetterSubject *subject);
/* The number the next letter gets: "39-2024-008". */
char *cohort_letters_dup_next_number (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

/**
 * CohortIssuedLetterState:
 * @COHORT_LETTER_STATE_ISSUED: it says what is
 * @COHORT_LETTER_STATE_STALE: what it says has changed since: it may be issued again
 * @COHORT_LETTER_STATE_VOID: it counts no more; its number stays taken
 * @COHORT_LETTER_STATE_DECLINED: its invitation was answered with a no, or taken back
 * @COHORT_LETTER_STATE_SUPERSEDED: there is a later edition
 */
typedef enum {
  COHORT_LETTER_STATE_ISSUED,
  COHORT_LETTER_STATE_STALE,
  COHORT_LETTER_STATE_VOID,
  COHORT_LETTER_STATE_DECLINED,
  COHORT_LETTER_STATE_SUPERSEDED,
} CohortIssuedLetterState;

CohortIssuedLetterState cohort_issued_letter_get_state (const CohortSnapshot *snapshot,
                                                        const CohortIssuedLetter *letter);
gboolean cohort_issued_letter_is_last (const CohortSnapshot *snapshot,
                                       const CohortIssuedLetter *letter);
/* (nullable): what became of the invitation that went out with it, a word of the vocabulary
 * "invitation-outcome" */
const char *cohort_issued_letter_get_outcome (const CohortSnapshot *snapshot,
                                              const CohortIssuedLetter *letter);
/* Whether its invitation was answered with a no, so that the letter is history. */
gboolean cohort_issued_letter_is_declined (const CohortSnapshot *snapshot,
                                           const CohortIssuedLetter *letter);

/* Whether @template is for @person: one about a convening (@convening, nullable) is for those on
 * its list, and one that says what they attended for those who were there. */
gboolean cohort_letters_is_for_person (const CohortSnapshot *snapshot,
                                       const CohortLetterTemplate *template,
                                       const char *person,
                                       const char *convening);
/* (element-type CohortOrganization): those that have paid, owe or are planned to pay for the team,
 * in no order */
GPtrArray *cohort_letters_list_payers (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

/** CohortLetterChange: a value a letter was issued with, and what it would be now. */
typedef struct {
  char *field;             /* a field or a list, "person.name" */
  const char *description; /* "Full name", translated */
  char *old;               /* (nullable); of a list: what its items are called */
  char *new;               /* (nullable) */
} CohortLetterChange;

void cohort_letter_change_free (CohortLetterChange *self);

/* (element-type CohortLetterChange): empty when the letter still says what is */
GPtrArray *
cohort_issued_letter_list_changes (const CohortSnapshot *snapshot,
                                   const CohortIssuedLetter *letter) G_GNUC_WARN_UNUSED_RESULT;

/* The letter as it left, from the template and the values kept with it. */
CohortLetter *cohort_issued_letter_merge (const CohortSnapshot *snapshot,
                                          const CohortIssuedLetter *letter,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* JSON of the letterhead as it is set now: office, address, logo, signatory, title, signature,
 * margins; null where not set. */
char *cohort_letterhead_dup_json (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
