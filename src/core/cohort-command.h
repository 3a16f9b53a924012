/* Every act a person can do, as a pure function from what is to what shall be.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-change.h"
#include "cohort-snapshot.h"

G_BEGIN_DECLS

/** CohortMoment: when an act is done; rules have no clock of their own. */
typedef struct {
  CohortDate today;
  gint64 now; /* seconds since 1970, UTC */
} CohortMoment;

typedef struct _CohortArguments CohortArguments;

typedef CohortChange *(*CohortCommandFunc) (const CohortSnapshot *snapshot,
                                            CohortArguments *arguments,
                                            const CohortMoment *moment,
                                            GError **error);

typedef struct {
  const char *name; /* "expense.submit" */
  CohortCommandFunc run;
  const char *arguments; /* for the reference: "expense reason? on?" */
} CohortCommand;

CohortCommand *cohort_command_get_all (guint *n_commands) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cohort_command_run:
 * @command: `{"do": "expense.submit", "expense": …}`
 *
 * The window, `cohort apply` and the tests all come through here. Nothing is written: the change
 * returned is for the store to save, or for a what-if. An argument the command does not know is an
 * error, so that a misspelt one is never silently dropped.
 *
 * Returns: (transfer full): the change (possibly empty), or %NULL with a %COHORT_ERROR
 */
CohortChange *cohort_command_run (const CohortSnapshot *snapshot,
                                  JsonObject *command,
                                  const CohortMoment *moment,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* `cohort_command_new ("person.edit", "person", id, "given", "Ana", NULL)`: text arguments only, a
 * NULL text leaves its argument out; others are added with json_object_set_…_member(). */
JsonObject *cohort_command_new (const char *name,
                                ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

/* The commands of each area, in cohort-command-<area>.c. */
const CohortCommand *cohort_people_commands (guint *n);
const CohortCommand *cohort_attendance_commands (guint *n);
const CohortCommand *cohort_spots_commands (guint *n);
const CohortCommand *cohort_plan_commands (guint *n);
const CohortCommand *cohort_expense_commands (guint *n);
const CohortCommand *cohort_invoice_commands (guint *n);
const CohortCommand *cohort_settings_commands (guint *n);
const CohortCommand *cohort_policy_commands (guint *n);
const CohortCommand *cohort_letter_commands (guint *n);
const CohortCommand *cohort_template_commands (guint *n);
const CohortCommand *cohort_opportunity_commands (guint *n);
const CohortCommand *cohort_goal_commands (guint *n);
const CohortCommand *cohort_activity_commands (guint *n);

G_END_DECLS
