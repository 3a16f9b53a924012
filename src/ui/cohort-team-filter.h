/* Which people of the team are listed: by status, role group, sector, where they go, what they
 * lack. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cohort-team-item.h"

G_BEGIN_DECLS

/** CohortTeamFacet: whoever has one of the chosen values of each facet is listed; a facet without
 * chosen values does not matter. */
typedef enum {
  COHORT_TEAM_FACET_STATUS,       /* membership-status */
  COHORT_TEAM_FACET_GROUP,        /* coverage-group */
  COHORT_TEAM_FACET_SECTOR,       /* sector */
  COHORT_TEAM_FACET_GOING,        /* code of a convening */
  COHORT_TEAM_FACET_UNREGISTERED, /* likewise: goes there, and is not registered yet */
  COHORT_TEAM_FACET_TO_DO,        /* "no-email", "answers" */
  COHORT_TEAM_N_FACETS,
} CohortTeamFacet;

/** CohortTeamFilter: a search as it is saved: a name, words, and the chosen values. */
typedef struct _CohortTeamFilter CohortTeamFilter;

CohortTeamFilter *cohort_team_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
CohortTeamFilter *cohort_team_filter_copy (const CohortTeamFilter *self) G_GNUC_WARN_UNUSED_RESULT;
void cohort_team_filter_free (CohortTeamFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortTeamFilter, cohort_team_filter_free)

/* What is searched for besides; "" when nothing is. */
const char *cohort_team_filter_get_words (const CohortTeamFilter *self);
void cohort_team_filter_set_words (CohortTeamFilter *self, const char *words);
const char *cohort_team_filter_get_name (const CohortTeamFilter *self); /* (nullable) */
void cohort_team_filter_set_name (CohortTeamFilter *self, const char *name);

gboolean
cohort_team_filter_has (const CohortTeamFilter *self, CohortTeamFacet facet, const char *value);
void cohort_team_filter_set (CohortTeamFilter *self,
                             CohortTeamFacet facet,
                             const char *value,
                             gboolean chosen);
/* Chooses nothing; words and name stay. */
void cohort_team_filter_clear (CohortTeamFilter *self);
gboolean cohort_team_filter_is_empty (const CohortTeamFilter *self); /* the words do not count */
gboolean cohort_team_filter_matches (const CohortTeamFilter *self, CohortTeamItem *item);

typedef void (*CohortTeamFilterFunc) (CohortTeamFacet facet, const char *value, gpointer user_data);
void cohort_team_filter_foreach (const CohortTeamFilter *self,
                                 CohortTeamFilterFunc func,
                                 gpointer user_data);

/* Saved filters are one setting: COHORT_SETTING_TEAM_FILTERS. What is not understood is left out.
 */
GPtrArray *cohort_team_filters_parse (const char *json) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_team_filters_format (GPtrArray *filters) G_GNUC_WARN_UNUSED_RESULT;

/* For those who choose: "Status", and what a value is called: "Active", "Going to Fall 2024". */
const char *cohort_team_facet_get_title (CohortTeamFacet facet);
char *cohort_team_facet_dup_label (CohortTeamFacet facet,
                                   const char *value,
                                   CohortProgram *program) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type utf8): all values, in the order they are offered in */
GPtrArray *cohort_team_facet_list (CohortTeamFacet facet,
                                   CohortProgram *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
