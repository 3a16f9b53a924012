/* Each .ui file makes what it describes, and no class with one is forgotten here.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-community-view.h"
#include "cohort-contract-card.h"
#include "cohort-convenings-page.h"
#include "cohort-coverage-view.h"
#include "cohort-help-window.h"
#include "cohort-history-page.h"
#include "cohort-import-dialog.h"
#include "cohort-ledger-view.h"
#include "cohort-letter-pane.h"
#include "cohort-letters-page.h"
#include "cohort-merge-dialog.h"
#include "cohort-opportunity-pane.h"
#include "cohort-organizations-window.h"
#include "cohort-overview-page.h"
#include "cohort-person-dialog.h"
#include "cohort-person-page.h"
#include "cohort-plan-view.h"
#include "cohort-record-chooser.h"
#include "cohort-reimbursements-page.h"
#include "cohort-team-page.h"
#include "cohort-team-selection-bar.h"
#include "cohort-template-window.h"
#include "cohort-ui-fixture.h"
#include "cohort-welcome.h"
#include "cohort-why-dialog.h"
#include "cohort-window.h"
#include "cohort-year-page.h"

/* Called one after the other, which is what registers the names that the files say. */
static GType (*const types[]) (void) = {
    cohort_command_dialog_get_type,   cohort_community_view_get_type,
    cohort_contract_card_get_type,    cohort_convenings_page_get_type,
    cohort_coverage_view_get_type,    cohort_help_window_get_type,
    cohort_history_page_get_type,     cohort_import_dialog_get_type,
    cohort_ledger_view_get_type,      cohort_letter_pane_get_type,
    cohort_letters_page_get_type,     cohort_merge_dialog_get_type,
    cohort_opportunity_pane_get_type, cohort_organizations_window_get_type,
    cohort_overview_page_get_type,    cohort_person_dialog_get_type,
    cohort_person_page_get_type,      cohort_plan_view_get_type,
    cohort_record_chooser_get_type,   cohort_reimbursements_page_get_type,
    cohort_team_page_get_type,        cohort_team_selection_bar_get_type,
    cohort_template_window_get_type,  cohort_welcome_get_type,
    cohort_why_dialog_get_type,       cohort_window_get_type,
    cohort_year_page_get_type,
};

/* The class whose template @xml is; NULL: it describes objects of other classes. */
static char *
dup_class (const char *xml)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) pattern = g_regex_new ("<template class=\"(\\w+)\"", 0, 0, NULL);

  g_regex_match (pattern, xml, 0, &match);
  return g_match_info_fetch (match, 1);
}

static void
make (GType type)
{
  GtkWidget *widget = g_object_new (type, NULL);

  if (GTK_IS_WINDOW (widget)) {
    gtk_window_destroy (GTK_WINDOW (widget));
  } else {
    g_object_ref_sink (widget);
    g_object_unref (widget);
  }
}

/* What a file says wrongly GTK warns of, and every warning ends a test. */
static void
test_make (UiFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_test_message ("%s", g_type_name (types[i]()));
    make (types[i]());
  }
}

static void
test_files (UiFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCE_PREFIX "/ui", 0, NULL);
  guint n_templates = 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_ensure (types[i]());
  for (char **name = names; *name != NULL; name++) {
    g_autofree char *path = g_build_path ("/", RESOURCE_PREFIX, "ui", *name, NULL);
    g_autoptr (GBytes) xml = g_resources_lookup_data (path, 0, NULL);
    g_autofree char *class = dup_class (g_bytes_get_data (xml, NULL));

    if (class == NULL) {
      g_object_unref (gtk_builder_new_from_resource (path));
      continue;
    }
    n_templates++;
    g_test_message ("%s is %s", *name, class);
    g_assert_cmpuint (g_type_from_name (class), !=, G_TYPE_INVALID);
  }
  g_assert_cmpuint (n_templates, ==, G_N_ELEMENTS (types));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/templates/make", test_make);
  ui_test_add ("/templates/files", test_files);
  return ui_test_run ();
}
