/* Which column of a file is which field, and which typed words are which codes.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CohortMapping:
 *
 * How one office writes its rosters: the sheet, the row of headings, the field of each column, and
 * the codes of words Cohort does not know. Recognized by itself, shown and changed by a person,
 * kept in a file. Whatever it leaves out is recognized as if there were no mapping.
 */
typedef struct _CohortMapping CohortMapping;

typedef struct {
  char *heading; /* as the file has it; one that occurs again or is missing names its column */
  char *field;   /* (nullable): one of cohort_field_list(); NULL: kept as an answer */
  char *letter;  /* (nullable): column of the file it was recognized in */
  char *sample;  /* (nullable): a few of its cells */
} CohortMappingColumn;

CohortMapping *cohort_mapping_new (void) G_GNUC_WARN_UNUSED_RESULT;
CohortMapping *cohort_mapping_new_from_json (GBytes *json,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
CohortMapping *cohort_mapping_copy (const CohortMapping *self) G_GNUC_WARN_UNUSED_RESULT;
void cohort_mapping_free (CohortMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortMapping, cohort_mapping_free)

JsonNode *cohort_mapping_to_json (const CohortMapping *self) G_GNUC_WARN_UNUSED_RESULT;

const char *cohort_mapping_get_sheet (const CohortMapping *self); /* NULL: to be found */
void cohort_mapping_set_sheet (CohortMapping *self, const char *sheet);
/* Whether it holds what was remembered too, so that what it leaves out was taken away. */
gboolean cohort_mapping_get_complete (const CohortMapping *self);
void cohort_mapping_set_complete (CohortMapping *self, gboolean complete);
guint cohort_mapping_get_header_row (const CohortMapping *self); /* from 1; 0: to be found */
void cohort_mapping_set_header_row (CohortMapping *self, guint row);

/* (element-type CohortMappingColumn), borrowed */
GPtrArray *cohort_mapping_get_columns (const CohortMapping *self);
const CohortMappingColumn *cohort_mapping_find_column (const CohortMapping *self,
                                                       const char *heading);
void cohort_mapping_set_column (CohortMapping *self, const char *heading, const char *field);

void cohort_mapping_remove_column (CohortMapping *self, const char *heading);

/* @vocabulary is "role", "sector", "bands" (codes separated by spaces) or "status". */
const char *
cohort_mapping_get_value (const CohortMapping *self, const char *vocabulary, const char *typed);
gboolean cohort_mapping_set_value (CohortMapping *self,
                                   const char *vocabulary,
                                   const char *typed,
                                   const char *code,
                                   GError **error);

void cohort_mapping_remove_value (CohortMapping *self, const char *vocabulary, const char *typed);
void cohort_mapping_add_values (CohortMapping *self, const CohortMapping *other);
/* Calls @visit for each word that was given a meaning. */
typedef void (*CohortMappingValueFunc) (const char *vocabulary,
                                        const char *typed,
                                        const char *code,
                                        gpointer user_data);
void cohort_mapping_visit_values (const CohortMapping *self,
                                  CohortMappingValueFunc visit,
                                  gpointer user_data);

/* The fields a column can be, in the order a person chooses from; NULL-terminated. */
const char *const *cohort_field_list (void);
const char *cohort_field_get_label (const char *field); /* translated */

G_END_DECLS
