/* The year's opportunities that are looked for: one model for the timeline and for the list.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cohort-opportunity-item.h"

G_BEGIN_DECLS

#define COHORT_TYPE_YEAR_MODEL (cohort_year_model_get_type ())
G_DECLARE_FINAL_TYPE (CohortYearModel, cohort_year_model, COHORT, YEAR_MODEL, GObject)

/** CohortYearModel: signal "changed": there are other items, or others of them are shown. */
CohortYearModel *cohort_year_model_new (void) G_GNUC_WARN_UNUSED_RESULT;

void cohort_year_model_show (CohortYearModel *self, CohortSnapshot *snapshot, CohortDate today);
/* What is looked for. @text: (nullable); @role: (nullable): code; @person: (nullable): id */
void cohort_year_model_set_text (CohortYearModel *self, const char *text);
void cohort_year_model_set_audience (CohortYearModel *self, const char *role, const char *person);

/* (element-type CohortOpportunityItem): those that are shown, in order; borrowed */
GListModel *cohort_year_model_get_list (CohortYearModel *self);
guint cohort_year_model_get_n_all (CohortYearModel *self);
/* Of the same question, what is found elsewhere in the year; 0 while no words are looked for. */
guint cohort_year_model_count_found (CohortYearModel *self, CohortRecordKind kind);
/* G_MAXUINT: it is not shown */
guint cohort_year_model_find (CohortYearModel *self, const char *code);

G_END_DECLS
