/* How a letter is made, for the commands that issue letters.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-act.h"
#include "cohort-letters.h"

G_BEGIN_DECLS

/** CohortLetterOrder: one letter to be issued; nothing in it is owned. */
typedef struct {
  const CohortSnapshot *snapshot;
  const char *template; /* its name */
  const char *language;
  CohortLetterSubject subject;
  const char *signatory; /* (nullable): instead of the one that is set */
  CohortDate on;
} CohortLetterOrder;

/* Adds to @missing a sentence for each thing the letter cannot go without. */
gboolean
cohort_letter_order_check (const CohortLetterOrder *order, GPtrArray *missing, GError **error);
/* The letter as it leaves, in @change with what it was made from; lent by @change. */
CohortIssuedLetter *cohort_letter_order_issue (const CohortLetterOrder *order,
                                               const char *id,
                                               const char *number,
                                               CohortChange *change,
                                               GError **error);

/* "39-2024-": what numbers of the year shown begin with. */
char *cohort_letters_dup_prefix (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_letters_dup_number (const CohortSnapshot *snapshot,
                                 guint ahead) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_letterhead_dup_json_of (const CohortSnapshot *snapshot,
                                     const char *signatory) G_GNUC_WARN_UNUSED_RESULT;

/* Notes that @letter, which @change holds, invited its person. */
gboolean cohort_issued_letter_invite (const CohortAct *act,
                                      const CohortIssuedLetter *letter,
                                      CohortChange *change,
                                      GError **error);

CohortChange *cohort_letter_issue (const CohortSnapshot *snapshot,
                                   CohortArguments *arguments,
                                   const CohortMoment *moment,
                                   GError **error);

G_END_DECLS
