/* The form of a travel policy of the county's own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-policy-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-form-values.h"
#include "cohort-money.h"
#include "cohort-policy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH  520
#define HEIGHT 700
#define WHOLE  1000 /* permille */

/* The entries that hold a number, in the order they are shown. */
typedef enum {
  PARTIAL,
  LOCAL,
  CLAIM,
  BOARD,
  RECEIPT,
  N_NUMBERS,
} Number;

/* The switches, likewise. */
typedef enum {
  DEDUCT,
  FLOOR,
  RECEPTION,
  MAXIMUM,
  N_FLAGS,
} Flag;

typedef struct {
  CohortPolicy *policy; /* (owned): to start from */
  gboolean is_new;
  CohortChoices *meal_rules; /* (owned), each */
  CohortChoices *lodging_rules;
  CohortChoices *categories;
  GPtrArray *checks; /* (owned): check buttons, one for each category */
  GtkWidget *name;
  GtkWidget *meals;
  GtkWidget *lodging;
  GtkWidget *source;
  GtkWidget *numbers[N_NUMBERS];
  GtkWidget *flags[N_FLAGS];
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  cohort_policy_free (form->policy);
  cohort_choices_free (form->meal_rules);
  cohort_choices_free (form->lodging_rules);
  cohort_choices_free (form->categories);
  g_ptr_array_unref (form->checks);
  g_free (form);
}

/* Days are whole; shares and miles have tenths; the others are dollars. */
static gboolean
read_number (const Form *form, Number number, gint64 *value)
{
  const char *text = cohort_entry_get_text (form->numbers[number]);

  *value = COHORT_UNKNOWN;
  if (text == NULL)
    return TRUE;
  switch (number) {
  case PARTIAL:
    return cohort_tenths_parse (text, value, NULL) && *value >= 0 && *value <= WHOLE;
  case LOCAL:
    return cohort_tenths_parse (text, value, NULL) && *value >= 0;
  case CLAIM:
    return g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, value, NULL);
  case BOARD:
  case RECEIPT:
  case N_NUMBERS:
    break;
  }
  return cohort_money_parse (text, value, NULL) && *value >= 0;
}

static const char *
check_numbers (Form *form)
{
  static const char *const wrong[N_NUMBERS] = {
      [PARTIAL] = N_ ("Type the share of a first or last day in percent, such as 75."),
      [LOCAL] = N_ ("Type the miles as a number, such as 50."),
      [CLAIM] = N_ ("Type the days as a whole number, such as 30."),
      [BOARD] = N_ ("Type the amount in dollars, such as 1000."),
      [RECEIPT] = N_ ("Type the amount in dollars, such as 25."),
  };
  const char *first = NULL;

  for (guint i = 0; i < N_NUMBERS; i++) {
    gint64 value;

    if (!cohort_form_mark (form->numbers[i], read_number (form, i, &value)) && first == NULL)
      first = _ (wrong[i]);
  }
  return first;
}

static void
write_number (const Form *form, JsonObject *command, Number number, const char *name)
{
  g_autofree char *text = NULL;
  gint64 value;

  read_number (form, number, &value);
  if (!cohort_is_known (value)) {
    json_object_set_null_member (command, name);
  } else if (number == LOCAL) {
    text = cohort_tenths_format (value);
    json_object_set_string_member (command, name, text);
  } else {
    json_object_set_int_member (command, name, value);
  }
}

static void
write_receipt_free (const Form *form, JsonObject *command)
{
  JsonArray *codes = json_array_new ();

  for (guint i = 0; i < form->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (form->checks, i)))
      json_array_add_string_element (codes, cohort_choices_get (form->categories, i));
  json_object_set_array_member (command, "receipt_free", codes);
}

static JsonObject *
write_command (const Form *form)
{
  static const char *const flags[N_FLAGS] = {
      "deduct_provided",
      "floor_incidentals",
      "reception_is_dinner",
      "is_maximum",
  };
  static const char *const numbers[N_NUMBERS] = {
      "partial", "local_miles", "claim_days", "board", "receipt_below",
  };
  JsonObject *command = cohort_command_new (
      form->is_new ? "policy.add" : "policy.edit", form->is_new ? "from" : "policy",
      form->policy->code, "name", cohort_entry_get_text (form->name), "meals",
      cohort_form_get_choice (form->meals, form->meal_rules), "lodging",
      cohort_form_get_choice (form->lodging, form->lodging_rules), NULL);

  for (guint i = 0; i < N_FLAGS; i++)
    json_object_set_boolean_member (command, flags[i],
                                    gtk_switch_get_active (GTK_SWITCH (form->flags[i])));
  for (guint i = 0; i < N_NUMBERS; i++)
    write_number (form, command, i, numbers[i]);
  write_receipt_free (form, command);
  cohort_form_write_text (command, "source", cohort_entry_get_text (form->source));
  return command;
}

static JsonObject *
make_command (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *wrong;

  if (form->source == NULL)
    return NULL;
  wrong = check_numbers (form);
  if (wrong == NULL && cohort_entry_get_text (form->name) == NULL)
    wrong = _ ("Give the policy a name.");
  cohort_command_dialog_set_preview (dialog, wrong);
  return wrong == NULL ? write_command (form) : NULL;
}

