/* Which people of the team are listed: by status, role group, sector, where they go, what they
 * lack. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-filter.h"

#include "cohort-reader.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define VALUE_NO_EMAIL "no-email"
#define VALUE_ANSWERS  "answers"

struct _CohortTeamFilter {
  char *name;                              /* (owned) (nullable) */
  char *words;                             /* (owned) */
  GPtrArray *values[COHORT_TEAM_N_FACETS]; /* (owned) (element-type utf8): interned, as chosen */
};

static const struct {
  const char *key;        /* in the setting */
  const char *vocabulary; /* (nullable): of its values; NULL: they are convenings, or its own */
  const char *title;
} facets[COHORT_TEAM_N_FACETS] = {
    [COHORT_TEAM_FACET_STATUS] = {"status", "membership-status", N_ ("Status")},
    [COHORT_TEAM_FACET_GROUP] = {"group", "coverage-group", N_ ("Role Group")},
    [COHORT_TEAM_FACET_SECTOR] = {"sector", "sector", N_ ("Sector")},
    [COHORT_TEAM_FACET_GOING] = {"going", NULL, N_ ("Going To")},
    [COHORT_TEAM_FACET_UNREGISTERED] = {"unregistered", NULL, N_ ("Not Registered")},
    [COHORT_TEAM_FACET_TO_DO] = {"to-do", NULL, N_ ("To Do")},
};

/** cohort_team_filter_new: Returns: (transfer full): one that everybody passes */
CohortTeamFilter *
cohort_team_filter_new (void)
{
  CohortTeamFilter *self = g_new0 (CohortTeamFilter, 1);

  self->words = g_strdup ("");
  for (guint i = 0; i < COHORT_TEAM_N_FACETS; i++)
    self->values[i] = g_ptr_array_new ();
  return self;
}

/** cohort_team_filter_copy: Returns: (transfer full): one that says the same */
CohortTeamFilter *
cohort_team_filter_copy (const CohortTeamFilter *self)
{
  CohortTeamFilter *copy = cohort_team_filter_new ();

  cohort_team_filter_set_name (copy, self->name);
  cohort_team_filter_set_words (copy, self->words);
  for (guint i = 0; i < COHORT_TEAM_N_FACETS; i++)
    for (guint j = 0; j < self->values[i]->len; j++)
      g_ptr_array_add (copy->values[i], self->values[i]->pdata[j]);
  return copy;
}

/** cohort_team_filter_free: @self: (transfer full) */
void
cohort_team_filter_free (CohortTeamFilter *self)
{
  g_free (self->name);
  g_free (self->words);
  for (guint i = 0; i < COHORT_TEAM_N_FACETS; i++)
    g_ptr_array_unref (self->values[i]);
  g_free (self);
}

/** cohort_team_filter_get_words: Returns: (transfer none): what is searched for besides */
const char *
cohort_team_filter_get_words (const CohortTeamFilter *self)
{
  return self->words;
}

/** cohort_team_filter_set_words: @words: (nullable): as they were typed */
void
cohort_team_filter_set_words (CohortTeamFilter *self, const char *words)
{
  g_autofree char *before = self->words;

  self->words = g_strdup (words != NULL ? words : "");
}

/** cohort_team_filter_get_name: Returns: (transfer none) (nullable): what it was saved as */
const char *
cohort_team_filter_get_name (const CohortTeamFilter *self)
{
  return self->name;
}

/** cohort_team_filter_set_name: @name: (nullable): what it shall be saved as */
void
cohort_team_filter_set_name (CohortTeamFilter *self, const char *name)
{
  g_autofree char *before = self->name;

  self->name = g_strdup (name);
}

/** cohort_team_filter_has: Returns: whether @value is chosen */
gboolean
cohort_team_filter_has (const CohortTeamFilter *self, CohortTeamFacet facet, const char *value)
{
  return g_ptr_array_find (self->values[facet], g_intern_string (value), NULL);
}

