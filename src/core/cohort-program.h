/* One program year as the state published it: counties, spots, convenings, fees, contract, rates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-types.h"

G_BEGIN_DECLS

/* Everything below is owned by the CohortProgram it was reached from and never changes. Arrays are
 * GPtrArrays of the struct named; text is never NULL unless said so. */

typedef struct {
  int    number;       /* 1..58, which is also the stream of the county's rows */
  char  *cds;          /* "01".."58", text because of the zero */
  char  *name;         /* "San Joaquin" */
  char  *coe_name;     /* "San Joaquin County Office of Education" */
  char **aliases;      /* other ways offices write it */
  int    county_class; /* 1..8 */
} CohortCounty;

typedef struct {
  CohortDate date;
  char      *kind;      /* "pre", "scop", "case" */
  char      *label;
  gboolean   breakfast; /* meals the convening provides */
  gboolean   lunch;
  gboolean   dinner;
  gboolean   reception; /* served, but not counted as a dinner */
} CohortConveningDay;

typedef struct {
  char *code;
  char *label;
  char *note; /* (nullable) */
} CohortInclusion;

/** CohortProgramTerm: a goal, belief, component or step the program's papers list. */
typedef struct {
  char  *code;
  char  *label;  /* a word or a few, for a chip */
  char  *text;   /* as it is printed */
  gint64 least;  /* how much of it is enough; COHORT_UNKNOWN where nothing is counted */
  char  *source;
} CohortProgramTerm;

typedef struct {
  char    *code; /* codes.md: scop-day, bundle, bundle-member, presenter, case-only */
  char    *label;
  gint64   price_cents; /* COHORT_UNKNOWN when it is typed per person */
  gboolean requires_case_member;
  gboolean holds_spot;
  gboolean housing_rate; /* conference hotel rate may be used */
  gboolean confirm_price; /* PRESENTER_UNCONFIRMED until somebody confirmed it */
  char   **covers;       /* codes of inclusions */
  char    *note;         /* (nullable) */
  char    *source;
} CohortOption;

typedef struct {
  char      *code;      /* "fall-2024" */
  char      *name;      /* "Fall 2024" */
  char      *city;      /* "Sacramento" */
  char      *locality;  /* name rates are looked up by */
  CohortDate first_day; /* of the days that count as the convening ("pre" days do not) */
  CohortDate last_day;
  GPtrArray *days;       /* CohortConveningDay, in order */
  char      *allocation; /* "announced", "unknown", "assumed" */
  gint64     spots[9];   /* by class 1..8; COHORT_UNKNOWN where not announced */
  GPtrArray *options;    /* CohortOption; empty while not announced */
  GPtrArray *inclusions; /* CohortInclusion */
  char      *registration_url; /* (nullable): a setting of the county, the papers print none */
  char      *waitlist_url;     /* (nullable) */
  gint64     venue_capacity;   /* COHORT_UNKNOWN */
  CohortDate names_lock;       /* 0 when names are never locked */
  char      *who_to_ask;       /* id of a contact */
  char      *source;           /* of days, spots and inclusions */
} CohortConvening;

typedef struct {
  char      *kind; /* "mileage", "lodging", "mie", "meal-cap", "flat-meals" */
  char      *locality; /* (nullable): NULL for the whole country */
  CohortDate from;
  CohortDate to;    /* 0: until further notice */
  gint64     mills; /* mileage: tenths of a cent a mile; others: tenths of a cent a night or day */
  gint64     breakfast_cents, lunch_cents, dinner_cents, incidentals_cents; /* meals only */
  gint64     partial_day_cents; /* meals only: first and last day; COHORT_UNKNOWN: as others */
  char      *source;
  gboolean   verified;
} CohortRate;

typedef struct {
  char *id; /* "science", "mathematics", "computer-science", "conference" */
  char *name;
  char *title; /* (nullable) */
  char *organization;
  char *email;
  char *about;
  char *source;
} CohortContact;

typedef struct {
  char *id;
  char *subject; /* what it is about: a convening's code, "contract", … */
  char *text;    /* the contradiction or hole, in a sentence */
  char *source;
} CohortNote;

typedef struct {
  gint64     cap_cents; /* the most a county's contract may be; 0 in a year without one */
  CohortDate start;     /* 0: not stated */
  CohortDate end;       /* 0: not stated */
  char      *payer;
  int        payer_county; /* the county that is its own payer (contract kind "internal"), or 0 */
  char      *purpose;
  char     **allowable; /* expense categories its purpose covers */
  char     **ask;       /* categories to ask about (ASK_ALLOWABLE) */
  char      *note;      /* (nullable) */
  char      *source;
} CohortContractTerms;

CohortProgram *cohort_program_new_from_bytes (GBytes *json, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
CohortProgram *cohort_program_ref            (CohortProgram *self);
void           cohort_program_unref          (CohortProgram *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortProgram, cohort_program_unref)

const char                *cohort_program_get_year       (const CohortProgram *self);
CohortDate                 cohort_program_get_start      (const CohortProgram *self);
CohortDate                 cohort_program_get_end        (const CohortProgram *self);
const CohortContractTerms *cohort_program_get_contract   (const CohortProgram *self);
GPtrArray                 *cohort_program_get_counties   (const CohortProgram *self);
GPtrArray                 *cohort_program_get_convenings (const CohortProgram *self);
GPtrArray                 *cohort_program_get_rates      (const CohortProgram *self);
GPtrArray                 *cohort_program_get_contacts   (const CohortProgram *self);
GPtrArray                 *cohort_program_get_notes      (const CohortProgram *self);
GPtrArray                 *cohort_program_get_targets    (const CohortProgram *self);
GPtrArray                 *cohort_program_get_policies   (const CohortProgram *self);
const char                *cohort_program_get_counties_source (const CohortProgram *self);
/* (element-type CohortOpportunity): see cohort_opportunities_list() */
GPtrArray                 *cohort_program_get_opportunities (const CohortProgram *self);
gint64                     cohort_program_get_deadline_days (const CohortProgram *self);
/* (element-type CohortProgramTerm): in the order of the papers */
GPtrArray                 *cohort_program_get_grant_goals    (const CohortProgram *self);
GPtrArray                 *cohort_program_get_practice_goals (const CohortProgram *self);
GPtrArray                 *cohort_program_get_beliefs        (const CohortProgram *self);
GPtrArray                 *cohort_program_get_components     (const CohortProgram *self);
GPtrArray                 *cohort_program_get_start_steps    (const CohortProgram *self);
const CohortProgramTerm   *cohort_program_term_find (GPtrArray *terms, const char *code);

const CohortCounty    *cohort_program_find_county    (const CohortProgram *self, const char *name);
const CohortCounty    *cohort_program_get_county     (const CohortProgram *self, int number);
const CohortConvening *cohort_program_find_convening (const CohortProgram *self, const char *code);
const CohortContact   *cohort_program_find_contact   (const CohortProgram *self, const char *id);
const CohortRate      *cohort_program_find_rate      (const CohortProgram *self, const char *kind,
                                                      const char *locality, CohortDate on);
const CohortOption    *cohort_convening_find_option  (const CohortConvening *self,
                                                      const char            *code);

G_END_DECLS
