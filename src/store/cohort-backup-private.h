/* What a backup is: one zip with a manifest, the database and the attachments.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-store-error.h"

G_BEGIN_DECLS

#define COHORT_BACKUP_FORMAT 1
#define COHORT_BACKUP_MANIFEST "manifest.json"
#define COHORT_BACKUP_DATABASE "cohort.db"
#define COHORT_BACKUP_ATTACHMENTS "attachments/"

/* One file of a backup. */
typedef struct {
  char  *name; /* in the zip */
  char  *path; /* on the disk */
  gint64 size; /* bytes */
  char  *sha256; /* in hex */
} CohortBackupPart;

void cohort_backup_part_free (CohortBackupPart *self);

/* cohort-backup-zip.c, cohort-backup-unzip.c */
gboolean   cohort_backup_zip   (const char *zip_path, GPtrArray *parts, int schema,
                                GCancellable *cancellable, GError **error);
/* (element-type CohortBackupPart): the files of a backup, each in @folder and what the manifest
 * says. */
GPtrArray *cohort_backup_unzip (const char *zip_path, const char *folder, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* cohort-backup-files.c */
gboolean   cohort_backup_is_attachment   (const char *name);
char      *cohort_backup_hash_file       (const char *path, gint64 *size, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean   cohort_backup_sync_file       (int fd, GError **error);
void       cohort_backup_sync_folder_of  (const char *path);
char      *cohort_backup_make_folder     (const char *path, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void       cohort_backup_remove_folder   (const char *folder);
char      *cohort_backup_get_attachments (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void       cohort_backup_set_file_error  (GError **error, int failure, const char *sentence,
                                          const char *path);

/* cohort-restore-rows.c */
gboolean cohort_restore_rows (const char *from, const char *to, GError **error);

G_END_DECLS
