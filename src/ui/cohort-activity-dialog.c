/* Asking for an activity of the community of practice, and for when a first step was taken.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-activity-dialog.h"

#include "cohort-activities.h"
#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-form-values.h"
#include "cohort-goals.h"
#include "cohort-people-group.h"
#include "cohort-start-steps.h"

#include <glib/gi18n-lib.h>

#define WIDTH            520
#define HEIGHT           640
#define RESOURCES_HEIGHT 84

typedef struct {
  CohortSnapshot *snapshot;       /* (owned) */
  const CohortActivity *activity; /* (nullable): NULL for a new one */
  CohortChoices *components;      /* (owned) */
  CohortChoices *goals;           /* (owned) */
  GtkWidget *title;
  GtkWidget *component;
  GtkWidget *on;
  GtkWidget *length;
  GtkWidget *goal;
  GtkWidget *note;
  CohortPeopleGroup *people;
  GtkTextBuffer *resources;
} ActivityForm;

static void
activity_form_free (gpointer data)
{
  ActivityForm *form = data;

  cohort_choices_free (form->components);
  cohort_choices_free (form->goals);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static gboolean
parse_parts (const char *whole, const char *part, guint64 *hours, guint64 *rest)
{
  return g_ascii_string_to_unsigned (whole, 10, 0, 24 * 366, hours, NULL)
         && g_ascii_string_to_unsigned (part, 10, 0, 99, rest, NULL);
}

/** cohort_hours_parse: @minutes: (out): %COHORT_UNKNOWN for no text. Returns: whether it is a
 * length */
gboolean
cohort_hours_parse (const char *text, gint64 *minutes)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_auto (GStrv) parts = g_strsplit_set (trimmed, ":.", -1);
  gboolean is_clock = strchr (trimmed, ':') != NULL;
  guint64 hours, rest = 0;

  *minutes = COHORT_UNKNOWN;
  if (*trimmed == '\0')
    return TRUE;
  if (g_strv_length (parts) > 2
      || !parse_parts (parts[0], parts[1] != NULL ? parts[1] : "0", &hours, &rest))
    return FALSE;
  if (parts[1] != NULL && is_clock && (strlen (parts[1]) != 2 || rest > 59))
    return FALSE;
  if (parts[1] != NULL && !is_clock)
    rest = rest * 60 / (strlen (parts[1]) == 1 ? 10 : 100);
  *minutes = (gint64)(hours * 60 + rest);
  return *minutes > 0;
}

static char *
dup_length (gint64 minutes)
{
  return cohort_is_known (minutes)
             ? g_strdup_printf ("%d:%02d", (int)(minutes / 60), (int)(minutes % 60))
             : NULL;
}

/* (nullable): what keeps the form from being complete */
static const char *
find_gap (const ActivityForm *form)
{
  gint64 minutes;
  gboolean has_day
      = cohort_form_mark (form->on, cohort_date_row_get_date (COHORT_DATE_ROW (form->on)) != 0);
  gboolean has_length = cohort_form_mark (
      form->length,
      cohort_hours_parse (gtk_editable_get_text (GTK_EDITABLE (form->length)), &minutes));

  if (cohort_entry_get_text (form->title) == NULL)
    return _ ("Say what it was.");
  if (!has_day)
    return _ ("Give the day it was on.");
  if (!has_length)
    return _ ("Type the length as hours and minutes, such as 1:30, or leave it empty.");
  return NULL;
}

static void
write_length (const ActivityForm *form, JsonObject *command)
{
  gint64 minutes;

  cohort_hours_parse (gtk_editable_get_text (GTK_EDITABLE (form->length)), &minutes);
  if (cohort_is_known (minutes))
    json_object_set_int_member (command, "minutes", minutes);
  else
    json_object_set_null_member (command, "minutes");
}

static void
write_resources (const ActivityForm *form, JsonObject *command)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (form->resources, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (form->resources, &start, &end, FALSE));
  cohort_form_write_text (command, "resources", *text != '\0' ? text : NULL);
}

static JsonObject *
make_activity (CohortCommandDialog *dialog, gpointer user_data)
{
  const ActivityForm *form = user_data;
  const char *gap = find_gap (form);
  g_autofree char *day = NULL;
  JsonObject *command;

  cohort_command_dialog_set_preview (dialog, gap);
  if (gap != NULL)
    return NULL;
  command = form->activity != NULL
                ? cohort_command_new ("activity.edit", "activity", form->activity->record.id, NULL)
                : cohort_command_new ("activity.add", NULL);
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->on));
  cohort_form_write_text (command, "title", cohort_entry_get_text (form->title));
  cohort_form_write_text (command, "component",
                          cohort_form_get_choice (form->component, form->components));
  cohort_form_write_text (command, "on", day);
  cohort_form_write_text (command, "goal", cohort_form_get_choice (form->goal, form->goals));
  cohort_form_write_text (command, "note", cohort_entry_get_text (form->note));
  write_length (form, command);
  write_resources (form, command);
  json_object_set_array_member (command, "people", cohort_people_group_list (form->people));
  return command;
}

static CohortChoices *
list_components (const CohortSnapshot *snapshot)
{
  GPtrArray *terms = cohort_program_get_components (cohort_snapshot_get_program (snapshot));
  CohortChoices *choices = cohort_choices_new (NULL);

  for (guint i = 0; i < terms->len; i++) {
    const CohortProgramTerm *term = g_ptr_array_index (terms, i);

    cohort_choices_add (choices, term->code, term->label);
  }
  return choices;
}

