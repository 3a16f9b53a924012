/* Choosing one person: who is suggested first, with the reasons, then a search over all others.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

#define COHORT_TYPE_PERSON_CHOICE (cohort_person_choice_get_type ())
G_DECLARE_FINAL_TYPE (CohortPersonChoice, cohort_person_choice, COHORT, PERSON_CHOICE, GtkBox)

/**
 * cohort_person_choice_new:
 * @suggestions: (transfer full) (nullable) (element-type CohortSubstitute): best first
 * @left_out: (transfer full): a set of the ids of people that cannot be chosen
 *
 * Signal "changed": somebody else is chosen now, or nobody.
 */
GtkWidget *cohort_person_choice_new (CohortSnapshot *snapshot,
                                     const char *convening,
                                     GPtrArray *suggestions,
                                     GHashTable *left_out);
/* (nullable): id of the one chosen */
const char *cohort_person_choice_get_person (CohortPersonChoice *self);
/* (transfer full): who holds a spot at @convening, or waits when @also_waiting */
GHashTable *cohort_person_choice_list_taken (const CohortSnapshot *snapshot,
                                             const char *convening,
                                             gboolean also_waiting) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
