/* A command's arguments, read by name and kind, with each one accounted for.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-command.h"

G_BEGIN_DECLS

CohortArguments *cohort_arguments_new (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;
void cohort_arguments_free (CohortArguments *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortArguments, cohort_arguments_free)

/* Whether the argument is there at all; null counts as there ("take the value away"). */
gboolean cohort_arguments_has (CohortArguments *self, const char *name);

/* Each returns FALSE with an error when the argument is of the wrong kind. A missing or null
 * argument leaves the out value NULL, COHORT_UNKNOWN, 0 or FALSE; with @required it is an error. */
gboolean cohort_arguments_text (CohortArguments *self,
                                const char *name,
                                gboolean required,
                                const char **value,
                                GError **error);
gboolean cohort_arguments_money (CohortArguments *self,
                                 const char *name,
                                 gboolean required,
                                 gint64 *cents,
                                 GError **error); /* integer cents, or text in dollars */
gboolean cohort_arguments_tenths (CohortArguments *self,
                                  const char *name,
                                  gboolean required,
                                  gint64 *tenths,
                                  GError **error); /* number or text: 104.6 */
gboolean cohort_arguments_number (CohortArguments *self,
                                  const char *name,
                                  gboolean required,
                                  gint64 *value,
                                  GError **error);
gboolean cohort_arguments_date (CohortArguments *self,
                                const char *name,
                                gboolean required,
                                CohortDate *date,
                                GError **error);
gboolean
cohort_arguments_flag (CohortArguments *self, const char *name, gboolean *value, GError **error);
gboolean cohort_arguments_code (CohortArguments *self,
                                const char *name,
                                gboolean required,
                                const char *vocabulary,
                                const char **code,
                                GError **error);
JsonArray *cohort_arguments_array (CohortArguments *self,
                                   const char *name,
                                   GError **error); /* borrowed; NULL when missing or on error */

JsonObject *cohort_arguments_object (CohortArguments *self,
                                     const char *name,
                                     GError **error); /* the same of an object */

/* The record an argument names: its UUID; a label given as "id" when it was made; for people also
 * the e-mail address or the full name, for sources and organizations the name (a contract also
 * "contract"). Not found and more than one found are errors. */
gpointer cohort_arguments_record (CohortArguments *self,
                                  const char *name,
                                  gboolean required,
                                  const CohortSnapshot *snapshot,
                                  CohortRecordKind kind,
                                  GError **error);

gpointer cohort_arguments_find_record (const CohortSnapshot *snapshot,
                                       CohortRecordKind kind,
                                       const char *text,
                                       GError **error);

/* The id a new record shall have: the argument "id" (a UUID, or a label from which one is derived),
 * else random. A taken id is an error. */
char *cohort_arguments_new_id (CohortArguments *self,
                               const CohortSnapshot *snapshot,
                               CohortRecordKind kind,
                               GError **error);

/* The same where no argument says it: @label may be NULL. */
char *cohort_arguments_make_id (const CohortSnapshot *snapshot,
                                CohortRecordKind kind,
                                const char *label,
                                GError **error);

/* Sets those fields of @record that are among the arguments and named in @fields (NULL-terminated).
 */
gboolean cohort_arguments_fill (CohortArguments *self,
                                gpointer record,
                                const char *const *fields,
                                GError **error);

/* FALSE with an error that names an argument nobody asked for. */
gboolean cohort_arguments_finish (CohortArguments *self, GError **error);

G_END_DECLS
