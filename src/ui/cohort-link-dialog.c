/* The registration link of a convening: when it came, where it leads, to whom it was forwarded.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-link-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-delegation.h"
#include "cohort-form-values.h"
#include "cohort-mail.h"
#include "cohort-spots.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  char *convening;          /* (owned) */
  GPtrArray *people;        /* (owned) (element-type CohortAttendance) */
  GPtrArray *switches;      /* (owned) (element-type GtkWidget): one for each of them */
  GtkWidget *link;
  GtkWidget *day;
} LinkForm;

static LinkForm *
link_form_new (CohortStore *store, const char *convening)
{
  LinkForm *form = g_new0 (LinkForm, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->convening = g_strdup (convening);
  form->people = cohort_link_list_missing (form->snapshot, convening);
  form->switches = g_ptr_array_new ();
  return form;
}

static void
link_form_free (gpointer data)
{
  LinkForm *form = data;

  g_ptr_array_unref (form->people);
  g_ptr_array_unref (form->switches);
  cohort_snapshot_unref (form->snapshot);
  g_free (form->convening);
  g_free (form);
}

/** cohort_convening_get_setting: Returns: (transfer none) (nullable): see the header */
const char *
cohort_convening_get_setting (const CohortSnapshot *snapshot,
                              const char *key,
                              const char *convening)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", key, convening);

  return cohort_snapshot_get_setting (snapshot, name);
}

/** cohort_convening_make_setting: Returns: (transfer full): see the header */
JsonObject *
cohort_convening_make_setting (const char *key, const char *convening, const char *value)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", key, convening);

  return cohort_command_new (value != NULL ? "setting.set" : "setting.unset", "key", name, "value",
                             value, NULL);
}

/** cohort_link_list_missing: Returns: (transfer container): see the header */
GPtrArray *
cohort_link_list_missing (const CohortSnapshot *snapshot, const char *convening)
{
  GPtrArray *people = cohort_delegation_list_unregistered (snapshot, convening);

  for (guint i = people->len; i > 0; i--) {
    const CohortAttendance *attendance = g_ptr_array_index (people, i - 1);

    if (attendance->link_sent_on != 0)
      g_ptr_array_remove_index (people, i - 1);
  }
  return people;
}

static gboolean
is_address (const char *link)
{
  return link == NULL || g_uri_is_valid (link, G_URI_FLAGS_NONE, NULL);
}

static JsonObject *
make_link (CohortCommandDialog *dialog, gpointer user_data)
{
  LinkForm *form = user_data;
  const char *link = cohort_entry_get_text (form->link);
  g_autofree char *day = NULL;
  JsonArray *commands;
  JsonObject *batch;

  if (!cohort_form_mark (form->link, is_address (link))
      || !cohort_date_row_check (COHORT_DATE_ROW (form->day), NULL))
    return NULL;
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  commands = json_array_new ();
  json_array_add_object_element (
      commands,
      cohort_convening_make_setting (COHORT_SETTING_REGISTRATION_LINK, form->convening, link));
  json_array_add_object_element (
      commands,
      cohort_convening_make_setting (COHORT_SETTING_REGISTRATION_LINK_ON, form->convening, day));
  batch = cohort_command_new ("batch", "label", _ ("registration link"), NULL);
  json_object_set_array_member (batch, "commands", commands);
  return batch;
}

