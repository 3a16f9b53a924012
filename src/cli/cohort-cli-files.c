/* The files a job works on: the database, and what is read into it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-private.h"

#include "cohort-own-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

/* Nothing Cohort reads is larger; what is, is not worth the memory to be told so. */
#define MAX_BYTES (256 * 1024 * 1024)

static gboolean
use_county (CohortDb *db, const char *name, GError **error)
{
  g_auto (GStrv) years = cohort_db_list_years (db, error);
  g_autoptr (CohortProgram) program
      = years != NULL ? cohort_db_load_program (db, years[0], error) : NULL;
  const CohortCounty *county;

  if (program == NULL)
    return FALSE;
  county = cohort_program_find_county (program, name);
  if (county == NULL) {
    g_set_error (error, COHORT_STORE_ERROR, COHORT_STORE_ERROR_NO_COUNTY,
                 _ ("California has no county “%s”."), name);
    return FALSE;
  }
  return cohort_db_use_county (db, county->number, error);
}

/* A backup that fails is told, but is no reason not to do the work. */
static void
back_up (CohortCliCall *call, CohortDb *db)
{
  g_autoptr (GError) error = NULL;

  if (!cohort_db_backup_daily (db, &call->moment, &error))
    cohort_cli_complain (_ ("Today's backup was not made: %s"), error->message);
}

/* Documented in the header. */
CohortDb *
cohort_cli_open (CohortCliCall *call, gboolean to_write)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;

  if (!g_file_test (call->path, G_FILE_TEST_EXISTS)) {
    cohort_cli_complain (_ ("There is no data at “%s” yet. Begin with: cohort init --county NAME"),
                         call->path);
    return NULL;
  }
  db = cohort_db_open (call->path, FALSE, &error);
  if (db == NULL || (call->county != NULL && !use_county (db, call->county, &error))) {
    cohort_cli_fail (error);
    return NULL;
  }
  if (cohort_db_get_county (db) == 0) {
    cohort_cli_complain ("%s",
                         _ ("No county is chosen yet. Begin with: cohort init --county NAME"));
    return NULL;
  }
  if (to_write)
    back_up (call, db);
  return g_steal_pointer (&db);
}

/* Documented in the header. */
gboolean
cohort_cli_check_out (const CohortCliCall *call, const char *out)
{
  g_autoptr (GError) error = NULL;

  if (cohort_own_files_check (call->path, out, &error))
    return TRUE;
  cohort_cli_fail (error);
  return FALSE;
}

static GBytes *
read_stream (FILE *file, const char *name, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 buffer[65536];
  gsize n;

  errno = 0;
  while (content->len <= MAX_BYTES && (n = fread (buffer, 1, sizeof buffer, file)) > 0)
    g_byte_array_append (content, buffer, (guint)n);
  if (ferror (file)) {
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                 _ ("“%s” cannot be read: %s"), name, g_strerror (errno));
    return NULL;
  }
  if (content->len > MAX_BYTES) {
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                 _ ("“%s” is far too large for anything Cohort reads."), name);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * cohort_cli_read_file:
 * @path: a file, or "-" for standard input
 *
 * Returns: (transfer full): what is in it, or %NULL with an error
 */
GBytes *
cohort_cli_read_file (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  FILE *file = g_str_equal (path, "-") ? stdin : g_fopen (path, "rb");
  GBytes *bytes;

  if (file == NULL) {
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                 _ ("“%s” cannot be opened: %s"), name, g_strerror (errno));
    return NULL;
  }
  bytes = read_stream (file, name, error);
  if (file != stdin)
    fclose (file);
  return bytes;
}
