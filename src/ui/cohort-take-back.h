/* Taking back one change of long ago, after seeing what would stay.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* Looks what taking back group @number would do, asks over @widget's window, and does it.
 * @sentence: the change as History says it. */
void cohort_take_back (GtkWidget *widget, CohortStore *store, gint64 number, const char *sentence);

G_END_DECLS
