/* The cells of one row: columns beside each other while there is room, else a few lines.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-columns.h"

#define SPACING      12
#define LINE_SPACING 2
/* A column of words is not worth having with fewer characters. */
#define MIN_CHARACTERS 13

/* A column without a weight is as wide as its widest cell; the others share the rest. */
static const struct {
  int weight;
  gboolean wide_only;
} specs[COHORT_N_COLUMNS] = {
    [COHORT_COLUMN_DAY] = {0, FALSE},    [COHORT_COLUMN_WHO] = {6, FALSE},
    [COHORT_COLUMN_WHAT] = {8, FALSE},   [COHORT_COLUMN_FROM] = {7, FALSE},
    [COHORT_COLUMN_STATUS] = {0, FALSE}, [COHORT_COLUMN_AMOUNT] = {0, FALSE},
    [COHORT_COLUMN_RESULT] = {0, TRUE},  [COHORT_COLUMN_MENU] = {0, FALSE},
    [COHORT_COLUMN_NOTE] = {0, FALSE},
};

/* From above to below, where there are no columns. */
static const CohortColumn start_lines[]
    = {COHORT_COLUMN_WHO, COHORT_COLUMN_WHAT, COHORT_COLUMN_NOTE, COHORT_COLUMN_FROM,
       COHORT_COLUMN_DAY};
static const CohortColumn end_lines[] = {COHORT_COLUMN_AMOUNT, COHORT_COLUMN_STATUS};

struct _CohortColumns {
  GtkWidget parent_instance;

  GPtrArray *alignment;               /* (owned) (element-type GtkSizeGroup): by column */
  GtkWidget *cells[COHORT_N_COLUMNS]; /* (nullable) children */
  gboolean is_heading;
};

G_DEFINE_FINAL_TYPE (CohortColumns, cohort_columns, GTK_TYPE_WIDGET)

static int
measure_width (CohortColumns *self, CohortColumn column)
{
  int width = 0;

  if (self->cells[column] != NULL)
    gtk_widget_measure (self->cells[column], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL,
                        NULL);
  return width;
}

