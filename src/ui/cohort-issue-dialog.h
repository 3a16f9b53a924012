/* Issuing letters, issuing one again, making one void: what has to be said first.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-entry.h"
#include "cohort-window.h"

G_BEGIN_DECLS

/* @entries: (element-type CohortLetterEntry): at least one, all from one template; what was issued
 * is then offered as files, print and mail. */
void cohort_issue_dialog_present (CohortWindow *window, GPtrArray *entries);
/* @letter: id of an issued letter */
void cohort_reissue_dialog_present (CohortWindow *window, const char *letter);
void cohort_void_dialog_present (CohortWindow *window, const char *letter);

/* "Full name: “Ana Ruiz” is now “Ana Ruiz-Lund”" */
char *cohort_letter_change_dup_text (CohortLetterTo to,
                                     const CohortLetterChange *change) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
