/* Coverage as a table: roles or sectors against grade bands or convenings, with who is in each
 * cell. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-matrix.h"

#include "cohort-placement.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* A cell while it fills: of each list the newest is last, and a person's placements come together,
 * so one look tells whether she is in it. */
typedef struct {
  CohortCell cell;
  GPtrArray *bench; /* (nullable) (owned) (element-type utf8) */
} Slot;

struct _CohortMatrix {
  CohortMatrixShape shape;
  gboolean of_team;         /* rather than of a convening */
  CohortSnapshot *snapshot; /* (owned): ids belong to it */
  GPtrArray *rows;          /* (owned) (element-type CohortMatrixHead) */
  GPtrArray *columns;       /* (owned) (element-type CohortMatrixHead) */
  GHashTable *row_indexes;  /* (owned) (element-type utf8 guint): keys belong to the rows */
  /* (owned) (element-type Slot): row by row, each with its total last, then the row of totals */
  GArray *slots;
  guint people;
  guint placements;
};

static void
free_head (gpointer data)
{
  CohortMatrixHead *head = data;

  g_free (head->code);
  g_free (head->label);
  g_free (head);
}

static void
add_head (GPtrArray *heads, const char *code, const char *label)
{
  CohortMatrixHead *head = g_new (CohortMatrixHead, 1);

  head->code = g_strdup (code);
  head->label = g_strdup (label);
  g_ptr_array_add (heads, head);
}

static void
add_words (GPtrArray *heads, const char *vocabulary)
{
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n_words);

  for (guint i = 0; i < n_words; i++)
    add_head (heads, words[i].code, cohort_vocabulary_get_label (vocabulary, words[i].code));
}

static void
add_scopes (GPtrArray *heads, const CohortSnapshot *snapshot)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));

  add_head (heads, "team", _ ("Team"));
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    add_head (heads, convening->code, convening->name);
  }
}

static Slot *
get_slot (const CohortMatrix *self, guint row, guint column)
{
  return &g_array_index (self->slots, Slot, row * (self->columns->len + 1) + column);
}

static void
clear_slot (gpointer data)
{
  Slot *slot = data;

  g_ptr_array_unref (slot->cell.people);
  g_clear_pointer (&slot->bench, g_ptr_array_unref);
}

static void
make_slots (CohortMatrix *self)
{
  guint n = (self->rows->len + 1) * (self->columns->len + 1);

  self->slots = g_array_sized_new (FALSE, TRUE, sizeof (Slot), n);
  g_array_set_clear_func (self->slots, clear_slot);
  g_array_set_size (self->slots, n);
  for (guint i = 0; i < n; i++)
    g_array_index (self->slots, Slot, i).cell.people = g_ptr_array_new ();
  for (guint i = 0; i < self->rows->len; i++) {
    CohortMatrixHead *head = g_ptr_array_index (self->rows, i);

    g_hash_table_insert (self->row_indexes, head->code, GUINT_TO_POINTER (i));
  }
}

static gboolean
ends_in (const GPtrArray *people, const char *person)
{
  return people->len > 0 && g_ptr_array_index (people, people->len - 1) == person;
}

static void
fill_slot (Slot *slot, const CohortPlacement *placement)
{
  if (ends_in (slot->cell.people, placement->person))
    return;
  if (placement->state == COHORT_CELL_BENCH) {
    if (slot->bench == NULL)
      slot->bench = g_ptr_array_new ();
    if (!ends_in (slot->bench, placement->person))
      g_ptr_array_add (slot->bench, (gpointer)placement->person);
    return;
  }
  g_ptr_array_add (slot->cell.people, (gpointer)placement->person);
  slot->cell.attended += placement->state == COHORT_CELL_ATTENDED ? 1 : 0;
}

/* A role or sector of a later version has no row, and still counts for its column. */
static guint
find_row (const CohortMatrix *self, const char *code)
{
  gpointer row;

  if (code != NULL && g_hash_table_lookup_extended (self->row_indexes, code, NULL, &row))
    return GPOINTER_TO_UINT (row);
  return self->rows->len;
}

