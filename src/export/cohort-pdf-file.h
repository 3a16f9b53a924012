/* A PDF being written: what it says of itself, what is drawn, and files enclosed in it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-snapshot.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** CohortPdfProperties: @exported_at is in seconds since 1970, UTC. */
typedef struct {
  const char *title;
  gint64 exported_at;
  GCancellable *cancellable; /* (nullable): looked at once all is drawn */
  gboolean is_wide; /* its pages lie on their side */
} CohortPdfProperties;

/** CohortEnclosure: a file inside the PDF, whole and unchanged. */
typedef struct {
  char *name;  /* unique among those of one PDF */
  char *about; /* shown beside it */
  char *media; /* "application/pdf" */
  GBytes *content;
} CohortEnclosure;

void cohort_enclosure_free (CohortEnclosure *self);

/* Draws all pages, each begun by cohort_pdf_begin_page(). FALSE stops with an error. */
typedef gboolean (*CohortPdfDraw) (cairo_t *cr, gpointer data, GError **error);

/* To be called before anything of a page is drawn. */
void cohort_pdf_begin_page (cairo_t *cr);

/* @enclosures: (nullable) (element-type CohortEnclosure) */
gboolean cohort_pdf_write (const CohortSnapshot *snapshot,
                           const CohortPdfProperties *properties,
                           const char *path,
                           CohortPdfDraw draw,
                           gpointer data,
                           GPtrArray *enclosures,
                           GError **error);

GBytes *cohort_pdf_make (const CohortSnapshot *snapshot,
                         const CohortPdfProperties *properties,
                         CohortPdfDraw draw,
                         gpointer data,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Appends @enclosures to a PDF as cairo writes it. Exposed for its file of its own. */
void cohort_pdf_enclose (GByteArray *pdf, GPtrArray *enclosures);

G_END_DECLS
