/* Sending somebody to a convening, and changing who goes once the names are locked.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-going.h"

#include "cohort-command-dialog.h"
#include "cohort-date.h"
#include "cohort-delegation.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

/** cohort_going_find_answer: Returns: (transfer none) (nullable): see the header */
const CohortResponse *
cohort_going_find_answer (const CohortSnapshot *snapshot, const char *person, const char *convening)
{
  COHORT_FOR_EACH (CohortResponse, response, snapshot, COHORT_RECORD_RESPONSE) {
    if (g_strcmp0 (response->person, person) == 0 && g_strcmp0 (response->convening, convening) == 0
        && g_strcmp0 (response->state, "open") == 0
        && (g_strcmp0 (response->meaning, "planned") == 0
            || g_strcmp0 (response->meaning, "option") == 0))
      return response;
  }
  return NULL;
}

/** cohort_going_dup_answer_text: Returns: (transfer full) (nullable): see the header */
char *
cohort_going_dup_answer_text (const CohortConvening *convening, const CohortResponse *answer)
{
  const CohortOption *option
      = answer->option != NULL ? cohort_convening_find_option (convening, answer->option) : NULL;

  if (option == NULL)
    return NULL;
  /* Translators: %s is a registration, "Science COP day (Nov 7)", that somebody asked for. */
  return g_strdup_printf (_ ("going takes %s"), option->label);
}

/* Who waits asked for the spot: with it she has accepted an offer. */
static void
add_place (JsonArray *commands,
           const CohortWaitlistEntry *entry,
           const char *person,
           const char *convening,
           const char *option)
{
  if (entry == NULL) {
    json_array_add_object_element (commands, cohort_command_new ("attendance.plan", "person",
                                                                 person, "convening", convening,
                                                                 "option", option, NULL));
    return;
  }
  if (g_strcmp0 (entry->state, "offered") != 0)
    json_array_add_object_element (commands, cohort_command_new ("waitlist.set", "person", person,
                                                                 "convening", convening, "state",
                                                                 "offered", NULL));
  json_array_add_object_element (commands, cohort_command_new ("waitlist.set", "person", person,
                                                               "convening", convening, "state",
                                                               "accepted", "option", option, NULL));
}

/** cohort_going_make_command: Returns: (transfer full): see the header */
JsonObject *
cohort_going_make_command (const CohortSnapshot *snapshot,
                           const char *person,
                           const char *convening)
{
  const CohortResponse *answer = cohort_going_find_answer (snapshot, person, convening);
  JsonArray *commands = json_array_new ();
  JsonObject *batch;

  add_place (commands, cohort_spots_find_entry (snapshot, convening, person), person, convening,
             answer != NULL ? answer->option : NULL);
  if (answer != NULL)
    json_array_add_object_element (
        commands, cohort_command_new ("response.confirm", "response", answer->record.id, NULL));
  if (json_array_get_length (commands) == 1) {
    batch = json_object_ref (json_array_get_object_element (commands, 0));
    json_array_unref (commands);
    return batch;
  }
  batch = cohort_command_new ("batch", NULL);
  json_object_set_array_member (batch, "commands", commands);
  return batch;
}

/** cohort_going_needs_reason: see the header */
gboolean
cohort_going_needs_reason (const CohortSnapshot *snapshot, const char *convening)
{
  CohortDate lock = cohort_delegation_get_names_lock (snapshot, convening);

  return lock != 0 && cohort_date_today () > lock;
}

/** cohort_going_set_reason: see the header */
void
cohort_going_set_reason (JsonObject *command, const char *reason)
{
  static const char *const names[]
      = {"attendance.plan", "attendance.withdraw", "attendance.set", "attendance.replace", NULL};
  JsonArray *commands;

  if (g_strv_contains (names, json_object_get_string_member (command, "do"))) {
    json_object_set_string_member (command, "reason", reason);
    return;
  }
  if (!json_object_has_member (command, "commands"))
    return;
  commands = json_object_get_array_member (command, "commands");
  for (guint i = 0; i < json_array_get_length (commands); i++)
    cohort_going_set_reason (json_array_get_object_element (commands, i), reason);
}

typedef struct {
  JsonObject *command; /* (owned) */
  GtkWidget *reason;
} ReasonForm;

static void
reason_form_free (gpointer data)
{
  ReasonForm *form = data;

  json_object_unref (form->command);
  g_free (form);
}

static JsonObject *
make_reasoned (CohortCommandDialog *dialog, gpointer user_data)
{
  ReasonForm *form = user_data;
  const char *reason = cohort_entry_get_text (form->reason);

  if (reason == NULL)
    return NULL;
  cohort_going_set_reason (form->command, reason);
  return json_object_ref (form->command);
}

/** cohort_going_run: see the header */
void
cohort_going_run (GtkWidget *widget,
                  CohortStore *store,
                  const char *convening,
                  const char *title,
                  JsonObject *command)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  g_autofree char *description = NULL;
  g_autofree char *day = NULL;
  CohortCommandDialog *dialog;
  ReasonForm *form;
  CohortDate lock;

  if (!cohort_going_needs_reason (snapshot, convening)) {
    cohort_run (widget, store, command);
    return;
  }
  form = g_new0 (ReasonForm, 1);
  form->command = command;
  lock = cohort_delegation_get_names_lock (snapshot, convening);
  day = cohort_date_format_range (lock, lock);
  description = g_strdup_printf (_ ("The names were locked after %s: each change of who goes says "
                                    "why."),
                                 day);
  dialog = cohort_command_dialog_new (widget, store, _ ("Names Are Locked"), _ ("_Save"),
                                      make_reasoned, form, reason_form_free);
  cohort_command_dialog_add_group (dialog, title, description);
  form->reason = cohort_command_dialog_add_entry (dialog, _ ("Reason"), NULL);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
