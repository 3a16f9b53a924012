/* The data of schema 6: reasons that stood in the descriptions of plan lines.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-schema-reasons.h"

#include "cohort-db-private.h"
#include "cohort-log-values.h"

/* Until schema 5 a description ended in "✓ " and the reason, after "; " where it said something
 * before; one more reason came after another "; ✓ ". What somebody wrote elsewhere in it with such
 * a mark is no reason. */
#define MARK       "'✓ '"
#define NEXT       "'; ✓ '"
#define HAS_REASON "(substr(description, 1, 2) = " MARK " OR instr(description, " NEXT ") > 0)"
#define IS_ALL     "substr(description, 1, 2) = " MARK
#define REASON                                                                                     \
  "replace(CASE WHEN " IS_ALL " THEN substr(description, 3)"                                       \
  " ELSE substr(description, instr(description, " NEXT ") + 4) END, " NEXT ", '; ')"
#define DESCRIPTION                                                                                \
  "CASE WHEN " IS_ALL " THEN NULL"                                                                 \
  " ELSE substr(description, 1, instr(description, " NEXT ") - 1) END"

/* The numbers of the table and of its groups of fields, as they are stored. */
#define WRITE_ENTRIES                                                                              \
  "INSERT INTO change_entry (group_number, table_number, stream, row, field_group, old, new)"      \
  " SELECT ?1, 12, stream, id, 2, cohort_values(year, person, convening, description),"            \
  " cohort_values(year, person, convening, " DESCRIPTION ")"                                       \
  " FROM plan_line WHERE stream = ?2 AND " HAS_REASON " UNION ALL"                                 \
  " SELECT ?1, 12, stream, id, 6, cohort_values(NULL), cohort_values(" REASON ")"                  \
  " FROM plan_line WHERE stream = ?2 AND " HAS_REASON
/* Deleted rows, too: an undo may bring them back. */
#define MOVE                                                                                       \
  "UPDATE plan_line SET override_reason = " REASON ", description = " DESCRIPTION                  \
  " WHERE stream = ?2 AND " HAS_REASON " AND ?1 > 0"
/* As after every edit: the way forward ends here. */
#define DROP_UNDONE                                                                                \
  "UPDATE change_group SET state = 'dropped' WHERE stream = ?2 AND state = 'undone'"               \
  " AND undoable = 1 AND number < ?1"
/* Later than every stamp there is. It can be undone, as what came before it could not otherwise. */
#define OPEN_GROUP                                                                                 \
  "INSERT INTO change_group (number, stream, kind, subject, who, device, device_label, hlc, at,"   \
  " undoable) SELECT ?1, ?2, 'plan.reasons', (SELECT count(*) FROM plan_line WHERE stream = ?2"    \
  " AND " HAS_REASON "), ?3, (SELECT v FROM sync_meta WHERE k = 'device'),"                        \
  " (SELECT v FROM sync_meta WHERE k = 'device-label'),"                                           \
  " max(?4, 1 + coalesce((SELECT v FROM sync_meta WHERE k = 'hlc'), 0),"                           \
  " 1 + coalesce((SELECT max(hlc) FROM change_group), 0)), ?5, 1"
#define KEEP_CLOCK                                                                                 \
  "INSERT OR REPLACE INTO sync_meta (k, v) SELECT 'hlc', hlc FROM change_group WHERE number = ?1"  \
  " AND stream = ?2"

static gboolean
run (sqlite3 *sqlite, const char *sql, gint64 group, gint64 stream, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (sqlite, sql, error);

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, group);
  cohort_statement_bind_number (statement, 2, stream);
  return cohort_statement_run (statement, error);
}

static gboolean
open_group (sqlite3 *sqlite, gint64 group, gint64 stream, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (sqlite, OPEN_GROUP, error);
  g_autofree char *who = cohort_db_dup_person ();
  gint64 now = g_get_real_time ();

  if (statement == NULL)
    return FALSE;
  cohort_statement_bind_number (statement, 1, group);
  cohort_statement_bind_number (statement, 2, stream);
  cohort_statement_bind_text (statement, 3, who);
  cohort_statement_bind_number (statement, 4, (now / 1000) << 16);
  cohort_statement_bind_number (statement, 5, now / G_USEC_PER_SEC);
  return cohort_statement_run (statement, error);
}

/* One change of the county's, in its log like any other. */
static gboolean
move_in_stream (sqlite3 *sqlite, gint64 stream, GError **error)
{
  gint64 group;

  return cohort_sql_get_number (sqlite, "SELECT coalesce(max(number), 0) + 1 FROM change_group",
                                &group, error)
         && open_group (sqlite, group, stream, error)
         && run (sqlite, WRITE_ENTRIES, group, stream, error)
         && run (sqlite, MOVE, group, stream, error)
         && run (sqlite, DROP_UNDONE, group, stream, error)
         && run (sqlite, KEEP_CLOCK, group, stream, error);
}

/**
 * cohort_schema_move_reasons:
 *
 * Moves the reasons why a source is charged with what it does not pay for out of the descriptions
 * of plan lines into their own column: for each county that has any one change group, which its log
 * carries to other copies and which can be undone.
 *
 * Returns: whether it succeeded
 */
gboolean
cohort_schema_move_reasons (sqlite3 *sqlite, GError **error)
{
  gint64 stream;

  if (!cohort_log_values_add_function (sqlite, error) || !cohort_db_ensure_device (sqlite, error))
    return FALSE;
  for (;;) {
    if (!cohort_sql_get_number (sqlite,
                                "SELECT coalesce(min(stream), -1) FROM plan_line WHERE " HAS_REASON,
                                &stream, error))
      return FALSE;
    if (stream < 0)
      return TRUE;
    if (!move_in_stream (sqlite, stream, error))
      return FALSE;
  }
}
