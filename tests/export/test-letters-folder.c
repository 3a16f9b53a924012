/* Letters as files of a folder, and as a document: named well, and all of them or none.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-export-batch.h"
#include "cohort-export-error.h"
#include "cohort-letters-pdf.h"
#include "export-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Writes all letters of @items to @path. */
typedef gboolean (*Write) (const CohortSnapshot *snapshot,
                           GPtrArray *items,
                           const char *path,
                           CohortLettersProgress progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error);

static const CohortLettersOptions options = {.exported_at = EXPORT_INSTANT};

static gboolean
write_folder (const CohortSnapshot *snapshot,
              GPtrArray *items,
              const char *path,
              CohortLettersProgress progress,
              gpointer user_data,
              GCancellable *cancellable,
              GError **error)
{
  return cohort_letters_write_folder (snapshot, items, &options, path, progress, user_data,
                                      cancellable, error);
}

static gboolean
write_docx (const CohortSnapshot *snapshot,
            GPtrArray *items,
            const char *path,
            CohortLettersProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  return cohort_letters_write_docx (snapshot, items, &options, path, progress, user_data,
                                    cancellable, error);
}

static GPtrArray *
make_items (const CohortSnapshot *snapshot)
{
  const CohortLetterDraftOptions drafts = {.today = export_fixture_get_day ()};
  g_autoptr (GError) error = NULL;
  GPtrArray *items = cohort_letter_items_new_drafts (snapshot, &drafts, NULL, &error);

  g_assert_no_error (error);
  return items;
}

static void
test_safe_names (void)
{
  static const char *const names[][2] = {
      {"Ana Ruiz", "Ana Ruiz"},
      {"../../etc/passwd", "-..-etc-passwd"},
      {"Ann \"Bo\" O’Neil <x>: a|b?*\\", "Ann -Bo- O’Neil -x-- a-b---"},
      {"  .hidden.  ", "hidden"},
      {"a\tb\n c\x01\x7f", "a b c"},
      {"CON", "_CON"},
      {"lpt1.x", "_lpt1.x"},
      {"Console", "Console"},
      {"", "Letter"},
      {" . ", "Letter"},
      {"Jose\xcc\x81", "José"},
      {"evil\xe2\x80\xaegnp", "evilgnp"}, /* turns what follows around */
      {"\xff", "\xef\xbf\xbd"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *safe = cohort_export_dup_safe_name (names[i][0]);

    g_assert_cmpstr (safe, ==, names[i][1]);
  }
}

static void
test_long_name (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *safe = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (name, "é");
  safe = cohort_export_dup_safe_name (name->str);
  g_assert_true (g_utf8_validate (safe, -1, NULL));
  g_assert_cmpuint (strlen (safe), <=, 180);
  g_assert_cmpuint (strlen (safe), >, 170);
}

static void
assert_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 5000);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
}

