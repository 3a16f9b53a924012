/* A year's money by month: bars of what is paid and approved, beside what was planned.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-spending-chart.h"

#include "cohort-date.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

#define HEIGHT      240
#define LEAST_WIDTH 280
#define PADDING     6
#define STRIPE      5
#define N_LINES     4 /* across, with amounts */
#define CENTS       100

struct _CohortSpendingChart {
  GtkWidget parent_instance;

  CohortSpending *spending; /* (owned) (nullable) */
  guint chosen;             /* the month that is told in words */
};

G_DEFINE_FINAL_TYPE (CohortSpendingChart, cohort_spending_chart, GTK_TYPE_WIDGET)

enum { MONTH_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Where the bars are: between the amounts and the names of the months. */
typedef struct {
  float x, y, width, height;
  gint64 top; /* cents at the upper edge */
} Plot;

static const CohortSpendingMonth *
get_month (CohortSpendingChart *self, guint i)
{
  return &g_array_index (self->spending->months, CohortSpendingMonth, i);
}

static guint
count_months (CohortSpendingChart *self)
{
  return self->spending != NULL ? self->spending->months->len : 0;
}

static char *
dup_column_name (const CohortSpendingMonth *month)
{
  return month->first != 0 ? cohort_date_format_column (month->first, FALSE)
                           : g_strdup (_ ("No day stated"));
}

/* (transfer full): "November 2024" */
static char *
dup_month_name (const CohortSpendingMonth *month)
{
  return month->first != 0 ? cohort_date_format_month (month->first)
                           : g_strdup (_ ("No day stated"));
}

/** cohort_spending_month_describe: Returns: (transfer full): a sentence with its three amounts */
char *
cohort_spending_month_describe (const CohortSpendingMonth *month)
{
  g_autofree char *name = dup_month_name (month);
  g_autofree char *planned = cohort_money_format (month->planned);
  g_autofree char *approved = cohort_money_format (month->approved);
  g_autofree char *paid = cohort_money_format (month->paid);

  /* Translators: a month and three amounts. */
  return g_strdup_printf (_ ("%1$s: planned %2$s, approved and not yet paid %3$s, paid %4$s"), name,
                          planned, approved, paid);
}

/* The least round amount that nothing is above. */
static gint64
find_top (CohortSpendingChart *self)
{
  static const int steps[] = {1, 2, 4, 6, 8, 10};
  gint64 most = CENTS;
  gint64 unit = CENTS;

  for (guint i = 0; i < count_months (self); i++) {
    const CohortSpendingMonth *month = get_month (self, i);

    most = MAX (most, month->planned);
    most = MAX (most, MAX (month->paid, 0) + MAX (month->approved, 0));
  }
  while (unit * 10 < most)
    unit *= 10;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (unit * steps[i] >= most)
      return unit * steps[i];
  return unit * 10;
}

static PangoLayout *
make_text (CohortSpendingChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static GdkRGBA
get_color (CohortSpendingChart *self, const char *name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (style, name, &color))
    gtk_style_context_get_color (style, &color);
  return color;
}

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* "$1,500": whole dollars are enough beside an axis. */
static PangoLayout *
make_amount (CohortSpendingChart *self, gint64 cents)
{
  g_autofree char *text = cohort_money_format (cents);

  if (cents % CENTS == 0 && g_str_has_suffix (text, ".00"))
    text[strlen (text) - strlen (".00")] = '\0';
  return make_text (self, text);
}

static Plot
measure_plot (CohortSpendingChart *self)
{
  gint64 top = find_top (self);
  g_autoptr (PangoLayout) widest = make_amount (self, top);
  int text_width, text_height;

  pango_layout_get_pixel_size (widest, &text_width, &text_height);
  return (Plot){text_width + 2 * PADDING, text_height / 2.0f + PADDING,
                gtk_widget_get_width (GTK_WIDGET (self)) - text_width - 3 * PADDING,
                gtk_widget_get_height (GTK_WIDGET (self)) - 1.5f * text_height - 3 * PADDING, top};
}

static void
draw_lines (CohortSpendingChart *self, GtkSnapshot *snapshot, const Plot *plot)
{
  GdkRGBA words = get_color (self, "window_fg_color");
  GdkRGBA line = words;

  line.alpha = 0.2f;
  for (int i = 0; i <= N_LINES; i++) {
    g_autoptr (PangoLayout) amount = make_amount (self, plot->top * i / N_LINES);
    float y = plot->y + plot->height * (1 - (float)i / N_LINES);
    int width, height;

    pango_layout_get_pixel_size (amount, &width, &height);
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (plot->x, y, plot->width, 1));
    draw_text (snapshot, amount, plot->x - PADDING - width, y - height / 2.0f, &words);
  }
}

