/* Letters as files: one PDF, a PDF each, a document to edit, drafts of mails.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-items.h"

G_BEGIN_DECLS

/**
 * CohortLettersOptions:
 * @exported_at: seconds since 1970, UTC: when a file says it was made
 * @title: (nullable): what a file of several letters is called in itself; %NULL: as the first
 */
typedef struct {
  gint64 exported_at;
  const char *title;
} CohortLettersOptions;

/* Called in the thread that writes, after each letter. */
typedef void (*CohortLettersProgress) (guint done, guint total, gpointer user_data);

/* What all four have in common. They look at @cancellable between letters; a file appears, or
 * replaces what was there, only once all of it, in a folder all of them, are written.
 *
 * @snapshot: the county they come from
 * @items: (element-type CohortLetterItem): the letters, in order
 * @path: the file, or the folder, which is made when there is none
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable)
 * @error: return location for a #CohortExportError, or %G_IO_ERROR_CANCELLED */

/* One accessible PDF, each letter beginning on a page of its own. */
gboolean cohort_letters_write_pdf (const CohortSnapshot *snapshot,
                                   GPtrArray *items,
                                   const CohortLettersOptions *options,
                                   const char *path,
                                   CohortLettersProgress progress,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);

/* "39-2024-001 Ana Ruiz.pdf", one for each letter. */
gboolean cohort_letters_write_folder (const CohortSnapshot *snapshot,
                                      GPtrArray *items,
                                      const CohortLettersOptions *options,
                                      const char *path,
                                      CohortLettersProgress progress,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GError **error);

/* One document for Word and LibreOffice, with the paragraphs of the PDF. */
gboolean cohort_letters_write_docx (const CohortSnapshot *snapshot,
                                    GPtrArray *items,
                                    const CohortLettersOptions *options,
                                    const char *path,
                                    CohortLettersProgress progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);

/* "39-2024-001 Ana Ruiz.eml", a mail to be sent with the letter as a PDF, for each who has an
 * e-mail address. @without: (out) (optional) (element-type utf8): the names of the others. */
gboolean cohort_letters_write_drafts (const CohortSnapshot *snapshot,
                                      GPtrArray *items,
                                      const CohortLettersOptions *options,
                                      const char *path,
                                      CohortLettersProgress progress,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GPtrArray **without,
                                      GError **error);

/* What such a mail says. */
char *cohort_letters_dup_mail_text (const CohortLetterItem *item,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
