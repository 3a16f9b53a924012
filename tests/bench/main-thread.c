/* What the main thread works, for the benches of the window: whatever else the machine does.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "main-thread.h"

#include <time.h>

#define PATIENCE (5 * G_TIME_SPAN_SECOND)
/* A turn that took less did nothing. */
#define NOTHING_MS 0.3

gint64
bench_get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

double
bench_get_ms (gint64 since)
{
  return (double)(bench_get_work () - since) / G_TIME_SPAN_MILLISECOND;
}

BenchSteps
bench_settle (double first, guint quiet_ms)
{
  BenchSteps steps = {first, first};
  gint64 start = g_get_monotonic_time (), quiet = start;

  while (g_get_monotonic_time () - quiet < quiet_ms * G_TIME_SPAN_MILLISECOND
         && g_get_monotonic_time () - start < PATIENCE) {
    gint64 begin = bench_get_work ();
    gboolean did = g_main_context_iteration (NULL, FALSE);
    double elapsed = bench_get_ms (begin);

    if (!did) {
      g_usleep (500);
      continue;
    }
    steps.longest = MAX (steps.longest, elapsed);
    steps.busy += elapsed;
    if (elapsed > NOTHING_MS)
      quiet = g_get_monotonic_time ();
  }
  return steps;
}

int
bench_compare_figures (gconstpointer one, gconstpointer other)
{
  double difference = *(const double *)one - *(const double *)other;

  return (difference > 0) - (difference < 0);
}
