/* The form of a travel policy of the county's own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @code: of the policy to start from; @is_new: makes another one of it, else it is the id of the
 * one to change */
void cohort_policy_dialog_present (GtkWidget *widget,
                                   CohortStore *store,
                                   const char *code,
                                   gboolean is_new);

G_END_DECLS
