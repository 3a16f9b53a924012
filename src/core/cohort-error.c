/* What can be wrong with a command or a value.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-error.h"

G_DEFINE_QUARK (cohort-error-quark, cohort_error)
