/* Papers and calendars that `export` writes beside letters and money.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-papers.h"

#include "cohort-calendar.h"
#include "cohort-cli-kinds.h"
#include "cohort-delegation.h"
#include "cohort-error.h"
#include "cohort-export-file.h"
#include "cohort-plan-b.h"
#include "cohort-team-papers.h"
#include "cohort-year-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
list_codes (CohortProgram *program)
{
  GPtrArray *convenings = cohort_program_get_convenings (program);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", convening->code);
  }
  return g_string_free (codes, FALSE);
}

/** cohort_cli_check_convening: Returns: whether @convening is one of the year, or none where none
 * is @required */
gboolean
cohort_cli_check_convening (const CohortSnapshot *snapshot,
                            const char *convening,
                            gboolean required,
                            GError **error)
{
  CohortProgram *program = cohort_snapshot_get_program (snapshot);
  g_autofree char *codes = NULL;

  if (convening == NULL && required) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("Which convening? Say --convening CODE."));
    return FALSE;
  }
  if (convening == NULL || cohort_program_find_convening (program, convening) != NULL)
    return TRUE;
  codes = list_codes (program);
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
               /* Translators: what was typed, the program year, its convenings: fall-2024, … */
               _ ("“%1$s” is no convening of %2$s. Say one of: %3$s."), convening,
               cohort_program_get_year (program), codes);
  return FALSE;
}

static gboolean
check_convening (const CohortCliPaper *paper, gboolean required, GError **error)
{
  return cohort_cli_check_convening (paper->snapshot, paper->convening, required, error);
}

static gboolean
write_calendar (const CohortCliPaper *paper, const char *path, GError **error)
{
  guint n_people = paper->people != NULL ? g_strv_length ((char **)paper->people) : 0;
  const CohortCalendarOptions options = {.exported_at = paper->moment.now,
                                         .person = n_people == 1 ? paper->people[0] : NULL,
                                         .convening = paper->convening};

  if (n_people > 1) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("A calendar is for one person, or for the county. Say one --person "
                            "NAME, or none."));
    return FALSE;
  }
  return check_convening (paper, FALSE, error)
         && cohort_calendar_write (paper->snapshot, &options, path, NULL, error);
}

static CohortTeamPaperOptions
get_options (const CohortCliPaper *paper)
{
  return (CohortTeamPaperOptions){.today = paper->moment.today,
                                  .exported_at = paper->moment.now,
                                  .convening = paper->convening,
                                  .person_ids = paper->people};
}

static gboolean
write_sign_in (const CohortCliPaper *paper, const char *path, GError **error)
{
  const CohortTeamPaperOptions options = get_options (paper);

  return check_convening (paper, TRUE, error)
         && cohort_sign_in_write_pdf (paper->snapshot, &options, path, NULL, error);
}

static gboolean
write_coverage (const CohortCliPaper *paper, const char *path, GError **error)
{
  const CohortTeamPaperOptions options = get_options (paper);

  return check_convening (paper, FALSE, error)
         && cohort_coverage_write_pdf (paper->snapshot, &options, path, NULL, error);
}

static gboolean
write_plan (const CohortCliPaper *paper, const char *path, GError **error)
{
  const CohortTeamPaperOptions options = get_options (paper);

  return cohort_plan_b_write_pdf (paper->snapshot, &options, path, NULL, error);
}

static gboolean
write_year (const CohortCliPaper *paper, const char *path, GError **error)
{
  const CohortTeamPaperOptions options = get_options (paper);

  return cohort_year_paper_write_pdf (paper->snapshot, &options, path, NULL, error);
}

static gboolean
write_roster (const CohortCliPaper *paper, const char *path, GError **error)
{
  const CohortTeamPaperOptions options = get_options (paper);

  if (!paper->include_private)
    return cohort_roster_write_pdf (paper->snapshot, &options, path, NULL, error);
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                       _ ("Notes and needs go into the Excel roster only. Leave out --private, or "
                          "give the file a name that ends in .xlsx."));
  return FALSE;
}

/* The one made last, as the county wrote it then. */
static const CohortSpotAdjustment *
find_release (const CohortCliPaper *paper, GError **error)
{
  const CohortSpotAdjustment *found = NULL;

  COHORT_FOR_EACH (CohortSpotAdjustment, adjustment, paper->snapshot,
                   COHORT_RECORD_SPOT_ADJUSTMENT) {
    if (g_strcmp0 (adjustment->convening, paper->convening) == 0
        && g_strcmp0 (adjustment->kind, "release") == 0
        && (found == NULL || adjustment->on >= found->on))
      found = adjustment;
  }
  if (found == NULL)
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                 _ ("No spots of %s were released. Release them first."), paper->convening);
  return found;
}

static gboolean
write_release (const CohortCliPaper *paper, const char *path, GError **error)
{
  const CohortSpotAdjustment *release;
  g_autoptr (CohortExportFile) file = NULL;
  g_autofree char *made = NULL, *to = NULL, *subject = NULL, *text = NULL;

  if (!check_convening (paper, TRUE, error))
    return FALSE;
  release = find_release (paper, error);
  file = release != NULL ? cohort_export_file_new (path, error) : NULL;
  if (file == NULL)
    return FALSE;
  made = cohort_delegation_dup_release_message (paper->snapshot, paper->convening, release->count,
                                                release->reason, &to, &subject);
  text = g_strdup_printf ("%s%s%sSubject: %s\n\n%s", to != NULL ? "To: " : "", to != NULL ? to : "",
                          to != NULL ? "\n" : "", subject,
                          release->message != NULL ? release->message : made);
  (void)cohort_export_file_write (file, text, strlen (text));
  return cohort_export_file_commit (file, error);
}

/**
 * cohort_cli_find_paper:
 * @kind: as on the command line
 * @path: the file to be written, whose ending may decide
 *
 * Returns: (nullable): what writes it; %NULL when it is none of these
 */
CohortCliPaperFunc
cohort_cli_find_paper (const char *kind, const char *path)
{
  static const struct {
    const char *kind;
    const char *ending; /* (nullable): it is only for files that end so */
    CohortCliPaperFunc write;
  } papers[] = {
      {"calendar", NULL, write_calendar}, {"sign-in", NULL, write_sign_in},
      {"roster", "pdf", write_roster},    {"coverage", NULL, write_coverage},
      {"release", NULL, write_release},   {"plan", NULL, write_plan},
      {"year", NULL, write_year},
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i].kind, kind)
        && (papers[i].ending == NULL || cohort_cli_has_ending (path, papers[i].ending)))
      return papers[i].write;
  return NULL;
}