static void
fill_column (CohortMatrix *self, guint row, guint column, const CohortPlacement *placement)
{
  fill_slot (get_slot (self, self->rows->len, column), placement);
  if (row < self->rows->len)
    fill_slot (get_slot (self, row, column), placement);
}

static void
count_placement (CohortMatrix *self, const CohortPlacement *placement)
{
  if (placement->state == COHORT_CELL_BENCH)
    return;
  for (guint bits = placement->own_bands; bits != 0; bits &= bits - 1)
    self->placements++;
}

/* The columns are the bands in the order of their bits. */
static void
fill_bands (CohortMatrix *self, const char *convening, gboolean system_fills, CohortDate day)
{
  g_autoptr (GArray) placements = cohort_placements_new (self->snapshot, convening, day);

  for (guint i = 0; i < placements->len; i++) {
    const CohortPlacement *placement = &g_array_index (placements, CohortPlacement, i);
    guint bands = system_fills ? cohort_placement_fill_bands (placement->bands) : placement->bands;
    guint row = find_row (self, placement->role);

    for (guint band = 0; band < self->columns->len; band++)
      if (bands & (1u << band))
        fill_column (self, row, band, placement);
    fill_column (self, row, self->columns->len, placement);
    count_placement (self, placement);
  }
}

static void
fill_scopes (CohortMatrix *self, CohortDate day)
{
  for (guint column = 0; column < self->columns->len; column++) {
    const CohortMatrixHead *head = g_ptr_array_index (self->columns, column);
    g_autoptr (GArray) placements
        = cohort_placements_new (self->snapshot, column > 0 ? head->code : NULL, day);

    for (guint i = 0; i < placements->len; i++) {
      const CohortPlacement *placement = &g_array_index (placements, CohortPlacement, i);
      guint row = find_row (self, placement->sector);

      fill_column (self, row, column, placement);
      if (column == 0) {
        fill_column (self, row, self->columns->len, placement);
        count_placement (self, placement);
      }
    }
  }
}

static void
close_slot (Slot *slot)
{
  CohortCell *cell = &slot->cell;
  guint n_here = cell->people->len;

  if (slot->bench != NULL)
    g_ptr_array_extend (cell->people, slot->bench, NULL, NULL);
  cell->bench = cell->people->len - n_here;
  cell->count = n_here > 0 ? n_here : cell->bench;
  if (cell->attended > 0)
    cell->state = COHORT_CELL_ATTENDED;
  else if (n_here > 0)
    cell->state = COHORT_CELL_GOING;
  else
    cell->state = cell->bench > 0 ? COHORT_CELL_BENCH : COHORT_CELL_NONE;
}

static void
close_slots (CohortMatrix *self)
{
  self->people = get_slot (self, self->rows->len, self->columns->len)->cell.people->len;
  for (guint i = 0; i < self->slots->len; i++)
    close_slot (&g_array_index (self->slots, Slot, i));
}

/**
 * cohort_matrix_new:
 * @shape: what is laid against what
 * @convening: (nullable): a convening's code, or %NULL for the team; of
 *   %COHORT_MATRIX_ROLES_BY_BANDS only
 * @system_fills: whether who works system-wide fills each band of school too; placements stay as
 *   they are
 * @day: the day whose memberships count
 *
 * Goes over everybody once for each scope. A person counts once in each cell and once in each
 * total, whatever her roles there. The total of a sector's row, and people and placements of that
 * shape, are those of the team: who goes is somebody of it.
 *
 * Returns: (transfer full): the table, which keeps a reference to @snapshot
 */
CohortMatrix *
cohort_matrix_new (const CohortSnapshot *snapshot,
                   CohortMatrixShape shape,
                   const char *convening,
                   gboolean system_fills,
                   CohortDate day)
{
  CohortMatrix *self = g_new0 (CohortMatrix, 1);

  self->shape = shape;
  self->of_team = convening == NULL;
  self->snapshot = cohort_snapshot_ref ((CohortSnapshot *)snapshot);
  self->rows = g_ptr_array_new_with_free_func (free_head);
  self->columns = g_ptr_array_new_with_free_func (free_head);
  self->row_indexes = g_hash_table_new (g_str_hash, g_str_equal);
  if (shape == COHORT_MATRIX_ROLES_BY_BANDS) {
    add_words (self->rows, "role");
    add_words (self->columns, "band");
    make_slots (self);
    fill_bands (self, convening, system_fills, day);
  } else {
    add_words (self->rows, "sector");
    add_scopes (self->columns, snapshot);
    make_slots (self);
    fill_scopes (self, day);
  }
  close_slots (self);
  return self;
}

