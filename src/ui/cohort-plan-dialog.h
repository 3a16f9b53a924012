/* The form of a line of the plan.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @line: (nullable): the id of an open line, NULL for a new one */
void cohort_plan_dialog_present (GtkWidget *widget, CohortStore *store, const char *line);
/* Who bears the line, by amount or by share. */
void cohort_plan_split_dialog_present (GtkWidget *widget, CohortStore *store, const char *line);

G_END_DECLS
