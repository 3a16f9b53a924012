/* Opens each page, view, menu and dialog of the window by itself, and keeps a picture of each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ui-gallery DATABASE PLACE WIDTH HEIGHT [SCALE [LOCALES [PART…]]]: the county in DATABASE,
 * pictures in the empty folder PLACE, or what is said in the file PLACE.json; of some parts only,
 * when there are any: the names of sections, "window", "person", "import", which needs
 * G_TEST_SRCDIR, and of a new county, whose database is made beside it, "welcome" or "empty". */
#include "config.h"

#include "cohort-application.h"
#include "cohort-sections.h"
#include "cohort-window.h"
#include "gallery-crawl.h"
#include "gallery-import.h"
#include "gallery-new.h"
#include "gallery-texts.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* The program, and what stands before the parts. */
#define N_PLAIN_ARGUMENTS 7
#define LONGEST_S         10

typedef struct {
  CohortApplication *application;
  CohortStore *store;
  CohortStore *new_store;
  GalleryTexts *texts; /* (nullable): instead of pictures */
  char **argv;
  int status;
} Gallery;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static gboolean
open_store (CohortStore *store, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cohort_store_open_async (store, path, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return cohort_store_open_finish (store, result, error);
}

static gboolean
open_stores (Gallery *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->argv[1]);
  g_autofree char *new_path = g_build_filename (folder, "new.db", NULL);

  return open_store (self->store, self->argv[1], error)
         && open_store (self->new_store, new_path, error);
}

/* What has the name of an earlier picture gets a number; ImageMagick reads more into some signs. */
static char *
dup_file_name (const char *folder, const char *name)
{
  g_autofree char *stem = g_strdelimit (g_strdup (name), "/ \n\t:?*[]", '-');
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, stem);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++) {
    g_free (path);
    path = g_strdup_printf ("%s/%s-%u.png", folder, stem, i);
  }
  return g_steal_pointer (&path);
}

/* (transfer full) (nullable): what is seen of it; its first frame may be late on a busy machine */
static GskRenderNode *
draw (GtkWidget *widget)
{
  gint64 end = g_get_monotonic_time () + LONGEST_S * G_TIME_SPAN_SECOND;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GskRenderNode *node = NULL;

  do {
    GtkSnapshot *snapshot = gtk_snapshot_new ();

    gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                            gtk_widget_get_height (widget));
    node = gtk_snapshot_free_to_node (snapshot);
    if (node == NULL && !g_main_context_iteration (NULL, FALSE))
      g_usleep (G_TIME_SPAN_MILLISECOND);
  } while (node == NULL && g_get_monotonic_time () < end);
  return node;
}

static void
take_picture (GtkWidget *widget, const char *name, gpointer folder)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autofree char *path = dup_file_name (folder, name);
  g_autoptr (GskRenderNode) node = draw (widget);
  g_autoptr (GdkTexture) texture = NULL;

  if (node == NULL || renderer == NULL)
    g_error ("there is nothing to see of %s", name);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("cannot write %s", path);
}

static void
open_person (Gallery *self, CohortWindow *window)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self->store);

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "(ss)", "team", person->record.id);
    return;
  }
}

static gboolean
is_wanted (Gallery *self, const char *part)
{
  const char *const *parts = (const char *const *)self->argv + N_PLAIN_ARGUMENTS;

  return g_strv_length (self->argv) <= N_PLAIN_ARGUMENTS || g_strv_contains (parts, part);
}

static void
keep_texts (GtkWidget *widget, const char *name, gpointer texts)
{
  gallery_texts_keep (texts, widget, name);
}

/* As if the window had been closed with that size: that also tells where a page's buttons start. */
static void
keep_size (Gallery *self)
{
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);

  g_settings_set_int (settings, "window-width", atoi (self->argv[3]));
  g_settings_set_int (settings, "window-height", atoi (self->argv[4]));
}

static GalleryCrawl *
make_crawl (Gallery *self, CohortWindow *window)
{
  gtk_window_present (GTK_WINDOW (window));
  if (self->texts != NULL)
    return gallery_crawl_new (GTK_WINDOW (window), keep_texts, self->texts);
  return gallery_crawl_new (GTK_WINDOW (window), take_picture, self->argv[2]);
}

