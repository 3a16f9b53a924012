/* Running commands from a widget, and telling what went wrong.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* Runs a command, taking it, unless @widget asked for the same and has no answer yet. When it is
 * refused the person is told why over @widget's window; when it is done the window says so and
 * offers to undo it. */
void cohort_run (GtkWidget *widget, CohortStore *store, JsonObject *command);

/* (transfer none) (nullable): the window @widget is in; when that was left, the program's. A
 * message over a window that is gone would go with it, unread. */
GtkWindow *cohort_find_shown_window (GtkWidget *widget);

/* (transfer none): a message to close, over that window; without one, it stands by itself. */
GtkWidget *cohort_message_new (GtkWidget *widget, const char *heading);

/* What happened (@heading), why (@error), and that nothing was changed. */
void cohort_show_error (GtkWidget *widget, const char *heading, const GError *error);

G_END_DECLS
