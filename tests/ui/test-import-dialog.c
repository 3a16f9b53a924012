/* The preview of an import: what it says, what can be put right, what is saved.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-import-dialog.h"
#include "cohort-mapping.h"
#include "cohort-ui-fixture.h"

#include <string.h>

static GtkWidget *
open_file (UiFixture *fixture, GFile *file)
{
  cohort_import_dialog_open (GTK_WIDGET (fixture->window), fixture->store, file);
  return ui_get_dialog (COHORT_TYPE_IMPORT_DIALOG);
}

static GtkWidget *
open_sample (UiFixture *fixture, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return open_file (fixture, file);
}

/* What somebody has written to a file of that name. */
static GtkWidget *
open_text (UiFixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return open_file (fixture, file);
}

static gboolean
is_read (gpointer dialog)
{
  return !gtk_widget_get_mapped (ui_require (dialog, GTK_TYPE_SPINNER, NULL));
}

static void
wait_read (GtkWidget *dialog)
{
  ui_wait (is_read, dialog, "the file to be read");
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static gboolean
is_sensitive (gpointer button)
{
  return gtk_widget_is_sensitive (button);
}

static void
accept (GtkWidget *dialog, const char *label)
{
  ui_wait (is_sensitive, ui_require (dialog, GTK_TYPE_BUTTON, label), "the import to be offered");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, label));
  ui_wait (is_gone, &dialog, "the import to be saved");
}

static guint
count_people (UiFixture *fixture)
{
  return cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_PERSON)->len;
}

static guint
count_rows (GtkWidget *dialog)
{
  GtkListView *view = GTK_LIST_VIEW (ui_require (dialog, GTK_TYPE_LIST_VIEW, NULL));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
}

static void
close_dialog (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (20);
}

static void
test_form_answers (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_sample (fixture, "san-joaquin-form-responses.csv");
  guint n_rows;

  wait_read (dialog);
  ui_require (dialog, GTK_TYPE_LABEL, "8 to add · 1 problem · 2 ignored");
  g_assert_cmpuint (count_people (fixture), ==, 0);
  n_rows = count_rows (dialog);
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (ui_require (dialog, GTK_TYPE_CHECK_BUTTON, "Only _problems")), TRUE);
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (ui_require (dialog, GTK_TYPE_CHECK_BUTTON, "Only _problems")), FALSE);
  g_assert_cmpuint (count_rows (dialog), ==, n_rows);
  accept (dialog, "_Import 8 People");
  g_assert_cmpuint (count_people (fixture), ==, 8);
  /* An import never books. */
  g_assert_cmpuint (
    cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_ATTENDANCE)->len, ==, 0);
}

static void
test_again (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_sample (fixture, "san-joaquin-form-responses.csv");

  wait_read (dialog);
  accept (dialog, "_Import 8 People");
  dialog = open_sample (fixture, "san-joaquin-form-responses.csv");
  wait_read (dialog);
  g_assert_false (
    gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "Nothing to Import")));
  close_dialog (dialog);
}

static void
test_cancel (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_sample (fixture, "fresno-team.xlsx");

  /* Once while it is being read, once when it is. */
  close_dialog (dialog);
  dialog = open_sample (fixture, "fresno-team.xlsx");
  wait_read (dialog);
  close_dialog (dialog);
  g_assert_cmpuint (count_people (fixture), ==, 0);
}

/* Rows that take far longer to be understood than the dialog to appear. */
#define MANY 20000

static gboolean
is_left_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

/* What is still under way when the dialog closes is not carried to its end. */
static void
test_cancel_work (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) roster = g_string_new ("Name,E-mail\n");
  GtkWidget *dialog;
  GtkWidget *stack;

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (roster, "Ana%u Belmonte%u,ana%u@example.org\n", i, i, i);
  dialog = g_object_ref (open_text (fixture, "roster.csv", roster->str));
  stack = g_object_ref (ui_require (dialog, GTK_TYPE_STACK, NULL));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "busy");
  gtk_window_close (GTK_WINDOW (dialog));
  ui_wait (is_left_alone, dialog, "the work to end");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "busy");
  g_object_unref (dialog);
  g_object_unref (stack);
}

/* The columns are folded away until somebody wants to see them. */
static void
unfold (GtkWidget *dialog)
{
  gtk_expander_set_expanded (GTK_EXPANDER (ui_require (dialog, GTK_TYPE_EXPANDER, NULL)), TRUE);
}

