/* What later releases of the toolkit do otherwise than GTK 4.8, mended in one place.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cohort-compat.h"

#include "cohort-button-names.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More than the widest letter of a heading takes, even at twice the text's size. */
#define HEADING_WIDTH 72
/* Far more than it takes to ask for the names of a few folders. */
#define SETTLE_SECONDS 10

static gboolean
is_menu_item (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return (role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX
          || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO)
         && g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "text") != NULL;
}

static void
name_item (GtkWidget *item)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_object_get (item, "text", &text, NULL);
  if (text == NULL || *text == '\0')
    return;
  name = cohort_dup_without_mnemonic (text);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_items (GtkWidget *widget)
{
  if (is_menu_item (widget))
    name_item (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

/* A name that Cohort gave holds; GTK and Adwaita themselves only know what stands beside. */
static void
keep_name (GtkAccessible *control)
{
  if (gtk_test_accessible_has_property (control, GTK_ACCESSIBLE_PROPERTY_LABEL)
      && gtk_test_accessible_has_relation (control, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    gtk_accessible_reset_relation (control, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
describe (GtkWidget *widget, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

/* (transfer full) (nullable): what is chosen in @choice, and what its row says below the title */
static char *
dup_description (GtkWidget *choice)
{
  g_autoptr (GObject) item = NULL;
  const char *text, *subtitle = NULL;

  g_object_get (choice, "selected-item", &item, NULL);
  if (item == NULL)
    return g_strdup (_ ("None"));
  if (!GTK_IS_STRING_OBJECT (item))
    return NULL;
  text = gtk_string_object_get_string (GTK_STRING_OBJECT (item));
  if (ADW_IS_COMBO_ROW (choice) && !adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (choice)))
    subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (choice));
  return subtitle != NULL && *subtitle != '\0' ? g_strdup_printf ("%s, %s", text, subtitle)
                                               : g_strdup (text);
}

static void
describe_choice (GtkWidget *choice)
{
  g_autofree char *text = dup_description (choice);

  if (text == NULL)
    return;
  describe (choice, text);
  /* Of a drop-down the keyboard is on the button in it. */
  if (GTK_IS_DROP_DOWN (choice))
    describe (gtk_widget_get_first_child (choice), text);
}

/* What is chosen is hidden from screen readers, or is the name, over what that is for. */
static void
tell_choice (GtkWidget *choice)
{
  keep_name (GTK_ACCESSIBLE (choice));
  describe_choice (choice);
  /* It may have been shown before. */
  g_signal_handlers_disconnect_by_func (choice, describe_choice, NULL);
  g_signal_connect (choice, "notify::selected-item", G_CALLBACK (describe_choice), NULL);
}

static gboolean
mend_names (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_POPOVER_MENU (widget))
    name_items (widget);
  else if (GTK_IS_DROP_DOWN (widget) || ADW_IS_COMBO_ROW (widget))
    tell_choice (widget);
  else if (GTK_IS_ACTIONABLE (widget))
    keep_name (GTK_ACCESSIBLE (widget));
  return G_SOURCE_CONTINUE;
}

/* A question has its heading twice, large and small, and measures both for what the lesser of them
 * needs, of which GTK complains: so both are made to need the same. */
static void
even_headings (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget)
      && (gtk_widget_has_css_class (widget, "title-2")
          || gtk_widget_has_css_class (widget, "title-4"))) {
    gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
    gtk_widget_set_size_request (widget, HEADING_WIDTH, -1);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    even_headings (child);
}

/* A window is measured after it is realized, and before it is mapped. */
static gboolean
mend_question (GSignalInvocationHint *hint,
               guint n_values,
               const GValue *values,
               gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (ADW_IS_MESSAGE_DIALOG (widget))
    even_headings (widget);
  return G_SOURCE_CONTINUE;
}

/**
 * cohort_compat_install:
 *
 * Mends for all windows what the GTK at hand does otherwise. To be called once, when GTK is there.
 *
 * GTK 4.18 names the items of a menu by labels that it hides from screen readers, which then say
 * nothing of them: each item is given its text as its name when its menu opens. It and libadwaita
 * 1.7 also name a button by its text, a switch by its row and a drop-down by what is chosen, over
 * the fuller name it was given, and of a row say nothing of what is chosen there.
 * The heading of libadwaita's question is measured in a way that GTK 4.18 warns of.
 */
void
cohort_compat_install (void)
{
  g_autoptr (GTypeClass) widgets = g_type_class_ref (GTK_TYPE_WIDGET);

  if (gtk_check_version (4, 10, 0) != NULL)
    return;
  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (widgets)), 0, mend_names,
                              NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("realize", G_TYPE_FROM_CLASS (widgets)), 0,
                              mend_question, NULL, NULL);
}

static void
parent_gone_cb (GtkWindow *window)
{
  gtk_window_set_transient_for (window, NULL);
}

static void
leave_cb (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  gdk_surface_hide (gtk_native_get_surface (GTK_NATIVE (window)));
  if (parent == NULL)
    return;
  if (gtk_widget_in_destruction (GTK_WIDGET (parent)))
    parent_gone_cb (window);
  else
    g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_gone_cb), window,
                             G_CONNECT_SWAPPED);
}

