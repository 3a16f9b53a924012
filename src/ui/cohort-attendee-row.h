/* A member of the team at one convening: goes or not, how registered, at what cost.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-ledger.h"
#include "cohort-store.h"
#include "cohort-team.h"

G_BEGIN_DECLS

/* Returns: (transfer floating): a row with a switch "going" and a menu of what else can be done */
GtkWidget *cohort_attendee_row_new (CohortStore *store,
                                    const CohortLedger *ledger,
                                    const CohortConvening *convening,
                                    const CohortTeamMember *member);

G_END_DECLS
