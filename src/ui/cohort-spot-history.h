/* What was released, granted or set instead: each change of the number of spots, with its reason.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* (transfer floating): a row with "Take Back" and, where a message was kept, "Copy Message" */
GtkWidget *cohort_spot_history_row_new (const CohortSpotAdjustment *adjustment);
/* Actions "spots.remove" (s: adjustment) and "spots.copy" (s: text) of a class of pages. */
void cohort_spot_history_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
