/* The sections of the window and their pages: the one place that lists them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-sections.h"

#include "cohort-convenings-page.h"
#include "cohort-history-page.h"
#include "cohort-letters-page.h"
#include "cohort-overview-page.h"
#include "cohort-reimbursements-page.h"
#include "cohort-team-page.h"
#include "cohort-year-page.h"

#include <glib/gi18n-lib.h>

/** cohort_sections_get: Returns: (transfer none) (array length=n_sections): in the order of the
 * sidebar */
const CohortSection *
cohort_sections_get (guint *n_sections)
{
  static const CohortSection sections[] = {
      {"overview", N_ ("Overview"), "cohort-overview-symbolic", cohort_overview_page_get_type},
      {"team", N_ ("Team"), "system-users-symbolic", cohort_team_page_get_type},
      {"convenings", N_ ("Convenings"), "x-office-calendar-symbolic",
       cohort_convenings_page_get_type},
      {"reimbursements", N_ ("Reimbursements"), "cohort-money-symbolic",
       cohort_reimbursements_page_get_type},
      {"letters", N_ ("Letters"), "mail-unread-symbolic", cohort_letters_page_get_type},
      {"year", N_ ("Year"), "cohort-year-symbolic", cohort_year_page_get_type},
      {"history", N_ ("History"), "document-open-recent-symbolic", cohort_history_page_get_type},
  };

  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}
