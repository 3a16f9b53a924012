/* What the sheets of the county workbook share: rows being made of records.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-sheets.h"

G_BEGIN_DECLS

/** CohortSheetBuild: the rows of a sheet while they are gathered. */
typedef struct {
  const CohortSnapshot *snapshot;
  const CohortRecordSheet *sheet;
  CohortDate today;
  GPtrArray *rows;    /* (element-type CohortSheetRow) */
  GHashTable *people; /* (owned) (element-type utf8 utf8): names, by id */
} CohortSheetBuild;

CohortSheetRow *cohort_sheet_build_add (CohortSheetBuild *build,
                                        const char *id,
                                        const char *person,
                                        const char *convening);
const char *cohort_sheet_build_get_name (CohortSheetBuild *build, const char *person);
const CohortFundingSource *cohort_sheet_build_find_source (const CohortSheetBuild *build,
                                                           const char *id);
void cohort_sheet_build_sort (CohortSheetBuild *build);
gboolean cohort_sheet_build_has_convening (const CohortSheetBuild *build, const char *code);

/* Fills the columns whose text is a field of @record. */
void
cohort_sheet_row_read (CohortSheetBuild *build, CohortSheetRow *row, const CohortRecord *record);
/* Takes @text, which may be NULL. */
void
cohort_sheet_row_set (CohortSheetBuild *build, CohortSheetRow *row, const char *key, char *text);
void cohort_sheet_row_lock (CohortSheetBuild *build, CohortSheetRow *row, const char *key);
void cohort_sheet_row_lock_all (CohortSheetRow *row);
/* Who bears a plan line or an expense: @splits is taken. */
void cohort_sheet_row_share (CohortSheetBuild *build, CohortSheetRow *row, GArray *splits);

/** CohortSheetNames: by what names people may be meant: those they had, and those they have now. */
typedef struct {
  const CohortSnapshot *before;
  const CohortSnapshot *now;
} CohortSheetNames;

JsonArray *cohort_sheet_list_names (const CohortSheetNames *self,
                                    const char *activity,
                                    const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Each sheet's columns, and what makes its rows. */
extern const CohortRecordSheet cohort_sheet_team;
extern const CohortRecordSheet cohort_sheet_attendance;
extern const CohortRecordSheet cohort_sheet_plan;
extern const CohortRecordSheet cohort_sheet_ledger;
extern const CohortRecordSheet cohort_sheet_funding;
extern const CohortRecordSheet cohort_sheet_waitlist;
extern const CohortRecordSheet cohort_sheet_opportunities;
extern const CohortRecordSheet cohort_sheet_goals;
extern const CohortRecordSheet cohort_sheet_activities;

void cohort_sheet_team_fill (CohortSheetBuild *build);
void cohort_sheet_attendance_fill (CohortSheetBuild *build);
void cohort_sheet_plan_fill (CohortSheetBuild *build);
void cohort_sheet_ledger_fill (CohortSheetBuild *build);
void cohort_sheet_funding_fill (CohortSheetBuild *build);
void cohort_sheet_waitlist_fill (CohortSheetBuild *build);
void cohort_sheet_opportunities_fill (CohortSheetBuild *build);
void cohort_sheet_goals_fill (CohortSheetBuild *build);
void cohort_sheet_activities_fill (CohortSheetBuild *build);

G_END_DECLS
