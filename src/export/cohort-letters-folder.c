/* Letters as files of one folder: a PDF each, or a draft of a mail each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-pdf.h"

#include "cohort-export-batch.h"
#include "cohort-export-error.h"
#include "cohort-letter-press.h"
#include "cohort-mail-draft.h"

#include <glib/gi18n-lib.h>

/* What one run has in hand. */
typedef struct {
  const CohortSnapshot *snapshot;
  const CohortLettersOptions *options;
  CohortLetterPress *press; /* (owned) */
  CohortExportBatch *batch; /* (owned) */
  GKeyFile *words;          /* (owned) (nullable): of mails */
  GPtrArray *without;       /* (owned) (nullable): names of those without an address */
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->press, cohort_letter_press_free);
  g_clear_pointer (&run->batch, cohort_export_batch_free);
  g_clear_pointer (&run->words, g_key_file_unref);
  g_clear_pointer (&run->without, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* Writes the file of one letter. */
typedef gboolean (*WriteOne) (Run *run, const CohortLetterItem *item, GError **error);

static GBytes *
make_pdf (Run *run, const CohortLetterItem *item, GError **error)
{
  return cohort_letter_press_make_pdf (run->press, run->snapshot, item, run->options->exported_at,
                                       error);
}

static gboolean
write_all (Run *run,
           GPtrArray *items,
           const char *path,
           WriteOne write,
           CohortLettersProgress progress,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  run->press = cohort_letter_press_new ();
  run->batch = cohort_export_batch_new (path, error);
  if (run->batch == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !write (run, g_ptr_array_index (items, i), error))
      return FALSE;
    if (progress != NULL)
      progress (i + 1, items->len, user_data);
  }
  return cohort_export_batch_commit (run->batch, cancellable, error);
}

static gboolean
write_letter (Run *run, const CohortLetterItem *item, GError **error)
{
  g_autoptr (GBytes) pdf = make_pdf (run, item, error);

  return pdf != NULL
         && cohort_export_batch_add (run->batch, item->number,
                                     cohort_letter_get_name (item->letter), ".pdf", pdf, error);
}

gboolean
cohort_letters_write_folder (const CohortSnapshot *snapshot,
                             GPtrArray *items,
                             const CohortLettersOptions *options,
                             const char *path,
                             CohortLettersProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_auto (Run) run = {.snapshot = snapshot, .options = options};

  return write_all (&run, items, path, write_letter, progress, user_data, cancellable, error);
}

/* Mails */

static GKeyFile *
load_words (GError **error)
{
  g_autoptr (GKeyFile) words = g_key_file_new ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PREFIX "/letters/mail.keys",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL
      || !g_key_file_load_from_bytes (words, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, error))
    return NULL;
  return g_steal_pointer (&words);
}

/* In the letter's language, without the program's own having a say. */
static void
append_words (GString *text, Run *run, const CohortLetterItem *item, const char *key)
{
  g_autofree char *words
      = g_key_file_get_locale_string (run->words, "Mail", key, item->language, NULL);

  g_return_if_fail (words != NULL);
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", words);
}

static void
append_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "\n%s", line);
}

static char *
make_text (Run *run, const CohortLetterItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_words (text, run, item, "Greeting");
  append_words (text, run, item, "Text");
  append_words (text, run, item, "Closing");
  /* The name last: it may look like anything. */
  g_string_replace (text, "{title}", item->title, 0);
  g_string_replace (text, "{name}", cohort_letter_get_name (item->letter), 0);
  append_line (text, cohort_letterhead_get_signatory (item->letterhead));
  append_line (text, cohort_letterhead_get_office (item->letterhead));
  g_string_append_c (text, '\n');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * cohort_letters_dup_mail_text:
 * @item: a letter
 * @error: return location for an error
 *
 * Returns: (transfer full): what a mail with it as an attachment says, in the letter's language
 */
char *
cohort_letters_dup_mail_text (const CohortLetterItem *item, GError **error)
{
  g_auto (Run) run = {.words = load_words (error)};

  return run.words != NULL ? make_text (&run, item) : NULL;
}

static char *
make_file_name (const CohortLetterItem *item)
{
  g_autofree char *words
      = g_strdup_printf ("%s %s", item->number != NULL ? item->number : item->title,
                         cohort_letter_get_name (item->letter));
  g_autofree char *safe = cohort_export_dup_safe_name (words);

  return g_strconcat (safe, ".pdf", NULL);
}

static gboolean
write_draft (Run *run, const CohortLetterItem *item, GError **error)
{
  const char *name = cohort_letter_get_name (item->letter);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) mail = NULL;
  g_autofree char *text = NULL;
  g_autofree char *file_name = NULL;

  if (item->email == NULL) {
    g_ptr_array_add (run->without, g_strdup (name));
    return TRUE;
  }
  pdf = make_pdf (run, item, error);
  if (pdf == NULL)
    return FALSE;
  text = make_text (run, item);
  file_name = make_file_name (item);
  mail = cohort_mail_draft_make (&(CohortMailDraft){.name = name,
                                                    .email = item->email,
                                                    .subject = item->title,
                                                    .text = text,
                                                    .file_name = file_name,
                                                    .pdf = pdf},
                                 error);
  return mail != NULL
         && cohort_export_batch_add (run->batch, item->number, name, ".eml", mail, error);
}

static gboolean
has_address (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (((const CohortLetterItem *)g_ptr_array_index (items, i))->email != NULL)
      return TRUE;
  return FALSE;
}

gboolean
cohort_letters_write_drafts (const CohortSnapshot *snapshot,
                             GPtrArray *items,
                             const CohortLettersOptions *options,
                             const char *path,
                             CohortLettersProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GPtrArray **without,
                             GError **error)
{
  g_auto (Run) run = {.snapshot = snapshot, .options = options};

  if (!has_address (items)) {
    g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_MISSING,
                         _ ("No mail was drafted, because none of these letters is to somebody "
                            "with an e-mail address. Print them instead."));
    return FALSE;
  }
  run.words = load_words (error);
  run.without = g_ptr_array_new_with_free_func (g_free);
  if (run.words == NULL
      || !write_all (&run, items, path, write_draft, progress, user_data, cancellable, error))
    return FALSE;
  if (without != NULL)
    *without = g_steal_pointer (&run.without);
  return TRUE;
}
