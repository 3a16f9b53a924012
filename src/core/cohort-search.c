/* Finding people by what is known of them, as fast as somebody types.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-search.h"

#include "cohort-text.h"

/* Which documents hold a byte, or two bytes side by side, is known beforehand, one bit for each
 * document. Almost every folded text is of these: letters, digits and the space; the other bytes
 * share the classes that are left. */
#define N_EXACT   37
#define N_CLASSES 40
#define N_PAIRS   (N_CLASSES * N_CLASSES)
#define BITS      64

struct _CohortSearch {
  GString *texts; /* (owned): all documents, folded, each text ended by '\n', each by a zero */
  GArray *starts; /* (owned) (element-type gsize): of each document in it, and the end of all */
  guint64 *singles[N_CLASSES]; /* (owned) (nullable): who holds a byte of the class */
  guint64 *pairs[N_PAIRS];     /* (owned) (nullable): who holds two such side by side */
  guint n_documents;
  gsize n_blocks; /* of 64 bits */
  char **words;   /* (owned): what is looked for, folded */
  guint64 *found; /* (owned) */
  guint n_found;
};

static guint
classify (guchar byte)
{
  if (byte >= 'a' && byte <= 'z')
    return byte - 'a';
  if (byte >= '0' && byte <= '9')
    return 26 + byte - '0';
  if (byte == ' ')
    return 36;
  return N_EXACT + byte % (N_CLASSES - N_EXACT);
}

/** cohort_search_new: Returns: (transfer full): without documents */
CohortSearch *
cohort_search_new (void)
{
  CohortSearch *self = g_new0 (CohortSearch, 1);

  self->texts = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->words = g_new0 (char *, 1);
  return self;
}

/** cohort_search_free: @self: (transfer full) */
void
cohort_search_free (CohortSearch *self)
{
  for (guint i = 0; i < N_CLASSES; i++)
    g_free (self->singles[i]);
  for (guint i = 0; i < N_PAIRS; i++)
    g_free (self->pairs[i]);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->starts);
  g_strfreev (self->words);
  g_free (self->found);
  g_free (self);
}

/** cohort_search_add: @texts: (array length=n_texts) (element-type utf8): some may be %NULL */
void
cohort_search_add (CohortSearch *self, const char *const *texts, guint n_texts)
{
  gsize start = self->texts->len;

  g_array_append_val (self->starts, start);
  for (guint i = 0; i < n_texts; i++) {
    g_autofree char *folded = NULL;

    if (texts[i] == NULL || *texts[i] == '\0')
      continue;
    folded = cohort_text_fold (texts[i]);
    g_string_append (self->texts, folded);
    g_string_append_c (self->texts, '\n');
  }
  g_string_append_c (self->texts, '\0');
}

static void
mark (CohortSearch *self, guint64 **slice, guint document)
{
  if (*slice == NULL)
    *slice = g_new0 (guint64, self->n_blocks);
  (*slice)[document / BITS] |= G_GUINT64_CONSTANT (1) << (document % BITS);
}

static const char *
get_document (const CohortSearch *self, guint document, gsize *length)
{
  const gsize *starts = (const gsize *)(gpointer)self->starts->data;

  *length = starts[document + 1] - starts[document] - 1;
  return self->texts->str + starts[document];
}

static void
mark_document (CohortSearch *self, guint document)
{
  gsize length;
  const char *text = get_document (self, document, &length);
  int before = -1;

  for (gsize i = 0; i < length; i++) {
    guint class;

    if (text[i] == '\n') {
      before = -1;
      continue;
    }
    class = classify ((guchar)text[i]);
    mark (self, &self->singles[class], document);
    if (before >= 0)
      mark (self, &self->pairs[(guint)before * N_CLASSES + class], document);
    before = (int)class;
  }
}

static void
find_all (CohortSearch *self)
{
  for (gsize i = 0; i < self->n_blocks; i++)
    self->found[i] = ~G_GUINT64_CONSTANT (0);
  if (self->n_documents % BITS != 0)
    self->found[self->n_blocks - 1] = (G_GUINT64_CONSTANT (1) << (self->n_documents % BITS)) - 1;
}

/** cohort_search_finish: takes no further documents; everything is found until something is asked
 */
