/* A file of commands, one JSON object a line.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-apply.h"

#include "cohort-cli-private.h"
#include "cohort-date.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Noon in UTC is the same day everywhere in California. */
#define NOON (12 * 60 * 60)

typedef struct {
  CohortDb     *db;
  CohortMoment  moment;
  const char   *name; /* of the file, for messages */
} Reader;

static gboolean
set_day (Reader *reader, JsonObject *line, GError **error)
{
  JsonNode *at = json_object_get_member (line, "at");
  const char *text = JSON_NODE_HOLDS_VALUE (at) ? json_node_get_string (at) : NULL;
  CohortDate day = text != NULL ? cohort_date_parse (text) : 0;
  int year, month, number;
  g_autoptr (GDateTime) noon = NULL;

  if (day == 0 || json_object_get_size (line) != 1) {
    g_set_error_literal (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED,
                         _ ("“at” stands alone and is a day such as 2024-11-20."));
    return FALSE;
  }
  cohort_date_get_parts (day, &year, &month, &number);
  noon = g_date_time_new_utc (year, month, number, 0, 0, 0);
  reader->moment.today = day;
  reader->moment.now = g_date_time_to_unix (noon) + NOON;
  return TRUE;
}

/* *done is whether a command was done: a day or an empty line is not one. */
static gboolean
do_line (Reader *reader, const char *line, gboolean *done, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *text = g_strstrip (g_strdup (line));
  JsonNode *root;

  *done = FALSE;
  if (*text == '\0')
    return TRUE;
  if (!json_parser_load_from_data (parser, text, -1, error))
    return FALSE;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error_literal (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED,
                         _ ("A command is a JSON object such as {\"do\": \"person.add\", …}."));
    return FALSE;
  }
  if (json_object_has_member (json_node_get_object (root), "at"))
    return set_day (reader, json_node_get_object (root), error);
  *done = cohort_db_run (reader->db, json_node_get_object (root), &reader->moment, error);
  return *done;
}

static char **
read_lines (const char *path, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) input = NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (path, "-")) {
    input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  } else {
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

    input = G_INPUT_STREAM (g_file_read (file, NULL, error));
  }
  if (input == NULL
      || g_output_stream_splice (memory, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED, _ ("“%s” is not UTF-8 text."), path);
    return NULL;
  }
  return g_strsplit (text, "\n", -1);
}

static char *
describe_refusal (const Reader *reader, guint line, const GError *error)
{
  return g_strdup_printf (_ ("%1$s line %2$u: %3$s"), reader->name, line + 1, error->message);
}

static gboolean
do_lines (Reader *reader, char **lines, gboolean each, CohortApplied *applied, GError **error)
{
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr (GError) refusal = NULL;
    g_autofree char *text = NULL;
    gboolean done;

    if (do_line (reader, lines[i], &done, &refusal)) {
      applied->n_done += done ? 1 : 0;
      continue;
    }
    text = describe_refusal (reader, i, refusal);
    if (!each) {
      g_set_error (error, refusal->domain, refusal->code, _ ("%s Nothing of the file was done."), text);
      return FALSE;
    }
    g_ptr_array_add (applied->refused, g_steal_pointer (&text));
  }
  return TRUE;
}

/**
 * cohort_apply_file:
 * @path: a file, or "-" for standard input
 * @each: whether the good commands are kept when one is wrong; otherwise it is all or nothing
 *
 * Returns: (transfer full): what was done, or %NULL with @error when nothing was
 */
CohortApplied *
cohort_apply_file (CohortDb *db, const char *path, gboolean each, GError **error)
{
  g_autoptr (CohortApplied) applied = g_new0 (CohortApplied, 1);
  g_auto (GStrv) lines = NULL;
  Reader reader = { .db = db, .name = path };

  applied->refused = g_ptr_array_new_with_free_func (g_free);
  lines = read_lines (path, error);
  if (lines == NULL)
    return NULL;
  cohort_cli_now (&reader.moment);
  if (!each && !cohort_db_begin (db, error))
    return NULL;
  if (!do_lines (&reader, lines, each, applied, error)) {
    cohort_db_rollback (db);
    return NULL;
  }
  if (!each && !cohort_db_commit (db, error))
    return NULL;
  return g_steal_pointer (&applied);
}

/** cohort_applied_free: @self: (transfer full): what was done */
void
cohort_applied_free (CohortApplied *self)
{
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_free (self);
}
