/* By which rules and rates a county pays travel: presets of the program, and its own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-change.h"
#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortPolicy: a preset of the program year or a CohortTravelPolicy of the county, with the same
 * fields; see there for their units. */
typedef struct {
  char *code; /* what the setting "travel.policy" holds: a preset's code, or the id of an own one */
  char *id;   /* (nullable): of the county's CohortTravelPolicy; NULL for a preset */
  char *name; /* in the reader's language where the preset is one we know */
  char *meals;   /* vocabulary "meal-rule": "gsa", "cap", "flat", "actual" */
  char *lodging; /* vocabulary "lodging-rule": "gsa", "flat", "actual" */
  gint64 partial_permille;
  gboolean deduct_provided;
  gboolean floor_incidentals;
  gboolean reception_is_dinner;
  gboolean is_maximum; /* the per diem is the most that is paid of what was spent */
  gint64 local_tenths;
  gint64 claim_days;
  gint64 board_cents;
  gint64 receipt_cents;
  char *receipt_free; /* (nullable): expense categories, separated by spaces */
  char *source;       /* (nullable) for the county's own */
  gboolean verified;  /* somebody read it at its source; the county's own always is */
} CohortPolicy;

CohortPolicy *cohort_policy_copy (const CohortPolicy *self) G_GNUC_WARN_UNUSED_RESULT;
void cohort_policy_free (CohortPolicy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortPolicy, cohort_policy_free)

/* (transfer full) (element-type CohortPolicy): presets in the program's order, then the county's */
GPtrArray *cohort_policies_list (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): by preset's code or id */
CohortPolicy *cohort_policy_find (const CohortSnapshot *snapshot,
                                  const char *code) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full), never NULL: what "travel.policy" says, else the first preset, else federal */
CohortPolicy *cohort_policy_get_chosen (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

/* "gsa" → "mie", "cap" → "meal-cap", "flat" → "flat-meals", "actual" → NULL: no rate applies. */
const char *cohort_policy_get_meal_kind (const CohortPolicy *self);

/* Meals are paid as they were spent, be it up to the amount of the day, and not as an allowance. */
gboolean cohort_policy_pays_meals_spent (const CohortPolicy *self);
/* @category is paid as it was spent up to a rate: meals and nights where per diem is a maximum. */
gboolean cohort_policy_is_maximum_of (const CohortPolicy *self, const char *category);

/* @category is one of those which never need a receipt. */
gboolean cohort_policy_frees_category (const CohortPolicy *self, const char *category);
/* @cents of @category are to be proven; COHORT_UNKNOWN: an amount that may be any. */
gboolean
cohort_policy_needs_receipt (const CohortPolicy *self, const char *category, gint64 cents);

/** CohortDayRate: the rate of one kind on one day. Texts are borrowed from the snapshot. */
typedef struct {
  const char *kind;     /* NULL: there is none */
  const char *own;      /* (nullable): id of the county's CohortTravelRate; NULL: the program's */
  const char *locality; /* (nullable): anywhere */
  CohortDate from;
  CohortDate to; /* 0: until further notice */
  gint64 mills;  /* tenths of a cent a mile, a night, a day */
  gint64 breakfast_cents, lunch_cents, dinner_cents, incidentals_cents; /* meals only */
  gint64 partial_day_cents; /* COHORT_UNKNOWN: a first or last day is a day like others */
  const char *source;
  gboolean verified;
} CohortDayRate;

/* The county's own rate of that day goes before the program's, one of the place before one of
 * anywhere. FALSE, and rate->kind is NULL, when there is none. */
gboolean cohort_rates_find (const CohortSnapshot *snapshot,
                            const char *kind,
                            const char *locality,
                            CohortDate on,
                            CohortDayRate *rate);
/* The same among the county's own only, for policies with flat amounts. */
gboolean cohort_rates_find_own (const CohortSnapshot *snapshot,
                                const char *kind,
                                const char *locality,
                                CohortDate on,
                                CohortDayRate *rate);

/* As they are written down, whatever the day; @rate borrows. */
void cohort_rates_read_own (const CohortTravelRate *own, CohortDayRate *rate);
void cohort_rates_read_published (const CohortRate *published, CohortDayRate *rate);

G_END_DECLS
