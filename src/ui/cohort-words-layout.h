/* A row's name, controls and words: the words below the name, or below both where that is lower, or
 * each below the other.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COHORT_TYPE_WORDS_LAYOUT (cohort_words_layout_get_type ())
/**
 * CohortWordsLayout:
 *
 * Lays out three children: a name, controls at the end of its line, and words. Where the controls
 * leave the words a narrow column only, they get lines of their own; where they leave less than a
 * word of the name, each part does.
 */
G_DECLARE_FINAL_TYPE (CohortWordsLayout,
                      cohort_words_layout,
                      COHORT,
                      WORDS_LAYOUT,
                      GtkLayoutManager)

/* Lays out @row like that, with @text in place of its subtitle. */
void cohort_words_layout_adopt (AdwActionRow *row, const char *text);

G_END_DECLS
