/* Which meals are provided on which day of a trip, to tick.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-trip-meals.h"

#include "cohort-date.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A longer trip than this is shown without its grid: nobody ticks two weeks. */
#define MOST_DAYS 14
#define SPACING   6

static const struct {
  CohortMeals meal;
  char letter;
  const char *label;
} meals[] = {
    {COHORT_MEAL_BREAKFAST, 'b', N_ ("Breakfast")},
    {COHORT_MEAL_LUNCH, 'l', N_ ("Lunch")},
    {COHORT_MEAL_DINNER, 'd', N_ ("Dinner")},
};

struct _CohortTripMeals {
  CohortCommandDialog *dialog;      /* (unowned): outlives this */
  const CohortConvening *convening; /* (unowned) */
  gboolean reception_is_dinner;
  GHashTable *ticked; /* (owned): CohortDate to CohortMeals, where they are not the convening's */
  GtkWidget *list;
  CohortDate depart;
  CohortDate back;
};

static void
read_provided (CohortTripMeals *self, const char *provided)
{
  g_auto (GStrv) days = g_strsplit (provided != NULL ? provided : "", " ", -1);

  for (guint i = 0; days[i] != NULL; i++) {
    char *letters = strchr (days[i], ':');
    guint ticked = COHORT_MEAL_NONE;

    if (letters == NULL)
      continue;
    *letters++ = '\0';
    for (guint j = 0; j < G_N_ELEMENTS (meals); j++)
      ticked |= strchr (letters, meals[j].letter) != NULL ? meals[j].meal : 0;
    g_hash_table_insert (self->ticked, GINT_TO_POINTER (cohort_date_parse (days[i])),
                         GUINT_TO_POINTER (ticked));
  }
}

static const CohortConveningDay *
find_day (const CohortTripMeals *self, CohortDate date)
{
  for (guint i = 0; i < self->convening->days->len; i++) {
    const CohortConveningDay *day = g_ptr_array_index (self->convening->days, i);

    if (day->date == date)
      return day;
  }
  return NULL;
}

static guint
get_usual (const CohortTripMeals *self, CohortDate date)
{
  const CohortConveningDay *day = find_day (self, date);

  if (day == NULL)
    return COHORT_MEAL_NONE;
  return (day->breakfast ? COHORT_MEAL_BREAKFAST : 0) | (day->lunch ? COHORT_MEAL_LUNCH : 0)
         | (day->dinner || (day->reception && self->reception_is_dinner) ? COHORT_MEAL_DINNER : 0);
}

static guint
get_ticked (const CohortTripMeals *self, CohortDate date)
{
  gpointer ticked;

  if (g_hash_table_lookup_extended (self->ticked, GINT_TO_POINTER (date), NULL, &ticked))
    return GPOINTER_TO_UINT (ticked);
  return get_usual (self, date);
}

static void
toggled_cb (GtkCheckButton *check, CohortTripMeals *self)
{
  CohortDate date = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "date"));
  guint meal = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "meal"));
  guint ticked = get_ticked (self, date) & ~meal;

  if (gtk_check_button_get_active (check))
    ticked |= meal;
  if (ticked == get_usual (self, date))
    g_hash_table_remove (self->ticked, GINT_TO_POINTER (date));
  else
    g_hash_table_insert (self->ticked, GINT_TO_POINTER (date), GUINT_TO_POINTER (ticked));
  cohort_command_dialog_changed (self->dialog);
}

static GtkWidget *
make_check (CohortTripMeals *self, CohortDate date, guint position)
{
  GtkWidget *check = gtk_check_button_new_with_label (_ (meals[position].label));
  g_autofree char *day = cohort_date_format (date);
  /* Translators: %1$s is a meal, %2$s a day. */
  g_autofree char *label
      = g_strdup_printf (_ ("%1$s provided on %2$s"), _ (meals[position].label), day);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               (get_ticked (self, date) & meals[position].meal) != 0);
  g_object_set_data (G_OBJECT (check), "date", GINT_TO_POINTER (date));
  g_object_set_data (G_OBJECT (check), "meal", GUINT_TO_POINTER (meals[position].meal));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (check, label);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  return check;
}

static char *
describe_day (const CohortTripMeals *self, CohortDate date)
{
  const CohortConveningDay *day = find_day (self, date);
  g_autofree char *text = cohort_date_format_long (date);

  if (day == NULL || !day->reception)
    return g_steal_pointer (&text);
  return g_strdup_printf (self->reception_is_dinner ? _ ("%s, a reception that counts as dinner")
                                                    : _ ("%s, a reception that is no dinner"),
                          text);
}

static GtkWidget *
make_row (CohortTripMeals *self, CohortDate date)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *checks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  g_autofree char *text = describe_day (self, date);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_layout_manager (checks, g_object_new (COHORT_TYPE_WRAP_LAYOUT, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (meals); i++)
    gtk_box_append (GTK_BOX (checks), make_check (self, date, i));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), checks);
  gtk_widget_add_css_class (box, "form-cell");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/** cohort_trip_meals_new: Returns: (transfer full): no days yet */
CohortTripMeals *
cohort_trip_meals_new (CohortCommandDialog *dialog,
                       const CohortConvening *convening,
                       const CohortPolicy *policy,
                       const char *provided)
{
  CohortTripMeals *self = g_new0 (CohortTripMeals, 1);

  self->dialog = dialog;
  self->convening = convening;
  self->reception_is_dinner = policy->reception_is_dinner;
  self->ticked = g_hash_table_new (NULL, NULL);
  read_provided (self, provided);
  cohort_command_dialog_add_group (
      dialog, _ ("Provided Meals"),
      policy->deduct_provided ? _ ("What the convening serves is ticked, and taken off the meals.")
                              : _ ("The travel policy does not take them off the meals."));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Provided Meals"), -1);
  cohort_command_dialog_add_widget (dialog, self->list);
  return self;
}

/** cohort_trip_meals_free: @self: (transfer full): not its rows */
void
cohort_trip_meals_free (CohortTripMeals *self)
{
  g_hash_table_unref (self->ticked);
  g_free (self);
}

/* Documented in the header. */
void
cohort_trip_meals_set_days (CohortTripMeals *self, CohortDate depart, CohortDate back)
{
  GtkWidget *row;

  if (depart == self->depart && back == self->back)
    return;
  self->depart = depart;
  self->back = back;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (depart != 0 && back - depart < MOST_DAYS)
    for (CohortDate date = depart; date <= back; date++)
      gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, date));
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->list, ADW_TYPE_PREFERENCES_GROUP),
                          gtk_widget_get_first_child (self->list) != NULL);
}

/** cohort_trip_meals_write: @command: gets what is ticked */
void
cohort_trip_meals_write (const CohortTripMeals *self, JsonObject *command)
{
  JsonObject *provided = json_object_new ();

  for (CohortDate date = self->depart; date != 0 && date <= self->back; date++) {
    g_autofree char *day = cohort_date_format_iso (date);
    guint ticked = get_ticked (self, date);
    char letters[G_N_ELEMENTS (meals) + 1] = "";
    guint n = 0;

    if (!g_hash_table_contains (self->ticked, GINT_TO_POINTER (date)))
      continue;
    for (guint i = 0; i < G_N_ELEMENTS (meals); i++)
      if ((ticked & meals[i].meal) != 0)
        letters[n++] = meals[i].letter;
    json_object_set_string_member (provided, day, letters);
  }
  json_object_set_object_member (command, "provided", provided);
}
