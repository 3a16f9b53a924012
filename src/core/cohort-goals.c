/* The county's action plans: what plan A lists, the goals of plan B, and who serves which.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-goals.h"

#include "cohort-spots.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/** cohort_goal_kind_get_plan: Returns: (transfer none): "B" for a goal, else "A" */
const char *
cohort_goal_kind_get_plan (const char *kind)
{
  return g_strcmp0 (kind, "goal") == 0 ? "B" : "A";
}

/** cohort_goal_is_open: Returns: whether it is a goal of plan B that is still worked on */
gboolean
cohort_goal_is_open (const CohortGoal *goal)
{
  return g_strcmp0 (goal->kind, "goal") == 0
         && (g_strcmp0 (goal->status, "open") == 0 || g_strcmp0 (goal->status, "under-way") == 0);
}

/** cohort_goal_is_overdue: Returns: whether it was due before @today and is still worked on */
gboolean
cohort_goal_is_overdue (const CohortGoal *goal, CohortDate today)
{
  return cohort_goal_is_open (goal) && goal->due != 0 && goal->due < today;
}

static guint
rank_kind (const CohortGoal *goal)
{
  guint n_kinds;
  const CohortWord *kinds = cohort_vocabulary_get_words ("goal-kind", &n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i].code, goal->kind) == 0)
      return i;
  return n_kinds;
}

/* (transfer full): where somebody put the lines of plan A, by id; the first is 1 */
static GHashTable *
read_order (const CohortSnapshot *snapshot)
{
  GHashTable *order = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *kept = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_PLAN_ORDER);
  g_auto (GStrv) ids = g_strsplit (kept != NULL ? kept : "", " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_insert (order, g_strdup (ids[i]), GUINT_TO_POINTER (i + 1));
  return order;
}

/* Those nobody put anywhere come behind those somebody did. */
static guint
get_place (const CohortGoal *goal, GHashTable *order)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (order, goal->record.id)) - 1;
}

static int
compare_goals (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CohortGoal *one = *(const CohortGoal *const *)a;
  const CohortGoal *other = *(const CohortGoal *const *)b;
  guint place = get_place (one, user_data), other_place = get_place (other, user_data);
  guint rank = rank_kind (one), other_rank = rank_kind (other);

  if (rank != other_rank)
    return rank < other_rank ? -1 : 1;
  if (cohort_goal_is_open (one) != cohort_goal_is_open (other))
    return cohort_goal_is_open (one) ? -1 : 1;
  if ((one->due == 0) != (other->due == 0))
    return one->due != 0 ? -1 : 1;
  if (one->due != other->due)
    return one->due < other->due ? -1 : 1;
  return place < other_place ? -1 : place > other_place;
}

/**
 * cohort_goals_list:
 * @plan: (nullable): "A" or "B"
 * @kind: (nullable): "asset", "need", "curiosity", "concern" or "goal"
 *
 * Returns: (transfer container) (element-type CohortGoal): by kind; open goals before others, by
 *   the day they are due, those without one last; else as goal.move put them, then as they were
 *   made
 */
GPtrArray *
cohort_goals_list (const CohortSnapshot *snapshot, const char *plan, const char *kind)
{
  g_autoptr (GHashTable) order = read_order (snapshot);
  GPtrArray *goals = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortGoal, goal, snapshot, COHORT_RECORD_GOAL) {
    if ((plan == NULL || g_strcmp0 (goal->plan, plan) == 0)
        && (kind == NULL || g_strcmp0 (goal->kind, kind) == 0))
      g_ptr_array_add (goals, (gpointer)goal);
  }
  g_ptr_array_sort_with_data (goals, compare_goals, order);
  return goals;
}

/** cohort_goals_list_people: Returns: (transfer container) (element-type CohortGoalPerson): who
 * serves @goal, an id, as they were linked */
GPtrArray *
cohort_goals_list_people (const CohortSnapshot *snapshot, const char *goal)
{
  return cohort_snapshot_select (snapshot, COHORT_RECORD_GOAL_PERSON, "goal", goal);
}

/** cohort_goals_list_of_person: Returns: (transfer container) (element-type CohortGoalPerson): the
 * goals @person, an id, serves */
GPtrArray *
cohort_goals_list_of_person (const CohortSnapshot *snapshot, const char *person)
{
  return cohort_snapshot_select (snapshot, COHORT_RECORD_GOAL_PERSON, "person", person);
}

/** cohort_goals_find_link: Returns: (transfer none) (nullable): that and why @person serves @goal
 */
const CohortGoalPerson *
cohort_goals_find_link (const CohortSnapshot *snapshot, const char *goal, const char *person)
{
  COHORT_FOR_EACH (CohortGoalPerson, link, snapshot, COHORT_RECORD_GOAL_PERSON) {
    if (g_strcmp0 (link->goal, goal) == 0 && g_strcmp0 (link->person, person) == 0)
      return link;
  }
  return NULL;
}

