/* Joining the waitlist: somebody known, or somebody new.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-entry-row.h"
#include "cohort-form-values.h"
#include "cohort-id.h"
#include "cohort-person-choice.h"
#include "cohort-spots.h"
#include "cohort-waitlist-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortConvening *convening;
  char *new_person;       /* (owned): the id somebody new would get */
  CohortChoices *sources; /* (owned) */
  GtkWidget *choice;
  GtkWidget *is_new; /* the row that opens to somebody new */
  GtkWidget *given;
  GtkWidget *family;
  GtkWidget *email;
  GtkWidget *source;
  GtkWidget *together;
} JoinForm;

static void
join_form_free (gpointer data)
{
  JoinForm *form = data;

  cohort_choices_free (form->sources);
  cohort_snapshot_unref (form->snapshot);
  g_free (form->new_person);
  g_free (form);
}

static JsonObject *
make_entry (const JoinForm *form, const char *person)
{
  return cohort_command_new ("waitlist.join", "person", person, "convening", form->convening->code,
                             "source", cohort_form_get_choice (form->source, form->sources),
                             "together", cohort_entry_get_text (form->together), NULL);
}

static JsonObject *
make_newcomer (const JoinForm *form)
{
  const char *given = cohort_entry_get_text (form->given);
  const char *family = cohort_entry_get_text (form->family);
  JsonArray *commands;
  JsonObject *batch;

  if (given == NULL || family == NULL)
    return NULL;
  commands = json_array_new ();
  json_array_add_object_element (
      commands, cohort_command_new ("person.add", "id", form->new_person, "given", given, "family",
                                    family, "email", cohort_entry_get_text (form->email), "status",
                                    "prospect", NULL));
  json_array_add_object_element (commands, make_entry (form, form->new_person));
  batch = cohort_command_new ("batch", "label", form->convening->name, NULL);
  json_object_set_array_member (batch, "commands", commands);
  return batch;
}

static JsonObject *
make_join (CohortCommandDialog *dialog, gpointer user_data)
{
  JoinForm *form = user_data;
  gboolean is_new = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (form->is_new));
  const char *person;

  gtk_widget_set_visible (form->choice, !is_new);
  if (is_new)
    return make_newcomer (form);
  person = cohort_person_choice_get_person (COHORT_PERSON_CHOICE (form->choice));
  return person != NULL ? make_entry (form, person) : NULL;
}

static GtkWidget *
add_entry_to (GtkWidget *expander, CohortCommandDialog *dialog, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  cohort_entry_row_tell_focus (ADW_ENTRY_ROW (row));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (cohort_command_dialog_changed), dialog,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
  return row;
}

static void
add_newcomer (CohortCommandDialog *dialog, JoinForm *form)
{
  form->is_new = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (form->is_new), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->is_new), _ ("Somebody New"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (form->is_new),
                                 _ ("Is added to the people as a prospect"));
  form->given = add_entry_to (form->is_new, dialog, _ ("Given name"));
  form->family = add_entry_to (form->is_new, dialog, _ ("Family name"));
  form->email = add_entry_to (form->is_new, dialog, _ ("E-mail"));
  g_signal_connect_object (form->is_new, "notify::expanded",
                           G_CALLBACK (cohort_command_dialog_changed), dialog, G_CONNECT_SWAPPED);
  cohort_command_dialog_add_widget (dialog, form->is_new);
}

/** cohort_join_dialog_present: puts somebody on the waitlist of @convening */
void
cohort_join_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening)
{
  JoinForm *form = g_new0 (JoinForm, 1);
  CohortCommandDialog *dialog;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->convening
      = cohort_program_find_convening (cohort_snapshot_get_program (form->snapshot), convening);
  form->new_person = cohort_id_new ();
  form->sources = cohort_choices_new (_ ("Not noted"));
  cohort_choices_add_words (form->sources, "waitlist-source");

  dialog = cohort_command_dialog_new (widget, store, _ ("Add to the Waitlist"), _ ("_Add"),
                                      make_join, form, join_form_free);
  cohort_command_dialog_add_group (dialog, form->convening->name, NULL);
  form->choice = cohort_person_choice_new (
      form->snapshot, convening, NULL,
      cohort_person_choice_list_taken (form->snapshot, convening, TRUE));
  g_signal_connect_object (form->choice, "changed", G_CALLBACK (cohort_command_dialog_changed),
                           dialog, G_CONNECT_SWAPPED);
  cohort_command_dialog_add_widget (dialog, form->choice);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  add_newcomer (dialog, form);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->source = cohort_command_dialog_add_combo (dialog, _ ("Asked by"),
                                                  cohort_choices_get_labels (form->sources), 0);
  form->together = cohort_command_dialog_add_entry (
      dialog, _ ("Goes together: one word for each"), NULL);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_child_focus (form->choice, GTK_DIR_TAB_FORWARD);
}
