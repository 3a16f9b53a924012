/* The parts of a parsed letter template, for those who walk it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-template.h"

G_BEGIN_DECLS

typedef enum {
  COHORT_LETTER_NODE_TEXT,   /* words of the template itself */
  COHORT_LETTER_NODE_FIELD,  /* the value of a field */
  COHORT_LETTER_NODE_IF,     /* children when the field has a value, else otherwise */
  COHORT_LETTER_NODE_REPEAT, /* children once for each item of a list */
} CohortLetterNodeKind;

typedef struct {
  CohortLetterNodeKind kind;
  char                *text;      /* the words, or the name of the field or list */
  GPtrArray           *children;  /* (nullable) CohortLetterNode */
  GPtrArray           *otherwise; /* (nullable) CohortLetterNode */
} CohortLetterNode;

/* Where the reader of a template is, for errors that name line and column. */
typedef struct {
  const char *start;
  const char *at;
} CohortLetterCursor;

CohortLetterNode *cohort_letter_node_new  (CohortLetterNodeKind kind, char *text)
  G_GNUC_WARN_UNUSED_RESULT;
void              cohort_letter_node_free (CohortLetterNode *self);

/* Parses everything behind the head; @declared holds the fields the head names. */
GPtrArray *cohort_letter_body_parse (CohortLetterCursor *cursor,
                                     GHashTable         *declared,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE, for "return": sets COHORT_ERROR_INVALID with the place of @at in front of the
 * sentence. */
gboolean cohort_letter_cursor_fail (const CohortLetterCursor *cursor,
                                    const char               *at,
                                    GError                  **error,
                                    const char               *format,
                                    ...) G_GNUC_PRINTF (4, 5);

GPtrArray *cohort_letter_template_get_nodes (const CohortLetterTemplate *self);

G_END_DECLS
