/* By which rules the county pays travel: to choose, to make, to change.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-policy-group.h"

#include "cohort-choices.h"
#include "cohort-policy-dialog.h"
#include "cohort-policy-text.h"
#include "cohort-run.h"
#include "cohort-travel.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define SPACING 6

struct _CohortPolicyGroup {
  CohortRowGroup parent_instance;

  CohortStore *store;      /* (unowned) (nullable): weak, the window of the application owns it */
  CohortChoices *policies; /* (owned) */
  gboolean showing;        /* the chooser follows the store */

  GtkWidget *chooser;
  GtkLabel *summary;
  GtkWidget *edit_button;
  GtkWidget *remove_button;
  GtkWidget *stale_row;
};

G_DEFINE_FINAL_TYPE (CohortPolicyGroup, cohort_policy_group, COHORT_TYPE_ROW_GROUP)

/* (nullable): the one that is shown */
static const char *
get_code (CohortPolicyGroup *self)
{
  return cohort_choices_get (self->policies,
                             adw_combo_row_get_selected (ADW_COMBO_ROW (self->chooser)));
}

static void
selected_cb (CohortPolicyGroup *self)
{
  const char *code;

  if (self->showing)
    return;
  code = get_code (self);
  if (code != NULL)
    cohort_run (GTK_WIDGET (self), self->store,
                cohort_command_new ("setting.set", "key", COHORT_SETTING_TRAVEL_POLICY, "value",
                                    code, NULL));
}

static void
new_clicked_cb (CohortPolicyGroup *self)
{
  cohort_policy_dialog_present (GTK_WIDGET (self), self->store, get_code (self), TRUE);
}

static void
edit_clicked_cb (CohortPolicyGroup *self)
{
  cohort_policy_dialog_present (GTK_WIDGET (self), self->store, get_code (self), FALSE);
}

static const char *
find_preset (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) policies = cohort_policies_list (snapshot);
  const CohortPolicy *first = g_ptr_array_index (policies, 0);

  return g_intern_string (first->code);
}

/* The one in force cannot go: the first preset takes its place before. */
static void
remove_clicked_cb (CohortPolicyGroup *self)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self->store);
  g_autoptr (CohortPolicy) chosen = cohort_policy_get_chosen (snapshot);
  g_autofree char *label = g_strdup_printf (_ ("Removed the travel policy %1$s"), chosen->name);
  JsonObject *batch = cohort_command_new ("batch", "label", label, NULL);
  JsonArray *commands = json_array_new ();

  json_array_add_object_element (commands,
                                 cohort_command_new ("setting.set", "key",
                                                     COHORT_SETTING_TRAVEL_POLICY, "value",
                                                     find_preset (snapshot), NULL));
  json_array_add_object_element (
      commands, cohort_command_new ("policy.remove", "policy", chosen->code, NULL));
  json_object_set_array_member (batch, "commands", commands);
  cohort_run (GTK_WIDGET (self), self->store, batch);
}

static void
price_clicked_cb (CohortPolicyGroup *self)
{
  cohort_run (GTK_WIDGET (self), self->store, cohort_command_new ("plan.reprice", NULL));
}

static void
show_stale (CohortPolicyGroup *self, const CohortSnapshot *snapshot)
{
  g_autofree char *text = NULL;
  guint n = 0;

  COHORT_FOR_EACH (CohortTripRecord, trip, snapshot, COHORT_RECORD_TRIP) {
    if (cohort_trip_is_stale (snapshot, trip))
      n++;
  }
  text = g_strdup_printf (ngettext ("%u trip was planned by earlier rules",
                                    "%u trips were planned by earlier rules", n),
                          n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->stale_row), text);
  gtk_widget_set_visible (self->stale_row, n > 0);
}

static void
refresh (CohortPolicyGroup *self)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self->store);
  g_autoptr (CohortPolicy) chosen = NULL;
  g_autoptr (GPtrArray) policies = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GtkStringList) model = NULL;

  /* A backup that has no county was restored. */
  if (snapshot == NULL)
    return;
  chosen = cohort_policy_get_chosen (snapshot);
  policies = cohort_policies_list (snapshot);
  summary = cohort_policy_text_summary (chosen);
  g_clear_pointer (&self->policies, cohort_choices_free);
  self->policies = cohort_choices_new (NULL);
  for (guint i = 0; i < policies->len; i++) {
    const CohortPolicy *policy = g_ptr_array_index (policies, i);

    cohort_choices_add (self->policies, policy->code, policy->name);
  }
  model = gtk_string_list_new (cohort_choices_get_labels (self->policies));
  self->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->chooser), G_LIST_MODEL (model));
  cohort_combo_row_fit (self->chooser);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->chooser),
                              cohort_choices_find (self->policies, chosen->code));
  self->showing = FALSE;
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_sensitive (self->edit_button, chosen->id != NULL);
  gtk_widget_set_sensitive (self->remove_button, chosen->id != NULL);
  show_stale (self, snapshot);
}

static void
cohort_policy_group_dispose (GObject *object)
{
  CohortPolicyGroup *self = COHORT_POLICY_GROUP (object);

  /* Its chooser may say that it changed when it goes away. */
  self->showing = TRUE;
  g_clear_weak_pointer (&self->store);
  g_clear_pointer (&self->policies, cohort_choices_free);

  G_OBJECT_CLASS (cohort_policy_group_parent_class)->dispose (object);
}

static void
cohort_policy_group_class_init (CohortPolicyGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_policy_group_dispose;
}

static GtkWidget *
make_button (CohortPolicyGroup *self, const char *title, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

/* What the policy says, and what can be done with it. */
static GtkWidget *
make_summary (CohortPolicyGroup *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2 * SPACING);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_set_layout_manager (buttons, g_object_new (COHORT_TYPE_WRAP_LAYOUT, NULL));
  self->edit_button = make_button (self, _ ("_Edit…"), _ ("Edit"), G_CALLBACK (edit_clicked_cb));
  self->remove_button
      = make_button (self, _ ("_Remove"), _ ("Remove"), G_CALLBACK (remove_clicked_cb));
  gtk_box_append (GTK_BOX (buttons), make_button (self, _ ("_New From This…"), _ ("New From This"),
                                                  G_CALLBACK (new_clicked_cb)));
  gtk_box_append (GTK_BOX (buttons), self->edit_button);
  gtk_box_append (GTK_BOX (buttons), self->remove_button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "form-cell");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
cohort_policy_group_init (CohortPolicyGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  adw_preferences_group_set_title (group, _ ("Travel Policy"));
  adw_preferences_group_set_description (
      group, _ ("New trips are priced by it; planned ones keep their amounts until they are "
                "priced again."));
  self->chooser = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chooser), _ ("In force"));
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->stale_row = adw_action_row_new ();
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (self->stale_row),
      make_button (self, _ ("_Price Again"), _ ("Price Again"), G_CALLBACK (price_clicked_cb)));
  adw_preferences_group_add (group, self->chooser);
  adw_preferences_group_add (group, make_summary (self));
  adw_preferences_group_add (group, self->stale_row);
}

/** cohort_policy_group_new: Returns: (transfer floating): the policies of @store */
GtkWidget *
cohort_policy_group_new (CohortStore *store)
{
  CohortPolicyGroup *self = g_object_new (COHORT_TYPE_POLICY_GROUP, NULL);

  g_set_weak_pointer (&self->store, store);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
