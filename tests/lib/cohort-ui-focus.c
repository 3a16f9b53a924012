/* Where the Tab key goes in a window, and whether one sees it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ui-focus.h"

#include "cohort-matrix-view.h"
#include "cohort-ui-fixture.h"
#include "cohort-year-timeline.h"

/* A ring may be around the row that something is in. */
#define AROUND  16
#define FEW_MS  20
#define MANY_MS 1280
#define MOST    400 /* stops */
#define N_BYTES 4   /* of a pixel */

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

/* In a list one moves by the arrow keys, and Tab leaves it. A calendar is GTK's own. */
static gboolean
is_list (GtkWidget *widget)
{
  return GTK_IS_LIST_VIEW (widget) || GTK_IS_GRID_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget)
         || GTK_IS_FLOW_BOX (widget) || GTK_IS_CALENDAR (widget) || COHORT_IS_MATRIX_VIEW (widget)
         || COHORT_IS_YEAR_TIMELINE (widget);
}

/* Rows of which some are chosen: Tab comes to the chosen one, and goes on from there. */
static gboolean
has_chosen_rows (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX (widget)
         && gtk_list_box_get_selection_mode (GTK_LIST_BOX (widget)) != GTK_SELECTION_NONE;
}

/* Of the tabs of a window Tab goes to the chosen one since libadwaita 1.7; the arrow keys go on. */
static gboolean
is_other_tab (GtkWidget *widget)
{
  return adw_get_minor_version () >= 7 && GTK_IS_TOGGLE_BUTTON (widget)
         && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget))
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget))
                == GTK_ACCESSIBLE_ROLE_TAB;
}

/* Of buttons that exclude each other Tab goes to one. */
static gboolean
is_one_of_several (GtkWidget *widget)
{
  if (is_other_tab (widget))
    return TRUE;
  return GTK_IS_CHECK_BUTTON (widget) && !gtk_check_button_get_active (GTK_CHECK_BUTTON (widget))
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget))
                == GTK_ACCESSIBLE_ROLE_RADIO;
}

static gboolean
can_take_keyboard (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget)
         && gtk_widget_get_sensitive (widget) && gtk_widget_get_can_focus (widget);
}

static gboolean
has_stop (GtkWidget *widget)
{
  if (!can_take_keyboard (widget))
    return FALSE;
  if (gtk_widget_get_focusable (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_stop (child))
      return TRUE;
  return FALSE;
}

static void
collect_stops (GtkWidget *widget, GtkWidget *root, GPtrArray *stops)
{
  if (!can_take_keyboard (widget) || (widget != root && GTK_IS_NATIVE (widget)))
    return;
  if (is_list (widget)) {
    GListModel *rows = NULL;

    if (GTK_IS_LIST_VIEW (widget) || GTK_IS_GRID_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget))
      g_object_get (widget, "model", &rows, NULL);
    if (rows != NULL ? g_list_model_get_n_items (rows) > 0 : has_stop (widget))
      g_ptr_array_add (stops, g_object_ref (widget));
    g_clear_object (&rows);
    return;
  }
  if (widget != root && !GTK_IS_LIST_BOX (widget) && gtk_widget_get_focusable (widget)
      && !is_one_of_several (widget))
    g_ptr_array_add (stops, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_stops (child, root, stops);
}

/* (transfer full): "GtkButton “Save” in GtkBox in CohortMoneyPage" */
static char *
dup_place (GtkWidget *widget)
{
  GtkWidget *label = ui_find (widget, GTK_TYPE_LABEL, NULL);
  GString *place = g_string_new (G_OBJECT_TYPE_NAME (widget));

  if (label != NULL)
    g_string_append_printf (place, " “%s”", gtk_label_get_text (GTK_LABEL (label)));
  else if (gtk_widget_get_tooltip_text (widget) != NULL)
    g_string_append_printf (place, " “%s”", gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL;
       above = gtk_widget_get_parent (above))
    g_string_append_printf (place, " < %s", G_OBJECT_TYPE_NAME (above));
  return g_string_free (place, FALSE);
}

/* The list that something is in, or itself: what Tab goes to as one. */
static GtkWidget *
find_stop (GtkWidget *widget)
{
  GtkWidget *stop = widget;

  for (GtkWidget *above = widget; above != NULL; above = gtk_widget_get_parent (above))
    if (is_list (above) || has_chosen_rows (above))
      stop = above;
  return stop;
}

/* As the Tab key does it, or Shift+Tab.
 * Returns: (transfer none) (nullable): where the keyboard is now */
static GtkWidget *
press_tab (GtkWidget *root, GtkDirectionType direction)
{
  if (!gtk_widget_child_focus (root, direction)) {
    gtk_window_set_focus (get_window (root), NULL);
    gtk_widget_child_focus (root, direction);
  }
  return gtk_window_get_focus (get_window (root));
}

/* @start: (nullable): where the keyboard is before, nowhere when it is NULL
 * Returns: (transfer full) (element-type GtkWidget): in the order they come, until it is back */
static GPtrArray *
walk (GtkWidget *root, GtkWidget *start, GtkDirectionType direction)
{
  GPtrArray *walked = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_window_set_focus (get_window (root), start);
  for (guint i = 0; i < MOST; i++) {
    GtkWidget *now = press_tab (root, direction);

    /* What scrolls under a popover brings into view what has the keyboard in that. */
    if (GTK_IS_POPOVER (root))
      ui_spin (FEW_MS);
    if (now == NULL || g_ptr_array_find (walked, now, NULL))
      break;
    g_ptr_array_add (walked, g_object_ref (now));
  }
  return walked;
}

static gboolean
is_visited (GtkWidget *stop, GPtrArray *walked)
{
  for (guint i = 0; i < walked->len; i++) {
    GtkWidget *focus = g_ptr_array_index (walked, i);

    if (focus == stop || gtk_widget_is_ancestor (focus, stop))
      return TRUE;
  }
  return FALSE;
}

/* (transfer full) (element-type GtkWidget): a list once */
static GPtrArray *
find_stops (GPtrArray *walked)
{
  GPtrArray *stops = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < walked->len; i++) {
    GtkWidget *stop = find_stop (g_ptr_array_index (walked, i));

    if (!g_ptr_array_find (stops, stop, NULL))
      g_ptr_array_add (stops, g_object_ref (stop));
  }
  return stops;
}

