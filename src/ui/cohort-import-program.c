/* What a program year read from a file says.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-import-program.h"

#include "cohort-convening-card.h"
#include "cohort-money.h"
#include "cohort-row-group.h"

#include <glib/gi18n-lib.h>

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
add_convening (AdwPreferencesGroup *group, const CohortConvening *convening)
{
  g_autofree char *where = cohort_convening_dup_where_and_when (convening);

  add_row (group, convening->name, where,
           g_strcmp0 (convening->allocation, "unknown") == 0 ? _ ("Spots not announced")
                                                             : _ ("Spots announced"));
}

static char *
describe_contract (const CohortContractTerms *contract)
{
  g_autofree char *cap = NULL;

  if (contract == NULL || contract->cap_cents == 0)
    return g_strdup (_ ("None this year"));
  if (!cohort_is_known (contract->cap_cents))
    return g_strdup (_ ("Not announced"));
  cap = cohort_money_format (contract->cap_cents);
  return g_strdup_printf (_ ("Up to %s"), cap);
}

/** cohort_import_program_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_import_program_new (CohortProgram *program)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (cohort_row_group_new ());
  GPtrArray *convenings = cohort_program_get_convenings (program);
  g_autofree char *contract = describe_contract (cohort_program_get_contract (program));
  g_autofree char *n_counties
    = g_strdup_printf ("%u", cohort_program_get_counties (program)->len);
  g_autofree char *n_rates = g_strdup_printf ("%u", cohort_program_get_rates (program)->len);
  /* Translators: %s is a year such as 2024-25. */
  g_autofree char *title
    = g_strdup_printf (_ ("Program Year %s"), cohort_program_get_year (program));

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (
    group,
    _ ("Loading it adds the year to choose from. Undo brings back what the file replaces."));
  add_row (group, _ ("Counties"), NULL, n_counties);
  add_row (group, _ ("Contract of a county"), NULL, contract);
  add_row (group, _ ("Travel rates"), NULL, n_rates);
  for (guint i = 0; i < convenings->len; i++)
    add_convening (group, g_ptr_array_index (convenings, i));
  if (convenings->len == 0)
    add_row (group, _ ("Convenings"), NULL, _ ("Not announced"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return page;
}
