/* What a letter may say: the fields, the lists, and their values for one person, organization or
 * the program. Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-template.h"
#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* Where a field is known: anywhere, or only inside the block that repeats what it belongs to. */
#define COHORT_LETTER_SCOPE_LETTER    (1u << 0)
#define COHORT_LETTER_SCOPE_CONVENING (1u << 1)
#define COHORT_LETTER_SCOPE_COVERED   (1u << 2)
#define COHORT_LETTER_SCOPE_PAID      (1u << 3)
#define COHORT_LETTER_SCOPE_TEAMMATE  (1u << 4)
#define COHORT_LETTER_SCOPE_PERSON    (1u << 5)
#define COHORT_LETTER_SCOPE_SHARE     (1u << 6)
#define COHORT_LETTER_SCOPE_RELEASE   (1u << 7)

/** CohortLetterField: something a letter may say, for a menu to choose from. */
typedef struct {
  const char *name;        /* "person.given", "convenings" */
  const char *description; /* translated */
  guint scope;             /* COHORT_LETTER_SCOPE_…: where it may stand */
  guint inner;             /* of a list: what its items know besides; 0: a field */
} CohortLetterField;

/* 0: there is no such field or list in letters to @to. @inner: the scope its items add. */
guint cohort_letter_field_get_scope (CohortLetterTo to, const char *name);
guint cohort_letter_list_get_scope (CohortLetterTo to, const char *name, guint *inner);
/* (transfer full) (element-type CohortLetterField): what may be written in a letter to @to where
 * all of @scope is known; lists are among them */
GArray *cohort_letter_fields_list (CohortLetterTo to, guint scope) G_GNUC_WARN_UNUSED_RESULT;

/** CohortLetterSubject: to whom one letter goes, and about which convening it is. */
typedef struct {
  CohortLetterTo to;
  const char *id;        /* (nullable): of the person or organization; NULL: the program */
  const char *convening; /* (nullable): code; lists of convenings then hold only that one */
} CohortLetterSubject;

/* How a letter names whom it goes to: "Ana Ruiz", "Delta Oaks Unified"; "" when there is none. */
char *cohort_letter_subject_dup_name (const CohortSnapshot *snapshot,
                                      const CohortLetterSubject *subject) G_GNUC_WARN_UNUSED_RESULT;
/* Where a mail to them goes: her address, or that of the program's contact; NULL: none is known,
 * as of every organization. */
const char *cohort_letter_subject_get_email (const CohortSnapshot *snapshot,
                                             const CohortLetterSubject *subject);

/* The values of one letter, or of one item of a list in it. */
typedef struct _CohortLetterFields CohortLetterFields;

CohortLetterFields *cohort_letter_fields_new (const CohortLetterTemplate *template,
                                              const CohortSnapshot *snapshot,
                                              const CohortLetterSubject *subject,
                                              CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
CohortLetterFields *cohort_letter_fields_new_from_json (const char *json,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_letter_fields_free (CohortLetterFields *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetterFields, cohort_letter_fields_free)

/* Canonical: members by name, items in order; the same values are the same text. */
char *cohort_letter_fields_dup_json (const CohortLetterFields *self) G_GNUC_WARN_UNUSED_RESULT;

/* Looks outward from an item to its letter; NULL: no value. */
const char *cohort_letter_fields_get_text (const CohortLetterFields *self, const char *field);
/* (nullable) (element-type CohortLetterFields): NULL: nothing to repeat */
GPtrArray *cohort_letter_fields_get_list (const CohortLetterFields *self, const char *list);
/* Sets what only the office knows, "letter.number"; NULL and "" take it away. */
void cohort_letter_fields_set_text (CohortLetterFields *self, const char *field, const char *value);

/** CohortLetterProblem: why one letter cannot go. */
typedef struct {
  char *id;    /* (nullable): of the person or organization */
  char *name;  /* whom the letter is to */
  char *field; /* (nullable): the field or list that is missing */
  char *text;  /* translated sentence */
} CohortLetterProblem;

void cohort_letter_problem_free (CohortLetterProblem *self);

GPtrArray *cohort_letter_check_subject (const CohortLetterTemplate *template,
                                        const CohortSnapshot *snapshot,
                                        const CohortLetterSubject *subject,
                                        CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
