/* What a delegation lacks: by the chosen targets, and by the grade bands of school.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-delegation-private.h"

#include "cohort-placement.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define SCHOOL_BANDS "tk-2 3-5 6-8 9-12"

static guint
collect_bands (const CohortSnapshot *snapshot,
               const char *convening,
               gboolean system_fills,
               CohortDate day)
{
  g_autoptr (GArray) placements = cohort_placements_new (snapshot, convening, day);
  guint bands = 0;

  for (guint i = 0; i < placements->len; i++) {
    const CohortPlacement *placement = &g_array_index (placements, CohortPlacement, i);

    if (placement->state != COHORT_CELL_BENCH)
      bands |= system_fills ? cohort_placement_fill_bands (placement->bands) : placement->bands;
  }
  return bands;
}

/** cohort_lack_init: @self: (out caller-allocates): looks at who goes to @convening; what it points
 * to lives no longer than @snapshot */
void
cohort_lack_init (CohortLack *self,
                  const CohortSnapshot *snapshot,
                  const char *convening,
                  CohortDate day)
{
  self->target = cohort_targets_get_chosen (snapshot);
  self->results = self->target != NULL
                      ? cohort_target_check (self->target, snapshot, convening, day)
                      : g_ptr_array_new ();
  self->system_fills = cohort_placement_system_fills (snapshot);
  self->bands = cohort_bands_parse (SCHOOL_BANDS)
                & ~collect_bands (snapshot, convening, self->system_fills, day);
}

/** cohort_lack_clear: frees what cohort_lack_init() made */
void
cohort_lack_clear (CohortLack *self)
{
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->target, cohort_target_free);
}

/** cohort_lack_count_missing: Returns: how many people the item of @result still wants */
guint
cohort_lack_count_missing (const CohortTargetResult *result)
{
  return result->item->least > result->count ? result->item->least - result->count : 0;
}

/**
 * cohort_delegation_list_gaps:
 * @convening: its code
 * @day: the day of the team
 *
 * Soft: nothing is refused for a gap. An item that wants two more is named twice, once for each
 * spot.
 *
 * Returns: (transfer full) (element-type utf8): what nobody who goes brings: the items of the
 * chosen target, then the grade bands of school
 */
GPtrArray *
cohort_delegation_list_gaps (const CohortSnapshot *snapshot, const char *convening, CohortDate day)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (g_free);
  g_auto (CohortLack) lack;

  cohort_lack_init (&lack, snapshot, convening, day);
  for (guint i = 0; i < lack.results->len; i++) {
    const CohortTargetResult *result = g_ptr_array_index (lack.results, i);

    for (guint n = cohort_lack_count_missing (result); n > 0; n--)
      g_ptr_array_add (gaps, g_strdup (result->item->label));
  }
  for (guint bit = 1; bit <= lack.bands; bit <<= 1) {
    g_autofree char *code = cohort_bands_format (lack.bands & bit);
    g_autofree char *label = cohort_bands_dup_label (code);

    if (lack.bands & bit)
      /* Translators: a grade band such as "9–12". */
      g_ptr_array_add (gaps, g_strdup_printf (_ ("Grades %s"), label));
  }
  return gaps;
}
