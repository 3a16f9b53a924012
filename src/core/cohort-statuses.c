/* What each status means, and which may follow which.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-vocabulary.h"

typedef struct {
  const char *status;
  CohortStatusFlags flags;
  const char *next[10]; /* NULL-terminated */
} Status;

/* domain.md 3.4; README.md shows the same as a table, which a test compares with this one. Before
 * the convening an answer may change in any direction, and whoever stepped back may be asked again;
 * what happened at the convening is corrected among its kind, or taken back to "registered"; a
 * replaced one stays replaced, except by undo. */
static const Status attendance_statuses[] = {
  {"planned",
   COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_PLANNED_HEADCOUNT,
   {"invited", "accepted", "registered", "declined", "cancelled", "replaced", "case-only"}},
  {"invited",
   COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_PLANNED_HEADCOUNT,
   {"planned", "accepted", "registered", "declined", "cancelled", "replaced", "case-only"}},
  {"accepted",
   COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_IN_HEADCOUNT | COHORT_STATUS_MAY_CLAIM_PREPAID,
   {"planned", "invited", "registered", "declined", "cancelled", "replaced", "case-only"}},
  {"registered",
   COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_IN_HEADCOUNT | COHORT_STATUS_MAY_CLAIM_PREPAID,
   {"accepted", "attended", "partial", "no-show", "declined", "cancelled", "replaced",
    "case-only"}},
  {"attended",
   COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_IN_HEADCOUNT | COHORT_STATUS_MAY_CLAIM,
   {"registered", "partial", "no-show"}},
  {"partial",
   COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_IN_HEADCOUNT | COHORT_STATUS_MAY_CLAIM_DAYS,
   {"registered", "attended", "no-show"}},
  {"no-show",
   COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE,
   {"registered", "attended", "partial"}},
  {"declined",
   COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE,
   {"planned", "invited", "accepted", "registered", "cancelled", "replaced", "case-only"}},
  {"replaced", COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE, {NULL}},
  {"cancelled",
   COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE,
   {"planned", "invited", "accepted", "registered", "declined", "replaced", "case-only"}},
  {"case-only",
   COHORT_STATUS_CASE_HEADCOUNT,
   {"planned", "invited", "accepted", "registered", "declined", "cancelled", "replaced"}},
};

/* First come, first served: nobody accepts what was not offered, an offer may be taken back, and
 * leaving is always possible. Whoever left may join again, with a new entry. */
static const Status waitlist_states[] = {
  {"waiting", 0, {"offered", "withdrawn"}},
  {"offered",
   COHORT_STATUS_HOLDS_SPOT,
   {"waiting", "accepted", "declined", "expired", "withdrawn"}},
  {"accepted", 0, {NULL}},
  {"declined", 0, {NULL}},
  {"expired", 0, {NULL}},
  {"withdrawn", 0, {NULL}},
};

/* An approval or a payment recorded by mistake can be taken back; nothing leaves "void". */
static const Status expense_statuses[] = {
  {"draft", 0, {"submitted", "void"}},
  {"submitted", 0, {"draft", "returned", "approved", "rejected", "void"}},
  {"returned", 0, {"submitted", "void"}},
  {"approved", 0, {"submitted", "returned", "paid", "void"}},
  {"paid", 0, {"approved"}},
  {"rejected", 0, {"returned", "void"}},
  {"void", 0, {NULL}},
};

static const Status *
find_status (const Status *statuses, guint n_statuses, const char *code)
{
  for (guint i = 0; code != NULL && i < n_statuses; i++)
    if (g_str_equal (statuses[i].status, code))
      return &statuses[i];
  return NULL;
}

static gboolean
may_move (const Status *from, const char *to)
{
  return from != NULL && to != NULL && g_strv_contains (from->next, to);
}

/**
 * cohort_attendance_status_get_flags:
 * @status: (nullable): an attendance status
 *
 * Returns: what it means for spot, headcount and claim; nothing for a status this version does not
 * know
 */
CohortStatusFlags
cohort_attendance_status_get_flags (const char *status)
{
  const Status *found
    = find_status (attendance_statuses, G_N_ELEMENTS (attendance_statuses), status);

  return found != NULL ? found->flags : 0;
}

/**
 * cohort_attendance_get_moves:
 * @status: (nullable): an attendance status
 *
 * Returns: (transfer none) (array zero-terminated=1): the statuses that may follow @status; none
 * for a status this version does not know
 */
const char *const *
cohort_attendance_get_moves (const char *status)
{
  static const char *const nothing[] = {NULL};
  const Status *found
    = find_status (attendance_statuses, G_N_ELEMENTS (attendance_statuses), status);

  return found != NULL ? found->next : nothing;
}

/** cohort_attendance_may_move: Returns: whether an attendance may go from @from to @to, which
 * differ */
gboolean
cohort_attendance_may_move (const char *from, const char *to)
{
  return may_move (find_status (attendance_statuses, G_N_ELEMENTS (attendance_statuses), from), to);
}

/**
 * cohort_waitlist_get_moves:
 * @state: (nullable): the state of a waitlist entry
 *
 * Returns: (transfer none) (array zero-terminated=1): the states that may follow @state; none for a
 * state this version does not know
 */
const char *const *
cohort_waitlist_get_moves (const char *state)
{
  static const char *const nothing[] = {NULL};
  const Status *found = find_status (waitlist_states, G_N_ELEMENTS (waitlist_states), state);

  return found != NULL ? found->next : nothing;
}

/** cohort_waitlist_may_move: Returns: whether a waitlist entry may go from @from to @to, which
 * differ */
gboolean
cohort_waitlist_may_move (const char *from, const char *to)
{
  return may_move (find_status (waitlist_states, G_N_ELEMENTS (waitlist_states), from), to);
}

/** cohort_waitlist_holds_spot: Returns: whether an entry of @state holds a spot, as an offer does
 * until somebody answers it or lets it expire */
gboolean
cohort_waitlist_holds_spot (const char *state)
{
  const Status *found = find_status (waitlist_states, G_N_ELEMENTS (waitlist_states), state);

  return found != NULL && found->flags & COHORT_STATUS_HOLDS_SPOT;
}

/** cohort_expense_may_move: Returns: whether an expense may go from @from to @to, which differ */
gboolean
cohort_expense_may_move (const char *from, const char *to)
{
  return may_move (find_status (expense_statuses, G_N_ELEMENTS (expense_statuses), from), to);
}
