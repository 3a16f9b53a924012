/* What can be done with several people of the team who are selected.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-program.h"

G_BEGIN_DECLS

/** CohortTeamSelectionBar: seen while there are several; its buttons are actions "team.…" of the
 * page around it. */
#define COHORT_TYPE_TEAM_SELECTION_BAR (cohort_team_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (
  CohortTeamSelectionBar, cohort_team_selection_bar, COHORT, TEAM_SELECTION_BAR, AdwBin)

void cohort_team_selection_bar_set_count (CohortTeamSelectionBar *self, guint n);
/* The convenings they can be sent to. */
void cohort_team_selection_bar_set_program (CohortTeamSelectionBar *self, CohortProgram *program);

G_END_DECLS
