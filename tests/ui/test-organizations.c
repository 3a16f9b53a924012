/* The list of organizations: found, corrected, merged, told apart, removed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-merge-dialog.h"
#include "cohort-organization-item.h"
#include "cohort-organizations-window.h"
#include "cohort-ui-fixture.h"

static GListModel *
get_model (GtkWidget *window)
{
  return G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (ui_require (window, GTK_TYPE_LIST_VIEW, NULL))));
}

static CohortOrganizationItem *
find_item (GtkWidget *window, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_model (window)); i++) {
    g_autoptr (CohortOrganizationItem) item = g_list_model_get_item (get_model (window), i);

    if (g_str_equal (cohort_organization_item_get_name (item), name))
      return item; /* the list holds it */
  }
  return NULL;
}

/* What the list should say; it is read again on another thread after each change. */
typedef struct {
  GtkWidget *window;
  const char *name;
  guint n;
} Expected;

static gboolean
has_n_items (gpointer data)
{
  const Expected *expected = data;

  return g_list_model_get_n_items (get_model (expected->window)) == expected->n;
}

static void
wait_for_items (GtkWidget *window, guint n)
{
  Expected expected = {window, NULL, n};
  g_autofree char *what = g_strdup_printf ("%u organizations", n);

  ui_wait (has_n_items, &expected, what);
}

static gboolean
has_people (gpointer data)
{
  const Expected *expected = data;
  CohortOrganizationItem *item = find_item (expected->window, expected->name);

  return item != NULL && cohort_organization_item_get_people (item) == expected->n;
}

static void
wait_for_people (GtkWidget *window, const char *name, guint n)
{
  Expected expected = {window, name, n};
  g_autofree char *what = g_strdup_printf ("%u people of %s", n, name);

  ui_wait (has_people, &expected, what);
}

static gboolean
is_listed (gpointer data)
{
  const Expected *expected = data;

  return find_item (expected->window, expected->name) != NULL;
}

static gboolean
is_not_listed (gpointer data)
{
  return !is_listed (data);
}

static gboolean
is_like_another (gpointer data)
{
  const Expected *expected = data;
  CohortOrganizationItem *item = find_item (expected->window, expected->name);

  return item != NULL && cohort_organization_item_get_alike (item) != NULL;
}

static gboolean
is_like_none (gpointer data)
{
  return is_listed (data) && !is_like_another (data);
}

static void
wait_for_item (GtkWidget *window, const char *name, UiCondition condition, const char *what)
{
  Expected expected = {window, name, 0};
  g_autofree char *text = g_strdup_printf ("%s %s", name, what);

  ui_wait (condition, &expected, text);
}

static gboolean
is_filled (gpointer window)
{
  return g_list_model_get_n_items (get_model (window)) > 0;
}

static GtkWidget *
open_window (UiFixture *fixture)
{
  GtkWidget *window;

  cohort_window_open (fixture->window, "team", NULL);
  cohort_organizations_window_present (GTK_WIDGET (fixture->window), fixture->store);
  window = ui_get_dialog (COHORT_TYPE_ORGANIZATIONS_WINDOW);
  ui_wait (is_filled, window, "the organizations");
  return window;
}

static void
activate (GtkWidget *window, const char *action, const char *name)
{
  wait_for_item (window, name, is_listed, "to be listed");
  gtk_widget_activate_action (window, action, "s",
                              cohort_organization_item_get_id (find_item (window, name)));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static void
accept (GtkWidget *dialog, const char *label)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, label));
  ui_wait (is_gone, &dialog, "the dialog to close");
}

