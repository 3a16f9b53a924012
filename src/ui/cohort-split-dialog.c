/* The dialogs that share an expense among funding sources: by amount, by share, and at the cap.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-split-dialog.h"

#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-form-values.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-shares-form.h"
#include "cohort-splits.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortExpense *expense;
  CohortSharesForm shares;
  GtkWidget *override;
  CohortChoices *sources; /* (owned) */
  GtkWidget *choice;      /* who takes the rest */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  cohort_shares_form_clear (&form->shares);
  cohort_choices_free (form->sources);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static CohortCommandDialog *
make_dialog (GtkWidget *widget,
             CohortStore *store,
             const char *expense,
             const char *title,
             CohortCommandDialogFunc make,
             Form **out)
{
  Form *form = g_new0 (Form, 1);
  CohortCommandDialog *dialog;
  g_autofree char *who = NULL;
  g_autofree char *what = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *description = NULL;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->expense = cohort_snapshot_find (form->snapshot, COHORT_RECORD_EXPENSE, expense);
  form->sources = cohort_choices_new_sources (form->snapshot, NULL);
  who = cohort_money_text_who (form->snapshot, form->expense->person, form->expense->payee);
  what = cohort_expense_text_what (form->snapshot, form->expense);
  amount = cohort_money_format (form->expense->claimed_cents);
  description = g_strdup_printf (_ ("%1$s, %2$s"), what, amount);
  dialog = cohort_command_dialog_new (widget, store, title, _ ("_Split"), make, form, form_free);
  cohort_command_dialog_add_group (dialog, who, description);
  *out = form;
  return dialog;
}

static void
preview (CohortCommandDialog *dialog, const Form *form, JsonObject *command, const char *cents)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  g_autofree char *left = after != NULL ? cohort_what_if_describe (form->snapshot, after) : NULL;
  g_autofree char *both
      = left != NULL && cents != NULL ? g_strjoin ("\n", cents, left, NULL) : NULL;

  cohort_command_dialog_set_preview (dialog, both != NULL   ? both
                                             : left != NULL ? left
                                                            : error->message);
  /* Only a refusal asks for a reason; once typed, it can be seen. */
  if (after == NULL)
    gtk_widget_set_visible (form->override, TRUE);
}

static JsonObject *
make_split (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  g_autofree char *wrong = NULL;
  g_autofree char *cents = NULL;
  JsonObject *command;

  if (form->override == NULL || form->shares.is_busy)
    return NULL;
  wrong = cohort_shares_form_check (&form->shares, form->expense->claimed_cents);
  if (wrong != NULL) {
    cohort_command_dialog_set_preview (dialog, wrong);
    return NULL;
  }
  command = cohort_command_new ("expense.split", "expense", form->expense->record.id, "override",
                                cohort_entry_get_text (form->override), NULL);
  cohort_shares_form_write (&form->shares, command);
  cents = cohort_shares_form_describe (&form->shares, form->expense->claimed_cents);
  preview (dialog, form, command, cents);
  return command;
}

/* In a group of its own, which is there when the row is: an empty one shows as a line. */
static GtkWidget *
add_override (CohortCommandDialog *dialog)
{
  GtkWidget *row;

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  row = cohort_command_dialog_add_entry (dialog, _ ("Reason to charge a source that may not pay"),
                                         NULL);
  gtk_widget_set_visible (row, FALSE);
  g_object_bind_property (row, "visible",
                          gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP), "visible",
                          G_BINDING_SYNC_CREATE);
  return row;
}

/** cohort_expense_split_present: asks how much each source pays */
void
cohort_expense_split_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog
      = make_dialog (widget, store, expense, _ ("Split Expense"), make_split, &form);
  g_autoptr (GArray) splits = cohort_splits_of_expense (form->snapshot, expense);

  cohort_shares_form_add_ways (&form->shares, dialog, form->snapshot, form->expense->claimed_cents);
  cohort_shares_form_fill (&form->shares, splits);
  form->override = add_override (dialog);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->shares.entries->len > 0
                             ? g_ptr_array_index (form->shares.entries, 0)
                             : form->shares.way);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cohort_expense_find_rest_payer: Returns: (transfer full) (nullable): see the header */
char *
cohort_expense_find_rest_payer (const CohortSnapshot *snapshot, const char *expense)
{
  g_autoptr (CohortChoices) sources = cohort_choices_new_sources (snapshot, NULL);

  for (guint i = 0; i < sources->values->len; i++) {
    const char *source = cohort_choices_get (sources, i);
    g_autoptr (JsonObject) command
        = cohort_command_new ("expense.split-at-cap", "expense", expense, "source", source, NULL);
    g_autoptr (CohortSnapshot) after = cohort_what_if_new (snapshot, command, NULL, NULL);

    if (after != NULL)
      return g_strdup (source);
  }
  return NULL;
}

/* "SJCOE contract $450.00 / COE other $57.00", and what that leaves of each. */
static JsonObject *
make_split_at_cap (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *source = cohort_form_get_choice (form->choice, form->sources);
  g_autoptr (JsonObject) command = cohort_command_new (
      "expense.split-at-cap", "expense", form->expense->record.id, "source", source, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  g_autofree char *shares = NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;

  if (after == NULL) {
    cohort_command_dialog_set_preview (dialog, error->message);
    return NULL;
  }
  shares = cohort_expense_text_sources (after, form->expense);
  left = cohort_what_if_describe (form->snapshot, after);
  text = g_strjoin ("\n", shares, left, NULL);
  cohort_command_dialog_set_preview (dialog, text);
  return g_steal_pointer (&command);
}

/** cohort_expense_split_at_cap_present: asks who pays what the plan or a source cannot bear */
void
cohort_expense_split_at_cap_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form;
  CohortCommandDialog *dialog
      = make_dialog (widget, store, expense, _ ("Split at the Cap"), make_split_at_cap, &form);
  g_autofree char *payer = cohort_expense_find_rest_payer (form->snapshot, expense);
  guint chosen = payer != NULL                    ? cohort_choices_find (form->sources, payer)
                 : form->sources->values->len > 1 ? 1
                                                  : 0;

  form->choice = cohort_command_dialog_add_combo (
      dialog, _ ("Who pays the rest"), cohort_choices_get_labels (form->sources), chosen);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->choice);
  gtk_window_present (GTK_WINDOW (dialog));
}
