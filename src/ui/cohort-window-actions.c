/* What the window's menu, buttons and keys do.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-window-private.h"

#include "cohort-data-actions.h"
#include "cohort-export-actions.h"
#include "cohort-first-hour-group.h"
#include "cohort-import-dialog.h"
#include "cohort-preferences.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

static void
undo_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = cohort_store_undo_finish (COHORT_STORE (source), result, &error);

  if (sentence == NULL)
    cohort_show_error (widget, _ ("Could Not Undo"), error);
}

static void
redo_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = cohort_store_redo_finish (COHORT_STORE (source), result, &error);

  if (sentence == NULL)
    cohort_show_error (widget, _ ("Could Not Redo"), error);
}

/* The application's keys come before those of an entry, where what was typed last is meant.
 * Returns: whether typing was taken back, or done again, where the keyboard is */
static gboolean
change_typing (GtkWidget *widget, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));
  g_autofree char *before = NULL;

  if (!GTK_IS_TEXT (focus))
    return FALSE;
  /* It does not say whether it has anything to take back. */
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, action, NULL);
  return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), before);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (change_typing (widget, "text.undo"))
    return;
  cohort_store_undo_async (cohort_window_get_store (COHORT_WINDOW (widget)), undo_ready_cb,
                           g_object_ref (widget));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (change_typing (widget, "text.redo"))
    return;
  cohort_store_redo_async (cohort_window_get_store (COHORT_WINDOW (widget)), redo_ready_cb,
                           g_object_ref (widget));
}

/* Who came by a key goes on by keys: not from the header bar, but in the page. */
static void
focus_page (CohortWindow *self)
{
  cohort_page_begin (cohort_window_get_page (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *page, *subject;

  g_variant_get (parameter, "(&s&s)", &page, &subject);
  cohort_window_open (COHORT_WINDOW (widget), page, subject);
  focus_page (COHORT_WINDOW (widget));
}

static void
section_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_window_open (COHORT_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL);
  focus_page (COHORT_WINDOW (widget));
}

static void
guide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortWindow *self = COHORT_WINDOW (widget);

  cohort_first_hour_group_bring_back (cohort_window_get_store (self));
  cohort_window_open (self, "overview", NULL);
  focus_page (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortWindow *self = COHORT_WINDOW (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (self->sections));
}

/* The page on screen knows what "new" is there. */
static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortPage *page = cohort_window_get_page (COHORT_WINDOW (widget));

  if (page == NULL || !gtk_widget_activate_action (GTK_WIDGET (page), "page.new", NULL))
    gtk_widget_error_bell (widget);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortPage *page = cohort_window_get_page (COHORT_WINDOW (widget));

  if (page == NULL || !gtk_widget_activate_action (GTK_WIDGET (page), "page.search", NULL))
    gtk_widget_error_bell (widget);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortPage *page = cohort_window_get_page (COHORT_WINDOW (widget));

  if (page == NULL || !gtk_widget_activate_action (GTK_WIDGET (page), "page.print", NULL))
    gtk_widget_error_bell (widget);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_import_dialog_choose (widget, cohort_window_get_store (COHORT_WINDOW (widget)));
}

static void
export_workbook_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_export_workbook (COHORT_WINDOW (widget));
}

static void
export_roster_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_export_roster (COHORT_WINDOW (widget));
}

static void
backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_backup (COHORT_WINDOW (widget));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_restore_backup (COHORT_WINDOW (widget));
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_check_data (COHORT_WINDOW (widget));
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_preferences_present (GTK_WINDOW (widget),
                              cohort_window_get_store (COHORT_WINDOW (widget)));
}

/* Made when it is first asked for. */
static void
show_help_overlay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL) {
    g_autoptr (GtkBuilder) builder
        = gtk_builder_new_from_resource (RESOURCE_PREFIX "/ui/help-overlay.ui");

    gtk_application_window_set_help_overlay (
        window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static void
year_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortStore *store = cohort_window_get_store (COHORT_WINDOW (widget));

  cohort_run (widget, store,
              cohort_command_new ("setting.set", "key", COHORT_SETTING_YEAR, "value",
                                  g_variant_get_string (parameter, NULL), NULL));
}

static void
fill_years (CohortWindow *self)
{
  const char *const *years = cohort_store_get_years (self->store);

  g_menu_remove_all (self->years);
  for (guint i = 0; years != NULL && years[i] != NULL; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (years[i], NULL);

    g_menu_item_set_action_and_target (item, "win.year", "s", years[i]);
    g_menu_append_item (self->years, item);
  }
}

/** cohort_window_update_actions: enables what can be done now, in one place */
void
cohort_window_update_actions (CohortWindow *self)
{
  static const char *const need_county[]
      = {"win.import", "win.export-roster", "win.export-workbook", "win.backup", "win.preferences",
         "win.year", "win.guide", "win.section", "win.open", "win.new", "win.search", "win.print"};
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_object_get (self->store, "undo-sentence", &undo, "redo-sentence", &redo, NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", redo != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (need_county); i++)
    gtk_widget_action_set_enabled (widget, need_county[i],
                                   cohort_store_get_snapshot (self->store) != NULL);
  fill_years (self);
}

/** cohort_window_install_actions: the window's actions and keys, for its class_init */
void
cohort_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
      {"win.undo", NULL, undo_action},
      {"win.redo", NULL, redo_action},
      {"win.open", "(ss)", open_action},
      {"win.section", "s", section_action},
      {"win.guide", NULL, guide_action},
      {"win.back", NULL, back_action},
      {"win.new", NULL, new_action},
      {"win.search", NULL, search_action},
      {"win.print", NULL, print_action},
      {"win.import", NULL, import_action},
      {"win.export-roster", NULL, export_roster_action},
      {"win.export-workbook", NULL, export_workbook_action},
      {"win.backup", NULL, backup_action},
      {"win.restore", NULL, restore_action},
      {"win.check", NULL, check_action},
      {"win.preferences", NULL, preferences_action},
      {"win.show-help-overlay", NULL, show_help_overlay_action},
      {"win.year", "s", year_action},
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
