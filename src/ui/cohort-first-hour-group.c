/* The guide of the first hour on the overview.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-first-hour-group.h"

#include "cohort-first-hour.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define SCHEMA_ID     BASE_ID ".Guide"
#define KEY_SHOWN     "shown"
#define KEY_LOOKED_AT "looked-at"
#define KEY_SKIPPED   "skipped"
#define GUIDE_SHOWN   "shown"
#define GUIDE_HIDDEN  "hidden"
#define STEP          "cohort-step"

typedef struct {
  GtkLabel *sign; /* the step's number, or a check mark */
  GtkLabel *said;
  GtkWidget *buttons;
  GtkWidget *go;
  GtkWidget *by_hand; /* (nullable) */
  GtkWidget *skip;
} Row;

struct _CohortFirstHourGroup {
  CohortRowGroup parent_instance;

  CohortSnapshot *snapshot; /* (owned) (nullable): what it shows */
  GSettings *settings;      /* (owned) (nullable): of what it shows */
  GtkWidget *hide;
  Row rows[COHORT_N_FIRST_STEPS];
};

G_DEFINE_FINAL_TYPE (CohortFirstHourGroup, cohort_first_hour_group, COHORT_TYPE_ROW_GROUP)

/* How each step is called, what it is about while it is open, and where its button goes. */
static const struct {
  const char *title;
  const char *text;
  const char *button;
  const char *action;
  const char *section; /* (nullable): the action's target */
} steps[COHORT_N_FIRST_STEPS] = {
    {N_ ("Choose your county"), NULL, NULL, NULL, NULL},
    {N_ ("Import or add people"),
     N_ ("Import the roster or the form answers your colleagues filled in. You see what would "
         "change before anything is saved."),
     N_ ("_Import a Roster…"), "win.import", NULL},
    {N_ ("Choose who goes"),
     N_ ("Switch on who goes. The registration fee joins the plan at once."),
     N_ ("Choose _Who Goes"), "win.section", "convenings"},
    {N_ ("See the cost"),
     N_ ("What is planned, claimed and paid, and what is left of the contract."),
     N_ ("See the _Cost"), "win.section", "reimbursements"},
    {N_ ("Send letters"),
     N_ ("Choose the people and look at each letter. What you issue gets a number and stays as it "
         "left."),
     N_ ("Write _Letters"), "win.section", "letters"},
};

/* (transfer full): where the settings of the county are that @store shows */
static char *
dup_settings_path (CohortStore *store)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);

  return g_strdup_printf ("/org/calmscs/Cohort/guides/%s/%d/", cohort_store_get_device (store),
                          cohort_snapshot_get_county_number (snapshot));
}

static void
check (CohortFirstHourGroup *self, CohortFirstHour *hour)
{
  g_auto (GStrv) looked_at = g_settings_get_strv (self->settings, KEY_LOOKED_AT);
  g_auto (GStrv) skipped = g_settings_get_strv (self->settings, KEY_SKIPPED);

  cohort_first_hour_check (self->snapshot, (const char *const *)looked_at,
                           (const char *const *)skipped, hour);
}

static char *
describe_done (CohortFirstHourGroup *self, CohortFirstStep step, guint n)
{
  switch (step) {
  case COHORT_FIRST_COUNTY:
    /* Translators: %1$s is a county, %2$s a program year. */
    return g_strdup_printf (_ ("%1$s · %2$s"), cohort_snapshot_get_county (self->snapshot)->name,
                            cohort_snapshot_get_year (self->snapshot));
  case COHORT_FIRST_PEOPLE:
    return g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  case COHORT_FIRST_GOING:
    return g_strdup_printf (ngettext ("%u spot is held", "%u spots are held", n), n);
  case COHORT_FIRST_LETTERS:
    return g_strdup_printf (ngettext ("%u letter was issued", "%u letters were issued", n), n);
  case COHORT_FIRST_COST:
  case COHORT_N_FIRST_STEPS:
  default:
    return g_strdup (_ (steps[step].text));
  }
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The sign says in words what its color and shape do. */
static void
show_sign (Row *row, CohortFirstStep step, const CohortFirstHour *hour)
{
  g_autofree char *number = g_strdup_printf ("%d", step + 1);
  g_autofree char *said = NULL;

  if (hour->done[step])
    said = g_strdup (_ ("Done"));
  else if (hour->skipped[step])
    said = g_strdup (_ ("Skipped"));
  else
    said = g_strdup_printf (_ ("Step %d"), step + 1);
  gtk_label_set_label (row->sign, hour->done[step] ? "✓" : number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->sign), said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->sign), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                  -1);
  set_class (GTK_WIDGET (row->sign), "success", hour->done[step]);
  set_class (GTK_WIDGET (row->sign), "accent", step == hour->next);
}

