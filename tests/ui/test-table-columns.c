/* What is dragged and pressed in the headings of a table can be done without a mouse too.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ledger-item.h"
#include "cohort-slot-model.h"
#include "cohort-team-item.h"
#include "cohort-team-page.h"
#include "cohort-team-table.h"
#include "cohort-ui-fixture.h"

/* GTK's own name for it is not public. */
#define RADIO 2
/* Pixels in which a word or two can be read. */
#define READABLE 48

static GtkWidget *
open_team (UiFixture *fixture)
{
  ui_add_team (fixture);
  cohort_window_open (fixture->window, "team", NULL);
  ui_spin (50);
  return ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_TEAM_PAGE, NULL);
}

static CohortTeamTable *
get_table (GtkWidget *page)
{
  return COHORT_TEAM_TABLE (ui_require (page, COHORT_TYPE_TEAM_TABLE, NULL));
}

/* What a menu, or a section or submenu of it, has under @label. Returns: whether there is such */
static gboolean
find_item (GMenuModel *menu, const char *label, GMenuModel **found, int *place)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autofree char *text = NULL;

    if (section != NULL && find_item (section, label, found, place))
      return TRUE;
    if (section != NULL || !g_menu_model_get_item_attribute (menu, i, "label", "s", &text)
        || !g_str_equal (text, label))
      continue;
    g_set_object (found, menu);
    *place = i;
    return TRUE;
  }
  return FALSE;
}

/* Opens the team's menu and goes down @path, labels with / between. (transfer full) (nullable):
 * the menu that has the last of them; it is open still. */
static GMenuModel *
go_down (GtkWidget *page, const char *path, int *place)
{
  GtkWidget *button = ui_require (page, GTK_TYPE_MENU_BUTTON, "Columns, Copy and Export");
  g_auto (GStrv) labels = g_strsplit (path, "/", -1);
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GMenuModel) found = NULL;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_spin (20);
  g_set_object (&menu, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)));
  for (guint i = 0; labels[i] != NULL; i++) {
    if (!find_item (menu, labels[i], &found, place))
      return NULL;
    g_clear_object (&menu);
    menu = g_menu_model_get_item_link (found, *place, G_MENU_LINK_SUBMENU);
  }
  return g_steal_pointer (&found);
}

static void
close_menu (GtkWidget *page)
{
  gtk_menu_button_popdown (
      GTK_MENU_BUTTON (ui_require (page, GTK_TYPE_MENU_BUTTON, "Columns, Copy and Export")));
  ui_spin (50);
}

static gboolean
offers (GtkWidget *page, const char *path)
{
  int place;
  g_autoptr (GMenuModel) menu = go_down (page, path, &place);

  close_menu (page);
  return menu != NULL;
}

static void
choose (GtkWidget *page, const char *path)
{
  int place;
  g_autoptr (GMenuModel) menu = go_down (page, path, &place);
  g_autoptr (GVariant) target = NULL;
  g_autofree char *action = NULL;

  g_test_message ("%s", path);
  g_assert_nonnull (menu);
  g_assert_true (g_menu_model_get_item_attribute (menu, place, "action", "s", &action));
  target = g_menu_model_get_item_attribute_value (menu, place, "target", NULL);
  g_assert_true (gtk_widget_activate_action_variant (page, action, target));
  close_menu (page);
}

/* Headings that show an arrow. */
static guint
count_arrows (GtkWidget *widget)
{
  guint n = gtk_widget_get_visible (widget)
            && (gtk_widget_has_css_class (widget, "ascending")
                || gtk_widget_has_css_class (widget, "descending"));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_arrows (child);
  return n;
}

static void
expect_sort (GtkWidget *page, const char *column, gboolean descending, const char *first)
{
  GtkWidget *view = ui_require (page, GTK_TYPE_COLUMN_VIEW, NULL);
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  gboolean is_descending = !descending;

  g_assert_cmpstr (cohort_team_table_get_sort (get_table (page), &is_descending), ==, column);
  g_assert_cmpint (is_descending, ==, descending);
  g_assert_cmpuint (count_arrows (gtk_widget_get_first_child (view)), ==, 1);
  g_assert_cmpstr (cohort_team_item_get_name (cohort_slot_model_get (COHORT_SLOT_MODEL (model), 0)),
                   ==, first);
}

