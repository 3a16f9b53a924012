/* Letters as they are kept: those issued, what they were made from, and the county's templates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-record.h"

G_BEGIN_DECLS

/** CohortLetterPart: the text of a template, or a letterhead, as letters were made from it. Its id
 * is derived from @sha256, so that it is kept once, and two machines keep the same. */
typedef struct {
  CohortRecord record;
  char *kind;    /* "template", "letterhead" */
  char *sha256;  /* of @content */
  char *content; /* the template file; or JSON, see cohort_letterhead_dup_json() */
} CohortLetterPart;

/** CohortOwnTemplate: a template the county wrote, or its version of one that comes with Cohort.
 * Its id is derived from name and language. */
typedef struct {
  CohortRecord record;
  char *name;     /* "welcome", or a name of the county's own */
  char *language; /* "en", "es" */
  char *body;     /* the whole file, head and letter */
  gint64 version; /* counts the times it was saved, from 1 */
} CohortOwnTemplate;

/** CohortIssuedLetter: a letter that left the office. What it says never changes; a letter that
 * has to say something else is a new edition under the same number. */
typedef struct {
  CohortRecord record;
  char *number;             /* "39-2024-001": county, program year, n-th letter of it */
  gint64 edition;           /* 1; 2 is the first reissue */
  char *template;           /* its name */
  gint64 template_version;  /* 0: as it comes with Cohort */
  char *language;
  char *title;
  char *name;         /* whom it is to, as written on it */
  char *person;       /* (nullable) */
  char *organization; /* (nullable); neither: to the program */
  char *convening;    /* (nullable): code, of a letter about one */
  char *text;         /* CohortLetterPart */
  char *letterhead;   /* CohortLetterPart */
  char *content;      /* JSON: the values, see cohort_letter_fields_dup_json() */
  CohortDate issued_on;
  char *signatory;
  char *supersedes; /* (nullable): the edition before */
  char *reason;     /* (nullable): why there is another edition */
  CohortDate voided_on;
  char *void_reason;
} CohortIssuedLetter;

const CohortRecordClass *cohort_letter_part_get_class (void);
const CohortRecordClass *cohort_own_template_get_class (void);
const CohortRecordClass *cohort_issued_letter_get_class (void);

G_END_DECLS
