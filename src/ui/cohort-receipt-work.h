/* Attaching receipts to an expense, looking at them and taking them off.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort-store.h"

G_BEGIN_DECLS

/* @files: (element-type GFile): borrowed */
typedef void (*CohortReceiptFilesFunc) (GtkWidget *widget, GPtrArray *files, gpointer user_data);

/* Attaches one after the other; what takes longer shows how far it is and can be stopped. What
 * could not be attached is told in the end, each with its reason; the others stay attached. */
void cohort_receipts_attach (GtkWidget *widget,
                             CohortStore *store,
                             const char *expense,
                             GPtrArray *files);
/* Asks for files. @widget must live until they are chosen, or @func is not called. */
void
cohort_receipts_choose_files (GtkWidget *widget, CohortReceiptFilesFunc func, gpointer user_data);
/* Asks for files and attaches them to @expense, an id. */
void cohort_receipts_choose (GtkWidget *widget, CohortStore *store, const char *expense);
/* Files dropped on @widget go to @func, as long as it lives. */
void
cohort_receipts_accept_drops (GtkWidget *widget, CohortReceiptFilesFunc func, gpointer user_data);

/* In the program the person opens such files with. */
void cohort_receipt_show (GtkWidget *widget, CohortStore *store, const char *receipt);
/* Can be undone. */
void cohort_receipt_take_off (GtkWidget *widget, CohortStore *store, const char *receipt);

G_END_DECLS
