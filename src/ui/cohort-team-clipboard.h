/* Rows of the team to a spreadsheet and back, by way of the clipboard.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-store.h"
#include "cohort-table-export.h"
#include "cohort-team-table.h"

G_BEGIN_DECLS

/* Those of @columns (element-type CohortTeamColumn) that are shown. */
CohortTableExport *cohort_team_table_export_new (GPtrArray *items,
                                                 GArray *columns) G_GNUC_WARN_UNUSED_RESULT;
/* @items (element-type CohortTeamItem), as text and as a table. */
void cohort_team_copy (GtkWidget *widget, GPtrArray *items, GArray *columns);
/* Offers the clipboard's cells for import; without headings they are taken in the order shown. */
void cohort_team_paste (GtkWidget *widget, CohortStore *store, GArray *columns);
/* The part of it that needs no clipboard. */
char *cohort_team_cells_add_headings (const char *text,
                                      GArray *columns,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
