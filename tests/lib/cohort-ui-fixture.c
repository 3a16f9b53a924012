/* The application with a window on San Joaquin's empty county, for tests in its own process.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ui-fixture.h"

#include "cohort-application.h"
#include "cohort-command.h"
#include "cohort-date.h"
#include "cohort-page.h"
#include "cohort-reimbursements-page.h"
#include "cohort-welcome.h"

#include <glib/gstdio.h>

/* Only what never comes waits so long; a busy machine is slow, but not wrong. */
#define PATIENCE (60 * G_TIME_SPAN_SECOND)
/* As long with nothing to do as two frames take: all is done and painted that was asked for. */
#define QUIET (40 * G_TIME_SPAN_MILLISECOND)
/* Something may always move; what the store does comes to an end. */
#define RESTLESS (2 * G_TIME_SPAN_SECOND)

#define FEW_MS 20
/* For a window to become active, and after how many it is asked again. */
#define MOST_LOOKS 250
#define SOME_LOOKS 25

static CohortApplication *application;
static CohortStore *current_store; /* borrowed from the fixture that is set up */
static int status;

static gboolean
is_busy (void)
{
  gboolean busy = FALSE;

  if (current_store != NULL)
    g_object_get (current_store, "busy", &busy, NULL);
  return busy;
}

void
ui_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  gint64 patient = end + PATIENCE;
  gint64 restless = end + RESTLESS;
  gint64 quiet = g_get_monotonic_time () + QUIET;
  gint64 now;

  do {
    gboolean moves = g_main_context_iteration (NULL, FALSE);
    gboolean busy = is_busy ();

    if (!moves)
      g_usleep (1000);
    now = g_get_monotonic_time ();
    if (moves || busy)
      quiet = now + QUIET;
    if (busy)
      restless = MAX (restless, now + RESTLESS);
  } while (now < end || (now < quiet && now < MIN (restless, patient)));
}

void
ui_wait (UiCondition condition, gpointer data, const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (data)) {
    if (g_get_monotonic_time () > end)
      g_error ("waited in vain for: %s", what);
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  }
}

/* Instead of what the application does by itself: open the person's own database. */
static void
activate_cb (GApplication *app)
{
  g_signal_stop_emission_by_name (app, "activate");
  g_application_hold (app);
  status = g_test_run ();
  g_application_release (app);
  g_application_quit (app);
}

void
ui_test_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  /* As on GNOME's desktop, wherever the test runs: sizes are compared. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, "gtk-font-name", "Cantarell 11", NULL);
}

int
ui_test_run (void)
{
  application = cohort_application_new (BASE_ID);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  g_application_run (G_APPLICATION (application), 0, NULL);
  g_clear_object (&application);
  return status;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* Its first page, or what asks for the county, comes after the window itself. */
static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0
         && (ui_find (data, COHORT_TYPE_PAGE, NULL) != NULL
             || ui_find (data, COHORT_TYPE_WELCOME, NULL) != NULL);
}

void
ui_make_active (GtkWindow *window)
{
  for (guint i = 0; i < MOST_LOOKS && !gtk_window_is_active (window); i++) {
    if (i % SOME_LOOKS == 0)
      gtk_window_present (window);
    ui_spin (FEW_MS);
  }
}

static void
open_store (UiFixture *fixture)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("cohort-ui-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "county.db", NULL);
  fixture->store = cohort_store_new ();
  current_store = fixture->store;
  cohort_store_open_async (fixture->store, path, NULL, result_cb, &opened);
  ui_wait (is_set, &opened, "the database to open");
  cohort_store_open_finish (fixture->store, opened, &error);
  g_assert_no_error (error);
}

static void
choose_county (UiFixture *fixture)
{
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GError) error = NULL;
  const CohortCounty *county
      = cohort_program_find_county (cohort_store_get_program (fixture->store), "San Joaquin");

  cohort_store_init_async (fixture->store, county->number, "2024-25", result_cb, &begun);
  ui_wait (is_set, &begun, "the county to be chosen");
  cohort_store_init_finish (fixture->store, begun, &error);
  g_assert_no_error (error);
}

static void
show_window (UiFixture *fixture)
{
  fixture->window = cohort_window_new (ADW_APPLICATION (application), fixture->store);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 720);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_wait (is_mapped, fixture->window, "the window to appear");
  ui_make_active (GTK_WINDOW (fixture->window));
}

