/* What a team should have, as presets of the program or of the county: soft, never blocking.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-targets.h"

#include "cohort-placement.h"
#include "cohort-program-private.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_BYTES (64 * 1024)

static void
free_item (gpointer data)
{
  CohortTargetItem *item = data;

  g_free (item->code);
  g_free (item->label);
  g_strfreev (item->roles);
  g_strfreev (item->sectors);
  g_free (item);
}

/** cohort_target_new: Returns: (transfer full): a target @code without a name or items */
CohortTarget *
cohort_target_new (const char *code)
{
  CohortTarget *self = g_new0 (CohortTarget, 1);

  self->code = g_strdup (code);
  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

/** cohort_target_add_item: Returns: (transfer none): a new, empty item, to be filled */
CohortTargetItem *
cohort_target_add_item (CohortTarget *self)
{
  CohortTargetItem *item = g_new0 (CohortTargetItem, 1);

  g_ptr_array_add (self->items, item);
  return item;
}

/** cohort_target_free: @self: (transfer full): a target */
void
cohort_target_free (CohortTarget *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->source);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void
append_labels (GString *text, const char *vocabulary, char **codes)
{
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                            cohort_vocabulary_get_label (vocabulary, codes[i]));
}

/* What an item is called when its data gives it no name: "Teacher leader (TK–2, 3–5)". */
static char *
compose_label (const CohortTargetItem *item)
{
  g_autofree char *codes = cohort_bands_format (item->bands);
  g_autofree char *bands = cohort_bands_dup_label (codes);
  GString *text = g_string_new (NULL);

  if (cohort_vocabulary_has ("coverage-group", item->code))
    g_string_append (text, cohort_vocabulary_get_label ("coverage-group", item->code));
  else
    append_labels (text, "role", item->roles);
  append_labels (text, "sector", item->sectors);
  if (item->bands != 0)
    g_string_append_printf (text, text->len > 0 ? " (%s)" : "%s", bands);
  return g_string_free (text, FALSE);
}

static void
name_items (CohortTarget *self)
{
  for (guint i = 0; i < self->items->len; i++) {
    CohortTargetItem *item = g_ptr_array_index (self->items, i);

    if (item->label == NULL)
      item->label = compose_label (item);
  }
}

static CohortTarget *
copy_preset (const CohortTarget *preset)
{
  CohortTarget *copy = cohort_target_new (preset->code);

  copy->name = g_strdup (cohort_vocabulary_has ("coverage-target", preset->code)
                             ? cohort_vocabulary_get_label ("coverage-target", preset->code)
                             : preset->name);
  copy->source = g_strdup (preset->source);
  for (guint i = 0; i < preset->items->len; i++) {
    const CohortTargetItem *item = g_ptr_array_index (preset->items, i);
    CohortTargetItem *added = cohort_target_add_item (copy);

    added->code = g_strdup (item->code);
    added->label = g_strdup (item->label);
    added->roles = g_strdupv (item->roles);
    added->bands = item->bands;
    added->sectors = g_strdupv (item->sectors);
    added->least = item->least;
  }
  name_items (copy);
  return copy;
}

/**
 * cohort_targets_list:
 *
 * The presets of the program's data, then the county's own. One that a later version wrote and this
 * one cannot read is left out: targets are soft, and the setting stays as it is.
 *
 * Returns: (transfer full) (element-type CohortTarget): perhaps none, in a year whose file has none
 */
GPtrArray *
cohort_targets_list (const CohortSnapshot *snapshot)
{
  GPtrArray *presets = cohort_program_get_targets (cohort_snapshot_get_program (snapshot));
  const char *own = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_TARGET_CUSTOM);
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_target_free);
  CohortTarget *custom = own != NULL ? cohort_target_new_custom (own, NULL) : NULL;

  for (guint i = 0; i < presets->len; i++)
    g_ptr_array_add (targets, copy_preset (g_ptr_array_index (presets, i)));
  if (custom != NULL)
    g_ptr_array_add (targets, custom);
  return targets;
}

/**
 * cohort_targets_get_chosen:
 *
 * Returns: (transfer full) (nullable): the target of %COHORT_SETTING_TARGET; the first where none
 *   is chosen or what is chosen is not there; %NULL where there is none at all
 */
CohortTarget *
cohort_targets_get_chosen (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) targets = cohort_targets_list (snapshot);
  const char *chosen = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_TARGET);

  for (guint i = 0; i < targets->len; i++) {
    const CohortTarget *target = g_ptr_array_index (targets, i);

    if (g_strcmp0 (target->code, chosen) == 0)
      return g_ptr_array_steal_index (targets, i);
  }
  return targets->len > 0 ? g_ptr_array_steal_index (targets, 0) : NULL;
}

static void
read_custom (CohortTarget *self, CohortReader *reader, JsonNode *root)
{
  static const char *const keys[] = {"name?", "items", NULL};
  JsonObject *object = cohort_reader_object (reader, root, keys);

  self->name = cohort_reader_optional_text (reader, object, "name");
  if (self->name == NULL)
    self->name = g_strdup (cohort_vocabulary_get_label ("coverage-target", COHORT_TARGET_CUSTOM));
  cohort_target_read_items (reader, object, self);
}

/**
 * cohort_target_new_custom:
 * @json: `{"name": "Ours", "items": [{"roles": ["family"], "bands": ["tk-2"], "sectors":
 *   ["community"], "least": 2, "label": "Families", "code": "families"}]}`
 *
 * Of an item, "least" and one of "roles", "bands" and "sectors" must be there; several codes are
 * alternatives, several kinds of code are all wanted of one role of one person.
 *
 * Returns: (transfer full) (nullable): the county's own target, or %NULL with a %COHORT_ERROR that
 *   names the place: "items[0].roles: …"
 */
