/* The county's letterhead: logo, address, who signs, margins, with a letter beside it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* Each change is a change like any other, made at once and undone likewise. */
void cohort_letterhead_window_present (GtkWindow *parent, CohortStore *store);

G_END_DECLS
