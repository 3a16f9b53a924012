/* The people a form names: one added after another, and taken off again.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-people-group.h"

#include "cohort-choices.h"
#include "cohort-form-guard.h"
#include "cohort-record-chooser.h"
#include "cohort-team.h"

#include <glib/gi18n-lib.h>

struct _CohortPeopleGroup {
  CohortRowGroup parent_instance;

  CohortSnapshot *snapshot; /* (owned) (nullable) */
  GPtrArray *rows;          /* (owned) (element-type GtkWidget): named by the ids */
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (CohortPeopleGroup, cohort_people_group, COHORT_TYPE_ROW_GROUP)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Tells who is named now. */
static void
say_people (CohortPeopleGroup *self)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    g_string_append_printf (ids, "%s ", gtk_widget_get_name (g_ptr_array_index (self->rows, i)));
  cohort_form_set_chosen (GTK_WIDGET (self), ids->str);
  g_string_free (ids, TRUE);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         self->rows->len == 0 ? _ ("Nobody is named yet.") : NULL);
}

static void
remove_clicked_cb (GtkWidget *button)
{
  CohortPeopleGroup *self
      = COHORT_PEOPLE_GROUP (gtk_widget_get_ancestor (button, COHORT_TYPE_PEOPLE_GROUP));
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  gtk_widget_grab_focus (self->button);
  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
  say_people (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
find_row (CohortPeopleGroup *self, const char *person)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (gtk_widget_get_name (g_ptr_array_index (self->rows, i)), person) == 0)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/** cohort_people_group_add: see the header */
void
cohort_people_group_add (CohortPeopleGroup *self, const char *person)
{
  g_autofree char *name = NULL, *label = NULL;
  GtkWidget *row, *button;

  g_return_if_fail (COHORT_IS_PEOPLE_GROUP (self));

  if (person == NULL || find_row (self, person) != NULL)
    return;
  name = cohort_team_dup_person_name (self->snapshot, person);
  /* Translators: %s is a person. */
  label = g_strdup_printf (_ ("Take off %s"), name);
  row = adw_action_row_new ();
  button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_name (row, person);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  say_people (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** cohort_people_group_list: Returns: (transfer full): see the header */
JsonArray *
cohort_people_group_list (CohortPeopleGroup *self)
{
  JsonArray *people = json_array_new ();

  g_return_val_if_fail (COHORT_IS_PEOPLE_GROUP (self), people);

  for (guint i = 0; i < self->rows->len; i++)
    json_array_add_string_element (people, gtk_widget_get_name (g_ptr_array_index (self->rows, i)));
  return people;
}

static void
chosen_cb (const char *value, gpointer user_data)
{
  cohort_people_group_add (user_data, value);
}

/* Who is not named yet. */
static void
add_clicked_cb (CohortPeopleGroup *self)
{
  g_autoptr (CohortChoices) all = cohort_choices_new_people (self->snapshot, NULL);
  g_autoptr (CohortChoices) others = cohort_choices_new (NULL);

  for (guint i = 0; i < all->values->len; i++)
    if (find_row (self, cohort_choices_get (all, i)) == NULL)
      cohort_choices_add (others, cohort_choices_get (all, i), g_ptr_array_index (all->labels, i));
  cohort_record_chooser_present (GTK_WIDGET (self), _ ("Who Took Part"), others, NULL, chosen_cb,
                                 g_object_ref (self), g_object_unref);
}

static void
cohort_people_group_finalize (GObject *object)
{
  CohortPeopleGroup *self = COHORT_PEOPLE_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);

  G_OBJECT_CLASS (cohort_people_group_parent_class)->finalize (object);
}

static void
cohort_people_group_class_init (CohortPeopleGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_people_group_finalize;
  signals[CHANGED] = g_signal_new ("changed", COHORT_TYPE_PEOPLE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cohort_people_group_init (CohortPeopleGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->button = gtk_button_new_with_mnemonic (_ ("Add _Person…"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a person who took part"), -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Who Took Part"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->button);
  say_people (self);
}

/** cohort_people_group_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_people_group_new (CohortSnapshot *snapshot)
{
  CohortPeopleGroup *self = g_object_new (COHORT_TYPE_PEOPLE_GROUP, NULL);

  self->snapshot = cohort_snapshot_ref (snapshot);
  return GTK_WIDGET (self);
}
