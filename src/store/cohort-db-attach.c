/* Attaching a receipt: the file and the row that tells of it, as one act.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-attachments.h"

#include "cohort-db-private.h"

#include <glib/gstdio.h>

/* Whether any row of any county, removed or not, or anything that can be undone tells of the file.
 * Receipts never change their hash, so a row of the table is there as long as the log needs it. */
static gboolean
is_needed (CohortDb *self, const char *sha256)
{
  g_autoptr (CohortStatement) statement
      = cohort_statement_new (self->sqlite, "SELECT 1 FROM receipt WHERE sha256 = ?1", NULL);

  if (statement == NULL)
    return TRUE;
  cohort_statement_bind_text (statement, 1, sha256);
  return cohort_statement_step (statement, NULL) != COHORT_STEP_DONE;
}

/* Of a file that was kept a moment ago and that no row came to tell of. */
static void
forget_file (CohortDb *self, const CohortAttachment *kept)
{
  g_autofree char *path = cohort_attachments_get_path (self->path, kept->sha256);

  if (kept->is_new && !is_needed (self, kept->sha256))
    g_unlink (path);
}

static JsonObject *
build_command (const char *expense, const CohortAttachment *kept)
{
  JsonObject *command = json_object_new ();

  json_object_set_string_member (command, "do", "receipt.add");
  json_object_set_string_member (command, "expense", expense);
  json_object_set_string_member (command, "sha256", kept->sha256);
  json_object_set_string_member (command, "name", kept->name);
  json_object_set_string_member (command, "media", kept->media);
  json_object_set_int_member (command, "bytes", kept->bytes);
  return command;
}

/**
 * cohort_db_attach:
 * @expense: id of an expense
 * @file: see cohort_attachments_keep()
 *
 * The file comes first: should the machine stop before the row is there, a file nobody asks for is
 * left, and never a row without its file. A receipt that is removed later keeps its file, because
 * undo, another county or a backup's rows may still need it.
 *
 * Returns: whether it is attached; if not, nothing was changed
 */
gboolean
cohort_db_attach (CohortDb *self,
                  const char *expense,
                  GFile *file,
                  const CohortMoment *moment,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (CohortAttachment) kept = NULL;
  g_autoptr (JsonObject) command = NULL;

  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);

  if (!cohort_db_check_county (self, error))
    return FALSE;
  kept = cohort_attachments_keep (self->path, file, cancellable, error);
  if (kept == NULL)
    return FALSE;
  command = build_command (expense, kept);
  if (cohort_db_run (self, command, moment, error))
    return TRUE;
  forget_file (self, kept);
  return FALSE;
}

/* Appends a sentence for each receipt, of any county, whose file is missing or changed. */
gboolean
cohort_db_check_attachments (CohortDb *self, GPtrArray *sentences, GError **error)
{
  g_autoptr (CohortStatement) statement = cohort_statement_new (
      self->sqlite,
      "SELECT sha256, min(name) FROM receipt WHERE deleted = 0 GROUP BY sha256 ORDER BY 2, 1",
      error);
  CohortStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = cohort_statement_step (statement, error)) == COHORT_STEP_ROW) {
    const char *sha256 = cohort_statement_get_text (statement, 0);
    const char *name = cohort_statement_get_text (statement, 1);
    g_autoptr (GError) problem = NULL;

    if (!cohort_attachments_verify (self->path, sha256, name != NULL ? name : "", &problem))
      g_ptr_array_add (sentences, g_strdup (problem->message));
  }
  return step == COHORT_STEP_DONE;
}
