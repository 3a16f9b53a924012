/* The check finds what is wrong, and says nothing of what is right.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <sqlite3.h>

/* What is done to the file behind our back, and a piece of the sentence that must tell of it. */
static const struct {
  const char *name;
  const char *sql;
  const char *words;
} damages[] = {
    {"row", "DROP TRIGGER log_update_person; UPDATE person SET given = 'Eve' WHERE given = 'Ana'",
     "does not lead to what is stored"},
    {"entry",
     "DROP TRIGGER keep_change_entry; DELETE FROM change_entry WHERE old IS NULL AND field_group = "
     "2"
     " AND table_number = 4",
     "Gaps"},
    {"json",
     "DROP TRIGGER fix_change_entry; UPDATE change_entry SET new = '[' WHERE old IS NOT NULL",
     "cannot be read"},
    {"empty",
     "INSERT INTO change_group (number, stream, kind, subject, who, device, device_label, hlc, at,"
     " undoable) VALUES (99, 39, 'x', 'x', 'x', zeroblob (16), 'x', 9e15 / 1, 1, 1)",
     "are empty"},
    {"undone", "UPDATE change_group SET state = 'undone' WHERE number = 2", "before later ones"},
    {"undone-by-nobody", "UPDATE change_group SET state = 'dropped' WHERE number = 2",
     "nothing undid"},
    {"stamp", "UPDATE change_group SET hlc = 1 WHERE number = 3", "earlier than the one before"},
    {"reference",
     "PRAGMA foreign_keys = OFF; DROP TRIGGER log_update_person;"
     "UPDATE person SET merged_into = zeroblob (16) WHERE given = 'Ana'",
     "refer to what is not in"},
    {"column", "ALTER TABLE payment RENAME COLUMN reference TO note", "is not as it should be"},
};

static void
test_damage (Fixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *ana = fixture_add_person (fixture, "Ana");
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (fixture->db, NULL);
  g_autoptr (CohortChange) change = cohort_change_new ("person.edit", "Ana", NULL);
  CohortPerson *edited
      = cohort_record_copy (cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, ana));
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  sqlite3 *sqlite = NULL;
  char *message = NULL;

  cohort_set_text (&edited->family, "Ruiz");
  cohort_change_put (change, edited);
  fixture_save (fixture, change);
  before = cohort_db_check (fixture->db, NULL);
  g_assert_cmpint (before->len, ==, 0);

  g_assert_cmpint (sqlite3_open (fixture->path, &sqlite), ==, SQLITE_OK);
  sqlite3_exec (sqlite, damages[i].sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (sqlite);

  after = cohort_db_check (fixture->db, NULL);
  for (guint n = 0; after != NULL && n < after->len; n++)
    g_string_append_printf (all, "%s\n", (char *) g_ptr_array_index (after, n));
  g_test_message ("%s", all->str);
  g_assert_nonnull (strstr (all->str, damages[i].words));
}

static void
test_money (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CohortChange) change = cohort_change_new ("batch", "x", NULL);
  CohortExpense *expense = cohort_record_new (COHORT_RECORD_EXPENSE, NULL);
  CohortExpenseSplit *split = cohort_record_new (COHORT_RECORD_EXPENSE_SPLIT, NULL);
  g_autoptr (GPtrArray) sentences = NULL;

  expense->claimed_cents = 15000;
  expense->purpose = g_strdup ("Registration");
  split->expense = g_strdup (expense->record.id);
  split->cents = 14999;
  cohort_change_put (change, expense);
  cohort_change_put (change, split);
  fixture_save (fixture, change);
  sentences = cohort_db_check (fixture->db, NULL);
  g_assert_cmpint (sentences->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (sentences, 0), "Registration"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autofree char *name = g_strconcat ("/check/", damages[i].name, NULL);

    g_test_add (name, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_damage,
                fixture_tear_down);
  }
  fixture_add ("/check/money", test_money);
  return g_test_run ();
}
