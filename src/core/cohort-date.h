/* Calendar days and instants as text and as numbers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-types.h"

G_BEGIN_DECLS

CohortDate cohort_date_new            (int year, int month, int day);
CohortDate cohort_date_parse          (const char *iso);
gboolean   cohort_date_parse_typed    (const char *text, CohortDate *date, GError **error);
CohortDate cohort_date_today          (void);
void       cohort_date_get_parts      (CohortDate date, int *year, int *month, int *day);
int        cohort_date_get_weekday    (CohortDate date);
char      *cohort_date_format_iso     (CohortDate date) G_GNUC_WARN_UNUSED_RESULT;
char      *cohort_date_format         (CohortDate date) G_GNUC_WARN_UNUSED_RESULT;
char      *cohort_date_format_long    (CohortDate date) G_GNUC_WARN_UNUSED_RESULT;
char      *cohort_date_format_range   (CohortDate from, CohortDate to) G_GNUC_WARN_UNUSED_RESULT;
char      *cohort_date_format_month   (CohortDate date) G_GNUC_WARN_UNUSED_RESULT;
char      *cohort_date_format_column  (CohortDate date, gboolean with_year)
                                       G_GNUC_WARN_UNUSED_RESULT;
char      *cohort_date_format_time    (int hour, int minute) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
