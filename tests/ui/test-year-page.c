/* The year's page: dates in order, what is looked for, who answered, and one's own opportunities.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-date.h"
#include "cohort-opportunities.h"
#include "cohort-opportunity-pane.h"
#include "cohort-ui-fixture.h"
#include "cohort-year-mark.h"
#include "cohort-year-page.h"
#include "cohort-year-timeline.h"

#define ACADEMY "science-leadership-academy"

static GtkWidget *
open_year (UiFixture *fixture, const char *subject)
{
  cohort_window_open (fixture->window, "year", subject);
  return ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_YEAR_PAGE, NULL);
}

/* (transfer container) (element-type CohortYearMark): as a screen reader meets them */
static GPtrArray *
list_marks (GtkWidget *page)
{
  GtkWidget *timeline = ui_require (page, COHORT_TYPE_YEAR_TIMELINE, NULL);
  GPtrArray *marks = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (timeline); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_ptr_array_add (marks, child);
  return marks;
}

static const char *
get_key (GPtrArray *marks, guint i)
{
  return cohort_year_mark_get_key (g_ptr_array_index (marks, i));
}

static void
test_order (UiFixture *fixture, gconstpointer data)
{
  static const char *const keys[] = {
      "trending-tuesday-august 1",
      ACADEMY,
      "administrators-network 1",
      ACADEMY " 1",
      "fall-2024 1",
      "fall-2024 2",
      "fall-2024 3",
      ACADEMY " 2",
      "spring-2025 1",
      "administrators-network 2",
      ACADEMY " 3",
  };
  g_autoptr (GPtrArray) marks = NULL;

  ui_add_team (fixture);
  marks = list_marks (open_year (fixture, NULL));
  g_assert_cmpuint (marks->len, ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < marks->len; i++)
    g_assert_cmpstr (get_key (marks, i), ==, keys[i]);
}

static void
add_many (UiFixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *command = g_strdup_printf ("{'do': 'opportunity.add', 'title': 'Workshop %u "
                                                "of the county', 'start': '202%u-%02u-%02u',"
                                                "'end': '202%u-%02u-28'}",
                                                i, i % 12 < 6 ? 4 : 5, (i + 6) % 12 + 1, 1 + i % 20,
                                                i % 12 < 6 ? 4 : 5, (i + 6) % 12 + 1);

    ui_do (fixture, command);
  }
}

/* What is drawn with a name of ours finds its color. */
static void
test_color (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_year (fixture, NULL);
  GtkWidget *timeline = ui_require (page, COHORT_TYPE_YEAR_TIMELINE, NULL);
  GdkRGBA color;

  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (timeline),
                                                 "today_bg_color", &color));
  g_assert_cmpfloat (color.alpha, ==, 1);
}

/* No date hides another, and none is beyond the months. */
static void
test_room (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *timeline;
  g_autoptr (GPtrArray) marks = NULL;
  GtkWidget *page;

  add_many (fixture, 24);
  page = open_year (fixture, NULL);
  ui_spin (50);
  timeline = ui_require (page, COHORT_TYPE_YEAR_TIMELINE, NULL);
  marks = list_marks (page);
  g_assert_cmpuint (marks->len, ==, 11 + 24);
  for (guint i = 0; i < marks->len; i++) {
    graphene_rect_t one, other;

    g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (marks, i), timeline, &one));
    g_assert_cmpfloat (one.origin.x, >=, 0);
    g_assert_cmpfloat (one.origin.x + one.size.width, <=, gtk_widget_get_width (timeline));
    for (guint j = i + 1; j < marks->len; j++) {
      g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (marks, j), timeline, &other));
      g_assert_false (graphene_rect_intersection (&one, &other, NULL));
    }
  }
}

/* Where nothing comes next in its lane, all of a date's words are there; never less than their
 * beginning. */
static void
test_words (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_year (fixture, NULL);
  g_autoptr (GPtrArray) marks = NULL;
  guint n_whole = 0;

  ui_spin (50);
  marks = list_marks (page);
  for (guint i = 0; i < marks->len; i++) {
    GtkWidget *mark = g_ptr_array_index (marks, i);
    int least, whole;

    gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, &least, &whole, NULL, NULL);
    g_assert_cmpint (gtk_widget_get_width (mark), >=, least);
    g_assert_cmpint (least, <=, whole);
    n_whole += gtk_widget_get_width (mark) >= whole && least < whole;
    if (g_str_has_prefix (get_key (marks, i), "fall-2024"))
      g_assert_cmpint (gtk_widget_get_width (mark), ==, whole);
  }
  g_assert_cmpuint (n_whole, >=, 3);
}

