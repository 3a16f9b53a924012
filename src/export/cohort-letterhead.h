/* What a county's letters have in common: their head, their margins and the signature.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-picture.h"
#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortLetterMargins: points, 72 to an inch. */
typedef struct {
  double top;
  double right;
  double bottom;
  double left;
} CohortLetterMargins;

/* An inch all around. */
extern const CohortLetterMargins cohort_letter_margins;

/** CohortLetterhead: read once for all letters. Immutable. */
typedef struct _CohortLetterhead CohortLetterhead;

CohortLetterhead *cohort_letterhead_new (const CohortSnapshot *snapshot,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
CohortLetterhead *cohort_letterhead_new_from_json (const char *json,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
CohortLetterhead *cohort_letterhead_ref (CohortLetterhead *self);
void cohort_letterhead_unref (CohortLetterhead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetterhead, cohort_letterhead_unref)

const char *cohort_letterhead_get_office (const CohortLetterhead *self);
/* (nullable) */
const char *cohort_letterhead_get_address (const CohortLetterhead *self);
const char *cohort_letterhead_get_signatory (const CohortLetterhead *self);
const CohortLetterPicture *cohort_letterhead_get_logo (const CohortLetterhead *self);
const CohortLetterPicture *cohort_letterhead_get_signature (const CohortLetterhead *self);

const CohortLetterMargins *cohort_letterhead_get_margins (const CohortLetterhead *self);

G_END_DECLS
