/* One person's trip to a convening: how and when in, what it costs and why out, as it is typed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-trip-dialog.h"

#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-ledger.h"
#include "cohort-money.h"
#include "cohort-run.h"
#include "cohort-shares-form.h"
#include "cohort-splits.h"
#include "cohort-team.h"
#include "cohort-trip-approval.h"
#include "cohort-trip-lines.h"
#include "cohort-trip-meals.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

#define WIDTH  520
#define HEIGHT 720
#define ONE    10 /* in tenths */

typedef struct {
  CohortStore *store;       /* (owned) */
  CohortSnapshot *snapshot; /* (owned) */
  const CohortConvening *convening;
  const CohortTripRecord *trip; /* (nullable): NULL for one that is not planned yet */
  char *person;                 /* (owned) */
  CohortChoices *modes;         /* (owned), each */
  CohortChoices *drivers;
  CohortTripMeals *meals; /* (owned) */
  CohortSharesForm shares;
  GtkWidget *mode;
  GtkWidget *driver;
  GtkWidget *depart;
  GtkWidget *back;
  GtkWidget *overnight;
  GtkWidget *miles;
  GtkWidget *origin;
  GtkWidget *fare;
  GtkWidget *days; /* of a substitute */
  GtkWidget *pay;
  GtkWidget *override;
  GtkWidget *lines;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  cohort_shares_form_clear (&form->shares);
  g_clear_pointer (&form->meals, cohort_trip_meals_free);
  cohort_choices_free (form->modes);
  cohort_choices_free (form->drivers);
  cohort_snapshot_unref (form->snapshot);
  g_object_unref (form->store);
  g_free (form->person);
  g_free (form);
}

static gboolean
is_by (const Form *form, const char *mode)
{
  return g_strcmp0 (cohort_form_get_choice (form->mode, form->modes), mode) == 0;
}

static gboolean
is_carried (const Form *form)
{
  return is_by (form, "air") || is_by (form, "rail");
}

static gboolean
is_overnight (const Form *form)
{
  return !is_by (form, "none") && gtk_switch_get_active (GTK_SWITCH (form->overnight));
}

static CohortDate
get_back (const Form *form)
{
  CohortDate back = cohort_date_row_get_date (COHORT_DATE_ROW (form->back));

  return back != 0 ? back : cohort_date_row_get_date (COHORT_DATE_ROW (form->depart));
}

static void
say_nights (const Form *form, CohortDate depart, CohortDate back)
{
  GtkWidget *row = gtk_widget_get_ancestor (form->overnight, ADW_TYPE_ACTION_ROW);
  guint n = depart != 0 && back > depart ? back - depart : 0;
  g_autofree char *nights = g_strdup_printf (ngettext ("%u night", "%u nights", n), n);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), is_overnight (form) ? nights : _ ("No night"));
}

/* Rows follow the way of travel and the days. */
static void
follow (const Form *form)
{
  CohortDate depart = cohort_date_row_get_date (COHORT_DATE_ROW (form->depart));
  CohortDate back = get_back (form);
  gboolean travels = !is_by (form, "none");

  gtk_widget_set_visible (form->driver, is_by (form, "passenger"));
  gtk_widget_set_visible (form->miles, travels && !is_by (form, "passenger"));
  gtk_widget_set_visible (form->origin, travels);
  gtk_widget_set_visible (form->fare, is_carried (form));
  gtk_widget_set_visible (gtk_widget_get_ancestor (form->overnight, ADW_TYPE_ACTION_ROW), travels);
  say_nights (form, depart, back);
  if (is_overnight (form) && depart != 0)
    cohort_trip_meals_set_days (form->meals, depart, back);
  else
    cohort_trip_meals_set_days (form->meals, 0, 0);
}

static gboolean
is_tenths (GtkWidget *entry)
{
  const char *text = cohort_entry_get_text (entry);
  gint64 tenths = 0;

  return text == NULL || (cohort_tenths_parse (text, &tenths, NULL) && tenths >= 0);
}

