/* A letter as it would be now, to look at.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-draft.h"

#include "cohort-date.h"

/** cohort_letter_draft_new: see the header */
CohortLetterItem *
cohort_letter_draft_new (const CohortSnapshot *snapshot,
                         const CohortLetterTemplate *template,
                         const CohortLetterSubject *subject,
                         GError **error)
{
  CohortLetterhead *letterhead = cohort_letterhead_new (snapshot, error);
  g_autoptr (CohortLetterFields) fields = NULL;
  g_autofree char *name = NULL;

  if (letterhead == NULL)
    return NULL;
  fields = cohort_letter_fields_new (template, snapshot, subject, cohort_date_today ());
  name = cohort_letter_subject_dup_name (snapshot, subject);
  return cohort_letter_item_new (cohort_letter_new (template, fields, name), letterhead,
                                 cohort_letter_template_get_title (template), NULL,
                                 cohort_letter_template_get_language (template), NULL);
}
