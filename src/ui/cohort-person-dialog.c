/* One person as a form: to add her, to change what is known about her, to settle her answers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-dialog.h"

#include "cohort-command.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-dialog-pending.h"
#include "cohort-dialog-size.h"
#include "cohort-entry-row.h"
#include "cohort-form-guard.h"
#include "cohort-name-completion.h"
#include "cohort-person-form.h"
#include "cohort-person-places.h"
#include "cohort-row-group.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

struct _CohortPersonDialog {
  AdwWindow parent_instance;

  CohortStore *store; /* (owned) */
  char *person; /* (owned) (nullable): id; NULL for somebody new */
  CohortPersonForm *form; /* (owned) */
  GPtrArray *rows; /* (owned) (element-type GtkWidget): of answers and convenings */

  GtkWidget *accept_button;
  GtkLabel *problem;
  AdwPreferencesGroup *answers_group;
  AdwPreferencesGroup *membership_group;
  AdwPreferencesGroup *going_group;
  AdwPreferencesGroup *kept_group;
  GtkWidget *given;
  GtkWidget *organization;
};

G_DEFINE_FINAL_TYPE (CohortPersonDialog, cohort_person_dialog, ADW_TYPE_WINDOW)

static void
show_problem (CohortPersonDialog *self, const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
form_changed_cb (CohortPersonDialog *self)
{
  g_autofree char *reason = NULL;

  if (self->form == NULL)
    return;
  reason = cohort_person_form_check (self->form);
  show_problem (self, reason);
  gtk_widget_set_sensitive (self->accept_button,
                            reason == NULL && !cohort_dialog_is_pending (GTK_WINDOW (self))
                                && cohort_person_form_has_name (self->form));
}

static void
save_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortPersonDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  cohort_dialog_set_pending (GTK_WINDOW (self), FALSE);
  if (cohort_store_run_finish (COHORT_STORE (source), result, &error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  if (self->form == NULL) /* closed in the meantime */
    return;
  gtk_widget_set_sensitive (self->accept_button, TRUE);
  show_problem (self, error->message);
}

static void
accept_clicked_cb (CohortPersonDialog *self)
{
  g_autoptr (JsonObject) command = cohort_command_new (
    self->person != NULL ? "person.edit" : "person.add", "person", self->person, NULL);

  if (cohort_person_form_add_changes (self->form, command) == 0) {
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  cohort_dialog_set_pending (GTK_WINDOW (self), TRUE);
  gtk_widget_set_sensitive (self->accept_button, FALSE);
  cohort_store_run_async (self->store, command, NULL, save_ready_cb, g_object_ref (self));
}

static void
run_response (CohortPersonDialog *self, const char *command, GVariant *response)
{
  cohort_run (GTK_WIDGET (self), self->store,
              cohort_command_new (command, "response", g_variant_get_string (response, NULL),
                                  NULL));
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_response (COHORT_PERSON_DIALOG (widget), "response.confirm", parameter);
}

static void
dismiss_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_response (COHORT_PERSON_DIALOG (widget), "response.dismiss", parameter);
}

static void
run_place (CohortPersonDialog *self, const char *command, GVariant *convening)
{
  cohort_run (GTK_WIDGET (self), self->store,
              cohort_command_new (command, "person", self->person, "convening",
                                  g_variant_get_string (convening, NULL), NULL));
}

static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_place (COHORT_PERSON_DIALOG (widget), "attendance.plan", parameter);
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_place (COHORT_PERSON_DIALOG (widget), "attendance.withdraw", parameter);
}

static void
clear_rows (CohortPersonDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

/* Takes the rows, not their array. */
static void
show_rows (CohortPersonDialog *self, AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    adw_preferences_group_add (group, g_ptr_array_index (rows, i));
    g_ptr_array_add (self->rows, g_ptr_array_index (rows, i));
  }
  gtk_widget_set_visible (GTK_WIDGET (group), rows->len > 0);
}

/* What is settled by buttons of its own follows the store; what is typed stays as it is typed. */
static void
show_places (CohortPersonDialog *self)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self->store);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  if (snapshot == NULL || self->person == NULL || self->form == NULL)
    return;
  if (cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, self->person) == NULL) {
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  clear_rows (self);
  answers = cohort_person_answer_rows_new (snapshot, self->person);
  places = cohort_person_place_rows_new (snapshot, self->person);
  kept = cohort_person_kept_rows_new (snapshot, self->person);
  show_rows (self, self->answers_group, answers);
  show_rows (self, self->going_group, places);
  show_rows (self, self->kept_group, kept);
}

