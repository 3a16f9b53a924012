/* A snapshot keeps its ledger: the same of the same day, another of another, none when it changes.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-ledger.h"
#include "cohort-test-builder.h"

#define N_THREADS 4

static CohortSnapshot *
make_county (void)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_run (&snapshot, "{'do':'plan.add','id':'fee','category':'registration',"
                              "'amount':'370.00'}");
  cohort_test_run (&snapshot, "{'do':'contract.amend','delta':'500.00','reason':'More',"
                              "'on':'2025-01-05'}");
  return snapshot;
}

static gint64
get_cap (const CohortSnapshot *snapshot, const char *day)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, cohort_date_parse (day));

  return cohort_ledger_get_total (ledger)->cap;
}

static void
test_days (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortLedger) one = cohort_ledger_new_on (snapshot, cohort_date_parse ("2024-12-01"));
  g_autoptr (CohortLedger) other
      = cohort_ledger_new_on (snapshot, cohort_date_parse ("2024-12-01"));

  g_assert_true (cohort_ledger_get_sources (one) == cohort_ledger_get_sources (other));
  g_assert_cmpint (get_cap (snapshot, "2025-02-01"), ==, 850000);
  g_assert_cmpint (get_cap (snapshot, "2024-12-01"), ==, 800000);
  /* What was handed out before stays as it was. */
  g_assert_cmpint (cohort_ledger_get_total (one)->cap, ==, 800000);
  g_assert_cmpint (cohort_ledger_line_planned (other, "fee", NULL), ==,
                   cohort_ledger_line_planned (one, "fee", NULL));
}

/* A ledger keeps its snapshot, but not the other way round. */
static void
test_lives (void)
{
  CohortSnapshot *snapshot = make_county ();
  CohortLedger *ledger = cohort_ledger_new (snapshot);

  cohort_ledger_free (cohort_ledger_new (snapshot));
  cohort_snapshot_unref (snapshot);
  g_assert_cmpint (cohort_ledger_get_total (ledger)->committed, ==, 37000);
  cohort_ledger_free (ledger);
}

static void
test_changed (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (CohortLedger) before = cohort_ledger_new (snapshot);
  g_autoptr (CohortLedger) after = NULL;
  CohortFundingSource *source = cohort_record_new (COHORT_RECORD_FUNDING_SOURCE, NULL);

  source->year = g_strdup (cohort_snapshot_get_year (snapshot));
  source->name = g_strdup ("Other");
  source->cap_cents = 1000;
  cohort_snapshot_take (snapshot, source);
  after = cohort_ledger_new (snapshot);
  g_assert_cmpuint (cohort_ledger_get_sources (before)->len, ==, 1);
  g_assert_cmpuint (cohort_ledger_get_sources (after)->len, ==, 2);
}

static gpointer
ask (gpointer snapshot)
{
  for (guint i = 0; i < 200; i++)
    if (get_cap (snapshot, i % 2 == 0 ? "2025-02-01" : "2024-12-01")
        != (i % 2 == 0 ? 850000 : 800000))
      return snapshot;
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("asks", ask, snapshot);
  for (guint i = 0; i < N_THREADS; i++)
    g_assert_null (g_thread_join (threads[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/kept/days", test_days);
  g_test_add_func ("/ledger/kept/lives", test_lives);
  g_test_add_func ("/ledger/kept/changed", test_changed);
  g_test_add_func ("/ledger/kept/threads", test_threads);
  return g_test_run ();
}