void
ui_fixture_set_up (UiFixture *fixture, gconstpointer data)
{
  open_store (fixture);
  choose_county (fixture);
  show_window (fixture);
}

void
ui_fixture_set_up_new (UiFixture *fixture, gconstpointer data)
{
  open_store (fixture);
  show_window (fixture);
}

void
ui_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      ui_remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
ui_fixture_tear_down (UiFixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_wait (is_gone, &fixture->window, "the window to close");
  current_store = NULL;
  /* What still works on another thread holds it as long. */
  g_object_add_weak_pointer (G_OBJECT (fixture->store), (gpointer *) &fixture->store);
  g_object_unref (fixture->store);
  ui_wait (is_gone, &fixture->store, "everybody to let go of the store");
  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
run_command (UiFixture *fixture, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  node = json_from_string (text, &error);
  g_assert_no_error (error);
  cohort_store_run_async (fixture->store, json_node_get_object (node), NULL, result_cb, &result);
  ui_wait (is_set, &result, text);
  cohort_store_run_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

void
ui_do (UiFixture *fixture, const char *command)
{
  g_autofree char *text = g_strdelimit (g_strdup (command), "'", '"');

  run_command (fixture, text);
}

void
ui_do_elsewhere (UiFixture *fixture, const char *command)
{
  const CohortMoment moment = {cohort_date_today (), g_get_real_time () / G_USEC_PER_SEC};
  g_autofree char *text = g_strdelimit (g_strdup (command), "'", '"');
  g_autofree char *path = g_build_filename (fixture->folder, "county.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);
  g_autoptr (CohortDb) db = cohort_db_open (path, FALSE, &error);

  g_assert_no_error (error);
  cohort_db_run (db, json_node_get_object (node), &moment, &error);
  g_assert_no_error (error);
}

/* The sample county's own days are left out: today's do as well on screen. */
static void
do_story (UiFixture *fixture, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "stories", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "\"do\"") != NULL)
      run_command (fixture, lines[i]);
}

void
ui_do_stories (UiFixture *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "stories", "sample.list", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) names = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  names = g_strsplit (text, "\n", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' && *names[i] != '#')
      do_story (fixture, names[i]);
}

void
ui_add_team (UiFixture *fixture)
{
  static const char *const people[] = {
    "'given': 'Marisol', 'family': 'Vance', 'role': 'coe-coordinator', 'bands': 'system',"
    "'organization': 'San Joaquin County Office of Education', 'lead': true,"
    "'email': 'mvance@example.org'",
    "'given': 'Devon', 'family': 'Okafor', 'role': 'district-specialist', 'bands': '6-8 9-12',"
    "'organization': 'Calaveras Bend Unified'",
    "'given': 'Priya', 'family': 'Raman', 'role': 'teacher-leader', 'bands': '3-5',"
    "'organization': 'Delta Oaks Unified'",
    "'given': 'Tomás', 'family': 'Herrera-Lund', 'role': 'teacher', 'bands': '9-12',"
    "'organization': 'Delta Oaks Unified', 'email': 'tomas@example.org'",
    "'given': 'Grace', 'family': 'Whitfield', 'role': 'district-specialist', 'bands': '9-12',"
    "'organization': 'Calaveras Bend Unified'",
    "'given': 'Lena', 'family': 'Abubakar', 'role': 'community-partner', 'bands': 'tk-2 3-5',"
    "'organization': 'Valley Expanded Learning'",
    "'given': 'Ellis', 'family': 'Marchetti', 'role': 'higher-ed', 'bands': 'postsecondary',"
    "'organization': 'Delta College', 'status': 'invited'",
    "'given': 'José', 'family': 'Núñez', 'role': 'teacher', 'bands': '6-8',"
    "'organization': 'Delta Oaks Unified', 'status': 'prospect'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autofree char *command = g_strdup_printf ("{'do': 'person.add', %s}", people[i]);

    ui_do (fixture, command);
  }
}

CohortSnapshot *
ui_snapshot (UiFixture *fixture)
{
  return cohort_store_get_snapshot (fixture->store);
}

const char *
ui_person (UiFixture *fixture, const char *given)
{
  COHORT_FOR_EACH (CohortPerson, person, ui_snapshot (fixture), COHORT_RECORD_PERSON) {
    if (g_strcmp0 (person->given, given) == 0)
      return person->record.id;
  }
  g_error ("nobody is called %s", given);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  static const char *const properties[] = {"label", "title", "text", "placeholder-text",
                                           "tooltip-text"};
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (properties) && !found; i++) {
    GParamSpec *spec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), properties[i]);
    g_autofree char *value = NULL;

    if (spec == NULL || spec->value_type != G_TYPE_STRING)
      continue;
    g_object_get (widget, properties[i], &value, NULL);
    found = g_strcmp0 (value, text) == 0;
  }
  return found;
}

