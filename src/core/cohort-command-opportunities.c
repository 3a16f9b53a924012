/* Commands about opportunities of the county's own, and about who takes part in any.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-act.h"

#include "cohort-error.h"
#include "cohort-id.h"
#include "cohort-opportunities.h"
#include "cohort-settings.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* Whom it is for, as codes in the order of the vocabulary, each once. */
static gboolean
fill_codes (const CohortAct *act,
            const char *name,
            const char *vocabulary,
            char **member,
            GError **error)
{
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autofree char *list = NULL;
  g_auto (GStrv) codes = NULL;
  const CohortWord *words;
  guint n_words;

  if (!cohort_arguments_has (act->arguments, name))
    return TRUE;
  list = cohort_act_dup_code_list (act, name, error);
  if (list == NULL)
    return FALSE;
  codes = g_strsplit (list, " ", -1);
  for (guint i = 0; codes[i] != NULL; i++) {
    if (*codes[i] != '\0' && !cohort_vocabulary_has (vocabulary, codes[i])) {
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%1$s” is not known as %2$s."),
                   codes[i], name);
      return FALSE;
    }
  }
  words = cohort_vocabulary_get_words (vocabulary, &n_words);
  for (guint i = 0; i < n_words; i++)
    if (g_strv_contains ((const char *const *)codes, words[i].code))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", words[i].code);
  cohort_set_text (member, kept->str);
  return TRUE;
}

static gboolean
fill_cost (const CohortAct *act, CohortOpportunityRecord *record, GError **error)
{
  if (!cohort_arguments_has (act->arguments, "cost"))
    return TRUE;
  if (!cohort_arguments_money (act->arguments, "cost", FALSE, &record->cost_cents, error))
    return FALSE;
  return !cohort_is_known (record->cost_cents) || record->cost_cents >= 0
         || cohort_act_refuse (error, _ ("“%s” cannot be less than nothing."), "cost");
}

static gboolean
check_record (const CohortOpportunityRecord *record, GError **error)
{
  if (record->title == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is missing."), "title");
    return FALSE;
  }
  if (record->end != 0 && record->start == 0)
    return cohort_act_refuse (error, _ ("An opportunity with a last day needs a first one."));
  if (record->end != 0 && record->end < record->start)
    return cohort_act_refuse (error, _ ("An opportunity cannot end before it starts."));
  return record->link == NULL || cohort_opportunity_check_link (record->link, error);
}

static gboolean
fill_record (const CohortAct *act, CohortOpportunityRecord *record, GError **error)
{
  static const char *const fields[]
      = {"title",    "provider", "start", "end",  "date_text", "uncertain",
         "deadline", "capacity", "link",  "note", NULL};

  return cohort_arguments_fill (act->arguments, record, fields, error)
         && fill_codes (act, "audience", "role", &record->audience, error)
         && fill_codes (act, "sectors", "sector", &record->sectors, error)
         && fill_cost (act, record, error) && check_record (record, error);
}

static gboolean
has_day (const CohortOpportunityRecord *record)
{
  return record->start != 0 || record->deadline != 0;
}

/* What has no day yet is of the year in which it was noted. */
static void
put_year (const CohortAct *act, CohortChange *change, const char *id)
{
  g_autofree char *key = cohort_opportunity_dup_year_key (id);

  if (cohort_snapshot_get_setting (act->snapshot, key) == NULL)
    cohort_change_put (change, cohort_setting_new (key, cohort_snapshot_get_year (act->snapshot)));
}

static void
delete_year (const CohortAct *act, CohortChange *change, const char *id)
{
  g_autofree char *key = cohort_opportunity_dup_year_key (id);

  COHORT_FOR_EACH (CohortSetting, setting, act->snapshot, COHORT_RECORD_SETTING) {
    if (g_strcmp0 (setting->key, key) == 0)
      cohort_change_delete (change, setting);
  }
}

