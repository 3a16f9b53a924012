/* The forms of a funding source and of an amendment to the contract.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-source-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-money.h"
#include "cohort-vocabulary.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

#define WIDTH 480
#define HEIGHT 560

/* Each entry writes the argument it is named by. */
typedef enum {
  FIELD_NAME,
  FIELD_NUMBER,
  FIELD_ACCOUNT,
  FIELD_TAGS,
  FIELD_START,
  FIELD_END,
  N_FIELDS
} Field;

static const char *const arguments[N_FIELDS]
    = {"name", "number", "account_code", "tags", "start", "end"};

typedef struct {
  CohortSnapshot *snapshot;          /* (owned) */
  const CohortFundingSource *source; /* (nullable): NULL for a new one */
  CohortChoices *kinds;              /* (owned) (nullable) */
  CohortChoices *statuses;           /* (owned) (nullable) */
  GtkWidget *fields[N_FIELDS];
  GtkWidget *kind; /* each nullable */
  GtkWidget *status;
  GtkWidget *amount;
  GtkWidget *reason;
  GtkWidget *day;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->kinds, cohort_choices_free);
  g_clear_pointer (&form->statuses, cohort_choices_free);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static gboolean
check_amount (GtkWidget *entry, gboolean required)
{
  const char *text = cohort_entry_get_text (entry);
  gint64 cents;

  return cohort_form_mark (entry,
                           text != NULL ? cohort_money_parse (text, &cents, NULL) : !required);
}

static gboolean
check_day (GtkWidget *entry)
{
  const char *text = cohort_entry_get_text (entry);
  CohortDate day;

  return cohort_form_mark (entry, text == NULL || cohort_date_parse_typed (text, &day, NULL));
}

/* (nullable): what keeps the form from being complete */
static const char *
find_gap (const Form *form)
{
  gboolean good_days = check_day (form->fields[FIELD_START]) & check_day (form->fields[FIELD_END]);

  if (cohort_entry_get_text (form->fields[FIELD_NAME]) == NULL)
    return _ ("Type a name.");
  if (!good_days)
    return _ ("Type days as month, day and year, such as 11/7/2024.");
  if (form->amount != NULL && !check_amount (form->amount, FALSE))
    return _ ("Type the amount in dollars, such as 125.50.");
  return NULL;
}

static JsonObject *
make_source (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *gap = find_gap (form);
  JsonObject *command;

  cohort_command_dialog_set_preview (dialog, gap);
  if (gap != NULL)
    return NULL;
  command = form->source != NULL
                ? cohort_command_new ("source.edit", "source", form->source->record.id, NULL)
                : cohort_command_new ("source.add", NULL);
  for (guint i = 0; i < N_FIELDS; i++)
    cohort_form_write_text (command, arguments[i], cohort_entry_get_text (form->fields[i]));
  if (form->amount != NULL)
    cohort_form_write_text (command, "cap", cohort_entry_get_text (form->amount));
  if (form->kind != NULL)
    cohort_form_write_text (command, "kind", cohort_form_get_choice (form->kind, form->kinds));
  if (form->status != NULL)
    cohort_form_write_text (command, "contract_status",
                            cohort_form_get_choice (form->status, form->statuses));
  return command;
}

static gboolean
is_contract (const CohortFundingSource *source)
{
  return source != NULL && g_strcmp0 (source->kind, "contract") == 0;
}

/* The year has one contract. */
static CohortChoices *
make_kinds (const CohortSnapshot *snapshot)
{
  CohortChoices *kinds = cohort_choices_new (NULL);
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("funding-kind", &n);

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (words[i].code, "contract") || cohort_snapshot_get_contract (snapshot) == NULL)
      cohort_choices_add (kinds, words[i].code,
                          cohort_vocabulary_get_label ("funding-kind", words[i].code));
  return kinds;
}

static CohortChoices *
make_statuses (void)
{
  static const struct {
    const char *code;
    const char *label;
  } statuses[] = {
      {"not-started", N_ ("Not started")}, {"drafted", N_ ("Drafted")},   {"sent", N_ ("Sent")},
      {"signed", N_ ("Signed")},           {"executed", N_ ("Executed")}, {"closed", N_ ("Closed")},
  };
  CohortChoices *choices = cohort_choices_new (_ ("Not stated"));

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    cohort_choices_add (choices, statuses[i].code, _ (statuses[i].label));
  return choices;
}

