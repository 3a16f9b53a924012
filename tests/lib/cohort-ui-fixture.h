/* The application with a window on San Joaquin's empty county, for tests in its own process.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-window.h"

G_BEGIN_DECLS

typedef struct {
  char *folder; /* of the database; may be written into */
  CohortStore *store;
  CohortWindow *window;
} UiFixture;

typedef gboolean (*UiCondition) (gpointer data);

/* main() is ui_test_init(), some ui_test_add() and `return ui_test_run ();`. */
void ui_test_init (int *argc, char ***argv);
int ui_test_run (void);
void ui_fixture_set_up (UiFixture *fixture, gconstpointer data);
/* With all that is in it. */
void ui_remove_folder (const char *folder);
/* As the program begins, with no county yet. */
void ui_fixture_set_up_new (UiFixture *fixture, gconstpointer data);
void ui_fixture_tear_down (UiFixture *fixture, gconstpointer data);
#define ui_test_add(name, func) \
  g_test_add (name, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

/* Runs a command, written with ' for ", and fails the test when it is refused. */
void ui_do (UiFixture *fixture, const char *command);
/* The same through a connection of its own, as another program does it. */
void ui_do_elsewhere (UiFixture *fixture, const char *command);
/* Makes the sample county. */
void ui_do_stories (UiFixture *fixture);
/* Eight people: a county lead, a district specialist, teachers, partners. */
void ui_add_team (UiFixture *fixture);
CohortSnapshot *ui_snapshot (UiFixture *fixture);
/* (transfer none): fails the test when there is nobody of that given name */
const char *ui_person (UiFixture *fixture, const char *given);

/* Lets the main loop run; the second one fails the test when @condition stays FALSE. */
void ui_spin (guint milliseconds);
void ui_wait (UiCondition condition, gpointer data, const char *what);
/* Asks for the keyboard until @window has it, or gives up: what a widget does with it shows then.
 */
void ui_make_active (GtkWindow *window);

/* The first descendant of @root of @type that says @text (label, title, placeholder or tooltip);
 * NULL: any. */
GtkWidget *ui_find (GtkWidget *root, GType type, const char *text);
GtkWidget *ui_require (GtkWidget *root, GType type, const char *text);
/* Waits until a label in the window says @text. */
void ui_wait_for_label (UiFixture *fixture, const char *text);
/* The dialog of @type that is open; waits for it. */
GtkWidget *ui_get_dialog (GType type);
/* Presses a button, as a click does. */
void ui_press (GtkWidget *button);
/* Leaves a form, whatever was typed in it. */
void ui_cancel (GtkWidget *form);
/* Moves the buttons of a page, as the window does when it is too narrow for them; (transfer none):
 * what holds them. */
GtkWidget *ui_move_header (GtkWidget *page);
/* Opens the menu of @header; (transfer none): the one of its items that says @text. */
GtkWidget *ui_open_menu (GtkWidget *header, const char *text);
/* Types into, or chooses in, the row of @dialog that is called @title. */
void ui_type (GtkWidget *dialog, const char *title, const char *text);
void ui_choose (GtkWidget *dialog, const char *title, guint position);

/* Adds the team, and three nights of Priya Raman: claimed, approved and paid, $450.00. */
void ui_pay_lodging (UiFixture *fixture);
/* The page Reimbursements, shown; @subject: (nullable): a record it opens. */
GtkWidget *ui_open_reimbursements (UiFixture *fixture, const char *subject);

G_END_DECLS
