/* An opportunity as a row of a list: what it is, how far off, and who on the team fits.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-opportunity-row.h"

#include "cohort-line.h"
#include "cohort-opportunity-item.h"
#include "cohort-team-cell.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* The room is that of what is told beside the list. */
#define MAX_CHARS 32

/* The widgets of a row, which belong to it. */
typedef struct {
  GtkWidget *title;
  GtkWidget *about;
  GtkWidget *when;
  GtkWidget *uncertain;
  GtkWidget *own;
  GtkWidget *fits;
  GtkWidget *answers;
} Row;

static GtkWidget *
add_line (GtkWidget *lines, const char *css_class)
{
  GtkWidget *label = cohort_line_new (css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_box_append (GTK_BOX (lines), label);
  return label;
}

static GtkWidget *
add_chip (GtkWidget *chips)
{
  GtkWidget *chip = cohort_chip_new ();

  gtk_box_append (GTK_BOX (chips), chip);
  return chip;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->title = add_line (lines, "heading");
  row->about = add_line (lines, "dim-label");
  gtk_widget_set_layout_manager (chips, g_object_new (COHORT_TYPE_WRAP_LAYOUT, "spacing", 6, NULL));
  row->when = add_chip (chips);
  row->uncertain = add_chip (chips);
  row->own = add_chip (chips);
  gtk_box_append (GTK_BOX (lines), chips);
  row->fits = add_line (lines, NULL);
  row->answers = add_line (lines, NULL);
  gtk_list_item_set_child (list_item, lines);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static void
show_line (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/* The row is what has the keyboard; GTK 4.8 has no other way to name it. */
static void
name_row (GtkListItem *list_item, const char *title, const char *when, const char *fits)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (list_item));
  g_autofree char *name = when != NULL ? g_strdup_printf ("%s, %s, %s", title, when, fits)
                                       : g_strdup_printf ("%s, %s", title, fits);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  CohortOpportunityItem *item = gtk_list_item_get_item (list_item);
  const CohortOpportunity *opportunity = cohort_opportunity_item_get (item);
  g_autofree char *about = cohort_opportunity_item_dup_about (item);
  g_autofree char *when = cohort_opportunity_item_dup_when (item);
  g_autofree char *fits = cohort_opportunity_item_dup_fits (item);
  g_autofree char *answers = cohort_opportunity_item_dup_answers (item);
  gboolean is_uncertain = cohort_opportunity_item_is_uncertain (item);

  show_line (row->title, opportunity->title);
  show_line (row->about, about);
  show_line (row->fits, fits);
  show_line (row->answers, answers);
  cohort_chip_set (row->when, when, cohort_opportunity_item_get_style (item));
  cohort_chip_set (row->uncertain, is_uncertain ? _ ("Day to be confirmed") : NULL, "warning");
  cohort_chip_set (row->own, opportunity->is_own ? _ ("Our own") : NULL, NULL);
  name_row (list_item, opportunity->title, when, fits);
  gtk_widget_set_visible (gtk_widget_get_parent (row->when),
                          when != NULL || is_uncertain || opportunity->is_own);
}

/** cohort_opportunity_row_factory_new: Returns: (transfer full): makes the rows of a list */
GtkListItemFactory *
cohort_opportunity_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