void
cohort_search_finish (CohortSearch *self)
{
  gsize end = self->texts->len;

  self->n_documents = self->starts->len;
  g_array_append_val (self->starts, end);
  self->n_blocks = (self->n_documents + BITS - 1) / BITS;
  self->found = g_new0 (guint64, self->n_blocks);
  for (guint i = 0; i < self->n_documents; i++)
    mark_document (self, i);
  find_all (self);
  self->n_found = self->n_documents;
}

/* What has no space in it is one word, even when punctuation that is not looked at parts it. */
static char **
fold_words (const char *text)
{
  g_auto (GStrv) typed = g_strsplit_set (text != NULL ? text : "", " \t\n\r", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; typed[i] != NULL; i++) {
    char *folded = cohort_text_fold (typed[i]);

    if (*folded != '\0')
      g_ptr_array_add (words, folded);
    else
      g_free (folded);
  }
  g_ptr_array_add (words, NULL);
  return (char **)g_ptr_array_free (words, FALSE);
}

/* Whether whoever holds all of @words held all of @before: then nobody else need be looked at. */
static gboolean
only_narrows (char **before, char **words)
{
  for (guint i = 0; before[i] != NULL; i++) {
    gboolean within = FALSE;

    for (guint j = 0; words[j] != NULL && !within; j++)
      within = strstr (words[j], before[i]) != NULL;
    if (!within)
      return FALSE;
  }
  return TRUE;
}

static void
keep_marked (CohortSearch *self, const guint64 *slice)
{
  for (gsize i = 0; i < self->n_blocks; i++)
    self->found[i] &= slice != NULL ? slice[i] : 0;
}

/* Leaves those that hold all parts of @word. Returns whether that is known to be all of it. */
static gboolean
keep_likely (CohortSearch *self, const char *word)
{
  guint before = classify ((guchar)word[0]);
  gboolean exact = before < N_EXACT;

  if (word[1] == '\0')
    keep_marked (self, self->singles[before]);
  for (guint i = 1; word[i] != '\0'; i++) {
    guint class = classify ((guchar)word[i]);

    keep_marked (self, self->pairs[before * N_CLASSES + class]);
    exact = exact && class < N_EXACT && i < 2;
    before = class;
  }
  return exact;
}

static void
keep_certain (CohortSearch *self, const char *word)
{
  for (gsize block = 0; block < self->n_blocks; block++)
    for (guint64 left = self->found[block]; left != 0; left &= left - 1) {
      guint bit = (guint)__builtin_ctzll (left);
      gsize length;

      if (strstr (get_document (self, (guint)(block * BITS) + bit, &length), word) == NULL)
        self->found[block] &= ~(G_GUINT64_CONSTANT (1) << bit);
    }
}

static guint
count (const CohortSearch *self)
{
  guint n = 0;

  for (gsize i = 0; i < self->n_blocks; i++)
    n += (guint)__builtin_popcountll (self->found[i]);
  return n;
}

/** cohort_search_find: Returns: whether @text asks for other words than before */
gboolean
cohort_search_find (CohortSearch *self, const char *text)
{
  g_auto (GStrv) words = fold_words (text);

  if (g_strv_equal ((const char *const *)words, (const char *const *)self->words))
    return FALSE;
  if (!only_narrows (self->words, words))
    find_all (self);
  for (guint i = 0; words[i] != NULL; i++)
    if (!keep_likely (self, words[i]))
      keep_certain (self, words[i]);
  g_strfreev (self->words);
  self->words = g_steal_pointer (&words);
  self->n_found = count (self);
  return TRUE;
}

/** cohort_search_is_searching: Returns: whether any word is looked for */
gboolean
cohort_search_is_searching (const CohortSearch *self)
{
  return self->words[0] != NULL;
}

/** cohort_search_has_found: Returns: whether @document holds every word that is looked for */
gboolean
cohort_search_has_found (const CohortSearch *self, guint document)
{
  return (self->found[document / BITS] >> (document % BITS) & 1) != 0;
}

/** cohort_search_get_n_documents: Returns: how many were added */
guint
cohort_search_get_n_documents (const CohortSearch *self)
{
  return self->n_documents;
}

/** cohort_search_get_n_found: Returns: how many hold every word */
guint
cohort_search_get_n_found (const CohortSearch *self)
{
  return self->n_found;
}
