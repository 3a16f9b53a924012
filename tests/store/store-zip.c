/* Zips made by hand, to be refused.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-zip.h"

#include "cohort-backup-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>

static void
write_entry (struct archive *archive, const ZipEntry *zip_entry)
{
  struct archive_entry *entry = archive_entry_new ();
  g_autofree char *content = NULL;
  gsize length = 0;

  archive_entry_set_pathname (entry, zip_entry->name);
  archive_entry_set_perm (entry, 0644);
  if (zip_entry->path != NULL)
    g_assert_true (g_file_get_contents (zip_entry->path, &content, &length, NULL));
  else
    content = g_strdup (zip_entry->content);
  if (zip_entry->path == NULL)
    length = strlen (content);

  if (g_str_has_prefix (content, "link:")) {
    archive_entry_set_filetype (entry, AE_IFLNK);
    archive_entry_set_symlink (entry, content + strlen ("link:"));
    length = 0;
  } else {
    archive_entry_set_filetype (entry, AE_IFREG);
    archive_entry_set_size (entry, (la_int64_t) length);
  }
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  if (length > 0)
    g_assert_cmpint (archive_write_data (archive, content, length), ==, length);
  archive_entry_free (entry);
}

void
zip_write (const char *path, const ZipEntry *entries, guint n_entries)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < n_entries; i++)
    write_entry (archive, &entries[i]);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

char *
zip_extract_database (Fixture *fixture)
{
  g_autofree char *zip_path = g_build_filename (fixture->folder, "whole.zip", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "unpacked", NULL);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cohort_db_backup (fixture->db, zip_path, &error));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  parts = cohort_backup_unzip (zip_path, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (parts->len, ==, 1);
  return g_build_filename (folder, "cohort.db", NULL);
}

char *
zip_fill_manifest (const char *text, const char *database)
{
  g_autoptr (GString) manifest = g_string_new (text);
  g_autofree char *hash = NULL, *digits = NULL;
  gint64 size;

  hash = cohort_backup_hash_file (database, &size, NULL);
  g_assert_nonnull (hash);
  digits = g_strdup_printf ("%" G_GINT64_FORMAT, size);
  g_string_replace (manifest, "%s", hash, 0);
  g_string_replace (manifest, "%d", digits, 0);
  return g_string_free (g_steal_pointer (&manifest), FALSE);
}
