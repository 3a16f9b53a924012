/* The store: jobs are done in order on one thread, and what comes of them is shown on ours.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "cohort-store.h"

#include <glib/gstdio.h>

/* A store in a folder of its own, and all that was heard of it. */
typedef struct {
  Fixture      folder;
  CohortStore *store;
  GThread     *thread;
  GString *heard; /* a letter for each thing: s(napshot) u(ndo) r(edo) b(usy), [kind], answers as
                     digits */
  guint        n_waiting;
  GError      *error; /* of the last answer */
  gpointer     pointer; /* of the last answer */
} StoreFixture;

static void
hear (StoreFixture *fixture, const char *what)
{
  g_assert_true (g_thread_self () == fixture->thread);
  g_string_append (fixture->heard, what);
}

static void
notify_cb (CohortStore *store, GParamSpec *pspec, StoreFixture *fixture)
{
  char letter[] = { pspec->name[0], '\0' };

  hear (fixture, letter);
}

static void
changed_cb (CohortStore *store, const char *sentence, const char *kind, StoreFixture *fixture)
{
  g_autofree char *text = g_strdup_printf ("[%s]", kind);

  g_assert_cmpint (strlen (sentence), >, 0);
  hear (fixture, text);
}

static void
problem_cb (CohortStore *store, const char *sentence, StoreFixture *fixture)
{
  g_assert_cmpint (strlen (sentence), >, 0);
  hear (fixture, "!");
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  fixture_set_up_folder (&fixture->folder, data);
  fixture->store = cohort_store_new ();
  fixture->thread = g_thread_self ();
  fixture->heard = g_string_new (NULL);
  g_signal_connect (fixture->store, "notify", G_CALLBACK (notify_cb), fixture);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->store, "problem", G_CALLBACK (problem_cb), fixture);
}

typedef gboolean (*FinishFunc) (CohortStore *store, GAsyncResult *result, GError **error);
typedef gpointer (*FinishPointerFunc) (CohortStore *store, GAsyncResult *result, GError **error);

/* One thing asked for: who answers, and the digit noted when it is answered. */
typedef struct {
  StoreFixture     *fixture;
  FinishFunc        finish;
  FinishPointerFunc finish_pointer;
  char              digit;
} Question;

static Question *
ask (StoreFixture *fixture, char digit, FinishFunc finish, FinishPointerFunc finish_pointer)
{
  Question *question = g_new0 (Question, 1);

  question->fixture = fixture;
  question->finish = finish;
  question->finish_pointer = finish_pointer;
  question->digit = digit;
  fixture->n_waiting++;
  return question;
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  StoreFixture *fixture = question->fixture;
  char text[] = { question->digit, '\0' };

  g_clear_error (&fixture->error);
  if (question->finish != NULL)
    question->finish (COHORT_STORE (source), result, &fixture->error);
  else
    fixture->pointer = question->finish_pointer (COHORT_STORE (source), result, &fixture->error);
  hear (fixture, text);
  fixture->n_waiting--;
}