/**
 * cohort_compat_watch:
 * @window: has just been made
 *
 * Mends how GTK 4.8 lets go of a window that is destroyed, which it hides before.
 *
 * The desktop may have told a hidden window of a size just before it goes. Its surface would ask
 * it for that size when it is gone; a surface that is hidden once more forgets to.
 * One that something on its way holds longer than its parent lives would, when it goes at last,
 * look for that parent: so it is told when that goes.
 */
void
cohort_compat_watch (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect (window, "unrealize", G_CALLBACK (leave_cb), NULL);
}

static gboolean
settled_cb (gpointer chooser)
{
  return G_SOURCE_REMOVE;
}

/**
 * cohort_compat_let_go:
 * @chooser: (transfer full): has been answered
 *
 * Ends a question for a file. The chooser is still saying what was answered, and its widgets are at
 * work, so it goes afterwards. The bar of folders in GTK 4.18's chooser asks for their names in the
 * background; when an answer comes after the chooser is gone, the bar puts it where nothing is any
 * more. So that chooser, which is hidden by now, stays until all answers have come.
 */
void
cohort_compat_let_go (GtkFileChooserNative *chooser)
{
  g_return_if_fail (GTK_IS_FILE_CHOOSER_NATIVE (chooser));

  if (gtk_check_version (4, 10, 0) != NULL) {
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, settled_cb, chooser, g_object_unref);
    return;
  }
  /* The window that asked may close meanwhile. */
  gtk_native_dialog_set_transient_for (GTK_NATIVE_DIALOG (chooser), NULL);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, SETTLE_SECONDS, settled_cb, chooser, g_object_unref);
}

/**
 * cohort_compat_focus_selected:
 * @list: a list of which a row is selected, and has been scrolled to
 *
 * Gives the keyboard to that row. A list of GTK 4.18 that is given the keyboard itself takes it to
 * the row that had it last, or to the first, wherever it was scrolled to.
 */
void
cohort_compat_focus_selected (GtkListView *list)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0
        && gtk_widget_grab_focus (row))
      return;
  gtk_widget_grab_focus (GTK_WIDGET (list));
}

/**
 * cohort_compat_cells_wrap:
 *
 * Since 4.12 GTK asks a row of a table for its height without telling its width, so that all words
 * are given one line. What wraps then stands as wide as it would be on that line, and is cut off
 * without a sign of it.
 *
 * Returns: whether words in the cells of a #GtkColumnView may wrap
 */
gboolean
cohort_compat_cells_wrap (void)
{
  return gtk_check_version (4, 12, 0) != NULL;
}
