/* Handing a message to the reader's mail program.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @to: (nullable): addresses, separated by commas; @body: (nullable) */
char *cohort_mail_dup_uri (const char *to,
                           const char *subject,
                           const char *body) G_GNUC_WARN_UNUSED_RESULT;
void cohort_mail_open (GtkWidget *widget, const char *to, const char *subject, const char *body);

G_END_DECLS
