/* The window's parts, for its own files only.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-window.h"

#include "cohort-backup-notice.h"
#include "cohort-page.h"

G_BEGIN_DECLS

struct _CohortWindow {
  AdwApplicationWindow parent_instance;

  CohortStore *store;  /* (owned) */
  GSettings *settings; /* (owned) */
  AdwToast *toast;     /* (unowned) (nullable): the one shown, which a newer one replaces */
  GListStore *messages; /* (owned) (element-type CohortMessage): what was said in passing */
  char *first_page;    /* (owned) (nullable): to be made once the window itself is on screen */
  gboolean laid_out;   /* the leaflet knows whether it is folded */
  gboolean closing;    /* the store is draining; then the window really closes */
  GtkWidget *focused;  /* (unowned) (nullable): weak, what had the keyboard last */
  guint begin_idle;    /* (source id): gives the keyboard to something, as nothing has it */
  GQueue incoming;     /* (element-type GFile): to be imported, one after the other */

  GtkStack *root_stack; /* "loading", "welcome", "main" */
  AdwToastOverlay *toast_overlay;
  GtkOverlay *overlay;
  GtkWidget *drop_hint; /* (nullable): while a file is over the window */
  GtkWidget *welcome; /* (nullable): made for whoever has no county yet */
  AdwLeaflet *leaflet;
  GtkWidget *sidebar;
  GtkListBox *sections;
  GtkWidget *content_box;
  AdwHeaderBar *content_header;
  AdwWindowTitle *page_title;
  AdwWindowTitle *sidebar_title;
  CohortBackupNotice *backup_notice;
  GtkStack *pages;
  GtkWidget *header_box; /* the pages' own buttons, of which those of the shown one show */
  GtkWidget *bottom_box; /* where they are when that has no room for them */
  GMenu *years; /* of the main menu */
};

/* cohort-window-actions.c */
void cohort_window_install_actions (GtkWidgetClass *widget_class);
void cohort_window_update_actions (CohortWindow *self);

/* cohort-window-files.c */
void cohort_window_take_files (CohortWindow *self);
void cohort_window_import_next (CohortWindow *self);

/* The page on screen. */
CohortPage *cohort_window_get_page (CohortWindow *self);

G_END_DECLS
