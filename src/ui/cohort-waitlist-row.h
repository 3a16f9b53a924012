/* Somebody who waits for a spot, or has been offered one: her row and what can be done about it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* (transfer floating): @position counts from 1; @queue (element-type CohortWaitlistEntry): all who
 * wait there */
GtkWidget *cohort_waitlist_row_new (const CohortSnapshot *snapshot,
                                    const CohortConvening *convening,
                                    GPtrArray *queue,
                                    guint position);
/* (transfer floating): a button with all that is possible now */
GtkWidget *cohort_waitlist_menu_new (const CohortSnapshot *snapshot,
                                     const CohortConvening *convening,
                                     const CohortWaitlistEntry *entry);
gboolean cohort_waitlist_is_overdue (const CohortWaitlistEntry *entry);
/* "reply by October 9, 2024", "no answer by October 9, 2024: the offer is overdue" */
char *cohort_waitlist_dup_reply_text (const CohortWaitlistEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

/* Actions "waiting.state" (sss: person, convening, state) and "waiting.…" (ss: person, convening)
 * of a widget class whose instances are pages. */
void cohort_waitlist_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
