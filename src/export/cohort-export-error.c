/* What can go wrong on the way from a snapshot to a file.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-export-error.h"

G_DEFINE_QUARK (cohort-export-error-quark, cohort_export_error)
