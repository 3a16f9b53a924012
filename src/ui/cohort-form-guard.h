/* Forms that ask before what was typed in them is lost.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Whether something would be lost if @form went now. */
typedef gboolean (*CohortFormFunc) (GtkWindow *form);

/* For the class of a form: Escape asks for it to be closed; the action "form.cancel", for its
 * Cancel button, closes it without a question. */
void cohort_form_class_guard (GtkWidgetClass *form_class);

/**
 * cohort_form_guard:
 * @is_changed: (nullable): %NULL: whether anything typed or chosen in @form differs from how it was
 *   when it was shown
 *
 * For a form's init: when it is closed by Escape, by the desktop, or because the program is to end,
 * it asks first if something would be lost, and stays until that is answered. One that is only
 * destroyed, as those are that were saved, does not ask.
 */
void cohort_form_guard (GtkWindow *form, CohortFormFunc is_changed);

/* If @form asks just now, and may go, @next is closed after it: whoever closed both need not do so
 * again. */
void cohort_form_close_with (GtkWindow *form, GtkWindow *next);

/* What was chosen in a widget that is no entry, switch or list of GTK; (nullable): nothing. */
void cohort_form_set_chosen (GtkWidget *widget, const char *chosen);

G_END_DECLS
