/* A person's timeline as a list: what happened, when, and the way to it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-row-group.h"
#include "cohort-snapshot.h"

G_BEGIN_DECLS

#define COHORT_TYPE_PERSON_TIMELINE (cohort_person_timeline_get_type ())
G_DECLARE_FINAL_TYPE (CohortPersonTimeline,
                      cohort_person_timeline,
                      COHORT,
                      PERSON_TIMELINE,
                      CohortRowGroup)

void cohort_person_timeline_show (CohortPersonTimeline *self,
                                  const CohortSnapshot *snapshot,
                                  const char *person);

G_END_DECLS
