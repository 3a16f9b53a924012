/* Every change as a sentence, with what it changed and the way back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-history-page.h"

#include "cohort-focus.h"
#include "cohort-history-row.h"
#include "cohort-kept-rows.h"
#include "cohort-message-list.h"
#include "cohort-row-group.h"
#include "cohort-run.h"
#include "cohort-shown-layout.h"
#include "cohort-take-back.h"
#include "cohort-window.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* As many as fit a few screens; older ones are asked for. */
#define PAGE_SIZE 100
/* A row takes about two milliseconds to make and to lay out. */
#define ROWS_AT_ONCE 4
#define LIST_KEY     "cohort-list"

struct _CohortHistoryPage {
  CohortPage parent_instance;

  guint limit;
  char *wanted;                    /* (owned) (nullable): id of a record whose entry is asked for */
  const CohortGroup *wanted_group; /* (unowned) (nullable): that entry, in groups */
  GtkWidget *marked;               /* (unowned) (nullable): its row, until it has the focus */
  guint tick;
  guint n_loading; /* answers that are still to come: only the last one counts */

  GPtrArray *groups; /* (element-type CohortGroup): what was read */
  guint n_shown;     /* how many of them the list says as they are now */
  gboolean has_next; /* whether what Undo takes back is among those */
  GtkWidget *day;    /* (unowned) (nullable): the part of the day that comes next to last */
  int n_of_day;      /* how many rows of it are as they are now */
  guint idle;

  GtkToggleButton *all_toggle;
  GtkToggleButton *imports_toggle;
  GtkToggleButton *messages_toggle;
  GtkStack *views; /* "changes", "messages" */
  GtkStack *stack; /* of the changes: "days", "empty" */
  GtkBox *days;
  GtkButton *more_button;
  CohortMessageList *messages;
};

G_DEFINE_FINAL_TYPE (CohortHistoryPage, cohort_history_page, COHORT_TYPE_PAGE)

static gboolean
shows_only_imports (CohortHistoryPage *self)
{
  return gtk_toggle_button_get_active (self->imports_toggle);
}

/* An entry that was asked for */

static gboolean
is_about (const CohortGroup *group, const char *id)
{
  for (guint i = 0; group->entries != NULL && i < group->entries->len; i++)
    if (g_strcmp0 (((const CohortEntry *)g_ptr_array_index (group->entries, i))->row, id) == 0)
      return TRUE;
  return FALSE;
}

/* The one with which a record began; NULL when there is none, or none is asked for. */
static const CohortGroup *
find_wanted (CohortHistoryPage *self, GPtrArray *groups)
{
  for (guint i = groups->len; self->wanted != NULL && i > 0; i--)
    if (is_about (g_ptr_array_index (groups, i - 1), self->wanted))
      return g_ptr_array_index (groups, i - 1);
  return NULL;
}

/* As many more are shown as it takes to reach it. */
static void
reach (CohortHistoryPage *self, GPtrArray *groups, const CohortGroup *wanted)
{
  guint index;

  if (wanted != NULL && g_ptr_array_find (groups, wanted, &index) && index >= self->limit)
    self->limit = (index / PAGE_SIZE + 1) * PAGE_SIZE;
}

/* A row that is focused before it has its place would scroll to the wrong one. */
static gboolean
focus_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CohortHistoryPage *self = COHORT_HISTORY_PAGE (widget);

  if (self->marked != NULL && gtk_widget_get_height (self->marked) == 0)
    return G_SOURCE_CONTINUE;
  if (self->marked != NULL && gtk_widget_grab_focus (self->marked))
    gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (widget)), TRUE);
  self->marked = NULL;
  self->tick = 0;
  g_clear_pointer (&self->wanted, g_free);
  return G_SOURCE_REMOVE;
}

static void
mark_row (CohortHistoryPage *self, GtkWidget *row)
{
  self->marked = row;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_tick_cb, NULL, NULL);
}

/* The list, a few rows at a time: those that say the same as before stay. */

static GtkListBox *
get_list (GtkWidget *day)
{
  return g_object_get_data (G_OBJECT (day), LIST_KEY);
}

static GtkWidget *
make_day (const char *title)
{
  GtkWidget *day = cohort_row_group_new ();
  GtkListBox *list = cohort_kept_rows_new (title);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (day), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (day), GTK_WIDGET (list));
  g_object_set_data (G_OBJECT (day), LIST_KEY, list);
  return day;
}

static gboolean
is_day (GtkWidget *day, const char *title)
{
  return day != NULL
         && g_str_equal (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (day)), title);
}

/* What no change is left for goes. */
static void
end_day (CohortHistoryPage *self)
{
  if (self->day != NULL)
    cohort_kept_rows_cut (get_list (self->day), self->n_of_day);
}

static void
begin_day (CohortHistoryPage *self, const char *title)
{
  GtkWidget *next = self->day != NULL ? gtk_widget_get_next_sibling (self->day)
                                      : gtk_widget_get_first_child (GTK_WIDGET (self->days));

  end_day (self);
  if (!is_day (next, title)) {
    next = make_day (title);
    gtk_box_insert_child_after (self->days, next, self->day);
  }
  self->day = next;
  self->n_of_day = 0;
}

static void
end_list (CohortHistoryPage *self)
{
  GtkWidget *left;

  end_day (self);
  while ((left = self->day != NULL ? gtk_widget_get_next_sibling (self->day)
                                   : gtk_widget_get_first_child (GTK_WIDGET (self->days)))
         != NULL)
    gtk_box_remove (self->days, left);
  gtk_stack_set_visible_child_name (self->stack, self->day != NULL ? "days" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->more_button),
                          !shows_only_imports (self) && self->groups->len >= self->limit);
}

