/* A view in a window of its own, over a fixture's store, shown anew after each change.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ui-fixture.h"

G_BEGIN_DECLS

typedef void (*UiRefresh) (GtkWidget *view, CohortStore *store, CohortSnapshot *snapshot);

typedef struct {
  UiFixture *fixture;
  GtkWidget *window;
  GtkWidget *view;
  CohortSnapshot *shown; /* (owned) */
  UiRefresh refresh;
} UiLook;

/* @view: (transfer floating) */
void ui_look_open (UiLook *look, UiFixture *fixture, GtkWidget *view, UiRefresh refresh);
void ui_look_refresh (UiLook *look);
/* Until the command that was just run is done, and the view shows it. */
void ui_look_follow_change (UiLook *look);
void ui_look_close (UiLook *look);

G_END_DECLS
