/* The languages a letter's text is written in, to choose from.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-snapshot.h"

G_BEGIN_DECLS

/* (transfer full): of the letter @name; @language alone when there is no such letter yet */
char **
cohort_template_languages_list (CohortSnapshot *snapshot, const char *name, const char *language);

/* Shows @language as chosen of @languages; may be called while @row tells of a choice. */
void cohort_template_languages_show (AdwComboRow *row,
                                     const char *const *languages,
                                     const char *language);

G_END_DECLS
