/* Lists whose rows are made anew only where they say something else than before.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-kept-rows.h"

#include "cohort-focus.h"

#define TEXT_KEY "cohort-kept-text"

/** cohort_kept_rows_new: Returns: (transfer floating): see the header */
GtkListBox *
cohort_kept_rows_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_LIST_BOX (list);
}

static gboolean
is_of (GtkListBoxRow *row, const char *id)
{
  return row != NULL && g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), id) == 0;
}

static gboolean
says (GtkListBoxRow *row, const char *id, const char *text)
{
  return is_of (row, id) && g_strcmp0 (g_object_get_data (G_OBJECT (row), TEXT_KEY), text) == 0;
}

/** cohort_kept_rows_has: Returns: %FALSE when a row has to be put there */
gboolean
cohort_kept_rows_has (GtkListBox *list, int position, const char *id, const char *text)
{
  GtkListBoxRow *present = gtk_list_box_get_row_at_index (list, position);

  if (says (present, id, text))
    return TRUE;
  if (present != NULL && says (gtk_list_box_get_row_at_index (list, position + 1), id, text)) {
    gtk_list_box_remove (list, GTK_WIDGET (present));
    return TRUE;
  }
  if (is_of (present, id))
    gtk_list_box_remove (list, GTK_WIDGET (present));
  return FALSE;
}

/** cohort_kept_rows_put: see the header */
void
cohort_kept_rows_put (GtkListBox *list,
                      int position,
                      GtkWidget *row,
                      const char *id,
                      const char *text)
{
  gtk_widget_set_name (row, id);
  g_object_set_data_full (G_OBJECT (row), TEXT_KEY, g_strdup (text), g_free);
  cohort_focus_set_key (row, "row", id);
  gtk_list_box_insert (list, row, position);
}

/** cohort_kept_rows_cut: see the header */
void
cohort_kept_rows_cut (GtkListBox *list, int n)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/** cohort_kept_rows_find: Returns: (transfer none) (nullable): see the header */
GtkWidget *
cohort_kept_rows_find (GtkListBox *list, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (is_of (row, id))
      return GTK_WIDGET (row);
  return NULL;
}
