/* What was said in passing, to be read at leisure: a row for each message.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-message-list.h"

#include "cohort-kept-rows.h"
#include "cohort-message-log.h"
#include "cohort-row-group.h"
#include "cohort-shown-layout.h"

#include <glib/gi18n-lib.h>

struct _CohortMessageList {
  AdwBin parent_instance;

  GListModel *messages; /* (owned) (nullable): until it is told */
  GtkStack *stack;      /* "list", "empty" */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CohortMessageList, cohort_message_list, ADW_TYPE_BIN)

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  g_autofree char *when = cohort_message_dup_when (item);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cohort_message_get_text (item));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  return row;
}

static void
show_list_or_empty (CohortMessageList *self)
{
  gboolean is_empty = g_list_model_get_n_items (self->messages) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

static void
stop_following (CohortMessageList *self)
{
  if (self->messages != NULL)
    g_signal_handlers_disconnect_by_func (self->messages, show_list_or_empty, self);
  g_clear_object (&self->messages);
}

static void
cohort_message_list_dispose (GObject *object)
{
  stop_following (COHORT_MESSAGE_LIST (object));

  G_OBJECT_CLASS (cohort_message_list_parent_class)->dispose (object);
}

static void
cohort_message_list_class_init (CohortMessageListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_message_list_dispose;
}

static GtkWidget *
make_empty (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "document-open-recent-symbolic", "title",
                       _ ("No Messages Yet"), "description",
                       _ ("What Cohort says in passing, such as that a file was written, can be "
                          "read here until Cohort is closed."),
                       NULL);
}

static void
cohort_message_list_init (CohortMessageList *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *group = cohort_row_group_new ();

  self->stack = GTK_STACK (stack);
  self->list = cohort_kept_rows_new (_ ("Messages"));
  gtk_widget_set_layout_manager (stack, g_object_new (COHORT_TYPE_SHOWN_LAYOUT, NULL));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Since Cohort Was Opened"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("What Cohort said in passing. What was changed is under All Changes."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list));
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  gtk_stack_add_named (self->stack, group, "list");
  adw_bin_set_child (ADW_BIN (self), stack);
}

/** cohort_message_list_show: see the header */
void
cohort_message_list_show (CohortMessageList *self, GListModel *messages)
{
  g_return_if_fail (COHORT_IS_MESSAGE_LIST (self) && G_IS_LIST_MODEL (messages));

  if (self->messages == messages)
    return;
  stop_following (self);
  self->messages = g_object_ref (messages);
  gtk_list_box_bind_model (self->list, messages, make_row, NULL, NULL);
  g_signal_connect_object (messages, "items-changed", G_CALLBACK (show_list_or_empty), self,
                           G_CONNECT_SWAPPED);
  show_list_or_empty (self);
}
