/* Commands about what a county sets for itself, and about program years it loads from disk.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-act.h"

#include "cohort-error.h"
#include "cohort-id.h"
#include "cohort-init.h"
#include "cohort-letter-settings.h"
#include "cohort-opportunities.h"
#include "cohort-policy.h"
#include "cohort-start-steps.h"
#include "cohort-targets.h"

#include <glib/gi18n-lib.h>

/* "2024-25": a year and the last two digits of the next. */
static gboolean
is_program_year (const char *text)
{
  int first, second;

  for (int i = 0; i < 7; i++)
    if (i == 4 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  first = (text[2] - '0') * 10 + text[3] - '0';
  second = (text[5] - '0') * 10 + text[6] - '0';
  return text[7] == '\0' && (first + 1) % 100 == second;
}

static const char *
take_key (const CohortAct *act, GError **error)
{
  const char *key;

  if (!cohort_arguments_text (act->arguments, "key", TRUE, &key, error))
    return NULL;
  if (cohort_setting_key_is_valid (key))
    return key;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("There is no setting “%s”."), key);
  return NULL;
}

static CohortChange *
put_setting (const char *key, const char *value)
{
  g_autofree char *id = cohort_id_derive ("setting", key);
  CohortSetting *setting = cohort_record_new (COHORT_RECORD_SETTING, id);
  CohortChange *change = cohort_change_new ("setting.set", key, NULL);

  cohort_set_text (&setting->key, key);
  cohort_set_text (&setting->value, value);
  cohort_change_put (change, setting);
  return change;
}

static gboolean
check_year (const CohortSnapshot *snapshot, const char *value, GError **error)
{
  if (is_program_year (value))
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("“%s” is no program year. Write it as 2024-25."), value);
  return FALSE;
}

static gboolean
check_target (const CohortSnapshot *snapshot, const char *value, GError **error)
{
  g_autoptr (GPtrArray) targets = cohort_targets_list (snapshot);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < targets->len; i++) {
    const CohortTarget *target = g_ptr_array_index (targets, i);

    if (g_str_equal (target->code, value))
      return TRUE;
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", target->code);
  }
  if (g_str_equal (value, COHORT_TARGET_CUSTOM))
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_REFUSED,
                         _ ("There is no target of your own yet. Set “coverage.custom” first."));
  else
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                 _ ("There is no target “%1$s”. There are: %2$s."), value, codes->str);
  return FALSE;
}

static gboolean
check_custom (const CohortSnapshot *snapshot, const char *value, GError **error)
{
  g_autoptr (CohortTarget) target = cohort_target_new_custom (value, error);

  return target != NULL;
}

static gboolean
is_preset (const CohortSnapshot *snapshot, const char *code)
{
  g_autoptr (CohortPolicy) policy = cohort_policy_find (snapshot, code);

  return policy != NULL;
}

static gboolean
check_policy (const CohortSnapshot *snapshot, const char *value, GError **error)
{
  g_autoptr (GPtrArray) policies = cohort_policies_list (snapshot);
  g_autoptr (GString) names = g_string_new (NULL);

  if (is_preset (snapshot, value)
      || cohort_arguments_find_record (snapshot, COHORT_RECORD_TRAVEL_POLICY, value, NULL) != NULL)
    return TRUE;
  for (guint i = 0; i < policies->len; i++) {
    const CohortPolicy *policy = g_ptr_array_index (policies, i);

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            policy->id != NULL ? policy->name : policy->code);
  }
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
               _ ("There is no travel policy “%1$s”. There are: %2$s."), value, names->str);
  return FALSE;
}

static gboolean
check_choice (const CohortSnapshot *snapshot, const char *value, GError **error)
{
  if (g_str_equal (value, "yes") || g_str_equal (value, "no"))
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is neither “yes” nor “no”."),
               value);
  return FALSE;
}

/* Without words letters have the usual margins, and no picture. */
static gboolean
check_margins (const CohortSnapshot *snapshot, const char *value, GError **error)
{
  CohortLetterSides sides;

  return *value == '\0' || cohort_letter_sides_parse (value, &sides, error);
}

static gboolean
check_picture (const CohortSnapshot *snapshot, const char *value, GError **error)
{
  return *value == '\0' || cohort_letter_check_picture (value, error);
}

/* "2024-09-03 We met the office.": a step of the program's list. */
static gboolean
check_start (const CohortSnapshot *snapshot, const char *key, const char *value, GError **error)
{
  GPtrArray *steps = cohort_program_get_start_steps (cohort_snapshot_get_program (snapshot));
  const char *code = key + strlen (COHORT_SETTING_START ".");
  const char *words;
  CohortDate on;

  if (cohort_program_term_find (steps, code) == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("There is no first step “%s”."),
                 code);
    return FALSE;
  }
  if (cohort_start_mark_parse (value, &on, &words))
    return TRUE;
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
               _ ("“%s” does not begin with a day. Write it as 2024-09-03, then words."),
               value);
  return FALSE;
}

/* Of one of the county's own: the program's are of the year that they were published for. */
static gboolean
check_opportunity_year (const CohortSnapshot *snapshot,
                        const char *key,
                        const char *value,
                        GError **error)
{
  const char *id = key + strlen (COHORT_SETTING_OPPORTUNITY_YEAR ".");

  if (cohort_snapshot_find (snapshot, COHORT_RECORD_OPPORTUNITY, id) != NULL)
    return check_year (snapshot, value, error);
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
               _ ("The county has no opportunity “%s” of its own."), id);
  return FALSE;
}

