/* Who was there on which day, for the whole delegation or for one of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-days-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date.h"
#include "cohort-spots.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortConvening *convening;
  GPtrArray *people; /* (owned) (element-type CohortAttendance) */
  GPtrArray *checks; /* (owned) (element-type GtkWidget): a row of days for each of the people */
} DaysForm;

static void
days_form_free (gpointer data)
{
  DaysForm *form = data;

  g_ptr_array_unref (form->people);
  g_ptr_array_unref (form->checks);
  cohort_snapshot_unref (form->snapshot);
  g_free (form);
}

static GtkCheckButton *
get_check (const DaysForm *form, guint person, guint day)
{
  return g_ptr_array_index (form->checks, person * form->convening->days->len + day);
}

static char *
dup_day_iso (const CohortConvening *convening, guint i)
{
  return cohort_date_format_iso (
      ((const CohortConveningDay *)g_ptr_array_index (convening->days, i))->date);
}

static gboolean
was_there (const CohortAttendance *attendance, const char *day)
{
  g_auto (GStrv) days = g_strsplit (attendance->days != NULL ? attendance->days : "", " ", -1);

  return g_strv_contains ((const char *const *)days, day);
}

/* (transfer full): the days ticked, or NULL when they are those on record */
static JsonArray *
list_changed_days (const DaysForm *form, guint person)
{
  const CohortAttendance *attendance = g_ptr_array_index (form->people, person);
  JsonArray *days = json_array_new ();
  gboolean changed = FALSE;

  for (guint i = 0; i < form->convening->days->len; i++) {
    g_autofree char *day = dup_day_iso (form->convening, i);
    gboolean ticked = gtk_check_button_get_active (get_check (form, person, i));

    changed |= ticked != was_there (attendance, day);
    if (ticked)
      json_array_add_string_element (days, day);
  }
  if (!changed)
    g_clear_pointer (&days, json_array_unref);
  return days;
}

/* The days before the convening count for nobody, and a registration for one part of it asks for
 * that part only. */
static gboolean
is_expected (const CohortConvening *convening, const CohortAttendance *attendance, guint i)
{
  const CohortConveningDay *day = g_ptr_array_index (convening->days, i);
  const CohortOption *option = attendance->option != NULL
                                   ? cohort_convening_find_option (convening, attendance->option)
                                   : NULL;
  g_autofree char *learning = g_strconcat (day->kind, "-learning", NULL);

  if (g_strcmp0 (day->kind, "pre") == 0)
    return FALSE;
  return option == NULL || option->covers == NULL || option->covers[0] == NULL
         || g_strv_contains ((const char *const *)option->covers, learning);
}

/* The status that follows from the days ticked: (nullable), where nothing follows. */
static const char *
derive_status (const DaysForm *form, guint person)
{
  const CohortAttendance *attendance = g_ptr_array_index (form->people, person);
  guint n_expected = 0, n_there = 0, n_ticked = 0;
  const char *status;

  for (guint i = 0; i < form->convening->days->len; i++) {
    gboolean ticked = gtk_check_button_get_active (get_check (form, person, i));
    gboolean expected = is_expected (form->convening, attendance, i);

    n_ticked += ticked;
    n_expected += expected;
    n_there += expected && ticked;
  }
  status = n_ticked == 0 ? "registered" : n_there == n_expected ? "attended" : "partial";
  return cohort_attendance_may_move (attendance->status, status)
                 && (n_ticked > 0 || attendance->days != NULL)
             ? status
             : NULL;
}

static void
add_commands (const DaysForm *form, guint person, JsonArray *commands)
{
  const CohortAttendance *attendance = g_ptr_array_index (form->people, person);
  const char *status = derive_status (form, person);
  JsonArray *days = list_changed_days (form, person);
  JsonObject *command;

  if (days == NULL)
    return;
  command = cohort_command_new ("attendance.edit", "person", attendance->person, "convening",
                                form->convening->code, NULL);
  json_object_set_array_member (command, "days", days);
  json_array_add_object_element (commands, command);
  if (status != NULL)
    json_array_add_object_element (
        commands, cohort_command_new ("attendance.set", "person", attendance->person, "convening",
                                      form->convening->code, "status", status, NULL));
}

