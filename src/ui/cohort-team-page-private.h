/* What the parts of the team's page share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-coverage-view.h"
#include "cohort-coverage.h"
#include "cohort-team-day.h"
#include "cohort-team-filter-popover.h"
#include "cohort-team-model.h"
#include "cohort-team-page.h"
#include "cohort-team-selection-bar.h"
#include "cohort-team-table.h"

G_BEGIN_DECLS

struct _CohortTeamPage {
  CohortPage parent_instance;

  GSettings *settings;      /* (owned) */
  CohortTeamModel *model;   /* (owned): everybody, and who is listed */
  CohortCoverage *coverage; /* (owned) (nullable) */
  GCancellable *loading;    /* (owned) (nullable): of contents under way */
  CohortTeamFilter *filter; /* (owned): what is chosen, with the words that are searched for */
  GPtrArray *saved;         /* (owned) (element-type CohortTeamFilter) */
  char *only_title;         /* (owned) (nullable): what the people have in common that are listed */
  GSimpleActionGroup *columns; /* (owned): whether each column is shown */
  GSimpleActionGroup *order;   /* (owned): by which column the team is sorted, and which way */
  CohortPage *person_page;     /* (unowned): child of stack */
  guint fit_source;            /* see width_changed_cb() */
  gboolean filling;            /* the sort order changes, but nobody changed it */

  GtkWidget *add_button;
  GtkStack *stack;
  GtkToggleButton *people_toggle;
  GtkToggleButton *coverage_toggle;
  GtkEditable *search;
  GtkMenuButton *filter_button;
  CohortTeamFilterPopover *filter_popover;
  CohortTeamDay *day;
  GtkMenuButton *more_button;
  GtkLabel *summary;
  GtkFlowBox *chips;
  GtkStack *view_stack;
  AdwSqueezer *squeezer;
  CohortTeamTable *table;
  GtkWidget *list_window;
  GtkListView *list;
  CohortCoverageView *coverage_view;
  CohortTeamSelectionBar *selection_bar;
};

/* cohort-team-page.c */
void cohort_team_page_leave_person (CohortTeamPage *self);
void cohort_team_page_show_state (CohortTeamPage *self);

/* cohort-team-page-filters.c: what is listed */
void cohort_team_page_fill_filters (CohortTeamPage *self, CohortSnapshot *snapshot);
void cohort_team_page_search (CohortTeamPage *self, const char *text);
/* Lists everybody again. */
void cohort_team_page_show_everybody (CohortTeamPage *self);
void cohort_team_page_filter_changed (CohortTeamPage *self);
gboolean cohort_team_page_is_filtered (CohortTeamPage *self);
void cohort_team_page_install_filters (GtkWidgetClass *widget_class);

/* cohort-team-page-columns.c: the columns of the table and its menu */
void cohort_team_page_fill_columns (CohortTeamPage *self, CohortProgram *program);
/* Says in the menu how the table is sorted. */
void cohort_team_page_show_order (CohortTeamPage *self, const char *column, gboolean descending);
void cohort_team_page_add_menu (CohortTeamPage *self);
void cohort_team_page_layout_changed (CohortTeamPage *self);
void cohort_team_page_install_columns (GtkWidgetClass *widget_class);

/* cohort-team-page-actions.c: what is done with those who are selected */
void cohort_team_page_selection_changed (CohortTeamPage *self);
void cohort_team_page_add_keys (CohortTeamPage *self);
void cohort_team_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
