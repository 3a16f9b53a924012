/* Saving and loading: every kind of record, who may see what, the county and the year.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "cohort-id.h"

static CohortSnapshot *
load (CohortDb *db)
{
  g_autoptr (GError) error = NULL;
  CohortSnapshot *snapshot = cohort_db_load_snapshot (db, &error);

  g_assert_no_error (error);
  return snapshot;
}

static void
test_begin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CohortSnapshot) snapshot = load (fixture->db);
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  const CohortContractTerms *terms
      = cohort_program_get_contract (cohort_snapshot_get_program (snapshot));

  g_assert_cmpint (cohort_db_get_county (fixture->db), ==, SAN_JOAQUIN);
  g_assert_cmpstr (cohort_snapshot_get_year (snapshot), ==, "2024-25");
  g_assert_nonnull (contract);
  g_assert_cmpint (contract->cap_cents, ==, terms->cap_cents);
  g_assert_cmpint (contract->start, ==, terms->start);
  g_assert_cmpstr (contract->contract_kind, ==, "internal");
  g_assert_cmpstr (contract->name, ==, "SJCOE SCOP contract");
}

static void
test_no_county (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = cohort_db_open (fixture->path, TRUE, &error);
  g_autoptr (CohortChange) change = cohort_change_new ("batch", "x", NULL);

  g_assert_no_error (error);
  g_assert_cmpint (cohort_db_get_county (db), ==, 0);
  g_assert_null (cohort_db_load_snapshot (db, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY);
  g_clear_error (&error);
  cohort_change_put (change, cohort_record_new (COHORT_RECORD_PERSON, NULL));
  g_assert_false (cohort_db_save (db, change, &fixture->moment, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY);
  g_clear_error (&error);
  g_assert_false (cohort_db_undo (db, &fixture->moment, NULL, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY);
  g_assert_null (cohort_db_dup_undo_sentence (db));
}

static void
test_every_kind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240903);

  for (guint round = 0; round < 4; round++) {
    for (guint kind = COHORT_RECORD_ORGANIZATION; kind < COHORT_N_RECORD_KINDS; kind++) {
      g_autoptr (CohortSnapshot) before = load (fixture->db);
      g_autoptr (CohortSnapshot) after = NULL;
      g_autoptr (CohortChange) change = cohort_change_new ("batch", "x", NULL);
      g_autoptr (CohortRecord) record = make_random_record (rand, before, kind);

      cohort_change_put (change, cohort_record_ref (record));
      fixture_save (fixture, change);
      fixture_reopen (fixture);
      after = load (fixture->db);
      g_assert_true (cohort_record_equal (cohort_snapshot_find (after, kind, record->id), record));
    }
  }
  fixture_check (fixture->db);
}

/* What is kept in memory is what a fresh look at the file gives, order included. */
static void
test_memory_follows_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 50; round++) {
    g_autoptr (CohortSnapshot) snapshot = load (fixture->db);
    g_autoptr (CohortChange) change = make_random_change (rand, snapshot, 6);
    g_autofree char *in_memory = NULL, *in_file = NULL;
    g_autoptr (CohortDb) other = NULL;

    fixture_save (fixture, change);
    in_memory = dump_db (fixture->db);
    other = cohort_db_open (fixture->path, FALSE, NULL);
    in_file = dump_db (other);
    g_assert_cmpstr (in_memory, ==, in_file);
  }
}

/* A row that was deleted and is saved alive takes its old place, in memory as in the file. */
static void
test_back_alive (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = fixture_add_person (fixture, "Ana");
  g_autofree char *second = fixture_add_person (fixture, "Ben");
  g_autofree char *before = dump_db (fixture->db), *after = NULL;
  g_autoptr (CohortSnapshot) snapshot = load (fixture->db);
  CohortRecord *ana = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, first);
  g_autoptr (CohortChange) gone = cohort_change_new ("batch", "x", NULL);
  g_autoptr (CohortChange) back = cohort_change_new ("batch", "x", NULL);

  cohort_change_delete (gone, ana);
  fixture_save (fixture, gone);
  cohort_change_put (back, cohort_record_ref (ana));
  fixture_save (fixture, back);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_db (fixture->db), *after = NULL;
  g_autoptr (CohortChange) dangling = cohort_change_new ("batch", "x", NULL);
  g_autoptr (CohortChange) negative = cohort_change_new ("batch", "x", NULL);
  g_autoptr (CohortChange) garbled = cohort_change_new ("batch", "x", NULL);
  CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, NULL);
  CohortFundingSource *source = cohort_record_new (COHORT_RECORD_FUNDING_SOURCE, NULL);
  CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, NULL);
  CohortChange *changes[] = { dangling, negative, garbled };

  membership->person = cohort_id_new ();
  source->cap_cents = -1;
  person->given = g_strdup ("\xff");
  cohort_change_put (dangling, cohort_record_new (COHORT_RECORD_PERSON, NULL));
  cohort_change_put (dangling, membership);
  cohort_change_put (negative, source);
  cohort_change_put (garbled, person);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (cohort_db_save (fixture->db, changes[i], &fixture->moment, &error));
    g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CONSTRAINT);
  }
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
  fixture_check (fixture->db);
}

