/* Many findings behind one row, which makes their rows when it is unfolded, and only so many.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-findings.h"

G_BEGIN_DECLS

#define COHORT_TYPE_FINDINGS_EXPANDER (cohort_findings_expander_get_type ())
G_DECLARE_FINAL_TYPE (CohortFindingsExpander,
                      cohort_findings_expander,
                      COHORT,
                      FINDINGS_EXPANDER,
                      AdwExpanderRow)

/* @topic: (nullable): one whose chip stands before the title */
GtkWidget *cohort_findings_expander_new (const CohortFinding *topic);
/* Is about the @n of @findings from @first on; it stays unfolded, and as far as they are the same
 * its rows stay. */
void cohort_findings_expander_set (CohortFindingsExpander *self,
                                   const char *title,
                                   GPtrArray *findings,
                                   guint first,
                                   guint n);

G_END_DECLS
