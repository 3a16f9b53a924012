/* An opportunity as a list shows it: whom of the team it fits, and how far off it is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cohort-opportunities.h"

G_BEGIN_DECLS

#define COHORT_TYPE_OPPORTUNITY_ITEM (cohort_opportunity_item_get_type ())
G_DECLARE_FINAL_TYPE (CohortOpportunityItem,
                      cohort_opportunity_item,
                      COHORT,
                      OPPORTUNITY_ITEM,
                      GObject)

CohortOpportunityItem *cohort_opportunity_item_new (CohortSnapshot *snapshot,
                                                    CohortOpportunity *opportunity,
                                                    CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

CohortOpportunity *cohort_opportunity_item_get (CohortOpportunityItem *self); /* borrowed */
CohortSnapshot *cohort_opportunity_item_get_snapshot (CohortOpportunityItem *self);
CohortDate cohort_opportunity_item_get_today (CohortOpportunityItem *self);

/* "Oct 16, 2024 · Exploratorium": its first day and who offers it. */
char *cohort_opportunity_item_dup_about (CohortOpportunityItem *self) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): "Due in 12 days"; NULL where no day is stated */
char *cohort_opportunity_item_dup_when (CohortOpportunityItem *self) G_GNUC_WARN_UNUSED_RESULT;
/* The style of a chip that says when. */
const char *cohort_opportunity_item_get_style (CohortOpportunityItem *self);
/* "3 on your team fit this" */
char *cohort_opportunity_item_dup_fits (CohortOpportunityItem *self) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): "1 applied, 2 interested"; NULL when nobody answered */
char *cohort_opportunity_item_dup_answers (CohortOpportunityItem *self) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a day of it is not certain. */
gboolean cohort_opportunity_item_is_uncertain (CohortOpportunityItem *self);

/* @role: (nullable): a code; @person: (nullable): an id; somebody it fits, or who answered */
gboolean
cohort_opportunity_item_is_for (CohortOpportunityItem *self, const char *role, const char *person);

G_END_DECLS
