/* Keys, pressed where the keyboard is, and the letters that press things.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ui-keys.h"

typedef struct {
  guint key;
  GdkModifierType modifiers;
} Press;

static gboolean
is_triggered (GtkShortcutTrigger *trigger, const Press *press)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return is_triggered (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)),
                         press)
           || is_triggered (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)),
                            press);
  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == press->key
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == press->modifiers;
}

static gboolean
run_shortcuts (GtkWidget *widget, GListModel *shortcuts, const Press *press)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++) {
    g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

    if (is_triggered (gtk_shortcut_get_trigger (shortcut), press)
        && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                         gtk_shortcut_get_arguments (shortcut)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
run_controller (GtkWidget *widget, GtkEventController *controller, const Press *press)
{
  gboolean is_handled = FALSE;

  if (GTK_IS_SHORTCUT_CONTROLLER (controller))
    return run_shortcuts (widget, G_LIST_MODEL (controller), press);
  if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
    g_signal_emit_by_name (controller, "key-pressed", press->key, 0, press->modifiers, &is_handled);
  return is_handled;
}

static gboolean
run_phase (GtkWidget *widget, GtkPropagationPhase phase, const Press *press)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (gtk_event_controller_get_propagation_phase (controller) == phase
        && run_controller (widget, controller, press))
      return TRUE;
  }
  return FALSE;
}

/* (transfer none) (nullable): where one may type anywhere to search */
static GtkWidget *
get_capture (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return gtk_search_entry_get_key_capture_widget (GTK_SEARCH_ENTRY (widget));
  if (GTK_IS_SEARCH_BAR (widget))
    return gtk_search_bar_get_key_capture_widget (GTK_SEARCH_BAR (widget));
  return NULL;
}

static void
set_capture (GtkWidget *widget, GtkWidget *from)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (widget), from);
  else
    gtk_search_bar_set_key_capture_widget (GTK_SEARCH_BAR (widget), from);
}

/* What is typed to search is handed on as the event it came with, of which there is none here.
 * @kept: (element-type GtkWidget): what did so, and where, by turns */
static void
stop_capture (GtkWidget *widget, GPtrArray *kept)
{
  GtkWidget *from = get_capture (widget);

  if (from != NULL) {
    g_ptr_array_add (kept, g_object_ref (widget));
    g_ptr_array_add (kept, g_object_ref (from));
    set_capture (widget, NULL);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    stop_capture (child, kept);
}

/* @way: (element-type GtkWidget): from what has the keyboard up to the window */
static gboolean
press (GPtrArray *way, const Press *press)
{
  for (guint i = way->len; i-- > 0;)
    if (run_phase (g_ptr_array_index (way, i), GTK_PHASE_CAPTURE, press))
      return TRUE;
  for (guint i = 0; i < way->len; i++)
    if ((i == 0 && run_phase (g_ptr_array_index (way, i), GTK_PHASE_TARGET, press))
        || run_phase (g_ptr_array_index (way, i), GTK_PHASE_BUBBLE, press))
      return TRUE;
  return FALSE;
}

gboolean
ui_press_key (GtkWindow *window, guint key, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  g_autoptr (GPtrArray) way = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  Press pressed = {key, modifiers};
  gboolean is_handled;

  for (GtkWidget *widget = focus != NULL ? focus : GTK_WIDGET (window); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (way, g_object_ref (widget));
  stop_capture (GTK_WIDGET (window), kept);
  is_handled = press (way, &pressed);
  for (guint i = 0; i < kept->len; i += 2)
    set_capture (g_ptr_array_index (kept, i), g_ptr_array_index (kept, i + 1));
  return is_handled;
}

/* @letters: (element-type utf8 utf8): letter to what it presses */
static void
add_letter (GHashTable *letters, gunichar mark, const char *text, const char *what)
{
  g_autofree char *letter
      = g_ucs4_to_utf8 ((gunichar[]){g_unichar_tolower (mark)}, 1, NULL, NULL, NULL);
  const char *other = g_hash_table_lookup (letters, letter);

  if (other != NULL) {
    g_test_message ("%s: Alt+%s presses “%s” and “%s”", what, letter, other, text);
    g_test_fail ();
    return;
  }
  g_hash_table_insert (letters, g_steal_pointer (&letter), g_strdup (text));
}

/* (transfer full) */
static GHashTable *
new_letters (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
add_items (GHashTable *letters, GMenuModel *menu, const char *what)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
    g_autofree char *label = NULL;
    const char *mark;

    if (section != NULL)
      add_items (letters, section, what);
    if (below != NULL) {
      g_autoptr (GHashTable) inner = new_letters ();

      add_items (inner, below, what);
    }
    if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label)
        && (mark = strchr (label, '_')) != NULL)
      add_letter (letters, g_utf8_get_char (mark + 1), label, what);
  }
}

static void
add_below (GHashTable *letters, GtkWidget *widget, const char *what)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget)) {
    gunichar mark = gdk_keyval_to_unicode (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)));

    if (mark != 0)
      add_letter (letters, mark, gtk_label_get_label (GTK_LABEL (widget)), what);
  } else if (GTK_IS_MENU_BUTTON (widget)) {
    GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget));
    g_autoptr (GHashTable) inner = new_letters ();

    if (menu != NULL)
      add_items (inner, menu, what);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      add_below (letters, child, what);
}

guint
ui_expect_mnemonics (GtkWidget *root, const char *what)
{
  g_autoptr (GHashTable) letters = new_letters ();

  add_below (letters, root, what);
  return g_hash_table_size (letters);
}
