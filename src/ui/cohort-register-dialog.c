/* The registration of one person for a convening, and canceling it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-register-dialog.h"

#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-money.h"
#include "cohort-team.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortConvening *convening;
  const CohortAttendance *attendance; /* (nullable) */
  char *person;                       /* (owned) */
  CohortChoices *offices;             /* (owned) (nullable) */
  CohortChoices *sources;             /* (owned) (nullable) */
  GtkWidget *option;
  GtkWidget *price;
  GtkWidget *confirmation;
  GtkWidget *day;
  GtkWidget *office;
  GtkWidget *source;
  GtkWidget *hotel_rate;
  GtkWidget *reason;
} RegisterForm;

static RegisterForm *
register_form_new (CohortStore *store, const char *person, const char *convening)
{
  RegisterForm *form = g_new0 (RegisterForm, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->convening
      = cohort_program_find_convening (cohort_snapshot_get_program (form->snapshot), convening);
  form->attendance = cohort_snapshot_get_attendance (form->snapshot, person, convening);
  form->person = g_strdup (person);
  return form;
}

static void
register_form_free (gpointer data)
{
  RegisterForm *form = data;

  g_clear_pointer (&form->offices, cohort_choices_free);
  g_clear_pointer (&form->sources, cohort_choices_free);
  cohort_snapshot_unref (form->snapshot);
  g_free (form->person);
  g_free (form);
}

static const CohortOption *
get_option (const RegisterForm *form)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (form->option));

  return selected < form->convening->options->len
             ? g_ptr_array_index (form->convening->options, selected)
             : NULL;
}

static gboolean
check_price (GtkWidget *entry)
{
  const char *price = cohort_entry_get_text (entry);
  gint64 cents;

  return cohort_form_mark (entry, price == NULL || cohort_money_parse (price, &cents, NULL));
}

static JsonObject *
make_register (CohortCommandDialog *dialog, gpointer user_data)
{
  RegisterForm *form = user_data;
  const CohortOption *option = get_option (form);
  g_autofree char *day = NULL;
  JsonObject *command;

  if (form->hotel_rate == NULL || option == NULL || !check_price (form->price)
      || !cohort_date_row_check (COHORT_DATE_ROW (form->day), NULL))
    return NULL;
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  command = cohort_command_new (
      "attendance.register", "person", form->person, "convening", form->convening->code, "option",
      option->code, "price", cohort_entry_get_text (form->price), "confirmation",
      cohort_entry_get_text (form->confirmation), "on", day, "affiliation",
      cohort_form_get_choice (form->office, form->offices), "source",
      cohort_form_get_choice (form->source, form->sources), NULL);
  json_object_set_boolean_member (command, "hotel_rate",
                                  gtk_switch_get_active (GTK_SWITCH (form->hotel_rate)));
  return command;
}

static char **
make_option_labels (const CohortConvening *convening)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; i < convening->options->len; i++) {
    const CohortOption *option = g_ptr_array_index (convening->options, i);
    g_autofree char *price = cohort_is_known (option->price_cents)
                                 ? cohort_money_format (option->price_cents)
                                 : g_strdup (_ ("price typed"));
    g_autofree char *label = g_strdup_printf (_ ("%1$s · %2$s"), option->label, price);

    g_strv_builder_add (labels, label);
  }
  return g_strv_builder_end (labels);
}

static guint
find_option (const CohortConvening *convening, const char *code)
{
  for (guint i = 0; i < convening->options->len; i++) {
    const CohortOption *option = g_ptr_array_index (convening->options, i);

    if (g_strcmp0 (option->code, code) == 0)
      return i;
  }
  return 0;
}

/* The price and the hotel rate follow the option, until somebody says otherwise. */
static void
option_changed_cb (CohortCommandDialog *dialog)
{
  RegisterForm *form = g_object_get_data (G_OBJECT (dialog), "form");
  const CohortOption *option = get_option (form);
  g_autofree char *price = option != NULL && cohort_is_known (option->price_cents)
                               ? cohort_money_format_plain (option->price_cents)
                               : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (form->price), price);
  if (option != NULL)
    gtk_switch_set_active (GTK_SWITCH (form->hotel_rate), option->housing_rate);
}

static int
compare_offices (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(const CohortCounty *const *)a)->coe_name,
                         (*(const CohortCounty *const *)b)->coe_name);
}

/* The county's own first, then all that the registration page lists, then what was kept of a
 * name it no longer has. */
static CohortChoices *
list_offices (const CohortSnapshot *snapshot, const char *present)
{
  CohortChoices *offices = cohort_choices_new (_ ("Not noted"));
  const CohortCounty *own = cohort_snapshot_get_county (snapshot);
  g_autoptr (GPtrArray) counties = g_ptr_array_copy (
      cohort_program_get_counties (cohort_snapshot_get_program (snapshot)), NULL, NULL);

  g_ptr_array_set_free_func (counties, NULL);
  g_ptr_array_sort (counties, compare_offices);
  if (own != NULL)
    cohort_choices_add (offices, own->coe_name, own->coe_name);
  for (guint i = 0; i < counties->len; i++) {
    const CohortCounty *county = g_ptr_array_index (counties, i);

    if (own == NULL || county->number != own->number)
      cohort_choices_add (offices, county->coe_name, county->coe_name);
  }
  if (present != NULL && cohort_choices_find (offices, present) == 0)
    cohort_choices_add (offices, present, present);
  return offices;
}

