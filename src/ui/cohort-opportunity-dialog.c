/* Forms about an opportunity: one of the county's own, the link of one, and days that were not
 * certain. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-opportunity-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-money.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define WIDTH  480
#define HEIGHT 600

/* Each entry writes the argument it is named by. */
typedef enum {
  FIELD_TITLE,
  FIELD_PROVIDER,
  FIELD_PRINTED,
  FIELD_COST,
  FIELD_CAPACITY,
  FIELD_LINK,
  FIELD_NOTE,
  N_FIELDS
} Field;

static const char *const arguments[N_FIELDS]
    = {"title", "provider", "date_text", "cost", "capacity", "link", "note"};

typedef enum { DAY_START, DAY_END, DAY_DEADLINE, N_DAYS } Day;

static const char *const day_arguments[N_DAYS] = {"start", "end", "deadline"};

/** Codes: boxes to tick, one for each word of a vocabulary. */
typedef struct {
  const char *vocabulary;
  const char *argument;
  GtkWidget *expander;
  GPtrArray *boxes; /* (owned) (element-type GtkCheckButton) */
} Codes;

typedef struct {
  CohortSnapshot *snapshot;              /* (owned) */
  const CohortOpportunityRecord *record; /* (nullable): NULL for a new one */
  CohortOpportunity *opportunity;        /* (owned) (nullable): of the other forms */
  guint part;                            /* from 1 */
  GtkWidget *fields[N_FIELDS];
  GtkWidget *days[N_DAYS];
  GtkWidget *uncertain;
  Codes audience;
  Codes sectors;
} Form;

static Form *
form_new (CohortStore *store)
{
  Form *form = g_new0 (Form, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->audience = (Codes){"role", "audience", NULL, g_ptr_array_new ()};
  form->sectors = (Codes){"sector", "sectors", NULL, g_ptr_array_new ()};
  return form;
}

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->opportunity, cohort_opportunity_unref);
  g_ptr_array_unref (form->audience.boxes);
  g_ptr_array_unref (form->sectors.boxes);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

/* (transfer full): codes of what is ticked, with @separator; labels when @labels */
static char *
join_codes (const Codes *codes, const char *separator, gboolean labels)
{
  GString *text = g_string_new (NULL);
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words (codes->vocabulary, &n);

  for (guint i = 0; i < codes->boxes->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (codes->boxes, i)))
      g_string_append_printf (
          text, "%s%s", text->len > 0 ? separator : "",
          labels ? cohort_vocabulary_get_label (codes->vocabulary, words[i].code) : words[i].code);
  return g_string_free (text, FALSE);
}

static void
show_codes (const Codes *codes)
{
  g_autofree char *labels = join_codes (codes, ", ", TRUE);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (codes->expander),
                                 *labels != '\0' ? labels : _ ("Any"));
}

static void
write_codes (JsonObject *command, const Codes *codes)
{
  g_autofree char *text = join_codes (codes, " ", FALSE);

  cohort_form_write_text (command, codes->argument, *text != '\0' ? text : NULL);
}

static gboolean
check_cost (const Form *form)
{
  const char *text = cohort_entry_get_text (form->fields[FIELD_COST]);
  gint64 cents;

  return cohort_form_mark (form->fields[FIELD_COST],
                           text == NULL || cohort_money_parse (text, &cents, NULL));
}

static gboolean
check_link (GtkWidget *entry)
{
  const char *text = cohort_entry_get_text (entry);

  return cohort_form_mark (entry, text == NULL || cohort_opportunity_check_link (text, NULL));
}

static CohortDate
get_day (const Form *form, Day day)
{
  return cohort_date_row_get_date (COHORT_DATE_ROW (form->days[day]));
}

/* (nullable): what keeps the days from being good */
static const char *
find_wrong_days (const Form *form)
{
  gboolean is_good = TRUE;

  for (guint i = 0; i < N_DAYS; i++)
    is_good
        = (form->days[i] == NULL || cohort_date_row_check (COHORT_DATE_ROW (form->days[i]), NULL))
          && is_good;
  if (!is_good)
    return _ ("Type days as month, day and year, such as 11/7/2024.");
  if (get_day (form, DAY_END) != 0 && get_day (form, DAY_START) == 0)
    return _ ("Type the first day, too.");
  if (get_day (form, DAY_END) != 0 && get_day (form, DAY_END) < get_day (form, DAY_START))
    return _ ("The last day is before the first.");
  return NULL;
}

