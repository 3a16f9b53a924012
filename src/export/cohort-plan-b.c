/* Plan B of the county's action plan on one page: goals, by when, whose, and who serves them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-plan-b.h"

#include "cohort-date.h"
#include "cohort-export-error.h"
#include "cohort-goals.h"
#include "cohort-pdf-file.h"
#include "cohort-team-papers-private.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define GOAL_WIDTH  176.0
#define WHEN_WIDTH  80.0
#define OWNER_WIDTH 74.0
/* More goals, each a line, would not fit on a page in any case. */
#define MOST_GOALS 48

/** Detail: what is left out, step by step, until all fits on one page. */
typedef enum {
  DETAIL_WHOLE,
  DETAIL_WITHOUT_CLOSED, /* goals that are reached or dropped are counted only */
  DETAIL_WITHOUT_WHY,
  DETAIL_WITHOUT_TAGS,
  DETAIL_WITHOUT_LAST, /* and from here on fewer and fewer goals */
} Detail;

typedef struct {
  const CohortSnapshot *snapshot;
  const CohortTeamPaperOptions *options;
  GPtrArray *goals; /* (element-type CohortGoal) */
  Detail detail;
  guint most; /* goals that are shown at most */
} Page;

static char *
dup_goal (const Page *page, const CohortGoal *goal)
{
  g_autofree char *tags
      = page->detail < DETAIL_WITHOUT_TAGS ? cohort_goal_dup_tags (page->snapshot, goal) : NULL;

  return tags != NULL ? g_strconcat (goal->text, "\n", tags, NULL) : g_strdup (goal->text);
}

/* "Under way\ndue Sep 15, 2024" */
static char *
dup_state (const Page *page, const CohortGoal *goal)
{
  const char *status = cohort_vocabulary_get_label ("goal-status", goal->status);
  g_autofree char *left = cohort_goal_dup_due (goal, page->options->today);
  g_autofree char *day = goal->due != 0 ? cohort_date_format (goal->due) : NULL;

  if (day == NULL)
    return g_strdup (status);
  return g_strjoin ("\n", status, day, left, NULL);
}

static char *
dup_people (const Page *page, const CohortGoal *goal)
{
  g_autoptr (GPtrArray) links = cohort_goals_list_people (page->snapshot, goal->record.id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++) {
    const CohortGoalPerson *link = g_ptr_array_index (links, i);
    g_autofree char *name = cohort_team_dup_person_name (page->snapshot, link->person);
    gboolean says_why = link->why != NULL && page->detail < DETAIL_WITHOUT_WHY;

    if (i > 0)
      g_string_append (text, page->detail < DETAIL_WITHOUT_WHY ? "\n" : ", ");
    if (says_why)
      /* Translators: %1$s is a person, %2$s why this person serves a goal. */
      g_string_append_printf (text, _ ("%1$s – %2$s"), name, link->why);
    else
      g_string_append (text, name);
  }
  if (links->len == 0)
    g_string_append (text, _ ("Nobody yet"));
  return g_string_free (text, FALSE);
}

static void
add_goal (const Page *page, CohortPaper *paper, const CohortGoal *goal)
{
  g_autofree char *text = dup_goal (page, goal);
  g_autofree char *state = dup_state (page, goal);
  g_autofree char *owner = goal->owner != NULL
                               ? cohort_team_dup_person_name (page->snapshot, goal->owner)
                               : g_strdup (_ ("Nobody yet"));
  g_autofree char *people = dup_people (page, goal);
  const char *const cells[] = {text, state, owner, people};

  cohort_paper_add_row (paper, cells, COHORT_PAPER_ROW);
}

static void
begin_table (CohortPaper *paper)
{
  const CohortPaperColumn columns[] = {
      {_ ("Goal"), GOAL_WIDTH, FALSE},
      {_ ("Status and day"), WHEN_WIDTH, FALSE},
      {_ ("Owner"), OWNER_WIDTH, FALSE},
      {_ ("Who serves it"), COHORT_PAPER_WIDTH - GOAL_WIDTH - WHEN_WIDTH - OWNER_WIDTH, FALSE},
  };

  cohort_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
}

static void
add_rest (CohortPaper *paper, guint n_closed, guint n_others)
{
  g_autofree char *closed = g_strdup_printf (
      ngettext ("%u goal that is reached or dropped is not listed.",
                "%u goals that are reached or dropped are not listed.", n_closed),
      n_closed);
  g_autofree char *others
      = g_strdup_printf (ngettext ("%u more goal has no room on this page.",
                                   "%u more goals have no room on this page.", n_others),
                         n_others);

  if (n_closed > 0)
    cohort_paper_add_text (paper, closed);
  if (n_others > 0)
    cohort_paper_add_text (paper, others);
}

static void
fill (const Page *page, CohortPaper *paper)
{
  guint n_shown = 0, n_closed = 0, n_others = 0;

  cohort_team_paper_add_head (paper, page->snapshot, page->options);
  begin_table (paper);
  for (guint i = 0; i < page->goals->len; i++) {
    const CohortGoal *goal = g_ptr_array_index (page->goals, i);

    if (page->detail >= DETAIL_WITHOUT_CLOSED && !cohort_goal_is_open (goal))
      n_closed++;
    else if (n_shown == page->most)
      n_others++;
    else {
      add_goal (page, paper, goal);
      n_shown++;
    }
  }
  cohort_paper_end_table (paper);
  add_rest (paper, n_closed, n_others);
}

/* (transfer full): as much as one page holds */
static CohortPaper *
make_page (Page *page, CohortLetterhead *letterhead, const char *title)
{
  page->most = page->goals->len;
  for (page->detail = DETAIL_WHOLE;;) {
    CohortPaper *paper = cohort_paper_new (letterhead, title);

    fill (page, paper);
    if (cohort_paper_get_n_pages (paper) == 1 || page->most == 0)
      return paper;
    cohort_paper_free (paper);
    if (page->detail < DETAIL_WITHOUT_LAST)
      page->detail++;
    else
      page->most = MIN (page->most, MOST_GOALS + 1) - 1;
  }
}

static gboolean
draw (cairo_t *cr, gpointer data, GError **error)
{
  cohort_paper_draw (data, cr);
  return TRUE;
}

/**
 * cohort_plan_b_write_pdf:
 * @snapshot: a county
 * @options: the day and the moment it is made
 * @path: where
 * @cancellable: (nullable): looked at before it is written
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Where not all of it fits on one page, goals that are reached or dropped are counted only, then
 * the reasons and the tags are left out, then the last goals; what is left out is said.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_plan_b_write_pdf (const CohortSnapshot *snapshot,
                         const CohortTeamPaperOptions *options,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  const char *title = _ ("Action plan B");
  const CohortPdfProperties properties = {.title = title, .exported_at = options->exported_at};
  g_autoptr (CohortLetterhead) letterhead = cohort_letterhead_new (snapshot, error);
  g_autoptr (GPtrArray) goals = cohort_goals_list (snapshot, "B", NULL);
  g_autoptr (CohortPaper) paper = NULL;

  if (letterhead == NULL)
    return FALSE;
  if (goals->len == 0) {
    g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
                         _ ("Plan B has no goal yet. Add one first."));
    return FALSE;
  }
  paper = make_page (&(Page){.snapshot = snapshot, .options = options, .goals = goals}, letterhead,
                     title);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return cohort_pdf_write (snapshot, &properties, path, draw, paper, NULL, error);
}
