/* A program year drawn as months, with every date of its opportunities, today marked.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-year-timeline-private.h"

#include "cohort-wrap-layout.h"
#include "cohort-year-mark.h"

#include <glib/gi18n-lib.h>

#define PADDING COHORT_YEAR_TIMELINE_PADDING

G_DEFINE_FINAL_TYPE (CohortYearTimeline, cohort_year_timeline, GTK_TYPE_WIDGET)

enum { OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GtkSizeRequestMode
cohort_year_timeline_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cohort_year_timeline_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  CohortYearTimeline *self = COHORT_YEAR_TIMELINE (widget);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = 0;
  if (self->snapshot == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = cohort_year_timeline_get_least_width (self);
  else
    *minimum = *natural = cohort_year_timeline_arrange (
        self, MAX (for_size, cohort_year_timeline_get_least_width (self)), FALSE);
}

/* What is past is a scroll away; a little of it stays in sight. */
static gboolean
place_cb (gpointer user_data)
{
  CohortYearTimeline *self = user_data;
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double page, place;

  self->place_source = 0;
  if (across == NULL || self->snapshot == NULL || !cohort_year_timeline_has_today (self))
    return G_SOURCE_REMOVE;
  page = gtk_adjustment_get_page_size (across);
  place = cohort_year_timeline_get_place (self, width, self->today) - page / 4;
  if (cohort_year_timeline_is_mirrored (self))
    place = width - page - place;
  gtk_adjustment_set_value (across, place);
  return G_SOURCE_REMOVE;
}

static void
cohort_year_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CohortYearTimeline *self = COHORT_YEAR_TIMELINE (widget);

  if (self->snapshot == NULL)
    return;
  cohort_year_timeline_arrange (self, width, TRUE);
  if (!self->is_placed && width > 0) {
    self->is_placed = TRUE;
    self->place_source = g_idle_add (place_cb, self);
  }
}

/* By keyboard */

/* What the months cover the viewport takes for visible. */
static void
uncover (CohortYearTimeline *self, GtkWidget *mark)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  graphene_rect_t sight = cohort_year_timeline_get_sight (self);
  graphene_rect_t bounds;
  float hidden;

  if (down == NULL || !gtk_widget_compute_bounds (mark, GTK_WIDGET (self), &bounds))
    return;
  hidden = sight.origin.y + cohort_year_timeline_measure_head (self).height + PADDING
           - bounds.origin.y;
  if (hidden > 0)
    gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) - hidden);
}

static gboolean
focus_mark (CohortYearTimeline *self, guint index)
{
  GtkWidget *mark;

  if (self->marks->len == 0)
    return FALSE;
  mark = g_ptr_array_index (self->marks, MIN (index, self->marks->len - 1));
  if (!gtk_widget_grab_focus (mark))
    return FALSE;
  uncover (self, mark);
  return TRUE;
}