static CohortChange *
add_opportunity (const CohortSnapshot *snapshot,
                 CohortArguments *arguments,
                 const CohortMoment *moment,
                 GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autofree char *id
      = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_OPPORTUNITY, error);
  g_autoptr (CohortRecord) record = NULL;
  CohortChange *change;

  if (id == NULL)
    return NULL;
  record = cohort_record_new (COHORT_RECORD_OPPORTUNITY, id);
  if (!fill_record (&act, (CohortOpportunityRecord *)record, error))
    return NULL;
  change = cohort_change_new ("opportunity.add", ((CohortOpportunityRecord *)record)->title, NULL);
  if (!has_day ((CohortOpportunityRecord *)record))
    put_year (&act, change, id);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

/* The county's own that the argument names; one of the program's cannot be meant. */
static const CohortOpportunityRecord *
get_own (const CohortAct *act, GError **error)
{
  g_autoptr (CohortOpportunity) found = NULL;
  const char *name;

  if (!cohort_arguments_text (act->arguments, "opportunity", TRUE, &name, error))
    return NULL;
  found = cohort_opportunities_find (act->snapshot, name);
  if (found != NULL && !found->is_own) {
    cohort_act_refuse (error,
                       _ ("“%s” is one of the program's, and stays as the program published it."),
                       found->title);
    return NULL;
  }
  return cohort_arguments_record (act->arguments, "opportunity", TRUE, act->snapshot,
                                  COHORT_RECORD_OPPORTUNITY, error);
}

static CohortChange *
edit_opportunity (const CohortSnapshot *snapshot,
                  CohortArguments *arguments,
                  const CohortMoment *moment,
                  GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortOpportunityRecord *before = get_own (&act, error);
  g_autoptr (CohortRecord) copy = NULL;
  CohortChange *change;

  if (before == NULL)
    return NULL;
  copy = cohort_record_copy (before);
  if (!fill_record (&act, (CohortOpportunityRecord *)copy, error))
    return NULL;
  change = cohort_change_new ("opportunity.edit", before->title, NULL);
  if (has_day (before) && !has_day ((CohortOpportunityRecord *)copy))
    put_year (&act, change, before->record.id);
  cohort_act_put_edited (change, before, g_steal_pointer (&copy));
  return change;
}

static CohortChange *
remove_opportunity (const CohortSnapshot *snapshot,
                    CohortArguments *arguments,
                    const CohortMoment *moment,
                    GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortOpportunityRecord *record = get_own (&act, error);
  g_autoptr (GPtrArray) answers = NULL;
  CohortChange *change;

  if (record == NULL)
    return NULL;
  answers = cohort_snapshot_select (snapshot, COHORT_RECORD_OPPORTUNITY_PERSON, "opportunity",
                                    record->record.id);
  change = cohort_change_new ("opportunity.remove", record->title, NULL);
  for (guint i = 0; i < answers->len; i++)
    cohort_change_delete (change, g_ptr_array_index (answers, i));
  delete_year (&act, change, record->record.id);
  cohort_change_delete (change, record);
  return change;
}

/* One of the year, or one of the county's own of another year, which has labels, too. */
static CohortOpportunity *
find_opportunity (const CohortAct *act, GError **error)
{
  g_autoptr (CohortOpportunity) found = NULL;
  const CohortOpportunityRecord *record;
  const char *name;

  if (!cohort_arguments_text (act->arguments, "opportunity", TRUE, &name, error))
    return NULL;
  found = cohort_opportunities_find (act->snapshot, name);
  if (found == NULL) {
    record = cohort_arguments_record (act->arguments, "opportunity", TRUE, act->snapshot,
                                      COHORT_RECORD_OPPORTUNITY, error);
    if (record == NULL)
      return NULL;
    found = cohort_opportunity_new (record->record.id);
    found->title = g_strdup (record->title);
  }
  if (found->convening != NULL) {
    cohort_act_refuse (error,
                       _ ("“%s” is a convening: who goes is on its list. Plan or register people "
                          "there."),
                       found->title);
    return NULL;
  }
  return g_steal_pointer (&found);
}

