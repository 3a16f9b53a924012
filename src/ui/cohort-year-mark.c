/* A date of a year's timeline: its kind as a shape, and what it is in words.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year-mark.h"

#include <glib/gi18n-lib.h>

#define SHAPE      14 /* across */
#define PADDING    5
#define GAP        6 /* between shape and words */
#define LINE       3
#define EDGE       2
#define BAR_HEIGHT 4
#define TEXT_CHARS 28
#define QUARTER    45
#define DIAMOND    0.75f /* of a square of the same width, turned */

enum { TITLE, DAYS, WHAT, N_TEXTS };

struct _CohortYearMark {
  GtkButton parent_instance;

  CohortYearDateKind kind;
  gboolean is_certain;
  char *code;                  /* (owned) (nullable) */
  char *key;                   /* (owned) (nullable) */
  char *words[N_TEXTS];        /* (owned) (nullable): NULL of a shape alone */
  PangoLayout *texts[N_TEXTS]; /* (owned) (nullable): made when they are first measured */
  int widths[N_TEXTS];         /* of the whole texts, in units of Pango */
  int least;                   /* that a text always has room for, in units of Pango */
  int room;                    /* that the texts have, in units of Pango; -1: not known */
  int span;
  gboolean is_flipped;
};

G_DEFINE_FINAL_TYPE (CohortYearMark, cohort_year_mark, GTK_TYPE_BUTTON)

static PangoLayout *
make_text (CohortYearMark *self, guint i)
{
  PangoLayout *text = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->words[i]);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  if (i == TITLE)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (text, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (text, TRUE);
  return text;
}

static PangoLayout *
get_text (CohortYearMark *self, guint i)
{
  if (self->texts[i] != NULL || self->words[i] == NULL)
    return self->texts[i];
  self->texts[i] = make_text (self, i);
  pango_layout_get_size (self->texts[i], &self->widths[i], NULL);
  pango_layout_set_ellipsize (self->texts[i], PANGO_ELLIPSIZE_END);
  return self->texts[i];
}

static int
get_least (CohortYearMark *self)
{
  PangoFontMetrics *metrics;

  if (self->least > 0)
    return self->least;
  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL,
                                       NULL);
  self->least = TEXT_CHARS * pango_font_metrics_get_approximate_char_width (metrics);
  pango_font_metrics_unref (metrics);
  return self->least;
}

static void
drop_texts (CohortYearMark *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->texts[i]);
  self->least = 0;
  self->room = -1;
}

/* How wide the longest is, cut and whole. */
static void
measure_width (CohortYearMark *self, int *cut, int *whole)
{
  *cut = *whole = 0;
  for (guint i = 0; i < N_TEXTS; i++) {
    if (get_text (self, i) == NULL)
      continue;
    *cut = MAX (*cut, PANGO_PIXELS_CEIL (MIN (self->widths[i], get_least (self))));
    *whole = MAX (*whole, PANGO_PIXELS_CEIL (self->widths[i]));
  }
}

static int
measure_height (CohortYearMark *self)
{
  int height = 0;

  for (guint i = 0; i < N_TEXTS; i++) {
    PangoLayout *text = get_text (self, i);
    int text_height;

    if (text == NULL)
      continue;
    pango_layout_get_pixel_size (text, NULL, &text_height);
    height += text_height;
  }
  return height;
}

static void
cohort_year_mark_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  CohortYearMark *self = COHORT_YEAR_MARK (widget);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = SHAPE;
  if (self->words[TITLE] == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_width (self, minimum, natural);
    *minimum += SHAPE + GAP + 2 * PADDING;
    *natural += SHAPE + GAP + 2 * PADDING;
  } else {
    *minimum = *natural = MAX (measure_height (self), SHAPE) + LINE + 2 * PADDING;
  }
}

/* As much of its words as there is room for. */
static void
cohort_year_mark_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CohortYearMark *self = COHORT_YEAR_MARK (widget);
  int room = MAX (width - 2 * PADDING - SHAPE - GAP, 0) * PANGO_SCALE;

  if (room == self->room)
    return;
  self->room = room;
  for (guint i = 0; i < N_TEXTS; i++)
    if (get_text (self, i) != NULL)
      pango_layout_set_width (self->texts[i], room);
}

