/* How a community of practice is started: the steps, and what shows that each was taken.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-start-steps.h"

#include "cohort-activities.h"
#include "cohort-coverage.h"
#include "cohort-date.h"
#include "cohort-opportunities.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* What is looked at. */
typedef struct {
  const CohortSnapshot *snapshot;
  CohortDate today;
  gint64 least; /* of the step, COHORT_UNKNOWN where nothing is counted */
  GPtrArray *evidence;
} Look;

/** Whether what is recorded shows that the step was taken; adds what there is to the evidence. */
typedef gboolean (*LookFunc) (const Look *look);

/**
 * cohort_start_mark_parse:
 * @value: of the setting: "2024-09-03" or "2024-09-03 We met the office."
 * @on: (out): the day
 * @words: (out) (nullable) (transfer none): what comes after it
 *
 * Returns: whether it is a day, then nothing or a space and words
 */
gboolean
cohort_start_mark_parse (const char *value, CohortDate *on, const char **words)
{
  g_autofree char *day = NULL;
  const char *space;

  *on = 0;
  *words = NULL;
  if (value == NULL)
    return FALSE;
  space = strchr (value, ' ');
  day = space != NULL ? g_strndup (value, (gsize)(space - value)) : g_strdup (value);
  *on = cohort_date_parse (day);
  if (*on == 0)
    return FALSE;
  if (space != NULL && space[1] != '\0')
    *words = space + 1;
  return TRUE;
}

/** cohort_start_mark_format: Returns: (transfer full): what cohort_start_mark_parse() reads;
 * @words: (nullable) */
char *
cohort_start_mark_format (CohortDate on, const char *words)
{
  g_autofree char *day = cohort_date_format_iso (on);

  return words != NULL && *words != '\0' ? g_strconcat (day, " ", words, NULL)
                                         : g_steal_pointer (&day);
}

static void
add_member (const Look *look, const CohortTeamMember *member)
{
  g_autofree char *name = cohort_person_dup_name (member->person);

  if (member->organization != NULL)
    /* Translators: %1$s is a person, %2$s an office. */
    g_ptr_array_add (look->evidence, g_strdup_printf (_ ("%1$s of %2$s is on the team."), name,
                                                      member->organization->name));
  else
    /* Translators: %s is a person. */
    g_ptr_array_add (look->evidence,
                     g_strdup_printf (_ ("%s of the county office is on the team."), name));
}

/* The county's office is known by whom to ask there, or by being on the team itself. */
static gboolean
look_for_contact (const Look *look)
{
  const char *contact = cohort_snapshot_get_setting (look->snapshot, COHORT_SETTING_LETTER_CONTACT);
  g_autoptr (GPtrArray) team = cohort_team_list (look->snapshot, look->today);

  if (contact != NULL)
    g_ptr_array_add (look->evidence,
                     g_strdup_printf (_ ("Whom to ask at the county: %s"), contact));
  for (guint i = 0; i < team->len; i++) {
    const CohortTeamMember *member = g_ptr_array_index (team, i);

    if (cohort_team_counts (member->membership)
        && g_strcmp0 (member->membership->sector, "coe") == 0)
      add_member (look, member);
  }
  return look->evidence->len > 0;
}

static gboolean
look_for_team (const Look *look)
{
  g_autoptr (CohortCoverage) coverage
      = cohort_coverage_new (look->snapshot, COHORT_COVERAGE_TEAM, NULL, look->today);
  guint n_words, n_roles = 0;
  const CohortWord *roles = cohort_vocabulary_get_words ("role", &n_words);

  for (guint i = 0; i < n_words; i++)
    n_roles += cohort_coverage_count_role (coverage, roles[i].code) > 0;
  if (n_roles == 0)
    return FALSE;
  g_ptr_array_add (
      look->evidence,
      /* Translators: of how many that are looked for. */
      g_strdup_printf (ngettext ("The team has %1$u role of the %2$lld looked for.",
                                 "The team has %1$u roles; %2$lld are looked for.", n_roles),
                       n_roles, (long long)look->least));
  return n_roles >= look->least;
}

static guint
count_attended (const Look *look, const char *convening)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortAttendance, attendance, look->snapshot, COHORT_RECORD_ATTENDANCE) {
    n += g_strcmp0 (attendance->convening, convening) == 0
         && (g_strcmp0 (attendance->status, "attended") == 0
             || g_strcmp0 (attendance->status, "partial") == 0);
  }
  return n;
}

