/* Members of JSON where what is unknown is null, never left out and never 0.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-types.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void cohort_json_set_text (JsonObject *object, const char *name, const char *text);
void cohort_json_set_number (JsonObject *object, const char *name, gint64 number);
void cohort_json_set_date (JsonObject *object, const char *name, CohortDate date);
JsonArray *cohort_json_new_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *cohort_json_new_texts (const GPtrArray *texts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
