/* The forms of a funding source and of an amendment to the contract.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-source-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-money.h"
#include "cohort-terms.h"
#include "cohort-vocabulary.h"
#include "cohort-what-if.h"

#include <glib/gi18n-lib.h>

#define WIDTH  480
#define HEIGHT 560

/* Each entry writes the argument it is named by. */
typedef enum {
  FIELD_NAME,
  FIELD_NUMBER,
  FIELD_ACCOUNT,
  FIELD_TAGS,
  FIELD_START,
  FIELD_END,
  FIELD_CLAIM_BY,
  FIELD_BOARD_ON,
  FIELD_DRAFTED, /* from here on of a contract */
  FIELD_SENT,
  FIELD_SIGNED,
  FIELD_EXECUTED,
  FIELD_CLOSED,
  N_FIELDS
} Field;

static const char *const arguments[N_FIELDS]
    = {"name",     "number",     "account_code", "tags",      "start",       "end",      "claim_by",
       "board_on", "drafted_on", "sent_on",      "signed_on", "executed_on", "closed_on"};

typedef struct {
  CohortSnapshot *snapshot;          /* (owned) */
  const CohortFundingSource *source; /* (nullable): NULL for a new one */
  CohortChoices *kinds;              /* (owned) (nullable) */
  CohortChoices *contract_kinds;     /* (owned) (nullable) */
  GPtrArray *categories;             /* (owned) (element-type GtkSwitch): one each of the words */
  GtkWidget *fields[N_FIELDS];
  GtkWidget *kind; /* each nullable */
  GtkWidget *contract_kind;
  GtkWidget *amount;
  GtkWidget *reason;
  GtkWidget *day;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->kinds, cohort_choices_free);
  g_clear_pointer (&form->contract_kinds, cohort_choices_free);
  g_ptr_array_unref (form->categories);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

/* What is still to be typed is missing; only what was typed can be wrong. */
static gboolean
check_amount (GtkWidget *entry, gboolean required)
{
  const char *text = cohort_entry_get_text (entry);
  gint64 cents;

  return cohort_form_mark (entry, text == NULL || cohort_money_parse (text, &cents, NULL))
         && (text != NULL || !required);
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
  gboolean good_days = TRUE;

  for (guint i = FIELD_START; i < N_FIELDS; i++)
    good_days = (form->fields[i] == NULL || check_day (form->fields[i])) && good_days;
  if (cohort_entry_get_text (form->fields[FIELD_NAME]) == NULL)
    return _ ("Type a name.");
  if (!good_days)
    return _ ("Type days as month, day and year, such as 11/7/2024.");
  if (form->amount != NULL && !check_amount (form->amount, FALSE))
    return _ ("Type the amount in dollars, such as 125.50.");
  return NULL;
}

/* Every category is no limit at all, and so is none. */
static char *
list_categories (const Form *form)
{
  GString *codes = g_string_new (NULL);
  guint n, n_chosen = 0;
  const CohortWord *words = cohort_vocabulary_get_words ("expense-category", &n);

  for (guint i = 0; i < n; i++) {
    if (!gtk_switch_get_active (g_ptr_array_index (form->categories, i)))
      continue;
    g_string_append_printf (codes, codes->len > 0 ? " %s" : "%s", words[i].code);
    n_chosen++;
  }
  if (n_chosen == 0 || n_chosen == n) {
    g_string_free (codes, TRUE);
    return NULL;
  }
  return g_string_free (codes, FALSE);
}

/* A milestone is only told when it is another day: a status may be stated without one. */
static gboolean
is_moved (const Form *form, guint field)
{
  guint n;
  const CohortMilestone *milestone = &cohort_milestones_get (&n)[field - FIELD_DRAFTED];
  const char *text = cohort_entry_get_text (form->fields[field]);
  CohortDate day = 0;

  if (text != NULL)
    cohort_date_parse_typed (text, &day, NULL);
  return day != cohort_milestone_get_day (form->source, milestone);
}

