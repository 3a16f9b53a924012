/* A zip file that appears under its name only once it is complete.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CohortZipFile CohortZipFile;

/* @moment: seconds since 1970, UTC: when its parts were made */
CohortZipFile *
cohort_zip_file_new (const char *path, gint64 moment, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_zip_file_free (CohortZipFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortZipFile, cohort_zip_file_free)

gboolean cohort_zip_file_add (CohortZipFile *self,
                              const char *name,
                              GBytes *content,
                              GCancellable *cancellable,
                              GError **error);
gboolean cohort_zip_file_commit (CohortZipFile *self, GError **error);

G_END_DECLS
