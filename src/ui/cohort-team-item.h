/* One line of the team: a person as the table shows, sorts and finds her.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortTeamPlace: whether she goes to one convening; all but @going in the reader's language */
typedef struct {
  const char *code;    /* of the convening */
  const char *name;    /* likewise */
  const char *text;    /* (nullable): "Registered", "Waiting"; NULL: she is on no list there */
  const char *style;   /* of its chip, see cohort_status_get_style() */
  gboolean going;      /* holds a spot */
  gboolean registered; /* and has nothing more to do for it */
} CohortTeamPlace;

/** CohortTeamItem: items stay the same objects as long as their people exist, so that a list keeps
 * its place and its selection. */
#define COHORT_TYPE_TEAM_ITEM (cohort_team_item_get_type ())
G_DECLARE_FINAL_TYPE (CohortTeamItem, cohort_team_item, COHORT, TEAM_ITEM, GObject)

/* All borrowed; texts are never NULL. */
const char *cohort_team_item_get_id (CohortTeamItem *self);
const char *cohort_team_item_get_name (CohortTeamItem *self);
const char *cohort_team_item_get_role (CohortTeamItem *self);
const char *cohort_team_item_get_organization (CohortTeamItem *self);
const char *cohort_team_item_get_grades (CohortTeamItem *self);
const char *cohort_team_item_get_sector (CohortTeamItem *self);
const char *cohort_team_item_get_email (CohortTeamItem *self);
gboolean cohort_team_item_has_email (CohortTeamItem *self); /* one that works */
const char *cohort_team_item_get_phone (CohortTeamItem *self);
const char *cohort_team_item_get_status (CohortTeamItem *self);      /* code */
const char *cohort_team_item_get_group (CohortTeamItem *self);       /* (nullable): code */
const char *cohort_team_item_get_sector_code (CohortTeamItem *self); /* (nullable) */
const char *
cohort_team_item_get_case_member (CohortTeamItem *self);      /* "yes", "no"; NULL: unknown */
CohortDate cohort_team_item_get_since (CohortTeamItem *self); /* 0: not known */
gboolean cohort_team_item_get_lead (CohortTeamItem *self);
guint cohort_team_item_get_bands (CohortTeamItem *self);   /* see cohort_bands_parse() */
guint cohort_team_item_get_answers (CohortTeamItem *self); /* open ones */
/* (array length=n_places): one for each convening of the year, in its order */
const CohortTeamPlace *cohort_team_item_get_places (CohortTeamItem *self, guint *n_places);
/* Keys for strcmp() that sort as people of this language do. */
const char *cohort_team_item_get_name_key (CohortTeamItem *self);
/* What she is found by, one text a line: all of the above and the numbers of her letters. */
const char *cohort_team_item_get_known (CohortTeamItem *self);

/* (transfer full) (element-type CohortTeamItem): everybody, on the team or once on it; of a day
 * @as_of that has passed, nobody who came later */
GPtrArray *cohort_team_items_new (CohortSnapshot *snapshot,
                                  CohortDate day,
                                  gboolean as_of) G_GNUC_WARN_UNUSED_RESULT;
/* Puts those of @present in the places of the new @items of the same people, changed as the new
 * ones are: who stays is the same object. Returns: whether any of them says something else now */
gboolean cohort_team_items_keep (GPtrArray *items, GPtrArray *present);

G_END_DECLS
