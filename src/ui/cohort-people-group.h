/* The people a form names: one added after another, and taken off again.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "cohort-row-group.h"
#include "cohort-snapshot.h"

G_BEGIN_DECLS

#define COHORT_TYPE_PEOPLE_GROUP (cohort_people_group_get_type ())
G_DECLARE_FINAL_TYPE (CohortPeopleGroup, cohort_people_group, COHORT, PEOPLE_GROUP, CohortRowGroup)

/* (transfer floating): nobody yet. Signal "changed": somebody was added or taken off. */
GtkWidget *cohort_people_group_new (CohortSnapshot *snapshot);
/* @person: id; does nothing when she is there already */
void cohort_people_group_add (CohortPeopleGroup *self, const char *person);
/* (transfer full): ids, in the order they were added */
JsonArray *cohort_people_group_list (CohortPeopleGroup *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
