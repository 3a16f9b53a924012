/* A small picture of a file, read off the main thread.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-thumbnail.h"

#include "cohort-pdf-pages.h"

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

static GdkTexture *
read_picture (const char *path)
{
  g_autoptr (GdkPixbuf) small = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;

  if (is_readable (path))
    small = gdk_pixbuf_new_from_file_at_scale (path, READ_SIDE, READ_SIDE, TRUE, NULL);
  if (small == NULL)
    return NULL;
  upright = gdk_pixbuf_apply_embedded_orientation (small);
  return gdk_texture_new_for_pixbuf (upright);
}

static void
destroy_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) dots = NULL;

  cairo_surface_flush (surface);
  dots = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                     stride * (gsize)height, destroy_surface, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, dots, stride);
}

/* Only a document that was attached is opened: its name is what is in it, as a hash. */
static GdkTexture *
read_document (const char *path)
{
  g_autofree char *content = NULL, *sha256 = NULL, *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&content), size);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  surface = g_str_equal (sha256, name) ? cohort_pdf_pages_read_small (bytes, READ_SIDE) : NULL;
  return surface != NULL ? make_texture (surface) : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *path = task_data;
  GdkTexture *texture = NULL;

  if (!g_cancellable_is_cancelled (cancellable))
    texture = g_object_get_data (G_OBJECT (task), "document") != NULL ? read_document (path)
                                                                      : read_picture (path);
  g_task_return_pointer (task, texture, g_object_unref);
}

static void
read_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (GtkWidget) image = g_weak_ref_get (weak);
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (texture != NULL && image != NULL)
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
  GWeakRef *weak;

  gtk_image_set_pixel_size (GTK_IMAGE (image), SIDE);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (path == NULL)
    return image;
  cancellable = g_cancellable_new ();
  g_signal_connect_data (image, "destroy", G_CALLBACK (destroy_cb), g_object_ref (cancellable),
                         (GClosureNotify)(void (*) (void))g_object_unref, 0);
  /* Nobody waits for a picture that is gone. */
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, image);
  task = g_task_new (NULL, cancellable, read_ready_cb, weak);
  g_task_set_source_tag (task, cohort_thumbnail_new);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_object_set_data (G_OBJECT (task), "document", is_document ? image : NULL);
  g_task_run_in_thread (task, read_in_thread);
  return image;
}
