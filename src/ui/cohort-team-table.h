/* The team as a table with headers to sort by.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-program.h"
#include "cohort-team-cell.h"

G_BEGIN_DECLS

#define COHORT_TYPE_TEAM_TABLE (cohort_team_table_get_type ())
G_DECLARE_FINAL_TYPE (CohortTeamTable, cohort_team_table, COHORT, TEAM_TABLE, AdwBin)

/**
 * CohortTeamTable:
 *
 * Signal "activated" (position): a row was, by Enter or a double click.
 * Signal "sorted": by another column or the other way round.
 * Signal "layout-changed": other columns are shown, or in another order, or of another width.
 */
/* One column for each convening of @program, besides those of every year. Returns whether they are
 * other columns than before. */
gboolean cohort_team_table_set_program (CohortTeamTable *self, CohortProgram *program);
/* (nullable): none while the table is not looked at */
void cohort_team_table_set_model (CohortTeamTable *self, GtkSelectionModel *model);
void cohort_team_table_scroll_to_top (CohortTeamTable *self);

/* Columns are named "name", "role", "organization", "grades", "status", "sector", "email", "phone",
 * "case", "since" and by the convenings' codes. */
void cohort_team_table_sort_by (CohortTeamTable *self, const char *column, gboolean descending);
const char *cohort_team_table_get_sort (CohortTeamTable *self, gboolean *descending);
gboolean cohort_team_table_find_column (CohortTeamTable *self,
                                        const char *column,
                                        CohortTeamCell *cell,
                                        guint *place);

/** CohortTeamColumn: borrowed from the table */
typedef struct {
  const char *id;
  const char *title; /* translated */
  CohortTeamCell cell;
  guint place;
  gboolean shown;
} CohortTeamColumn;

/* (transfer full) (element-type CohortTeamColumn): in the order shown */
GArray *cohort_team_table_list_columns (CohortTeamTable *self) G_GNUC_WARN_UNUSED_RESULT;
void cohort_team_table_show_column (CohortTeamTable *self, const char *column, gboolean shown);
/* By a place, or by some of its width; all the same as dragging it. */
void cohort_team_table_move_column (CohortTeamTable *self, const char *column, gboolean later);
void cohort_team_table_widen_column (CohortTeamTable *self, const char *column, gboolean wider);
/* "a(sib)": id, width or -1, whether shown; in the order shown. An empty one is the usual layout.
 */
GVariant *cohort_team_table_get_layout (CohortTeamTable *self); /* (transfer floating) */
void cohort_team_table_set_layout (CohortTeamTable *self, GVariant *layout);

G_END_DECLS
