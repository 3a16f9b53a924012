/* The team's page: who is in it, found, sorted, changed and removed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-compat.h"
#include "cohort-date.h"
#include "cohort-person-dialog.h"
#include "cohort-person-page.h"
#include "cohort-slot-model.h"
#include "cohort-team-clipboard.h"
#include "cohort-team-day.h"
#include "cohort-team-filter-popover.h"
#include "cohort-team-item.h"
#include "cohort-team-page.h"
#include "cohort-team-table.h"
#include "cohort-ui-fixture.h"

#define MANY 3000
/* A table makes rows for what is seen and a little beyond, however many people there are. */
#define MOST_ROWS 300
/* Changes of the list that one search may make: what stays keeps its row. */
#define MOST_CHANGES 2

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
    CohortTeamItem *item = cohort_slot_model_get (COHORT_SLOT_MODEL (model), i);
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
      {"delta oaks", "Tomás José Priya", "3 of 8 · Prospect 1 · Active 2"},
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
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);
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
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);

  g_settings_set_string (settings, "team-sort-column", "grades");
  g_settings_set_boolean (settings, "team-sort-descending", TRUE);
  ui_add_team (fixture);
  assert_names (open_team (fixture), "Marisol Ellis Tomás Grace José Devon Priya Lena");
  g_settings_reset (settings, "team-sort-column");
  g_settings_reset (settings, "team-sort-descending");
}

static CohortTeamItem *
get_item (GtkWidget *page, guint position)
{
  return cohort_slot_model_get (COHORT_SLOT_MODEL (get_model (page)), position);
}

static void
test_refresh_in_place (UiFixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection;
  g_autoptr (CohortTeamItem) devon = NULL;
  g_autoptr (GPtrArray) selected = NULL;
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_team (fixture);
  selection = GTK_SELECTION_MODEL (get_model (page));
  gtk_selection_model_select_item (selection, 4, TRUE);
  devon = g_object_ref (get_item (page, 4));
  g_assert_cmpstr (cohort_team_item_get_name (devon), ==, "Devon Okafor");

  /* Another name sorts elsewhere; she is the same row, selected as before. */
  ui_do (fixture, "{'do': 'person.edit', 'person': 'Devon Okafor', 'family': 'Zabel'}");
  ui_do (fixture, "{'do': 'person.remove', 'person': 'Lena Abubakar'}");
  ui_spin (20);
  assert_names (page, "Tomás Ellis José Priya Marisol Grace Devon");
  selected = cohort_slot_model_get_selected (COHORT_SLOT_MODEL (selection));
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_true (selected->pdata[0] == devon);
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
  lena = g_object_ref (get_item (page, 0));
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
  lena = g_object_ref (get_item (page, 0));
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
  for (GtkWidget *child = gtk_widget_get_next_sibling (gtk_widget_get_parent (list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list = child;
  list = ui_require (list, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
      8);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
}

static void
test_show_people (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  const char *people[2];

  ui_add_team (fixture);
  page = open_team (fixture);
  search (page, "delta");
  people[0] = ui_person (fixture, "Priya");
  people[1] = ui_person (fixture, "Grace");
  gtk_widget_activate_action (
      page, "team.show-people", "@(sas)",
      g_variant_new ("(s@as)", "Teacher, 3–5", g_variant_new_strv (people, 2)));
  assert_names (page, "Priya Grace");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "Stop showing only: Teacher, 3–5"));
  assert_names (page, "Lena Tomás Ellis José Devon Priya Marisol Grace");
}

static void
choose (GtkWidget *page, const char *label)
{
  GtkWidget *popover = ui_require (page, COHORT_TYPE_TEAM_FILTER_POPOVER, NULL);
  GtkWidget *check = ui_require (popover, GTK_TYPE_CHECK_BUTTON, label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void
test_filter (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024'}");
  page = open_team (fixture);
  choose (page, "Prospect");
  assert_names (page, "José");
  ui_require (page, GTK_TYPE_LABEL, "1 of 8");
  /* Values of one facet add people, another facet takes them away. */
  choose (page, "Active");
  assert_names (page, "Lena Tomás José Devon Priya Marisol Grace");
  choose (page, "Going to Fall 2024");
  assert_names (page, "Priya");
  search (page, "grace");
  assert_names (page, "");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "_Show Everybody"));
  assert_names (page, "Lena Tomás Ellis José Devon Priya Marisol Grace");
  choose (page, "Not registered for Fall 2024");
  assert_names (page, "Priya");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "Stop showing only: Not registered for Fall 2024"));
  assert_names (page, "Lena Tomás Ellis José Devon Priya Marisol Grace");
}

