/* The team as a table with headers to sort by.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-program.h"

G_BEGIN_DECLS

#define COHORT_TYPE_TEAM_TABLE (cohort_team_table_get_type ())
G_DECLARE_FINAL_TYPE (CohortTeamTable, cohort_team_table, COHORT, TEAM_TABLE, AdwBin)

/**
 * CohortTeamTable:
 *
 * Signal "activated" (position): a row was, by Enter or a double click.
 * Signal "sorted": by another column or the other way round.
 */
/* One column for each convening of @program, besides those of every year. */
void cohort_team_table_set_program (CohortTeamTable *self, CohortProgram *program);
/* (nullable): none while the table is not looked at */
void cohort_team_table_set_model (CohortTeamTable *self, GtkSelectionModel *model);
/* (transfer none): by the header that was clicked, then by name */
GtkSorter *cohort_team_table_get_sorter (CohortTeamTable *self);

/* Columns are "name", "role", "organization", "grades", "status" and the convenings' codes. */
void cohort_team_table_sort_by (CohortTeamTable *self, const char *column, gboolean descending);
const char *cohort_team_table_get_sort (CohortTeamTable *self, gboolean *descending);

G_END_DECLS