/** cohort_team_filter_set: chooses @value or not */
void
cohort_team_filter_set (CohortTeamFilter *self,
                        CohortTeamFacet facet,
                        const char *value,
                        gboolean chosen)
{
  if (!chosen)
    g_ptr_array_remove (self->values[facet], (gpointer)g_intern_string (value));
  else if (!cohort_team_filter_has (self, facet, value))
    g_ptr_array_add (self->values[facet], (gpointer)g_intern_string (value));
}

/** cohort_team_filter_clear: lets everybody pass who matches the words */
void
cohort_team_filter_clear (CohortTeamFilter *self)
{
  for (guint i = 0; i < COHORT_TEAM_N_FACETS; i++)
    g_ptr_array_set_size (self->values[i], 0);
}

/** cohort_team_filter_is_empty: Returns: whether nothing is chosen */
gboolean
cohort_team_filter_is_empty (const CohortTeamFilter *self)
{
  for (guint i = 0; i < COHORT_TEAM_N_FACETS; i++)
    if (self->values[i]->len > 0)
      return FALSE;
  return TRUE;
}

static gboolean
goes (CohortTeamItem *item, const char *convening, gboolean *registered)
{
  guint n;
  const CohortTeamPlace *places = cohort_team_item_get_places (item, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (places[i].code, convening) == 0) {
      *registered = places[i].registered;
      return places[i].going;
    }
  return FALSE;
}

static gboolean
has_value (CohortTeamItem *item, CohortTeamFacet facet, const char *value)
{
  gboolean registered = FALSE;

  switch (facet) {
  case COHORT_TEAM_FACET_STATUS:
    return g_str_equal (cohort_team_item_get_status (item), value);
  case COHORT_TEAM_FACET_GROUP:
    return g_strcmp0 (cohort_team_item_get_group (item), value) == 0;
  case COHORT_TEAM_FACET_SECTOR:
    return g_strcmp0 (cohort_team_item_get_sector_code (item), value) == 0;
  case COHORT_TEAM_FACET_GOING:
    return goes (item, value, &registered);
  case COHORT_TEAM_FACET_UNREGISTERED:
    return goes (item, value, &registered) && !registered;
  case COHORT_TEAM_FACET_TO_DO:
    return g_str_equal (value, VALUE_ANSWERS) ? cohort_team_item_get_answers (item) > 0
                                              : !cohort_team_item_has_email (item);
  case COHORT_TEAM_N_FACETS:
    break;
  }
  g_assert_not_reached ();
}

/** cohort_team_filter_matches: Returns: whether @item has what is chosen; words are not looked at
 */
gboolean
cohort_team_filter_matches (const CohortTeamFilter *self, CohortTeamItem *item)
{
  for (guint i = 0; i < COHORT_TEAM_N_FACETS; i++) {
    gboolean found = self->values[i]->len == 0;

    for (guint j = 0; j < self->values[i]->len && !found; j++)
      found = has_value (item, i, self->values[i]->pdata[j]);
    if (!found)
      return FALSE;
  }
  return TRUE;
}

/** cohort_team_filter_foreach: calls @func for each chosen value */
void
cohort_team_filter_foreach (const CohortTeamFilter *self,
                            CohortTeamFilterFunc func,
                            gpointer user_data)
{
  for (guint i = 0; i < COHORT_TEAM_N_FACETS; i++)
    for (guint j = 0; j < self->values[i]->len; j++)
      func (i, self->values[i]->pdata[j], user_data);
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static CohortTeamFilter *
parse_filter (JsonObject *object)
{
  CohortTeamFilter *filter = cohort_team_filter_new ();

  cohort_team_filter_set_name (filter, get_text (object, "name"));
  cohort_team_filter_set_words (filter, get_text (object, "words"));
  for (guint i = 0; i < COHORT_TEAM_N_FACETS; i++) {
    JsonNode *node = json_object_get_member (object, facets[i].key);
    JsonArray *values
        = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

    for (guint j = 0; values != NULL && j < json_array_get_length (values); j++) {
      JsonNode *value = json_array_get_element (values, j);

      if (json_node_get_value_type (value) == G_TYPE_STRING)
        cohort_team_filter_set (filter, i, json_node_get_string (value), TRUE);
    }
  }
  return filter;
}

/**
 * cohort_team_filters_parse:
 * @json: (nullable): as cohort_team_filters_format() writes it
 *
 * Returns: (transfer full) (element-type CohortTeamFilter): those in it that have a name
 */
GPtrArray *
cohort_team_filters_parse (const char *json)
{
  GPtrArray *filters = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_team_filter_free);
  g_autoptr (JsonNode) root = cohort_reader_parse_text (json);
  JsonArray *array
      = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    CohortTeamFilter *filter
        = JSON_NODE_HOLDS_OBJECT (node) ? parse_filter (json_node_get_object (node)) : NULL;

    if (filter != NULL && filter->name != NULL)
      g_ptr_array_add (filters, filter);
    else
      g_clear_pointer (&filter, cohort_team_filter_free);
  }
  return filters;
}

