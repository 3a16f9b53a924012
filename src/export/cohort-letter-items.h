/* Letters that are to become files: each with its letterhead and whom it goes to.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-fields.h"
#include "cohort-letter-records.h"
#include "cohort-letter.h"
#include "cohort-letterhead.h"

G_BEGIN_DECLS

/** CohortLetterItem: one letter; owns all it points to. */
typedef struct {
  CohortLetter *letter;
  CohortLetterhead *letterhead;
  char *title;    /* what the letter is: "Welcome to the Local Implementation Team" */
  char *number;   /* (nullable): "39-2024-001"; NULL while it is not issued */
  char *language; /* "en", "es" */
  char *email;    /* (nullable): where a mail with it would go */
} CohortLetterItem;

/* Takes @letter and @letterhead, copies the words. */
CohortLetterItem *cohort_letter_item_new (CohortLetter *letter,
                                          CohortLetterhead *letterhead,
                                          const char *title,
                                          const char *number,
                                          const char *language,
                                          const char *email) G_GNUC_WARN_UNUSED_RESULT;
void cohort_letter_item_free (CohortLetterItem *self);

/**
 * CohortLetterDraftOptions:
 * @today: the date of the letters and the day whose team they go to
 * @file: (nullable): a letter template as a file; %NULL: the one called @template
 * @template: (nullable): name of a template; %NULL: the welcome letter
 * @language: (nullable): for all of them; %NULL: each person's own
 * @convening: (nullable): code, for a letter about one
 * @ids: (nullable) (array zero-terminated=1): people, or organizations, in this order; %NULL: the
 *   team by name
 */
typedef struct {
  CohortDate today;
  GBytes *file;
  const char *template;
  const char *language;
  const char *convening;
  const char *const *ids;
} CohortLetterDraftOptions;

/* (element-type CohortLetterItem) */
GPtrArray *cohort_letter_items_new_drafts (const CohortSnapshot *snapshot,
                                           const CohortLetterDraftOptions *options,
                                           GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @letters: (element-type CohortIssuedLetter) */
GPtrArray *cohort_letter_items_new_issued (const CohortSnapshot *snapshot,
                                           GPtrArray *letters,
                                           GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
