/* What every page of the window is: a view of the store's present snapshot.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cohort-store.h"

G_BEGIN_DECLS

#define COHORT_TYPE_PAGE (cohort_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (CohortPage, cohort_page, COHORT, PAGE, AdwBin)

/**
 * CohortPageClass:
 * @refresh: show @snapshot; called when the page is on screen and its data changed, and when it
 * comes on screen after they did
 * @open: bring @subject (a record's id, a convening's code) into view and focus; NULL when a page
 * has nothing to open
 * @begin: (nullable): give the keyboard to what comes next on the page. Returns: FALSE where that
 * is its first control, as it is on any other page
 *
 * Property "header" (GtkWidget): buttons for the end of the header bar while the page is shown.
 */
struct _CohortPageClass {
  AdwBinClass parent_class;

  void (*refresh) (CohortPage *self, CohortSnapshot *snapshot);
  void (*open) (CohortPage *self, const char *subject);
  gboolean (*begin) (CohortPage *self);
};

void cohort_page_set_store (CohortPage *self, CohortStore *store);
CohortStore *cohort_page_get_store (CohortPage *self);
CohortSnapshot *
cohort_page_get_snapshot (CohortPage *self);          /* borrowed; NULL before a county is chosen */
GtkWidget *cohort_page_get_header (CohortPage *self); /* (nullable) */
/* For the buttons of the header, which the actions of the page itself do not reach: @group as
 * @prefix, wherever the header is put. */
void cohort_page_add_header_actions (CohortPage *self, const char *prefix, GActionGroup *group);
/* Whether @button of a page's header is what to do next: an empty page has a button for that. */
void cohort_page_suggest (GtkWidget *button, gboolean suggest);
void cohort_page_open (CohortPage *self, const char *subject);
/* Gives the page the keyboard, at what comes next in it or at its first control. */
void cohort_page_begin (CohortPage *self);
/* Refreshes as soon as the page is on screen: for what is not in the snapshot. */
void cohort_page_queue_refresh (CohortPage *self);
/* For a page's dispose, in place of gtk_widget_dispose_template(). */
void cohort_page_dispose_template (CohortPage *self, GType type);

G_END_DECLS