static void
test_sort (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);
  GtkWidget *page = open_team (fixture);

  expect_sort (page, "name", FALSE, "Lena Abubakar");
  choose (page, "_Sort By/Grades");
  expect_sort (page, "grades", FALSE, "Lena Abubakar");
  choose (page, "_Sort By/_Descending");
  expect_sort (page, "grades", TRUE, "Marisol Vance");
  choose (page, "_Sort By/Name");
  expect_sort (page, "name", TRUE, "Grace Whitfield");
  choose (page, "_Sort By/_Ascending");
  expect_sort (page, "name", FALSE, "Lena Abubakar");
  /* What is not shown is not offered. */
  g_assert_false (offers (page, "_Sort By/E-Mail"));
  choose (page, "E-Mail");
  g_assert_true (offers (page, "_Sort By/E-Mail"));
  g_settings_reset (settings, "team-columns");
  g_settings_reset (settings, "team-sort-column");
  g_settings_reset (settings, "team-sort-descending");
}

/* Whether the item @text of the open menu is the one of several that is chosen. */
static gboolean
is_chosen (GtkWidget *widget, const char *text)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton")) {
    g_autofree char *label = NULL;
    gboolean is_active;
    int role;

    g_object_get (widget, "text", &label, "active", &is_active, "role", &role, NULL);
    return role == RADIO && is_active && g_strcmp0 (label, text) == 0;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_chosen (child, text))
      return TRUE;
  return FALSE;
}

/* However it was sorted, the menu says so. */
static void
test_sort_shown (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);
  GtkWidget *page = open_team (fixture);
  GtkWidget *button = ui_require (page, GTK_TYPE_MENU_BUTTON, "Columns, Copy and Export");

  cohort_team_table_sort_by (get_table (page), "role", TRUE);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_spin (20);
  g_assert_true (is_chosen (button, "Role"));
  g_assert_false (is_chosen (button, "Name"));
  g_assert_true (is_chosen (button, "Descending"));
  g_assert_false (is_chosen (button, "Ascending"));
  close_menu (page);
  g_settings_reset (settings, "team-sort-column");
  g_settings_reset (settings, "team-sort-descending");
}

/* (transfer full): ids of the columns shown, with a space between */
static char *
list_shown (GtkWidget *page)
{
  g_autoptr (GArray) columns = cohort_team_table_list_columns (get_table (page));
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++) {
    const CohortTeamColumn *column = &g_array_index (columns, CohortTeamColumn, i);

    if (column->shown && column->cell != COHORT_TEAM_CELL_PLACE)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", column->id);
  }
  return g_string_free (ids, FALSE);
}

static void
expect_shown (GtkWidget *page, const char *expected)
{
  g_autofree char *ids = list_shown (page);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_move (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);
  g_autoptr (GVariant) layout = NULL;
  g_autofree char *first = NULL;
  GtkWidget *page = open_team (fixture);

  expect_shown (page, "name role organization grades status");
  g_assert_false (offers (page, "_Arrange Columns/Name/Move _Left"));
  choose (page, "_Arrange Columns/Role/Move _Left");
  expect_shown (page, "role name organization grades status");
  g_assert_false (offers (page, "_Arrange Columns/Role/Move _Left"));
  layout = g_settings_get_value (settings, "team-columns");
  g_variant_get_child (layout, 0, "(sib)", &first, NULL, NULL);
  g_assert_cmpstr (first, ==, "role");
  choose (page, "_Arrange Columns/Role/Move _Right");
  expect_shown (page, "name role organization grades status");
  /* One that is not shown is no step. */
  choose (page, "Organization");
  choose (page, "_Arrange Columns/Role/Move _Right");
  expect_shown (page, "name grades role status");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  choose (page, "_Arrange Columns/Role/Move _Right");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  expect_shown (page, "name role grades status");
  choose (page, "_Usual Columns");
  expect_shown (page, "name role organization grades status");
  g_settings_reset (settings, "team-columns");
}

static GtkWidget *
get_heading (GtkWidget *page, const char *title)
{
  GtkWidget *header = gtk_widget_get_first_child (ui_require (page, GTK_TYPE_COLUMN_VIEW, NULL));

  return ui_require (header, GTK_TYPE_LABEL, title);
}

static int
get_width (GtkWidget *page, const char *title)
{
  GtkWidget *view = ui_require (page, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkWidget *heading = gtk_widget_get_parent (gtk_widget_get_parent (get_heading (page, title)));
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (heading, view, &place));
  return (int)graphene_rect_get_width (&place);
}

/* Also of one that shares the room that is left. */
static void
test_width (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);
  GtkWidget *page = open_team (fixture);
  static const char *const titles[] = {"Grades", "Organization"};

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  ui_spin (200);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autofree char *wider = g_strdup_printf ("_Arrange Columns/%s/_Wider", titles[i]);
    g_autofree char *narrower = g_strdup_printf ("_Arrange Columns/%s/_Narrower", titles[i]);
    int usual, least;

    /* There is room left. */
    choose (page, "Role");
    choose (page, "Fall 2024");
    choose (page, "Spring 2025");
    usual = get_width (page, titles[i]);
    choose (page, wider);
    g_assert_cmpint (get_width (page, titles[i]), ==, usual * 5 / 4);
    choose (page, narrower);
    g_assert_cmpint (get_width (page, titles[i]), ==, usual * 5 / 4 * 4 / 5);
    do {
      least = get_width (page, titles[i]);
      choose (page, narrower);
    } while (get_width (page, titles[i]) < least);
    g_assert_cmpint (least, >=, READABLE);
    choose (page, "_Usual Columns");
  }
  g_settings_reset (settings, "team-columns");
}

