/* A file that appears under its name only once it is complete.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CohortExportFile CohortExportFile;

CohortExportFile *cohort_export_file_new    (const char *path, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void              cohort_export_file_free   (CohortExportFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortExportFile, cohort_export_file_free)

const char *cohort_export_file_get_path           (const CohortExportFile *self);
const char *cohort_export_file_get_temporary_path (const CohortExportFile *self);
gboolean    cohort_export_file_write              (CohortExportFile *self,
                                                   const void       *data,
                                                   gsize             length);
gboolean    cohort_export_file_finish             (CohortExportFile *self, GError **error);
gboolean    cohort_export_file_commit             (CohortExportFile *self, GError **error);

/* The same for one of several files that appear together. */
gboolean    cohort_export_file_commit_keeping     (CohortExportFile *self, GError **error);
void        cohort_export_file_take_back          (CohortExportFile *self);

/* Sets @error to COHORT_EXPORT_ERROR_WRITE with a sentence that ends in @reason. */
void        cohort_export_file_set_error          (const CohortExportFile *self,
                                                   const char             *reason,
                                                   GError                **error);

G_END_DECLS