/* Two copies of the county that note the same make one row. */
static CohortOpportunityPerson *
start_answer (const CohortOpportunity *opportunity,
              const CohortPerson *person,
              const CohortOpportunityPerson *before)
{
  g_autofree char *key = g_strjoin ("/", opportunity->code, person->record.id, NULL);
  g_autofree char *id = cohort_id_derive ("opportunity_person", key);
  CohortOpportunityPerson *answer;

  if (before != NULL)
    return cohort_record_copy (before);
  answer = cohort_record_new (COHORT_RECORD_OPPORTUNITY_PERSON, id);
  cohort_set_text (&answer->opportunity, opportunity->code);
  cohort_set_text (&answer->person, person->record.id);
  return answer;
}

static CohortChange *
start_person_change (const CohortOpportunity *opportunity,
                     const CohortPerson *person,
                     const char *status)
{
  g_autofree char *name = cohort_person_dup_name (person);
  g_autofree char *object
      = g_strdup_printf ("%s: %s", opportunity->title,
                         status != NULL ? cohort_vocabulary_get_label ("opportunity-status", status)
                                        : _ ("no answer"));

  return cohort_change_new ("opportunity.person", name, object);
}

static gboolean
read_answer (const CohortAct *act, const char **status, GError **error)
{
  if (cohort_arguments_has (act->arguments, "status"))
    return cohort_arguments_code (act->arguments, "status", FALSE, "opportunity-status", status,
                                  error);
  g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is missing."), "status");
  return FALSE;
}

/* Without a new day the old one stays as long as the status does. */
static gboolean
fill_answer (const CohortAct *act,
             CohortOpportunityPerson *answer,
             const char *status,
             GError **error)
{
  static const char *const fields[] = {"note", NULL};
  gboolean is_news = g_strcmp0 (answer->status, status) != 0;
  CohortDate on;

  if (!cohort_arguments_fill (act->arguments, answer, fields, error)
      || !cohort_act_get_day (act, "on", is_news ? act->moment->today : answer->on, &on, error))
    return FALSE;
  cohort_set_text (&answer->status, status);
  answer->on = on;
  return TRUE;
}

/* opportunity.person: how far she is with it; status null forgets it. */
static CohortChange *
set_person (const CohortSnapshot *snapshot,
            CohortArguments *arguments,
            const CohortMoment *moment,
            GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_autoptr (CohortOpportunity) opportunity = find_opportunity (&act, error);
  const CohortPerson *person = opportunity != NULL ? cohort_act_get_person (&act, error) : NULL;
  const CohortOpportunityPerson *before;
  g_autoptr (CohortRecord) answer = NULL;
  const char *status;
  CohortChange *change;

  if (person == NULL || !read_answer (&act, &status, error))
    return NULL;
  before = cohort_opportunity_find_answer (snapshot, opportunity, person->record.id);
  answer = COHORT_RECORD (start_answer (opportunity, person, before));
  if (!fill_answer (&act, (CohortOpportunityPerson *)answer, status, error))
    return NULL;
  change = start_person_change (opportunity, person, status);
  if (status == NULL && before != NULL)
    cohort_change_delete (change, before);
  else if (status != NULL && before != NULL)
    cohort_act_put_edited (change, before, g_steal_pointer (&answer));
  else if (status != NULL)
    cohort_change_put (change, g_steal_pointer (&answer));
  return change;
}

#define FIELDS                                                                                     \
  "provider? audience? sectors? start? end? date_text? uncertain? deadline? cost? capacity? "      \
  "link? "                                                                                         \
  "note?"

static const CohortCommand commands[] = {
    {"opportunity.add", add_opportunity, "title " FIELDS " id?"},
    {"opportunity.edit", edit_opportunity, "opportunity title? " FIELDS},
    {"opportunity.remove", remove_opportunity, "opportunity"},
    {"opportunity.person", set_person, "opportunity person status on? note?"},
};

/** cohort_opportunity_commands: Returns: (transfer none) (array length=n): the commands of this
 * area */
const CohortCommand *
cohort_opportunity_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
