/* Organizations as people type them: which county office is meant, and of which sector one is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-typed.h"

#include "cohort-text.h"

/* "San Joaquin" or "San Joaquin County" alone is a place, not the county's office of education. */
static gboolean
is_place (const CohortCounty *county, const char *typed)
{
  g_autofree char *folded = cohort_text_fold (typed);
  g_autofree char *name = cohort_text_fold (county->name);
  g_autofree char *with_county = g_strconcat (name, " county", NULL);

  return g_str_equal (folded, name) || g_str_equal (folded, with_county)
         || g_str_equal (folded, county->cds);
}

/**
 * cohort_typed_name_organization:
 * @typed: (nullable): "San Joaquin COE", "Delta Oaks Unified "
 *
 * Returns: (transfer full) (nullable): the office's own name for a county office, else @typed made
 * tidy
 */
char *
cohort_typed_name_organization (const CohortSynonyms *synonyms,
                                const CohortProgram *program,
                                const char *typed)
{
  g_autofree char *tidy = cohort_typed_tidy (typed);
  const CohortCounty *county = tidy != NULL ? cohort_program_find_county (program, tidy) : NULL;
  gboolean has_letter = FALSE;

  for (const char *p = tidy; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    has_letter = has_letter || g_unichar_isalpha (g_utf8_get_char (p));
  if (county != NULL && has_letter && !is_place (county, tidy))
    return g_strdup (county->coe_name);
  return g_steal_pointer (&tidy);
}

/**
 * cohort_typed_guess_sector:
 * @organization: (nullable): its name
 *
 * Looks at what stands before a comma first: in "Silver Creek School, Delta Oaks Unified" the
 * school is where the person works.
 *
 * Returns: (nullable) (transfer none): its sector's code, where the name tells it
 */
const char *
cohort_typed_guess_sector (const CohortSynonyms *synonyms, const char *organization)
{
  const char *comma = organization != NULL ? strchr (organization, ',') : NULL;

  if (organization == NULL)
    return NULL;
  if (comma != NULL) {
    g_autofree char *first = g_strndup (organization, (gsize)(comma - organization));
    const char *sector = cohort_synonyms_get_code (synonyms, "sector", first, NULL);

    if (sector != NULL)
      return sector;
  }
  return cohort_synonyms_get_code (synonyms, "sector", organization, NULL);
}
