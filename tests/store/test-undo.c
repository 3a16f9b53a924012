/* Undo and redo: k steps back is k steps ago, to the bit, also after a restart.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <sqlite3.h>

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->moment.now++;
  cohort_db_undo (fixture->db, &fixture->moment, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->moment.now++;
  cohort_db_redo (fixture->db, &fixture->moment, NULL, &error);
  g_assert_no_error (error);
}

static void
save_random (Fixture *fixture, GRand *rand)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (fixture->db, NULL);
  g_autoptr (CohortChange) change = make_random_change (rand, snapshot, 8);

  fixture_save (fixture, change);
}

static void
assert_state (Fixture *fixture, GPtrArray *states, guint position)
{
  g_autofree char *state = dump_db (fixture->db);

  g_assert_cmpstr (state, ==, g_ptr_array_index (states, position));
}

/* A model: the states so far and where we are among them. Random steps must agree with it. */
static void
walk (Fixture *fixture, guint32 seed, guint n_steps)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint position = 0;

  g_ptr_array_add (states, dump_db (fixture->db));
  for (guint step = 0; step < n_steps; step++) {
    int what = g_rand_int_range (rand, 0, 10);
    g_autofree char *sentence = NULL;

    if (what < 4) {
      g_autofree char *state = NULL;

      save_random (fixture, rand);
      state = dump_db (fixture->db);
      if (g_str_equal (state, g_ptr_array_index (states, position)))
        continue;
      g_ptr_array_set_size (states, (gint) position + 1);
      g_ptr_array_add (states, g_steal_pointer (&state));
      position++;
    } else if (what < 7 && position > 0) {
      undo (fixture);
      position--;
    } else if (what < 9 && position + 1 < states->len) {
      redo (fixture);
      position++;
    } else {
      fixture_reopen (fixture);
    }
    assert_state (fixture, states, position);
    sentence = cohort_db_dup_undo_sentence (fixture->db);
    g_assert_cmpint (sentence != NULL, ==, position > 0);
  }
  fixture_check (fixture->db);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  walk (fixture, GPOINTER_TO_UINT (data), g_test_slow () ? 2000 : 120);
}

static void
test_all_the_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  const guint n = 25;

  g_ptr_array_add (states, dump_db (fixture->db));
  while (states->len <= n) {
    g_autofree char *state = NULL;

    save_random (fixture, rand);
    state = dump_db (fixture->db);
    if (!g_str_equal (state, g_ptr_array_index (states, states->len - 1)))
      g_ptr_array_add (states, g_steal_pointer (&state));
  }
  for (guint times = 0; times < 2; times++) {
    for (guint k = n; k > 0; k--) {
      undo (fixture);
      assert_state (fixture, states, k - 1);
    }
    for (guint k = 1; k <= n; k++) {
      redo (fixture);
      assert_state (fixture, states, k);
    }
  }
  fixture_check (fixture->db);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Choosing the county is not undone. */
  g_assert_false (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_false (cohort_db_redo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING);
}

static void
test_edit_ends_redo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ana = fixture_add_person (fixture, "Ana");
  g_autofree char *ben = NULL, *redo_sentence = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const CohortGroup *group;

  undo (fixture);
  ben = fixture_add_person (fixture, "Ben");
  redo_sentence = cohort_db_dup_redo_sentence (fixture->db);
  g_assert_null (redo_sentence);
  g_assert_false (cohort_db_redo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING);

  /* History keeps what was undone: init, Ana, the undo, Ben. */
  history = cohort_db_list_history (fixture->db, 0, FALSE, NULL);
  g_assert_cmpint (history->len, ==, 4);
  group = g_ptr_array_index (history, 2);
  g_assert_cmpstr (group->subject, ==, "Ana");
  g_assert_true (group->undone);
}

static void
test_no_change_no_group (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ana = fixture_add_person (fixture, "Ana");
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (fixture->db, NULL);
  g_autoptr (CohortChange) same = cohort_change_new ("batch", "x", NULL);
  g_autoptr (CohortChange) empty = cohort_change_new ("batch", "x", NULL);
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *sentence = NULL;

  cohort_change_put (
      same, cohort_record_copy (cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, ana)));
  undo (fixture);
  redo (fixture);
  undo (fixture);
  redo (fixture);
  fixture_save (fixture, same);
  fixture_save (fixture, empty);
  history = cohort_db_list_history (fixture->db, 0, FALSE, NULL);
  g_assert_cmpint (history->len, ==, 6);
  sentence = cohort_db_dup_undo_sentence (fixture->db);
  g_assert_nonnull (sentence);
}

/* What a sync may do: a later change the way back does not know of. */
static void
test_changed_since (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ana = fixture_add_person (fixture, "Ana");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *sqlite = NULL;

  g_clear_pointer (&fixture->db, cohort_db_close);
  g_assert_cmpint (sqlite3_open (fixture->path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite,
                                 "DROP TRIGGER log_update_person; UPDATE person SET given = 'Anna'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (sqlite);
  fixture_reopen (fixture);

  before = dump_db (fixture->db);
  g_assert_false (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
}

static void
test_sentences (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ana = fixture_add_person (fixture, "Ana");
  g_autofree char *expected = cohort_change_describe ("person.add", "Ana", NULL);
  g_autofree char *next = cohort_db_dup_undo_sentence (fixture->db);
  g_autofree char *done = NULL, *next_redo = NULL, *redone = NULL, *undid = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const CohortGroup *group;

  g_assert_cmpstr (next, ==, expected);
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, &done, NULL));
  g_assert_cmpstr (done, ==, expected);
  next_redo = cohort_db_dup_redo_sentence (fixture->db);
  g_assert_cmpstr (next_redo, ==, expected);

  history = cohort_db_list_history (fixture->db, 1, FALSE, NULL);
  g_assert_cmpint (history->len, ==, 1);
  group = g_ptr_array_index (history, 0);
  undid = cohort_change_describe ("undo", expected, NULL);
  g_assert_cmpstr (group->sentence, ==, undid);
  g_assert_cmpint (group->undoes, ==, group->number - 1);
  g_assert_false (group->undoable);
  g_assert_true (cohort_db_redo (fixture->db, &fixture->moment, &redone, NULL));
  g_assert_cmpstr (redone, ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 5; seed++) {
    g_autofree char *name = g_strdup_printf ("/undo/walk/%u", seed);

    g_test_add (name, Fixture, GUINT_TO_POINTER (seed), fixture_set_up, test_walk,
                fixture_tear_down);
  }
  fixture_add ("/undo/all-the-way", test_all_the_way);
  fixture_add ("/undo/nothing", test_nothing);
  fixture_add ("/undo/edit-ends-redo", test_edit_ends_redo);
  fixture_add ("/undo/no-change-no-group", test_no_change_no_group);
  fixture_add ("/undo/changed-since", test_changed_since);
  fixture_add ("/undo/sentences", test_sentences);
  return g_test_run ();
}
