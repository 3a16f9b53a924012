/* "Why this number?": a figure's rule in words, and the lines it is the sum of.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"
#include "cohort-why.h"

G_BEGIN_DECLS

#define COHORT_TYPE_WHY_DIALOG (cohort_why_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CohortWhyDialog, cohort_why_dialog, COHORT, WHY_DIALOG, AdwWindow)

/* Explains @figure of @source (an id); a line that is activated opens what it comes from. */
void cohort_why_dialog_present (GtkWidget *widget,
                                CohortSnapshot *snapshot,
                                const char *source,
                                CohortFigure figure);
/* What is planned, as cohort_ledger_planned() has it; NULL is any. */
void cohort_why_dialog_present_planned (GtkWidget *widget,
                                        CohortSnapshot *snapshot,
                                        const char *source,
                                        const char *person,
                                        const char *convening);

/* For a page's class_init: "money.why" (ss), an id of a source and a figure's code, and
 * "money.why-planned" (sss), source, person and convening, "" for any. */
void cohort_why_install_actions (GtkWidgetClass *page_class);

/* Makes a flat button of @text that asks why; @name is said where it is not seen. */
GtkWidget *cohort_why_button_new (const char *css_class);
void cohort_why_button_adopt (GtkWidget *button, const char *source, CohortFigure figure);
void cohort_why_button_set (GtkWidget *button,
                            const char *text,
                            const char *source,
                            CohortFigure figure);

G_END_DECLS
