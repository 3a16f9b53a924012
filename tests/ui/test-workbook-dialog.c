/* A county workbook that was edited, in the import dialog: what it says, what is chosen, what is
 * saved.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-id.h"
#include "cohort-import-dialog.h"
#include "cohort-ui-fixture.h"
#include "cohort-workbook.h"

/* One person of the workbook: what was written, and what it says now; NULL: the row is gone. */
typedef struct {
  const char *given;
  const char *base;
  const char *theirs;
} Line;

static void
put (CohortWorkbook *workbook, lxw_worksheet *sheet, guint row, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (*texts[i] != '\0')
      cohort_workbook_put_text (workbook, sheet, row, i, texts[i], COHORT_STYLE_TEXT);
}

#define ROW(workbook, sheet, row, ...)                                                             \
  put (workbook, sheet, row, (const char *const[]){__VA_ARGS__, NULL})

static char *
dup_id (UiFixture *fixture, const char *given)
{
  return cohort_id_derive ("membership", ui_person (fixture, given));
}

/* What a spreadsheet would save: names to know the rows by, and where people travel from. */
static void
write_records (UiFixture *fixture, CohortWorkbook *workbook, const Line *lines)
{
  lxw_worksheet *sheet = cohort_workbook_add_sheet (workbook, "Team");
  guint row = 3;

  ROW (workbook, sheet, 0, "cohort:team");
  ROW (workbook, sheet, 1, "id", "given", "home_place");
  ROW (workbook, sheet, 2, "id", "Given name", "Travels from");
  for (guint i = 0; lines[i].given != NULL; i++) {
    g_autofree char *id = dup_id (fixture, lines[i].given);

    if (lines[i].theirs != NULL)
      ROW (workbook, sheet, row++, id, lines[i].given, lines[i].theirs);
  }
}

static void
write_base (UiFixture *fixture, CohortWorkbook *workbook, const Line *lines)
{
  lxw_worksheet *sheet = cohort_workbook_add_sheet (workbook, "_cohort");

  ROW (workbook, sheet, 0, "format", "1");
  ROW (workbook, sheet, 1, "county", "39");
  ROW (workbook, sheet, 2, "year", "2024-25");
  ROW (workbook, sheet, 3, "sheet", "team", "Team");
  ROW (workbook, sheet, 4, "columns", "team", "[\"given\",\"home_place\"]");
  for (guint i = 0; lines[i].given != NULL; i++) {
    g_autofree char *id = dup_id (fixture, lines[i].given);
    g_autofree char *texts = g_strdup_printf ("[\"%s\",\"%s\"]", lines[i].given, lines[i].base);

    ROW (workbook, sheet, 5 + i, "row", "team", id, texts);
  }
}

static GtkWidget *
open_workbook (UiFixture *fixture, const Line *lines)
{
  g_autofree char *path = g_build_filename (fixture->folder, "county.xlsx", NULL);
  const CohortWorkbookProperties properties = {.title = "", .author = "", .version = "0.1.0"};
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortWorkbook) workbook = cohort_workbook_new (path, &properties, &error);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_no_error (error);
  write_records (fixture, workbook, lines);
  write_base (fixture, workbook, lines);
  cohort_workbook_commit (workbook, &error);
  g_assert_no_error (error);
  cohort_import_dialog_open (GTK_WIDGET (fixture->window), fixture->store, file);
  return ui_get_dialog (COHORT_TYPE_IMPORT_DIALOG);
}

static gboolean
is_offered (gpointer dialog)
{
  return !gtk_widget_get_mapped (ui_require (dialog, GTK_TYPE_SPINNER, NULL));
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
  ui_wait (is_gone, &dialog, "the workbook to be saved");
}

static const char *
get_home (UiFixture *fixture, const char *given)
{
  const CohortPerson *person = cohort_snapshot_find (ui_snapshot (fixture), COHORT_RECORD_PERSON,
                                                     ui_person (fixture, given));

  return person->home_place;
}

static void
choose (GtkWidget *dialog, const char *name, guint selected)
{
  GtkWidget *row = ui_require (dialog, GTK_TYPE_LABEL, name);
  GtkWidget *choice;

  row = gtk_widget_get_ancestor (gtk_widget_get_parent (gtk_widget_get_parent (row)), GTK_TYPE_BOX);
  choice = ui_require (row, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_true (gtk_widget_get_visible (choice));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  ui_spin (20);
}

static void
add_people (UiFixture *fixture)
{
  static const char *const people[] = {"Ana", "Ben", "Cleo"};

  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autofree char *command = g_strdup_printf (
        "{'do': 'person.add', 'given': '%s', 'role': 'teacher', 'home_place': 'Lodi'}", people[i]);

    ui_do (fixture, command);
  }
}

/* Nothing was edited, so that nothing is offered. */
static void
test_nothing (UiFixture *fixture, gconstpointer data)
{
  const Line lines[] = {{"Ana", "Lodi", "Lodi"}, {"Ben", "Tracy", "Tracy"}, {NULL}};
  GtkWidget *dialog;

  add_people (fixture);
  dialog = open_workbook (fixture, lines);
  ui_wait (is_offered, dialog, "the workbook to be compared");
  ui_require (dialog, GTK_TYPE_LABEL, "Nothing to do");
  g_assert_false (
      gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "Nothing to Apply")));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_spin (20);
}

