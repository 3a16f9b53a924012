/* Finds what a window can show: presses what asks for more, and looks at each.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What asks before it does anything ends in "…", in every language, or makes something new, or says
 * why a number is what it is: only that is pressed, so that nothing is changed. */
#include "config.h"

#include "gallery-crawl.h"

#include <adwaita.h>

#define ELLIPSIS   "…"
#define SETTLED_MS 120
#define LONGEST_MS 4000
/* No screen may be there to show it on. */
#define LONGEST_FRAME_MS 20000
#define DEEPEST    2

struct _GalleryCrawl {
  GtkWindow *window; /* (unowned) */
  GalleryLook look;
  GalleryClose close; /* (nullable) */
  gpointer data;
  char *section;
  GHashTable *seen; /* (element-type utf8): labels that were pressed */
  guint n_looks;
  guint depth;
  guint watch;
};

typedef gboolean (*Wanted) (GalleryCrawl *self, GtkWidget *widget);

static void crawl (GalleryCrawl *self, GtkWidget *root, const char *name);

/* The desktop's own dialogs, for files and printing, may hold up the main loop until answered. One
 * is answered at a time, when it has been there for a while: an answer ends others, and a dialog
 * that is still looking for printers does not bear one. */
static gboolean
close_foreign_cb (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (!GTK_IS_DIALOG (window) || !gtk_widget_get_mapped (window))
      continue;
    if (g_object_get_data (G_OBJECT (window), "seen") != NULL)
      gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_CANCEL);
    g_object_set_data (G_OBJECT (window), "seen", windows);
    return G_SOURCE_CONTINUE;
  }
  return G_SOURCE_CONTINUE;
}

GalleryCrawl *
gallery_crawl_new (GtkWindow *window, GalleryLook look, gpointer data)
{
  GalleryCrawl *self = g_new0 (GalleryCrawl, 1);

  self->window = window;
  self->look = look;
  self->data = data;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->watch = g_timeout_add (500, close_foreign_cb, NULL);
  return self;
}

void
gallery_crawl_set_close (GalleryCrawl *self, GalleryClose close)
{
  self->close = close;
}

void
gallery_crawl_free (GalleryCrawl *self)
{
  g_source_remove (self->watch);
  g_hash_table_unref (self->seen);
  g_free (self->section);
  g_free (self);
}

guint
gallery_crawl_get_n_looks (const GalleryCrawl *self)
{
  return self->n_looks;
}

