/* The form of a rate of the county's own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-rate-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-form-values.h"
#include "cohort-money.h"
#include "cohort-trip.h"

#include <glib/gi18n-lib.h>

#define WIDTH  480
#define HEIGHT 640
#define ONE    10 /* in tenths */

static const struct {
  const char *name;
  const char *label;
  gsize offset;
} meals[] = {
    {"breakfast", N_ ("Breakfast"), offsetof (CohortTravelRate, breakfast_cents)},
    {"lunch", N_ ("Lunch"), offsetof (CohortTravelRate, lunch_cents)},
    {"dinner", N_ ("Dinner"), offsetof (CohortTravelRate, dinner_cents)},
    {"incidentals", N_ ("Incidentals"), offsetof (CohortTravelRate, incidentals_cents)},
    {"partial_day", N_ ("First or last day, empty: as others"),
     offsetof (CohortTravelRate, partial_day_cents)},
};

typedef struct {
  CohortSnapshot *snapshot;     /* (owned) */
  const CohortTravelRate *rate; /* (nullable): NULL for a new one */
  CohortChoices *kinds;         /* (owned) */
  GtkWidget *kind;
  GtkWidget *locality;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *amount;
  GtkWidget *meals[G_N_ELEMENTS (meals)];
  GtkWidget *source;
  GtkWidget *verified;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  cohort_choices_free (form->kinds);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static const char *
get_kind (const Form *form)
{
  return cohort_form_get_choice (form->kind, form->kinds);
}

static gboolean
is_mileage (const Form *form)
{
  return g_str_equal (get_kind (form), "mileage");
}

static gboolean
is_flat (const Form *form)
{
  return g_str_equal (get_kind (form), "flat-meals");
}

static gboolean
is_of_meals (const Form *form)
{
  return !is_mileage (form) && !g_str_equal (get_kind (form), "lodging");
}

static void
follow (const Form *form)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->amount),
                                 is_mileage (form)    ? _ ("Cents a mile")
                                 : is_of_meals (form) ? _ ("Dollars a day")
                                                      : _ ("Dollars a night, without tax"));
  gtk_widget_set_visible (form->amount, !is_flat (form));
  gtk_widget_set_visible (form->locality, !is_mileage (form));
  for (guint i = 0; i < G_N_ELEMENTS (meals); i++)
    gtk_widget_set_visible (form->meals[i], is_of_meals (form));
}

/* Miles are typed in cents with a tenth, all else in dollars. */
static gboolean
read_amount (const Form *form, gint64 *value)
{
  const char *text = cohort_entry_get_text (form->amount);

  if (text == NULL)
    return FALSE;
  return (is_mileage (form) ? cohort_tenths_parse (text, value, NULL)
                            : cohort_money_parse (text, value, NULL))
         && *value >= 0;
}

static gboolean
check_meals (const Form *form)
{
  gboolean is_good = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (meals); i++) {
    const char *text = cohort_entry_get_text (form->meals[i]);
    gint64 cents = 0;

    if (!cohort_form_mark (form->meals[i],
                           text == NULL || (cohort_money_parse (text, &cents, NULL) && cents >= 0)))
      is_good = FALSE;
  }
  return is_good;
}

static const char *
find_gap (const Form *form)
{
  gint64 amount = 0;
  const char *typed = cohort_entry_get_text (form->amount);
  gboolean has_amount = is_flat (form) || read_amount (form, &amount);

  cohort_form_mark (form->amount, has_amount || typed == NULL);
  if (!check_meals (form))
    return _ ("Type the amount in dollars, such as 22.00.");
  if (!has_amount)
    return is_mileage (form) ? _ ("Type the rate in cents, such as 67.0.")
                             : _ ("Type the rate in dollars, such as 150.00.");
  if (cohort_date_row_get_date (COHORT_DATE_ROW (form->from)) == 0
      || !cohort_date_row_check (COHORT_DATE_ROW (form->to), NULL))
    return _ ("Type the first day, and the last when there is one, such as 7/1/2024.");
  return NULL;
}

