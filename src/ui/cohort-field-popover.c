/* A list of the fields a letter may say, to insert one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-field-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH  320
#define HEIGHT 380

typedef struct {
  GtkWidget *widget; /* (unowned): owns the popover */
  CohortFieldFunc func;
} Chooser;

static void
add_row (GtkWidget *list, const char *description, const char *name, const char *group, char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (description);
  GtkWidget *code = gtk_label_new (name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_widget_add_css_class (code, "dim-label");
  gtk_widget_add_css_class (code, "caption");
  gtk_widget_add_css_class (code, "monospace");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), code);
  gtk_widget_add_css_class (box, "field-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "text", text, g_free);
  g_object_set_data_full (G_OBJECT (row), "group", g_strdup (group), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* What an item of a list knows, and the lists inside of it. */
static void
add_list (GtkWidget *list, CohortLetterTo to, const CohortLetterField *field)
{
  g_autoptr (GArray) fields = cohort_letter_fields_list (to, field->inner);
  /* Translators: %s is a list in a letter, such as "Convenings she or he goes to". */
  g_autofree char *each = g_strdup_printf (_ ("For each of: %s"), field->description);

  add_row (list, each, field->name, field->description,
           g_strdup_printf ("{{#%s}}\n\n{{/%s}}\n", field->name, field->name));
  for (guint i = 0; i < fields->len; i++) {
    const CohortLetterField *inner = &g_array_index (fields, CohortLetterField, i);

    if ((inner->scope & COHORT_LETTER_SCOPE_LETTER) != 0)
      continue;
    if (inner->inner != 0)
      add_list (list, to, inner);
    else
      add_row (list, inner->description, inner->name, field->description,
               g_strdup_printf ("{{%s}}", inner->name));
  }
}

static void
fill (GtkWidget *list, CohortLetterTo to)
{
  g_autoptr (GArray) fields = cohort_letter_fields_list (to, COHORT_LETTER_SCOPE_LETTER);

  for (guint i = 0; i < fields->len; i++) {
    const CohortLetterField *field = &g_array_index (fields, CohortLetterField, i);

    if (field->inner == 0)
      add_row (list, field->description, field->name, _ ("Anywhere"),
               g_strdup_printf ("{{%s}}", field->name));
  }
  for (guint i = 0; i < fields->len; i++) {
    const CohortLetterField *field = &g_array_index (fields, CohortLetterField, i);

    if (field->inner != 0)
      add_list (list, to, field);
  }
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *group = g_object_get_data (G_OBJECT (row), "group");
  GtkWidget *heading;

  if (before != NULL && g_strcmp0 (group, g_object_get_data (G_OBJECT (before), "group")) == 0) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  heading = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "choice-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, Chooser *chooser)
{
  const char *text = g_object_get_data (G_OBJECT (row), "text");
  const char *end = strstr (text, "\n{{/");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);
  guint back = end != NULL ? (guint)g_utf8_strlen (end, -1) : 0;

  gtk_popover_popdown (GTK_POPOVER (popover));
  chooser->func (chooser->widget, text, back);
}

static void
chooser_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/** cohort_field_popover_new: Returns: (transfer floating): the popover */
GtkWidget *
cohort_field_popover_new (CohortLetterTo to, GtkWidget *widget, CohortFieldFunc func)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  Chooser *chooser = g_new0 (Chooser, 1);

  chooser->widget = widget;
  chooser->func = func;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (list), set_header, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Fields"), -1);
  g_signal_connect_data (list, "row-activated", G_CALLBACK (activated_cb), chooser, chooser_free,
                         G_CONNECT_DEFAULT);
  fill (list, to);
  gtk_widget_set_size_request (scrolled, WIDTH, HEIGHT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  return popover;
}
