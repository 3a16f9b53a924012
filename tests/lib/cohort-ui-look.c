/* A view in a window of its own, over a fixture's store, shown anew after each change.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ui-look.h"

#define WIDTH  900
#define HEIGHT 700

void
ui_look_refresh (UiLook *look)
{
  g_clear_pointer (&look->shown, cohort_snapshot_unref);
  look->shown = cohort_snapshot_ref (ui_snapshot (look->fixture));
  look->refresh (look->view, look->fixture->store, look->shown);
  ui_spin (50);
}

void
ui_look_open (UiLook *look, UiFixture *fixture, GtkWidget *view, UiRefresh refresh)
{
  *look = (UiLook){fixture, gtk_window_new (), view, NULL, refresh};
  gtk_window_set_child (GTK_WINDOW (look->window), view);
  gtk_window_set_default_size (GTK_WINDOW (look->window), WIDTH, HEIGHT);
  ui_look_refresh (look);
  gtk_window_present (GTK_WINDOW (look->window));
  ui_spin (50);
}

static gboolean
is_changed (gpointer data)
{
  UiLook *look = data;

  return ui_snapshot (look->fixture) != look->shown;
}

void
ui_look_follow_change (UiLook *look)
{
  ui_wait (is_changed, look, "the command to be done");
  ui_look_refresh (look);
}

void
ui_look_close (UiLook *look)
{
  gtk_window_destroy (GTK_WINDOW (look->window));
  g_clear_pointer (&look->shown, cohort_snapshot_unref);
  ui_spin (20);
}