static void
choose (GtkWidget *dialog, const char *title, const char *label)
{
  AdwComboRow *row = ADW_COMBO_ROW (ui_require (dialog, ADW_TYPE_COMBO_ROW, title));
  GtkStringList *labels = GTK_STRING_LIST (adw_combo_row_get_model (row));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (labels)); i++)
    if (g_str_equal (gtk_string_list_get_string (labels, i), label))
      adw_combo_row_set_selected (row, i);
}

static const char *
get_choice (GtkWidget *dialog, const char *title)
{
  AdwComboRow *row = ADW_COMBO_ROW (ui_require (dialog, ADW_TYPE_COMBO_ROW, title));

  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

static gboolean
is_answer (gpointer dialog)
{
  return g_str_equal (get_choice (dialog, "Zebra"), cohort_field_get_label (NULL));
}

static gboolean
has_organization (gpointer dialog)
{
  return ui_find (dialog, ADW_TYPE_COMBO_ROW, "Organization") != NULL;
}

static const CohortMembership *
get_only_membership (UiFixture *fixture)
{
  GPtrArray *memberships
    = cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_MEMBERSHIP);

  g_assert_cmpuint (memberships->len, ==, 1);
  return g_ptr_array_index (memberships, 0);
}

static void
test_unknown_word (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_text (fixture, "roster.csv",
                                 "Name,Role,E-mail\nAna Belmonte,Quark herder,ana@example.org\n");

  wait_read (dialog);
  unfold (dialog);
  choose (dialog, "Quark herder", "Informal science educator");
  /* Given a meaning, it is still there to be given another one, or none. */
  choose (dialog, "Quark herder", "Keep as typed");
  choose (dialog, "Quark herder", "Classroom teacher");
  accept (dialog, "_Import 1 Person");
  g_assert_cmpstr (get_only_membership (fixture)->role, ==, "teacher");
}

