/* A registration one can choose: what it costs and what it covers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-program.h"

G_BEGIN_DECLS

/* (transfer floating) */
GtkWidget *cohort_option_row_new (const CohortConvening *convening, const CohortOption *option);

G_END_DECLS