static JsonObject *
write_command (const Form *form)
{
  const char *id = form->rate != NULL ? form->rate->record.id : NULL;
  g_autofree char *from = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->from));
  g_autofree char *to = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->to));
  JsonObject *command = cohort_command_new (id != NULL ? "rate.edit" : "rate.add", "rate", id,
                                            "kind", get_kind (form), "from", from, NULL);
  gint64 amount;

  cohort_form_write_text (command, "to", to);
  cohort_form_write_text (command, "locality",
                          is_mileage (form) ? NULL : cohort_entry_get_text (form->locality));
  if (!is_flat (form) && read_amount (form, &amount))
    json_object_set_int_member (command, "amount", amount);
  for (guint i = 0; i < G_N_ELEMENTS (meals); i++)
    cohort_form_write_text (command, meals[i].name,
                            is_of_meals (form) ? cohort_entry_get_text (form->meals[i]) : NULL);
  cohort_form_write_text (command, "source", cohort_entry_get_text (form->source));
  json_object_set_boolean_member (command, "verified",
                                  gtk_switch_get_active (GTK_SWITCH (form->verified)));
  return command;
}

static JsonObject *
make_command (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *gap;

  if (form->verified == NULL)
    return NULL;
  follow (form);
  gap = find_gap (form);
  cohort_command_dialog_set_preview (dialog, gap);
  return gap == NULL ? write_command (form) : NULL;
}

static char *
format_amount (const CohortTravelRate *rate)
{
  if (rate == NULL || g_strcmp0 (rate->kind, "flat-meals") == 0)
    return NULL;
  return g_strcmp0 (rate->kind, "mileage") == 0
             ? cohort_tenths_format (rate->mills)
             : cohort_money_format_plain (cohort_money_times (ONE, rate->mills));
}

static void
add_amounts (CohortCommandDialog *dialog, Form *form)
{
  const CohortTravelRate *rate = form->rate;
  g_autofree char *amount = format_amount (rate);

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->amount = cohort_command_dialog_add_entry (dialog, _ ("Cents a mile"), amount);
  for (guint i = 0; i < G_N_ELEMENTS (meals); i++) {
    const gint64 *cents
        = rate != NULL ? (const gint64 *)((const char *)rate + meals[i].offset) : NULL;
    g_autofree char *text = cents != NULL ? cohort_money_format_plain (*cents) : NULL;

    form->meals[i] = cohort_command_dialog_add_entry (dialog, _ (meals[i].label), text);
  }
}

static void
add_rows (CohortCommandDialog *dialog, Form *form)
{
  const CohortTravelRate *rate = form->rate;

  cohort_command_dialog_add_group (
      dialog, NULL,
      _ ("It goes before the program’s rate for its days. Trips that are planned "
         "keep their amounts until they are priced again."));
  form->kind = cohort_command_dialog_add_combo (
      dialog, _ ("Kind"), cohort_choices_get_labels (form->kinds),
      rate != NULL ? cohort_choices_find (form->kinds, rate->kind) : 0);
  form->locality = cohort_command_dialog_add_entry (dialog, _ ("Place, empty: anywhere"),
                                                    rate != NULL ? rate->locality : NULL);
  form->from
      = cohort_command_dialog_add_date (dialog, _ ("First day"), rate != NULL ? rate->from : 0);
  form->to = cohort_command_dialog_add_date (dialog, _ ("Last day, empty: until further notice"),
                                             rate != NULL ? rate->to : 0);
  add_amounts (dialog, form);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->source = cohort_command_dialog_add_entry (dialog, _ ("Where it is written"),
                                                  rate != NULL ? rate->source : NULL);
  form->verified = cohort_command_dialog_add_switch (
      dialog, _ ("Verified"), _ ("Somebody read it there"), rate != NULL && rate->verified);
}

/** cohort_rate_dialog_present: see the header */
void
cohort_rate_dialog_present (GtkWidget *widget, CohortStore *store, const char *rate)
{
  Form *form = g_new0 (Form, 1);
  CohortCommandDialog *dialog;
  gboolean is_new;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->rate = cohort_snapshot_find (form->snapshot, COHORT_RECORD_TRAVEL_RATE, rate);
  form->kinds = cohort_choices_new_words ("rate-kind");
  is_new = form->rate == NULL;
  dialog = cohort_command_dialog_new (widget, store, is_new ? _ ("Add Rate") : _ ("Edit Rate"),
                                      is_new ? _ ("_Add") : _ ("_Save"), make_command, form,
                                      form_free);
  add_rows (dialog, form);
  cohort_command_dialog_changed (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  gtk_widget_grab_focus (form->kind);
  gtk_window_present (GTK_WINDOW (dialog));
}