/* Lets everything happen that is under way. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + LONGEST_MS * G_TIME_SPAN_MILLISECOND;
  gint64 quiet = g_get_monotonic_time ();

  while (g_get_monotonic_time () < end
         && g_get_monotonic_time () - quiet < SETTLED_MS * G_TIME_SPAN_MILLISECOND) {
    if (g_main_context_iteration (NULL, FALSE))
      quiet = g_get_monotonic_time ();
    else
      g_usleep (2000);
  }
}

static void
laid_out_cb (gboolean *is_laid_out)
{
  *is_laid_out = TRUE;
}

/* What changed last is given its place with the next frame, which a busy machine shows late. */
static void
lay_out (GtkWidget *widget)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (widget);
  gint64 end = g_get_monotonic_time () + LONGEST_FRAME_MS * G_TIME_SPAN_MILLISECOND;
  gboolean is_laid_out = FALSE;
  gulong handler;

  if (frames == NULL)
    return;
  g_object_ref (frames);
  handler
      = g_signal_connect_swapped (frames, "after-paint", G_CALLBACK (laid_out_cb), &is_laid_out);
  gdk_frame_clock_request_phase (frames,
                                 GDK_FRAME_CLOCK_PHASE_LAYOUT | GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (!is_laid_out && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_signal_handler_disconnect (frames, handler);
  g_object_unref (frames);
}

static void
look_at (GalleryCrawl *self, GtkWidget *widget, const char *name)
{
  lay_out (widget);
  self->look (widget, name, self->data);
  self->n_looks++;
}

/* The first descendant that is on screen and wanted. */
static GtkWidget *
find (GalleryCrawl *self, GtkWidget *root, Wanted wanted)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (wanted (self, root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (self, child, wanted);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
is_label (GalleryCrawl *self, GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
}

/* (transfer full): what a button says, or what it is called */
static char *
dup_button_text (GalleryCrawl *self, GtkWidget *button)
{
  GtkWidget *label = find (self, button, is_label);
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  return g_strdup (label != NULL ? gtk_label_get_text (GTK_LABEL (label))
                                 : (tooltip != NULL ? tooltip : ""));
}

/* What was pressed on a page, or in a dialog of it, is not pressed there again. */
static gboolean
is_new (GalleryCrawl *self, const char *what, const char *text)
{
  g_autofree char *key = g_strdup_printf ("%s/%u/%s/%s", self->section, self->depth, what, text);

  return g_hash_table_add (self->seen, g_steal_pointer (&key));
}

/* Numbers that say why are many, and one like the other. */
static gboolean
is_asking_button (GalleryCrawl *self, GtkWidget *widget)
{
  g_autofree char *text = NULL;
  const char *action;

  if (!GTK_IS_BUTTON (widget) || GTK_IS_TOGGLE_BUTTON (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  if (gtk_widget_has_css_class (widget, "why"))
    return is_new (self, "why", "");
  text = dup_button_text (self, widget);
  action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));
  return (g_str_has_suffix (text, ELLIPSIS) || g_strcmp0 (action, "win.new") == 0)
         && is_new (self, "button", text);
}

/* In a dialog other buttons that stay pressed are a choice, not a view. */
static gboolean
is_view_button (GalleryCrawl *self, GtkWidget *widget)
{
  g_autofree char *text = NULL;

  if (!GTK_IS_TOGGLE_BUTTON (widget) || GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))
      || gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL
      || (self->depth > 0 && gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER) == NULL)
      || !gtk_widget_is_sensitive (widget)
      || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)))
    return FALSE;
  text = dup_button_text (self, widget);
  return is_new (self, "view", text);
}

static gboolean
is_menu_button (GalleryCrawl *self, GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget)
         && g_object_get_data (G_OBJECT (widget), "seen") == NULL;
}

static gboolean
is_list (GalleryCrawl *self, GtkWidget *widget)
{
  return GTK_IS_LIST_BOX (widget) && g_object_get_data (G_OBJECT (widget), "seen") == NULL;
}

static gboolean
is_row_that_opens (GalleryCrawl *self, GtkWidget *widget)
{
  if (!GTK_IS_LIST_BOX_ROW (widget) || ADW_IS_EXPANDER_ROW (widget) || ADW_IS_ENTRY_ROW (widget)
      || ADW_IS_COMBO_ROW (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  if (ADW_IS_ACTION_ROW (widget)
      && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (widget)) != NULL)
    return FALSE;
  return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
}

/* (transfer full) (nullable): the window that was opened last */
static GtkWindow *
find_dialog (guint n_before)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i-- > n_before;) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (gtk_widget_get_mapped (GTK_WIDGET (window)))
      return g_steal_pointer (&window);
  }
  return NULL;
}

static gboolean
is_foreign_shown (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (GTK_IS_DIALOG (window) && gtk_widget_get_mapped (window))
      return TRUE;
  }
  return FALSE;
}

