/* The main window: sections on the left, the page on the right, one pane when it is narrow.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-window-private.h"

#include "cohort-dialog-pending.h"
#include "cohort-focus.h"
#include "cohort-form-guard.h"
#include "cohort-message-log.h"
#include "cohort-run.h"
#include "cohort-sections.h"
#include "cohort-shown-layout.h"
#include "cohort-welcome.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* A little more than the width at which the sidebar folds away. */
#define NARROW_WIDTH 600

/* Between the buttons of a page. */
#define HEADER_SPACING 6

G_DEFINE_FINAL_TYPE (CohortWindow, cohort_window, ADW_TYPE_APPLICATION_WINDOW)

static const CohortSection *
find_section (const char *name)
{
  guint n;
  const CohortSection *sections = cohort_sections_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (sections[i].name, name) == 0)
      return &sections[i];
  return NULL;
}

/** cohort_window_get_page: Returns: (transfer none): the page on screen */
CohortPage *
cohort_window_get_page (CohortWindow *self)
{
  return COHORT_PAGE (gtk_stack_get_visible_child (self->pages));
}

/** cohort_window_get_section: Returns: (transfer none) (nullable): its name, "team" */
const char *
cohort_window_get_section (CohortWindow *self)
{
  g_return_val_if_fail (COHORT_IS_WINDOW (self), NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->root_stack), "main") != 0)
    return NULL;
  return gtk_stack_get_visible_child_name (self->pages);
}

static void
show_titles (CohortWindow *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->pages);
  const CohortSection *section = find_section (shown != NULL ? shown : self->first_page);
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self->store);
  g_autofree char *subtitle = NULL;

  if (snapshot == NULL || section == NULL)
    return;
  /* Translators: %1$s is a county, %2$s a program year. */
  subtitle = g_strdup_printf (_ ("%1$s · %2$s"), cohort_snapshot_get_county (snapshot)->name,
                              cohort_snapshot_get_year (snapshot));
  adw_window_title_set_title (self->page_title, _ (section->title));
  adw_window_title_set_subtitle (self->page_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), _ (section->title));
}

/* Pages are made when they are first looked at: start-up pays for one. */
static CohortPage *
ensure_page (CohortWindow *self, const CohortSection *section)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, section->name);
  GtkWidget *header;

  if (page != NULL)
    return COHORT_PAGE (page);

  page = g_object_new (section->get_type (), "store", self->store, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (section->title), -1);
  header = cohort_page_get_header (COHORT_PAGE (page));
  if (header != NULL) {
    gtk_widget_set_visible (header, FALSE);
    gtk_box_append (GTK_BOX (self->header_box), header);
  }
  gtk_stack_add_named (self->pages, page, section->name);
  return COHORT_PAGE (page);
}

/* Before the first layout nobody knows; but buttons in the header bar would then keep a window that
 * was narrow the last time from being as narrow again. */
static gboolean
is_narrow (CohortWindow *self)
{
  if (self->laid_out)
    return adw_leaflet_get_folded (self->leaflet);
  return g_settings_get_int (self->settings, "window-width") < NARROW_WIDTH;
}

/* Beside each other in a header bar; below a page in as many lines as they need. */
static void
lay_out_header (GtkWidget *header, gboolean is_below)
{
  GtkLayoutManager *layout;

  if (is_below) {
    layout = g_object_new (COHORT_TYPE_WRAP_LAYOUT, NULL);
  } else {
    layout = gtk_box_layout_new (GTK_ORIENTATION_HORIZONTAL);
    gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), HEADER_SPACING);
  }
  gtk_widget_set_layout_manager (header, layout);
  gtk_widget_set_hexpand (header, is_below);
  gtk_widget_set_halign (header, is_below ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
}

/* The width of @header's buttons beside each other; it may be hidden. */
static int
measure_line (GtkWidget *header)
{
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (header); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int width = 0;

    if (gtk_widget_get_visible (child))
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
    sum += width + HEADER_SPACING;
  }
  return sum;
}

/* Whether the header bar has room for @header, which does not show in it now. Without this a window
 * folds for want of room, unfolds because the buttons are below then, and so on for ever. */
static gboolean
has_room (CohortWindow *self, GtkWidget *header)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self->leaflet));
  int sidebar_width, bar_width, width;

  if (room == 0)
    return TRUE;
  gtk_widget_measure (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &sidebar_width, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (self->content_header), GTK_ORIENTATION_HORIZONTAL, -1, &bar_width,
                      NULL, NULL, NULL);
  width = measure_line (header);
  return sidebar_width + bar_width + width + 4 * HEADER_SPACING <= room;
}