/** cohort_link_dialog_present: asks for the link of @convening and the day it came */
void
cohort_link_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening)
{
  LinkForm *form = link_form_new (store, convening);
  const char *link
      = cohort_convening_get_setting (form->snapshot, COHORT_SETTING_REGISTRATION_LINK, convening);
  const char *on = cohort_convening_get_setting (form->snapshot,
                                                 COHORT_SETTING_REGISTRATION_LINK_ON, convening);
  CohortCommandDialog *dialog;

  dialog = cohort_command_dialog_new (widget, store, _ ("Registration Link"), _ ("_Save"),
                                      make_link, form, link_form_free);
  cohort_command_dialog_add_group (
      dialog, NULL,
      _ ("The program sends each county office a link with which its people register."));
  form->link = cohort_command_dialog_add_entry (dialog, _ ("Link"), link);
  form->day = cohort_command_dialog_add_date (
      dialog, _ ("Received on"), on != NULL ? cohort_date_parse (on) : cohort_date_today ());
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static JsonObject *
make_forward (CohortCommandDialog *dialog, gpointer user_data)
{
  LinkForm *form = user_data;
  JsonArray *people = json_array_new ();
  g_autofree char *day = NULL;
  JsonObject *command;

  for (guint i = 0; i < form->switches->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (form->people, i);

    if (gtk_switch_get_active (g_ptr_array_index (form->switches, i)))
      json_array_add_string_element (people, attendance->person);
  }
  if (json_array_get_length (people) == 0
      || !cohort_date_row_check (COHORT_DATE_ROW (form->day), NULL)) {
    json_array_unref (people);
    return NULL;
  }
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  command = cohort_command_new ("attendance.forward-link", "convening", form->convening, "on", day,
                                NULL);
  json_object_set_array_member (command, "people", people);
  return command;
}

/* To everybody chosen who has an address; the others are named beside their switches. */
static void
mail_clicked_cb (GtkWidget *dialog)
{
  LinkForm *form = g_object_get_data (G_OBJECT (dialog), "form");
  const CohortConvening *convening = cohort_program_find_convening (
      cohort_snapshot_get_program (form->snapshot), form->convening);
  const char *link = cohort_convening_get_setting (form->snapshot, COHORT_SETTING_REGISTRATION_LINK,
                                                   form->convening);
  g_autoptr (GString) to = g_string_new (NULL);
  g_autofree char *subject = g_strdup_printf (_ ("Registration for %s"), convening->name);

  for (guint i = 0; i < form->people->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (form->people, i);
    const CohortPerson *person
        = cohort_snapshot_find (form->snapshot, COHORT_RECORD_PERSON, attendance->person);

    if (person != NULL && person->email != NULL
        && gtk_switch_get_active (g_ptr_array_index (form->switches, i)))
      g_string_append_printf (to, "%s%s", to->len > 0 ? "," : "", person->email);
  }
  cohort_mail_open (dialog, to->str, subject, link);
}

static void
add_people (CohortCommandDialog *dialog, LinkForm *form)
{
  for (guint i = 0; i < form->people->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (form->people, i);
    const CohortPerson *person
        = cohort_snapshot_find (form->snapshot, COHORT_RECORD_PERSON, attendance->person);
    g_autofree char *name = cohort_team_dup_person_name (form->snapshot, attendance->person);
    const char *email = person != NULL ? person->email : NULL;

    g_ptr_array_add (
        form->switches,
        cohort_command_dialog_add_switch (
            dialog, name, email != NULL ? email : _ ("no e-mail: forward it by hand"), TRUE));
  }
}

static const char *
describe_people (const LinkForm *form, const char *convening)
{
  g_autoptr (GPtrArray) holders = cohort_spots_holders (form->snapshot, convening);

  if (form->people->len > 0)
    return _ ("Who holds a spot, is not registered and has not got the link yet.");
  return holders->len > 0 ? _ ("Everybody who holds a spot is registered or has got the link.")
                          : _ ("Nobody holds a spot.");
}

/** cohort_forward_dialog_present: notes to whom the link of @convening was forwarded, all at once
 */
void
cohort_forward_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening)
{
  LinkForm *form = link_form_new (store, convening);
  GtkWidget *mail = gtk_button_new_with_mnemonic (_ ("Write an _E-Mail to Them…"));
  CohortCommandDialog *dialog;

  dialog = cohort_command_dialog_new (widget, store, _ ("Forward the Link"), _ ("_Forwarded"),
                                      make_forward, form, link_form_free);
  g_object_set_data (G_OBJECT (dialog), "form", form);
  cohort_command_dialog_add_group (dialog, NULL, describe_people (form, convening));
  form->day = cohort_command_dialog_add_date (dialog, _ ("Forwarded on"), cohort_date_today ());
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  add_people (dialog, form);
  gtk_widget_set_margin_top (mail, 12);
  gtk_widget_set_halign (mail, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (mail, form->people->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mail), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Write an e-mail to them"), -1);
  g_signal_connect_object (mail, "clicked", G_CALLBACK (mail_clicked_cb), dialog,
                           G_CONNECT_SWAPPED);
  cohort_command_dialog_add_widget (dialog, mail);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
