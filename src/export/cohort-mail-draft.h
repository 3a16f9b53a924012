/* A mail that is yet to be sent, as a file that mail programs open for writing.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** CohortMailDraft: borrowed words, in UTF-8. */
typedef struct {
  const char *name;  /* whom it is to */
  const char *email; /* where to */
  const char *subject;
  const char *text;
  const char *file_name; /* of the attachment */
  GBytes *pdf;           /* the attachment */
} CohortMailDraft;

GBytes *cohort_mail_draft_make (const CohortMailDraft *self,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
