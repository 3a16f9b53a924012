/* What if these people went and those did not: coverage and cost change together, nothing is
 * written. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command.h"

G_BEGIN_DECLS

/**
 * CohortScenario:
 *
 * People toggled in and out of convenings on top of a snapshot. Each toggle is one command of the
 * scenario's batch: "attendance.plan" for who would go, "attendance.withdraw" for who would not.
 */
typedef struct _CohortScenario CohortScenario;

CohortScenario *cohort_scenario_new (CohortSnapshot *base,
                                     const CohortMoment *moment) G_GNUC_WARN_UNUSED_RESULT;
void cohort_scenario_free (CohortScenario *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortScenario, cohort_scenario_free)

/* Toggles back when she was toggled before. FALSE with the reason when it cannot be. */
gboolean cohort_scenario_toggle (CohortScenario *self,
                                 const char *person,
                                 const char *convening,
                                 GError **error);
/* (nullable): given by each toggle; needed once the names of a convening are locked */
void cohort_scenario_set_reason (CohortScenario *self, const char *reason);
gboolean
cohort_scenario_goes (const CohortScenario *self, const char *person, const char *convening);
gboolean
cohort_scenario_is_toggled (const CohortScenario *self, const char *person, const char *convening);
gboolean cohort_scenario_is_empty (const CohortScenario *self);
/* Borrowed; as it would be. */
CohortSnapshot *cohort_scenario_get_snapshot (const CohortScenario *self);
/* What going as planned would cost more or less, of all sources, in cents; @unpriced: lines more or
 * less without a price. */
gint64 cohort_scenario_get_cost (const CohortScenario *self, int *unpriced);
/* The same scenario over newer data; what no longer can be is dropped. */
void cohort_scenario_rebase (CohortScenario *self, CohortSnapshot *base);
/* (transfer full): a "batch" to run, or NULL when nothing is toggled */
JsonObject *cohort_scenario_to_command (const CohortScenario *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
