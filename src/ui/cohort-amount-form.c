/* The rows of a form that say how much: an amount, or so many at a rate.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-amount-form.h"

#include "cohort-form-values.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

/** cohort_amount_form_add: adds the rows to the present group of @dialog */
void
cohort_amount_form_add (CohortAmountForm *self,
                        CohortCommandDialog *dialog,
                        const char *amount_title)
{
  self->quantity = cohort_command_dialog_add_entry (dialog, _ ("Miles"), NULL);
  self->rate = cohort_command_dialog_add_entry (dialog, _ ("Rate in cents a mile"), NULL);
  self->amount = cohort_command_dialog_add_entry (dialog, amount_title, NULL);
}

static gboolean
is_mileage (const CohortAmountForm *self)
{
  return g_strcmp0 (self->category, "mileage") == 0;
}

static gboolean
has_quantity (const CohortAmountForm *self)
{
  return is_mileage (self) || g_strcmp0 (self->category, "lodging") == 0;
}

/** cohort_amount_form_set_category: miles have a rate, nights may have one, all else is a plain
 * amount */
void
cohort_amount_form_set_category (CohortAmountForm *self, const char *category)
{
  self->category = category;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->quantity),
                                 is_mileage (self) ? _ ("Miles") : _ ("Nights"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rate),
                                 is_mileage (self) ? _ ("Rate in cents a mile")
                                                   : _ ("Rate in dollars a night"));
  gtk_widget_set_visible (self->quantity, has_quantity (self));
  gtk_widget_set_visible (self->rate, has_quantity (self));
  gtk_widget_set_visible (self->amount, !is_mileage (self));
}

static void
set_rate (CohortAmountForm *self, gint64 mills)
{
  g_autofree char *text = is_mileage (self)
                              ? cohort_tenths_format (mills)
                              : cohort_money_format_plain (cohort_money_times (10, mills));

  gtk_editable_set_text (GTK_EDITABLE (self->rate), text);
}

/** cohort_amount_form_fill: tenths, tenths of a cent and cents, each of which may be unknown */
void
cohort_amount_form_fill (CohortAmountForm *self, gint64 quantity, gint64 rate, gint64 cents)
{
  g_autofree char *amount = cohort_money_format_plain (cents);
  g_autofree char *count = cohort_is_known (quantity) ? cohort_tenths_format (quantity) : NULL;
  gboolean by_rate = cohort_is_known (quantity) && cohort_is_known (rate) && has_quantity (self);

  if (by_rate) {
    gtk_editable_set_text (GTK_EDITABLE (self->quantity), count);
    set_rate (self, rate);
  }
  if (!by_rate || cohort_money_times (quantity, rate) != cents)
    gtk_editable_set_text (GTK_EDITABLE (self->amount), amount);
}

/** cohort_amount_form_suggest_rate: @mills: tenths of a cent, or %COHORT_UNKNOWN */
void
cohort_amount_form_suggest_rate (CohortAmountForm *self, gint64 mills)
{
  if (cohort_is_known (mills) && is_mileage (self) && cohort_entry_get_text (self->rate) == NULL)
    set_rate (self, mills);
}

static gboolean
read_quantity (const CohortAmountForm *self, gint64 *quantity)
{
  const char *text = has_quantity (self) ? cohort_entry_get_text (self->quantity) : NULL;

  *quantity = COHORT_UNKNOWN;
  return text == NULL || (cohort_tenths_parse (text, quantity, NULL) && *quantity >= 0);
}

static gboolean
read_rate (const CohortAmountForm *self, gint64 *rate)
{
  const char *text = has_quantity (self) ? cohort_entry_get_text (self->rate) : NULL;
  gint64 number;

  *rate = COHORT_UNKNOWN;
  if (text == NULL)
    return TRUE;
  if (!(is_mileage (self) ? cohort_tenths_parse (text, &number, NULL)
                          : cohort_money_parse (text, &number, NULL)))
    return FALSE;
  if (number < 0 || number > G_MAXINT32)
    return FALSE;
  *rate = is_mileage (self) ? number : number * 10;
  return TRUE;
}

static gboolean
read_amount (const CohortAmountForm *self, gint64 *cents)
{
  const char *text = is_mileage (self) ? NULL : cohort_entry_get_text (self->amount);

  *cents = COHORT_UNKNOWN;
  return text == NULL || cohort_money_parse (text, cents, NULL);
}

/** cohort_amount_form_check: Returns: (nullable): what is wrong; marks the row it is about */
const char *
cohort_amount_form_check (CohortAmountForm *self)
{
  gint64 quantity, rate, cents;
  gboolean good_quantity = cohort_form_mark (self->quantity, read_quantity (self, &quantity));
  gboolean good_rate = cohort_form_mark (self->rate, read_rate (self, &rate));
  gboolean good_amount = cohort_form_mark (self->amount, read_amount (self, &cents));

  if (!good_quantity)
    return is_mileage (self) ? _ ("Type the miles as a number, such as 104.6.")
                             : _ ("Type the nights as a number, such as 3.");
  if (!good_rate)
    return is_mileage (self) ? _ ("Type the rate in cents, such as 67.0.")
                             : _ ("Type the rate in dollars, such as 150.00.");
  return good_amount ? NULL : _ ("Type the amount in dollars, such as 125.50.");
}

/** cohort_amount_form_get_cents: Returns: what the rows come to, %COHORT_UNKNOWN while they say
 * nothing */
gint64
cohort_amount_form_get_cents (const CohortAmountForm *self)
{
  gint64 quantity, rate, cents;

  if (read_amount (self, &cents) && cohort_is_known (cents))
    return cents;
  if (!read_quantity (self, &quantity) || !read_rate (self, &rate))
    return COHORT_UNKNOWN;
  return cohort_money_times (quantity, rate);
}

/** cohort_amount_form_write: sets "quantity", "rate" and "amount"; what is not typed is taken away
 */
void
cohort_amount_form_write (const CohortAmountForm *self, JsonObject *command)
{
  gint64 quantity, rate, cents;

  read_quantity (self, &quantity);
  read_rate (self, &rate);
  if (cohort_is_known (quantity)) {
    g_autofree char *count = cohort_tenths_format (quantity);

    json_object_set_string_member (command, "quantity", count);
  } else {
    json_object_set_null_member (command, "quantity");
  }
  if (cohort_is_known (quantity) && cohort_is_known (rate))
    json_object_set_int_member (command, "rate", rate);
  else
    json_object_set_null_member (command, "rate");
  cents = cohort_amount_form_get_cents (self);
  if (!cohort_is_known (cents) && !cohort_is_known (quantity))
    json_object_set_null_member (command, "amount");
  else if (cohort_is_known (cents) && cents != cohort_money_times (quantity, rate))
    json_object_set_int_member (command, "amount", cents);
}
