/* A letter as a list shows it: one that could be written to somebody, or one that was issued.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cohort-letters.h"

G_BEGIN_DECLS

#define COHORT_TYPE_LETTER_ENTRY (cohort_letter_entry_get_type ())
G_DECLARE_FINAL_TYPE (CohortLetterEntry, cohort_letter_entry, COHORT, LETTER_ENTRY, GObject)

/**
 * CohortLetterEntryState:
 * @COHORT_LETTER_ENTRY_NEW: nothing was issued
 * @COHORT_LETTER_ENTRY_ISSUED: issued, and still says what is
 * @COHORT_LETTER_ENTRY_STALE: issued, and changed since
 * @COHORT_LETTER_ENTRY_VOID: issued, and void
 * @COHORT_LETTER_ENTRY_DECLINED: issued, and answered with a no or taken back
 */
typedef enum {
  COHORT_LETTER_ENTRY_NEW,
  COHORT_LETTER_ENTRY_ISSUED,
  COHORT_LETTER_ENTRY_STALE,
  COHORT_LETTER_ENTRY_VOID,
  COHORT_LETTER_ENTRY_DECLINED,
} CohortLetterEntryState;

/* Both look at every letter there is: for a thread. Property "marked" (boolean): chosen, to be
 * issued or written with others. */

/* (transfer full) (element-type CohortLetterEntry): to whom the letter @template can go; empty
 * while it is about a convening and none is chosen. @convening: (nullable): code. */
GPtrArray *cohort_letter_entries_new_recipients (const CohortSnapshot *snapshot,
                                                 const char *template,
                                                 const char *convening,
                                                 CohortDate today) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type CohortLetterEntry): those issued, the last one first */
GPtrArray *
cohort_letter_entries_new_issued (const CohortSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

/* What it is about; its texts live as long as @self. */
CohortLetterSubject cohort_letter_entry_get_subject (CohortLetterEntry *self);
const char *cohort_letter_entry_get_template (CohortLetterEntry *self);
/* (nullable): the reader's own */
const char *cohort_letter_entry_get_language (CohortLetterEntry *self);
/* (nullable): id of the issued letter */
const char *cohort_letter_entry_get_letter (CohortLetterEntry *self);
/* Tells it from others of its list, also of a later one: the number of the letter, or the id of
 * whom it is to; "" for the program. */
const char *cohort_letter_entry_get_key (CohortLetterEntry *self);
const char *cohort_letter_entry_get_name (CohortLetterEntry *self);
const char *cohort_letter_entry_get_about (CohortLetterEntry *self);
CohortLetterEntryState cohort_letter_entry_get_state (CohortLetterEntry *self);
const char *cohort_letter_entry_get_state_text (CohortLetterEntry *self);
/* (element-type CohortLetterProblem): why it cannot be issued */
GPtrArray *cohort_letter_entry_get_problems (CohortLetterEntry *self);
/* Whether nothing was issued that counts. */
gboolean cohort_letter_entry_is_new (CohortLetterEntry *self);
gboolean cohort_letter_entry_is_marked (CohortLetterEntry *self);
void cohort_letter_entry_set_marked (CohortLetterEntry *self, gboolean is_marked);
/* @folded: see cohort_text_fold() */
gboolean cohort_letter_entry_matches (CohortLetterEntry *self, const char *folded);

G_END_DECLS
