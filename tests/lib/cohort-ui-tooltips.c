/* Whether buttons without words say in a tooltip what they do.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ui-tooltips.h"

/* What GTK and Adwaita make of several widgets has buttons of theirs, which are known by their
 * place. */
static gboolean
is_made_by_toolkit (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget")
         || GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_SPIN_BUTTON (widget)
         || GTK_IS_CALENDAR (widget) || GTK_IS_DROP_DOWN (widget) || ADW_IS_COMBO_ROW (widget)
         || GTK_IS_SEARCH_ENTRY (widget) || ADW_IS_ABOUT_WINDOW (widget)
         || GTK_IS_SHORTCUTS_WINDOW (widget);
}

static gboolean
has_words (GtkWidget *widget)
{
  gboolean found = GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
                   && *gtk_label_get_text (GTK_LABEL (widget)) != '\0';

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = !GTK_IS_POPOVER (child) && has_words (child);
  return found;
}

/* A menu button has its tooltip, and its button within has none. */
static gboolean
has_tooltip (GtkWidget *button)
{
  return gtk_widget_get_tooltip_text (button) != NULL
         || gtk_widget_get_tooltip_text (gtk_widget_get_parent (button)) != NULL;
}

/* A mark in a year draws its words, and a check is no picture. */
static gboolean
is_picture_only (GtkWidget *button)
{
  return !has_words (button) && !g_str_equal (G_OBJECT_TYPE_NAME (button), "CohortYearMark")
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (button))
                != GTK_ACCESSIBLE_ROLE_CHECKBOX;
}

void
ui_expect_tooltips (GtkWidget *widget, const char *what)
{
  if (!gtk_widget_get_mapped (widget) || is_made_by_toolkit (widget))
    return;
  if (GTK_IS_BUTTON (widget) && is_picture_only (widget) && !has_tooltip (widget)) {
    g_test_message ("%s: a %s \"%s\" without words, in a %s, has no tooltip", what,
                    G_OBJECT_TYPE_NAME (widget), gtk_button_get_icon_name (GTK_BUTTON (widget)),
                    G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
    g_test_fail ();
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_expect_tooltips (child, what);
}