/* Without what the alignment adds to it, so that a chip ends where the amount above it does. */
static int
measure_own_width (CohortColumns *self, CohortColumn column)
{
  GtkWidget *child
      = GTK_IS_BOX (self->cells[column]) ? gtk_widget_get_first_child (self->cells[column]) : NULL;
  int width = 0;

  if (child == NULL)
    return measure_width (self, column);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static int
measure_height (CohortColumns *self, CohortColumn column, int width)
{
  int height = 0;

  if (self->cells[column] != NULL)
    gtk_widget_measure (self->cells[column], GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL,
                        NULL);
  return height;
}

static int
get_least_words (CohortColumns *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return width * MIN_CHARACTERS;
}

/* What the columns without a weight and the gaps take. */
static int
measure_fixed (CohortColumns *self)
{
  int sum = -SPACING;

  for (guint i = 0; i < COHORT_COLUMN_NOTE; i++) {
    if (self->cells[i] == NULL)
      continue;
    sum += SPACING + (specs[i].weight == 0 ? measure_width (self, i) : 0);
  }
  return sum;
}

static int
sum_weights (CohortColumns *self)
{
  int sum = 0;

  for (guint i = 0; i < COHORT_COLUMN_NOTE; i++)
    sum += self->cells[i] != NULL ? specs[i].weight : 0;
  return sum;
}

static int
measure_wide (CohortColumns *self)
{
  int sum = measure_fixed (self);

  for (guint i = 0; i < COHORT_COLUMN_NOTE; i++)
    if (self->cells[i] != NULL && specs[i].weight > 0)
      sum += get_least_words (self);
  return sum;
}

static void
get_wide_widths (CohortColumns *self, int width, int *widths)
{
  int rest = MAX (width - measure_fixed (self), 0);
  int weights = sum_weights (self);

  for (guint i = 0; i < COHORT_COLUMN_NOTE; i++) {
    if (self->cells[i] == NULL)
      widths[i] = 0;
    else if (specs[i].weight == 0)
      widths[i] = measure_width (self, i);
    else
      widths[i] = rest * specs[i].weight / weights;
  }
}

/* The width of the lines at the end, and of the menu. */
static void
get_narrow_widths (CohortColumns *self, int *end, int *menu)
{
  *end = 0;
  for (guint i = 0; i < G_N_ELEMENTS (end_lines); i++)
    *end = MAX (*end, measure_width (self, end_lines[i]));
  *menu = measure_width (self, COHORT_COLUMN_MENU);
}

static int
sum_lines (CohortColumns *self, const CohortColumn *lines, guint n, int width)
{
  int sum = 0;

  for (guint i = 0; i < n; i++) {
    int height = measure_height (self, lines[i], width);

    sum += height > 0 ? height + (sum > 0 ? LINE_SPACING : 0) : 0;
  }
  return sum;
}

static int
measure_wide_height (CohortColumns *self, int width)
{
  int widths[COHORT_N_COLUMNS] = {0};
  int height = 0;

  get_wide_widths (self, width, widths);
  for (guint i = 0; i < COHORT_COLUMN_NOTE; i++)
    height = MAX (height, measure_height (self, i, widths[i]));
  return height;
}

static int
measure_narrow_height (CohortColumns *self, int width)
{
  int end, menu, start_height, end_height;

  if (self->is_heading)
    return 0;
  get_narrow_widths (self, &end, &menu);
  start_height = sum_lines (self, start_lines, G_N_ELEMENTS (start_lines),
                            MAX (width - end - menu - 2 * SPACING, 1));
  end_height = sum_lines (self, end_lines, G_N_ELEMENTS (end_lines), end);
  return MAX (MAX (start_height, end_height), measure_height (self, COHORT_COLUMN_MENU, menu));
}

static int
measure_narrow_width (CohortColumns *self)
{
  int end, menu, start = 0;

  if (self->is_heading)
    return 0;
  get_narrow_widths (self, &end, &menu);
  for (guint i = 0; i < G_N_ELEMENTS (start_lines); i++) {
    int least = 0;

    if (self->cells[start_lines[i]] != NULL)
      gtk_widget_measure (self->cells[start_lines[i]], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                          NULL, NULL);
    start = MAX (start, least);
  }
  return start + end + menu + 2 * SPACING;
}

static GtkSizeRequestMode
cohort_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cohort_columns_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  CohortColumns *self = COHORT_COLUMNS (widget);
  int wide = measure_wide (self);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MIN (measure_narrow_width (self), wide);
    *natural = wide;
  } else if (for_size < 0 || for_size >= wide) {
    *minimum = *natural = measure_wide_height (self, MAX (for_size, wide));
  } else {
    *minimum = *natural = measure_narrow_height (self, for_size);
  }
}

/* From the start of the line, wherever that is. */
static void
place_cell (CohortColumns *self, CohortColumn column, int x, int y, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (self->cells[column], &(GtkAllocation){x, y, width, height}, -1);
}

static void
allocate_wide (CohortColumns *self, int width, int height)
{
  int widths[COHORT_N_COLUMNS] = {0};
  int x = 0;

  get_wide_widths (self, width, widths);
  for (guint i = 0; i < COHORT_COLUMN_NOTE; i++) {
    int own;

    if (self->cells[i] == NULL)
      continue;
    own = MIN (measure_height (self, i, widths[i]), height);
    place_cell (self, i, x, (height - own) / 2, widths[i], own);
    x += widths[i] + SPACING;
  }
}

static void
allocate_start (CohortColumns *self, int width)
{
  int y = 0;

  for (guint i = 0; i < G_N_ELEMENTS (start_lines); i++) {
    int height = measure_height (self, start_lines[i], width);

    if (self->cells[start_lines[i]] == NULL)
      continue;
    place_cell (self, start_lines[i], 0, y, width, height);
    y += height > 0 ? height + LINE_SPACING : 0;
  }
}

static void
allocate_end (CohortColumns *self, int x, int width)
{
  int y = 0;

  for (guint i = 0; i < G_N_ELEMENTS (end_lines); i++) {
    int height = measure_height (self, end_lines[i], width);
    int own;

    if (self->cells[end_lines[i]] == NULL)
      continue;
    own = MIN (measure_own_width (self, end_lines[i]), width);
    place_cell (self, end_lines[i], x + width - own, y, own, height);
    y += height + LINE_SPACING;
  }
}

