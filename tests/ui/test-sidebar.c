/* The sidebar tells the page that is shown, and the bar beside it has room for its buttons; Undo.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sections.h"
#include "cohort-ui-fixture.h"

static GtkWidget *
find_row (GtkWidget *root, const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LIST_BOX_ROW (root) && g_str_equal (gtk_widget_get_name (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, name);
  return found;
}

static GtkWidget *
find_sections (UiFixture *fixture)
{
  return gtk_widget_get_parent (find_row (GTK_WIDGET (fixture->window), "reimbursements"));
}

static void
expect_shown (UiFixture *fixture, const char *name)
{
  GtkWidget *sections = find_sections (fixture);
  guint n = 0;

  g_assert_cmpstr (cohort_window_get_section (fixture->window), ==, name);
  for (GtkWidget *row = gtk_widget_get_first_child (sections); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    gboolean is_shown = g_str_equal (gtk_widget_get_name (row), name);
    GtkStateFlags flags = gtk_widget_get_state_flags (row);

    g_assert_cmpint ((flags & GTK_STATE_FLAG_SELECTED) != 0, ==, is_shown);
    gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_SELECTED, is_shown);
    n++;
  }
  g_assert_cmpuint (n, >, 5);
}

static void
test_keyboard (UiFixture *fixture, gconstpointer data)
{
  static const GtkDirectionType steps[]
      = {GTK_DIR_DOWN, GTK_DIR_DOWN, GTK_DIR_TAB_FORWARD, GTK_DIR_UP, GTK_DIR_TAB_BACKWARD};
  GtkWidget *sections = find_sections (fixture);
  GtkWidget *row;

  cohort_window_open (fixture->window, "team", NULL);
  expect_shown (fixture, "team");
  gtk_widget_grab_focus (gtk_widget_get_first_child (sections));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), steps[i]);
    ui_spin (20);
    expect_shown (fixture, "team");
  }
  /* As the arrow keys do it. */
  g_signal_emit_by_name (sections, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  expect_shown (fixture, "team");
  row = gtk_widget_get_last_child (sections);
  gtk_widget_grab_focus (row);
  expect_shown (fixture, "team");
  gtk_widget_activate (row);
  ui_spin (20);
  expect_shown (fixture, "history");
}

static void
test_pages (UiFixture *fixture, gconstpointer data)
{
  guint n_sections = 0;
  const CohortSection *sections = cohort_sections_get (&n_sections);

  for (guint i = 0; i < n_sections; i++) {
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.section", "s", sections[i].name);
    ui_spin (20);
    expect_shown (fixture, sections[i].name);
  }
}

static guint
count_people (UiFixture *fixture)
{
  return cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_PERSON)->len;
}

/* Undo is about what was typed while there is any, else about the county. */
static void
test_undo_typing (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window), *search, *text;

  ui_do (fixture, "{'do': 'person.add', 'given': 'Ada', 'family': 'Birch', 'role': 'teacher'}");
  cohort_window_open (fixture->window, "team", NULL);
  ui_spin (50);
  search = ui_require (window, GTK_TYPE_SEARCH_ENTRY, NULL);
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (search)));
  gtk_widget_grab_focus (search);
  g_signal_emit_by_name (text, "insert-at-cursor", "ada");
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_spin (100);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_cmpuint (count_people (fixture), ==, 1);
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_spin (100);
  g_assert_cmpuint (count_people (fixture), ==, 0);
  gtk_widget_activate_action (window, "win.redo", NULL);
  ui_spin (100);
  g_assert_cmpuint (count_people (fixture), ==, 1);
}

static GtkWidget *
find_bar (gpointer window)
{
  GtkWidget *title = ui_require (window, ADW_TYPE_WINDOW_TITLE, "Team");

  return gtk_widget_get_ancestor (title, ADW_TYPE_HEADER_BAR);
}

static gboolean
has_buttons (gpointer window)
{
  return ui_find (find_bar (window), GTK_TYPE_BUTTON, "_Add Person") != NULL;
}

/* Whether the bar over the page has the room it needs, as it is now. */
static gboolean
bar_has_room (UiFixture *fixture)
{
  GtkWidget *bar = find_bar (fixture->window);
  int needed;

  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  return needed <= gtk_widget_get_width (bar);
}

/* A page's buttons go where there is room, and stay there. */
static void
test_widths (UiFixture *fixture, gconstpointer data)
{
  cohort_window_open (fixture->window, "team", NULL);
  for (int width = 800; width >= 440; width -= 40) {
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 500);
    ui_spin (150);
    for (guint i = 0; i < 20; i++) {
      g_assert_true (bar_has_room (fixture));
      ui_spin (5);
    }
  }
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 500);
  ui_wait (has_buttons, fixture->window, "the buttons to be in the bar again");
}

/* Whether Shift+Tab comes to the sections from where the keyboard is. */
static gboolean
comes_back (UiFixture *fixture)
{
  GtkWidget *sections = find_sections (fixture);

  for (guint i = 0; i < 400; i++) {
    GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

    if (focus != NULL && gtk_widget_is_ancestor (focus, sections))
      return TRUE;
    /* On a busy machine the page may still be empty. */
    if (!gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD))
      ui_spin (20);
    else if (i % 20 == 0)
      ui_spin (5);
  }
  return FALSE;
}

/* From the last that each page, and a person's, has. */
static void
test_backward (UiFixture *fixture, gconstpointer data)
{
  guint n_sections = 0;
  const CohortSection *all = cohort_sections_get (&n_sections);

  ui_do_stories (fixture);
  for (guint i = 0; i < n_sections; i++) {
    cohort_window_open (fixture->window, all[i].name, NULL);
    ui_spin (300);
    gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD);
    g_test_message ("%s", all[i].name);
    g_assert_true (comes_back (fixture));
  }
  COHORT_FOR_EACH (CohortPerson, person, ui_snapshot (fixture),
                   COHORT_RECORD_PERSON) {
    cohort_window_open (fixture->window, "team", person->record.id);
    ui_spin (300);
    g_assert_true (comes_back (fixture));
    break;
  }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/sidebar/keyboard", test_keyboard);
  ui_test_add ("/sidebar/backward", test_backward);
  ui_test_add ("/sidebar/pages", test_pages);
  ui_test_add ("/sidebar/undo-typing", test_undo_typing);
  ui_test_add ("/sidebar/widths", test_widths);
  return ui_test_run ();
}
