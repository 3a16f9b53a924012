/* From cells to people: what a file would change, shown before anything is written.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-cells.h"
#include "cohort-change.h"
#include "cohort-command.h"
#include "cohort-mapping.h"

G_BEGIN_DECLS

/**
 * CohortOutcome:
 * @COHORT_OUTCOME_CREATE: somebody new
 * @COHORT_OUTCOME_UPDATE: somebody already there, changed
 * @COHORT_OUTCOME_UNCHANGED: somebody already there, as the row says
 * @COHORT_OUTCOME_IGNORED: no person (a total, an empty row) or replaced by a later answer; the
 * reason says which
 * @COHORT_OUTCOME_PROBLEM: holds something, but not enough to know whom it is about; nothing is
 * saved
 *
 * What becomes of a row. A row whose person was kept although something in it cannot be used is a
 * create, update or unchanged one that has problems.
 */
typedef enum {
  COHORT_OUTCOME_CREATE,
  COHORT_OUTCOME_UPDATE,
  COHORT_OUTCOME_UNCHANGED,
  COHORT_OUTCOME_IGNORED,
  COHORT_OUTCOME_PROBLEM,
  COHORT_N_OUTCOMES,
} CohortOutcome;

/** CohortProblem: something in a cell that cannot be used as it is; it is kept as typed. */
typedef struct {
  char *sheet;  /* (nullable): NULL in a CSV file */
  guint row;    /* as the spreadsheet counts, from 1 */
  char *column; /* (nullable): letter; NULL: the whole row */
  char *id;     /* BAD_EMAIL, SEVERAL_EMAILS, BAD_PHONE, NO_NAME, SEVERAL_NAMES, NOBODY,
                 * SHARED_EMAIL, SAME_NAME, ERROR_CELL */
  char *text;   /* a translated sentence */
} CohortProblem;

typedef struct {
  char *sheet; /* (nullable) */
  guint row;
  CohortOutcome outcome;
  char *name;          /* of the person; "" for no person */
  char *person;        /* (nullable): id; of somebody new only once the change is saved */
  GPtrArray *reasons;  /* (element-type utf8): translated sentences: what changes, or why not */
  GPtrArray *problems; /* (element-type CohortProblem) */
} CohortProposalRow;

/** CohortUnmatchedWord: a word kept as typed because nothing is known about it; offered for
 * mapping. */
typedef struct {
  char *field; /* "role", "sector", "bands", "status", "case_member", … */
  char *typed;
  guint n_rows;
} CohortUnmatchedWord;

/** CohortProposal: immutable, may be handed to another thread. */
typedef struct _CohortProposal CohortProposal;

CohortProposal *cohort_import_propose (const CohortSnapshot *snapshot,
                                       const CohortCells *cells,
                                       const CohortMapping *mapping,
                                       const char *file_name,
                                       const CohortMoment *moment,
                                       GCancellable *cancellable,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_proposal_free (CohortProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortProposal, cohort_proposal_free)

/* Borrowed. */
CohortChange *cohort_proposal_get_change (const CohortProposal *self);
CohortMapping *cohort_proposal_get_mapping (const CohortProposal *self); /* as recognized */
GPtrArray *cohort_proposal_get_rows (const CohortProposal *self); /* CohortProposalRow, in order */
guint cohort_proposal_count (const CohortProposal *self, CohortOutcome outcome);
GPtrArray *cohort_proposal_get_problems (const CohortProposal *self); /* CohortProblem, of all */
GPtrArray *cohort_proposal_get_unmatched (const CohortProposal *self); /* CohortUnmatchedWord */
GPtrArray *cohort_proposal_get_notes (const CohortProposal *self); /* utf8, about the file */
char *cohort_proposal_dup_summary (const CohortProposal *self) G_GNUC_WARN_UNUSED_RESULT;

const char *cohort_outcome_get_label (CohortOutcome outcome); /* translated */
const char *cohort_outcome_get_code (CohortOutcome outcome);  /* "create", … in JSON */

/* Whether a file is a program year and no roster: the command program.load loads it. */
gboolean cohort_import_is_program (GBytes *bytes);

G_END_DECLS
