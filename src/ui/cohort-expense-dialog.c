/* The form of an expense, which says what would be left while it is typed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-dialog.h"

#include "cohort-amount-form.h"
#include "cohort-date.h"
#include "cohort-expense-hints.h"
#include "cohort-form-values.h"
#include "cohort-help-pages.h"
#include "cohort-help-topics.h"
#include "cohort-id.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-policy.h"
#include "cohort-receipt-group.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

#define WIDTH  480
#define HEIGHT 640

typedef struct {
  CohortSnapshot *snapshot;     /* (owned) */
  CohortLedger *ledger;         /* (owned): of @snapshot */
  const CohortExpense *expense; /* (nullable): NULL for a new one */
  char *id;                     /* (owned): of the expense, also of a new one */
  CohortChoices *people;        /* (owned), each */
  CohortChoices *convenings;
  CohortChoices *categories;
  CohortChoices *lines;
  CohortChoices *sources;
  CohortAmountForm amount;
  GtkWidget *person;
  GtkWidget *payee;
  GtkWidget *category;
  GtkWidget *convening;
  GtkWidget *line;
  GtkWidget *day;
  GtkWidget *purpose;
  GtkWidget *source;
  GtkWidget *account_code;
  GtkWidget *receipts;
  GtkWidget *receipt;
  GtkWidget *override;
  GtkWidget *relief; /* lines in words: what is used of the plan, */
  GtkWidget *advice; /* what the policy says, */
  GtkWidget *papers; /* and what is missing */
  gboolean is_busy;  /* the form changes itself: nobody typed */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  cohort_choices_free (form->people);
  cohort_choices_free (form->convenings);
  cohort_choices_free (form->categories);
  cohort_choices_free (form->lines);
  cohort_choices_free (form->sources);
  cohort_ledger_free (form->ledger);
  cohort_snapshot_unref (form->snapshot);
  g_free (form->id);
  g_free (form);
}

static CohortDate
get_day (const Form *form)
{
  const char *text = cohort_entry_get_text (form->day);
  CohortDate day = 0;

  if (text != NULL)
    cohort_date_parse_typed (text, &day, NULL);
  return day;
}

static gboolean
is_somebody_else (const Form *form)
{
  return cohort_form_is_chosen (form->person, form->people)
         && cohort_form_get_choice (form->person, form->people) == NULL;
}

/* (nullable): what keeps the form from being complete */
static const char *
find_gap (Form *form)
{
  const char *wrong = cohort_amount_form_check (&form->amount);
  gboolean has_day = get_day (form) != 0;

  cohort_form_mark (form->day, has_day);
  if (!cohort_form_is_chosen (form->person, form->people))
    return _ ("Choose who is paid.");
  if (is_somebody_else (form) && cohort_entry_get_text (form->payee) == NULL)
    return _ ("Choose a person, or type who else is paid.");
  if (!has_day)
    return _ ("Type the day as month, day and year, such as 11/7/2024.");
  if (wrong != NULL)
    return wrong;
  return cohort_is_known (cohort_amount_form_get_cents (&form->amount)) ? NULL
                                                                        : _ ("Say what it cost.");
}

static JsonObject *
write_command (const Form *form)
{
  const char *person = cohort_form_get_choice (form->person, form->people);
  const char *override = cohort_entry_get_text (form->override);
  gboolean is_new = form->expense == NULL;
  JsonObject *command
      = cohort_command_new (is_new ? "expense.add" : "expense.edit", is_new ? "id" : "expense",
                            form->id, "on", cohort_entry_get_text (form->day), "category",
                            cohort_form_get_choice (form->category, form->categories), NULL);

  cohort_form_write_text (command, "person", person);
  cohort_form_write_text (command, "payee",
                          person == NULL ? cohort_entry_get_text (form->payee) : NULL);
  cohort_form_write_text (command, "convening",
                          cohort_form_get_choice (form->convening, form->convenings));
  cohort_form_write_text (command, "line", cohort_form_get_choice (form->line, form->lines));
  cohort_form_write_text (command, "purpose", cohort_entry_get_text (form->purpose));
  cohort_form_write_text (command, "account_code", cohort_entry_get_text (form->account_code));
  cohort_form_write_text (command, "missing_receipt_reason", cohort_entry_get_text (form->receipt));
  if (override != NULL)
    json_object_set_string_member (command, "override", override);
  cohort_amount_form_write (&form->amount, command);
  cohort_form_write_source (command, cohort_form_get_choice (form->source, form->sources));
  return command;
}