static GdkRGBA
get_color (CohortYearMark *self)
{
  static const char *const names[] = {
      [COHORT_YEAR_DATE_DEADLINE] = "warning_color",
      [COHORT_YEAR_DATE_SESSION] = "accent_color",
      [COHORT_YEAR_DATE_CONVENING] = "success_color",
      [COHORT_YEAR_DATE_UNDATED] = "window_fg_color",
  };
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (style, names[self->kind], &color))
    gtk_style_context_get_color (style, &color);
  return color;
}

static void
append_shape (GtkSnapshot *snapshot,
              const graphene_rect_t *box,
              float radius,
              gboolean is_full,
              const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, radius);
  if (!is_full) {
    gtk_snapshot_append_border (snapshot, &outline, (float[4]){EDGE, EDGE, EDGE, EDGE},
                                (GdkRGBA[4]){*color, *color, *color, *color});
    return;
  }
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, box);
  gtk_snapshot_pop (snapshot);
}

static void
append_question (CohortYearMark *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) mark = gtk_widget_create_pango_layout (GTK_WIDGET (self), "?");
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
  int width, height;

  pango_font_description_set_absolute_size (font, (SHAPE - 2 * EDGE) * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (mark, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (mark, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((SHAPE - width) / 2.0f, (SHAPE - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, mark, color);
  gtk_snapshot_restore (snapshot);
}

/* In a square of SHAPE. */
static void
draw_shape (CohortYearMark *self, GtkSnapshot *snapshot)
{
  GdkRGBA color = get_color (self);
  float side = SHAPE * DIAMOND;

  switch (self->kind) {
  case COHORT_YEAR_DATE_DEADLINE:
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (SHAPE / 2.0f, SHAPE / 2.0f));
    gtk_snapshot_rotate (snapshot, QUARTER);
    append_shape (snapshot, &GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side), 0,
                  self->is_certain, &color);
    gtk_snapshot_restore (snapshot);
    break;
  case COHORT_YEAR_DATE_CONVENING:
    append_shape (snapshot, &GRAPHENE_RECT_INIT (1, 1, SHAPE - 2, SHAPE - 2), 2, self->is_certain,
                  &color);
    break;
  case COHORT_YEAR_DATE_UNDATED:
    append_shape (snapshot, &GRAPHENE_RECT_INIT (0, (SHAPE - BAR_HEIGHT) / 2.0f, SHAPE, BAR_HEIGHT),
                  BAR_HEIGHT / 2.0f, TRUE, &color);
    return;
  case COHORT_YEAR_DATE_SESSION:
  default:
    append_shape (snapshot, &GRAPHENE_RECT_INIT (0, 0, SHAPE, SHAPE), SHAPE / 2.0f,
                  self->is_certain, &color);
    break;
  }
  if (!self->is_certain)
    append_question (self, snapshot, &color);
}

static void
draw_words (CohortYearMark *self, GtkSnapshot *snapshot, float left, float width)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean at_right = is_rtl != self->is_flipped;
  GdkRGBA color;
  float y = PADDING;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  for (guint i = 0; i < N_TEXTS; i++) {
    PangoLayout *text = get_text (self, i);
    PangoRectangle size;

    if (text == NULL)
      continue;
    pango_layout_get_pixel_extents (text, NULL, &size);
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (
        snapshot, &GRAPHENE_POINT_INIT (left + (at_right ? width - size.width : 0) - size.x, y));
    gtk_snapshot_append_layout (snapshot, text, &color);
    gtk_snapshot_restore (snapshot);
    y += size.height;
  }
}

static void
draw_span (CohortYearMark *self, GtkSnapshot *snapshot, gboolean from_right)
{
  GdkRGBA color = get_color (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int span = MIN (self->span, width - 2 * PADDING);

  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (from_right ? width - PADDING - span : PADDING,
                                                  height - LINE, span, LINE));
}

static void
cohort_year_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CohortYearMark *self = COHORT_YEAR_MARK (widget);
  gboolean from_right = (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL) != self->is_flipped;
  int width = gtk_widget_get_width (widget);
  int words_width = width - 2 * PADDING - SHAPE - GAP;

  if (self->words[TITLE] == NULL) {
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (
        snapshot, &GRAPHENE_POINT_INIT (0, (gtk_widget_get_height (widget) - SHAPE) / 2.0f));
    draw_shape (self, snapshot);
    gtk_snapshot_restore (snapshot);
    return;
  }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (from_right ? width - PADDING - SHAPE : PADDING, PADDING + 1));
  draw_shape (self, snapshot);
  gtk_snapshot_restore (snapshot);
  draw_words (self, snapshot, from_right ? PADDING : PADDING + SHAPE + GAP, words_width);
  if (self->span > SHAPE)
    draw_span (self, snapshot, from_right);
}

