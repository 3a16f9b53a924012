/* The registration link of a convening: when it came, where it leads, to whom it was forwarded.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

void cohort_link_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening);
/* For all who hold a spot, are not registered and have not got the link. */
void cohort_forward_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening);
/* (transfer container) (element-type CohortAttendance): those */
GPtrArray *cohort_link_list_missing (const CohortSnapshot *snapshot,
                                     const char *convening) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed (nullable): a setting of one convening. */
const char *cohort_convening_get_setting (const CohortSnapshot *snapshot,
                                          const char *key,
                                          const char *convening);
/* (transfer full): sets it to @value, or unsets it for NULL */
JsonObject *cohort_convening_make_setting (const char *key,
                                           const char *convening,
                                           const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
