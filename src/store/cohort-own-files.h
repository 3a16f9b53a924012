/* The files that are the data, which nothing that is written may replace.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-store.h"

G_BEGIN_DECLS

gboolean cohort_own_files_check (const char *database, const char *path, GError **error);
/* The same of what @store has open; TRUE before anything is. */
gboolean cohort_store_check_destination (CohortStore *store, const char *path, GError **error);

G_END_DECLS
