/* Small forms: what stands over their rows, and what they say would be left.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-goal-dialog.h"
#include "cohort-invitation-dialog.h"
#include "cohort-membership-dialog.h"
#include "cohort-source-dialog.h"
#include "cohort-ui-fixture.h"

#define NAME "A & <B>"

/* (nullable): what is to be read, markup or not */
static GtkWidget *
find_read (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_read (child, text);
  return found;
}

static void
expect_heading (const char *text)
{
  GtkWidget *dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  GtkWidget *group = ui_require (dialog, ADW_TYPE_PREFERENCES_GROUP, NULL);

  g_assert_nonnull (find_read (group, text));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (50);
}

static const char *
find_link (UiFixture *fixture)
{
  GPtrArray *links = cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_GOAL_PERSON);

  g_assert_cmpuint (links->len, ==, 1);
  return ((const CohortRecord *)g_ptr_array_index (links, 0))->id;
}

static const char *
find_source (UiFixture *fixture)
{
  COHORT_FOR_EACH (CohortFundingSource, source, ui_snapshot (fixture),
                   COHORT_RECORD_FUNDING_SOURCE) {
    if (g_str_equal (source->name, NAME))
      return source->record.id;
  }
  g_assert_not_reached ();
}

/* A name may have the signs of markup. */
static void
test_headings (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  const char *person;

  ui_do (fixture, "{'do': 'person.add', 'given': 'A &', 'family': '<B>', 'role': 'teacher'}");
  ui_do (fixture, "{'do': 'goal.add', 'id': 'labs', 'text': '" NAME "'}");
  ui_do (fixture, "{'do': 'goal.link', 'goal': 'labs', 'person': '" NAME "'}");
  ui_do (fixture, "{'do': 'source.add', 'name': '" NAME "', 'kind': 'coe'}");
  person = ui_person (fixture, "A &");
  cohort_membership_add_present (window, fixture->store, person);
  expect_heading (NAME);
  cohort_invitation_add_present (window, fixture->store, person);
  expect_heading (NAME);
  cohort_goal_link_dialog_present (window, fixture->store, "labs");
  expect_heading (NAME);
  cohort_goal_why_dialog_present (window, fixture->store, find_link (fixture));
  expect_heading (NAME);
  cohort_amend_dialog_present (window, fixture->store, find_source (fixture));
  expect_heading (NAME);
}

static gboolean
is_typed_into (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && GTK_IS_TEXT (focus)
         && gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), NULL, NULL);
}

/* Of what is longer than its place the beginning is seen, and typing replaces all of it. */
static void
test_long_text (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (300, 'm');
  g_autofree char *command = g_strdup_printf ("{'do': 'goal.add', 'text': '%s'}", text);
  const CohortRecord *goal;
  GtkWidget *dialog, *entry;
  int offset = -1, start, end;

  ui_do (fixture, command);
  goal = g_ptr_array_index (cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_GOAL),
                            0);
  cohort_goal_dialog_present (GTK_WIDGET (fixture->window), fixture->store, goal->id);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_wait (is_typed_into, dialog, "the keyboard in the field, with all of it selected");
  ui_spin (100);
  entry = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (GTK_IS_TEXT (entry));
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), &start, &end));
  g_assert_cmpint (end - start, ==, 300);
  g_object_get (entry, "scroll-offset", &offset, NULL);
  g_assert_cmpint (offset, ==, 0);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/command-dialog/headings", test_headings);
  ui_test_add ("/command-dialog/long-text", test_long_text);
  return ui_test_run ();
}
