/* The forms of the waitlist: joining, offering a spot, another place with a reason, corrections.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

void cohort_offer_dialog_present (GtkWidget *widget,
                                  CohortStore *store,
                                  const char *person,
                                  const char *convening);
void cohort_waitlist_edit_dialog_present (GtkWidget *widget,
                                          CohortStore *store,
                                          const char *person,
                                          const char *convening);
/* @step: -1 suggests one place up, 1 one down, 0 where she is. */
void cohort_waitlist_move_dialog_present (GtkWidget *widget,
                                          CohortStore *store,
                                          const char *person,
                                          const char *convening,
                                          int step);
/* Somebody of the team, of former years, or somebody new. */
void cohort_join_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening);

G_END_DECLS