#define NARROW 360

static void
tell_widths (GtkWidget *widget, guint depth)
{
  int width;

  if (!gtk_widget_get_mapped (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_test_message ("%*s%s %d", (int) depth, "", G_OBJECT_TYPE_NAME (widget), width);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && width > NARROW;
       child = gtk_widget_get_next_sibling (child))
    tell_widths (child, depth + 1);
}

/* Every view has room in a narrow window. */
static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  static const char *const views[] = {"timeline", "opportunities", "plan", "community"};
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_year (fixture, NULL);
  /* As somebody drags its edge: each step has to be laid out before the next. */
  for (int width = 860; width >= NARROW; width -= 100) {
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 720);
    ui_spin (60);
  }
  for (guint i = 0; i < G_N_ELEMENTS (views); i++) {
    int width;

    gtk_widget_activate_action (page, "page.view", "s", views[i]);
    ui_spin (60);
    gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                        NULL, NULL);
    if (width > NARROW)
      tell_widths (GTK_WIDGET (fixture->window), 0);
    g_assert_cmpint (width, <=, NARROW);
    g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, NARROW);
  }
}

static gboolean
press_key (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
  }
  return handled;
}

static void
test_keyboard (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    guint key;
    guint place;
  } moves[] = {
      {GDK_KEY_Home, 0}, {GDK_KEY_Right, 1}, {GDK_KEY_Down, 2}, {GDK_KEY_Left, 1},
      {GDK_KEY_Up, 0},   {GDK_KEY_Left, 0},  {GDK_KEY_End, 10}, {GDK_KEY_Right, 10},
  };
  GtkWidget *page = open_year (fixture, NULL);
  GtkWidget *timeline = ui_require (page, COHORT_TYPE_YEAR_TIMELINE, NULL);
  g_autoptr (GPtrArray) marks = list_marks (page);

  g_assert_true (gtk_widget_grab_focus (timeline));
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    g_assert_true (press_key (timeline, moves[i].key));
    g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window))
                   == g_ptr_array_index (marks, moves[i].place));
  }
  g_assert_false (press_key (timeline, GDK_KEY_a));
  ui_press (g_ptr_array_index (marks, 1));
  ui_wait_for_label (fixture, "Science Leadership Academy with the Exploratorium");
  g_assert_nonnull (ui_find (page, COHORT_TYPE_OPPORTUNITY_PANE, NULL));
}

static void
choose (GtkWidget *page, guint drop_down, const char *label)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GtkWidget *filters = gtk_widget_get_parent (ui_require (page, GTK_TYPE_SEARCH_ENTRY, "Search"));
  GtkWidget *choices = gtk_widget_get_parent (ui_require (filters, GTK_TYPE_DROP_DOWN, NULL));
  GListModel *model;

  for (GtkWidget *child = gtk_widget_get_first_child (choices); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_DROP_DOWN (child))
      g_ptr_array_add (found, child);
  model = gtk_drop_down_get_model (g_ptr_array_index (found, drop_down));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

    if (g_str_equal (gtk_string_object_get_string (item), label)) {
      gtk_drop_down_set_selected (g_ptr_array_index (found, drop_down), i);
      return;
    }
  }
  g_error ("no choice “%s”", label);
}

static void
search (GtkWidget *page, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_require (page, GTK_TYPE_SEARCH_ENTRY, "Search")), text);
}

static void
test_filters (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  g_autoptr (GPtrArray) marks = NULL;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'goal.add', 'kind': 'need', 'text': 'More from the Exploratorium'}");
  page = open_year (fixture, NULL);
  ui_wait_for_label (fixture, "5 opportunities");
  search (page, "exploratorium");
  ui_wait_for_label (fixture, "1 opportunity");
  ui_wait_for_label (fixture, "1 line of the action plan");
  marks = list_marks (page);
  g_assert_cmpuint (marks->len, ==, 4);
  search (page, "no such thing");
  ui_wait_for_label (fixture, "Nothing Found");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "Show All"));
  ui_wait_for_label (fixture, "5 opportunities");
  choose (page, 0, "Site administrator");
  ui_wait_for_label (fixture, "4 opportunities");
  choose (page, 0, "Any role");
  choose (page, 1, "Priya Raman");
  ui_wait_for_label (fixture, "4 opportunities");
}

