/* Fuzz target: any bytes as a letter template, and as the values kept of a letter.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* To look for new inputs, from the top of the project, BUILD being a configured and built folder:
 *   clang -g -O1 -fsanitize=fuzzer,address,undefined -I BUILD -I src/core -I src/export \
 *     -I tests/export -I tests/import tests/export/{fuzz-letter,export-fixture}.c \
 *     src/core/cohort-*.c src/export/cohort-export-*.c $(find BUILD/data -name '*.c') \
 *     $(pkg-config --cflags --libs json-glib-1.0 pangocairo) -lm -o BUILD/fuzz
 *   BUILD/fuzz FOLDER-FOR-NEW-INPUTS tests/export/corpus
 * An input that fails belongs into tests/export/corpus. */
#include "config.h"

#include "cohort-error.h"
#include "cohort-letter.h"
#include "export-fixture.h"
#include "fuzz-driver.h"

#include <pango/pango.h>

/* What is kept of a letter makes the same letter again. */
static void
check_kept (const CohortLetterTemplate *template,
            const CohortLetterFields *fields,
            const CohortLetter *letter)
{
  g_autofree char *json = cohort_letter_fields_dup_json (fields);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortLetterFields) kept = cohort_letter_fields_new_from_json (json, &error);
  g_autoptr (CohortLetter) again = NULL;
  GPtrArray *blocks = cohort_letter_get_blocks (letter);

  g_assert_no_error (error);
  again = cohort_letter_new (template, kept, "somebody");
  g_assert_cmpuint (cohort_letter_get_blocks (again)->len, ==, blocks->len);
  for (guint i = 0; i < blocks->len; i++) {
    const CohortLetterBlock *one = g_ptr_array_index (blocks, i);
    const CohortLetterBlock *other = g_ptr_array_index (cohort_letter_get_blocks (again), i);

    g_assert_cmpint (one->kind, ==, other->kind);
    g_assert_cmpstr (one->markup, ==, other->markup);
  }
}

/* What is read as values is written, and read again, as the same. */
static void
check_values (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortLetterFields) fields = cohort_letter_fields_new_from_json (text, &error);
  g_autoptr (CohortLetterFields) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *same = NULL;

  if (fields == NULL) {
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
    return;
  }
  json = cohort_letter_fields_dup_json (fields);
  again = cohort_letter_fields_new_from_json (json, &error);
  g_assert_no_error (error);
  same = cohort_letter_fields_dup_json (again);
  g_assert_cmpstr (json, ==, same);
}

static void
check_letter (const CohortLetterTemplate *template,
              const CohortSnapshot *snapshot,
              const CohortLetterSubject *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortLetterFields) fields =
    cohort_letter_fields_new (template, snapshot, subject, export_fixture_get_day ());
  g_autoptr (CohortLetter) letter = cohort_letter_new (template, fields, "somebody");
  GPtrArray *blocks;

  blocks = cohort_letter_get_blocks (letter);
  for (guint i = 0; i < blocks->len; i++) {
    const CohortLetterBlock *block = g_ptr_array_index (blocks, i);

    g_assert_true (pango_parse_markup (block->markup, -1, 0, NULL, NULL, NULL, &error));
    g_assert_no_error (error);
  }
  check_kept (template, fields, letter);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const CohortLetterSubject subjects[] = {
    {COHORT_LETTER_TO_PERSON, "marisol", NULL},
    {COHORT_LETTER_TO_PERSON, "hostile", NULL},
    {COHORT_LETTER_TO_ORGANIZATION, "delta", NULL},
    {COHORT_LETTER_TO_PROGRAM, NULL, NULL},
  };
  static CohortSnapshot *snapshot;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortLetterTemplate) template = cohort_letter_template_new_from_bytes (bytes, &error);

  check_values (data, size);
  g_assert_true ((template != NULL) == (error == NULL));
  if (template == NULL) {
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
    return 0;
  }
  if (snapshot == NULL)
    snapshot = export_fixture_new_hostile ();
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    check_letter (template, snapshot, &subjects[i]);
  return 0;
}