static JsonObject *
make_days (CohortCommandDialog *dialog, gpointer user_data)
{
  DaysForm *form = user_data;
  g_autoptr (JsonArray) commands = json_array_new ();
  JsonObject *batch;

  if (form->checks->len < form->people->len * form->convening->days->len)
    return NULL;
  for (guint i = 0; i < form->people->len; i++)
    add_commands (form, i, commands);
  if (json_array_get_length (commands) == 0)
    return NULL;
  batch = cohort_command_new ("batch", "label", form->convening->name, NULL);
  json_object_set_array_member (batch, "commands", g_steal_pointer (&commands));
  return batch;
}

static GtkWidget *
make_check (CohortCommandDialog *dialog, const DaysForm *form, guint day, const char *name)
{
  const CohortConveningDay *held = g_ptr_array_index (form->convening->days, day);
  g_autofree char *label = cohort_date_format (held->date);
  g_autofree char *accessible = g_strdup_printf (_ ("%1$s was there on %2$s"), name, label);
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_widget_set_tooltip_text (check, held->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible,
                                  -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (cohort_command_dialog_changed), dialog,
                           G_CONNECT_SWAPPED);
  return check;
}

/* Ticks all of hers, or none when all are ticked. */
static void
all_clicked_cb (GtkWidget *days)
{
  gboolean all = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (days); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    all &= gtk_check_button_get_active (
        GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child))));
  for (GtkWidget *child = gtk_widget_get_first_child (days); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child))), !all);
}

static GtkWidget *
make_days_box (CohortCommandDialog *dialog,
               DaysForm *form,
               const CohortAttendance *attendance,
               const char *name)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 3);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_widget_add_css_class (box, "flush");
  for (guint i = 0; i < form->convening->days->len; i++) {
    g_autofree char *day = dup_day_iso (form->convening, i);
    GtkWidget *check = make_check (dialog, form, i, name);
    GtkWidget *child;

    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), was_there (attendance, day));
    g_ptr_array_add (form->checks, check);
    gtk_flow_box_append (GTK_FLOW_BOX (box), check);
    /* The check is what one walks to, not the cell it stands in. */
    child = gtk_widget_get_parent (check);
    gtk_widget_set_focusable (child, FALSE);
  }
  return box;
}

static void
add_person (CohortCommandDialog *dialog, DaysForm *form, const CohortAttendance *attendance)
{
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, attendance->person);
  g_autofree char *accessible = g_strdup_printf (_ ("All days of %s"), name);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *all = gtk_button_new_with_label (_ ("All Days"));
  GtkWidget *days = make_days_box (dialog, form, attendance, name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (all, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (all), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible,
                                  -1);
  g_signal_connect_object (all, "clicked", G_CALLBACK (all_clicked_cb), days, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), all);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), days);
  gtk_widget_add_css_class (box, "days");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  cohort_command_dialog_add_widget (dialog, row);
}

static void
present (GtkWidget *widget, CohortStore *store, const char *convening, GPtrArray *people)
{
  DaysForm *form = g_new0 (DaysForm, 1);
  CohortCommandDialog *dialog;

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->convening
      = cohort_program_find_convening (cohort_snapshot_get_program (form->snapshot), convening);
  form->people = people;
  form->checks = g_ptr_array_new ();
  dialog = cohort_command_dialog_new (widget, store, _ ("Who Was There"), _ ("_Save"), make_days,
                                      form, days_form_free);
  cohort_command_dialog_add_group (
      dialog, form->convening->name,
      people->len > 0
          ? _ ("Tick the days each person was there. Who is registered has then attended, or "
               "attended in part when days of the registration are missing.")
          : _ ("Nobody holds a spot."));
  for (guint i = 0; i < people->len; i++)
    add_person (dialog, form, g_ptr_array_index (people, i));
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cohort_days_dialog_present: asks for the days of everybody who holds a spot at @convening */
void
cohort_days_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening)
{
  present (widget, store, convening,
           cohort_spots_holders (cohort_store_get_snapshot (store), convening));
}

/** cohort_days_dialog_present_person: asks for the days @person was at @convening */
void
cohort_days_dialog_present_person (GtkWidget *widget,
                                   CohortStore *store,
                                   const char *person,
                                   const char *convening)
{
  GPtrArray *people = g_ptr_array_new ();
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (cohort_store_get_snapshot (store), person, convening);

  if (attendance != NULL)
    g_ptr_array_add (people, (gpointer)attendance);
  present (widget, store, convening, people);
}
