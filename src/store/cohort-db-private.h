/* What the files of CohortDb share with each other.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "cohort-db.h"
#include "cohort-schema.h"
#include "cohort-statement.h"
#include "cohort-table.h"

G_BEGIN_DECLS

struct _CohortDb {
  sqlite3         *sqlite; /* (owned) */
  char            *path;
  GThread         *thread; /* the only one that may use it */
  int              county; /* whose rows are looked at; 0: none chosen */
  guint8           device[16]; /* this copy's identity */
  char            *device_label;
  gint64           hlc;   /* hybrid logical clock: last stamp given out */
  gint64           group; /* number of the open change group, 0 without one */
  gboolean         in_batch; /* between cohort_db_begin() and cohort_db_commit() */
  gint64           data_version; /* changes when another connection has written */
  CohortSnapshot  *snapshot; /* (owned) (nullable): of what is in the file, for county */
  GHashTable      *programs; /* (owned) (element-type utf8 CohortProgram): by year, for county */
  GHashTable      *shipped;  /* (owned) (element-type utf8 CohortProgram): by year, for any */
  gint64           n_changes; /* rows written when the act began */
  CohortStatement *upserts[COHORT_N_RECORD_KINDS]; /* (owned) (nullable) */
};

/* Head of a change group that is about to be written. */
typedef struct {
  const char         *kind;
  const char         *subject;
  const char         *object; /* (nullable) */
  gboolean            undoable;
  gint64              undoes; /* 0: none */
  const CohortMoment *moment;
} CohortGroupHead;

/* What a change group says of itself. */
typedef struct {
  char  *kind;
  char  *subject;
  char  *object; /* (nullable) */
  gint64 undoes; /* 0: none */
} CohortGroupWords;

/* One entry of the log; all of it is the reader's, until the next one. */
typedef struct {
  const CohortTable      *table;
  const CohortFieldGroup *group;
  gint64                  stream;
  sqlite3_value          *row;
  const char             *before; /* (nullable): JSON, see cohort-log-values.h; NULL in a new row */
  const char             *after;
} CohortLogEntry;

typedef gboolean (*CohortLogEntryFunc) (CohortDb *self, const CohortLogEntry *entry, gpointer data,
                                        GError **error);

/* cohort-db-entries.c */
void     cohort_group_words_clear (CohortGroupWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CohortGroupWords, cohort_group_words_clear)
gboolean cohort_db_load_words      (CohortDb *self, gint64 number, CohortGroupWords *words,
                                    GError **error);
char    *cohort_db_describe_group  (CohortDb *self, gint64 number, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_db_set_damaged     (GError **error);
gboolean cohort_db_walk_entries    (CohortDb *self, gint64 number, CohortLogEntryFunc func,
                                    gpointer data, GError **error);

/* cohort-db-history.c */
GHashTable *cohort_db_load_reverted (CohortDb *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* cohort-db-log.c */
gboolean cohort_db_add_functions   (CohortDb *self, GError **error);
gboolean cohort_db_ensure_device   (sqlite3 *sqlite, GError **error);
char    *cohort_db_dup_person      (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_db_load_meta       (CohortDb *self, GError **error);
gboolean cohort_db_set_meta        (CohortDb *self, const char *key, gint64 value, GError **error);
gboolean cohort_db_begin_act       (CohortDb *self, GError **error);
gboolean cohort_db_end_act         (CohortDb *self, gboolean ok, GError **error);
gboolean cohort_db_open_group      (CohortDb *self, const CohortGroupHead *head, GError **error);
gboolean cohort_db_close_group     (CohortDb *self, gboolean *wrote, GError **error);
void     cohort_db_forget          (CohortDb *self);

/* cohort-db-load.c */
gboolean cohort_db_refresh         (CohortDb *self, GError **error);
CohortRecord *cohort_db_find_record (CohortDb *self, CohortRecordKind kind, const char *id,
                                     GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* cohort-db-save.c */
gboolean cohort_db_check_county    (CohortDb *self, GError **error);
gboolean cohort_db_drop_undone     (CohortDb *self, GError **error);
gboolean cohort_db_write_records   (CohortDb *self, const CohortChange *change, GError **error);
gboolean cohort_db_write           (CohortDb *self, const CohortChange *change, gboolean undoable,
                                    const CohortMoment *moment, GError **error);

/* cohort-db-check.c, cohort-db-money.c */
gboolean cohort_db_check_form      (CohortDb *self, GPtrArray *sentences, GError **error);
gboolean cohort_db_check_money     (CohortDb *self, GPtrArray *sentences, GError **error);

/* cohort-db-attach.c */
gboolean cohort_db_check_attachments (CohortDb *self, GPtrArray *sentences, GError **error);

/* cohort-db.c */
gboolean cohort_db_migrate           (sqlite3 *sqlite, const char *path,
                                      const CohortMigration *steps, guint n_steps, GError **error);
gboolean cohort_db_load_county       (CohortDb *self, GError **error);
char    *cohort_db_build_backup_path (const char *path, const char *stamp, const char *suffix)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
