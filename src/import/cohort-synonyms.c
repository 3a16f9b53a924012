/* How offices write things: the words of data/import/synonyms.json, matched to fields and codes.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-synonyms.h"

#include "cohort-text.h"

#include <json-glib/json-glib.h>

/* A pattern that is the whole text beats any phrase within it. */
#define WHOLE_SCORE 1000
/* Stands where a code would and says that nothing can be told from these words. */
#define UNDECIDED "?"

typedef struct {
  char *code;
  char *text;     /* folded, without the signs of the pattern language */
  char **phrases; /* folded, each between spaces, all of which must occur */
  char *sector;   /* (nullable): only of people of an organization of this sector */
  gboolean whole;
  guint n_words;
  guint place;
} Pattern;

struct _CohortSynonyms {
  GHashTable *sections; /* (owned) (element-type utf8 GPtrArray<Pattern>) */
  GPtrArray *spellings; /* (owned) (element-type GStrv): pairs, folded and between spaces */
};

static void
free_pattern (gpointer data)
{
  Pattern *pattern = data;

  g_free (pattern->code);
  g_free (pattern->text);
  g_strfreev (pattern->phrases);
  g_free (pattern->sector);
  g_free (pattern);
}

static char *
pad (const char *text)
{
  g_autofree char *folded = cohort_text_fold (text);

  return g_strconcat (" ", folded, " ", NULL);
}

static guint
count_words (const char *padded)
{
  guint n = 0;

  for (const char *p = padded; *p != '\0'; p++)
    n += *p == ' ';
  return n > 0 ? n - 1 : 0;
}

static Pattern *
parse_pattern (const char *code, const char *source, guint place)
{
  Pattern *pattern = g_new0 (Pattern, 1);
  g_auto (GStrv) parts = g_strsplit (source + (*source == '='), "@", 2);

  pattern->code = g_strdup (code);
  pattern->place = place;
  pattern->whole = *source == '=';
  pattern->text = cohort_text_fold (parts[0]);
  pattern->sector = parts[1] != NULL ? g_strstrip (g_strdup (parts[1])) : NULL;
  pattern->phrases = g_strsplit (parts[0], " + ", -1);
  for (guint i = 0; pattern->phrases[i] != NULL; i++) {
    char *padded = pad (pattern->phrases[i]);

    g_free (pattern->phrases[i]);
    pattern->phrases[i] = padded;
    pattern->n_words += count_words (padded);
  }
  return pattern;
}

static void
read_patterns (GPtrArray *patterns, const char *code, JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    g_ptr_array_add (patterns, parse_pattern (code, json_array_get_string_element (list, i), i));
}

static void
read_spellings (CohortSynonyms *self, JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonArray *pair = json_array_get_array_element (list, i);
    char **words = g_new0 (char *, 3);

    words[0] = pad (json_array_get_string_element (pair, 0));
    words[1] = pad (json_array_get_string_element (pair, 1));
    g_ptr_array_add (self->spellings, words);
  }
}

static void
read_section (CohortSynonyms *self, const char *name, JsonNode *node)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func (free_pattern);

  g_hash_table_insert (self->sections, g_strdup (name), patterns);
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    read_patterns (patterns, name, json_node_get_array (node));
  } else {
    JsonObjectIter iter;
    const char *code;
    JsonNode *list;

    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &code, &list))
      read_patterns (patterns, code, json_node_get_array (list));
  }
}

/**
 * cohort_synonyms_load:
 *
 * Reads the words from the resources of the program.
 *
 * Returns: (transfer full): the words, or %NULL with an error when the program was built without
 * them
 */
CohortSynonyms *
cohort_synonyms_load (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PREFIX "/import/synonyms.json",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  CohortSynonyms *self;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (bytes == NULL)
    return NULL;
  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                   (gssize)g_bytes_get_size (bytes), error))
    return NULL;

  self = g_new0 (CohortSynonyms, 1);
  self->sections
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->spellings = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  json_object_iter_init_ordered (&iter, json_node_get_object (json_parser_get_root (parser)));
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    if (g_str_equal (name, "organization_spellings"))
      read_spellings (self, json_node_get_array (node));
    else if (!g_str_equal (name, "about"))
      read_section (self, name, node);
  }
  return self;
}

