/* The dialogs of an invitation: somebody is asked, and what is known of it is corrected.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-invitation-dialog.h"

#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-person-text.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot;           /* (owned) */
  const CohortInvitation *invitation; /* (nullable): NULL for a new one */
  char *person;                       /* (owned) */
  CohortChoices *places;              /* (owned) (nullable) */
  CohortChoices *channels;            /* (owned) */
  GtkWidget *place;                   /* (nullable) */
  GtkWidget *channel;
  GtkWidget *letter;
  GtkWidget *sent;
  GtkWidget *reply;
  GtkWidget *note;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->places, cohort_choices_free);
  g_clear_pointer (&form->channels, cohort_choices_free);
  cohort_snapshot_unref (form->snapshot);
  g_free (form->person);
  g_free (form);
}

/* Also what is empty: in a correction that takes a value away. */
static void
write_text (JsonObject *command, const char *name, const char *text)
{
  json_object_set_string_member (command, name, text != NULL ? text : "");
}

static gboolean
check_days (CohortCommandDialog *dialog, const Form *form)
{
  g_autoptr (GError) error = NULL;

  if (!cohort_date_row_check (COHORT_DATE_ROW (form->sent), &error)
      || !cohort_date_row_check (COHORT_DATE_ROW (form->reply), &error)) {
    cohort_command_dialog_set_preview (dialog, error->message);
    return FALSE;
  }
  cohort_command_dialog_set_preview (dialog, NULL);
  return TRUE;
}

static JsonObject *
make_invitation (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  g_autofree char *sent = NULL;
  g_autofree char *reply = NULL;
  JsonObject *command;

  if (form->note == NULL || !check_days (dialog, form))
    return NULL;
  sent = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->sent));
  reply = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->reply));
  if (form->invitation == NULL) {
    /* Without the day it was sent it is a draft yet. */
    command = cohort_command_new ("invitation.add", "person", form->person, "convening",
                                  cohort_form_get_choice (form->place, form->places), "channel",
                                  cohort_form_get_choice (form->channel, form->channels), "letter",
                                  cohort_entry_get_text (form->letter), "sent_on", sent, "reply_by",
                                  reply, "note", cohort_entry_get_text (form->note), "outcome",
                                  sent != NULL ? "sent" : "draft", NULL);
    return command;
  }
  command
      = cohort_command_new ("invitation.edit", "invitation", form->invitation->record.id, "channel",
                            cohort_form_get_choice (form->channel, form->channels), NULL);
  write_text (command, "letter", cohort_entry_get_text (form->letter));
  write_text (command, "sent_on", sent);
  write_text (command, "reply_by", reply);
  write_text (command, "note", cohort_entry_get_text (form->note));
  return command;
}

static void
add_rows (CohortCommandDialog *dialog, Form *form, const char *channel)
{
  const CohortInvitation *before = form->invitation;

  form->channels = cohort_choices_new_words ("invitation-channel");
  form->channel = cohort_command_dialog_add_combo (dialog, _ ("By"),
                                                   cohort_choices_get_labels (form->channels),
                                                   cohort_choices_find (form->channels, channel));
  form->letter = cohort_command_dialog_add_entry (dialog, _ ("Number of the letter"),
                                                  before != NULL ? before->letter : NULL);
  form->sent = cohort_command_dialog_add_date (
      dialog, _ ("Sent on"), before != NULL ? before->sent_on : cohort_date_today ());
  form->reply = cohort_command_dialog_add_date (dialog, _ ("Reply by"),
                                                before != NULL ? before->reply_by : 0);
  form->note
      = cohort_command_dialog_add_entry (dialog, _ ("Note"), before != NULL ? before->note : NULL);
  cohort_command_dialog_changed (dialog);
}

/** cohort_invitation_add_present: records that @person is asked, to the team or to a convening */
void
cohort_invitation_add_present (GtkWidget *widget, CohortStore *store, const char *person)
{
  Form *form = g_new0 (Form, 1);
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, _ ("Invite"), _ ("_Invite"), make_invitation, form, form_free);
  const CohortPerson *record;
  g_autofree char *name = NULL;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->person = g_strdup (person);
  record = cohort_snapshot_find (form->snapshot, COHORT_RECORD_PERSON, person);
  name = cohort_team_dup_person_name (form->snapshot, person);
  cohort_command_dialog_add_group (
      dialog, name,
      _ ("Records who was asked, when and how. An invitation to a convening moves "
         "the spot there along."));
  form->places = cohort_choices_new_convenings (form->snapshot, _ ("The team"));
  form->place = cohort_command_dialog_add_combo (dialog, _ ("To"),
                                                 cohort_choices_get_labels (form->places), 0);
  add_rows (dialog, form, record != NULL && record->email != NULL ? "e-mail" : "letter");
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cohort_invitation_edit_present: corrects what is known of @invitation */
void
cohort_invitation_edit_present (GtkWidget *widget, CohortStore *store, const char *invitation)
{
  Form *form = g_new0 (Form, 1);
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, _ ("Edit Invitation"), _ ("_Save"), make_invitation, form, form_free);
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->invitation = cohort_snapshot_find (form->snapshot, COHORT_RECORD_INVITATION, invitation);
  form->person = g_strdup (form->invitation->person);
  name = cohort_team_dup_person_name (form->snapshot, form->person);
  what = cohort_invitation_text_what (form->snapshot, form->invitation);
  cohort_command_dialog_add_group (dialog, name, what);
  add_rows (dialog, form, form->invitation->channel);
  gtk_window_present (GTK_WINDOW (dialog));
}
