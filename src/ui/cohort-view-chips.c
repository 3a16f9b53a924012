/* The views of a page, one of which is shown: a chip for each, in as many lines as they need.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-view-chips.h"

#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _CohortViewChips {
  GtkBox parent_instance;

  GPtrArray *chips; /* (owned) (element-type GtkToggleButton): children, named by their views */
};

G_DEFINE_FINAL_TYPE (CohortViewChips, cohort_view_chips, GTK_TYPE_BOX)

static guint changed_signal;

static void
toggled_cb (CohortViewChips *self, GtkToggleButton *chip)
{
  if (gtk_toggle_button_get_active (chip))
    g_signal_emit (self, changed_signal, 0);
}

static void
cohort_view_chips_dispose (GObject *object)
{
  g_clear_pointer (&COHORT_VIEW_CHIPS (object)->chips, g_ptr_array_unref);

  G_OBJECT_CLASS (cohort_view_chips_parent_class)->dispose (object);
}

static void
cohort_view_chips_class_init (CohortViewChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_view_chips_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), COHORT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  changed_signal = g_signal_new ("changed", COHORT_TYPE_VIEW_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
cohort_view_chips_init (CohortViewChips *self)
{
  self->chips = g_ptr_array_new ();
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", 6, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chips");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Views"),
                                  -1);
}

/** cohort_view_chips_add: see the header */
void
cohort_view_chips_add (CohortViewChips *self, const char *name, const char *label)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  g_return_if_fail (COHORT_IS_VIEW_CHIPS (self));

  gtk_widget_set_name (chip, name);
  gtk_widget_add_css_class (chip, "pill-chip");
  gtk_box_append (GTK_BOX (self), chip);
  if (self->chips->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), self->chips->pdata[0]);
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  g_ptr_array_add (self->chips, chip);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

/** cohort_view_chips_get_chosen: Returns: the place of the view that is shown */
guint
cohort_view_chips_get_chosen (CohortViewChips *self)
{
  guint view = 0;

  g_return_val_if_fail (COHORT_IS_VIEW_CHIPS (self), 0);

  while (view + 1 < self->chips->len && !gtk_toggle_button_get_active (self->chips->pdata[view]))
    view++;
  return view;
}

/** cohort_view_chips_choose: see the header */
void
cohort_view_chips_choose (CohortViewChips *self, guint view)
{
  g_return_if_fail (COHORT_IS_VIEW_CHIPS (self) && view < self->chips->len);

  gtk_toggle_button_set_active (self->chips->pdata[view], TRUE);
}

/** cohort_view_chips_open: see the header */
void
cohort_view_chips_open (CohortViewChips *self, const char *name)
{
  g_return_if_fail (COHORT_IS_VIEW_CHIPS (self));

  for (guint i = 0; i < self->chips->len; i++)
    if (g_str_equal (gtk_widget_get_name (self->chips->pdata[i]), name)) {
      cohort_view_chips_choose (self, i);
      gtk_widget_grab_focus (self->chips->pdata[i]);
    }
}
