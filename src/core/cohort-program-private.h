/* The inside of a program year, for the functions that build it and the ones that answer from it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-program.h"
#include "cohort-reader.h"
#include "cohort-targets.h"

G_BEGIN_DECLS

#define COHORT_PROGRAM_N_COUNTIES 58 /* of California; their CDS codes are 01 to 58 */
#define COHORT_PROGRAM_N_CLASSES  8  /* of county offices, by attendance (Education Code 1205) */

struct _CohortProgram {
  char               *year;
  CohortDate          start;
  CohortDate          end;
  CohortContractTerms contract;
  char               *counties_source;
  GPtrArray          *counties;
  GPtrArray          *convenings;
  GPtrArray          *rates;
  GPtrArray          *contacts;
  GPtrArray          *notes;
  GPtrArray          *policies; /* CohortPolicy; without an id */
  GPtrArray          *opportunities; /* CohortOpportunity */
  gint64              deadline_days; /* COHORT_UNKNOWN: not stated */
  GPtrArray          *grant_goals;   /* CohortProgramTerm, as in the lists below */
  GPtrArray          *practice_goals;
  GPtrArray          *beliefs;
  GPtrArray          *components;
  GPtrArray          *start_steps;
  GPtrArray          *targets; /* CohortTarget; labels that follow from codes are still NULL */
  CohortCounty       *by_number[COHORT_PROGRAM_N_COUNTIES + 1]; /* borrowed from counties */
  GHashTable         *by_name; /* owned folded name -> county borrowed from counties */
};

void cohort_program_read   (CohortProgram *self, CohortReader *reader, JsonNode *root);
void cohort_convening_read (CohortReader *reader, JsonNode *node, gpointer program);
void cohort_policy_read    (CohortReader *reader, JsonNode *node, gpointer program);
void cohort_target_read    (CohortReader *reader, JsonNode *node, gpointer program);
void cohort_program_opportunity_read (CohortReader *reader, JsonNode *node, gpointer program);
void cohort_program_term_read (CohortReader *reader, JsonNode *node, gpointer terms);
char **cohort_program_read_codes (CohortReader *reader, JsonObject *object, const char *key,
                                  const char *vocabulary);
void cohort_target_read_items (CohortReader *reader, JsonObject *object, CohortTarget *target);

void cohort_county_free    (CohortCounty *self);
void cohort_convening_free (CohortConvening *self);
void cohort_rate_free      (CohortRate *self);
void cohort_contact_free   (CohortContact *self);
void cohort_note_free      (CohortNote *self);
void cohort_program_term_free (CohortProgramTerm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortCounty, cohort_county_free)

G_END_DECLS