/* A part of a bar from @from to @to cents. */
static graphene_rect_t
get_bar (const Plot *plot, float x, float width, gint64 from, gint64 to)
{
  float low = plot->y + plot->height * (1 - (float)((double)from / plot->top));
  float high = plot->y + plot->height * (1 - (float)((double)to / plot->top));

  return GRAPHENE_RECT_INIT (x, high, width, low - high);
}

static void
draw_outline (GtkSnapshot *snapshot, const graphene_rect_t *bar, const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bar, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){1, 1, 1, 1},
                              (GdkRGBA[4]){*color, *color, *color, *color});
}

/* As in the bar of the parts, what is planned is striped. */
static void
draw_striped (GtkSnapshot *snapshot,
              const graphene_rect_t *bar,
              const GdkRGBA *color,
              const GdkRGBA *edge)
{
  GdkRGBA pale = *color;

  pale.alpha = 0.35f;
  gtk_snapshot_append_color (snapshot, &pale, bar);
  for (float y = 0; y < bar->size.height; y += 2 * STRIPE)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT (bar->origin.x, bar->origin.y + y,
                                                    bar->size.width,
                                                    MIN (STRIPE, bar->size.height - y)));
  draw_outline (snapshot, bar, edge);
}

static void
draw_month (CohortSpendingChart *self,
            GtkSnapshot *snapshot,
            const Plot *plot,
            guint i,
            float x,
            float width)
{
  const CohortSpendingMonth *month = get_month (self, i);
  GdkRGBA edge = get_color (self, "window_fg_color");
  GdkRGBA planned_color = get_color (self, "blue_2");
  GdkRGBA paid_color = get_color (self, "green_5");
  GdkRGBA approved_color = get_color (self, "green_2");
  gint64 paid_cents = MAX (month->paid, 0);
  gint64 approved_cents = MAX (month->approved, 0);
  float bar = MAX (width * 0.38f, 2);
  graphene_rect_t planned = get_bar (plot, x + width * 0.1f, bar, 0, MAX (month->planned, 0));
  graphene_rect_t paid = get_bar (plot, x + width * 0.52f, bar, 0, paid_cents);
  graphene_rect_t approved
      = get_bar (plot, x + width * 0.52f, bar, paid_cents, paid_cents + approved_cents);

  if (month->planned > 0)
    draw_striped (snapshot, &planned, &planned_color, &edge);
  gtk_snapshot_append_color (snapshot, &paid_color, &paid);
  gtk_snapshot_append_color (snapshot, &approved_color, &approved);
  if (paid_cents > 0)
    draw_outline (snapshot, &paid, &edge);
  if (approved_cents > 0)
    draw_outline (snapshot, &approved, &edge);
}

/* As many names as there is room for. */
static void
draw_names (CohortSpendingChart *self, GtkSnapshot *snapshot, const Plot *plot, float width)
{
  GdkRGBA color = get_color (self, "window_fg_color");
  float free_from = 0;

  for (guint i = 0; i < count_months (self); i++) {
    guint at = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                   ? count_months (self) - 1 - i
                   : i;
    g_autofree char *name = dup_column_name (get_month (self, at));
    g_autoptr (PangoLayout) layout = make_text (self, name);
    float x;
    int text_width;

    pango_layout_get_pixel_size (layout, &text_width, NULL);
    x = plot->x + width * (i + 0.5f) - text_width / 2.0f;
    if (x < free_from)
      continue;
    draw_text (snapshot, layout, x, plot->y + plot->height + PADDING, &color);
    free_from = x + text_width + PADDING;
  }
}

