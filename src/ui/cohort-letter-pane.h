/* One letter to look at: what it lacks, what changed since, its pages, and what can be done with
 * it. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-letter-entry.h"

G_BEGIN_DECLS

#define COHORT_TYPE_LETTER_PANE (cohort_letter_pane_get_type ())
G_DECLARE_FINAL_TYPE (CohortLetterPane, cohort_letter_pane, COHORT, LETTER_PANE, GtkBox)

/* Signals: "back"; "step" (int): to the letter before (-1) or after (1). It is in a CohortWindow.
 */

/* @entry: (nullable): one that counts is shown as it left, any other as it would be now unless
 * @as_issued; @position of @n, from 0: where it is in its list. */
void cohort_letter_pane_show (CohortLetterPane *self,
                              CohortSnapshot *snapshot,
                              CohortLetterEntry *entry,
                              gboolean as_issued,
                              guint position,
                              guint n);
/* Whether there is a list to go back to. */
void cohort_letter_pane_set_folded (CohortLetterPane *self, gboolean is_folded);

G_END_DECLS
