/* The dialogs of a membership: begun, corrected, changed from a day, ended.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-membership-dialog.h"

#include "cohort-bands-row.h"
#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-name-completion.h"
#include "cohort-person-text.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot;           /* (owned) */
  const char *command;                /* "membership.add", … */
  const CohortMembership *membership; /* (nullable): of @snapshot; NULL for a new one */
  char *person;                       /* (owned) */
  CohortChoices *roles;               /* (owned) (nullable), as the rows that follow */
  CohortChoices *areas;
  CohortChoices *statuses;
  GtkWidget *role;
  GtkWidget *role_typed;
  GtkWidget *organization;
  GtkWidget *bands;
  GtkWidget *area;
  GtkWidget *status;
  GtkWidget *day;
  GtkWidget *reason;
  gboolean ready; /* every row is there */
} Form;

static Form *
form_new (CohortStore *store, const char *command, const char *membership, const char *person)
{
  Form *form = g_new0 (Form, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->command = command;
  form->membership = cohort_snapshot_find (form->snapshot, COHORT_RECORD_MEMBERSHIP, membership);
  form->person = g_strdup (form->membership != NULL ? form->membership->person : person);
  return form;
}

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->roles, cohort_choices_free);
  g_clear_pointer (&form->areas, cohort_choices_free);
  g_clear_pointer (&form->statuses, cohort_choices_free);
  cohort_snapshot_unref (form->snapshot);
  g_free (form->person);
  g_free (form);
}

/* Adds @text when it differs from what the membership says already. */
static void
add_change (JsonObject *command, const char *name, const char *text, const char *before)
{
  const char *now = text != NULL ? text : "";

  if (!g_str_equal (now, before != NULL ? before : ""))
    json_object_set_string_member (command, name, now);
}

static const char *
get_organization_name (const Form *form)
{
  const CohortOrganization *organization
      = form->membership != NULL
            ? cohort_team_find_organization (form->snapshot, form->membership->organization)
            : NULL;

  return organization != NULL ? organization->name : NULL;
}

/* Returns: how many fields differ from what they were */
static guint
add_changes (const Form *form, JsonObject *command)
{
  const CohortMembership *before = form->membership;
  const char *role = cohort_form_get_choice (form->role, form->roles);
  g_autofree char *bands = cohort_bands_row_dup_bands (COHORT_BANDS_ROW (form->bands));
  guint n = json_object_get_size (command);

  add_change (command, "role", role, before != NULL ? before->role : NULL);
  if (g_strcmp0 (role, "other") == 0)
    add_change (command, "role_typed", cohort_entry_get_text (form->role_typed),
                before != NULL ? before->role_typed : NULL);
  add_change (command, "organization", cohort_entry_get_text (form->organization),
              get_organization_name (form));
  add_change (command, "bands", bands, before != NULL ? before->bands : NULL);
  add_change (command, "content_area", cohort_form_get_choice (form->area, form->areas),
              before != NULL ? before->content_area : NULL);
  if (form->status != NULL)
    add_change (command, "status", cohort_form_get_choice (form->status, form->statuses),
                before != NULL ? before->status : "active");
  return json_object_get_size (command) - n;
}

static JsonObject *
start_command (const Form *form)
{
  return form->membership != NULL
             ? cohort_command_new (form->command, "membership", form->membership->record.id, NULL)
             : cohort_command_new (form->command, "person", form->person, NULL);
}

/* What is wrong with the days goes under the form; an empty day is good where it may be unknown. */
static gboolean
check_day (CohortCommandDialog *dialog, const Form *form, gboolean required)
{
  g_autoptr (GError) error = NULL;

  if (!cohort_date_row_check (COHORT_DATE_ROW (form->day), &error)) {
    cohort_command_dialog_set_preview (dialog, error->message);
    return FALSE;
  }
  cohort_command_dialog_set_preview (dialog, NULL);
  return !required || cohort_date_row_get_date (COHORT_DATE_ROW (form->day)) != 0;
}

/* A role of the list needs no words of its own. */
static void
show_role_typed (const Form *form)
{
  gtk_widget_set_visible (
      form->role_typed, g_strcmp0 (cohort_form_get_choice (form->role, form->roles), "other") == 0);
}

static JsonObject *
make_add (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  g_autofree char *start = NULL;
  JsonObject *command;

  if (!form->ready || !check_day (dialog, form, FALSE))
    return NULL;
  show_role_typed (form);
  command = start_command (form);
  add_changes (form, command);
  start = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  json_object_set_string_member (command, "start", start != NULL ? start : "");
  return command;
}

