/* Leaving the program while something is open over its window.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command.h"
#include "cohort-person-dialog.h"
#include "cohort-run.h"
#include "cohort-team-menu.h"
#include "cohort-team-page-private.h"
#include "cohort-template-window.h"
#include "cohort-ui-fixture.h"
#include "cohort-window-private.h"

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static GtkWidget *
open_editor (UiFixture *fixture)
{
  GtkWidget *editor;

  cohort_template_window_present (GTK_WINDOW (fixture->window), fixture->store, "welcome", NULL);
  editor = ui_get_dialog (COHORT_TYPE_TEMPLATE_WINDOW);
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_require (editor, GTK_TYPE_TEXT_VIEW, NULL))),
      "Dear {{person.called}},", -1);
  return editor;
}

static void
check_asks (UiFixture *fixture, GtkWidget *editor)
{
  GtkWidget *question = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *)&question);
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *)&editor);
  ui_press (ui_require (question, GTK_TYPE_BUTTON, "_Discard"));
  ui_wait (is_gone, &question, "the question to go");
  ui_wait (is_gone, &editor, "the editor to go");
}

/* The text was not saved: the program asks before it goes. */
static void
test_close (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open_editor (fixture);

  gtk_window_close (GTK_WINDOW (fixture->window));
  check_asks (fixture, editor);
}

static void
test_quit (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open_editor (fixture);

  g_action_group_activate_action (
      G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (fixture->window))), "quit", NULL);
  check_asks (fixture, editor);
}

/* The question that is open already is answered by Cancel, and asked again. */
static void
test_quit_twice (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open_editor (fixture);

  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_spin (50);
  check_asks (fixture, editor);
}

/* Nothing more is lost than by Escape; what is on its way is written. */
static void
test_pending (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  cohort_person_dialog_new_person (GTK_WIDGET (fixture->window), fixture->store);
  dialog = ui_get_dialog (COHORT_TYPE_PERSON_DIALOG);
  ui_type (dialog, "First name", "Núria");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Add"));
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  ui_wait (is_gone, &dialog, "the dialog to close");
  ui_person (fixture, "Núria");
}

/* A form that was left because the program is to end takes the program with it; one that is kept
 * does not, whenever it closes. */
static void
test_form (UiFixture *fixture, gconstpointer data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (fixture->window));
  CohortWindow *window = cohort_window_new (ADW_APPLICATION (application), fixture->store);
  GtkWidget *form;

  gtk_window_present (GTK_WINDOW (window));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  for (guint i = 0; i < 2; i++) {
    cohort_person_dialog_new_person (GTK_WIDGET (window), fixture->store);
    form = ui_get_dialog (COHORT_TYPE_PERSON_DIALOG);
    ui_type (form, "First name", "Núria");
    g_object_add_weak_pointer (G_OBJECT (form), (gpointer *)&form);
    gtk_window_close (GTK_WINDOW (window));
    ui_press (ui_require (ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_BUTTON,
                          i == 0 ? "_Keep Editing" : "_Discard"));
    if (i == 0)
      ui_cancel (form);
    ui_wait (is_gone, &form, "the form to go");
    ui_spin (50);
    g_assert_true (i == 1 || gtk_widget_get_visible (GTK_WIDGET (window)));
  }
  ui_wait (is_gone, &window, "the window to go");
}

static gboolean
is_county_there (gpointer store)
{
  return cohort_store_get_snapshot (store) != NULL;
}

/* What could not be written is told, though the window has gone. */
static void
test_refused (UiFixture *fixture, gconstpointer data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (fixture->window));
  g_autofree char *path = g_build_filename (fixture->folder, "county.db", NULL);
  g_autoptr (CohortStore) store = cohort_store_new ();
  CohortWindow *window = cohort_window_new (ADW_APPLICATION (application), store);
  GtkWidget *message, *body;
  graphene_rect_t bounds;

  cohort_store_open_async (store, path, NULL, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (is_county_there, store, "the county to be read");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  cohort_run (GTK_WIDGET (window), store,
              cohort_command_new ("person.remove", "person", "nobody", NULL));
  gtk_window_close (GTK_WINDOW (window));
  ui_wait (is_gone, &window, "the window to go");
  message = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (message)), ==,
                   "That Could Not Be Done");
  g_assert_true (gtk_window_get_application (GTK_WINDOW (message)) == application);
  ui_spin (50);
  body = ui_require (message, GTK_TYPE_LABEL,
                     adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (message)));
  g_assert_true (gtk_widget_compute_bounds (body, message, &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (message));
  ui_press (ui_require (message, GTK_TYPE_BUTTON, "_Close"));
}