static gboolean
key_pressed_cb (CohortYearTimeline *self, guint key, guint code, GdkModifierType state)
{
  guint n = self->marks->len;
  guint before = self->current > 0 ? self->current - 1 : 0;

  if (n == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    return focus_mark (self, cohort_year_timeline_is_mirrored (self) ? self->current + 1 : before);
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    return focus_mark (self, cohort_year_timeline_is_mirrored (self) ? before : self->current + 1);
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return focus_mark (self, before);
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return focus_mark (self, self->current + 1);
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    return focus_mark (self, 0);
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    return focus_mark (self, n - 1);
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static gboolean
cohort_year_timeline_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return focus_mark (COHORT_YEAR_TIMELINE (widget), COHORT_YEAR_TIMELINE (widget)->current);
}

static gboolean
cohort_year_timeline_grab_focus (GtkWidget *widget)
{
  return focus_mark (COHORT_YEAR_TIMELINE (widget), COHORT_YEAR_TIMELINE (widget)->current);
}

/* In its viewport */

static void
drop_adjustments (CohortYearTimeline *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++) {
    if (self->adjustments[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
    g_clear_object (&self->adjustments[i]);
  }
}

static void
cohort_year_timeline_root (GtkWidget *widget)
{
  CohortYearTimeline *self = COHORT_YEAR_TIMELINE (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  GTK_WIDGET_CLASS (cohort_year_timeline_parent_class)->root (widget);
  drop_adjustments (self);
  if (viewport == NULL)
    return;
  self->adjustments[GTK_ORIENTATION_HORIZONTAL]
      = g_object_ref (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (viewport)));
  self->adjustments[GTK_ORIENTATION_VERTICAL]
      = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    g_signal_connect_swapped (self->adjustments[i], "value-changed",
                              G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
cohort_year_timeline_unroot (GtkWidget *widget)
{
  drop_adjustments (COHORT_YEAR_TIMELINE (widget));
  GTK_WIDGET_CLASS (cohort_year_timeline_parent_class)->unroot (widget);
}

/* Its marks */

static void
clicked_cb (CohortYearTimeline *self, CohortYearMark *mark)
{
  g_signal_emit (self, signals[OPENED], 0, cohort_year_mark_get_code (mark));
}

static void
focused_cb (CohortYearTimeline *self, GParamSpec *spec, GtkWidget *mark)
{
  if (gtk_widget_has_focus (mark))
    g_ptr_array_find (self->marks, mark, &self->current);
}

static void
remove_marks (CohortYearTimeline *self)
{
  for (guint i = 0; i < self->marks->len; i++) {
    GtkWidget *mark = g_ptr_array_index (self->marks, i);

    g_signal_handlers_disconnect_by_data (mark, self);
    gtk_widget_unparent (mark);
  }
  g_ptr_array_set_size (self->marks, 0);
}

static void
make_marks (CohortYearTimeline *self)
{
  for (guint i = 0; i < self->dates->len; i++) {
    GtkWidget *mark = cohort_year_mark_new (g_ptr_array_index (self->dates, i), self->today);

    g_signal_connect_swapped (mark, "clicked", G_CALLBACK (clicked_cb), self);
    g_signal_connect_swapped (mark, "notify::has-focus", G_CALLBACK (focused_cb), self);
    gtk_widget_set_parent (mark, GTK_WIDGET (self));
    g_ptr_array_add (self->marks, mark);
  }
}

/* Where Tab goes from the beginning: to what is next, not to what is long over. */
static guint
find_next (CohortYearTimeline *self)
{
  for (guint i = 0; i < self->dates->len; i++) {
    const CohortYearDate *date = g_ptr_array_index (self->dates, i);

    if (date->end >= self->today)
      return i;
  }
  return 0;
}

static guint
find_mark (CohortYearTimeline *self, const char *key)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (g_strcmp0 (cohort_year_mark_get_key (g_ptr_array_index (self->marks, i)), key) == 0)
      return i;
  return find_next (self);
}

/** cohort_year_timeline_take: see the header */
void
cohort_year_timeline_take (CohortYearTimeline *self,
                           CohortSnapshot *snapshot,
                           GPtrArray *dates,
                           CohortDate today)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, widget);
  g_autofree char *key = NULL;

  g_return_if_fail (COHORT_IS_YEAR_TIMELINE (self));

  if (self->current < self->marks->len)
    key = g_strdup (cohort_year_mark_get_key (g_ptr_array_index (self->marks, self->current)));
  remove_marks (self);
  g_ptr_array_unref (self->dates);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);
  self->snapshot = cohort_snapshot_ref (snapshot);
  self->dates = dates;
  self->today = today;
  make_marks (self);
  self->current = find_mark (self, key);
  if (had_focus)
    focus_mark (self, self->current);
  gtk_widget_queue_resize (widget);
}

static void
cohort_year_timeline_dispose (GObject *object)
{
  CohortYearTimeline *self = COHORT_YEAR_TIMELINE (object);

  g_clear_handle_id (&self->place_source, g_source_remove);
  if (self->marks != NULL)
    remove_marks (self);
  drop_adjustments (self);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->dates, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, cohort_snapshot_unref);

  G_OBJECT_CLASS (cohort_year_timeline_parent_class)->dispose (object);
}

static void
cohort_year_timeline_class_init (CohortYearTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_year_timeline_dispose;
  widget_class->get_request_mode = cohort_year_timeline_get_request_mode;
  widget_class->measure = cohort_year_timeline_measure;
  widget_class->size_allocate = cohort_year_timeline_size_allocate;
  widget_class->snapshot = cohort_year_timeline_snapshot;
  widget_class->focus = cohort_year_timeline_focus;
  widget_class->grab_focus = cohort_year_timeline_grab_focus;
  widget_class->root = cohort_year_timeline_root;
  widget_class->unroot = cohort_year_timeline_unroot;
  signals[OPENED] = g_signal_new ("opened", COHORT_TYPE_YEAR_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "yeartimeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cohort_year_timeline_init (CohortYearTimeline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->marks = g_ptr_array_new ();
  self->dates = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dates of the year, in order"), -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** cohort_year_timeline_legend_new: see the header */
GtkWidget *
cohort_year_timeline_legend_new (void)
{
  static const struct {
    CohortYearDateKind kind;
    gboolean is_certain;
    const char *label;
  } keys[] = {
      {COHORT_YEAR_DATE_DEADLINE, TRUE, N_ ("Last day to apply")},
      {COHORT_YEAR_DATE_SESSION, TRUE, N_ ("Session")},
      {COHORT_YEAR_DATE_CONVENING, TRUE, N_ ("Convening")},
      {COHORT_YEAR_DATE_SESSION, FALSE, N_ ("Day to be confirmed")},
  };
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (legend, g_object_new (COHORT_TYPE_WRAP_LAYOUT, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    GtkWidget *key = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, PADDING);
    GtkWidget *label = gtk_label_new (_ (keys[i].label));

    gtk_widget_add_css_class (label, "caption");
    gtk_widget_set_margin_end (label, 2 * PADDING);
    gtk_box_append (GTK_BOX (key), cohort_year_mark_new_key (keys[i].kind, keys[i].is_certain));
    gtk_box_append (GTK_BOX (key), label);
    gtk_box_append (GTK_BOX (legend), key);
  }
  return legend;
}
