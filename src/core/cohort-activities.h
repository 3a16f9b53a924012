/* What the community of practice did in the year, by component and month.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortEffort: how much was done; what nobody stated is counted, not added. */
typedef struct {
  guint n_activities;
  gint64 minutes;  /* of those whose length is known */
  guint n_unknown; /* whose length is not */
  guint n_people;  /* different people who took part */
} CohortEffort;

/** CohortComponentEffort: one of the components of a community of practice; borrowed text. */
typedef struct {
  const char *code;  /* of the program's */
  const char *label; /* as the program prints it */
  const char *text;
  CohortEffort effort;
  CohortDate last; /* 0: none yet */
} CohortComponentEffort;

/** CohortCycleMonth: a month of the program year. */
typedef struct {
  CohortDate first; /* its first day */
  CohortEffort effort;
  guint *by_component; /* (owned): activities of each, in the order of the cycle's components */
} CohortCycleMonth;

/** CohortCycle: a program year of the community of practice. */
typedef struct {
  GPtrArray *components; /* (owned) (element-type CohortComponentEffort): in the program's order */
  GPtrArray *months;     /* (owned) (element-type CohortCycleMonth): in order */
  CohortEffort effort;   /* of the whole year */
  guint n_months;        /* with an activity */
} CohortCycle;

CohortCycle *cohort_cycle_new (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
void cohort_cycle_free (CohortCycle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortCycle, cohort_cycle_free)

/* (transfer container) (element-type CohortActivity): those of the year shown, the latest first;
 * @component: (nullable): code; @goal, @person: (nullable): id */
GPtrArray *cohort_activities_list (const CohortSnapshot *snapshot,
                                   const char *component,
                                   const char *goal,
                                   const char *person) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer container) (element-type CohortActivityPerson) */
GPtrArray *cohort_activities_list_people (const CohortSnapshot *snapshot,
                                          const char *activity) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type utf8 GPtrArray): ids of people by id of the activity, for many */
GHashTable *
cohort_activities_index_people (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

/* Words for people, translated. */
/* "1 h 30 min"; "length not stated" for COHORT_UNKNOWN */
char *cohort_minutes_format (gint64 minutes) G_GNUC_WARN_UNUSED_RESULT;
/* "12 h 30 min, and 2 of unknown length" */
char *cohort_effort_dup_hours (const CohortEffort *effort) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
