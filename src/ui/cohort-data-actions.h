/* Backing up, restoring and checking the data.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-window.h"

G_BEGIN_DECLS

void cohort_backup         (CohortWindow *window);
/* @file: with a path: what to write, without asking */
void cohort_backup_to      (CohortWindow *window, GFile *file);
void cohort_restore_backup (CohortWindow *window);
void cohort_check_data     (CohortWindow *window);

G_END_DECLS