static JsonObject *
make_edit (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  g_autofree char *start = NULL;
  g_autofree char *before = NULL;
  g_autoptr (JsonObject) command = NULL;
  guint n;

  if (!form->ready || !check_day (dialog, form, FALSE))
    return NULL;
  show_role_typed (form);
  command = start_command (form);
  n = add_changes (form, command);
  start = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  before = cohort_date_format_iso (form->membership->start);
  add_change (command, "start", start, before);
  return n > 0 || json_object_has_member (command, "start") ? g_steal_pointer (&command) : NULL;
}

/* "Until Nov 6, 2024: Teacher, Delta Oaks Unified" and what follows it. */
static void
show_change (CohortCommandDialog *dialog, const Form *form, JsonObject *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  g_autoptr (GPtrArray) memberships = NULL;
  GString *text;

  if (after == NULL) {
    cohort_command_dialog_set_preview (dialog, error->message);
    return;
  }
  memberships = cohort_snapshot_select (after, COHORT_RECORD_MEMBERSHIP, "person", form->person);
  text = g_string_new (NULL);
  for (guint i = 0; i < memberships->len; i++) {
    const CohortMembership *membership = g_ptr_array_index (memberships, i);
    g_autofree char *role = cohort_membership_text_role (membership);
    g_autofree char *what = cohort_membership_text_what (after, membership);
    g_autofree char *when = cohort_membership_text_when (membership);

    if (g_str_equal (membership->record.id, form->membership->record.id)
        || g_strcmp0 (membership->follows, form->membership->record.id) == 0)
      /* Translators: %1$s are days, %2$s a role, %3$s where and for which grades. */
      g_string_append_printf (text, _ ("%1$s: %2$s, %3$s\n"), when, role, what);
  }
  cohort_command_dialog_set_preview (dialog, g_strchomp (text->str));
  g_string_free (text, TRUE);
}

static JsonObject *
make_change (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  g_autofree char *on = NULL;
  g_autoptr (JsonObject) command = NULL;

  if (!form->ready || !check_day (dialog, form, TRUE))
    return NULL;
  show_role_typed (form);
  command = start_command (form);
  if (add_changes (form, command) == 0) {
    cohort_command_dialog_set_preview (dialog, _ ("Choose what is different from that day on."));
    return NULL;
  }
  on = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  json_object_set_string_member (command, "on", on);
  cohort_form_write_text (command, "reason", cohort_entry_get_text (form->reason));
  show_change (dialog, form, command);
  return g_steal_pointer (&command);
}

static JsonObject *
make_end (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  g_autofree char *on = NULL;

  if (!form->ready || !check_day (dialog, form, TRUE))
    return NULL;
  on = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  return cohort_command_new (form->command, "membership", form->membership->record.id, "on", on,
                             "reason", cohort_entry_get_text (form->reason), NULL);
}

static void
offer_organizations (const Form *form)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortOrganization, organization, form->snapshot, COHORT_RECORD_ORGANIZATION) {
    if (organization->name != NULL && organization->merged_into == NULL)
      g_ptr_array_add (names, organization->name);
  }
  g_ptr_array_add (names, NULL);
  cohort_name_completion_attach (form->organization, (const char *const *)names->pdata);
}

static CohortChoices *
make_areas (void)
{
  static const char *const codes[] = {"science", "math", "cs"};
  CohortChoices *choices = cohort_choices_new (_ ("Not stated"));

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    cohort_choices_add (choices, codes[i], cohort_content_area_get_label (codes[i]));
  return choices;
}

/* Those a person can choose: a membership is ended by saying when, which is another dialog. */
static CohortChoices *
make_statuses (void)
{
  static const char *const codes[] = {"prospect", "invited", "active", "paused"};
  CohortChoices *choices = cohort_choices_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    cohort_choices_add (choices, codes[i],
                        cohort_vocabulary_get_label ("membership-status", codes[i]));
  return choices;
}

static CohortChoices *
make_roles (void)
{
  CohortChoices *choices = cohort_choices_new (_ ("Not known"));
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("role", &n);

  for (guint i = 0; i < n; i++)
    cohort_choices_add (choices, words[i].code,
                        cohort_vocabulary_get_label ("role", words[i].code));
  return choices;
}

static void
add_role_rows (CohortCommandDialog *dialog, Form *form)
{
  const CohortMembership *before = form->membership;

  form->roles = make_roles ();
  form->areas = make_areas ();
  form->role = cohort_command_dialog_add_combo (
      dialog, _ ("Role"), cohort_choices_get_labels (form->roles),
      cohort_choices_find (form->roles, before != NULL ? before->role : NULL));
  form->role_typed = cohort_command_dialog_add_entry (dialog, _ ("Role, as they say it"),
                                                      before != NULL ? before->role_typed : NULL);
  form->organization = cohort_command_dialog_add_entry (
      dialog, _ ("Organization, empty for no employer"), get_organization_name (form));
  offer_organizations (form);
  form->bands = cohort_bands_row_new (before != NULL ? before->bands : NULL);
  cohort_command_dialog_add_widget (dialog, form->bands);
  g_signal_connect_object (form->bands, "changed", G_CALLBACK (cohort_command_dialog_changed),
                           dialog, G_CONNECT_SWAPPED);
  form->area = cohort_command_dialog_add_combo (
      dialog, _ ("Teaches"), cohort_choices_get_labels (form->areas),
      cohort_choices_find (form->areas, before != NULL ? before->content_area : NULL));
}

