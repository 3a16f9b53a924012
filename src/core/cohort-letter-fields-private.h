/* How the values of a letter are put together.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-fields.h"

G_BEGIN_DECLS

struct _CohortLetterFields {
  CohortLetterFields *parent; /* (unowned) (nullable) */
  GHashTable *texts;          /* field -> value */
  GHashTable *lists;          /* list -> GPtrArray of CohortLetterFields */
};

/* (nullable): the one copy of @name that lives as long as the program, and the scopes it has in
 * letters to anybody; NULL: there is no such field or list. */
const char *cohort_letter_field_intern (const char *name, guint *scope);
const char *cohort_letter_list_intern (const char *name, guint *scope, guint *inner);
/* "Given name", translated; NULL for a name there is not in letters to @to. */
const char *cohort_letter_field_describe (CohortLetterTo to, const char *name);

/* @parent is borrowed: items live inside their letter. */
CohortLetterFields *
cohort_letter_fields_make (CohortLetterFields *parent) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @value; NULL and "" are no value. */
void cohort_letter_fields_take (CohortLetterFields *self, const char *field, char *value);
/* Adds an item to @list and lends it. */
CohortLetterFields *cohort_letter_fields_append (CohortLetterFields *self, const char *list);
/* Drops what @template does not use, so that it cannot make a letter look outdated. */
void cohort_letter_fields_prune (CohortLetterFields *self, const CohortLetterTemplate *template);

G_END_DECLS
