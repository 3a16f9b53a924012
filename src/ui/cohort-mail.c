/* Handing a message to the reader's mail program.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-mail.h"

/** cohort_mail_dup_uri: Returns: (transfer full): a "mailto:" of RFC 6068, whose lines end in CRLF
 */
char *
cohort_mail_dup_uri (const char *to, const char *subject, const char *body)
{
  g_auto (GStrv) lines = g_strsplit (body != NULL ? body : "", "\n", -1);
  g_autofree char *text = g_strjoinv ("\r\n", lines);
  g_autofree char *address = g_uri_escape_string (to != NULL ? to : "", "@,", TRUE);
  g_autofree char *escaped_subject = g_uri_escape_string (subject, NULL, TRUE);
  g_autofree char *escaped_body = g_uri_escape_string (text, NULL, TRUE);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", address, escaped_subject, escaped_body);
}

/** cohort_mail_open: begins a message in the mail program; nothing is sent */
void
cohort_mail_open (GtkWidget *widget, const char *to, const char *subject, const char *body)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *uri = cohort_mail_dup_uri (to, subject, body);

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}
