/* Two records of one person, or of one organization, put together field by field.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_MERGE_DIALOG (cohort_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CohortMergeDialog, cohort_merge_dialog, COHORT, MERGE_DIALOG, AdwWindow)

/**
 * cohort_merge_dialog_present:
 * @kind: %COHORT_RECORD_PERSON or %COHORT_RECORD_ORGANIZATION
 * @one: id of the record that stays, unless the person chooses otherwise
 * @other: id of the other
 */
void cohort_merge_dialog_present (GtkWidget *widget,
                                  CohortStore *store,
                                  CohortRecordKind kind,
                                  const char *one,
                                  const char *other);
/* Asks first with whom, or with which. */
void cohort_merge_dialog_choose (GtkWidget *widget,
                                 CohortStore *store,
                                 CohortRecordKind kind,
                                 const char *one);

G_END_DECLS
