/* Names known already, offered while one is typed.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cohort_name_completion_attach:
 * @row: an editable widget
 * @names: what to offer
 *
 * A few names under @row that contain what was typed, accents and case not looked at. Down and Up
 * choose one, Enter or a click takes it, Escape puts them away.
 */
void cohort_name_completion_attach (GtkWidget *row, const char *const *names);

G_END_DECLS
