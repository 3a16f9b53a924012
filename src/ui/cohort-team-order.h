/* The orders the team can be listed in, worked out once, so that sorting takes no time.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-team-cell.h"

G_BEGIN_DECLS

typedef struct _CohortTeamOrder CohortTeamOrder;

/* @items (element-type CohortTeamItem) is not kept; what comes of it are places in that array. */
CohortTeamOrder *cohort_team_order_new (GPtrArray *items, guint n_places) G_GNUC_WARN_UNUSED_RESULT;
void cohort_team_order_free (CohortTeamOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortTeamOrder, cohort_team_order_free)

/* (transfer full): who comes first, second …; those alike in the column by name */
guint *cohort_team_order_sort (const CohortTeamOrder *self,
                               CohortTeamCell cell,
                               guint place,
                               gboolean descending) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
