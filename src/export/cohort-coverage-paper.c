/* Whom a team has and lacks, on one page: roles by grades, and the goals in sentences.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-papers.h"

#include "cohort-matrix.h"
#include "cohort-placement.h"
#include "cohort-targets.h"
#include "cohort-team-papers-private.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 118.0

typedef struct {
  CohortPaper *paper;
  CohortMatrix *matrix;
  gboolean leave_empty; /* out: roles nobody has, to fit on the page */
} Picture;

/* How strongly a cell is tinted; the words in it say the same. */
static const double shades[] = {
    [COHORT_CELL_NONE] = 0,
    [COHORT_CELL_BENCH] = 0.25,
    [COHORT_CELL_GOING] = 0.6,
    [COHORT_CELL_ATTENDED] = 1,
};

static char *
dup_cell (const Picture *picture, const CohortCell *cell)
{
  return cell->state == COHORT_CELL_NONE ? g_strdup ("0")
                                         : cohort_cell_dup_text (picture->matrix, cell);
}

/* @row is one past the last for the totals of the columns. */
static const CohortCell *
get_cell (const Picture *picture, guint row, guint column)
{
  if (row == cohort_matrix_get_rows (picture->matrix)->len)
    return cohort_matrix_get_column_total (picture->matrix, column);
  if (column == cohort_matrix_get_columns (picture->matrix)->len)
    return cohort_matrix_get_row_total (picture->matrix, row);
  return cohort_matrix_get_cell (picture->matrix, row, column);
}

static void
add_row (const Picture *picture, guint row, const char *label)
{
  guint n_columns = cohort_matrix_get_columns (picture->matrix)->len;
  gboolean is_total = row == cohort_matrix_get_rows (picture->matrix)->len;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (label));
  for (guint j = 0; j < n_columns; j++)
    g_ptr_array_add (cells, dup_cell (picture, get_cell (picture, row, j)));
  g_ptr_array_add (cells, is_total
                              ? g_strdup_printf ("%u", cohort_matrix_get_people (picture->matrix))
                              : dup_cell (picture, get_cell (picture, row, n_columns)));
  cohort_paper_add_row (picture->paper, (const char *const *)cells->pdata,
                        is_total ? COHORT_PAPER_TOTAL : COHORT_PAPER_ROW);
  for (guint j = 0; !is_total && j < n_columns; j++)
    cohort_paper_shade_cell (picture->paper, j + 1, shades[get_cell (picture, row, j)->state]);
}

static void
begin_table (const Picture *picture)
{
  GPtrArray *heads = cohort_matrix_get_columns (picture->matrix);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (CohortPaperColumn));
  CohortPaperColumn column = {_ ("Role"), LABEL_WIDTH, FALSE};

  g_array_append_val (columns, column);
  column.width = (COHORT_PAPER_WIDTH - LABEL_WIDTH) / (heads->len + 1);
  for (guint i = 0; i < heads->len; i++) {
    column.title = ((const CohortMatrixHead *)g_ptr_array_index (heads, i))->label;
    g_array_append_val (columns, column);
  }
  column.title = _ ("In all");
  g_array_append_val (columns, column);
  cohort_paper_begin_table (picture->paper, (const CohortPaperColumn *)(gpointer)columns->data,
                            columns->len);
}

static gboolean
is_empty (const Picture *picture, guint row)
{
  return cohort_matrix_get_row_total (picture->matrix, row)->state == COHORT_CELL_NONE;
}

static void
append_name (GString *names, const char *name)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static void
add_sentence (CohortPaper *paper, const char *format, const GString *names)
{
  g_autofree char *text = NULL;

  if (names->len == 0)
    return;
  text = g_strdup_printf (format, names->str);
  cohort_paper_add_text (paper, text);
}

static void
add_table (const Picture *picture)
{
  GPtrArray *rows = cohort_matrix_get_rows (picture->matrix);
  g_autoptr (GString) left_out = g_string_new (NULL);

  begin_table (picture);
  for (guint i = 0; i < rows->len; i++) {
    const CohortMatrixHead *row = g_ptr_array_index (rows, i);

    if (picture->leave_empty && is_empty (picture, i))
      append_name (left_out, row->label);
    else
      add_row (picture, i, row->label);
  }
  add_row (picture, rows->len, _ ("People"));
  cohort_paper_end_table (picture->paper);
  /* Translators: %s is one role or several, with commas between them. */
  add_sentence (picture->paper, _ ("Nobody has these roles: %s."), left_out);
}

/* Spans of grades nobody is for; "system-wide" is none. */
static void
add_missing_grades (const Picture *picture)
{
  GPtrArray *columns = cohort_matrix_get_columns (picture->matrix);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++) {
    const CohortMatrixHead *column = g_ptr_array_index (columns, i);

    if (!g_str_equal (column->code, "system")
        && cohort_matrix_get_column_total (picture->matrix, i)->state == COHORT_CELL_NONE)
      append_name (names, column->label);
  }
  /* Translators: %s is one span of grades or several, "TK–2, Postsecondary". */
  add_sentence (picture->paper, _ ("Nobody is there for: %s."), names);
}