static void
set_hint (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/* The rule on receipts, and what is still missing. */
static void
show_papers (Form *form, const CohortSnapshot *after, const CohortExpense *expense)
{
  guint n = cohort_receipt_group_count (COHORT_RECEIPT_GROUP (form->receipts));
  g_autofree char *rule = cohort_expense_dup_receipt_rule (
      form->snapshot, cohort_form_get_choice (form->category, form->categories),
      cohort_amount_form_get_cents (&form->amount));
  g_autofree char *missing
      = expense != NULL ? cohort_expense_dup_missing (after, expense, n > 0) : NULL;
  g_autofree char *both
      = rule != NULL && missing != NULL ? g_strjoin ("\n", rule, missing, NULL) : NULL;

  set_hint (form->papers, both != NULL ? both : rule != NULL ? rule : missing);
}

/* @after: (nullable): as it would be once the expense is submitted; @then: its ledger */
static void
show_hints (Form *form, const CohortSnapshot *after, CohortLedger *then)
{
  const CohortExpense *expense
      = after != NULL ? cohort_snapshot_find (after, COHORT_RECORD_EXPENSE, form->id) : NULL;
  g_autofree char *relief
      = expense != NULL ? cohort_expense_dup_relief (after, then, expense) : NULL;
  g_autofree char *advice
      = expense != NULL ? cohort_expense_dup_advice (after, then, expense) : NULL;

  set_hint (form->relief, relief);
  set_hint (form->advice, advice);
  show_papers (form, after, expense);
}

static void
preview (CohortCommandDialog *dialog, Form *form, JsonObject *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) after = cohort_what_if_new (form->snapshot, command, form->id, &error);
  g_autoptr (CohortLedger) then = after != NULL ? cohort_ledger_new (after) : NULL;
  g_autofree char *amount = cohort_money_format (cohort_amount_form_get_cents (&form->amount));
  g_autofree char *left
      = then != NULL ? cohort_what_if_describe_ledgers (form->ledger, then) : NULL;
  g_autofree char *text = left != NULL ? g_strdup_printf ("%s\n%s", amount, left) : NULL;

  cohort_command_dialog_set_preview (dialog, text != NULL ? text : error->message);
  show_hints (form, after, then);
  if (after == NULL)
    gtk_widget_set_visible (form->override, TRUE);
}

static JsonObject *
make_command (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *gap;
  JsonObject *command;

  if (form->is_busy)
    return NULL;
  gap = find_gap (form);
  if (gap != NULL) {
    cohort_command_dialog_set_preview (dialog, gap);
    show_hints (form, NULL, NULL);
    return NULL;
  }
  command = write_command (form);
  preview (dialog, form, command);
  return command;
}

static gboolean
fits (const Form *form, const CohortPlanLine *line, gboolean exactly)
{
  const char *person = cohort_form_get_choice (form->person, form->people);
  const char *convening = cohort_form_get_choice (form->convening, form->convenings);
  const char *category = cohort_form_get_choice (form->category, form->categories);

  if (g_strcmp0 (line->year, cohort_snapshot_get_year (form->snapshot)) != 0)
    return FALSE;
  if (!exactly)
    return line->person == NULL || g_strcmp0 (line->person, person) == 0;
  return g_strcmp0 (line->person, person) == 0 && g_strcmp0 (line->category, category) == 0
         && g_strcmp0 (line->convening, convening) == 0 && g_strcmp0 (line->state, "closed") != 0;
}

/* Lines of the person and of the team; the one that fits is chosen. */
static void
fill_lines (Form *form, const char *chosen)
{
  g_autoptr (GtkStringList) model = NULL;
  const char *fitting = NULL;
  g_autofree char *kept = g_strdup (chosen);
  guint n_fitting = 0;

  cohort_choices_free (form->lines);
  form->lines = cohort_choices_new (_ ("Not planned"));
  COHORT_FOR_EACH (CohortPlanLine, line, form->snapshot, COHORT_RECORD_PLAN_LINE) {
    g_autofree char *what = cohort_plan_text_what (form->snapshot, line);
    g_autofree char *amount = cohort_money_text_amount (line->amount_cents);
    g_autofree char *label = g_strdup_printf (_ ("%1$s: %2$s"), what, amount);

    if (!fits (form, line, FALSE) && g_strcmp0 (line->record.id, kept) != 0)
      continue;
    cohort_choices_add (form->lines, line->record.id, label);
    if (fits (form, line, TRUE) && n_fitting++ == 0)
      fitting = line->record.id;
  }
  if (kept == NULL && n_fitting == 1)
    kept = g_strdup (fitting);
  model = gtk_string_list_new (cohort_choices_get_labels (form->lines));
  adw_combo_row_set_model (ADW_COMBO_ROW (form->line), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (form->line), cohort_choices_find (form->lines, kept));
}

