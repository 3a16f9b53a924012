/* The main window: sections on the left, the page on the right, one pane when it is narrow.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_WINDOW (cohort_window_get_type ())
G_DECLARE_FINAL_TYPE (CohortWindow, cohort_window, COHORT, WINDOW, AdwApplicationWindow)

CohortWindow *cohort_window_new (AdwApplication *application, CohortStore *store);
CohortStore *cohort_window_get_store (CohortWindow *self);
/* Whether it was left, and only writes what was asked for before it goes. */
gboolean cohort_window_is_closing (CohortWindow *self);

/* Shows a page ("overview", "team", …) and in it @subject (nullable); also the action "win.open"
 * (ss). */
/* (nullable): the section on screen; NULL while there is no county */
const char *cohort_window_get_section (CohortWindow *self);
void cohort_window_open (CohortWindow *self, const char *page, const char *subject);
/* Says something in passing; History has it among the messages while the window is open. */
void cohort_window_toast (CohortWindow *self, const char *text);
/* (transfer none): (element-type CohortMessage): what was said so, the newest first */
GListModel *cohort_window_get_messages (CohortWindow *self);
/* Takes away the notice that there is no backup of today. */
void cohort_window_backed_up (CohortWindow *self);
/* Starts the import of a file, as "Open With" and a drop do; others wait for its end. */
void cohort_window_import (CohortWindow *self, GFile *file);

G_END_DECLS
