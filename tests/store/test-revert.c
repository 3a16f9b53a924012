/* Taking back a change made long ago: nothing that came since is lost, and nothing is left half.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#define N_PEOPLE 500
#define N_EDITED 20

static gint64
get_last_number (CohortDb *db)
{
  g_autoptr (GPtrArray) groups = cohort_db_list_history (db, 1, FALSE, NULL);

  g_assert_cmpint (groups->len, ==, 1);
  return ((CohortGroup *)g_ptr_array_index (groups, 0))->number;
}

static CohortRevertReport *
revert (Fixture *fixture, gint64 number)
{
  g_autoptr (GError) error = NULL;
  CohortRevertReport *report = NULL;

  fixture->moment.now++;
  cohort_db_revert (fixture->db, number, FALSE, &fixture->moment, &report, &error);
  g_assert_no_error (error);
  fixture_check (fixture->db);
  return report;
}

static void
run (Fixture *fixture, JsonObject *command)
{
  g_autoptr (JsonObject) owned = command;
  g_autoptr (GError) error = NULL;

  fixture->moment.now++;
  cohort_db_run (fixture->db, owned, &fixture->moment, &error);
  g_assert_no_error (error);
}

static char *
make_id (guint table, guint n)
{
  return g_strdup_printf ("%08x-0000-4000-8000-%012x", table, n);
}

static CohortOrganization *
new_organization (guint n)
{
  g_autofree char *id = make_id (COHORT_RECORD_ORGANIZATION, n);
  CohortOrganization *organization = cohort_record_new (COHORT_RECORD_ORGANIZATION, id);

  organization->name = g_strdup_printf ("Unified District %u", n);
  return organization;
}

static CohortPerson *
new_person (guint n)
{
  g_autofree char *id = make_id (COHORT_RECORD_PERSON, n);
  CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, id);

  person->given = g_strdup_printf ("Given%u", n);
  person->family = g_strdup ("Raman");
  person->phone = g_strdup_printf ("209-555-%04u", n);
  return person;
}

static CohortMembership *
new_membership (guint n)
{
  g_autofree char *id = make_id (COHORT_RECORD_MEMBERSHIP, n);
  CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, id);

  membership->person = make_id (COHORT_RECORD_PERSON, n);
  membership->organization = make_id (COHORT_RECORD_ORGANIZATION, n % 10);
  membership->role = g_strdup ("teacher");
  membership->status = g_strdup ("active");
  return membership;
}

/* 500 people of ten organizations, as an import makes them. */
static gint64
import_people (Fixture *fixture, guint n_people)
{
  g_autoptr (CohortChange) change = cohort_change_new ("import", "roster.xlsx", "500 added");

  for (guint i = 0; i < 10; i++)
    cohort_change_put (change, new_organization (i));
  for (guint i = 0; i < n_people; i++) {
    cohort_change_put (change, new_person (i));
    cohort_change_put (change, new_membership (i));
  }
  fixture_save (fixture, change);
  return get_last_number (fixture->db);
}

static CohortPerson *
find_person (CohortSnapshot *snapshot, guint n)
{
  g_autofree char *id = make_id (COHORT_RECORD_PERSON, n);

  return cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, id);
}

static void
edit_person (Fixture *fixture, guint n, const char *field, const char *value)
{
  g_autofree char *id = make_id (COHORT_RECORD_PERSON, n);

  run (fixture, cohort_command_new ("person.edit", "person", id, field, value, NULL));
}

static guint
count (CohortDb *db, CohortRecordKind kind)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (db, NULL);

  return cohort_snapshot_get_records (snapshot, kind)->len;
}

static void
assert_kept (const CohortRevertReport *report, guint i, const char *sentence)
{
  g_assert_cmpint (report->n_kept, ==, report->kept->len);
  g_assert_cmpint (i, <, report->kept->len);
  g_assert_cmpstr (g_ptr_array_index (report->kept, i), ==, sentence);
}

static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_db (fixture->db), *imported = NULL, *after = NULL;
  g_autofree char *again = NULL, *back = NULL, *sentence = NULL;
  gint64 number = import_people (fixture, N_PEOPLE);
  g_autoptr (CohortRevertReport) report = NULL;

  imported = dump_db (fixture->db);
  report = revert (fixture, number);
  g_assert_cmpint (report->n_reverted, ==, 2 * N_PEOPLE + 10);
  g_assert_cmpint (report->n_kept, ==, 0);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);

  sentence = cohort_db_dup_undo_sentence (fixture->db);
  g_assert_cmpstr (sentence, ==, "Took back: Imported roster.xlsx: 500 added");
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, NULL));
  again = dump_db (fixture->db);
  g_assert_cmpstr (imported, ==, again);
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, NULL));
  g_assert_true (cohort_db_redo (fixture->db, &fixture->moment, NULL, NULL));
  g_assert_true (cohort_db_redo (fixture->db, &fixture->moment, NULL, NULL));
  back = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, back);
}