static void
wait_for_answers (StoreFixture *fixture)
{
  while (fixture->n_waiting > 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_busy (StoreFixture *fixture)
{
  gboolean busy;

  g_object_get (fixture->store, "busy", &busy, NULL);
  return busy;
}

static void
wait_until_idle (StoreFixture *fixture)
{
  while (is_busy (fixture))
    g_main_context_iteration (NULL, TRUE);
}

static void
open_store (StoreFixture *fixture)
{
  cohort_store_open_async (fixture->store, fixture->folder.path, NULL, answer_cb,
                           ask (fixture, 'o', cohort_store_open_finish, NULL));
  wait_for_answers (fixture);
  g_assert_no_error (fixture->error);
}

static void
begin_county (StoreFixture *fixture)
{
  open_store (fixture);
  cohort_store_init_async (fixture->store, SAN_JOAQUIN, NULL, answer_cb,
                           ask (fixture, 'i', cohort_store_init_finish, NULL));
  wait_for_answers (fixture);
  g_assert_no_error (fixture->error);
  wait_until_idle (fixture);
  g_string_truncate (fixture->heard, 0);
}

static void
close_store (StoreFixture *fixture)
{
  cohort_store_close_async (fixture->store, answer_cb,
                            ask (fixture, 'c', cohort_store_close_finish, NULL));
  wait_for_answers (fixture);
  g_assert_no_error (fixture->error);
}

static void
tear_down (StoreFixture *fixture, gconstpointer data)
{
  close_store (fixture);
  g_assert_finalize_object (fixture->store);
  g_clear_error (&fixture->error);
  g_string_free (fixture->heard, TRUE);
  fixture_tear_down (&fixture->folder, data);
}

static void
save_person (StoreFixture *fixture, const char *given, char digit)
{
  g_autoptr (JsonObject) add
      = cohort_command_new ("person.add", "given", given, "role", "teacher", NULL);

  cohort_store_run_async (fixture->store, add, NULL, answer_cb,
                          ask (fixture, digit, cohort_store_run_finish, NULL));
}

static guint
count_people (StoreFixture *fixture)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (fixture->store);

  return cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len;
}

static void
test_new_destroy (void)
{
  CohortStore *store = cohort_store_new ();

  g_assert_null (cohort_store_get_snapshot (store));
  g_assert_null (cohort_store_get_program (store));
  g_assert_null (cohort_store_get_years (store)[0]);
  g_assert_finalize_object (store);
}

/* Not the way to do it, but nothing may be left running. */
static void
test_forgotten_close (StoreFixture *fixture, gconstpointer data)
{
  CohortStore *store;

  begin_county (fixture);
  store = g_steal_pointer (&fixture->store);
  g_signal_handlers_disconnect_by_data (store, fixture);
  g_assert_finalize_object (store);
  fixture->store = cohort_store_new ();
}

static void
test_open (StoreFixture *fixture, gconstpointer data)
{
  open_store (fixture);
  g_assert_null (cohort_store_get_snapshot (fixture->store));
  g_assert_nonnull (cohort_store_get_program (fixture->store));
  g_assert_cmpstr (cohort_store_get_years (fixture->store)[0], ==, "2024-25");
  /* Whoever shows the store hears of an opened one although there is nothing to show yet. */
  g_assert_nonnull (strchr (fixture->heard->str, 's'));

  wait_until_idle (fixture);
  g_string_truncate (fixture->heard, 0);
  cohort_store_init_async (fixture->store, SAN_JOAQUIN, NULL, answer_cb,
                           ask (fixture, 'i', cohort_store_init_finish, NULL));
  wait_for_answers (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "bs[init]bi");
  g_assert_nonnull (cohort_store_get_snapshot (fixture->store));
}

static void
test_open_fails (StoreFixture *fixture, gconstpointer data)
{
  cohort_store_open_async (fixture->store, fixture->folder.folder, NULL, answer_cb,
                           ask (fixture, 'o', cohort_store_open_finish, NULL));
  wait_for_answers (fixture);
  g_assert_error (fixture->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN);
  save_person (fixture, "Ana", '1');
  wait_for_answers (fixture);
  g_assert_error (fixture->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN);
  g_assert_null (strchr (fixture->heard->str, '!'));
}

static void
test_not_open (StoreFixture *fixture, gconstpointer data)
{
  save_person (fixture, "Ana", '1');
  cohort_store_undo_async (fixture->store, answer_cb,
                           ask (fixture, '2', NULL, (FinishPointerFunc) cohort_store_undo_finish));
  wait_for_answers (fixture);
  g_assert_error (fixture->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN);
  g_assert_cmpstr (fixture->heard->str, ==, "12");
}

static void
test_order (StoreFixture *fixture, gconstpointer data)
{
  begin_county (fixture);
  for (char digit = '0'; digit <= '9'; digit++) {
    char name[] = { digit, '\0' };

    save_person (fixture, name, digit);
  }
  g_assert_true (is_busy (fixture));
  wait_for_answers (fixture);
  g_assert_false (is_busy (fixture));
  g_assert_cmpint (count_people (fixture), ==, 10);
  g_assert_cmpstr (fixture->heard->str, ==,
                   "bsu[person.add]0su[person.add]1su[person.add]2su[person.add]3su[person.add]4"
                   "su[person.add]5su[person.add]6su[person.add]7su[person.add]8su[person.add]b9");
}

static void
test_undo_redo (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *undo = NULL, *redo = NULL,
                  *expected = cohort_change_describe ("person.add", "Ana", NULL);

  begin_county (fixture);
  save_person (fixture, "Ana", '1');
  wait_for_answers (fixture);
  g_object_get (fixture->store, "undo-sentence", &undo, NULL);
  g_assert_cmpstr (undo, ==, expected);

  g_string_truncate (fixture->heard, 0);
  cohort_store_undo_async (fixture->store, answer_cb,
                           ask (fixture, '2', NULL, (FinishPointerFunc) cohort_store_undo_finish));
  wait_for_answers (fixture);
  g_assert_cmpstr (fixture->pointer, ==, expected);
  g_free (fixture->pointer);
  g_assert_cmpstr (fixture->heard->str, ==, "bsur[undo]b2");
  g_assert_cmpint (count_people (fixture), ==, 0);
  g_object_get (fixture->store, "redo-sentence", &redo, NULL);
  g_assert_cmpstr (redo, ==, expected);

  g_string_truncate (fixture->heard, 0);
  cohort_store_redo_async (fixture->store, answer_cb,
                           ask (fixture, '3', NULL, (FinishPointerFunc) cohort_store_redo_finish));
  wait_for_answers (fixture);
  g_assert_cmpstr (fixture->pointer, ==, expected);
  g_free (fixture->pointer);
  g_assert_cmpstr (fixture->heard->str, ==, "bsur[redo]b3");
  g_assert_cmpint (count_people (fixture), ==, 1);

  cohort_store_redo_async (fixture->store, answer_cb,
                           ask (fixture, '4', NULL, (FinishPointerFunc) cohort_store_redo_finish));
  wait_for_answers (fixture);
  g_assert_error (fixture->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING);
}

static void
test_run (StoreFixture *fixture, gconstpointer data)
{
  JsonObject *add = cohort_command_new ("person.add", "given", "Ana", "family", "Ruiz", "role",
                                        "teacher", NULL);
  JsonObject *wrong = cohort_command_new ("person.fly", NULL);

  begin_county (fixture);
  cohort_store_run_async (fixture->store, add, NULL, answer_cb,
                          ask (fixture, '1', cohort_store_run_finish, NULL));
  json_object_unref (add);
  wait_for_answers (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_people (fixture), ==, 1);

  g_string_truncate (fixture->heard, 0);
  cohort_store_run_async (fixture->store, wrong, NULL, answer_cb,
                          ask (fixture, '2', cohort_store_run_finish, NULL));
  json_object_unref (wrong);
  wait_for_answers (fixture);
  g_assert_nonnull (fixture->error);
  g_assert_cmpstr (fixture->heard->str, ==, "bb2");
}

/* A change that was looked at is saved as long as the county is what it was looked at over; if not,
 * the store shows what the county is now. */
static void
test_save (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (CohortChange) change = cohort_change_new ("import", "team.csv", NULL);
  CohortPerson *ben = cohort_record_new (COHORT_RECORD_PERSON, NULL);
  g_autoptr (CohortSnapshot) basis = NULL;

  begin_county (fixture);
  save_person (fixture, "Ana", '1');
  wait_for_answers (fixture);
  basis = cohort_snapshot_ref (cohort_store_get_snapshot (fixture->store));
  ben->given = g_strdup ("Ben");
  cohort_change_put (change, ben);

  fixture->folder.db = cohort_db_open (fixture->folder.path, FALSE, NULL);
  g_free (fixture_add_person (&fixture->folder, "Cleo"));
  g_string_truncate (fixture->heard, 0);
  cohort_store_save_async (fixture->store, basis, change, answer_cb,
                           ask (fixture, '2', cohort_store_save_finish, NULL));
  wait_for_answers (fixture);
  g_assert_error (fixture->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_STALE);
  g_assert_cmpstr (fixture->heard->str, ==, "bsub2");
  g_assert_cmpint (count_people (fixture), ==, 2);

  cohort_store_save_async (fixture->store, cohort_store_get_snapshot (fixture->store), change,
                           answer_cb, ask (fixture, '3', cohort_store_save_finish, NULL));
  wait_for_answers (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_people (fixture), ==, 3);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (JsonObject) add
      = cohort_command_new ("person.add", "given", "Ana", "role", "teacher", NULL);

  begin_county (fixture);
  g_cancellable_cancel (cancellable);
  cohort_store_run_async (fixture->store, add, cancellable, answer_cb,
                          ask (fixture, '1', cohort_store_run_finish, NULL));
  wait_for_answers (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_people (fixture), ==, 0);
}

/* What was asked for before the closing is done; what is asked for after it is not. */
static void
test_close_drains (StoreFixture *fixture, gconstpointer data)
{
  begin_county (fixture);
  for (char digit = '0'; digit <= '4'; digit++)
    save_person (fixture, "Ana", digit);
  cohort_store_close_async (fixture->store, answer_cb,
                            ask (fixture, 'c', cohort_store_close_finish, NULL));
  save_person (fixture, "Too late", 'x');
  wait_for_answers (fixture);
  g_assert_cmpint (count_people (fixture), ==, 5);
  g_assert_true (g_str_has_suffix (fixture->heard->str, "c"));

  open_store (fixture);
  g_assert_cmpint (count_people (fixture), ==, 5);
}

static void
test_history_check_backup (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *zip_path = g_build_filename (fixture->folder.folder, "b.zip", NULL);
  g_autoptr (GPtrArray) history = NULL, sentences = NULL;

  begin_county (fixture);
  save_person (fixture, "Ana", '1');
  cohort_store_history_async (
      fixture->store, 1, answer_cb,
      ask (fixture, '2', NULL, (FinishPointerFunc) cohort_store_history_finish));
  wait_for_answers (fixture);
  history = g_steal_pointer (&fixture->pointer);
  g_assert_cmpint (history->len, ==, 1);
  g_assert_cmpint (((CohortGroup *) history->pdata[0])->entries->len, >, 0);

  cohort_store_check_async (
      fixture->store, answer_cb,
      ask (fixture, '3', NULL, (FinishPointerFunc) cohort_store_check_finish));
  wait_for_answers (fixture);
  sentences = g_steal_pointer (&fixture->pointer);
  g_assert_cmpint (sentences->len, ==, 0);

  cohort_store_backup_async (fixture->store, zip_path, answer_cb,
                             ask (fixture, '4', cohort_store_backup_finish, NULL));
  save_person (fixture, "Ben", '5');
  wait_for_answers (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_people (fixture), ==, 2);

  cohort_store_restore_async (fixture->store, zip_path, answer_cb,
                              ask (fixture, '6', cohort_store_restore_finish, NULL));
  wait_for_answers (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_people (fixture), ==, 1);
}

/* What was open is open again after a restore that was refused. */
static void
test_restore_fails (StoreFixture *fixture, gconstpointer data)
{
  begin_county (fixture);
  save_person (fixture, "Ana", '1');
  cohort_store_restore_async (fixture->store, "/nowhere/b.zip", answer_cb,
                              ask (fixture, '2', cohort_store_restore_finish, NULL));
  wait_for_answers (fixture);
  g_assert_error (fixture->error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED);
  save_person (fixture, "Ben", '3');
  wait_for_answers (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_people (fixture), ==, 2);
}

static void
test_daily_backup (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *backups = g_build_filename (fixture->folder.folder, "backups", NULL);

  begin_county (fixture);
  close_store (fixture);
  g_assert_false (g_file_test (backups, G_FILE_TEST_EXISTS));
  open_store (fixture);
  wait_until_idle (fixture);
  g_assert_true (g_file_test (backups, G_FILE_TEST_IS_DIR));
  close_store (fixture);

  /* When it cannot be made, that is said. */
  fixture_remove_folder (backups);
  g_assert_true (g_file_set_contents (backups, "in the way", -1, NULL));
  g_assert_null (strchr (fixture->heard->str, '!'));
  open_store (fixture);
  wait_until_idle (fixture);
  g_assert_nonnull (strchr (fixture->heard->str, '!'));
}

/* A copy is known by its id for as long as there is one. */
static void
test_device (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder.folder, "other.db", NULL);
  g_autofree char *device = NULL;

  g_assert_null (cohort_store_get_device (fixture->store));
  begin_county (fixture);
  device = g_strdup (cohort_store_get_device (fixture->store));
  g_assert_nonnull (device);
  save_person (fixture, "Ana", '1');
  wait_for_answers (fixture);
  close_store (fixture);
  open_store (fixture);
  g_assert_cmpstr (cohort_store_get_device (fixture->store), ==, device);
  close_store (fixture);
  cohort_store_open_async (fixture->store, path, NULL, answer_cb,
                           ask (fixture, '2', cohort_store_open_finish, NULL));
  wait_for_answers (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (cohort_store_get_device (fixture->store), !=, device);
}

#define store_add(name, func) g_test_add (name, StoreFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/new-destroy", test_new_destroy);
  store_add ("/store/forgotten-close", test_forgotten_close);
  store_add ("/store/open", test_open);
  store_add ("/store/open-fails", test_open_fails);
  store_add ("/store/not-open", test_not_open);
  store_add ("/store/order", test_order);
  store_add ("/store/undo-redo", test_undo_redo);
  store_add ("/store/run", test_run);
  store_add ("/store/save", test_save);
  store_add ("/store/cancel", test_cancel);
  store_add ("/store/close-drains", test_close_drains);
  store_add ("/store/history-check-backup", test_history_check_backup);
  store_add ("/store/restore-fails", test_restore_fails);
  store_add ("/store/daily-backup", test_daily_backup);
  store_add ("/store/device", test_device);
  return g_test_run ();
}
