/* A picture among the settings: chosen, dropped on its row, or taken off.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-picture-row.h"

#include "cohort-command.h"
#include "cohort-file-choice.h"
#include "cohort-letter-picture.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

#define WIDTH  120
#define HEIGHT 48

struct _CohortPictureRow {
  AdwActionRow parent_instance;

  CohortStore *store; /* (owned) */
  char *key;          /* (owned) */
  char *shown;        /* (owned) (nullable): the value on screen */
  GtkWidget *picture;
  GtkWidget *choose_button;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (CohortPictureRow, cohort_picture_row, ADW_TYPE_ACTION_ROW)

static void
set_value (CohortPictureRow *self, const char *value)
{
  cohort_run (GTK_WIDGET (self), self->store,
              value != NULL
                  ? cohort_command_new ("setting.set", "key", self->key, "value", value, NULL)
                  : cohort_command_new ("setting.unset", "key", self->key, NULL));
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *base64 = NULL;
  g_autoptr (CohortLetterPicture) picture = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (data, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, &error);
  gsize size = 0;

  if (info == NULL
      || (g_file_info_get_size (info) <= COHORT_LETTER_PICTURE_BYTES
          && !g_file_load_contents (data, NULL, &content, &size, NULL, &error))) {
    g_task_return_error (task, error);
    return;
  }
  base64 = content != NULL ? g_base64_encode ((const guchar *)content, size) : NULL;
  picture = base64 != NULL ? cohort_letter_picture_new_from_base64 (base64, WIDTH, HEIGHT) : NULL;
  if (picture == NULL) /* dots are never one */
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _ ("This is no PNG or JPEG picture of at most %d MB and %d dots a "
                                "side. Choose another one."),
                             COHORT_LETTER_PICTURE_BYTES / 1024 / 1024, COHORT_LETTER_PICTURE_SIDE);
  else
    g_task_return_pointer (task, g_steal_pointer (&base64), g_free);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base64 = g_task_propagate_pointer (G_TASK (result), &error);

  if (COHORT_PICTURE_ROW (source)->store == NULL)
    return;
  if (base64 != NULL)
    set_value (COHORT_PICTURE_ROW (source), base64);
  else
    cohort_show_error (GTK_WIDGET (source), _ ("The Picture Cannot Be Used"), error);
}

/** cohort_picture_row_set_file: see the header */
void
cohort_picture_row_set_file (CohortPictureRow *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (COHORT_IS_PICTURE_ROW (self));

  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

static void
chosen_cb (GtkWindow *parent, GFile *file, gpointer user_data)
{
  g_autoptr (CohortPictureRow) self = user_data;

  cohort_picture_row_set_file (self, file);
}

static void
choose_cb (CohortPictureRow *self)
{
  static const char *const patterns[] = {"*.png", "*.jpg", "*.jpeg", NULL};

  cohort_file_choice_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _ ("Choose a Picture"), _ ("PNG and JPEG pictures"), patterns, chosen_cb,
                           g_object_ref (self), g_object_unref);
}

static void
remove_cb (CohortPictureRow *self)
{
  set_value (self, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, CohortPictureRow *self)
{
  const GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  cohort_picture_row_set_file (self, files->data);
  return TRUE;
}

/* Whenever the label of a button is set, GTK forgets what else it was called. */
static void
name_buttons (CohortPictureRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  /* Translators: %s is "Logo" or "Signature". */
  g_autofree char *choose = g_strdup_printf (_ ("Choose a picture: %s"), title);
  g_autofree char *remove = g_strdup_printf (_ ("Take off: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choose_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, choose, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_widget_set_tooltip_text (self->remove_button, remove);
}

static void
show_value (CohortPictureRow *self)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self->store);
  const char *value = snapshot != NULL ? cohort_snapshot_get_setting (snapshot, self->key) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (g_strcmp0 (self->shown, value) == 0 && self->shown != NULL)
    return;
  g_free (self->shown);
  self->shown = g_strdup (value);
  if (value != NULL) {
    gsize size;
    guchar *data = g_base64_decode (value, &size);

    bytes = g_bytes_new_take (data, size);
    texture = gdk_texture_new_from_bytes (bytes, NULL);
  }
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->picture, texture != NULL);
  gtk_widget_set_visible (self->remove_button, value != NULL);
  gtk_button_set_label (GTK_BUTTON (self->choose_button),
                        value != NULL ? _ ("Replace…") : _ ("Choose…"));
  name_buttons (self);
}

static void
cohort_picture_row_dispose (GObject *object)
{
  CohortPictureRow *self = COHORT_PICTURE_ROW (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (cohort_picture_row_parent_class)->dispose (object);
}

static void
cohort_picture_row_class_init (CohortPictureRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_picture_row_dispose;
}

static void
cohort_picture_row_init (CohortPictureRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->picture = gtk_picture_new ();
  self->choose_button = gtk_button_new ();
  self->remove_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_size_request (self->picture, WIDTH, HEIGHT);
  gtk_widget_add_css_class (self->picture, "letterhead-picture");
  gtk_widget_set_valign (self->picture, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->choose_button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->remove_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->remove_button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->picture);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->choose_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->remove_button);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  g_signal_connect_object (self->choose_button, "clicked", G_CALLBACK (choose_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove_button, "clicked", G_CALLBACK (remove_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** cohort_picture_row_new: see the header */
GtkWidget *
cohort_picture_row_new (CohortStore *store, const char *key, const char *title)
{
  CohortPictureRow *self = g_object_new (COHORT_TYPE_PICTURE_ROW, "title", title, NULL);

  self->store = g_object_ref (store);
  self->key = g_strdup (key);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (show_value), self,
                           G_CONNECT_SWAPPED);
  show_value (self);
  return GTK_WIDGET (self);
}
