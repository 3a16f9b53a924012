/* Receipts as files beside the database, each under the hash of what is in it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-db.h"

G_BEGIN_DECLS

/* Bytes; what is larger is refused. */
#define COHORT_ATTACHMENT_MOST (20 * 1024 * 1024)

/** CohortAttachment: a file that is kept. */
typedef struct {
  char *sha256; /* 64 hexadecimal digits: the name it is kept under */
  char *name;   /* as it was called, valid UTF-8 */
  char *media;  /* "application/pdf", "image/jpeg", "image/png": by its first bytes */
  gint64 bytes;
  gboolean is_new; /* no file of this content was there before */
} CohortAttachment;

void cohort_attachment_free (CohortAttachment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortAttachment, cohort_attachment_free)

/* @database is the path of a database in all of these. */
char *cohort_attachments_get_folder (const char *database) G_GNUC_WARN_UNUSED_RESULT;
/* NULL for what is no hash. The file may be missing. */
char *cohort_attachments_get_path (const char *database,
                                   const char *sha256) G_GNUC_WARN_UNUSED_RESULT;
CohortAttachment *cohort_attachments_keep (const char *database,
                                           GFile *file,
                                           GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE with a sentence when the file is missing or not what was kept. */
gboolean cohort_attachments_verify (const char *database,
                                    const char *sha256,
                                    const char *name,
                                    GError **error);

/* Keeps @file and attaches it to @expense (an id): one act, one change group. */
gboolean cohort_db_attach (CohortDb *self,
                           const char *expense,
                           GFile *file,
                           const CohortMoment *moment,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
