/* What keeps a letter from going: fields without a value, nobody to go to, a letter without an end.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-fields-private.h"
#include "cohort-letter.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const CohortLetterTemplate *template;
  const CohortSnapshot *snapshot;
  const CohortLetterSubject *subject;
  const char *name; /* (unowned): whom it is to */
  GPtrArray *problems;
} Check;

/** cohort_letter_problem_free: @self: (transfer full): a problem */
void
cohort_letter_problem_free (CohortLetterProblem *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

/* Takes @text. */
static void
report (Check *check, const char *field, char *text)
{
  CohortLetterProblem *problem = g_new0 (CohortLetterProblem, 1);

  problem->id = g_strdup (check->subject->id);
  problem->name = g_strdup (check->name);
  problem->field = g_strdup (field);
  problem->text = text;
  g_ptr_array_add (check->problems, problem);
}

static void
report_missing (Check *check, const char *field)
{
  const char *description
      = cohort_letter_field_describe (cohort_letter_template_get_to (check->template), field);

  report (check, field,
          /* Translators: whom a letter is to, a field of its template, "convening.days", and what
           * it is, "City" */
          g_strdup_printf (_ ("%1$s: the letter needs “%2$s” (%3$s), which is not filled in."),
                           check->name, field, description));
}

/* Whether an item of a list that knows @name, at any depth, is without it. A list without items
 * lacks nothing. */
static gboolean
lacks (const CohortLetterFields *values, guint here, const char *name, guint home)
{
  GHashTableIter iter;
  gpointer list, items;

  if ((here & home) != 0)
    return !g_hash_table_contains (values->texts, name)
           && !g_hash_table_contains (values->lists, name);
  g_hash_table_iter_init (&iter, values->lists);
  while (g_hash_table_iter_next (&iter, &list, &items)) {
    guint scope, inner;

    (void)cohort_letter_list_intern (list, &scope, &inner);
    for (guint i = 0; i < ((GPtrArray *)items)->len; i++)
      if (lacks (g_ptr_array_index ((GPtrArray *)items, i), inner, name, home))
        return TRUE;
  }
  return FALSE;
}

static void
check_required (Check *check, const CohortLetterFields *values)
{
  const char *const *required = cohort_letter_template_get_required (check->template);
  CohortLetterTo to = cohort_letter_template_get_to (check->template);

  for (guint i = 0; required[i] != NULL; i++) {
    guint inner;
    guint home = cohort_letter_field_get_scope (to, required[i]);

    if (home == 0)
      home = cohort_letter_list_get_scope (to, required[i], &inner);
    if (lacks (values, COHORT_LETTER_SCOPE_LETTER, required[i], home))
      report_missing (check, required[i]);
  }
}

static gboolean
has_addressee (const Check *check)
{
  const CohortLetterSubject *subject = check->subject;

  if (subject->to == COHORT_LETTER_TO_PERSON)
    return cohort_snapshot_find (check->snapshot, COHORT_RECORD_PERSON, subject->id) != NULL;
  if (subject->to == COHORT_LETTER_TO_ORGANIZATION)
    return cohort_team_find_organization (check->snapshot, subject->id) != NULL;
  return TRUE;
}

/* Whether it makes sense to look for values at all. */
static gboolean
check_addressee (Check *check)
{
  const char *convening = check->subject->convening;
  CohortProgram *program = cohort_snapshot_get_program (check->snapshot);

  if (check->subject->to != cohort_letter_template_get_to (check->template))
    report (check, NULL,
            g_strdup_printf (_ ("%s: this letter is not written to somebody of that kind. Choose "
                                "another letter."),
                             check->name));
  else if (!has_addressee (check))
    report (check, NULL, g_strdup (_ ("Whom the letter is to is no longer there. Choose again.")));
  else if (convening != NULL && cohort_program_find_convening (program, convening) == NULL)
    report (check, NULL,
            g_strdup_printf (_ ("“%s” is no convening of %s."), convening,
                             cohort_program_get_year (program)));
  else if (convening == NULL && cohort_letter_template_is_about_convening (check->template))
    report (
        check, NULL,
        g_strdup_printf (_ ("%s: this letter is about one convening. Choose which."), check->name));
  return check->problems->len == 0;
}

static void
check_length (Check *check, const CohortLetterFields *values)
{
  g_autoptr (CohortLetter) letter = cohort_letter_new (check->template, values, check->name);

  if (cohort_letter_is_cut (letter))
    report (check, NULL,
            g_strdup_printf (_ ("%s: the template repeats so much that the letter is too long."),
                             check->name));
}

/**
 * cohort_letter_check_subject:
 * @template: a template
 * @snapshot: a county
 * @subject: to whom
 * @today: the day of the letter
 *
 * Looks for everything that keeps a letter from being issued, so that all of it is known at once.
 *
 * Returns: (transfer full) (element-type CohortLetterProblem): what is in the way; empty when the
 *   letter can go
 */
GPtrArray *
cohort_letter_check_subject (const CohortLetterTemplate *template,
                             const CohortSnapshot *snapshot,
                             const CohortLetterSubject *subject,
                             CohortDate today)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_letter_problem_free);
  g_autofree char *name = cohort_letter_subject_dup_name (snapshot, subject);
  Check check = {template, snapshot, subject, name, problems};
  g_autoptr (CohortLetterFields) values = NULL;

  if (name[0] == '\0') {
    g_free (name);
    check.name = name = g_strdup (_ ("Somebody without a name"));
  }
  if (!check_addressee (&check))
    return problems;
  values = cohort_letter_fields_new (template, snapshot, subject, today);
  check_required (&check, values);
  check_length (&check, values);
  return problems;
}
