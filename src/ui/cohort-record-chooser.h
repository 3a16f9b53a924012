/* A dialog to choose one of many by name: typed, searched, chosen.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-choices.h"

G_BEGIN_DECLS

#define COHORT_TYPE_RECORD_CHOOSER (cohort_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CohortRecordChooser, cohort_record_chooser, COHORT, RECORD_CHOOSER, AdwWindow)

/* Called once, with the value that was chosen; not at all when the dialog is closed. */
typedef void (*CohortChosenFunc) (const char *value, gpointer user_data);

/**
 * cohort_record_chooser_present:
 * @widget: in whose window it is asked
 * @without: (nullable): a value that is not offered
 * @user_data: (transfer full): freed with @free_data
 */
void cohort_record_chooser_present (GtkWidget *widget,
                                    const char *title,
                                    const CohortChoices *choices,
                                    const char *without,
                                    CohortChosenFunc chosen,
                                    gpointer user_data,
                                    GDestroyNotify free_data);

G_END_DECLS
