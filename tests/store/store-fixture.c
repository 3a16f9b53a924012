/* A database in a folder of its own, and changes made up from a seed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "cohort-connection.h"
#include "cohort-date.h"
#include "cohort-db-private.h"
#include "cohort-id.h"

#include <glib/gstdio.h>

void
fixture_set_up_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cohort-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "county.db", NULL);
  fixture->moment.today = cohort_date_new (2024, 9, 3);
  fixture->moment.now = 1725379200;
}

void
fixture_init (Fixture *fixture, CohortDb *db, const char *county, const char *year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortProgram) program = cohort_db_load_program (db, "2024-25", &error);

  g_assert_no_error (error);
  cohort_db_init (db, cohort_program_find_county (program, county), year, &fixture->moment, &error);
  g_assert_no_error (error);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up_folder (fixture, data);
  fixture->db = cohort_db_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  fixture_init (fixture, fixture->db, "San Joaquin", NULL);
}

void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      fixture_remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->db, cohort_db_close);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->db, cohort_db_close);
  fixture->db = cohort_db_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
}

void
fixture_save (Fixture *fixture, CohortChange *change)
{
  g_autoptr (GError) error = NULL;

  fixture->moment.now++;
  cohort_db_save (fixture->db, change, &fixture->moment, &error);
  g_assert_no_error (error);
}

void
fixture_load_schema (const char *path, const char *name)
{
  g_autofree char *sql_path
      = g_test_build_filename (G_TEST_DIST, "store", "fixtures", "schema", name, NULL);
  g_autoptr (sqlite3) sqlite = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (sql_path, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  cohort_sql_run (sqlite, sql, &error);
  g_assert_no_error (error);
}

char *
fixture_add_person (Fixture *fixture, const char *given)
{
  g_autoptr (CohortChange) change = cohort_change_new ("person.add", given, NULL);
  CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, NULL);
  char *id = g_strdup (person->record.id);

  person->given = g_strdup (given);
  cohort_change_put (change, person);
  fixture_save (fixture, change);
  return id;
}

void
fixture_check (CohortDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  cohort_db_check_form (db, sentences, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < sentences->len; i++)
    g_test_fail_printf ("%s", (char *) g_ptr_array_index (sentences, i));
}

static void
dump_record (GString *text, const CohortRecord *record)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (record->kind);

  g_string_append_printf (text, "%s %s", klass->table, record->id);
  for (guint i = 0; i < klass->n_fields; i++) {
    const CohortField *field = &klass->fields[i];

    if (field->kind == COHORT_FIELD_TEXT || field->kind == COHORT_FIELD_ID) {
      const char *value = cohort_record_get_text (record, field);

      g_string_append_printf (text, " %s=%s", field->name, value != NULL ? value : "-");
    } else {
      g_string_append_printf (text, " %s=%" G_GINT64_FORMAT, field->name,
                              cohort_record_get_number (record, field));
    }
  }
  g_string_append_c (text, '\n');
}

char *
dump_snapshot (CohortSnapshot *snapshot)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d %s\n", cohort_snapshot_get_county_number (snapshot),
                          cohort_snapshot_get_year (snapshot));
  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    GPtrArray *records = cohort_snapshot_get_records (snapshot, kind);

    for (guint i = 0; i < records->len; i++)
      dump_record (text, g_ptr_array_index (records, i));
  }
  return g_string_free (text, FALSE);
}

char *
dump_db (CohortDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (db, &error);

  g_assert_no_error (error);
  return dump_snapshot (snapshot);
}

static const char *const odd_texts[] = {
  "Ana", "O’Neill, Jr.", "\"quoted\"", "a\\b", "line\none\ttwo", "=HYPERLINK(\"x\")", "日本語", "\x01",
  "'; DROP TABLE person; --", "0", "null", "[1,2]", "\xf0\x9f\x8e\x93", " ", "209-555-0101",
};

static char *
pick_id (GRand *rand, CohortSnapshot *snapshot, CohortRecordKind kind)
{
  GPtrArray *records = cohort_snapshot_get_records (snapshot, kind);
  const CohortRecord *record;

  if (records->len == 0)
    return NULL;
  record = g_ptr_array_index (records, (guint) g_rand_int_range (rand, 0, (gint32) records->len));
  return g_strdup (record->id);
}

static gint64
pick_number (GRand *rand, const CohortField *field)
{
  if (g_str_equal (field->name, "permille"))
    return g_rand_int_range (rand, 0, 1001);
  if (g_str_equal (field->name, "delta_cents"))
    return g_rand_int_range (rand, -100000, 100000);
  return g_rand_int_range (rand, 0, 1000000)
         * (g_rand_boolean (rand) ? G_GINT64_CONSTANT (1) : 1000000);
}

static void
fill_field (GRand *rand, CohortSnapshot *snapshot, gpointer record, const CohortField *field)
{
  g_autofree char *text = NULL;

  switch (field->kind) {
  case COHORT_FIELD_TEXT:
    cohort_record_set_text (record, field,
                            odd_texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd_texts))]);
    break;
  case COHORT_FIELD_ID:
    text = pick_id (rand, snapshot, field->target);
    cohort_record_set_text (record, field, text);
    break;
  case COHORT_FIELD_NUMBER:
    cohort_record_set_number (record, field, pick_number (rand, field));
    break;
  case COHORT_FIELD_FLAG:
    cohort_record_set_number (record, field, g_rand_boolean (rand));
    break;
  case COHORT_FIELD_DATE:
    cohort_record_set_number (
        record, field, cohort_date_new (2024, 1, 1) + (CohortDate) g_rand_int_range (rand, 0, 900));
    break;
  }
}

static char *
make_id (GRand *rand)
{
  guint8 bytes[16];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_rand_int_range (rand, 0, 256);
  return cohort_id_from_bytes (bytes);
}

gpointer
make_random_record (GRand *rand, CohortSnapshot *snapshot, CohortRecordKind kind)
{
  const CohortRecordClass *klass = cohort_record_kind_get_class (kind);
  g_autofree char *id = make_id (rand);
  gpointer record = cohort_record_new (kind, id);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_rand_int_range (rand, 0, 4) > 0)
      fill_field (rand, snapshot, record, &klass->fields[i]);
  return record;
}

/* A program file must be one, and a setting must not choose a year there is none of. */
static CohortRecordKind
pick_kind (GRand *rand)
{
  return (CohortRecordKind) g_rand_int_range (rand, COHORT_RECORD_ORGANIZATION,
                                              COHORT_N_RECORD_KINDS);
}

