/* The parts of a zip, each read as a stream and within limits.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-cells-private.h"

G_BEGIN_DECLS

typedef struct _CohortZip CohortZip;
typedef struct _CohortPart CohortPart;

CohortZip *cohort_zip_new  (CohortReading *reading, GBytes *bytes, GError **error);
void       cohort_zip_free (CohortZip *self);
gboolean   cohort_zip_has  (CohortZip *self, const char *path);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortZip, cohort_zip_free)

CohortPart *cohort_part_new         (CohortZip *zip, const char *path, GError **error);
void        cohort_part_free        (CohortPart *self);
int         cohort_part_read        (CohortPart *self, char *buffer, int length);
gboolean    cohort_part_set_damaged (CohortPart *self, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortPart, cohort_part_free)

G_END_DECLS
