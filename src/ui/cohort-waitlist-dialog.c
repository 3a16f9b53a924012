/* The forms of the waitlist: offering a spot, another place with a reason, corrections.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-waitlist-dialog.h"

#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-spots.h"
#include "cohort-team.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

/* How long somebody has to answer when nothing else is said. */
#define REPLY_DAYS 7

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortConvening *convening;
  char *person;     /* (owned) */
  GPtrArray *queue; /* (owned) (element-type CohortWaitlistEntry) */
  const CohortWaitlistEntry *entry;
  CohortChoices *sources; /* (owned) (nullable) */
  CohortChoices *places;  /* (owned) (nullable) */
  GtkWidget *place;
  GtkWidget *source;
  GtkWidget *together;
  GtkWidget *note;
  GtkWidget *reply_by;
  GtkWidget *reason;
} WaitForm;

static WaitForm *
wait_form_new (CohortStore *store, const char *person, const char *convening)
{
  WaitForm *form = g_new0 (WaitForm, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->convening
      = cohort_program_find_convening (cohort_snapshot_get_program (form->snapshot), convening);
  form->person = g_strdup (person);
  form->queue = cohort_spots_queue (form->snapshot, convening);
  for (guint i = 0; i < form->queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (form->queue, i);

    if (g_strcmp0 (entry->person, person) == 0)
      form->entry = entry;
  }
  return form;
}

static void
wait_form_free (gpointer data)
{
  WaitForm *form = data;

  g_clear_pointer (&form->sources, cohort_choices_free);
  g_clear_pointer (&form->places, cohort_choices_free);
  g_ptr_array_unref (form->queue);
  cohort_snapshot_unref (form->snapshot);
  g_free (form->person);
  g_free (form);
}

static CohortCommandDialog *
dialog_new (GtkWidget *widget,
            CohortStore *store,
            WaitForm *form,
            const char *title,
            const char *accept,
            CohortCommandDialogFunc make,
            const char *description)
{
  CohortCommandDialog *dialog
      = cohort_command_dialog_new (widget, store, title, accept, make, form, wait_form_free);
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, form->person);

  cohort_command_dialog_add_group (dialog, name, description);
  return dialog;
}

static void
show (CohortCommandDialog *dialog)
{
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Somebody who asked earlier still waits. */
static gboolean
is_out_of_turn (const WaitForm *form)
{
  for (guint i = 0; i < form->queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (form->queue, i);

    if (entry == form->entry)
      return FALSE;
    if (g_strcmp0 (entry->state, "waiting") == 0)
      return TRUE;
  }
  return FALSE;
}

static JsonObject *
make_offer (CohortCommandDialog *dialog, gpointer user_data)
{
  WaitForm *form = user_data;
  g_autoptr (CohortSnapshot) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *day = NULL;
  g_autofree char *preview = NULL;
  JsonObject *command;

  if (!cohort_date_row_check (COHORT_DATE_ROW (form->reply_by), NULL))
    return NULL;
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->reply_by));
  command = cohort_command_new ("waitlist.set", "person", form->person, "convening",
                                form->convening->code, "state", "offered", "reply_by", day,
                                "reason",
                                form->reason != NULL ? cohort_entry_get_text (form->reason) : NULL,
                                NULL);
  after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  preview = after != NULL
                ? cohort_what_if_describe_spots (form->snapshot, after, form->convening->code)
                : g_strdup (error->message);
  cohort_command_dialog_set_preview (dialog, preview);
  if (after == NULL)
    g_clear_pointer (&command, json_object_unref);
  return command;
}

/** cohort_offer_dialog_present: offers @person, who waits, a spot that is held until the answer */
void
cohort_offer_dialog_present (GtkWidget *widget,
                             CohortStore *store,
                             const char *person,
                             const char *convening)
{
  WaitForm *form = wait_form_new (store, person, convening);
  CohortCommandDialog *dialog = dialog_new (
      widget, store, form, _ ("Offer a Spot"), _ ("_Offer"), make_offer,
      _ ("The spot is held until the answer. It is for your county: nothing goes to the state."));

  form->reply_by
      = cohort_command_dialog_add_date (dialog, _ ("Answer by"), cohort_date_today () + REPLY_DAYS);
  if (is_out_of_turn (form))
    form->reason = cohort_command_dialog_add_entry (
        dialog, _ ("Reason to pass over who asked before"), NULL);
  show (dialog);
}

