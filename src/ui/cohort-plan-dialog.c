/* The form of a line of the plan.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-plan-dialog.h"

#include "cohort-amount-form.h"
#include "cohort-form-values.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-policy.h"
#include "cohort-shares-form.h"
#include "cohort-splits.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

#define WIDTH  480
#define HEIGHT 560

typedef struct {
  CohortSnapshot *snapshot;   /* (owned) */
  const CohortPlanLine *line; /* (nullable): NULL for a new one */
  CohortChoices *people;      /* (owned), each */
  CohortChoices *convenings;
  CohortChoices *categories;
  CohortAmountForm amount;
  CohortSharesForm shares;
  GtkWidget *person;
  GtkWidget *convening;
  GtkWidget *category;
  GtkWidget *description;
  GtkWidget *account;
  GtkWidget *override;
  gboolean is_busy; /* the form changes itself: nobody typed */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  cohort_choices_free (form->people);
  cohort_choices_free (form->convenings);
  cohort_choices_free (form->categories);
  cohort_shares_form_clear (&form->shares);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

/* Shown where there is a reason, and from when it is first asked for, so that it does not come and
 * go while it is typed. */
static GtkWidget *
add_override (CohortCommandDialog *dialog, const char *reason)
{
  GtkWidget *row
      = cohort_command_dialog_add_entry (dialog, _ ("Reason to charge it there anyway"), reason);

  gtk_widget_set_visible (row, reason != NULL);
  return row;
}

static void
write_override (GtkWidget *row, JsonObject *command)
{
  const char *override = cohort_entry_get_text (row);

  if (override != NULL)
    json_object_set_string_member (command, "override", override);
}

static JsonObject *
write_command (const Form *form)
{
  const char *id = form->line != NULL ? form->line->record.id : NULL;
  JsonObject *command
      = cohort_command_new (id != NULL ? "plan.edit" : "plan.add", "line", id, "category",
                            cohort_form_get_choice (form->category, form->categories), NULL);

  cohort_form_write_text (command, "person", cohort_form_get_choice (form->person, form->people));
  cohort_form_write_text (command, "convening",
                          cohort_form_get_choice (form->convening, form->convenings));
  cohort_form_write_text (command, "description", cohort_entry_get_text (form->description));
  cohort_amount_form_write (&form->amount, command);
  cohort_form_write_text (command, "account_code", cohort_entry_get_text (form->account));
  cohort_shares_form_write (&form->shares, command);
  write_override (form->override, command);
  if (form->line != NULL && form->line->override_reason != NULL
      && cohort_entry_get_text (form->override) == NULL)
    json_object_set_null_member (command, "override");
  return command;
}

/* (transfer full) (nullable): what keeps the form from being complete */
static char *
find_gap (Form *form)
{
  const char *wrong = cohort_amount_form_check (&form->amount);

  return wrong != NULL ? g_strdup (wrong)
                       : cohort_shares_form_check (&form->shares,
                                                   cohort_amount_form_get_cents (&form->amount));
}

/* (transfer full): who pays how much of @cents, and what is left after @command, or why it would be
 * refused; then @override asks for a reason */
static char *
describe (const CohortSnapshot *snapshot,
          const CohortSharesForm *shares,
          GtkWidget *override,
          gint64 cents,
          JsonObject *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (snapshot, command, NULL, &error);
  g_autofree char *parts = NULL;
  g_autofree char *left = NULL;

  if (after == NULL) {
    gtk_widget_set_visible (override, TRUE);
    return g_strdup (error->message);
  }
  parts = cohort_shares_form_describe (shares, cents);
  left = cohort_what_if_describe (snapshot, after);
  return parts != NULL ? g_strdup_printf ("%s\n%s", parts, left) : g_steal_pointer (&left);
}

static JsonObject *
make_command (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  g_autofree char *text = NULL;
  JsonObject *command = NULL;

  if (form->is_busy)
    return NULL;
  text = find_gap (form);
  if (text == NULL) {
    command = write_command (form);
    text = describe (form->snapshot, &form->shares, form->override,
                     cohort_amount_form_get_cents (&form->amount), command);
  }
  cohort_command_dialog_set_preview (dialog, text);
  return command;
}

/* The rate a mile on the convening's first day, the county's own before the program's. */
static gint64
find_rate (const Form *form)
{
  CohortProgram *program = cohort_snapshot_get_program (form->snapshot);
  const char *code = cohort_form_get_choice (form->convening, form->convenings);
  const CohortConvening *convening
      = code != NULL ? cohort_program_find_convening (program, code) : NULL;
  CohortDayRate rate;

  return cohort_rates_find (
             form->snapshot, "mileage", NULL,
             convening != NULL ? convening->first_day : cohort_program_get_start (program), &rate)
             ? rate.mills
             : COHORT_UNKNOWN;
}

static void
follow (Form *form)
{
  cohort_amount_form_set_category (&form->amount,
                                   cohort_form_get_choice (form->category, form->categories));
  cohort_amount_form_suggest_rate (&form->amount, find_rate (form));
}

static void
changed_cb (CohortCommandDialog *dialog)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");

  form->is_busy = TRUE;
  follow (form);
  form->is_busy = FALSE;
  cohort_command_dialog_changed (dialog);
}

