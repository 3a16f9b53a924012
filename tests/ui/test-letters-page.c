/* The letters and the history: who gets one, what it looks like, and what is told about a change.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-letter-outputs.h"
#include "cohort-letter-pane.h"
#include "cohort-letter-preview.h"
#include "cohort-letters-page.h"
#include "cohort-letters.h"
#include "cohort-template-text.h"
#include "cohort-template-window.h"
#include "cohort-ui-fixture.h"

static GtkWidget *
open_letters (UiFixture *fixture, const char *subject)
{
  cohort_window_open (fixture->window, "letters", subject);
  return ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_LETTERS_PAGE, NULL);
}

static const CohortIssuedLetter *
find_letter (UiFixture *fixture)
{
  return cohort_letters_find (ui_snapshot (fixture), "39-2024-001");
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

static gboolean
is_insensitive (gpointer data)
{
  return !gtk_widget_is_sensitive (data);
}

static gboolean
is_gone (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (window == *(GtkWidget **) data)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_not_issued (gpointer fixture)
{
  return find_letter (fixture) == NULL;
}

static GtkWidget *
get_issue_button (UiFixture *fixture)
{
  return ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Issue…");
}

/* Chooses the letter whose place in the list begins with @title. */
static void
choose_letter (GtkWidget *page, const char *title)
{
  GtkDropDown *choice = GTK_DROP_DOWN (ui_require (page, GTK_TYPE_DROP_DOWN, NULL));
  GListModel *model = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

    if (g_str_has_prefix (gtk_string_object_get_string (item), title)) {
      gtk_drop_down_set_selected (choice, i);
      return;
    }
  }
  g_error ("there is no letter “%s”", title);
}

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  cohort_window_open (fixture->window, "letters", NULL);
  ui_wait_for_label (fixture, "No Letters Yet");
}

static void
test_preview (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *preview;
  int height;

  ui_add_team (fixture);
  open_letters (fixture, ui_person (fixture, "Lena"));
  /* A prospect is not on the team yet and is not welcomed. */
  ui_wait_for_label (fixture, "7 letters");
  preview = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_LETTER_PREVIEW, NULL);
  gtk_widget_measure (preview, GTK_ORIENTATION_VERTICAL, 612, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, >=, (int) COHORT_LETTER_PAGE_HEIGHT);
}

static void
test_spanish (UiFixture *fixture, gconstpointer data)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'person.edit', 'person': 'Lena Abubakar', 'language': 'es'}");
  cohort_window_open (fixture->window, "letters", NULL);
  ui_wait_for_label (fixture, "Valley Expanded Learning · in Spanish");
}

/* Nothing is issued while what the letter needs is not known; then it is. */
static void
test_blocked (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *button;

  ui_add_team (fixture);
  ui_do (fixture,
         "{'do': 'template.save', 'name': 'visit', 'language': 'en', 'body':"
         "'Cohort letter 1\\nname: visit\\nlanguage: en\\ntitle: A Visit\\nto: organization\\n"
         "required: organization.name organization.city\\n---\\n"
         "We come to {{organization.name}} in {{organization.city}}.\\n'}");
  page = open_letters (fixture, NULL);
  ui_wait_for_label (fixture, "7 letters");
  choose_letter (page, "A Visit");
  ui_wait_for_label (fixture, "1 thing missing");
  button = get_issue_button (fixture);
  g_assert_false (gtk_widget_is_sensitive (button));
  ui_require (page, GTK_TYPE_BUTTON, "Open");
  ui_do (fixture, "{'do': 'organization.edit', 'organization': 'Calaveras Bend Unified',"
                  "'city': 'Stockton'}");
  ui_wait (is_sensitive, button, "the letter to be ready");
}

static void
issue_from_dialog (UiFixture *fixture)
{
  GtkWidget *button = get_issue_button (fixture);
  GtkWidget *dialog;

  ui_wait (is_sensitive, button, "the letter to be ready");
  ui_press (button);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Issue"));
  dialog = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  ui_require (dialog, GTK_TYPE_LABEL, "1 Letter Issued");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Done"));
  ui_wait (is_gone, &dialog, "the question to go");
}

