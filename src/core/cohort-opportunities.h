/* Opportunities of the year, the program's and the county's own: when, for whom, who answered.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortOpportunityPart: a day, or days, of an opportunity. */
typedef struct {
  char *label;      /* (nullable): "Kick-off, virtual" */
  CohortDate start; /* 0: no day is stated */
  CohortDate end;   /* last day; 0: not known */
  char *time;       /* (nullable): "10:30", as a clock of 24 hours */
  char *text;       /* (nullable): as it is printed: "January 30-3, 2025" */
  gboolean certain; /* FALSE: what is printed has to be confirmed */
} CohortOpportunityPart;

/** CohortOpportunity: one of the program's data or of the county's own, alike; never changes. */
typedef struct {
  char *code; /* of the program's; of the county's own the record's id */
  gboolean is_own;
  char *title;
  char *provider;       /* (nullable) */
  char *summary;        /* (nullable): what it is; of the county's own its note */
  char **roles;         /* codes; (nullable): any role */
  char **sectors;       /* codes; (nullable): any sector */
  char *audience_text;  /* (nullable): as it is printed */
  gint64 cost_cents;    /* 0: free; COHORT_UNKNOWN: not stated, or several (see @cost_text) */
  char *cost_text;      /* (nullable): as it is printed */
  char *capacity_text;  /* (nullable): as it is printed */
  CohortDate deadline;  /* to apply or register by; 0: none is stated */
  char *deadline_text;  /* (nullable): as it is printed */
  gboolean application; /* it has to be applied for */
  GPtrArray *parts;     /* (element-type CohortOpportunityPart): in order, undated ones last */
  char *convening;      /* (nullable): the convening it is, whose list says who goes */
  char *link;           /* (nullable): of the county's own; see cohort_opportunity_get_link() */
  char *source;         /* (nullable): where all this stands; NULL of the county's own */
} CohortOpportunity;

CohortOpportunity *cohort_opportunity_new (const char *code) G_GNUC_WARN_UNUSED_RESULT;
CohortOpportunity *
cohort_opportunity_copy (const CohortOpportunity *self) G_GNUC_WARN_UNUSED_RESULT;
CohortOpportunity *cohort_opportunity_ref (CohortOpportunity *self);
void cohort_opportunity_unref (CohortOpportunity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortOpportunity, cohort_opportunity_unref)
CohortOpportunityPart *cohort_opportunity_add_part (CohortOpportunity *self); /* borrowed; fill */

/* (transfer full) (element-type CohortOpportunity): of the year, by their first day or deadline,
 * undated ones last; days the county confirmed (COHORT_SETTING_OPPORTUNITY_DAYS) are in them */
GPtrArray *cohort_opportunities_list (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): by code, id or title */
CohortOpportunity *cohort_opportunities_find (const CohortSnapshot *snapshot,
                                              const char *code) G_GNUC_WARN_UNUSED_RESULT;

gboolean cohort_opportunity_is_of_year (const CohortSnapshot *snapshot,
                                        const CohortOpportunityRecord *record);
char *cohort_opportunity_dup_year_key (const char *id) G_GNUC_WARN_UNUSED_RESULT;

/** CohortOpportunityDay: a day of an opportunity that is not over. */
typedef struct {
  CohortDate on;                     /* 0: nothing dated is left */
  gboolean is_deadline;              /* the day to apply by, rather than a day it takes place */
  const CohortOpportunityPart *part; /* (nullable): of the opportunity; NULL for the deadline */
  gboolean certain;
  int days_left; /* 0: today, or it is going on */
} CohortOpportunityDay;

CohortOpportunityDay cohort_opportunity_get_next (const CohortOpportunity *self, CohortDate today);
CohortDate cohort_opportunity_get_first_day (const CohortOpportunity *self); /* 0: none is stated */
CohortDate cohort_opportunity_get_last_day (const CohortOpportunity *self);  /* 0: none is stated */
/* All its days and its deadline are before @today; never of one without a day. */
gboolean cohort_opportunity_is_over (const CohortOpportunity *self, CohortDate today);
/* "January 30-3, 2025" as printed where the days are uncertain, else "Oct 16, 2024 at 10:30". */
char *
cohort_opportunity_part_dup_days (const CohortOpportunityPart *part) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the role and sector she has on the team on @today are among those it is for. */
gboolean cohort_opportunity_fits (const CohortSnapshot *snapshot,
                                  const CohortOpportunity *self,
                                  const char *person,
                                  CohortDate today);
guint cohort_opportunity_count_fits (const CohortSnapshot *snapshot,
                                     const CohortOpportunity *self,
                                     CohortDate today);
/* "3 on your team fit this; due in 12 days", translated. */
char *cohort_opportunity_dup_words (const CohortSnapshot *snapshot,
                                    const CohortOpportunity *self,
                                    CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
/* "due in 12 days", "starts tomorrow", "is going on", "over"; NULL: no day is stated. */
char *cohort_opportunity_dup_when (const CohortOpportunity *self,
                                   CohortDate today) G_GNUC_WARN_UNUSED_RESULT;

/** CohortOpportunityPlace: somebody it is for, or who answered. */
typedef struct {
  const CohortPerson *person; /* of the snapshot */
  gboolean fits;
  const char *status; /* (nullable): "interested", …; of a convening the attendance's status */
  const char *label;  /* (nullable): of @status, translated */
  CohortDate on;      /* 0: not known */
  const char *note;   /* (nullable): of the snapshot */
} CohortOpportunityPlace;

/* (transfer full) (element-type CohortOpportunityPlace): in the order people read names */
GPtrArray *cohort_opportunity_list_people (const CohortSnapshot *snapshot,
                                           const CohortOpportunity *self,
                                           CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): what @person answered; always NULL of a convening, where there is an attendance */
const CohortOpportunityPerson *cohort_opportunity_find_answer (const CohortSnapshot *snapshot,
                                                               const CohortOpportunity *self,
                                                               const char *person);
/* (nullable): where to apply or register: the county's setting, or that of the convening */
const char *cohort_opportunity_get_link (const CohortSnapshot *snapshot,
                                         const CohortOpportunity *self);

gboolean cohort_opportunity_check_link (const char *link, GError **error);
gboolean cohort_opportunity_check_setting (const CohortSnapshot *snapshot,
                                           const char *key,
                                           const char *value,
                                           GError **error);

G_END_DECLS
