/* The window's way to the database: commands in, snapshots out, all work on threads of its own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-db.h"

G_BEGIN_DECLS

#define COHORT_TYPE_STORE (cohort_store_get_type ())
G_DECLARE_FINAL_TYPE (CohortStore, cohort_store, COHORT, STORE, GObject)

/**
 * CohortStore:
 *
 * Properties, all notified on the thread that made the store: "snapshot" (pointer, see
 * cohort_store_get_snapshot(); notified after each opening, also without a county), "undo-sentence"
 * and "redo-sentence" (strings, NULL when there is nothing), "busy" (boolean: something is still to
 * be done, be it only the backup of the day, which may take a while and keeps nothing from being
 * done meanwhile; so it is for waiting until all is quiet, and not for a window to show).
 *
 * One worker has the database open and does what is asked for, one thing after the other; a second
 * makes the backup of the day beside it.
 *
 * Signal "changed" (sentence, kind): after a change group was saved, undone or redone, with its
 * sentence and the kind of the group ("undo" and "redo" for those).
 *
 * Signal "problem" (sentence): when the backup of the day, which nobody asks for, failed.
 */
CohortStore *cohort_store_new (void);

/* Opens or creates; a new database has no county and so no snapshot. */
void     cohort_store_open_async   (CohortStore *self, const char *path, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean cohort_store_open_finish  (CohortStore *self, GAsyncResult *result, GError **error);
/* Does what was asked for, leaves the backup of the day unless it is overdue, and ends the workers;
 * needed before the last unref. */
void     cohort_store_close_async  (CohortStore *self, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean cohort_store_close_finish (CohortStore *self, GAsyncResult *result, GError **error);

void     cohort_store_init_async   (CohortStore *self, int county, const char *year,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean cohort_store_init_finish  (CohortStore *self, GAsyncResult *result, GError **error);

/* @command is copied. */
void     cohort_store_run_async    (CohortStore *self, JsonObject *command,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean cohort_store_run_finish   (CohortStore *self, GAsyncResult *result, GError **error);
/* Keeps a copy of @file and attaches it to @expense (an id), see cohort_db_attach(). */
void     cohort_store_attach_async  (CohortStore *self, const char *expense, GFile *file,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean cohort_store_attach_finish (CohortStore *self, GAsyncResult *result, GError **error);
/* STALE when the county is no longer @basis, which @change was worked out from. */
void     cohort_store_save_async   (CohortStore *self, CohortSnapshot *basis, CohortChange *change,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean cohort_store_save_finish  (CohortStore *self, GAsyncResult *result, GError **error);
void     cohort_store_undo_async   (CohortStore *self, GAsyncReadyCallback callback,
                                    gpointer user_data);
/* sentence */
char    *cohort_store_undo_finish  (CohortStore *self, GAsyncResult *result, GError **error);
void     cohort_store_redo_async   (CohortStore *self, GAsyncReadyCallback callback,
                                    gpointer user_data);
char    *cohort_store_redo_finish  (CohortStore *self, GAsyncResult *result, GError **error);
/* Takes back one group of History; with @dry_run only tells what would be. */
void                cohort_store_revert_async  (CohortStore *self, gint64 number, gboolean dry_run,
                                                GAsyncReadyCallback callback, gpointer user_data);
CohortRevertReport *cohort_store_revert_finish (CohortStore *self, GAsyncResult *result,
                                                GError **error);
void       cohort_store_history_async  (CohortStore *self, guint limit,
                                        GAsyncReadyCallback callback, gpointer user_data);
/* CohortGroup */
GPtrArray *cohort_store_history_finish (CohortStore *self, GAsyncResult *result, GError **error);
void       cohort_store_check_async    (CohortStore *self, GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *cohort_store_check_finish   (CohortStore *self, GAsyncResult *result, GError **error);
void     cohort_store_backup_async (CohortStore *self, const char *zip_path,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean cohort_store_backup_finish (CohortStore *self, GAsyncResult *result, GError **error);
/* Closes, restores, opens again. */
void     cohort_store_restore_async (CohortStore *self, const char *zip_path,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean cohort_store_restore_finish (CohortStore *self, GAsyncResult *result, GError **error);

/* Borrowed, NULL before a county is chosen. */
CohortSnapshot    *cohort_store_get_snapshot (CohortStore *self);
/* Years that can be looked at, newest last; NULL-terminated, borrowed. */
const char *const *cohort_store_get_years    (CohortStore *self);
/* What tells this database from every other, see cohort_db_dup_device(); borrowed, NULL before
 * opening. */
const char        *cohort_store_get_device   (CohortStore *self);
/* Shipped program of the first year: counties to choose from before there is a snapshot. */
CohortProgram     *cohort_store_get_program  (CohortStore *self);
/* Where the file of @receipt (an id) is, or NULL when there is no such receipt; and the folder all
 * of them are in, NULL while nothing is open. */
char              *cohort_store_open_receipt    (CohortStore *self, const char *receipt)
  G_GNUC_WARN_UNUSED_RESULT;
const char        *cohort_store_get_attachments (CohortStore *self);

G_END_DECLS
