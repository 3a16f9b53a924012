/* What people type in the cells of a roster, read: names, grades, answers, organizations.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-cells.h"
#include "cohort-program.h"
#include "cohort-synonyms.h"

G_BEGIN_DECLS

void cohort_typed_split_name (const CohortSynonyms *synonyms,
                              const char *typed,
                              char **given,
                              char **family);
char *cohort_typed_tidy (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** CohortTypedGrades: what a cell of grades says. */
typedef struct {
  guint bands;   /* bits of cohort_bands_parse() */
  gboolean all;  /* "all", "K-12": means the grades of a teacher and the system of everybody else */
  char *unknown; /* (nullable) (owned): a part that says nothing Cohort understands */
} CohortTypedGrades;

void cohort_typed_read_grades (const CohortSynonyms *synonyms,
                               const char *typed,
                               CohortCellKind kind,
                               CohortTypedGrades *grades);
void cohort_typed_clear_grades (CohortTypedGrades *grades);

/** CohortTypedAnswer: what an answer about a convening offers; all borrowed and nullable. */
typedef struct {
  const char *convening;
  const char *meaning;
  const char *option;
} CohortTypedAnswer;

void cohort_typed_read_answer (const CohortSynonyms *synonyms,
                               const CohortProgram *program,
                               const char *question,
                               const char *answer,
                               CohortTypedAnswer *result);
void cohort_typed_read_fee (const CohortProgram *program,
                            const char *question,
                            const char *answer,
                            CohortTypedAnswer *result);

char *cohort_typed_name_organization (const CohortSynonyms *synonyms,
                                      const CohortProgram *program,
                                      const char *typed) G_GNUC_WARN_UNUSED_RESULT;
const char *cohort_typed_guess_sector (const CohortSynonyms *synonyms, const char *organization);

G_END_DECLS
