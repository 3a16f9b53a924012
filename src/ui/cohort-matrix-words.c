/* What the cells of a matrix of coverage say: row, column, value and names.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-isolate.h"
#include "cohort-matrix-view-private.h"

#include <glib/gi18n-lib.h>

/* More names than this are no longer read, only how many. */
#define MOST_NAMES 8

const char *
cohort_matrix_heads_get_label (GPtrArray *heads, guint index)
{
  const CohortMatrixHead *head = index < heads->len ? g_ptr_array_index (heads, index) : NULL;

  return head != NULL ? head->label : NULL;
}

const CohortCell *
cohort_matrix_view_get_data (CohortMatrixView *self, guint row, guint column)
{
  guint n_rows = cohort_matrix_get_rows (self->matrix)->len;
  guint n_columns = cohort_matrix_get_columns (self->matrix)->len;

  if (row < n_rows && column < n_columns)
    return cohort_matrix_get_cell (self->matrix, row, column);
  if (row < n_rows)
    return cohort_matrix_get_row_total (self->matrix, row);
  return column < n_columns ? cohort_matrix_get_column_total (self->matrix, column) : NULL;
}

const char *
cohort_matrix_view_get_row_label (CohortMatrixView *self, guint row)
{
  const char *label = cohort_matrix_heads_get_label (cohort_matrix_get_rows (self->matrix), row);

  if (label != NULL)
    return label;
  return self->shape == COHORT_MATRIX_ROLES_BY_BANDS ? _ ("All roles") : _ ("All sectors");
}

/* "grades 3–5": as it is said beside a role. */
static char *
dup_spoken_column (CohortMatrixView *self, guint column)
{
  GPtrArray *columns = cohort_matrix_get_columns (self->matrix);
  const char *label = cohort_matrix_heads_get_label (columns, column);

  if (label == NULL)
    return g_strdup (_ ("in all"));
  if (g_unichar_isdigit (g_utf8_get_char (label)) || g_str_has_prefix (label, "TK"))
    /* Translators: %s is a span of grades, "3–5". */
    return g_strdup_printf (_ ("grades %s"), label);
  return g_strdup (label);
}

char *
cohort_matrix_view_dup_title (CohortMatrixView *self, guint row, guint column)
{
  GPtrArray *rows = cohort_matrix_get_rows (self->matrix);
  const char *of_row = cohort_matrix_view_get_row_label (self, row);
  const char *label
      = cohort_matrix_heads_get_label (cohort_matrix_get_columns (self->matrix), column);
  g_autofree char *of_column = label != NULL ? cohort_dup_isolated (label) : NULL;

  if (of_column != NULL)
    return g_strdup_printf ("%s · %s", of_row, of_column);
  return g_strdup (row < rows->len ? of_row : _ ("Everybody"));
}

static char *
dup_value (CohortMatrixView *self, const CohortCell *cell)
{
  guint people = cohort_matrix_get_people (self->matrix);

  if (cell != NULL)
    return cohort_cell_dup_text (self->matrix, cell);
  return g_strdup_printf (ngettext ("%u person", "%u people", people), people);
}

static void
append_name (CohortMatrixView *self, GString *text, const char *id, const char *separator)
{
  const CohortPerson *person = cohort_snapshot_find (self->snapshot, COHORT_RECORD_PERSON, id);
  g_autofree char *name = person != NULL ? cohort_person_dup_name (person) : NULL;

  if (name != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", name);
}

/* Who is in a cell, and after them who is only on the bench. */
char *
cohort_matrix_view_dup_names (CohortMatrixView *self, const CohortCell *cell)
{
  GString *text = g_string_new (NULL);
  guint n_here = cell->people->len - cell->bench;

  for (guint i = 0; i < cell->people->len && i < MOST_NAMES; i++) {
    if (i == n_here && n_here > 0)
      /* Translators: between the names of who goes and of who does not. */
      g_string_append (text, _ (" · on the bench: "));
    append_name (self, text, g_ptr_array_index (cell->people, i),
                 i == n_here && n_here > 0 ? "" : ", ");
  }
  if (cell->people->len > MOST_NAMES)
    g_string_append_printf (text, _ (", and %u more"), cell->people->len - MOST_NAMES);
  return g_string_free (text, text->len == 0);
}

char *
cohort_matrix_view_dup_name (CohortMatrixView *self, guint row, guint column)
{
  const CohortCell *cell = cohort_matrix_view_get_data (self, row, column);
  g_autofree char *spoken = dup_spoken_column (self, column);
  g_autofree char *value = dup_value (self, cell);

  /* Translators: a cell of a table: "Teacher leader, grades 3–5: 1 going". */
  return g_strdup_printf (_ ("%1$s, %2$s: %3$s"), cohort_matrix_view_get_row_label (self, row),
                          spoken, value);
}