static void
search (GtkWidget *window, const char *text)
{
  GtkWidget *entry = ui_require (window, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
close_window (GtkWidget *window)
{
  gtk_window_close (GTK_WINDOW (window));
  ui_spin (50);
}

static void
test_list (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  ui_add_team (fixture);
  window = open_window (fixture);
  wait_for_items (window, 5);
  wait_for_people (window, "Delta Oaks Unified", 3);
  search (window, "DELTA");
  wait_for_items (window, 2);
  search (window, "nowhere");
  ui_require (window, ADW_TYPE_STATUS_PAGE, "Nothing Matches");
  ui_press (ui_require (window, GTK_TYPE_BUTTON, "_Show All"));
  wait_for_items (window, 5);
  close_window (window);
}

static void
test_edit (UiFixture *fixture, gconstpointer data)
{
  const CohortOrganization *organization;
  GtkWidget *window, *dialog;

  ui_add_team (fixture);
  window = open_window (fixture);
  activate (window, "organization.edit", "Delta College");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "City")),
                         "Stockton");
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Other spellings")),
                         "SJ Delta; Delta Coll.");
  accept (dialog, "_Save");
  search (window, "sj delta");
  wait_for_items (window, 1);
  organization = cohort_snapshot_find_organization (ui_snapshot (fixture), "Delta College");
  g_assert_cmpstr (organization->city, ==, "Stockton");
  g_assert_cmpstr (organization->aliases, ==, "SJ Delta\nDelta Coll.");
  close_window (window);
}

static void
test_merge (UiFixture *fixture, gconstpointer data)
{
  const CohortOrganization *organization;
  GtkWidget *window;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'organization.add', 'name': 'Delta Oaks USD'}");
  ui_do (fixture, "{'do': 'person.add', 'given': 'Ana', 'family': 'Ruiz', 'role': 'teacher',"
                  " 'organization': 'Delta Oaks USD'}");
  window = open_window (fixture);
  wait_for_item (window, "Delta Oaks USD", is_like_another, "to be like another");
  activate (window, "organization.compare", "Delta Oaks Unified");
  accept (ui_get_dialog (COHORT_TYPE_MERGE_DIALOG), "_Merge");
  wait_for_item (window, "Delta Oaks USD", is_not_listed, "to go");
  wait_for_people (window, "Delta Oaks Unified", 4);
  organization = cohort_snapshot_find_organization (ui_snapshot (fixture), "Delta Oaks USD");
  g_assert_cmpstr (organization->name, ==, "Delta Oaks Unified");
  gtk_widget_activate_action (window, "organization.undo", NULL);
  wait_for_item (window, "Delta Oaks USD", is_listed, "to be there again");
  close_window (window);
}

static void
test_distinguish (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'organization.add', 'name': 'Delta Oaks USD'}");
  window = open_window (fixture);
  activate (window, "organization.distinguish", "Delta Oaks USD");
  wait_for_item (window, "Delta Oaks USD", is_like_none, "to be like none");
  close_window (window);
}

static void
test_remove (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'organization.add', 'name': 'Museum of Rain'}");
  window = open_window (fixture);
  wait_for_item (window, "Museum of Rain", is_listed, "to be listed");
  g_assert_false (cohort_organization_item_is_used (find_item (window, "Museum of Rain")));
  g_assert_true (cohort_organization_item_is_used (find_item (window, "Delta College")));
  activate (window, "organization.remove", "Museum of Rain");
  wait_for_item (window, "Museum of Rain", is_not_listed, "to go");
  close_window (window);
}

static gboolean
has_only_ellis (gpointer window)
{
  return ui_find (window, GTK_TYPE_LABEL, "Ellis Marchetti") != NULL
         && ui_find (window, GTK_TYPE_LABEL, "Priya Raman") == NULL;
}

static void
test_people (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  ui_add_team (fixture);
  window = open_window (fixture);
  activate (window, "organization.people", "Delta College");
  ui_wait (has_only_ellis, fixture->window, "nobody else to be shown");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/organizations/list", test_list);
  ui_test_add ("/organizations/edit", test_edit);
  ui_test_add ("/organizations/merge", test_merge);
  ui_test_add ("/organizations/distinguish", test_distinguish);
  ui_test_add ("/organizations/remove", test_remove);
  ui_test_add ("/organizations/people", test_people);
  return ui_test_run ();
}
