/* The travel policy in the preferences: chosen, made from another, changed, removed; own rates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-policy.h"
#include "cohort-preferences.h"
#include "cohort-trip-dialog.h"
#include "cohort-ui-fixture.h"

static GtkWidget *
open_preferences (UiFixture *fixture)
{
  cohort_preferences_present (GTK_WINDOW (fixture->window), fixture->store);
  return ui_get_dialog (ADW_TYPE_WINDOW);
}

static void
turn (GtkWidget *dialog, const char *title, gboolean active)
{
  GtkWidget *row = ui_require (dialog, ADW_TYPE_ACTION_ROW, title);

  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))),
                         active);
}

typedef struct {
  GtkWidget *root;
  const char *part;
} Expected;

static gboolean
contains (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (contains (child, part))
      return TRUE;
  return FALSE;
}

static gboolean
is_said (gpointer data)
{
  const Expected *expected = data;

  return contains (expected->root, expected->part);
}

static void
wait_until_said (GtkWidget *root, const char *part)
{
  Expected expected = {root, part};

  ui_wait (is_said, &expected, part);
}

static gboolean
is_closed (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (COHORT_IS_COMMAND_DIALOG (window))
      return FALSE;
  }
  return TRUE;
}

static void
accept_and_wait (GtkWidget *dialog, const char *label)
{
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, label));
  ui_wait (is_closed, NULL, "a dialog that closes");
}

static void
watch_group (GtkWidget *widget, GPtrArray *groups)
{
  if (ADW_IS_PREFERENCES_GROUP (widget)) {
    gpointer *group = g_new (gpointer, 1);

    *group = widget;
    g_object_add_weak_pointer (G_OBJECT (widget), group);
    g_ptr_array_add (groups, group);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_group (child, groups);
}

/* What was asked for there is done; its groups are gone, and nothing holds the store any more. */
static void
close_preferences (GtkWidget *window)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);

  watch_group (window, groups);
  g_assert_cmpuint (groups->len, >=, 2);
  ui_spin (50);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_spin (50);
  for (guint i = 0; i < groups->len; i++)
    g_assert_null (*(gpointer *)g_ptr_array_index (groups, i));
}

static void
test_choose (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture);
  g_autoptr (CohortPolicy) chosen = NULL;

  wait_until_said (window, "Provided meals are taken off, but never below incidentals.");
  wait_until_said (window, "Source, not verified: ");
  ui_choose (window, "In force", 1);
  wait_until_said (window, "Provided meals are not taken off.");
  chosen = cohort_policy_get_chosen (ui_snapshot (fixture));
  g_assert_cmpstr (chosen->code, ==, "state-cap");
  close_preferences (window);
}

static gboolean
is_cut_off (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_cut_off (child))
      return TRUE;
  return FALSE;
}

