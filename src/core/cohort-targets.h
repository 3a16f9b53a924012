/* What a team should have, as presets of the program or of the county: soft, never blocking.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-coverage.h"

G_BEGIN_DECLS

#define COHORT_TARGET_CUSTOM "custom" /* code of the county's own */

/** CohortTargetItem: so many people that have one of the roles (and one of the bands, if named). */
typedef struct {
  char *code;
  char *label;    /* as the data has it; where it has none, translated, of the codes below */
  char **roles;   /* (nullable): any role */
  guint bands;    /* cohort_bands_parse(); 0: any */
  char **sectors; /* (nullable): any sector */
  guint least;
} CohortTargetItem;

typedef struct {
  char *code; /* "groups", "sjcoe-example", "custom" */
  char *name; /* translated by gettext where shipped */
  char *source;
  GPtrArray *items; /* CohortTargetItem */
} CohortTarget;

/** CohortTargetResult: how far one item is met; ids belong to the snapshot. */
typedef struct {
  const CohortTargetItem *item;
  guint count;
  GPtrArray *people; /* (element-type utf8) */
} CohortTargetResult;

CohortTarget *cohort_target_new (const char *code) G_GNUC_WARN_UNUSED_RESULT;
CohortTargetItem *cohort_target_add_item (CohortTarget *self); /* borrowed; fill it */
void cohort_target_free (CohortTarget *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortTarget, cohort_target_free)

/* (transfer full) (element-type CohortTarget): those of the program's data, then the county's own
 * ("custom") when it has made one */
GPtrArray *cohort_targets_list (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): the one the county chose (COHORT_SETTING_TARGET), else the first. */
CohortTarget *cohort_targets_get_chosen (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
/* From and to the JSON of COHORT_SETTING_TARGET_CUSTOM. */
CohortTarget *cohort_target_new_custom (const char *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_target_to_json (const CohortTarget *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type CohortTargetResult): of the team or of who goes to @convening. Each
 * person counts for every item she fits. */
GPtrArray *cohort_target_check (const CohortTarget *self,
                                const CohortSnapshot *snapshot,
                                const char *convening,
                                CohortDate day) G_GNUC_WARN_UNUSED_RESULT;
guint cohort_target_count_gaps (const GPtrArray *results);
/* Whether somebody of that role, sector and bands (cohort_bands_parse()) counts for the item. */
gboolean cohort_target_item_fits (const CohortTargetItem *item,
                                  const char *role,
                                  const char *sector,
                                  guint bands);

G_END_DECLS
