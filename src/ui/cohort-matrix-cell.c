/* One cell of a matrix of coverage: its state by a mark, a number and words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-matrix-cell.h"

#include <glib/gi18n-lib.h>

#define N_STATES (COHORT_CELL_ATTENDED + 1)
#define SPACING  4

typedef struct {
  const char *icon;
  const char *style;
  const char *label; /* of a convening */
  const char *label_of_team;
} StateInfo;

static const StateInfo infos[N_STATES] = {
    [COHORT_CELL_NONE] = {"cohort-cell-none-symbolic", "none", N_ ("Nobody"), N_ ("Nobody")},
    [COHORT_CELL_BENCH]
    = {"cohort-cell-bench-symbolic", "bench", N_ ("On the bench: on the team, not going"),
       N_ ("On the bench: prospects only")},
    [COHORT_CELL_GOING] = {"cohort-cell-going-symbolic", "going", N_ ("Going"), N_ ("On the team")},
    [COHORT_CELL_ATTENDED]
    = {"cohort-cell-attended-symbolic", "attended", N_ ("Attended"), N_ ("Attended")},
};

struct _CohortMatrixCell {
  GtkButton parent_instance;

  GtkWidget *mark;
  GtkWidget *column;
  GtkWidget *count;
  char *name;  /* (owned) (nullable) */
  char *names; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CohortMatrixCell, cohort_matrix_cell, GTK_TYPE_BUTTON)

static void
cohort_matrix_cell_finalize (GObject *object)
{
  CohortMatrixCell *self = COHORT_MATRIX_CELL (object);

  g_free (self->name);
  g_free (self->names);

  G_OBJECT_CLASS (cohort_matrix_cell_parent_class)->finalize (object);
}

static void
cohort_matrix_cell_class_init (CohortMatrixCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_matrix_cell_finalize;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
cohort_matrix_cell_init (CohortMatrixCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  self->mark = gtk_image_new ();
  self->column = gtk_label_new (NULL);
  self->count = gtk_label_new (NULL);
  gtk_widget_set_visible (self->column, FALSE);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), self->column);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "coverage");
}

/** cohort_matrix_cell_new: Returns: (transfer floating): an empty cell at a place of a matrix */
GtkWidget *
cohort_matrix_cell_new (const char *column, guint column_index, guint row_index)
{
  CohortMatrixCell *self = g_object_new (COHORT_TYPE_MATRIX_CELL, NULL);

  gtk_label_set_label (GTK_LABEL (self->column), column);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                  (int)column_index + 1, GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  (int)row_index + 1, -1);
  return GTK_WIDGET (self);
}

/** cohort_matrix_cell_show: shows @cell from now on; @names goes to the tooltip and the description
 */
void
cohort_matrix_cell_show (CohortMatrixCell *self,
                         const CohortCell *cell,
                         const char *name,
                         const char *names)
{
  g_autofree char *count = g_strdup_printf ("%u", cell->count);
  g_autofree char *tooltip
      = names != NULL ? g_strdup_printf ("%s\n%s", name, names) : g_strdup (name);

  for (guint i = 0; i < N_STATES; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), infos[i].style);
  gtk_widget_add_css_class (GTK_WIDGET (self), infos[cell->state].style);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), infos[cell->state].icon);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, names != NULL ? names : "",
                                  -1);
  g_free (self->name);
  g_free (self->names);
  self->name = g_strdup (name);
  self->names = g_strdup (names);
}

/** cohort_matrix_cell_get_name: Returns: (transfer none): row, column and value in words */
const char *
cohort_matrix_cell_get_name (CohortMatrixCell *self)
{
  return self->name;
}

/** cohort_matrix_cell_get_names: Returns: (transfer none) (nullable): who is in it */
const char *
cohort_matrix_cell_get_names (CohortMatrixCell *self)
{
  return self->names;
}

/** cohort_matrix_cell_set_named: see the header */
void
cohort_matrix_cell_set_named (CohortMatrixCell *self, gboolean named)
{
  gtk_widget_set_visible (self->column, named);
}

/** cohort_matrix_cell_get_least_width: Returns: pixels, whichever way the cell is shown now */
int
cohort_matrix_cell_get_least_width (CohortMatrixCell *self, gboolean named)
{
  int column, width;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (gtk_widget_get_visible (self->column) == named)
    return width;
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (self->column)), &column, NULL);
  return named ? width + SPACING + column : width - SPACING - column;
}

/** cohort_cell_state_get_icon: Returns: (transfer none): the name of the mark of @state */
const char *
cohort_cell_state_get_icon (CohortCellState state)
{
  return infos[state].icon;
}

/** cohort_cell_state_get_style: Returns: (transfer none): the CSS class of @state */
const char *
cohort_cell_state_get_style (CohortCellState state)
{
  return infos[state].style;
}

/** cohort_cell_state_get_label: Returns: (transfer none): what @state means, in words */
const char *
cohort_cell_state_get_label (CohortCellState state, gboolean of_team)
{
  return of_team ? _ (infos[state].label_of_team) : _ (infos[state].label);
}
