/* Random sequences of every command: the rules hold after each, what is refused changes nothing,
 * and undo and redo go to the same states.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "random-commands.h"
#include "rules-oracle.h"
#include "store-fixture.h"

#include "cohort-date.h"
#include "cohort-db-private.h"
#include "cohort-people.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* COHORT_TEST_SEED is the seed of the first sequence, the others count on from it. */
#define SEED_VARIABLE "COHORT_TEST_SEED"
#define DEFAULT_SEED  20240903
#define N_PARTS       8
#define N_SEQUENCES   250 /* in each part */
#define MOST_COMMANDS 8
#define N_PEOPLE      4

static RandomCommands commands;
static GHashTable *done; /* (element-type utf8): areas of which a command succeeded in any part */

typedef struct {
  Fixture *fixture;
  GRand *rand;
  guint seed;
  GString *log;      /* the commands so far */
  GPtrArray *states; /* (element-type utf8): as each group left it, the beginning first */
  gboolean failed;
} Sequence;

/* "person" of "person.add" */
static char *
dup_area (const char *command)
{
  return g_strndup (command, strcspn (command, "."));
}

static void fail (Sequence *sequence, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
fail (Sequence *sequence, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  if (!sequence->failed)
    g_test_fail_printf ("%s\n" SEED_VARIABLE "=%u begins with:\n%s", text, sequence->seed,
                        sequence->log->str);
  sequence->failed = TRUE;
}

static gint64
get_last_number (CohortDb *db)
{
  gint64 number;

  g_assert_true (
      cohort_sql_get_number (db->sqlite, "SELECT max(number) FROM change_group", &number, NULL));
  return number;
}

static void
check_rules (Sequence *sequence, const char *when)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (sequence->fixture->db, &error);
  g_autofree char *broken = NULL;

  g_assert_no_error (error);
  broken = oracle_find_break (snapshot, sequence->fixture->moment.today);
  if (broken != NULL)
    fail (sequence, "after %s: %s", when, broken);
}

static void
assert_state (Sequence *sequence, guint position, const char *when)
{
  g_autofree char *state = dump_db (sequence->fixture->db);

  if (!g_str_equal (state, g_ptr_array_index (sequence->states, position)))
    fail (sequence, "%s: not the state that was, but\n%s\ninstead of\n%s", when, state,
          (char *)g_ptr_array_index (sequence->states, position));
}

/* S-4: only what is about spots changes how many the county has. */
static void
check_limits (Sequence *sequence, CohortSnapshot *before, const char *name)
{
  g_autoptr (CohortSnapshot) after = cohort_db_load_snapshot (sequence->fixture->db, NULL);
  static const char *const convenings[] = {"fall-2024", "spring-2025"};

  if (g_str_has_prefix (name, "spots.") || g_str_has_prefix (name, "participation."))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (convenings); i++)
    if (oracle_count_limit (before, convenings[i]) != oracle_count_limit (after, convenings[i]))
      fail (sequence, "S-4: %s changed the limit of %s", name, convenings[i]);
}

static void
log_command (Sequence *sequence, JsonObject *command)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), command);
  g_autofree char *json = json_to_string (node, FALSE);
  g_autofree char *day = cohort_date_format_iso (sequence->fixture->moment.today);

  g_string_append_printf (sequence->log, "%s %s\n", day, json);
}

static void
run_command (Sequence *sequence, const char *name, JsonObject *command)
{
  CohortDb *db = sequence->fixture->db;
  g_autoptr (CohortSnapshot) before = cohort_db_load_snapshot (db, NULL);
  g_autoptr (GError) error = NULL;
  gint64 last = get_last_number (db);

  sequence->fixture->moment.now++;
  if (!cohort_db_run (db, command, &sequence->fixture->moment, &error)) {
    g_string_append_printf (sequence->log, "  (refused: %s)\n", error->message);
    assert_state (sequence, sequence->states->len - 1, "after a refusal");
    if (get_last_number (db) != last)
      fail (sequence, "%s was refused and logged", name);
    return;
  }
  g_hash_table_add (done, dup_area (name));
  if (get_last_number (db) != last)
    g_ptr_array_add (sequence->states, dump_db (db));
  else
    assert_state (sequence, sequence->states->len - 1, "after a command that made no group");
  check_limits (sequence, before, name);
  check_rules (sequence, name);
}