/* Made from the federal preset, with a change; the trip is priced by it. */
static void
test_new_from (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window, *dialog;
  g_autoptr (GPtrArray) policies = NULL;
  const CohortPolicy *own;

  ui_add_team (fixture);
  window = open_preferences (fixture);
  ui_press (ui_require (window, GTK_TYPE_BUTTON, "_New From This…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  wait_until_said (dialog, "Federal allowance of the place");
  ui_spin (100);
  g_assert_false (is_cut_off (ui_require (dialog, ADW_TYPE_COMBO_ROW, "What is paid")));
  g_assert_false (gtk_widget_get_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Add")));
  ui_type (dialog, "Name", "San Joaquin AR 3350");
  turn (dialog, "A reception counts as dinner", TRUE);
  ui_type (dialog, "Miles one way below which travel is local", "50");
  ui_type (dialog, "Days after the trip to claim in", "30");
  ui_type (dialog, "Trips above this go to the board", "1,000");
  accept_and_wait (dialog, "_Add");

  policies = cohort_policies_list (ui_snapshot (fixture));
  own = g_ptr_array_index (policies, policies->len - 1);
  g_assert_cmpstr (own->name, ==, "San Joaquin AR 3350");
  g_assert_true (own->reception_is_dinner);
  g_assert_true (own->deduct_provided);
  g_assert_cmpint (own->local_tenths, ==, 500);
  g_assert_cmpint (own->claim_days, ==, 30);
  g_assert_cmpint (own->board_cents, ==, 100000);
  g_assert_cmpstr (own->receipt_free, ==, "mileage ground tolls meals-per-diem incidentals");

  ui_choose (window, "In force", policies->len - 1);
  wait_until_said (window, "A reception counts as dinner.");
  wait_until_said (window, "Travel within 50.0 miles is local.");
  close_preferences (window);
  cohort_trip_dialog_present (GTK_WIDGET (fixture->window), fixture->store,
                              ui_person (fixture, "Marisol"), "fall-2024");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_type (dialog, "Leaves on", "11/7/2024");
  ui_type (dialog, "Comes back on", "11/10/2024");
  wait_until_said (dialog, "but at least incidentals: $5.00.");
  ui_cancel (dialog);
}

static void
test_refused (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window, *dialog, *accept;

  ui_do (fixture, "{'do': 'policy.add', 'id': 'ours', 'name': 'Ours'}");
  window = open_preferences (fixture);
  ui_press (ui_require (window, GTK_TYPE_BUTTON, "_New From This…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Add");
  ui_type (dialog, "Name", "Ours");
  ui_type (dialog, "Days after the trip to claim in", "soon");
  g_assert_false (gtk_widget_get_sensitive (accept));
  wait_until_said (dialog, "Type the days as a whole number, such as 30.");
  ui_type (dialog, "Days after the trip to claim in", "30");
  ui_press (accept);
  wait_until_said (dialog, "There is already a travel policy “Ours”.");
  g_assert_true (gtk_widget_get_mapped (dialog));
  ui_type (dialog, "Name", "Ours too");
  accept_and_wait (dialog, "_Add");
  close_preferences (window);
}

static gboolean
is_gone (gpointer data)
{
  UiFixture *fixture = data;

  return cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_TRAVEL_POLICY)->len == 0;
}

static gboolean
is_back (gpointer data)
{
  UiFixture *fixture = data;
  g_autoptr (CohortPolicy) chosen = cohort_policy_get_chosen (ui_snapshot (fixture));

  return g_str_equal (chosen->name, "Ours");
}

static void
test_remove (UiFixture *fixture, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *window;
  g_autoptr (CohortPolicy) chosen = NULL;

  ui_do (fixture, "{'do': 'policy.add', 'id': 'ours', 'name': 'Ours'}");
  ui_do (fixture, "{'do': 'setting.set', 'key': 'travel.policy', 'value': 'ours'}");
  window = open_preferences (fixture);
  /* Twice, as whoever is used to it does. */
  ui_press (ui_require (window, GTK_TYPE_BUTTON, "_Remove"));
  ui_press (ui_require (window, GTK_TYPE_BUTTON, "_Remove"));
  ui_wait (is_gone, fixture, "no own policy");
  chosen = cohort_policy_get_chosen (ui_snapshot (fixture));
  g_assert_cmpstr (chosen->code, ==, "gsa");
  ui_spin (100);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

    g_assert_false (ADW_IS_MESSAGE_DIALOG (other));
  }
  /* One change, that of its name. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_wait (is_back, fixture, "the policy in force again");
  close_preferences (window);
}

/* A flat amount a meal of the county's own: 12 + 15 + 28, less breakfast and lunch on the first
 * day. */
static void
test_rates (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window, *dialog;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'setting.set', 'key': 'travel.policy', 'value': 'flat-meals'}");
  window = open_preferences (fixture);
  wait_until_said (window, "Lodging, Sacramento: $150.00 a night");
  ui_press (ui_require (window, GTK_TYPE_BUTTON, "_Add Rate…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_choose (dialog, "Kind", 4);
  ui_type (dialog, "First day", "7/1/2024");
  ui_type (dialog, "Breakfast", "12");
  ui_type (dialog, "Lunch", "15");
  ui_type (dialog, "Dinner", "28");
  accept_and_wait (dialog, "_Add");
  wait_until_said (window, "$55.00 a day");
  close_preferences (window);

  cohort_trip_dialog_present (GTK_WIDGET (fixture->window), fixture->store,
                              ui_person (fixture, "Marisol"), "fall-2024");
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_type (dialog, "Leaves on", "11/7/2024");
  ui_type (dialog, "Comes back on", "11/10/2024");
  ui_type (dialog, "Miles there and back", "0");
  wait_until_said (dialog, "This trip: $643.00");
  ui_cancel (dialog);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/policy/choose", test_choose);
  ui_test_add ("/policy/new-from", test_new_from);
  ui_test_add ("/policy/refused", test_refused);
  ui_test_add ("/policy/remove", test_remove);
  ui_test_add ("/policy/rates", test_rates);
  return ui_test_run ();
}