/* The promise: an import made last week, edited since, is taken back and no edit is lost. */
static void
test_edited_since (Fixture *fixture, gconstpointer data)
{
  gint64 number = import_people (fixture, N_PEOPLE);
  g_autoptr (CohortRevertReport) report = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;

  fixture->moment.today += 7;
  fixture->moment.now += 7 * 24 * 60 * 60;
  for (guint i = 0; i < N_EDITED; i++)
    edit_person (fixture, i * 7, "phone", "916-555-0100");
  report = revert (fixture, number);

  g_assert_cmpint (report->n_kept, ==, N_EDITED);
  snapshot = cohort_db_load_snapshot (fixture->db, NULL);
  g_assert_cmpint (count (fixture->db, COHORT_RECORD_PERSON), ==, N_EDITED);
  g_assert_cmpint (count (fixture->db, COHORT_RECORD_MEMBERSHIP), ==, N_EDITED);
  g_assert_cmpint (count (fixture->db, COHORT_RECORD_ORGANIZATION), ==, 10);
  for (guint i = 0; i < N_EDITED; i++) {
    const CohortPerson *person = find_person (snapshot, i * 7);
    g_autofree char *sentence = g_strdup_printf ("Given%u Raman: the phone number was changed "
                                                 "since, so the entry stays whole.",
                                                 i * 7);

    g_assert_nonnull (person);
    g_assert_cmpstr (person->phone, ==, "916-555-0100");
    g_assert_true (g_ptr_array_find_with_equal_func (report->kept, sentence, g_str_equal, NULL));
  }
  g_assert_cmpint (report->n_reverted, ==, 2 * (N_PEOPLE - N_EDITED));
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  gint64 number = import_people (fixture, 3);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (CohortRevertReport) told = NULL, report = NULL;
  g_autoptr (GError) error = NULL;

  edit_person (fixture, 1, "note", "Calls back");
  before = dump_db (fixture->db);
  cohort_db_revert (fixture->db, number, TRUE, &fixture->moment, &told, &error);
  g_assert_no_error (error);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (get_last_number (fixture->db), ==, number + 1);

  report = revert (fixture, number);
  g_assert_cmpint (told->n_reverted, ==, report->n_reverted);
  g_assert_cmpint (told->n_kept, ==, 1);
  assert_kept (report, 0, g_ptr_array_index (told->kept, 0));
}

/* What came later refers to her, so she stays with her membership and its organization. */
static void
test_hanging (Fixture *fixture, gconstpointer data)
{
  gint64 number = import_people (fixture, 30);
  g_autofree char *person = make_id (COHORT_RECORD_PERSON, 3);
  g_autoptr (CohortRevertReport) report = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;
  const CohortMembership *membership;
  g_autofree char *organization = make_id (COHORT_RECORD_ORGANIZATION, 3);

  run (fixture,
       cohort_command_new ("attendance.plan", "person", person, "convening", "fall-2024", NULL));
  report = revert (fixture, number);
  assert_kept (report, 0, "Given3 Raman: an attendance came since, so the entry stays whole.");
  g_assert_cmpint (report->n_kept, ==, 1);
  g_assert_cmpint (count (fixture->db, COHORT_RECORD_PERSON), ==, 1);
  snapshot = cohort_db_load_snapshot (fixture->db, NULL);
  membership = cohort_snapshot_get_membership (snapshot, person, fixture->moment.today);
  g_assert_nonnull (membership);
  g_assert_cmpstr (membership->organization, ==, organization);
  g_assert_nonnull (cohort_snapshot_find (snapshot, COHORT_RECORD_ORGANIZATION, organization));
  g_assert_cmpint (count (fixture->db, COHORT_RECORD_ORGANIZATION), ==, 1);
}