static void
show_step (CohortFirstHourGroup *self, CohortFirstStep step, const CohortFirstHour *hour)
{
  Row *row = &self->rows[step];
  g_autofree char *said = NULL;

  if (hour->done[step])
    said = describe_done (self, step, hour->count[step]);
  else if (hour->waits[step])
    said = g_strdup (_ ("The program has announced no convening for this year."));
  else if (hour->skipped[step])
    said = g_strdup (_ ("Skipped"));
  else
    said = g_strdup (_ (steps[step].text));
  show_sign (row, step, hour);
  gtk_label_set_label (row->said, said);
  if (row->buttons == NULL)
    return;
  gtk_widget_set_visible (row->buttons, !hour->done[step] && !hour->waits[step]);
  gtk_widget_set_visible (row->skip, !hour->skipped[step]);
  set_class (row->go, "suggested-action", step == hour->next);
}

static void
show (CohortFirstHourGroup *self)
{
  g_autofree char *shown = g_settings_get_string (self->settings, KEY_SHOWN);
  CohortFirstHour hour;

  check (self, &hour);
  for (CohortFirstStep step = 0; step < COHORT_N_FIRST_STEPS; step++)
    show_step (self, step, &hour);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          g_str_equal (shown, GUIDE_SHOWN)
                              || (!g_str_equal (shown, GUIDE_HIDDEN) && hour.is_new
                                  && hour.next < COHORT_N_FIRST_STEPS));
}

static void
remember (CohortFirstHourGroup *self, const char *key, CohortFirstStep step)
{
  g_auto (GStrv) codes = g_settings_get_strv (self->settings, key);
  const char *code = cohort_first_step_get_code (step);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (g_strv_contains ((const char *const *)codes, code))
    return;
  g_strv_builder_addv (builder, (const char **)codes);
  g_strv_builder_add (builder, code);
  all = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, key, (const char *const *)all);
}

static CohortFirstStep
get_step (GtkWidget *button)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), STEP));
}

static void
go_cb (CohortFirstHourGroup *self, GtkWidget *button)
{
  CohortFirstStep step = get_step (button);

  if (step == COHORT_FIRST_COST)
    remember (self, KEY_LOOKED_AT, step);
  if (steps[step].section != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), steps[step].action, "s", steps[step].section);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), steps[step].action, NULL);
}

/* The button goes, so the keyboard goes on with the next step. */
static void
skip_cb (CohortFirstHourGroup *self, GtkWidget *button)
{
  CohortFirstHour hour;

  remember (self, KEY_SKIPPED, get_step (button));
  check (self, &hour);
  if (hour.next < COHORT_N_FIRST_STEPS)
    gtk_widget_grab_focus (self->rows[hour.next].go);
  else if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->hide);
}

static void
hide_cb (CohortFirstHourGroup *self)
{
  g_settings_set_string (self->settings, KEY_SHOWN, GUIDE_HIDDEN);
}

