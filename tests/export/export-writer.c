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

int
main (int argc, char *argv[])
{
  static const char *const one[] = {"marisol", NULL};
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autoptr (GBytes) template = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, ==, 3);
  snapshot = make_snapshot (argv[1]);
  if (g_str_has_prefix (argv[1], "letters")) {
    CohortLettersOptions options = {export_fixture_get_day (), EXPORT_INSTANT, NULL, NULL};

    if (g_str_equal (argv[1], "letters-paragraphs")) {
      template = make_long_template ();
      options.template = template;
      options.person_ids = one;
    }
    (void) cohort_letters_write_pdf (snapshot, &options, argv[2], NULL, NULL, NULL, &error);
  } else {
    CohortRosterOptions options = {export_fixture_get_day (), EXPORT_INSTANT, "0.1.0", NULL,
                                   g_str_equal (argv[1], "roster-hostile")};

    (void) cohort_roster_write (snapshot, &options, argv[2], NULL, &error);
  }
  g_assert_no_error (error);
  return 0;
}
