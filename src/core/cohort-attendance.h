/* Who goes to a convening, the county's spots there, and who waits for one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-record.h"

G_BEGIN_DECLS

/* Attendance is three things: whether somebody goes (status), how she is registered (option, price,
 * confirmation) and which days she was there (days). Role, sector, bands and organization are
 * copied in from the membership as it was, so that a later change of role does not rewrite the
 * past. */
typedef struct {
  CohortRecord record;
  char *person;
  char *convening;
  char *status; /* codes.md */
  CohortDate status_on;
  char *spot_kind; /* "allocated", "granted", "none" */
  char *replaces;  /* attendance whose spot this one took over */
  char *option;
  gint64 price_cents; /* COHORT_UNKNOWN: not priced */
  gboolean price_confirmed;
  char *confirmation;
  CohortDate link_sent_on; /* the registration link was forwarded to her */
  CohortDate registered_on;
  CohortDate cancelled_on; /* the registration was canceled, to be refunded */
  char *affiliation; /* the county office chosen when registering */
  char *paid_by;     /* funding source, or NULL */
  gboolean hotel_rate;
  char *days; /* ISO days attended, separated by spaces */
  char *role;
  char *sector;
  char *bands;
  char *organization;
  char *note;
} CohortAttendance;

typedef struct {
  CohortRecord record;
  char *convening;
  char *kind; /* "release", "grant", "override" */
  gint64 count;
  CohortDate on;
  char *reason;
  char *reference;
  char *message; /* (nullable): what was written to the program */
} CohortSpotAdjustment;

typedef struct {
  CohortRecord record;
  char *person;
  char *convening;
  char *requested_at; /* instant, UTC, "2024-10-02T16:00:00Z"; never rewritten */
  char *order_at;     /* (nullable): instant she stands at since she was moved, with a reason */
  char *source;       /* "form", "e-mail", "phone" */
  char *together_tag;
  char *state; /* waiting, offered, accepted, declined, expired, withdrawn */
  char *offered_at;
  CohortDate reply_by;
  char *reorder_reason;
  char *note;
} CohortWaitlistEntry;

const CohortRecordClass *cohort_attendance_get_class (void);
const CohortRecordClass *cohort_spot_adjustment_get_class (void);
const CohortRecordClass *cohort_waitlist_entry_get_class (void);

G_END_DECLS
