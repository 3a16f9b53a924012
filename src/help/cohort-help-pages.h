/* The pages of the help that come with Cohort, in the languages there are of them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-help-page.h"

G_BEGIN_DECLS

/* Names of pages that other parts of the program lead to. */
#define COHORT_HELP_FIRST_HOUR "first-hour"
#define COHORT_HELP_PEOPLE     "people"
#define COHORT_HELP_CONVENINGS "convenings"
#define COHORT_HELP_MONEY      "money"
#define COHORT_HELP_CLAIMS     "claims"
#define COHORT_HELP_LETTERS    "letters"
#define COHORT_HELP_WORKBOOKS  "workbooks"
#define COHORT_HELP_YEAR       "year"
#define COHORT_HELP_BACKUP     "backup"
#define COHORT_HELP_KEYS       "keys"

/* (array zero-terminated=1): in the order in which a new user reads them */
const char *const *cohort_help_get_names (void);
/* (array zero-terminated=1): "en", "es" */
const char *const *cohort_help_get_languages (void);
/* The reader's, else English. */
const char *cohort_help_choose_language (void);

CohortHelpPage *
cohort_help_load (const char *name, const char *language, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Where the file of a picture is built in. */
char *cohort_help_dup_picture_path (const char *file) G_GNUC_WARN_UNUSED_RESULT;

/* The first part of @page that holds every word of @words, which cohort_text_fold() made; -1: none.
 * A page whose words stand apart from each other answers with the part of the first word. */
int cohort_help_find (const CohortHelpPage *page, const char *words);

G_END_DECLS
