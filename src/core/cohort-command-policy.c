/* Acts on the county's own travel policies, and the list of those on its rates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-policy.h"

#include "cohort-act.h"
#include "cohort-error.h"
#include "cohort-policy.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define MOST_PERMILLE 1000

static void
copy_rules (const CohortPolicy *from, CohortTravelPolicy *to)
{
  cohort_set_text (&to->meals, from->meals);
  cohort_set_text (&to->lodging, from->lodging);
  to->partial_permille = from->partial_permille;
  to->deduct_provided = from->deduct_provided;
  to->floor_incidentals = from->floor_incidentals;
  to->reception_is_dinner = from->reception_is_dinner;
  to->is_maximum = from->is_maximum;
  to->local_tenths = from->local_tenths;
  to->claim_days = from->claim_days;
  to->board_cents = from->board_cents;
  to->receipt_cents = from->receipt_cents;
  cohort_set_text (&to->receipt_free, from->receipt_free);
}

/* The rules to start from: those of "from", else those in force. */
static gboolean
start_from (const CohortAct *act, CohortTravelPolicy *policy, GError **error)
{
  g_autoptr (CohortPolicy) from = NULL;
  const char *code;

  if (!cohort_arguments_text (act->arguments, "from", FALSE, &code, error))
    return FALSE;
  from = code != NULL ? cohort_policy_find (act->snapshot, code)
                      : cohort_policy_get_chosen (act->snapshot);
  if (from == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND, _ ("There is no travel policy “%s”."),
                 code);
    return FALSE;
  }
  copy_rules (from, policy);
  return TRUE;
}

static gboolean
read_rule (const CohortAct *act,
           const char *name,
           const char *vocabulary,
           char **member,
           GError **error)
{
  const char *code;

  if (!cohort_arguments_has (act->arguments, name))
    return TRUE;
  if (!cohort_arguments_code (act->arguments, name, TRUE, vocabulary, &code, error))
    return FALSE;
  cohort_set_text (member, code);
  return TRUE;
}

static gboolean
read_number (const CohortAct *act,
             const char *name,
             gboolean (*read) (CohortArguments *, const char *, gboolean, gint64 *, GError **),
             gint64 *member,
             GError **error)
{
  if (!cohort_arguments_has (act->arguments, name))
    return TRUE;
  if (!read (act->arguments, name, FALSE, member, error))
    return FALSE;
  return !cohort_is_known (*member) || *member >= 0
         || cohort_act_refuse (error, _ ("“%s” cannot be less than nothing."), name);
}

static gboolean
read_numbers (const CohortAct *act, CohortTravelPolicy *policy, GError **error)
{
  if (!read_number (act, "partial", cohort_arguments_number, &policy->partial_permille, error)
      || !read_number (act, "local_miles", cohort_arguments_tenths, &policy->local_tenths, error)
      || !read_number (act, "claim_days", cohort_arguments_number, &policy->claim_days, error)
      || !read_number (act, "board", cohort_arguments_money, &policy->board_cents, error)
      || !read_number (act, "receipt_below", cohort_arguments_money, &policy->receipt_cents, error))
    return FALSE;
  return policy->partial_permille <= MOST_PERMILLE
         || cohort_act_refuse (
             error, _ ("The share of a first or last day is at most the whole day: 1000."));
}

static gboolean
read_receipt_free (const CohortAct *act, CohortTravelPolicy *policy, GError **error)
{
  g_autofree char *list = NULL;
  g_auto (GStrv) codes = NULL;

  if (!cohort_arguments_has (act->arguments, "receipt_free"))
    return TRUE;
  list = cohort_act_dup_code_list (act, "receipt_free", error);
  if (list == NULL)
    return FALSE;
  codes = g_strsplit (list, " ", -1);
  for (guint i = 0; codes[i] != NULL; i++) {
    if (*codes[i] != '\0' && !cohort_vocabulary_has ("expense-category", codes[i])) {
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%1$s” is not known as %2$s."),
                   codes[i], "receipt_free");
      return FALSE;
    }
  }
  cohort_set_text (&policy->receipt_free, list);
  return TRUE;
}

static gboolean
check_name (const CohortAct *act, const CohortTravelPolicy *policy, GError **error)
{
  if (policy->name == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is missing."), "name");
    return FALSE;
  }
  COHORT_FOR_EACH (CohortTravelPolicy, other, act->snapshot, COHORT_RECORD_TRAVEL_POLICY) {
    if (g_strcmp0 (other->record.id, policy->record.id) != 0
        && g_strcmp0 (other->name, policy->name) == 0)
      return cohort_act_refuse (error, _ ("There is already a travel policy “%s”."), policy->name);
  }
  return TRUE;
}

