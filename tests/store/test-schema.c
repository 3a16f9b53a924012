/* The schema: the registry fits it, each step is taken whole or not at all, old databases open.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "cohort-connection.h"
#include "cohort-db-private.h"
#include "cohort-schema.h"
#include "cohort-statement.h"
#include "cohort-table.h"

#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

static guint
count_groups_with (const CohortTable *table, const char *column)
{
  guint n = 0;

  for (guint i = 0; i < table->n_groups; i++)
    if (g_strv_contains (table->groups[i].columns, column))
      n++;
  return n;
}

static void
test_registry (void)
{
  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    const CohortTable *table = cohort_table_get (kind);
    const CohortRecordClass *klass = cohort_record_kind_get_class (kind);
    guint n_columns = 0;

    g_assert_cmpint (table->kind, ==, kind);
    g_assert_true (cohort_table_find (table->number) == table);
    g_assert_cmpint (table->groups[0].number, ==, COHORT_LIFE_GROUP);
    g_assert_cmpint (count_groups_with (table, "deleted"), ==, 1);
    g_assert_cmpint (count_groups_with (table, "made"), ==, 1);
    for (guint i = 0; i < klass->n_fields; i++)
      if (count_groups_with (table, klass->fields[i].name) != 1)
        g_test_fail_printf ("%s.%s is not in exactly one group", klass->table,
                            klass->fields[i].name);
    for (guint i = 0; i < table->n_groups; i++) {
      g_assert_true (cohort_table_find_group (table, table->groups[i].number) == &table->groups[i]);
      n_columns += g_strv_length ((char **) table->groups[i].columns);
    }
    g_assert_cmpint (n_columns, ==, klass->n_fields + 2);
  }
  g_assert_null (cohort_table_find (999));
}

/* Stored for ever: a number that changes its meaning makes old logs lie. */
static void
test_numbers (void)
{
  static const char *const names[] = {
    "setting", "program_file", "organization", "person", "membership", "response", "attendance",
    "spot_adjustment", "waitlist_entry", "funding_source", "amendment", "plan_line", "plan_split",
    "expense", "expense_split", "payment", "invoice", "invoice_line", "invitation", "distinction",
    "trip", "travel_policy", "travel_rate", "receipt", "letter_part", "letter_template",
    "letter", "opportunity", "opportunity_person", "goal", "goal_person", "activity",
    "activity_person",
  };

  g_assert_cmpint (G_N_ELEMENTS (names), ==, COHORT_N_RECORD_KINDS);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (cohort_table_get_name (cohort_table_find (i + 1)), ==, names[i]);
}

static const char *
get_sql_type (CohortFieldKind kind)
{
  switch (kind) {
  case COHORT_FIELD_ID:
    return "BLOB";
  case COHORT_FIELD_NUMBER:
  case COHORT_FIELD_FLAG:
    return "INTEGER";
  case COHORT_FIELD_TEXT:
  case COHORT_FIELD_DATE:
  default:
    return "TEXT";
  }
}

static void
assert_column (sqlite3 *sqlite, const char *table, const char *column, const char *type)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT type FROM pragma_table_info ('%s') WHERE name = '%s'", table, column);
  g_autoptr (CohortStatement) statement = cohort_statement_new (sqlite, sql, NULL);

  if (cohort_statement_step (statement, NULL) != COHORT_STEP_ROW)
    g_test_fail_printf ("%s.%s is not in the schema", table, column);
  else if (g_strcmp0 (cohort_statement_get_text (statement, 0), type) != 0)
    g_test_fail_printf ("%s.%s is not %s", table, column, type);
}