static void
follow_day_and_category (Form *form)
{
  const char *category = cohort_form_get_choice (form->category, form->categories);
  CohortDate day = get_day (form);
  CohortDayRate rate;
  gboolean found = day != 0 && cohort_rates_find (form->snapshot, "mileage", NULL, day, &rate);

  cohort_amount_form_set_category (&form->amount, category);
  cohort_amount_form_suggest_rate (&form->amount, found ? rate.mills : COHORT_UNKNOWN);
  gtk_widget_set_visible (form->payee, is_somebody_else (form));
}

static void
follow (CohortCommandDialog *dialog, gboolean lines)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");

  if (form->is_busy)
    return;
  form->is_busy = TRUE;
  follow_day_and_category (form);
  if (lines)
    fill_lines (form, NULL);
  form->is_busy = FALSE;
  cohort_command_dialog_changed (dialog);
}

static void
subject_changed_cb (CohortCommandDialog *dialog)
{
  follow (dialog, TRUE);
}

static void
day_changed_cb (CohortCommandDialog *dialog)
{
  follow (dialog, FALSE);
}

/* A line says what it is for. */
static void
line_changed_cb (CohortCommandDialog *dialog)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  const CohortPlanLine *line;

  if (form->is_busy)
    return;
  line = cohort_snapshot_find (form->snapshot, COHORT_RECORD_PLAN_LINE,
                               cohort_form_get_choice (form->line, form->lines));
  if (line != NULL) {
    form->is_busy = TRUE;
    adw_combo_row_set_selected (ADW_COMBO_ROW (form->category),
                                cohort_choices_find (form->categories, line->category));
    adw_combo_row_set_selected (ADW_COMBO_ROW (form->convening),
                                cohort_choices_find (form->convenings, line->convening));
    form->is_busy = FALSE;
  }
  follow (dialog, FALSE);
}

static Form *
form_new (CohortStore *store, const char *expense)
{
  Form *form = g_new0 (Form, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->ledger = cohort_ledger_new (form->snapshot);
  form->expense = cohort_snapshot_find (form->snapshot, COHORT_RECORD_EXPENSE, expense);
  form->id = form->expense != NULL ? g_strdup (expense) : cohort_id_new ();
  form->people = cohort_choices_new_people (form->snapshot, _ ("Somebody else"));
  if (form->expense == NULL)
    cohort_choices_ask (form->people, _ ("Choose…"));
  form->convenings = cohort_choices_new_convenings (form->snapshot, _ ("No convening"));
  form->categories = cohort_choices_new_words ("expense-category");
  form->lines = cohort_choices_new (_ ("Not planned"));
  form->sources = cohort_choices_new_sources (
      form->snapshot, form->expense != NULL ? _ ("As it is") : _ ("As planned, or contract"));
  form->is_busy = TRUE;
  return form;
}

/* Words under the rows of the present group. */
static GtkWidget *
add_hint (CohortCommandDialog *dialog)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_visible (label, FALSE);
  cohort_command_dialog_add_widget (dialog, label);
  return label;
}

/* Nobody is paid by default: the first of a list would be charged by mistake. */
static void
add_subject (CohortCommandDialog *dialog, Form *form)
{
  const CohortExpense *expense = form->expense;
  guint person = expense != NULL ? cohort_choices_find (form->people, expense->person) : 0;
  guint convening = expense != NULL ? cohort_choices_find (form->convenings, expense->convening)
                                    : MIN (form->convenings->values->len - 1, 1);

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->person = cohort_command_dialog_add_combo (dialog, _ ("Person"),
                                                  cohort_choices_get_labels (form->people), person);
  form->payee = cohort_command_dialog_add_entry (dialog, _ ("Who is paid"),
                                                 expense != NULL ? expense->payee : NULL);
  form->category = cohort_command_dialog_add_combo (
      dialog, _ ("Category"), cohort_choices_get_labels (form->categories),
      cohort_choices_find (form->categories, expense != NULL ? expense->category : NULL));
  form->convening = cohort_command_dialog_add_combo (
      dialog, _ ("Convening"), cohort_choices_get_labels (form->convenings), convening);
  form->line = cohort_command_dialog_add_combo (dialog, _ ("In the plan as"),
                                                cohort_choices_get_labels (form->lines), 0);
  form->relief = add_hint (dialog);
}

