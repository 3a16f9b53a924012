/* What a line of the team is filled with.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-team-item.h"

G_BEGIN_DECLS

struct _CohortTeamItem {
  GObject parent_instance;

  CohortProgram *program; /* (owned): what the places' texts belong to */
  char *id; /* (owned), like all texts here */
  char *name;
  char *name_key;
  char *role;
  char *organization;
  char *grades;
  char *sector;
  char *email;
  gboolean has_email;
  char *phone;
  const char *status; /* (unowned): a code, which is never freed; so are the next three */
  const char *group; /* (nullable): of her role, see cohort_role_get_group() */
  const char *sector_code; /* (nullable) */
  const char *case_member; /* (nullable) */
  CohortDate since; /* 0: not known */
  gboolean lead;
  guint bands;
  guint n_answers;
  CohortTeamPlace *places; /* (owned) */
  guint n_places;
  char *known; /* what she is found by, one text a line */
};

/* Whether two items, of the same person, show the same. */
gboolean cohort_team_item_equal (const CohortTeamItem *one, const CohortTeamItem *other);
/* Gives @self what @other holds, and @other what @self held. */
void cohort_team_item_swap (CohortTeamItem *self, CohortTeamItem *other);

G_END_DECLS
