/* A person's page: what it says, the way back, and what its buttons and menus do.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-merge-dialog.h"
#include "cohort-person-dialog.h"
#include "cohort-person-page.h"
#include "cohort-team.h"
#include "cohort-ui-fixture.h"

static GtkWidget *
open_person (UiFixture *fixture, const char *given)
{
  GtkWidget *page;

  cohort_window_open (fixture->window, "team", ui_person (fixture, given));
  ui_spin (50);
  page = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_PERSON_PAGE, NULL);
  g_assert_true (gtk_widget_get_mapped (page));
  return page;
}

static void
choose (GtkWidget *dialog, const char *title, const char *label)
{
  AdwComboRow *row = ADW_COMBO_ROW (ui_require (dialog, ADW_TYPE_COMBO_ROW, title));
  GtkStringList *labels = GTK_STRING_LIST (adw_combo_row_get_model (row));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (labels)); i++) {
    if (g_str_equal (gtk_string_list_get_string (labels, i), label)) {
      adw_combo_row_set_selected (row, i);
      return;
    }
  }
  g_error ("“%s” does not offer “%s”", title, label);
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

static GPtrArray *
get_memberships (UiFixture *fixture, const char *given)
{
  return cohort_snapshot_select (ui_snapshot (fixture), COHORT_RECORD_MEMBERSHIP, "person",
                                 ui_person (fixture, given));
}

static void
test_head (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_person (fixture, "Devon");
  ui_require (page, GTK_TYPE_LABEL, "Devon Okafor");
  ui_require (page, GTK_TYPE_LABEL, "Active");
  ui_require (page, GTK_TYPE_LABEL, "No e-mail: letters go by hand");
  g_assert_null (ui_find (page, GTK_TYPE_BUTTON, "Copy E-mail Address"));
  page = open_person (fixture, "Marisol");
  ui_require (page, GTK_TYPE_LABEL, "Leads the team");
  g_assert_null (ui_find (page, GTK_TYPE_LABEL, "No e-mail: letters go by hand"));
  ui_require (page, GTK_TYPE_LABEL, "mvance@example.org");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "Copy E-mail Address"));
  ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Copied mvance@example.org");
}

static void
test_back (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_person (fixture, "Devon");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "Back to the Team"));
  ui_spin (20);
  g_assert_false (gtk_widget_get_mapped (page));
  g_assert_true (gtk_widget_get_mapped (
      ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, NULL)));
}

static gboolean
is_put_away (gpointer page)
{
  return !gtk_widget_get_mapped (page);
}

static void
test_removed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_person (fixture, "Devon");
  gtk_widget_activate_action (page, "person.remove", NULL);
  ui_wait (is_put_away, page, "the page to be put away");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_spin (500);
  page = open_person (fixture, "Devon");
  ui_require (page, GTK_TYPE_LABEL, "Devon Okafor");
}

static void
test_edit (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog;

  ui_add_team (fixture);
  page = open_person (fixture, "Priya");
  gtk_widget_activate_action (page, "person.edit", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_PERSON_DIALOG);
  ui_type (dialog, "Last name", "Ramanathan");
  accept (dialog, "_Save");
  ui_spin (20);
  ui_require (page, GTK_TYPE_LABEL, "Priya Ramanathan");
}

static void
test_change_role (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog, *button;
  g_autoptr (GPtrArray) memberships = NULL;
  const CohortMembership *before, *after;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'membership.edit', 'person': 'Priya Raman', 'start': '2024-08-01'}");
  page = open_person (fixture, "Priya");
  gtk_widget_activate_action (page, "person.change", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  button = ui_require (dialog, GTK_TYPE_BUTTON, "C_hange");
  /* Nothing is different yet. */
  g_assert_false (gtk_widget_is_sensitive (button));
  choose (dialog, "Role", "District science coordinator / specialist");
  ui_type (dialog, "From this day on", "someday");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_true (gtk_widget_has_css_class (
      ui_require (dialog, COHORT_TYPE_DATE_ROW, "From this day on"), "error"));
  ui_type (dialog, "From this day on", "11/7/2024");
  accept (dialog, "C_hange");

  memberships = get_memberships (fixture, "Priya");
  g_assert_cmpuint (memberships->len, ==, 2);
  before = g_ptr_array_index (memberships, 0);
  after = g_ptr_array_index (memberships, 1);
  if (before->follows != NULL) {
    after = before;
    before = g_ptr_array_index (memberships, 1);
  }
  g_assert_cmpstr (before->role, ==, "teacher-leader");
  g_assert_cmpuint (before->end, ==, cohort_date_new (2024, 11, 6));
  g_assert_cmpstr (after->role, ==, "district-specialist");
  g_assert_cmpuint (after->start, ==, cohort_date_new (2024, 11, 7));
  g_assert_cmpstr (after->follows, ==, before->record.id);
}

