/* The job that does the commands of a file, one JSON object a line.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"
#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_A_DAY (24 * 60 * 60)

typedef struct {
  CohortDb *db;
  CohortMoment moment;
  const char *name; /* of the file, for messages */
  gboolean each;    /* keep the good ones when one is wrong */
  GString *done;    /* what was done, in sentences, printed once it is certain */
  guint n_done;
  guint n_refused;
} Applying;

static gboolean
refuse (GError **error, const char *text)
{
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID, text);
  return FALSE;
}

/* `{"at": "2024-11-20"}` sets the day of what follows. Noon in UTC is the same day everywhere in
 * California. */
static gboolean
set_day (Applying *applying, JsonObject *line, GError **error)
{
  JsonNode *at = json_object_get_member (line, "at");
  const char *text = JSON_NODE_HOLDS_VALUE (at) ? json_node_get_string (at) : NULL;
  CohortDate day = text != NULL ? cohort_date_parse (text) : 0;

  if (day == 0)
    return refuse (error, _ ("“at” needs a day such as 2024-11-20."));
  applying->moment.today = day;
  applying->moment.now
      = ((gint64)day - cohort_date_new (1970, 1, 1)) * SECONDS_A_DAY + SECONDS_A_DAY / 2;
  return TRUE;
}

static gint64
get_last_number (CohortDb *db, char **sentence)
{
  g_autoptr (GPtrArray) groups = cohort_db_list_history (db, 1, FALSE, NULL);
  const CohortGroup *last
      = groups != NULL && groups->len > 0 ? g_ptr_array_index (groups, 0) : NULL;

  if (sentence != NULL)
    *sentence = last != NULL ? g_strdup (last->sentence) : NULL;
  return last != NULL ? last->number : 0;
}

static gboolean
do_command (Applying *applying, JsonObject *command, GError **error)
{
  gint64 before = get_last_number (applying->db, NULL);
  g_autofree char *sentence = NULL;

  if (!cohort_db_run (applying->db, command, &applying->moment, error))
    return FALSE;
  applying->n_done++;
  if (get_last_number (applying->db, &sentence) > before)
    g_string_append_printf (applying->done, "%s\n", sentence);
  return TRUE;
}

/* (transfer full) (nullable): the object a line is */
static JsonNode *
parse_line (const char *line, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (line, strlen (line));
  g_autoptr (GError) wrong = NULL;
  g_autoptr (JsonNode) node = NULL;
  CohortReader reader;

  cohort_reader_init (&reader);
  node = cohort_reader_parse (&reader, bytes, G_MAXSIZE);
  if (cohort_reader_finish (&reader, &wrong) && JSON_NODE_HOLDS_OBJECT (node))
    return g_steal_pointer (&node);
  refuse (error,
          _ ("A command is a JSON object on one line, such as {\"do\": \"person.add\", …}."));
  if (wrong != NULL)
    g_prefix_error (error, "%s ", wrong->message);
  return NULL;
}

static gboolean
do_line (Applying *applying, const char *line, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (!g_utf8_validate (line, -1, NULL))
    return refuse (error, _ ("The line is not UTF-8 text."));
  if (line[strspn (line, " \t\r")] == '\0')
    return TRUE;
  node = parse_line (line, error);
  if (node == NULL)
    return FALSE;
  object = json_node_get_object (node);
  if (json_object_has_member (object, "at") && json_object_get_size (object) == 1)
    return set_day (applying, object, error);
  return do_command (applying, object, error);
}

static gboolean
do_lines (Applying *applying, char **lines, GError **error)
{
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr (GError) refusal = NULL;

    if (do_line (applying, lines[i], &refusal))
      continue;
    g_prefix_error (&refusal, _ ("%s line %u: "), applying->name, i + 1);
    if (!applying->each) {
      g_set_error (error, refusal->domain, refusal->code, _ ("%s Nothing of the file was done."),
                   refusal->message);
      return FALSE;
    }
    cohort_cli_complain ("%s", refusal->message);
    applying->n_refused++;
  }
  return TRUE;
}

/* At line ends alone; carriage returns of Windows are passed over as spaces. */
static char **
split_lines (GBytes *bytes, const char *name, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize start = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autofree char *text = NULL;

  if (size > 0 && memchr (data, '\0', size) != NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is not text."), name);
    return NULL;
  }
  text = g_strndup (size > 0 ? data + start : "", size - start);
  return g_strsplit (text, "\n", -1);
}

static int
apply_lines (Applying *applying, char **lines)
{
  g_autoptr (GError) error = NULL;
  gboolean alone = !applying->each;

  if (alone && !cohort_db_begin (applying->db, &error))
    return cohort_cli_fail (error);
  if (!do_lines (applying, lines, &error) || (alone && !cohort_db_commit (applying->db, &error))) {
    cohort_db_rollback (applying->db);
    return cohort_cli_fail (error);
  }
  cohort_cli_print_text (applying->done->str);
  cohort_cli_print (ngettext ("%u command done.", "%u commands done.", applying->n_done),
                    applying->n_done);
  return applying->n_refused == 0 ? COHORT_CLI_SUCCESS : COHORT_CLI_FAILURE;
}

/** cohort_cli_apply: does the commands of a file, all or (with --each) those that can be done */
int
cohort_cli_apply (CohortCliCall *call)
{
  gboolean each = FALSE;
  g_autofree char *name = NULL;
  g_autoptr (GString) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (CohortDb) db = NULL;
  const GOptionEntry options[] = {
      {"each", 0, 0, G_OPTION_ARG_NONE, &each, NULL, NULL},
      {0},
  };
  int status;

  if (!cohort_cli_parse (call, options, 1, 1, &status))
    return status;
  db = cohort_cli_open (call, TRUE);
  if (db == NULL)
    return COHORT_CLI_FAILURE;
  name = g_str_equal (call->words[1], "-") ? g_strdup (_ ("Standard input"))
                                           : g_filename_display_name (call->words[1]);
  bytes = cohort_cli_read_file (call->words[1], &error);
  lines = bytes != NULL ? split_lines (bytes, name, &error) : NULL;
  if (lines == NULL)
    return cohort_cli_fail (error);
  done = g_string_new (NULL);
  return apply_lines (&(Applying){ db, call->moment, name, each, done, 0, 0 }, lines);
}
