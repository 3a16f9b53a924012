/* The pages of the help on the left, one of them on the right, and the way back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-help-window.h"

#include "cohort-focus-child.h"
#include "cohort-help-pages.h"
#include "cohort-help-view.h"
#include "cohort-text.h"

#include <glib/gi18n-lib.h>

struct _CohortHelpWindow {
  AdwWindow parent_instance;

  GPtrArray *pages;           /* (owned) (element-type CohortHelpPage) */
  const CohortHelpPage *page; /* (nullable): on screen */
  GQueue back;                /* (element-type CohortHelpPage): read before, the last one first */
  GQueue forward;             /* those gone back from, the last one first */
  char *words;                /* (owned): searched for, folded; empty: all pages */

  AdwLeaflet *leaflet;
  GtkWidget *contents;
  GtkWidget *reading;
  GtkWidget *search;
  GtkListBox *list;
  AdwWindowTitle *title;
  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
};

G_DEFINE_FINAL_TYPE (CohortHelpWindow, cohort_help_window, ADW_TYPE_WINDOW)

static const CohortHelpPage *
find_page (CohortHelpWindow *self, const char *name)
{
  for (guint i = 0; i < self->pages->len; i++) {
    const CohortHelpPage *page = g_ptr_array_index (self->pages, i);

    if (g_strcmp0 (page->name, name) == 0)
      return page;
  }
  return NULL;
}

static void
update_back (CohortHelpWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", !g_queue_is_empty (&self->back));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.forward",
                                 !g_queue_is_empty (&self->forward));
}

static GtkWidget *
make_row (const CohortHelpPage *page, int part)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (page->title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_box_append (GTK_BOX (box), title);
  if (part > 0) {
    GtkWidget *said
        = gtk_label_new (((const CohortHelpPart *)g_ptr_array_index (page->parts, part))->text);

    gtk_label_set_xalign (GTK_LABEL (said), 0);
    gtk_label_set_ellipsize (GTK_LABEL (said), PANGO_ELLIPSIZE_END);
    gtk_widget_add_css_class (said, "dim-label");
    gtk_widget_add_css_class (said, "caption");
    gtk_box_append (GTK_BOX (box), said);
  }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, page->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, page->title,
                                  -1);
  return row;
}

/* All pages, or those that hold what is searched for. */
static void
fill_list (CohortHelpWindow *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->pages->len; i++) {
    const CohortHelpPage *page = g_ptr_array_index (self->pages, i);
    int part = *self->words != '\0' ? cohort_help_find (page, self->words) : 0;

    if (part < 0)
      continue;
    row = make_row (page, part);
    gtk_list_box_append (self->list, row);
    if (page == self->page)
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  }
}

static void
show_page (CohortHelpWindow *self, const CohortHelpPage *page)
{
  GtkListBoxRow *row;

  self->page = page;
  adw_clamp_set_child (self->clamp, cohort_help_view_new (page));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  adw_window_title_set_title (self->title, page->title);
  gtk_window_set_title (GTK_WINDOW (self), page->title);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), page->name))
      gtk_list_box_select_row (self->list, row);
  adw_leaflet_set_visible_child (self->leaflet, self->reading);
  update_back (self);
}

static void
open_page (CohortHelpWindow *self, const CohortHelpPage *page)
{
  if (page != self->page) {
    if (self->page != NULL)
      g_queue_push_head (&self->back, (gpointer)self->page);
    g_queue_clear (&self->forward);
  }
  show_page (self, page);
}

static void
focus_part (CohortHelpWindow *self, int part)
{
  cohort_help_view_focus (adw_clamp_get_child (self->clamp), MAX (part, 0));
}

static void
row_activated_cb (CohortHelpWindow *self, GtkListBoxRow *row)
{
  const CohortHelpPage *page = find_page (self, gtk_widget_get_name (GTK_WIDGET (row)));

  open_page (self, page);
  if (*self->words != '\0')
    focus_part (self, cohort_help_find (page, self->words));
}

static void
search_changed_cb (CohortHelpWindow *self)
{
  g_free (self->words);
  self->words = cohort_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  fill_list (self);
}

