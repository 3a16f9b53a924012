/* The team's page: who is in it, found, sorted, changed and removed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-coverage-grid.h"
#include "cohort-person-dialog.h"
#include "cohort-team-item.h"
#include "cohort-team-page.h"
#include "cohort-team-table.h"
#include "cohort-ui-fixture.h"

#define MANY 10000
/* What a person takes for a freeze, even on a slow and busy machine. */
#define FREEZE_SECONDS 1.0

static GtkWidget *
open_team (UiFixture *fixture)
{
  cohort_window_open (fixture->window, "team", NULL);
  ui_spin (50);
  return ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_TEAM_PAGE, NULL);
}

static GtkColumnView *
get_view (GtkWidget *page)
{
  return GTK_COLUMN_VIEW (ui_require (page, GTK_TYPE_COLUMN_VIEW, NULL));
}

static GListModel *
get_model (GtkWidget *page)
{
  return G_LIST_MODEL (gtk_column_view_get_model (get_view (page)));
}

/* Given names of those shown, with a space between. */
static char *
list_names (GtkWidget *page)
{
  GListModel *model = get_model (page);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (CohortTeamItem) item = g_list_model_get_item (model, i);
    g_auto (GStrv) words = g_strsplit (cohort_team_item_get_name (item), " ", 2);

    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", words[0]);
  }
  return g_string_free (names, FALSE);
}

static void
assert_names (GtkWidget *page, const char *expected)
{
  g_autofree char *names = list_names (page);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_team (fixture);
  GtkWidget *status = ui_require (page, ADW_TYPE_STATUS_PAGE, "Nobody Is on the Team Yet");

  g_assert_true (gtk_widget_get_mapped (status));
  ui_press (ui_require (status, GTK_TYPE_BUTTON, "_Add Person"));
  gtk_window_close (GTK_WINDOW (ui_get_dialog (COHORT_TYPE_PERSON_DIALOG)));
  ui_spin (20);
}

static void
test_counts (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_team (fixture);
  assert_names (page, "Lena Tomás Ellis José Devon Priya Marisol Grace");
  /* The prospect is listed, but on nobody's team yet. */
  ui_require (page, GTK_TYPE_LABEL, "7 people · 9 band placements · 1 not on the team now");
  ui_do (fixture, "{'do': 'person.edit', 'person': 'José Núñez', 'status': 'active'}");
  ui_spin (20);
  ui_require (page, GTK_TYPE_LABEL, "8 people · 10 band placements");
}

static void
search (GtkWidget *page, const char *text)
{
  gtk_widget_activate_action (page, "team.find", "s", text);
}

static void
test_search (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *found;
    const char *count;
  } cases[] = {
    {"herrera", "Tomás", "1 of 8"},
    {"jose nunez", "José", "1 of 8"},
    {"TOMAS", "Tomás", "1 of 8"},
    {"delta oaks", "Tomás José Priya", "3 of 8"},
    {"mvance@example", "Marisol", "1 of 8"},
    {"community", "Lena", "1 of 8"},
    {"teacher leader 3–5", "Priya", "1 of 8"},
    {"calaveras whitfield", "Grace", "1 of 8"},
    {"  ", "Lena Tomás Ellis José Devon Priya Marisol Grace",
     "7 people · 9 band placements · 1 not on the team now"},
  };
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_team (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    search (page, cases[i].text);
    assert_names (page, cases[i].found);
    ui_require (page, GTK_TYPE_LABEL, cases[i].count);
  }
}

static void
test_no_match (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *status;

  ui_add_team (fixture);
  page = open_team (fixture);
  search (page, "xylophone");
  ui_spin (20);
  status = ui_require (page, ADW_TYPE_STATUS_PAGE, "Nobody Matches");
  g_assert_true (gtk_widget_get_mapped (status));
  ui_press (ui_require (status, GTK_TYPE_BUTTON, "_Show Everybody"));
  ui_spin (20);
  g_assert_false (gtk_widget_get_mapped (status));
  g_assert_cmpuint (g_list_model_get_n_items (get_model (page)), ==, 8);
}

static void
test_sort (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *column;
    gboolean descending;
    const char *order;
  } cases[] = {
    {"name", FALSE, "Lena Tomás Ellis José Devon Priya Marisol Grace"},
    {"name", TRUE, "Grace Marisol Priya Devon José Ellis Tomás Lena"},
    {"grades", FALSE, "Lena Priya Devon José Tomás Grace Ellis Marisol"},
    {"status", FALSE, "Lena Tomás Devon Priya Marisol Grace Ellis José"},
    {"organization", FALSE, "Devon Grace Ellis Tomás José Priya Marisol Lena"},
  };
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  CohortTeamTable *table;
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_team (fixture);
  table = COHORT_TEAM_TABLE (ui_require (page, COHORT_TYPE_TEAM_TABLE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *remembered = NULL;
    gboolean descending = !cases[i].descending;

    cohort_team_table_sort_by (table, cases[i].column, cases[i].descending);
    assert_names (page, cases[i].order);
    g_assert_cmpstr (cohort_team_table_get_sort (table, &descending), ==, cases[i].column);
    g_assert_cmpint (descending, ==, cases[i].descending);
    remembered = g_settings_get_string (settings, "team-sort-column");
    g_assert_cmpstr (remembered, ==, cases[i].column);
    g_assert_cmpint (g_settings_get_boolean (settings, "team-sort-descending"), ==,
                     cases[i].descending);
  }
  g_settings_reset (settings, "team-sort-column");
  g_settings_reset (settings, "team-sort-descending");
}