static void
test_saved_filter (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *popover;

  ui_add_team (fixture);
  page = open_team (fixture);
  popover = ui_require (page, COHORT_TYPE_TEAM_FILTER_POPOVER, NULL);
  choose (page, "Active");
  search (page, "delta");
  gtk_widget_activate_action (page, "team.save-filter", "s", "Delta \"now\"");
  ui_spin (200);
  search (page, "");
  choose (page, "Active");
  assert_names (page, "Lena Tomás Ellis José Devon Priya Marisol Grace");
  ui_press (ui_require (popover, GTK_TYPE_BUTTON, "Delta \"now\""));
  assert_names (page, "Tomás Priya");
  ui_press (ui_require (popover, GTK_TYPE_BUTTON, "Remove the filter Delta \"now\""));
  ui_spin (200);
  g_assert_null (ui_find (popover, GTK_TYPE_BUTTON, "Delta \"now\""));
}

/* Whatever another program wrote there. */
static void
test_deep_filter (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (300000, '[');
  g_autofree char *set
      = g_strdup_printf ("{'do': 'setting.set', 'key': 'team.filters', 'value': '%s'}", deep);

  ui_add_team (fixture);
  ui_do (fixture, set);
  assert_names (open_team (fixture), "Lena Tomás Ellis José Devon Priya Marisol Grace");
}

static void
select_first (GtkWidget *page, guint n)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (get_model (page)), 0, n, TRUE);
  ui_spin (20);
}

static void
test_bulk (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog;
  guint n;

  ui_add_team (fixture);
  page = open_team (fixture);
  select_first (page, 3);
  ui_require (page, GTK_TYPE_LABEL, "3 selected");
  gtk_widget_activate_action (page, "team.remove-selected", NULL);
  ui_spin (200);
  assert_names (page, "José Devon Priya Marisol Grace");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_spin (200);
  assert_names (page, "Lena Tomás Ellis José Devon Priya Marisol Grace");
  select_first (page, 3);
  gtk_widget_activate_action (page, "team.go", "s", "fall-2024");
  ui_spin (200);
  for (guint i = 0; i < 3; i++)
    g_assert_true (cohort_team_item_get_places (get_item (page, i), &n)[0].going);

  gtk_widget_activate_action (page, "team.edit-selected", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (ui_require (dialog, ADW_TYPE_COMBO_ROW, "CASE Member")), 1);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "C_hange"));
  ui_spin (200);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (cohort_team_item_get_case_member (get_item (page, i)), ==, "yes");
  /* What was left as it is stays different for each of them. */
  g_assert_cmpstr (cohort_team_item_get_role (get_item (page, 0)), !=,
                   cohort_team_item_get_role (get_item (page, 1)));
}

/* Who is not listed is not among those something is done with. */
static void
test_selection_by_person (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) again = NULL;

  ui_add_team (fixture);
  page = open_team (fixture);
  select_first (page, 3);
  all = cohort_slot_model_get_selected (COHORT_SLOT_MODEL (get_model (page)));
  search (page, "tomas");
  found = cohort_slot_model_get_selected (COHORT_SLOT_MODEL (get_model (page)));
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (found->pdata[0] == all->pdata[1]);
  search (page, "");
  again = cohort_slot_model_get_selected (COHORT_SLOT_MODEL (get_model (page)));
  g_assert_cmpuint (again->len, ==, 3);
}

static void
test_columns (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);
  g_autoptr (GVariant) layout = NULL;
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_team (fixture);
  g_assert_null (ui_find (GTK_WIDGET (get_view (page)), GTK_TYPE_LABEL, "mvance@example.org"));
  gtk_widget_activate_action (page, "columns.email", NULL);
  ui_spin (50);
  ui_require (GTK_WIDGET (get_view (page)), GTK_TYPE_LABEL, "mvance@example.org");
  layout = g_settings_get_value (settings, "team-columns");
  g_assert_cmpuint (g_variant_n_children (layout), >, 0);
  gtk_widget_activate_action (page, "team.usual-columns", NULL);
  ui_spin (50);
  g_assert_null (ui_find (GTK_WIDGET (get_view (page)), GTK_TYPE_LABEL, "mvance@example.org"));
  g_settings_reset (settings, "team-columns");
}

static void
test_as_of (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *day;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'membership.edit', 'person': 'Priya Raman', 'start': '2024-11-20'}");
  ui_do (fixture, "{'do': 'membership.edit', 'person': 'Grace Whitfield', 'start': '2024-09-01'}");
  page = open_team (fixture);
  day = ui_require (page, COHORT_TYPE_TEAM_DAY, NULL);
  cohort_team_day_set (COHORT_TEAM_DAY (day), cohort_date_parse ("2024-11-07"));
  ui_spin (50);
  g_assert_cmpstr (cohort_team_item_get_name (get_item (page, 0)), !=, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (get_model (page)); i++)
    g_assert_cmpstr (cohort_team_item_get_name (get_item (page, i)), !=, "Priya Raman");
  cohort_team_day_set (COHORT_TEAM_DAY (day), 0);
  ui_spin (50);
  assert_names (page, "Lena Tomás Ellis José Devon Priya Marisol Grace");
}

