/* An organization as a list shows it: what to read, to search and to do.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

#define COHORT_TYPE_ORGANIZATION_ITEM (cohort_organization_item_get_type ())
G_DECLARE_FINAL_TYPE (CohortOrganizationItem,
                      cohort_organization_item,
                      COHORT,
                      ORGANIZATION_ITEM,
                      GObject)

/* (transfer full) (element-type CohortOrganizationItem): by name; those that were merged into
 * another are not in it. Looks also for what was entered twice, so that it is for a thread when
 * there are many. */
GPtrArray *cohort_organization_items_new (const CohortSnapshot *snapshot)
    G_GNUC_WARN_UNUSED_RESULT;

const char *cohort_organization_item_get_id (CohortOrganizationItem *self);
const char *cohort_organization_item_get_name (CohortOrganizationItem *self);
const char *cohort_organization_item_get_about (CohortOrganizationItem *self);
guint cohort_organization_item_get_people (CohortOrganizationItem *self);
gboolean cohort_organization_item_is_used (CohortOrganizationItem *self);
/* (nullable): id of the one it looks most like, and why in words */
const char *cohort_organization_item_get_alike (CohortOrganizationItem *self);
const char *cohort_organization_item_get_alike_text (CohortOrganizationItem *self);
/* @folded: see cohort_text_fold() */
gboolean cohort_organization_item_matches (CohortOrganizationItem *self, const char *folded);

G_END_DECLS