static CohortChoices *
list_goals (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) goals = cohort_goals_list (snapshot, "B", NULL);
  CohortChoices *choices = cohort_choices_new (_ ("None"));

  for (guint i = 0; i < goals->len; i++) {
    const CohortGoal *goal = g_ptr_array_index (goals, i);

    cohort_choices_add (choices, goal->record.id, goal->text);
  }
  return choices;
}

static void
add_fields (CohortCommandDialog *dialog, ActivityForm *form, const char *component)
{
  const CohortActivity *activity = form->activity;
  g_autofree char *length = activity != NULL ? dup_length (activity->minutes) : NULL;

  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->title = cohort_command_dialog_add_entry (dialog, _ ("What it was"),
                                                 activity != NULL ? activity->title : NULL);
  form->component = cohort_command_dialog_add_combo (
      dialog, _ ("Component"), cohort_choices_get_labels (form->components),
      cohort_choices_find (form->components, activity != NULL ? activity->component : component));
  form->on = cohort_command_dialog_add_date (
      dialog, _ ("Day"), activity != NULL ? activity->on : cohort_date_today ());
  form->length = cohort_command_dialog_add_entry (
      dialog, _ ("Hours and minutes, empty when not known"), length);
  form->goal = cohort_command_dialog_add_combo (
      dialog, _ ("For the Goal"), cohort_choices_get_labels (form->goals),
      cohort_choices_find (form->goals, activity != NULL ? activity->goal : NULL));
  form->note = cohort_command_dialog_add_entry (dialog, _ ("Note"),
                                                activity != NULL ? activity->note : NULL);
}

static void
add_people (CohortCommandDialog *dialog, ActivityForm *form)
{
  GtkWidget *group = cohort_people_group_new (form->snapshot);

  form->people = COHORT_PEOPLE_GROUP (group);
  if (form->activity != NULL) {
    g_autoptr (GPtrArray) parts
        = cohort_activities_list_people (form->snapshot, form->activity->record.id);

    for (guint i = 0; i < parts->len; i++)
      cohort_people_group_add (
          form->people, ((const CohortActivityPerson *)g_ptr_array_index (parts, i))->person);
  }
  cohort_command_dialog_take_group (dialog, group);
  g_signal_connect_object (group, "changed", G_CALLBACK (cohort_command_dialog_changed), dialog,
                           G_CONNECT_SWAPPED);
}

static void
add_resources (CohortCommandDialog *dialog, ActivityForm *form)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Resources"), -1);
  form->resources = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  if (form->activity != NULL && form->activity->resources != NULL)
    gtk_text_buffer_set_text (form->resources, form->activity->resources, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), RESOURCES_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroller, "card");
  cohort_command_dialog_add_group (dialog, _ ("Resources"),
                                   _ ("What was made or shared, one thing a line."));
  cohort_command_dialog_add_widget (dialog, scroller);
}

/** cohort_activity_dialog_present: see the header */
void
cohort_activity_dialog_present (GtkWidget *widget,
                                CohortStore *store,
                                const char *activity,
                                const char *component)
{
  ActivityForm *form = g_new0 (ActivityForm, 1);
  CohortCommandDialog *dialog;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  if (activity != NULL)
    form->activity = cohort_snapshot_find (form->snapshot, COHORT_RECORD_ACTIVITY, activity);
  form->components = list_components (form->snapshot);
  form->goals = list_goals (form->snapshot);
  dialog = cohort_command_dialog_new (
      widget, store, form->activity != NULL ? _ ("Edit Activity") : _ ("Log Activity"),
      form->activity != NULL ? _ ("_Save") : _ ("_Log"), make_activity, form, activity_form_free);
  add_fields (dialog, form, component);
  add_people (dialog, form);
  add_resources (dialog, form);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, HEIGHT);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->title);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct {
  char *key; /* (owned): of the setting */
  GtkWidget *on;
  GtkWidget *words;
} StartForm;

static void
start_form_free (gpointer data)
{
  StartForm *form = data;

  g_free (form->key);
  g_free (form);
}

static JsonObject *
make_mark (CohortCommandDialog *dialog, gpointer user_data)
{
  const StartForm *form = user_data;
  CohortDate day = cohort_date_row_get_date (COHORT_DATE_ROW (form->on));
  g_autofree char *value = NULL;

  if (!cohort_form_mark (form->on, day != 0))
    return NULL;
  value = cohort_start_mark_format (day, cohort_entry_get_text (form->words));
  return cohort_command_new ("setting.set", "key", form->key, "value", value, NULL);
}

/** cohort_start_dialog_present: see the header */
void
cohort_start_dialog_present (GtkWidget *widget, CohortStore *store, const char *code)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  const CohortProgramTerm *term = cohort_program_term_find (
      cohort_program_get_start_steps (cohort_snapshot_get_program (snapshot)), code);
  StartForm *form = g_new0 (StartForm, 1);
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, _ ("Mark as Done"), _ ("_Mark"), make_mark, form, start_form_free);

  form->key = g_strconcat (COHORT_SETTING_START, ".", code, NULL);
  cohort_command_dialog_add_group (dialog, NULL, term != NULL ? term->text : NULL);
  form->on = cohort_command_dialog_add_date (dialog, _ ("Day"), cohort_date_today ());
  form->words = cohort_command_dialog_add_entry (dialog, _ ("What was done"), NULL);
  cohort_command_dialog_changed (dialog);
  gtk_widget_grab_focus (form->words);
  gtk_window_present (GTK_WINDOW (dialog));
}