/** cohort_matrix_free: @self: (transfer full): a table */
void
cohort_matrix_free (CohortMatrix *self)
{
  g_array_unref (self->slots);
  g_hash_table_unref (self->row_indexes);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  cohort_snapshot_unref (self->snapshot);
  g_free (self);
}

/** cohort_matrix_get_rows: Returns: (transfer none) (element-type CohortMatrixHead): all codes of
 * the vocabulary */
GPtrArray *
cohort_matrix_get_rows (const CohortMatrix *self)
{
  return self->rows;
}

/** cohort_matrix_get_columns: Returns: (transfer none) (element-type CohortMatrixHead): bands, or
 * the team and the convenings of the year */
GPtrArray *
cohort_matrix_get_columns (const CohortMatrix *self)
{
  return self->columns;
}

/** cohort_matrix_get_cell: Returns: (transfer none): the cell at @row and @column */
const CohortCell *
cohort_matrix_get_cell (const CohortMatrix *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->rows->len && column < self->columns->len, NULL);

  return &get_slot (self, row, column)->cell;
}

/** cohort_matrix_get_row_total: Returns: (transfer none): everybody of @row, also who has no band;
 * of a sector, those of the team */
const CohortCell *
cohort_matrix_get_row_total (const CohortMatrix *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return &get_slot (self, row, self->columns->len)->cell;
}

/** cohort_matrix_get_column_total: Returns: (transfer none): everybody of @column, also who has no
 * role or sector that is known */
const CohortCell *
cohort_matrix_get_column_total (const CohortMatrix *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &get_slot (self, self->rows->len, column)->cell;
}

/** cohort_matrix_get_people: Returns: how many people there are, the bench not counted */
guint
cohort_matrix_get_people (const CohortMatrix *self)
{
  return self->people;
}

/** cohort_matrix_get_placements: Returns: one for each band of each role of each person, "system"
 * being one; the bench not counted */
guint
cohort_matrix_get_placements (const CohortMatrix *self)
{
  return self->placements;
}

static gboolean
is_of_team (const CohortMatrix *self, const CohortCell *cell)
{
  gsize index = (gsize)((const Slot *)(gconstpointer)cell - get_slot (self, 0, 0));
  guint column = index % (self->columns->len + 1);

  if (self->shape == COHORT_MATRIX_ROLES_BY_BANDS)
    return self->of_team;
  return column == 0 || column == self->columns->len;
}

static char *
format_going (guint n, gboolean of_team)
{
  if (of_team)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u on the team", "%u on the team", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u going", "%u going", n), n);
}

static char *
format_attended (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u attended", "%u attended", n), n);
}

/**
 * cohort_cell_dup_text:
 * @self: the table of @cell
 *
 * Returns: (transfer full): "Nobody", "1 on the bench", "2 going", "1 attended, 1 going"; of the
 * team "2 on the team"
 */
char *
cohort_cell_dup_text (const CohortMatrix *self, const CohortCell *cell)
{
  gboolean of_team = is_of_team (self, cell);
  g_autofree char *attended = NULL;
  g_autofree char *going = NULL;

  switch (cell->state) {
  case COHORT_CELL_NONE:
    return g_strdup (_ ("Nobody"));
  case COHORT_CELL_BENCH:
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u on the bench", "%u on the bench", cell->bench),
        cell->bench);
  case COHORT_CELL_GOING:
    return format_going (cell->count, of_team);
  case COHORT_CELL_ATTENDED:
    attended = format_attended (cell->attended);
    if (cell->count == cell->attended)
      return g_steal_pointer (&attended);
    going = format_going (cell->count - cell->attended, of_team);
    /* Translators: "1 attended, 2 going": how many people. */
    return g_strdup_printf (_ ("%1$s, %2$s"), attended, going);
  }
  g_return_val_if_reached (NULL);
}
