/* Texts of many records, kept together.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CohortTexts:
 *
 * Texts that live and die together. One after the other they take less room and less time than each
 * on its own, and codes and other words that come again and again are kept once. Filled by one
 * thread; after that any may read and refer to it.
 */
typedef struct _CohortTexts CohortTexts;

CohortTexts *cohort_texts_new (void) G_GNUC_WARN_UNUSED_RESULT;
CohortTexts *cohort_texts_ref (CohortTexts *self);
void cohort_texts_unref (CohortTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortTexts, cohort_texts_unref)

char *cohort_texts_add (CohortTexts *self, const char *text);

G_END_DECLS
