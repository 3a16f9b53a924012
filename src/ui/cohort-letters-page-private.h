/* What the page of the letters is made of, for the file with its actions.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-choices.h"
#include "cohort-letter-pane.h"
#include "cohort-letters-page.h"

G_BEGIN_DECLS

struct _CohortLettersPage {
  CohortPage parent_instance;

  gboolean is_register;          /* what was issued is shown, not what could be */
  char *template;                /* (owned) (nullable): name of the letter chosen */
  char *convening;               /* (owned) (nullable): code */
  char *wanted_key;              /* (owned) (nullable): of the row to select once it is there */
  char *wanted;                  /* (owned): what is searched for, folded */
  GPtrArray *kinds;              /* (owned) (nullable) (element-type CohortLetterKind) */
  CohortChoices *convenings;     /* (owned) (nullable) */
  GListStore *items;             /* (owned) (element-type CohortLetterEntry) */
  GtkFilter *filter;             /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  GCancellable *loading;         /* (owned) (nullable) */
  GSimpleActionGroup *acts;      /* (owned) */
  gboolean is_filling;           /* what is chosen is set by the page itself */

  GtkWidget *header_box;
  GtkWidget *issue_button;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkToggleButton *write_chip;
  GtkToggleButton *issued_chip;
  GtkWidget *what_box;
  GtkDropDown *kind_choice;
  GtkDropDown *convening_choice;
  GtkEditable *search;
  GtkLabel *summary;
  GtkWidget *all_button;
  GtkLabel *chosen;
  GtkStack *list_stack;
  AdwStatusPage *none;
  GtkListView *list;
  CohortLetterPane *pane;
};

/* (transfer full) (element-type CohortLetterEntry): those ticked, or the one on screen */
GPtrArray *cohort_letters_page_list_chosen (CohortLettersPage *self) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): issue, output, edit and letterhead; @self is not kept alive */
GSimpleActionGroup *
cohort_letters_page_acts_new (CohortLettersPage *self) G_GNUC_WARN_UNUSED_RESULT;
/* Prints those chosen. */
void cohort_letters_page_print_action (GtkWidget *widget, const char *name, GVariant *parameter);
/* (transfer full): what can be done with those chosen, but for issuing them */
GMenuModel *cohort_letters_page_menu_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Says what is chosen, and lets only that be done which can be. */
void cohort_letters_page_update_acts (CohortLettersPage *self);

G_END_DECLS