static void
test_issue (UiFixture *fixture, gconstpointer data)
{
  ui_add_team (fixture);
  open_letters (fixture, ui_person (fixture, "Lena"));
  ui_wait_for_label (fixture, "1 of 7 · 1 page");
  issue_from_dialog (fixture);
  g_assert_nonnull (find_letter (fixture));
  g_assert_cmpstr (find_letter (fixture)->name, ==, "Lena Abubakar");
  ui_wait_for_label (fixture, "39-2024-001");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  ui_wait (is_not_issued, fixture, "the letter to be taken back");
  ui_wait (is_sensitive, get_issue_button (fixture), "the letter to be ready again");
}

/* They follow what the page can do, and do it, below it as above. */
static void
test_moved_buttons (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *button;

  ui_add_team (fixture);
  page = open_letters (fixture, ui_person (fixture, "Lena"));
  ui_wait_for_label (fixture, "1 of 7 · 1 page");
  button = get_issue_button (fixture);
  ui_wait (is_sensitive, button, "the letter to be ready");
  ui_move_header (page);
  ui_wait (is_sensitive, button, "the button to follow");
  issue_from_dialog (fixture);
  ui_wait (is_insensitive, button, "the letter to be issued");
}

static void
test_reissue (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *dialog;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'letter.issue', 'template': 'welcome', 'people': ['Lena Abubakar'],"
                  "'on': '2024-11-22'}");
  ui_do (fixture, "{'do': 'person.edit', 'person': 'Lena Abubakar', 'family': 'Abubakar-Reyes'}");
  page = open_letters (fixture, find_letter (fixture)->record.id);
  ui_wait_for_label (fixture, "39-2024-001, changed since");
  ui_wait_for_label (fixture, "Changed since it was issued");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "Reissue…"));
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  g_assert_false (
      gtk_widget_is_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Reissue")));
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Reason")),
                         "She married");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Reissue"));
  ui_wait_for_label (fixture, "39-2024-001, edition 2");
  g_assert_cmpstr (find_letter (fixture)->name, ==, "Lena Abubakar-Reyes");
  g_assert_cmpstr (find_letter (fixture)->reason, ==, "She married");
  /* The edition before can still be looked at. */
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "Show"));
  ui_wait_for_label (fixture, "39-2024-001");
}

/* Without a mail program that takes it, no letter is left behind where nobody looks. */
static void
test_no_mail (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "cohort", "mail", NULL);
  const char *ids[] = {NULL, NULL};
  g_autoptr (GDir) dir = NULL;
  GtkWidget *dialog;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'letter.issue', 'template': 'welcome', 'people': ['Lena Abubakar'],"
                  "'on': '2024-11-22'}");
  ids[0] = find_letter (fixture)->record.id;
  cohort_letters_output_issued (fixture->window, ids, COHORT_LETTER_OUTPUT_MAIL);
  dialog = ui_get_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  ui_wait (is_gone, &dialog, "the question to go");
}

/* What was answered with a no is neither good news nor bad, and may be written again. */
static void
test_declined (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *outcome;
    const char *chip;
    const char *note;
  } rows[] = {
      {"declined", "39-2024-001, declined", "Declined"},
      {"withdrawn", "39-2024-001, withdrawn", "Withdrawn"},
  };
  GtkWidget *page;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'letter.issue', 'template': 'welcome', 'people': ['Lena Abubakar'],"
                  "'on': '2024-11-22'}");
  page = open_letters (fixture, find_letter (fixture)->record.id);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *command
        = g_strdup_printf ("{'do': 'invitation.set', 'person': 'Lena Abubakar', 'outcome': '%s'}",
                           rows[i].outcome);
    GtkWidget *chip;

    ui_do (fixture, command);
    ui_wait_for_label (fixture, rows[i].chip);
    ui_wait_for_label (fixture, rows[i].note);
    chip = ui_require (page, GTK_TYPE_LABEL, rows[i].chip);
    g_assert_true (gtk_widget_has_css_class (chip, "chip"));
    g_assert_false (gtk_widget_has_css_class (chip, "success"));
  }
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_require (page, GTK_TYPE_TOGGLE_BUTTON, "_Write")), TRUE);
  ui_wait_for_label (fixture, "7 letters");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "_Select All Not Issued"));
  ui_wait_for_label (fixture, "7 chosen");
}

