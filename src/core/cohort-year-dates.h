/* The days of a year's opportunities one after the other, and where they stand in its months.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-opportunities.h"

G_BEGIN_DECLS

typedef enum {
  COHORT_YEAR_DATE_DEADLINE,
  COHORT_YEAR_DATE_SESSION,
  COHORT_YEAR_DATE_CONVENING,
  COHORT_YEAR_DATE_UNDATED, /* no day is stated: "throughout the year" */
} CohortYearDateKind;

/** CohortYearDate: a deadline or a part of an opportunity. */
typedef struct {
  CohortOpportunity *opportunity;    /* (owned) */
  const CohortOpportunityPart *part; /* (nullable): of @opportunity; NULL for the deadline */
  CohortYearDateKind kind;
  CohortDate start; /* 0: no day is stated */
  CohortDate end;   /* the last day; never before @start */
  gboolean certain;
} CohortYearDate;

/* (transfer full) (element-type CohortYearDate): of @opportunities (element-type
 * CohortOpportunity), in order of their days, those without a day last */
GPtrArray *cohort_year_dates_list (GPtrArray *opportunities) G_GNUC_WARN_UNUSED_RESULT;
/* Tells it from every other of the year, also of a later list. */
char *cohort_year_date_dup_key (const CohortYearDate *self) G_GNUC_WARN_UNUSED_RESULT;

/* Words for people, translated. */
/* What it is beside its opportunity's title: "Last day to apply"; (nullable) */
char *cohort_year_date_dup_what (const CohortYearDate *self) G_GNUC_WARN_UNUSED_RESULT;
/* "Sep 15, 2024"; "January 30-3, 2025, to be confirmed"; "no day is stated" */
char *cohort_year_date_dup_days (const CohortYearDate *self) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): "in 12 days"; NULL when it is past or has no day */
char *cohort_year_date_dup_left (const CohortYearDate *self,
                                 CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
/* All of it in one line: day, title, what, how far off. */
char *cohort_year_date_dup_line (const CohortYearDate *self,
                                 CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

/* A program year as columns of months. */
guint cohort_year_count_months (const CohortProgram *program);
CohortDate cohort_year_get_month (const CohortProgram *program, guint month); /* its first day */
/* "Sep", with the year where it begins or changes: "Jan 2025". */
char *cohort_year_dup_month_name (const CohortProgram *program,
                                  guint month) G_GNUC_WARN_UNUSED_RESULT;
/* In months since the year began, within the year: 2.5 is the middle of the third. */
double cohort_year_get_place (const CohortProgram *program, CohortDate day);

/* The first lane with room from @left to @right, which is then taken. @lanes (element-type double):
 * empty at first. */
guint cohort_year_take_lane (GArray *lanes, double left, double right);

G_END_DECLS
