/* What rows of expenses and of the plan have in common.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-money-row.h"

#include "cohort-heading-row.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *id; /* (owned) */
  CohortMoneyMenuFunc make;
} MenuSource;

static void
menu_source_free (gpointer data)
{
  MenuSource *source = data;

  g_free (source->id);
  g_free (source);
}

/**
 * cohort_money_row_new:
 * @id: of the record, which becomes the name of the row
 * @label: the row in a sentence, for who does not see it
 *
 * Returns: (transfer floating): a row to activate
 */
GtkWidget *
cohort_money_row_new (const char *id, const char *label, GtkWidget *columns)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (row, "money");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), columns);
  gtk_widget_set_name (row, id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

/** cohort_money_heading_new: Returns: (transfer floating): a row that names the columns */
GtkWidget *
cohort_money_heading_new (GtkWidget *columns)
{
  GtkWidget *row = cohort_heading_row_new (columns);

  cohort_columns_set_heading (COHORT_COLUMNS (columns), TRUE);
  gtk_widget_add_css_class (row, "heading-row");
  return row;
}

/** cohort_money_chip_new: Returns: (transfer floating): @text in a chip; @style may be "" */
GtkWidget *
cohort_money_chip_new (const char *text, const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *chip = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (chip), TRUE);
  gtk_widget_add_css_class (chip, "chip");
  if (*style != '\0')
    gtk_widget_add_css_class (chip, style);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), chip);
  return box;
}

/* Menus are made when they are opened: a page has a hundred of them. */
static void
popup_cb (GtkMenuButton *button, gpointer user_data)
{
  const MenuSource *source = user_data;
  g_autoptr (GMenuModel) menu = source->make (GTK_WIDGET (button), source->id);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

/** cohort_money_menu_new: Returns: (transfer floating): a button for the menu @make makes; @label
 * says whose */
GtkWidget *
cohort_money_menu_new (const char *id, const char *label, CohortMoneyMenuFunc make)
{
  GtkWidget *button = gtk_menu_button_new ();
  MenuSource *source = g_new0 (MenuSource, 1);

  source->id = g_strdup (id);
  source->make = make;
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), popup_cb, source,
                                         menu_source_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

/** cohort_money_menu_append: @action: one that takes the id */
void
cohort_money_menu_append (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}
