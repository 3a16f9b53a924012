/* One program year as the state published it: what can be asked of it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-program.h"

#include "cohort-opportunities.h"
#include "cohort-policy.h"
#include "cohort-program-private.h"
#include "cohort-text.h"

#define MOST_BYTES (4 * 1024 * 1024)

static void
clear_program (CohortProgram *self)
{
  g_free (self->year);
  g_free (self->counties_source);
  g_free (self->contract.payer);
  g_free (self->contract.purpose);
  g_strfreev (self->contract.allowable);
  g_strfreev (self->contract.ask);
  g_free (self->contract.note);
  g_free (self->contract.source);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->counties);
  g_ptr_array_unref (self->convenings);
  g_ptr_array_unref (self->rates);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->policies);
  g_ptr_array_unref (self->opportunities);
  g_ptr_array_unref (self->grant_goals);
  g_ptr_array_unref (self->practice_goals);
  g_ptr_array_unref (self->beliefs);
  g_ptr_array_unref (self->components);
  g_ptr_array_unref (self->start_steps);
}

static GPtrArray *
new_terms (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_program_term_free);
}

/**
 * cohort_program_new_from_bytes:
 * @json: a program year, as in data/program or as a person opened it
 * @error: return location for a #CohortError
 *
 * Reads a year from its file and checks all of it. The message of an error begins with the place:
 * "convenings[0].options[2].price_cents: …".
 *
 * Returns: (transfer full) (nullable): the year; %NULL with %COHORT_ERROR_INVALID when anything in
 *   the file is wrong
 */
