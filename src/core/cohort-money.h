/* Money, miles and rates as whole numbers; no floating point ever touches them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-types.h"

G_BEGIN_DECLS

/* Amounts are cents. Quantities (miles, nights, days) are tenths. Rates are tenths of a cent. */

/* No single amount is a billion dollars; more is a slip, and sums of it would no longer add up. */
#define COHORT_MONEY_MOST (G_GINT64_CONSTANT (1000000000) * 100 - 1)

gboolean cohort_money_parse         (const char *text, gint64 *cents, GError **error);
char    *cohort_money_format        (gint64 cents) G_GNUC_WARN_UNUSED_RESULT;
char    *cohort_money_format_plain  (gint64 cents) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_money_add           (gint64 *total, gint64 cents);
gint64   cohort_money_times         (gint64 quantity_tenths, gint64 rate_mills);
gboolean cohort_money_share         (gint64 cents, const gint64 *weights, guint n, gint64 *shares);

gboolean cohort_tenths_parse        (const char *text, gint64 *tenths, GError **error);
char    *cohort_tenths_format       (gint64 tenths) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