static Form *
form_new (CohortStore *store, const char *line)
{
  Form *form = g_new0 (Form, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->line = cohort_snapshot_find (form->snapshot, COHORT_RECORD_PLAN_LINE, line);
  form->people = cohort_choices_new_people (form->snapshot, _ ("The team"));
  form->convenings = cohort_choices_new_convenings (form->snapshot, _ ("No convening"));
  form->categories = cohort_choices_new_words ("expense-category");
  form->is_busy = TRUE;
  return form;
}

static void
add_rows (CohortCommandDialog *dialog, Form *form)
{
  const CohortPlanLine *line = form->line;
  guint person = line != NULL ? cohort_choices_find (form->people, line->person) : 0;
  guint convening = line != NULL ? cohort_choices_find (form->convenings, line->convening)
                                 : MIN (form->convenings->values->len - 1, 1);
  guint category = line != NULL ? cohort_choices_find (form->categories, line->category) : 0;

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->person = cohort_command_dialog_add_combo (dialog, _ ("Person"),
                                                  cohort_choices_get_labels (form->people), person);
  form->convening = cohort_command_dialog_add_combo (
      dialog, _ ("Convening"), cohort_choices_get_labels (form->convenings), convening);
  form->category = cohort_command_dialog_add_combo (
      dialog, _ ("Category"), cohort_choices_get_labels (form->categories), category);
  form->description = cohort_command_dialog_add_entry (dialog, _ ("Description"),
                                                       line != NULL ? line->description : NULL);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  cohort_amount_form_add (&form->amount, dialog, _ ("Amount, empty when it is not priced"));
  form->account = cohort_command_dialog_add_entry (dialog, _ ("Account code"),
                                                   line != NULL ? line->account_code : NULL);
  cohort_shares_form_add (&form->shares, dialog, form->snapshot,
                          line != NULL ? _ ("As it is") : _ ("The contract"), TRUE);
  form->override = add_override (dialog, line != NULL ? line->override_reason : NULL);
  if (line != NULL) {
    cohort_amount_form_set_category (&form->amount, line->category);
    cohort_amount_form_fill (&form->amount, line->quantity, line->rate, line->amount_cents);
  }
}

/** cohort_plan_dialog_present: see the header */
void
cohort_plan_dialog_present (GtkWidget *widget, CohortStore *store, const char *line)
{
  Form *form = form_new (store, line);
  gboolean is_new = form->line == NULL;
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, is_new ? _ ("Add Plan Line") : _ ("Edit Plan Line"),
      is_new ? _ ("_Add") : _ ("_Save"), make_command, form, form_free);

  add_rows (dialog, form);
  g_object_set_data (G_OBJECT (dialog), "form", form);
  g_signal_connect_object (form->category, "notify::selected", G_CALLBACK (changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form->convening, "notify::selected", G_CALLBACK (changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  changed_cb (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  gtk_widget_grab_focus (form->person);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Who bears one line. */
typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortPlanLine *line;
  CohortSharesForm shares;
  GtkWidget *override;
} SplitForm;

static void
split_form_free (gpointer data)
{
  SplitForm *form = data;

  cohort_shares_form_clear (&form->shares);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static JsonObject *
make_split (CohortCommandDialog *dialog, gpointer user_data)
{
  SplitForm *form = user_data;
  g_autofree char *text = NULL;
  JsonObject *command = NULL;

  if (form->override == NULL)
    return NULL;
  text = cohort_shares_form_check (&form->shares, form->line->amount_cents);
  if (text == NULL) {
    command = cohort_command_new ("plan.split", "line", form->line->record.id, NULL);
    cohort_shares_form_write (&form->shares, command);
    write_override (form->override, command);
    text = describe (form->snapshot, &form->shares, form->override, form->line->amount_cents,
                     command);
  }
  cohort_command_dialog_set_preview (dialog, text);
  return command;
}

/** cohort_plan_split_dialog_present: see the header */
void
cohort_plan_split_dialog_present (GtkWidget *widget, CohortStore *store, const char *line)
{
  SplitForm *form = g_new0 (SplitForm, 1);
  g_autoptr (GArray) splits = NULL;
  g_autofree char *what = NULL;
  g_autofree char *amount = NULL;
  CohortCommandDialog *dialog;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->line = cohort_snapshot_find (form->snapshot, COHORT_RECORD_PLAN_LINE, line);
  if (form->line == NULL) {
    split_form_free (form);
    gtk_widget_error_bell (widget);
    return;
  }
  what = cohort_plan_text_whole (form->snapshot, form->line);
  amount = cohort_money_text_amount (form->line->amount_cents);
  splits = cohort_splits_of_line (form->snapshot, line);
  dialog = cohort_command_dialog_new (widget, store, _ ("Who Pays"), _ ("_Save"), make_split, form,
                                      split_form_free);
  /* A reason that is there is a part of @what; another one joins it. */
  cohort_command_dialog_add_group (dialog, what, amount);
  cohort_shares_form_add (&form->shares, dialog, form->snapshot, NULL,
                          cohort_is_known (form->line->amount_cents));
  cohort_shares_form_fill (&form->shares, splits);
  form->override = add_override (dialog, NULL);
  cohort_command_dialog_changed (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, -1);
  gtk_widget_grab_focus (form->shares.choice);
  gtk_window_present (GTK_WINDOW (dialog));
}
