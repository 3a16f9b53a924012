/* What stands in a cell of the team's table, and how its column sorts.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-team-item.h"

G_BEGIN_DECLS

typedef enum {
  COHORT_TEAM_CELL_NAME,
  COHORT_TEAM_CELL_ROLE,
  COHORT_TEAM_CELL_ORGANIZATION,
  COHORT_TEAM_CELL_GRADES,
  COHORT_TEAM_CELL_STATUS,
  COHORT_TEAM_CELL_SECTOR,
  COHORT_TEAM_CELL_EMAIL,
  COHORT_TEAM_CELL_PHONE,
  COHORT_TEAM_CELL_CASE,
  COHORT_TEAM_CELL_SINCE,
  COHORT_TEAM_CELL_PLACE, /* with which convening */
  COHORT_TEAM_CELL_MENU,
} CohortTeamCell;

/* Fills the child of the list item from what stands in its slot, and again whenever that changes.
 */
GtkListItemFactory *cohort_team_cell_factory_new (CohortTeamCell cell, guint place);
/* What it says, for a file or the clipboard; "" for what is not known or not said. */
char *cohort_team_cell_dup_text (CohortTeamCell cell,
                                 guint place,
                                 CohortTeamItem *item) G_GNUC_WARN_UNUSED_RESULT;
int cohort_team_cell_compare (CohortTeamCell cell,
                              guint place,
                              CohortTeamItem *one,
                              CohortTeamItem *other);

/* A word that is told apart by more than its color. (transfer floating) */
GtkWidget *cohort_chip_new (void);
void cohort_chip_set (GtkWidget *chip, const char *text, const char *style);
/* The style of a chip with a membership's status. */
const char *cohort_membership_status_get_style (const char *status);
char *cohort_team_item_dup_answers_text (CohortTeamItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
