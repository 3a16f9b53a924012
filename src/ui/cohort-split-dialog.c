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
#include "cohort-splits.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

#define WHOLE 1000 /* permille */

enum { BY_AMOUNT, BY_SHARE };

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortExpense *expense;
  CohortChoices *sources; /* (owned) */
  GPtrArray *shares;      /* (owned) (element-type GtkWidget): an entry by source */
  GtkWidget *way;         /* by amount or by share */
  GtkWidget *override;
  GtkWidget *choice; /* who takes the rest */
  gboolean is_busy;  /* the form changes itself: nobody typed */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->shares, g_ptr_array_unref);
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

static gboolean
is_by_share (const Form *form)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (form->way)) == BY_SHARE;
}

/* FALSE marks the row: cents, or parts per thousand typed as a percentage. */
static gboolean
read_share (const Form *form, guint i, gint64 *number)
{
  GtkWidget *entry = g_ptr_array_index (form->shares, i);
  const char *text = cohort_entry_get_text (entry);
  gboolean is_good;

  *number = 0;
  is_good = text == NULL
            || (is_by_share (form) ? cohort_tenths_parse (text, number, NULL)
                                   : cohort_money_parse (text, number, NULL));
  return cohort_form_mark (entry, is_good && *number >= 0);
}

/* FALSE when one row holds no number. */
static gboolean
read_shares (const Form *form, GArray *numbers, gint64 *sum)
{
  gboolean is_good = TRUE;

  *sum = 0;
  for (guint i = 0; i < form->shares->len; i++) {
    gint64 number;

    is_good = read_share (form, i, &number) && cohort_money_add (sum, number) && is_good;
    g_array_append_val (numbers, number);
  }
  return is_good;
}

static JsonArray *
write_splits (const Form *form, GArray *numbers)
{
  JsonArray *splits = json_array_new ();

  for (guint i = 0; i < numbers->len; i++) {
    gint64 number = g_array_index (numbers, gint64, i);
    JsonObject *split;

    if (number == 0)
      continue;
    split = json_object_new ();
    json_object_set_string_member (split, "source", cohort_choices_get (form->sources, i));
    json_object_set_int_member (split, is_by_share (form) ? "permille" : "amount", number);
    json_array_add_object_element (splits, split);
  }
  return splits;
}

static char *
describe_rest (const Form *form, gint64 sum)
{
  gint64 whole = is_by_share (form) ? WHOLE : form->expense->claimed_cents;
  gint64 rest = whole - sum;
  g_autofree char *typed = NULL;
  g_autofree char *all = NULL;
  g_autofree char *missing = NULL;

  if (is_by_share (form)) {
    typed = cohort_tenths_format (sum);
    missing = cohort_tenths_format (ABS (rest));
    /* Translators: percentages. */
    return g_strdup_printf (rest > 0 ? _ ("The shares come to %1$s%%; %2$s%% is left to share.")
                                     : _ ("The shares come to %1$s%%; %2$s%% too much."),
                            typed, missing);
  }
  typed = cohort_money_format (sum);
  all = cohort_money_format (whole);
  missing = cohort_money_format (ABS (rest));
  return g_strdup_printf (rest > 0 ? _ ("The shares come to %1$s of %2$s; %3$s is left to share.")
                                   : _ ("The shares come to %1$s of %2$s; %3$s too much."),
                          typed, all, missing);
}

