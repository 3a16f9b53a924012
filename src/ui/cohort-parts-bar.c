/* The five parts of a funding source as one bar that always adds up.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-parts-bar.h"

#include "cohort-money.h"
#include "cohort-why-dialog.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

enum { PAID, APPROVED, SUBMITTED, COMMITTED, AVAILABLE, N_PARTS };

#define BAR_HEIGHT     34
#define COMPACT_HEIGHT 8
#define BAR_GAP        10
#define LABEL_PADDING  12

typedef struct {
  const char *code;
  const char *label;
  CohortFigure figure;
} PartInfo;

static const PartInfo infos[N_PARTS] = {
    {"paid", N_ ("Paid"), COHORT_FIGURE_PAID},
    {"approved", N_ ("Approved"), COHORT_FIGURE_APPROVED},
    {"submitted", N_ ("Submitted"), COHORT_FIGURE_SUBMITTED},
    {"committed", N_ ("Committed"), COHORT_FIGURE_COMMITTED},
    {"available", N_ ("Available"), COHORT_FIGURE_AVAILABLE},
};

struct _CohortPartsBar {
  GtkWidget parent_instance;

  GtkWidget *segments[N_PARTS]; /* buttons */
  GtkWidget *legend;
  GtkWidget *entries[N_PARTS]; /* buttons in the legend */
  GtkWidget *amounts[N_PARTS]; /* labels in those */
  gint64 cents[N_PARTS];
  gboolean is_compact;
};

G_DEFINE_FINAL_TYPE (CohortPartsBar, cohort_parts_bar, GTK_TYPE_WIDGET)

enum { PART_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
segment_clicked_cb (GtkButton *button, CohortPartsBar *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    if (GTK_WIDGET (button) == self->segments[i])
      g_signal_emit (self, signals[PART_ACTIVATED], 0, infos[i].code);
}

static int
get_bar_height (CohortPartsBar *self)
{
  return self->is_compact ? COMPACT_HEIGHT : BAR_HEIGHT;
}

static GtkSizeRequestMode
cohort_parts_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cohort_parts_bar_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  CohortPartsBar *self = COHORT_PARTS_BAR (widget);
  int bar = get_bar_height (self);

  gtk_widget_measure (self->legend, orientation, for_size, minimum, natural, NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;
  for (guint i = 0; i < N_PARTS; i++) {
    int least;

    gtk_widget_measure (self->segments[i], orientation, -1, &least, NULL, NULL, NULL);
    bar = self->is_compact ? bar : MAX (bar, least);
  }
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum += bar + BAR_GAP;
    *natural += bar + BAR_GAP;
  }
}

static gint64
sum_of_shown (CohortPartsBar *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < N_PARTS; i++)
    sum += MAX (self->cents[i], 0);
  return sum;
}

static void
allocate_segment (CohortPartsBar *self, guint part, int x, int width, int height)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (self->segments[part]));
  int natural;

  gtk_widget_set_child_visible (self->segments[part], width > 0);
  if (width <= 0)
    return;
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_set_child_visible (label, natural + LABEL_PADDING <= width);
  gtk_widget_size_allocate (self->segments[part], &(GtkAllocation){x, 0, width, height}, -1);
}

static void
cohort_parts_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CohortPartsBar *self = COHORT_PARTS_BAR (widget);
  gint64 sum = sum_of_shown (self), passed = 0;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int legend_height, bar;

  gtk_widget_measure (self->legend, GTK_ORIENTATION_VERTICAL, width, &legend_height, NULL, NULL,
                      NULL);
  bar = MAX (height - legend_height - BAR_GAP, get_bar_height (self));
  for (guint i = 0; i < N_PARTS; i++) {
    int from = sum > 0 ? (int)(passed * width / sum) : 0;
    int to;

    passed += MAX (self->cents[i], 0);
    to = sum > 0 ? (int)(passed * width / sum) : 0;
    allocate_segment (self, i, mirrored ? width - to : from, to - from, bar);
  }
  gtk_widget_size_allocate (self->legend, &(GtkAllocation){0, bar + BAR_GAP, width, legend_height},
                            -1);
}

static void
cohort_parts_bar_dispose (GObject *object)
{
  CohortPartsBar *self = COHORT_PARTS_BAR (object);

  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->segments[i], gtk_widget_unparent);
  g_clear_pointer (&self->legend, gtk_widget_unparent);

  G_OBJECT_CLASS (cohort_parts_bar_parent_class)->dispose (object);
}

static void
cohort_parts_bar_class_init (CohortPartsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_parts_bar_dispose;
  widget_class->get_request_mode = cohort_parts_bar_get_request_mode;
  widget_class->measure = cohort_parts_bar_measure;
  widget_class->size_allocate = cohort_parts_bar_size_allocate;

  signals[PART_ACTIVATED]
      = g_signal_new ("part-activated", COHORT_TYPE_PARTS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "partsbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_legend_entry (CohortPartsBar *self, guint part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (swatch, infos[part].code);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  self->amounts[part] = gtk_label_new (NULL);
  gtk_label_set_use_markup (GTK_LABEL (self->amounts[part]), TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->amounts[part]), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->amounts[part]), 0);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), self->amounts[part]);
  self->entries[part] = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->entries[part]), box);
  gtk_widget_add_css_class (self->entries[part], "flat");
  gtk_widget_add_css_class (self->entries[part], "why");
  gtk_box_append (GTK_BOX (self->legend), self->entries[part]);
}

