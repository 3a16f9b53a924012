/* How the values of a letter are put together.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-fields.h"

G_BEGIN_DECLS

/* @parent is borrowed: items live inside their letter. */
CohortLetterFields *cohort_letter_fields_make   (CohortLetterFields *parent)
  G_GNUC_WARN_UNUSED_RESULT;
/* Takes @value; NULL and "" are no value. */
void                cohort_letter_fields_take   (CohortLetterFields *self,
                                                 const char         *field,
                                                 char               *value);
/* Adds an item to @list and lends it. */
CohortLetterFields *cohort_letter_fields_append (CohortLetterFields *self, const char *list);

G_END_DECLS