static JsonObject *
make_source (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *gap = find_gap (form);
  g_autofree char *categories = list_categories (form);
  JsonObject *command;

  cohort_command_dialog_set_preview (dialog, gap);
  if (gap != NULL)
    return NULL;
  command = form->source != NULL
                ? cohort_command_new ("source.edit", "source", form->source->record.id, NULL)
                : cohort_command_new ("source.add", NULL);
  for (guint i = 0; i < N_FIELDS; i++)
    if (form->fields[i] != NULL && (i < FIELD_DRAFTED || is_moved (form, i)))
      cohort_form_write_text (command, arguments[i], cohort_entry_get_text (form->fields[i]));
  cohort_form_write_text (command, "categories", categories);
  if (form->amount != NULL)
    cohort_form_write_text (command, "cap", cohort_entry_get_text (form->amount));
  if (form->kind != NULL)
    cohort_form_write_text (command, "kind", cohort_form_get_choice (form->kind, form->kinds));
  if (form->contract_kind != NULL)
    cohort_form_write_text (command, "contract_kind",
                            cohort_form_get_choice (form->contract_kind, form->contract_kinds));
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
make_contract_kinds (void)
{
  CohortChoices *choices = cohort_choices_new (_ ("Not stated"));

  cohort_choices_add (choices, "external", _ ("With another office that pays"));
  cohort_choices_add (choices, "internal", _ ("Internal: the county’s own office pays"));
  return choices;
}

/* The status of the contract follows from its days. */
static void
add_milestones (CohortCommandDialog *dialog, Form *form)
{
  guint n;
  const CohortMilestone *milestones = cohort_milestones_get (&n);

  cohort_command_dialog_add_group (dialog, _ ("Milestones"),
                                   _ ("A day that is not known or not reached stays empty."));
  for (guint i = 0; i < n; i++)
    form->fields[FIELD_DRAFTED + i] = cohort_command_dialog_add_date (
        dialog, cohort_contract_status_get_label (milestones[i].status),
        cohort_milestone_get_day (form->source, &milestones[i]));
}

static void
add_categories (CohortCommandDialog *dialog, Form *form)
{
  g_auto (GStrv) allowed = g_strsplit (
      form->source != NULL && form->source->categories != NULL ? form->source->categories : "", " ",
      -1);
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("expense-category", &n);

  cohort_command_dialog_add_group (dialog, _ ("Pays For"),
                                   _ ("With all of them on, or none, it pays for everything."));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (form->categories,
                     cohort_command_dialog_add_switch (
                         dialog, cohort_vocabulary_get_label ("expense-category", words[i].code),
                         NULL,
                         allowed[0] == NULL || *allowed[0] == '\0'
                             || g_strv_contains ((const char *const *)allowed, words[i].code)));
}

static void
add_terms (CohortCommandDialog *dialog, Form *form)
{
  const CohortFundingSource *source = form->source;
  g_autofree char *cap
      = cohort_money_format_plain (source != NULL ? source->cap_cents : COHORT_UNKNOWN);

  cohort_command_dialog_add_group (dialog, NULL, _ ("Leave empty what is not stated."));
  if (!is_contract (source))
    form->amount = cohort_command_dialog_add_entry (dialog, _ ("Pays at most"), cap);
  form->fields[FIELD_START] = cohort_command_dialog_add_date (
      dialog, _ ("First day"), source != NULL ? source->start : 0);
  form->fields[FIELD_END] = cohort_command_dialog_add_date (
      dialog, _ ("Last day"), source != NULL ? source->end : 0);
  form->fields[FIELD_CLAIM_BY] = cohort_command_dialog_add_date (
      dialog, _ ("Claims due by"), source != NULL ? source->claim_by : 0);
  form->fields[FIELD_BOARD_ON] = cohort_command_dialog_add_date (
      dialog, _ ("Board approves travel on"),
      source != NULL ? source->board_on : 0);
  if (is_contract (source)) {
    form->contract_kinds = make_contract_kinds ();
    form->contract_kind = cohort_command_dialog_add_combo (
        dialog, _ ("Contract"), cohort_choices_get_labels (form->contract_kinds),
        cohort_choices_find (form->contract_kinds, source->contract_kind));
    add_milestones (dialog, form);
  }
  add_categories (dialog, form);
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

  form->categories = g_ptr_array_new ();
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
