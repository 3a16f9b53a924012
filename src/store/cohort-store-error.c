/* What can go wrong with the database.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-store-error.h"

G_DEFINE_QUARK (cohort-store-error-quark, cohort_store_error)
