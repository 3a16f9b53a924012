/* A group of rows whose title is read whole.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define COHORT_TYPE_ROW_GROUP (cohort_row_group_get_type ())
/**
 * CohortRowGroup:
 *
 * An #AdwPreferencesGroup of libadwaita 1.2 cuts its title short where it has not the room; this
 * one gives it several lines.
 */
G_DECLARE_DERIVABLE_TYPE (CohortRowGroup, cohort_row_group, COHORT, ROW_GROUP, AdwPreferencesGroup)

struct _CohortRowGroupClass {
  AdwPreferencesGroupClass parent_class;
};

GtkWidget *cohort_row_group_new (void);

G_END_DECLS
