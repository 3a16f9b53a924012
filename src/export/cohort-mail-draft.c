/* A mail that is yet to be sent, as a file that mail programs open for writing.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-mail-draft.h"

#include <gmime/gmime.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeDataWrapper, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeObject, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)

static void
start_gmime (void)
{
  static gsize started;

  if (g_once_init_enter (&started)) {
    g_mime_init ();
    g_once_init_leave (&started, 1);
  }
}

static GMimeObject *
make_text (const CohortMailDraft *self)
{
  GMimeTextPart *text = g_mime_text_part_new_with_subtype ("plain");

  g_mime_text_part_set_charset (text, "utf-8");
  g_mime_text_part_set_text (text, self->text);
  g_mime_part_set_content_encoding (GMIME_PART (text), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return GMIME_OBJECT (text);
}

static GMimeObject *
make_attachment (const CohortMailDraft *self)
{
  GMimePart *part = g_mime_part_new_with_type ("application", "pdf");
  gsize size;
  const char *data = g_bytes_get_data (self->pdf, &size);
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new_with_buffer (data, size);
  g_autoptr (GMimeDataWrapper) content
      = g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);

  g_mime_part_set_content (part, content);
  g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_BASE64);
  g_mime_object_set_disposition (GMIME_OBJECT (part), GMIME_DISPOSITION_ATTACHMENT);
  g_mime_part_set_filename (part, self->file_name);
  return GMIME_OBJECT (part);
}

/* Made from the letter, so that the same letter is the same file. "=_" stands in no encoded text.
 */
static void
set_boundary (GMimeMultipart *body, const CohortMailDraft *self)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->pdf);
  g_autofree char *boundary = g_strdup_printf ("=_%.32s", sum);

  g_mime_multipart_set_boundary (body, boundary);
}

static GMimeObject *
make_body (const CohortMailDraft *self)
{
  GMimeMultipart *body = g_mime_multipart_new_with_subtype ("mixed");
  g_autoptr (GMimeObject) text = make_text (self);
  g_autoptr (GMimeObject) attachment = make_attachment (self);

  set_boundary (body, self);
  g_mime_multipart_add (body, text);
  g_mime_multipart_add (body, attachment);
  return GMIME_OBJECT (body);
}

static GBytes *
write_message (GMimeMessage *message)
{
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new ();
  GMimeFormatOptions *format = g_mime_format_options_new ();
  GByteArray *written;

  g_mime_format_options_set_newline_format (format, GMIME_NEWLINE_FORMAT_DOS);
  (void)g_mime_object_write_to_stream (GMIME_OBJECT (message), format, stream);
  g_mime_format_options_free (format);
  written = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  return g_bytes_new (written->data, written->len);
}

/**
 * cohort_mail_draft_make:
 * @self: what the mail says
 * @error: return location for a #CohortExportError
 *
 * Makes the mail without a day, a sender or an id, which the program that sends it gives it.
 * "X-Unsent: 1" tells that program to open it for writing.
 *
 * Returns: (transfer full): the file
 */
GBytes *
cohort_mail_draft_make (const CohortMailDraft *self, GError **error)
{
  g_autoptr (GMimeMessage) message = NULL;
  g_autoptr (GMimeObject) body = NULL;

  start_gmime ();
  message = g_mime_message_new (FALSE);
  body = make_body (self);
  g_mime_message_add_mailbox (message, GMIME_ADDRESS_TYPE_TO, self->name, self->email);
  g_mime_message_set_subject (message, self->subject, "utf-8");
  g_mime_object_set_header (GMIME_OBJECT (message), "X-Unsent", "1", NULL);
  g_mime_message_set_mime_part (message, body);
  return write_message (message);
}
