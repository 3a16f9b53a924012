/* Choosing which people of the team are listed, and keeping such a choice under a name.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-team-filter.h"

G_BEGIN_DECLS

/**
 * CohortTeamFilterPopover:
 *
 * Signal "changed": another value was chosen.
 * It activates "team.save-filter" (s: a name), "team.recall-filter" (i: which of the saved ones)
 * and "team.remove-filter" (i).
 */
#define COHORT_TYPE_TEAM_FILTER_POPOVER (cohort_team_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (CohortTeamFilterPopover,
                      cohort_team_filter_popover,
                      COHORT,
                      TEAM_FILTER_POPOVER,
                      GtkPopover)

/* What can be chosen, and what was saved (element-type CohortTeamFilter). */
void cohort_team_filter_popover_fill (CohortTeamFilterPopover *self,
                                      CohortProgram *program,
                                      GPtrArray *saved);
/* Ticks what @filter says; what is ticked later is in it too. @filter outlives the popover's use.
 */
void cohort_team_filter_popover_set_filter (CohortTeamFilterPopover *self,
                                            CohortTeamFilter *filter);

G_END_DECLS
