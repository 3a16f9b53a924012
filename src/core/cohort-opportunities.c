/* Opportunities of the year, the program's and the county's own: which, and for whom.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-opportunities.h"

#include "cohort-date.h"
#include "cohort-team.h"
#include "cohort-text.h"

#include <glib/gi18n-lib.h>

static char **
split_codes (const char *codes)
{
  return codes != NULL ? g_strsplit (codes, " ", -1) : NULL;
}

static CohortOpportunity *
make_own (const CohortOpportunityRecord *record)
{
  CohortOpportunity *self = cohort_opportunity_new (record->record.id);

  self->is_own = TRUE;
  self->title = g_strdup (record->title);
  self->provider = g_strdup (record->provider);
  self->summary = g_strdup (record->note);
  self->roles = split_codes (record->audience);
  self->sectors = split_codes (record->sectors);
  self->cost_cents = record->cost_cents;
  self->capacity_text = g_strdup (record->capacity);
  self->deadline = record->deadline;
  self->link = g_strdup (record->link);
  if (record->start != 0 || record->date_text != NULL) {
    CohortOpportunityPart *part = cohort_opportunity_add_part (self);

    part->start = record->start;
    part->end = record->end;
    part->text = g_strdup (record->date_text);
    part->certain = !record->uncertain;
  }
  return self;
}

/* Days the county confirmed: "2025-01-30 2025-01-31", or one. */
static void
confirm_part (CohortOpportunityPart *part, const char *days)
{
  g_auto (GStrv) both = g_strsplit (days, " ", 2);

  part->start = cohort_date_parse (both[0]);
  part->end = both[0] != NULL && both[1] != NULL ? cohort_date_parse (both[1]) : part->start;
  part->certain = TRUE;
}

static CohortOpportunity *
settle (const CohortSnapshot *snapshot, CohortOpportunity *shared)
{
  CohortOpportunity *settled = NULL;

  for (guint i = 0; i < shared->parts->len; i++) {
    g_autofree char *key
        = g_strdup_printf (COHORT_SETTING_OPPORTUNITY_DAYS ".%s.%u", shared->code, i + 1);
    const char *days = cohort_snapshot_get_setting (snapshot, key);

    if (days == NULL)
      continue;
    if (settled == NULL)
      settled = cohort_opportunity_copy (shared);
    confirm_part (g_ptr_array_index (settled->parts, i), days);
  }
  return settled != NULL ? settled : cohort_opportunity_ref (shared);
}

/** cohort_opportunity_dup_year_key: Returns: (transfer full): of the setting with the year of one
 * of the county's own, @id */
char *
cohort_opportunity_dup_year_key (const char *id)
{
  return g_strconcat (COHORT_SETTING_OPPORTUNITY_YEAR ".", id, NULL);
}

/**
 * cohort_opportunity_is_of_year:
 * @record: one of the county's own
 *
 * Returns: whether it is of the year shown: by its days and its deadline or, without any, by the
 *   year in which it was added. Where even that is not known it is of every year.
 */
gboolean
cohort_opportunity_is_of_year (const CohortSnapshot *snapshot,
                               const CohortOpportunityRecord *record)
{
  const CohortProgram *program = cohort_snapshot_get_program (snapshot);
  const CohortDate days[] = {record->start, record->end, record->deadline};
  CohortDate first = G_MAXUINT32;
  CohortDate last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] != 0) {
      first = MIN (first, days[i]);
      last = MAX (last, days[i]);
    }
  if (last == 0) {
    g_autofree char *key = cohort_opportunity_dup_year_key (record->record.id);
    const char *year = cohort_snapshot_get_setting (snapshot, key);

    return year == NULL || g_str_equal (year, cohort_snapshot_get_year (snapshot));
  }
  return first <= cohort_program_get_end (program) && last >= cohort_program_get_start (program);
}

static CohortDate
get_order (const CohortOpportunity *self)
{
  CohortDate first = cohort_opportunity_get_first_day (self);

  if (self->deadline != 0 && (first == 0 || self->deadline < first))
    first = self->deadline;
  return first != 0 ? first : G_MAXUINT32;
}

static int
compare_opportunities (gconstpointer a, gconstpointer b)
{
  const CohortOpportunity *one = *(const CohortOpportunity *const *)a;
  const CohortOpportunity *other = *(const CohortOpportunity *const *)b;
  CohortDate first = get_order (one);
  CohortDate second = get_order (other);

  if (first != second)
    return first < second ? -1 : 1;
  return g_strcmp0 (one->title, other->title);
}

/**
 * cohort_opportunities_list:
 *
 * Returns: (transfer full) (element-type CohortOpportunity): the program's and the county's own of
 *   the year, by their deadline or first day, those without a day last
 */