static void
test_column (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_text (fixture, "roster.csv",
                                 "Name,E-mail,Zebra\nAna Belmonte,ana@example.org,Lodi Unified\n");

  wait_read (dialog);
  unfold (dialog);
  choose (dialog, "Zebra", "Organization");
  /* Not what was read before the choice. */
  g_assert_false (is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Import 1 Person")));
  accept (dialog, "_Import 1 Person");
  g_assert_nonnull (get_only_membership (fixture)->organization);
}

/* What was said of one file is read from the next, and can be forgotten. */
static void
test_memory (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog
    = open_text (fixture, "one.csv", "Name,Zebra,E-mail\nAna Belmonte,Lodi,ana@example.org\n");

  wait_read (dialog);
  unfold (dialog);
  choose (dialog, "Zebra", "Organization");
  accept (dialog, "_Import 1 Person");

  dialog = open_text (fixture, "two.csv", "Name,Zebra,E-mail\nLeo Paz,Tracy,leo@example.org\n");
  wait_read (dialog);
  unfold (dialog);
  ui_require (dialog, GTK_TYPE_LABEL, "Read as you said for an earlier file: “Zebra”.");
  g_assert_cmpstr (get_choice (dialog, "Zebra"), ==, "Organization");
  gtk_widget_activate_action (dialog, "mapping.forget", NULL);
  ui_wait (is_answer, dialog, "the column to be an answer again");
  g_assert_null (
    cohort_snapshot_get_setting (ui_snapshot (fixture), COHORT_SETTING_IMPORT_MAPPING));
  close_dialog (dialog);
}

static const CohortPerson *
get_ana (UiFixture *fixture)
{
  return cohort_snapshot_find (ui_snapshot (fixture), COHORT_RECORD_PERSON,
                               ui_person (fixture, "Ana"));
}

static gboolean
is_offered_again (gpointer data)
{
  GtkWidget *dialog = *(GtkWidget **) data;
  GtkWidget *button
    = dialog != NULL ? ui_find (dialog, GTK_TYPE_BUTTON, "_Import 1 Person") : NULL;

  return dialog == NULL || (button != NULL && gtk_widget_is_sensitive (button));
}

/* What was saved elsewhere while the preview was open is not put back; what was said of the file
 * still holds. */
static void
test_changed_meanwhile (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *changed;

  ui_do (fixture, "{'do': 'person.add', 'given': 'Ana', 'family': 'Belmonte', 'role': 'teacher', "
                  "'email': 'ana@example.org', 'phone': '209-555-0101'}");
  dialog = open_text (fixture, "roster.csv",
                      "Name,E-mail,Zebra\nAna Belmonte,ana@example.org,Lodi\n");
  wait_read (dialog);
  unfold (dialog);
  choose (dialog, "Zebra", cohort_field_get_label ("home_place"));
  ui_wait (is_sensitive, ui_require (dialog, GTK_TYPE_BUTTON, "_Import 1 Person"), "the column");
  ui_do_elsewhere (fixture,
                   "{'do': 'person.edit', 'person': 'Ana Belmonte', 'phone': '209-555-0199'}");

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Import 1 Person"));
  ui_wait (is_offered_again, &dialog, "the import to be offered again");
  ui_spin (20);
  g_assert_cmpstr (get_ana (fixture)->phone, ==, "209-555-0199");
  g_assert_null (get_ana (fixture)->home_place);
  g_assert_nonnull (dialog);
  changed = ui_require (dialog, GTK_TYPE_LABEL,
                        "The county’s data changed while this was open, so nothing was imported. "
                        "Look at it again, then import it once more.");
  g_assert_true (gtk_widget_get_mapped (changed));
  g_assert_cmpstr (get_choice (dialog, "Zebra"), ==, cohort_field_get_label ("home_place"));

  g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  accept (dialog, "_Import 1 Person");
  g_assert_cmpstr (get_ana (fixture)->phone, ==, "209-555-0199");
  g_assert_cmpstr (get_ana (fixture)->home_place, ==, "Lodi");
}

/* The row of the headings is chosen where it was found wrong. */
static void
test_heading_row (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_text (fixture, "roster.csv",
                                 "Name,Role,E-mail,Phone\n"
                                 "Name,Role,Organization\n"
                                 "Ana Belmonte,Teacher,Lodi Unified\n");
  GtkWidget *spin;

  wait_read (dialog);
  unfold (dialog);
  spin = ui_require (dialog, GTK_TYPE_SPIN_BUTTON, NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 2);
  ui_wait (has_organization, dialog, "the columns of the second row");
  accept (dialog, "_Import 1 Person");
  g_assert_nonnull (get_only_membership (fixture)->organization);
}

/* Cells that were pasted are looked at as a file is. */
static void
test_pasted (UiFixture *fixture, gconstpointer data)
{
  static const char cells[] = "Name\tRole\nAna Belmonte\tTeacher\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (cells, strlen (cells));
  GtkWidget *dialog;

  cohort_import_dialog_open_bytes (GTK_WIDGET (fixture->window), fixture->store, bytes,
                                   "Pasted cells");
  dialog = ui_get_dialog (COHORT_TYPE_IMPORT_DIALOG);
  wait_read (dialog);
  accept (dialog, "_Import 1 Person");
  g_assert_cmpstr (get_only_membership (fixture)->role, ==, "teacher");
}

static void
test_refused (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *content;
  } cases[] = {
    {"roster.csv", "nothing here\nthat names a column\n"},
    {"roster.xlsx", "this is no workbook"},
    {"2031-32.json", "{\"year\": \"2031-32\"}"},
    {"roster.pdf", "%PDF-1.7\n"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *dialog = open_text (fixture, cases[i].name, cases[i].content);
    GtkWidget *page;

    wait_read (dialog);
    page = ui_require (dialog, ADW_TYPE_STATUS_PAGE, "The File Could Not Be Imported");
    g_assert_true (gtk_widget_get_mapped (page));
    g_assert_nonnull (adw_status_page_get_description (ADW_STATUS_PAGE (page)));
    close_dialog (dialog);
  }
  g_assert_cmpuint (count_people (fixture), ==, 0);
}

static void
test_missing_file (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/roster.csv");
  GtkWidget *dialog = open_file (fixture, file);
  GtkWidget *page;

  wait_read (dialog);
  page = ui_require (dialog, ADW_TYPE_STATUS_PAGE, "The File Could Not Be Imported");
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), ==,
                   "There is no file “/nowhere/roster.csv”. It may have been renamed, moved or "
                   "deleted: choose it where it is now.\n\nNothing was changed.");
  close_dialog (dialog);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  cohort_store_open_finish (COHORT_STORE (source), result, NULL);
  *(gboolean *)user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

