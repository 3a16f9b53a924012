/* What a screen reader calls buttons that have a key of their own.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-button-names.h"

/* @label: with its mark */
static void
give_name (GtkButton *button, const char *label)
{
  GString *name = g_string_new (label);

  g_string_replace (name, "_", "", 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  /* Else what is written on it would be said once more. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_string_free (name, TRUE);
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