static gboolean
is_amount (GtkWidget *entry)
{
  const char *text = cohort_entry_get_text (entry);
  gint64 cents = 0;

  return text == NULL || (cohort_money_parse (text, &cents, NULL) && cents >= 0);
}

/* (transfer full) (nullable): what keeps the form from being complete; all that is wrong is marked
 */
static char *
find_gap (Form *form)
{
  CohortDate depart = cohort_date_row_get_date (COHORT_DATE_ROW (form->depart));
  gboolean has_miles = cohort_form_mark (form->miles, is_tenths (form->miles));
  gboolean has_fare = cohort_form_mark (form->fare, is_amount (form->fare));
  gboolean has_days = cohort_form_mark (form->days, is_tenths (form->days));
  gboolean has_pay = cohort_form_mark (form->pay, is_amount (form->pay));

  if (depart == 0 || !cohort_date_row_check (COHORT_DATE_ROW (form->back), NULL))
    return g_strdup (_ ("Type the days as month, day and year, such as 11/7/2024."));
  if (get_back (form) < depart)
    return g_strdup (_ ("The trip ends before it begins."));
  if (!has_miles)
    return g_strdup (_ ("Type the miles as a number, such as 104.6."));
  if (!has_days)
    return g_strdup (_ ("Type the days of a substitute as a number, such as 2."));
  if (!has_fare || !has_pay)
    return g_strdup (_ ("Type the amount in dollars, such as 125.50."));
  return cohort_shares_form_check (&form->shares, COHORT_UNKNOWN);
}

static void
write_travel (const Form *form, JsonObject *command)
{
  const char *mode = cohort_form_get_choice (form->mode, form->modes);

  cohort_form_write_text (command, "mode", mode);
  if (is_by (form, "passenger"))
    cohort_form_write_text (command, "driver",
                            cohort_form_get_choice (form->driver, form->drivers));
  else
    cohort_form_write_text (command, "miles",
                            is_by (form, "none") ? "0" : cohort_entry_get_text (form->miles));
  cohort_form_write_text (command, "origin", cohort_entry_get_text (form->origin));
  cohort_form_write_text (command, "fare",
                          is_carried (form) ? cohort_entry_get_text (form->fare) : NULL);
  json_object_set_boolean_member (command, "overnight", is_overnight (form));
}

static JsonObject *
write_command (const Form *form)
{
  g_autofree char *depart = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->depart));
  g_autofree char *back = cohort_date_format_iso (get_back (form));
  JsonObject *command
      = cohort_command_new ("plan.trip", "person", form->person, "convening", form->convening->code,
                            "depart", depart, "return", back, NULL);

  write_travel (form, command);
  cohort_trip_meals_write (form->meals, command);
  cohort_form_write_text (command, "substitute_days", cohort_entry_get_text (form->days));
  cohort_form_write_text (command, "substitute", cohort_entry_get_text (form->pay));
  cohort_shares_form_write (&form->shares, command);
  if (cohort_entry_get_text (form->override) != NULL)
    json_object_set_string_member (command, "override", cohort_entry_get_text (form->override));
  return command;
}

static void
append_amount (GString *text, const char *format, gint64 cents)
{
  g_autofree char *amount = cohort_money_format (cents);

  g_string_append_printf (text, format, amount);
}

/* What the trip costs, with registration, and what is left. */
static char *
describe (const Form *form, const CohortSnapshot *after)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (after);
  g_autofree char *left = cohort_what_if_describe (form->snapshot, after);
  g_autofree char *shares = NULL;
  GString *text = g_string_new (NULL);
  CohortTripTotal total;

  cohort_trip_lines_sum (after, form->person, form->convening->code, &total);
  append_amount (text, _ ("This trip: %s"), total.cents);
  if (total.unpriced > 0)
    g_string_append_printf (
        text,
        ngettext (" and %u line without a price", " and %u lines without a price", total.unpriced),
        total.unpriced);
  append_amount (text, _ ("\nPlanned with registration: %s"),
                 cohort_ledger_planned (ledger, NULL, form->person, form->convening->code));
  shares = cohort_shares_form_describe (&form->shares, total.cents);
  if (shares != NULL)
    g_string_append_printf (text, "\n%s", shares);
  g_string_append_printf (text, "\n%s", left);
  return g_string_free (text, FALSE);
}

