/* What can be done with one person of the team: the menu of her row.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-team-item.h"

G_BEGIN_DECLS

/* Returns: (transfer floating): a button with the menu of whatever item it has then */
GtkWidget *cohort_team_menu_button_new (void);
void cohort_team_menu_button_set_item (GtkWidget *button, CohortTeamItem *item);
/* Shows the menu of @item on @page, beside @row, as the Menu key asks for it. */
void cohort_team_menu_popup (GtkWidget *page, GtkWidget *row, CohortTeamItem *item);

/* The actions of the menu, "team.…", for the class of a CohortPage that shows the team; among them
 * what Delete does: "team.remove" (s: a person's id). */
void cohort_team_menu_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
