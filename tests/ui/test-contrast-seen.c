/* Texts that the theme dims or colors, as they are seen: the pixels of each against its ground.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-ui-fixture.h"

#include <math.h>

/* WCAG 2, 1.4.3 */
#define LEAST 4.5
/* A letter that fills its place: no pixel of it is of the font's smoothing alone. */
#define BLOCKS  "████"
#define N_BYTES 4
/* What an avatar takes for somebody's initials, and how many colors the theme has for them. */
#define TWO_BLOCKS  "█ █"
#define AVATAR_SIZE 32
#define N_COLORS    14

static double
make_linear (guchar part)
{
  double share = part / 255.0;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

/* @pixel: as GDK downloads it: blue, green, red */
static double
compute_luminance (const guchar *pixel)
{
  return 0.2126 * make_linear (pixel[2]) + 0.7152 * make_linear (pixel[1])
         + 0.0722 * make_linear (pixel[0]);
}

static double
compute_contrast (double one, double other)
{
  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

typedef struct {
  guchar *pixels; /* (owned) */
  gsize stride;
} Picture;

static void
picture_free (Picture *self)
{
  g_free (self->pixels);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

/* (transfer full): what @window shows */
static Picture *
take_picture (GtkWidget *window)
{
  Picture *self = g_new0 (Picture, 1);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  self->stride = (gsize)gdk_texture_get_width (texture) * N_BYTES;
  self->pixels = g_malloc (self->stride * gdk_texture_get_height (texture));
  gdk_texture_download (texture, self->pixels, self->stride);
  return self;
}

static double
look_at (const Picture *picture, int x, int y)
{
  return compute_luminance (picture->pixels + (gsize)y * picture->stride + (gsize)x * N_BYTES);
}

/* Where @widget is in the picture: gtk_widget_paintable_new() draws a window without its shadow. */
static graphene_rect_t
find_place (GtkWidget *widget)
{
  graphene_rect_t place;

  g_assert_true (
      gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_native (widget)), &place));
  return place;
}

/* The best contrast that a pixel of @text has with the one at its left edge. */
static double
measure (GtkWidget *text)
{
  g_autoptr (Picture) picture = take_picture (GTK_WIDGET (gtk_widget_get_native (text)));
  graphene_rect_t place = find_place (text);
  int left = (int)place.origin.x, top = (int)place.origin.y;
  double ground = look_at (picture, left - 3, top + (int)place.size.height / 2), best = 1;

  for (int y = top; y < top + (int)place.size.height; y++)
    for (int x = left; x < left + (int)place.size.width; x++)
      best = MAX (best, compute_contrast (look_at (picture, x, y), ground));
  return best;
}

/* The contrast of an initial that fills its place, left of the middle of @avatar, with what it
 * stands on, which need not be as light above it as below it. */
static double
measure_initials (GtkWidget *avatar)
{
  g_autoptr (Picture) picture = take_picture (GTK_WIDGET (gtk_widget_get_native (avatar)));
  graphene_rect_t place = find_place (avatar);
  int middle = (int)(place.origin.x + place.size.width / 2), top = (int)place.origin.y;
  double initial = look_at (picture, middle - 4, top + (int)place.size.height / 2);

  return MIN (
      compute_contrast (initial, look_at (picture, middle, top + 2)),
      compute_contrast (initial, look_at (picture, middle, top + (int)place.size.height - 3)));
}

/* (transfer floating) */
static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  return label;
}

/* (transfer floating): one of everything that is dimmed or colored */
static GtkWidget *
make_samples (void)
{
  static const char *const classes[] = {"dim-label", "accent", "success", "warning", "error"};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_add_css_class (box, "padded");
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++) {
    g_autofree char *chip = g_strdup_printf ("chip %s", classes[i]);
    GtkWidget *label = make_label (BLOCKS, classes[i]);

    gtk_widget_set_name (label, classes[i]);
    gtk_box_append (GTK_BOX (box), label);
    if (i == 0)
      continue;
    label = make_label (BLOCKS, classes[i]);
    gtk_widget_add_css_class (label, "chip");
    gtk_widget_set_name (label, chip);
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Title");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), BLOCKS);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (GTK_BOX (box), list);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), BLOCKS);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

/* (transfer floating) */
static GtkWidget *
make_header (void)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (" ", BLOCKS));
  return header;
}

