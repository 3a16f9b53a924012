/* The change log: what it says, and that nothing goes past it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "cohort-db-private.h"
#include "cohort-log-values.h"

/* What another program does: a plain connection, without our functions. */
static sqlite3 *
open_foreign (const char *path)
{
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  return sqlite;
}

static void
assert_refused (sqlite3 *sqlite, const char *sql, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cohort_sql_run (sqlite, sql, &error));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_foreign_writes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ana = fixture_add_person (fixture, "Ana");
  g_autofree char *before = dump_db (fixture->db), *after = NULL;
  sqlite3 *foreign = open_foreign (fixture->path);

  assert_refused (foreign, "UPDATE person SET given = 'Eve'", "no such function: cohort_group");
  assert_refused (foreign, "UPDATE person SET given = given", "no such function: cohort_group");
  assert_refused (foreign,
                  "INSERT INTO person (stream, id, made) VALUES (39, zeroblob (16), 1)",
                  "no such function: cohort_group");
  assert_refused (foreign, "DELETE FROM person", "soft delete only");
  assert_refused (foreign, "UPDATE person SET id = zeroblob (16)", "no such function");
  assert_refused (foreign, "DELETE FROM change_entry", "the log is kept");
  assert_refused (foreign, "DELETE FROM change_group", "the log is kept");
  assert_refused (foreign, "UPDATE change_entry SET new = '[]'", "the log does not change");
  sqlite3_close (foreign);
  fixture_reopen (fixture);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
}

/* Our own connection cannot either, unless a change group is open. */
static void
test_write_outside_a_group (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ana = fixture_add_person (fixture, "Ana");

  assert_refused (fixture->db->sqlite, "UPDATE person SET given = 'Eve'",
                  "outside of a change group");
  assert_refused (fixture->db->sqlite, "DELETE FROM person", "soft delete only");
  assert_refused (fixture->db->sqlite, "UPDATE person SET made = 1", "does not change");
  assert_refused (fixture->db->sqlite, "UPDATE person SET stream = 2", "does not change");
}

/* Triggers that were dropped or replaced are back after the next opening. */
static void
test_triggers_come_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ana = fixture_add_person (fixture, "Ana");
  sqlite3 *foreign;

  g_clear_pointer (&fixture->db, cohort_db_close);
  foreign = open_foreign (fixture->path);
  g_assert_true (cohort_sql_run (foreign,
                                 "DROP TRIGGER log_update_person; DROP TRIGGER keep_person;"
                                 "CREATE TRIGGER evil AFTER INSERT ON person BEGIN"
                                 " UPDATE change_group SET who = 'nobody'; END", NULL));
  sqlite3_close (foreign);
  fixture_reopen (fixture);
  foreign = open_foreign (fixture->path);
  assert_refused (foreign, "DELETE FROM person", "soft delete only");
  assert_refused (foreign, "DROP TRIGGER evil", "no such trigger");
  sqlite3_close (foreign);
  fixture_check (fixture->db);
}

static const CohortEntry *
find_entry (const CohortGroup *group, const char *field_group)
{
  for (guint i = 0; i < group->entries->len; i++) {
    const CohortEntry *entry = g_ptr_array_index (group->entries, i);

    if (g_str_equal (entry->group, field_group))
      return entry;
  }
  g_assert_not_reached ();
}