static JsonObject *
make_move (CohortCommandDialog *dialog, gpointer user_data)
{
  WaitForm *form = user_data;
  const char *reason = form->reason != NULL ? cohort_entry_get_text (form->reason) : NULL;
  const char *before;
  JsonObject *command;

  if (reason == NULL)
    return NULL;
  before = cohort_form_get_choice (form->place, form->places);
  command = cohort_command_new ("waitlist.move", "person", form->person, "convening",
                                form->convening->code, "reason", reason, NULL);
  if (before != NULL)
    json_object_set_string_member (command, "before", before);
  else
    json_object_set_null_member (command, "before");
  return command;
}

/* Before whom she would stand, and the end. */
static CohortChoices *
list_places (const WaitForm *form)
{
  CohortChoices *places = cohort_choices_new (NULL);

  for (guint i = 0; i < form->queue->len; i++) {
    const CohortWaitlistEntry *other = g_ptr_array_index (form->queue, i);
    g_autofree char *name = NULL;
    g_autofree char *label = NULL;

    if (other == form->entry)
      continue;
    name = cohort_team_dup_person_name (form->snapshot, other->person);
    label = g_strdup_printf (_ ("Before %s"), name);
    cohort_choices_add (places, other->person, label);
  }
  cohort_choices_add (places, NULL, _ ("At the end"));
  return places;
}

/** cohort_waitlist_move_dialog_present: gives @person another place, with the reason it needs */
void
cohort_waitlist_move_dialog_present (GtkWidget *widget,
                                     CohortStore *store,
                                     const char *person,
                                     const char *convening,
                                     int step)
{
  WaitForm *form = wait_form_new (store, person, convening);
  CohortCommandDialog *dialog = dialog_new (
      widget, store, form, _ ("Move on the Waitlist"), _ ("_Move"), make_move,
      _ ("The list goes by the time people asked. Another order needs a reason, which stays with "
         "the list."));
  guint position = 0;

  g_ptr_array_find (form->queue, form->entry, &position);
  form->places = list_places (form);
  form->place = cohort_command_dialog_add_combo (dialog, _ ("Place"),
                                                 cohort_choices_get_labels (form->places),
                                                 (guint)MAX ((int)position + step, 0));
  form->reason = cohort_command_dialog_add_entry (dialog, _ ("Reason"), NULL);
  show (dialog);
}

static void
write_text (JsonObject *command, const char *name, GtkWidget *entry)
{
  const char *text = cohort_entry_get_text (entry);

  if (text != NULL)
    json_object_set_string_member (command, name, text);
  else
    json_object_set_null_member (command, name);
}

static JsonObject *
make_edit (CohortCommandDialog *dialog, gpointer user_data)
{
  WaitForm *form = user_data;
  g_autofree char *day = NULL;
  JsonObject *command;

  if (form->note == NULL
      || (form->reply_by != NULL
          && !cohort_date_row_check (COHORT_DATE_ROW (form->reply_by), NULL)))
    return NULL;
  command = cohort_command_new ("waitlist.edit", "person", form->person, "convening",
                                form->convening->code, "source",
                                cohort_form_get_choice (form->source, form->sources), NULL);
  write_text (command, "together", form->together);
  write_text (command, "note", form->note);
  if (form->reply_by == NULL)
    return command;
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->reply_by));
  if (day != NULL)
    json_object_set_string_member (command, "reply_by", day);
  else
    json_object_set_null_member (command, "reply_by");
  return command;
}

/** cohort_waitlist_edit_dialog_present: corrects what is known of @person’s entry */
void
cohort_waitlist_edit_dialog_present (GtkWidget *widget,
                                     CohortStore *store,
                                     const char *person,
                                     const char *convening)
{
  WaitForm *form = wait_form_new (store, person, convening);
  CohortCommandDialog *dialog
      = dialog_new (widget, store, form, _ ("On the Waitlist"), _ ("_Save"), make_edit, NULL);
  const CohortWaitlistEntry *entry = form->entry;

  form->sources = cohort_choices_new (_ ("Not noted"));
  cohort_choices_add_words (form->sources, "waitlist-source");
  form->source = cohort_command_dialog_add_combo (
      dialog, _ ("Asked by"), cohort_choices_get_labels (form->sources),
      cohort_choices_find (form->sources, entry->source));
  form->together = cohort_command_dialog_add_entry (
      dialog, _ ("Goes together: one word for each"), entry->together_tag);
  if (g_strcmp0 (entry->state, "offered") == 0)
    form->reply_by = cohort_command_dialog_add_date (dialog, _ ("Answer by"), entry->reply_by);
  form->note = cohort_command_dialog_add_entry (dialog, _ ("Note"), entry->note);
  show (dialog);
}