static void
test_selection (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'letter.issue', 'template': 'welcome', 'people': ['Lena Abubakar'],"
                  "'on': '2024-11-22'}");
  page = open_letters (fixture, NULL);
  ui_wait_for_label (fixture, "7 letters");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "_Select All Not Issued"));
  ui_wait_for_label (fixture, "6 chosen");
  ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Issue 6…");
  ui_press (ui_require (page, GTK_TYPE_BUTTON, "_Select All Not Issued"));
  get_issue_button (fixture);
}

static GtkTextBuffer *
open_editor (UiFixture *fixture, GtkWidget **editor)
{
  cohort_template_window_present (GTK_WINDOW (fixture->window), fixture->store, "welcome", NULL);
  *editor = ui_get_dialog (COHORT_TYPE_TEMPLATE_WINDOW);
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (ui_require (*editor, GTK_TYPE_TEXT_VIEW, NULL)));
}

static gboolean
has_own_template (gpointer data)
{
  return cohort_letters_find_own_template (ui_snapshot (data), "welcome", "en") != NULL;
}

/* What is wrong is told with its place and not saved; what is right is. */
static void
test_editor (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *editor;
  GtkTextBuffer *buffer;
  int cursor;

  ui_add_team (fixture);
  buffer = open_editor (fixture, &editor);
  gtk_text_buffer_set_text (buffer, "Hello,\nDear {{person.nam}}", -1);
  gtk_widget_activate_action (editor, "template.save", NULL);
  ui_require (editor, GTK_TYPE_LABEL, "Line 2, column 6: There is no field “person.nam”.");
  g_object_get (buffer, "cursor-position", &cursor, NULL);
  g_assert_cmpint (cursor, ==, (int) strlen ("Hello,\nDear "));
  g_assert_false (has_own_template (fixture));

  /* A field that the head does not name yet is named in it. */
  gtk_text_buffer_set_text (buffer, "Dear {{person.family}}", -1);
  gtk_widget_activate_action (editor, "template.save", NULL);
  ui_wait (has_own_template, fixture, "the text to be saved");
  gtk_window_close (GTK_WINDOW (editor));
  ui_wait (is_gone, &editor, "the editor to go");
}

static void
test_unsaved (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *editor, *question;
  GtkTextBuffer *buffer;

  ui_add_team (fixture);
  buffer = open_editor (fixture, &editor);
  gtk_text_buffer_set_text (buffer, "Dear {{person.called}},", -1);
  gtk_window_close (GTK_WINDOW (editor));
  question = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  ui_press (ui_require (question, GTK_TYPE_BUTTON, "_Cancel"));
  ui_wait (is_gone, &question, "the question to go");
  g_assert_true (gtk_widget_get_mapped (editor));
  gtk_window_close (GTK_WINDOW (editor));
  question = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  ui_press (ui_require (question, GTK_TYPE_BUTTON, "_Save"));
  ui_wait (is_gone, &editor, "the editor to go");
  g_assert_true (has_own_template (fixture));
}

