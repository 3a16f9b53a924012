/* The parts of a parsed letter template, for those who read and walk it.
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
  char *text;           /* the words, or the name of the field or list */
  GPtrArray *children;  /* (nullable) CohortLetterNode */
  GPtrArray *otherwise; /* (nullable) CohortLetterNode */
} CohortLetterNode;

/* What is wrong with a template, and where. */
typedef struct {
  gsize at;       /* bytes from its beginning */
  char *sentence; /* translated */
} CohortLetterFault;

/* Where the reader of a template is, for errors that name line and column. */
typedef struct {
  const char *start;
  const char *at;
  CohortLetterFault *fault; /* (nullable): told of an error as well */
} CohortLetterCursor;

/* What a language calls things. */
typedef struct {
  char **months;     /* (nullable): twelve */
  char **weekdays;   /* (nullable): seven */
  GHashTable *words; /* (element-type utf8 utf8) */
} CohortLetterWords;

struct _CohortLetterTemplate {
  char *text;
  char *name;
  char *title;
  char *language;
  CohortLetterTo to;
  gboolean is_to_said;
  gboolean about_convening;
  gboolean invites;
  GPtrArray *required;      /* (element-type utf8) NULL-terminated once read */
  GHashTable *declared;     /* (element-type utf8): named as required or optional */
  GHashTable *uses;         /* (element-type utf8): required, or in the letter */
  CohortLetterWords own;    /* said in the file itself */
  CohortLetterWords shared; /* those of its language, for all letters */
  GPtrArray *nodes;         /* CohortLetterNode */
};

/* Reads the head at @cursor, up to and with its last line, into @self. */
gboolean
cohort_letter_head_read (CohortLetterTemplate *self, CohortLetterCursor *cursor, GError **error);
/* Parses everything behind the head, noting in @self what it uses. */
gboolean
cohort_letter_body_parse (CohortLetterTemplate *self, CohortLetterCursor *cursor, GError **error);

void cohort_letter_words_init (CohortLetterWords *self);
void cohort_letter_words_clear (CohortLetterWords *self);
/* Applies a line that says words: "months", "weekdays", "say …". */
gboolean cohort_letter_words_apply (CohortLetterWords *self,
                                    const char *key,
                                    const char *value,
                                    const CohortLetterCursor *cursor,
                                    const char *at,
                                    GError **error);
gboolean cohort_letter_words_is_key (const char *key);
/* Loads what comes with Cohort for @language; nothing when it is none of Cohort's languages. */
gboolean cohort_letter_words_load (CohortLetterWords *self, const char *language, GError **error);

/* Takes one line off the cursor; NULL at the end. */
char *cohort_letter_cursor_take_line (CohortLetterCursor *cursor) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE, for "return": sets COHORT_ERROR_INVALID with the place of @at in front of the
 * sentence. */
gboolean cohort_letter_cursor_fail (const CohortLetterCursor *cursor,
                                    const char *at,
                                    GError **error,
                                    const char *format,
                                    ...) G_GNUC_PRINTF (4, 5);

CohortLetterNode *cohort_letter_node_new (CohortLetterNodeKind kind,
                                          char *text) G_GNUC_WARN_UNUSED_RESULT;
void cohort_letter_node_free (CohortLetterNode *self);

GPtrArray *cohort_letter_template_get_nodes (const CohortLetterTemplate *self);

G_END_DECLS
