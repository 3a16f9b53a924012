/* Finds the help for what is on screen: a dialog's own, else that of the section below it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-help-topics.h"

#include "cohort-help-pages.h"
#include "cohort-help-window.h"
#include "cohort-import-dialog.h"
#include "cohort-merge-dialog.h"
#include "cohort-organizations-window.h"
#include "cohort-person-dialog.h"
#include "cohort-template-window.h"
#include "cohort-why-dialog.h"
#include "cohort-window.h"

#define TOPIC "cohort-help-topic"

/** cohort_help_topics_set: see the header */
void
cohort_help_topics_set (GtkWidget *dialog, const char *page)
{
  g_object_set_data (G_OBJECT (dialog), TOPIC, (gpointer)page);
}

static const char *
find_section (CohortWindow *window)
{
  static const struct {
    const char *section;
    const char *page;
  } topics[] = {
      {"overview", COHORT_HELP_FIRST_HOUR},   {"team", COHORT_HELP_PEOPLE},
      {"convenings", COHORT_HELP_CONVENINGS}, {"reimbursements", COHORT_HELP_MONEY},
      {"letters", COHORT_HELP_LETTERS},       {"year", COHORT_HELP_YEAR},
      {"history", COHORT_HELP_BACKUP},
  };
  const char *section = cohort_window_get_section (window);

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (g_strcmp0 (section, topics[i].section) == 0)
      return topics[i].page;
  return COHORT_HELP_FIRST_HOUR;
}

/* (nullable) */
static const char *
find_own (GtkWindow *window)
{
  const struct {
    GType type;
    const char *page;
  } topics[] = {
      {COHORT_TYPE_IMPORT_DIALOG, COHORT_HELP_WORKBOOKS},
      {COHORT_TYPE_MERGE_DIALOG, COHORT_HELP_PEOPLE},
      {COHORT_TYPE_ORGANIZATIONS_WINDOW, COHORT_HELP_PEOPLE},
      {COHORT_TYPE_PERSON_DIALOG, COHORT_HELP_PEOPLE},
      {COHORT_TYPE_TEMPLATE_WINDOW, COHORT_HELP_LETTERS},
      {COHORT_TYPE_WHY_DIALOG, COHORT_HELP_MONEY},
      {GTK_TYPE_SHORTCUTS_WINDOW, COHORT_HELP_KEYS},
  };

  if (COHORT_IS_HELP_WINDOW (window))
    return cohort_help_window_get_page (COHORT_HELP_WINDOW (window));
  if (COHORT_IS_WINDOW (window))
    return find_section (COHORT_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (g_type_is_a (G_OBJECT_TYPE (window), topics[i].type))
      return topics[i].page;
  return g_object_get_data (G_OBJECT (window), TOPIC);
}

/** cohort_help_topics_find: Returns: (transfer none): name of a page */
const char *
cohort_help_topics_find (GtkWindow *window)
{
  while (window != NULL) {
    const char *page = find_own (window);

    if (page != NULL)
      return page;
    window = gtk_window_get_transient_for (window);
  }
  return COHORT_HELP_FIRST_HOUR;
}
