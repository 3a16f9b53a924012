/* Every page of the help is there in every language, and leads nowhere that is not.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-error.h"
#include "cohort-help-pages.h"
#include "cohort-text.h"

typedef struct {
  const char *name;
  const char *language;
} Case;

static CohortHelpPage *
load (const char *name, const char *language)
{
  g_autoptr (GError) error = NULL;
  CohortHelpPage *page = cohort_help_load (name, language, &error);

  g_assert_no_error (error);
  return page;
}

static void
check_picture (const CohortHelpPart *part)
{
  g_autofree char *path = cohort_help_dup_picture_path (part->target);

  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    g_error ("There is no picture %s", part->target);
  /* Who cannot see it is told what is on it. */
  g_assert_cmpuint (g_utf8_strlen (part->text, -1), >, 20);
}

static void
test_page (gconstpointer data)
{
  const Case *of = data;
  g_autoptr (CohortHelpPage) page = load (of->name, of->language);

  g_assert_cmpuint (page->parts->len, >, 3);
  g_assert_cmpuint (page->links->len, >, 0);
  for (guint i = 0; i < page->links->len; i++) {
    const char *link = g_ptr_array_index (page->links, i);

    if (!g_strv_contains (cohort_help_get_names (), link))
      g_error ("There is no page %s to lead to", link);
    g_assert_cmpstr (link, !=, of->name);
  }
  for (guint i = 0; i < page->parts->len; i++) {
    const CohortHelpPart *part = g_ptr_array_index (page->parts, i);

    g_assert_cmpstr (part->text, !=, "");
    if (part->kind == COHORT_HELP_PICTURE)
      check_picture (part);
    if (part->kind == COHORT_HELP_LINK) {
      g_autoptr (CohortHelpPage) other = load (part->target, of->language);

      g_assert_cmpstr (part->text, ==, other->title);
    }
  }
}

/* A translation has what the page has: as many parts of each kind in the same order. */
static void
test_same (gconstpointer data)
{
  const Case *of = data;
  g_autoptr (CohortHelpPage) page = load (of->name, of->language);
  g_autoptr (CohortHelpPage) english = load (of->name, "en");

  g_assert_cmpuint (page->parts->len, ==, english->parts->len);
  for (guint i = 0; i < page->parts->len; i++) {
    const CohortHelpPart *part = g_ptr_array_index (page->parts, i);
    const CohortHelpPart *other = g_ptr_array_index (english->parts, i);

    g_assert_cmpint (part->kind, ==, other->kind);
    g_assert_cmpint (part->level, ==, other->level);
    g_assert_cmpstr (part->target, ==, other->target);
  }
}

static void
test_parts (void)
{
  static const struct {
    CohortHelpKind kind;
    int level;
    const char *marker, *text, *markup, *target;
  } expected[] = {
      {COHORT_HELP_HEADING, 1, NULL, "A & B", "A &amp; B", NULL},
      {COHORT_HELP_TEXT, 0, NULL, "Press Go or Ctrl+F, see there.",
       "Press <b>Go</b> or <tt>Ctrl+F</tt>, see <a href=\"money\">there</a>.", NULL},
      {COHORT_HELP_ITEM, 1, "3.", "three", "three", NULL},
      {COHORT_HELP_ITEM, 1, "", "more of it", "more <i>of it</i>", NULL},
      {COHORT_HELP_ITEM, 2, "•", "inner", "inner", NULL},
      {COHORT_HELP_LINK, 1, NULL, "Keys", "<a href=\"keys\">Keys</a>", "keys"},
      {COHORT_HELP_PICTURE, 0, NULL, "What it shows", "What it shows", "team.png"},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortHelpPage) page
      = cohort_help_page_new ("x",
                              "# A & B\n\nPress **Go** or\n`Ctrl+F`, see [there](money.md).\n\n"
                              "3. three\n\n   more *of it*\n   - inner\n\n"
                              "- [Keys](keys.md)\n\n![What it shows](team.png)\n",
                              &error);

  g_assert_no_error (error);
  g_assert_cmpstr (page->title, ==, "A & B");
  g_assert_cmpuint (page->parts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < page->parts->len; i++) {
    const CohortHelpPart *part = g_ptr_array_index (page->parts, i);

    g_assert_cmpint (part->kind, ==, expected[i].kind);
    g_assert_cmpint (part->level, ==, expected[i].level);
    g_assert_cmpstr (part->marker, ==, expected[i].marker);
    g_assert_cmpstr (part->text, ==, expected[i].text);
    g_assert_cmpstr (part->markup, ==, expected[i].markup);
    g_assert_cmpstr (part->target, ==, expected[i].target);
  }
  g_assert_cmpuint (page->links->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (page->bold, 0), ==, "Go");
}

static void
test_refused (void)
{
  static const char *const texts[] = {
      "",
      "No title",
      "# One\n\n# Two",
      "Text\n\n# Late",
      "# T\n\n<p>HTML</p>",
      "# T\n\nan <b>inline</b> one",
      "# T\n\n> a quotation",
      "# T\n\n---",
      "# T\n\n    code",
      "# T\n\n[web](https://example.org)",
      "# T\n\n[elsewhere](../en/money.md)",
      "# T\n\ntext and ![picture](a.png) together",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CohortHelpPage) page = cohort_help_page_new ("x", texts[i], &error);

    g_assert_null (page);
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
  }
}

static void
test_find (void)
{
  static const struct {
    const char *words;
    int part;
  } cases[] = {{"title", 0},     {"acute", 1},          {"ACUTE  café", 1}, {"second", 2},
               {"title sec", 0}, {"title nothing", -1}, {"nothing", -1}};
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortHelpPage) page
      = cohort_help_page_new ("x", "# Title\n\nAn acute Cafe\n\nThe second", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = cohort_text_fold (cases[i].words);

    g_assert_cmpint (cohort_help_find (page, folded), ==, cases[i].part);
  }
}

int
main (int argc, char **argv)
{
  const char *const *names = cohort_help_get_names ();
  const char *const *languages = cohort_help_get_languages ();

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; languages[i] != NULL; i++)
    for (guint j = 0; names[j] != NULL; j++) {
      g_autofree char *page = g_strdup_printf ("/help/page/%s/%s", languages[i], names[j]);
      g_autofree char *same = g_strdup_printf ("/help/same/%s/%s", languages[i], names[j]);
      Case *of = g_new (Case, 1);

      *of = (Case){names[j], languages[i]};
      g_test_add_data_func (page, of, test_page);
      g_test_add_data_func_full (same, of, test_same, g_free);
    }
  g_test_add_func ("/help/parts", test_parts);
  g_test_add_func ("/help/refused", test_refused);
  g_test_add_func ("/help/find", test_find);
  return g_test_run ();
}
