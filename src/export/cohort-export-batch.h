/* Files of one folder that appear together or not at all.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-export-file.h"

G_BEGIN_DECLS

/** CohortExportBatch: names its files so that every system takes them, and no two alike. */
typedef struct _CohortExportBatch CohortExportBatch;

/* Makes @folder when there is none. */
CohortExportBatch *cohort_export_batch_new (const char *folder,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_export_batch_free (CohortExportBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortExportBatch, cohort_export_batch_free)

/* Adds the file "@number @name@suffix" with all that is in it. */
gboolean cohort_export_batch_add (CohortExportBatch *self,
                                  const char *number,
                                  const char *name,
                                  const char *suffix,
                                  GBytes *content,
                                  GError **error);
/* Gives all files their names. */
gboolean cohort_export_batch_commit (CohortExportBatch *self,
                                     GCancellable *cancellable,
                                     GError **error);

/* A name without what some system refuses or hides: slashes, colons, control characters, a dot in
 * front, …; never empty, short enough for every disk. */
char *cohort_export_dup_safe_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
