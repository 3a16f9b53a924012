/* What stands at the top of a county's letters.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

#include <cairo.h>

G_BEGIN_DECLS

/** CohortLetterhead: office, address and logo, decoded once for all letters. Immutable. */
typedef struct _CohortLetterhead CohortLetterhead;

CohortLetterhead *cohort_letterhead_new   (const CohortSnapshot *snapshot, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
CohortLetterhead *cohort_letterhead_ref   (CohortLetterhead *self);
void              cohort_letterhead_unref (CohortLetterhead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortLetterhead, cohort_letterhead_unref)

const char      *cohort_letterhead_get_office  (const CohortLetterhead *self);
const char      *cohort_letterhead_get_address (const CohortLetterhead *self); /* (nullable) */
cairo_surface_t *cohort_letterhead_get_logo    (const CohortLetterhead *self); /* (nullable) */

G_END_DECLS