/* Enter opens the first page that is left. */
static void
search_activated_cb (CohortHelpWindow *self)
{
  GtkListBoxRow *row;

  search_changed_cb (self);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    row_activated_cb (self, row);
  else
    gtk_widget_error_bell (self->search);
}

static void
search_stopped_cb (CohortHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortHelpWindow *self = COHORT_HELP_WINDOW (widget);
  const CohortHelpPage *page = find_page (self, g_variant_get_string (parameter, NULL));

  g_return_if_fail (page != NULL);

  open_page (self, page);
  focus_part (self, 0);
}

static void
go (CohortHelpWindow *self, GQueue *from, GQueue *to)
{
  const CohortHelpPage *page = g_queue_pop_head (from);

  if (page == NULL)
    return;
  g_queue_push_head (to, (gpointer)self->page);
  show_page (self, page);
  focus_part (self, 0);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortHelpWindow *self = COHORT_HELP_WINDOW (widget);

  go (self, &self->back, &self->forward);
}

static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortHelpWindow *self = COHORT_HELP_WINDOW (widget);

  go (self, &self->forward, &self->back);
}

static void
contents_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortHelpWindow *self = COHORT_HELP_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->contents);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortHelpWindow *self = COHORT_HELP_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->contents);
  gtk_widget_grab_focus (self->search);
}

static void
load_pages (CohortHelpWindow *self)
{
  const char *language = cohort_help_choose_language ();
  const char *const *names = cohort_help_get_names ();

  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    CohortHelpPage *page = cohort_help_load (names[i], language, &error);

    /* They are built in, and a test reads each of them. */
    if (page == NULL)
      g_error ("%s", error->message);
    g_ptr_array_add (self->pages, page);
  }
}

static void
cohort_help_window_dispose (GObject *object)
{
  CohortHelpWindow *self = COHORT_HELP_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), COHORT_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (cohort_help_window_parent_class)->dispose (object);
}

static void
cohort_help_window_finalize (GObject *object)
{
  CohortHelpWindow *self = COHORT_HELP_WINDOW (object);

  g_queue_clear (&self->back);
  g_queue_clear (&self->forward);
  g_ptr_array_unref (self->pages);
  g_free (self->words);

  G_OBJECT_CLASS (cohort_help_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "help.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "help.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "help.contents", NULL, contents_action);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cohort_help_window_class_init (CohortHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = cohort_help_window_finalize;
  widget_class->focus = cohort_focus_window;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortHelpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CohortHelpWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, CohortHelpWindow, reading);
  gtk_widget_class_bind_template_child (widget_class, CohortHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, CohortHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, CohortHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CohortHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, CohortHelpWindow, clamp);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  install_actions (widget_class);
}

/* Before the texts, in which these keys move a cursor. */
static void
add_keys (CohortHelpWindow *self)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
      {GDK_KEY_Left, GDK_ALT_MASK, "help.back"},
      {GDK_KEY_Right, GDK_ALT_MASK, "help.forward"},
      {GDK_KEY_f, GDK_CONTROL_MASK, "help.search"},
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
cohort_help_window_init (CohortHelpWindow *self)
{
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_help_page_free);
  self->words = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A group of its own: it can be read while a dialog waits. */
  gtk_window_group_add_window (group, GTK_WINDOW (self));
  add_keys (self);
  load_pages (self);
  fill_list (self);
  update_back (self);
}

static CohortHelpWindow *
find_window (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (COHORT_IS_HELP_WINDOW (l->data))
      return l->data;
  return NULL;
}

/** cohort_help_window_present: see the header; the window goes with the last main one of
 * @application */
void
cohort_help_window_present (GtkApplication *application, const char *page)
{
  CohortHelpWindow *self = find_window (application);

  if (self == NULL)
    self = g_object_new (COHORT_TYPE_HELP_WINDOW, "application", application, NULL);
  open_page (self, find_page (self, page));
  gtk_window_present (GTK_WINDOW (self));
  focus_part (self, 0);
}

/** cohort_help_window_get_page: Returns: (transfer none): a name */
const char *
cohort_help_window_get_page (CohortHelpWindow *self)
{
  g_return_val_if_fail (COHORT_IS_HELP_WINDOW (self), NULL);

  return self->page->name;
}
