/* Texts of many records, kept together.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-texts.h"

/* Bytes that are asked for at a time. */
#define CHUNK 65536
/* Places for texts that may come again: a power of two. */
#define N_RECENT 1024
/* Bytes of the longest text that is looked for: codes are shorter, ids come once. */
#define MOST_LOOKED_FOR 32

struct _CohortTexts {
  gatomicrefcount ref_count;
  GStringChunk *chunk;          /* (owned) */
  const char *recent[N_RECENT]; /* each in the place its hash says; a newer one takes its place */
};

/** cohort_texts_new: Returns: (transfer full): no texts yet */
CohortTexts *
cohort_texts_new (void)
{
  CohortTexts *self = g_new0 (CohortTexts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->chunk = g_string_chunk_new (CHUNK);
  return self;
}

/** cohort_texts_ref: Returns: (transfer full): @self */
CohortTexts *
cohort_texts_ref (CohortTexts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** cohort_texts_unref: @self: (transfer full): texts, which are gone with the last who refers to
 * them */
void
cohort_texts_unref (CohortTexts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_string_chunk_free (self->chunk);
  g_free (self);
}

/**
 * cohort_texts_add:
 * @text: any text
 *
 * Returns: (transfer none): @text as it is kept, which may be where an equal one is; never to be
 * changed
 */
char *
cohort_texts_add (CohortTexts *self, const char *text)
{
  gsize length = strlen (text);
  const char **place;

  if (length > MOST_LOOKED_FOR)
    return g_string_chunk_insert_len (self->chunk, text, (gssize)length);
  place = &self->recent[g_str_hash (text) % N_RECENT];
  if (*place == NULL || strcmp (*place, text) != 0)
    *place = g_string_chunk_insert (self->chunk, text);
  return (char *)*place;
}
