/* One line of a county's own target in its form: so many people with these roles and grades.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-targets.h"

G_BEGIN_DECLS

/* Signals "changed" and "removed": the person wants it gone. */
#define COHORT_TYPE_TARGET_ITEM_ROW (cohort_target_item_row_get_type ())
G_DECLARE_FINAL_TYPE (CohortTargetItemRow,
                      cohort_target_item_row,
                      COHORT,
                      TARGET_ITEM_ROW,
                      AdwExpanderRow)

/* @item: (nullable): what it says at first */
GtkWidget *cohort_target_item_row_new (const CohortTargetItem *item);
/* Adds what it says to @target. FALSE while neither a role nor a grade is chosen. */
gboolean cohort_target_item_row_write (CohortTargetItemRow *self, CohortTarget *target);

G_END_DECLS