/* In a dialog, coming by a row chooses it, which shows or hides what is asked besides.
 * Returns: whether one can choose there; then @stops keeps only what is in @others too */
static gboolean
keep_common (GtkWidget *root, GPtrArray *stops, GPtrArray *others)
{
  gboolean can_choose = FALSE;

  for (guint i = 0; i < stops->len; i++)
    can_choose = can_choose || has_chosen_rows (g_ptr_array_index (stops, i));
  if (!can_choose || gtk_window_get_transient_for (get_window (root)) == NULL)
    return FALSE;
  for (guint i = stops->len; i-- > 0;)
    if (!g_ptr_array_find (others, g_ptr_array_index (stops, i), NULL))
      g_ptr_array_remove_index (stops, i);
  return TRUE;
}

/* Shift+Tab from the first goes to the last, and on. */
static void
expect_way_back (GtkWidget *root, const char *what)
{
  g_autoptr (GPtrArray) walked = walk (root, NULL, GTK_DIR_TAB_FORWARD);
  g_autoptr (GPtrArray) forth = find_stops (walked);
  g_autoptr (GPtrArray) walked_back
      = walk (root, g_ptr_array_index (walked, 0), GTK_DIR_TAB_BACKWARD);
  g_autoptr (GPtrArray) back = find_stops (walked_back);

  if (keep_common (root, forth, back))
    keep_common (root, back, forth);
  for (guint i = 0; i < MAX (forth->len, back->len); i++) {
    GtkWidget *there = i < forth->len ? g_ptr_array_index (forth, forth->len - 1 - i) : NULL;
    GtkWidget *here = i < back->len ? g_ptr_array_index (back, i) : NULL;
    g_autofree char *wanted = there != NULL ? dup_place (there) : g_strdup ("nothing");
    g_autofree char *found = here != NULL ? dup_place (here) : g_strdup ("nothing");

    if (there == here)
      continue;
    g_test_message ("%s: Shift+Tab comes %u. to %s, not to %s", what, i + 1, found, wanted);
    g_test_fail ();
    return;
  }
}