/* (nullable): what keeps the form from being complete */
static const char *
find_gap (const Form *form)
{
  const char *wrong_days = find_wrong_days (form);
  gboolean good_cost = check_cost (form);
  gboolean good_link = check_link (form->fields[FIELD_LINK]);

  if (cohort_entry_get_text (form->fields[FIELD_TITLE]) == NULL)
    return _ ("Type what it is called.");
  if (wrong_days != NULL)
    return wrong_days;
  if (!good_cost)
    return _ ("Type the cost in dollars, such as 125.50, or 0 when it is free.");
  return good_link ? NULL : _ ("Type the address of a page, such as https://example.org.");
}

static JsonObject *
make_opportunity (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *gap = find_gap (form);
  JsonObject *command;

  show_codes (&form->audience);
  show_codes (&form->sectors);
  cohort_command_dialog_set_preview (dialog, gap);
  if (gap != NULL)
    return NULL;
  command = form->record != NULL ? cohort_command_new ("opportunity.edit", "opportunity",
                                                       form->record->record.id, NULL)
                                 : cohort_command_new ("opportunity.add", NULL);
  for (guint i = 0; i < N_FIELDS; i++)
    cohort_form_write_text (command, arguments[i], cohort_entry_get_text (form->fields[i]));
  for (guint i = 0; i < N_DAYS; i++) {
    g_autofree char *iso = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->days[i]));

    cohort_form_write_text (command, day_arguments[i], iso);
  }
  json_object_set_boolean_member (command, "uncertain",
                                  gtk_switch_get_active (GTK_SWITCH (form->uncertain)));
  write_codes (command, &form->audience);
  write_codes (command, &form->sectors);
  return command;
}

static void
add_codes (CohortCommandDialog *dialog, Codes *codes, const char *title, const char *chosen)
{
  g_auto (GStrv) before = g_strsplit (chosen != NULL ? chosen : "", " ", -1);
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words (codes->vocabulary, &n);

  codes->expander = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (codes->expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (codes->expander), title);
  for (guint i = 0; i < n; i++) {
    const char *label = cohort_vocabulary_get_label (codes->vocabulary, words[i].code);
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *box = gtk_check_button_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (box),
                                 g_strv_contains ((const char *const *)before, words[i].code));
    gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), box);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), box);
    g_signal_connect_object (box, "toggled", G_CALLBACK (cohort_command_dialog_changed), dialog,
                             G_CONNECT_SWAPPED);
    g_ptr_array_add (codes->boxes, box);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (codes->expander), row);
  }
  cohort_command_dialog_add_widget (dialog, codes->expander);
}

static void
add_days (CohortCommandDialog *dialog, Form *form)
{
  const CohortOpportunityRecord *record = form->record;

  cohort_command_dialog_add_group (dialog, _ ("Days"),
                                   _ ("What is not known or does not apply stays empty."));
  form->days[DAY_DEADLINE] = cohort_command_dialog_add_date (dialog, _ ("Last day to sign up"),
                                                             record != NULL ? record->deadline : 0);
  form->days[DAY_START] = cohort_command_dialog_add_date (dialog, _ ("First day"),
                                                          record != NULL ? record->start : 0);
  form->days[DAY_END]
      = cohort_command_dialog_add_date (dialog, _ ("Last day"), record != NULL ? record->end : 0);
  form->fields[FIELD_PRINTED] = cohort_command_dialog_add_entry (
      dialog, _ ("As it is printed"), record != NULL ? record->date_text : NULL);
  form->uncertain = cohort_command_dialog_add_switch (dialog, _ ("To be confirmed"),
                                                      _ ("The days are not certain yet"),
                                                      record != NULL && record->uncertain);
}

/* make_opportunity() reads every row, so nothing is shown before all are there. */
static void
add_rows (CohortCommandDialog *dialog, Form *form)
{
  const CohortOpportunityRecord *record = form->record;
  g_autofree char *cost
      = cohort_money_format_plain (record != NULL ? record->cost_cents : COHORT_UNKNOWN);

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->fields[FIELD_TITLE] = cohort_command_dialog_add_entry (
      dialog, _ ("What it is called"), record != NULL ? record->title : NULL);
  form->fields[FIELD_PROVIDER] = cohort_command_dialog_add_entry (
      dialog, _ ("Who offers it"), record != NULL ? record->provider : NULL);
  add_codes (dialog, &form->audience, _ ("For roles"), record != NULL ? record->audience : NULL);
  add_codes (dialog, &form->sectors, _ ("For sectors"), record != NULL ? record->sectors : NULL);
  add_days (dialog, form);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->fields[FIELD_COST]
      = cohort_command_dialog_add_entry (dialog, _ ("Cost, empty when not stated"), cost);
  form->fields[FIELD_CAPACITY] = cohort_command_dialog_add_entry (
      dialog, _ ("Capacity"), record != NULL ? record->capacity : NULL);
  form->fields[FIELD_LINK]
      = cohort_command_dialog_add_entry (dialog, _ ("Link"), record != NULL ? record->link : NULL);
  form->fields[FIELD_NOTE]
      = cohort_command_dialog_add_entry (dialog, _ ("Note"), record != NULL ? record->note : NULL);
}

