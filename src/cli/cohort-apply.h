/* A file of commands, one JSON object a line.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-db.h"

G_BEGIN_DECLS

typedef struct {
  guint      n_done;
  GPtrArray *refused; /* (element-type utf8): "FILE line 7: …"; only with @each */
} CohortApplied;

CohortApplied *cohort_apply_file    (CohortDb *db, const char *path, gboolean each, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void           cohort_applied_free  (CohortApplied *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortApplied, cohort_applied_free)

G_END_DECLS
