/* What the commands about people share: whom and where an act is about, and how it is refused.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-arguments.h"

G_BEGIN_DECLS

/** CohortAct: what a command was given; nothing in it is owned. */
typedef struct {
  const CohortSnapshot *snapshot;
  CohortArguments *arguments;
  const CohortMoment *moment;
} CohortAct;

const CohortPerson *cohort_act_get_person (const CohortAct *act, GError **error);
const CohortConvening *cohort_act_get_convening (const CohortAct *act, GError **error);
gboolean cohort_act_get_day (const CohortAct *act,
                             const char *name,
                             CohortDate fallback,
                             CohortDate *day,
                             GError **error);

gboolean cohort_act_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
void cohort_act_put_edited (CohortChange *change, gconstpointer before, gpointer after);
char *cohort_act_dup_code_list (const CohortAct *act,
                                const char *name,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Fields of a person and of a membership, as every command that has them takes them. */
gboolean cohort_act_fill_person (const CohortAct *act, CohortPerson *person, GError **error);
gboolean cohort_act_fill_membership (const CohortAct *act,
                                     CohortMembership *membership,
                                     CohortChange *change,
                                     GError **error);
gboolean cohort_act_names_membership (const CohortAct *act);

G_END_DECLS
