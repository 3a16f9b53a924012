/* Recording in the window that a trip was approved.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-trip-approval.h"

#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-ledger.h"
#include "cohort-money.h"
#include "cohort-policy.h"
#include "cohort-run.h"
#include "cohort-team.h"
#include "cohort-travel.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortStore *store; /* (owned) */
  char *person;       /* (owned), each */
  char *convening;
  GtkWidget *day; /* (nullable) until the form is there, each */
  GtkWidget *approval;
} Form;

static Form *
form_new (CohortStore *store, const char *person, const char *convening)
{
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->person = g_strdup (person);
  form->convening = g_strdup (convening);
  return form;
}

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->store);
  g_free (form->person);
  g_free (form->convening);
  g_free (form);
}

static JsonObject *
make_approval (CohortCommandDialog *dialog, gpointer user_data)
{
  const Form *form = user_data;
  g_autofree char *day = NULL;
  JsonObject *command;

  if (form->approval == NULL || cohort_date_row_get_date (COHORT_DATE_ROW (form->day)) == 0)
    return NULL;
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  command = cohort_command_new ("trip.approve", "person", form->person, "convening",
                                form->convening, "on", day, NULL);
  cohort_form_write_text (command, "approval", cohort_entry_get_text (form->approval));
  return command;
}

static gint64
get_planned (const CohortSnapshot *snapshot, const char *person, const char *convening)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);

  return cohort_ledger_planned (ledger, NULL, person, convening);
}

/** cohort_trip_approval_present: see the header */
void
cohort_trip_approval_present (GtkWidget *widget,
                              CohortStore *store,
                              const char *person,
                              const char *convening)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  const CohortConvening *found
      = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), convening);
  const CohortTripRecord *trip = cohort_trip_find (snapshot, person, convening);
  g_autofree char *name = cohort_team_dup_person_name (snapshot, person);
  g_autofree char *planned = cohort_money_format (get_planned (snapshot, person, convening));
  /* Translators: %1$s is a convening, %2$s an amount. */
  g_autofree char *what = g_strdup_printf (_ ("%1$s, %2$s planned"),
                                           found != NULL ? found->name : convening, planned);
  Form *form = form_new (store, person, convening);
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, _ ("Approval of the Trip"), _ ("_Record"), make_approval, form, form_free);
  gboolean has_approval = trip != NULL && trip->approved_on != 0;

  cohort_command_dialog_add_group (dialog, name, what);
  form->day = cohort_command_dialog_add_date (
      dialog, _ ("Approved on"), has_approval ? trip->approved_on : cohort_date_today ());
  form->approval = cohort_command_dialog_add_entry (dialog, _ ("Where, such as board and item"),
                                                    has_approval ? trip->approval : NULL);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->approval);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
record_cb (GtkButton *button, CohortCommandDialog *dialog)
{
  g_autoptr (GtkButton) kept = g_object_ref (button);
  const Form *form = g_object_get_data (G_OBJECT (button), "form");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  /* To press it is to leave the form, as Cancel is. */
  gtk_window_destroy (GTK_WINDOW (dialog));
  cohort_trip_approval_present (GTK_WIDGET (parent), form->store, form->person, form->convening);
}

static void
take_back_cb (GtkButton *button, CohortCommandDialog *dialog)
{
  const Form *form = g_object_get_data (G_OBJECT (button), "form");

  cohort_run (GTK_WIDGET (button), form->store,
              cohort_command_new ("trip.unapprove", "person", form->person, "convening",
                                  form->convening, NULL));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static char *
describe_none (const CohortSnapshot *snapshot, gint64 planned)
{
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (snapshot);
  g_autofree char *limit = NULL;

  if (!cohort_is_known (policy->board_cents) || planned <= policy->board_cents)
    return g_strdup (_ ("None recorded; none is needed by the travel policy"));
  limit = cohort_money_format (policy->board_cents);
  return g_strdup_printf (_ ("None recorded; the board decides above %s"), limit);
}

/* (transfer full) */
static char *
describe (const CohortSnapshot *snapshot, const CohortTripRecord *trip)
{
  gint64 planned = get_planned (snapshot, trip->person, trip->convening);
  g_autofree char *day = cohort_date_format (trip->approved_on);
  g_autofree char *amount = NULL;
  GString *text;

  if (trip->approved_on == 0)
    return describe_none (snapshot, planned);
  text = g_string_new (NULL);
  g_string_append_printf (text, _ ("Approved on %s"), day);
  if (trip->approval != NULL)
    g_string_append_printf (text, " · %s", trip->approval);
  if (!cohort_trip_is_approved (trip, planned, trip->approved_on)) {
    amount = cohort_money_format (trip->approved_cents);
    g_string_append_printf (text, _ (" · for %s, which is less than is planned now"), amount);
  }
  return g_string_free (text, FALSE);
}

static void
add_button (CohortCommandDialog *dialog,
            GtkWidget *row,
            Form *form,
            const char *label,
            const char *name,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "form", form, form_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, dialog, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/** cohort_trip_approval_add: see the header */
void
cohort_trip_approval_add (CohortCommandDialog *dialog,
                          CohortStore *store,
                          const CohortSnapshot *snapshot,
                          const CohortTripRecord *trip)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = describe (snapshot, trip);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Approval"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  add_button (dialog, row, form_new (store, trip->person, trip->convening), _ ("_Record…"),
              _ ("Record Approval"), G_CALLBACK (record_cb));
  if (trip->approved_on != 0)
    add_button (dialog, row, form_new (store, trip->person, trip->convening), _ ("_Take Back"),
                _ ("Take Back Approval"), G_CALLBACK (take_back_cb));
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  cohort_command_dialog_add_widget (dialog, row);
}
