/* Running commands from a widget, and telling what went wrong.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* Runs a command, taking it. When it is refused the person is told why over @widget's window; when
 * it is done the window says so and offers to undo it. */
void cohort_run (GtkWidget *widget, CohortStore *store, JsonObject *command);

/* What happened (@heading), why (@error), and that nothing was changed. */
void cohort_show_error (GtkWidget *widget, const char *heading, const GError *error);

G_END_DECLS