/* The year around the team holds people, too. */
static void
test_hanging_year (Fixture *fixture, gconstpointer data)
{
  gint64 number = import_people (fixture, 30);
  g_autofree char *linked = make_id (COHORT_RECORD_PERSON, 3);
  g_autofree char *present = make_id (COHORT_RECORD_PERSON, 4);
  g_autofree char *owner = make_id (COHORT_RECORD_PERSON, 5);
  g_autoptr (CohortRevertReport) report = NULL;
  JsonObject *activity = cohort_command_new ("activity.add", "component", "networking", "title",
                                             "First meeting", NULL);
  JsonArray *people = json_array_new ();

  json_array_add_string_element (people, present);
  json_object_set_array_member (activity, "people", people);
  run (fixture,
       cohort_command_new ("goal.add", "id", "labs", "text", "Labs", "owner", owner, NULL));
  run (fixture, cohort_command_new ("goal.link", "goal", "labs", "person", linked, NULL));
  run (fixture, activity);
  report = revert (fixture, number);
  g_assert_cmpint (report->n_kept, ==, 3);
  assert_kept (report, 0, "Given3 Raman: a link to a goal came since, so the entry stays whole.");
  assert_kept (report, 1,
               "Given4 Raman: a part in an activity came since, so the entry stays whole.");
  assert_kept (report, 2,
               "Given5 Raman: a line of the action plan came since, so the entry stays whole.");
}

/* Cells of rows that were there before: each goes back by itself. */
static void
test_cells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CohortChange) change = cohort_change_new ("import", "roster.xlsx", NULL);
  g_autoptr (CohortRevertReport) report = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;
  CohortPerson *person;
  gint64 number;

  import_people (fixture, 2);
  person = new_person (0);
  cohort_set_text (&person->phone, "916-555-0101");
  cohort_set_text (&person->note, "From the roster");
  cohort_set_text (&person->needs, "Vegetarian");
  cohort_change_put (change, person);
  fixture_save (fixture, change);
  number = get_last_number (fixture->db);
  edit_person (fixture, 0, "phone", "916-555-0102");
  edit_person (fixture, 0, "needs", "Vegan");
  edit_person (fixture, 0, "needs", "Vegetarian");

  report = revert (fixture, number);
  g_assert_cmpint (report->n_reverted, ==, 2);
  assert_kept (report, 0, "Given0 Raman: the phone number was changed since, and stays.");
  snapshot = cohort_db_load_snapshot (fixture->db, NULL);
  g_assert_cmpstr (find_person (snapshot, 0)->phone, ==, "916-555-0102");
  g_assert_null (find_person (snapshot, 0)->note);
  g_assert_null (find_person (snapshot, 0)->needs);
}

static void
assert_refused (Fixture *fixture, gint64 number, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_db (fixture->db), *after = NULL;

  g_assert_false (cohort_db_revert (fixture->db, number, FALSE, &fixture->moment, NULL, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NOTHING);
  if (strstr (error->message, part) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", error->message, part);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  gint64 number = import_people (fixture, 2);

  assert_refused (fixture, 999, "There is no change number 999.");
  assert_refused (fixture, 1, "cannot be taken back");
  cohort_revert_report_free (revert (fixture, number));
  assert_refused (fixture, number, "was taken back already");

  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, NULL));
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, NULL));
  assert_refused (fixture, number, "is undone already");
  assert_refused (fixture, get_last_number (fixture->db), "is an undo");
  g_assert_true (cohort_db_redo (fixture->db, &fixture->moment, NULL, NULL));
  cohort_revert_report_free (revert (fixture, number));
}

/* Taking back a taking back is doing it again, and then it can be taken back anew. */
static void
test_turns (Fixture *fixture, gconstpointer data)
{
  gint64 number = import_people (fixture, 2);
  g_autofree char *imported = dump_db (fixture->db), *after = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  const CohortGroup *group;

  cohort_revert_report_free (revert (fixture, number));
  cohort_revert_report_free (revert (fixture, get_last_number (fixture->db)));
  after = dump_db (fixture->db);
  g_assert_cmpstr (imported, ==, after);
  groups = cohort_db_list_history (fixture->db, 3, FALSE, NULL);
  group = g_ptr_array_index (groups, 0);
  g_assert_cmpstr (group->sentence, ==, "Took back: Took back: Imported roster.xlsx: 500 added");
  g_assert_false (group->undone);
  g_assert_true (((CohortGroup *)g_ptr_array_index (groups, 1))->undone);
  g_assert_false (((CohortGroup *)g_ptr_array_index (groups, 2))->undone);
  cohort_revert_report_free (revert (fixture, number));
  g_assert_cmpint (count (fixture->db, COHORT_RECORD_PERSON), ==, 0);
}