static void
expect_all (GtkWidget *root, GPtrArray *stops, const char *what)
{
  g_autoptr (GPtrArray) walked = walk (root, NULL, GTK_DIR_TAB_FORWARD);
  GtkWidget *back = gtk_window_get_focus (get_window (root));

  if (walked->len > 0 && back != NULL
      && find_stop (back) != find_stop (g_ptr_array_index (walked, 0))) {
    g_autofree char *place = dup_place (back);

    g_test_message ("%s: Tab comes back to the middle: %s", what, place);
    g_test_fail ();
  }
  for (guint i = 0; i < stops->len; i++) {
    GtkWidget *stop = g_ptr_array_index (stops, i);

    if (gtk_widget_get_mapped (stop) && !is_visited (stop, walked)) {
      g_autofree char *place = dup_place (stop);

      g_test_message ("%s: Tab leaves out %s", what, place);
      g_test_fail ();
    }
  }
  if (walked->len > 0)
    expect_way_back (root, what);
}

/* As it is while somebody types. Without a window manager a window that closes leaves the keyboard
 * to none, and a row of GTK 4.18 that has it in such a window takes it again at every Tab. */
guint
ui_expect_tab_order (GtkWidget *root, const char *what)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *before = gtk_window_get_focus (get_window (root));

  ui_make_active (get_window (root));
  collect_stops (root, root, stops);
  expect_all (root, stops, what);
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_window_set_focus (get_window (root), before);
  return stops->len;
}

/* (transfer full): what decides how it looks with the keyboard */
static char *
dup_kind (GtkWidget *widget)
{
  GString *kind = g_string_new (NULL);

  for (guint i = 0; i < 3 && widget != NULL; i++, widget = gtk_widget_get_parent (widget)) {
    g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
    g_autofree char *all = g_strjoinv (".", classes);

    g_string_append_printf (kind, "%s.%s < ", G_OBJECT_TYPE_NAME (widget), all);
  }
  return g_string_free (kind, FALSE);
}

/* (transfer full) (nullable): the pixels of @place in what @native shows */
static GBytes *
take_picture (GtkWidget *native, const graphene_rect_t *place)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (native);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  gsize stride, size;
  guchar *pixels;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (native),
                          gtk_widget_get_height (native));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;
  texture
      = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (native)), node, place);
  stride = (gsize)gdk_texture_get_width (texture) * N_BYTES;
  size = stride * gdk_texture_get_height (texture);
  pixels = g_malloc (size);
  gdk_texture_download (texture, pixels, stride);
  return g_bytes_new_take (pixels, size);
}

/* Whether it looks otherwise once the keyboard is elsewhere; @patience: milliseconds. */
static gboolean
is_seen (GtkWidget *root, GtkWidget *stop, guint patience)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (stop));
  g_autoptr (GBytes) with = NULL;
  g_autoptr (GBytes) without = NULL;
  graphene_rect_t place;

  gtk_window_set_focus (get_window (root), stop);
  gtk_window_set_focus_visible (get_window (root), TRUE);
  gtk_widget_queue_draw (native);
  ui_spin (patience);
  if (!gtk_widget_compute_bounds (stop, native, &place))
    return FALSE;
  graphene_rect_inset (&place, -AROUND, -AROUND);
  graphene_rect_round_extents (&place, &place);
  with = take_picture (native, &place);
  gtk_window_set_focus (get_window (root), NULL);
  gtk_widget_queue_draw (native);
  ui_spin (patience);
  without = take_picture (native, &place);
  return with != NULL && without != NULL && !g_bytes_equal (with, without);
}

/* A busy machine may be late with a picture. */
static void
expect_visible (GtkWidget *root, GtkWidget *stop, const char *what)
{
  g_autofree char *place = NULL;

  for (guint patience = FEW_MS; patience <= MANY_MS; patience *= 4)
    if (is_seen (root, stop, patience))
      return;
  place = dup_place (stop);
  g_test_message ("%s: one does not see the keyboard on %s", what, place);
  g_test_fail ();
}

void
ui_expect_visible_focus (GtkWidget *root, GHashTable *seen, const char *what)
{
  GtkWidget *before = gtk_window_get_focus (get_window (root));
  g_autoptr (GPtrArray) walked = NULL;

  ui_make_active (get_window (root));
  walked = walk (root, NULL, GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < walked->len; i++) {
    GtkWidget *stop = g_ptr_array_index (walked, i);

    /* Of text the caret says it, in the window that is active: here none is. */
    if (!gtk_widget_get_mapped (stop) || GTK_IS_TEXT_VIEW (stop)
        || !g_hash_table_add (seen, dup_kind (stop)))
      continue;
    expect_visible (root, stop, what);
  }
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_window_set_focus (get_window (root), before);
}