CohortTarget *
cohort_target_new_custom (const char *json, GError **error)
{
  g_autoptr (CohortTarget) self = cohort_target_new (COHORT_TARGET_CUSTOM);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (JsonNode) root = NULL;
  CohortReader reader;

  cohort_reader_init (&reader);
  root = cohort_reader_parse (&reader, bytes, MOST_BYTES);
  if (root != NULL)
    read_custom (self, &reader, root);
  if (!cohort_reader_finish (&reader, error))
    return NULL;
  name_items (self);
  return g_steal_pointer (&self);
}

static void
add_codes (JsonObject *object, const char *name, char **codes)
{
  JsonArray *array;

  if (codes == NULL || codes[0] == NULL)
    return;
  array = json_array_new ();
  for (guint i = 0; codes[i] != NULL; i++)
    json_array_add_string_element (array, codes[i]);
  json_object_set_array_member (object, name, array);
}

/* A name that follows from the codes is left out, so that it follows the reader's language. */
static JsonObject *
write_item (const CohortTargetItem *item)
{
  g_autofree char *composed = compose_label (item);
  g_autofree char *codes = cohort_bands_format (item->bands);
  g_auto (GStrv) bands = g_strsplit (codes, " ", -1);
  JsonObject *object = json_object_new ();

  if (item->code != NULL)
    json_object_set_string_member (object, "code", item->code);
  if (item->label != NULL && *item->label != '\0' && !g_str_equal (item->label, composed))
    json_object_set_string_member (object, "label", item->label);
  add_codes (object, "roles", item->roles);
  add_codes (object, "bands", bands);
  add_codes (object, "sectors", item->sectors);
  json_object_set_int_member (object, "least", item->least);
  return object;
}

/**
 * cohort_target_to_json:
 *
 * Returns: (transfer full): what cohort_target_new_custom() reads; code and source stay behind
 */
char *
cohort_target_to_json (const CohortTarget *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *items = json_array_new ();

  if (self->name != NULL && *self->name != '\0')
    json_object_set_string_member (object, "name", self->name);
  for (guint i = 0; i < self->items->len; i++)
    json_array_add_object_element (items, write_item (g_ptr_array_index (self->items, i)));
  json_object_set_array_member (object, "items", items);
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

static gboolean
is_wanted (char **codes, const char *code)
{
  return codes == NULL || (code != NULL && g_strv_contains ((const char *const *)codes, code));
}

/**
 * cohort_target_item_fits:
 * @role: (nullable): a role's code
 * @sector: (nullable): a sector's code
 * @bands: as of cohort_bands_parse(), where the county says so after cohort_placement_fill_bands()
 *
 * Returns: whether somebody like that counts for @item
 */
gboolean
cohort_target_item_fits (const CohortTargetItem *item,
                         const char *role,
                         const char *sector,
                         guint bands)
{
  return is_wanted (item->roles, role) && is_wanted (item->sectors, sector)
         && (item->bands == 0 || (item->bands & bands) != 0);
}

static gboolean
fits (const CohortTargetItem *item, const CohortPlacement *placement, gboolean system_fills)
{
  guint bands = system_fills ? cohort_placement_fill_bands (placement->bands) : placement->bands;

  return placement->state != COHORT_CELL_BENCH
         && cohort_target_item_fits (item, placement->role, placement->sector, bands);
}

static void
free_result (gpointer data)
{
  CohortTargetResult *result = data;

  g_ptr_array_unref (result->people);
  g_free (result);
}

static CohortTargetResult *
check_item (const CohortTargetItem *item, const GArray *placements, gboolean system_fills)
{
  CohortTargetResult *result = g_new0 (CohortTargetResult, 1);
  const char *last = NULL;

  result->item = item;
  result->people = g_ptr_array_new ();
  for (guint i = 0; i < placements->len; i++) {
    const CohortPlacement *placement = &g_array_index (placements, CohortPlacement, i);

    if (placement->person == last || !fits (item, placement, system_fills))
      continue;
    last = placement->person;
    g_ptr_array_add (result->people, (gpointer)placement->person);
  }
  result->count = result->people->len;
  return result;
}

/**
 * cohort_target_check:
 * @convening: (nullable): a convening's code, or %NULL for the team
 * @day: the day of the team
 *
 * Who works system-wide fills the bands of school only where the county says so
 * (%COHORT_SETTING_SYSTEM_FILLS).
 *
 * Returns: (transfer full) (element-type CohortTargetResult): one for each item, which lives no
 *   longer than @self and @snapshot
 */
GPtrArray *
cohort_target_check (const CohortTarget *self,
                     const CohortSnapshot *snapshot,
                     const char *convening,
                     CohortDate day)
{
  g_autoptr (GArray) placements = cohort_placements_new (snapshot, convening, day);
  gboolean system_fills = cohort_placement_system_fills (snapshot);
  GPtrArray *results = g_ptr_array_new_with_free_func (free_result);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (results,
                     check_item (g_ptr_array_index (self->items, i), placements, system_fills));
  return results;
}

/** cohort_target_count_gaps: Returns: how many of @results (of cohort_target_check()) are not met
 */
guint
cohort_target_count_gaps (const GPtrArray *results)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++) {
    const CohortTargetResult *result = g_ptr_array_index (results, i);

    n += result->count < result->item->least ? 1 : 0;
  }
  return n;
}
