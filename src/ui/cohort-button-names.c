/* Buttons that have a key of their own: what a screen reader calls them, and where they have none.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-button-names.h"

/* Data of a button: the name it was given here. */
#define GIVEN "button-name"

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
give_name (GtkWidget *button, const char *label)
{
  g_autofree char *name = cohort_dup_without_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Else what is written on it would be said once more. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_object_set_data_full (G_OBJECT (button), GIVEN, g_steal_pointer (&name), g_free);
}

static gboolean
is_named (GtkWidget *button, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return other == NULL;
}

/* GTK 4.8 names a button by its label, mark and all, whenever that is set; later ones by what is
 * written on it, which is the same without the mark, and leave the name it was given here. */
static gboolean
is_named_by_label (GtkWidget *button, const char *label)
{
  const char *given = g_object_get_data (G_OBJECT (button), GIVEN);

  /* Without accessibility there is nothing to compare with. */
  return !gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || is_named (button, label) || (given != NULL && is_named (button, given));
}

static void
label_cb (GtkWidget *button)
{
  g_autofree char *label = NULL;
  gboolean has_mark = FALSE;

  g_object_get (button, "label", &label, "use-underline", &has_mark, NULL);
  if (label != NULL && has_mark && is_named_by_label (button, label))
    give_name (button, label);
}

static gboolean
map_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (!GTK_IS_BUTTON (widget) && !GTK_IS_CHECK_BUTTON (widget))
    return G_SOURCE_CONTINUE;
  label_cb (widget);
  /* It may have been shown before. */
  g_signal_handlers_disconnect_by_func (widget, label_cb, NULL);
  g_signal_connect (widget, "notify::label", G_CALLBACK (label_cb), NULL);
  return G_SOURCE_CONTINUE;
}

/** cohort_button_names_install: see the header */
void
cohort_button_names_install (void)
{
  g_autoptr (GTypeClass) widgets = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (widgets)), 0, map_cb, NULL,
                              NULL);
}
