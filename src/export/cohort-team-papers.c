/* What the papers about the team share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-papers.h"

#include "cohort-date.h"
#include "cohort-export-error.h"
#include "cohort-pdf-file.h"
#include "cohort-team-papers-private.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static gboolean
draw (cairo_t *cr, gpointer data, GError **error)
{
  cohort_paper_draw (data, cr);
  return TRUE;
}

/**
 * cohort_team_paper_write:
 * @title: the heading, and the title of the PDF
 * @build: (scope call): what fills it
 * @cancellable: (nullable): looked at before it is written
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file is there
 */
gboolean
cohort_team_paper_write (const CohortSnapshot *snapshot,
                         const CohortTeamPaperOptions *options,
                         const char *title,
                         CohortTeamPaperBuild build,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  const CohortPdfProperties properties = {.title = title, .exported_at = options->exported_at};
  g_autoptr (CohortLetterhead) letterhead = cohort_letterhead_new (snapshot, error);
  g_autoptr (CohortPaper) paper = NULL;

  if (letterhead == NULL)
    return FALSE;
  paper = cohort_paper_new (letterhead, title);
  if (!build (paper, snapshot, options, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return cohort_pdf_write (snapshot, &properties, path, draw, paper, NULL, error);
}

const CohortConvening *
cohort_team_paper_find_convening (const CohortSnapshot *snapshot,
                                  const CohortTeamPaperOptions *options,
                                  GError **error)
{
  const CohortConvening *convening = options->convening != NULL ? cohort_program_find_convening (
                                         cohort_snapshot_get_program (snapshot), options->convening)
                                                                : NULL;

  if (convening == NULL)
    g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
                         _ ("There is no such convening in this year."));
  return convening;
}

const char *
cohort_team_paper_get_role (const char *role, const char *typed)
{
  if (typed != NULL)
    return typed;
  return role != NULL ? cohort_vocabulary_get_label ("role", role) : NULL;
}

void
cohort_team_paper_add_head (CohortPaper *paper,
                            const CohortSnapshot *snapshot,
                            const CohortTeamPaperOptions *options)
{
  g_autofree char *day = cohort_date_format (options->today);

  cohort_paper_add_pair (paper, _ ("County"), cohort_snapshot_get_county (snapshot)->name);
  cohort_paper_add_pair (paper, _ ("Program year"), cohort_snapshot_get_year (snapshot));
  cohort_paper_add_pair (paper, _ ("Date"), day);
}
