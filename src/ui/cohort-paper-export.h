/* Writing calendars and papers about the team to files the person chooses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  COHORT_PAPER_EXPORT_SIGN_IN,            /* of a convening */
  COHORT_PAPER_EXPORT_CONVENING_CALENDAR, /* of a convening */
  COHORT_PAPER_EXPORT_PERSON_CALENDAR,    /* of a person */
  COHORT_PAPER_EXPORT_YEAR_CALENDAR,
  COHORT_PAPER_EXPORT_ROSTER,
  COHORT_PAPER_EXPORT_COVERAGE,
  COHORT_PAPER_EXPORT_YEAR,
  COHORT_PAPER_EXPORT_PLAN,
} CohortPaperExport;

/* Asks where to and writes it. @widget is in a CohortWindow; @subject: (nullable): the code of a
 * convening or the id of a person, as @kind has it. */
void cohort_paper_export (GtkWidget *widget, CohortPaperExport kind, const char *subject);

G_END_DECLS
