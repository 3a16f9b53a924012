/* What a view of the money shows while there is nothing for it to show.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-money-empty.h"

/** cohort_money_empty_new: see the header */
GtkWidget *
cohort_money_empty_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "cohort-money-symbolic");
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_set_vexpand (page, TRUE);
  gtk_widget_set_visible (page, FALSE);
  return page;
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

/** cohort_money_empty_show: see the header */
void
cohort_money_empty_show (GtkWidget *empty,
                         const char *title,
                         const char *description,
                         const char *button,
                         const char *action)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (empty);
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (page, title);
  adw_status_page_set_description (page, escaped);
  adw_status_page_set_child (page, button != NULL ? make_button (button, action) : NULL);
  gtk_widget_set_visible (empty, TRUE);
}
