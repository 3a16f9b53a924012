/* By which rules a county pays travel: presets of the program, and its own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-policy.h"

#include "cohort-vocabulary.h"

#define FEDERAL "gsa"

/** cohort_policy_copy: Returns: (transfer full): a copy */
CohortPolicy *
cohort_policy_copy (const CohortPolicy *self)
{
  CohortPolicy *copy = g_memdup2 (self, sizeof (CohortPolicy));

  copy->code = g_strdup (self->code);
  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->meals = g_strdup (self->meals);
  copy->lodging = g_strdup (self->lodging);
  copy->receipt_free = g_strdup (self->receipt_free);
  copy->source = g_strdup (self->source);
  return copy;
}

/** cohort_policy_free: @self: (transfer full): a policy */
void
cohort_policy_free (CohortPolicy *self)
{
  g_free (self->code);
  g_free (self->id);
  g_free (self->name);
  g_free (self->meals);
  g_free (self->lodging);
  g_free (self->receipt_free);
  g_free (self->source);
  g_free (self);
}

static CohortPolicy *
copy_preset (const CohortPolicy *preset)
{
  CohortPolicy *self = cohort_policy_copy (preset);

  if (cohort_vocabulary_has ("travel-policy", self->code)) {
    g_free (self->name);
    self->name = g_strdup (cohort_vocabulary_get_label ("travel-policy", self->code));
  }
  return self;
}

static CohortPolicy *
copy_own (const CohortTravelPolicy *own)
{
  CohortPolicy *self = g_new0 (CohortPolicy, 1);

  self->code = g_strdup (own->record.id);
  self->id = g_strdup (own->record.id);
  self->name = g_strdup (own->name);
  self->meals = g_strdup (own->meals);
  self->lodging = g_strdup (own->lodging);
  self->partial_permille = own->partial_permille;
  self->deduct_provided = own->deduct_provided;
  self->floor_incidentals = own->floor_incidentals;
  self->reception_is_dinner = own->reception_is_dinner;
  self->is_maximum = own->is_maximum;
  self->local_tenths = own->local_tenths;
  self->claim_days = own->claim_days;
  self->board_cents = own->board_cents;
  self->receipt_cents = own->receipt_cents;
  self->receipt_free = g_strdup (own->receipt_free);
  self->source = g_strdup (own->source);
  self->verified = TRUE;
  return self;
}

/* For a program file that names no policies: the federal rules, whose amounts are all in rates. */
static CohortPolicy *
make_federal (void)
{
  CohortPolicy *self = g_new0 (CohortPolicy, 1);

  self->code = g_strdup (FEDERAL);
  self->name = g_strdup (cohort_vocabulary_get_label ("travel-policy", FEDERAL));
  self->meals = g_strdup (FEDERAL);
  self->lodging = g_strdup (FEDERAL);
  self->deduct_provided = TRUE;
  self->floor_incidentals = TRUE;
  self->partial_permille = COHORT_UNKNOWN;
  self->local_tenths = COHORT_UNKNOWN;
  self->claim_days = COHORT_UNKNOWN;
  self->board_cents = COHORT_UNKNOWN;
  self->receipt_cents = COHORT_UNKNOWN;
  return self;
}

/** cohort_policies_list: Returns: (transfer full) (element-type CohortPolicy): never empty: presets
 * in the program's order, then the county's own */
GPtrArray *
cohort_policies_list (const CohortSnapshot *snapshot)
{
  GPtrArray *presets = cohort_program_get_policies (cohort_snapshot_get_program (snapshot));
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_policy_free);

  for (guint i = 0; i < presets->len; i++)
    g_ptr_array_add (policies, copy_preset (g_ptr_array_index (presets, i)));
  if (presets->len == 0)
    g_ptr_array_add (policies, make_federal ());
  COHORT_FOR_EACH (CohortTravelPolicy, own, snapshot, COHORT_RECORD_TRAVEL_POLICY) {
    g_ptr_array_add (policies, copy_own (own));
  }
  return policies;
}

/** cohort_policy_find: Returns: (transfer full) (nullable): the preset with @code, or the county's
 * own with that id */
CohortPolicy *
cohort_policy_find (const CohortSnapshot *snapshot, const char *code)
{
  g_autoptr (GPtrArray) policies = cohort_policies_list (snapshot);

  for (guint i = 0; i < policies->len; i++) {
    const CohortPolicy *policy = g_ptr_array_index (policies, i);

    if (g_strcmp0 (policy->code, code) == 0)
      return cohort_policy_copy (policy);
  }
  return NULL;
}

/** cohort_policy_get_chosen: Returns: (transfer full): the one the setting names; the first there
 * is when it names none, or one this year's program no longer has */
CohortPolicy *
cohort_policy_get_chosen (const CohortSnapshot *snapshot)
{
  const char *code = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_TRAVEL_POLICY);
  CohortPolicy *found = code != NULL ? cohort_policy_find (snapshot, code) : NULL;
  g_autoptr (GPtrArray) policies = NULL;

  if (found != NULL)
    return found;
  policies = cohort_policies_list (snapshot);
  return cohort_policy_copy (g_ptr_array_index (policies, 0));
}

/** cohort_policy_get_meal_kind: Returns: (nullable) (transfer none): the kind of rate its meals are
 * priced by; %NULL when they are paid as they come */
const char *
cohort_policy_get_meal_kind (const CohortPolicy *self)
{
  if (g_strcmp0 (self->meals, "cap") == 0)
    return "meal-cap";
  if (g_strcmp0 (self->meals, "flat") == 0)
    return "flat-meals";
  return g_strcmp0 (self->meals, "actual") == 0 ? NULL : "mie";
}

/** cohort_policy_pays_meals_spent: Returns: whether meals are claimed as what they cost: without a
 * rate, with a cap, or where the per diem is a maximum (domain.md 3.7) */
gboolean
cohort_policy_pays_meals_spent (const CohortPolicy *self)
{
  return self->is_maximum || g_strcmp0 (self->meals, "cap") == 0
         || g_strcmp0 (self->meals, "actual") == 0;
}

/** cohort_policy_is_maximum_of: Returns: whether @category (nullable) is of the per diem and that is
 * a maximum of what was spent, receipts kept (domain.md 3.7) */
gboolean
cohort_policy_is_maximum_of (const CohortPolicy *self, const char *category)
{
  static const char *const per_diem[]
      = {"meals-per-diem", "meals-actual", "incidentals", "lodging", NULL};

  return self->is_maximum && category != NULL && g_strv_contains (per_diem, category);
}

/** cohort_policy_frees_category: Returns: whether @category (nullable) never needs a receipt, such
 * as mileage, which has none */
gboolean
cohort_policy_frees_category (const CohortPolicy *self, const char *category)
{
  g_auto (GStrv) codes = NULL;

  if (self->receipt_free == NULL || category == NULL)
    return FALSE;
  codes = g_strsplit (self->receipt_free, " ", -1);
  return g_strv_contains ((const char *const *)codes, category);
}

/** cohort_policy_needs_receipt: Returns: whether @cents of @category need a receipt: those of the
 * policy's amount and above, or all when it names none; a per diem that is a maximum is never free
 * of it (domain.md 3.7) */
gboolean
cohort_policy_needs_receipt (const CohortPolicy *self, const char *category, gint64 cents)
{
  gboolean is_below = cohort_is_known (self->receipt_cents) && cohort_is_known (cents)
                      && cents < self->receipt_cents;

  return !is_below
         && (cohort_policy_is_maximum_of (self, category)
             || !cohort_policy_frees_category (self, category));
}
