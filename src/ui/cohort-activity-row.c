/* How an activity of the log looks in a list view.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-activity-row.h"

#include "cohort-activity-item.h"
#include "cohort-line.h"
#include "cohort-money-row.h"

#include <glib/gi18n-lib.h>

enum { TITLE, ABOUT, PEOPLE, MORE, N_LINES };

/* A row is used for one activity after another: its menu is that of whichever it shows now. */
static void
popup_cb (GtkMenuButton *button, gpointer user_data)
{
  CohortActivityItem *item = gtk_list_item_get_item (user_data);
  g_autoptr (GMenu) menu = g_menu_new ();

  cohort_money_menu_append (menu, _ ("_Edit…"), "activity.edit",
                            cohort_activity_item_get_id (item));
  cohort_money_menu_append (menu, _ ("Re_move"), "activity.remove",
                            cohort_activity_item_get_id (item));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  static const char *const classes[N_LINES] = {"heading", "numeric", "body", "dim-label"};
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; i < N_LINES; i++)
    gtk_box_append (GTK_BOX (words), cohort_line_new (classes[i]));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), popup_cb, list_item, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  CohortActivityItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *line = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  GtkWidget *button = gtk_widget_get_last_child (row);
  const char *const texts[N_LINES]
      = {cohort_activity_item_get_title (item), cohort_activity_item_get_about (item),
         cohort_activity_item_get_people (item), cohort_activity_item_get_more (item)};
  g_autofree char *label = g_strdup_printf (_ ("More about “%s”"), texts[TITLE]);

  for (guint i = 0; i < N_LINES; i++, line = gtk_widget_get_next_sibling (line)) {
    gtk_label_set_label (GTK_LABEL (line), texts[i] != NULL ? texts[i] : "");
    gtk_widget_set_visible (line, texts[i] != NULL);
  }
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/** cohort_activity_row_new_factory: Returns: (transfer full): see the header */
GtkListItemFactory *
cohort_activity_row_new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
