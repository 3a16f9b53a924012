/* Commands that make one organization of two, or take out one that nobody uses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-merge-private.h"
#include "cohort-command-people-private.h"

#include "cohort-text.h"

#include <glib/gi18n-lib.h>

static void
add_alias (GString *aliases, GHashTable *known, const char *alias)
{
  g_autofree char *folded = cohort_text_fold (alias);

  if (*folded == '\0' || !g_hash_table_add (known, g_steal_pointer (&folded)))
    return;
  g_string_append_printf (aliases, "%s%s", aliases->len > 0 ? "\n" : "", alias);
}

static void
add_aliases (GString *aliases, GHashTable *known, const char *lines)
{
  g_auto (GStrv) each = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  for (guint i = 0; each[i] != NULL; i++)
    add_alias (aliases, known, each[i]);
}

/* Its own spellings first, then the name and the spellings of the other, each once. */
static void
join_aliases (CohortOrganization *organization, const CohortOrganization *other)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) aliases = g_string_new (NULL);

  g_hash_table_add (known, cohort_text_fold (organization->name));
  add_aliases (aliases, known, organization->aliases);
  add_alias (aliases, known, other->name);
  add_aliases (aliases, known, other->aliases);
  cohort_set_text (&organization->aliases, aliases->str);
}

/**
 * cohort_organization_merge:
 *
 * "other" goes into "organization", which is found under its names from then on. Memberships keep
 * naming the one they were written with: cohort_team_find_organization() leads to the survivor.
 */
CohortChange *
cohort_organization_merge (const CohortSnapshot *snapshot,
                           CohortArguments *arguments,
                           const CohortMoment *moment,
                           GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  g_auto (CohortMergePair) pair = {0};
  const CohortOrganization *other;
  CohortOrganization *copy;
  CohortChange *change;

  if (!cohort_merge_find_pair (&act, COHORT_RECORD_ORGANIZATION, &pair, error))
    return NULL;
  other = pair.other;
  copy = cohort_record_copy (pair.one);
  join_aliases (copy, other);
  if (copy->sector == NULL)
    cohort_set_text (&copy->sector, other->sector);
  if (copy->city == NULL)
    cohort_set_text (&copy->city, other->city);

  change = cohort_change_new ("organization.merge", pair.name, pair.other_name);
  cohort_act_put_edited (change, pair.one, copy);
  cohort_merge_follow (&act, &pair, change);
  cohort_merge_move_distinctions (&act, &pair, change);
  return change;
}

static gboolean
refers_to (const CohortRecord *record, const CohortRecordClass *class, const char *organization)
{
  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].kind == COHORT_FIELD_ID
        && class->fields[i].target == COHORT_RECORD_ORGANIZATION
        && g_strcmp0 (cohort_record_get_text (record, &class->fields[i]), organization) == 0)
      return TRUE;
  return FALSE;
}

/* Deletes what only says that it is not another one; FALSE when anything else names it. */
static gboolean
let_go (const CohortAct *act, const CohortOrganization *organization, CohortChange *change)
{
  for (guint kind = 0; kind < COHORT_N_RECORD_KINDS; kind++) {
    const CohortRecordClass *class = cohort_record_kind_get_class (kind);

    COHORT_FOR_EACH (CohortRecord, record, act->snapshot, kind) {
      if (!refers_to (record, class, organization->record.id))
        continue;
      if (kind != COHORT_RECORD_DISTINCTION)
        return FALSE;
      cohort_change_delete (change, record);
    }
  }
  return TRUE;
}

/** cohort_organization_remove: takes out an organization no membership and no attendance names */
CohortChange *
cohort_organization_remove (const CohortSnapshot *snapshot,
                            CohortArguments *arguments,
                            const CohortMoment *moment,
                            GError **error)
{
  const CohortAct act = {snapshot, arguments, moment};
  const CohortOrganization *organization = cohort_arguments_record (
      arguments, "organization", TRUE, snapshot, COHORT_RECORD_ORGANIZATION, error);
  g_autoptr (CohortChange) change = NULL;

  if (organization == NULL)
    return NULL;
  change = cohort_change_new ("organization.remove", organization->name, NULL);
  if (!let_go (&act, organization, change)) {
    cohort_act_refuse (error,
                       _ ("People are or were on the team for %s, or it was written to. Merge "
                          "it into another one instead."),
                       organization->name);
    return NULL;
  }
  cohort_change_delete (change, organization);
  return g_steal_pointer (&change);
}
