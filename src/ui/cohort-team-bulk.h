/* What is done to several people of the team at once, as one act that is undone at once.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @items (element-type CohortTeamItem): at least one. */
void cohort_team_bulk_edit (GtkWidget *widget, CohortStore *store, GPtrArray *items);
void cohort_team_bulk_invite (GtkWidget *widget, CohortStore *store, GPtrArray *items);
void cohort_team_bulk_remove (GtkWidget *widget, CohortStore *store, GPtrArray *items);
/* Plans to send to @convening those of them who do not go there yet; nothing when all do. */
void cohort_team_bulk_go (GtkWidget *widget,
                          CohortStore *store,
                          GPtrArray *items,
                          const char *convening);

G_END_DECLS
