/* Whom the team should have and whom it lacks, by a target that can be chosen.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-target-group.h"

#include "cohort-row-group.h"
#include "cohort-run.h"
#include "cohort-target-dialog.h"
#include "cohort-target-row.h"

#include <glib/gi18n-lib.h>

struct _CohortTargetGroup {
  AdwBin parent_instance;

  CohortStore *store;  /* (owned) (nullable) */
  CohortTarget *model; /* (owned) (nullable): what a new own target begins with */
  GPtrArray *codes;    /* (owned) (element-type utf8): of the chooser */
  GPtrArray *rows;     /* (owned) (element-type GtkWidget): of the items */
  AdwPreferencesGroup *group;
  AdwComboRow *chooser;
  GtkWidget *edit;
  gboolean filling; /* the chooser changes, but nobody changed it */
};

G_DEFINE_FINAL_TYPE (CohortTargetGroup, cohort_target_group, ADW_TYPE_BIN)

static void
activated_cb (GtkWidget *row)
{
  GVariant *people = g_object_get_data (G_OBJECT (row), "people");

  gtk_widget_activate_action (row, "team.show-people", "(s@as)",
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), people);
}

static void
make_activatable (GtkWidget *row, const CohortTargetResult *result)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < result->people->len; i++)
    g_variant_builder_add (&builder, "s", g_ptr_array_index (result->people, i));
  g_object_set_data_full (G_OBJECT (row), "people",
                          g_variant_ref_sink (g_variant_builder_end (&builder)),
                          (GDestroyNotify)g_variant_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
}

static void
chosen_cb (CohortTargetGroup *self)
{
  guint chosen = adw_combo_row_get_selected (self->chooser);

  if (self->filling || chosen >= self->codes->len)
    return;
  cohort_run (GTK_WIDGET (self), self->store,
              cohort_command_new ("setting.set", "key", COHORT_SETTING_TARGET, "value",
                                  g_ptr_array_index (self->codes, chosen), NULL));
}

static void
edit_cb (CohortTargetGroup *self)
{
  if (self->store != NULL)
    cohort_target_dialog_present (GTK_WIDGET (self), self->store, self->model);
}

static void
fill_chooser (CohortTargetGroup *self, const CohortCoverageContents *contents)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean has_own = FALSE;
  guint chosen = 0;

  g_ptr_array_set_size (self->codes, 0);
  for (guint i = 0; i < contents->targets->len; i++) {
    const CohortTarget *target = g_ptr_array_index (contents->targets, i);

    gtk_string_list_append (names, target->name);
    g_ptr_array_add (self->codes, g_strdup (target->code));
    if (target == contents->target)
      chosen = i;
    has_own = has_own || g_str_equal (target->code, COHORT_TARGET_CUSTOM);
  }
  self->filling = TRUE;
  adw_combo_row_set_model (self->chooser, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->chooser, chosen);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), contents->targets->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->edit), has_own ? _ ("Edit Ours…") : _ ("Make Our Own…"));
}

static void
remember_model (CohortTargetGroup *self, const CohortTarget *target)
{
  g_autofree char *json = target != NULL ? cohort_target_to_json (target) : NULL;

  g_clear_pointer (&self->model, cohort_target_free);
  if (json != NULL)
    self->model = cohort_target_new_custom (json, NULL);
}

/** cohort_target_group_show: shows @contents from now on */
void
cohort_target_group_show (CohortTargetGroup *self,
                          CohortStore *store,
                          const CohortCoverageContents *contents)
{
  g_set_object (&self->store, store);
  remember_model (self, contents->target);
  fill_chooser (self, contents);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < contents->results->len; i++) {
    const CohortTargetResult *result = g_ptr_array_index (contents->results, i);
    GtkWidget *row = cohort_target_row_new (result, contents->question.snapshot);

    if (result->people->len > 0)
      make_activatable (row, result);
    adw_preferences_group_add (self->group, row);
    g_ptr_array_add (self->rows, row);
  }
}

static void
cohort_target_group_dispose (GObject *object)
{
  CohortTargetGroup *self = COHORT_TARGET_GROUP (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->model, cohort_target_free);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cohort_target_group_parent_class)->dispose (object);
}

static void
cohort_target_group_class_init (CohortTargetGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_target_group_dispose;
}

static void
cohort_target_group_init (CohortTargetGroup *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (cohort_row_group_new ());
  self->chooser = ADW_COMBO_ROW (adw_combo_row_new ());
  self->edit = gtk_button_new ();
  adw_preferences_group_set_title (self->group, _ ("Whom the Team Should Have"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chooser), _ ("Target"));
  gtk_widget_set_valign (self->edit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->edit, "flat");
  adw_preferences_group_set_header_suffix (self->group, self->edit);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->chooser));
  g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->edit, "clicked", G_CALLBACK (edit_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}
