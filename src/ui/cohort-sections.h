/* The sections of the window and their pages: the one place that lists them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  const char *name;  /* of the page in the stack, in "win.open" and in the settings */
  const char *title; /* untranslated */
  const char *icon;
  GType (*get_type) (void);
} CohortSection;

const CohortSection *cohort_sections_get (guint *n_sections);

G_END_DECLS
