/* Reading a backup's zip, which somebody else may have made: nothing in it is believed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-backup-private.h"

#include "cohort-reader.h"
#include "cohort-schema.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Far above what a county can have, and low enough that a small file cannot fill a disk. */
#define DATABASE_BYTES (G_GINT64_CONSTANT (1) << 30)
#define ALL_BYTES (G_GINT64_CONSTANT (8) << 30)
#define MOST_PARTS 100000
#define MANIFEST_BYTES (MOST_PARTS * 320) /* a part has two names at most that long */
#define MOST_SHRUNK 500 /* times smaller in the zip */

typedef struct archive ArchiveReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveReader, archive_read_free)

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_OPEN,
               _("The file is not a backup Cohort can use: %s. Nothing was changed."), why);
  return FALSE;
}

static gboolean
refuse_damaged (GError **error, struct archive *archive)
{
  const char *words = archive_error_string (archive);

  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_CORRUPT,
               _("The backup is damaged, so nothing was changed. Try an older one. (%s)"),
               words != NULL ? words : _("it ends too early"));
  return FALSE;
}

static gboolean
is_hash (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gint64
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_INT64
             ? json_node_get_int (node)
             : -1;
}

static CohortBackupPart *
read_part (JsonNode *node, const char *folder, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = object != NULL ? get_text (object, "name") : NULL;
  gint64 size = object != NULL ? get_number (object, "size") : -1;
  gboolean is_database = g_strcmp0 (name, COHORT_BACKUP_DATABASE) == 0;
  CohortBackupPart *part;

  if (name == NULL || (!is_database && !cohort_backup_is_attachment (name))
      || !is_hash (get_text (object, "sha256"))) {
    refuse (error, _("its list of parts is wrong"));
    return NULL;
  }
  if (size < 0 || size > (is_database ? DATABASE_BYTES : ALL_BYTES)) {
    refuse (error, _("it says it is larger than any county's data"));
    return NULL;
  }
  part = g_new0 (CohortBackupPart, 1);
  part->name = g_strdup (name);
  part->path = g_build_filename (
      folder, is_database ? name : name + strlen (COHORT_BACKUP_ATTACHMENTS), NULL);
  part->size = size;
  part->sha256 = g_strdup (get_text (object, "sha256"));
  return part;
}

static gboolean
read_parts (JsonArray *list, const char *folder, gint64 zip_size, GPtrArray *parts, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 sum = 0;

  if (json_array_get_length (list) > MOST_PARTS)
    return refuse (error, _("it has too many parts"));
  for (guint i = 0; i < json_array_get_length (list); i++) {
    CohortBackupPart *part = read_part (json_array_get_element (list, i), folder, error);

    if (part == NULL)
      return FALSE;
    g_ptr_array_add (parts, part);
    if (!g_hash_table_add (names, part->name))
      return refuse (error, _("its list of parts is wrong"));
    sum += part->size;
    if (sum > ALL_BYTES || sum / MOST_SHRUNK > zip_size)
      return refuse (error, _("it would unpack to far more than it is"));
  }
  return g_hash_table_contains (names, COHORT_BACKUP_DATABASE)
         || refuse (error, _("it has no database in it"));
}

static gboolean
check_versions (JsonObject *manifest, GError **error)
{
  if (g_strcmp0 (get_text (manifest, "application"), BASE_ID) != 0
      || get_number (manifest, "format") < 1 || get_number (manifest, "schema") < 1)
    return refuse (error, _("its manifest is not one of ours"));
  if (get_number (manifest, "format") <= COHORT_BACKUP_FORMAT
      && get_number (manifest, "schema") <= cohort_schema_get_version ())
    return TRUE;
  g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_TOO_NEW,
               _("The backup was made by a newer Cohort. Nothing was changed. Update Cohort and "
                 "try again."));
  return FALSE;
}

static GPtrArray *
parse_manifest (const char *text, gsize length, const char *folder, gint64 zip_size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (JsonNode) root = NULL;
  CohortReader reader;
  g_autoptr (GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cohort_backup_part_free);
  JsonNode *list;

  cohort_reader_init (&reader);
  root = cohort_reader_parse (&reader, bytes, MANIFEST_BYTES);
  if (!cohort_reader_finish (&reader, NULL) || !JSON_NODE_HOLDS_OBJECT (root)) {
    refuse (error, _("its manifest cannot be read"));
    return NULL;
  }
  if (!check_versions (json_node_get_object (root), error))
    return NULL;
  list = json_object_get_member (json_node_get_object (root), "parts");
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list)) {
    refuse (error, _("its list of parts is wrong"));
    return NULL;
  }
  return read_parts (json_node_get_array (list), folder, zip_size, parts, error)
             ? g_steal_pointer (&parts)
             : NULL;
}

