/* A row of a form to choose grade bands in: a button for each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-bands-row.h"

#include "cohort-isolate.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

struct _CohortBandsRow {
  AdwPreferencesRow parent_instance;

  GPtrArray *chips; /* (owned) (element-type GtkToggleButton): in the order of the vocabulary */
};

G_DEFINE_FINAL_TYPE (CohortBandsRow, cohort_bands_row, ADW_TYPE_PREFERENCES_ROW)

static guint changed_signal;

static void
toggled_cb (CohortBandsRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
cohort_bands_row_dispose (GObject *object)
{
  CohortBandsRow *self = COHORT_BANDS_ROW (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);

  G_OBJECT_CLASS (cohort_bands_row_parent_class)->dispose (object);
}

static void
cohort_bands_row_class_init (CohortBandsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_bands_row_dispose;

  changed_signal = g_signal_new ("changed", COHORT_TYPE_BANDS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
add_chips (CohortBandsRow *self, GtkFlowBox *flow)
{
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words ("band", &n);

  for (guint i = 0; i < n; i++) {
    g_autofree char *label
        = cohort_dup_isolated (cohort_vocabulary_get_label ("band", words[i].code));
    GtkWidget *chip = gtk_toggle_button_new_with_label (label);

    gtk_widget_add_css_class (chip, "pill-chip");
    g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    gtk_flow_box_append (flow, chip);
    gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
    g_ptr_array_add (self->chips, g_object_ref (chip));
  }
}

static void
cohort_bands_row_init (CohortBandsRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Grade bands"));
  GtkWidget *flow = gtk_flow_box_new ();

  self->chips = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_widget_add_css_class (flow, "flush");
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  add_chips (self, GTK_FLOW_BOX (flow));
  gtk_widget_add_css_class (box, "form-cell");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), flow);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/** cohort_bands_row_new: @bands: (nullable): codes to begin with, separated by spaces */
GtkWidget *
cohort_bands_row_new (const char *bands)
{
  CohortBandsRow *self = g_object_new (COHORT_TYPE_BANDS_ROW, NULL);
  guint chosen = cohort_bands_parse (bands);

  for (guint i = 0; i < self->chips->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->chips, i), (chosen & (1u << i)) != 0);
  return GTK_WIDGET (self);
}

/** cohort_bands_row_dup_bands: Returns: (transfer full): the codes chosen now */
char *
cohort_bands_row_dup_bands (CohortBandsRow *self)
{
  guint chosen = 0;

  g_return_val_if_fail (COHORT_IS_BANDS_ROW (self), NULL);

  for (guint i = 0; i < self->chips->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->chips, i)))
      chosen |= 1u << i;
  return cohort_bands_format (chosen);
}