static void
cohort_spending_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CohortSpendingChart *self = COHORT_SPENDING_CHART (widget);
  guint n = count_months (self);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkStateFlags ringed = GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE;
  gboolean is_ringed = (gtk_widget_get_state_flags (widget) & ringed) == ringed;
  Plot plot;
  float width;

  if (n == 0)
    return;
  plot = measure_plot (self);
  width = plot.width / n;
  draw_lines (self, snapshot, &plot);
  for (guint i = 0; i < n; i++) {
    float x = plot.x + width * (is_mirrored ? n - 1 - i : i);

    if (i == self->chosen && is_ringed) {
      GdkRGBA color = get_color (self, "window_fg_color");

      draw_outline (snapshot, &GRAPHENE_RECT_INIT (x, plot.y, width, plot.height), &color);
    }
    draw_month (self, snapshot, &plot, i, x, width);
  }
  draw_names (self, snapshot, &plot, width);
}

static void
cohort_spending_chart_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : LEAST_WIDTH;
  *minimum_baseline = *natural_baseline = -1;
}

static void
choose_month (CohortSpendingChart *self, guint i)
{
  g_autofree char *text = NULL;

  if (i >= count_months (self))
    return;
  self->chosen = i;
  text = cohort_spending_month_describe (get_month (self, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MONTH_CHANGED], 0, text);
}

static gboolean
key_pressed_cb (CohortSpendingChart *self, guint key, guint code, GdkModifierType state)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint n = count_months (self);
  guint next;

  if (n == 0)
    return FALSE;
  if (key == GDK_KEY_Home)
    next = 0;
  else if (key == GDK_KEY_End)
    next = n - 1;
  else if (key == (is_mirrored ? GDK_KEY_Right : GDK_KEY_Left))
    next = self->chosen > 0 ? self->chosen - 1 : 0;
  else if (key == (is_mirrored ? GDK_KEY_Left : GDK_KEY_Right))
    next = MIN (self->chosen + 1, n - 1);
  else
    return FALSE;
  choose_month (self, next);
  return TRUE;
}

static void
pressed_cb (CohortSpendingChart *self, int n_press, double x, double y)
{
  guint n = count_months (self);
  Plot plot;
  int at;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n == 0)
    return;
  plot = measure_plot (self);
  at = CLAMP ((int)((x - plot.x) * n / plot.width), 0, (int)n - 1);
  choose_month (self, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? n - 1 - at
                                                                                       : (guint)at);
}

static void
cohort_spending_chart_finalize (GObject *object)
{
  g_clear_pointer (&COHORT_SPENDING_CHART (object)->spending, cohort_spending_free);

  G_OBJECT_CLASS (cohort_spending_chart_parent_class)->finalize (object);
}

/* The ring around a month is its own, so nobody else draws it anew. */
static void
cohort_spending_chart_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GTK_WIDGET_CLASS (cohort_spending_chart_parent_class)->state_flags_changed (widget, previous);
  gtk_widget_queue_draw (widget);
}

static void
cohort_spending_chart_class_init (CohortSpendingChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cohort_spending_chart_finalize;
  widget_class->snapshot = cohort_spending_chart_snapshot;
  widget_class->measure = cohort_spending_chart_measure;
  widget_class->state_flags_changed = cohort_spending_chart_state_flags_changed;
  signals[MONTH_CHANGED]
      = g_signal_new ("month-changed", COHORT_TYPE_SPENDING_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "spendingchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cohort_spending_chart_init (CohortSpendingChart *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Spending by month against the plan"), -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* The first month that has anything: what to say before a month is chosen. */
static guint
find_first (CohortSpendingChart *self)
{
  for (guint i = 0; i < count_months (self); i++) {
    const CohortSpendingMonth *month = get_month (self, i);

    if (month->planned != 0 || month->approved != 0 || month->paid != 0)
      return i;
  }
  return 0;
}

/** cohort_spending_chart_set: @spending: (transfer full): what to show */
void
cohort_spending_chart_set (CohortSpendingChart *self, CohortSpending *spending)
{
  gboolean is_first = self->spending == NULL;

  g_return_if_fail (COHORT_IS_SPENDING_CHART (self));

  g_clear_pointer (&self->spending, cohort_spending_free);
  self->spending = spending;
  if (is_first)
    self->chosen = find_first (self);
  choose_month (self, MIN (self->chosen, MAX (count_months (self), 1) - 1));
}
