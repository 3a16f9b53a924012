/* Backup and restore: there and back, and zips somebody else made.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"
#include "store-zip.h"

#include "cohort-db-private.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static char *
back_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *zip_path = g_build_filename (fixture->folder, "backup.zip", NULL);

  cohort_db_backup (fixture->db, zip_path, &error);
  g_assert_no_error (error);
  return zip_path;
}

static void
assert_same_file (Fixture *fixture, const char *before)
{
  g_autofree char *after = NULL;
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".cohort-"));
}

static guint
count_files (Fixture *fixture, const char *subfolder, const char *piece)
{
  g_autofree char *folder = g_build_filename (fixture->folder, subfolder, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, piece) != NULL)
      n++;
  return n;
}

static void
fill (Fixture *fixture)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 30; i++) {
    g_autoptr (CohortSnapshot) snapshot = cohort_db_load_snapshot (fixture->db, NULL);
    g_autoptr (CohortChange) change = make_random_change (rand, snapshot, 10);

    fixture_save (fixture, change);
  }
}

static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *zip_path = NULL, *ana = NULL, *undo = NULL,
                  *undo_after = NULL;
  guint8 device[16];
  struct stat info;

  fill (fixture);
  before = dump_db (fixture->db);
  undo = cohort_db_dup_undo_sentence (fixture->db);
  memcpy (device, fixture->db->device, sizeof device);
  zip_path = back_up (fixture);
  g_assert_cmpint (stat (zip_path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  ana = fixture_add_person (fixture, "Ana");
  g_clear_pointer (&fixture->db, cohort_db_close);
  g_assert_true (cohort_restore (zip_path, fixture->path, &error));
  g_assert_no_error (error);
  fixture_reopen (fixture);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (cohort_db_get_county (fixture->db), ==, SAN_JOAQUIN);
  undo_after = cohort_db_dup_undo_sentence (fixture->db);
  g_assert_cmpstr (undo, ==, undo_after);
  g_assert_true (cohort_db_undo (fixture->db, &fixture->moment, NULL, &error));
  g_assert_cmpint (memcmp (device, fixture->db->device, sizeof device), !=, 0);
  fixture_check (fixture->db);
  g_free (g_steal_pointer (&after));
  after = dump_db (fixture->db);
  assert_same_file (fixture, after);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* What was there is kept, with Ana in it. */
  g_assert_cmpint (count_files (fixture, "backups", "before-restore.zip"), ==, 1);
}

static void
test_into_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_db (fixture->db), *zip_path = back_up (fixture), *after = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "new", "other.db", NULL);
  g_autoptr (CohortDb) other = NULL;

  g_assert_true (cohort_restore (zip_path, path, &error));
  g_assert_no_error (error);
  other = cohort_db_open (path, FALSE, &error);
  after = dump_db (other);
  g_assert_cmpstr (before, ==, after);
}

/* What cannot be read is put aside, never overwritten. */
static void
test_over_garbage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_db (fixture->db), *zip_path = back_up (fixture), *after = NULL;

  g_clear_pointer (&fixture->db, cohort_db_close);
  g_assert_true (g_file_set_contents (fixture->path, "this was my database", -1, NULL));
  g_assert_true (cohort_restore (zip_path, fixture->path, &error));
  g_assert_no_error (error);
  fixture_reopen (fixture);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (count_files (fixture, "", "county.db.20"), ==, 1);
}

/* Who has the database open sees what was restored. */
static void
test_while_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_db (fixture->db), *zip_path = back_up (fixture), *after = NULL,
                  *ben = NULL;

  fixture_init (fixture, fixture->db, "Alpine", NULL);
  ben = fixture_add_person (fixture, "Ben");
  g_assert_true (cohort_restore (zip_path, fixture->path, &error));
  g_assert_no_error (error);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
  g_free (fixture_add_person (fixture, "Cem"));
  fixture_check (fixture->db);
}

static void
test_while_busy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zip_path = back_up (fixture), *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  g_free (fixture_add_person (fixture, "Ana"));
  before = dump_db (fixture->db);
  g_assert_true (cohort_db_begin (fixture->db, &error));
  g_assert_false (cohort_restore (zip_path, fixture->path, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_BUSY);
  cohort_db_rollback (fixture->db);
  after = dump_db (fixture->db);
  g_assert_cmpstr (before, ==, after);
}

