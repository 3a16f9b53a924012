/* Who comes instead of somebody, or takes an empty spot: suggestions first, then everybody.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-replace-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-delegation.h"
#include "cohort-going.h"
#include "cohort-person-choice.h"
#include "cohort-team.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortConvening *convening;
  const CohortAttendance *before; /* (nullable): who is replaced; NULL: the spot is empty */
  GtkWidget *choice;
  GtkWidget *registration; /* (nullable) */
  GtkWidget *reply_by;     /* (nullable): for an offer to somebody who waits */
  GtkWidget *reason;       /* (nullable): once the names are locked */
} ReplaceForm;

static void
replace_form_free (gpointer data)
{
  ReplaceForm *form = data;

  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static ReplaceForm *
replace_form_new (CohortStore *store, const char *person, const char *convening)
{
  ReplaceForm *form = g_new0 (ReplaceForm, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->convening
      = cohort_program_find_convening (cohort_snapshot_get_program (form->snapshot), convening);
  if (person != NULL)
    form->before = cohort_snapshot_get_attendance (form->snapshot, person, convening);
  return form;
}

/* Spots and money before and after, or why it cannot be. */
static gboolean
show_preview (CohortCommandDialog *dialog, const ReplaceForm *form, JsonObject *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  g_autofree char *spots = NULL;
  g_autofree char *money = NULL;
  g_autofree char *text = NULL;

  if (after == NULL) {
    cohort_command_dialog_set_preview (dialog, error->message);
    return FALSE;
  }
  spots = cohort_what_if_describe_spots (form->snapshot, after, form->convening->code);
  money = cohort_what_if_describe (form->snapshot, after);
  text = g_strdup_printf ("%s\n%s", spots, money);
  cohort_command_dialog_set_preview (dialog, text);
  return TRUE;
}

/* The form's command, or NULL while the reason is still to be given. */
static JsonObject *
finish (CohortCommandDialog *dialog, const ReplaceForm *form, JsonObject *command)
{
  const char *reason = form->reason != NULL ? cohort_entry_get_text (form->reason) : NULL;
  gboolean is_possible;

  /* What it would do is shown before the reason is typed. */
  if (form->reason != NULL)
    cohort_going_set_reason (command, reason != NULL ? reason : "?");
  is_possible = show_preview (dialog, form, command);
  if (!is_possible || (form->reason != NULL && reason == NULL))
    g_clear_pointer (&command, json_object_unref);
  return command;
}

static JsonObject *
make_replace (CohortCommandDialog *dialog, gpointer user_data)
{
  ReplaceForm *form = user_data;
  const char *person = cohort_person_choice_get_person (COHORT_PERSON_CHOICE (form->choice));
  gboolean cancels = form->registration != NULL
                     && adw_combo_row_get_selected (ADW_COMBO_ROW (form->registration)) == 1;

  if (person == NULL) {
    cohort_command_dialog_set_preview (dialog, NULL);
    return NULL;
  }
  return finish (dialog, form,
                 cohort_command_new ("attendance.replace", "person", form->before->person, "with",
                                     person, "convening", form->convening->code, "registration",
                                     cancels ? "cancelled" : NULL, NULL));
}

static JsonObject *
make_fill (CohortCommandDialog *dialog, gpointer user_data)
{
  ReplaceForm *form = user_data;
  const char *person = cohort_person_choice_get_person (COHORT_PERSON_CHOICE (form->choice));
  gboolean waits
      = person != NULL
        && cohort_spots_find_entry (form->snapshot, form->convening->code, person) != NULL;
  g_autofree char *reply_by = NULL;

  gtk_widget_set_sensitive (form->reply_by, waits);
  if (person == NULL) {
    cohort_command_dialog_set_preview (dialog, NULL);
    return NULL;
  }
  if (!waits)
    return finish (dialog, form,
                   cohort_going_make_command (form->snapshot, person, form->convening->code));
  if (!cohort_date_row_check (COHORT_DATE_ROW (form->reply_by), NULL))
    return NULL;
  reply_by = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->reply_by));
  return finish (dialog, form,
                 cohort_command_new ("waitlist.set", "person", person, "convening",
                                     form->convening->code, "state", "offered", "reply_by",
                                     reply_by, NULL));
}

static void
add_choice (CohortCommandDialog *dialog, ReplaceForm *form)
{
  GPtrArray *suggestions = cohort_delegation_suggest (form->snapshot, form->convening->code,
                                                      form->before, cohort_date_today ());
  GHashTable *taken
      = cohort_person_choice_list_taken (form->snapshot, form->convening->code, FALSE);

  form->choice
      = cohort_person_choice_new (form->snapshot, form->convening->code, suggestions, taken);
  cohort_command_dialog_add_widget (dialog, form->choice);
  g_signal_connect_object (form->choice, "changed", G_CALLBACK (cohort_command_dialog_changed),
                           dialog, G_CONNECT_SWAPPED);
}

static void
add_reason (CohortCommandDialog *dialog, ReplaceForm *form)
{
  if (cohort_going_needs_reason (form->snapshot, form->convening->code))
    form->reason
        = cohort_command_dialog_add_entry (dialog, _ ("Reason, as the names are locked"), NULL);
}

static void
add_registration (CohortCommandDialog *dialog, ReplaceForm *form)
{
  const char *const labels[] = {
      _ ("Goes over to who comes instead"),
      _ ("Is canceled and to be refunded"),
      NULL,
  };

  if (form->before->registered_on == 0 || form->before->cancelled_on != 0)
    return;
  form->registration = cohort_command_dialog_add_combo (dialog, _ ("Registration"), labels, 0);
}

/** cohort_replace_dialog_present: asks who comes to @convening in the place of @person */
void
cohort_replace_dialog_present (GtkWidget *widget,
                               CohortStore *store,
                               const char *person,
                               const char *convening)
{
  ReplaceForm *form = replace_form_new (store, person, convening);
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, person);
  g_autofree char *title = g_strdup_printf (_ ("In the place of %s"), name);
  CohortCommandDialog *dialog;

  dialog = cohort_command_dialog_new (widget, store, _ ("Replace"), _ ("_Replace"), make_replace,
                                      form, replace_form_free);
  cohort_command_dialog_add_group (
      dialog, title, _ ("The spot goes over. What was already spent stays with who spent it."));
  add_choice (dialog, form);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  add_registration (dialog, form);
  add_reason (dialog, form);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_child_focus (form->choice, GTK_DIR_TAB_FORWARD);
}

/** cohort_fill_dialog_present: asks who takes an empty spot of @convening */
void
cohort_fill_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening)
{
  ReplaceForm *form = replace_form_new (store, NULL, convening);
  CohortCommandDialog *dialog;

  dialog = cohort_command_dialog_new (widget, store, _ ("Fill a Spot"), _ ("_Fill"), make_fill,
                                      form, replace_form_free);
  cohort_command_dialog_add_group (
      dialog, form->convening->name,
      _ ("Who waits is offered the spot, which is held until the answer. Anybody else is put on "
         "the list as planned."));
  add_choice (dialog, form);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->reply_by = cohort_command_dialog_add_date (dialog, _ ("Answer by, for who waits"), 0);
  add_reason (dialog, form);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_child_focus (form->choice, GTK_DIR_TAB_FORWARD);
}