/* Whether there is a county is not known before the database was read. */
static void
test_while_loading (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (CohortStore) store = cohort_store_new ();
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (fixture->window));
  CohortWindow *window = cohort_window_new (ADW_APPLICATION (application), store);
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/roster.csv");
  gboolean is_open = FALSE;

  gtk_window_present (GTK_WINDOW (window));
  cohort_window_import (window, file);
  g_assert_cmpuint (g_list_model_get_n_items (cohort_window_get_messages (window)), ==, 0);
  cohort_store_open_async (store, path, NULL, result_cb, &is_open);
  ui_wait (is_true, &is_open, "the database to open");
  cohort_window_import (window, file);
  g_assert_cmpuint (g_list_model_get_n_items (cohort_window_get_messages (window)), ==, 1);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  ui_wait (is_gone, &window, "the window to close");
}

static void
test_program (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "program",
                                                 "2025-26.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = open_file (fixture, file);

  wait_read (dialog);
  ui_require (dialog, ADW_TYPE_PREFERENCES_GROUP, "Program Year 2025-26");
  ui_require (dialog, GTK_TYPE_LABEL, "58");
  accept (dialog, "_Load Program Year");
  g_assert_cmpuint (
    cohort_snapshot_get_records (ui_snapshot (fixture), COHORT_RECORD_PROGRAM_FILE)->len, ==, 1);
}

/* A file on a server that no folder stands for is read all the same: here, what the program has. */
static void
test_without_path (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file
    = g_file_new_for_uri ("resource://" RESOURCE_PREFIX "/program/2025-26.json");
  g_autoptr (GFile) foreign = g_file_new_for_uri ("foreign://x/y");
  GtkWidget *dialog = open_file (fixture, file);

  g_assert_null (g_file_peek_path (file));
  wait_read (dialog);
  ui_require (dialog, ADW_TYPE_PREFERENCES_GROUP, "Program Year 2025-26");
  close_dialog (dialog);
  dialog = open_file (fixture, foreign);
  wait_read (dialog);
  g_assert_true (gtk_widget_get_mapped (
    ui_require (dialog, ADW_TYPE_STATUS_PAGE, "The File Could Not Be Imported")));
  close_dialog (dialog);
}

static gboolean
is_whole (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget)
         && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

/* What a column means, and what the button does, is to be read on a small screen too. */
static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *button, *label;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  ui_spin (150);
  dialog = open_text (fixture, "A roster of all the teachers of the county.csv",
                      "Name,E-mail,Zebra\nAna Belmonte,ana.belmonte@example.org,"
                      "Informal science educator of the county office\n");
  wait_read (dialog);
  unfold (dialog);
  choose (dialog, "Zebra", "Dietary and access needs");
  button = ui_require (dialog, GTK_TYPE_BUTTON, "_Import");
  ui_wait (is_sensitive, button, "the column");
  ui_spin (150);
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, 360);
  g_assert_true (is_whole (gtk_button_get_child (GTK_BUTTON (button))));
  label = ui_require (dialog, ADW_TYPE_COMBO_ROW, "Zebra");
  label = ui_require (label, GTK_TYPE_LABEL, get_choice (dialog, "Zebra"));
  g_assert_true (is_whole (label));
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_spin (20);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/import/form-answers", test_form_answers);
  ui_test_add ("/import/again", test_again);
  ui_test_add ("/import/cancel", test_cancel);
  ui_test_add ("/import/cancel-work", test_cancel_work);
  ui_test_add ("/import/unknown-word", test_unknown_word);
  ui_test_add ("/import/memory", test_memory);
  ui_test_add ("/import/changed-meanwhile", test_changed_meanwhile);
  ui_test_add ("/import/heading-row", test_heading_row);
  ui_test_add ("/import/pasted", test_pasted);
  ui_test_add ("/import/column", test_column);
  ui_test_add ("/import/refused", test_refused);
  ui_test_add ("/import/missing-file", test_missing_file);
  ui_test_add ("/import/while-loading", test_while_loading);
  ui_test_add ("/import/program", test_program);
  ui_test_add ("/import/without-path", test_without_path);
  ui_test_add ("/import/narrow", test_narrow);
  return ui_test_run ();
}
