/* Whether the chains of replacements are sound (rule S-6), and the limit in words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-spots.h"

#include "cohort-team.h"

#include <glib/gi18n-lib.h>

static void add_sentence (GPtrArray *sentences, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_sentence (GPtrArray *sentences, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  g_ptr_array_add (sentences, g_strdup_vprintf (format, list));
  va_end (list);
}

static gboolean
is_replaced (const CohortAttendance *attendance)
{
  return g_strcmp0 (attendance->status, "replaced") == 0;
}

/* How many attendances each was replaced by. */
static GHashTable *
count_successors (const CohortSnapshot *snapshot)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    guint n;

    if (attendance->replaces == NULL)
      continue;
    n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, attendance->replaces)) + 1;
    g_hash_table_insert (counts, attendance->replaces, GUINT_TO_POINTER (n));
  }
  return counts;
}

/* Each record goes back to at most one other, so whoever comes back to where she began is in a
 * circle. */
static gboolean
is_in_circle (const CohortSnapshot *snapshot, const CohortAttendance *attendance)
{
  guint n = cohort_snapshot_get_records (snapshot, COHORT_RECORD_ATTENDANCE)->len;
  const CohortAttendance *before = attendance;

  for (guint i = 0; i < n && before != NULL && before->replaces != NULL; i++) {
    before = cohort_snapshot_find (snapshot, COHORT_RECORD_ATTENDANCE, before->replaces);
    if (before == attendance)
      return TRUE;
  }
  return FALSE;
}

static void
check_link (const CohortSnapshot *snapshot,
            const CohortAttendance *attendance,
            const char *name,
            GPtrArray *sentences)
{
  const CohortAttendance *before
      = cohort_snapshot_find (snapshot, COHORT_RECORD_ATTENDANCE, attendance->replaces);

  if (attendance->replaces == NULL)
    return;
  if (before == NULL)
    add_sentence (sentences, _ ("%s replaces somebody who is not there."), name);
  else if (g_strcmp0 (before->convening, attendance->convening) != 0)
    add_sentence (sentences, _ ("%s replaces somebody at another convening."), name);
  else if (!is_replaced (before))
    add_sentence (sentences, _ ("%s replaces somebody who still goes."), name);
  if (is_in_circle (snapshot, attendance))
    add_sentence (sentences, _ ("%s is in a circle of replacements."), name);
}

/**
 * cohort_spots_check:
 *
 * S-6: chains of replacements are acyclic and each has exactly one live end. Two machines that
 * replaced the same person, or one that replaced whom the other removed, break that when their data
 * is merged.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each break, translated
 */
GPtrArray *
cohort_spots_check (const CohortSnapshot *snapshot)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) successors = count_successors (snapshot);

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    g_autofree char *name = cohort_team_dup_person_name (snapshot, attendance->person);
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (successors, attendance->record.id));

    check_link (snapshot, attendance, name, sentences);
    if (is_replaced (attendance) && n == 0)
      add_sentence (sentences, _ ("%s was replaced by nobody."), name);
    else if (n > 1) /* never one */
      add_sentence (sentences, _ ("%1$s was replaced by %2$u people at the same convening."), name,
                    n);
  }
  return sentences;
}

/** cohort_spots_dup_limit: Returns: (transfer full) (nullable): the limit and how it came about,
 * "6 + 1 granted" (domain.md 3.9, case 18) */
char *
cohort_spots_dup_limit (const CohortSpots *spots)
{
  GString *text;

  if (!cohort_is_known (spots->limit))
    return NULL;
  if (cohort_is_known (spots->overridden))
    return g_strdup_printf (_ ("%d, set by hand"), (int)spots->limit);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%d", (int)spots->class_spots);
  if (spots->granted > 0)
    /* Translators: follows a number of spots: "6 + 1 granted". */
    g_string_append_printf (text, _ (" + %d granted"), (int)spots->granted);
  if (spots->released > 0)
    /* Translators: follows a number of spots: "6 − 2 released". */
    g_string_append_printf (text, _ (" − %d released"), (int)spots->released);
  return g_string_free (text, FALSE);
}