static void
test_entries (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_add_person (fixture, "Ana");
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (fixture->db, NULL);
  g_autoptr (CohortChange) change = cohort_change_new ("person.edit", "Ana", NULL);
  CohortPerson *ana
      = cohort_record_copy (cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, id));
  g_autoptr (GPtrArray) history = NULL;
  const CohortGroup *edit, *add;
  const CohortEntry *entry;

  cohort_set_text (&ana->family, "O’Neill \"Jr.\"");
  cohort_set_text (&ana->merged_into, id);
  cohort_change_put (change, ana);
  fixture_save (fixture, change);
  history = cohort_db_list_history (fixture->db, 2, TRUE, NULL);
  g_assert_cmpint (history->len, ==, 2);
  edit = g_ptr_array_index (history, 0);
  add = g_ptr_array_index (history, 1);

  /* Only the groups of fields that changed. */
  g_assert_cmpint (edit->entries->len, ==, 2);
  entry = find_entry (edit, "name");
  g_assert_cmpstr (entry->table, ==, "person");
  g_assert_cmpstr (entry->row, ==, id);
  g_assert_cmpstr (entry->columns[0], ==, "given");
  g_assert_cmpstr (entry->old_values, ==, "[\"Ana\",null,null]");
  g_assert_cmpstr (entry->new_values, ==, "[\"Ana\",\"O’Neill \\\"Jr.\\\"\",null]");
  entry = find_entry (edit, "merged");
  g_assert_cmpint (strlen (entry->new_values), ==, strlen ("[\"\"]") + 32);

  /* A new row: its life, and what was filled in. */
  g_assert_cmpint (add->entries->len, ==, 2);
  g_assert_null (find_entry (add, "life")->old_values);
  g_assert_cmpstr (find_entry (add, "name")->new_values, ==, "[\"Ana\",null,null]");
  g_assert_cmpstr (add->kind, ==, "person.add");
  g_assert_cmpstr (add->subject, ==, "Ana");
  g_assert_cmpint (add->at, ==, fixture->moment.now - 1);
  g_assert_cmpint (strlen (add->who), >, 0);
  g_assert_cmpstr (add->device, ==, g_get_host_name ());
  g_assert_true (add->undoable);
  g_assert_false (add->undone);
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 5; i++) {
    g_autofree char *name = g_strdup_printf ("P%u", i);
    g_autofree char *id = fixture_add_person (fixture, name);
    g_autoptr (GPtrArray) two = cohort_db_list_history (fixture->db, 2, FALSE, NULL);
    g_autoptr (GPtrArray) all = cohort_db_list_history (fixture->db, 0, FALSE, NULL);

    g_assert_cmpint (two->len, ==, 2);
    g_assert_cmpint (all->len, ==, i + 2);
    g_assert_cmpstr (((CohortGroup *) two->pdata[0])->subject, ==, name);
    g_assert_cmpint (((CohortGroup *) two->pdata[0])->entries->len, ==, 0);
  }
}

static gint64
get_number (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  cohort_sql_get_number (fixture->db->sqlite, sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

/* Stamps only grow: across rows, across restarts, and when the machine's clock is set back. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  const gint64 ahead = ((g_get_real_time () / 1000) + 3600 * 1000) << 16;
  g_autofree char *ana = NULL, *ben = NULL;

  fixture->db->hlc = ahead;
  ana = fixture_add_person (fixture, "Ana");
  g_assert_cmpint (get_number (fixture, "SELECT max(hlc) FROM change_group"), ==, ahead + 1);
  fixture_reopen (fixture);
  ben = fixture_add_person (fixture, "Ben");
  g_assert_cmpint (get_number (fixture, "SELECT max(hlc) FROM change_group"), >, ahead + 1);
  g_assert_cmpint (get_number (fixture,
                               "SELECT count(*) FROM (SELECT hlc <= lag(hlc) OVER (ORDER BY number)"
                               " AS back FROM change_group) WHERE back"),
                   ==, 0);
  g_assert_cmpint (get_number (fixture, "SELECT (SELECT made FROM person WHERE given = 'Ben')"
                                        " > (SELECT made FROM person WHERE given = 'Ana')"), ==, 1);
  fixture_check (fixture->db);
}

static void
test_device (Fixture *fixture, gconstpointer data)
{
  g_autofree guint8 *before = g_memdup2 (fixture->db->device, sizeof fixture->db->device);

  fixture_reopen (fixture);
  g_assert_cmpmem (before, sizeof fixture->db->device, fixture->db->device,
                   sizeof fixture->db->device);
  g_assert_cmpint (get_number (fixture, "SELECT count(DISTINCT device) FROM change_group"), ==, 1);
}

/* What the log keeps, and what only somebody else can have written there. */
static void
test_values (void)
{
  static const struct {
    const char *json;
    int n; /* -1: no values */
  } cases[] = {
    { "[]", 0 },
    { "[\"a [ \\\" {\",-5,null]", 3 },
    { "[[1]]", -1 },
    { "[{}]", -1 },
    { "{}", -1 },
    { "[", -1 },
    { "", -1 },
    { "['a']", -1 },
    { "[/*\"*/1]", -1 },
  };
  static const char *const starts[] = { "", "['\"',", "[/*\"*/" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) node = cohort_log_values_parse (cases[i].json);
    int n = node != NULL ? (int) json_array_get_length (json_node_get_array (node)) : -1;

    g_assert_cmpint (n, ==, cases[i].n);
  }
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++) {
    g_autofree char *brackets = g_strnfill (300000, '[');
    g_autofree char *deep = g_strconcat (starts[i], brackets, NULL);

    g_assert_null (cohort_log_values_parse (deep));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/log/foreign-writes", test_foreign_writes);
  fixture_add ("/log/write-outside-a-group", test_write_outside_a_group);
  fixture_add ("/log/triggers-come-back", test_triggers_come_back);
  fixture_add ("/log/entries", test_entries);
  fixture_add ("/log/limit", test_limit);
  fixture_add ("/log/clock", test_clock);
  fixture_add ("/log/device", test_device);
  g_test_add_func ("/log/values", test_values);
  return g_test_run ();
}
