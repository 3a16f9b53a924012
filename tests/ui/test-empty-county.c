/* What is said where there is nobody and nothing yet.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-choices.h"
#include "cohort-command-dialog.h"
#include "cohort-days-dialog.h"
#include "cohort-invoice-dialog.h"
#include "cohort-letterhead-window.h"
#include "cohort-link-dialog.h"
#include "cohort-money-export.h"
#include "cohort-record-chooser.h"
#include "cohort-template-window.h"
#include "cohort-ui-fixture.h"
#include "cohort-window-private.h"
#include "cohort-welcome.h"

#include <adwaita.h>

/* Its number in the state's list. */
#define ALAMEDA 1

#define NOBODY    "Nobody is on the team yet. Import a roster or add people first."
#define NO_LETTER "The letter shows here once there is somebody to write to."
#define NAMES     "There are no names to choose from yet"

static GtkWidget *
get_window (UiFixture *fixture)
{
  return GTK_WIDGET (fixture->window);
}

/* Whether it is on screen. */
static gboolean
is_said (GtkWidget *root, const char *text)
{
  GtkWidget *label = ui_find (root, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static GtkWidget *
get_dialog (GType type)
{
  GtkWidget *dialog = ui_get_dialog (type);

  ui_spin (50);
  return dialog;
}

static void
close_it (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (50);
}

static guint
count_suggested (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
            && gtk_widget_has_css_class (widget, "suggested-action");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_suggested (child);
  return n;
}

static void
open_section (UiFixture *fixture, const char *name)
{
  gtk_widget_activate_action (get_window (fixture), "win.section", "s", name);
  ui_spin (100);
}

static GtkWidget *
open_fill (UiFixture *fixture)
{
  ui_press (ui_require (get_window (fixture), GTK_TYPE_BUTTON, "_Fill…"));
  return get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

static void
test_nobody_to_choose (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  open_section (fixture, "convenings");
  dialog = open_fill (fixture);
  g_assert_true (is_said (dialog, NOBODY));
  close_it (dialog);

  ui_do (fixture, "{'do': 'person.add', 'given': 'Priya', 'family': 'Raman'}");
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024'}");
  ui_wait_for_label (fixture, "1 of 6 spots held");
  dialog = open_fill (fixture);
  g_assert_true (is_said (dialog, "There is nobody else to choose"));
  close_it (dialog);
}

static void
chosen_cb (const char *value, gpointer user_data)
{
}

static GtkWidget *
open_names (UiFixture *fixture)
{
  g_autoptr (CohortChoices) people = cohort_choices_new_people (ui_snapshot (fixture), NULL);

  cohort_record_chooser_present (get_window (fixture), "Names", people, NULL, chosen_cb, NULL,
                                 NULL);
  return get_dialog (COHORT_TYPE_RECORD_CHOOSER);
}

static void
test_no_names (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_names (fixture);
  GtkEditable *search;

  g_assert_true (is_said (dialog, NAMES));
  close_it (dialog);

  ui_add_team (fixture);
  dialog = open_names (fixture);
  search = GTK_EDITABLE (ui_require (dialog, GTK_TYPE_SEARCH_ENTRY, NULL));
  g_assert_false (is_said (dialog, NAMES));
  gtk_editable_set_text (search, "xyz");
  ui_spin (400);
  g_assert_true (is_said (dialog, "No name has that in it"));
  gtk_editable_set_text (search, "priya");
  ui_spin (400);
  g_assert_true (is_said (dialog, "Priya Raman"));
  g_assert_false (is_said (dialog, "No name has that in it"));
  close_it (dialog);
}

/* A convening to which nobody goes is neither registered nor attended by everybody. */
static void
test_nobody_goes (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = get_window (fixture);
  GtkWidget *dialog;

  open_section (fixture, "convenings");
  g_assert_true (is_said (window, NOBODY));
  g_assert_cmpuint (count_suggested (window), ==, 1);
  g_assert_true (is_said (window, "Not received yet · nobody holds a spot yet"));
  g_assert_true (is_said (window, "Nobody holds a spot yet"));
  g_assert_false (gtk_widget_get_mapped (ui_require (window, GTK_TYPE_BUTTON, "Who Was There…")));
  cohort_forward_dialog_present (window, fixture->store, "fall-2024");
  dialog = get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_true (is_said (dialog, "Nobody holds a spot."));
  close_it (dialog);

  ui_add_team (fixture);
  ui_wait_for_label (fixture, "Switch on who goes. The registration fee joins the plan at once.");
  g_assert_cmpuint (count_suggested (window), ==, 0);
}

/* Returns: how much of @widget has to be scrolled to be seen */
static double
count_hidden (GtkWidget *widget)
{
  double hidden = 0;

  if (GTK_IS_SCROLLED_WINDOW (widget)) {
    GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

    hidden = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hidden += count_hidden (child);
  return hidden;
}

/* A form with hardly anything in it is all there. */
static void
test_short_form (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  cohort_days_dialog_present (get_window (fixture), fixture->store, "fall-2024");
  dialog = get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_true (is_said (dialog, "Nobody holds a spot."));
  g_assert_cmpfloat (count_hidden (dialog), ==, 0);
  close_it (dialog);
}

static void
test_papers (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  cohort_claim_export_choose (fixture->window);
  dialog = get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (is_said (dialog, NOBODY));
  g_assert_false (gtk_widget_get_mapped (ui_require (dialog, ADW_TYPE_COMBO_ROW, "Person")));
  close_it (dialog);

  cohort_invoice_add_present (get_window (fixture), fixture->store);
  dialog = get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_true (
      is_said (dialog, "No approved expense waits for an invoice. More can be added later."));
  close_it (dialog);
}

static void
test_letters (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  cohort_template_window_present (GTK_WINDOW (fixture->window), fixture->store, "welcome", NULL);
  dialog = get_dialog (COHORT_TYPE_TEMPLATE_WINDOW);
  g_assert_true (is_said (dialog, NO_LETTER));
  close_it (dialog);

  cohort_letterhead_window_present (GTK_WINDOW (fixture->window), fixture->store);
  dialog = ui_get_dialog (ADW_TYPE_WINDOW);
  ui_spin (50);
  g_assert_true (is_said (dialog, NO_LETTER));
  ui_add_team (fixture);
  ui_spin (50);
  g_assert_false (is_said (dialog, NO_LETTER));
  close_it (dialog);
}

/* One thing is what to do next. */
static void
test_one_suggested (UiFixture *fixture, gconstpointer data)
{
  static const char *const views[] = {"Expenses", "Ledger", "Months", "Invoices", "Funding"};
  GtkWidget *window = get_window (fixture);

  open_section (fixture, "team");
  g_assert_cmpuint (count_suggested (window), ==, 1);
  open_section (fixture, "reimbursements");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++) {
    gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (ui_require (window, GTK_TYPE_TOGGLE_BUTTON, views[i])), TRUE);
    ui_spin (100);
    g_test_message ("%s", views[i]);
    g_assert_cmpuint (count_suggested (window), ==, 1);
  }
  ui_add_team (fixture);
  open_section (fixture, "team");
  g_assert_cmpuint (count_suggested (window), ==, 1);
}

/* The guide and the title say which county it is. */
static void
test_no_toast (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = get_window (fixture);
  GtkWidget *search = ui_require (window, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_autoptr (GSettings) settings = g_settings_new (BASE_ID);

  g_settings_reset (settings, "last-page");
  gtk_editable_set_text (GTK_EDITABLE (search), "joaquin");
  ui_spin (400);
  g_signal_emit_by_name (search, "activate");
  ui_wait_for_label (fixture, "Your First Hour");
  ui_spin (400);
  g_assert_true (is_said (window, "San Joaquin · 2024-25"));
  g_assert_null (ui_find (window, GTK_TYPE_LABEL, "Chose San Joaquin County for 2024-25"));
}

static gboolean
is_unsaid (gpointer window)
{
  return ui_find (window, GTK_TYPE_LABEL, "Said before") == NULL;
}

static gboolean
is_alameda (gpointer window)
{
  return is_said (window, "Alameda · 2024-25");
}

/* What was said of one county, with an Undo that is of the county shown, does not stay over
 * another. */
static void
test_toast_goes (UiFixture *fixture, gconstpointer data)
{
  cohort_window_toast (fixture->window, "Said before");
  ui_spin (100);
  g_assert_false (is_unsaid (fixture->window));
  cohort_store_init_async (fixture->store, ALAMEDA, "2024-25", NULL, NULL);
  ui_wait (is_alameda, fixture->window, "the other county");
  ui_spin (400);
  g_assert_true (is_unsaid (fixture->window));
}

/* What asks for a county is not there behind the question which one it is. */
static void
test_keys (UiFixture *fixture, gconstpointer data)
{
  static const char *const sections[] = {"team", "reimbursements", "year", "letters"};
  GtkWidget *window = get_window (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    g_assert_false (gtk_widget_activate_action (window, "win.section", "s", sections[i])
                    && cohort_window_get_page (fixture->window) != NULL);
    gtk_widget_activate_action (window, "win.new", NULL);
    gtk_widget_activate_action (window, "win.search", NULL);
    gtk_widget_activate_action (window, "win.print", NULL);
    ui_spin (20);
  }
  ui_require (window, COHORT_TYPE_WELCOME, NULL);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/empty-county/nobody-to-choose", test_nobody_to_choose);
  ui_test_add ("/empty-county/no-names", test_no_names);
  ui_test_add ("/empty-county/nobody-goes", test_nobody_goes);
  ui_test_add ("/empty-county/short-form", test_short_form);
  ui_test_add ("/empty-county/papers", test_papers);
  ui_test_add ("/empty-county/letters", test_letters);
  ui_test_add ("/empty-county/one-suggested", test_one_suggested);
  ui_test_add ("/empty-county/toast-goes", test_toast_goes);
  g_test_add ("/empty-county/no-toast", UiFixture, NULL, ui_fixture_set_up_new, test_no_toast,
              ui_fixture_tear_down);
  g_test_add ("/empty-county/keys", UiFixture, NULL, ui_fixture_set_up_new, test_keys,
              ui_fixture_tear_down);
  return ui_test_run ();
}
