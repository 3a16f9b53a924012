/* Letters to people as one accessible PDF.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/**
 * CohortLettersOptions:
 * @today: the date of the letters and the day whose team they go to
 * @exported_at: seconds since 1970, UTC: when the PDF says it was made
 * @template: (nullable): a letter template; %NULL: the welcome letter in each person's language
 * @person_ids: (nullable) (array zero-terminated=1): these people in this order; %NULL: the team by
 *   name
 */
typedef struct {
  CohortDate         today;
  gint64             exported_at;
  GBytes            *template;
  const char *const *person_ids;
} CohortLettersOptions;

/* Called in the thread that writes. */
typedef void (*CohortLettersProgress) (guint done, guint total, gpointer user_data);

gboolean cohort_letters_write_pdf (const CohortSnapshot       *snapshot,
                                   const CohortLettersOptions *options,
                                   const char                 *path,
                                   CohortLettersProgress       progress,
                                   gpointer                    user_data,
                                   GCancellable               *cancellable,
                                   GError                    **error);

G_END_DECLS
