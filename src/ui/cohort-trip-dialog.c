/* One person's trip to a convening: days and miles in, lodging, meals and mileage planned.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-trip-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-ledger.h"
#include "cohort-money.h"
#include "cohort-team.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortConvening *convening;
  char *person; /* (owned) */
  GtkWidget *depart;
  GtkWidget *back;
  GtkWidget *miles;
  GtkWidget *overnight;
} TripForm;

static void
trip_form_free (gpointer data)
{
  TripForm *form = data;

  cohort_snapshot_unref (form->snapshot);
  g_free (form->person);
  g_free (form);
}

static gint64
get_planned (const CohortSnapshot *snapshot, const TripForm *form)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);

  return cohort_ledger_planned (ledger, NULL, form->person, form->convening->code);
}

/* What the trip would cost and leave, or why it cannot be planned. */
static gboolean
show_preview (CohortCommandDialog *dialog, const TripForm *form, JsonObject *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  g_autofree char *amount = NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;

  if (after == NULL) {
    cohort_command_dialog_set_preview (dialog, error->message);
    return FALSE;
  }
  amount = cohort_money_format (get_planned (after, form));
  left = cohort_what_if_describe (form->snapshot, after);
  /* Translators: %1$s is an amount, %2$s says what is left of the contract. */
  text = g_strdup_printf (_ ("Planned with registration: %1$s\n%2$s"), amount, left);
  cohort_command_dialog_set_preview (dialog, text);
  return TRUE;
}

static JsonObject *
make_trip (CohortCommandDialog *dialog, gpointer user_data)
{
  TripForm *form = user_data;
  g_autofree char *depart = NULL;
  g_autofree char *back = NULL;
  JsonObject *command;

  if (form->overnight == NULL || !cohort_date_row_check (COHORT_DATE_ROW (form->back), NULL))
    return NULL;
  depart = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->depart));
  back = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->back));
  if (depart == NULL)
    return NULL;
  command
      = cohort_command_new ("plan.trip", "person", form->person, "convening", form->convening->code,
                            "depart", depart, "return", back, "miles",
                            cohort_entry_get_text (form->miles), NULL);
  json_object_set_boolean_member (command, "overnight",
                                  gtk_switch_get_active (GTK_SWITCH (form->overnight)));
  if (!show_preview (dialog, form, command))
    g_clear_pointer (&command, json_object_unref);
  return command;
}

/** cohort_trip_dialog_present: asks for the days and miles of @person's way to @convening */
void
cohort_trip_dialog_present (GtkWidget *widget,
                            CohortStore *store,
                            const char *person,
                            const char *convening)
{
  TripForm *form = g_new0 (TripForm, 1);
  g_autofree char *name = NULL;
  CohortCommandDialog *dialog;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->convening
      = cohort_program_find_convening (cohort_snapshot_get_program (form->snapshot), convening);
  form->person = g_strdup (person);
  name = cohort_team_dup_person_name (form->snapshot, person);

  dialog = cohort_command_dialog_new (widget, store, _ ("Plan Trip"), _ ("_Plan"), make_trip, form,
                                      trip_form_free);
  cohort_command_dialog_add_group (dialog, name,
                                   _ ("Lodging, meals and mileage are worked out at the program’s "
                                      "rates; meals the convening provides are taken off."));
  form->depart
      = cohort_command_dialog_add_date (dialog, _ ("Leaves on"), form->convening->first_day);
  form->back
      = cohort_command_dialog_add_date (dialog, _ ("Comes back on"), form->convening->last_day);
  form->miles = cohort_command_dialog_add_entry (
      dialog, _ ("Miles there and back, empty for a passenger"), NULL);
  form->overnight = cohort_command_dialog_add_switch (dialog, _ ("Stays overnight"), NULL, TRUE);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
