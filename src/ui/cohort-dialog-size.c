/* Dialogs that are no wider than the window they belong to.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-dialog-size.h"

#include "cohort-button-names.h"

#include <adwaita.h>

/* What a button of the title says is cut short before the dialog is wider than its window. */
static void
let_titles_shrink (GtkWidget *widget, gboolean is_in_bar)
{
  if (GTK_IS_POPOVER (widget))
    return;
  if (is_in_bar && GTK_IS_BUTTON (widget)
      && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget))))
    gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (widget))),
                             PANGO_ELLIPSIZE_END);
  is_in_bar = is_in_bar || ADW_IS_HEADER_BAR (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_titles_shrink (child, is_in_bar);
}

/* By now its parent and its own size are set, and it is not on screen yet. */
static void
realize_cb (GtkWindow *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (dialog);
  int room = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int width, height;

  let_titles_shrink (GTK_WIDGET (dialog), FALSE);
  cohort_button_names_set (GTK_WIDGET (dialog));
  gtk_window_get_default_size (dialog, &width, &height);
  if (room > 0 && width > room)
    gtk_window_set_default_size (dialog, room, height);
}

/** cohort_dialog_keep_within_parent: see the header */
void
cohort_dialog_keep_within_parent (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  g_signal_connect (dialog, "realize", G_CALLBACK (realize_cb), NULL);
}