static void
show_only (GtkWidget *box, GtkWidget *header)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, child == header);
}

static void
move_header (GtkWidget *header, GtkWidget *from, GtkWidget *to)
{
  g_object_ref (header);
  gtk_box_remove (GTK_BOX (from), header);
  gtk_box_append (GTK_BOX (to), header);
  g_object_unref (header);
}

/* A narrow header bar has no room for a page's buttons: they go below the page. */
static void
place_header (CohortWindow *self)
{
  CohortPage *page = cohort_window_get_page (self);
  GtkWidget *header = page != NULL ? cohort_page_get_header (page) : NULL;
  GtkWidget *place = header != NULL ? gtk_widget_get_parent (header) : NULL;
  gboolean was_shown = header != NULL && gtk_widget_get_visible (header);
  gboolean is_below = is_narrow (self);

  show_only (self->header_box, NULL);
  if (!is_below && header != NULL && (place != self->header_box || !was_shown))
    is_below = !has_room (self, header);
  if (header != NULL && place != (is_below ? self->bottom_box : self->header_box)) {
    lay_out_header (header, is_below);
    move_header (header, place, is_below ? self->bottom_box : self->header_box);
  }
  show_only (self->header_box, header);
  show_only (self->bottom_box, header);
  gtk_widget_set_visible (self->bottom_box, is_below && header != NULL);
}

static void
resize_painted_cb (CohortWindow *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, resize_painted_cb, self);
  place_header (self);
}

/* Buttons that are below may have room above once the window has its new size. */
static void
resized_cb (CohortWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL || !gtk_widget_get_visible (self->bottom_box))
    return;
  g_signal_handlers_disconnect_by_func (clock, resize_painted_cb, self);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (resize_painted_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
folded_cb (CohortWindow *self)
{
  self->laid_out = TRUE;
  place_header (self);
}

static gboolean
laid_out_cb (gpointer user_data)
{
  CohortWindow *self = user_data;

  self->laid_out = TRUE;
  place_header (self);
  return G_SOURCE_REMOVE;
}

static void
show_first_page (CohortWindow *self)
{
  g_autofree char *name = g_steal_pointer (&self->first_page);

  if (name != NULL && cohort_window_get_page (self) == NULL)
    cohort_window_open (self, name, NULL);
}

static void
first_painted_cb (CohortWindow *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, first_painted_cb, self);
  show_first_page (self);
}

static void
cohort_window_map (GtkWidget *widget)
{
  CohortWindow *self = COHORT_WINDOW (widget);

  GTK_WIDGET_CLASS (cohort_window_parent_class)->map (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "layout",
                           G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (first_painted_cb), self, G_CONNECT_SWAPPED);
  if (!self->laid_out)
    g_idle_add_full (G_PRIORITY_LOW, laid_out_cb, g_object_ref (self), g_object_unref);
}

/* Not the list's own selection, which follows the keyboard while the page stays. */
static void
mark_section (CohortWindow *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++) {
    gboolean is_shown = g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), name) == 0;

    if (is_shown)
      gtk_widget_set_state_flags (GTK_WIDGET (row), GTK_STATE_FLAG_SELECTED, FALSE);
    else
      gtk_widget_unset_state_flags (GTK_WIDGET (row), GTK_STATE_FLAG_SELECTED);
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, is_shown, -1);
  }
}

/** cohort_window_open: shows a page and in it @subject, which may be %NULL */
void
cohort_window_open (CohortWindow *self, const char *name, const char *subject)
{
  const CohortSection *section = find_section (name);
  CohortPage *page;

  g_return_if_fail (COHORT_IS_WINDOW (self));

  if (section == NULL)
    return;
  page = ensure_page (self, section);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  place_header (self);
  mark_section (self, name);
  adw_leaflet_set_visible_child (self->leaflet, self->content_box);
  g_settings_set_string (self->settings, "last-page", name);
  show_titles (self);
  if (subject != NULL && *subject != '\0')
    cohort_page_open (page, subject);
}

static void
section_activated_cb (CohortWindow *self, GtkListBoxRow *row)
{
  cohort_window_open (self, gtk_widget_get_name (GTK_WIDGET (row)), NULL);
}

static void
show_welcome (CohortWindow *self)
{
  if (self->welcome == NULL) {
    self->welcome = g_object_new (COHORT_TYPE_WELCOME, NULL);
    cohort_welcome_set_store (COHORT_WELCOME (self->welcome), self->store);
    gtk_stack_add_named (self->root_stack, self->welcome, "welcome");
  }
  gtk_stack_set_visible_child (self->root_stack, self->welcome);
}

