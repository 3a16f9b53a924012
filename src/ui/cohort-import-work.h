/* Reading a file and working out what it would change, off the main thread.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-import.h"

G_BEGIN_DECLS

/** CohortImportFile: a file that was read: either a table or a program year */
typedef struct {
  char *name; /* what the file is called */
  CohortCells *cells; /* (owned) (nullable) */
  CohortProgram *program; /* (owned) (nullable) */
  GBytes *bytes; /* (owned): of the program year; NULL for a table */
} CohortImportFile;

CohortImportFile *cohort_import_file_ref (CohortImportFile *self);
void cohort_import_file_unref (CohortImportFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortImportFile, cohort_import_file_unref)

void cohort_import_read_async (GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* The same of text that came otherwise, such as from the clipboard; @name is shown in its place. */
void cohort_import_read_bytes_async (GBytes *bytes,
                                     const char *name,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
CohortImportFile *cohort_import_read_finish (GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @file holds a table; @mapping is copied, NULL when nothing was said about it. */
void cohort_import_propose_async (CohortImportFile *file,
                                  CohortSnapshot *snapshot,
                                  const CohortMapping *mapping,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
CohortProposal *cohort_import_propose_finish (GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
