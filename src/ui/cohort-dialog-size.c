/* Dialogs that are no wider than the window they belong to.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-dialog-size.h"

/* By now its parent and its own size are set, and it is not on screen yet. */
static void
realize_cb (GtkWindow *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (dialog);
  int room = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int width, height;

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