static GtkWidget *
find_drawn (GtkWidget *root, const char *css_name, const char *css_class)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (gtk_widget_get_css_name (root), css_name) == 0
      && (css_class == NULL || gtk_widget_has_css_class (root, css_class)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_drawn (child, css_name, css_class);
  return found;
}

static void
expect_readable (double seen, const char *what)
{
  g_test_message ("%s: %.2f", what, seen);
  if (seen < LEAST) {
    g_test_message ("%s cannot be read: %.2f, under %.1f", what, seen, LEAST);
    g_test_fail ();
  }
}

static void
check (GtkWidget *text, const char *what)
{
  g_assert_nonnull (text);
  expect_readable (measure (text), what);
}

/* (transfer floating): as many as there are colors, whichever each takes by itself */
static GtkWidget *
make_avatars (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < N_COLORS; i++)
    gtk_box_append (GTK_BOX (box), adw_avatar_new (AVATAR_SIZE, TWO_BLOCKS, TRUE));
  return box;
}

/* Of one name all have one color: each is given another. */
static void
color_avatars (GtkWidget *box)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *drawn = gtk_widget_get_first_child (child);

    for (guint i = 1; i <= N_COLORS; i++) {
      g_autofree char *color = g_strdup_printf ("color%u", i);

      n += gtk_widget_has_css_class (drawn, color);
      gtk_widget_remove_css_class (drawn, color);
    }
  }
  g_assert_cmpuint (n, ==, N_COLORS);
  n = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    g_autofree char *color = g_strdup_printf ("color%u", ++n);

    gtk_widget_add_css_class (gtk_widget_get_first_child (child), color);
    gtk_widget_set_name (child, color);
  }
}

static void
check_avatars (GtkWidget *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    g_autofree char *what
        = g_strdup_printf ("the initials of an avatar of %s", gtk_widget_get_name (child));

    expect_readable (measure_initials (gtk_widget_get_first_child (child)), what);
  }
}

static void
check_scheme (AdwColorScheme scheme)
{
  GtkWidget *window, *samples, *header, *avatars;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  window = gtk_window_new ();
  samples = make_samples ();
  avatars = make_avatars ();
  color_avatars (avatars);
  gtk_box_append (GTK_BOX (samples), avatars);
  header = make_header ();
  gtk_window_set_titlebar (GTK_WINDOW (window), header);
  gtk_window_set_child (GTK_WINDOW (window), samples);
  gtk_window_present (GTK_WINDOW (window));
  /* The headers of a window that is not active are dim on purpose. */
  ui_make_active (GTK_WINDOW (window));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  ui_spin (400);
  for (GtkWidget *sample = gtk_widget_get_first_child (samples); GTK_IS_LABEL (sample);
       sample = gtk_widget_get_next_sibling (sample))
    check (sample, gtk_widget_get_name (sample));
  check (find_drawn (samples, "label", "subtitle"), "the subtitle of a row");
  check (find_drawn (samples, "placeholder", NULL), "a placeholder");
  check_avatars (avatars);
  check (find_drawn (header, "label", "subtitle"), "the subtitle of a window");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_light (UiFixture *fixture, gconstpointer data)
{
  check_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
test_dark (UiFixture *fixture, gconstpointer data)
{
  check_scheme (ADW_COLOR_SCHEME_FORCE_DARK);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/contrast/light", test_light);
  ui_test_add ("/contrast/dark", test_dark);
  return ui_test_run ();
}