static void
do_random (Sequence *sequence)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (sequence->fixture->db, NULL);
  const CohortCommand *command
      = commands.commands[g_rand_int_range (sequence->rand, 0, (gint32)commands.n_commands)];
  g_autofree char *unknown = NULL;
  g_autoptr (JsonObject) object = random_command_new (
      sequence->rand, snapshot, sequence->fixture->moment.today, command, &unknown);

  if (object == NULL) {
    fail (sequence, "random-commands.c knows no value for “%s” of %s", unknown, command->name);
    return;
  }
  sequence->fixture->moment.today += (CohortDate)g_rand_int_range (sequence->rand, 0, 5);
  log_command (sequence, object);
  run_command (sequence, command->name, object);
}

static void
step (Sequence *sequence, gboolean forward)
{
  g_autoptr (GError) error = NULL;
  gboolean ok
      = forward ? cohort_db_redo (sequence->fixture->db, &sequence->fixture->moment, NULL, &error)
                : cohort_db_undo (sequence->fixture->db, &sequence->fixture->moment, NULL, &error);

  if (!ok)
    fail (sequence, "%s: %s", forward ? "redo" : "undo", error->message);
}

static void
go_back_and_forth (Sequence *sequence)
{
  guint last = sequence->states->len - 1;
  guint n = last > 0 ? (guint)g_rand_int_range (sequence->rand, 1, (gint32)last + 1) : 0;

  g_string_append_printf (sequence->log, "undo and redo %u times\n", n);
  for (guint i = 1; i <= n && !sequence->failed; i++) {
    step (sequence, FALSE);
    assert_state (sequence, last - i, "after undo");
  }
  for (guint i = n; i > 0 && !sequence->failed; i--) {
    step (sequence, TRUE);
    assert_state (sequence, last - i + 1, "after redo");
  }
  if (!sequence->failed)
    check_rules (sequence, "redo");
}

/* Any group of the sequence is taken back: the rules hold, and undo brings everything back. */
static void
take_one_back (Sequence *sequence)
{
  CohortDb *db = sequence->fixture->db;
  gint64 last = get_last_number (db);
  gint64 number = g_rand_int_range (sequence->rand, 1, (gint32)last + 1);
  g_autoptr (GError) error = NULL;

  g_string_append_printf (sequence->log, "revert %d of %d\n", (int)number, (int)last);
  if (cohort_db_revert (db, number, FALSE, &sequence->fixture->moment, NULL, &error)) {
    check_rules (sequence, "taking back");
    if (get_last_number (db) != last)
      step (sequence, FALSE);
  }
  assert_state (sequence, sequence->states->len - 1, "after taking back and undo");
}

static void
run_first (Fixture *fixture, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;

  cohort_db_run (fixture->db, json_node_get_object (node), &fixture->moment, &error);
  g_assert_no_error (error);
}

/* Nobody is written to who has no family name. */
static void
name_fully (Fixture *fixture, const char *person)
{
  g_autofree char *command = g_strdup_printf (
      "{\"do\": \"person.edit\", \"person\": \"%s\", \"family\": \"Ruiz\"}", person);

  run_first (fixture, command);
}

