/* One act of a person as the records it leaves behind: the unit of undo, history and sync.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-record.h"

G_BEGIN_DECLS

/**
 * CohortChange:
 *
 * What a command, an import or a loaded file does: the records as they shall be afterwards, and a
 * code and words from which History makes a sentence in the reader's language. Saved by the store
 * as one change group, or applied to a snapshot to see what would be.
 */
CohortChange *cohort_change_new (const char *kind,
                                 const char *subject,
                                 const char *object) G_GNUC_WARN_UNUSED_RESULT;
CohortChange *cohort_change_ref (CohortChange *self);
void cohort_change_unref (CohortChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortChange, cohort_change_unref)

/* Adds a record as it shall be, taking it; a later one with the same id replaces an earlier one. */
void cohort_change_put (CohortChange *self, gpointer record);
/* Adds a deleted copy of @record. */
void cohort_change_delete (CohortChange *self, gconstpointer record);
/* The record as this change leaves it so far, or NULL when it does not touch it. */
gpointer cohort_change_find (const CohortChange *self, CohortRecordKind kind, const char *id);
/* Appends the records of @other, whose words are dropped. */
void cohort_change_merge (CohortChange *self, const CohortChange *other);

GPtrArray *cohort_change_get_records (const CohortChange *self); /* borrowed, in order of kind */
const char *cohort_change_get_kind (const CohortChange *self); /* the command's name, "import", … */
const char *cohort_change_get_subject (const CohortChange *self); /* whom or what it is about */
const char *cohort_change_get_object (
    const CohortChange *self); /* (nullable) an amount, a convening, a count */
gboolean cohort_change_is_empty (const CohortChange *self);

/* "Added Priya Raman to the team." in the language of the person reading. */
char *cohort_change_describe (const char *kind,
                              const char *subject,
                              const char *object) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
