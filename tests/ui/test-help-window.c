/* The help: the page that fits, the way through the pages, searching them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-help-pages.h"
#include "cohort-help-topics.h"
#include "cohort-help-window.h"
#include "cohort-preferences.h"
#include "cohort-sections.h"
#include "cohort-ui-fixture.h"

static GApplication *
get_application (UiFixture *fixture)
{
  return G_APPLICATION (gtk_window_get_application (GTK_WINDOW (fixture->window)));
}

static CohortHelpWindow *
open_help (UiFixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (get_application (fixture)), "help", NULL);
  return COHORT_HELP_WINDOW (ui_get_dialog (COHORT_TYPE_HELP_WINDOW));
}

/* Each section has a page about it; only the first one has that which all else falls back on. */
static void
test_sections (UiFixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
      {"overview", "first-hour"},  {"team", "people"},     {"convenings", "convenings"},
      {"reimbursements", "money"}, {"letters", "letters"}, {"year", "year"},
      {"history", "backup"},
  };
  guint n_sections;
  const CohortSection *sections = cohort_sections_get (&n_sections);

  g_assert_cmpuint (n_sections, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < n_sections; i++) {
    const char *page;

    g_assert_cmpstr (sections[i].name, ==, cases[i][0]);
    cohort_window_open (fixture->window, sections[i].name, NULL);
    page = cohort_help_topics_find (GTK_WINDOW (fixture->window));
    g_assert_cmpstr (page, ==, cases[i][1]);
    if (i > 0)
      g_assert_cmpstr (page, !=, COHORT_HELP_FIRST_HOUR);
    g_assert_true (g_strv_contains (cohort_help_get_names (), page));
  }
}

/* A dialog's own page, that of what is visible in it, else that of the section below it. */
static void
test_dialogs (UiFixture *fixture, gconstpointer data)
{
  static const char *const pages[][2]
      = {{"letters", "letters"}, {"travel", "money"}, {"letters", "letters"}};
  GtkWidget *dialog, *stack;
  g_autoptr (GtkWidget) plain
      = g_object_ref_sink (adw_message_dialog_new (GTK_WINDOW (fixture->window), "Question", NULL));

  cohort_window_open (fixture->window, "team", NULL);
  g_assert_cmpstr (cohort_help_topics_find (GTK_WINDOW (plain)), ==, "people");
  cohort_preferences_present (GTK_WINDOW (fixture->window), fixture->store);
  dialog = ui_get_dialog (ADW_TYPE_WINDOW);
  g_assert_cmpstr (cohort_help_topics_find (GTK_WINDOW (dialog)), ==, "letters");
  stack = ui_require (dialog, ADW_TYPE_VIEW_STACK, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), pages[i][0]);
    g_assert_cmpstr (cohort_help_topics_find (GTK_WINDOW (dialog)), ==, pages[i][1]);
  }
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (plain));
}

static void
test_way (UiFixture *fixture, gconstpointer data)
{
  CohortHelpWindow *help;
  GtkWidget *link;

  cohort_window_open (fixture->window, "overview", NULL);
  help = open_help (fixture);
  g_assert_cmpstr (cohort_help_window_get_page (help), ==, "first-hour");
  link = ui_require (GTK_WIDGET (help), GTK_TYPE_BUTTON, "People and roles");
  ui_press (link);
  g_assert_cmpstr (cohort_help_window_get_page (help), ==, "people");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL);
  g_assert_cmpstr (cohort_help_window_get_page (help), ==, "first-hour");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.forward", NULL);
  g_assert_cmpstr (cohort_help_window_get_page (help), ==, "people");
  /* The one window there is shows what is asked for now. */
  cohort_help_window_present (GTK_APPLICATION (get_application (fixture)), COHORT_HELP_KEYS);
  g_assert_true (ui_get_dialog (COHORT_TYPE_HELP_WINDOW) == GTK_WIDGET (help));
  g_assert_cmpstr (cohort_help_window_get_page (help), ==, "keys");
  gtk_window_destroy (GTK_WINDOW (help));
}

static guint
count_rows (GtkWidget *help)
{
  GtkListBox *list = GTK_LIST_BOX (
      gtk_widget_get_ancestor (ui_require (help, GTK_TYPE_LIST_BOX_ROW, NULL), GTK_TYPE_LIST_BOX));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;
  return n;
}

static void
test_search (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *help = GTK_WIDGET (open_help (fixture));
  GtkWidget *entry = ui_require (help, GTK_TYPE_SEARCH_ENTRY, NULL);

  g_assert_cmpuint (count_rows (help), ==, g_strv_length ((char **)cohort_help_get_names ()));
  gtk_editable_set_text (GTK_EDITABLE (entry), "WARRANT");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (count_rows (help), ==, 1);
  g_assert_cmpstr (cohort_help_window_get_page (COHORT_HELP_WINDOW (help)), ==, "claims");
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such word");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_null (ui_find (help, GTK_TYPE_LIST_BOX_ROW, NULL));
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  gtk_window_destroy (GTK_WINDOW (help));
}

/* Each page can be built, its headings are headings, its pictures have words. */
static void
test_pages (UiFixture *fixture, gconstpointer data)
{
  const char *const *names = cohort_help_get_names ();

  for (guint i = 0; names[i] != NULL; i++) {
    GtkWidget *help, *clamp, *title;

    cohort_help_window_present (GTK_APPLICATION (get_application (fixture)), names[i]);
    help = ui_get_dialog (COHORT_TYPE_HELP_WINDOW);
    clamp = ui_require (help, ADW_TYPE_CLAMP, NULL);
    title = gtk_widget_get_first_child (adw_clamp_get_child (ADW_CLAMP (clamp)));
    g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (title)), ==,
                     GTK_ACCESSIBLE_ROLE_HEADING);
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (title)), ==,
                     gtk_window_get_title (GTK_WINDOW (help)));
    for (GtkWidget *part = title; part != NULL; part = gtk_widget_get_next_sibling (part)) {
      GtkWidget *picture = ui_find (part, GTK_TYPE_PICTURE, NULL);

      if (picture == NULL)
        continue;
      g_assert_nonnull (gtk_picture_get_paintable (GTK_PICTURE (picture)));
      g_assert_nonnull (gtk_picture_get_alternative_text (GTK_PICTURE (picture)));
    }
  }
  gtk_window_destroy (GTK_WINDOW (ui_get_dialog (COHORT_TYPE_HELP_WINDOW)));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/help/sections", test_sections);
  ui_test_add ("/help/dialogs", test_dialogs);
  ui_test_add ("/help/way", test_way);
  ui_test_add ("/help/search", test_search);
  ui_test_add ("/help/pages", test_pages);
  return ui_test_run ();
}