/* An attendance names a funding source, whose kind is written later. */
static void
test_forward_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CohortChange) change = cohort_change_new ("batch", "x", NULL);
  CohortAttendance *attendance = cohort_record_new (COHORT_RECORD_ATTENDANCE, NULL);
  CohortFundingSource *source = cohort_record_new (COHORT_RECORD_FUNDING_SOURCE, NULL);

  attendance->paid_by = g_strdup (source->record.id);
  cohort_change_put (change, attendance);
  cohort_change_put (change, source);
  fixture_save (fixture, change);
}

static void
save_year (Fixture *fixture, const char *year, GError **error)
{
  g_autoptr (CohortChange) change = cohort_change_new ("setting.set", "year", year);
  g_autofree char *id = cohort_id_derive ("setting", COHORT_SETTING_YEAR);
  CohortSetting *setting = cohort_record_new (COHORT_RECORD_SETTING, id);

  setting->key = g_strdup (COHORT_SETTING_YEAR);
  setting->value = g_strdup (year);
  cohort_change_put (change, setting);
  cohort_db_save (fixture->db, change, &fixture->moment, error);
}

static void
test_another_year (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_db (fixture->db), *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;

  save_year (fixture, "2025-26", &error);
  g_assert_no_error (error);
  snapshot = load (fixture->db);
  g_assert_cmpstr (cohort_snapshot_get_year (snapshot), ==, "2025-26");
  g_assert_nonnull (cohort_snapshot_get_contract (snapshot));
  g_assert_cmpint (cohort_snapshot_get_contract (snapshot)->cap_cents, ==, 0);
  g_assert_cmpint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_FUNDING_SOURCE)->len, ==,
                   2);

  /* One act, so one undo takes back the year and its contract; doing it again makes no second one.
   */
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
  save_year (fixture, "2025-26", &error);
  g_clear_pointer (&snapshot, cohort_snapshot_unref);
  snapshot = load (fixture->db);
  g_assert_cmpint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_FUNDING_SOURCE)->len, ==,
                   2);

  save_year (fixture, "1999-00", &error);
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED);
}

static CohortProgramFile *
make_program_file (const char *year)
{
  g_autoptr (GBytes) shipped = g_resources_lookup_data (RESOURCE_PREFIX "/program/2026-27.json",
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GString) text = g_string_new (g_bytes_get_data (shipped, NULL));
  CohortProgramFile *file = cohort_record_new (COHORT_RECORD_PROGRAM_FILE, NULL);

  g_string_replace (text, "\"2027-", "\"2028-", 0);
  g_string_replace (text, "\"2026-27\"", "\"2027-28\"", 0);
  g_string_replace (text, "\"2026-", "\"2027-", 0);
  file->year = g_strdup (year);
  file->name = g_strdup ("2027-28.json");
  file->content = g_strdup (text->str);
  return file;
}

static void
test_own_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortChange) change = cohort_change_new ("import", "2027-28.json", NULL);
  g_auto (GStrv) before = cohort_db_list_years (fixture->db, &error);
  g_auto (GStrv) after = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;

  g_assert_cmpint (g_strv_length (before), ==, 3);
  g_assert_cmpstr (before[0], ==, "2024-25");
  cohort_change_put (change, make_program_file ("2027-28"));
  fixture_save (fixture, change);
  after = cohort_db_list_years (fixture->db, &error);
  g_assert_cmpint (g_strv_length (after), ==, 4);
  g_assert_cmpstr (after[3], ==, "2027-28");
  save_year (fixture, "2027-28", &error);
  g_assert_no_error (error);
  snapshot = load (fixture->db);
  g_assert_cmpstr (cohort_snapshot_get_year (snapshot), ==, "2027-28");

  /* It is the county's own. */
  fixture_init (fixture, fixture->db, "Alpine", NULL);
  g_assert_null (cohort_db_load_program (fixture->db, "2027-28", &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED);
}

