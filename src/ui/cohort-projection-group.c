/* What each convening is planned to cost, and each person at it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-projection-group.h"

#include "cohort-money.h"
#include "cohort-page.h"
#include "cohort-projection.h"
#include "cohort-run.h"
#include "cohort-team.h"
#include "cohort-travel.h"
#include "cohort-trip-dialog.h"

#include <glib/gi18n-lib.h>

struct _CohortProjectionGroup {
  CohortRowGroup parent_instance;

  CohortSnapshot *snapshot; /* (owned) (nullable) */
  GPtrArray *rows;          /* (owned) (element-type GtkWidget): one for each convening */
  GHashTable *unfolded;     /* (owned): codes of the convenings that stay so */
};

G_DEFINE_FINAL_TYPE (CohortProjectionGroup, cohort_projection_group, COHORT_TYPE_ROW_GROUP)

static char *
describe (const CohortProjection *projection)
{
  g_autofree char *cents = cohort_money_format (projection->cents);
  g_autofree char *unpriced = NULL;

  if (projection->unpriced == 0)
    return g_strdup_printf (_ ("%s planned"), cents);
  unpriced = g_strdup_printf (
      ngettext ("%u line not priced", "%u lines not priced", projection->unpriced),
      projection->unpriced);
  /* Translators: %1$s is an amount, %2$s counts the lines that are not in it. */
  return g_strdup_printf (_ ("%1$s planned, %2$s"), cents, unpriced);
}

static void
add_price_again (GtkWidget *row, const char *name, const char *person, const char *convening)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Price Again"));
  /* Translators: %s is a person. */
  g_autofree char *label = g_strdup_printf (_ ("Price the trip of %s again"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", person, convening);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "projection.reprice");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_person (const CohortSnapshot *snapshot,
             const CohortLedger *ledger,
             const char *person,
             const char *convening)
{
  const CohortProjectionFilter filter = {.person = person, .convening = convening};
  const CohortTripRecord *trip = cohort_trip_find (snapshot, person, convening);
  g_autofree char *name = cohort_team_dup_person_name (snapshot, person);
  g_autofree char *text = NULL;
  g_autofree char *stale = NULL;
  GtkWidget *row = adw_action_row_new ();
  CohortProjection projection;

  cohort_projection_read (ledger, &filter, &projection);
  text = describe (&projection);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (trip != NULL && cohort_trip_is_stale (snapshot, trip)) {
    stale
        = g_strdup_printf (_ ("%s; by today’s policy and rates it would be another amount"), text);
    add_price_again (row, name, person, convening);
  }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), stale != NULL ? stale : text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", person, convening);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "projection.trip");
  return row;
}

/* (transfer full): ids of who has a plan for @convening, in the order it was made */
static GPtrArray *
list_people (const CohortSnapshot *snapshot, const char *convening)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *people = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
    if (line->person != NULL && g_strcmp0 (line->convening, convening) == 0
        && g_strcmp0 (line->year, cohort_snapshot_get_year (snapshot)) == 0
        && g_hash_table_add (seen, line->person))
      g_ptr_array_add (people, line->person);
  }
  return people;
}

/* The people are listed when somebody wants to see them: there may be hundreds. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *spec, CohortProjectionGroup *self)
{
  const char *convening = gtk_widget_get_name (GTK_WIDGET (row));
  g_autoptr (CohortLedger) ledger = NULL;
  g_autoptr (GPtrArray) people = NULL;

  if (!adw_expander_row_get_expanded (row)) {
    g_hash_table_remove (self->unfolded, convening);
    return;
  }
  g_hash_table_add (self->unfolded, g_strdup (convening));
  if (g_object_get_data (G_OBJECT (row), "is-filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "is-filled", row);
  ledger = cohort_ledger_new (self->snapshot);
  people = list_people (self->snapshot, convening);
  for (guint i = 0; i < people->len; i++)
    adw_expander_row_add_row (
        row, make_person (self->snapshot, ledger, g_ptr_array_index (people, i), convening));
}

static void
add_convening (CohortProjectionGroup *self,
               const CohortLedger *ledger,
               const CohortConvening *convening)
{
  const CohortProjectionFilter filter = {.convening = convening->code};
  g_autofree char *text = NULL;
  CohortProjection projection;
  GtkWidget *row;

  cohort_projection_read (ledger, &filter, &projection);
  if (projection.lines == 0)
    return;
  text = describe (&projection);
  row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), convening->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
  gtk_widget_set_name (row, convening->code);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                 g_hash_table_contains (self->unfolded, convening->code));
}

/* Documented in the header. */
void
cohort_projection_group_show (CohortProjectionGroup *self,
                              CohortSnapshot *snapshot,
                              const CohortLedger *ledger)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  g_return_if_fail (COHORT_IS_PROJECTION_GROUP (self));

  cohort_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = snapshot;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < convenings->len; i++)
    add_convening (self, ledger, g_ptr_array_index (convenings, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
trip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  cohort_trip_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)), person,
                              convening);
}

static void
reprice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  cohort_run (widget, cohort_page_get_store (COHORT_PAGE (widget)),
              cohort_command_new ("plan.reprice", "person", person, "convening", convening, NULL));
}

/** cohort_projection_install_actions: see the header */
void
cohort_projection_install_actions (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "projection.trip", "(ss)", trip_action);
  gtk_widget_class_install_action (page_class, "projection.reprice", "(ss)", reprice_action);
}

static void
cohort_projection_group_finalize (GObject *object)
{
  CohortProjectionGroup *self = COHORT_PROJECTION_GROUP (object);

  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->unfolded);

  G_OBJECT_CLASS (cohort_projection_group_parent_class)->finalize (object);
}

static void
cohort_projection_group_class_init (CohortProjectionGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_projection_group_finalize;
}

static void
cohort_projection_group_init (CohortProjectionGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Projected Cost"));
}
