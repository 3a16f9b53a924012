/* Letters as they would be issued now, merged from what is known.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-items.h"

#include "cohort-export-error.h"
#include "cohort-letters.h"
#include "cohort-team-people.h"

#include <glib/gi18n-lib.h>

/* How many missing fields an error names; the rest is counted. */
#define MAX_NAMED 12

/* Letters that are merged from what is known now. */
typedef struct {
  const CohortSnapshot *snapshot;
  const CohortLetterDraftOptions *options;
  CohortLetterTemplate *file;   /* (owned) (nullable): given for all */
  GHashTable *templates;        /* (owned): language -> CohortLetterTemplate */
  GArray *subjects;             /* (owned): CohortLetterSubject */
  CohortLetterhead *letterhead; /* (owned) */
  GPtrArray *items;             /* (owned): CohortLetterItem */
} Drafts;

static void
drafts_clear (Drafts *drafts)
{
  g_clear_pointer (&drafts->file, cohort_letter_template_free);
  g_clear_pointer (&drafts->templates, g_hash_table_unref);
  g_clear_pointer (&drafts->subjects, g_array_unref);
  g_clear_pointer (&drafts->letterhead, cohort_letterhead_unref);
  g_clear_pointer (&drafts->items, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drafts, drafts_clear)

static CohortLetterTemplate *
load_template (Drafts *drafts, const char *language, GError **error)
{
  const char *named = drafts->options->template;
  const char *name = named != NULL ? named : "welcome";
  CohortLetterTemplate *template = drafts->file;

  if (template == NULL)
    template = g_hash_table_lookup (drafts->templates, language);
  if (template == NULL
      && cohort_letters_check_language (drafts->snapshot, name, drafts->options->language, error)) {
    template = cohort_letters_load_template (drafts->snapshot, name, language, error);
    if (template != NULL)
      g_hash_table_insert (drafts->templates, g_strdup (language), template);
  }
  return template;
}

static const CohortPerson *
get_person (const CohortSnapshot *snapshot, const CohortLetterSubject *subject)
{
  return subject->to == COHORT_LETTER_TO_PERSON
             ? cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, subject->id)
             : NULL;
}

static CohortLetterTemplate *
find_template (Drafts *drafts, const CohortLetterSubject *subject, GError **error)
{
  const CohortPerson *person = get_person (drafts->snapshot, subject);
  const char *language = drafts->options->language;

  if (language == NULL)
    language = person != NULL && person->language != NULL ? person->language : "en";
  return load_template (drafts, language, error);
}

/* Whom the letters go to */

static void
add_subject (Drafts *drafts, CohortLetterTo to, const char *id)
{
  const CohortLetterSubject subject = {to, id, drafts->options->convening};

  g_array_append_val (drafts->subjects, subject);
}

static gboolean
add_people (Drafts *drafts, GError **error)
{
  g_autoptr (GPtrArray) people = cohort_team_list_people (
      drafts->snapshot, COHORT_TEAM_MEMBERS, drafts->options->ids, drafts->options->today, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++) {
    const CohortPerson *person = g_ptr_array_index (people, i);

    add_subject (drafts, COHORT_LETTER_TO_PERSON, person->record.id);
  }
  if (people->len > 0)
    return TRUE;
  g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
                       _ ("There is nobody to write to yet. Add people to the team first."));
  return FALSE;
}

static gboolean
add_organizations (Drafts *drafts, GError **error)
{
  const char *const *ids = drafts->options->ids;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    if (cohort_snapshot_find (drafts->snapshot, COHORT_RECORD_ORGANIZATION, ids[i]) == NULL) {
      g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
                           _ ("One of the organizations to write to is not there any more."));
      return FALSE;
    }
    add_subject (drafts, COHORT_LETTER_TO_ORGANIZATION, ids[i]);
  }
  if (drafts->subjects->len > 0)
    return TRUE;
  g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
                       _ ("This letter is to organizations. Say to which."));
  return FALSE;
}

static gboolean
add_subjects (Drafts *drafts, CohortLetterTo to, GError **error)
{
  if (to == COHORT_LETTER_TO_PERSON)
    return add_people (drafts, error);
  if (to == COHORT_LETTER_TO_ORGANIZATION)
    return add_organizations (drafts, error);
  add_subject (drafts, to, NULL);
  return TRUE;
}

