/* The county's own settings: letterhead, signatory, whom to ask.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-preferences.h"

#include "cohort-policy-group.h"
#include "cohort-rates-group.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *key;
  const char *title;
} Entry;

static const Entry letter_entries[] = {
    {COHORT_SETTING_LETTER_ADDRESS, N_ ("Address of the county office")},
    {COHORT_SETTING_LETTER_SIGNATORY, N_ ("Who signs")},
    {COHORT_SETTING_LETTER_TITLE, N_ ("Title of who signs")},
    {COHORT_SETTING_LETTER_CONTACT, N_ ("Whom to ask at the county")},
};

static void
apply_cb (AdwEntryRow *row, CohortStore *store)
{
  const char *key = gtk_widget_get_name (GTK_WIDGET (row));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autofree char *lines = NULL;
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  /* One line here, several on the letterhead. */
  if (g_str_equal (key, COHORT_SETTING_LETTER_ADDRESS)) {
    for (guint i = 0; parts[i] != NULL; i++)
      g_strstrip (parts[i]);
    lines = g_strjoinv ("\n", parts);
  }
  if (*text == '\0')
    cohort_run (GTK_WIDGET (row), store, cohort_command_new ("setting.unset", "key", key, NULL));
  else
    cohort_run (GTK_WIDGET (row), store,
                cohort_command_new ("setting.set", "key", key, "value",
                                    lines != NULL ? lines : text, NULL));
}

static void
add_entry (AdwPreferencesGroup *group, CohortStore *store, const char *key, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *value = cohort_snapshot_get_setting (cohort_store_get_snapshot (store), key);
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);
  g_autofree char *text = g_strjoinv (", ", lines);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_set_name (row, key);
  g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), store, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

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

    add_entry (group, store, key, convening->name);
  }
}

static AdwPreferencesPage *
add_page (AdwWindow *window, const char *title, const char *icon)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_set_title (page, title);
  adw_preferences_page_set_icon_name (page, icon);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  return page;
}

/** cohort_preferences_present: shows the settings over @parent; each change is a change like any
 * other */
void
cohort_preferences_present (GtkWindow *parent, CohortStore *store)
{
  AdwWindow *window
      = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE,
                      "search-enabled", FALSE, "destroy-with-parent", TRUE, NULL);
  AdwPreferencesPage *page = add_page (window, _ ("Letters"), "mail-unread-symbolic");
  AdwPreferencesPage *travel = add_page (window, _ ("Travel"), "mark-location-symbolic");
  AdwPreferencesGroup *letters = add_group (
      page, _ ("Letters"),
      _ ("Printed on the county’s own letters. Commas in the address begin new lines."));

  for (guint i = 0; i < G_N_ELEMENTS (letter_entries); i++)
    add_entry (letters, store, letter_entries[i].key, _ (letter_entries[i].title));
  add_links (page, store);
  adw_preferences_page_add (travel, ADW_PREFERENCES_GROUP (cohort_policy_group_new (store)));
  adw_preferences_page_add (travel, ADW_PREFERENCES_GROUP (cohort_rates_group_new (store)));
  gtk_window_present (GTK_WINDOW (window));
}
