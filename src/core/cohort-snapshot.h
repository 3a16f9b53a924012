/* Everything a county's copy knows, as plain values at one moment.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-attendance.h"
#include "cohort-funding.h"
#include "cohort-letter-records.h"
#include "cohort-people.h"
#include "cohort-program.h"
#include "cohort-settings.h"
#include "cohort-trip.h"
#include "cohort-year.h"

G_BEGIN_DECLS

/**
 * CohortSnapshot:
 *
 * One county, all its records, seen for one program year. Immutable and reference-counted, so that
 * it can be handed to any thread. Deleted records are not in it.
 */
CohortSnapshot *cohort_snapshot_new (int county, CohortProgram *program) G_GNUC_WARN_UNUSED_RESULT;
CohortSnapshot *cohort_snapshot_ref (CohortSnapshot *self);
void cohort_snapshot_unref (CohortSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortSnapshot, cohort_snapshot_unref)

/* Only while it is being built, before anybody else sees it. */
void cohort_snapshot_take (CohortSnapshot *self, gpointer record);

CohortSnapshot *cohort_snapshot_apply (const CohortSnapshot *self,
                                       const CohortChange *change) G_GNUC_WARN_UNUSED_RESULT;

int cohort_snapshot_get_county_number (const CohortSnapshot *self);
const CohortCounty *cohort_snapshot_get_county (const CohortSnapshot *self);
CohortProgram *cohort_snapshot_get_program (const CohortSnapshot *self);
const char *cohort_snapshot_get_year (const CohortSnapshot *self);

/* Borrowed; in the order the records were made (then by id). */
GPtrArray *cohort_snapshot_get_records (const CohortSnapshot *self, CohortRecordKind kind);
gpointer cohort_snapshot_find (const CohortSnapshot *self, CohortRecordKind kind, const char *id);

/* Joins that rules, exports and pages all need. Borrowed results; NULL when there is none. */
const CohortMembership *
cohort_snapshot_get_membership (const CohortSnapshot *self, const char *person, CohortDate day);
/* (nullable) (element-type CohortMembership): all of a person's, in the order they were made */
const GPtrArray *cohort_snapshot_get_memberships (const CohortSnapshot *self, const char *person);
const CohortAttendance *cohort_snapshot_get_attendance (const CohortSnapshot *self,
                                                        const char *person,
                                                        const char *convening);
const CohortFundingSource *cohort_snapshot_get_contract (const CohortSnapshot *self);
const CohortOrganization *cohort_snapshot_find_organization (const CohortSnapshot *self,
                                                             const char *name);
const char *cohort_snapshot_get_setting (const CohortSnapshot *self, const char *key);
/* (transfer container): records of @kind whose id-field @field is @id */
GPtrArray *cohort_snapshot_select (const CohortSnapshot *self,
                                   CohortRecordKind kind,
                                   const char *field,
                                   const char *value) G_GNUC_WARN_UNUSED_RESULT;

/**
 * COHORT_FOR_EACH:
 * Walks the records of one kind: `COHORT_FOR_EACH (CohortPerson, person, snapshot,
 * COHORT_RECORD_PERSON) { … }`
 */
#define COHORT_FOR_EACH(Type, name, snapshot, kind)                                                \
  for (guint name##_i = 0; name##_i < cohort_snapshot_get_records ((snapshot), (kind))->len;       \
       name##_i++)                                                                                 \
    for (const Type *name                                                                          \
         = g_ptr_array_index (cohort_snapshot_get_records ((snapshot), (kind)), name##_i);         \
         name != NULL; name = NULL)

G_END_DECLS