static JsonObject *
make_trip (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = NULL;
  g_autoptr (JsonObject) command = NULL;
  g_autofree char *text = NULL;

  if (form->lines == NULL)
    return NULL;
  follow (form);
  text = find_gap (form);
  if (text == NULL) {
    command = write_command (form);
    after = cohort_what_if_new (form->snapshot, command, NULL, &error);
    text = after != NULL ? describe (form, after) : g_strdup (error->message);
    if (after == NULL)
      gtk_widget_set_visible (form->override, TRUE);
  }
  cohort_trip_lines_show (form->lines, after, form->person, form->convening->code);
  cohort_command_dialog_set_preview (dialog, text);
  return after != NULL ? g_steal_pointer (&command) : NULL;
}

static void
price_again_cb (GtkButton *button, CohortCommandDialog *dialog)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");

  cohort_run (GTK_WIDGET (button), form->store,
              cohort_command_new ("plan.reprice", "person", form->person, "convening",
                                  form->convening->code, NULL));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
add_stale (CohortCommandDialog *dialog, const Form *form)
{
  GtkWidget *row, *button;

  if (form->trip == NULL || !cohort_trip_is_stale (form->snapshot, form->trip))
    return;
  row = adw_action_row_new ();
  button = gtk_button_new_with_mnemonic (_ ("_Price Again"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Planned by Earlier Rules"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("The travel policy or a rate has changed since."));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Price Again"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (price_again_cb), dialog,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  cohort_command_dialog_add_widget (dialog, row);
}

static void
add_travel (CohortCommandDialog *dialog, Form *form)
{
  const CohortTripRecord *trip = form->trip;
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, form->person);
  g_autofree char *miles
      = trip != NULL && cohort_is_known (trip->miles) ? cohort_tenths_format (trip->miles) : NULL;
  g_autofree char *fare = trip != NULL ? cohort_money_format_plain (trip->fare_cents) : NULL;

  cohort_command_dialog_add_group (dialog, name, form->convening->name);
  form->mode = cohort_command_dialog_add_combo (
      dialog, _ ("How"), cohort_choices_get_labels (form->modes),
      trip != NULL ? cohort_choices_find (form->modes, trip->mode) : 0);
  form->driver = cohort_command_dialog_add_combo (
      dialog, _ ("Rides with"), cohort_choices_get_labels (form->drivers),
      trip != NULL ? cohort_choices_find (form->drivers, trip->driver) : 0);
  form->depart = cohort_command_dialog_add_date (
      dialog, _ ("Leaves on"), trip != NULL ? trip->depart : form->convening->first_day);
  form->back = cohort_command_dialog_add_date (
      dialog, _ ("Comes back on"), trip != NULL ? trip->back : form->convening->last_day);
  form->overnight = cohort_command_dialog_add_switch (
      dialog, _ ("Stays overnight"), NULL,
      trip != NULL ? trip->overnight : !cohort_travel_is_host (form->snapshot, form->convening));
  form->miles = cohort_command_dialog_add_entry (dialog, _ ("Miles there and back"), miles);
  form->origin = cohort_command_dialog_add_entry (dialog, _ ("From where"),
                                                  trip != NULL ? trip->origin : NULL);
  form->fare = cohort_command_dialog_add_entry (dialog, _ ("Fare there and back"), fare);
}

static void
add_substitute (CohortCommandDialog *dialog, Form *form)
{
  const CohortTripRecord *trip = form->trip;
  g_autofree char *days = trip != NULL && cohort_is_known (trip->substitute_days)
                              ? cohort_tenths_format (trip->substitute_days)
                              : NULL;
  g_autofree char *pay = trip != NULL ? cohort_money_format_plain (trip->substitute_cents) : NULL;

  cohort_command_dialog_add_group (dialog, _ ("Substitute Teacher"), NULL);
  form->days = cohort_command_dialog_add_entry (dialog, _ ("Days, empty for none"), days);
  form->pay = cohort_command_dialog_add_entry (dialog, _ ("Pay a day"), pay);
}

/* How the lines are paid that follow from the trip, when they all are alike. */
static void
fill_shares (Form *form)
{
  const char *const categories[] = {"lodging", "mileage", "meals-per-diem", "meals-actual"};

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++) {
    COHORT_FOR_EACH (CohortPlanLine, line, form->snapshot, COHORT_RECORD_PLAN_LINE) {
      g_autoptr (GArray) splits = NULL;

      if (g_strcmp0 (line->person, form->person) != 0
          || g_strcmp0 (line->convening, form->convening->code) != 0
          || g_strcmp0 (line->category, categories[i]) != 0)
        continue;
      splits = cohort_splits_of_line (form->snapshot, line->record.id);
      if (splits->len > 1 && cohort_is_known (g_array_index (splits, CohortSplit, 0).permille))
        cohort_shares_form_fill (&form->shares, splits);
      return;
    }
  }
}

