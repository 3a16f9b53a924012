/* How a database file is opened: what is checked before anything is believed or written.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "cohort-store-error.h"

G_BEGIN_DECLS

/* A connection to our own database, set up for writing; its schema may still be an older one, or
 * none at all when the file is new. */
sqlite3 *cohort_connection_open           (const char *path, gboolean create, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* A connection to a file that somebody else may have made: read only, nothing in it is trusted. */
sqlite3 *cohort_connection_open_untrusted (const char *path, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean cohort_connection_get_version    (sqlite3 *sqlite, int *version, GError **error);

/* Writes all of @sqlite into @copy, an empty file. */
gboolean cohort_connection_copy           (sqlite3 *sqlite, const char *copy, GError **error);

/* Makes an empty file only its owner can read; FALSE with an error when there is one already. */
gboolean cohort_create_private_file       (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)

G_END_DECLS
