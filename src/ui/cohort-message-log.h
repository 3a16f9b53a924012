/* What the window said in passing since it was opened, the newest first.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define COHORT_TYPE_MESSAGE (cohort_message_get_type ())
G_DECLARE_FINAL_TYPE (CohortMessage, cohort_message, COHORT, MESSAGE, GObject)

/* More are not kept: the oldest go. */
#define COHORT_MESSAGE_LOG_MOST 100

const char *cohort_message_get_text (CohortMessage *self);
/* "Nov 7, 2024 · 2:05 PM", on the clock of this computer */
char *cohort_message_dup_when (CohortMessage *self) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): (element-type CohortMessage): an empty log */
GListStore *cohort_message_log_new (void);
/* @text: said now */
void cohort_message_log_add (GListStore *log, const char *text);

G_END_DECLS