static gboolean
prepare (Drafts *drafts, GError **error)
{
  const char *language = drafts->options->language;
  const CohortLetterTemplate *template;

  drafts->templates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify)cohort_letter_template_free);
  drafts->subjects = g_array_new (FALSE, FALSE, sizeof (CohortLetterSubject));
  drafts->items = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_letter_item_free);
  if (drafts->options->file != NULL) {
    drafts->file = cohort_letter_template_new_from_bytes (drafts->options->file, error);
    if (drafts->file == NULL)
      return FALSE;
  }
  template = load_template (drafts, language != NULL ? language : "en", error);
  if (template == NULL || !add_subjects (drafts, cohort_letter_template_get_to (template), error))
    return FALSE;
  drafts->letterhead = cohort_letterhead_new (drafts->snapshot, error);
  return drafts->letterhead != NULL;
}

/* What they lack */

static void
set_missing (GPtrArray *problems, GError **error)
{
  g_autoptr (GString) sentences = g_string_new (NULL);

  for (guint i = 0; i < MIN (problems->len, MAX_NAMED); i++) {
    const CohortLetterProblem *problem = g_ptr_array_index (problems, i);

    g_string_append_printf (sentences, "\n%s", problem->text);
  }
  if (problems->len > MAX_NAMED) {
    guint more = problems->len - MAX_NAMED;

    g_string_append_c (sentences, '\n');
    g_string_append_printf (
        sentences, g_dngettext (GETTEXT_PACKAGE, "And %u more.", "And %u more.", more), more);
  }
  g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_MISSING,
               _ ("No letter was written, because something they need is missing.%s"),
               sentences->str);
}

static gboolean
check (Drafts *drafts, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_letter_problem_free);

  for (guint i = 0; i < drafts->subjects->len; i++) {
    const CohortLetterSubject *subject = &g_array_index (drafts->subjects, CohortLetterSubject, i);
    const CohortLetterTemplate *template = find_template (drafts, subject, error);

    if (template == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    g_ptr_array_extend_and_steal (
        problems,
        cohort_letter_check_subject (template, drafts->snapshot, subject, drafts->options->today));
  }
  if (problems->len == 0)
    return TRUE;
  set_missing (problems, error);
  return FALSE;
}

static gboolean
add_draft (Drafts *drafts, const CohortLetterSubject *subject, GError **error)
{
  CohortLetterTemplate *template = find_template (drafts, subject, error);
  g_autoptr (CohortLetterFields) fields = NULL;
  g_autofree char *name = NULL;

  if (template == NULL)
    return FALSE;
  fields = cohort_letter_fields_new (template, drafts->snapshot, subject, drafts->options->today);
  name = cohort_letter_subject_dup_name (drafts->snapshot, subject);
  g_ptr_array_add (drafts->items,
                   cohort_letter_item_new (cohort_letter_new (template, fields, name),
                                           cohort_letterhead_ref (drafts->letterhead),
                                           cohort_letter_template_get_title (template), NULL,
                                           cohort_letter_template_get_language (template),
                                           cohort_letter_subject_get_email (drafts->snapshot,
                                                                            subject)));
  return TRUE;
}

/**
 * cohort_letter_items_new_drafts:
 * @snapshot: a county
 * @options: which letters, to whom
 * @cancellable: (nullable): looked at between letters
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Merges letters from what is known now. When anything a template requires is missing, the error
 * names whom and what.
 *
 * Returns: (transfer full) (element-type CohortLetterItem): at least one
 */
GPtrArray *
cohort_letter_items_new_drafts (const CohortSnapshot *snapshot,
                                const CohortLetterDraftOptions *options,
                                GCancellable *cancellable,
                                GError **error)
{
  g_auto (Drafts) drafts = {.snapshot = snapshot, .options = options};

  if (!prepare (&drafts, error) || !check (&drafts, cancellable, error))
    return NULL;
  for (guint i = 0; i < drafts.subjects->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_draft (&drafts, &g_array_index (drafts.subjects, CohortLetterSubject, i), error))
      return NULL;
  return g_steal_pointer (&drafts.items);
}
