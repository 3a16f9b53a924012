/* A finding as a row: what it is about, the sentence, and the way to its place.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-finding-row.h"

#include "cohort-row-layout.h"

#define TOPIC_CHARACTERS 6

/* NULL: the window has no place yet where it can be mended; the sentence says what to do. */
static const char *
find_page (const CohortFinding *finding)
{
  switch ((int)finding->kind) {
  case COHORT_RECORD_PERSON:
  case COHORT_RECORD_MEMBERSHIP:
  case COHORT_RECORD_ORGANIZATION:
  case COHORT_RECORD_RESPONSE:
    return "team";
  case COHORT_RECORD_FUNDING_SOURCE:
  case COHORT_RECORD_PLAN_LINE:
  case COHORT_RECORD_EXPENSE:
  case COHORT_RECORD_PAYMENT:
    return "reimbursements";
  case COHORT_RECORD_LETTER:
    return "letters";
  case COHORT_RECORD_OPPORTUNITY:
  case COHORT_RECORD_GOAL:
    return "year";
  case COHORT_N_RECORD_KINDS:
    return g_strcmp0 (finding->subject, "team") == 0 ? "team" : "convenings";
  default:
    return "convenings";
  }
}

/* Whom the team lacks the coverage says; a lead is one of its people. */
static const char *
find_subject (const CohortFinding *finding)
{
  if (g_str_equal (finding->id, "NO_LEAD"))
    return "people";
  return finding->subject != NULL ? finding->subject : "";
}

static void
lead_to_page (GtkWidget *row, const CohortFinding *finding, const char *page)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", page, find_subject (finding));
}

/* What a row says, and where it leads. */
static char *
dup_key (const CohortFinding *finding)
{
  return g_strdup_printf ("%s %d %s %s", finding->id, finding->kind,
                          finding->subject != NULL ? finding->subject : "", finding->text);
}

/** cohort_finding_row_shows: @row: any widget */
gboolean
cohort_finding_row_shows (GtkWidget *row, const CohortFinding *finding)
{
  g_autofree char *key = dup_key (finding);

  return g_strcmp0 (g_object_get_data (G_OBJECT (row), "finding"), key) == 0;
}

/** cohort_finding_chip_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_finding_chip_new (const CohortFinding *finding)
{
  GtkWidget *chip = gtk_label_new (cohort_finding_get_topic (finding->id));

  /* Topics are short words: chips of one width have what they are about begin in one line. */
  gtk_label_set_width_chars (GTK_LABEL (chip), TOPIC_CHARACTERS);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, finding->urgent ? "warning" : "accent");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

/** cohort_finding_row_new: Returns: (transfer floating): a row that opens the place that mends it
 */
GtkWidget *
cohort_finding_row_new (const CohortFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  const char *page = find_page (finding);

  g_object_set_data_full (G_OBJECT (row), "finding", dup_key (finding), g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), cohort_finding_chip_new (finding));
  if (page != NULL)
    lead_to_page (row, finding, page);
  cohort_row_layout_adopt (row);
  return row;
}