CohortProgram *
cohort_program_new_from_bytes (GBytes *json, GError **error)
{
  g_autoptr (CohortProgram) self = g_atomic_rc_box_new0 (CohortProgram);
  g_autoptr (JsonNode) root = NULL;
  CohortReader reader;

  self->counties = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_county_free);
  self->convenings = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_convening_free);
  self->rates = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_rate_free);
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_contact_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_note_free);
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_target_free);
  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_policy_free);
  self->opportunities
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_opportunity_unref);
  self->grant_goals = new_terms ();
  self->practice_goals = new_terms ();
  self->beliefs = new_terms ();
  self->components = new_terms ();
  self->start_steps = new_terms ();
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  cohort_reader_init (&reader);
  root = cohort_reader_parse (&reader, json, MOST_BYTES);
  if (root != NULL)
    cohort_program_read (self, &reader, root);
  return cohort_reader_finish (&reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cohort_program_ref:
 * @self: a program year
 *
 * Returns: (transfer full): @self, held once more; from any thread
 */
CohortProgram *
cohort_program_ref (CohortProgram *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * cohort_program_unref:
 * @self: (transfer full): a program year
 *
 * Gives up one hold; the last frees the year and everything reached from it.
 */
void
cohort_program_unref (CohortProgram *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear_program);
}

/** cohort_program_get_year: the year's code, "2024-25". */
const char *
cohort_program_get_year (const CohortProgram *self)
{
  return self->year;
}

/** cohort_program_get_start: the first day of the year. */
CohortDate
cohort_program_get_start (const CohortProgram *self)
{
  return self->start;
}

/** cohort_program_get_end: the last day of the year. */
CohortDate
cohort_program_get_end (const CohortProgram *self)
{
  return self->end;
}

/** cohort_program_get_counties_source: where classes, codes and names of the counties stand. */
const char *
cohort_program_get_counties_source (const CohortProgram *self)
{
  return self->counties_source;
}

/** cohort_program_get_contract: what the state offers each county that year. */
const CohortContractTerms *
cohort_program_get_contract (const CohortProgram *self)
{
  return &self->contract;
}

/** cohort_program_get_counties: (element-type CohortCounty): all of them, by code. */
GPtrArray *
cohort_program_get_counties (const CohortProgram *self)
{
  return self->counties;
}

/** cohort_program_get_convenings: (element-type CohortConvening): in the order of the file. */
GPtrArray *
cohort_program_get_convenings (const CohortProgram *self)
{
  return self->convenings;
}

/** cohort_program_get_rates: (element-type CohortRate): no two of a kind and place on one day. */
GPtrArray *
cohort_program_get_rates (const CohortProgram *self)
{
  return self->rates;
}

/** cohort_program_get_contacts: (element-type CohortContact): the people the program published. */
GPtrArray *
cohort_program_get_contacts (const CohortProgram *self)
{
  return self->contacts;
}

/** cohort_program_get_notes: (element-type CohortNote): what the papers leave open. */
GPtrArray *
cohort_program_get_notes (const CohortProgram *self)
{
  return self->notes;
}

/** cohort_program_get_targets: (element-type CohortTarget): what a team should have, as the data
 * has it; see cohort_targets_list(). */
GPtrArray *
cohort_program_get_targets (const CohortProgram *self)
{
  return self->targets;
}

/** cohort_program_get_policies: (element-type CohortPolicy): ways to pay travel, as the data has
 * them; see cohort_policies_list(). */
GPtrArray *
cohort_program_get_policies (const CohortProgram *self)
{
  return self->policies;
}

/** cohort_program_get_opportunities: (element-type CohortOpportunity): those of the data, in the
 * order of the file; see cohort_opportunities_list(). */
GPtrArray *
cohort_program_get_opportunities (const CohortProgram *self)
{
  return self->opportunities;
}

/** cohort_program_get_deadline_days: how many days before a deadline it is near, or
 * %COHORT_UNKNOWN. */
gint64
cohort_program_get_deadline_days (const CohortProgram *self)
{
  return self->deadline_days;
}

/** cohort_program_get_grant_goals: (element-type CohortProgramTerm): what the state asks of the
 * grant. */
GPtrArray *
cohort_program_get_grant_goals (const CohortProgram *self)
{
  return self->grant_goals;
}

/** cohort_program_get_practice_goals: (element-type CohortProgramTerm): the core goals of the
 * community of practice. */
GPtrArray *
cohort_program_get_practice_goals (const CohortProgram *self)
{
  return self->practice_goals;
}

/** cohort_program_get_beliefs: (element-type CohortProgramTerm): the core beliefs. */
GPtrArray *
cohort_program_get_beliefs (const CohortProgram *self)
{
  return self->beliefs;
}

/** cohort_program_get_components: (element-type CohortProgramTerm): the kinds of activities of a
 * community of practice. */
GPtrArray *
cohort_program_get_components (const CohortProgram *self)
{
  return self->components;
}

/** cohort_program_get_start_steps: (element-type CohortProgramTerm): how a community of practice
 * begins. */
GPtrArray *
cohort_program_get_start_steps (const CohortProgram *self)
{
  return self->start_steps;
}

/**
 * cohort_program_find_county:
 * @self: a program year
 * @name: (nullable): a county or its office as somebody wrote it, or its code ("39")
 *
 * Case, accents and punctuation do not matter.
 *
 * Returns: (transfer none) (nullable): the county, or %NULL when none is called so
 */
const CohortCounty *
cohort_program_find_county (const CohortProgram *self, const char *name)
{
  g_autofree char *folded = NULL;

  if (name == NULL)
    return NULL;
  folded = cohort_text_fold (name);
  /* A spreadsheet drops the zero of "01". */
  if (g_ascii_isdigit (folded[0]) && folded[1] == '\0')
    return cohort_program_get_county (self, folded[0] - '0');
  return g_hash_table_lookup (self->by_name, folded);
}

/**
 * cohort_program_get_county:
 * @self: a program year
 * @number: a county's number
 *
 * Returns: (transfer none) (nullable): the county, or %NULL when @number is not 1 to 58
 */
const CohortCounty *
cohort_program_get_county (const CohortProgram *self, int number)
{
  if (number < 1 || number > COHORT_PROGRAM_N_COUNTIES)
    return NULL;
  return self->by_number[number];
}

/**
 * cohort_program_find_convening:
 * @self: a program year
 * @code: (nullable): a convening's code
 *
 * Returns: (transfer none) (nullable): the convening
 */
const CohortConvening *
cohort_program_find_convening (const CohortProgram *self, const char *code)
{
  for (guint i = 0; i < self->convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (self->convenings, i);

    if (g_strcmp0 (convening->code, code) == 0)
      return convening;
  }
  return NULL;
}

/**
 * cohort_program_find_contact:
 * @self: a program year
 * @id: (nullable): a contact's id
 *
 * Returns: (transfer none) (nullable): the contact
 */
const CohortContact *
cohort_program_find_contact (const CohortProgram *self, const char *id)
{
  for (guint i = 0; i < self->contacts->len; i++) {
    const CohortContact *contact = g_ptr_array_index (self->contacts, i);

    if (g_strcmp0 (contact->id, id) == 0)
      return contact;
  }
  return NULL;
}

/**
 * cohort_program_find_rate:
 * @self: a program year
 * @kind: "mileage", "lodging", "mie", "meal-cap" or "flat-meals"
 * @locality: (nullable): where, or %NULL for anywhere
 * @on: the day of the drive, the day before the night, or the day of the meals
 *
 * Looks for the rate of the place on that day, then for the one of the whole country.
 *
 * Returns: (transfer none) (nullable): the rate, or %NULL when none is known
 */
const CohortRate *
cohort_program_find_rate (const CohortProgram *self,
                          const char *kind,
                          const char *locality,
                          CohortDate on)
{
  const CohortRate *general = NULL;

  for (guint i = 0; i < self->rates->len; i++) {
    const CohortRate *rate = g_ptr_array_index (self->rates, i);

    if (!g_str_equal (rate->kind, kind) || on < rate->from || (rate->to != 0 && on > rate->to))
      continue;
    if (rate->locality == NULL)
      general = rate;
    else if (g_strcmp0 (rate->locality, locality) == 0)
      return rate;
  }
  return general;
}

/**
 * cohort_convening_find_option:
 * @self: a convening
 * @code: (nullable): a registration option's code
 *
 * Returns: (transfer none) (nullable): the option
 */
const CohortOption *
cohort_convening_find_option (const CohortConvening *self, const char *code)
{
  for (guint i = 0; i < self->options->len; i++) {
    const CohortOption *option = g_ptr_array_index (self->options, i);

    if (g_strcmp0 (option->code, code) == 0)
      return option;
  }
  return NULL;
}
