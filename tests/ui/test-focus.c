/* Every page, view, dialog and popover of the sample county by the Tab key: it comes everywhere,
 * and one sees where it is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sections.h"
#include "cohort-ui-fixture.h"
#include "cohort-ui-focus.h"
#include "gallery-crawl.h"
#include "gallery-import.h"

typedef struct {
  GHashTable *seen; /* (element-type utf8): kinds of what takes the keyboard */
  guint n_stops;
} Walk;

static void
look_cb (GtkWidget *widget, const char *name, gpointer user_data)
{
  Walk *walk = user_data;

  walk->n_stops += ui_expect_tab_order (widget, name);
  ui_expect_visible_focus (widget, walk->seen, name);
}

/* What opens from one page, or from every page. */
static void
look_at_part (UiFixture *fixture, GalleryCrawl *crawl, const char *name)
{
  if (g_str_equal (name, "windows")) {
    gallery_crawl_windows (crawl);
    return;
  }
  if (g_str_equal (name, "import")) {
    gallery_import_look (crawl, GTK_WINDOW (fixture->window), fixture->store);
    return;
  }
  if (g_str_equal (name, "person"))
    cohort_window_open (fixture->window, "team", ui_person (fixture, "Devon"));
  else
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.section", "s", name);
  ui_spin (400);
  gallery_crawl_page (crawl, name);
}

static void
test_part (UiFixture *fixture, gconstpointer name)
{
  Walk walk = {g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0};
  g_autoptr (GalleryCrawl) crawl = NULL;

  ui_do_stories (fixture);
  crawl = gallery_crawl_new (GTK_WINDOW (fixture->window), look_cb, &walk);
  look_at_part (fixture, crawl, name);
  g_test_message ("%u stops, %u kinds", walk.n_stops, g_hash_table_size (walk.seen));
  g_assert_cmpuint (walk.n_stops, >, 10);
  g_assert_cmpuint (g_hash_table_size (walk.seen), >, 3);
  g_hash_table_unref (walk.seen);
}

static void
add_part (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/focus/%s", name);

  g_test_add (path, UiFixture, name, ui_fixture_set_up, test_part, ui_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  guint n_sections = 0;
  const CohortSection *sections = cohort_sections_get (&n_sections);

  ui_test_init (&argc, &argv);
  for (guint i = 0; i < n_sections; i++)
    add_part (sections[i].name);
  add_part ("import");
  add_part ("person");
  add_part ("windows");
  return ui_test_run ();
}