static void
allow_questions (CohortPartsBar *self, gboolean allowed)
{
  for (guint i = 0; i < N_PARTS; i++) {
    gtk_widget_set_focusable (self->entries[i], allowed);
    gtk_widget_set_can_target (self->entries[i], allowed);
    gtk_widget_set_tooltip_text (self->entries[i], allowed ? _ ("Why This Number?") : NULL);
  }
}

static void
cohort_parts_bar_init (CohortPartsBar *self)
{
  self->legend = g_object_new (GTK_TYPE_BOX, "css-name", "legend", "layout-manager",
                               g_object_new (COHORT_TYPE_WRAP_LAYOUT, NULL), NULL);
  gtk_widget_add_css_class (self->legend, "numeric");
  for (guint i = 0; i < N_PARTS; i++) {
    self->segments[i] = gtk_button_new ();
    gtk_button_set_child (GTK_BUTTON (self->segments[i]), gtk_label_new (NULL));
    gtk_widget_add_css_class (self->segments[i], "segment");
    gtk_widget_add_css_class (self->segments[i], infos[i].code);
    gtk_widget_set_parent (self->segments[i], GTK_WIDGET (self));
    g_signal_connect (self->segments[i], "clicked", G_CALLBACK (segment_clicked_cb), self);
    add_legend_entry (self, i);
  }
  allow_questions (self, FALSE);
  gtk_widget_set_parent (self->legend, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** cohort_part_get_label: Returns: (transfer none) (nullable): what @part is called, in lower case
 */
const char *
cohort_part_get_label (const char *part)
{
  static const struct {
    const char *part;
    const char *label;
  } labels[] = {
      {"paid", N_ ("paid")},           {"approved", N_ ("approved")},
      {"submitted", N_ ("submitted")}, {"committed", N_ ("committed")},
      {"available", N_ ("available")}, {"unpriced", N_ ("not priced")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].part, part) == 0)
      return _ (labels[i].label);
  return NULL;
}

/** cohort_parts_bar_new: Returns: (transfer floating): an empty bar */
GtkWidget *
cohort_parts_bar_new (void)
{
  return g_object_new (COHORT_TYPE_PARTS_BAR, NULL);
}

static void
show_part (CohortPartsBar *self, guint part)
{
  gboolean is_short = part == AVAILABLE && self->cents[part] < 0;
  g_autofree char *amount = cohort_money_format (is_short ? -self->cents[part] : self->cents[part]);
  g_autofree char *markup = NULL;
  g_autofree char *name = NULL;
  g_autofree char *question = NULL;
  const char *label = is_short ? _ ("Short") : _ (infos[part].label);

  markup = g_markup_printf_escaped (part == AVAILABLE ? "<b>%s %s</b>" : "%s %s", label, amount);
  name = g_strdup_printf ("%s %s", label, amount);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->segments[part]))),
                       amount);
  gtk_label_set_markup (GTK_LABEL (self->amounts[part]), markup);
  gtk_widget_set_tooltip_text (self->segments[part], name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->segments[part]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  question = g_strdup_printf (_ ("%s, why this number?"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entries[part]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
}

/** cohort_parts_bar_set_parts: @parts: cents; a source without a cap shows what is used and no rest
 */
void
cohort_parts_bar_set_parts (CohortPartsBar *self, const CohortParts *parts)
{
  const gint64 cents[N_PARTS] = {parts->paid, parts->approved, parts->submitted, parts->committed,
                                 cohort_is_known (parts->available) ? parts->available : 0};

  g_return_if_fail (COHORT_IS_PARTS_BAR (self));

  for (guint i = 0; i < N_PARTS; i++) {
    self->cents[i] = cents[i];
    show_part (self, i);
  }
  gtk_widget_set_visible (self->entries[AVAILABLE], cohort_is_known (parts->available));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Parts of the budget"), -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/** cohort_parts_bar_set_source: @source: (nullable): id of the funding source the parts are of,
 * which makes each amount of the legend a button that asks why, by the action "money.why" */
void
cohort_parts_bar_set_source (CohortPartsBar *self, const char *source)
{
  g_return_if_fail (COHORT_IS_PARTS_BAR (self));

  allow_questions (self, source != NULL);
  for (guint i = 0; i < N_PARTS; i++)
    cohort_why_button_adopt (self->entries[i], source, infos[i].figure);
}

/** cohort_parts_bar_set_compact: makes it a thin bar that cannot be pressed */
void
cohort_parts_bar_set_compact (CohortPartsBar *self, gboolean is_compact)
{
  g_return_if_fail (COHORT_IS_PARTS_BAR (self));

  self->is_compact = is_compact;
  for (guint i = 0; i < N_PARTS; i++) {
    gtk_widget_set_focusable (self->segments[i], !is_compact);
    gtk_widget_set_can_target (self->segments[i], !is_compact);
    gtk_widget_set_visible (gtk_button_get_child (GTK_BUTTON (self->segments[i])), !is_compact);
  }
  if (is_compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