/* Whatever it is called: an older Cohort packed all that was in the folder. */
static void
test_attachments (Fixture *fixture, gconstpointer data)
{
  g_autofree char *database = zip_extract_database (fixture);
  g_autofree char *head = zip_fill_manifest (ZIP_HEAD (1, 1) ZIP_DATABASE, database);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "a receipt", -1);
  g_autofree char *manifest = g_strdup_printf (
      "%s,{\"name\":\"attachments/0a1b2c.jpg\",\"size\":9,\"sha256\":\"%s\"}]}", head, hash);
  g_autofree char *zip_path = g_build_filename (fixture->folder, "older.zip", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *copy = g_strconcat (other, ".attachments/0a1b2c.jpg", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  zip_write (zip_path,
             (const ZipEntry[]){{"manifest.json", manifest, NULL},
                                {"cohort.db", NULL, database},
                                {"attachments/0a1b2c.jpg", "a receipt", NULL}},
             3);
  g_assert_true (cohort_restore (zip_path, other, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (copy, &content, NULL, &error));
  g_assert_cmpstr (content, ==, "a receipt");
}

/* What somebody copied into the folder is not the county's, and spoils no backup. */
static void
test_foreign_attachment (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_strconcat (fixture->path, ".attachments", NULL);
  g_autofree char *picture = g_build_filename (folder, "0a1b2c.jpg", NULL);
  g_autofree char *foreign = g_build_filename (folder, "0a1b2c (conflicted copy).jpg", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *zip_path = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (picture, "a picture", -1, NULL));
  g_assert_true (g_file_set_contents (foreign, "a picture", -1, NULL));
  zip_path = back_up (fixture);
  cohort_restore (zip_path, other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture, "other.db.attachments", ""), ==, 0);
}

/* As many receipts as a county has in many years: what the manifest says is read. */
static void
test_long_manifest (Fixture *fixture, gconstpointer data)
{
  g_autofree char *database = zip_extract_database (fixture);
  g_autofree char *other = g_build_filename (fixture->folder, "other.zip", NULL);
  g_autofree char *head = zip_fill_manifest (ZIP_HEAD (1, 1) ZIP_DATABASE, database);
  g_autoptr (GString) manifest = g_string_new (head);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (
        manifest, ",{\"name\":\"attachments/%064x.pdf\",\"size\":1,\"sha256\":\"%064x\"}", i, i);
  g_string_append (manifest, "]}");
  zip_write (
      other,
      (const ZipEntry[]){{"manifest.json", manifest->str, NULL}, {"cohort.db", NULL, database}}, 2);
  g_assert_false (cohort_restore (other, fixture->path, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN);
  g_assert_nonnull (strstr (error->message, "a part is missing"));
}

static void
test_daily (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *foreign
      = g_build_filename (fixture->folder, "backups", "county-notes.zip", NULL);

  for (guint day = 0; day < 13; day++) {
    g_assert_true (cohort_db_backup_daily (fixture->db, &fixture->moment, &error));
    g_assert_true (cohort_db_backup_daily (fixture->db, &fixture->moment, &error));
    g_assert_no_error (error);
    g_assert_cmpint (count_files (fixture, "backups", "county-2024-09-"), ==, MIN (day + 1, 10));
    g_assert_true (g_file_set_contents (foreign, "mine", -1, NULL));
    fixture->moment.today++;
  }
  g_assert_cmpint (count_files (fixture, "backups", "county-2024-09-03"), ==, 0);
  g_assert_cmpint (count_files (fixture, "backups", "county-2024-09-15"), ==, 1);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

static void
test_backup_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "folder.zip", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (cohort_db_backup (fixture->db, nowhere, &error));
  g_assert_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_FAILED);
  g_assert_cmpint (count_files (fixture, "", ".cohort-"), ==, 0);
}

static void
assert_restore_refused (Fixture *fixture, const char *zip_path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_db (fixture->db);

  g_assert_false (cohort_restore (zip_path, fixture->path, &error));
  g_assert_error (error, COHORT_STORE_ERROR, code);
  g_test_message ("%s", error->message);
  assert_same_file (fixture, before);
}

/* Not a backup at all, or only a part of one. */
static void
test_no_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zip_path = back_up (fixture);
  g_autofree char *other = g_build_filename (fixture->folder, "other.zip", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  assert_restore_refused (fixture, other, COHORT_STORE_ERROR_FAILED);
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  assert_restore_refused (fixture, other, COHORT_STORE_ERROR_OPEN);
  g_assert_true (g_file_set_contents (other, "name,email\n", -1, NULL));
  assert_restore_refused (fixture, other, COHORT_STORE_ERROR_OPEN);
  assert_restore_refused (fixture, fixture->path, COHORT_STORE_ERROR_OPEN);

  g_assert_true (g_file_get_contents (zip_path, &bytes, &length, NULL));
  for (guint i = 1; i < 20; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (other, bytes, (gssize)(length * i / 20), NULL));
    g_assert_false (cohort_restore (other, fixture->path, &error));
    g_assert_nonnull (error);
  }
}

