/* A list of the fields a letter may say, to insert one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-letter-fields.h"

G_BEGIN_DECLS

/* @text: what to insert; @back: how many characters before its end the cursor goes */
typedef void (*CohortFieldFunc) (GtkWidget *widget, const char *text, guint back);

/* @func is called with @widget, which has to own the popover. */
GtkWidget *cohort_field_popover_new (CohortLetterTo to, GtkWidget *widget, CohortFieldFunc func);

G_END_DECLS