static void
put_random (GRand *rand, CohortSnapshot *snapshot, CohortChange *change)
{
  CohortRecordKind kind = pick_kind (rand);
  g_autofree char *id = pick_id (rand, snapshot, kind);
  const CohortRecordClass *klass = cohort_record_kind_get_class (kind);
  int what = g_rand_int_range (rand, 0, 10);
  gpointer record;

  if (id == NULL || what < 5) {
    cohort_change_put (change, make_random_record (rand, snapshot, kind));
    return;
  }
  record = cohort_snapshot_find (snapshot, kind, id);
  if (what < 6) {
    cohort_change_delete (change, record);
    return;
  }
  record = cohort_record_copy (record);
  for (guint i = 0; i < klass->n_fields; i++)
    if (g_rand_int_range (rand, 0, 3) == 0)
      fill_field (rand, snapshot, record, &klass->fields[i]);
  cohort_change_put (change, record);
}

CohortChange *
make_random_change (GRand *rand, CohortSnapshot *snapshot, guint n)
{
  CohortChange *change = cohort_change_new ("batch", "random", NULL);
  guint n_records = (guint) g_rand_int_range (rand, 1, (gint32) n + 1);

  for (guint i = 0; i < n_records; i++)
    put_random (rand, snapshot, change);
  return change;
}