static const struct {
  const char *key;
  gboolean (*check) (const CohortSnapshot *snapshot, const char *value, GError **error);
} checks[] = {
  {COHORT_SETTING_YEAR, check_year},
  {COHORT_SETTING_TARGET, check_target},
  {COHORT_SETTING_TARGET_CUSTOM, check_custom},
  {COHORT_SETTING_SYSTEM_FILLS, check_choice},
  {COHORT_SETTING_TRAVEL_POLICY, check_policy},
  {COHORT_SETTING_LETTER_MARGINS, check_margins},
  {COHORT_SETTING_LETTER_LOGO, check_picture},
  {COHORT_SETTING_LETTER_SIGNATURE, check_picture},
};

static gboolean
check_value (const CohortSnapshot *snapshot, const char *key, const char *value, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_str_equal (checks[i].key, key))
      return checks[i].check (snapshot, value, error);
  if (g_str_has_prefix (key, COHORT_SETTING_START "."))
    return check_start (snapshot, key, value, error);
  if (g_str_has_prefix (key, COHORT_SETTING_OPPORTUNITY_YEAR "."))
    return check_opportunity_year (snapshot, key, value, error);
  return cohort_opportunity_check_setting (snapshot, key, value, error);
}

/* A policy of the county's own may be named; its id is kept. */
static const char *
settle_value (const CohortSnapshot *snapshot, const char *key, const char *value)
{
  const CohortRecord *own
      = g_str_equal (key, COHORT_SETTING_TRAVEL_POLICY)
            ? cohort_arguments_find_record (snapshot, COHORT_RECORD_TRAVEL_POLICY, value, NULL)
            : NULL;

  return own != NULL && !is_preset (snapshot, value) ? own->id : value;
}

static CohortChange *
set_setting (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortMoment *moment,
             GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const char *key = take_key (&act, error);
  const char *value;

  if (key == NULL || !cohort_arguments_text (arguments, "value", TRUE, &value, error))
    return NULL;
  if (!check_value (snapshot, key, value, error))
    return NULL;
  value = settle_value (snapshot, key, value);
  if (g_strcmp0 (cohort_snapshot_get_setting (snapshot, key), value) == 0)
    return cohort_change_new ("setting.set", key, NULL);
  return put_setting (key, value);
}

static CohortChange *
unset_setting (const CohortSnapshot *snapshot,
               CohortArguments *arguments,
               const CohortMoment *moment,
               GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const char *key = take_key (&act, error);
  CohortChange *change;

  if (key == NULL)
    return NULL;
  change = cohort_change_new ("setting.unset", key, NULL);
  COHORT_FOR_EACH (CohortSetting, setting, snapshot, COHORT_RECORD_SETTING) {
    if (g_strcmp0 (setting->key, key) == 0)
      cohort_change_delete (change, setting);
  }
  return change;
}

static gboolean
has_contract_of (const CohortSnapshot *snapshot, const char *year)
{
  COHORT_FOR_EACH (CohortFundingSource, source, snapshot, COHORT_RECORD_FUNDING_SOURCE) {
    if (g_strcmp0 (source->kind, "contract") == 0 && g_strcmp0 (source->year, year) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
put_program_file (const char *year,
                  const char *name,
                  const char *content,
                  const CohortSnapshot *snapshot,
                  CohortChange *change)
{
  g_autofree char *id = cohort_id_derive ("program_file", year);
  const CohortProgramFile *before = cohort_snapshot_find (snapshot, COHORT_RECORD_PROGRAM_FILE, id);
  CohortProgramFile *file = cohort_record_new (COHORT_RECORD_PROGRAM_FILE, id);

  cohort_set_text (&file->year, year);
  cohort_set_text (&file->name, name);
  cohort_set_text (&file->content, content);
  if (before != NULL)
    cohort_act_put_edited (change, before, file);
  else
    cohort_change_put (change, file);
}

/* The file of a program year, checked as a whole, and the contract of that year where it has none
 * yet. */
static CohortChange *
load_program (const CohortSnapshot *snapshot,
              CohortArguments *arguments,
              const CohortMoment *moment,
              GError **error)
{
  g_autoptr (CohortProgram) program = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *content, *name, *year;
  CohortChange *change;

  if (!cohort_arguments_text (arguments, "content", TRUE, &content, error)
      || !cohort_arguments_text (arguments, "name", FALSE, &name, error))
    return NULL;
  bytes = g_bytes_new (content, strlen (content));
  program = cohort_program_new_from_bytes (bytes, error);
  if (program == NULL)
    return NULL;

  year = cohort_program_get_year (program);
  change = cohort_change_new ("program.load", year, name);
  put_program_file (year, name, content, snapshot, change);
  if (!has_contract_of (snapshot, year))
    cohort_change_put (
      change, cohort_init_new_contract (cohort_snapshot_get_county_number (snapshot), program));
  return change;
}

static const CohortCommand commands[] = {
  {"setting.set", set_setting, "key value"},
  {"setting.unset", unset_setting, "key"},
  {"program.load", load_program, "content name?"},
};

/** cohort_settings_commands: Returns: (transfer none) (array length=n): the commands of this area
 */
const CohortCommand *
cohort_settings_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