static void
cohort_year_mark_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cohort_year_mark_parent_class)->css_changed (widget, change);
  /* What changes its size GTK lays out anew. */
  drop_texts (COHORT_YEAR_MARK (widget));
}

static void
cohort_year_mark_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cohort_year_mark_parent_class)->system_setting_changed (widget, setting);
  drop_texts (COHORT_YEAR_MARK (widget));
  gtk_widget_queue_resize (widget);
}

static void
cohort_year_mark_finalize (GObject *object)
{
  CohortYearMark *self = COHORT_YEAR_MARK (object);

  drop_texts (self);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->words[i]);
  g_free (self->code);
  g_free (self->key);

  G_OBJECT_CLASS (cohort_year_mark_parent_class)->finalize (object);
}

static void
cohort_year_mark_class_init (CohortYearMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cohort_year_mark_finalize;
  widget_class->measure = cohort_year_mark_measure;
  widget_class->size_allocate = cohort_year_mark_size_allocate;
  widget_class->snapshot = cohort_year_mark_snapshot;
  widget_class->css_changed = cohort_year_mark_css_changed;
  widget_class->system_setting_changed = cohort_year_mark_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "yearmark");
}

static void
cohort_year_mark_init (CohortYearMark *self)
{
  self->is_certain = TRUE;
  self->room = -1;
  /* It has no child to lay out. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

/* "Oct 16, 2024 · in 12 days" */
static char *
make_days (const CohortYearDate *date, CohortDate today)
{
  g_autofree char *days = date->part != NULL && !date->certain
                              ? cohort_opportunity_part_dup_days (date->part)
                              : cohort_year_date_dup_days (date);
  g_autofree char *left = cohort_year_date_dup_left (date, today);

  return left != NULL ? g_strdup_printf ("%s · %s", days, left) : g_steal_pointer (&days);
}

/* Empty rather than none: all marks are of one height. */
static char *
make_what (const CohortYearDate *date)
{
  g_autofree char *what = cohort_year_date_dup_what (date);

  if (date->certain)
    return g_strdup (what != NULL ? what : "");
  return what != NULL ? g_strdup_printf ("%s · %s", _ ("To be confirmed"), what)
                      : g_strdup (_ ("To be confirmed"));
}

/** cohort_year_mark_new: see the header */
GtkWidget *
cohort_year_mark_new (const CohortYearDate *date, CohortDate today)
{
  CohortYearMark *self = g_object_new (COHORT_TYPE_YEAR_MARK, NULL);
  g_autofree char *line = cohort_year_date_dup_line (date, today);

  self->kind = date->kind;
  self->is_certain = date->certain;
  self->code = g_strdup (date->opportunity->code);
  self->key = cohort_year_date_dup_key (date);
  self->words[TITLE] = g_strdup (date->opportunity->title);
  self->words[DAYS] = make_days (date, today);
  self->words[WHAT] = make_what (date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), line);
  return GTK_WIDGET (self);
}

/** cohort_year_mark_new_key: see the header */
GtkWidget *
cohort_year_mark_new_key (CohortYearDateKind kind, gboolean is_certain)
{
  CohortYearMark *self = g_object_new (COHORT_TYPE_YEAR_MARK, "can-focus", FALSE, "can-target",
                                       FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                       "valign", GTK_ALIGN_CENTER, NULL);

  self->kind = kind;
  self->is_certain = is_certain;
  return GTK_WIDGET (self);
}

/** cohort_year_mark_get_code: Returns: (transfer none) (nullable): see the header */
const char *
cohort_year_mark_get_code (CohortYearMark *self)
{
  return self->code;
}

/** cohort_year_mark_get_key: Returns: (transfer none) (nullable): see the header */
const char *
cohort_year_mark_get_key (CohortYearMark *self)
{
  return self->key;
}

/** cohort_year_mark_set_span: see the header */
void
cohort_year_mark_set_span (CohortYearMark *self, int span, gboolean is_flipped)
{
  if (span == self->span && is_flipped == self->is_flipped)
    return;
  self->span = span;
  self->is_flipped = is_flipped;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** cohort_year_mark_get_offset: Returns: pixels from its edge to the middle of its shape */
int
cohort_year_mark_get_offset (void)
{
  return PADDING + SHAPE / 2;
}
