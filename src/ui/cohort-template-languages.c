/* The languages a letter's text is written in, to choose from.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-template-languages.h"

#include "cohort-letters.h"

#include <glib/gi18n-lib.h>

/** cohort_template_languages_list: see the header */
char **
cohort_template_languages_list (CohortSnapshot *snapshot, const char *name, const char *language)
{
  g_autoptr (GPtrArray) kinds = cohort_letters_list_templates (snapshot);
  const char *const only[] = {language, NULL};

  for (guint i = 0; i < kinds->len; i++) {
    const CohortLetterKind *kind = g_ptr_array_index (kinds, i);

    if (g_str_equal (kind->name, name))
      return g_strdupv (kind->languages);
  }
  return g_strdupv ((char **)only);
}

static gboolean
is_same (GListModel *shown, GtkStringList *labels)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (labels));

  if (shown == NULL || g_list_model_get_n_items (shown) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (shown), i),
                      gtk_string_list_get_string (labels, i)))
      return FALSE;
  return TRUE;
}

/** cohort_template_languages_show: see the header */
void
cohort_template_languages_show (AdwComboRow *row,
                                const char *const *languages,
                                const char *language)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; languages[i] != NULL; i++) {
    gtk_string_list_append (labels, g_str_equal (languages[i], "en")   ? _ ("English")
                                    : g_str_equal (languages[i], "es") ? _ ("Spanish")
                                                                       : languages[i]);
    if (g_str_equal (languages[i], language))
      selected = i;
  }
  /* A row that tells of a choice still needs what it was made in. */
  if (!is_same (adw_combo_row_get_model (row), labels))
    adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (row, selected);
}
