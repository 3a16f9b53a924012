/* Papers and calendars that `export` writes beside letters and money.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command.h"

G_BEGIN_DECLS

/** CohortCliPaper: what was asked for; nothing here is owned. */
typedef struct {
  const CohortSnapshot *snapshot;
  CohortMoment moment;
  const char *const *people; /* (nullable): ids */
  const char *convening;     /* (nullable): as it was typed */
  gboolean include_private;
} CohortCliPaper;

typedef gboolean (*CohortCliPaperFunc) (const CohortCliPaper *paper,
                                        const char *path,
                                        GError **error);

/* @convening: (nullable): as it was typed */
gboolean cohort_cli_check_convening (const CohortSnapshot *snapshot,
                                     const char *convening,
                                     gboolean required,
                                     GError **error);
CohortCliPaperFunc cohort_cli_find_paper (const char *kind, const char *path);

G_END_DECLS
