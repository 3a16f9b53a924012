/* Acts on receipts: that a file proves an expense. The file itself is kept by the store.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-money.h"

#include "cohort-error.h"
#include "cohort-expense-rules.h"
#include "cohort-funding-arguments.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

#define SHA256_DIGITS 64

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == SHA256_DIGITS && strspn (text, "0123456789abcdef") == SHA256_DIGITS;
}

static gboolean
check_receipt (const CohortReceipt *receipt, GError **error)
{
  static const char *const media[] = {"application/pdf", "image/jpeg", "image/png", NULL};

  if (receipt->sha256 == NULL || !is_sha256 (receipt->sha256)) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("“sha256” is 64 hexadecimal digits in lower case."));
    return FALSE;
  }
  if (receipt->name == NULL || strpbrk (receipt->name, "/\n") != NULL) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("A receipt needs the name of its file, without its folder."));
    return FALSE;
  }
  if (receipt->media == NULL || !g_strv_contains (media, receipt->media)) {
    g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                         _ ("A receipt is a PDF file, or a JPEG or PNG image."));
    return FALSE;
  }
  if (!cohort_is_known (receipt->bytes) || receipt->bytes <= 0)
    return cohort_funding_refuse (error, _ ("“%s” is an empty file."), receipt->name);
  return TRUE;
}

/* One file may prove several expenses: a hotel's bill often does. */
static gboolean
check_new (const CohortSnapshot *snapshot, const CohortReceipt *receipt, GError **error)
{
  COHORT_FOR_EACH (CohortReceipt, other, snapshot, COHORT_RECORD_RECEIPT) {
    if (g_strcmp0 (other->expense, receipt->expense) == 0
        && g_strcmp0 (other->sha256, receipt->sha256) == 0)
      return cohort_funding_refuse (error, _ ("“%s” is attached to this expense already."),
                                    other->name);
  }
  return TRUE;
}

static CohortChange *
new_change (const CohortSnapshot *snapshot,
            const char *kind,
            const CohortExpense *expense,
            const CohortReceipt *receipt)
{
  g_autofree char *who = expense != NULL
                             ? cohort_funding_dup_who (snapshot, expense->person, expense->payee)
                             : g_strdup (_ ("the team"));

  return cohort_change_new (kind, who, receipt->name);
}

/* receipt.add */
CohortChange *
cohort_receipt_add (const CohortSnapshot *snapshot,
                    CohortArguments *arguments,
                    const CohortMoment *moment,
                    GError **error)
{
  static const char *const fields[] = {"sha256", "name", "media", "bytes", NULL};
  const CohortExpense *expense = cohort_expense_read (snapshot, arguments, error);
  g_autofree char *id = expense != NULL ? cohort_arguments_new_id (arguments, snapshot,
                                                                   COHORT_RECORD_RECEIPT, error)
                                        : NULL;
  g_autoptr (CohortRecord) record = NULL;
  CohortReceipt *receipt;
  CohortChange *change;
  CohortDate on;

  if (id == NULL)
    return NULL;
  receipt = cohort_record_new (COHORT_RECORD_RECEIPT, id);
  record = COHORT_RECORD (receipt);
  cohort_set_text (&receipt->expense, expense->record.id);
  if (!cohort_arguments_fill (arguments, receipt, fields, error)
      || !cohort_arguments_date (arguments, "on", FALSE, &on, error)
      || !check_receipt (receipt, error) || !check_new (snapshot, receipt, error))
    return NULL;
  receipt->added_on = on != 0 ? on : moment->today;
  change = new_change (snapshot, "receipt.add", expense, receipt);
  cohort_change_put (change, g_steal_pointer (&record));
  return change;
}

/* receipt.remove: the file stays as long as History can bring the record back */
CohortChange *
cohort_receipt_remove (const CohortSnapshot *snapshot,
                       CohortArguments *arguments,
                       const CohortMoment *moment,
                       GError **error)
{
  const CohortReceipt *receipt = cohort_arguments_record (arguments, "receipt", TRUE, snapshot,
                                                          COHORT_RECORD_RECEIPT, error);
  CohortChange *change;

  if (receipt == NULL)
    return NULL;
  change = new_change (snapshot, "receipt.remove",
                       cohort_snapshot_find (snapshot, COHORT_RECORD_EXPENSE, receipt->expense),
                       receipt);
  cohort_change_delete (change, receipt);
  return change;
}
