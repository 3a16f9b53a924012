/* An activity of the community of practice as a row of the log.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

#define COHORT_TYPE_ACTIVITY_ITEM (cohort_activity_item_get_type ())
G_DECLARE_FINAL_TYPE (CohortActivityItem, cohort_activity_item, COHORT, ACTIVITY_ITEM, GObject)

/* (transfer full) (element-type CohortActivityItem): of the year, the latest first; @component:
 * (nullable): code */
GPtrArray *cohort_activity_items_list (const CohortSnapshot *snapshot,
                                       const char *component) G_GNUC_WARN_UNUSED_RESULT;
const char *cohort_activity_item_get_id (CohortActivityItem *self);
const char *cohort_activity_item_get_title (CohortActivityItem *self);
/* "Oct 3, 2024 · Lesson Study Cycles · 1 h 30 min" */
const char *cohort_activity_item_get_about (CohortActivityItem *self);
/* (nullable): "Ana Ruiz, Ben Cho" */
const char *cohort_activity_item_get_people (CohortActivityItem *self);
/* (nullable): note, resources and the goal it was for */
const char *cohort_activity_item_get_more (CohortActivityItem *self);

/* Makes @store hold @items, touching only what differs. */
void cohort_activity_items_splice (GListStore *store, GPtrArray *items);

G_END_DECLS