static void
add_payment (CohortCommandDialog *dialog, RegisterForm *form)
{
  const CohortAttendance *attendance = form->attendance;

  form->offices = list_offices (form->snapshot,
                                attendance != NULL ? attendance->affiliation : NULL);
  form->sources = cohort_choices_new_sources (form->snapshot, _ ("As planned"));
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->source = cohort_command_dialog_add_combo (
      dialog, _ ("Paid by"), cohort_choices_get_labels (form->sources),
      cohort_choices_find (form->sources, attendance != NULL ? attendance->paid_by : NULL));
  form->office = cohort_command_dialog_add_combo (
      dialog, _ ("Affiliation chosen"), cohort_choices_get_labels (form->offices),
      cohort_choices_find (form->offices, attendance != NULL ? attendance->affiliation : NULL));
  form->hotel_rate = cohort_command_dialog_add_switch (
      dialog, _ ("Conference hotel rate"), _ ("May book a room at the conference’s price"),
      attendance != NULL && attendance->hotel_rate);
}

/* What is on record wins over what the option suggests. */
static void
fill_known (RegisterForm *form)
{
  const CohortAttendance *attendance = form->attendance;
  g_autofree char *price = NULL;

  if (attendance == NULL)
    return;
  if (attendance->confirmation != NULL)
    gtk_editable_set_text (GTK_EDITABLE (form->confirmation), attendance->confirmation);
  if (cohort_is_known (attendance->price_cents)) {
    price = cohort_money_format_plain (attendance->price_cents);
    gtk_editable_set_text (GTK_EDITABLE (form->price), price);
  }
  if (attendance->registered_on != 0)
    gtk_switch_set_active (GTK_SWITCH (form->hotel_rate), attendance->hotel_rate);
}

static void
add_fee (CohortCommandDialog *dialog, RegisterForm *form)
{
  const CohortAttendance *attendance = form->attendance;
  g_auto (GStrv) labels = make_option_labels (form->convening);
  CohortDate on = attendance != NULL && attendance->registered_on != 0 ? attendance->registered_on
                                                                       : cohort_date_today ();

  form->option = cohort_command_dialog_add_combo (
      dialog, _ ("Option"), (const char *const *)labels,
      find_option (form->convening, attendance != NULL ? attendance->option : NULL));
  form->price
      = cohort_command_dialog_add_entry (dialog, _ ("Price, empty when it is not known"), NULL);
  form->confirmation = cohort_command_dialog_add_entry (dialog, _ ("Confirmation number"), NULL);
  form->day = cohort_command_dialog_add_date (dialog, _ ("Registered on"), on);
}

/** cohort_register_dialog_present: the registration of @person for @convening, new or as it is */
void
cohort_register_dialog_present (GtkWidget *widget,
                                CohortStore *store,
                                const char *person,
                                const char *convening)
{
  RegisterForm *form = register_form_new (store, person, convening);
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, person);
  CohortCommandDialog *dialog;

  dialog = cohort_command_dialog_new (widget, store, _ ("Registration"), _ ("_Register"),
                                      make_register, form, register_form_free);
  cohort_command_dialog_add_group (dialog, name, form->convening->name);
  add_fee (dialog, form);
  add_payment (dialog, form);
  g_object_set_data (G_OBJECT (dialog), "form", form);
  g_signal_connect_object (form->option, "notify::selected", G_CALLBACK (option_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  option_changed_cb (dialog);
  fill_known (form);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static JsonObject *
make_unregister (CohortCommandDialog *dialog, gpointer user_data)
{
  RegisterForm *form = user_data;
  g_autoptr (CohortSnapshot) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *money = NULL;
  g_autofree char *day = NULL;
  JsonObject *command;

  if (!cohort_date_row_check (COHORT_DATE_ROW (form->day), NULL))
    return NULL;
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  command = cohort_command_new ("attendance.unregister", "person", form->person, "convening",
                                form->convening->code, "on", day, "reason",
                                cohort_entry_get_text (form->reason), NULL);
  after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  money = after != NULL ? cohort_what_if_describe (form->snapshot, after)
                        : g_strdup (error->message);
  cohort_command_dialog_set_preview (dialog, money);
  if (after == NULL)
    g_clear_pointer (&command, json_object_unref);
  return command;
}

/** cohort_unregister_dialog_present: asks when and why the registration of @person was canceled */
void
cohort_unregister_dialog_present (GtkWidget *widget,
                                  CohortStore *store,
                                  const char *person,
                                  const char *convening)
{
  RegisterForm *form = register_form_new (store, person, convening);
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, person);
  CohortCommandDialog *dialog;

  dialog = cohort_command_dialog_new (widget, store, _ ("Cancel Registration"),
                                      _ ("Cancel _Registration"), make_unregister, form,
                                      register_form_free);
  cohort_command_dialog_add_group (
      dialog, name,
      _ ("The spot stays with this person, who has then accepted and is not registered. What was "
         "paid is to be refunded."));
  form->day = cohort_command_dialog_add_date (dialog, _ ("Canceled on"), cohort_date_today ());
  form->reason = cohort_command_dialog_add_entry (dialog, _ ("Reason"), NULL);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
