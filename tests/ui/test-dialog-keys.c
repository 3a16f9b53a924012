/* Every dialog of the sample county by keys: where the keyboard is first, Enter, Escape and where
 * it is then, letters that press things, and what is called without the marks of them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sections.h"
#include "cohort-ui-fixture.h"
#include "cohort-ui-keys.h"
#include "gallery-crawl.h"
#include "gallery-import.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

typedef struct {
  UiFixture *fixture;
  guint n_dialogs;
  guint n_letters;
} Keys;

G_GNUC_PRINTF (1, 2)
static void
complain (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  g_test_message ("%s", text);
  g_test_fail ();
}

static gboolean
is_in_header (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_HEADER_BAR) != NULL
         || gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL;
}

static gboolean
is_usable (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget)
         && gtk_widget_get_can_focus (widget);
}

/* Whether something under the header takes the keyboard. */
static gboolean
has_content (GtkWidget *widget)
{
  if (!is_usable (widget) || GTK_IS_HEADER_BAR (widget) || ADW_IS_HEADER_BAR (widget))
    return FALSE;
  if (gtk_widget_get_focusable (widget) && !GTK_IS_WINDOW (widget)
      && !GTK_IS_SCROLLED_WINDOW (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_content (child))
      return TRUE;
  return FALSE;
}

/* It begins where something is typed or chosen, or on the answer. */
static void
expect_beginning (GtkWindow *dialog, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (dialog);

  if (focus == NULL)
    complain ("%s: the keyboard is nowhere", name);
  else if (!is_usable (focus))
    complain ("%s: the keyboard is on a %s that is not there", name, G_OBJECT_TYPE_NAME (focus));
  else if (is_in_header (focus) && focus != gtk_window_get_default_widget (dialog)
           && has_content (GTK_WIDGET (dialog)))
    complain ("%s: the keyboard begins on a %s of the header", name, G_OBJECT_TYPE_NAME (focus));
}

static gboolean
is_suggested (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action");
}

typedef gboolean (*Wanted) (GtkWidget *widget);

static void
collect (GtkWidget *widget, Wanted wanted, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (wanted (widget))
    g_ptr_array_add (found, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      collect (child, wanted, found);
}

/* What one types a line into; what finds something answers nothing. */
static gboolean
is_entry (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) && is_usable (widget)
         && gtk_editable_get_editable (GTK_EDITABLE (widget))
         && gtk_widget_get_ancestor (widget, GTK_TYPE_SEARCH_ENTRY) == NULL;
}

static const char *
name_entry (GtkWidget *entry)
{
  GtkWidget *row = gtk_widget_get_ancestor (entry, ADW_TYPE_PREFERENCES_ROW);

  return row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))
                     : gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* Of what is asked by Enter in an entry, a switch in the answer's place tells. */
static void
expect_answer (GtkWindow *dialog, GtkWidget *entry, const char *name)
{
  GtkWidget *answer = gtk_window_get_default_widget (dialog);
  g_autoptr (GtkWidget) probe = g_object_ref_sink (gtk_switch_new ());

  gtk_widget_grab_focus (entry);
  gtk_window_set_default_widget (dialog, probe);
  ui_press_key (dialog, GDK_KEY_Return, 0);
  gtk_window_set_default_widget (dialog, answer);
  if (!gtk_switch_get_active (GTK_SWITCH (probe)))
    complain ("%s: Enter in “%s” does not answer", name, name_entry (entry));
}

/* With what is missing, Enter changes nothing. */
static void
expect_no_answer (UiFixture *fixture, GtkWindow *dialog, GtkWidget *entry, const char *name)
{
  CohortSnapshot *before = ui_snapshot (fixture);

  gtk_widget_grab_focus (entry);
  ui_press_key (dialog, GDK_KEY_Return, 0);
  ui_spin (20);
  if (!gtk_widget_get_mapped (GTK_WIDGET (dialog)) || ui_snapshot (fixture) != before)
    complain ("%s: Enter in “%s” answers with something missing", name, name_entry (entry));
}

static void
expect_enter (UiFixture *fixture, GtkWindow *dialog, const char *name)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *before = gtk_window_get_focus (dialog);
  GtkWidget *answer = gtk_window_get_default_widget (dialog);

  collect (GTK_WIDGET (dialog), is_entry, entries);
  collect (GTK_WIDGET (dialog), is_suggested, answers);
  if (answers->len == 1 && answer != g_ptr_array_index (answers, 0))
    complain ("%s: Enter is not for what is suggested", name);
  for (guint i = 0; i < entries->len && answer != NULL; i++) {
    expect_answer (dialog, g_ptr_array_index (entries, i), name);
    if (!gtk_widget_is_sensitive (answer))
      expect_no_answer (fixture, dialog, g_ptr_array_index (entries, i), name);
  }
  if (before != NULL && gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    gtk_widget_grab_focus (before);
}

