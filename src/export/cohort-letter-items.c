/* Letters that are to become files: each with its letterhead and whom it goes to.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-items.h"

#include "cohort-export-error.h"
#include "cohort-letters.h"

#include <glib/gi18n-lib.h>

CohortLetterItem *
cohort_letter_item_new (CohortLetter *letter,
                        CohortLetterhead *letterhead,
                        const char *title,
                        const char *number,
                        const char *language,
                        const char *email)
{
  CohortLetterItem *self = g_new0 (CohortLetterItem, 1);

  self->letter = letter;
  self->letterhead = letterhead;
  self->title = g_strdup (title);
  self->number = g_strdup (number);
  self->language = g_strdup (language);
  self->email = g_strdup (email);
  return self;
}

/** cohort_letter_item_free: @self: (transfer full): a letter */
void
cohort_letter_item_free (CohortLetterItem *self)
{
  cohort_letter_free (self->letter);
  cohort_letterhead_unref (self->letterhead);
  g_free (self->title);
  g_free (self->number);
  g_free (self->language);
  g_free (self->email);
  g_free (self);
}

/* Letters that left the office */

/* Read once for all letters that left under it. */
static CohortLetterhead *
load_letterhead (const CohortSnapshot *snapshot,
                 GHashTable *letterheads,
                 const char *id,
                 GError **error)
{
  CohortLetterhead *letterhead = g_hash_table_lookup (letterheads, id);
  const CohortLetterPart *part;

  if (letterhead != NULL)
    return letterhead;
  part = cohort_snapshot_find (snapshot, COHORT_RECORD_LETTER_PART, id);
  letterhead = cohort_letterhead_new_from_json (part != NULL ? part->content : "", error);
  if (letterhead != NULL)
    g_hash_table_insert (letterheads, g_strdup (id), letterhead);
  return letterhead;
}

static const char *
find_email (const CohortSnapshot *snapshot, const CohortIssuedLetter *issued)
{
  CohortLetterSubject subject = {COHORT_LETTER_TO_PROGRAM, NULL, NULL};

  if (issued->person != NULL)
    subject = (CohortLetterSubject){COHORT_LETTER_TO_PERSON, issued->person, NULL};
  else if (issued->organization != NULL)
    subject = (CohortLetterSubject){COHORT_LETTER_TO_ORGANIZATION, issued->organization, NULL};
  return cohort_letter_subject_get_email (snapshot, &subject);
}

static CohortLetterItem *
make_issued (const CohortSnapshot *snapshot,
             GHashTable *letterheads,
             const CohortIssuedLetter *issued,
             GError **error)
{
  CohortLetterhead *letterhead = load_letterhead (snapshot, letterheads, issued->letterhead, error);
  CohortLetter *letter;

  if (letterhead == NULL)
    return NULL;
  letter = cohort_issued_letter_merge (snapshot, issued, error);
  if (letter == NULL)
    return NULL;
  return cohort_letter_item_new (letter, cohort_letterhead_ref (letterhead), issued->title,
                                 issued->number, issued->language,
                                 find_email (snapshot, issued));
}

/**
 * cohort_letter_items_new_issued:
 * @snapshot: a county
 * @letters: (element-type CohortIssuedLetter): letters it issued
 * @cancellable: (nullable): looked at between letters
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED
 *
 * Makes letters again as they left, from the text, the values and the letterhead kept with them.
 *
 * Returns: (transfer full) (element-type CohortLetterItem): at least one
 */
GPtrArray *
cohort_letter_items_new_issued (const CohortSnapshot *snapshot,
                                GPtrArray *letters,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_letter_item_free);
  g_autoptr (GHashTable) letterheads = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify)cohort_letterhead_unref);

  if (letters->len == 0) {
    g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND,
                         _ ("No letter was issued yet. Issue letters first."));
    return NULL;
  }
  for (guint i = 0; i < letters->len; i++) {
    CohortLetterItem *item;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    item = make_issued (snapshot, letterheads, g_ptr_array_index (letters, i), error);
    if (item == NULL)
      return NULL;
    g_ptr_array_add (items, item);
  }
  return g_steal_pointer (&items);
}
