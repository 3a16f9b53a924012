/* Rows to type in that a screen reader follows.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has the keyboard in an AdwEntryRow is the GtkText in it, which in libadwaita 1.2 has no role
 * of its own: nobody is told that the keyboard came there. */
#include "config.h"

#include "cohort-entry-row.h"

static void
name_text (AdwEntryRow *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
}

/* GTK 4.8 lets only the row's text be read, not that of what has the keyboard. */
static void
describe_text (AdwEntryRow *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_editable_get_text (text), -1);
}

/** cohort_entry_row_tell_focus: see the header */
void
cohort_entry_row_tell_focus (AdwEntryRow *row)
{
  GtkEditable *text;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  /* What is on screen already keeps its role. */
  if (!gtk_widget_get_realized (GTK_WIDGET (text))
      && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (text)) != GTK_ACCESSIBLE_ROLE_TEXT_BOX)
    g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_signal_connect (row, "notify::title", G_CALLBACK (name_text), NULL);
  g_signal_connect (row, "changed", G_CALLBACK (describe_text), NULL);
  name_text (row);
  describe_text (row);
}

/** cohort_entry_rows_tell_focus: see the header */
void
cohort_entry_rows_tell_focus (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (ADW_IS_ENTRY_ROW (root)) {
    cohort_entry_row_tell_focus (ADW_ENTRY_ROW (root));
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cohort_entry_rows_tell_focus (child);
}