static void
assert_link (sqlite3 *sqlite, const char *table, const char *column, const char *target)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM pragma_foreign_key_list ('%s') a JOIN"
                     " pragma_foreign_key_list ('%s') b ON a.id = b.id WHERE a.\"from\" = '%s'"
                     " AND b.\"from\" = 'stream' AND a.\"table\" = '%s' AND a.\"to\" = 'id'",
                     table, table, column, target);
  gint64 n;

  g_assert_true (cohort_sql_get_number (sqlite, sql, &n, NULL));
  if (n != 1)
    g_test_fail_printf ("%s.%s does not refer to %s within its stream", table, column, target);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (sqlite3) sqlite = NULL;
  gint64 n;

  g_assert_cmpint (sqlite3_open (fixture->path, &sqlite), ==, SQLITE_OK);
  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    const CohortRecordClass *klass = cohort_record_kind_get_class (kind);
    g_autofree char *strict =
      g_strdup_printf ("SELECT strict FROM pragma_table_list WHERE name = '%s'", klass->table);

    for (guint i = 0; i < klass->n_fields; i++) {
      const CohortField *field = &klass->fields[i];

      assert_column (sqlite, klass->table, field->name, get_sql_type (field->kind));
      if (field->kind == COHORT_FIELD_ID)
        assert_link (sqlite, klass->table, field->name,
                     cohort_record_kind_get_class (field->target)->table);
    }
    g_assert_true (cohort_sql_get_number (sqlite, strict, &n, NULL));
    g_assert_cmpint (n, ==, 1);
  }
}

/* The form of a database as one text; triggers are made anew at each opening. */
static char *
dump_form (sqlite3 *sqlite)
{
  g_autoptr (CohortStatement) statement =
    cohort_statement_new (sqlite, "SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema"
                                  " WHERE type <> 'trigger' ORDER BY name", NULL);
  GString *form = g_string_new (NULL);
  gint64 version, application;

  g_assert_true (cohort_sql_get_number (sqlite, "PRAGMA user_version", &version, NULL));
  g_assert_true (cohort_sql_get_number (sqlite, "PRAGMA application_id", &application, NULL));
  g_string_append_printf (form, "%d %x\n", (int) version, (int) application);
  while (cohort_statement_step (statement, NULL) == COHORT_STEP_ROW)
    g_string_append_printf (form, "%s\n", cohort_statement_get_text (statement, 0));
  return g_string_free (form, FALSE);
}

static gboolean
change_and_fail (sqlite3 *sqlite, GError **error)
{
  if (!cohort_sql_run (sqlite, "ALTER TABLE person ADD COLUMN shoe_size INTEGER;"
                               "CREATE TABLE hat (id INTEGER PRIMARY KEY);"
                               "UPDATE setting SET value = 'hat'", error))
    return FALSE;
  g_set_error_literal (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED, "on purpose");
  return FALSE;
}

static gboolean
change (sqlite3 *sqlite, GError **error)
{
  return cohort_sql_run (sqlite, "ALTER TABLE person ADD COLUMN shoe_size INTEGER", error);
}

static gboolean
break_references (sqlite3 *sqlite, GError **error)
{
  return cohort_sql_run (sqlite, "UPDATE funding_source SET id = zeroblob (16);"
                                 "INSERT INTO amendment (stream, id, made, source)"
                                 " VALUES (39, zeroblob (16), 1, randomblob (16))", error);
}

