/* Two people or two organizations that are one, or that are told apart for good.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-merge-private.h"

#include "cohort-command-people-private.h"
#include "cohort-id.h"

#include <glib/gi18n-lib.h>

/** cohort_merge_pair_clear: frees what @pair owns */
void
cohort_merge_pair_clear (CohortMergePair *pair)
{
  g_clear_pointer (&pair->name, g_free);
  g_clear_pointer (&pair->other_name, g_free);
}

static char *
dup_name (CohortRecordKind kind, gconstpointer record)
{
  return kind == COHORT_RECORD_PERSON ? cohort_person_dup_name (record)
                                      : g_strdup (((const CohortOrganization *)record)->name);
}

static const char *
get_merged_into (CohortRecordKind kind, gconstpointer record)
{
  return kind == COHORT_RECORD_PERSON ? ((const CohortPerson *)record)->merged_into
                                      : ((const CohortOrganization *)record)->merged_into;
}

/* What is left of a merged record is the way to the one it went into, so that there is never a
 * chain. One that went into this very one may be merged again: a copy of the county that had not
 * heard of it may have left rows with it. */
static gboolean
check_pair (const CohortMergePair *pair, GError **error)
{
  const char *into = get_merged_into (pair->kind, pair->other);

  if (pair->one == pair->other)
    return cohort_act_refuse (error, _ ("Both are the same record: %s."), pair->name);
  if (get_merged_into (pair->kind, pair->one) != NULL)
    return cohort_act_refuse (error, _ ("%s was merged into another already. Use that one."),
                              pair->name);
  if (into != NULL && !g_str_equal (into, COHORT_RECORD (pair->one)->id))
    return cohort_act_refuse (error, _ ("%s was merged into another already. Use that one."),
                              pair->other_name);
  return TRUE;
}

/**
 * cohort_merge_find_pair:
 * @kind: of people or of organizations
 * @pair: (out caller-allocates): what the arguments "person" or "organization", and "other" name
 *
 * Returns: %FALSE with @error when they are not two, or one of them has gone into another
 */
gboolean
cohort_merge_find_pair (const CohortAct *act,
                        CohortRecordKind kind,
                        CohortMergePair *pair,
                        GError **error)
{
  const char *name = cohort_record_kind_get_class (kind)->table;

  pair->kind = kind;
  pair->one = cohort_arguments_record (act->arguments, name, TRUE, act->snapshot, kind, error);
  pair->other = pair->one != NULL ? cohort_arguments_record (act->arguments, "other", TRUE,
                                                             act->snapshot, kind, error)
                                  : NULL;
  if (pair->other == NULL)
    return FALSE;
  pair->name = dup_name (kind, pair->one);
  pair->other_name = dup_name (kind, pair->other);
  return check_pair (pair, error);
}

static void
set_merged_into (gpointer record, const char *id)
{
  CohortRecordKind kind = COHORT_RECORD (record)->kind;

  if (kind == COHORT_RECORD_PERSON)
    cohort_set_text (&((CohortPerson *)record)->merged_into, id);
  else
    cohort_set_text (&((CohortOrganization *)record)->merged_into, id);
}

/**
 * cohort_merge_follow:
 *
 * Lets the other one point to the survivor, and with it all that went into the other one before, so
 * that one step always leads to the end.
 */
void
cohort_merge_follow (const CohortAct *act, const CohortMergePair *pair, CohortChange *change)
{
  const CohortRecord *one = pair->one;
  const CohortRecord *other = pair->other;

  COHORT_FOR_EACH (CohortRecord, record, act->snapshot, pair->kind) {
    CohortRecord *copy;

    if (record != other && g_strcmp0 (get_merged_into (pair->kind, record), other->id) != 0)
      continue;
    copy = cohort_record_copy (record);
    set_merged_into (copy, one->id);
    cohort_act_put_edited (change, record, copy);
  }
}

