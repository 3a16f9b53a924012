/* Handing a message with a file to the reader's mail program, through the desktop's portal.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-mail-portal.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define PORTAL      "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define EMAIL       "org.freedesktop.portal.Email"
#define TIMEOUT_MS  10000

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), NULL, result, &error);

  if (answer != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GVariant *
make_options (const char *to, const char *subject, const char *body)
{
  GVariantBuilder options;
  const int handle = 0; /* the only file of the list */

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  if (to != NULL)
    g_variant_builder_add (&options, "{sv}", "address", g_variant_new_string (to));
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (subject));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (body));
  g_variant_builder_add (
      &options, "{sv}", "attachment_fds",
      g_variant_new_fixed_array (G_VARIANT_TYPE_HANDLE, &handle, 1, sizeof (handle)));
  return g_variant_builder_end (&options);
}

/* Documented in the header. */
void
cohort_mail_portal_open_async (GtkWindow *parent,
                               const char *to,
                               const char *subject,
                               const char *body,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  g_task_set_source_tag (task, cohort_mail_portal_open_async);
  if (fd < 0 || bus == NULL || g_unix_fd_list_append (files, fd, &error) < 0) {
    if (fd >= 0)
      close (fd);
    if (error == NULL)
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The letter “%s” cannot be read."),
                   path);
    g_task_return_error (task, g_steal_pointer (&error));
    g_object_unref (task);
    return;
  }
  close (fd); /* the list has its own */
  g_dbus_connection_call_with_unix_fd_list (
      bus, PORTAL, PORTAL_PATH, EMAIL, "ComposeEmail",
      g_variant_new ("(s@a{sv})", "", make_options (to, subject, body)), G_VARIANT_TYPE ("(o)"),
      G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS, files, NULL, called_cb, task);
}

/** cohort_mail_portal_open_finish: Returns: whether a message was begun */
gboolean
cohort_mail_portal_open_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
