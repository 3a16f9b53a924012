/* A county's database on one thread: read it whole, change it by groups, undo them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-change.h"
#include "cohort-command.h"
#include "cohort-snapshot.h"
#include "cohort-store-error.h"

G_BEGIN_DECLS

/**
 * CohortDb:
 *
 * An open database. Blocking; belongs to the thread that opened it. The command line uses it
 * directly, the window through #CohortStore, whose worker owns one.
 */
typedef struct _CohortDb CohortDb;

/* Creates the file (mode 0600, and its folder) when @create; migrates an older one after a dated
 * backup. */
CohortDb *cohort_db_open  (const char *path, gboolean create, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void      cohort_db_close (CohortDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortDb, cohort_db_close)

const char *cohort_db_get_path (CohortDb *self);
/* An id that no other copy has: a new database gets one, and so does one that was restored. */
char       *cohort_db_dup_device (CohortDb *self) G_GNUC_WARN_UNUSED_RESULT;
char       *cohort_default_database_path (void) G_GNUC_WARN_UNUSED_RESULT;

/* The program of a year: the county's own file if it loaded one, else the shipped one. */
CohortProgram *cohort_db_load_program (CohortDb *self, const char *year, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
char         **cohort_db_list_years   (CohortDb *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Chooses the county (and the year, NULL: the first) and makes its contract. Choosing another
 * county later keeps the first one's rows. One change group that is not undone. */
gboolean cohort_db_init            (CohortDb *self, const CohortCounty *county, const char *year,
                                    const CohortMoment *moment, GError **error);
/* 0 when none is chosen. */
int      cohort_db_get_county      (CohortDb *self);
/* For this run only: --county. NO_COUNTY when the database was never begun for it. */
gboolean cohort_db_use_county      (CohortDb *self, int county, GError **error);

CohortSnapshot *cohort_db_load_snapshot (CohortDb *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Saves @change as one change group in one transaction. An empty change, or one that changes
 * nothing, is a success and makes no group. One that sets COHORT_SETTING_YEAR also makes that
 * year's contract. */
gboolean cohort_db_save     (CohortDb *self, const CohortChange *change,
                             const CohortMoment *moment, GError **error);
/* The same of a change that was worked out from @basis, which cohort_db_load_snapshot() gave: STALE
 * when the county is no longer that. */
gboolean cohort_db_save_over (CohortDb *self, const CohortSnapshot *basis,
                              const CohortChange *change, const CohortMoment *moment,
                              GError **error);
/* Runs one command against the present state and saves it. */
gboolean cohort_db_run      (CohortDb *self, JsonObject *command, const CohortMoment *moment,
                             GError **error);

/* All or nothing around several saves, each still a group of its own. No nesting. */
gboolean cohort_db_begin    (CohortDb *self, GError **error);
gboolean cohort_db_commit   (CohortDb *self, GError **error);
void     cohort_db_rollback (CohortDb *self);

/** CohortGroup: one change group as History shows it. */
typedef struct {
  gint64     number;
  char      *kind, *subject, *object;
  char      *sentence;     /* translated */
  char      *who;          /* name of the person at the machine */
  char      *device;       /* its label */
  gint64     at;           /* seconds since 1970, UTC */
  gboolean   undoable;
  gboolean   undone;       /* also when it was taken back long after */
  gint64     undoes;       /* number of the group this one undid, redid or took back, or 0 */
  GPtrArray *entries;      /* CohortEntry */
} CohortGroup;

typedef struct {
  char *table, *row; /* row: UUID */
  char *group;       /* field group: the unit of change */
  char **columns;    /* names of the values, in their order */
  char *old_values;  /* (nullable) JSON array, NULL when the row is new */
  char *new_values;
} CohortEntry;

void cohort_group_free (CohortGroup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortGroup, cohort_group_free)

/* (transfer full) (element-type CohortGroup): newest first; @limit 0 is all; entries only when
 * asked. */
GPtrArray *cohort_db_list_history (CohortDb *self, guint limit, gboolean with_entries,
                                   GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* The sentence of what would be undone or redone next, or NULL when there is nothing. */
char     *cohort_db_dup_undo_sentence (CohortDb *self) G_GNUC_WARN_UNUSED_RESULT;
char     *cohort_db_dup_redo_sentence (CohortDb *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean  cohort_db_undo (CohortDb *self, const CohortMoment *moment, char **sentence,
                          GError **error);
gboolean  cohort_db_redo (CohortDb *self, const CohortMoment *moment, char **sentence,
                          GError **error);

/** CohortRevertReport: what taking back one group long after does. */
typedef struct {
  guint      n_reverted; /* cells and rows put back */
  guint      n_kept;     /* rows left, or left in part, because of what came since; what belongs
                          * to such a row stays with it and is not counted */
  GPtrArray *kept;       /* (element-type utf8): translated, one for each such row: "Priya Raman:
                          * the phone number was changed since, and stays." */
} CohortRevertReport;

void cohort_revert_report_free (CohortRevertReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortRevertReport, cohort_revert_report_free)

/* Takes back group @number, however long ago it was: each cell that still is as it left it; what
 * was edited since is kept and named, and so is a new row that others hang on. One group of its
 * own, kind "revert", which can be undone. With @dry_run nothing is written. */
gboolean cohort_db_revert (CohortDb *self, gint64 number, gboolean dry_run,
                           const CohortMoment *moment, CohortRevertReport **report,
                           GError **error);

/* (transfer full) (element-type utf8): a sentence for each thing wrong; empty when all is well. */
GPtrArray *cohort_db_check   (CohortDb *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   cohort_db_backup  (CohortDb *self, const char *zip_path, GError **error);
/* Replaces what @path holds by the backup's rows; what was there is kept as a dated backup. */
gboolean   cohort_restore    (const char *zip_path, const char *path, GError **error);
/* Once a day of use, the last ten kept; beside whoever has @database open, on any thread. */
gboolean   cohort_backup_daily    (const char *database, const CohortMoment *moment,
                                   GCancellable *cancellable, GError **error);
gboolean   cohort_db_backup_daily (CohortDb *self, const CohortMoment *moment, GError **error);

G_END_DECLS
