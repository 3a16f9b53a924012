/* What a trip comes to, line by line, with each night and day and why.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-trip-lines.h"

#include "cohort-date.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define SPACING 12

/* A trip as it is priced now. */
typedef struct {
  const CohortSnapshot *snapshot;
  const CohortTripRecord *record;
  CohortPolicy *policy;         /* (owned) */
  CohortTripEstimate *estimate; /* (owned) */
  GArray *lines;                /* (owned) */
} Priced;

static void
priced_clear (Priced *priced)
{
  g_clear_pointer (&priced->policy, cohort_policy_free);
  g_clear_pointer (&priced->estimate, cohort_trip_estimate_free);
  g_clear_pointer (&priced->lines, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Priced, priced_clear)

static gboolean
price (Priced *priced, const CohortSnapshot *snapshot, const char *person, const char *code)
{
  const CohortConvening *convening
      = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), code);
  CohortTrip trip;

  priced->snapshot = snapshot;
  priced->record = cohort_trip_find (snapshot, person, code);
  if (priced->record == NULL || convening == NULL)
    return FALSE;
  cohort_trip_read (priced->record, &trip);
  priced->policy = cohort_policy_get_chosen (snapshot);
  priced->estimate = cohort_travel_estimate (snapshot, priced->policy, convening, &trip, NULL);
  if (priced->estimate == NULL)
    return FALSE;
  priced->lines = cohort_trip_list_lines (snapshot, priced->policy, &trip, priced->estimate);
  return TRUE;
}

/* (nullable): the line of the plan that the trip has, be it because somebody typed its amount. */
static const CohortPlanLine *
find_line (const Priced *priced, guint position)
{
  const CohortTripLine *line = &g_array_index (priced->lines, CohortTripLine, position);

  return line->is_wanted ? cohort_trip_find_line (priced->snapshot, priced->record, line) : NULL;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* @why: (nullable) */
static void
add_row (GtkWidget *list, const char *what, gint64 cents, const char *why, const char *style)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *title = make_label (what, style);
  g_autofree char *text = cohort_money_text_amount (cents);
  GtkWidget *amount = make_label (text, style);
  g_autofree char *label = g_strjoin (", ", what, text, why, NULL);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (amount, "numeric");
  gtk_widget_set_direction (amount, GTK_TEXT_DIR_LTR);
  gtk_label_set_wrap (GTK_LABEL (amount), FALSE);
  gtk_widget_set_valign (amount, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (top), title);
  gtk_box_append (GTK_BOX (top), amount);
  gtk_box_append (GTK_BOX (box), top);
  if (why != NULL) {
    GtkWidget *below = make_label (why, "caption");

    gtk_widget_add_css_class (below, "dim-label");
    gtk_box_append (GTK_BOX (box), below);
  }
  gtk_widget_add_css_class (row, "trip-line");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_nights (GtkWidget *list, const Priced *priced)
{
  for (guint i = 0; i + 1 < priced->estimate->days->len; i++) {
    const CohortTripDay *day = &g_array_index (priced->estimate->days, CohortTripDay, i);
    g_autofree char *date = cohort_date_format (day->date);
    /* Translators: %s is a day; the night after it. */
    g_autofree char *what = g_strdup_printf (_ ("Night of %s"), date);
    g_autofree char *why = cohort_trip_day_describe_lodging (day, priced->policy);

    add_row (list, what, day->lodging_cents, why, NULL);
  }
}

static void
add_days (GtkWidget *list, const Priced *priced)
{
  for (guint i = 0; i < priced->estimate->days->len; i++) {
    const CohortTripDay *day = &g_array_index (priced->estimate->days, CohortTripDay, i);
    g_autofree char *date = cohort_date_format (day->date);
    g_autofree char *why = cohort_trip_day_describe_meals (day, priced->policy);

    add_row (list, date, day->meals_cents, why, NULL);
  }
}

/* (transfer full) (nullable): where the rate of the days stands */
static char *
describe_source (const Priced *priced, const CohortPlanLine *line, const CohortTripLine *trip)
{
  const CohortTripDay *first = priced->estimate->days->len > 0
                                   ? &g_array_index (priced->estimate->days, CohortTripDay, 0)
                                   : NULL;
  CohortDayRate miles;

  if (cohort_trip_line_is_fixed (line))
    return g_strdup (_ ("Its amount was typed, and stays as it is."));
  if (g_str_equal (trip->slot, "mileage"))
    return cohort_rates_find (priced->snapshot, "mileage", NULL, priced->record->depart, &miles)
               ? cohort_day_rate_describe_source (&miles)
               : g_strdup (_ ("No rate a mile is known for this day."));
  if (first == NULL)
    return NULL;
  if (g_str_equal (trip->slot, "lodging") && first->lodging_rate.kind != NULL)
    return cohort_day_rate_describe_source (&first->lodging_rate);
  if (g_str_has_prefix (trip->slot, "meals") && first->meals_rate.kind != NULL)
    return cohort_day_rate_describe_source (&first->meals_rate);
  return NULL;
}

static void
add_line (GtkWidget *list, const Priced *priced, guint position)
{
  const CohortTripLine *trip = &g_array_index (priced->lines, CohortTripLine, position);
  const CohortPlanLine *line = find_line (priced, position);
  g_autofree char *source = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *why = NULL;

  if (line == NULL)
    return;
  source = describe_source (priced, line, trip);
  sum = cohort_money_text_calculation (line->category, line->quantity, line->rate);
  why = sum != NULL && source != NULL ? g_strdup_printf ("%s. %s", sum, source)
                                      : g_strdup (sum != NULL ? sum : source);
  add_row (list, cohort_vocabulary_get_label ("expense-category", line->category),
           line->amount_cents, why, "heading");
  if (cohort_trip_line_is_fixed (line))
    return;
  if (g_str_equal (trip->slot, "lodging"))
    add_nights (list, priced);
  else if (g_str_has_prefix (trip->slot, "meals"))
    add_days (list, priced);
}

/** cohort_trip_lines_new: Returns: (transfer floating): no lines yet */
GtkWidget *
cohort_trip_lines_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the trip comes to"), -1);
  gtk_widget_set_visible (list, FALSE);
  return list;
}

/* Documented in the header. */
void
cohort_trip_lines_show (GtkWidget *lines,
                        const CohortSnapshot *snapshot,
                        const char *person,
                        const char *convening)
{
  g_auto (Priced) priced = {NULL};
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (lines)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (lines), row);
  if (snapshot != NULL && price (&priced, snapshot, person, convening))
    for (guint i = 0; i < priced.lines->len; i++)
      add_line (lines, &priced, i);
  gtk_widget_set_visible (lines, gtk_widget_get_first_child (lines) != NULL);
}

/** cohort_trip_lines_sum: @total: (out): nothing where there is no such trip */
void
cohort_trip_lines_sum (const CohortSnapshot *snapshot,
                       const char *person,
                       const char *convening,
                       CohortTripTotal *total)
{
  g_auto (Priced) priced = {NULL};

  *total = (CohortTripTotal){0, 0};
  if (!price (&priced, snapshot, person, convening))
    return;
  for (guint i = 0; i < priced.lines->len; i++) {
    const CohortPlanLine *line = find_line (&priced, i);

    if (line != NULL && cohort_is_known (line->amount_cents))
      cohort_money_add (&total->cents, line->amount_cents);
    else if (line != NULL)
      total->unpriced++;
  }
}