/* By share: the cents of each, and why they add up although none of them is rounded. */
static char *
describe_cents (const Form *form, GArray *numbers)
{
  g_autofree gint64 *cents = g_new0 (gint64, numbers->len);
  GString *text = g_string_new (NULL);
  gboolean is_even = TRUE;

  if (!cohort_money_share (form->expense->claimed_cents, (const gint64 *)(gpointer)numbers->data,
                           numbers->len, cents))
    return g_string_free (text, FALSE);
  for (guint i = 0; i < numbers->len; i++) {
    g_autofree char *amount = cohort_money_format (cents[i]);
    gint64 number = g_array_index (numbers, gint64, i);

    if (number == 0)
      continue;
    is_even = is_even && form->expense->claimed_cents * number % WHOLE == 0;
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "",
                            cohort_choices_get_labels (form->sources)[i], amount);
  }
  if (!is_even)
    g_string_append_printf (
        text, "\n%s",
        _ ("The shares do not come out even: each cent left over goes to the share whose part of a "
           "cent is the largest."));
  return g_string_free (text, FALSE);
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
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *cents = NULL;
  JsonObject *command;
  gint64 sum;

  if (form->is_busy)
    return NULL;
  if (!read_shares (form, numbers, &sum)) {
    cohort_command_dialog_set_preview (
        dialog, is_by_share (form) ? _ ("Type each share as a percentage, such as 12.5.")
                                   : _ ("Type the amount in dollars, such as 125.50."));
    return NULL;
  }
  if (sum != (is_by_share (form) ? WHOLE : form->expense->claimed_cents)) {
    g_autofree char *text = describe_rest (form, sum);

    cohort_command_dialog_set_preview (dialog, text);
    return NULL;
  }
  command = cohort_command_new ("expense.split", "expense", form->expense->record.id, "override",
                                cohort_entry_get_text (form->override), NULL);
  json_object_set_array_member (command, "splits", write_splits (form, numbers));
  cents = is_by_share (form) ? describe_cents (form, numbers) : NULL;
  preview (dialog, form, command, cents);
  return command;
}

/* What was typed one way is said the other way, where that is exact; else the rows are emptied. */
static void
way_changed_cb (CohortCommandDialog *dialog)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  gint64 whole = form->expense->claimed_cents;
  gboolean by_share = is_by_share (form);

  form->is_busy = TRUE;
  for (guint i = 0; i < form->shares->len; i++) {
    GtkWidget *entry = g_ptr_array_index (form->shares, i);
    const char *text = cohort_entry_get_text (entry);
    g_autofree char *other = NULL;
    gint64 number = 0;

    if (text != NULL && by_share && cohort_money_parse (text, &number, NULL)
        && number * WHOLE % whole == 0)
      other = cohort_tenths_format (number * WHOLE / whole);
    else if (text != NULL && !by_share && cohort_tenths_parse (text, &number, NULL)
             && number * whole % WHOLE == 0)
      other = cohort_money_format_plain (number * whole / WHOLE);
    gtk_editable_set_text (GTK_EDITABLE (entry), other != NULL ? other : "");
  }
  form->is_busy = FALSE;
  cohort_command_dialog_changed (dialog);
}

static char *
format_share (GArray *splits, const char *source, gint64 whole)
{
  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);

    if (g_strcmp0 (split->source->record.id, source) == 0)
      return cohort_money_format_plain (cohort_is_known (split->cents) ? split->cents : whole);
  }
  return NULL;
}

/** cohort_expense_split_present: asks how much each source pays */
void
cohort_expense_split_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  const char *const ways[] = {_ ("By amount"), _ ("By share, in percent"), NULL};
  Form *form;
  CohortCommandDialog *dialog
      = make_dialog (widget, store, expense, _ ("Split Expense"), make_split, &form);
  g_autoptr (GArray) splits = cohort_splits_of_expense (form->snapshot, expense);
  const char *const *labels = cohort_choices_get_labels (form->sources);

  form->is_busy = TRUE;
  form->shares = g_ptr_array_new ();
  form->way = cohort_command_dialog_add_combo (dialog, _ ("Shared"), ways, BY_AMOUNT);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  for (guint i = 0; labels[i] != NULL; i++) {
    g_autofree char *share = format_share (splits, cohort_choices_get (form->sources, i),
                                           form->expense->claimed_cents);

    g_ptr_array_add (form->shares, cohort_command_dialog_add_entry (dialog, labels[i], share));
  }
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->override = cohort_command_dialog_add_entry (
      dialog, _ ("Reason to charge a source that may not pay"), NULL);
  gtk_widget_set_visible (form->override, FALSE);
  g_object_set_data (G_OBJECT (dialog), "form", form);
  g_signal_connect_object (form->way, "notify::selected", G_CALLBACK (way_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  form->is_busy = FALSE;
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->shares->len > 0 ? g_ptr_array_index (form->shares, 0) : form->way);
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
