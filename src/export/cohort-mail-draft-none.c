/* Mails that are yet to be sent, in a program built without the library that writes them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-mail-draft.h"

#include "cohort-export-error.h"

#include <glib/gi18n-lib.h>

/** cohort_mail_draft_make: Returns: %NULL with an error that says what to do instead */
GBytes *
cohort_mail_draft_make (const CohortMailDraft *self, GError **error)
{
  g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE,
                       _ ("This program was built without mail drafts. Write a folder of letters "
                          "and attach each to a mail."));
  return NULL;
}