static void
test_paste_headings (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *pasted;
    const char *expected;
  } cases[] = {
      {"Ana Ruiz\tTeacher leader\tDelta Oaks USD\n",
       "Name\tRole\tOrganization\nAna Ruiz\tTeacher leader\tDelta Oaks USD\n"},
      {"Name\tE-mail\nAna Ruiz\tana@example.org\n", "Name\tE-mail\nAna Ruiz\tana@example.org\n"},
      {"Ana Ruiz\n", "Name\nAna Ruiz\n"},
  };
  g_autoptr (GArray) columns = NULL;
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_team (fixture);
  columns = cohort_team_table_list_columns (
      COHORT_TEAM_TABLE (ui_require (page, COHORT_TYPE_TEAM_TABLE, NULL)));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = cohort_team_cells_add_headings (cases[i].pasted, columns, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (text, ==, cases[i].expected);
  }
}

static void
test_open_subject (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *person;

  ui_add_team (fixture);
  cohort_window_open (fixture->window, "team", ui_person (fixture, "Grace"));
  ui_spin (50);
  person = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_PERSON_PAGE, NULL);
  g_assert_true (gtk_widget_get_mapped (person));
  ui_require (person, GTK_TYPE_LABEL, "Grace Whitfield");
  ui_press (ui_require (person, GTK_TYPE_BUTTON, "Back to the Team"));
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
  *(gboolean *)user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
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
  cohort_store_save_async (fixture->store, ui_snapshot (fixture), change, saved_cb, &saved);
  ui_wait (is_true, &saved, "many people to be saved");
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

/* Rows of the table, each of which has many widgets. */
static guint
count_rows (GtkWidget *widget)
{
  GtkWidget *rows = ui_require (widget, GTK_TYPE_LIST_VIEW, NULL);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static void
count_change_cb (GListModel *model, guint position, guint removed, guint added, guint *n_changes)
{
  (*n_changes)++;
}

/* What would hold the window up is counted, since a clock only tells how busy the machine is. */
static void
test_many (UiFixture *fixture, gconstpointer data)
{
  guint n_changes = 0;
  GtkWidget *page;

  add_many (fixture);
  cohort_window_open (fixture->window, "team", NULL);
  page = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_TEAM_PAGE, NULL);
  /* Whoever opened the page waited for nobody: the lines are made on another thread. */
  g_assert_cmpuint (g_list_model_get_n_items (get_model (page)), ==, 0);
  g_signal_connect (get_model (page), "items-changed", G_CALLBACK (count_change_cb), &n_changes);
  ui_wait (has_many, page, "the table to be filled");
  ui_spin (50);
  g_assert_cmpuint (n_changes, <=, MOST_CHANGES);
  g_assert_cmpuint (count_rows (page), >, 0);
  g_assert_cmpuint (count_rows (page), <, MOST_ROWS);

  n_changes = 0;
  search (page, "family00042");
  ui_wait (has_one, page, "the one to be found");
  g_assert_cmpuint (n_changes, <=, MOST_CHANGES);
  search (page, "");
  ui_wait (has_many, page, "everybody to be listed again");
  ui_spin (50);
  g_assert_cmpuint (n_changes, <=, 2 * MOST_CHANGES);
  g_assert_cmpuint (count_rows (page), <, MOST_ROWS);
}

/* A name is what a person is looked for by: it has a second line before it is cut short. */
static void
test_names_whole (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *name;

  ui_do_stories (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  cohort_window_open (fixture->window, "team", NULL);
  ui_spin (400);
  page = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_TEAM_PAGE, NULL);
  /* Newer GTK makes no row as high as its cells need. */
  if (cohort_compat_cells_wrap ()) {
    name = ui_require (page, GTK_TYPE_LABEL, "Tomás Herrera-Lund");
    g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (name))));
  }
  name = ui_require (page, GTK_TYPE_LABEL, "Marisol Vance");
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (name))));
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
  ui_test_add ("/team/show-people", test_show_people);
  ui_test_add ("/team/filter", test_filter);
  ui_test_add ("/team/saved-filter", test_saved_filter);
  ui_test_add ("/team/deep-filter", test_deep_filter);
  ui_test_add ("/team/bulk", test_bulk);
  ui_test_add ("/team/selection-by-person", test_selection_by_person);
  ui_test_add ("/team/columns", test_columns);
  ui_test_add ("/team/as-of", test_as_of);
  ui_test_add ("/team/paste-headings", test_paste_headings);
  ui_test_add ("/team/open-subject", test_open_subject);
  ui_test_add ("/team/many", test_many);
  ui_test_add ("/team/names-whole", test_names_whole);
  return ui_test_run ();
}