/* A deletion comes back, unless what it belongs to is gone by now. */
static void
test_deletion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CohortChange) change = cohort_change_new ("batch", "tidy up", NULL);
  g_autoptr (CohortChange) more = cohort_change_new ("batch", "tidy up more", NULL);
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autoptr (CohortRevertReport) report = NULL;
  gint64 number;

  import_people (fixture, 2);
  snapshot = cohort_db_load_snapshot (fixture->db, NULL);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *id = make_id (COHORT_RECORD_MEMBERSHIP, i);

    cohort_change_delete (change, cohort_snapshot_find (snapshot, COHORT_RECORD_MEMBERSHIP, id));
  }
  fixture_save (fixture, change);
  number = get_last_number (fixture->db);
  cohort_change_delete (more, find_person (snapshot, 1));
  fixture_save (fixture, more);

  report = revert (fixture, number);
  g_assert_cmpint (report->n_reverted, ==, 1);
  assert_kept (report, 0, "Given1 Raman: what it belonged to is gone, so it stays as it is.");
  g_assert_cmpint (count (fixture->db, COHORT_RECORD_MEMBERSHIP), ==, 1);
}

/* An expense and its shares: after a payment neither is taken back without the other. */
static void
test_money (Fixture *fixture, gconstpointer data)
{
  g_autofree char *person = fixture_add_person (fixture, "Priya"), *id = NULL;
  g_autofree char *before = NULL, *after = NULL;
  JsonObject *edit, *add = cohort_command_new ("expense.add", "person", person, "convening",
                                               "fall-2024", "category", "lodging", NULL);
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autoptr (CohortRevertReport) report = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gint64 number;

  json_object_set_string_member (add, "amount", "100.00");
  json_object_set_string_member (add, "on", "2024-09-01");
  run (fixture, add);
  snapshot = cohort_db_load_snapshot (fixture->db, NULL);
  id = g_strdup (((CohortRecord *)g_ptr_array_index (
                      cohort_snapshot_get_records (snapshot, COHORT_RECORD_EXPENSE), 0))
                     ->id);
  edit = cohort_command_new ("expense.edit", "expense", id, "amount", "200.00", NULL);
  run (fixture, edit);
  number = get_last_number (fixture->db);
  run (fixture, cohort_command_new ("expense.edit", "expense", id, "amount", "300.00", NULL));

  before = dump_db (fixture->db);
  report = revert (fixture, number);
  g_assert_cmpint (report->n_reverted, ==, 0);
  g_assert_cmpint (report->n_kept, >, 0);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (get_last_number (fixture->db), ==, number + 1);
  problems = cohort_db_check (fixture->db, NULL);
  g_assert_cmpint (problems->len, ==, 0);
}

/* Any group of any log: what is taken back can be put back, and the database stays whole. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));

  for (guint i = 0; i < 60; i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (fixture->db, NULL);
    g_autoptr (CohortChange) change = make_random_change (rand, snapshot, 6);
    gint64 last, number;
    g_autofree char *before = NULL, *after = NULL;
    g_autoptr (GError) error = NULL;

    fixture_save (fixture, change);
    last = get_last_number (fixture->db);
    number = g_rand_int_range (rand, 1, (gint32)last + 1);
    before = dump_db (fixture->db);
    if (!cohort_db_revert (fixture->db, number, FALSE, &fixture->moment, NULL, &error)) {
      after = dump_db (fixture->db);
    } else {
      fixture_check (fixture->db);
      if (get_last_number (fixture->db) != last)
        g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
      after = dump_db (fixture->db);
    }
    g_assert_cmpstr (before, ==, after);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/revert/untouched", test_untouched);
  fixture_add ("/revert/edited-since", test_edited_since);
  fixture_add ("/revert/dry-run", test_dry_run);
  fixture_add ("/revert/hanging", test_hanging);
  fixture_add ("/revert/hanging-year", test_hanging_year);
  fixture_add ("/revert/cells", test_cells);
  fixture_add ("/revert/refused", test_refused);
  fixture_add ("/revert/turns", test_turns);
  fixture_add ("/revert/deletion", test_deletion);
  fixture_add ("/revert/money", test_money);
  for (guint seed = 1; seed <= 3; seed++) {
    g_autofree char *path = g_strdup_printf ("/revert/random/%u", seed);

    g_test_add (path, Fixture, GUINT_TO_POINTER (seed), fixture_set_up, test_random,
                fixture_tear_down);
  }
  return g_test_run ();
}
