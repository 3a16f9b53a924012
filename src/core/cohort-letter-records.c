/* Letters as they are kept: those issued, what they were made from, and the county's templates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-records.h"

static const CohortField letter_part_fields[] = {
    COHORT_FIELD (CohortLetterPart, kind, TEXT),
    COHORT_FIELD (CohortLetterPart, sha256, TEXT),
    COHORT_FIELD (CohortLetterPart, content, TEXT),
};

/** cohort_letter_part_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_letter_part_get_class (void)
{
  static const CohortRecordClass klass = {"letter_part", sizeof (CohortLetterPart),
                                          letter_part_fields, G_N_ELEMENTS (letter_part_fields)};

  return &klass;
}

static const CohortField own_template_fields[] = {
    COHORT_FIELD (CohortOwnTemplate, name, TEXT),
    COHORT_FIELD (CohortOwnTemplate, language, TEXT),
    COHORT_FIELD (CohortOwnTemplate, body, TEXT),
    COHORT_FIELD (CohortOwnTemplate, version, NUMBER),
};

/** cohort_own_template_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_own_template_get_class (void)
{
  static const CohortRecordClass klass = {"letter_template", sizeof (CohortOwnTemplate),
                                          own_template_fields, G_N_ELEMENTS (own_template_fields)};

  return &klass;
}

static const CohortField issued_letter_fields[] = {
    COHORT_FIELD (CohortIssuedLetter, number, TEXT),
    COHORT_FIELD (CohortIssuedLetter, edition, NUMBER),
    COHORT_FIELD (CohortIssuedLetter, template, TEXT),
    COHORT_FIELD (CohortIssuedLetter, template_version, NUMBER),
    COHORT_FIELD (CohortIssuedLetter, language, TEXT),
    COHORT_FIELD (CohortIssuedLetter, title, TEXT),
    COHORT_FIELD (CohortIssuedLetter, name, TEXT),
    COHORT_LINK (CohortIssuedLetter, person, PERSON),
    COHORT_LINK (CohortIssuedLetter, organization, ORGANIZATION),
    COHORT_FIELD (CohortIssuedLetter, convening, TEXT),
    COHORT_LINK (CohortIssuedLetter, text, LETTER_PART),
    COHORT_LINK (CohortIssuedLetter, letterhead, LETTER_PART),
    COHORT_FIELD (CohortIssuedLetter, content, TEXT),
    COHORT_FIELD (CohortIssuedLetter, issued_on, DATE),
    COHORT_FIELD (CohortIssuedLetter, signatory, TEXT),
    COHORT_LINK (CohortIssuedLetter, supersedes, LETTER),
    COHORT_FIELD (CohortIssuedLetter, reason, TEXT),
    COHORT_FIELD (CohortIssuedLetter, voided_on, DATE),
    COHORT_FIELD (CohortIssuedLetter, void_reason, TEXT),
};

/** cohort_issued_letter_get_class: Returns: (transfer none): the table and fields of its records
 */
const CohortRecordClass *
cohort_issued_letter_get_class (void)
{
  static const CohortRecordClass klass
      = {"letter", sizeof (CohortIssuedLetter), issued_letter_fields,
         G_N_ELEMENTS (issued_letter_fields)};

  return &klass;
}
