/* `export letters`: letters as one PDF, a folder of them, a document, or drafts of mails.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-kinds.h"

#include "cohort-arguments.h"
#include "cohort-cli-papers.h"
#include "cohort-error.h"
#include "cohort-letters-pdf.h"
#include "cohort-letters.h"

#include <glib/gi18n-lib.h>

/* What was asked for; words are those of the command line. */
typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  CohortMoment moment;
  char **people;        /* (owned) (nullable): --person */
  char **organizations; /* (owned) (nullable): --organization */
  char **numbers;       /* (owned) (nullable): --number */
  char *template;       /* (owned) (nullable): a name, or a file */
  char *language;       /* (owned) (nullable) */
  char *convening;      /* (owned) (nullable): code */
  char *format;         /* (owned) (nullable): --as */
  gboolean issued;
  GPtrArray *without; /* (owned) (nullable): names of those who have no e-mail address */
} Letters;

static void
letters_clear (Letters *letters)
{
  g_clear_pointer (&letters->snapshot, cohort_snapshot_unref);
  g_strfreev (letters->people);
  g_strfreev (letters->organizations);
  g_strfreev (letters->numbers);
  g_free (letters->template);
  g_free (letters->language);
  g_free (letters->convening);
  g_free (letters->format);
  g_clear_pointer (&letters->without, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Letters, letters_clear)

/* Adds the ids of what was named as a person types it. */
static gboolean
find_ids (const Letters *letters,
          CohortRecordKind kind,
          char **names,
          GStrvBuilder *ids,
          GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    g_autofree char *name = g_utf8_make_valid (names[i], -1);
    const CohortRecord *record
        = cohort_arguments_find_record (letters->snapshot, kind, name, error);

    if (record == NULL)
      return FALSE;
    g_strv_builder_add (ids, record->id);
  }
  return TRUE;
}

/* (transfer full): of the people and organizations named, none when none was */
static char **
dup_ids (const Letters *letters, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (!find_ids (letters, COHORT_RECORD_PERSON, letters->people, ids, error)
      || !find_ids (letters, COHORT_RECORD_ORGANIZATION, letters->organizations, ids, error))
    return NULL;
  return g_strv_builder_end (ids);
}

static gboolean
is_template_name (const Letters *letters)
{
  g_autoptr (GPtrArray) kinds = cohort_letters_list_templates (letters->snapshot);

  for (guint i = 0; i < kinds->len; i++) {
    const CohortLetterKind *kind = g_ptr_array_index (kinds, i);

    if (g_str_equal (kind->name, letters->template))
      return TRUE;
  }
  return FALSE;
}

static GPtrArray *
make_drafts (const Letters *letters, GError **error)
{
  g_autoptr (GBytes) file = NULL;
  g_auto (GStrv) ids = dup_ids (letters, error);
  CohortLetterDraftOptions options = {.today = letters->moment.today,
                                      .language = letters->language,
                                      .convening = letters->convening};

  if (ids == NULL)
    return NULL;
  if (ids[0] != NULL)
    options.ids = (const char *const *)ids;
  if (letters->template != NULL && is_template_name (letters)) {
    options.template = letters->template;
  } else if (letters->template != NULL) {
    file = cohort_cli_read_file (letters->template, error);
    if (file == NULL)
      return NULL;
    options.file = file;
  }
  return cohort_letter_items_new_drafts (letters->snapshot, &options, NULL, error);
}

static gboolean
add_number (const Letters *letters, const char *number, GPtrArray *found, GError **error)
{
  const CohortIssuedLetter *letter = cohort_letters_find (letters->snapshot, number);

  if (letter == NULL)
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("There is no letter “%s”."),
                 number);
  else if (letter->voided_on != 0)
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("The letter “%s” is void."), number);
  else
    g_ptr_array_add (found, (gpointer)letter);
  return letter != NULL && letter->voided_on == 0;
}

static GPtrArray *
find_numbers (const Letters *letters, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; letters->numbers[i] != NULL; i++)
    if (!add_number (letters, letters->numbers[i], found, error))
      return NULL;
  return g_steal_pointer (&found);
}

static gboolean
is_to (const CohortIssuedLetter *letter, const char *const *ids)
{
  return (letter->person != NULL && g_strv_contains (ids, letter->person))
         || (letter->organization != NULL && g_strv_contains (ids, letter->organization));
}

/* NULL asks for nothing. */
static gboolean
is_asked (const char *asked, const char *value)
{
  return asked == NULL || g_strcmp0 (asked, value) == 0;
}

/* All that count, or those of them that are to the people, from the template … asked for. */
static GPtrArray *
find_issued (const Letters *letters, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = cohort_letters_list (letters->snapshot);
  g_auto (GStrv) ids = dup_ids (letters, error);
  guint n_valid = 0;

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++) {
    const CohortIssuedLetter *letter = g_ptr_array_index (all, i);

    if (letter->voided_on != 0)
      continue;
    n_valid++;
    if ((ids[0] == NULL || is_to (letter, (const char *const *)ids))
        && is_asked (letters->template, letter->template)
        && is_asked (letters->language, letter->language)
        && is_asked (letters->convening, letter->convening))
      g_ptr_array_add (found, (gpointer)letter);
  }
  if (found->len > 0 || n_valid == 0)
    return g_steal_pointer (&found);
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                       _ ("No such letter was issued. Leave an option out, or issue it first."));
  return NULL;
}