/* The next file; *@name is NULL at the end. */
static gboolean
next_entry (struct archive *archive, const char **name, GError **error)
{
  struct archive_entry *entry;
  int result = archive_read_next_header (archive, &entry);

  *name = NULL;
  if (result == ARCHIVE_EOF)
    return TRUE;
  if (result < ARCHIVE_WARN)
    return refuse_damaged (error, archive);
  if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_is_encrypted (entry)
      || archive_entry_pathname_utf8 (entry) == NULL)
    return refuse (error, _("there is something other than plain files in it"));
  *name = archive_entry_pathname_utf8 (entry);
  return TRUE;
}

static GPtrArray *
read_manifest (struct archive *archive, const char *folder, gint64 zip_size, GError **error)
{
  g_autofree char *text = g_malloc (MANIFEST_BYTES + 1);
  const char *name;
  la_ssize_t length = 0, n;

  if (!next_entry (archive, &name, error))
    return NULL;
  if (g_strcmp0 (name, COHORT_BACKUP_MANIFEST) != 0) {
    refuse (error, _("it does not begin with a manifest"));
    return NULL;
  }
  while (length <= MANIFEST_BYTES
         && (n = archive_read_data (archive, text + length, (gsize) (MANIFEST_BYTES + 1 - length)))
                != 0) {
    if (n < 0) {
      refuse_damaged (error, archive);
      return NULL;
    }
    length += n;
  }
  if (length > MANIFEST_BYTES) {
    refuse (error, _("its manifest is too long"));
    return NULL;
  }
  return parse_manifest (text, (gsize) length, folder, zip_size, error);
}

static gboolean
copy_data (struct archive *archive, int fd, const CohortBackupPart *part, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (65536);
  gint64 sum = 0;
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, 65536)) > 0) {
    sum += n;
    if (sum > part->size)
      return refuse (error, _("a part is longer than its manifest says"));
    if (write (fd, buffer, (gsize) n) != n) {
      cohort_backup_set_file_error (error, errno != 0 ? errno : ENOSPC,
                                    _("The file “%s” could not be written: %s."), part->path);
      return FALSE;
    }
    g_checksum_update (checksum, buffer, n);
  }
  if (n < 0)
    return refuse_damaged (error, archive);
  return (sum == part->size && g_str_equal (g_checksum_get_string (checksum), part->sha256))
         || refuse_damaged (error, archive);
}

static gboolean
unpack_part (struct archive *archive, const CohortBackupPart *part, GError **error)
{
  int fd = g_open (part->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean ok;

  if (fd < 0) {
    if (errno == EEXIST)
      return refuse (error, _("a part is in it twice"));
    cohort_backup_set_file_error (error, errno, _("The file “%s” could not be made: %s."),
                                  part->path);
    return FALSE;
  }
  ok = copy_data (archive, fd, part, error);
  close (fd);
  return ok;
}

static const CohortBackupPart *
find_part (GPtrArray *parts, const char *name)
{
  for (guint i = 0; i < parts->len; i++) {
    const CohortBackupPart *part = g_ptr_array_index (parts, i);

    if (g_str_equal (part->name, name))
      return part;
  }
  return NULL;
}

static gboolean
unpack_parts (struct archive *archive, GPtrArray *parts, GError **error)
{
  guint n_unpacked = 0;
  const char *name;

  while (next_entry (archive, &name, error)) {
    const CohortBackupPart *part = name != NULL ? find_part (parts, name) : NULL;

    if (name == NULL)
      return n_unpacked == parts->len || refuse (error, _("a part is missing"));
    if (part == NULL)
      return refuse (error, _("there is a file in it that its manifest does not name"));
    if (!unpack_part (archive, part, error))
      return FALSE;
    n_unpacked++;
  }
  return FALSE;
}

/**
 * cohort_backup_unzip:
 * @zip_path: a file somebody says is a backup
 * @folder: an empty folder of our own
 *
 * Unpacks only what the manifest names, under names that cannot lead out of @folder, and only if
 * each part has the size and the hash the manifest says.
 *
 * Returns: (transfer full) (element-type CohortBackupPart): the parts, or %NULL with an error
 */
GPtrArray *
cohort_backup_unzip (const char *zip_path, const char *folder, GError **error)
{
  g_autoptr (ArchiveReader) archive = archive_read_new ();
  g_autoptr (GPtrArray) parts = NULL;
  GStatBuf info;

  if (g_stat (zip_path, &info) != 0) {
    cohort_backup_set_file_error (error, errno, _("The file “%s” cannot be read: %s."), zip_path);
    return NULL;
  }
  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_filename (archive, zip_path, 65536) != ARCHIVE_OK) {
    refuse (error, _("it is not a zip file, or only the beginning of one"));
    return NULL;
  }
  parts = read_manifest (archive, folder, info.st_size, error);
  if (parts == NULL || !unpack_parts (archive, parts, error))
    return NULL;
  return g_steal_pointer (&parts);
}
