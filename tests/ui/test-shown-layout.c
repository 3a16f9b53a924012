/* A stack is as large as what it shows, and asks it only what is cheap to tell.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-shown-layout.h"
#include "cohort-ui-fixture.h"

/* How often a page was asked how wide it would be at a given height. */
static guint n_asked;

static GtkSizeRequestMode
get_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As words that wrap: the narrower, the higher. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    n_asked += for_size >= 0;
    *minimum = 40;
    *natural = 400;
  } else {
    *minimum = *natural = 8000 / (for_size > 0 ? for_size : 400);
  }
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
}

static GtkWidget *
make_page (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_layout_manager (page, gtk_custom_layout_new (get_mode, measure, allocate));
  return page;
}

static GtkWidget *
make_stack (void)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *large = gtk_label_new ("another page");

  gtk_widget_set_size_request (large, 900, 700);
  gtk_widget_set_layout_manager (stack, g_object_new (COHORT_TYPE_SHOWN_LAYOUT, NULL));
  gtk_stack_add_named (GTK_STACK (stack), make_page (), "page");
  gtk_stack_add_named (GTK_STACK (stack), large, "large");
  return stack;
}

static void
assert_size (GtkWidget *widget, GtkOrientation orientation, int for_size, int least, int natural)
{
  int is_least, is_natural;

  gtk_widget_measure (widget, orientation, for_size, &is_least, &is_natural, NULL, NULL);
  g_assert_cmpint (is_least, ==, least);
  g_assert_cmpint (is_natural, ==, natural);
}

static void
test_size (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = make_stack ();

  n_asked = 0;
  gtk_window_set_child (GTK_WINDOW (window), stack);
  assert_size (stack, GTK_ORIENTATION_HORIZONTAL, -1, 40, 400);
  assert_size (stack, GTK_ORIENTATION_VERTICAL, 100, 80, 80);
  assert_size (stack, GTK_ORIENTATION_VERTICAL, -1, 20, 20);
  g_assert_cmpuint (n_asked, ==, 0);
  g_assert_cmpint (gtk_widget_get_request_mode (stack), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "large");
  assert_size (stack, GTK_ORIENTATION_HORIZONTAL, -1, 900, 900);
  assert_size (stack, GTK_ORIENTATION_VERTICAL, -1, 700, 700);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_size (gpointer widget)
{
  return gtk_widget_get_height (widget) > 0;
}

static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  n_asked = 0;
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (has_size, child, "the child to have its room");
  return window;
}

/* The page gets all the room, and is asked nothing that a window alone would not ask. */
static void
test_room (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *alone = show (make_page ());
  guint n_alone = n_asked;
  GtkWidget *stack = make_stack ();
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (stack), "page");
  GtkWidget *window = show (stack);

  g_assert_cmpint (gtk_widget_get_width (page), ==, gtk_widget_get_width (stack));
  g_assert_cmpint (gtk_widget_get_height (page), ==, gtk_widget_get_height (stack));
  g_assert_cmpint (gtk_widget_get_width (stack), <, 900);
  /* By which a screen reader tells what is not on screen. */
  g_assert_cmpint (gtk_widget_get_width (gtk_stack_get_child_by_name (GTK_STACK (stack), "large")),
                   ==, 0);
  g_assert_cmpuint (n_asked, ==, n_alone);
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (alone));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/shown-layout/size", test_size);
  ui_test_add ("/shown-layout/room", test_room);
  return ui_test_run ();
}