GPtrArray *
cohort_opportunities_list (const CohortSnapshot *snapshot)
{
  GPtrArray *shared = cohort_program_get_opportunities (cohort_snapshot_get_program (snapshot));
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_opportunity_unref);

  for (guint i = 0; i < shared->len; i++)
    g_ptr_array_add (list, settle (snapshot, g_ptr_array_index (shared, i)));
  COHORT_FOR_EACH (CohortOpportunityRecord, record, snapshot, COHORT_RECORD_OPPORTUNITY) {
    if (cohort_opportunity_is_of_year (snapshot, record))
      g_ptr_array_add (list, make_own (record));
  }
  g_ptr_array_sort (list, compare_opportunities);
  return list;
}

/**
 * cohort_opportunities_find:
 * @code: (nullable): the code of one of the program's, the id of one of the county's own, or the
 *   title of either
 *
 * Returns: (transfer full) (nullable): the opportunity of the year
 */
CohortOpportunity *
cohort_opportunities_find (const CohortSnapshot *snapshot, const char *code)
{
  g_autoptr (GPtrArray) list = cohort_opportunities_list (snapshot);
  g_autofree char *folded = code != NULL ? cohort_text_fold (code) : NULL;
  CohortOpportunity *titled = NULL;

  for (guint i = 0; code != NULL && i < list->len; i++) {
    CohortOpportunity *self = g_ptr_array_index (list, i);
    g_autofree char *title = cohort_text_fold (self->title != NULL ? self->title : "");

    if (g_str_equal (self->code, code))
      return cohort_opportunity_ref (self);
    if (titled == NULL && g_str_equal (title, folded))
      titled = self;
  }
  return titled != NULL ? cohort_opportunity_ref (titled) : NULL;
}

static gboolean
holds (char **codes, const char *code)
{
  return codes == NULL || (code != NULL && g_strv_contains ((const char *const *)codes, code));
}

/**
 * cohort_opportunity_fits:
 * @person: id
 * @today: the day to look at the team
 *
 * Returns: whether a membership of the team (not of its bench) she has on @today has one of the
 *   roles and one of the sectors it is for
 */
gboolean
cohort_opportunity_fits (const CohortSnapshot *snapshot,
                         const CohortOpportunity *self,
                         const char *person,
                         CohortDate today)
{
  const GPtrArray *memberships = cohort_snapshot_get_memberships (snapshot, person);

  for (guint i = 0; memberships != NULL && i < memberships->len; i++) {
    const CohortMembership *membership = g_ptr_array_index (memberships, i);

    if (cohort_membership_is_on (membership, today) && cohort_team_counts (membership)
        && holds (self->roles, membership->role) && holds (self->sectors, membership->sector))
      return TRUE;
  }
  return FALSE;
}

/** cohort_opportunity_count_fits: Returns: how many people it fits on @today */
guint
cohort_opportunity_count_fits (const CohortSnapshot *snapshot,
                               const CohortOpportunity *self,
                               CohortDate today)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    n += cohort_opportunity_fits (snapshot, self, person->record.id, today);
  }
  return n;
}

/**
 * cohort_opportunity_dup_words:
 *
 * Returns: (transfer full): whom it fits and how far off it is, in a line
 */
char *
cohort_opportunity_dup_words (const CohortSnapshot *snapshot,
                              const CohortOpportunity *self,
                              CohortDate today)
{
  guint n = cohort_opportunity_count_fits (snapshot, self, today);
  g_autofree char *when = cohort_opportunity_dup_when (self, today);
  g_autofree char *fit
      = n > 0 ? g_strdup_printf (
            ngettext ("%u on your team fits this", "%u on your team fit this", n), n)
              : g_strdup (_ ("Nobody on your team fits this"));

  /* Translators: "3 on your team fit this", and "due in 12 days" */
  return when != NULL ? g_strdup_printf (_ ("%1$s; %2$s"), fit, when) : g_steal_pointer (&fit);
}

/**
 * cohort_opportunity_get_link:
 *
 * Returns: (transfer none) (nullable): where to apply or register, as the county set it; the papers
 *   print none (domain.md 2.4). Of a convening its registration link.
 */
const char *
cohort_opportunity_get_link (const CohortSnapshot *snapshot, const CohortOpportunity *self)
{
  g_autofree char *key = g_strconcat (COHORT_SETTING_OPPORTUNITY_LINK ".", self->code, NULL);
  g_autofree char *registration
      = self->convening != NULL
            ? g_strconcat (COHORT_SETTING_REGISTRATION_LINK ".", self->convening, NULL)
            : NULL;
  const char *link = cohort_snapshot_get_setting (snapshot, key);

  if (link == NULL && registration != NULL)
    link = cohort_snapshot_get_setting (snapshot, registration);
  return link != NULL ? link : self->link;
}