/** cohort_opportunity_dialog_present: see the header */
void
cohort_opportunity_dialog_present (GtkWidget *widget, CohortStore *store, const char *id)
{
  Form *form = form_new (store);
  CohortCommandDialog *dialog;

  form->record
      = id != NULL ? cohort_snapshot_find (form->snapshot, COHORT_RECORD_OPPORTUNITY, id) : NULL;
  dialog = cohort_command_dialog_new (
      widget, store, form->record == NULL ? _ ("Add Opportunity") : _ ("Edit Opportunity"),
      form->record == NULL ? _ ("_Add") : _ ("_Save"), make_opportunity, form, form_free);
  add_rows (dialog, form);
  cohort_command_dialog_changed (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  gtk_widget_grab_focus (form->fields[FIELD_TITLE]);
  gtk_window_present (GTK_WINDOW (dialog));
}

static JsonObject *
make_link (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *link = cohort_entry_get_text (form->fields[FIELD_LINK]);
  g_autofree char *key
      = g_strdup_printf (COHORT_SETTING_OPPORTUNITY_LINK ".%s", form->opportunity->code);
  gboolean is_good = check_link (form->fields[FIELD_LINK]);

  cohort_command_dialog_set_preview (
      dialog, is_good ? NULL : _ ("Type the address of a page, such as https://example.org."));
  if (!is_good)
    return NULL;
  return cohort_command_new (link != NULL ? "setting.set" : "setting.unset", "key", key, "value",
                             link, NULL);
}

/** cohort_opportunity_link_present: see the header */
void
cohort_opportunity_link_present (GtkWidget *widget,
                                 CohortStore *store,
                                 const CohortOpportunity *opportunity)
{
  Form *form = form_new (store);
  CohortCommandDialog *dialog = cohort_command_dialog_new (widget, store, _ ("Link"), _ ("_Save"),
                                                           make_link, form, form_free);

  form->opportunity = cohort_opportunity_copy (opportunity);
  cohort_command_dialog_add_group (dialog, opportunity->title,
                                   _ ("The page where to apply or to read more."));
  form->fields[FIELD_LINK] = cohort_command_dialog_add_entry (
      dialog, _ ("Link"), cohort_opportunity_get_link (form->snapshot, opportunity));
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->fields[FIELD_LINK]);
  gtk_window_present (GTK_WINDOW (dialog));
}

static JsonObject *
make_days (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *wrong = find_wrong_days (form);
  g_autofree char *key = g_strdup_printf (COHORT_SETTING_OPPORTUNITY_DAYS ".%s.%u",
                                          form->opportunity->code, form->part);
  g_autofree char *first = NULL, *last = NULL, *value = NULL;

  if (wrong == NULL && get_day (form, DAY_START) == 0)
    wrong = _ ("Type the first day.");
  cohort_command_dialog_set_preview (dialog, wrong);
  if (wrong != NULL)
    return NULL;
  first = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->days[DAY_START]));
  last = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->days[DAY_END]));
  value = g_strjoin (" ", first, last, NULL);
  return cohort_command_new ("setting.set", "key", key, "value", value, NULL);
}

/** cohort_opportunity_days_present: see the header */
void
cohort_opportunity_days_present (GtkWidget *widget,
                                 CohortStore *store,
                                 const CohortOpportunity *opportunity,
                                 guint part)
{
  Form *form;
  CohortCommandDialog *dialog;
  const CohortOpportunityPart *shown;
  g_autofree char *printed = NULL;

  g_return_if_fail (part > 0 && part <= opportunity->parts->len);

  shown = g_ptr_array_index (opportunity->parts, part - 1);
  form = form_new (store);
  form->opportunity = cohort_opportunity_copy (opportunity);
  form->part = part;
  dialog = cohort_command_dialog_new (widget, store, _ ("Confirm Days"), _ ("Con_firm"), make_days,
                                      form, form_free);
  /* Translators: %s is a day as it is printed. */
  printed = g_strdup_printf (_ ("Printed as “%s”. What was confirmed is kept beside it."),
                             shown->text != NULL ? shown->text : "");
  cohort_command_dialog_add_group (
      dialog, shown->label != NULL ? shown->label : opportunity->title, printed);
  form->days[DAY_START] = cohort_command_dialog_add_date (dialog, _ ("First day"), shown->start);
  form->days[DAY_END] = cohort_command_dialog_add_date (dialog, _ ("Last day"), shown->end);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->days[DAY_START]);
  gtk_window_present (GTK_WINDOW (dialog));
}
