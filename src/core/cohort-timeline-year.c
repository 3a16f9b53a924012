/* What somebody does in the year: goals she serves, opportunities she answered, activities.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-timeline-private.h"

#include "cohort-activities.h"
#include "cohort-goals.h"
#include "cohort-opportunities.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static void
add_goals (CohortTimelineRun *run)
{
  g_autoptr (GPtrArray) links = cohort_goals_list_of_person (run->snapshot, run->person);

  for (guint i = 0; i < links->len; i++) {
    const CohortGoalPerson *link = g_ptr_array_index (links, i);
    const CohortGoal *goal = cohort_snapshot_find (run->snapshot, COHORT_RECORD_GOAL, link->goal);
    CohortEvent *event;

    if (goal == NULL)
      continue;
    /* Translators: %s is a goal of the action plan. */
    event = cohort_timeline_add (run, "goal", &goal->record, 0,
                                 g_strdup_printf (_ ("Serves the goal “%s”"), goal->text));
    cohort_timeline_tell (event, link->why);
  }
}

static void
add_answers (CohortTimelineRun *run)
{
  g_autoptr (GPtrArray) answers = cohort_snapshot_select (
      run->snapshot, COHORT_RECORD_OPPORTUNITY_PERSON, "person", run->person);

  for (guint i = 0; i < answers->len; i++) {
    const CohortOpportunityPerson *answer = g_ptr_array_index (answers, i);
    g_autoptr (CohortOpportunity) opportunity
        = answer->opportunity != NULL
              ? cohort_opportunities_find (run->snapshot, answer->opportunity)
              : NULL;
    CohortEvent *event;

    if (opportunity == NULL)
      continue;
    event = cohort_timeline_add (run, "opportunity", &answer->record, answer->on,
                                 g_strdup (opportunity->title));
    cohort_timeline_tell (event,
                          cohort_vocabulary_get_label ("opportunity-status", answer->status));
    cohort_timeline_tell (event, answer->note);
  }
}

static void
add_activities (CohortTimelineRun *run)
{
  GPtrArray *terms = cohort_program_get_components (cohort_snapshot_get_program (run->snapshot));
  g_autoptr (GPtrArray) activities
      = cohort_activities_list (run->snapshot, NULL, NULL, run->person);

  for (guint i = 0; i < activities->len; i++) {
    const CohortActivity *activity = g_ptr_array_index (activities, i);
    const CohortProgramTerm *term = cohort_program_term_find (terms, activity->component);
    g_autofree char *length = cohort_minutes_format (activity->minutes);
    CohortEvent *event = cohort_timeline_add (run, "activity", &activity->record, activity->on,
                                              g_strdup (activity->title));

    cohort_timeline_tell (event, term != NULL ? term->label : activity->component);
    cohort_timeline_tell (event, length);
  }
}

/** cohort_timeline_add_year: goals, opportunities and activities of the year shown */
void
cohort_timeline_add_year (CohortTimelineRun *run)
{
  add_goals (run);
  add_answers (run);
  add_activities (run);
}
