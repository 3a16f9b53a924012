/* An organization as a row: its name, who is there, and what can be done with it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-organization-row.h"

#include "cohort-line.h"
#include "cohort-organization-item.h"

#include <glib/gi18n-lib.h>

/* The widgets of a row, which belong to it. */
typedef struct {
  GtkWidget *name;
  GtkWidget *people;
  GtkWidget *about;
  GtkWidget *alike;
  GtkWidget *menu;
} Row;

static void
append_action (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, action, "s", id);
  g_menu_append_item (menu, entry);
}

static GMenuModel *
make_menu (CohortOrganizationItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) alike = g_menu_new ();
  g_autoptr (GMenu) leaving = g_menu_new ();
  const char *id = cohort_organization_item_get_id (item);

  append_action (acts, _ ("_Edit…"), "organization.edit", id);
  if (cohort_organization_item_get_people (item) > 0)
    append_action (acts, _ ("_Show People"), "organization.people", id);
  append_action (acts, _ ("_Merge with…"), "organization.merge", id);
  if (cohort_organization_item_get_alike (item) != NULL) {
    append_action (alike, _ ("_Compare and Merge…"), "organization.compare", id);
    append_action (alike, _ ("_Not the Same"), "organization.distinguish", id);
  }
  if (!cohort_organization_item_is_used (item))
    append_action (leaving, _ ("_Remove"), "organization.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (alike));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (leaving));
  return G_MENU_MODEL (menu);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  CohortOrganizationItem *item = g_object_get_data (G_OBJECT (button), "item");
  g_autoptr (GMenuModel) menu = NULL;

  if (item == NULL)
    return;
  menu = make_menu (item);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  row->name = cohort_line_new ("heading");
  row->people = cohort_line_new ("numeric");
  row->about = cohort_line_new ("dim-label");
  row->alike = cohort_line_new ("warning");
  row->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (row->menu), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (row->menu), create_popup_cb, NULL, NULL);
  gtk_widget_set_valign (row->menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row->menu, "flat");
  gtk_box_append (GTK_BOX (lines), row->name);
  gtk_box_append (GTK_BOX (lines), row->about);
  gtk_box_append (GTK_BOX (lines), row->people);
  gtk_box_append (GTK_BOX (lines), row->alike);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), row->menu);
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static char *
describe_people (CohortOrganizationItem *item)
{
  guint n = cohort_organization_item_get_people (item);

  if (n == 0)
    return g_strdup (_ ("Nobody there"));
  return g_strdup_printf (ngettext ("%u person", "%u people", n), n);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  const Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  CohortOrganizationItem *item = gtk_list_item_get_item (list_item);
  const char *alike = cohort_organization_item_get_alike_text (item);
  g_autofree char *people = describe_people (item);
  g_autofree char *label
      = g_strdup_printf (_ ("More about %s"), cohort_organization_item_get_name (item));

  gtk_label_set_label (GTK_LABEL (row->name), cohort_organization_item_get_name (item));
  gtk_label_set_label (GTK_LABEL (row->about), cohort_organization_item_get_about (item));
  gtk_label_set_label (GTK_LABEL (row->people), people);
  gtk_label_set_label (GTK_LABEL (row->alike), alike != NULL ? alike : "");
  gtk_widget_set_visible (row->alike, alike != NULL);
  gtk_widget_set_tooltip_text (row->menu, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (row->menu), "item", g_object_ref (item), g_object_unref);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  const Row *row = g_object_get_data (G_OBJECT (list_item), "row");

  g_object_set_data (G_OBJECT (row->menu), "item", NULL);
}

/** cohort_organization_row_factory_new: Returns: (transfer full): makes the rows of a list */
GtkListItemFactory *
cohort_organization_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