static GPtrArray *
make_items (const Letters *letters, GError **error)
{
  g_autoptr (GPtrArray) issued = NULL;

  if (!letters->issued && letters->numbers == NULL)
    return make_drafts (letters, error);
  issued = letters->numbers != NULL ? find_numbers (letters, error) : find_issued (letters, error);
  return issued != NULL ? cohort_letter_items_new_issued (letters->snapshot, issued, NULL, error)
                        : NULL;
}

static gboolean
write_items (Letters *letters, GPtrArray *items, const char *path, GError **error)
{
  const CohortLettersOptions options = {.exported_at = letters->moment.now};
  const char *format = letters->format;

  if (format == NULL)
    format = cohort_cli_has_ending (path, "docx") ? "docx" : "pdf";
  if (g_str_equal (format, "folder"))
    return cohort_letters_write_folder (letters->snapshot, items, &options, path, NULL, NULL, NULL,
                                        error);
  if (g_str_equal (format, "docx"))
    return cohort_letters_write_docx (letters->snapshot, items, &options, path, NULL, NULL, NULL,
                                      error);
  if (g_str_equal (format, "drafts"))
    return cohort_letters_write_drafts (letters->snapshot, items, &options, path, NULL, NULL, NULL,
                                        &letters->without, error);
  return cohort_letters_write_pdf (letters->snapshot, items, &options, path, NULL, NULL, NULL,
                                   error);
}

static gboolean
is_format (const char *format)
{
  static const char *const formats[] = {"pdf", "folder", "docx", "drafts", NULL};

  return format == NULL || g_strv_contains (formats, format);
}

/* A folder may be called as it likes. */
static gboolean
check_ending (const CohortCliCall *call, const char *format, int *status)
{
  static const char *const either[] = {"pdf", "docx", NULL};
  const char *const one[] = {format, NULL};
  g_autofree char *words = NULL;

  if (format == NULL)
    return cohort_cli_check_ending (call, "letters", either, status);
  if (!g_str_equal (format, "pdf") && !g_str_equal (format, "docx"))
    return TRUE;
  words = g_strconcat ("letters --as ", format, NULL);
  return cohort_cli_check_ending (call, words, one, status);
}

/* Whether the words go together. */
static gboolean
check_words (const CohortCliCall *call,
             const Letters *letters,
             const GOptionEntry *entries,
             int *status)
{
  static const char *const with_number[] = {"number", "issued", "as", NULL};
  const char *other
      = letters->numbers != NULL ? cohort_cli_find_given (entries, with_number) : NULL;

  if (!is_format (letters->format)) {
    *status = cohort_cli_misuse (call->job, _ ("--as is pdf, folder, docx or drafts, not “%s”."),
                                 letters->format);
    return FALSE;
  }
  if (other == NULL)
    return check_ending (call, letters->format, status);
  *status = cohort_cli_misuse (
      call->job, _ ("--number says which letters. Leave it out, or leave --%s out."), other);
  return FALSE;
}

static gboolean
write_letters (Letters *letters, const char *path, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;

  if (!cohort_cli_check_convening (letters->snapshot, letters->convening, FALSE, error))
    return FALSE;
  items = make_items (letters, error);
  return items != NULL && write_items (letters, items, path, error);
}

static void
tell (const Letters *letters, const char *path)
{
  cohort_cli_print (_ ("Wrote %s"), path);
  for (guint i = 0; letters->without != NULL && i < letters->without->len; i++)
    cohort_cli_print (_ ("No mail to %s, for whom no e-mail address is known."),
                      (const char *)g_ptr_array_index (letters->without, i));
}

/** cohort_cli_export_letters: `export letters OUT`, see the README for its options */
int
cohort_cli_export_letters (CohortCliCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_auto (Letters) letters = {.moment = call->moment};
  const GOptionEntry options[] = {
      {"person", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &letters.people, NULL, NULL},
      {"organization", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &letters.organizations, NULL, NULL},
      {"number", 0, 0, G_OPTION_ARG_STRING_ARRAY, &letters.numbers, NULL, NULL},
      {"template", 0, 0, G_OPTION_ARG_FILENAME, &letters.template, NULL, NULL},
      {"language", 0, 0, G_OPTION_ARG_STRING, &letters.language, NULL, NULL},
      {"convening", 0, 0, G_OPTION_ARG_STRING, &letters.convening, NULL, NULL},
      {"as", 0, 0, G_OPTION_ARG_STRING, &letters.format, NULL, NULL},
      {"issued", 0, 0, G_OPTION_ARG_NONE, &letters.issued, NULL, NULL},
      {0},
  };
  int status;

  if (!cohort_cli_parse (call, options, 2, 2, &status)
      || !check_words (call, &letters, options, &status))
    return status;
  db = cohort_cli_open (call, FALSE);
  if (db == NULL || !cohort_cli_check_out (call, call->words[2]))
    return COHORT_CLI_FAILURE;
  letters.snapshot = cohort_db_load_snapshot (db, &error);
  if (letters.snapshot == NULL || !write_letters (&letters, call->words[2], &error))
    return cohort_cli_fail (error);
  tell (&letters, call->words[2]);
  return COHORT_CLI_SUCCESS;
}
