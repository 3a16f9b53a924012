/* What a letter may say about one person: the fields, the lists, and their values.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-template.h"
#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* Where a field is known: anywhere, or only inside the block that repeats what it belongs to. */
#define COHORT_LETTER_SCOPE_LETTER (1u << 0)
#define COHORT_LETTER_SCOPE_CONVENING (1u << 1)
#define COHORT_LETTER_SCOPE_COVERED (1u << 2)
#define COHORT_LETTER_SCOPE_PAID (1u << 3)

/* 0: there is no such field or list. @inner: the scope its items add. */
guint cohort_letter_field_get_scope (const char *name);
guint cohort_letter_list_get_scope  (const char *name, guint *inner);

/* The values of one letter, or of one item of a list in it. */
typedef struct _CohortLetterFields CohortLetterFields;

CohortLetterFields *cohort_letter_fields_new  (const CohortLetterTemplate *template,
                                               const CohortSnapshot       *snapshot,
                                               const CohortPerson         *person,
                                               CohortDate                  today)
  G_GNUC_WARN_UNUSED_RESULT;
void                cohort_letter_fields_free (CohortLetterFields *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetterFields, cohort_letter_fields_free)

/* Looks outward from an item to its letter; NULL: no value. */
const char *cohort_letter_fields_get_text (const CohortLetterFields *self, const char *field);
/* (nullable) (element-type CohortLetterFields): NULL: nothing to repeat */
GPtrArray  *cohort_letter_fields_get_list (const CohortLetterFields *self, const char *list);

/* What one person's letter lacks. */
typedef struct {
  char *person; /* id */
  char *name;
  char *field;
  char *text;   /* translated sentence */
} CohortLetterProblem;

void cohort_letter_problem_free (CohortLetterProblem *self);

GPtrArray *cohort_letter_check (const CohortLetterTemplate *template,
                                const CohortSnapshot       *snapshot,
                                const char *const          *person_ids,
                                CohortDate                  today,
                                GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
