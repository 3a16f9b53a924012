/* Finding people by what is known of them, as fast as somebody types.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CohortSearch:
 *
 * Documents of a few short texts each, numbered from 0 as they are added, and which of them hold
 * every word that is looked for. Case, accents and punctuation do not count (cohort_text_fold()); a
 * word is found anywhere, also in the middle; what has no space in it, such as "39-2024-001", is
 * found as a whole, and never across two texts.
 *
 * Not safe for several threads at once, but it may be filled on one and asked on another.
 */
typedef struct _CohortSearch CohortSearch;

CohortSearch *cohort_search_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cohort_search_free (CohortSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortSearch, cohort_search_free)

/* Adds a document; NULL texts count as empty. Not after cohort_search_finish(). */
void cohort_search_add (CohortSearch *self, const char *const *texts, guint n_texts);
/* Nothing more will be added: prepares for the first question. */
void cohort_search_finish (CohortSearch *self);

/* Looks for @text from now on; "" and NULL find everything. Returns whether that is another
 * question than before. */
gboolean cohort_search_find (CohortSearch *self, const char *text);
gboolean cohort_search_is_searching (const CohortSearch *self);
gboolean cohort_search_has_found (const CohortSearch *self, guint document);
guint cohort_search_get_n_documents (const CohortSearch *self);
guint cohort_search_get_n_found (const CohortSearch *self);

G_END_DECLS
