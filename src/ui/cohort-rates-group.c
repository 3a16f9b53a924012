/* The rates travel is paid by: the program's, and the county's own to change.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-rates-group.h"

#include "cohort-policy-text.h"
#include "cohort-rate-dialog.h"
#include "cohort-run.h"

#include <glib/gi18n-lib.h>

struct _CohortRatesGroup {
  CohortRowGroup parent_instance;

  CohortStore *store; /* (unowned) (nullable): weak, the window of the application owns it */
  GPtrArray *rows;    /* (owned) (element-type GtkWidget): those shown */
};

G_DEFINE_FINAL_TYPE (CohortRatesGroup, cohort_rates_group, COHORT_TYPE_ROW_GROUP)

static void
add_clicked_cb (CohortRatesGroup *self)
{
  cohort_rate_dialog_present (GTK_WIDGET (self), self->store, NULL);
}

static const char *
get_rate (GtkWidget *button)
{
  return gtk_widget_get_name (button);
}

static void
edit_clicked_cb (GtkWidget *button, CohortRatesGroup *self)
{
  cohort_rate_dialog_present (GTK_WIDGET (self), self->store, get_rate (button));
}

static void
remove_clicked_cb (GtkWidget *button, CohortRatesGroup *self)
{
  cohort_run (GTK_WIDGET (self), self->store,
              cohort_command_new ("rate.remove", "rate", get_rate (button), NULL));
}

/* Translators of @format: %s is a rate. */
static void
add_button (CohortRatesGroup *self,
            GtkWidget *row,
            const char *icon,
            const char *format,
            const CohortDayRate *rate,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *title = cohort_rate_text_title (rate);
  g_autofree char *label = g_strdup_printf (format, title);

  gtk_widget_set_name (button, rate->own);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (CohortRatesGroup *self, const CohortDayRate *rate)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = cohort_rate_text_title (rate);
  g_autofree char *amount = cohort_rate_text_amount (rate);
  g_autofree char *details = cohort_rate_text_details (rate);
  g_autofree char *heading = g_strdup_printf (_ ("%1$s: %2$s"), title, amount);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  if (rate->own != NULL) {
    add_button (self, row, "document-edit-symbolic", _ ("Edit %s"), rate,
                G_CALLBACK (edit_clicked_cb));
    add_button (self, row, "user-trash-symbolic", _ ("Remove %s"), rate,
                G_CALLBACK (remove_clicked_cb));
  }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
refresh (CohortRatesGroup *self)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self->store);
  GPtrArray *published;
  CohortDayRate rate;

  /* A backup that has no county was restored. */
  if (snapshot == NULL)
    return;
  published = cohort_program_get_rates (cohort_snapshot_get_program (snapshot));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  COHORT_FOR_EACH (CohortTravelRate, own, snapshot, COHORT_RECORD_TRAVEL_RATE) {
    cohort_rates_read_own (own, &rate);
    add_row (self, &rate);
  }
  for (guint i = 0; i < published->len; i++) {
    cohort_rates_read_published (g_ptr_array_index (published, i), &rate);
    add_row (self, &rate);
  }
}

static void
cohort_rates_group_dispose (GObject *object)
{
  CohortRatesGroup *self = COHORT_RATES_GROUP (object);

  g_clear_weak_pointer (&self->store);

  G_OBJECT_CLASS (cohort_rates_group_parent_class)->dispose (object);
}

static void
cohort_rates_group_finalize (GObject *object)
{
  CohortRatesGroup *self = COHORT_RATES_GROUP (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (cohort_rates_group_parent_class)->finalize (object);
}

static void
cohort_rates_group_class_init (CohortRatesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cohort_rates_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = cohort_rates_group_finalize;
}

static void
cohort_rates_group_init (CohortRatesGroup *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add Rate…"));

  self->rows = g_ptr_array_new ();
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add Rate"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Rates"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self), _ ("Own rates go before those of the program for their days."));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

/** cohort_rates_group_new: Returns: (transfer floating): the rates of @store, own ones first */
GtkWidget *
cohort_rates_group_new (CohortStore *store)
{
  CohortRatesGroup *self = g_object_new (COHORT_TYPE_RATES_GROUP, NULL);

  g_set_weak_pointer (&self->store, store);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