/* Two people of one name, one of them in capitals, and an old file in the way. */
static void
test_names (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *old = g_build_filename (folder, "Grace Whitfield.pdf", NULL);
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  export_fixture_put (snapshot, COHORT_RECORD_PERSON, "other", "given", "GRACE", "family",
                      "WHITFIELD", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_MEMBERSHIP, "other-member", "person", "other",
                      "status", "active", NULL);
  g_assert_true (g_file_set_contents (old, "before", -1, NULL));
  items = make_items (snapshot);
  g_assert_cmpuint (items->len, ==, 7);
  g_free (((CohortLetterItem *)g_ptr_array_index (items, 0))->number);
  ((CohortLetterItem *)g_ptr_array_index (items, 0))->number = g_strdup ("39-2024-001");
  g_assert_true (write_folder (snapshot, items, folder, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 7);
  assert_file (folder, "39-2024-001 Lena Abubakar.pdf");
  assert_file (folder, "Tomás Herrera-Lund.pdf");
  g_assert_true (g_file_test (old, G_FILE_TEST_EXISTS));
  export_fixture_remove_folder (folder);
}

typedef struct {
  guint cancel_after;
  GCancellable *cancellable;
} Cancel;

static void
cancel_after (guint done, guint total, gpointer data)
{
  Cancel *cancel = data;

  g_assert_cmpuint (total, ==, 6);
  if (done == cancel->cancel_after)
    g_cancellable_cancel (cancel->cancellable);
}

/* Canceled after any letter, the last included, there is nothing new, and the old file as it was.
 */
static void
check_cancel (Write write, const char *target)
{
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GPtrArray) items = make_items (snapshot);

  for (guint after = 1; after <= 6; after++) {
    char *folder = export_fixture_make_folder ();
    g_autofree char *path = g_build_filename (folder, target, NULL);
    g_autofree char *old = g_build_filename (folder, "Grace Whitfield.pdf", NULL);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *content = NULL;
    Cancel cancel = {after, cancellable};

    g_assert_true (g_file_set_contents (old, "before", -1, NULL));
    g_assert_false (write (snapshot, items, path, cancel_after, &cancel, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
    g_assert_true (g_file_get_contents (old, &content, NULL, NULL));
    g_assert_cmpstr (content, ==, "before");
    export_fixture_remove_folder (folder);
  }
}

static void
test_cancel (void)
{
  check_cancel (write_folder, "");
  check_cancel (write_folder, "new folder");
  check_cancel (write_docx, "letters.docx");
}

static void
check_full_disk (Write write, const char *target)
{
  static const guint64 limits[] = {0, 1000, 4000};
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GPtrArray) items = make_items (snapshot);

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++) {
    char *folder = export_fixture_make_folder ();
    g_autofree char *path = g_build_filename (folder, target, NULL);
    g_autofree char *old = g_build_filename (folder, "Grace Whitfield.pdf", NULL);
    g_autoptr (GError) error = NULL;
    gboolean written;

    g_assert_true (g_file_set_contents (old, "before", -1, NULL));
    export_fixture_limit_files (limits[i]);
    written = write (snapshot, items, path, NULL, NULL, NULL, &error);
    export_fixture_lift_limit ();
    g_assert_false (written);
    g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
    g_assert_nonnull (strstr (error->message, g_strerror (EFBIG)));
    g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
    export_fixture_remove_folder (folder);
  }
}

static void
test_full_disk (void)
{
  check_full_disk (write_folder, "");
  check_full_disk (write_folder, "new folder");
  check_full_disk (write_docx, "letters.docx");
}

/* Takes the folder away while letters are written to it. */
static void
remove_target (guint done, guint total, gpointer data)
{
  const char *path = data;

  if (done == 3) {
    g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir)) != NULL) {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
    g_assert_cmpint (g_rmdir (path), ==, 0);
  }
}

static void
test_target_vanishes (void)
{
  static const Write writes[] = {write_folder, write_docx};
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GPtrArray) items = make_items (snapshot);

  for (guint i = 0; i < G_N_ELEMENTS (writes); i++) {
    g_autofree char *folder = export_fixture_make_folder ();
    g_autofree char *path
        = i == 0 ? g_strdup (folder) : g_build_filename (folder, "letters.docx", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (writes[i](snapshot, items, path, remove_target, folder, NULL, &error));
    g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
    g_assert_nonnull (strstr (error->message, g_strerror (ENOENT)));
    g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  }
}

/* Takes one of the files away that wait for their names. */
static void
remove_waiting (guint done, guint total, gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (data, 0, NULL);
  const char *name;

  while (done == total && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, ".Priya Raman.pdf.")) {
      g_autofree char *file = g_build_filename (data, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
}

/* Some files have their names when one cannot get its own: old ones are back, new ones gone. */
static void
test_rename_fails (void)
{
  static const char *const old[] = {"Lena Abubakar.pdf", "Priya Raman.pdf", "Grace Whitfield.pdf"};
  char *folder = export_fixture_make_folder ();
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GPtrArray) items = make_items (snapshot);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (old); i++) {
    g_autofree char *path = g_build_filename (folder, old[i], NULL);

    g_assert_true (g_file_set_contents (path, old[i], -1, NULL));
  }
  g_assert_false (write_folder (snapshot, items, folder, remove_waiting, folder, NULL, &error));
  g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, G_N_ELEMENTS (old));
  for (guint i = 0; i < G_N_ELEMENTS (old); i++) {
    g_autofree char *path = g_build_filename (folder, old[i], NULL);
    g_autofree char *content = NULL;

    g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
    g_assert_cmpstr (content, ==, old[i]);
  }
  g_clear_error (&error);
  g_assert_true (write_folder (snapshot, items, folder, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 6);
  assert_file (folder, old[0]);
  export_fixture_remove_folder (folder);
}

