/* Every act a person can do, as a pure function from what is to what shall be.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command.h"

#include "cohort-arguments.h"
#include "cohort-error.h"

#include <glib/gi18n-lib.h>

static CohortChange *run_batch (const CohortSnapshot *snapshot,
                                CohortArguments *arguments,
                                const CohortMoment *moment,
                                GError **error);

static const CohortCommand own_commands[] = {
    {"batch", run_batch, "commands label?"},
};

typedef const CohortCommand *(*CommandsFunc) (guint *n);

static const CohortCommand *
get_own_commands (guint *n)
{
  *n = G_N_ELEMENTS (own_commands);
  return own_commands;
}

static const CommandsFunc areas[] = {
    cohort_settings_commands, cohort_people_commands, cohort_attendance_commands,
    cohort_spots_commands,    cohort_plan_commands,   cohort_expense_commands,
    cohort_invoice_commands,  cohort_policy_commands,   cohort_letter_commands,
    cohort_template_commands, cohort_goal_commands,   cohort_activity_commands,
    cohort_opportunity_commands,
    get_own_commands,
};

static const CohortCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++) {
    guint n;
    const CohortCommand *commands = areas[i](&n);

    for (guint j = 0; j < n; j++)
      if (g_str_equal (commands[j].name, name))
        return &commands[j];
  }
  return NULL;
}

/**
 * cohort_command_get_all:
 * @n_commands: (out): how many
 *
 * Returns: (transfer full) (array length=n_commands): every command, for the reference and for
 * tests; the names and functions are static
 */
CohortCommand *
cohort_command_get_all (guint *n_commands)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (CohortCommand));

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++) {
    guint n;
    const CohortCommand *commands = areas[i](&n);

    g_array_append_vals (all, commands, n);
  }
  *n_commands = all->len;
  return (CohortCommand *)(gpointer)g_array_free (all, FALSE);
}

static CohortChange *
run_with_arguments (const CohortCommand *command,
                    const CohortSnapshot *snapshot,
                    CohortArguments *arguments,
                    const CohortMoment *moment,
                    GError **error)
{
  g_autoptr (CohortChange) change = command->run (snapshot, arguments, moment, error);

  if (change == NULL || !cohort_arguments_finish (arguments, error))
    return NULL;
  return g_steal_pointer (&change);
}

/* Documented in the header. */
CohortChange *
cohort_command_run (const CohortSnapshot *snapshot,
                    JsonObject *command,
                    const CohortMoment *moment,
                    GError **error)
{
  g_autoptr (CohortArguments) arguments = cohort_arguments_new (command);
  const CohortCommand *found;
  const char *name;

  if (!cohort_arguments_text (arguments, "do", TRUE, &name, error))
    return NULL;
  found = find_command (name);
  if (found == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("There is no command “%s”."),
                 name);
    return NULL;
  }
  return run_with_arguments (found, snapshot, arguments, moment, error);
}

static gboolean
run_member (CohortSnapshot **snapshot,
            CohortChange *all,
            JsonNode *node,
            const CohortMoment *moment,
            GError **error)
{
  g_autoptr (CohortChange) change = NULL;
  CohortSnapshot *next;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("A batch is a list of commands."));
    return FALSE;
  }
  change = cohort_command_run (*snapshot, json_node_get_object (node), moment, error);
  if (change == NULL)
    return FALSE;

  cohort_change_merge (all, change);
  next = cohort_snapshot_apply (*snapshot, change);
  cohort_snapshot_unref (*snapshot);
  *snapshot = next;
  return TRUE;
}

/* Several acts that are one to the person who did them, such as an edit of six selected rows. */
static CohortChange *
run_batch (const CohortSnapshot *snapshot,
           CohortArguments *arguments,
           const CohortMoment *moment,
           GError **error)
{
  g_autoptr (CohortSnapshot) present = cohort_snapshot_ref ((CohortSnapshot *)snapshot);
  g_autoptr (CohortChange) all = NULL;
  JsonArray *commands = cohort_arguments_array (arguments, "commands", error);
  const char *label;

  if (commands == NULL || !cohort_arguments_text (arguments, "label", FALSE, &label, error)) {
    if (error != NULL && *error == NULL)
      g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                           _ ("A batch is a list of commands."));
    return NULL;
  }
  all = cohort_change_new ("batch", label != NULL ? label : _ ("Several changes"), NULL);
  for (guint i = 0; i < json_array_get_length (commands); i++)
    if (!run_member (&present, all, json_array_get_element (commands, i), moment, error))
      return NULL;
  return g_steal_pointer (&all);
}

/**
 * cohort_command_new:
 * @name: of the command
 * @...: pairs of an argument's name and text, ended by %NULL; a pair whose text is %NULL is left
 * out
 *
 * Returns: (transfer full): `{"do": @name, …}`
 */
JsonObject *
cohort_command_new (const char *name, ...)
{
  JsonObject *command = json_object_new ();
  const char *argument;
  va_list list;

  json_object_set_string_member (command, "do", name);
  va_start (list, name);
  while ((argument = va_arg (list, const char *)) != NULL) {
    const char *value = va_arg (list, const char *);

    if (value == NULL)
      continue;
    json_object_set_string_member (command, argument, value);
  }
  va_end (list);
  return command;
}
