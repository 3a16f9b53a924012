/* Writing invoices, claims and requests to travel to files the person chooses.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-window.h"

G_BEGIN_DECLS

/* @invoice: id; as an Excel workbook or as PDF */
void cohort_invoice_export (CohortWindow *window, const char *invoice, gboolean as_workbook);
/* @person: id; @convening: (nullable): code, NULL for everything she claims */
void cohort_claim_export (CohortWindow *window, const char *person, const char *convening);
/* @person: id; @convening: code */
void cohort_preapproval_export (CohortWindow *window, const char *person, const char *convening);
/* Ask for whom first. */
void cohort_claim_export_choose (CohortWindow *window);
void cohort_preapproval_export_choose (CohortWindow *window);

G_END_DECLS