static void
add_money (CohortCommandDialog *dialog, Form *form)
{
  const CohortExpense *expense = form->expense;

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  cohort_amount_form_add (&form->amount, dialog, _ ("Amount"));
  form->day = cohort_command_dialog_add_date (
      dialog, _ ("Day"), expense != NULL ? expense->incurred_on : cohort_date_today ());
  form->purpose = cohort_command_dialog_add_entry (dialog, _ ("Purpose"),
                                                   expense != NULL ? expense->purpose : NULL);
  form->source = cohort_command_dialog_add_combo (dialog, _ ("Paid from"),
                                                  cohort_choices_get_labels (form->sources), 0);
  form->account_code = cohort_command_dialog_add_entry (
      dialog, _ ("Account code, if not the plan’s"),
      expense != NULL ? expense->account_code : NULL);
  form->override
      = cohort_command_dialog_add_entry (dialog, _ ("Reason to charge it there anyway"),
                                         expense != NULL ? expense->override_reason : NULL);
  gtk_widget_set_visible (form->override, cohort_entry_get_text (form->override) != NULL);
  form->advice = add_hint (dialog);
  if (expense != NULL) {
    cohort_amount_form_set_category (&form->amount, expense->category);
    cohort_amount_form_fill (&form->amount, expense->quantity, expense->rate,
                             expense->claimed_cents);
  }
}

static void
add_papers (CohortCommandDialog *dialog, Form *form, CohortStore *store)
{
  const CohortExpense *expense = form->expense;

  form->receipts = cohort_receipt_group_new (store, expense != NULL ? form->id : NULL);
  cohort_command_dialog_take_group (dialog, form->receipts);
  form->receipt = cohort_command_dialog_add_entry (
      dialog, _ ("No receipt? Say why"), expense != NULL ? expense->missing_receipt_reason : NULL);
  form->papers = add_hint (dialog);
  g_signal_connect_object (form->receipts, "changed", G_CALLBACK (cohort_command_dialog_changed),
                           dialog, G_CONNECT_SWAPPED);
}

/* What was chosen for an expense that was not there yet. */
static void
done_cb (CohortCommandDialog *dialog)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (form->expense == NULL)
    cohort_receipt_group_attach_to (COHORT_RECEIPT_GROUP (form->receipts),
                                    parent != NULL ? GTK_WIDGET (parent) : GTK_WIDGET (dialog),
                                    form->id);
}

static void
listen (CohortCommandDialog *dialog, Form *form)
{
  GtkWidget *const subjects[] = {form->person, form->category, form->convening};

  g_object_set_data (G_OBJECT (dialog), "form", form);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    g_signal_connect_object (subjects[i], "notify::selected", G_CALLBACK (subject_changed_cb),
                             dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (form->line, "notify::selected", G_CALLBACK (line_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form->day, "changed", G_CALLBACK (day_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "done", G_CALLBACK (done_cb), NULL);
}

/** cohort_expense_dialog_present: see the header */
void
cohort_expense_dialog_present (GtkWidget *widget, CohortStore *store, const char *expense)
{
  Form *form = form_new (store, expense);
  gboolean is_new = form->expense == NULL;
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, is_new ? _ ("Add Expense") : _ ("Edit Expense"),
      is_new ? _ ("_Add") : _ ("_Save"), make_command, form, form_free);

  add_subject (dialog, form);
  add_money (dialog, form);
  add_papers (dialog, form, store);
  listen (dialog, form);
  follow_day_and_category (form);
  /* What is not planned stays so until somebody says otherwise. */
  fill_lines (form, is_new                             ? NULL
                    : form->expense->plan_line != NULL ? form->expense->plan_line
                                                       : "");
  form->is_busy = FALSE;
  cohort_command_dialog_changed (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  gtk_widget_grab_focus (form->person);
  cohort_help_topics_set (GTK_WIDGET (dialog), COHORT_HELP_CLAIMS);
  gtk_window_present (GTK_WINDOW (dialog));
}
