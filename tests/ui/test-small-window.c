/* Every page, view, menu and dialog on the smallest screen, with large text: of an empty county,
 * and of the sample county.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-first-hour-group.h"
#include "cohort-help-pages.h"
#include "cohort-help-window.h"
#include "cohort-import-dialog.h"
#include "cohort-run.h"
#include "cohort-sections.h"
#include "cohort-ui-fixture.h"
#include "cohort-ui-focus.h"
#include "cohort-ui-room.h"
#include "cohort-ui-tooltips.h"
#include "gallery-crawl.h"
#include "gallery-import.h"

#define LARGE   150
#define UPRIGHT 640
#define TWICE   200

static void
make_small (UiFixture *fixture, int percent)
{
  ui_set_text_size (percent);
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), UI_SMALL_WIDTH, UI_SMALL_HEIGHT);
  ui_spin (400);
}

static void
show_section (UiFixture *fixture, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.section", "s", name);
  ui_spin (400);
}

static void
test_empty (UiFixture *fixture, gconstpointer percent)
{
  guint n_sections = 0;
  const CohortSection *sections = cohort_sections_get (&n_sections);

  make_small (fixture, GPOINTER_TO_INT (percent));
  for (guint i = 0; i < n_sections; i++) {
    show_section (fixture, sections[i].name);
    ui_expect_room (GTK_WINDOW (fixture->window), UI_SMALL_WIDTH, UI_SMALL_HEIGHT,
                    sections[i].name);
  }
  ui_set_text_size (100);
}

static void
look_cb (GtkWidget *widget, const char *name, gpointer user_data)
{
  g_test_message ("%s", name);
  if (GTK_IS_WINDOW (widget))
    ui_expect_room (GTK_WINDOW (widget), UI_SMALL_WIDTH, UI_SMALL_HEIGHT, name);
  if (!COHORT_IS_WINDOW (widget))
    ui_expect_no_slit (widget, name);
  ui_expect_whole_lines (widget, name);
  ui_expect_tooltips (widget, name);
}

/* It has the room, and the keyboard comes everywhere in it. */
static void
expect_all (GtkWidget *window, const char *name)
{
  look_cb (window, name, NULL);
  ui_expect_no_slit (window, name);
  g_assert_cmpuint (ui_expect_tab_order (window, name), >, 1);
}

/* GTK's own window of shortcuts does not scroll, and its lines do not wrap: it is wider than a
 * small screen. The help says the same on a page that fits. */
static void
look_at_window_cb (GtkWidget *widget, const char *name, gpointer user_data)
{
  g_test_message ("%s", name);
  if (GTK_IS_WINDOW (widget) && !GTK_IS_SHORTCUTS_WINDOW (widget))
    ui_expect_room (GTK_WINDOW (widget), UI_SMALL_WIDTH, UI_SMALL_HEIGHT, name);
  ui_expect_no_slit (widget, name);
  ui_expect_tab_order (widget, name);
  ui_expect_tooltips (widget, name);
}

static void
test_section (UiFixture *fixture, gconstpointer name)
{
  g_autoptr (GalleryCrawl) crawl = NULL;

  ui_do_stories (fixture);
  make_small (fixture, TWICE);
  crawl = gallery_crawl_new (GTK_WINDOW (fixture->window), look_cb, NULL);
  if (g_str_equal (name, "person")) {
    cohort_window_open (fixture->window, "team", ui_person (fixture, "Devon"));
    ui_spin (400);
  } else {
    show_section (fixture, name);
  }
  /* Upright: there is room for more than one thing, which then share it. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), UI_SMALL_WIDTH, UPRIGHT);
  ui_spin (400);
  ui_expect_whole_lines (GTK_WIDGET (fixture->window), name);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), UI_SMALL_WIDTH, UI_SMALL_HEIGHT);
  ui_spin (400);
  gallery_crawl_page (crawl, name);
  g_assert_cmpuint (gallery_crawl_get_n_looks (crawl), >, 0);
  ui_set_text_size (100);
}

/* A crawl would have to choose a file. */
static void
test_import (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GalleryCrawl) crawl = NULL;

  ui_do_stories (fixture);
  make_small (fixture, TWICE);
  crawl = gallery_crawl_new (GTK_WINDOW (fixture->window), look_cb, NULL);
  gallery_import_look (crawl, GTK_WINDOW (fixture->window), fixture->store);
  ui_set_text_size (100);
}

