/* Who a row of a roster is about: somebody already there, or somebody new.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-draft.h"
#include "cohort-organization-book.h"

G_BEGIN_DECLS

/** CohortIdentity: one person, whether of the county already or first named by the file. */
typedef struct {
  const CohortPerson *person; /* (nullable): NULL for somebody new */
  gpointer row;               /* (nullable): whatever the importer keeps of the row that counts */
  char *email;
  char *name;         /* folded */
  char *given;        /* folded */
  char *family;       /* folded */
  char *organization; /* (nullable): key of the organization book */
} CohortIdentity;

/**
 * CohortNearMatch:
 * @COHORT_NEAR_NONE: nobody is like her
 * @COHORT_NEAR_EMAIL: somebody of quite another name has her e-mail address
 * @COHORT_NEAR_NAME: somebody of her name has another e-mail address or organization
 */
typedef enum { COHORT_NEAR_NONE, COHORT_NEAR_EMAIL, COHORT_NEAR_NAME } CohortNearMatch;

typedef struct _CohortMatcher CohortMatcher;

CohortMatcher *cohort_matcher_new (const CohortSnapshot *snapshot,
                                   const CohortOrganizationBook *book,
                                   CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
void cohort_matcher_free (CohortMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortMatcher, cohort_matcher_free)

CohortIdentity *cohort_matcher_find (CohortMatcher *self,
                                     const CohortDraft *draft,
                                     CohortNearMatch *near,
                                     CohortIdentity **like);
CohortIdentity *cohort_matcher_add (CohortMatcher *self, const CohortDraft *draft);
void cohort_matcher_learn (CohortMatcher *self, CohortIdentity *identity, const CohortDraft *draft);

G_END_DECLS