static void
add_status_row (CohortCommandDialog *dialog, Form *form)
{
  const char *status = form->membership != NULL ? form->membership->status : "active";

  /* One that was ended stays so, unless something else is chosen for it. */
  form->statuses = make_statuses ();
  if (g_strcmp0 (status, "ended") == 0)
    cohort_choices_add (form->statuses, status,
                        cohort_vocabulary_get_label ("membership-status", status));
  form->status = cohort_command_dialog_add_combo (dialog, _ ("Status"),
                                                  cohort_choices_get_labels (form->statuses),
                                                  cohort_choices_find (form->statuses, status));
}

static CohortCommandDialog *
make_dialog (GtkWidget *widget,
             CohortStore *store,
             Form *form,
             const char *title,
             const char *accept,
             CohortCommandDialogFunc make)
{
  return cohort_command_dialog_new (widget, store, title, accept, make, form, form_free);
}

static void
present (CohortCommandDialog *dialog, Form *form)
{
  form->ready = TRUE;
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cohort_membership_add_present: puts @person on the team, also beside another membership */
void
cohort_membership_add_present (GtkWidget *widget, CohortStore *store, const char *person)
{
  Form *form = form_new (store, "membership.add", NULL, person);
  CohortCommandDialog *dialog
      = make_dialog (widget, store, form, _ ("Add Membership"), _ ("_Add"), make_add);
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, person);

  cohort_command_dialog_add_group (
      dialog, name, _ ("Beside what there is already: a second role or another organization."));
  add_role_rows (dialog, form);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->day
      = cohort_command_dialog_add_date (dialog, _ ("On the team since"), cohort_date_today ());
  add_status_row (dialog, form);
  present (dialog, form);
}

/** cohort_membership_edit_present: corrects @membership as if it had always been so */
void
cohort_membership_edit_present (GtkWidget *widget, CohortStore *store, const char *membership)
{
  Form *form = form_new (store, "membership.edit", membership, NULL);
  CohortCommandDialog *dialog
      = make_dialog (widget, store, form, _ ("Edit Membership"), _ ("_Save"), make_edit);
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, form->person);

  cohort_command_dialog_add_group (
      dialog, name,
      _ ("Corrects it as if it had always been so. When the role changed on a day, "
         "use “Change from a Date…”, which keeps what was."));
  add_role_rows (dialog, form);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->day
      = cohort_command_dialog_add_date (dialog, _ ("On the team since"), form->membership->start);
  add_status_row (dialog, form);
  present (dialog, form);
}

/** cohort_membership_change_present: asks what is different from which day on */
void
cohort_membership_change_present (GtkWidget *widget, CohortStore *store, const char *membership)
{
  Form *form = form_new (store, "membership.change", membership, NULL);
  CohortCommandDialog *dialog
      = make_dialog (widget, store, form, _ ("Change from a Date"), _ ("C_hange"), make_change);
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, form->person);

  cohort_command_dialog_add_group (
      dialog, name, _ ("What was before is closed the day before and stays in what was."));
  form->day = cohort_command_dialog_add_date (dialog, _ ("From this day on"), cohort_date_today ());
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  add_role_rows (dialog, form);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->reason = cohort_command_dialog_add_entry (dialog, _ ("Reason"), NULL);
  present (dialog, form);
}

/** cohort_membership_end_present: asks for the last day of @membership */
void
cohort_membership_end_present (GtkWidget *widget, CohortStore *store, const char *membership)
{
  Form *form = form_new (store, "membership.end", membership, NULL);
  CohortCommandDialog *dialog
      = make_dialog (widget, store, form, _ ("End Membership"), _ ("_End"), make_end);
  g_autofree char *role = cohort_membership_text_role (form->membership);
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, form->person);
  /* Translators: %1$s is a person, %2$s a role. */
  g_autofree char *title = g_strdup_printf (_ ("%1$s, %2$s"), name, role);

  cohort_command_dialog_add_group (
      dialog, title, _ ("Counts on the team up to and with the last day, and stays in what was."));
  form->day = cohort_command_dialog_add_date (dialog, _ ("Last day"), cohort_date_today ());
  form->reason = cohort_command_dialog_add_entry (dialog, _ ("Reason"), NULL);
  present (dialog, form);
}