/* The same whichever is named first, and on every machine. */
static CohortDistinction *
make_distinction (CohortRecordKind kind, const char *one, const char *other)
{
  const char *first = strcmp (one, other) < 0 ? one : other;
  const char *second = first == one ? other : one;
  g_autofree char *key = g_strjoin (" ", first, second, NULL);
  g_autofree char *id = cohort_id_derive ("distinction", key);
  CohortDistinction *distinction = cohort_record_new (COHORT_RECORD_DISTINCTION, id);

  if (kind == COHORT_RECORD_PERSON) {
    cohort_set_text (&distinction->person, first);
    cohort_set_text (&distinction->other_person, second);
  } else {
    cohort_set_text (&distinction->organization, first);
    cohort_set_text (&distinction->other_organization, second);
  }
  return distinction;
}

static void
put_distinction (const CohortAct *act, CohortDistinction *distinction, CohortChange *change)
{
  if (cohort_snapshot_find (act->snapshot, COHORT_RECORD_DISTINCTION, distinction->record.id)
      != NULL)
    cohort_record_unref (distinction);
  else
    cohort_change_put (change, distinction);
}

/* The id of the one @id was told apart from by @distinction. */
static const char *
get_told_apart (const CohortDistinction *distinction, CohortRecordKind kind, const char *id)
{
  const char *one = kind == COHORT_RECORD_PERSON ? distinction->person : distinction->organization;
  const char *other
      = kind == COHORT_RECORD_PERSON ? distinction->other_person : distinction->other_organization;

  if (g_strcmp0 (one, id) == 0)
    return other;
  return g_strcmp0 (other, id) == 0 ? one : NULL;
}

/**
 * cohort_merge_move_distinctions:
 *
 * Whom the other one was told apart from, the survivor is told apart from too; that the two of the
 * pair had been told apart is taken back.
 */
void
cohort_merge_move_distinctions (const CohortAct *act,
                                const CohortMergePair *pair,
                                CohortChange *change)
{
  const CohortRecord *one = pair->one;
  const CohortRecord *other = pair->other;

  COHORT_FOR_EACH (CohortDistinction, distinction, act->snapshot, COHORT_RECORD_DISTINCTION) {
    const char *third = get_told_apart (distinction, pair->kind, other->id);

    if (third == NULL)
      continue;
    if (g_str_equal (third, one->id))
      cohort_change_delete (change, distinction);
    else
      put_distinction (act, make_distinction (pair->kind, one->id, third), change);
  }
}

static CohortChange *
distinguish (const CohortAct *act, CohortRecordKind kind, const char *command, GError **error)
{
  g_auto (CohortMergePair) pair = {0};
  CohortChange *change;

  if (!cohort_merge_find_pair (act, kind, &pair, error))
    return NULL;
  if (get_merged_into (kind, pair.other) != NULL) {
    cohort_act_refuse (error, _ ("%1$s was merged into %2$s. Undo that first."), pair.other_name,
                       pair.name);
    return NULL;
  }
  change = cohort_change_new (command, pair.name, pair.other_name);
  put_distinction (
      act, make_distinction (kind, COHORT_RECORD (pair.one)->id, COHORT_RECORD (pair.other)->id),
      change);
  return change;
}

/** cohort_person_distinguish: two people who look alike are two, and are not suggested again */
CohortChange *
cohort_person_distinguish (const CohortSnapshot *snapshot,
                           CohortArguments *arguments,
                           const CohortMoment *moment,
                           GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};

  return distinguish (&act, COHORT_RECORD_PERSON, "person.distinguish", error);
}

/** cohort_organization_distinguish: two organizations of like names are two */
CohortChange *
cohort_organization_distinguish (const CohortSnapshot *snapshot,
                                 CohortArguments *arguments,
                                 const CohortMoment *moment,
                                 GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};

  return distinguish (&act, COHORT_RECORD_ORGANIZATION, "organization.distinguish", error);
}