/* Who chose the county goes on with what comes next, once that is on screen. */
static gboolean
begin_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CohortPage *page = cohort_window_get_page (COHORT_WINDOW (widget));

  if (page != NULL && !gtk_widget_get_mapped (GTK_WIDGET (page)))
    return G_SOURCE_CONTINUE;
  if (page != NULL)
    cohort_page_begin (page);
  return G_SOURCE_REMOVE;
}

static void
show_present_state (CohortWindow *self)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self->store);
  gboolean was_main = g_strcmp0 (gtk_stack_get_visible_child_name (self->root_stack), "main") == 0;

  cohort_window_update_actions (self);
  if (snapshot == NULL) {
    show_welcome (self);
    return;
  }
  if (!was_main) {
    gboolean was_welcome = self->welcome != NULL;
    g_autofree char *last = g_settings_get_string (self->settings, "last-page");

    g_free (self->first_page);
    self->first_page = g_strdup (find_section (last) != NULL ? last : "overview");
    mark_section (self, self->first_page);
    gtk_stack_set_visible_child_name (self->root_stack, "main");
    if (gtk_widget_get_mapped (GTK_WIDGET (self)))
      show_first_page (self);
    if (was_welcome)
      gtk_widget_add_tick_callback (GTK_WIDGET (self), begin_cb, NULL, NULL);
  }
  show_titles (self);
  cohort_window_import_next (self);
}

static void
toast_dismissed_cb (CohortWindow *self)
{
  self->toast = NULL;
}

/* With a button to undo when @undo. */
static void
show_toast (CohortWindow *self, const char *text, gboolean undo)
{
  /* Before libadwaita 1.4 a toast's title is always markup: "Smith & Sons" must not be. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  self->toast = adw_toast_new (escaped);
  if (undo) {
    adw_toast_set_button_label (self->toast, _ ("Undo"));
    adw_toast_set_action_name (self->toast, "win.undo");
  }
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, self->toast);
}

/** cohort_window_toast: says @text in passing, and keeps it to be read in History */
void
cohort_window_toast (CohortWindow *self, const char *text)
{
  g_return_if_fail (COHORT_IS_WINDOW (self));

  cohort_message_log_add (self->messages, text);
  show_toast (self, text, FALSE);
}

/** cohort_window_get_messages: Returns: (transfer none): see the header */
GListModel *
cohort_window_get_messages (CohortWindow *self)
{
  g_return_val_if_fail (COHORT_IS_WINDOW (self), NULL);

  return G_LIST_MODEL (self->messages);
}

/* History lists the change itself. A county or year that was chosen is the title of all that shows
 * now, and the words would only lie over it; what was said before, and its Undo, are of another. */
static void
store_changed_cb (CohortWindow *self, const char *sentence, const char *kind)
{
  if (g_strcmp0 (kind, "init") == 0) {
    if (self->toast != NULL)
      adw_toast_dismiss (self->toast);
  } else
    show_toast (self, sentence, g_strcmp0 (kind, "undo") != 0);
}

/* Nothing a person asked for failed, so it stops nobody; but it stays until it is mended. */
static void
store_problem_cb (CohortWindow *self, const char *sentence)
{
  /* Translators: %s is a sentence that says why. */
  g_autofree char *text = g_strdup_printf (_ ("Today’s backup could not be made. %s"), sentence);

  cohort_message_log_add (self->messages, text);
  cohort_backup_notice_show (self->backup_notice, text);
}

/* Whoever was in it goes on in the page. */
static void
notice_dismissed_cb (CohortWindow *self)
{
  CohortPage *page = cohort_window_get_page (self);

  if (page != NULL)
    cohort_page_begin (page);
}

/** cohort_window_backed_up: see the header */
void
cohort_window_backed_up (CohortWindow *self)
{
  GtkWidget *focus;

  g_return_if_fail (COHORT_IS_WINDOW (self));

  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->backup_notice)))
    notice_dismissed_cb (self);
  cohort_backup_notice_show (self->backup_notice, NULL);
}

static GtkWidget *
make_section_row (const CohortSection *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (section->icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (section->title)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, section->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (section->title), -1);
  return row;
}

static void
store_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortWindow) self = user_data;

  /* Closing cannot fail; what could not be written before it was told by whoever asked for it. */
  cohort_store_close_finish (COHORT_STORE (source), result, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
is_over (GtkWindow *window, GtkWindow *other)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  return parent != NULL && (parent == other || is_over (parent, other));
}

/* (transfer full) (nullable): the window that was opened last over @window */
static GtkWidget *
find_over (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--) {
    g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i - 1);

    if (gtk_widget_get_visible (other) && is_over (GTK_WINDOW (other), window))
      return g_steal_pointer (&other);
  }
  return NULL;
}

