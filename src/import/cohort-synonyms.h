/* How offices write things: the words of data/import/synonyms.json, matched to fields and codes.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CohortSynonyms CohortSynonyms;

/** CohortSynonymMatch: what a text was matched to, and how well. */
typedef struct {
  const char *code;
  guint score; /* higher is more specific */
  guint place; /* of the pattern in its list: an earlier one is the more usual */
} CohortSynonymMatch;

CohortSynonyms *cohort_synonyms_load (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_synonyms_free (CohortSynonyms *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortSynonyms, cohort_synonyms_free)

gboolean cohort_synonyms_find (const CohortSynonyms *self,
                               const char *section,
                               const char *text,
                               const char *sector,
                               CohortSynonymMatch *match);
const char *cohort_synonyms_get_code (const CohortSynonyms *self,
                                      const char *section,
                                      const char *text,
                                      const char *sector);
const char *
cohort_synonyms_get_word (const CohortSynonyms *self, const char *section, const char *folded);
char *cohort_synonyms_fold_organization (const CohortSynonyms *self,
                                         const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
