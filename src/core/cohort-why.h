/* "Why this number?": the lines whose sum a figure is, and the rule in words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-ledger.h"

G_BEGIN_DECLS

/** CohortFigure: a figure of one source that can be explained. */
typedef enum {
  COHORT_FIGURE_CAP,
  COHORT_FIGURE_PAID,
  COHORT_FIGURE_APPROVED,
  COHORT_FIGURE_SUBMITTED,
  COHORT_FIGURE_COMMITTED,
  COHORT_FIGURE_AVAILABLE,
  COHORT_FIGURE_DRAFT_INVOICES,
  COHORT_FIGURE_SENT_INVOICES,
  COHORT_FIGURE_RECEIVED,
  COHORT_FIGURE_UNRECOVERED,
  COHORT_FIGURE_UNINVOICED,
  COHORT_N_FIGURES,
} CohortFigure;

typedef struct {
  char *label;  /* "Priya Raman, Lodging, Nov 7, 2024" */
  gint64 cents; /* signed as it is added; COHORT_UNKNOWN: stated for the record, in no sum */
  CohortRecord *record; /* (owned) (nullable): what to open */
} CohortWhyLine;

/** CohortWhy: the known cents of the lines add up to @cents, to the cent. */
typedef struct {
  char *title;      /* "Available" */
  char *formula;    /* a sentence */
  gint64 cents;     /* COHORT_UNKNOWN when the figure is not known */
  GPtrArray *lines; /* (element-type CohortWhyLine) */
} CohortWhy;

CohortWhy *cohort_why_new (const CohortSnapshot *snapshot,
                           const CohortLedger *ledger,
                           const char *source,
                           CohortFigure figure) G_GNUC_WARN_UNUSED_RESULT;
/* Of what is planned, as cohort_ledger_planned(): NULL is any. */
CohortWhy *cohort_why_new_planned (const CohortSnapshot *snapshot,
                                   const CohortLedger *ledger,
                                   const char *source,
                                   const char *person,
                                   const char *convening) G_GNUC_WARN_UNUSED_RESULT;
void cohort_why_free (CohortWhy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortWhy, cohort_why_free)

const char *cohort_figure_get_code (CohortFigure figure);  /* "paid", for --json and tests */
const char *cohort_figure_get_label (CohortFigure figure); /* "Paid", translated */

G_END_DECLS