/* (nullable): what is written on @widget, when its key is marked there */
static const char *
get_marked (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_CHECK_BUTTON (widget)
      && gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget)))
    return gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));
  return NULL;
}

/* A screen reader would say the mark. */
static void
expect_names (GtkWidget *widget, const char *where)
{
  const char *label = get_marked (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (label != NULL && strchr (label, '_') != NULL) {
    /* What it is called, as it is not called by nothing. */
    g_autofree char *name = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "");

    if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
        || name == NULL || strchr (name, '_') != NULL)
      complain ("%s: “%s” is not called without its mark", where, label);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    expect_names (child, where);
}

static void
look_cb (GtkWidget *widget, const char *name, gpointer data)
{
  Keys *keys = data;

  expect_names (widget, name);
  keys->n_letters += ui_expect_mnemonics (widget, name);
  if (!GTK_IS_WINDOW (widget) || widget == GTK_WIDGET (keys->fixture->window))
    return;
  keys->n_dialogs++;
  expect_beginning (GTK_WINDOW (widget), name);
  expect_enter (keys->fixture, GTK_WINDOW (widget), name);
}

static void
close_cb (GtkWindow *dialog, GtkWidget *opener, const char *name, gpointer data)
{
  Keys *keys = data;
  GtkWindow *below = opener != NULL ? GTK_WINDOW (gtk_widget_get_root (opener))
                                    : GTK_WINDOW (keys->fixture->window);
  GtkWidget *focus;

  if (!gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    return;
  ui_press_key (dialog, GDK_KEY_Escape, 0);
  ui_spin (20);
  if (gtk_widget_get_mapped (GTK_WIDGET (dialog))) {
    complain ("%s: Escape does not close it", name);
    return;
  }
  focus = below != NULL ? gtk_window_get_focus (below) : NULL;
  if (focus == NULL || !is_usable (focus))
    complain ("%s: after Escape the keyboard is nowhere", name);
  else if (opener != NULL && focus != opener && !gtk_widget_is_ancestor (focus, opener)
           && !gtk_widget_is_ancestor (opener, focus))
    complain ("%s: after Escape the keyboard is on a %s", name, G_OBJECT_TYPE_NAME (focus));
}

static void
test_part (UiFixture *fixture, gconstpointer name)
{
  Keys keys = {.fixture = fixture};
  g_autoptr (GalleryCrawl) crawl = NULL;

  ui_do_stories (fixture);
  crawl = gallery_crawl_new (GTK_WINDOW (fixture->window), look_cb, &keys);
  gallery_crawl_set_close (crawl, close_cb);
  if (g_str_equal (name, "windows")) {
    gallery_crawl_windows (crawl);
  } else if (g_str_equal (name, "import")) {
    gallery_import_look (crawl, GTK_WINDOW (fixture->window), fixture->store);
  } else {
    if (g_str_equal (name, "person"))
      cohort_window_open (fixture->window, "team", ui_person (fixture, "Devon"));
    else
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.section", "s", name);
    ui_spin (400);
    gallery_crawl_page (crawl, name);
  }
  g_test_message ("%u dialogs, %u letters", keys.n_dialogs, keys.n_letters);
  g_assert_cmpuint (keys.n_dialogs, >, 0);
  g_assert_cmpuint (keys.n_letters, >, 0);
}

static void
add_part (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/dialog-keys/%s", name);

  g_test_add (path, UiFixture, name, ui_fixture_set_up, test_part, ui_fixture_tear_down);
}

/* GTK's tests set the language back. */
static void
speak (const char *language, const char *catalogs)
{
  g_setenv ("LANGUAGE", language, TRUE);
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    g_error ("this machine does not know UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, catalogs);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  guint n_sections = 0;
  const CohortSection *sections = cohort_sections_get (&n_sections);

  ui_test_init (&argc, &argv);
  if (g_getenv ("COHORT_TEST_LANGUAGE") != NULL)
    speak (g_getenv ("COHORT_TEST_LANGUAGE"), g_getenv ("COHORT_TEST_CATALOGS"));
  /* From the overview one goes elsewhere; it opens no dialog. */
  for (guint i = 0; i < n_sections; i++)
    if (!g_str_equal (sections[i].name, "overview"))
      add_part (sections[i].name);
  add_part ("import");
  add_part ("person");
  add_part ("windows");
  return ui_test_run ();
}
