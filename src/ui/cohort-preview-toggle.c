/* A button for the letter beside a form, where there is room for only one of them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-preview-toggle.h"

#include <glib/gi18n-lib.h>

static void
toggled_cb (GtkToggleButton *button, AdwLeaflet *leaflet)
{
  adw_leaflet_navigate (leaflet, gtk_toggle_button_get_active (button)
                                     ? ADW_NAVIGATION_DIRECTION_FORWARD
                                     : ADW_NAVIGATION_DIRECTION_BACK);
}

/* What shows now may have been chosen elsewhere. */
static void
visible_child_cb (AdwLeaflet *leaflet, GParamSpec *pspec, GtkToggleButton *button)
{
  gtk_toggle_button_set_active (
      button, adw_leaflet_get_adjacent_child (leaflet, ADW_NAVIGATION_DIRECTION_BACK) != NULL);
}

static gboolean
show_cb (gpointer user_data)
{
  GtkWidget *button = user_data;
  g_autoptr (AdwLeaflet) leaflet = g_weak_ref_get (g_object_get_data (user_data, "leaflet"));

  if (leaflet != NULL)
    gtk_widget_set_visible (button, adw_leaflet_get_folded (leaflet));
  return G_SOURCE_REMOVE;
}

/* It folds while it is given its place: a bar that has its own already is too late for another. */
static void
folded_cb (AdwLeaflet *leaflet, GParamSpec *pspec, GtkWidget *button)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_cb, g_object_ref (button), g_object_unref);
}

static void
free_weak (gpointer weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

/** cohort_preview_toggle_new: see the header */
GtkWidget *
cohort_preview_toggle_new (AdwLeaflet *leaflet)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  gtk_button_set_icon_name (GTK_BUTTON (button), "document-print-preview-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Show the Letter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the letter"), -1);
  gtk_widget_set_visible (button, adw_leaflet_get_folded (leaflet));
  g_weak_ref_init (weak, leaflet);
  g_object_set_data_full (G_OBJECT (button), "leaflet", weak, free_weak);
  g_signal_connect_object (leaflet, "notify::folded", G_CALLBACK (folded_cb), button,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (leaflet, "notify::visible-child", G_CALLBACK (visible_child_cb), button,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), leaflet, G_CONNECT_DEFAULT);
  return button;
}
