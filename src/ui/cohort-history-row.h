/* One change of History: what it did, who did it when, and the way back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-db.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* "Today", "Yesterday", or the day in words. (transfer full) */
char *cohort_history_row_dup_day (const CohortGroup *group);
/* All that the row says, to tell whether it has to be made anew. (transfer full) */
char *cohort_history_row_dup_text (const CohortGroup *group, gboolean is_next);
/* (transfer floating): @is_next: whether it is what Undo takes back now; any other is taken back
 * by the action "history.take-back". */
GtkWidget *cohort_history_row_new (const CohortGroup *group, gboolean is_next);

G_END_DECLS