static void
allocate_narrow (CohortColumns *self, int width, int height)
{
  int end, menu, start;

  get_narrow_widths (self, &end, &menu);
  start = MAX (width - end - menu - 2 * SPACING, 1);
  allocate_start (self, start);
  allocate_end (self, start + SPACING, end);
  if (self->cells[COHORT_COLUMN_MENU] != NULL)
    place_cell (self, COHORT_COLUMN_MENU, width - menu, 0, menu,
                MIN (measure_height (self, COHORT_COLUMN_MENU, menu), height));
}

static void
cohort_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CohortColumns *self = COHORT_COLUMNS (widget);
  gboolean is_wide = width >= measure_wide (self);

  for (guint i = 0; i < COHORT_N_COLUMNS; i++) {
    gboolean is_shown
        = is_wide ? i != COHORT_COLUMN_NOTE : !specs[i].wide_only && !self->is_heading;

    if (self->cells[i] != NULL)
      gtk_widget_set_child_visible (self->cells[i], is_shown);
  }
  if (is_wide)
    allocate_wide (self, width, height);
  else if (!self->is_heading)
    allocate_narrow (self, width, height);
}

static void
cohort_columns_dispose (GObject *object)
{
  CohortColumns *self = COHORT_COLUMNS (object);

  for (guint i = 0; i < COHORT_N_COLUMNS; i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_pointer (&self->alignment, g_ptr_array_unref);

  G_OBJECT_CLASS (cohort_columns_parent_class)->dispose (object);
}

static void
cohort_columns_class_init (CohortColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_columns_dispose;
  widget_class->get_request_mode = cohort_columns_get_request_mode;
  widget_class->measure = cohort_columns_measure;
  widget_class->size_allocate = cohort_columns_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "columns");
}

static void
cohort_columns_init (CohortColumns *self)
{
}

/** cohort_columns_new_alignment: Returns: (transfer full): what the rows of one list have in common
 */
GPtrArray *
cohort_columns_new_alignment (void)
{
  GPtrArray *alignment = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < COHORT_N_COLUMNS; i++)
    g_ptr_array_add (alignment, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  return alignment;
}

/** cohort_columns_new: Returns: (transfer floating): a row without cells */
GtkWidget *
cohort_columns_new (GPtrArray *alignment)
{
  CohortColumns *self = g_object_new (COHORT_TYPE_COLUMNS, NULL);

  self->alignment = g_ptr_array_ref (alignment);
  return GTK_WIDGET (self);
}

/** cohort_columns_set_cell: @cell: (transfer floating): set once, in the order cells are read */
void
cohort_columns_set_cell (CohortColumns *self, CohortColumn column, GtkWidget *cell)
{
  g_return_if_fail (COHORT_IS_COLUMNS (self) && self->cells[column] == NULL);

  self->cells[column] = cell;
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  if (specs[column].weight == 0 && column != COHORT_COLUMN_NOTE)
    gtk_size_group_add_widget (g_ptr_array_index (self->alignment, column), cell);
}

/** cohort_columns_set_text: Returns: (transfer none): the label of a cell with @text, numbers at
 * the end of the line */
GtkWidget *
cohort_columns_set_text (CohortColumns *self,
                         CohortColumn column,
                         const char *text,
                         const char *css_class)
{
  gboolean is_number = column == COHORT_COLUMN_AMOUNT || column == COHORT_COLUMN_RESULT;
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), !is_number);
  if (specs[column].weight > 0 || column == COHORT_COLUMN_NOTE)
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Amounts stand cent under cent, the sign before them, whichever way the words run. */
  if (is_number)
    gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  cohort_columns_set_cell (self, column, label);
  return label;
}

/** cohort_columns_set_heading: a heading is only there over columns */
void
cohort_columns_set_heading (CohortColumns *self, gboolean is_heading)
{
  g_return_if_fail (COHORT_IS_COLUMNS (self));

  self->is_heading = is_heading;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
