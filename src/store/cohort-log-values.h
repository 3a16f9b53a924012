/* The values of a group of fields as the change log keeps them: a JSON array, ids in hex.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cohort-record.h"
#include "cohort-statement.h"

G_BEGIN_DECLS

gboolean   cohort_log_values_add_function (sqlite3 *sqlite, GError **error);
JsonNode  *cohort_log_values_parse        (const char *json) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_log_values_parse_all    (const char *json, guint n_values)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean   cohort_log_values_bind         (CohortStatement *statement, int parameter,
                                           gboolean is_id, JsonNode *value);
gboolean   cohort_log_values_fill         (gpointer record, const CohortField *field,
                                           JsonNode *value);

G_END_DECLS
