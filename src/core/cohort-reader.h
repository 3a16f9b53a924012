/* Reads JSON of a known shape strictly and remembers the place of the first error.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-types.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CohortReader:
 * @place: where in the file the reader stands: "convenings[0].options[2]"
 * @error: the first thing found wrong, or %NULL
 *
 * After the first error every function returns an empty value of its kind and does nothing else, so
 * that a shape can be read in a row and asked once, at the end, by cohort_reader_finish().
 */
typedef struct {
  GString *place;
  GError  *error;
} CohortReader;

typedef void (*CohortReaderFunc) (CohortReader *self, JsonNode *node, gpointer user_data);

void      cohort_reader_init   (CohortReader *self);
gboolean  cohort_reader_finish (CohortReader *self, GError **error);
JsonNode *cohort_reader_parse  (CohortReader *self, GBytes *json, gsize most_bytes);
JsonNode *cohort_reader_parse_text (const char *json) G_GNUC_WARN_UNUSED_RESULT;
void      cohort_reader_fail   (CohortReader *self, const char *key, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

JsonObject *cohort_reader_object (CohortReader *self, JsonNode *node, const char *const *keys);
void        cohort_reader_each   (CohortReader *self, JsonObject *object, const char *key,
                                  CohortReaderFunc func, gpointer user_data);
void        cohort_reader_within (CohortReader *self, JsonObject *object, const char *key,
                                  CohortReaderFunc func, gpointer user_data);

char      *cohort_reader_text             (CohortReader *self, JsonObject *object, const char *key);
char      *cohort_reader_optional_text    (CohortReader *self, JsonObject *object, const char *key);
char      *cohort_reader_code             (CohortReader *self, JsonObject *object, const char *key);
char     **cohort_reader_texts            (CohortReader *self, JsonObject *object, const char *key);
gboolean   cohort_reader_boolean          (CohortReader *self, JsonObject *object, const char *key);
CohortDate cohort_reader_date             (CohortReader *self, JsonObject *object, const char *key);
CohortDate cohort_reader_optional_date    (CohortReader *self, JsonObject *object, const char *key);
char      *cohort_reader_word             (CohortReader *self, JsonObject *object, const char *key,
                                           const char *const *words);
gint64     cohort_reader_integer          (CohortReader *self, JsonObject *object, const char *key,
                                           gint64 least, gint64 most);
gint64     cohort_reader_optional_integer (CohortReader *self, JsonObject *object, const char *key,
                                           gint64 least, gint64 most);

G_END_DECLS
