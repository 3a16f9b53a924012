/* Every page of an empty county on the smallest screen, with text half as large again. At twice the
 * size a page's buttons below it are still wider. Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sections.h"
#include "cohort-ui-fixture.h"

/* A phone, held upright and on its side. */
#define WIDTH     360
#define HEIGHT    294
#define USUAL_DPI (96 * 1024)
#define LARGE_DPI (USUAL_DPI * 3 / 2)

/* What scrolls sideways may be as wide as it likes. */
static gboolean
scrolls_sideways (GtkWidget *widget)
{
  GtkPolicyType policy;

  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
  return policy != GTK_POLICY_NEVER;
}

/* The innermost that makes @widget need more than @room. */
static GtkWidget *
find_widest (GtkWidget *widget, int room)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int needed;

    if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child)
        || GTK_IS_NATIVE (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
    if (needed > room && !scrolls_sideways (child))
      return find_widest (child, room);
  }
  return widget;
}

static void
append_words (GString *text, GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, " '%s'", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_words (text, child);
}

/* What it says, and what it is in. */
static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  append_words (text, widget);
  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    g_string_append_printf (text, " < %s", G_OBJECT_TYPE_NAME (w));
  return g_string_free (text, FALSE);
}

static void
expect_fits (UiFixture *fixture, const char *what)
{
  /* Without the frame that a desktop may draw. */
  GtkWidget *content
      = adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window));
  int width, height;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (width > WIDTH) {
    g_autofree char *widest = describe (find_widest (content, WIDTH));

    g_test_message ("%s needs %d: %s", what, width, widest);
    g_test_fail ();
  }
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL, NULL);
  if (height > HEIGHT) {
    g_test_message ("%s is %d high", what, height);
    g_test_fail ();
  }
}

static void
show_sections (UiFixture *fixture)
{
  guint n_sections = 0;
  const CohortSection *sections = cohort_sections_get (&n_sections);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  for (guint i = 0; i < n_sections; i++) {
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.section", "s", sections[i].name);
    ui_spin (400);
    expect_fits (fixture, sections[i].name);
  }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
}

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  show_sections (fixture);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/small-window/empty", test_empty);
  return ui_test_run ();
}
