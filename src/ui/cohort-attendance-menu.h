/* Everything that can be done about somebody at a convening: the menu of her card and of her row.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* (transfer floating): a button with the menu of @person at @convening; @attendance: (nullable):
 * hers there, when she was ever on the list */
GtkWidget *cohort_attendance_menu_new (const CohortSnapshot *snapshot,
                                       const CohortConvening *convening,
                                       const char *person,
                                       const CohortAttendance *attendance);
/* (transfer floating): a button with three dots and @menu; @about: whom it is about */
GtkWidget *cohort_more_button_new (GMenuModel *menu, const char *about);
/* Appends an act on a person at a convening, "(ss)". */
void cohort_menu_append_act (GMenu *menu,
                             const char *label,
                             const char *action,
                             const char *person,
                             const char *convening);

/* Actions "attendee.status" (sss: person, convening, status) and "attendee.…" (ss: person,
 * convening) of a widget class whose instances are pages. */
void cohort_attendance_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