/* What the desktop still shows is not counted: it goes while something else comes. */
static guint
count_windows (void)
{
  gint64 end = g_get_monotonic_time () + LONGEST_MS * G_TIME_SPAN_MILLISECOND;

  while (is_foreign_shown () && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

/* @opener: (nullable): what it was opened from, when it is the program's own */
static void
close_dialog (GalleryCrawl *self, GtkWindow *dialog, GtkWidget *opener, const char *name)
{
  if (self->close != NULL && !GTK_IS_DIALOG (dialog))
    self->close (dialog, opener, name, self->data);
  if (gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    gtk_window_close (dialog);
  settle ();
  if (gtk_widget_get_mapped (GTK_WIDGET (dialog))) {
    g_printerr ("gallery: %s does not close\n", name);
    gtk_window_destroy (dialog);
    settle ();
  }
}

static void
look_at_window (GalleryCrawl *self, GtkWindow *dialog, GtkWidget *opener, const char *name)
{
  if (!GTK_IS_DIALOG (dialog) && self->depth < DEEPEST) {
    self->depth++;
    look_at (self, GTK_WIDGET (dialog), name);
    crawl (self, GTK_WIDGET (dialog), name);
    self->depth--;
  }
  close_dialog (self, dialog, opener, name);
}

/* What came up since there were @n_before windows; the desktop's own dialogs are only closed.
 * Returns: whether there was a dialog of the program */
static gboolean
look_at_dialog (GalleryCrawl *self, guint n_before, GtkWidget *opener, const char *from,
                const char *label)
{
  g_autoptr (GtkWindow) dialog = NULL;
  g_autofree char *name = NULL;

  settle ();
  dialog = find_dialog (n_before);
  if (dialog == NULL)
    return FALSE;
  name = g_strdup_printf ("%s--%s", from, label);
  look_at_window (self, dialog, opener, name);
  return TRUE;
}

/* As who presses a thing by a key has it. */
static void
take_keyboard (GalleryCrawl *self, GtkWidget *opener)
{
  if (self->close != NULL)
    gtk_widget_grab_focus (opener);
}

static void
press_buttons (GalleryCrawl *self, GtkWidget *root, const char *name)
{
  GtkWidget *button;

  while ((button = find (self, root, is_asking_button)) != NULL) {
    g_autofree char *text = dup_button_text (self, button);
    g_autoptr (GtkWidget) kept = g_object_ref (root);
    g_autoptr (GtkWidget) opener = g_object_ref (button);
    guint n_before = count_windows ();

    take_keyboard (self, button);
    g_signal_emit_by_name (button, "clicked");
    look_at_dialog (self, n_before, opener, name, text);
  }
}

static void
drop_mnemonic (char *label)
{
  char *mark = strchr (label, '_');

  if (mark != NULL)
    memmove (mark, mark + 1, strlen (mark));
}

static void
press_item (GalleryCrawl *self, GtkWidget *button, GMenuModel *menu, int i, const char *name)
{
  g_autofree char *label = NULL;
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target
      = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
  guint n_before = count_windows ();

  if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label)
      || !g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
    return;
  drop_mnemonic (label);
  if (!g_str_has_suffix (label, ELLIPSIS) || !is_new (self, "item", label))
    return;
  if (gtk_widget_activate_action_variant (button, action, target))
    look_at_dialog (self, n_before, button, name, label);
}

static void
press_items (GalleryCrawl *self, GtkWidget *button, GMenuModel *menu, const char *name)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
    g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

    if (section != NULL)
      press_items (self, button, section, name);
    if (below != NULL)
      press_items (self, button, below, name);
    press_item (self, button, menu, i, name);
  }
}

/* A menu opens where its button is, and that is on the screen once it has the keyboard. */
static void
bring_into_view (GtkWidget *button)
{
  gtk_widget_grab_focus (button);
  settle ();
}

/* A menu that is opened where nobody sees its button has no monitor. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t all;
  graphene_rect_t place;

  graphene_rect_init (&all, 0, 0, (float)gtk_widget_get_width (window),
                      (float)gtk_widget_get_height (window));
  return gtk_widget_compute_bounds (widget, window, &place)
         && graphene_rect_contains_rect (&all, &place);
}

/* A row's menu is made when it is opened, and there only while it is.
 * Returns: (transfer full) (nullable): the menu */
static GMenuModel *
look_at_popover (GalleryCrawl *self, GtkMenuButton *button, const char *name, const char *text)
{
  g_autoptr (GMenuModel) menu = NULL;
  GtkPopover *popover;

  g_set_object (&menu, gtk_menu_button_get_menu_model (button));
  if (!is_in_sight (GTK_WIDGET (button)))
    return g_steal_pointer (&menu);
  gtk_menu_button_popup (button);
  settle ();
  popover = gtk_menu_button_get_popover (button);
  if (popover == NULL || !gtk_widget_get_mapped (GTK_WIDGET (popover))) {
    gtk_menu_button_popdown (button);
    return g_steal_pointer (&menu);
  }
  if (GTK_IS_POPOVER_MENU (popover)) {
    g_set_object (&menu, gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover)));
  } else if (is_new (self, "popover", G_OBJECT_TYPE_NAME (popover))) {
    g_autofree char *picture = g_strdup_printf ("%s--popover-%s", name, text);

    look_at (self, GTK_WIDGET (popover), picture);
  }
  gtk_menu_button_popdown (button);
  settle ();
  return g_steal_pointer (&menu);
}

