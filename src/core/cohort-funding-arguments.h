/* What commands about the plan and about expenses read and say alike.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-arguments.h"

G_BEGIN_DECLS

gboolean cohort_funding_read_link (CohortArguments *arguments,
                                   const char *name,
                                   const CohortSnapshot *snapshot,
                                   CohortRecordKind kind,
                                   char **member,
                                   GError **error);
gboolean cohort_funding_read_convening (CohortArguments *arguments,
                                        const CohortSnapshot *snapshot,
                                        char **member,
                                        GError **error);
gboolean cohort_funding_read_category (CohortArguments *arguments, char **member, GError **error);
gboolean cohort_funding_read_quantity (CohortArguments *arguments,
                                       gint64 *quantity,
                                       gint64 *rate,
                                       GError **error);

gboolean cohort_funding_multiply (gint64 quantity, gint64 rate, gint64 *cents, GError **error);

char *cohort_funding_dup_who (const CohortSnapshot *snapshot,
                              const char *person,
                              const char *payee) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_funding_dup_what (const char *category, gint64 cents) G_GNUC_WARN_UNUSED_RESULT;

gboolean cohort_funding_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
