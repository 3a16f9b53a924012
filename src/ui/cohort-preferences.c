/* The county's own settings: letterhead, signatory, whom to ask.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-preferences.h"

#include "cohort-dialog-size.h"
#include "cohort-form-guard.h"
#include "cohort-help-pages.h"
#include "cohort-help-topics.h"
#include "cohort-letterhead-group.h"
#include "cohort-policy-group.h"
#include "cohort-rates-group.h"
#include "cohort-row-group.h"

#include <glib/gi18n-lib.h>

#define WIDTH  640
#define HEIGHT 576
#define TRAVEL "travel"

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (cohort_row_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

static void
add_links (AdwPreferencesPage *page, CohortStore *store)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  AdwPreferencesGroup *group;

  if (convenings->len == 0)
    return;
  group = add_group (
      page, _ ("Registration Links"),
      _ ("The special link is sent to the county’s lead; the program’s papers do not print it."));
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    g_autofree char *key
        = g_strconcat (COHORT_SETTING_REGISTRATION_LINK ".", convening->code, NULL);

    adw_preferences_group_add (group, cohort_setting_row_new (store, key, convening->name));
  }
}

static AdwPreferencesPage *
add_page (AdwViewStack *stack, const char *name, const char *title, const char *icon)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_view_stack_add_titled (stack, page, name, title);
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (stack, page), icon);
  return ADW_PREFERENCES_PAGE (page);
}

static gboolean
reveal_cb (GtkWidget *bar, GdkFrameClock *clock, gpointer title)
{
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (bar),
                                    adw_view_switcher_title_get_title_visible (title));
  return G_SOURCE_REMOVE;
}

/* The title finds that it has no room while all get their places: a bar that came at once would get
 * one without a height. */
static void
title_visible_cb (AdwViewSwitcherTitle *title, GParamSpec *pspec, GtkWidget *bar)
{
  gtk_widget_add_tick_callback (bar, reveal_cb, g_object_ref (title), g_object_unref);
}

/* Its pages are switched in the header, or at the bottom where that is too narrow. */
static GtkWidget *
make_content (AdwViewStack *stack)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *title = adw_view_switcher_title_new ();
  GtkWidget *bar = adw_view_switcher_bar_new ();

  adw_view_switcher_title_set_stack (ADW_VIEW_SWITCHER_TITLE (title), stack);
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (title), _ ("Preferences"));
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (bar), stack);
  g_signal_connect_object (title, "notify::title-visible", G_CALLBACK (title_visible_cb), bar, 0);
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (header), ADW_CENTERING_POLICY_STRICT);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  gtk_widget_set_vexpand (GTK_WIDGET (stack), TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (stack));
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

/* No AdwPreferencesWindow: the one of libadwaita 1.2 never lets go of the groups on its pages,
 * which would follow the store for as long as the program runs. */
static GtkWidget *
make_window (GtkWindow *parent)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE,
                                    "title", _ ("Preferences"), "destroy-with-parent", TRUE,
                                    "default-width", WIDTH, "default-height", HEIGHT, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  cohort_dialog_keep_within_parent (GTK_WINDOW (window));
  cohort_form_guard (GTK_WINDOW (window), cohort_setting_rows_are_typed);
  return window;
}

/* Each page has another one of the help that explains it. */
static void
visible_page_cb (AdwViewStack *stack, GParamSpec *pspec, GtkWidget *window)
{
  gboolean is_travel = g_strcmp0 (adw_view_stack_get_visible_child_name (stack), TRAVEL) == 0;

  cohort_help_topics_set (window, is_travel ? COHORT_HELP_MONEY : COHORT_HELP_LETTERS);
}

/** cohort_preferences_present: shows the settings over @parent; each change is a change like any
 * other */
void
cohort_preferences_present (GtkWindow *parent, CohortStore *store)
{
  GtkWidget *window = make_window (parent);
  AdwViewStack *stack = ADW_VIEW_STACK (adw_view_stack_new ());
  AdwPreferencesPage *page = add_page (stack, "letters", _ ("Letters"), "mail-unread-symbolic");
  AdwPreferencesPage *travel = add_page (stack, TRAVEL, _ ("Travel"), "mark-location-symbolic");

  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (cohort_letterhead_words_new (store)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (cohort_letterhead_pictures_new (store)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (cohort_letterhead_margins_new (store)));
  add_links (page, store);
  adw_preferences_page_add (travel, ADW_PREFERENCES_GROUP (cohort_policy_group_new (store)));
  adw_preferences_page_add (travel, ADW_PREFERENCES_GROUP (cohort_rates_group_new (store)));
  adw_window_set_content (ADW_WINDOW (window), make_content (stack));
  g_signal_connect_object (stack, "notify::visible-child-name", G_CALLBACK (visible_page_cb),
                           window, 0);
  visible_page_cb (stack, NULL, window);
  gtk_window_present (GTK_WINDOW (window));
}