static void
append_result (GString *names, const CohortTargetResult *result, gboolean is_met)
{
  g_autofree char *text = NULL;

  if (is_met)
    text = g_strdup_printf ("%s (%u)", result->item->label, result->count);
  else
    /* Translators: something the team should have, how many it has, and how many it should. */
    text = g_strdup_printf (_ ("%1$s (%2$u of at least %3$u)"), result->item->label, result->count,
                            result->item->least);
  append_name (names, text);
}

static void
add_target (const Picture *picture,
            const CohortSnapshot *snapshot,
            const CohortTeamPaperOptions *options)
{
  g_autoptr (CohortTarget) target = cohort_targets_get_chosen (snapshot);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GString) met = g_string_new (NULL);
  g_autoptr (GString) missing = g_string_new (NULL);

  if (target == NULL)
    return;
  results = cohort_target_check (target, snapshot, options->convening, options->today);
  for (guint i = 0; i < results->len; i++) {
    const CohortTargetResult *result = g_ptr_array_index (results, i);
    gboolean is_met = result->count >= result->item->least;

    append_result (is_met ? met : missing, result, is_met);
  }
  cohort_paper_add_heading (picture->paper, target->name);
  /* Translators: %s is one goal or several: "Teachers (3), Administrators (1)". */
  add_sentence (picture->paper, _ ("Reached: %s."), met);
  /* Translators: %s is one goal or several: "Teachers (0 of at least 1)". */
  add_sentence (picture->paper, _ ("Still missing: %s."), missing);
}

static void
add_summary (const Picture *picture, gboolean system_fills)
{
  guint people = cohort_matrix_get_people (picture->matrix);
  guint placements = cohort_matrix_get_placements (picture->matrix);
  g_autofree char *first
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", people), people);
  g_autofree char *second = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u placement", "%u placements", placements), placements);
  /* Translators: "6 people", "7 placements" in grades. */
  g_autofree char *text = g_strdup_printf (_ ("%1$s, %2$s"), first, second);

  cohort_paper_add_pair (picture->paper, _ ("Counted"), text);
  cohort_paper_add_text (picture->paper,
                         system_fills
                             ? _ ("Somebody with two roles or spans of grades stands in each of "
                                  "them and is counted once in all. System-wide people count in "
                                  "each span of grades, too.")
                             : _ ("Somebody with two roles or spans of grades stands in each of "
                                  "them and is counted once in all."));
}

static void
fill (CohortPaper *paper,
      const CohortSnapshot *snapshot,
      const CohortTeamPaperOptions *options,
      gboolean leave_empty)
{
  gboolean system_fills = cohort_placement_system_fills (snapshot);
  g_autoptr (CohortMatrix) matrix = cohort_matrix_new (
      snapshot, COHORT_MATRIX_ROLES_BY_BANDS, options->convening, system_fills, options->today);
  const Picture picture = {paper, matrix, leave_empty};

  cohort_team_paper_add_head (paper, snapshot, options);
  add_summary (&picture, system_fills);
  add_table (&picture);
  add_missing_grades (&picture);
  add_target (&picture, snapshot, options);
}

static gboolean
build_whole (CohortPaper *paper,
             const CohortSnapshot *snapshot,
             const CohortTeamPaperOptions *options,
             GError **error)
{
  fill (paper, snapshot, options, FALSE);
  return TRUE;
}

static gboolean
build_short (CohortPaper *paper,
             const CohortSnapshot *snapshot,
             const CohortTeamPaperOptions *options,
             GError **error)
{
  fill (paper, snapshot, options, TRUE);
  return TRUE;
}

static gboolean
fits_on_page (const CohortSnapshot *snapshot,
              const CohortTeamPaperOptions *options,
              CohortLetterhead *letterhead,
              const char *title)
{
  g_autoptr (CohortPaper) paper = cohort_paper_new (letterhead, title);

  fill (paper, snapshot, options, FALSE);
  return cohort_paper_get_n_pages (paper) == 1;
}

/**
 * cohort_coverage_write_pdf:
 * @snapshot: a county
 * @options: the day, and of which convening; without one, of the team
 * @path: where
 * @cancellable: (nullable): looked at before it is written
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Where all roles do not fit on one page, those that nobody has are named below the table instead.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_coverage_write_pdf (const CohortSnapshot *snapshot,
                           const CohortTeamPaperOptions *options,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (CohortLetterhead) letterhead = cohort_letterhead_new (snapshot, error);
  g_autofree char *title = NULL;

  if (letterhead == NULL)
    return FALSE;
  if (options->convening != NULL) {
    const CohortConvening *convening = cohort_team_paper_find_convening (snapshot, options, error);

    if (convening == NULL)
      return FALSE;
    /* Translators: %s is a convening, "Fall 2024". */
    title = g_strdup_printf (_ ("Who goes to %s"), convening->name);
  }
  if (title == NULL)
    title = g_strdup (_ ("Whom the team has and lacks"));
  return cohort_team_paper_write (snapshot, options, title,
                                  fits_on_page (snapshot, options, letterhead, title) ? build_whole
                                                                                      : build_short,
                                  path, cancellable, error);
}
