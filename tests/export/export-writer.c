/* Writes one kind of export to a file, for the tests that open it with other programs.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letters-pdf.h"
#include "cohort-roster.h"
#include "export-fixture.h"

#include <locale.h>

/* Paragraphs of one to seven lines each, named so that a reader knows line and paragraph. */
static GBytes *
make_long_template (void)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < 500; i++) {
    guint n_lines = i * 7 % 5 + 1 + i % 3;

    for (guint line = 1; line <= n_lines; line++)
      g_string_append_printf (body, "p%u-%u-%u%s\n", i, line, n_lines, line < n_lines ? "\\" : "");
    g_string_append_c (body, '\n');
  }
  return export_fixture_make_template (body->str);
}

/* A letter of each kind of block. */
static GBytes *
make_small_template (void)
{
  return export_fixture_make_template ("{{letter.date}}\n\n{{person.name}}\\\nRoom 5\n\n"
                                       "# About <this> & that\n\n"
                                       "Dear {{person.called}}, **bold words** and plain.\n\n"
                                       "- one\n- **two**: 2\n\n~\n{{person.given}}\n");
}

static CohortSnapshot *
make_snapshot (const char *kind)
{
  if (g_str_has_suffix (kind, "-hostile"))
    return export_fixture_new_hostile ();
  if (g_str_has_suffix (kind, "-long"))
    return export_fixture_new_long ();
  if (g_str_has_suffix (kind, "-many"))
    return export_fixture_new_many (1000);
  if (g_str_has_suffix (kind, "-empty"))
    return export_fixture_new_empty ();
  return export_fixture_new ();
}

/* What the kind begins with says as what: "docx-hostile". */
static void
write_letters (CohortSnapshot *snapshot, const char *kind, const char *path, GError **error)
{
  static const char *const one[] = {"marisol", NULL};
  const CohortLettersOptions options = {.exported_at = EXPORT_INSTANT};
  CohortLetterDraftOptions drafts = {.today = export_fixture_get_day ()};
  g_autoptr (GBytes) template = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (g_str_has_suffix (kind, "-paragraphs"))
    template = make_long_template ();
  else if (g_str_has_suffix (kind, "-one"))
    template = make_small_template ();
  drafts.file = template;
  drafts.ids = template != NULL ? one : NULL;
  if (g_str_has_suffix (kind, "-letterhead") || g_str_has_suffix (kind, "-one"))
    export_fixture_put_letterhead (snapshot, export_fixture_jpeg, export_fixture_png);
  items = cohort_letter_items_new_drafts (snapshot, &drafts, NULL, error);
  if (items == NULL)
    return;
  if (g_str_has_prefix (kind, "folder"))
    (void) cohort_letters_write_folder (snapshot, items, &options, path, NULL, NULL, NULL, error);
  else if (g_str_has_prefix (kind, "docx"))
    (void) cohort_letters_write_docx (snapshot, items, &options, path, NULL, NULL, NULL, error);
  else if (g_str_has_prefix (kind, "drafts"))
    (void) cohort_letters_write_drafts (snapshot, items, &options, path, NULL, NULL, NULL, NULL,
                                        error);
  else
    (void) cohort_letters_write_pdf (snapshot, items, &options, path, NULL, NULL, NULL, error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, ==, 3);
  snapshot = make_snapshot (argv[1]);
  if (!g_str_has_prefix (argv[1], "roster")) {
    write_letters (snapshot, argv[1], argv[2], &error);
  } else {
    CohortRosterOptions options = {export_fixture_get_day (), EXPORT_INSTANT, "0.1.0", NULL,
                                   g_str_equal (argv[1], "roster-hostile")};

    (void) cohort_roster_write (snapshot, &options, argv[2], NULL, &error);
  }
  g_assert_no_error (error);
  return 0;
}
