/* Somebody who could go or stay in a what-if, as its list shows and finds her.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

#define COHORT_TYPE_SCENARIO_ITEM (cohort_scenario_item_get_type ())
G_DECLARE_FINAL_TYPE (CohortScenarioItem, cohort_scenario_item, COHORT, SCENARIO_ITEM, GObject)

/* Borrowed; texts are never NULL. */
const char *cohort_scenario_item_get_id (CohortScenarioItem *self);
const char *cohort_scenario_item_get_name (CohortScenarioItem *self);
const char *cohort_scenario_item_get_about (CohortScenarioItem *self); /* role · organization */
/* Whether all of @words, folded, are in her name, role or organization. */
gboolean cohort_scenario_item_matches (CohortScenarioItem *self, const char *const *words);

/* (transfer full) (element-type CohortScenarioItem): everybody, by name; on any thread */
GPtrArray *cohort_scenario_items_new (const CohortSnapshot *snapshot,
                                      CohortDate day) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_scenario_items_are_same (GPtrArray *items, GListModel *list);

G_END_DECLS