static GtkWidget *
add_button (CohortFirstHourGroup *self, GtkWidget *box, CohortFirstStep step, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (label));

  /* Large text on a small screen has no room for all of it in one line. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  g_object_set_data (G_OBJECT (button), STEP, GINT_TO_POINTER (step));
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
name_button (GtkWidget *button, const char *label)
{
  GString *name = g_string_new (label);

  g_string_replace (name, "_", "", 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  /* Else what is written on it would be said once more. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_string_free (name, TRUE);
}

static GtkWidget *
make_buttons (CohortFirstHourGroup *self, CohortFirstStep step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Row *row = &self->rows[step];
  g_autofree char *skip = g_strdup_printf (_ ("Skip: %s"), _ (steps[step].title));

  gtk_widget_set_layout_manager (box, g_object_new (COHORT_TYPE_WRAP_LAYOUT, NULL));
  row->go = add_button (self, box, step, steps[step].button);
  name_button (row->go, _ (steps[step].button));
  g_signal_connect_object (row->go, "clicked", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  if (step == COHORT_FIRST_PEOPLE) {
    row->by_hand = add_button (self, box, step, N_ ("_Add People by Hand"));
    name_button (row->by_hand, _ ("_Add People by Hand"));
    gtk_widget_add_css_class (row->by_hand, "flat");
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row->by_hand), "win.section::team");
  }
  row->skip = add_button (self, box, step, N_ ("_Skip"));
  name_button (row->skip, skip);
  gtk_widget_add_css_class (row->skip, "flat");
  g_signal_connect_object (row->skip, "clicked", G_CALLBACK (skip_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (CohortFirstHourGroup *self, CohortFirstStep step)
{
  GtkWidget *widget = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *sign = gtk_label_new (NULL);
  GtkWidget *said = make_text (NULL, "dim-label");
  Row *row = &self->rows[step];

  row->sign = GTK_LABEL (sign);
  row->said = GTK_LABEL (said);
  gtk_widget_add_css_class (sign, "chip");
  gtk_widget_add_css_class (sign, "numeric");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), make_text (_ (steps[step].title), "heading"));
  gtk_box_append (GTK_BOX (text), said);
  if (steps[step].button != NULL) {
    row->buttons = make_buttons (self, step);
    gtk_box_append (GTK_BOX (text), row->buttons);
  }
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (box, "guide-step");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (steps[step].title), -1);
  return widget;
}

static void
cohort_first_hour_group_dispose (GObject *object)
{
  CohortFirstHourGroup *self = COHORT_FIRST_HOUR_GROUP (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);

  G_OBJECT_CLASS (cohort_first_hour_group_parent_class)->dispose (object);
}

static void
cohort_first_hour_group_class_init (CohortFirstHourGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_first_hour_group_dispose;
}

static void
cohort_first_hour_group_init (CohortFirstHourGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *list = gtk_list_box_new ();

  self->hide = gtk_button_new_with_mnemonic (_ ("_Hide the Guide"));
  name_button (self->hide, _ ("_Hide the Guide"));
  gtk_widget_add_css_class (self->hide, "flat");
  gtk_widget_set_halign (self->hide, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->hide, 12);
  g_signal_connect_object (self->hide, "clicked", G_CALLBACK (hide_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (group, _ ("Your First Hour"));
  adw_preferences_group_set_description (
      group, _ ("In any order. The main menu brings this guide back, and F1 explains each part."));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Your First Hour"), -1);
  for (CohortFirstStep step = 0; step < COHORT_N_FIRST_STEPS; step++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, step));
  adw_preferences_group_add (group, list);
  adw_preferences_group_add (group, self->hide);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Another database may be open now, or another county chosen. */
static void
use_settings (CohortFirstHourGroup *self, CohortStore *store)
{
  g_autofree char *path = dup_settings_path (store);
  g_autofree char *used = NULL;

  if (self->settings != NULL) {
    g_object_get (self->settings, "path", &used, NULL);
    if (g_str_equal (used, path))
      return;
    g_signal_handlers_disconnect_by_data (self->settings, self);
    g_clear_object (&self->settings);
  }
  self->settings = g_settings_new_with_path (SCHEMA_ID, path);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

/** cohort_first_hour_group_show: ticks what @snapshot, which @store shows, tells to be done */
void
cohort_first_hour_group_show (CohortFirstHourGroup *self,
                              CohortStore *store,
                              CohortSnapshot *snapshot)
{
  g_return_if_fail (COHORT_IS_FIRST_HOUR_GROUP (self));

  cohort_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = snapshot;
  use_settings (self, store);
  show (self);
}

/** cohort_first_hour_group_begin: see the header */
gboolean
cohort_first_hour_group_begin (CohortFirstHourGroup *self)
{
  CohortFirstHour hour;

  g_return_val_if_fail (COHORT_IS_FIRST_HOUR_GROUP (self), FALSE);

  if (self->snapshot == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  check (self, &hour);
  return hour.next < COHORT_N_FIRST_STEPS && self->rows[hour.next].go != NULL
         && gtk_widget_grab_focus (self->rows[hour.next].go);
}

/** cohort_first_hour_group_bring_back: see the header */
void
cohort_first_hour_group_bring_back (CohortStore *store)
{
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *path = NULL;

  if (cohort_store_get_snapshot (store) == NULL)
    return;
  path = dup_settings_path (store);
  settings = g_settings_new_with_path (SCHEMA_ID, path);
  g_settings_reset (settings, KEY_SKIPPED);
  g_settings_set_string (settings, KEY_SHOWN, GUIDE_SHOWN);
}
