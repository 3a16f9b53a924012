/* One person as a form: to add her, to change what is known about her, to settle her answers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_PERSON_DIALOG (cohort_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CohortPersonDialog, cohort_person_dialog, COHORT, PERSON_DIALOG, AdwWindow)

/* Both show a dialog over the window @parent is in. */
void cohort_person_dialog_new_person (GtkWidget *parent, CohortStore *store);
void cohort_person_dialog_edit       (GtkWidget *parent, CohortStore *store, const char *person_id);

G_END_DECLS