static void
test_add_membership (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog;
  g_autoptr (GPtrArray) memberships = NULL;
  guint n_on = 0;

  ui_add_team (fixture);
  page = open_person (fixture, "Tomás");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "A_dd…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  choose (dialog, "Role", "Community partner / expanded learning");
  ui_type (dialog, "Organization, empty for no employer", "");
  accept (dialog, "_Add");
  memberships = get_memberships (fixture, "Tomás");
  g_assert_cmpuint (memberships->len, ==, 2);
  for (guint i = 0; i < memberships->len; i++)
    n_on += cohort_membership_is_on (g_ptr_array_index (memberships, i), cohort_date_today ());
  g_assert_cmpuint (n_on, ==, 2);
  ui_spin (20);
  ui_require (page, ADW_TYPE_ACTION_ROW, "Community partner / expanded learning");
  ui_require (page, ADW_TYPE_ACTION_ROW, "Classroom teacher");
}

static void
test_end (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog, *day;
  g_autoptr (GPtrArray) memberships = NULL;
  g_autofree char *today = NULL;
  CohortDate before, last;
  const CohortMembership *membership;

  ui_add_team (fixture);
  page = open_person (fixture, "Grace");
  before = cohort_date_today ();
  gtk_widget_activate_action (page, "person.end", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  day = ui_require (dialog, COHORT_TYPE_DATE_ROW, "Last day");
  last = cohort_date_row_get_date (COHORT_DATE_ROW (day));
  /* Midnight may have been meanwhile. */
  g_assert_true (last == before || last == cohort_date_today ());
  today = cohort_date_format (last);
  /* As the reader writes it, not as it is stored. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (day)), ==, today);
  ui_type (dialog, "Reason", "Moved away");
  accept (dialog, "_End");
  memberships = get_memberships (fixture, "Grace");
  membership = g_ptr_array_index (memberships, 0);
  g_assert_cmpuint (membership->end, ==, last);
  g_assert_cmpstr (membership->end_reason, ==, "Moved away");
}

static const CohortInvitation *
get_invitation (UiFixture *fixture, const char *given)
{
  g_autoptr (GPtrArray) invitations = cohort_snapshot_select (
      ui_snapshot (fixture), COHORT_RECORD_INVITATION, "person", ui_person (fixture, given));

  g_assert_cmpuint (invitations->len, ==, 1);
  return g_ptr_array_index (invitations, 0);
}

static gboolean
is_accepted (gpointer fixture)
{
  return g_str_equal (get_invitation (fixture, "Lena")->outcome, "accepted");
}

static void
test_invite (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog, *row;
  const CohortInvitation *invitation;

  ui_add_team (fixture);
  page = open_person (fixture, "Lena");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "In_vite…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_type (dialog, "Number of the letter", "39-2024-001");
  ui_type (dialog, "Sent on", "Sep 3, 2024");
  ui_type (dialog, "Reply by", "9/20/2024");
  accept (dialog, "_Invite");
  invitation = get_invitation (fixture, "Lena");
  g_assert_cmpstr (invitation->channel, ==, "letter");
  g_assert_cmpstr (invitation->outcome, ==, "sent");
  g_assert_cmpuint (invitation->reply_by, ==, cohort_date_new (2024, 9, 20));
  ui_spin (20);
  row = ui_require (page, ADW_TYPE_ACTION_ROW, "Invited to the team");
  ui_require (row, GTK_TYPE_LABEL, "Sent");
  gtk_widget_activate_action (page, "person.set-invitation", "(ss)", invitation->record.id,
                              "accepted");
  ui_wait (is_accepted, fixture, "the answer to be recorded");
}

static gboolean
is_told_apart (gpointer page)
{
  return ui_find (page, GTK_TYPE_BUTTON, "Not the Same") == NULL;
}

static void
test_alike (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *row;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'person.add', 'given': 'Tomas', 'family': 'Herrera Lund',"
                  " 'role': 'teacher', 'organization': 'Delta Oaks Unified'}");
  page = open_person (fixture, "Tomás");
  row = ui_require (page, ADW_TYPE_ACTION_ROW, "Tomas Herrera Lund");
  ui_press (ui_require (row, GTK_TYPE_BUTTON, "Compare and Merge…"));
  gtk_window_close (GTK_WINDOW (ui_get_dialog (COHORT_TYPE_MERGE_DIALOG)));
  ui_spin (20);
  ui_press (ui_require (row, GTK_TYPE_BUTTON, "Not the Same"));
  ui_wait (is_told_apart, page, "the suggestion to go");
  g_assert_cmpuint (
      cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_DISTINCTION)->len, ==, 1);
}

static void
test_timeline (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *row;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024'}");
  page = open_person (fixture, "Priya");
  ui_require (page, ADW_TYPE_PREFERENCES_GROUP, "Timeline");
  row = ui_require (page, ADW_TYPE_ACTION_ROW, "Fall 2024");
  ui_require (row, GTK_TYPE_LABEL, "Planned");
  gtk_widget_activate (row);
  ui_spin (100);
  g_assert_false (gtk_widget_get_mapped (page));
  cohort_window_open (fixture->window, "team", NULL);
  ui_spin (50);
  /* She is still there when the team is looked at again. */
  g_assert_true (gtk_widget_get_mapped (page));
}

static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ui_add_team (fixture);
  page = open_person (fixture, "Marisol");
  for (int width = 560; width >= 360; width -= 100) {
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
    ui_spin (200);
  }
  g_assert_cmpint (gtk_widget_get_width (page), <=, 360);
}