static void
add_rows (CohortCommandDialog *dialog, Form *form)
{
  g_autoptr (CohortPolicy) policy = cohort_policy_get_chosen (form->snapshot);
  GtkWidget *lines = cohort_trip_lines_new ();

  add_stale (dialog, form);
  add_travel (dialog, form);
  form->meals = cohort_trip_meals_new (dialog, form->convening, policy,
                                       form->trip != NULL ? form->trip->provided : NULL);
  add_substitute (dialog, form);
  cohort_command_dialog_add_group (dialog, _ ("Who Pays"), NULL);
  cohort_shares_form_add (
      &form->shares, dialog, form->snapshot,
      form->trip != NULL ? _ ("As it is, else the contract") : _ ("The contract"), FALSE);
  form->override
      = cohort_command_dialog_add_entry (dialog, _ ("Reason to charge it there anyway"), NULL);
  gtk_widget_set_visible (form->override, FALSE);
  if (form->trip != NULL)
    fill_shares (form);
  cohort_command_dialog_add_group (dialog, _ ("What It Comes To"), policy->name);
  cohort_command_dialog_add_widget (dialog, lines);
  if (form->trip != NULL)
    cohort_trip_approval_add (dialog, form->store, form->snapshot, form->trip);
  form->lines = lines;
}

static Form *
form_new (CohortStore *store, const char *person, const char *convening)
{
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->convening
      = cohort_program_find_convening (cohort_snapshot_get_program (form->snapshot), convening);
  form->trip = cohort_trip_find (form->snapshot, person, convening);
  form->person = g_strdup (person);
  form->modes = cohort_choices_new_words ("trip-mode");
  form->drivers = cohort_choices_new_people (form->snapshot, _ ("Somebody else"));
  return form;
}

/** cohort_trip_dialog_present: asks how and when @person travels to @convening */
void
cohort_trip_dialog_present (GtkWidget *widget,
                            CohortStore *store,
                            const char *person,
                            const char *convening)
{
  Form *form = form_new (store, person, convening);
  CohortCommandDialog *dialog = cohort_command_dialog_new (widget, store, _ ("Plan Trip"),
                                                           _ ("_Plan"), make_trip, form, form_free);

  g_object_set_data (G_OBJECT (dialog), "form", form);
  add_rows (dialog, form);
  cohort_command_dialog_changed (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  gtk_widget_grab_focus (form->mode);
  gtk_window_present (GTK_WINDOW (dialog));
}
