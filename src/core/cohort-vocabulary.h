/* The stored codes and what they are called.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-types.h"

G_BEGIN_DECLS

/* Vocabularies: "role", "sector", "band", "membership-status", "attendance-status",
 * "waitlist-state", "waitlist-source", "invitation-outcome", "invitation-channel",
 * "registration-option", "expense-category", "expense-status", "funding-kind", "coverage-group"
 * (the six: "teachers", "district-leads", "administrators", "county-leads", "higher-education",
 * "informal-partners"), "coverage-lens" ("face"), "coverage-target" ("groups", "sjcoe-example",
 * "custom"), "goal-kind", "goal-status", "content-area". Codes are for ever: never renamed, never
 * reused, new ones appended. */

typedef struct {
  const char *code;
  const char *label; /* untranslated; see cohort_vocabulary_get_label() */
} CohortWord;

const CohortWord *cohort_vocabulary_get_words (const char *vocabulary, guint *n_words);
gboolean cohort_vocabulary_has (const char *vocabulary, const char *code);
const char *
cohort_vocabulary_get_label (const char *vocabulary,
                             const char *code); /* translated; the code itself when unknown */

/* The group of domain.md's six a role belongs to ("teachers", …), or NULL for those outside. */
const char *cohort_role_get_group (const char *role);
/* The sector a role suggests ("coe" for coe-coordinator), or NULL. */
const char *cohort_role_get_sector (const char *role);

/* Grade bands as bits in the order of codes.md, and as the text that is stored. */
guint cohort_bands_parse (const char *bands);
char *cohort_bands_format (guint bands) G_GNUC_WARN_UNUSED_RESULT;
char *cohort_bands_dup_label (const char *bands) G_GNUC_WARN_UNUSED_RESULT; /* "TK–2, 3–5" */

/** CohortStatusFlags: what an attendance status means for a spot, the headcount and a claim
 * (domain.md 3.4). */
typedef enum {
  COHORT_STATUS_HOLDS_SPOT = 1 << 0,
  COHORT_STATUS_IN_HEADCOUNT = 1 << 1,
  COHORT_STATUS_PLANNED_HEADCOUNT = 1 << 2, /* counted in plans only */
  COHORT_STATUS_MAY_CLAIM = 1 << 3,
  COHORT_STATUS_MAY_CLAIM_PREPAID = 1 << 4,
  COHORT_STATUS_MAY_CLAIM_DAYS = 1 << 5,
  COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE = 1 << 6,
  COHORT_STATUS_CASE_HEADCOUNT = 1 << 7,
} CohortStatusFlags;

CohortStatusFlags cohort_attendance_status_get_flags (const char *status);
gboolean cohort_attendance_may_move (const char *from, const char *to);
const char *const *cohort_attendance_get_moves (const char *status); /* NULL-terminated */
gboolean cohort_waitlist_may_move (const char *from, const char *to);
const char *const *cohort_waitlist_get_moves (const char *state); /* NULL-terminated */
gboolean cohort_waitlist_holds_spot (const char *state);
gboolean cohort_expense_may_move (const char *from, const char *to);

G_END_DECLS