static void
open_menus (GalleryCrawl *self, GtkWidget *root, const char *name)
{
  GtkWidget *found;

  while ((found = find (self, root, is_menu_button)) != NULL) {
    g_autoptr (GtkMenuButton) button = g_object_ref (GTK_MENU_BUTTON (found));
    g_autofree char *text = dup_button_text (self, found);
    g_autoptr (GMenuModel) menu = NULL;

    g_object_set_data (G_OBJECT (button), "seen", button);
    bring_into_view (found);
    menu = look_at_popover (self, button, name, text);
    if (menu != NULL && gtk_widget_get_mapped (found))
      press_items (self, found, menu, name);
  }
}

/* The first row of each list, when it opens something. */
static void
open_rows (GalleryCrawl *self, GtkWidget *root, const char *name)
{
  GtkWidget *list;
  guint n_lists = 0;

  while (n_lists < 12 && (list = find (self, root, is_list)) != NULL) {
    GtkWidget *row = find (self, list, is_row_that_opens);
    g_autofree char *text = row != NULL ? dup_button_text (self, row) : NULL;
    g_autoptr (GtkWidget) opener = row != NULL ? g_object_ref (row) : NULL;
    guint n_before = count_windows ();

    g_object_set_data (G_OBJECT (list), "seen", list);
    n_lists++;
    if (row == NULL)
      continue;
    gtk_widget_grab_focus (row);
    g_signal_emit_by_name (list, "row-activated", row);
    if (!look_at_dialog (self, n_before, opener, name, text) && self->depth == 0)
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.section", "s", self->section);
    settle ();
  }
}

static void
show_views (GalleryCrawl *self, GtkWidget *root, const char *name)
{
  GtkWidget *button;

  while ((button = find (self, root, is_view_button)) != NULL) {
    g_autofree char *text = dup_button_text (self, button);
    g_autofree char *view = g_strdup_printf ("%s-%s", name, text);

    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    settle ();
    look_at (self, root, view);
    press_buttons (self, root, view);
    open_menus (self, root, view);
    open_rows (self, root, view);
  }
}

static void
crawl (GalleryCrawl *self, GtkWidget *root, const char *name)
{
  press_buttons (self, root, name);
  open_menus (self, root, name);
  open_rows (self, root, name);
  show_views (self, root, name);
}

static void
open_window (GalleryCrawl *self, const char *action)
{
  guint n_before = count_windows ();

  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
  if (!look_at_dialog (self, n_before, NULL, "action", action))
    g_printerr ("gallery: %s shows nothing\n", action);
}

void
gallery_crawl_windows (GalleryCrawl *self)
{
  static const char *const actions[]
      = {"win.preferences", "win.show-help-overlay", "app.help", "app.about"};

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    open_window (self, actions[i]);
}

void
gallery_crawl_dialog (GalleryCrawl *self, GtkWindow *dialog, const char *name)
{
  g_autoptr (GtkWindow) kept = g_object_ref (dialog);

  g_free (self->section);
  self->section = g_strdup (name);
  settle ();
  look_at_window (self, dialog, NULL, name);
}

void
gallery_crawl_here (GalleryCrawl *self, const char *name)
{
  settle ();
  look_at (self, GTK_WIDGET (self->window), name);
}

void
gallery_crawl_page_as (GalleryCrawl *self, const char *section, const char *name)
{
  g_free (self->section);
  self->section = g_strdup (section);
  gallery_crawl_here (self, name);
  crawl (self, GTK_WIDGET (self->window), name);
}

void
gallery_crawl_page (GalleryCrawl *self, const char *section)
{
  gallery_crawl_page_as (self, section, section);
}
