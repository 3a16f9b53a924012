/* Counts what shows that each step of the first hour was taken.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-first-hour.h"

#include "cohort-letters-private.h"
#include "cohort-vocabulary.h"

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

static gboolean
holds_spot (const CohortAttendance *attendance)
{
  return cohort_attendance_status_get_flags (attendance->status) & COHORT_STATUS_HOLDS_SPOT;
}

/* Those who hold a spot at any convening of any year, each place counted. */
static guint
count_going (const CohortSnapshot *snapshot)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    n += holds_spot (attendance) ? 1 : 0;
  }
  return n;
}

/* Of any year, each once. Letters that were voided helped nobody. */
static guint
count_letters (const CohortSnapshot *snapshot)
{
  g_autoptr (GHashTable) earlier = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    if (letter->supersedes != NULL)
      g_hash_table_add (earlier, letter->supersedes);
  }
  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    n += letter->voided_on == 0 && !g_hash_table_contains (earlier, letter->record.id) ? 1 : 0;
  }
  return n;
}

static gboolean
is_one_of (const char *code, const char *const *codes)
{
  return code != NULL && g_strv_contains (codes, code);
}

static gboolean
was_anybody_there (const CohortSnapshot *snapshot)
{
  static const char *const there[] = {"attended", "partial", NULL};

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    if (is_one_of (attendance->status, there))
      return TRUE;
  }
  return FALSE;
}

static gboolean
was_anything_claimed (const CohortSnapshot *snapshot)
{
  static const char *const unclaimed[] = {"draft", "void", NULL};

  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    if (!is_one_of (expense->status, unclaimed))
      return TRUE;
  }
  return FALSE;
}

/* Whether a spot is held or a letter was issued in a year that is not the one shown. */
static gboolean
has_other_year (const CohortSnapshot *snapshot)
{
  CohortProgram *program = cohort_snapshot_get_program (snapshot);
  g_autofree char *prefix = cohort_letters_dup_prefix (snapshot);

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    if (holds_spot (attendance)
        && cohort_program_find_convening (program, attendance->convening) == NULL)
      return TRUE;
  }
  COHORT_FOR_EACH (CohortIssuedLetter, letter, snapshot, COHORT_RECORD_LETTER) {
    if (letter->voided_on == 0 && letter->number != NULL
        && !g_str_has_prefix (letter->number, prefix))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_code (const char *const *codes, CohortFirstStep step)
{
  return codes != NULL && g_strv_contains (codes, cohort_first_step_get_code (step));
}

/* Whether @step can only be taken later: nobody goes where no convening is announced. */
static gboolean
is_waiting (const CohortSnapshot *snapshot, CohortFirstStep step)
{
  CohortProgram *program = cohort_snapshot_get_program (snapshot);

  return step == COHORT_FIRST_GOING && cohort_program_get_convenings (program)->len == 0;
}

static gboolean
is_done (const CohortFirstHour *hour, CohortFirstStep step, const char *const *looked_at)
{
  /* Until somebody goes or nobody can, there is no cost to be seen. */
  if (step == COHORT_FIRST_COST && has_code (looked_at, step)
      && (hour->count[COHORT_FIRST_GOING] > 0 || hour->waits[COHORT_FIRST_GOING]))
    return TRUE;
  return hour->count[step] > 0;
}

/**
 * cohort_first_hour_check:
 * @hour: (out caller-allocates)
 *
 * A county that is shown was chosen. The cost is there to be seen once somebody goes; whether it
 * was seen nothing records but @looked_at, or that somebody has claimed an expense since. What was
 * done in any year is done: the hour is the first one with the county, not with a year.
 *
 * A county is new until somebody was at a convening, or asked for money, or until another year than
 * the one shown has a spot that is held or a letter: none of them happens in the first hour, and
 * whoever did one of them knows her way, even if she never sends a letter from here.
 */
void
cohort_first_hour_check (const CohortSnapshot *snapshot,
                         const char *const *looked_at,
                         const char *const *skipped,
                         CohortFirstHour *hour)
{
  *hour = (CohortFirstHour){0};
  hour->is_new = !was_anybody_there (snapshot) && !was_anything_claimed (snapshot)
                 && !has_other_year (snapshot);
  hour->count[COHORT_FIRST_COUNTY] = 1;
  hour->count[COHORT_FIRST_PEOPLE] = count_records (snapshot, COHORT_RECORD_PERSON);
  hour->count[COHORT_FIRST_GOING] = count_going (snapshot);
  hour->count[COHORT_FIRST_COST] = count_records (snapshot, COHORT_RECORD_EXPENSE);
  hour->count[COHORT_FIRST_LETTERS] = count_letters (snapshot);
  hour->next = COHORT_N_FIRST_STEPS;
  for (guint i = 0; i < COHORT_N_FIRST_STEPS; i++) {
    hour->waits[i] = hour->count[i] == 0 && is_waiting (snapshot, i);
    hour->done[i] = is_done (hour, i, looked_at);
    hour->skipped[i] = !hour->done[i] && !hour->waits[i] && has_code (skipped, i);
    if (hour->next == COHORT_N_FIRST_STEPS && !hour->done[i] && !hour->skipped[i]
        && !hour->waits[i])
      hour->next = i;
  }
}
