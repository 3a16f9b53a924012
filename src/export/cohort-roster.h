/* The county's roster as an Excel workbook: people, coverage, spots and money, and what is unknown.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/**
 * CohortRosterOptions:
 * @today: the day whose team it shows
 * @exported_at: seconds since 1970, UTC; also the workbook's date of creation, so that the same
 *   snapshot written twice is the same file
 * @version: Cohort's
 * @person_ids: (nullable) (array zero-terminated=1): these people in this order; %NULL: everybody
 *   by name
 * @include_private: whether needs and notes leave the house in this file
 */
typedef struct {
  CohortDate         today;
  gint64             exported_at;
  const char        *version;
  const char *const *person_ids;
  gboolean           include_private;
} CohortRosterOptions;

gboolean cohort_roster_write (const CohortSnapshot      *snapshot,
                              const CohortRosterOptions *options,
                              const char                *path,
                              GCancellable              *cancellable,
                              GError                   **error);

G_END_DECLS