static void
test_calendar (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) day = g_date_time_new_local (2024, 11, 7, 12, 0, 0);
  GtkWidget *page, *row, *dialog, *button;
  g_autofree char *text = NULL;

  ui_add_team (fixture);
  page = open_person (fixture, "Grace");
  gtk_widget_activate_action (page, "person.end", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  row = ui_require (dialog, COHORT_TYPE_DATE_ROW, "Last day");
  button = ui_require (row, GTK_TYPE_MENU_BUTTON, "Choose a Day");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_spin (100);
  gtk_calendar_select_day (GTK_CALENDAR (ui_require (row, GTK_TYPE_CALENDAR, NULL)), day);
  ui_spin (50);
  g_assert_cmpuint (cohort_date_row_get_date (COHORT_DATE_ROW (row)), ==,
                    cohort_date_new (2024, 11, 7));
  text = cohort_date_format (cohort_date_new (2024, 11, 7));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, text);
  ui_cancel (dialog);
  ui_spin (20);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/person-page/head", test_head);
  ui_test_add ("/person-page/back", test_back);
  ui_test_add ("/person-page/removed", test_removed);
  ui_test_add ("/person-page/edit", test_edit);
  ui_test_add ("/person-page/change-role", test_change_role);
  ui_test_add ("/person-page/add-membership", test_add_membership);
  ui_test_add ("/person-page/end", test_end);
  ui_test_add ("/person-page/invite", test_invite);
  ui_test_add ("/person-page/alike", test_alike);
  ui_test_add ("/person-page/timeline", test_timeline);
  ui_test_add ("/person-page/narrow", test_narrow);
  ui_test_add ("/person-page/calendar", test_calendar);
  return ui_test_run ();
}
