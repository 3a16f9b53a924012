/* What a county workbook that came back would change, as text and as JSON.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"

#include "cohort-json.h"

#include <glib/gi18n-lib.h>

static const char *
get_outcome (const CohortWorkbookItem *item)
{
  if (item->refused)
    return _ ("Not taken");
  if (item->kind == COHORT_WORKBOOK_CONFLICT)
    return item->taken ? _ ("The workbook's is taken.") : _ ("Cohort's stays.");
  if (item->kind == COHORT_WORKBOOK_MISSING)
    return item->taken ? _ ("It is removed.") : _ ("It stays.");
  return NULL;
}

static void
print_item (const CohortWorkbookImport *import, const CohortWorkbookItem *item)
{
  g_autofree char *place = cohort_workbook_item_dup_place (item);
  g_autofree char *sentence = cohort_workbook_import_describe (import, item);
  const char *outcome = get_outcome (item);

  cohort_cli_print ("%s  %s%s%s%s%s%s%s", place, cohort_workbook_kind_get_label (item->kind),
                    *item->name != '\0' ? ": " : "", item->name, *sentence != '\0' ? ". " : "",
                    sentence, outcome != NULL ? " " : "", outcome != NULL ? outcome : "");
  if (item->text != NULL)
    cohort_cli_print ("         %s", item->text);
}

static void
hint (const CohortWorkbookImport *import, CohortWorkbookItemKind kind, const char *text)
{
  if (cohort_workbook_import_count (import, kind, FALSE)
      > cohort_workbook_import_count (import, kind, TRUE))
    cohort_cli_print ("%s", text);
}

static void
print_import (const CohortWorkbookImport *import, const char *name)
{
  GPtrArray *items = cohort_workbook_import_get_items (import);
  GPtrArray *notes = cohort_workbook_import_get_notes (import);
  g_autofree char *summary = cohort_workbook_import_dup_summary (import);

  for (guint i = 0; i < items->len; i++)
    print_item (import, g_ptr_array_index (items, i));
  for (guint i = 0; i < notes->len; i++)
    cohort_cli_print ("%s", (const char *)g_ptr_array_index (notes, i));
  hint (import, COHORT_WORKBOOK_CONFLICT,
        _ ("Of conflicts Cohort's is kept; --take-conflicts takes the workbook's."));
  hint (import, COHORT_WORKBOOK_MISSING,
        _ ("What is missing in the workbook is kept; --delete-missing removes it."));
  cohort_cli_print ("%s: %s.", name, summary);
}

static JsonObject *
item_to_json (const CohortWorkbookItem *item)
{
  JsonObject *object = json_object_new ();

  cohort_json_set_text (object, "sheet", item->sheet->code);
  cohort_json_set_text (object, "name", *item->name != '\0' ? item->name : NULL);
  json_object_set_int_member (object, "row", item->row);
  cohort_json_set_text (object, "column", item->letter);
  cohort_json_set_text (object, "key", item->column != NULL ? item->column->key : NULL);
  cohort_json_set_text (object, "id", item->id);
  cohort_json_set_text (object, "base", item->base);
  cohort_json_set_text (object, "theirs", item->theirs);
  cohort_json_set_text (object, "ours", item->ours);
  json_object_set_boolean_member (object, "taken", item->taken && !item->refused);
  cohort_json_set_text (object, "text", item->text);
  return object;
}

static JsonArray *
list_items (const CohortWorkbookImport *import, CohortWorkbookItemKind kind)
{
  GPtrArray *items = cohort_workbook_import_get_items (import);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < items->len; i++) {
    const CohortWorkbookItem *item = g_ptr_array_index (items, i);

    if (item->kind == kind)
      json_array_add_object_element (array, item_to_json (item));
  }
  return array;
}

static JsonNode *
import_to_json (const CohortWorkbookImport *import)
{
  static const struct {
    const char *name;
    CohortWorkbookItemKind kind;
  } lists[] = {
      {"edits", COHORT_WORKBOOK_EDIT},       {"conflicts", COHORT_WORKBOOK_CONFLICT},
      {"new", COHORT_WORKBOOK_NEW},          {"deletions", COHORT_WORKBOOK_MISSING},
      {"problems", COHORT_WORKBOOK_PROBLEM},
  };
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  gboolean empty = cohort_change_is_empty (cohort_workbook_import_get_change (import));

  json_object_set_boolean_member (object, "nothing_to_do", empty);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    json_object_set_array_member (object, lists[i].name, list_items (import, lists[i].kind));
  json_object_set_array_member (object, "notes",
                                cohort_json_new_texts (cohort_workbook_import_get_notes (import)));
  json_node_take_object (node, object);
  return node;
}

/**
 * cohort_cli_propose_workbook:
 * @cells: a county workbook
 * @choices: what is to be done with conflicts and missing rows
 *
 * Compares it with the county and prints what differs.
 *
 * Returns: (transfer full): the change, or %NULL with @error
 */
CohortChange *
cohort_cli_propose_workbook (const CohortSnapshot *snapshot,
                             const CohortCells *cells,
                             const char *name,
                             const CohortMoment *moment,
                             const CohortCliWorkbookChoices *choices,
                             GError **error)
{
  g_autoptr (CohortWorkbookImport) import
      = cohort_workbook_import_new (snapshot, cells, name, moment, NULL, error);

  if (import == NULL)
    return NULL;
  cohort_workbook_import_choose_all (import, COHORT_WORKBOOK_CONFLICT, choices->take_conflicts);
  cohort_workbook_import_choose_all (import, COHORT_WORKBOOK_MISSING, choices->delete_missing);
  if ((choices->take_conflicts || choices->delete_missing)
      && !cohort_workbook_import_settle (import, NULL, error))
    return NULL;
  if (choices->json) {
    g_autoptr (JsonNode) node = import_to_json (import);

    cohort_cli_print_json (node);
  } else {
    print_import (import, name);
  }
  return cohort_change_ref (cohort_workbook_import_get_change (import));
}