static gboolean
read_policy (const CohortAct *act, CohortTravelPolicy *policy, GError **error)
{
  static const char *const fields[] = {"name",       "deduct_provided", "floor_incidentals",
                                       "is_maximum", "source",          "reception_is_dinner",
                                       NULL};

  return cohort_arguments_fill (act->arguments, policy, fields, error)
         && read_rule (act, "meals", "meal-rule", &policy->meals, error)
         && read_rule (act, "lodging", "lodging-rule", &policy->lodging, error)
         && read_numbers (act, policy, error) && read_receipt_free (act, policy, error)
         && check_name (act, policy, error);
}

/* policy.add */
static CohortChange *
add_policy (const CohortSnapshot *snapshot,
            CohortArguments *arguments,
            const CohortMoment *moment,
            GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autofree char *id
      = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_TRAVEL_POLICY, error);
  g_autoptr (CohortRecord) record
      = id != NULL ? cohort_record_new (COHORT_RECORD_TRAVEL_POLICY, id) : NULL;
  CohortTravelPolicy *policy = (CohortTravelPolicy *)record;
  CohortChange *change;

  if (policy == NULL || !start_from (&act, policy, error) || !read_policy (&act, policy, error))
    return NULL;
  change = cohort_change_new ("policy.add", policy->name, NULL);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

/* policy.edit; what is planned keeps its amounts until it is priced anew */
static CohortChange *
edit_policy (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const CohortMoment *moment,
             GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortTravelPolicy *present = cohort_arguments_record (arguments, "policy", TRUE, snapshot,
                                                               COHORT_RECORD_TRAVEL_POLICY, error);
  g_autoptr (CohortRecord) record = present != NULL ? cohort_record_copy (present) : NULL;
  CohortTravelPolicy *policy = (CohortTravelPolicy *)record;
  CohortChange *change;

  if (policy == NULL
      || (cohort_arguments_has (arguments, "from") && !start_from (&act, policy, error))
      || !read_policy (&act, policy, error))
    return NULL;
  change = cohort_change_new ("policy.edit", policy->name, NULL);
  cohort_act_put_edited (change, present, g_steal_pointer (&record));
  return change;
}

/* policy.remove */
static CohortChange *
remove_policy (const CohortSnapshot *snapshot,
               CohortArguments *arguments,
               const CohortMoment *moment,
               GError **error)
{
  const CohortTravelPolicy *policy = cohort_arguments_record (arguments, "policy", TRUE, snapshot,
                                                              COHORT_RECORD_TRAVEL_POLICY, error);
  CohortChange *change;

  if (policy == NULL)
    return NULL;
  if (g_strcmp0 (cohort_snapshot_get_setting (snapshot, COHORT_SETTING_TRAVEL_POLICY),
                 policy->record.id)
      == 0) {
    cohort_act_refuse (error, _ ("Travel is paid by “%s”. Choose another policy first."),
                       policy->name);
    return NULL;
  }
  change = cohort_change_new ("policy.remove", policy->name, NULL);
  cohort_change_delete (change, policy);
  return change;
}

static const CohortCommand commands[] = {
    {"policy.add", add_policy,
     "name from? meals? lodging? partial? deduct_provided? floor_incidentals? reception_is_dinner? "
     "is_maximum? local_miles? claim_days? board? receipt_below? receipt_free? source? id?"},
    {"policy.edit", edit_policy,
     "policy name? from? meals? lodging? partial? deduct_provided? floor_incidentals? "
     "reception_is_dinner? is_maximum? local_miles? claim_days? board? receipt_below? "
     "receipt_free? source?"},
    {"policy.remove", remove_policy, "policy"},
    {"rate.add", cohort_rate_add,
     "kind from locality? to? amount? breakfast? lunch? dinner? incidentals? partial_day? source? "
     "verified? id?"},
    {"rate.edit", cohort_rate_edit,
     "rate kind? from? locality? to? amount? breakfast? lunch? dinner? incidentals? partial_day? "
     "source? verified?"},
    {"rate.remove", cohort_rate_remove, "rate"},
};

/** cohort_policy_commands: Returns: (transfer none) (array length=n): acts on the county's own
 * travel policies and rates */
const CohortCommand *
cohort_policy_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