/* No crawl comes to what goes wrong. */
static void
test_message (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *message;

  make_small (fixture, TWICE);
  g_set_error_literal (
      &error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
      "The file “Reimbursements of 2024-25.xlsx” could not be written: there is no room left where "
      "it should be. Make room there, or save it somewhere else.");
  cohort_show_error (GTK_WIDGET (fixture->window), "The Workbook Could Not Be Saved", error);
  message = GTK_WINDOW (ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG));
  ui_spin (400);
  ui_expect_room (message, UI_SMALL_WIDTH, UI_SMALL_HEIGHT, "a message");
  gtk_window_destroy (message);
  ui_set_text_size (100);
}

/* Of the help it is page by page, each of which has its own words. */
static void
look_at_help (UiFixture *fixture)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (fixture->window));
  const char *const *names = cohort_help_get_names ();
  GtkWidget *help;

  cohort_help_window_present (application, names[0]);
  help = ui_get_dialog (COHORT_TYPE_HELP_WINDOW);
  gtk_window_set_default_size (GTK_WINDOW (help), UI_SMALL_WIDTH, UI_SMALL_HEIGHT);
  ui_spin (400);
  for (guint i = 0; names[i] != NULL; i++) {
    cohort_help_window_present (application, names[i]);
    ui_spin (50);
    look_at_window_cb (help, names[i], NULL);
  }
  gtk_window_destroy (GTK_WINDOW (help));
}

/* What opens from everywhere. */
static void
test_windows (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GalleryCrawl) crawl = NULL;

  ui_do_stories (fixture);
  make_small (fixture, TWICE);
  crawl = gallery_crawl_new (GTK_WINDOW (fixture->window), look_at_window_cb, NULL);
  gallery_crawl_windows (crawl);
  g_assert_cmpuint (gallery_crawl_get_n_looks (crawl), >, 3);
  look_at_help (fixture);
  ui_set_text_size (100);
}

/* From the choice of the county to the end of the first hour. */
static void
test_welcome (UiFixture *fixture, gconstpointer percent)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *search, *guide;

  make_small (fixture, GPOINTER_TO_INT (percent));
  search = ui_require (window, GTK_TYPE_SEARCH_ENTRY, NULL);
  expect_all (window, "the counties");
  gtk_editable_set_text (GTK_EDITABLE (search), "xyz");
  ui_spin (400);
  expect_all (window, "no county");
  gtk_editable_set_text (GTK_EDITABLE (search), "joaquin");
  ui_spin (400);
  expect_all (window, "one county");
  g_signal_emit_by_name (search, "activate");
  ui_wait_for_label (fixture, "Your First Hour");
  ui_spin (400);
  guide = ui_require (window, COHORT_TYPE_FIRST_HOUR_GROUP, NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == ui_require (guide, GTK_TYPE_BUTTON, "_Import a Roster…"));
  expect_all (window, "the first hour");
  ui_set_text_size (100);
}

static void
add_section (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/small-window/%s", name);

  g_test_add (path, UiFixture, name, ui_fixture_set_up, test_section, ui_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  guint n_sections = 0;
  const CohortSection *sections = cohort_sections_get (&n_sections);

  ui_test_init (&argc, &argv);
  g_test_add ("/small-window/empty/large", UiFixture, GINT_TO_POINTER (LARGE), ui_fixture_set_up,
              test_empty, ui_fixture_tear_down);
  g_test_add ("/small-window/empty/twice", UiFixture, GINT_TO_POINTER (TWICE), ui_fixture_set_up,
              test_empty, ui_fixture_tear_down);
  g_test_add ("/small-window/message", UiFixture, NULL, ui_fixture_set_up, test_message,
              ui_fixture_tear_down);
  g_test_add ("/small-window/import", UiFixture, NULL, ui_fixture_set_up, test_import,
              ui_fixture_tear_down);
  g_test_add ("/small-window/windows", UiFixture, NULL, ui_fixture_set_up, test_windows,
              ui_fixture_tear_down);
  g_test_add ("/small-window/welcome/large", UiFixture, GINT_TO_POINTER (LARGE),
              ui_fixture_set_up_new, test_welcome, ui_fixture_tear_down);
  g_test_add ("/small-window/welcome/twice", UiFixture, GINT_TO_POINTER (TWICE),
              ui_fixture_set_up_new, test_welcome, ui_fixture_tear_down);
  for (guint i = 0; i < n_sections; i++)
    add_section (sections[i].name);
  add_section ("person");
  return ui_test_run ();
}
