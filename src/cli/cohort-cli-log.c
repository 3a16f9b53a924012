/* The jobs of the change log: history, undo, redo.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"
#include "cohort-log-values.h"

#include <glib/gi18n-lib.h>

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
add_values (JsonObject *object, const char *name, const char *json)
{
  JsonNode *values = json != NULL ? cohort_log_values_parse (json) : NULL;

  json_object_set_member (object, name, values != NULL ? values : json_node_new (JSON_NODE_NULL));
}

static JsonObject *
entry_to_json (const CohortEntry *entry)
{
  JsonObject *object = json_object_new ();
  JsonArray *columns = json_array_new ();

  json_object_set_string_member (object, "table", entry->table);
  json_object_set_string_member (object, "row", entry->row);
  json_object_set_string_member (object, "group", entry->group);
  for (guint i = 0; entry->columns[i] != NULL; i++)
    json_array_add_string_element (columns, entry->columns[i]);
  json_object_set_array_member (object, "columns", columns);
  add_values (object, "old", entry->old_values);
  add_values (object, "new", entry->new_values);
  return object;
}

static JsonObject *
group_to_json (const CohortGroup *group)
{
  JsonObject *object = json_object_new ();
  JsonArray *entries = json_array_new ();
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (group->at);
  g_autofree char *instant = g_date_time_format_iso8601 (at);

  json_object_set_int_member (object, "number", group->number);
  add_text (object, "kind", group->kind);
  add_text (object, "subject", group->subject);
  add_text (object, "object", group->object);
  add_text (object, "sentence", group->sentence);
  add_text (object, "who", group->who);
  add_text (object, "device", group->device);
  add_text (object, "at", instant);
  json_object_set_boolean_member (object, "undoable", group->undoable);
  json_object_set_boolean_member (object, "undone", group->undone);
  if (group->undoes != 0)
    json_object_set_int_member (object, "undoes", group->undoes);
  else
    json_object_set_null_member (object, "undoes");
  for (guint i = 0; group->entries != NULL && i < group->entries->len; i++)
    json_array_add_object_element (entries, entry_to_json (g_ptr_array_index (group->entries, i)));
  json_object_set_array_member (object, "changes", entries);
  return object;
}

static void
print_json (GPtrArray *groups)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < groups->len; i++)
    json_array_add_object_element (array, group_to_json (g_ptr_array_index (groups, i)));
  json_node_take_array (node, array);
  cohort_cli_print_json (node);
}

static int
count_digits (gint64 number)
{
  int n = 1;

  for (; number >= 10; number /= 10)
    n++;
  return n;
}

static void
print_text (GPtrArray *groups)
{
  const CohortGroup *newest = groups->len > 0 ? g_ptr_array_index (groups, 0) : NULL;
  int width = newest != NULL ? count_digits (newest->number) : 1;

  for (guint i = 0; i < groups->len; i++) {
    const CohortGroup *group = g_ptr_array_index (groups, i);
    g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (group->at);
    g_autofree char *when = g_date_time_format (at, "%Y-%m-%d %H:%M");

    cohort_cli_print ("%*" G_GINT64_FORMAT "  %s  %s  (%s)%s", width, group->number, when,
                      group->sentence, group->who,
                      group->undone ? _ (" · undone") : "");
  }
}

/** cohort_cli_history: prints every change group, the newest first */
int
cohort_cli_history (CohortCliCall *call)
{
  gboolean json = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  const GOptionEntry options[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("with every value before and after"), NULL},
      {0},
  };
  int status;

  if (!cohort_cli_parse (call, options, 0, 0, &status))
    return status;
  db = cohort_cli_open (call, FALSE);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  groups = cohort_db_list_history (db, 0, json, &error);
  if (groups == NULL)
    return cohort_cli_fail (error);
  if (json)
    print_json (groups);
  else
    print_text (groups);
  return COHORT_CLI_SUCCESS;
}

/* @format: translated; %s is what the change did */
static int
go (CohortCliCall *call,
    gboolean (*step) (CohortDb *, const CohortMoment *, char **, GError **),
    const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autofree char *sentence = NULL;
  int status;

  if (!cohort_cli_parse (call, NULL, 0, 0, &status))
    return status;
  db = cohort_cli_open (call, TRUE);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  if (!step (db, &call->moment, &sentence, &error))
    return cohort_cli_fail (error);
  cohort_cli_print (format, sentence);
  return COHORT_CLI_SUCCESS;
}

/** cohort_cli_undo: takes the last change back */
int
cohort_cli_undo (CohortCliCall *call)
{
  return go (call, cohort_db_undo, _ ("Undid: %s"));
}

/** cohort_cli_redo: does again what was undone */
int
cohort_cli_redo (CohortCliCall *call)
{
  return go (call, cohort_db_redo, _ ("Did again: %s"));
}
