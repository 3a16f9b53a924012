/* Finding goals, activities and opportunities by the words in them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortYearHit: something of the year that holds every word looked for. */
typedef struct {
  CohortRecordKind kind; /* COHORT_RECORD_OPPORTUNITY, _GOAL or _ACTIVITY */
  char *id;              /* of the record; of the program's opportunities the code */
  char *title;
  char *detail;  /* (nullable): provider, kind of goal, or component, translated */
  CohortDate on; /* when it starts, is due, or was; 0: not known */
} CohortYearHit;

/**
 * CohortYearSearch:
 *
 * What is known of the year, ready to be asked as fast as somebody types (see CohortSearch); of one
 * snapshot, and not to be asked from several threads at once.
 */
typedef struct _CohortYearSearch CohortYearSearch;

CohortYearSearch *cohort_year_search_new (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
void cohort_year_search_free (CohortYearSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortYearSearch, cohort_year_search_free)

/* (transfer container) (element-type CohortYearHit): opportunities, goals, then activities, each in
 * the order of their lists; everything for "" */
GPtrArray *cohort_year_search_find (CohortYearSearch *self,
                                    const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
