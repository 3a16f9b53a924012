/* How an activity of the log looks in a list view.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-activity-row.h"

#include "cohort-activity-item.h"
#include "cohort-money-row.h"
#include "cohort-row-layout.h"

#include <glib/gi18n-lib.h>

enum { TITLE, ABOUT, REST, N_LINES };

/* A list view lays out two hundred rows at a time: texts that are not measured, in rows of one
 * height, keep it quick. What has no room is in the tooltip, and in the form that the row opens. */
static GtkWidget *
line_new (const char *style)
{
  GtkInscription *line = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_xalign (line, 0);
  gtk_inscription_set_text_overflow (line, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (line, 1);
  gtk_inscription_set_nat_lines (line, 1);
  gtk_widget_add_css_class (GTK_WIDGET (line), style);
  return GTK_WIDGET (line);
}

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
  static const char *const classes[N_LINES] = {"heading", "numeric", "dim-label"};
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_widget_set_layout_manager (row, cohort_row_layout_new (6));
  for (guint i = 0; i < N_LINES; i++)
    gtk_box_append (GTK_BOX (words), line_new (classes[i]));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), popup_cb, list_item, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);
  gtk_list_item_set_child (list_item, row);
}

/* Who took part, and what else is noted. */
static char *
dup_rest (CohortActivityItem *item)
{
  const char *people = cohort_activity_item_get_people (item);
  const char *more = cohort_activity_item_get_more (item);

  if (people != NULL && more != NULL)
    return g_strdup_printf ("%s · %s", people, more);
  if (people == NULL && more == NULL)
    return g_strdup (_ ("Nobody is named"));
  return g_strdup (people != NULL ? people : more);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  CohortActivityItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *line = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  GtkWidget *button = gtk_widget_get_last_child (row);
  g_autofree char *rest = dup_rest (item);
  const char *const texts[N_LINES]
      = {cohort_activity_item_get_title (item), cohort_activity_item_get_about (item), rest};
  g_autofree char *label = g_strdup_printf (_ ("More about “%s”"), texts[TITLE]);

  for (guint i = 0; i < N_LINES; i++, line = gtk_widget_get_next_sibling (line)) {
    gtk_inscription_set_text (GTK_INSCRIPTION (line), texts[i]);
    gtk_widget_set_tooltip_text (line, texts[i]);
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
