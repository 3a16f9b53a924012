/* Handing a message with a file to the reader's mail program, through the desktop's portal.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cohort_mail_portal_open_async:
 * @to: (nullable): an address
 * @path: the file that goes along; it must stay there until the message is sent
 *
 * Begins a message in the mail program; nothing is sent. Fails where the desktop has no such
 * portal, or no mail program.
 */
void cohort_mail_portal_open_async (GtkWindow *parent,
                                    const char *to,
                                    const char *subject,
                                    const char *body,
                                    const char *path,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean cohort_mail_portal_open_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

G_END_DECLS
