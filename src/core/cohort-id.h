/* The names rows have: random or derived 16-byte ids, written as UUIDs.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Characters of an id and the byte that ends them. */
#define COHORT_ID_SIZE 37

char    *cohort_id_new       (void) G_GNUC_WARN_UNUSED_RESULT;
char    *cohort_id_derive    (const char *table, const char *natural_key) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_id_is_valid  (const char *id);
gboolean cohort_id_to_bytes  (const char *id, guint8 bytes[16]);
char    *cohort_id_from_bytes (const guint8 bytes[16]) G_GNUC_WARN_UNUSED_RESULT;
void     cohort_id_write     (const guint8 bytes[16], char text[COHORT_ID_SIZE]);
guint    cohort_id_hash      (gconstpointer id);

G_END_DECLS
