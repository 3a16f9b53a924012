/* What a program year read from a file says.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-program.h"

G_BEGIN_DECLS

/* Returns: (transfer floating): a page about @program */
GtkWidget *cohort_import_program_new (CohortProgram *program);

G_END_DECLS
