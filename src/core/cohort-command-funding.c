/* Acts on funding sources: adding, editing, removing, and amending the contract.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-cap.h"
#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-funding-arguments.h"
#include "cohort-init.h"
#include "cohort-money.h"
#include "cohort-terms.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static gboolean
is_contract (const CohortFundingSource *source)
{
  return g_strcmp0 (source->kind, "contract") == 0;
}

/* Commands find a source by its name, so that two of one year cannot share it. */
static gboolean
check_name (const CohortSnapshot *snapshot, const CohortFundingSource *source, GError **error)
{
  g_autofree char *name = cohort_text_fold (source->name);

  if (source->name == NULL)
    return cohort_funding_refuse (error, _ ("A funding source needs a name."));
  COHORT_FOR_EACH (CohortFundingSource, other, snapshot, COHORT_RECORD_FUNDING_SOURCE) {
    g_autofree char *taken = cohort_text_fold (other->name);

    if (!g_str_equal (other->record.id, source->record.id)
        && g_strcmp0 (other->year, source->year) == 0 && g_str_equal (taken, name))
      return cohort_funding_refuse (
          error, _ ("There is already a funding source called “%s”. Choose another name."),
          source->name);
  }
  return TRUE;
}

static gboolean
check_words (const CohortFundingSource *source, GError **error)
{
  static const char *const kinds[] = {"external", "internal", NULL};
  g_auto (GStrv) categories
      = g_strsplit (source->categories != NULL ? source->categories : "", " ", -1);

  for (guint i = 0; categories[i] != NULL; i++)
    if (*categories[i] != '\0' && !cohort_vocabulary_has ("expense-category", categories[i])) {
      g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                   _ ("“%s” is no category of expenses."), categories[i]);
      return FALSE;
    }
  if (source->contract_status != NULL
      && cohort_contract_status_get_label (source->contract_status) == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is no status of a contract."),
                 source->contract_status);
    return FALSE;
  }
  if (source->contract_kind != NULL && !g_strv_contains (kinds, source->contract_kind)) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID, _ ("“%s” is no kind of contract."),
                 source->contract_kind);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_source (const CohortSnapshot *snapshot, const CohortFundingSource *source, GError **error)
{
  if (!check_name (snapshot, source, error) || !check_words (source, error))
    return FALSE;
  if (cohort_is_known (source->cap_cents) && source->cap_cents < 0)
    return cohort_funding_refuse (error, _ ("The most a source pays cannot be less than nothing."));
  if (source->start != 0 && source->end != 0 && source->end < source->start)
    return cohort_funding_refuse (error, _ ("“%s” would end before it begins."), source->name);
  if (!is_contract (source)
      && (source->contract_kind != NULL || source->contract_status != NULL
          || !g_str_equal (cohort_milestones_get_status (source), "not-started")))
    return cohort_funding_refuse (error, _ ("“%s” is no contract."), source->name);
  return cohort_milestones_check (source, error);
}

/* A day on the way of a contract says how far it is, unless its status is given by itself. */
static void
follow_milestones (CohortArguments *arguments, CohortFundingSource *source)
{
  guint n;
  const CohortMilestone *milestones = cohort_milestones_get (&n);
  gboolean given = FALSE;

  for (guint i = 0; i < n; i++)
    given = cohort_arguments_has (arguments, milestones[i].field) || given;
  if (given && is_contract (source) && !cohort_arguments_has (arguments, "contract_status"))
    cohort_set_text (&source->contract_status, cohort_milestones_get_status (source));
}

static gboolean
read_source (CohortArguments *arguments, CohortFundingSource *source, GError **error)
{
  static const char *const fields[]
      = {"name",          "start",           "end",          "tags",       "categories",
         "number",        "contract_kind",   "account_code", "drafted_on", "sent_on",
         "signed_on",     "executed_on",     "closed_on",    "claim_by",   "board_on",
         "contract_status", NULL};

  if (!cohort_arguments_fill (arguments, source, fields, error))
    return FALSE;
  follow_milestones (arguments, source);
  return TRUE;
}

