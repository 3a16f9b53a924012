/* The commands about the waitlist.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command-people-private.h"

G_BEGIN_DECLS

CohortCommandRun cohort_waitlist_join;
CohortCommandRun cohort_waitlist_set;

G_END_DECLS