static void
test_two_counties (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_add_person (fixture, "Ana");
  g_autofree char *joaquin = dump_db (fixture->db), *again = NULL;
  g_autoptr (CohortSnapshot) alpine = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cohort_db_use_county (fixture->db, 2, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY);
  g_clear_error (&error);

  fixture_init (fixture, fixture->db, "Alpine", "2025-26");
  alpine = load (fixture->db);
  g_assert_cmpint (cohort_snapshot_get_records (alpine, COHORT_RECORD_PERSON)->len, ==, 0);
  g_assert_cmpstr (cohort_snapshot_get_contract (alpine)->contract_kind, ==, "external");
  g_assert_null (cohort_db_dup_undo_sentence (fixture->db));

  /* For this run only. */
  g_assert_true (cohort_db_use_county (fixture->db, SAN_JOAQUIN, &error));
  again = dump_db (fixture->db);
  g_assert_cmpstr (joaquin, ==, again);
  fixture_reopen (fixture);
  g_assert_cmpint (cohort_db_get_county (fixture->db), ==, 2);

  /* Chosen again without a year, it keeps the one it had and its contract. */
  fixture_init (fixture, fixture->db, "San Joaquin", NULL);
  g_free (g_steal_pointer (&again));
  again = dump_db (fixture->db);
  g_assert_cmpstr (joaquin, ==, again);
}

/* Choosing the county once more does not put back the terms of a contract that was edited. */
static void
test_contract_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CohortSnapshot) before = load (fixture->db);
  g_autoptr (CohortSnapshot) after = NULL;
  g_autoptr (CohortChange) change = cohort_change_new ("batch", "x", NULL);
  CohortFundingSource *contract = cohort_record_copy (cohort_snapshot_get_contract (before));

  contract->cap_cents = 700000;
  cohort_change_put (change, contract);
  fixture_save (fixture, change);
  fixture_init (fixture, fixture->db, "San Joaquin", "2024-25");
  after = load (fixture->db);
  g_assert_cmpint (cohort_snapshot_get_contract (after)->cap_cents, ==, 700000);
}

static void
test_two_connections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) other = cohort_db_open (fixture->path, FALSE, &error);
  g_autofree char *first = fixture_add_person (fixture, "Ana");
  g_autofree char *seen = dump_db (other), *saved = dump_db (fixture->db);

  g_assert_no_error (error);
  g_assert_cmpstr (seen, ==, saved);
  g_assert_true (cohort_db_undo (other, &fixture->moment, NULL, &error));
  g_free (g_steal_pointer (&saved));
  saved = dump_db (fixture->db);
  g_assert_null (strstr (saved, "Ana"));
}

static void
add_person (CohortDb *db, const CohortMoment *moment)
{
  g_autoptr (JsonObject) add
      = cohort_command_new ("person.add", "given", "Cleo", "role", "teacher", NULL);

  g_assert_true (cohort_db_run (db, add, moment, NULL));
}

static void
undo (CohortDb *db, const CohortMoment *moment)
{
  g_assert_true (cohort_db_undo (db, moment, NULL, NULL));
}

/* Adding and taking back again leaves the rows as they were, but not what is undone next. */
static void
add_and_undo (CohortDb *db, const CohortMoment *moment)
{
  add_person (db, moment);
  undo (db, moment);
}

static void
choose_other_county (CohortDb *db, const CohortMoment *moment)
{
  g_autoptr (CohortProgram) program = cohort_db_load_program (db, "2024-25", NULL);

  g_assert_true (
      cohort_db_init (db, cohort_program_find_county (program, "Fresno"), NULL, moment, NULL));
}

/* What nobody else may tell from the rows at the moment: nothing is written, or only looked at. */
static void
look (CohortDb *db, const CohortMoment *moment)
{
  g_autoptr (JsonObject) wrong = cohort_command_new ("person.fly", NULL);
  g_autoptr (CohortSnapshot) snapshot = load (db);

  g_assert_false (cohort_db_run (db, wrong, moment, NULL));
}

