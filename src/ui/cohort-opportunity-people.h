/* People of an opportunity as rows: whom it fits, what they answered, and a menu to note it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-opportunity-item.h"

G_BEGIN_DECLS

/* Fills @list with those of @item; while they are the same people, their rows stay and only what
 * they answered is set anew. Many rows are made a few at a time. Their menus run the action
 * "opportunity.answer" (ss): a person's id and a status, "" to forget it. Returns: how many there
 * are. */
guint cohort_opportunity_people_show (GtkListBox *list, CohortOpportunityItem *item);
/* Stops making rows. */
void cohort_opportunity_people_clear (GtkListBox *list);

G_END_DECLS
