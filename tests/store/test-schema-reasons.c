/* A database of schema 5: reasons leave the descriptions of plan lines, and the log says so.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "cohort-connection.h"
#include "cohort-funding.h"
#include "cohort-schema.h"
#include "cohort-statement.h"

/* Each line of the plan: what it is of, what stood in its description, and what it has now. */
static const struct {
  const char *category;
  gint64 cents;
  const char *before;
  const char *description;
  const char *reason;
} lines[] = {
    {"lodging", 30000, "✓ The board agreed", NULL, "The board agreed"},
    {"airfare", 21000, "Flight; ✓ Agreed; in May; ✓ Agreed again", "Flight",
     "Agreed; in May; Agreed again"},
    {"materials", 2000, "Line one\nline \"two\"; ✓ Last of its kind", "Line one\nline \"two\"",
     "Last of its kind"},
    {"materials", 1000, "Booked ✓ and paid", "Booked ✓ and paid", NULL},
    {"mileage", 5000, "✓ By word of mouth", NULL, "By word of mouth"}, /* deleted */
};

/* The rows as schema 5 left them, in tables as its steps make them, and then @more. */
static void
open_old (Fixture *fixture, const char *more)
{
  guint n_steps;
  const CohortMigration *steps = cohort_schema_get_migrations (&n_steps);
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "store", "fixtures", "v5-plan.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3) sqlite = cohort_connection_open (fixture->path, TRUE, &error);

  g_assert_no_error (error);
  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  cohort_schema_migrate (sqlite, steps, n_steps, 5, &error);
  g_assert_no_error (error);
  cohort_sql_run (sqlite, "PRAGMA foreign_keys = OFF", NULL);
  if (cohort_sql_run (sqlite, sql, &error))
    cohort_sql_run (sqlite, more, &error);
  g_assert_no_error (error);
  g_clear_pointer (&sqlite, sqlite3_close);
  fixture->db = cohort_db_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
}

static void
assert_lines (Fixture *fixture, gboolean is_moved)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (fixture->db, &error);
  guint n = 0;

  g_assert_no_error (error);
  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    g_assert_cmpint (n, <, G_N_ELEMENTS (lines));
    g_assert_cmpstr (line->category, ==, lines[n].category);
    g_assert_cmpint (line->amount_cents, ==, lines[n].cents);
    g_assert_cmpstr (line->description, ==, is_moved ? lines[n].description : lines[n].before);
    g_assert_cmpstr (line->override_reason, ==, is_moved ? lines[n].reason : NULL);
    n++;
  }
  g_assert_cmpint (n, >=, G_N_ELEMENTS (lines) - 1);
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *again = NULL, *once = NULL;
  const CohortGroup *group;
  guint n_entries;

  open_old (fixture, "");
  fixture_check (fixture->db);
  assert_lines (fixture, TRUE);
  history = cohort_db_list_history (fixture->db, 1, TRUE, NULL);
  group = g_ptr_array_index (history, 0);
  n_entries = group->entries->len;
  g_assert_cmpstr (group->kind, ==, "plan.reasons");
  g_assert_cmpstr (group->subject, ==, "4");
  g_assert_true (group->undoable);
  g_assert_cmpint (n_entries, ==, 8);

  /* Nothing is moved twice. */
  once = dump_db (fixture->db);
  fixture_reopen (fixture);
  again = dump_db (fixture->db);
  g_assert_cmpstr (once, ==, again);
}

/* What was undone before stays so: there is no way forward past the change. */
static void
test_way_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_old (fixture, "");
  g_assert_false (cohort_db_redo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING);
  g_clear_error (&error);

  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, NULL));
  fixture_check (fixture->db);
  assert_lines (fixture, FALSE);
  g_assert_true (cohort_db_redo (fixture->db, &fixture->moment, NULL, NULL));
  fixture_check (fixture->db);
  assert_lines (fixture, TRUE);

  /* All the way back, through lines that are gone and edited ones. */
  while (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error))
    fixture_check (fixture->db);
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  while (cohort_db_redo (fixture->db, &fixture->moment, NULL, &error))
    fixture_check (fixture->db);
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING);
  assert_lines (fixture, TRUE);
}

/* A copy without an identity, as out of a backup, gets one; a second county has a change of its
 * own.
 */
static void
test_two_counties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) history = NULL;
  const CohortGroup *group;

  open_old (fixture, "DELETE FROM sync_meta WHERE k LIKE 'device%';"
                     "INSERT INTO change_group (number, stream, kind, subject, who, device,"
                     " device_label, hlc, at, undoable) SELECT 90, 7, 'plan.add', 'the team', who,"
                     " device, device_label, max(hlc) + 1, at, 1 FROM change_group;"
                     "INSERT INTO plan_line (stream, id, made, description) VALUES"
                     " (7, randomblob(16), 9, '✓ Ours');"
                     "INSERT INTO change_entry SELECT 900, 90, 12, 7, id, 1, NULL, '[0,9]' FROM"
                     " plan_line WHERE stream = 7;"
                     "INSERT INTO change_entry SELECT 901, 90, 12, 7, id, 2, NULL,"
                     " '[null,null,null,\"✓ Ours\"]' FROM plan_line WHERE stream = 7");
  fixture_check (fixture->db);
  assert_lines (fixture, TRUE);
  g_assert_true (cohort_db_use_county (fixture->db, 7, NULL));
  history = cohort_db_list_history (fixture->db, 0, TRUE, NULL);
  g_assert_cmpint (history->len, ==, 2);
  group = g_ptr_array_index (history, 0);
  g_assert_cmpstr (group->kind, ==, "plan.reasons");
  g_assert_cmpstr (group->subject, ==, "1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_folder ("/schema/reasons/moved", test_moved);
  fixture_add_folder ("/schema/reasons/way-back", test_way_back);
  fixture_add_folder ("/schema/reasons/two-counties", test_two_counties);
  return g_test_run ();
}
