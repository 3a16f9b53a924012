/* What a county begins with: the year it looks at and its contract.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-init.h"

#include "cohort-id.h"
#include "cohort-settings.h"

/* "SJCOE" of "San Joaquin County Office of Education". */
static char *
build_initials (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  GString *initials = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    gunichar first = g_utf8_get_char (words[i]);

    if (g_unichar_isupper (first))
      g_string_append_unichar (initials, first);
  }
  return g_string_free (initials, FALSE);
}

/**
 * cohort_init_new_contract:
 * @county: the county's number
 * @program: the program of a year
 *
 * The county's contract of that year with the program's terms. In a year without money the cap is
 * zero, and the contract is there so that the year can say so. Its id is derived, so that two
 * machines that begin the same year make the same row.
 *
 * Returns: (transfer full): a funding source of kind "contract"
 */
CohortFundingSource *
cohort_init_new_contract (int county, const CohortProgram *program)
{
  const CohortContractTerms *terms = cohort_program_get_contract (program);
  const char *year = cohort_program_get_year (program);
  g_autofree char *key = g_strconcat ("contract/", year, NULL);
  g_autofree char *id = cohort_id_derive ("funding_source", key);
  g_autofree char *initials = build_initials (terms->payer);
  CohortFundingSource *contract = cohort_record_new (COHORT_RECORD_FUNDING_SOURCE, id);

  contract->year = g_strdup (year);
  contract->name = g_strconcat (initials, " SCOP contract", NULL);
  contract->kind = g_strdup ("contract");
  contract->cap_cents = terms->cap_cents;
  contract->start = terms->start;
  contract->end = terms->end;
  contract->contract_kind = g_strdup (terms->payer_county == county ? "internal" : "external");
  contract->contract_status = g_strdup ("not-started");
  return contract;
}

/**
 * cohort_init_new_change:
 * @county: the county chosen
 * @program: the program of the year it will look at
 *
 * Returns: (transfer full): a change of kind "init": the year as a setting. The contract is added
 * by who saves it, who knows whether there is one; see cohort_init_new_contract()
 */
CohortChange *
cohort_init_new_change (const CohortCounty *county, const CohortProgram *program)
{
  const char *year = cohort_program_get_year (program);
  CohortChange *change = cohort_change_new ("init", county->name, year);
  g_autofree char *id = cohort_id_derive ("setting", COHORT_SETTING_YEAR);
  CohortSetting *setting = cohort_record_new (COHORT_RECORD_SETTING, id);

  setting->key = g_strdup (COHORT_SETTING_YEAR);
  setting->value = g_strdup (year);
  cohort_change_put (change, setting);
  return change;
}
