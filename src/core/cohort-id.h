/* The names rows have: random or derived 16-byte ids, written as UUIDs.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char    *cohort_id_new       (void) G_GNUC_WARN_UNUSED_RESULT;
char    *cohort_id_derive    (const char *table, const char *natural_key) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_id_is_valid  (const char *id);
gboolean cohort_id_to_bytes  (const char *id, guint8 bytes[16]);
char    *cohort_id_from_bytes (const guint8 bytes[16]) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