static const CohortOpportunityPerson *
find_answer (UiFixture *fixture)
{
  g_autoptr (CohortOpportunity) academy
      = cohort_opportunities_find (ui_snapshot (fixture), ACADEMY);

  return cohort_opportunity_find_answer (ui_snapshot (fixture), academy,
                                         ui_person (fixture, "Priya"));
}

static const char *
get_answer (UiFixture *fixture)
{
  const CohortOpportunityPerson *answer = find_answer (fixture);

  if (answer == NULL)
    g_error ("she has not answered");
  return answer->status;
}

static gboolean
is_answered (gpointer fixture)
{
  return find_answer (fixture) != NULL;
}

static gboolean
is_not_answered (gpointer fixture)
{
  return find_answer (fixture) == NULL;
}

/* What she answered is noted, shown in the same row, and undone. */
static void
test_answer (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *pane, *row, *menu;

  ui_add_team (fixture);
  page = open_year (fixture, ACADEMY);
  ui_wait_for_label (fixture, "No answer");
  pane = ui_require (page, COHORT_TYPE_OPPORTUNITY_PANE, NULL);
  row = ui_require (pane, ADW_TYPE_ACTION_ROW, "Priya Raman");
  menu = ui_require (row, GTK_TYPE_MENU_BUTTON, "No answer");
  g_assert_true (gtk_widget_activate_action (menu, "opportunity.answer", "(ss)",
                                             ui_person (fixture, "Priya"), "applied"));
  ui_wait (is_answered, fixture, "the answer");
  g_assert_cmpstr (get_answer (fixture), ==, "applied");
  ui_wait_for_label (fixture, "1 applied");
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (menu)), ==, "Applied");
  g_assert_true (ui_require (pane, ADW_TYPE_ACTION_ROW, "Priya Raman") == row);
  gtk_widget_activate_action (menu, "win.undo", NULL);
  ui_wait (is_not_answered, fixture, "the answer to be undone");
  g_assert_true (gtk_widget_activate_action (menu, "opportunity.answer", "(ss)",
                                             ui_person (fixture, "Priya"), "declined"));
  ui_wait (is_answered, fixture, "another answer");
  g_assert_true (gtk_widget_activate_action (menu, "opportunity.answer", "(ss)",
                                             ui_person (fixture, "Priya"), ""));
  ui_wait (is_not_answered, fixture, "the answer to be forgotten");
}

static const CohortOpportunityRecord *
find_own (UiFixture *fixture)
{
  GPtrArray *records
      = cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_OPPORTUNITY);

  return records->len > 0 ? g_ptr_array_index (records, 0) : NULL;
}

static const CohortOpportunityRecord *
get_own (UiFixture *fixture)
{
  const CohortOpportunityRecord *own = find_own (fixture);

  if (own == NULL)
    g_error ("there is no opportunity of the county's own");
  return own;
}

static gboolean
has_own (gpointer fixture)
{
  return find_own (fixture) != NULL;
}

static gboolean
has_no_own (gpointer fixture)
{
  return find_own (fixture) == NULL;
}

/* One's own: added, told apart, edited, removed; and back. */
static void
test_own (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_year (fixture, NULL);
  GtkWidget *dialog, *add;

  g_assert_true (gtk_widget_activate_action (page, "page.new", NULL));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  add = ui_require (dialog, GTK_TYPE_BUTTON, "_Add");
  g_assert_false (gtk_widget_is_sensitive (add));
  ui_type (dialog, "What it is called", "Delta Science Fair & Night");
  g_assert_true (gtk_widget_is_sensitive (add));
  ui_type (dialog, "Last day", "3/8/2025");
  g_assert_false (gtk_widget_is_sensitive (add));
  ui_type (dialog, "First day", "3/7/2025");
  ui_type (dialog, "Link", "javascript:alert(1)");
  g_assert_false (gtk_widget_is_sensitive (add));
  ui_type (dialog, "Link", "https://fair.example.org");
  ui_type (dialog, "Cost, empty when not stated", "12.50");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (ui_require (ui_require (dialog, ADW_TYPE_ACTION_ROW, "Teacher leader"),
                                    GTK_TYPE_CHECK_BUTTON, NULL)),
      TRUE);
  ui_press (add);
  ui_wait (has_own, fixture, "the opportunity");
  g_assert_cmpint (get_own (fixture)->cost_cents, ==, 1250);
  g_assert_cmpstr (get_own (fixture)->audience, ==, "teacher-leader");
  ui_wait_for_label (fixture, "6 opportunities");
  open_year (fixture, get_own (fixture)->record.id);
  ui_wait_for_label (fixture, "March 7–8, 2025");
  ui_wait_for_label (fixture, "$12.50");
  gtk_widget_activate_action (ui_require (page, COHORT_TYPE_OPPORTUNITY_PANE, NULL),
                              "opportunity.remove", NULL);
  ui_wait (has_no_own, fixture, "the opportunity to go");
  ui_wait_for_label (fixture, "5 opportunities");
  gtk_widget_activate_action (page, "win.undo", NULL);
  ui_wait (has_own, fixture, "the opportunity to come back");
}

