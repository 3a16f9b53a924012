/* A bar that says the backup of the day failed, until there is one or it is put away.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COHORT_TYPE_BACKUP_NOTICE (cohort_backup_notice_get_type ())
/**
 * CohortBackupNotice:
 *
 * Hidden at first. Its buttons are the window's actions "win.backup" and "notice.dismiss" of its
 * own; signal "dismissed": the person put it away.
 */
G_DECLARE_FINAL_TYPE (CohortBackupNotice, cohort_backup_notice, COHORT, BACKUP_NOTICE, GtkBox)

/* @sentence: (nullable): what kept the backup from being made; NULL: there is one */
void cohort_backup_notice_show (CohortBackupNotice *self, const char *sentence);

G_END_DECLS
