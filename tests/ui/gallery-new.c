/* What a county shows before there is anything in it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gallery-new.h"

#include "cohort-first-hour-group.h"
#include "cohort-page.h"
#include "cohort-sections.h"
#include "cohort-ui-fixture.h"

#include <glib/gi18n-lib.h>

/* What is typed is found a moment later. */
#define SEARCHED_MS 400

static void
type (GtkWindow *window, const char *text)
{
  GtkWidget *search = ui_require (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  ui_spin (SEARCHED_MS);
}

void
gallery_new_look_welcome (GalleryCrawl *crawl, GtkWindow *window)
{
  gallery_crawl_here (crawl, "welcome");
  type (window, "san");
  gallery_crawl_here (crawl, "welcome-some");
  type (window, "xyz");
  gallery_crawl_here (crawl, "welcome-none");
}

static gboolean
has_page (gpointer window)
{
  return ui_find (window, COHORT_TYPE_PAGE, NULL) != NULL;
}

void
gallery_new_choose (GtkWindow *window)
{
  type (window, "joaquin");
  g_signal_emit_by_name (ui_require (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  ui_wait (has_page, window, "the county to be chosen");
}

static void
press_in_guide (GtkWindow *window, const char *label)
{
  GtkWidget *guide = ui_require (GTK_WIDGET (window), COHORT_TYPE_FIRST_HOUR_GROUP, NULL);

  ui_press (ui_require (guide, GTK_TYPE_BUTTON, label));
}

/* To the end of the guide, and what is there without it. */
static void
look_at_guide (GalleryCrawl *crawl, GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.section", "s", "overview");
  press_in_guide (window, _ ("_Skip"));
  gallery_crawl_here (crawl, "empty-guide-skipped");
  press_in_guide (window, _ ("_Hide the Guide"));
  gallery_crawl_here (crawl, "empty-guide-hidden");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.guide", NULL);
}

void
gallery_new_look_empty (GalleryCrawl *crawl, GtkWindow *window)
{
  guint n_sections = 0;
  const CohortSection *sections = cohort_sections_get (&n_sections);

  for (guint i = 0; i < n_sections; i++) {
    g_autofree char *name = g_strdup_printf ("empty-%s", sections[i].name);

    gtk_widget_activate_action (GTK_WIDGET (window), "win.section", "s", sections[i].name);
    gallery_crawl_page_as (crawl, sections[i].name, name);
  }
  look_at_guide (crawl, window);
}