static CohortFundingSource *
make_source (const CohortSnapshot *snapshot,
             CohortArguments *arguments,
             const char *kind,
             GError **error)
{
  g_autofree char *id
      = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_FUNDING_SOURCE, error);
  CohortFundingSource *source;

  if (id == NULL)
    return NULL;
  if (g_str_equal (kind, "contract") && cohort_snapshot_get_contract (snapshot) != NULL) {
    cohort_funding_refuse (error, _ ("%s has its contract already. Amend that one."),
                           cohort_snapshot_get_year (snapshot));
    return NULL;
  }
  if (g_str_equal (kind, "contract"))
    return cohort_init_new_contract (cohort_snapshot_get_county_number (snapshot),
                                     cohort_snapshot_get_program (snapshot));

  source = cohort_record_new (COHORT_RECORD_FUNDING_SOURCE, id);
  cohort_set_text (&source->year, cohort_snapshot_get_year (snapshot));
  cohort_set_text (&source->kind, kind);
  return source;
}

/* source.add; a contract begins with the program's terms. */
CohortChange *
cohort_source_add (const CohortSnapshot *snapshot,
                   CohortArguments *arguments,
                   const CohortMoment *moment,
                   GError **error)
{
  g_autoptr (CohortRecord) record = NULL;
  g_autofree char *amount = NULL;
  CohortFundingSource *source;
  CohortChange *change;
  const char *kind;

  if (!cohort_arguments_code (arguments, "kind", TRUE, "funding-kind", &kind, error))
    return NULL;
  source = make_source (snapshot, arguments, kind, error);
  record = COHORT_RECORD (source);
  if (source == NULL || !read_source (arguments, source, error)
      || (cohort_arguments_has (arguments, "cap")
          && !cohort_arguments_money (arguments, "cap", FALSE, &source->cap_cents, error))
      || !check_source (snapshot, source, error))
    return NULL;

  amount = cohort_is_known (source->cap_cents) ? cohort_money_format (source->cap_cents) : NULL;
  change = cohort_change_new ("source.add", source->name, amount);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

/* What is stated has to bear the amendments there are, on any day. */
static gboolean
check_amendments (const CohortSnapshot *snapshot,
                  const CohortFundingSource *source,
                  GError **error)
{
  gint64 least = cohort_cap_get_least (snapshot, source, 0);
  gint64 needed = source->cap_cents;
  g_autofree char *amount = NULL;

  if (!cohort_is_known (least) || least >= 0)
    return TRUE;
  (void)cohort_money_add (&needed, -least);
  amount = cohort_money_format (needed);
  return cohort_funding_refuse (error,
                                _ ("The amendments of “%1$s” take more than that from it. State at "
                                   "least %2$s, or amend it first."),
                                source->name, amount);
}

/* source.edit; what a contract pays at most is changed by contract.amend, which leaves a trace. */
CohortChange *
cohort_source_edit (const CohortSnapshot *snapshot,
                    CohortArguments *arguments,
                    const CohortMoment *moment,
                    GError **error)
{
  const CohortFundingSource *present = cohort_arguments_record (
      arguments, "source", TRUE, snapshot, COHORT_RECORD_FUNDING_SOURCE, error);
  g_autoptr (CohortRecord) record = present != NULL ? cohort_record_copy (present) : NULL;
  CohortFundingSource *source = (CohortFundingSource *)record;
  CohortChange *change;

  if (source == NULL || !read_source (arguments, source, error))
    return NULL;
  if (cohort_arguments_has (arguments, "cap")) {
    if (is_contract (source)) {
      cohort_funding_refuse (error, _ ("What a contract pays is changed by an amendment."));
      return NULL;
    }
    if (!cohort_arguments_money (arguments, "cap", FALSE, &source->cap_cents, error)
        || !check_amendments (snapshot, source, error))
      return NULL;
  }
  if (!check_source (snapshot, source, error))
    return NULL;

  change = cohort_change_new ("source.edit", source->name, NULL);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

static gboolean
is_used (const CohortSnapshot *snapshot, const char *source)
{
  static const struct {
    CohortRecordKind kind;
    const char *field;
  } uses[] = {
      {COHORT_RECORD_PLAN_SPLIT, "source"},
      {COHORT_RECORD_EXPENSE_SPLIT, "source"},
      {COHORT_RECORD_ATTENDANCE, "paid_by"},
      {COHORT_RECORD_INVOICE, "source"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++) {
    g_autoptr (GPtrArray) users
        = cohort_snapshot_select (snapshot, uses[i].kind, uses[i].field, source);

    if (users->len > 0)
      return TRUE;
  }
  return FALSE;
}

/* source.remove */
CohortChange *
cohort_source_remove (const CohortSnapshot *snapshot,
                      CohortArguments *arguments,
                      const CohortMoment *moment,
                      GError **error)
{
  const CohortFundingSource *source = cohort_arguments_record (arguments, "source", TRUE, snapshot,
                                                               COHORT_RECORD_FUNDING_SOURCE, error);
  g_autoptr (GPtrArray) amendments = NULL;
  CohortChange *change;

  if (source == NULL)
    return NULL;
  if (is_contract (source) || is_used (snapshot, source->record.id)) {
    cohort_funding_refuse (error,
                           is_contract (source)
                               ? _ ("“%s” is the contract of the year and stays.")
                               : _ ("“%s” pays for planned lines or expenses. Charge those to "
                                    "another source first."),
                           source->name);
    return NULL;
  }
  change = cohort_change_new ("source.remove", source->name, NULL);
  amendments
      = cohort_snapshot_select (snapshot, COHORT_RECORD_AMENDMENT, "source", source->record.id);
  for (guint i = 0; i < amendments->len; i++)
    cohort_change_delete (change, g_ptr_array_index (amendments, i));
  cohort_change_delete (change, source);
  return change;
}

/* From its day on, with whatever is amended after, too. */
static gboolean
check_delta (const CohortSnapshot *snapshot,
             const CohortFundingSource *source,
             CohortDate on,
             gint64 delta,
             GError **error)
{
  gint64 cap = cohort_cap_get_least (snapshot, source, on);

  if (!cohort_is_known (cap))
    return cohort_funding_refuse (error, _ ("“%s” has no stated amount that could be amended."),
                                  source->name);
  if (!cohort_money_add (&cap, delta) || cap < 0)
    return cohort_funding_refuse (error, _ ("The amendment would leave “%s” less than nothing."),
                                  source->name);
  return TRUE;
}

static const CohortFundingSource *
find_amended (const CohortSnapshot *snapshot, CohortArguments *arguments, GError **error)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);

  if (cohort_arguments_has (arguments, "source") || contract == NULL)
    return cohort_arguments_record (arguments, "source", TRUE, snapshot,
                                    COHORT_RECORD_FUNDING_SOURCE, error);
  return contract;
}

/* contract.amend: the contract signed for less or more than first stated (domain.md 3.9, case 20),
 * from the day of the amendment on */
CohortChange *
cohort_contract_amend (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  const CohortFundingSource *source = find_amended (snapshot, arguments, error);
  g_autofree char *id = NULL;
  g_autofree char *amount = NULL;
  CohortAmendment *amendment;
  CohortChange *change;
  const char *reason;
  CohortDate on;
  gint64 delta;

  if (source == NULL || !cohort_arguments_money (arguments, "delta", TRUE, &delta, error)
      || !cohort_arguments_text (arguments, "reason", TRUE, &reason, error)
      || !cohort_arguments_date (arguments, "on", FALSE, &on, error)
      || !check_delta (snapshot, source, on != 0 ? on : moment->today, delta, error))
    return NULL;
  id = cohort_arguments_new_id (arguments, snapshot, COHORT_RECORD_AMENDMENT, error);
  if (id == NULL)
    return NULL;

  amendment = cohort_record_new (COHORT_RECORD_AMENDMENT, id);
  cohort_set_text (&amendment->source, source->record.id);
  cohort_set_text (&amendment->reason, reason);
  amendment->on = on != 0 ? on : moment->today;
  amendment->delta_cents = delta;
  amount = cohort_money_format (delta);
  change = cohort_change_new ("contract.amend", source->name, amount);
  cohort_change_put (change, amendment);
  return change;
}
