/* A registration one can choose: what it costs and what it covers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-option-row.h"

#include "cohort-money.h"

#include <glib/gi18n-lib.h>

static char *
describe_covers (const CohortConvening *convening, const CohortOption *option)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < convening->inclusions->len; i++) {
    const CohortInclusion *inclusion = g_ptr_array_index (convening->inclusions, i);

    if (g_strv_contains ((const char *const *)option->covers, inclusion->code))
      g_string_append_printf (text, "%s✓ %s", text->len > 0 ? "\n" : "", inclusion->label);
  }
  if (option->note != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", option->note);
  return g_string_free (text, FALSE);
}

/** cohort_option_row_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_option_row_new (const CohortConvening *convening, const CohortOption *option)
{
  g_autofree char *covers = describe_covers (convening, option);
  g_autofree char *price = cohort_is_known (option->price_cents)
                               ? cohort_money_format (option->price_cents)
                               : g_strdup (_ ("price typed per person"));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (price);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), option->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), covers);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}
