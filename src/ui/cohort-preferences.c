/* The county's own settings: letterhead, signatory, whom to ask.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-preferences.h"

#include "cohort-letterhead-group.h"
#include "cohort-policy-group.h"
#include "cohort-rates-group.h"

#include <glib/gi18n-lib.h>

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

    adw_preferences_group_add (group, cohort_setting_row_new (store, key, convening->name));
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

  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (cohort_letterhead_words_new (store)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (cohort_letterhead_pictures_new (store)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (cohort_letterhead_margins_new (store)));
  add_links (page, store);
  adw_preferences_page_add (travel, ADW_PREFERENCES_GROUP (cohort_policy_group_new (store)));
  adw_preferences_page_add (travel, ADW_PREFERENCES_GROUP (cohort_rates_group_new (store)));
  gtk_window_present (GTK_WINDOW (window));
}