static void
test_failing_step (Fixture *fixture, gconstpointer data)
{
  const int now = cohort_schema_get_version ();
  const CohortMigration steps[] = {
    { now, NULL, NULL },
    { now + 1, NULL, change_and_fail },
    { now + 2, NULL, change },
  };
  const CohortMigration breaking[] = { { now + 1, NULL, break_references } };
  g_autoptr (sqlite3) sqlite = NULL;
  g_autofree char *before = NULL, *after = NULL, *content = dump_db (fixture->db), *later = NULL;
  g_autoptr (GError) error = NULL;
  gint64 on;

  g_clear_pointer (&fixture->db, cohort_db_close);
  sqlite = cohort_connection_open (fixture->path, FALSE, &error);
  before = dump_form (sqlite);
  g_assert_false (cohort_schema_migrate (sqlite, steps, G_N_ELEMENTS (steps), now + 2, &error));
  g_assert_cmpstr (error->message, ==, "on purpose");
  g_clear_error (&error);
  g_assert_false (cohort_schema_migrate (sqlite, breaking, 1, now + 1, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  after = dump_form (sqlite);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (cohort_sql_get_number (sqlite, "PRAGMA foreign_keys", &on, NULL));
  g_assert_cmpint (on, ==, 1);
  g_clear_pointer (&sqlite, sqlite3_close);

  fixture_reopen (fixture);
  later = dump_db (fixture->db);
  g_assert_cmpstr (content, ==, later);
  fixture_check (fixture->db);
}

static void
test_steps_before_a_failing_one (Fixture *fixture, gconstpointer data)
{
  const int now = cohort_schema_get_version ();
  const CohortMigration steps[] = {
    { now, NULL, NULL },
    { now + 1, NULL, change },
    { now + 2, NULL, change_and_fail },
  };
  const CohortMigration fixed[] = { { now + 2, NULL, NULL } };
  g_autoptr (sqlite3) sqlite = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version;

  g_clear_pointer (&fixture->db, cohort_db_close);
  sqlite = cohort_connection_open (fixture->path, FALSE, &error);
  g_assert_false (cohort_schema_migrate (sqlite, steps, G_N_ELEMENTS (steps), now + 2, &error));
  g_assert_true (cohort_sql_get_number (sqlite, "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, now + 1);
  g_assert_true (cohort_schema_migrate (sqlite, fixed, 1, now + 2, NULL));
  g_assert_true (cohort_sql_get_number (sqlite, "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, now + 2);
}

/* Before the first step there is a copy of what was, and a failure leaves both. */
static void
test_backup_before (Fixture *fixture, gconstpointer data)
{
  const int now = cohort_schema_get_version ();
  const CohortMigration steps[] = {
    { now, NULL, NULL },
    { now + 1, NULL, change_and_fail },
  };
  g_autofree char *ending = g_strdup_printf ("-v%d.db", now);
  g_autofree char *backups = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *before = dump_db (fixture->db), *kept = NULL, *copy = NULL;
  g_autoptr (sqlite3) sqlite = NULL;
  g_autoptr (CohortDb) old = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  GStatBuf info;

  g_clear_pointer (&fixture->db, cohort_db_close);
  g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));
  sqlite = cohort_connection_open (fixture->path, FALSE, &error);
  g_assert_false (
    cohort_db_migrate (sqlite, fixture->path, steps, G_N_ELEMENTS (steps), &error));
  g_assert_cmpstr (error->message, ==, "on purpose");
  g_clear_error (&error);

  dir = g_dir_open (backups, 0, &error);
  g_assert_no_error (error);
  name = g_dir_read_name (dir);
  g_assert_true (g_str_has_prefix (name, "county-20") && g_str_has_suffix (name, ending));
  copy = g_build_filename (backups, name, NULL);
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  old = cohort_db_open (copy, FALSE, &error);
  g_assert_no_error (error);
  kept = dump_db (old);
  g_assert_cmpstr (before, ==, kept);
}

/* In a process of its own, once there is something to read. */
static pid_t
open_in_child (const char *path, int go)
{
  pid_t child = fork ();
  g_autoptr (GError) error = NULL;
  CohortDb *db;
  char byte;

  if (child != 0)
    return child;
  if (read (go, &byte, 1) != 1)
    _exit (2);
  db = cohort_db_open (path, FALSE, &error);
  if (db == NULL)
    g_printerr ("# %s\n", error->message);
  _exit (db != NULL ? 0 : 1);
}

static guint
count_backups (Fixture *fixture, const char *word)
{
  g_autofree char *backups = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);
  guint n = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *copy = g_build_filename (backups, name, NULL);
    GStatBuf info;

    g_assert_cmpint (g_stat (copy, &info), ==, 0);
    g_assert_cmpint (info.st_size, >, 0);
    n += strstr (name, word) != NULL;
  }
  return n;
}

/* Two windows and a command at the end of a day on which Cohort was updated. */
static void
test_opened_at_once (Fixture *fixture, gconstpointer data)
{
  pid_t children[3];
  int go[2];

  fixture_load_schema (fixture->path, "v1-county.sql");
  g_assert_cmpint (pipe (go), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    children[i] = open_in_child (fixture->path, go[0]);
  g_assert_cmpint (write (go[1], "123", 3), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++) {
    int status = -1;

    g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
    g_assert_cmpint (status, ==, 0);
  }
  close (go[0]);
  close (go[1]);
  fixture->db = cohort_db_open (fixture->path, FALSE, NULL);
  fixture_check (fixture->db);
  g_assert_cmpuint (count_backups (fixture, "-v1"), >, 0);
}

/* A copy that was made in the same second stays. */
static void
test_backup_there (Fixture *fixture, gconstpointer data)
{
  int now = cohort_schema_get_version ();
  const CohortMigration steps[] = { { now, NULL, NULL }, { now + 1, NULL, change_and_fail } };
  g_autofree char *ending = g_strdup_printf ("-v%d", now);

  g_clear_pointer (&fixture->db, cohort_db_close);
  for (guint i = 0; i < 5; i++) {
    g_autoptr (sqlite3) sqlite = cohort_connection_open (fixture->path, FALSE, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (
      cohort_db_migrate (sqlite, fixture->path, steps, G_N_ELEMENTS (steps), &error));
    g_assert_cmpstr (error->message, ==, "on purpose");
  }
  g_assert_cmpuint (count_backups (fixture, ending), ==, 5);
}

/* Databases as released versions left them: vN-NAME.sql. Each must become what a new one is. */
static void
test_old_database (Fixture *fixture, gconstpointer data)
{
  const char *name = data;
  g_autofree char *fresh_path = g_build_filename (fixture->folder, "fresh.db", NULL);
  g_autofree char *fresh_form = NULL, *old_form = NULL, *sentence = NULL;
  g_autoptr (sqlite3) old = NULL, fresh = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;

  fixture_load_schema (fixture->path, name);
  fixture->db = cohort_db_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  fixture_check (fixture->db);
  snapshot = cohort_db_load_snapshot (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len, ==, 2);
  g_assert_true (cohort_db_redo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
  sentence = cohort_db_dup_undo_sentence (fixture->db);
  g_assert_nonnull (sentence);

  cohort_db_close (cohort_db_open (fresh_path, TRUE, NULL));
  g_assert_cmpint (sqlite3_open (fixture->path, &old), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_open (fresh_path, &fresh), ==, SQLITE_OK);
  old_form = dump_form (old);
  fresh_form = dump_form (fresh);
  g_assert_cmpstr (old_form, ==, fresh_form);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) fixtures = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/registry", test_registry);
  g_test_add_func ("/schema/numbers", test_numbers);
  fixture_add ("/schema/columns", test_columns);
  fixture_add ("/schema/failing-step", test_failing_step);
  fixture_add ("/schema/steps-before-a-failing-one", test_steps_before_a_failing_one);

  fixture_add ("/schema/backup-before", test_backup_before);
  fixture_add ("/schema/backup-there", test_backup_there);
  fixture_add_folder ("/schema/opened-at-once", test_opened_at_once);

  folder = g_test_build_filename (G_TEST_DIST, "store", "fixtures", "schema", NULL);
  fixtures = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (fixtures);
  while ((name = g_dir_read_name (fixtures)) != NULL) {
    g_autofree char *path = g_strconcat ("/schema/old/", name, NULL);

    g_ptr_array_add (names, g_strdup (name));
    g_test_add_vtable (path, sizeof (Fixture), g_ptr_array_index (names, names->len - 1),
                       (GTestFixtureFunc) fixture_set_up_folder,
                       (GTestFixtureFunc) test_old_database, (GTestFixtureFunc) fixture_tear_down);
  }
  return g_test_run ();
}