/* A backup in which single bytes are wrong is refused, or is still exactly what it was. */
static void
test_flipped_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zip_path = back_up (fixture), *before = dump_db (fixture->db);
  g_autofree char *other = g_build_filename (fixture->folder, "other.zip", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);
  g_autofree char *bytes = NULL;
  guint n_refused = 0;
  gsize length;

  g_assert_true (g_file_get_contents (zip_path, &bytes, &length, NULL));
  for (guint i = 0; i < 24; i++) {
    gsize place = (gsize)g_rand_int_range (rand, 0, (gint32)length);
    g_autoptr (GError) error = NULL;
    g_autofree char *after = NULL;

    bytes[place] ^= 0x55;
    g_assert_true (g_file_set_contents (other, bytes, (gssize)length, NULL));
    bytes[place] ^= 0x55;
    n_refused += !cohort_restore (other, fixture->path, &error);
    after = dump_db (fixture->db);
    g_assert_cmpstr (before, ==, after);
  }
  g_assert_cmpint (n_refused, >, 12);
}

/* What the manifest of a zip says; %s is the SHA-256 of the database in it, %d its size. */
static const struct {
  const char *name;
  const char *manifest;
  int code;
} manifests[] = {
    {"not-json", "{", COHORT_STORE_ERROR_OPEN},
    {"array", "[]", COHORT_STORE_ERROR_OPEN},
    {"nested", "{\"application\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}",
     COHORT_STORE_ERROR_OPEN},
    {"other-program", "{\"application\":\"x\",\"format\":1,\"schema\":1,\"parts\":[]}",
     COHORT_STORE_ERROR_OPEN},
    {"newer-format", ZIP_HEAD (2, 1) "]}", COHORT_STORE_ERROR_TOO_NEW},
    {"newer-schema", ZIP_HEAD (1, 99) "]}", COHORT_STORE_ERROR_TOO_NEW},
    {"no-database", ZIP_HEAD (1, 1) "]}", COHORT_STORE_ERROR_OPEN},
    {"no-parts", "{\"application\":\"org.calmscs.Cohort\",\"format\":1,\"schema\":1,\"parts\":7}",
     COHORT_STORE_ERROR_OPEN},
    {"parent", ZIP_HEAD (1, 1) ZIP_DATABASE "," ZIP_PART ("../evil") "]}", COHORT_STORE_ERROR_OPEN},
    {"deep-parent", ZIP_HEAD (1, 1) ZIP_DATABASE "," ZIP_PART ("attachments/../../evil") "]}",
     COHORT_STORE_ERROR_OPEN},
    {"absolute", ZIP_HEAD (1, 1) ZIP_DATABASE "," ZIP_PART ("/tmp/evil") "]}",
     COHORT_STORE_ERROR_OPEN},
    {"hidden", ZIP_HEAD (1, 1) ZIP_DATABASE "," ZIP_PART ("attachments/.evil") "]}",
     COHORT_STORE_ERROR_OPEN},
    {"folder", ZIP_HEAD (1, 1) ZIP_DATABASE "," ZIP_PART ("attachments/a/b") "]}",
     COHORT_STORE_ERROR_OPEN},
    {"twice", ZIP_HEAD (1, 1) ZIP_DATABASE "," ZIP_DATABASE "]}", COHORT_STORE_ERROR_OPEN},
    {"missing", ZIP_HEAD (1, 1) ZIP_DATABASE "," ZIP_PART ("attachments/a") "]}",
     COHORT_STORE_ERROR_OPEN},
    {"negative", ZIP_HEAD (1, 1) "{\"name\":\"cohort.db\",\"size\":-1,\"sha256\":\"%s\"}]}",
     COHORT_STORE_ERROR_OPEN},
    {"huge", ZIP_HEAD (1, 1) "{\"name\":\"cohort.db\",\"size\":99999999999999,\"sha256\":\"%s\"}]}",
     COHORT_STORE_ERROR_OPEN},
    {"shorter", ZIP_HEAD (1, 1) "{\"name\":\"cohort.db\",\"size\":10,\"sha256\":\"%s\"}]}",
     COHORT_STORE_ERROR_OPEN},
    {"other-hash",
     ZIP_HEAD (1, 1) "{\"name\":\"cohort.db\",\"size\":%d,\"sha256\":"
                     "\"0000000000000000000000000000000000000000000000000000000000000000\"}]}",
     COHORT_STORE_ERROR_CORRUPT},
};

