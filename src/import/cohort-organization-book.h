/* The organizations a file names: which of them are known, and which are new.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-change.h"
#include "cohort-snapshot.h"
#include "cohort-synonyms.h"

G_BEGIN_DECLS

typedef struct _CohortOrganizationBook CohortOrganizationBook;

CohortOrganizationBook *
cohort_organization_book_new (const CohortSnapshot *snapshot,
                              const CohortSynonyms *synonyms) G_GNUC_WARN_UNUSED_RESULT;
void cohort_organization_book_free (CohortOrganizationBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortOrganizationBook, cohort_organization_book_free)

/* A key by which two spellings of one organization are the same; NULL for no organization. */
char *cohort_organization_book_dup_key (const CohortOrganizationBook *self,
                                        const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *cohort_organization_book_resolve (const CohortOrganizationBook *self, const char *id);
const char *cohort_organization_book_enter (CohortOrganizationBook *self,
                                            CohortChange *change,
                                            const char *name,
                                            const char *typed,
                                            const char *sector);
const char *cohort_organization_book_get_name (const CohortOrganizationBook *self, const char *id);

G_END_DECLS
