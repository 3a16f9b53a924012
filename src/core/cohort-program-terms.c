/* From the file of a program year to the lists its papers give: goals, beliefs, components, steps.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-program-private.h"

#include <glib/gi18n-lib.h>

#define MOST_LEAST 1000

/** cohort_program_term_free: frees a term */
void
cohort_program_term_free (CohortProgramTerm *self)
{
  g_free (self->code);
  g_free (self->label);
  g_free (self->text);
  g_free (self->source);
  g_free (self);
}

/**
 * cohort_program_term_find:
 * @terms: (element-type CohortProgramTerm): one of the lists of a program year
 * @code: (nullable): a code
 *
 * Returns: (transfer none) (nullable): the term
 */
const CohortProgramTerm *
cohort_program_term_find (GPtrArray *terms, const char *code)
{
  for (guint i = 0; i < terms->len; i++) {
    const CohortProgramTerm *term = g_ptr_array_index (terms, i);

    if (g_strcmp0 (term->code, code) == 0)
      return term;
  }
  return NULL;
}

/** cohort_program_term_read: one of a list, which is @terms */
void
cohort_program_term_read (CohortReader *reader, JsonNode *node, gpointer terms)
{
  static const char *const keys[] = {"code", "label", "text", "least?", "source", NULL};
  JsonObject *object = cohort_reader_object (reader, node, keys);
  CohortProgramTerm *term = g_new0 (CohortProgramTerm, 1);

  term->code = cohort_reader_code (reader, object, "code");
  term->label = cohort_reader_text (reader, object, "label");
  term->text = cohort_reader_text (reader, object, "text");
  term->least = cohort_reader_optional_integer (reader, object, "least", 1, MOST_LEAST);
  term->source = cohort_reader_text (reader, object, "source");
  if (reader->error == NULL && cohort_program_term_find (terms, term->code) != NULL)
    cohort_reader_fail (reader, "code", _ ("“%s” is there twice."), term->code);
  g_ptr_array_add (terms, term);
}