/** cohort_synonyms_free: @self: (transfer full) (nullable): words */
void
cohort_synonyms_free (CohortSynonyms *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->sections);
  g_ptr_array_unref (self->spellings);
  g_free (self);
}

/* 0 when it does not match. */
static guint
score_pattern (const Pattern *pattern, const char *padded, const char *sector)
{
  guint score = pattern->n_words * 2;

  if (pattern->sector != NULL && g_strcmp0 (pattern->sector, sector) != 0)
    return 0;
  if (pattern->whole && !g_str_equal (pattern->phrases[0], padded))
    return 0;
  for (guint i = 0; pattern->phrases[i] != NULL; i++)
    if (strstr (padded, pattern->phrases[i]) == NULL)
      return 0;

  score += pattern->sector != NULL ? 1 : 0;
  return pattern->whole ? score + WHOLE_SCORE : score;
}

/**
 * cohort_synonyms_find:
 * @section: "fields", "role", "sector", …
 * @text: (nullable): what somebody typed
 * @sector: (nullable): sector of the organization it was typed for
 * @match: (out): what it means
 *
 * The pattern with the most words wins. When two codes are matched equally well nothing is decided:
 * a guess would look like knowledge.
 *
 * Returns: whether it is known
 */
gboolean
cohort_synonyms_find (const CohortSynonyms *self,
                      const char *section,
                      const char *text,
                      const char *sector,
                      CohortSynonymMatch *match)
{
  GPtrArray *patterns = g_hash_table_lookup (self->sections, section);
  g_autofree char *padded = pad (text);
  gboolean tie = FALSE;

  g_return_val_if_fail (patterns != NULL, FALSE);

  *match = (CohortSynonymMatch){NULL, 0, 0};
  for (guint i = 0; i < patterns->len; i++) {
    const Pattern *pattern = g_ptr_array_index (patterns, i);
    guint score = score_pattern (pattern, padded, sector);

    if (score > match->score) {
      *match = (CohortSynonymMatch){pattern->code, score, pattern->place};
      tie = FALSE;
    } else if (score > 0 && score == match->score && !g_str_equal (pattern->code, match->code)) {
      tie = TRUE;
    }
  }
  return match->code != NULL && !tie && !g_str_equal (match->code, UNDECIDED);
}

/** cohort_synonyms_get_code: Returns: (nullable) (transfer none): the code of
 * cohort_synonyms_find() */
const char *
cohort_synonyms_get_code (const CohortSynonyms *self,
                          const char *section,
                          const char *text,
                          const char *sector)
{
  CohortSynonymMatch match;

  return cohort_synonyms_find (self, section, text, sector, &match) ? match.code : NULL;
}

/**
 * cohort_synonyms_get_word:
 * @section: "grades", "names", …
 * @folded: a word or words, folded
 *
 * Returns: (nullable) (transfer none): the code whose list has exactly these words
 */
const char *
cohort_synonyms_get_word (const CohortSynonyms *self, const char *section, const char *folded)
{
  GPtrArray *patterns = g_hash_table_lookup (self->sections, section);

  g_return_val_if_fail (patterns != NULL, NULL);

  for (guint i = 0; i < patterns->len; i++) {
    const Pattern *pattern = g_ptr_array_index (patterns, i);

    if (g_str_equal (pattern->text, folded))
      return pattern->code;
  }
  return NULL;
}

/**
 * cohort_synonyms_fold_organization:
 * @name: an organization's name as typed
 *
 * Returns: (transfer full): a text that is the same for "Calaveras Bend USD", "Calaveras Bend
 * Unified" and "Calaveras Bend Unified School District"
 */
char *
cohort_synonyms_fold_organization (const CohortSynonyms *self, const char *name)
{
  g_autofree char *padded = pad (name);
  GString *folded = g_string_new (padded);

  for (guint i = 0; i < self->spellings->len; i++) {
    char **pair = g_ptr_array_index (self->spellings, i);

    g_string_replace (folded, pair[0], pair[1], 0);
  }
  return g_strstrip (g_string_free (folded, FALSE));
}