static void
free_cover (gpointer data)
{
  CohortGoalCover *cover = data;

  g_ptr_array_unref (cover->people);
  g_ptr_array_unref (cover->going);
  g_free (cover);
}

/* The ids of who holds a spot at @convening. */
static GHashTable *
collect_going (const CohortSnapshot *snapshot, const char *convening)
{
  GHashTable *going = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) holders
      = convening != NULL ? cohort_spots_holders (snapshot, convening) : g_ptr_array_new ();

  for (guint i = 0; i < holders->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (holders, i);

    if (attendance->person != NULL)
      g_hash_table_add (going, attendance->person);
  }
  return going;
}

static gboolean
is_on_team (const CohortSnapshot *snapshot, const char *person, CohortDate today)
{
  const CohortMembership *membership = cohort_team_find_membership (snapshot, person, today);

  return membership != NULL && cohort_team_counts (membership);
}

static CohortGoalCover *
cover_goal (const CohortSnapshot *snapshot,
            const CohortGoal *goal,
            GHashTable *going,
            CohortDate today)
{
  g_autoptr (GPtrArray) links = cohort_goals_list_people (snapshot, goal->record.id);
  CohortGoalCover *cover = g_new0 (CohortGoalCover, 1);

  cover->goal = goal;
  cover->people = g_ptr_array_new ();
  cover->going = g_ptr_array_new ();
  for (guint i = 0; i < links->len; i++) {
    const CohortGoalPerson *link = g_ptr_array_index (links, i);
    gpointer person = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, link->person);

    if (person == NULL)
      continue;
    if (is_on_team (snapshot, link->person, today))
      g_ptr_array_add (cover->people, person);
    if (g_hash_table_contains (going, link->person))
      g_ptr_array_add (cover->going, person);
  }
  return cover;
}

/**
 * cohort_goals_cover:
 * @convening: (nullable): the code of a convening
 * @today: the day to look at the team
 *
 * Returns: (transfer full) (element-type CohortGoalCover): each open goal of plan B in the order of
 *   cohort_goals_list(), with who on the team serves it, and who of those that serve it goes
 */
GPtrArray *
cohort_goals_cover (const CohortSnapshot *snapshot, const char *convening, CohortDate today)
{
  g_autoptr (GPtrArray) goals = cohort_goals_list (snapshot, "B", "goal");
  g_autoptr (GHashTable) going = collect_going (snapshot, convening);
  GPtrArray *covers = g_ptr_array_new_with_free_func (free_cover);

  for (guint i = 0; i < goals->len; i++) {
    const CohortGoal *goal = g_ptr_array_index (goals, i);

    if (cohort_goal_is_open (goal))
      g_ptr_array_add (covers, cover_goal (snapshot, goal, going, today));
  }
  return covers;
}

static void
append_labels (GString *text, GPtrArray *terms, const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", " ", -1);

  for (guint i = 0; list[i] != NULL; i++) {
    const CohortProgramTerm *term = cohort_program_term_find (terms, list[i]);

    if (*list[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                              term != NULL ? term->label : list[i]);
  }
}

/** cohort_goal_dup_tags: Returns: (transfer full) (nullable): the labels of its tags and its
 * content area, as "Coordinate initiatives · Center equity"; %NULL without any */
char *
cohort_goal_dup_tags (const CohortSnapshot *snapshot, const CohortGoal *goal)
{
  const CohortProgram *program = cohort_snapshot_get_program (snapshot);
  GString *text = g_string_new (NULL);

  append_labels (text, cohort_program_get_grant_goals (program), goal->grant_goals);
  append_labels (text, cohort_program_get_practice_goals (program), goal->practice_goals);
  append_labels (text, cohort_program_get_beliefs (program), goal->beliefs);
  if (goal->content_area != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            cohort_vocabulary_get_label ("content-area", goal->content_area));
  return g_string_free (text, text->len == 0);
}

/** cohort_goal_dup_due: Returns: (transfer full) (nullable): how long there is until it is due;
 * %NULL when it is not open or has no day */
char *
cohort_goal_dup_due (const CohortGoal *goal, CohortDate today)
{
  guint days;

  if (!cohort_goal_is_open (goal) || goal->due == 0)
    return NULL;
  if (goal->due == today)
    return g_strdup (_ ("due today"));
  days = goal->due > today ? goal->due - today : today - goal->due;
  if (goal->due > today)
    return g_strdup_printf (ngettext ("due in %u day", "due in %u days", days), days);
  return g_strdup_printf (ngettext ("%u day overdue", "%u days overdue", days), days);
}