GtkWidget *
ui_find (GtkWidget *root, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || says (root, text)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = ui_find (child, type, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

typedef struct {
  GtkWidget *root;
  GType type;
  const char *text;
  GtkWidget *found;
} Search;

static gboolean
finds_widget (gpointer data)
{
  Search *search = data;

  search->found = ui_find (search->root, search->type, search->text);
  return search->found != NULL;
}

/* What another thread makes may come later. */
GtkWidget *
ui_require (GtkWidget *root, GType type, const char *text)
{
  Search search = {.root = root, .type = type, .text = text};
  g_autofree char *what = g_strdup_printf ("a %s that says “%s”", g_type_name (type),
                                           text != NULL ? text : "anything");

  ui_wait (finds_widget, &search, what);
  return search.found;
}

typedef struct {
  GType type;
  GtkWidget *dialog;
} DialogSearch;

static gboolean
finds_dialog (gpointer data)
{
  DialogSearch *search = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), search->type) && gtk_widget_get_mapped (window))
      search->dialog = window;
  }
  return search->dialog != NULL;
}

GtkWidget *
ui_get_dialog (GType type)
{
  DialogSearch search = {.type = type};

  ui_wait (finds_dialog, &search, g_type_name (type));
  return search.dialog;
}

void
ui_press (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

void
ui_cancel (GtkWidget *form)
{
  ui_press (ui_require (form, GTK_TYPE_BUTTON, "_Cancel"));
}

GtkWidget *
ui_move_header (GtkWidget *page)
{
  GtkWidget *header = cohort_page_get_header (COHORT_PAGE (page));
  GtkWidget *place = gtk_widget_get_parent (header);

  g_object_ref (header);
  gtk_box_remove (GTK_BOX (place), header);
  gtk_box_append (GTK_BOX (place), header);
  g_object_unref (header);
  return header;
}

GtkWidget *
ui_open_menu (GtkWidget *header, const char *text)
{
  GtkWidget *button = ui_require (header, GTK_TYPE_MENU_BUTTON, NULL);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return ui_require (button, g_type_from_name ("GtkModelButton"), text);
}

typedef struct {
  GtkWidget *root;
  const char *text;
} ExpectedLabel;

static gboolean
is_said (gpointer data)
{
  const ExpectedLabel *expected = data;

  return ui_find (expected->root, GTK_TYPE_LABEL, expected->text) != NULL;
}

void
ui_wait_for_label (UiFixture *fixture, const char *text)
{
  ExpectedLabel expected = { GTK_WIDGET (fixture->window), text };

  ui_wait (is_said, &expected, text);
}

void
ui_type (GtkWidget *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, title)), text);
}

void
ui_choose (GtkWidget *dialog, const char *title, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_require (dialog, ADW_TYPE_COMBO_ROW, title)),
                              position);
}

void
ui_pay_lodging (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024'}");
  ui_do (fixture,
         "{'do': 'expense.add', 'id': 'lodging', 'person': 'Priya Raman', 'category': 'lodging',"
         "'on': '2024-11-10', 'purpose': 'Three nights', 'amount': 45000}");
  ui_do (fixture, "{'do': 'expense.submit', 'expense': 'lodging'}");
  ui_do (fixture, "{'do': 'expense.approve', 'expense': 'lodging'}");
  ui_do (fixture, "{'do': 'expense.pay', 'expense': 'lodging', 'on': '2024-12-01'}");
}

GtkWidget *
ui_open_reimbursements (UiFixture *fixture, const char *subject)
{
  cohort_window_open (fixture->window, "reimbursements", subject);
  ui_spin (50);
  return ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_REIMBURSEMENTS_PAGE, NULL);
}
