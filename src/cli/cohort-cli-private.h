/* What the jobs of the command line share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-db.h"
#include "cohort-import.h"
#include "cohort-workbook-import.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

enum { COHORT_CLI_SUCCESS = 0, COHORT_CLI_FAILURE = 1, COHORT_CLI_USAGE = 2 };

typedef struct _CohortCliJob CohortCliJob;

/** CohortCliCall: one call of one job. */
typedef struct {
  const CohortCliJob *job;
  char *path;   /* (owned): of the database */
  char *county; /* (owned) (nullable): --county */
  char **words; /* (owned): the job's name and what follows it */
  CohortMoment moment;
} CohortCliCall;

struct _CohortCliJob {
  const char *name;
  const char *arguments; /* as the usage shows them */
  const char *summary;   /* untranslated */
  int (*run) (CohortCliCall *call);
};

/* Takes the options out of the call's words and leaves @n_least to @n_most of them beside the name.
 */
gboolean cohort_cli_parse (CohortCliCall *call,
                           const GOptionEntry *options,
                           guint n_least,
                           guint n_most,
                           int *status);
/* The database, with its county chosen; says why not on standard error. One that will be written
 * to is backed up first, once a day. */
CohortDb *cohort_cli_open (CohortCliCall *call, gboolean to_write);
/* FALSE, having said so on standard error, when @out is part of the data. */
gboolean cohort_cli_check_out (const CohortCliCall *call, const char *out);
GBytes *cohort_cli_read_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
int cohort_cli_fail (const GError *error);
int cohort_cli_misuse (const CohortCliJob *job, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Standard output is UTF-8 whatever the locale, so that a file made of it is the same everywhere.
 */
void cohort_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void cohort_cli_print_text (const char *text);
void cohort_cli_print_json (JsonNode *node);
void cohort_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* cohort-cli-proposal.c */
void cohort_cli_print_proposal (const CohortProposal *proposal, const char *name);
JsonNode *cohort_cli_proposal_to_json (const CohortProposal *proposal) G_GNUC_WARN_UNUSED_RESULT;

/* cohort-cli-edits.c */
typedef struct {
  gboolean take_conflicts;
  gboolean delete_missing;
  gboolean json;
} CohortCliWorkbookChoices;
CohortChange *cohort_cli_propose_workbook (const CohortSnapshot *snapshot,
                                           const CohortCells *cells,
                                           const char *name,
                                           const CohortMoment *moment,
                                           const CohortCliWorkbookChoices *choices,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* cohort-cli-data.c */
int cohort_cli_init (CohortCliCall *call);
int cohort_cli_import (CohortCliCall *call);
/* cohort-cli-apply.c */
int cohort_cli_apply (CohortCliCall *call);
/* cohort-cli-attach.c */
int cohort_cli_attach (CohortCliCall *call);
/* cohort-cli-export.c */
int cohort_cli_export (CohortCliCall *call);
/* cohort-cli-letters.c */
int cohort_cli_export_letters (CohortCliCall *call);
/* cohort-cli-workbook.c */
int cohort_cli_export_workbook (CohortCliCall *call);
/* cohort-cli-output.c */
int cohort_cli_report (CohortCliCall *call);
/* cohort-cli-log.c */
int cohort_cli_history (CohortCliCall *call);
int cohort_cli_undo (CohortCliCall *call);
int cohort_cli_redo (CohortCliCall *call);
/* cohort-cli-revert.c */
int cohort_cli_revert (CohortCliCall *call);
/* cohort-cli-care.c */
int cohort_cli_check (CohortCliCall *call);
int cohort_cli_backup (CohortCliCall *call);
int cohort_cli_restore (CohortCliCall *call);

G_END_DECLS
