/* What was said in passing, to be read at leisure: a row for each message.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COHORT_TYPE_MESSAGE_LIST (cohort_message_list_get_type ())
G_DECLARE_FINAL_TYPE (CohortMessageList, cohort_message_list, COHORT, MESSAGE_LIST, AdwBin)

/* @messages: (element-type CohortMessage): in their order; followed from here on */
void cohort_message_list_show (CohortMessageList *self, GListModel *messages);

G_END_DECLS