static void
offer_organizations (CohortPersonDialog *self, CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortOrganization, organization, snapshot, COHORT_RECORD_ORGANIZATION) {
    if (organization->name != NULL && organization->merged_into == NULL)
      g_ptr_array_add (names, organization->name);
  }
  g_ptr_array_add (names, NULL);
  cohort_name_completion_attach (self->organization, (const char *const *) names->pdata);
}

static void
show_person (CohortPersonDialog *self, CohortSnapshot *snapshot)
{
  const CohortPerson *person
    = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, self->person);
  const CohortMembership *membership
    = cohort_team_find_membership (snapshot, self->person, cohort_date_today ());
  const CohortTeamMember member = {
    person,
    membership,
    membership != NULL ? cohort_team_find_organization (snapshot, membership->organization) : NULL,
  };
  g_autofree char *name = cohort_person_dup_name (person);

  gtk_window_set_title (GTK_WINDOW (self), name);
  gtk_button_set_label (GTK_BUTTON (self->accept_button), _ ("_Save"));
  cohort_person_form_fill (self->form, &member);
  if (membership == NULL) {
    gtk_widget_set_sensitive (GTK_WIDGET (self->membership_group), FALSE);
    adw_preferences_group_set_description (
      self->membership_group,
      _ ("Not on the team now. “Put Back on the Team” in the menu of the row begins anew."));
  }
}

static void
cohort_person_dialog_dispose (GObject *object)
{
  CohortPersonDialog *self = COHORT_PERSON_DIALOG (object);

  g_clear_pointer (&self->form, cohort_person_form_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->person, g_free);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_PERSON_DIALOG);

  G_OBJECT_CLASS (cohort_person_dialog_parent_class)->dispose (object);
}

static void
cohort_person_dialog_class_init (CohortPersonDialogClass *klass)
{
  /* The fields' names, as CohortPersonForm asks for them. */
  static const char *const names[] = {
    "family", "preferred",  "email", "phone", "language", "case_member", "needs", "note",
    "role",   "role_typed", "sector", "bands", "lead",    "status",      "start",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_person_dialog_dispose;
  g_type_ensure (COHORT_TYPE_DATE_ROW);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-person-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortPersonDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonDialog, answers_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonDialog, membership_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonDialog, going_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonDialog, kept_group);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonDialog, given);
  gtk_widget_class_bind_template_child (widget_class, CohortPersonDialog, organization);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_install_action (widget_class, "person.confirm", "s", confirm_action);
  gtk_widget_class_install_action (widget_class, "person.dismiss", "s", dismiss_action);
  gtk_widget_class_install_action (widget_class, "person.plan", "s", plan_action);
  gtk_widget_class_install_action (widget_class, "person.withdraw", "s", withdraw_action);
  cohort_form_class_guard (widget_class);
}

static void
cohort_person_dialog_init (CohortPersonDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cohort_entry_rows_tell_focus (GTK_WIDGET (self));
  cohort_dialog_keep_within_parent (GTK_WINDOW (self));
  cohort_form_guard (GTK_WINDOW (self), NULL);
  self->form = cohort_person_form_new (GTK_WIDGET (self), COHORT_TYPE_PERSON_DIALOG,
                                       G_CALLBACK (form_changed_cb), self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept_button);
}

static CohortPersonDialog *
dialog_new (GtkWidget *parent, CohortStore *store)
{
  CohortPersonDialog *self = g_object_new (COHORT_TYPE_PERSON_DIALOG, "transient-for",
                                           gtk_widget_get_root (parent), NULL);

  self->store = g_object_ref (store);
  offer_organizations (self, cohort_store_get_snapshot (store));
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (show_places), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/** cohort_person_dialog_new_person: asks who is to be added to the team */
void
cohort_person_dialog_new_person (GtkWidget *parent, CohortStore *store)
{
  CohortPersonDialog *self = dialog_new (parent, store);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Add Person"));
  gtk_button_set_label (GTK_BUTTON (self->accept_button), _ ("_Add"));
  cohort_person_form_fill_new (self->form);
  gtk_widget_grab_focus (self->given);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * cohort_person_dialog_edit:
 * @person_id: of somebody who is in the store's snapshot
 *
 * Shows what is known about a person, to be changed.
 */
void
cohort_person_dialog_edit (GtkWidget *parent, CohortStore *store, const char *person_id)
{
  CohortPersonDialog *self = dialog_new (parent, store);

  self->person = g_strdup (person_id);
  show_person (self, cohort_store_get_snapshot (store));
  show_places (self);
  gtk_window_present (GTK_WINDOW (self));
}