static void
test_manifest (Fixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *database = zip_extract_database (fixture);
  g_autofree char *manifest = zip_fill_manifest (manifests[i].manifest, database);
  g_autofree char *other = g_build_filename (fixture->folder, "other.zip", NULL);
  const ZipEntry entries[] = {{"manifest.json", manifest, NULL}, {"cohort.db", NULL, database}};

  zip_write (other, entries, G_N_ELEMENTS (entries));
  assert_restore_refused (fixture, other, manifests[i].code);
}

/* The right manifest, but the files are not what it says. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *database = zip_extract_database (fixture);
  g_autofree char *manifest = zip_fill_manifest (ZIP_HEAD (1, 1) ZIP_DATABASE "]}", database);
  g_autofree char *other = g_build_filename (fixture->folder, "other.zip", NULL);
  g_autofree char *outside = g_build_filename (fixture->folder, "evil", NULL);
  g_autofree char *long_manifest = g_strnfill (40 << 20, ' ');
  const ZipEntry extra[] = {
      {"manifest.json", manifest, NULL},
      {"cohort.db", NULL, database},
      {"../../evil", "evil", NULL},
  };
  const ZipEntry link[] = {{"manifest.json", manifest, NULL}, {"cohort.db", ZIP_LINK, NULL}};
  const ZipEntry late[] = {{"cohort.db", NULL, database}, {"manifest.json", manifest, NULL}};
  const ZipEntry twice[] = {
      {"manifest.json", manifest, NULL},
      {"cohort.db", NULL, database},
      {"cohort.db", NULL, database},
  };
  const ZipEntry none[] = {{"manifest.json", manifest, NULL}};
  const ZipEntry tall[] = {{"manifest.json", long_manifest, NULL}};

  zip_write (other, extra, G_N_ELEMENTS (extra));
  assert_restore_refused (fixture, other, COHORT_STORE_ERROR_OPEN);
  g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
  zip_write (other, link, G_N_ELEMENTS (link));
  assert_restore_refused (fixture, other, COHORT_STORE_ERROR_OPEN);
  zip_write (other, late, G_N_ELEMENTS (late));
  assert_restore_refused (fixture, other, COHORT_STORE_ERROR_OPEN);
  zip_write (other, twice, G_N_ELEMENTS (twice));
  assert_restore_refused (fixture, other, COHORT_STORE_ERROR_OPEN);
  zip_write (other, none, G_N_ELEMENTS (none));
  assert_restore_refused (fixture, other, COHORT_STORE_ERROR_OPEN);
  zip_write (other, tall, G_N_ELEMENTS (tall));
  assert_restore_refused (fixture, other, COHORT_STORE_ERROR_OPEN);
}

/* A few kilobytes that would become half a gigabyte. */
static void
test_bomb (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zeros = g_build_filename (fixture->folder, "zeros", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.zip", NULL);
  g_autofree char *manifest = NULL;

  g_assert_true (g_file_set_contents (zeros, "", 0, NULL));
  g_assert_cmpint (truncate (zeros, 64 << 20), ==, 0);
  manifest = zip_fill_manifest (ZIP_HEAD (1, 1) ZIP_DATABASE "]}", zeros);
  zip_write (other,
             (const ZipEntry[]){{"manifest.json", manifest, NULL}, {"cohort.db", NULL, zeros}}, 2);
  assert_restore_refused (fixture, other, COHORT_STORE_ERROR_OPEN);
}

/* Databases with something in them that is not ours, in a zip that is otherwise right. */
static const struct {
  const char *name;
  const char *sql;
  int code;
} databases[] = {
    {"view", "CREATE VIEW v AS SELECT * FROM person", COHORT_STORE_ERROR_OPEN},
    {"view-for-table",
     "PRAGMA foreign_keys = OFF; DROP TABLE payment; CREATE VIEW payment AS SELECT 1",
     COHORT_STORE_ERROR_OPEN},
    {"trigger", "CREATE TRIGGER t AFTER INSERT ON person BEGIN SELECT load_extension ('x'); END",
     COHORT_STORE_ERROR_OPEN},
    {"table", "CREATE TABLE evil (x)", COHORT_STORE_ERROR_OPEN},
    {"virtual", "CREATE VIRTUAL TABLE evil USING fts5 (x)", COHORT_STORE_ERROR_OPEN},
    {"index", "CREATE INDEX evil ON person (abs (made))", COHORT_STORE_ERROR_OPEN},
    {"column", "ALTER TABLE person ADD COLUMN evil INTEGER AS (made * 2)", COHORT_STORE_ERROR_OPEN},
    {"no-table", "PRAGMA foreign_keys = OFF; DROP TABLE invoice_line", COHORT_STORE_ERROR_OPEN},
    {"other-program", "PRAGMA application_id = 1", COHORT_STORE_ERROR_OPEN},
    {"newer", "PRAGMA user_version = 99", COHORT_STORE_ERROR_TOO_NEW},
    {"reference",
     "PRAGMA foreign_keys = OFF; UPDATE funding_source SET id = zeroblob (16);"
     "INSERT INTO amendment (stream, id, made, source) VALUES (39, zeroblob (16), 1, randomblob "
     "(16))",
     COHORT_STORE_ERROR_CORRUPT},
    {"checks", "PRAGMA ignore_check_constraints = ON; UPDATE funding_source SET cap_cents = -5",
     COHORT_STORE_ERROR_CONSTRAINT},
    {"other-county", "UPDATE sync_meta SET v = 99 WHERE k = 'county'", COHORT_STORE_ERROR_CORRUPT},
    {"year-to-come", "UPDATE setting SET value = '2098-99' WHERE key = 'year'",
     COHORT_STORE_ERROR_FAILED},
};

static void
test_database (Fixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *database = zip_extract_database (fixture);
  g_autofree char *other = g_build_filename (fixture->folder, "other.zip", NULL);
  g_autofree char *manifest = NULL;
  sqlite3 *sqlite = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (database, &sqlite), ==, SQLITE_OK);
  sqlite3_exec (sqlite, databases[i].sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (sqlite);
  manifest = zip_fill_manifest (ZIP_HEAD (1, 1) ZIP_DATABASE "]}", database);
  zip_write (other,
             (const ZipEntry[]){{"manifest.json", manifest, NULL}, {"cohort.db", NULL, database}},
             2);
  assert_restore_refused (fixture, other, databases[i].code);
}

/* What an older Cohort backed up becomes a database of this one, with its rows and its log. */
static void
test_old_version (Fixture *fixture, gconstpointer data)
{
  g_autofree char *database = g_build_filename (fixture->folder, "old.db", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.zip", NULL);
  g_autofree char *manifest = NULL;
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  fixture_load_schema (database, "v1-county.sql");
  manifest = zip_fill_manifest (ZIP_HEAD (1, 1) ZIP_DATABASE "]}", database);
  zip_write (other,
             (const ZipEntry[]){{"manifest.json", manifest, NULL}, {"cohort.db", NULL, database}},
             2);
  g_assert_true (cohort_restore (other, fixture->path, &error));
  g_assert_no_error (error);
  fixture_reopen (fixture);
  snapshot = cohort_db_load_snapshot (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len, ==, 2);
  problems = cohort_db_check (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (problems->len, ==, 0);
  g_assert_true (cohort_db_redo (fixture->db, &fixture->moment, NULL, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/backup/there-and-back", test_there_and_back);
  fixture_add ("/backup/into-nothing", test_into_nothing);
  fixture_add ("/backup/over-garbage", test_over_garbage);
  fixture_add ("/backup/while-open", test_while_open);
  fixture_add ("/backup/while-busy", test_while_busy);
  fixture_add ("/backup/attachments", test_attachments);
  fixture_add ("/backup/foreign-attachment", test_foreign_attachment);
  fixture_add ("/backup/long-manifest", test_long_manifest);
  fixture_add ("/backup/daily", test_daily);
  fixture_add ("/backup/backup-fails", test_backup_fails);
  fixture_add ("/backup/no-backup", test_no_backup);
  fixture_add ("/backup/flipped-bytes", test_flipped_bytes);
  fixture_add ("/backup/files", test_files);
  fixture_add ("/backup/bomb", test_bomb);
  fixture_add ("/backup/old-version", test_old_version);
  for (guint i = 0; i < G_N_ELEMENTS (manifests); i++) {
    g_autofree char *name = g_strconcat ("/backup/manifest/", manifests[i].name, NULL);

    g_test_add (name, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_manifest,
                fixture_tear_down);
  }
  for (guint i = 0; i < G_N_ELEMENTS (databases); i++) {
    g_autofree char *name = g_strconcat ("/backup/database/", databases[i].name, NULL);

    g_test_add (name, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_database,
                fixture_tear_down);
  }
  return g_test_run ();
}
