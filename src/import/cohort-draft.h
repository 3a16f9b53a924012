/* One row of a roster as the person, membership and answers it speaks of.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-import.h"
#include "cohort-roster-table.h"

G_BEGIN_DECLS

/** CohortDraft: what a row says; a field it says nothing about is empty. */
typedef struct {
  const CohortRow *row;
  CohortPerson *person;         /* (owned): no record of the county yet, only its fields count */
  CohortMembership *membership; /* (owned): likewise, without person and organization */
  GPtrArray *responses;     /* (owned) (element-type CohortResponse): likewise, without person */
  char *organization;       /* (nullable): a county office under its own name */
  char *organization_typed; /* (nullable) */
  const char *organization_sector; /* (nullable): where the name tells it */
  gboolean has_lead;               /* whether lead was answered at all */
  gboolean has_presenter;          /* likewise case_presenter */
  gboolean role_mapped;            /* a person said what the typed role means */
  gboolean bands_mapped;
  gboolean sector_stated; /* in words of its own, not told by role or organization */
  gboolean wants_to_wait; /* asks for the waitlist */
  gint64 answered;        /* seconds of some epoch; 0: not stated */
  GPtrArray *problems;    /* (owned) (element-type CohortProblem) */
} CohortDraft;

/** CohortDraftReader: what a row is read with; all borrowed. */
typedef struct {
  const CohortRosterTable *table;
  const CohortMapping *mapping; /* (nullable) */
  const CohortSynonyms *synonyms;
  CohortProgram *program;
  GPtrArray *unmatched; /* (element-type CohortUnmatchedWord): added to */
} CohortDraftReader;

CohortDraft *cohort_draft_read (const CohortDraftReader *reader,
                                const CohortRow *row) G_GNUC_WARN_UNUSED_RESULT;
void cohort_draft_free (CohortDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortDraft, cohort_draft_free)

const char *
cohort_draft_get_text (const CohortDraftReader *reader, const CohortRow *row, const char *field);

/* Adds a problem for each cell of a column that is read whose formula gives no value. */
void cohort_draft_report_errors (const CohortDraftReader *reader,
                                 const CohortRow *row,
                                 GPtrArray *problems);
void cohort_problem_add (GPtrArray *problems,
                         const CohortRosterTable *table,
                         guint row,
                         int column,
                         const char *id,
                         char *text);
void cohort_problem_free (gpointer problem);

G_END_DECLS