/* What has something to lose asks first, and stays; what is at work stays until it is done, or is
 * stopped there.
 * Returns: whether nothing stays over @window */
static gboolean
close_all_over (GtkWindow *window)
{
  gboolean closed = TRUE;

  while (closed) {
    g_autoptr (GtkWidget) other = find_over (window);

    if (other == NULL)
      return TRUE;
    if (cohort_dialog_is_working (GTK_WINDOW (other))) {
      gtk_window_present (GTK_WINDOW (other));
      return FALSE;
    }
    gtk_window_close (GTK_WINDOW (other));
    closed = !gtk_widget_get_visible (other);
    if (!closed)
      cohort_form_close_with (GTK_WINDOW (other), window);
  }
  return FALSE;
}

static gboolean
cohort_window_close_request (GtkWindow *window)
{
  CohortWindow *self = COHORT_WINDOW (window);
  int width, height;

  if (self->closing || !close_all_over (window))
    return TRUE;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));

  /* What was asked for is written before the window goes. */
  self->closing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  cohort_store_close_async (self->store, store_closed_cb, g_object_ref (self));
  return TRUE;
}

static void
cohort_window_dispose (GObject *object)
{
  CohortWindow *self = COHORT_WINDOW (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_handle_id (&self->begin_idle, g_source_remove);
  g_clear_weak_pointer (&self->focused);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->messages);
  g_clear_pointer (&self->first_page, g_free);
  g_queue_clear_full (&self->incoming, g_object_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_WINDOW);

  G_OBJECT_CLASS (cohort_window_parent_class)->dispose (object);
}

static void
cohort_window_class_init (CohortWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cohort_window_close_request;
  widget_class->map = cohort_window_map;

  g_type_ensure (COHORT_TYPE_BACKUP_NOTICE);
  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, content_box);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, content_header);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, backup_notice);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, header_box);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, bottom_box);
  gtk_widget_class_bind_template_child (widget_class, CohortWindow, years);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_dismissed_cb);
  cohort_window_install_actions (widget_class);
}

static void
cohort_window_init (CohortWindow *self)
{
  guint n;
  const CohortSection *sections = cohort_sections_get (&n);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (BASE_ID);
  self->messages = cohort_message_log_new ();
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->sections, make_section_row (&sections[i]));
  cohort_window_take_files (self);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
}

static gboolean
focus_anew_cb (gpointer user_data)
{
  CohortWindow *self = user_data;
  CohortPage *page = cohort_window_get_page (self);

  self->begin_idle = 0;
  if (self->focused != NULL && gtk_widget_get_mapped (self->focused))
    return G_SOURCE_REMOVE;
  if (page != NULL && gtk_widget_get_mapped (GTK_WIDGET (page)))
    cohort_focus_begin (GTK_WIDGET (page));
  return G_SOURCE_REMOVE;
}

/* What had the keyboard is gone; a page that made its rows anew may still give it to one of
 * them. */
static void
focus_changed_cb (CohortWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->store == NULL) /* the window itself goes */
    return;
  if (focus != NULL)
    g_set_weak_pointer (&self->focused, focus);
  else if (self->begin_idle == 0 && !self->closing)
    self->begin_idle = g_idle_add_full (G_PRIORITY_LOW, focus_anew_cb, self, NULL);
}

/**
 * cohort_window_new:
 * @store: an open store
 *
 * Returns: (transfer none): a window, which belongs to @application
 */
CohortWindow *
cohort_window_new (AdwApplication *application, CohortStore *store)
{
  CohortWindow *self = g_object_new (COHORT_TYPE_WINDOW, "application", application, NULL);

  if (g_strcmp0 (g_application_get_application_id (G_APPLICATION (application)), BASE_ID) != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  /* Not before: that it is not maximized is among what construction sets. */
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  self->store = g_object_ref (store);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (show_present_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::undo-sentence",
                           G_CALLBACK (cohort_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::redo-sentence",
                           G_CALLBACK (cohort_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "problem", G_CALLBACK (store_problem_cb), self,
                           G_CONNECT_SWAPPED);
  /* A store that is not open yet says so by having no program. */
  if (cohort_store_get_program (store) != NULL)
    show_present_state (self);
  else
    cohort_window_update_actions (self);
  return self;
}

/** cohort_window_get_store: Returns: (transfer none): the store it shows */
CohortStore *
cohort_window_get_store (CohortWindow *self)
{
  return self->store;
}

/** cohort_window_is_closing: see the header */
gboolean
cohort_window_is_closing (CohortWindow *self)
{
  g_return_val_if_fail (COHORT_IS_WINDOW (self), FALSE);

  return self->closing;
}
