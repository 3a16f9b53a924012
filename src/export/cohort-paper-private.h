/* The parts a form is laid out of, shared by layout and drawing.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-letter-page-private.h"
#include "cohort-paper.h"

G_BEGIN_DECLS

#define COHORT_PAPER_MARGIN ((COHORT_LETTER_PAGE_WIDTH - COHORT_PAPER_WIDTH) / 2)
#define COHORT_PAPER_CELL_GAP 8.0 /* between columns */
#define COHORT_PAPER_TOP    54.0
#define COHORT_PAPER_BOTTOM (COHORT_LETTER_PAGE_HEIGHT - 60.0)

typedef enum {
  COHORT_PAPER_ITEM_TITLE,
  COHORT_PAPER_ITEM_HEADING,
  COHORT_PAPER_ITEM_TEXT,
  COHORT_PAPER_ITEM_PAIR,
  COHORT_PAPER_ITEM_HEAD, /* of a table */
  COHORT_PAPER_ITEM_ROW,
  COHORT_PAPER_ITEM_TO_SIGN,
  COHORT_PAPER_ITEM_TOTAL,
  COHORT_PAPER_ITEM_SIGNATURE,
  COHORT_PAPER_ITEM_PICTURE,
} CohortPaperItemKind;

typedef struct {
  PangoLayout *text; /* (owned) (nullable): an empty cell */
  double left;       /* from the margin */
  double width;
  double shade; /* 0 to 1 */
} CohortPaperCell;

typedef struct {
  CohortPaperItemKind kind;
  GArray *cells; /* CohortPaperCell */
  double before; /* space above, dropped at the top of a page */
  double height;
  gboolean keep;            /* on the page of the next item */
  guint head;               /* of a row: index of the head of its table */
  cairo_surface_t *picture; /* (owned) (nullable) */
  double picture_width;
  double picture_height;
  guint turn;
  guint page; /* from 0 */
  double top;
} CohortPaperItem;

struct _CohortPaper {
  CohortLetterheadDrawing *letterhead; /* (owned) */
  char *title;
  PangoContext *context;
  GPtrArray *items;  /* CohortPaperItem */
  GArray *columns;   /* CohortPaperColumn of the open table; titles are not kept */
  guint head;        /* index of the head of the open table */
  gboolean is_ready; /* pages and tops are worked out */
  guint n_pages;
};

CohortPaperItem *cohort_paper_add_item (CohortPaper *self, CohortPaperItemKind kind);
/* Belongs to a table whose head is repeated above it on a new page. */
gboolean cohort_paper_item_is_row (const CohortPaperItem *item);
void cohort_paper_add_cell (CohortPaper *self,
                            CohortPaperItem *item,
                            const char *text,
                            double left,
                            double width,
                            gboolean is_number);

G_END_DECLS
