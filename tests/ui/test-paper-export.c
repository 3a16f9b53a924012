/* Calendars and papers: from the menus to a file where the person wants it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ui-fixture.h"

#include <string.h>

/* A menu's action, the page it belongs to, and how the file begins that it writes. */
typedef struct {
  const char *page;
  const char *subject; /* (nullable): of the page; a given name where it is a person */
  const char *label;   /* (nullable): that tells the page is there */
  const char *action;
  const char *title; /* of the question where to */
  const char *begins;
} Case;

static const Case cases[] = {
    {"convenings", "fall-2024", "1 of 6 spots held", "convening.sign-in", "Export Sign-In Sheet",
     "%PDF-"},
    {"convenings", "fall-2024", "1 of 6 spots held", "convening.calendar", "Export Calendar",
     "BEGIN:VCALENDAR\r\n"},
    {"team", NULL, NULL, "team.roster-pdf", "Export Roster", "%PDF-"},
    {"team", NULL, NULL, "team.coverage-pdf", "Export Coverage", "%PDF-"},
    {"team", NULL, NULL, "team.calendar", "Export Calendar", "BEGIN:VCALENDAR\r\n"},
    {"year", NULL, NULL, "year.pdf", "Export Timeline", "%PDF-"},
    {"year", NULL, NULL, "year.calendar", "Export Calendar", "BEGIN:VCALENDAR\r\n"},
    {"team", "Priya", NULL, "person.calendar", "Export Calendar", "BEGIN:VCALENDAR\r\n"},
};

/* The one page that has the action; menus activate it from inside. */
static gboolean
activate_inside (GtkWidget *widget, const char *action)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (activate_inside (child, action))
      return TRUE;
  return gtk_widget_activate_action (widget, action, NULL);
}

typedef struct {
  UiFixture *fixture;
  const char *action;
} Attempt;

static gboolean
is_activated (gpointer data)
{
  const Attempt *attempt = data;

  return activate_inside (GTK_WIDGET (attempt->fixture->window), attempt->action);
}

typedef struct {
  GtkWidget *dialog;
  const char *path;
} Choice;

/* What is typed is read in the background. */
static gboolean
is_chosen (gpointer data)
{
  const Choice *choice = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (choice->dialog));

  return file != NULL && g_strcmp0 (g_file_peek_path (file), choice->path) == 0;
}

/* As somebody types the whole path. */
static void
choose (GtkWidget *dialog, const char *path)
{
  Choice choice = {dialog, path};

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), path);
  ui_wait (is_chosen, &choice, path);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
}

static gboolean
is_written (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static void
check_file (const char *path, const char *begins)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (strncmp (content, begins, strlen (begins)), ==, 0);
}

static void
check_case (UiFixture *fixture, const Case *test)
{
  gboolean of_person = g_str_has_prefix (test->action, "person.");
  Attempt attempt = {fixture, test->action};
  g_autofree char *path = g_build_filename (fixture->folder, test->action, NULL);
  g_autofree char *said = g_strdup_printf ("Wrote %s", test->action);
  GtkWidget *dialog;

  cohort_window_open (fixture->window, test->page,
                      of_person ? ui_person (fixture, test->subject) : test->subject);
  if (test->label != NULL)
    ui_wait_for_label (fixture, test->label);
  ui_wait (is_activated, &attempt, test->action);
  dialog = ui_get_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, test->title);
  choose (dialog, path);
  ui_wait (is_written, path, path);
  ui_wait_for_label (fixture, said);
  check_file (path, test->begins);
}

static void
test_export (UiFixture *fixture, gconstpointer data)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', "
                  "'convening': 'fall-2024'}");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (fixture, &cases[i]);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/ui/paper-export/export", test_export);
  return ui_test_run ();
}