/* An edit is taken, and Cohort's stays in a conflict and of a row that is gone. */
static void
test_edits (UiFixture *fixture, gconstpointer data)
{
  const Line lines[]
      = {{"Ana", "Lodi", "Tracy"}, {"Ben", "", "Manteca"}, {"Cleo", "Lodi", NULL}, {NULL}};
  GtkWidget *dialog;

  add_people (fixture);
  dialog = open_workbook (fixture, lines);
  ui_wait (is_offered, dialog, "the workbook to be compared");
  ui_require (dialog, GTK_TYPE_LABEL, "1 edit, 1 conflict, 1 row missing");
  ui_require (dialog, GTK_TYPE_LABEL, "Travels from: “Lodi” becomes “Tracy”.");
  ui_require (dialog, GTK_TYPE_LABEL,
              "Travels from: was nothing, is “Manteca” in the workbook and “Lodi” in Cohort.");
  accept (dialog, "_Apply 1 Change");
  g_assert_cmpstr (get_home (fixture, "Ana"), ==, "Tracy");
  g_assert_cmpstr (get_home (fixture, "Ben"), ==, "Lodi");
  g_assert_cmpstr (get_home (fixture, "Cleo"), ==, "Lodi");
}

static gboolean
is_undoable (gpointer fixture)
{
  g_autofree char *sentence = NULL;

  g_object_get (((UiFixture *)fixture)->store, "undo-sentence", &sentence, NULL);
  return sentence != NULL && g_strrstr (sentence, "county.xlsx") != NULL;
}

static gboolean
is_back (gpointer fixture)
{
  return g_strcmp0 (get_home (fixture, "Ana"), "Lodi") == 0;
}

/* Unless somebody chooses otherwise; one undo takes all of it back. */
static void
test_choices (UiFixture *fixture, gconstpointer data)
{
  const Line lines[]
      = {{"Ana", "Lodi", "Tracy"}, {"Ben", "", "Manteca"}, {"Cleo", "Lodi", NULL}, {NULL}};
  g_autofree char *cleo = NULL;
  const CohortMembership *membership;
  GtkWidget *dialog;

  add_people (fixture);
  cleo = dup_id (fixture, "Cleo");
  dialog = open_workbook (fixture, lines);
  ui_wait (is_offered, dialog, "the workbook to be compared");
  choose (dialog, "Ben", 1);
  choose (dialog, "Cleo", 1);
  accept (dialog, "_Apply 3 Changes");
  g_assert_cmpstr (get_home (fixture, "Ben"), ==, "Manteca");
  membership = cohort_snapshot_find (ui_snapshot (fixture), COHORT_RECORD_MEMBERSHIP, cleo);
  g_assert_cmpstr (membership->status, ==, "ended");
  ui_wait (is_undoable, fixture, "the import to be undoable");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_wait (is_back, fixture, "the import to be undone");
  g_assert_cmpstr (get_home (fixture, "Ben"), ==, "Lodi");
  membership = cohort_snapshot_find (ui_snapshot (fixture), COHORT_RECORD_MEMBERSHIP, cleo);
  g_assert_cmpstr (membership->status, ==, "active");
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* What was edited elsewhere while the differences were looked at is laid under the workbook anew,
 * and what was chosen stays chosen where the same is asked again. */
static void
test_changed_meanwhile (UiFixture *fixture, gconstpointer data)
{
  const Line lines[]
      = {{"Ana", "Lodi", "Tracy"}, {"Ben", "Ripon", "Manteca"}, {"Cleo", "Ripon", "Lathrop"},
         {NULL}};
  GtkWidget *dialog;

  add_people (fixture);
  dialog = open_workbook (fixture, lines);
  ui_wait (is_offered, dialog, "the workbook to be compared");
  choose (dialog, "Ben", 1);
  choose (dialog, "Cleo", 1);
  ui_do_elsewhere (fixture, "{'do': 'person.edit', 'person': 'Ana', 'phone': '209-555-0199'}");
  ui_do_elsewhere (fixture, "{'do': 'person.edit', 'person': 'Cleo', 'home_place': 'Galt'}");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Apply 3 Changes"));
  ui_wait (is_mapped,
           ui_require (dialog, GTK_TYPE_LABEL,
                       "The county’s data changed while this was open, so nothing was imported. "
                       "Look at it again, then import it once more."),
           "the differences to be shown again");
  g_assert_cmpstr (get_home (fixture, "Cleo"), ==, "Galt");
  g_assert_cmpstr (get_home (fixture, "Ana"), ==, "Lodi");
  ui_require (dialog, GTK_TYPE_LABEL,
              "Travels from: was “Ripon”, is “Lathrop” in the workbook and “Galt” in Cohort.");
  accept (dialog, "_Apply 2 Changes");
  g_assert_cmpstr (get_home (fixture, "Ana"), ==, "Tracy");
  g_assert_cmpstr (get_home (fixture, "Ben"), ==, "Manteca");
  g_assert_cmpstr (get_home (fixture, "Cleo"), ==, "Galt");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/workbook-dialog/nothing", test_nothing);
  ui_test_add ("/workbook-dialog/edits", test_edits);
  ui_test_add ("/workbook-dialog/choices", test_choices);
  ui_test_add ("/workbook-dialog/changed-meanwhile", test_changed_meanwhile);
  return ui_test_run ();
}
