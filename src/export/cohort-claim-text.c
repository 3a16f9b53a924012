/* What the forms of travel and money say alike.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-claim-private.h"

#include "cohort-date.h"
#include "cohort-team-people.h"
#include "cohort-money.h"
#include "cohort-travel.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The sign comes first, as in the ledger: -$30.00. */
char *
cohort_claim_dup_money (gint64 cents)
{
  return cohort_is_known (cents) ? cohort_money_format (cents) : g_strdup ("—");
}

/* Name, role and organization on the day. */
char *
cohort_claim_dup_who (const CohortSnapshot *snapshot, const char *person, CohortDate day)
{
  const CohortPerson *record = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, person);
  const CohortMembership *membership = cohort_team_find_last_membership (snapshot, person, day);
  const CohortOrganization *organization = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *name = record != NULL ? cohort_person_dup_name (record) : NULL;

  if (name != NULL)
    g_ptr_array_add (parts, name);
  if (membership != NULL && membership->role != NULL)
    g_ptr_array_add (parts, membership->role_typed != NULL
                                ? membership->role_typed
                                : (char *)cohort_vocabulary_get_label ("role", membership->role));
  if (membership != NULL && membership->organization != NULL)
    organization
        = cohort_snapshot_find (snapshot, COHORT_RECORD_ORGANIZATION, membership->organization);
  if (organization != NULL)
    g_ptr_array_add (parts, organization->name);
  g_ptr_array_add (parts, NULL);
  return parts->len > 1 ? g_strjoinv (", ", (char **)parts->pdata) : NULL;
}

/* Name, place and days. */
char *
cohort_claim_dup_event (const CohortSnapshot *snapshot, const char *convening)
{
  const CohortConvening *found
      = convening != NULL
            ? cohort_program_find_convening (cohort_snapshot_get_program (snapshot), convening)
            : NULL;
  g_autofree char *days = NULL;

  if (found == NULL)
    return NULL;
  days = cohort_date_format_range (found->first_day, found->last_day);
  /* Translators: a convening, its city and its days */
  return g_strdup_printf (_ ("CAL-MSCS Science Community of Practice, %s, %s, %s"), found->name,
                          found->city, days);
}

/* Days away, and where she sets out. */
char *
cohort_claim_dup_trip (const CohortSnapshot *snapshot, const char *person, const char *convening)
{
  const CohortTripRecord *trip
      = person != NULL && convening != NULL ? cohort_trip_find (snapshot, person, convening) : NULL;
  g_autofree char *days = NULL;

  if (trip == NULL || trip->depart == 0)
    return NULL;
  days = cohort_date_format_range (trip->depart, MAX (trip->depart, trip->back));
  if (trip->origin == NULL)
    return g_steal_pointer (&days);
  /* Translators: days of a trip, and where it begins */
  return g_strdup_printf (_ ("%s, from %s"), days, trip->origin);
}

/* "96 × $0.67": tenths of anything, tenths of a cent. */
char *
cohort_claim_dup_quantity (gint64 quantity, gint64 rate)
{
  g_autofree char *number = NULL, *price = NULL;

  if (!cohort_is_known (quantity) || !cohort_is_known (rate))
    return NULL;
  number = cohort_tenths_format (quantity);
  if (g_str_has_suffix (number, ".0"))
    number[strlen (number) - 2] = '\0';
  price = cohort_money_format (rate / 10);
  if (rate % 10 != 0)
    return g_strdup_printf ("%s × %s%d", number, price, (int)ABS (rate % 10));
  return g_strdup_printf ("%s × %s", number, price);
}

/** cohort_claim_get_account: Returns: (nullable): the code a share of the expense is booked under:
 * its own, else its plan line's, else the source's */
const char *
cohort_claim_get_account (const CohortSnapshot *snapshot,
                          const CohortExpense *expense,
                          const CohortFundingSource *source)
{
  const CohortPlanLine *line
      = expense->plan_line != NULL
            ? cohort_snapshot_find (snapshot, COHORT_RECORD_PLAN_LINE, expense->plan_line)
            : NULL;

  if (expense->account_code != NULL)
    return expense->account_code;
  if (line != NULL && line->account_code != NULL)
    return line->account_code;
  return source != NULL ? source->account_code : NULL;
}
