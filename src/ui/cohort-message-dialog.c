/* A question or a message over a window, on the smallest screen too.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-message-dialog.h"

#include "cohort-yielding-bin.h"

/* (nullable): what holds the words. Where the library lets them scroll, it is not looked for. */
static GtkWidget *
find_words (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    return NULL;
  if (gtk_widget_has_css_class (widget, "message-area"))
    return GTK_IS_BOX (gtk_widget_get_parent (widget)) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_words (child);
  return found;
}

/** cohort_message_dialog_new: see the header */
GtkWidget *
cohort_message_dialog_new (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  g_autoptr (GtkWidget) words = NULL;
  GtkWidget *box;

  /* One that stands by itself is as high as its words at least: nothing tells it its size. */
  if (parent != NULL)
    g_set_object (&words, find_words (dialog));
  if (words == NULL)
    return dialog;
  box = gtk_widget_get_parent (words);
  gtk_box_remove (GTK_BOX (box), words);
  gtk_box_prepend (GTK_BOX (box), g_object_new (COHORT_TYPE_YIELDING_BIN, "child", words, "vexpand",
                                                TRUE, NULL));
  return dialog;
}
