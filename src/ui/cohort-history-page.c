/* Every change as a sentence, with what it changed and the way back.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-history-page.h"

#include "cohort-button-names.h"
#include "cohort-date.h"
#include "cohort-run.h"
#include "cohort-take-back.h"

#include <glib/gi18n-lib.h>

/* As many as fit a few screens; older ones are asked for. */
#define PAGE_SIZE 100

struct _CohortHistoryPage {
  CohortPage parent_instance;

  guint limit;
  char *wanted;      /* (owned) (nullable): id of a record whose entry is asked for */
  GtkWidget *marked; /* (unowned) (nullable): the row of that entry, until it has the focus */
  guint tick;
  guint n_loading; /* answers that are still to come: only the last one counts */

  GtkToggleButton *all_toggle;
  GtkToggleButton *imports_toggle;
  GtkStack *stack;
  GtkBox *days;
  GtkButton *more_button;
};

G_DEFINE_FINAL_TYPE (CohortHistoryPage, cohort_history_page, COHORT_TYPE_PAGE)

static char *
format_day (GDateTime *when)
{
  CohortDate day = cohort_date_new (g_date_time_get_year (when), g_date_time_get_month (when),
                                    g_date_time_get_day_of_month (when));

  if (day == cohort_date_today ())
    return g_strdup (_ ("Today"));
  if (day + 1 == cohort_date_today ())
    return g_strdup (_ ("Yesterday"));
  return cohort_date_format_long (day);
}

/* Undoing is for what was done last; anything before that is taken back by itself. */
static GtkWidget *
make_take_back_button (const CohortGroup *group)
{
  gboolean is_import = g_str_equal (group->kind, "import");
  GtkWidget *button = is_import ? cohort_row_button_new (_ ("_Take Back…"))
                                : gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (!is_import) {
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, _ ("Take Back…"));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take Back…"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.take-back");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", group->number,
                                    group->sentence);
  return button;
}

static GtkWidget *
make_row (const CohortGroup *group, GDateTime *when, gboolean is_next)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time
      = cohort_date_format_time (g_date_time_get_hour (when), g_date_time_get_minute (when));
  /* Translators: %1$s is a time, %2$s a person, %3$s a computer. */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%1$s · %2$s on %3$s"), time, group->who, group->device);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), group->sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (group->undone) {
    GtkWidget *chip = gtk_label_new (_ ("undone"));

    gtk_label_set_wrap (GTK_LABEL (chip), TRUE);
    gtk_widget_add_css_class (chip, "chip");
    gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
    gtk_widget_add_css_class (row, "undone");
  } else if (is_next) {
    GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Undo"));

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo");
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Undo"), -1);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  } else if (group->undoable) {
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_take_back_button (group));
  }
  return row;
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

static void
clear_days (CohortHistoryPage *self)
{
  GtkWidget *child;

  self->marked = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);
}

static void
show_groups (CohortHistoryPage *self, GPtrArray *groups)
{
  AdwPreferencesGroup *present = NULL;
  g_autofree char *present_day = NULL;
  gboolean only_imports = gtk_toggle_button_get_active (self->imports_toggle);
  const CohortGroup *wanted = find_wanted (self, groups);
  gboolean found_next = FALSE;

  clear_days (self);
  reach (self, groups, wanted);
  for (guint i = 0; i < groups->len && (only_imports || i < self->limit); i++) {
    const CohortGroup *group = g_ptr_array_index (groups, i);
    g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (group->at);
    g_autofree char *day = format_day (when);
    gboolean is_next = !found_next && group->undoable && !group->undone;
    GtkWidget *row;

    found_next |= is_next;
    if (only_imports && !g_str_equal (group->kind, "import"))
      continue;
    if (g_strcmp0 (day, present_day) != 0) {
      present = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (present, day);
      gtk_box_append (self->days, GTK_WIDGET (present));
      g_free (present_day);
      present_day = g_steal_pointer (&day);
    }
    row = make_row (group, when, is_next);
    adw_preferences_group_add (present, row);
    if (group == wanted)
      mark_row (self, row);
  }
  /* Otherwise only once it has the focus: the list may be made anew before. */
  if (wanted == NULL)
    g_clear_pointer (&self->wanted, g_free);
  gtk_stack_set_visible_child_name (self->stack, present != NULL ? "days" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->more_button),
                          !only_imports && groups->len >= self->limit);
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
  gboolean is_all = self->wanted != NULL || gtk_toggle_button_get_active (self->imports_toggle);
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
  self->marked = NULL;
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, all_toggle);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, imports_toggle);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, days);
  gtk_widget_class_bind_template_child (widget_class, CohortHistoryPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_install_action (widget_class, "history.take-back", "(xs)", take_back);
}

static void
cohort_history_page_init (CohortHistoryPage *self)
{
  self->limit = PAGE_SIZE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->more_button)), TRUE);
}