static const struct {
  void (*act) (CohortDb *db, const CohortMoment *moment);
  gboolean elsewhere;
  gboolean stale;
} meanwhiles[] = {
    {look, FALSE, FALSE},        {look, TRUE, FALSE},        {add_person, FALSE, TRUE},
    {add_person, TRUE, TRUE},    {undo, FALSE, TRUE},        {undo, TRUE, TRUE},
    {add_and_undo, FALSE, TRUE}, {add_and_undo, TRUE, TRUE}, {choose_other_county, FALSE, TRUE},
};

/* A whole record that was read a while ago is not written over a newer one. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ana = fixture_add_person (fixture, "Ana");

  for (guint i = 0; i < G_N_ELEMENTS (meanwhiles); i++) {
    g_autoptr (CohortSnapshot) basis = NULL;
    g_autoptr (CohortChange) change = cohort_change_new ("import", "team.csv", NULL);
    g_autoptr (CohortDb) other = cohort_db_open (fixture->path, FALSE, NULL);
    g_autoptr (GError) error = NULL;
    CohortPerson *record;

    g_test_message ("%u", i);
    add_person (fixture->db, &fixture->moment);
    basis = load (fixture->db);
    record = cohort_record_copy (cohort_snapshot_find (basis, COHORT_RECORD_PERSON, ana));
    cohort_set_text (&record->note, meanwhiles[i].elsewhere ? "elsewhere" : "here");
    cohort_change_put (change, record);
    meanwhiles[i].act (meanwhiles[i].elsewhere ? other : fixture->db, &fixture->moment);
    g_assert_true (cohort_db_save_over (fixture->db, basis, change, &fixture->moment, &error)
                   != meanwhiles[i].stale);
    if (meanwhiles[i].stale)
      g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_STALE);
    else
      g_assert_no_error (error);
  }
}

static void
test_batch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_db (fixture->db), *after = NULL;
  g_autoptr (CohortChange) wrong = cohort_change_new ("batch", "x", NULL);
  CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *ana = NULL, *ben = NULL, *cem = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;

  membership->person = cohort_id_new ();
  cohort_change_put (wrong, membership);

  g_assert_true (cohort_db_begin (fixture->db, &error));
  ana = fixture_add_person (fixture, "Ana");
  cohort_db_rollback (fixture->db);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);

  /* One that fails leaves those before and after it, and each is a group of its own. */
  g_assert_true (cohort_db_begin (fixture->db, &error));
  ben = fixture_add_person (fixture, "Ben");
  g_assert_false (cohort_db_save (fixture->db, wrong, &fixture->moment, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  cem = fixture_add_person (fixture, "Cem");
  g_assert_true (cohort_db_commit (fixture->db, &error));
  fixture_reopen (fixture);
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
  snapshot = load (fixture->db);
  g_assert_null (cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, cem));
  g_assert_nonnull (cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, ben));
}

static void
test_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) add = cohort_command_new ("person.add", "given", "Ana", "family", "Ruiz",
                                                   "role", "teacher", NULL);
  g_autoptr (JsonObject) unknown = cohort_command_new ("person.fly", NULL);
  g_autoptr (CohortSnapshot) snapshot = NULL;

  g_assert_true (cohort_db_run (fixture->db, add, &fixture->moment, &error));
  g_assert_no_error (error);
  snapshot = load (fixture->db);
  g_assert_cmpint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len, ==, 1);
  g_assert_false (cohort_db_run (fixture->db, unknown, &fixture->moment, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/records/begin", test_begin);
  fixture_add_folder ("/records/no-county", test_no_county);
  fixture_add ("/records/every-kind", test_every_kind);
  fixture_add ("/records/memory-follows-file", test_memory_follows_file);
  fixture_add ("/records/back-alive", test_back_alive);
  fixture_add ("/records/refusals", test_refusals);
  fixture_add ("/records/forward-reference", test_forward_reference);
  fixture_add ("/records/another-year", test_another_year);
  fixture_add ("/records/own-program", test_own_program);
  fixture_add ("/records/two-counties", test_two_counties);
  fixture_add ("/records/contract-is-kept", test_contract_is_kept);
  fixture_add ("/records/two-connections", test_two_connections);
  fixture_add ("/records/stale", test_stale);
  fixture_add ("/records/batch", test_batch);
  fixture_add ("/records/run", test_run);
  return g_test_run ();
}
