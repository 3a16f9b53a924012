/* The county's own settings: letterhead, signatory, whom to ask.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

void cohort_preferences_present (GtkWindow *parent, CohortStore *store);

G_END_DECLS