static char *
format_number (const CohortPolicy *policy, Number number)
{
  switch (number) {
  case PARTIAL:
    return cohort_is_known (policy->partial_permille)
               ? cohort_tenths_format (policy->partial_permille)
               : NULL;
  case LOCAL:
    return cohort_is_known (policy->local_tenths) ? cohort_tenths_format (policy->local_tenths)
                                                  : NULL;
  case CLAIM:
    return cohort_is_known (policy->claim_days)
               ? g_strdup_printf ("%" G_GINT64_FORMAT, policy->claim_days)
               : NULL;
  case BOARD:
    return cohort_money_format_plain (policy->board_cents);
  case RECEIPT:
  case N_NUMBERS:
    break;
  }
  return cohort_money_format_plain (policy->receipt_cents);
}

static void
add_number (CohortCommandDialog *dialog, Form *form, Number number, const char *title)
{
  g_autofree char *text = format_number (form->policy, number);

  form->numbers[number] = cohort_command_dialog_add_entry (dialog, title, text);
}

static void
add_meals (CohortCommandDialog *dialog, Form *form)
{
  const CohortPolicy *policy = form->policy;

  cohort_command_dialog_add_group (dialog, _ ("Meals"), NULL);
  form->meals = cohort_command_dialog_add_combo (
      dialog, _ ("What is paid"), cohort_choices_get_labels (form->meal_rules),
      cohort_choices_find (form->meal_rules, policy->meals));
  add_number (dialog, form, PARTIAL, _ ("Percent on first and last day, if any"));
  form->flags[DEDUCT] = cohort_command_dialog_add_switch (dialog, _ ("Take off provided meals"),
                                                          NULL, policy->deduct_provided);
  form->flags[FLOOR] = cohort_command_dialog_add_switch (dialog, _ ("Never below incidentals"),
                                                         NULL, policy->floor_incidentals);
  form->flags[RECEPTION] = cohort_command_dialog_add_switch (
      dialog, _ ("A reception counts as dinner"), NULL, policy->reception_is_dinner);
  form->flags[MAXIMUM] = cohort_command_dialog_add_switch (
      dialog, _ ("A maximum, not an allowance"),
      _ ("What was spent is paid, up to the amount of the day"), policy->is_maximum);
}

static void
add_categories (CohortCommandDialog *dialog, Form *form)
{
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Never need a receipt"));
  for (guint i = 0; i < form->categories->values->len; i++) {
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *check = gtk_check_button_new ();
    const char *label = cohort_choices_get_labels (form->categories)[i];

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (check),
        cohort_policy_frees_category (form->policy, cohort_choices_get (form->categories, i)));
    gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    g_signal_connect_object (check, "toggled", G_CALLBACK (cohort_command_dialog_changed), dialog,
                             G_CONNECT_SWAPPED);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
    g_ptr_array_add (form->checks, check);
  }
  cohort_command_dialog_add_widget (dialog, expander);
}

static void
add_rows (CohortCommandDialog *dialog, Form *form)
{
  const CohortPolicy *policy = form->policy;
  gboolean is_preset = policy->id == NULL;

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->name
      = cohort_command_dialog_add_entry (dialog, _ ("Name"), form->is_new ? NULL : policy->name);
  add_meals (dialog, form);
  cohort_command_dialog_add_group (dialog, _ ("Lodging and Limits"), NULL);
  form->lodging = cohort_command_dialog_add_combo (
      dialog, _ ("Lodging"), cohort_choices_get_labels (form->lodging_rules),
      cohort_choices_find (form->lodging_rules, policy->lodging));
  add_number (dialog, form, LOCAL, _ ("Miles one way below which travel is local"));
  add_number (dialog, form, CLAIM, _ ("Days after the trip to claim in"));
  add_number (dialog, form, BOARD, _ ("Trips above this go to the board"));
  cohort_command_dialog_add_group (dialog, _ ("Receipts"), NULL);
  add_number (dialog, form, RECEIPT, _ ("Expenses below this need no receipt"));
  add_categories (dialog, form);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->source = cohort_command_dialog_add_entry (
      dialog, _ ("Where it is written, such as AR 3350"), is_preset ? NULL : policy->source);
}

static Form *
form_new (CohortStore *store, const char *code, gboolean is_new)
{
  CohortPolicy *policy = cohort_policy_find (cohort_store_get_snapshot (store), code);
  Form *form;

  if (policy == NULL)
    return NULL;
  form = g_new0 (Form, 1);
  form->policy = policy;
  form->is_new = is_new;
  form->meal_rules = cohort_choices_new_words ("meal-rule");
  form->lodging_rules = cohort_choices_new_words ("lodging-rule");
  form->categories = cohort_choices_new_words ("expense-category");
  form->checks = g_ptr_array_new ();
  return form;
}

/** cohort_policy_dialog_present: see the header */
void
cohort_policy_dialog_present (GtkWidget *widget,
                              CohortStore *store,
                              const char *code,
                              gboolean is_new)
{
  Form *form = form_new (store, code, is_new);
  CohortCommandDialog *dialog;

  if (form == NULL) {
    gtk_widget_error_bell (widget);
    return;
  }
  dialog = cohort_command_dialog_new (
      widget, store, is_new ? _ ("New Travel Policy") : _ ("Edit Travel Policy"),
      is_new ? _ ("_Add") : _ ("_Save"), make_command, form, form_free);
  add_rows (dialog, form);
  cohort_command_dialog_changed (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  gtk_widget_grab_focus (form->name);
  gtk_window_present (GTK_WINDOW (dialog));
}
