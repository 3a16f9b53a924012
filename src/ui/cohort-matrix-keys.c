/* A matrix of coverage by keyboard: from cell to cell, and out of it with one Tab.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-matrix-view-private.h"

static gboolean
is_shown (CohortMatrixView *self, guint row)
{
  return gtk_widget_get_visible (g_ptr_array_index (self->row_heads, row));
}

static guint
find_shown (CohortMatrixView *self, guint from, int step)
{
  guint n = self->row_heads->len;

  for (guint row = from; row < n; row = (guint)((int)row + step))
    if (is_shown (self, row))
      return row;
  return n;
}

/* The heads of the columns cover what the window takes for visible. */
static void
uncover (CohortMatrixView *self, GtkWidget *cell)
{
  graphene_rect_t bounds;
  int hidden;

  if (self->adjustment == NULL || self->narrow
      || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return;
  hidden = cohort_matrix_view_get_scrolled (self) + self->head_height - (int)bounds.origin.y;
  if (hidden > 0)
    gtk_adjustment_set_value (self->adjustment,
                              gtk_adjustment_get_value (self->adjustment) - hidden);
}

gboolean
cohort_matrix_view_focus_cell (CohortMatrixView *self)
{
  GtkWidget *cell;

  if (self->cells->len == 0)
    return FALSE;
  cell = cohort_matrix_view_get_cell (self, self->row, self->column);
  if (!gtk_widget_grab_focus (cell))
    return FALSE;
  uncover (self, cell);
  return TRUE;
}

static void
move_row (CohortMatrixView *self, int step)
{
  guint row = find_shown (self, (guint)((int)self->row + step), step);

  if (row < self->row_heads->len)
    self->row = row;
}

static void
move_column (CohortMatrixView *self, int step)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    step = -step;
  self->column = (guint)CLAMP ((int)self->column + step, 0, (int)self->column_heads->len - 1);
}

/* Home and End: of the row, with Control of the whole. */
static void
move_to_end (CohortMatrixView *self, gboolean last, gboolean whole)
{
  self->column = last ? self->column_heads->len - 1 : 0;
  if (whole)
    self->row = last ? find_shown (self, self->row_heads->len - 1, -1) : find_shown (self, 0, 1);
}

static gboolean
move (CohortMatrixView *self, guint key, gboolean whole)
{
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    move_column (self, -1);
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    move_column (self, 1);
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    move_row (self, -1);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    move_row (self, 1);
    return TRUE;
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    move_to_end (self, key == GDK_KEY_End || key == GDK_KEY_KP_End, whole);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
key_pressed_cb (CohortMatrixView *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (self->cells->len == 0 || (held & ~GDK_CONTROL_MASK) != 0
      || !move (self, key, (held & GDK_CONTROL_MASK) != 0))
    return GDK_EVENT_PROPAGATE;
  cohort_matrix_view_focus_cell (self);
  return GDK_EVENT_STOP;
}

void
cohort_matrix_view_add_keys (CohortMatrixView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