static void
add_terms (CohortCommandDialog *dialog, Form *form)
{
  const CohortFundingSource *source = form->source;
  g_autofree char *cap
      = cohort_money_format_plain (source != NULL ? source->cap_cents : COHORT_UNKNOWN);

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  if (!is_contract (source))
    form->amount
        = cohort_command_dialog_add_entry (dialog, _ ("Pays at most, empty when not stated"), cap);
  form->fields[FIELD_START] = cohort_command_dialog_add_date (
      dialog, _ ("First day, empty when not stated"), source != NULL ? source->start : 0);
  form->fields[FIELD_END] = cohort_command_dialog_add_date (
      dialog, _ ("Last day, empty when not stated"), source != NULL ? source->end : 0);
  if (is_contract (source)) {
    form->statuses = make_statuses ();
    form->status = cohort_command_dialog_add_combo (
        dialog, _ ("Contract"), cohort_choices_get_labels (form->statuses),
        cohort_choices_find (form->statuses, source->contract_status));
  }
}

/* make_source() reads every row, so nothing is shown before all are there. */
static void
add_rows (CohortCommandDialog *dialog, Form *form)
{
  const CohortFundingSource *source = form->source;

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->fields[FIELD_NAME]
      = cohort_command_dialog_add_entry (dialog, _ ("Name"), source != NULL ? source->name : NULL);
  if (source == NULL) {
    form->kinds = make_kinds (form->snapshot);
    form->kind = cohort_command_dialog_add_combo (dialog, _ ("Kind"),
                                                  cohort_choices_get_labels (form->kinds), 0);
  }
  form->fields[FIELD_NUMBER] = cohort_command_dialog_add_entry (
      dialog, _ ("Number"), source != NULL ? source->number : NULL);
  form->fields[FIELD_ACCOUNT] = cohort_command_dialog_add_entry (
      dialog, _ ("Account code"), source != NULL ? source->account_code : NULL);
  form->fields[FIELD_TAGS]
      = cohort_command_dialog_add_entry (dialog, _ ("Tags"), source != NULL ? source->tags : NULL);
  add_terms (dialog, form);
}

static Form *
form_new (CohortStore *store, const char *source)
{
  Form *form = g_new0 (Form, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->source = cohort_snapshot_find (form->snapshot, COHORT_RECORD_FUNDING_SOURCE, source);
  return form;
}

/** cohort_source_dialog_present: see the header */
void
cohort_source_dialog_present (GtkWidget *widget, CohortStore *store, const char *source)
{
  Form *form = form_new (store, source);
  gboolean is_new = form->source == NULL;
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, is_new ? _ ("Add Funding Source") : _ ("Edit Funding Source"),
      is_new ? _ ("_Add") : _ ("_Save"), make_source, form, form_free);

  add_rows (dialog, form);
  cohort_command_dialog_changed (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  gtk_widget_grab_focus (form->fields[FIELD_NAME]);
  gtk_window_present (GTK_WINDOW (dialog));
}

static JsonObject *
make_amendment (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  g_autoptr (CohortSnapshot) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean good_day = check_day (form->day);
  JsonObject *command;

  if (!check_amount (form->amount, TRUE) || !good_day
      || cohort_entry_get_text (form->reason) == NULL) {
    cohort_command_dialog_set_preview (dialog,
                                       _ ("Say by how much, such as 500 or −250.00, and why."));
    return NULL;
  }
  command = cohort_command_new ("contract.amend", "source", form->source->record.id, "delta",
                                cohort_entry_get_text (form->amount), "reason",
                                cohort_entry_get_text (form->reason), "on",
                                cohort_entry_get_text (form->day), NULL);
  after = cohort_what_if_new (form->snapshot, command, NULL, &error);
  text
      = after != NULL ? cohort_what_if_describe (form->snapshot, after) : g_strdup (error->message);
  cohort_command_dialog_set_preview (dialog, text);
  return command;
}

/** cohort_amend_dialog_present: asks by how much what @source pays at most has changed, and why */
void
cohort_amend_dialog_present (GtkWidget *widget, CohortStore *store, const char *source)
{
  Form *form = form_new (store, source);
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, _ ("Amend Contract"), _ ("_Amend"), make_amendment, form, form_free);

  cohort_command_dialog_add_group (dialog, form->source->name,
                                   _ ("The amendment is kept beside what was first agreed."));
  form->amount
      = cohort_command_dialog_add_entry (dialog, _ ("More, or less with a minus sign"), NULL);
  form->reason = cohort_command_dialog_add_entry (dialog, _ ("Reason"), NULL);
  form->day = cohort_command_dialog_add_date (dialog, _ ("Day"), cohort_date_today ());
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->amount);
  gtk_window_present (GTK_WINDOW (dialog));
}