static void
test_sort_remembered (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  g_settings_set_string (settings, "team-sort-column", "grades");
  g_settings_set_boolean (settings, "team-sort-descending", TRUE);
  ui_add_team (fixture);
  assert_names (open_team (fixture), "Marisol Ellis Tomás Grace José Devon Priya Lena");
  g_settings_reset (settings, "team-sort-column");
  g_settings_reset (settings, "team-sort-descending");
}

static void
test_refresh_in_place (UiFixture *fixture, gconstpointer data)
{
  GtkSingleSelection *selection;
  g_autoptr (CohortTeamItem) devon = NULL;
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_team (fixture);
  selection = GTK_SINGLE_SELECTION (get_model (page));
  gtk_single_selection_set_selected (selection, 4);
  devon = g_object_ref (gtk_single_selection_get_selected_item (selection));
  g_assert_cmpstr (cohort_team_item_get_name (devon), ==, "Devon Okafor");

  /* Another name sorts elsewhere; she is the same row, selected as before. */
  ui_do (fixture, "{'do': 'person.edit', 'person': 'Devon Okafor', 'family': 'Zabel'}");
  ui_do (fixture, "{'do': 'person.remove', 'person': 'Lena Abubakar'}");
  ui_spin (20);
  assert_names (page, "Tomás Ellis José Priya Marisol Grace Devon");
  g_assert_true (gtk_single_selection_get_selected_item (selection) == devon);
  g_assert_cmpstr (cohort_team_item_get_name (devon), ==, "Devon Zabel");
}

static void
test_remove_and_undo (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_team (fixture);
  gtk_widget_activate_action (page, "team.remove", "s", ui_person (fixture, "Priya"));
  ui_spin (200);
  assert_names (page, "Lena Tomás Ellis José Devon Marisol Grace");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_spin (200);
  assert_names (page, "Lena Tomás Ellis José Devon Priya Marisol Grace");
}

static void
test_going (UiFixture *fixture, gconstpointer data)
{
  const CohortTeamPlace *places;
  g_autoptr (CohortTeamItem) lena = NULL;
  GtkWidget *page;
  guint n;

  ui_add_team (fixture);
  page = open_team (fixture);
  lena = g_list_model_get_item (get_model (page), 0);
  gtk_widget_activate_action (page, "team.going", "(ssb)", cohort_team_item_get_id (lena),
                              "fall-2024", TRUE);
  ui_spin (200);
  places = cohort_team_item_get_places (lena, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (places[0].text, ==, "Planned");
  g_assert_true (places[0].going);
  g_assert_null (places[1].text);
  ui_require (page, GTK_TYPE_LABEL, "Planned");
  gtk_widget_activate_action (page, "team.going", "(ssb)", cohort_team_item_get_id (lena),
                              "fall-2024", FALSE);
  ui_spin (200);
  places = cohort_team_item_get_places (lena, &n);
  g_assert_false (places[0].going);
}

static void
test_ended (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (CohortTeamItem) lena = NULL;
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_team (fixture);
  lena = g_list_model_get_item (get_model (page), 0);
  ui_do (fixture, "{'do': 'membership.end', 'person': 'Lena Abubakar'}");
  ui_spin (20);
  g_assert_cmpstr (cohort_team_item_get_status (lena), ==, "ended");
  ui_require (page, GTK_TYPE_LABEL, "6 people · 7 band placements · 2 not on the team now");
  gtk_widget_activate_action (page, "team.return", "s", cohort_team_item_get_id (lena));
  ui_spin (200);
  g_assert_cmpstr (cohort_team_item_get_status (lena), ==, "active");
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *list;

  ui_add_team (fixture);
  page = open_team (fixture);
  /* As by a person's hand: the table gives way before the last step. */
  for (int width = 560; width >= 360; width -= 100) {
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
    ui_spin (200);
  }
  list = ui_require (ui_require (page, ADW_TYPE_SQUEEZER, NULL), GTK_TYPE_SCROLLED_WINDOW, NULL);
  g_assert_null (gtk_column_view_get_model (get_view (page)));
  for (GtkWidget *child = gtk_widget_get_next_sibling (gtk_widget_get_parent (list));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    list = child;
  list = ui_require (list, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
    8);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
}

static GtkWidget *
find_cell (GtkWidget *root, const char *name)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (root, "coverage")) {
    g_autofree char *wrong
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                            GTK_ACCESSIBLE_PROPERTY_LABEL, name);

    return wrong == NULL ? root : NULL;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, name);
  return found;
}

