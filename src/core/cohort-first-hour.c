/* Counts what shows that each step of the first hour was taken.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-first-hour.h"

#include "cohort-letters.h"
#include "cohort-spots.h"

/** cohort_first_step_get_code: Returns: (transfer none): a word that settings may hold */
const char *
cohort_first_step_get_code (CohortFirstStep step)
{
  static const char *const codes[COHORT_N_FIRST_STEPS]
      = {"county", "people", "going", "cost", "letters"};

  g_return_val_if_fail (step < COHORT_N_FIRST_STEPS, NULL);

  return codes[step];
}

static guint
count_records (const CohortSnapshot *snapshot, CohortRecordKind kind)
{
  return cohort_snapshot_get_records (snapshot, kind)->len;
}

/* Those who hold a spot at any convening of the year, each place counted. */
static guint
count_going (const CohortSnapshot *snapshot)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  guint n = 0;

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    g_autoptr (GPtrArray) holders = cohort_spots_holders (snapshot, convening->code);

    n += holders->len;
  }
  return n;
}

/* Letters that were voided helped nobody. */
static guint
count_letters (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) letters = cohort_letters_list (snapshot);
  guint n = 0;

  for (guint i = 0; i < letters->len; i++)
    if (((const CohortIssuedLetter *)g_ptr_array_index (letters, i))->voided_on == 0)
      n++;
  return n;
}

static gboolean
has_code (const char *const *codes, CohortFirstStep step)
{
  return codes != NULL && g_strv_contains (codes, cohort_first_step_get_code (step));
}

/**
 * cohort_first_hour_check:
 * @hour: (out caller-allocates)
 *
 * A county that is shown was chosen. The cost is there to be seen once somebody goes; whether it
 * was seen nothing records but @looked_at, or that somebody has claimed an expense since.
 */
void
cohort_first_hour_check (const CohortSnapshot *snapshot,
                         const char *const *looked_at,
                         const char *const *skipped,
                         CohortFirstHour *hour)
{
  *hour = (CohortFirstHour){0};
  hour->count[COHORT_FIRST_COUNTY] = 1;
  hour->count[COHORT_FIRST_PEOPLE] = count_records (snapshot, COHORT_RECORD_PERSON);
  hour->count[COHORT_FIRST_GOING] = count_going (snapshot);
  hour->count[COHORT_FIRST_COST] = count_records (snapshot, COHORT_RECORD_EXPENSE);
  hour->count[COHORT_FIRST_LETTERS] = count_letters (snapshot);
  hour->next = COHORT_N_FIRST_STEPS;
  for (guint i = 0; i < COHORT_N_FIRST_STEPS; i++) {
    hour->done[i] = hour->count[i] > 0;
    if (i == COHORT_FIRST_COST && hour->count[COHORT_FIRST_GOING] > 0)
      hour->done[i] = hour->done[i] || has_code (looked_at, i);
    hour->skipped[i] = !hour->done[i] && has_code (skipped, i);
    if (hour->next == COHORT_N_FIRST_STEPS && !hour->done[i] && !hour->skipped[i])
      hour->next = i;
  }
}
