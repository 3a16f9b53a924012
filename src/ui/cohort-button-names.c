/* Buttons that have a key of their own: what a screen reader calls them, and where they have none.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-button-names.h"

/** cohort_dup_without_mnemonic: see the header */
char *
cohort_dup_without_mnemonic (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '_' && at[1] == '_')
      at++;
    else if (*at == '_')
      continue;
    g_string_append_c (plain, *at);
  }
  return g_string_free (plain, FALSE);
}

/** cohort_row_button_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_row_button_new (const char *label)
{
  g_autofree char *plain = cohort_dup_without_mnemonic (label);

  return gtk_button_new_with_label (plain);
}

/* @label: with its mark */
static void
give_name (GtkButton *button, const char *label)
{
  g_autofree char *name = cohort_dup_without_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Else what is written on it would be said once more. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
set_name (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);

  if (label != NULL && gtk_button_get_use_underline (button)
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL))
    give_name (button, label);
}

/** cohort_button_names_set_label: see the header */
void
cohort_button_names_set_label (GtkButton *button, const char *label)
{
  gtk_button_set_label (button, label);
  give_name (button, label);
}

/** cohort_button_names_set: see the header */
void
cohort_button_names_set (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root))
    set_name (GTK_BUTTON (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cohort_button_names_set (child);
}
