/* The sheets of the roster, one file each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-planned.h"
#include "cohort-roster.h"
#include "cohort-workbook.h"

G_BEGIN_DECLS

typedef struct {
  const CohortSnapshot      *snapshot;
  const CohortRosterOptions *options;
  CohortWorkbook            *workbook;
  CohortLedger              *ledger;
  const CohortPlanned       *planned; /* on the contract */
  GPtrArray                 *people; /* CohortPerson */
  GCancellable              *cancellable;
} CohortRoster;

/* FALSE only when cancelled. */
gboolean cohort_roster_add_people   (CohortRoster *self, GError **error);
void     cohort_roster_add_coverage (CohortRoster *self);
void     cohort_roster_add_money    (CohortRoster *self);
void     cohort_roster_add_ledger   (CohortRoster *self);
void     cohort_roster_add_about    (CohortRoster *self);
void     cohort_roster_add_lists    (CohortRoster *self);

/* Drop-down lists: columns of the hidden sheet. */
typedef enum {
  COHORT_ROSTER_LIST_ROLE,
  COHORT_ROSTER_LIST_SECTOR,
  COHORT_ROSTER_LIST_TEAM_STATUS,
  COHORT_ROSTER_LIST_STATUS,
  COHORT_ROSTER_LIST_YES_NO,
  COHORT_ROSTER_N_LISTS, /* and then one for the options of each convening */
} CohortRosterList;

/* "=Lists!$A$2:$A$17"; NULL for a list without words */
char *cohort_roster_dup_list_range (const CohortRoster *self, guint list) G_GNUC_WARN_UNUSED_RESULT;

lxw_worksheet *cohort_roster_add_sheet (CohortRoster *self, const char *name, gboolean landscape);

G_END_DECLS