static void
add_attended (const Look *look, guint n_people, const char *what)
{
  if (n_people > 0)
    g_ptr_array_add (look->evidence,
                     /* Translators: %1$u people were at %2$s, a convening or the like. */
                     g_strdup_printf (ngettext ("%1$u person attended %2$s.",
                                                "%1$u people attended %2$s.", n_people),
                                      n_people, what));
}

/* Whoever was at a convening or another opportunity of the program has been shown the way. */
static gboolean
look_for_orientation (const Look *look)
{
  const CohortProgram *program = cohort_snapshot_get_program (look->snapshot);
  GPtrArray *convenings = cohort_program_get_convenings (program);
  GPtrArray *opportunities = cohort_program_get_opportunities (program);

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    add_attended (look, count_attended (look, convening->code), convening->name);
  }
  for (guint i = 0; i < opportunities->len; i++) {
    const CohortOpportunity *opportunity = g_ptr_array_index (opportunities, i);
    guint n = 0;

    COHORT_FOR_EACH (CohortOpportunityPerson, answer, look->snapshot,
                     COHORT_RECORD_OPPORTUNITY_PERSON) {
      n += g_strcmp0 (answer->opportunity, opportunity->code) == 0
           && g_strcmp0 (answer->status, "attended") == 0;
    }
    add_attended (look, n, opportunity->title);
  }
  return look->evidence->len > 0;
}

static gboolean
look_for_cycle (const Look *look)
{
  g_autoptr (CohortCycle) cycle = cohort_cycle_new (look->snapshot);

  if (cycle->n_months == 0)
    return FALSE;
  g_ptr_array_add (look->evidence,
                   /* Translators: of how many that are looked for. */
                   g_strdup_printf (ngettext ("Activities in %1$u month of the %2$lld looked for.",
                                              "Activities in %1$u months; %2$lld are looked for.",
                                              cycle->n_months),
                                    cycle->n_months, (long long)look->least));
  return cycle->n_months >= look->least;
}

/* The steps whose evidence is recorded; any other is marked by hand only. */
static const struct {
  const char *code;
  LookFunc look;
} looks[] = {
    {"contact", look_for_contact},
    {"team", look_for_team},
    {"orientation", look_for_orientation},
    {"cycle", look_for_cycle},
};

static gboolean
look_at (const Look *look, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (looks[i].code, code))
      return looks[i].look (look);
  return FALSE;
}

static void
read_mark (const CohortSnapshot *snapshot, CohortStartStep *step)
{
  g_autofree char *key = g_strconcat (COHORT_SETTING_START, ".", step->code, NULL);
  const char *words;

  step->marked = cohort_start_mark_parse (cohort_snapshot_get_setting (snapshot, key),
                                          &step->marked_on, &words);
  step->words = g_strdup (words);
}

static void
free_step (gpointer data)
{
  CohortStartStep *step = data;

  g_free (step->words);
  g_ptr_array_unref (step->evidence);
  g_free (step);
}

/**
 * cohort_start_steps_check:
 * @today: the day to look at the team
 *
 * Each step of how a community of practice is started counts as taken when what is recorded shows
 * it, or when somebody marked it. How much is enough comes with the step from the program.
 *
 * Returns: (transfer full) (element-type CohortStartStep): in the program's order
 */
GPtrArray *
cohort_start_steps_check (const CohortSnapshot *snapshot, CohortDate today)
{
  GPtrArray *terms = cohort_program_get_start_steps (cohort_snapshot_get_program (snapshot));
  GPtrArray *steps = g_ptr_array_new_with_free_func (free_step);

  for (guint i = 0; i < terms->len; i++) {
    const CohortProgramTerm *term = g_ptr_array_index (terms, i);
    CohortStartStep *step = g_new0 (CohortStartStep, 1);
    gint64 least = cohort_is_known (term->least) ? term->least : 1;

    step->code = term->code;
    step->label = term->label;
    step->text = term->text;
    step->evidence = g_ptr_array_new_with_free_func (g_free);
    read_mark (snapshot, step);
    step->done = look_at (&(const Look){snapshot, today, least, step->evidence}, step->code)
                 || step->marked;
    g_ptr_array_add (steps, step);
  }
  return steps;
}