/* Root may write everywhere, so it is a file where the folder should be, or a folder where a file
 * should be, that keeps everybody out. */
static void
test_in_the_way (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *inner = g_build_filename (folder, "Tomás Herrera-Lund.pdf", NULL);
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GPtrArray) items = make_items (snapshot);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "before", -1, NULL));
  g_assert_false (write_folder (snapshot, items, file, NULL, NULL, NULL, &error));
  g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_false (write_folder (snapshot, items, folder, NULL, NULL, NULL, &error));
  g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 2);
  g_assert_cmpint (g_rmdir (inner), ==, 0);
  export_fixture_remove_folder (folder);
}

static void
test_read_only_folder (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "letters.docx", NULL);
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GPtrArray) items = make_items (snapshot);

  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  if (g_access (folder, W_OK) == 0) {
    g_test_skip ("Root may write to a read-only folder");
  } else {
    g_autoptr (GError) error = NULL;

    g_assert_false (write_folder (snapshot, items, folder, NULL, NULL, NULL, &error));
    g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
    g_clear_error (&error);
    g_assert_false (write_docx (snapshot, items, path, NULL, NULL, NULL, &error));
    g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
  }
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  export_fixture_remove_folder (folder);
}

/* Whoever has no e-mail address is named, and nobody's mail is missing for it. */
static void
test_drafts (void)
{
  char *folder = export_fixture_make_folder ();
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) without = NULL;
  g_autoptr (GError) error = NULL;

  export_fixture_put (snapshot, COHORT_RECORD_PERSON, "parent", "given", "Rosa", "family", "Ibarra",
                      NULL);
  export_fixture_put (snapshot, COHORT_RECORD_MEMBERSHIP, "parent-member", "person", "parent",
                      "status", "active", NULL);
  items = make_items (snapshot);
  g_assert_true (cohort_letters_write_drafts (snapshot, items, &options, folder, NULL, NULL, NULL,
                                              &without, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (without->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (without, 0), ==, "Rosa Ibarra");
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 6);
  export_fixture_remove_folder (folder);
}

/* The program's address is in its data; no organization has one. */
static void
test_addresses (void)
{
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  const CohortPerson *marisol = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, "marisol");
  const CohortLetterSubject person = {COHORT_LETTER_TO_PERSON, "marisol", NULL};
  const CohortLetterSubject nobody = {COHORT_LETTER_TO_PERSON, "nobody", NULL};
  const CohortLetterSubject office = {COHORT_LETTER_TO_ORGANIZATION, "delta", NULL};
  const CohortLetterSubject program = {COHORT_LETTER_TO_PROGRAM, NULL, NULL};
  const char *email = cohort_letter_subject_get_email (snapshot, &program);

  g_assert_cmpstr (cohort_letter_subject_get_email (snapshot, &person), ==, marisol->email);
  g_assert_nonnull (marisol->email);
  g_assert_null (cohort_letter_subject_get_email (snapshot, &nobody));
  g_assert_null (cohort_letter_subject_get_email (snapshot, &office));
  g_assert_nonnull (email);
  g_assert_nonnull (strchr (email, '@'));
}

static void
test_drafts_to_nobody (void)
{
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_long ();
  g_autoptr (GPtrArray) items = make_items (snapshot);
  g_autoptr (GError) error = NULL;

  g_assert_false (cohort_letters_write_drafts (snapshot, items, &options, "/nonexistent", NULL,
                                               NULL, NULL, NULL, &error));
  g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_MISSING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/letters-folder/safe-names", test_safe_names);
  g_test_add_func ("/letters-folder/long-name", test_long_name);
  g_test_add_func ("/letters-folder/names", test_names);
  g_test_add_func ("/letters-folder/cancel", test_cancel);
  g_test_add_func ("/letters-folder/full-disk", test_full_disk);
  g_test_add_func ("/letters-folder/target-vanishes", test_target_vanishes);
  g_test_add_func ("/letters-folder/rename-fails", test_rename_fails);
  g_test_add_func ("/letters-folder/in-the-way", test_in_the_way);
  g_test_add_func ("/letters-folder/read-only-folder", test_read_only_folder);
  g_test_add_func ("/letters-folder/drafts", test_drafts);
  g_test_add_func ("/letters-folder/addresses", test_addresses);
  g_test_add_func ("/letters-folder/drafts-to-nobody", test_drafts_to_nobody);

  return g_test_run ();
}