static void
test_coverage (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *grid, *cell;

  ui_add_team (fixture);
  page = open_team (fixture);
  grid = ui_require (page, COHORT_TYPE_COVERAGE_GRID, NULL);
  cohort_window_open (fixture->window, "team", "team");
  ui_spin (20);
  g_assert_true (gtk_widget_get_mapped (grid));
  g_assert_nonnull (find_cell (grid, "Teacher leader, TK–2: none"));
  /* Nobody at all of a group is a gap; a role beside others of its group is none. */
  g_assert_nonnull (find_cell (grid, "Site administrator, System-wide: none"));
  g_assert_null (find_cell (grid, "Teacher on special assignment, TK–2: none"));
  cell = find_cell (grid, "Teacher leader, 3–5: 1");
  g_assert_nonnull (cell);
  ui_press (cell);
  ui_spin (20);
  g_assert_false (gtk_widget_get_mapped (grid));
  assert_names (page, "Priya");
}

static void
test_open_subject (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog;

  ui_add_team (fixture);
  cohort_window_open (fixture->window, "team", ui_person (fixture, "Grace"));
  dialog = ui_get_dialog (COHORT_TYPE_PERSON_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Grace Whitfield");
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (20);
  page = open_team (fixture);
  COHORT_FOR_EACH (CohortOrganization, organization, ui_snapshot (fixture),
                   COHORT_RECORD_ORGANIZATION) {
    if (g_str_equal (organization->name, "Delta College"))
      cohort_window_open (fixture->window, "team", organization->record.id);
  }
  assert_names (page, "Ellis");
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cohort_store_save_finish (COHORT_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
add_many (UiFixture *fixture)
{
  g_autoptr (CohortChange) change = cohort_change_new ("import", "many", NULL);
  gboolean saved = FALSE;

  for (guint i = 0; i < MANY; i++) {
    CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, NULL);
    CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, NULL);

    person->given = g_strdup_printf ("Given%u", i % 97);
    person->family = g_strdup_printf ("Family%05u", MANY - i);
    membership->person = g_strdup (person->record.id);
    membership->role = g_strdup ("teacher");
    membership->bands = g_strdup ("3-5 6-8");
    membership->status = g_strdup ("active");
    cohort_change_put (change, person);
    cohort_change_put (change, membership);
  }
  cohort_store_save_async (fixture->store, change, saved_cb, &saved);
  ui_wait (is_true, &saved, "ten thousand people to be saved");
}

static gboolean
has_many (gpointer page)
{
  return g_list_model_get_n_items (get_model (page)) == MANY;
}

static gboolean
has_one (gpointer page)
{
  return g_list_model_get_n_items (get_model (page)) == 1;
}

/* The longest that anything held the window up until @condition was met, in seconds. */
static double
wait_and_time (UiCondition condition, gpointer data)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GTimer) all = g_timer_new ();
  double longest = 0;

  while (!condition (data)) {
    g_timer_start (timer);
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
    longest = MAX (longest, g_timer_elapsed (timer, NULL));
    g_assert_cmpfloat (g_timer_elapsed (all, NULL), <, 60);
  }
  return longest;
}

static void
test_many (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  double longest;

  add_many (fixture);
  page = open_team (fixture);
  longest = wait_and_time (has_many, page);
  g_test_message ("the longest wait while the table was filled: %.0f ms", longest * 1000);
  g_assert_cmpfloat (longest, <, FREEZE_SECONDS);
  search (page, "family00042");
  longest = wait_and_time (has_one, page);
  g_test_message ("the longest wait while it was searched: %.0f ms", longest * 1000);
  g_assert_cmpfloat (longest, <, FREEZE_SECONDS);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/team/empty", test_empty);
  ui_test_add ("/team/counts", test_counts);
  ui_test_add ("/team/search", test_search);
  ui_test_add ("/team/no-match", test_no_match);
  ui_test_add ("/team/sort", test_sort);
  ui_test_add ("/team/sort-remembered", test_sort_remembered);
  ui_test_add ("/team/refresh-in-place", test_refresh_in_place);
  ui_test_add ("/team/remove-and-undo", test_remove_and_undo);
  ui_test_add ("/team/going", test_going);
  ui_test_add ("/team/ended", test_ended);
  ui_test_add ("/team/narrow", test_narrow);
  ui_test_add ("/team/coverage", test_coverage);
  ui_test_add ("/team/open-subject", test_open_subject);
  ui_test_add ("/team/many", test_many);
  return ui_test_run ();
}