/* The guide of the first hour, of which much is done. */
static void
show_guide (GalleryCrawl *crawl, CohortWindow *window)
{
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.guide", NULL);
  gallery_crawl_here (crawl, "overview-guide");
  g_settings_reset (settings, "guide");
}

/* Returns: how much was looked at */
static guint
show (Gallery *self)
{
  CohortWindow *window = cohort_window_new (ADW_APPLICATION (self->application), self->store);
  g_autoptr (GalleryCrawl) crawl = make_crawl (self, window);
  guint n_sections = 0;
  const CohortSection *sections = cohort_sections_get (&n_sections);

  for (guint i = 0; i < n_sections; i++) {
    if (!is_wanted (self, sections[i].name))
      continue;
    gtk_widget_activate_action (GTK_WIDGET (window), "win.section", "s", sections[i].name);
    gallery_crawl_page (crawl, sections[i].name);
  }
  if (is_wanted (self, "overview"))
    show_guide (crawl, window);
  if (is_wanted (self, "window"))
    gallery_crawl_windows (crawl);
  if (is_wanted (self, "person")) {
    open_person (self, window);
    gallery_crawl_page (crawl, "person");
  }
  if (is_wanted (self, "import"))
    gallery_import_look (crawl, GTK_WINDOW (window), self->store);
  gtk_window_destroy (GTK_WINDOW (window));
  return gallery_crawl_get_n_looks (crawl);
}

/* Returns: how much was looked at */
static guint
show_new (Gallery *self)
{
  CohortWindow *window = cohort_window_new (ADW_APPLICATION (self->application), self->new_store);
  g_autoptr (GalleryCrawl) crawl = make_crawl (self, window);

  if (is_wanted (self, "welcome"))
    gallery_new_look_welcome (crawl, GTK_WINDOW (window));
  if (is_wanted (self, "empty")) {
    gallery_new_choose (GTK_WINDOW (window));
    gallery_new_look_empty (crawl, GTK_WINDOW (window));
  }
  gtk_window_destroy (GTK_WINDOW (window));
  return gallery_crawl_get_n_looks (crawl);
}

static void
show_all (Gallery *self)
{
  guint n = 0;

  if (g_str_has_suffix (self->argv[2], ".json"))
    self->texts = gallery_texts_new (self->argv[2]);
  n += show (self);
  n += show_new (self);
  g_print ("%u pictures\n", n);
  g_clear_pointer (&self->texts, gallery_texts_free);
}

/* Instead of what the application does by itself: open the person's own database. */
static void
activate_cb (GApplication *application, Gallery *self)
{
  g_autoptr (GError) error = NULL;

  g_signal_stop_emission_by_name (application, "activate");
  g_application_hold (application);
  if (open_stores (self, &error)) {
    keep_size (self);
    show_all (self);
    self->status = 0;
  } else {
    g_printerr ("%s\n", error->message);
  }
  g_application_release (application);
  g_application_quit (application);
}

int
main (int argc, char **argv)
{
  Gallery self = {.argv = argv, .status = 1};

  if (argc < 5)
    return 2;
  if (setlocale (LC_ALL, "") == NULL)
    g_printerr ("gallery: this machine does not know the language\n");
  bindtextdomain (GETTEXT_PACKAGE, argc > 6 ? argv[6] : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, "gtk-font-name", "Cantarell 11", NULL);
  if (argc > 5)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int)(96 * 1024 * atof (argv[5])),
                  NULL);
  if (g_strcmp0 (g_getenv ("COHORT_TEXT_DIRECTION"), "rtl") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  self.store = cohort_store_new ();
  self.new_store = cohort_store_new ();
  self.application = cohort_application_new (BASE_ID);
  g_application_set_flags (G_APPLICATION (self.application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (self.application, "activate", G_CALLBACK (activate_cb), &self);
  g_application_run (G_APPLICATION (self.application), 0, NULL);
  g_clear_object (&self.application);
  g_clear_object (&self.store);
  g_clear_object (&self.new_store);
  return self.status;
}