/* Returns: whether a row had to be made */
static gboolean
show_group (CohortHistoryPage *self, const CohortGroup *group, gboolean is_next)
{
  g_autofree char *title = cohort_history_row_dup_day (group);
  g_autofree char *text = cohort_history_row_dup_text (group, is_next);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, group->number);
  GtkListBox *list;
  gboolean is_kept;

  if (!is_day (self->day, title))
    begin_day (self, title);
  list = get_list (self->day);
  is_kept = cohort_kept_rows_has (list, self->n_of_day, id, text);
  if (!is_kept)
    cohort_kept_rows_put (list, self->n_of_day, cohort_history_row_new (group, is_next), id, text);
  if (group == self->wanted_group)
    mark_row (self, GTK_WIDGET (gtk_list_box_get_row_at_index (list, self->n_of_day)));
  self->n_of_day++;
  return !is_kept;
}

static gboolean
go_on_cb (gpointer user_data)
{
  CohortHistoryPage *self = user_data;
  g_autoptr (CohortFocus) focus = cohort_focus_save (GTK_WIDGET (self));
  gboolean only_imports = shows_only_imports (self);
  guint n = only_imports ? self->groups->len : MIN (self->groups->len, self->limit);
  guint budget = ROWS_AT_ONCE;

  for (; self->n_shown < n && budget > 0; self->n_shown++) {
    const CohortGroup *group = g_ptr_array_index (self->groups, self->n_shown);
    gboolean is_next = !self->has_next && group->undoable && !group->undone;

    self->has_next |= is_next;
    if ((!only_imports || g_str_equal (group->kind, "import")) && show_group (self, group, is_next))
      budget--;
  }
  if (self->day != NULL)
    gtk_stack_set_visible_child_name (self->stack, "days");
  if (self->n_shown == n)
    end_list (self);
  cohort_focus_restore (GTK_WIDGET (self), focus);
  if (self->n_shown < n)
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
show_groups (CohortHistoryPage *self, GPtrArray *groups)
{
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_ptr_array_ref (groups);
  self->wanted_group = find_wanted (self, groups);
  reach (self, groups, self->wanted_group);
  self->n_shown = 0;
  self->has_next = FALSE;
  self->day = self->marked = NULL;
  self->n_of_day = 0;
  /* Otherwise only once it has the focus: the list may be made anew before. */
  if (self->wanted_group == NULL)
    g_clear_pointer (&self->wanted, g_free);
  if (self->idle == 0)
    self->idle = g_idle_add (go_on_cb, self);
}

static void
history_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups
      = cohort_store_history_finish (COHORT_STORE (source), result, &error);

  self->n_loading--;
  if (self->days == NULL || self->n_loading > 0) /* the window went in the meantime */
    return;
  if (groups == NULL) {
    cohort_show_error (GTK_WIDGET (self), _ ("History Could Not Be Read"), error);
    return;
  }
  show_groups (self, groups);
}

/* Imports are few, and may be long ago, as may be an entry that is asked for: for them all of
 * History is read. */
static void
load (CohortHistoryPage *self)
{
  gboolean is_all = self->wanted != NULL || shows_only_imports (self);
  guint limit = is_all ? 0 : self->limit;

  self->n_loading++;
  cohort_store_history_async (cohort_page_get_store (COHORT_PAGE (self)), limit, history_ready_cb,
                              g_object_ref (self));
}

static void
filter_toggled_cb (CohortHistoryPage *self)
{
  load (self);
}

/* Rows are made once they are asked for; messages that come later join them. */
static void
messages_toggled_cb (CohortHistoryPage *self)
{
  gboolean is_active = gtk_toggle_button_get_active (self->messages_toggle);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (is_active && COHORT_IS_WINDOW (root))
    cohort_message_list_show (self->messages, cohort_window_get_messages (COHORT_WINDOW (root)));
  gtk_stack_set_visible_child_name (self->views, is_active ? "messages" : "changes");
}

static void
take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *sentence;
  gint64 number;

  g_variant_get (parameter, "(x&s)", &number, &sentence);
  cohort_take_back (widget, cohort_page_get_store (COHORT_PAGE (widget)), number, sentence);
}

static void
more_clicked_cb (CohortHistoryPage *self)
{
  self->limit += PAGE_SIZE;
  load (self);
}

static void
cohort_history_page_refresh (CohortPage *page, CohortSnapshot *snapshot)
{
  load (COHORT_HISTORY_PAGE (page));
}

static void
cohort_history_page_open (CohortPage *page, const char *subject)
{
  CohortHistoryPage *self = COHORT_HISTORY_PAGE (page);

  g_free (self->wanted);
  self->wanted = g_strdup (subject);
  gtk_toggle_button_set_active (self->all_toggle, TRUE);
  cohort_page_queue_refresh (page);
}

static void
cohort_history_page_dispose (GObject *object)
{
  CohortHistoryPage *self = COHORT_HISTORY_PAGE (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->idle, g_source_remove);
  self->marked = NULL;
  self->wanted_group = NULL;
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_HISTORY_PAGE);

  G_OBJECT_CLASS (cohort_history_page_parent_class)->dispose (object);
}

static void
cohort_history_page_class_init (CohortHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_history_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_history_page_refresh;
  COHORT_PAGE_CLASS (klass)->open = cohort_history_page_open;

  g_type_ensure (COHORT_TYPE_MESSAGE_LIST);
  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  g_type_ensure (COHORT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, all_toggle);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, imports_toggle);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, messages_toggle);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, views);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, days);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, messages);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, messages_toggled_cb);
  gtk_widget_class_install_action (widget_class, "history.take-back", "(xs)", take_back);
}

static void
cohort_history_page_init (CohortHistoryPage *self)
{
  self->limit = PAGE_SIZE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->more_button)), TRUE);
}
