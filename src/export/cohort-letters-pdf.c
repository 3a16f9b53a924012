/* Letters to people as one accessible PDF.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-pdf.h"

#include "cohort-export-error.h"
#include "cohort-team-people.h"
#include "cohort-letter-fields.h"
#include "cohort-letter-layout.h"
#include "cohort-pdf-file.h"

#include <glib/gi18n-lib.h>

/* How many missing fields an error names; the rest is counted. */
#define MAX_NAMED 12

typedef struct {
  const CohortSnapshot       *snapshot;
  const CohortLettersOptions *options;
  GPtrArray                  *people;    /* CohortPerson */
  CohortLetterTemplate       *template;  /* (nullable): given for all */
  GHashTable                 *languages; /* language -> CohortLetterTemplate, of those built in */
} Run;

static void
run_cleanup (Run *run)
{
  g_clear_pointer (&run->people, g_ptr_array_unref);
  g_clear_pointer (&run->template, cohort_letter_template_free);
  g_clear_pointer (&run->languages, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_cleanup)

static CohortLetterTemplate *
find_template (Run *run, const CohortPerson *person, GError **error)
{
  const char *language = person->language != NULL ? person->language : "en";
  CohortLetterTemplate *template = run->template;

  if (template == NULL)
    template = g_hash_table_lookup (run->languages, language);
  if (template == NULL) {
    template = cohort_letter_template_load ("welcome", language, error);
    if (template != NULL)
      g_hash_table_insert (run->languages, g_strdup (language), template);
  }
  return template;
}

static gboolean
prepare (Run *run, GError **error)
{
  run->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) cohort_letter_template_free);
  if (run->options->template != NULL) {
    run->template = cohort_letter_template_new_from_bytes (run->options->template, error);
    if (run->template == NULL)
      return FALSE;
  }
  run->people = cohort_team_list_people (run->snapshot, COHORT_TEAM_MEMBERS,
                                           run->options->person_ids, run->options->today, error);
  if (run->people == NULL)
    return FALSE;
  if (run->people->len == 0) {
    g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
                 _("There is nobody to write to yet. Add people to the team first."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
check (Run *run, GError **error)
{
  g_autoptr (GString) sentences = NULL;
  g_autoptr (GPtrArray) problems = cohort_letter_check (
    run->template, run->snapshot, run->options->person_ids, run->options->today, error);

  if (problems == NULL)
    return FALSE;
  if (problems->len == 0)
    return TRUE;

  sentences = g_string_new (NULL);
  for (guint i = 0; i < MIN (problems->len, MAX_NAMED); i++) {
    const CohortLetterProblem *problem = g_ptr_array_index (problems, i);

    g_string_append_printf (sentences, "\n%s", problem->text);
  }
  if (problems->len > MAX_NAMED) {
    guint more = problems->len - MAX_NAMED;

    g_string_append_c (sentences, '\n');
    g_string_append_printf (sentences,
                            g_dngettext (GETTEXT_PACKAGE, "And %u more.", "And %u more.", more),
                            more);
  }
  g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_MISSING,
               _("No letter was written, because something they need is missing.%s"),
               sentences->str);
  return FALSE;
}

static char *
dup_title (Run *run, const CohortLetterTemplate *template)
{
  const CohortCounty *county = cohort_snapshot_get_county (run->snapshot);

  return g_strdup_printf ("%s – %s", cohort_letter_template_get_title (template),
                          county != NULL ? county->name : "");
}

static gboolean
draw_letter (Run                *run,
             cairo_t            *cr,
             CohortLetterLayout *layout,
             const CohortPerson *person,
             GError            **error)
{
  CohortLetterTemplate *template = find_template (run, person, error);
  g_autoptr (CohortLetter) letter = NULL;

  if (template == NULL)
    return FALSE;
  letter
      = cohort_letter_new (template, run->snapshot, person->record.id, run->options->today, error);
  if (letter == NULL)
    return FALSE;
  cohort_letter_layout_set_letter (layout, letter);
  cairo_tag_begin (cr, "Sect", NULL);
  for (guint page = 0; page < cohort_letter_layout_get_n_pages (layout); page++) {
    cohort_letter_layout_draw_page (layout, cr, page);
    cairo_show_page (cr);
  }
  cairo_tag_end (cr, "Sect");
  return TRUE;
}

/* Run with what tells how far it is. */
typedef struct {
  Run                  *run;
  CohortLettersProgress progress;
  gpointer              user_data;
  GCancellable         *cancellable;
} Drawing;

static gboolean
draw_letters (cairo_t *cr, gpointer data, GError **error)
{
  const Drawing *drawing = data;
  Run *run = drawing->run;
  g_autoptr (CohortLetterhead) letterhead = cohort_letterhead_new (run->snapshot, error);
  g_autoptr (CohortLetterLayout) layout = NULL;

  if (letterhead == NULL)
    return FALSE;
  layout = cohort_letter_layout_new (letterhead);
  for (guint i = 0; i < run->people->len; i++) {
    if (g_cancellable_set_error_if_cancelled (drawing->cancellable, error) ||
        !draw_letter (run, cr, layout, g_ptr_array_index (run->people, i), error))
      return FALSE;
    if (drawing->progress != NULL)
      drawing->progress (i + 1, run->people->len, drawing->user_data);
  }
  return !g_cancellable_set_error_if_cancelled (drawing->cancellable, error);
}

/**
 * cohort_letters_write_pdf:
 * @snapshot: a county
 * @options: what to write
 * @path: where
 * @progress: (nullable): told after each letter
 * @user_data: for @progress
 * @cancellable: (nullable): looked at between letters
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Writes one letter for each person, each beginning on a page of its own. The file appears, or
 * replaces what was there, only once all of it is written; when anything a template requires is
 * missing, nothing is written and the error names people and fields.
 *
 * Returns: whether the file is there
 */
gboolean
cohort_letters_write_pdf (const CohortSnapshot       *snapshot,
                          const CohortLettersOptions *options,
                          const char                 *path,
                          CohortLettersProgress       progress,
                          gpointer                    user_data,
                          GCancellable               *cancellable,
                          GError                    **error)
{
  g_auto (Run) run = {.snapshot = snapshot, .options = options};
  Drawing drawing = {&run, progress, user_data, cancellable};
  CohortPdfProperties properties = {.exported_at = options->exported_at};
  CohortLetterTemplate *template;
  g_autofree char *title = NULL;

  if (!prepare (&run, error) || !check (&run, error))
    return FALSE;
  template = find_template (&run, g_ptr_array_index (run.people, 0), error);
  if (template == NULL)
    return FALSE;
  title = dup_title (&run, template);
  properties.title = title;
  return cohort_pdf_write (snapshot, &properties, path, draw_letters, &drawing, NULL, error);
}
