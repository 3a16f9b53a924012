/* The library that draws PDF pages, loaded when there is one to draw: few starts ever need it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/** CohortPoppler: what is used of it, called as the library's own headers say. */
typedef struct {
  __typeof__ (&poppler_error_quark) error_quark;
  __typeof__ (&poppler_document_new_from_bytes) document_new;
  __typeof__ (&poppler_document_get_n_pages) get_n_pages;
  __typeof__ (&poppler_document_get_page) get_page;
  __typeof__ (&poppler_page_get_size) get_size;
  __typeof__ (&poppler_page_render_for_printing) render;
} CohortPoppler;

/* FALSE when it is not installed here; any thread. */
gboolean cohort_poppler_load (CohortPoppler *poppler);

G_END_DECLS
