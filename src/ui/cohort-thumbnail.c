/* A small picture of a file, read off the main thread.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-thumbnail.h"

#define SIDE 48
/* Read at twice the size, for screens with small pixels. */
#define READ_SIDE (2 * SIDE)
/* Pixels; a picture that claims more would need gigabytes to be unpacked. */
#define MOST_PIXELS (100 * 1000 * 1000)

static gboolean
is_readable (const char *path)
{
  int width, height;

  return gdk_pixbuf_get_file_info (path, &width, &height) != NULL
         && (gint64)width * height <= MOST_PIXELS;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *path = task_data;
  g_autoptr (GdkPixbuf) small = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;

  if (!g_cancellable_is_cancelled (cancellable) && is_readable (path))
    small = gdk_pixbuf_new_from_file_at_scale (path, READ_SIDE, READ_SIDE, TRUE, NULL);
  if (small == NULL) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  upright = gdk_pixbuf_apply_embedded_orientation (small);
  g_task_return_pointer (task, gdk_texture_new_for_pixbuf (upright), g_object_unref);
}

static void
read_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) image = user_data;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture != NULL)
    gtk_image_set_from_paintable (GTK_IMAGE (image), GDK_PAINTABLE (texture));
}

static void
destroy_cb (GtkWidget *image, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* Documented in the header. */
GtkWidget *
cohort_thumbnail_new (const char *path, const char *media)
{
  gboolean is_document = g_strcmp0 (media, "application/pdf") == 0;
  GtkWidget *image = gtk_image_new_from_icon_name (is_document ? "x-office-document-symbolic"
                                                               : "image-x-generic-symbolic");
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GTask) task = NULL;

  gtk_image_set_pixel_size (GTK_IMAGE (image), SIDE);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (is_document || path == NULL)
    return image;
  cancellable = g_cancellable_new ();
  g_signal_connect_data (image, "destroy", G_CALLBACK (destroy_cb), g_object_ref (cancellable),
                         (GClosureNotify)(void (*) (void))g_object_unref, 0);
  task = g_task_new (NULL, cancellable, read_ready_cb, g_object_ref (image));
  g_task_set_source_tag (task, cohort_thumbnail_new);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_in_thread);
  return image;
}
