/* The editor of a letter's text, with the letter it makes beside it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_TEMPLATE_WINDOW (cohort_template_window_get_type ())
G_DECLARE_FINAL_TYPE (CohortTemplateWindow,
                      cohort_template_window,
                      COHORT,
                      TEMPLATE_WINDOW,
                      AdwWindow)

/* @name: of the template; @language: (nullable): English, where there is one */
void cohort_template_window_present (GtkWindow *parent,
                                     CohortStore *store,
                                     const char *name,
                                     const char *language);

G_END_DECLS