static void
add_filter (JsonBuilder *builder, const CohortTeamFilter *filter)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, filter->name);
  if (*filter->words != '\0') {
    json_builder_set_member_name (builder, "words");
    json_builder_add_string_value (builder, filter->words);
  }
  for (guint i = 0; i < COHORT_TEAM_N_FACETS; i++) {
    if (filter->values[i]->len == 0)
      continue;
    json_builder_set_member_name (builder, facets[i].key);
    json_builder_begin_array (builder);
    for (guint j = 0; j < filter->values[i]->len; j++)
      json_builder_add_string_value (builder, filter->values[i]->pdata[j]);
    json_builder_end_array (builder);
  }
  json_builder_end_object (builder);
}

/** cohort_team_filters_format: Returns: (transfer full): @filters as the setting keeps them */
char *
cohort_team_filters_format (GPtrArray *filters)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < filters->len; i++)
    add_filter (builder, filters->pdata[i]);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/** cohort_team_facet_get_title: Returns: (transfer none): translated */
const char *
cohort_team_facet_get_title (CohortTeamFacet facet)
{
  return _ (facets[facet].title);
}

static const char *
get_convening_name (CohortProgram *program, const char *code)
{
  GPtrArray *convenings = cohort_program_get_convenings (program);

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    if (g_str_equal (convening->code, code))
      return convening->name;
  }
  return code;
}

/** cohort_team_facet_dup_label: Returns: (transfer full): what a chip with @value alone says */
char *
cohort_team_facet_dup_label (CohortTeamFacet facet, const char *value, CohortProgram *program)
{
  if (facets[facet].vocabulary != NULL)
    return g_strdup (cohort_vocabulary_get_label (facets[facet].vocabulary, value));
  if (facet == COHORT_TEAM_FACET_GOING)
    /* Translators: %s is a convening, "Fall 2024". */
    return g_strdup_printf (_ ("Going to %s"), get_convening_name (program, value));
  if (facet == COHORT_TEAM_FACET_UNREGISTERED)
    /* Translators: somebody goes there and is not registered; %s is a convening. */
    return g_strdup_printf (_ ("Not registered for %s"), get_convening_name (program, value));
  return g_strdup (g_str_equal (value, VALUE_ANSWERS) ? _ ("Has answers to confirm")
                                                      : _ ("No e-mail address"));
}

/** cohort_team_facet_list: Returns: (transfer full) (element-type utf8): what can be chosen */
GPtrArray *
cohort_team_facet_list (CohortTeamFacet facet, CohortProgram *program)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  if (facets[facet].vocabulary != NULL) {
    guint n;
    const CohortWord *words = cohort_vocabulary_get_words (facets[facet].vocabulary, &n);

    for (guint i = 0; i < n; i++)
      g_ptr_array_add (values, g_strdup (words[i].code));
  } else if (facet == COHORT_TEAM_FACET_TO_DO) {
    g_ptr_array_add (values, g_strdup (VALUE_NO_EMAIL));
    g_ptr_array_add (values, g_strdup (VALUE_ANSWERS));
  } else {
    GPtrArray *convenings = cohort_program_get_convenings (program);

    for (guint i = 0; i < convenings->len; i++)
      g_ptr_array_add (values,
                       g_strdup (((CohortConvening *)g_ptr_array_index (convenings, i))->code));
  }
  return values;
}
