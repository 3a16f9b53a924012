/* What the main thread works, for the benches of the window: whatever else the machine does.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_FRAME_MS 16.0

/* What the main thread did until nothing was left to do: milliseconds. */
typedef struct {
  double longest; /* of one turn of the main loop, in which nobody can type */
  double busy;    /* all of them */
} BenchSteps;

/* What the main thread has worked so far: microseconds. */
gint64 bench_get_work (void);
/* Since bench_get_work() was @since: milliseconds. */
double bench_get_ms (gint64 since);
/* Turns the main loop until it has been quiet for @quiet_ms; @first is what came before. */
BenchSteps bench_settle (double first, guint quiet_ms);
/* A GCompareFunc of two doubles. */
int bench_compare_figures (gconstpointer one, gconstpointer other);

G_END_DECLS