static gboolean
request_layout_cb (gpointer data)
{
  GdkSurface *surface = *(GdkSurface **)data;

  if (!gdk_surface_is_destroyed (surface))
    gdk_surface_request_layout (surface);
  return G_SOURCE_CONTINUE;
}

/* What is yet to be done for the surface would be asked of the window. */
static void
check_settled_cb (GtkWidget *window, GdkSurface *surface)
{
  g_assert_true (gdk_surface_is_destroyed (surface));
  g_assert_null (g_main_context_find_source_by_user_data (NULL, surface));
}

/* The desktop tells the new size of a window that is closed meanwhile, up to the moment it goes. */
static void
test_resized (UiFixture *fixture, gconstpointer data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (fixture->window));
  CohortWindow *window = cohort_window_new (ADW_APPLICATION (application), fixture->store);
  g_autoptr (GdkSurface) surface = NULL;
  guint requests;

  gtk_window_present (GTK_WINDOW (window));
  /* Nothing else that is still to come may keep it. */
  ui_spin (300);
  surface = g_object_ref (gtk_native_get_surface (GTK_NATIVE (window)));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  g_signal_connect (window, "destroy", G_CALLBACK (check_settled_cb), surface);
  /* As important as the events of the desktop, and there before what closes the window. */
  requests = g_idle_add_full (G_PRIORITY_DEFAULT, request_layout_cb, &surface, NULL);
  gtk_window_close (GTK_WINDOW (window));
  ui_wait (is_gone, &window, "the window to go");
  g_source_remove (requests);
}

/* A form that is held until its answer comes may be there longer than the window it was over, which
 * took it along, or was there when it was closed. */
static void
check_held (gboolean is_closed_before)
{
  GtkWidget *parent = adw_window_new ();
  GtkWidget *form
      = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  g_autoptr (GtkWidget) held = g_object_ref (form);

  gtk_window_present (GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (form));
  ui_spin (50);
  if (is_closed_before) {
    gtk_window_close (GTK_WINDOW (form));
    g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (held)) == GTK_WINDOW (parent));
  }
  g_object_add_weak_pointer (G_OBJECT (parent), (gpointer *)&parent);
  gtk_window_destroy (GTK_WINDOW (parent));
  ui_wait (is_gone, &parent, "the parent to go");
  g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (held)));
}

static void
test_held (UiFixture *fixture, gconstpointer data)
{
  check_held (FALSE);
  check_held (TRUE);
}

/* Of a command that was asked for in a form, which was closed before the answer came. */
static void
test_refused_in_form (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *form = g_object_new (ADW_TYPE_WINDOW, "transient-for", fixture->window, NULL);
  GtkWidget *message;

  gtk_window_present (GTK_WINDOW (form));
  ui_spin (50);
  cohort_run (form, fixture->store,
              cohort_command_new ("person.remove", "person", "nobody", NULL));
  gtk_window_destroy (GTK_WINDOW (form));
  message = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (message), (gpointer *)&message);
  ui_spin (100);
  g_assert_nonnull (message);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (message))
                 == GTK_WINDOW (fixture->window));
  ui_press (ui_require (message, GTK_TYPE_BUTTON, "_Close"));
}

/* A menu that closes with the window is put away afterwards. */
static void
test_menu (UiFixture *fixture, gconstpointer data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (fixture->window));
  CohortWindow *window = cohort_window_new (ADW_APPLICATION (application), fixture->store);
  GtkWidget *page, *popover;

  ui_add_team (fixture);
  gtk_window_present (GTK_WINDOW (window));
  cohort_window_open (window, "team", NULL);
  ui_spin (200);
  page = GTK_WIDGET (cohort_window_get_page (window));
  cohort_team_menu_popup (page, page,
                          cohort_team_model_get_item (COHORT_TEAM_PAGE (page)->model, 0));
  popover = gtk_widget_get_last_child (page);
  g_assert_true (GTK_IS_POPOVER_MENU (popover));
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *)&popover);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  ui_spin (100);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait (is_gone, &window, "the window to go");
  ui_spin (100);
  g_assert_true (popover == NULL || gtk_widget_get_parent (popover) == NULL);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/leaving/close", test_close);
  ui_test_add ("/leaving/quit", test_quit);
  ui_test_add ("/leaving/quit-twice", test_quit_twice);
  ui_test_add ("/leaving/pending", test_pending);
  ui_test_add ("/leaving/form", test_form);
  ui_test_add ("/leaving/refused", test_refused);
  ui_test_add ("/leaving/resized", test_resized);
  ui_test_add ("/leaving/held", test_held);
  ui_test_add ("/leaving/refused-in-form", test_refused_in_form);
  ui_test_add ("/leaving/menu", test_menu);
  return ui_test_run ();
}