/* A list has no columns to be arranged, but an order. */
static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_team (fixture);

  g_assert_true (offers (page, "_Arrange Columns"));
  for (int width = 560; width >= 360; width -= 100) {
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
    ui_spin (200);
  }
  g_assert_false (offers (page, "_Arrange Columns"));
  g_assert_true (offers (page, "_Sort By/Grades"));
}

static GtkWidget *
open_ledger (UiFixture *fixture)
{
  static const char *const commands[] = {
      "{'do': 'expense.add', 'id': 'a', 'person': 'Priya Raman', 'category': 'lodging',"
      "'on': '2024-11-10', 'purpose': 'Three nights', 'amount': 45000}",
      "{'do': 'expense.submit', 'expense': 'a'}",
      "{'do': 'expense.add', 'id': 'b', 'person': 'Grace Whitfield', 'category': 'lodging',"
      "'on': '2024-11-12', 'purpose': 'A night', 'amount': 15000}",
      "{'do': 'expense.submit', 'expense': 'b'}",
      "{'do': 'expense.add', 'id': 'c', 'person': 'Lena Abubakar', 'category': 'lodging',"
      "'on': '2024-11-11', 'purpose': 'Two nights', 'amount': 30000}",
      "{'do': 'expense.submit', 'expense': 'c'}",
  };
  GtkWidget *page;

  ui_add_team (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    ui_do (fixture, commands[i]);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  page = ui_open_reimbursements (fixture, NULL);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_require (page, GTK_TYPE_TOGGLE_BUTTON, "Ledger")), TRUE);
  ui_spin (200);
  return page;
}

/* (nullable): whose lines are shown, by given names with a space between */
static char *
list_lines (GtkColumnView *view)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (view));
  GString *names = g_string_new (NULL);

  g_assert_nonnull (model);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (CohortLedgerItem) item = g_list_model_get_item (model, i);
    g_auto (GStrv) words
        = g_strsplit (cohort_ledger_item_get_text (item, COHORT_LEDGER_CELL_WHO), " ", 2);

    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", words[0]);
  }
  return g_string_free (names, FALSE);
}

static void
expect_lines (GtkColumnView *view, const char *expected)
{
  g_autofree char *names = list_lines (view);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_ledger (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_ledger (fixture);
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_require (page, GTK_TYPE_COLUMN_VIEW, NULL));
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkDropDown *order = GTK_DROP_DOWN (ui_require (page, GTK_TYPE_DROP_DOWN, "Order"));
  GtkToggleButton *descending
      = GTK_TOGGLE_BUTTON (ui_require (page, GTK_TYPE_TOGGLE_BUTTON, "Descending"));
  g_autoptr (GtkColumnViewColumn) who = g_list_model_get_item (columns, COHORT_LEDGER_CELL_WHO);

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (order)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (descending)));
  expect_lines (view, "Priya Lena Grace");
  gtk_drop_down_set_selected (order, COHORT_LEDGER_CELL_AMOUNT);
  expect_lines (view, "Grace Lena Priya");
  gtk_toggle_button_set_active (descending, TRUE);
  expect_lines (view, "Priya Lena Grace");
  /* As by the heading. */
  gtk_column_view_sort_by_column (view, who, GTK_SORT_ASCENDING);
  expect_lines (view, "Grace Lena Priya");
  g_assert_cmpuint (gtk_drop_down_get_selected (order), ==, COHORT_LEDGER_CELL_WHO);
  g_assert_false (gtk_toggle_button_get_active (descending));
  gtk_column_view_sort_by_column (view, who, GTK_SORT_DESCENDING);
  g_assert_true (gtk_toggle_button_get_active (descending));
  expect_lines (view, "Priya Lena Grace");
  /* What only a mouse could do, and nothing would remember. */
  g_assert_false (gtk_column_view_get_reorderable (view));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    g_assert_false (gtk_column_view_column_get_resizable (column));
  }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/table-columns/sort", test_sort);
  ui_test_add ("/table-columns/sort-shown", test_sort_shown);
  ui_test_add ("/table-columns/move", test_move);
  ui_test_add ("/table-columns/width", test_width);
  ui_test_add ("/table-columns/narrow", test_narrow);
  ui_test_add ("/table-columns/ledger", test_ledger);
  return ui_test_run ();
}