static void
test_text (void)
{
  const char *file = "Cohort letter 1\nname: a\ntitle: One\nrequired: person.name\n---\nDear x";
  g_autofree char *head = NULL, *letter = NULL, *title = NULL, *renamed = NULL, *declared = NULL;
  g_autofree char *name = cohort_template_text_make_name ("¡Gracias, José! ");

  g_assert_true (cohort_template_text_split (file, &head, &letter));
  g_assert_cmpstr (letter, ==, "Dear x");
  renamed = cohort_template_text_set (head, "title", "Two\nlines");
  title = cohort_template_text_get (renamed, "title");
  g_assert_cmpstr (title, ==, "Two lines");
  declared = cohort_template_text_declare (
      head, "{{person.name}} {{#if person.role}}{{else}}{{/if}} {{nonsense}} {{#convenings}}",
      COHORT_LETTER_TO_PERSON);
  g_assert_cmpstr (declared, ==,
                   "Cohort letter 1\nname: a\ntitle: One\nrequired: person.name\n"
                   "optional: person.role convenings\n---\n");
  g_assert_cmpstr (name, ==, "gracias-jose");
}

static void
test_history (UiFixture *fixture, gconstpointer data)
{
  ui_do (fixture, "{'do': 'person.add', 'given': 'Ana', 'family': 'Ruiz', 'role': 'teacher'}");
  cohort_window_open (fixture->window, "history", NULL);
  ui_wait_for_label (fixture, "Added Ana Ruiz to the team");
  ui_wait_for_label (fixture, "Today");
  ui_press (ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Undo"));
  ui_wait_for_label (fixture, "undone");
  ui_wait_for_label (fixture, "Undid: Added Ana Ruiz to the team");
}

typedef struct {
  UiFixture *fixture;
  const char *title;
} ExpectedFocus;

static gboolean
has_focus (gpointer data)
{
  const ExpectedFocus *expected = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (expected->fixture->window));

  return ADW_IS_ACTION_ROW (focus)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)),
                       expected->title)
                == 0;
}

/* From a letter to its entry, however many are newer, also where only imports were shown. */
static void
test_history_of_letter (UiFixture *fixture, gconstpointer data)
{
  const ExpectedFocus expected = {fixture, "Issued letter 39-2024-001 to Lena Abubakar"};
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *pane;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'letter.issue', 'template': 'welcome', 'people': ['Lena Abubakar'],"
                  "'on': '2024-11-22'}");
  cohort_window_open (fixture->window, "history", NULL);
  ui_wait_for_label (fixture, "Today");
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_require (window, GTK_TYPE_TOGGLE_BUTTON, "_Imports")), TRUE);
  for (guint i = 0; i < 101; i++) {
    g_autofree char *command = g_strdup_printf (
        "{'do': 'person.edit', 'person': 'Grace Whitfield', 'note': 'Called %u times'}", i);

    ui_do (fixture, command);
  }
  open_letters (fixture, find_letter (fixture)->record.id);
  ui_wait_for_label (fixture, "39-2024-001");
  pane = ui_require (window, COHORT_TYPE_LETTER_PANE, NULL);
  gtk_widget_activate_action (pane, "letter.history", NULL);
  ui_wait (has_focus, (gpointer)&expected, "the entry of the letter");
}

int
main (int argc, char **argv)
{
  /* No letter of whoever runs the tests is to be taken away. */
  g_autofree char *cache = g_dir_make_tmp ("cohort-letters-page-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  ui_test_init (&argc, &argv);
  ui_test_add ("/letters/empty", test_empty);
  ui_test_add ("/letters/preview", test_preview);
  ui_test_add ("/letters/spanish", test_spanish);
  ui_test_add ("/letters/blocked", test_blocked);
  ui_test_add ("/letters/issue", test_issue);
  ui_test_add ("/letters/moved-buttons", test_moved_buttons);
  ui_test_add ("/letters/reissue", test_reissue);
  ui_test_add ("/letters/no-mail", test_no_mail);
  ui_test_add ("/letters/declined", test_declined);
  ui_test_add ("/letters/selection", test_selection);
  ui_test_add ("/letters/editor", test_editor);
  ui_test_add ("/letters/unsaved", test_unsaved);
  g_test_add_func ("/letters/text", test_text);
  ui_test_add ("/history/undo", test_history);
  ui_test_add ("/history/letter", test_history_of_letter);
  status = ui_test_run ();
  ui_remove_folder (cache);
  return status;
}
