/* What a row says, laid over what is known: the records as they shall be, and what changes in
 * words. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-draft.h"
#include "cohort-organization-book.h"

G_BEGIN_DECLS

/** CohortMerge: one file being laid over one county; all borrowed but @answers. */
typedef struct {
  const CohortSnapshot *snapshot;
  CohortOrganizationBook *book;
  CohortChange *change;
  CohortDate today;
  GHashTable *answers; /* (owned) (element-type utf8 GPtrArray<CohortResponse>): by person */
} CohortMerge;

void cohort_merge_init (CohortMerge *self);
void cohort_merge_clear (CohortMerge *self);
CohortOutcome cohort_merge_row (CohortMerge *self,
                                const CohortDraft *draft,
                                const CohortPerson *known,
                                GPtrArray *reasons,
                                char **person);

/* The parts of it. Each puts what changes and returns whether anything does. */
gboolean cohort_merge_person (CohortMerge *self,
                              const CohortDraft *draft,
                              const CohortPerson *known,
                              CohortPerson *person,
                              GPtrArray *reasons);
gboolean cohort_merge_membership (CohortMerge *self,
                                  const CohortDraft *draft,
                                  const CohortPerson *known,
                                  const char *person,
                                  GPtrArray *reasons);

void cohort_merge_set_text (char **member,
                            const char *value,
                            const char *field,
                            const char *old_label,
                            const char *new_label,
                            GPtrArray *reasons);

G_END_DECLS