/* People, answers, a trip and an expense to begin with; most commands need one of them. */
static void
make_base (Fixture *fixture)
{
  static const char *const meanings[] = {"planned", "waitlist", "declined", "option"};
  static const char *const names[N_PEOPLE] = {"Ana", "Leo", "Priya", "Noor"};

  for (guint i = 0; i < N_PEOPLE; i++) {
    g_autoptr (CohortChange) change = cohort_change_new ("import", "answers.csv", NULL);
    CohortResponse *response = cohort_record_new (COHORT_RECORD_RESPONSE, NULL);
    g_autofree char *person = fixture_add_person (fixture, names[i]);

    response->person = g_strdup (person);
    response->question = g_strdup ("Will you come?");
    response->answer = g_strdup (meanings[i]);
    response->convening = g_strdup ("fall-2024");
    response->meaning = g_strdup (meanings[i]);
    response->option = g_strdup (i == 3 ? "scop-day" : NULL);
    response->state = g_strdup ("open");
    cohort_change_put (change, response);
    fixture_save (fixture, change);
    name_fully (fixture, person);
  }
  run_first (fixture, "{\"do\": \"plan.trip\", \"person\": \"Leo Ruiz\","
                      "\"convening\": \"spring-2025\", \"depart\": \"2025-05-18\","
                      "\"return\": \"2025-05-20\", \"miles\": 100}");
  run_first (fixture, "{\"do\": \"expense.add\", \"id\": \"new-0\", \"payee\": \"Caltrain\","
                      "\"category\": \"rail-bus\", \"on\": \"2024-09-02\", \"amount\": 4200}");
}

static void
run_sequence (Fixture *fixture, const char *base, guint seed)
{
  static const int days[][3] = {{2024, 9, 3}, {2024, 10, 20}, {2024, 11, 12}, {2025, 2, 1}};
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  Sequence sequence = {fixture, rand, seed, log, states, FALSE};
  const int *day = days[g_rand_int_range (rand, 0, G_N_ELEMENTS (days))];
  gsize length;
  g_autofree char *bytes = NULL;
  int n = g_rand_int_range (rand, 2, MOST_COMMANDS + 1);

  g_assert_true (g_file_get_contents (base, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)length, NULL));
  fixture_reopen (fixture);
  g_assert_true (cohort_sql_run (fixture->db->sqlite, "PRAGMA synchronous = OFF", NULL));
  fixture->moment.today = cohort_date_new (day[0], day[1], day[2]);
  g_ptr_array_add (states, dump_db (fixture->db));
  for (int i = 0; i < n && !sequence.failed; i++)
    do_random (&sequence);
  if (!sequence.failed)
    go_back_and_forth (&sequence);
  if (!sequence.failed)
    take_one_back (&sequence);
  if (!sequence.failed && seed % 50 == 0)
    fixture_check (fixture->db);
}

static guint
get_first_seed (void)
{
  const char *text = g_getenv (SEED_VARIABLE);

  return text != NULL ? (guint)g_ascii_strtoull (text, NULL, 10) : DEFAULT_SEED;
}

static void
test_part (Fixture *fixture, gconstpointer data)
{
  g_autofree char *base = g_build_filename (fixture->folder, "base.db", NULL);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  guint first = get_first_seed () + GPOINTER_TO_UINT (data) * N_SEQUENCES;
  guint n = g_test_slow () ? 10 * N_SEQUENCES : N_SEQUENCES;

  g_test_message (SEED_VARIABLE "=%u", first);
  make_base (fixture);
  g_clear_pointer (&fixture->db, cohort_db_close);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (fixture->path, base), ==, 0);
  for (guint i = 0; i < n && !g_test_failed (); i++) {
    run_sequence (fixture, base, first + i);
    g_clear_pointer (&fixture->db, cohort_db_close);
  }
}

/* An area whose commands are always refused would not be tested. */
static void
test_all_done (void)
{
  if (g_hash_table_size (done) == 0) {
    g_test_skip ("no sequence was run");
    return;
  }
  for (guint i = 0; i < commands.n_commands; i++) {
    g_autofree char *area = dup_area (commands.commands[i]->name);

    if (!g_hash_table_contains (done, area))
      g_test_fail_printf ("every command of “%s” was refused", area);
  }
}

int
main (int argc, char *argv[])
{
  int status;

  /* Memory is quicker than a disk, and what a crash leaves is another test's. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  random_commands_init (&commands);
  done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < N_PARTS; i++) {
    g_autofree char *path = g_strdup_printf ("/properties/part/%u", i);

    g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_part, fixture_tear_down);
  }
  g_test_add_func ("/properties/seen/all-done", test_all_done);
  status = g_test_run ();
  g_hash_table_unref (done);
  random_commands_clear (&commands);
  return status;
}
