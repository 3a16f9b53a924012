/* What a county set for itself: letterhead, chosen year, and program years it loaded from disk.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-settings.h"

#include "cohort-id.h"

static const CohortField setting_fields[] = {
    COHORT_FIELD (CohortSetting, key, TEXT),
    COHORT_FIELD (CohortSetting, value, TEXT),
};

/** cohort_setting_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_setting_get_class (void)
{
  static const CohortRecordClass klass
      = {"setting", sizeof (CohortSetting), setting_fields, G_N_ELEMENTS (setting_fields)};

  return &klass;
}

/**
 * cohort_setting_new:
 * @key: one of COHORT_SETTING_…
 *
 * Returns: (transfer full): the record of @key, whose id follows from the key
 */
CohortSetting *
cohort_setting_new (const char *key, const char *value)
{
  g_autofree char *id = cohort_id_derive ("setting", key);
  CohortSetting *self = cohort_record_new (COHORT_RECORD_SETTING, id);

  cohort_set_text (&self->key, key);
  cohort_set_text (&self->value, value);
  return self;
}

static const CohortField program_file_fields[] = {
    COHORT_FIELD (CohortProgramFile, year, TEXT),
    COHORT_FIELD (CohortProgramFile, name, TEXT),
    COHORT_FIELD (CohortProgramFile, content, TEXT),
};

/** cohort_program_file_get_class: Returns: (transfer none): the table and fields of its records */
const CohortRecordClass *
cohort_program_file_get_class (void)
{
  static const CohortRecordClass klass = {"program_file", sizeof (CohortProgramFile),
                                          program_file_fields, G_N_ELEMENTS (program_file_fields)};

  return &klass;
}

/**
 * cohort_setting_key_is_valid:
 *
 * Returns: whether @key is one of COHORT_SETTING_…, those of a convening or year ending in its code
 */
gboolean
cohort_setting_key_is_valid (const char *key)
{
  static const char *const keys[] = {
      COHORT_SETTING_YEAR,         COHORT_SETTING_LETTER_ADDRESS,
      COHORT_SETTING_LETTER_LOGO,  COHORT_SETTING_LETTER_SIGNATORY,
      COHORT_SETTING_LETTER_TITLE, COHORT_SETTING_LETTER_CONTACT,
      COHORT_SETTING_TARGET,       COHORT_SETTING_TARGET_CUSTOM,
      COHORT_SETTING_SYSTEM_FILLS, COHORT_SETTING_IMPORT_MAPPING,
      COHORT_SETTING_TEAM_FILTERS, COHORT_SETTING_REGISTER_DAYS,
      COHORT_SETTING_TRAVEL_POLICY, COHORT_SETTING_LETTER_SIGNATURE,
      COHORT_SETTING_LETTER_MARGINS, COHORT_SETTING_PLAN_ORDER,
      NULL,
  };
  static const char *const families[] = {
      COHORT_SETTING_REGISTRATION_LINK ".", COHORT_SETTING_REGISTRATION_LINK_ON ".",
      COHORT_SETTING_NAMES_LOCK ".",        COHORT_SETTING_PARTICIPATION ".",
      COHORT_SETTING_START ".",             COHORT_SETTING_OPPORTUNITY_LINK ".",
      COHORT_SETTING_OPPORTUNITY_DAYS ".",  COHORT_SETTING_OPPORTUNITY_YEAR ".",
  };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_has_prefix (key, families[i]))
      return TRUE;
  return g_strv_contains (keys, key);
}
