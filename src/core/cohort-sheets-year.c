/* The sheets of the year around the team: opportunities, action plans, community of practice.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sheets-private.h"

#include "cohort-activities.h"
#include "cohort-goals.h"
#include "cohort-opportunities.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define EDIT COHORT_SHEET_EDITABLE
#define MUST (COHORT_SHEET_EDITABLE | COHORT_SHEET_REQUIRED)

#define OPPORTUNITY(key, heading, kind, list, flags, width)                                        \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, "opportunity.edit", key,                \
        COHORT_RECORD_OPPORTUNITY, key                                                             \
  }

static const CohortSheetColumn opportunity_columns[] = {
    OPPORTUNITY ("title", N_ ("Title"), TEXT, NULL, MUST, 30),
    OPPORTUNITY ("provider", N_ ("Provider"), TEXT, NULL, EDIT, 22),
    {"audience", N_ ("For roles"), COHORT_SHEET_CHOICES, "role", EDIT, 24, "opportunity.edit",
     "audience", COHORT_RECORD_OPPORTUNITY, NULL},
    {"sectors", N_ ("For sectors"), COHORT_SHEET_CHOICES, "sector", EDIT, 20, "opportunity.edit",
     "sectors", COHORT_RECORD_OPPORTUNITY, NULL},
    OPPORTUNITY ("start", N_ ("First day"), DATE, NULL, EDIT, 14),
    OPPORTUNITY ("end", N_ ("Last day"), DATE, NULL, EDIT, 14),
    OPPORTUNITY ("date_text", N_ ("Days as printed"), TEXT, NULL, EDIT, 22),
    OPPORTUNITY ("uncertain", N_ ("To be confirmed"), FLAG, NULL, EDIT, 12),
    OPPORTUNITY ("deadline", N_ ("Deadline"), DATE, NULL, EDIT, 14),
    {"cost", N_ ("Cost"), COHORT_SHEET_MONEY, NULL, EDIT, 12, "opportunity.edit", "cost",
     COHORT_RECORD_OPPORTUNITY, "cost_cents"},
    OPPORTUNITY ("capacity", N_ ("Capacity"), TEXT, NULL, EDIT, 14),
    OPPORTUNITY ("link", N_ ("Link"), TEXT, NULL, EDIT, 26),
    OPPORTUNITY ("note", N_ ("Note (private)"), TEXT, NULL, EDIT | COHORT_SHEET_PRIVATE, 24),
};

const CohortRecordSheet cohort_sheet_opportunities = {
    "opportunities",   N_ ("Opportunities"), COHORT_RECORD_OPPORTUNITY,
    "opportunity.add", opportunity_columns,  G_N_ELEMENTS (opportunity_columns),
};

#define GOAL(key, heading, kind, list, flags, width)                                               \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, "goal.edit", key, COHORT_RECORD_GOAL,   \
        key                                                                                        \
  }

static const CohortSheetColumn goal_columns[] = {
    GOAL ("kind", N_ ("Kind"), CHOICE, "goal-kind", MUST, 12),
    GOAL ("text", N_ ("Text"), TEXT, NULL, MUST, 40),
    {"status", N_ ("Status"), COHORT_SHEET_CHOICE, "goal-status", EDIT, 12, "goal.status", "status",
     COHORT_RECORD_GOAL, "status"},
    GOAL ("due", N_ ("Due"), DATE, NULL, EDIT, 14),
    {"owner", N_ ("Owner"), COHORT_SHEET_TEXT, NULL, EDIT, 22, "goal.edit", "owner",
     COHORT_RECORD_GOAL, NULL},
    {"people", N_ ("Who serves it"), COHORT_SHEET_TEXT, NULL, 0, 34, NULL, NULL, COHORT_RECORD_GOAL,
     NULL},
    GOAL ("grant_goals", N_ ("Goals of the grant"), CHOICES, "grant-goal", EDIT, 26),
    GOAL ("practice_goals", N_ ("Goals of the community"), CHOICES, "practice-goal", EDIT, 26),
    GOAL ("beliefs", N_ ("Core beliefs"), CHOICES, "belief", EDIT, 22),
    GOAL ("content_area", N_ ("Content area"), CHOICE, "content-area", EDIT, 14),
    GOAL ("note", N_ ("Note (private)"), TEXT, NULL, EDIT | COHORT_SHEET_PRIVATE, 24),
};

const CohortRecordSheet cohort_sheet_goals = {
    "goals",    N_ ("Goals"), COHORT_RECORD_GOAL,
    "goal.add", goal_columns, G_N_ELEMENTS (goal_columns),
};

#define ACTIVITY(key, heading, kind, list, flags, width)                                           \
  {                                                                                                \
    key, heading, COHORT_SHEET_##kind, list, flags, width, "activity.edit", key,                   \
        COHORT_RECORD_ACTIVITY, key                                                                \
  }

static const CohortSheetColumn activity_columns[] = {
    ACTIVITY ("on", N_ ("Day"), DATE, NULL, MUST, 14),
    ACTIVITY ("component", N_ ("Component"), CHOICE, "component", MUST, 24),
    ACTIVITY ("title", N_ ("Title"), TEXT, NULL, MUST, 30),
    ACTIVITY ("minutes", N_ ("Minutes"), COUNT, NULL, EDIT, 10),
    {"people", N_ ("Who took part"), COHORT_SHEET_TEXT, NULL, EDIT | COHORT_SHEET_NAMES, 34,
     "activity.edit", "people", COHORT_RECORD_ACTIVITY, NULL},
    {"goal", N_ ("For the goal"), COHORT_SHEET_TEXT, NULL, 0, 30, NULL, NULL,
     COHORT_RECORD_ACTIVITY, NULL},
    ACTIVITY ("content_area", N_ ("Content area"), CHOICE, "content-area", EDIT, 14),
    ACTIVITY ("resources", N_ ("Resources"), TEXT, NULL, EDIT, 30),
    ACTIVITY ("note", N_ ("Note (private)"), TEXT, NULL, EDIT | COHORT_SHEET_PRIVATE, 24),
};

const CohortRecordSheet cohort_sheet_activities = {
    "activities",   N_ ("Activities"), COHORT_RECORD_ACTIVITY,
    "activity.add", activity_columns,  G_N_ELEMENTS (activity_columns),
};

/* In the order of the vocabulary, whatever the order in which they were given. */
static char *
dup_codes (const char *vocabulary, const char *codes)
{
  guint n;
  const CohortWord *all = cohort_vocabulary_get_words (vocabulary, &n);
  g_auto (GStrv) given = g_strsplit (codes != NULL ? codes : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (g_strv_contains ((const char *const *)given, all[i].code))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", all[i].code);
  return g_string_free (text, FALSE);
}

static void
append_name (CohortSheetBuild *build, GString *names, const char *person)
{
  const char *name = cohort_sheet_build_get_name (build, person);

  if (name != NULL)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
}

/** cohort_sheet_opportunities_fill: the county's own of the year, as they were added */
void
cohort_sheet_opportunities_fill (CohortSheetBuild *build)
{
  COHORT_FOR_EACH (CohortOpportunityRecord, own, build->snapshot, COHORT_RECORD_OPPORTUNITY) {
    CohortSheetRow *row;

    if (!cohort_opportunity_is_of_year (build->snapshot, own))
      continue;
    row = cohort_sheet_build_add (build, own->record.id, NULL, NULL);
    cohort_sheet_row_read (build, row, &own->record);
    cohort_sheet_row_set (build, row, "audience", dup_codes ("role", own->audience));
    cohort_sheet_row_set (build, row, "sectors", dup_codes ("sector", own->sectors));
  }
}

/* Only a goal has a status, a day and an owner, and only what plan A lists changes its kind. */
static void
lock_goal (CohortSheetBuild *build, CohortSheetRow *row, const CohortGoal *goal)
{
  if (g_str_equal (cohort_goal_kind_get_plan (goal->kind), "B")) {
    cohort_sheet_row_lock (build, row, "kind");
    return;
  }
  cohort_sheet_row_lock (build, row, "status");
  cohort_sheet_row_lock (build, row, "due");
  cohort_sheet_row_lock (build, row, "owner");
}

static void
add_goal (CohortSheetBuild *build, const CohortGoal *goal)
{
  CohortSheetRow *row = cohort_sheet_build_add (build, goal->record.id, NULL, NULL);
  g_autoptr (GPtrArray) links = cohort_goals_list_people (build->snapshot, goal->record.id);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    append_name (build, names, ((const CohortGoalPerson *)g_ptr_array_index (links, i))->person);
  cohort_sheet_row_read (build, row, &goal->record);
  cohort_sheet_row_set (build, row, "owner",
                        g_strdup (cohort_sheet_build_get_name (build, goal->owner)));
  cohort_sheet_row_set (build, row, "people", g_strdup (names->str));
  lock_goal (build, row, goal);
}

/** cohort_sheet_goals_fill: plan A, then plan B, in the order people read them */
void
cohort_sheet_goals_fill (CohortSheetBuild *build)
{
  g_autoptr (GPtrArray) goals = cohort_goals_list (build->snapshot, NULL, NULL);

  for (guint i = 0; i < goals->len; i++)
    add_goal (build, g_ptr_array_index (goals, i));
}

static void
add_activity (CohortSheetBuild *build, const CohortActivity *activity, const GPtrArray *people)
{
  CohortSheetRow *row = cohort_sheet_build_add (build, activity->record.id, NULL, NULL);
  const CohortGoal *goal
      = activity->goal != NULL
            ? cohort_snapshot_find (build->snapshot, COHORT_RECORD_GOAL, activity->goal)
            : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    append_name (build, names, g_ptr_array_index (people, i));
  cohort_sheet_row_read (build, row, &activity->record);
  cohort_sheet_row_set (build, row, "people", cohort_sheet_dup_names (names->str));
  cohort_sheet_row_set (build, row, "goal", g_strdup (goal != NULL ? goal->text : NULL));
}

/** cohort_sheet_activities_fill: of the year, the latest first */
void
cohort_sheet_activities_fill (CohortSheetBuild *build)
{
  g_autoptr (GPtrArray) activities = cohort_activities_list (build->snapshot, NULL, NULL, NULL);
  g_autoptr (GHashTable) people = cohort_activities_index_people (build->snapshot);

  for (guint i = 0; i < activities->len; i++) {
    const CohortActivity *activity = g_ptr_array_index (activities, i);

    add_activity (build, activity, g_hash_table_lookup (people, activity->record.id));
  }
}
