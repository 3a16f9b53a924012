/* Files that come from outside: "Open With", a second launch, or dropped onto the window.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-window-private.h"

#include "cohort-import-dialog.h"

#include <glib/gi18n-lib.h>

static gboolean
is_import_of (CohortWindow *self, gpointer window)
{
  return COHORT_IS_IMPORT_DIALOG (window)
         && gtk_window_get_transient_for (window) == GTK_WINDOW (self);
}

/* The import that is being looked at. */
static GtkWidget *
find_import (CohortWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (is_import_of (self, window))
      return window;
  }
  return NULL;
}

static gboolean
import_next_cb (gpointer user_data)
{
  cohort_window_import_next (user_data);
  return G_SOURCE_REMOVE;
}

/* Not at once: the one that goes is still among the windows. */
static void
import_gone_cb (CohortWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, import_next_cb, g_object_ref (self), g_object_unref);
}

/** cohort_window_import_next: shows the next file that waits, when there is a county for it and no
 * other import is being looked at */
void
cohort_window_import_next (CohortWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (self->closing || self->store == NULL || cohort_store_get_snapshot (self->store) == NULL
      || find_import (self) != NULL)
    return;
  file = g_queue_pop_head (&self->incoming);
  if (file == NULL)
    return;
  cohort_import_dialog_open (GTK_WIDGET (self), self->store, file);
  g_signal_connect_object (find_import (self), "destroy", G_CALLBACK (import_gone_cb), self,
                           G_CONNECT_SWAPPED);
}

/** cohort_window_import: shows what @file would change, after the files that came before it */
void
cohort_window_import (CohortWindow *self, GFile *file)
{
  g_return_if_fail (COHORT_IS_WINDOW (self));

  g_queue_push_tail (&self->incoming, g_object_ref (file));
  /* While the database is still being read nobody knows whether there is a county. */
  if (cohort_store_get_program (self->store) != NULL
      && cohort_store_get_snapshot (self->store) == NULL)
    cohort_window_toast (self, _ ("Choose your county; the file is shown then."));
  cohort_window_import_next (self);
}

static void
hide_hint (CohortWindow *self)
{
  if (self->drop_hint != NULL)
    gtk_overlay_remove_overlay (self->overlay, self->drop_hint);
  self->drop_hint = NULL;
}

static void
show_hint (CohortWindow *self)
{
  if (self->drop_hint != NULL)
    return;
  self->drop_hint = g_object_new (
      ADW_TYPE_STATUS_PAGE, "icon-name", "document-open-symbolic", "title", _ ("Drop to Import"),
      "description", _ ("You see what the file would change before anything is saved."),
      "can-target", FALSE, NULL);
  gtk_widget_add_css_class (self->drop_hint, "drop-hint");
  gtk_overlay_add_overlay (self->overlay, self->drop_hint);
}

static gboolean
takes_drops (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_DROP_TARGET (controller))
      return TRUE;
  }
  return FALSE;
}

/* A receipt's place, or an entry, takes the file itself: there the hint would be wrong. */
static gboolean
is_taken_elsewhere (CohortWindow *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    if (takes_drops (widget))
      return TRUE;
  return FALSE;
}

static void
motion_cb (CohortWindow *self, double x, double y, GtkDropControllerMotion *motion)
{
  GdkDrop *drop = gtk_drop_controller_motion_get_drop (motion);

  if (drop != NULL
      && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST)
      && !is_taken_elsewhere (self, x, y))
    show_hint (self);
  else
    hide_hint (self);
}

static gboolean
drop_cb (CohortWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  hide_hint (self);
  for (GSList *l = files; l != NULL; l = l->next)
    cohort_window_import (self, l->data);
  return files != NULL;
}

/** cohort_window_take_files: lets files be dropped anywhere on the window; the menu's twin is
 * Import
 */
void
cohort_window_take_files (CohortWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (hide_hint), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
