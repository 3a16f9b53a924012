/* The county's letterhead: logo, address, who signs, margins, with a letter beside it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letterhead-window.h"

#include "cohort-date.h"
#include "cohort-dialog-size.h"
#include "cohort-form-guard.h"
#include "cohort-help-pages.h"
#include "cohort-help-topics.h"
#include "cohort-letter-draft.h"
#include "cohort-letter-preview.h"
#include "cohort-letterhead-group.h"
#include "cohort-letters.h"
#include "cohort-preview-toggle.h"
#include "cohort-team-people.h"

#include <glib/gi18n-lib.h>

#define WIDTH      960
#define HEIGHT     700
#define FORM_WIDTH 340

/* Somebody who gets a letter; NULL: nobody does yet. */
static const char *
find_reader (const CohortSnapshot *snapshot)
{
  g_autoptr (GPtrArray) people
      = cohort_team_list_people (snapshot, COHORT_TEAM_MEMBERS, NULL, cohort_date_today (), NULL);

  return people != NULL && people->len > 0
             ? ((const CohortRecord *)g_ptr_array_index (people, 0))->id
             : NULL;
}

static void
show_letter (CohortStore *store, GParamSpec *pspec, CohortLetterPreview *preview)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  CohortLetterSubject subject = {COHORT_LETTER_TO_PERSON, NULL, NULL};
  g_autoptr (CohortLetterTemplate) template = NULL;
  CohortLetterItem *item = NULL;

  if (snapshot != NULL) {
    subject.id = find_reader (snapshot);
    template = cohort_letters_load_template (snapshot, "welcome", NULL, NULL);
  }
  if (template != NULL && subject.id != NULL)
    item = cohort_letter_draft_new (snapshot, template, &subject, NULL);
  gtk_widget_set_visible (GTK_WIDGET (preview), item != NULL);
  cohort_letter_preview_set_item (preview, item);
}

static GtkWidget *
make_preview (CohortStore *store)
{
  GtkWidget *preview
      = g_object_new (COHORT_TYPE_LETTER_PREVIEW, "valign", GTK_ALIGN_START, "margin-top", 18,
                      "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled
      = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                      "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);

  gtk_box_append (GTK_BOX (box), preview);
  gtk_box_append (GTK_BOX (box), cohort_letter_preview_nobody_new (preview));
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Letter"), -1);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (show_letter), preview,
                           G_CONNECT_DEFAULT);
  show_letter (store, NULL, COHORT_LETTER_PREVIEW (preview));
  return scrolled;
}

static GtkWidget *
make_form (CohortStore *store)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (cohort_letterhead_words_new (store)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (cohort_letterhead_pictures_new (store)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (cohort_letterhead_margins_new (store)));
  gtk_widget_set_size_request (page, FORM_WIDTH, -1);
  return page;
}

static GtkWidget *
make_content (CohortStore *store)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *leaflet = adw_leaflet_new ();
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             cohort_preview_toggle_new (ADW_LEAFLET (leaflet)));
  adw_leaflet_append (ADW_LEAFLET (leaflet), make_form (store));
  adw_leaflet_append (ADW_LEAFLET (leaflet), make_preview (store));
  gtk_widget_set_vexpand (leaflet, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), leaflet);
  return box;
}

/** cohort_letterhead_window_present: see the header */
void
cohort_letterhead_window_present (GtkWindow *parent, CohortStore *store)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Letterhead"), "modal", TRUE,
                                    "destroy-with-parent", TRUE, "transient-for", parent,
                                    "default-width", WIDTH, "default-height", HEIGHT, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  cohort_dialog_keep_within_parent (GTK_WINDOW (window));
  cohort_form_guard (GTK_WINDOW (window), cohort_setting_rows_are_typed);
  adw_window_set_content (ADW_WINDOW (window), make_content (store));
  cohort_help_topics_set (GTK_WIDGET (window), COHORT_HELP_LETTERS);
  gtk_window_present (GTK_WINDOW (window));
}