static gboolean
is_settled (gpointer fixture)
{
  return cohort_snapshot_get_setting (ui_snapshot (fixture), "opportunity.days." ACADEMY ".2")
         != NULL;
}

/* What is printed and cannot be is shown as it is printed, until somebody knows better. */
static void
test_uncertain (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_year (fixture, ACADEMY);
  GtkWidget *pane, *dialog;

  ui_wait_for_label (fixture, "January 30-3, 2025, to be confirmed");
  ui_wait_for_label (fixture, "Confirm…");
  pane = ui_require (page, COHORT_TYPE_OPPORTUNITY_PANE, NULL);
  ui_press (ui_require (pane, GTK_TYPE_BUTTON, "Confirm…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_type (dialog, "First day", "1/30/2025");
  ui_type (dialog, "Last day", "1/31/2025");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "Con_firm"));
  ui_wait (is_settled, fixture, "the days to be kept");
  ui_wait_for_label (fixture, "January 30–31, 2025 (printed as “January 30-3, 2025”)");
  g_assert_null (ui_find (pane, GTK_TYPE_BUTTON, "Confirm…"));
}

static gboolean
has_link (gpointer fixture)
{
  return g_strcmp0 (
             cohort_snapshot_get_setting (ui_snapshot (fixture), "opportunity.link." ACADEMY),
             "https://academy.example.org/apply")
         == 0;
}

static void
test_link (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_year (fixture, ACADEMY);
  GtkWidget *pane, *dialog, *save;

  ui_wait_for_label (fixture, "Add Link…");
  pane = ui_require (page, COHORT_TYPE_OPPORTUNITY_PANE, NULL);
  g_assert_false (gtk_widget_get_visible (ui_require (pane, GTK_TYPE_BUTTON, "_Open Page")));
  ui_press (ui_require (pane, GTK_TYPE_BUTTON, "Add Link…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  save = ui_require (dialog, GTK_TYPE_BUTTON, "_Save");
  ui_type (dialog, "Link", "academy");
  g_assert_false (gtk_widget_is_sensitive (save));
  ui_type (dialog, "Link", "https://academy.example.org/apply");
  ui_press (save);
  ui_wait (has_link, fixture, "the link");
  ui_wait_for_label (fixture, "Change Link…");
  g_assert_true (gtk_widget_get_visible (ui_require (pane, GTK_TYPE_BUTTON, "_Open Page")));
}

/* They do what they say, and follow what can be done, below the page as above it. */
static void
test_moved_buttons (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *header, *button;

  header = ui_move_header (open_year (fixture, NULL));
  button = ui_require (header, GTK_TYPE_BUTTON, "_Add Opportunity");
  gtk_widget_action_set_enabled (GTK_WIDGET (fixture->window), "win.new", FALSE);
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_widget_action_set_enabled (GTK_WIDGET (fixture->window), "win.new", TRUE);
  g_assert_true (gtk_widget_is_sensitive (button));
  ui_press (ui_open_menu (header, "Export Calendar…"));
  ui_spin (50);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/year/order", test_order);
  ui_test_add ("/year/room", test_room);
  ui_test_add ("/year/color", test_color);
  ui_test_add ("/year/words", test_words);
  ui_test_add ("/year/narrow", test_narrow);
  ui_test_add ("/year/keyboard", test_keyboard);
  ui_test_add ("/year/filters", test_filters);
  ui_test_add ("/year/answer", test_answer);
  ui_test_add ("/year/own", test_own);
  ui_test_add ("/year/uncertain", test_uncertain);
  ui_test_add ("/year/link", test_link);
  ui_test_add ("/year/moved-buttons", test_moved_buttons);
  return ui_test_run ();
}
