/* Organizations, people, their memberships of the team, and what they answered.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-record.h"

G_BEGIN_DECLS

/* Codes are those of codes.md; what was typed and did not match is kept beside the code "other". */

typedef struct {
  CohortRecord record;
  char *name;
  char *sector; /* code, or NULL */
  char *city;
  char *aliases;     /* other spellings, one a line */
  char *merged_into; /* organization */
} CohortOrganization;

typedef struct {
  CohortRecord record;
  char *given;
  char *family;
  char *preferred;
  char *email;       /* normalised, lower case; NULL when there is none that works */
  char *email_typed; /* as it came, when it is no address */
  char *phone;       /* digits as 209-555-0101, with " x4" */
  char *phone_typed; /* as it came */
  char *language;    /* "en", "es"; NULL is English */
  char *case_member; /* "yes", "no"; NULL is unknown */
  gboolean case_presenter;
  char *home_place;
  char *needs;       /* dietary and access needs: private */
  char *note;        /* private */
  char *merged_into; /* person */
} CohortPerson;

typedef struct {
  CohortRecord record;
  char *person;
  char *organization;
  char *role;       /* code */
  char *role_typed; /* as it came, when it is not the label */
  char *sector;     /* code */
  char *bands;      /* codes, separated by spaces, in the order of codes.md */
  char *bands_typed;
  char *content_area; /* "science", "math", "cs"; NULL is science */
  gboolean lead;
  char *status; /* prospect, invited, active, paused, ended */
  CohortDate start;
  CohortDate end; /* last day */
  char *end_reason;
  char *follows; /* membership this one replaced */
} CohortMembership;

/* An answer of a form or a column nobody mapped: kept as typed, offered, never acted on by itself.
 */
typedef struct {
  CohortRecord record;
  char *person;
  char *question;  /* the heading */
  char *answer;    /* as typed */
  char *convening; /* code it speaks of, or NULL */
  char *meaning;   /* what it offers: "planned", "waitlist", "declined", "option"; NULL: nothing */
  char *option;    /* registration option it names, or NULL */
  char *state;     /* "open", "confirmed", "dismissed" */
} CohortResponse;

/** CohortInvitation: somebody was asked, to the team or to a convening; the n-th time is a record
 * of its own (domain.md 3.9, case 3). */
typedef struct {
  CohortRecord record;
  char *person;
  char *convening; /* code; NULL: to the team */
  char *channel;   /* "letter", "e-mail", "phone", "in-person" */
  char *letter;    /* (nullable): number of the letter, "39-2024-001" */
  CohortDate sent_on;
  CohortDate reply_by;
  char *outcome; /* draft, sent, accepted, declined, no-reply, withdrawn */
  CohortDate outcome_on;
  char *note;
} CohortInvitation;

/** CohortDistinction: two that look alike and are not the same: two people, or two organizations.
 * The id is derived from both, so that two machines that decide alike make the same row. */
typedef struct {
  CohortRecord record;
  char *person;
  char *other_person;
  char *organization;
  char *other_organization;
} CohortDistinction;

const CohortRecordClass *cohort_organization_get_class (void);
const CohortRecordClass *cohort_person_get_class (void);
const CohortRecordClass *cohort_membership_get_class (void);
const CohortRecordClass *cohort_response_get_class (void);
const CohortRecordClass *cohort_invitation_get_class (void);
const CohortRecordClass *cohort_distinction_get_class (void);

char *cohort_person_dup_name (const CohortPerson *person) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_person_dup_sort_key (const CohortPerson *person) G_GNUC_WARN_UNUSED_RESULT;
gboolean cohort_membership_is_on (const CohortMembership *membership, CohortDate day);
gboolean cohort_membership_overlaps (const CohortMembership *one, const CohortMembership *other);
int cohort_membership_compare (const CohortMembership *one, const CohortMembership *other);

G_END_DECLS
