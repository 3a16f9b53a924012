/* A row's name, controls and words: the words below the name, or below both where that is lower, or
 * each below the other.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-words-layout.h"

#define SPACING 6
/* The platform's style has some room under the name already, and none under the words. */
#define LINE_SPACING -3
#define MARGIN       6
/* What a name's longest word has at most, as a rule. */
#define USUAL_CHARS 12

struct _CohortWordsLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CohortWordsLayout, cohort_words_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { NAME, CONTROLS, WORDS, N_PARTS };

/* Where each part goes; unused until it has a width. */
typedef struct {
  GtkWidget *parts[N_PARTS];
  GdkRectangle areas[N_PARTS];
  int height;
} Places;

static GtkSizeRequestMode
cohort_words_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* FALSE: @widget has not what is laid out here */
static gboolean
find_parts (GtkWidget *widget, GtkWidget **parts)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && n < N_PARTS;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      parts[n++] = child;
  return n == N_PARTS;
}

static void
measure_part (GtkWidget *part, int *least, int *best)
{
  gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, least, best, NULL, NULL);
}

static int
measure_height (GtkWidget *part, int width)
{
  int least, best;

  measure_part (part, &least, &best);
  gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &best, NULL, NULL);
  return best;
}

/* They are as wide as they like when @rest is left beside them. */
static int
measure_controls (GtkWidget **parts, int width, int rest)
{
  int least, best;

  measure_part (parts[CONTROLS], &least, &best);
  return MAX (MIN (best, width - rest), least);
}

/* The name and the words in one column, the controls beside the middle of it. */
static void
place_beside (Places *places, int width, int controls)
{
  GdkRectangle *areas = places->areas;
  int column = MAX (width - controls - SPACING, 0);
  int name = measure_height (places->parts[NAME], column);
  int words = measure_height (places->parts[WORDS], column);

  places->height
      = MAX (name + LINE_SPACING + words, measure_height (places->parts[CONTROLS], controls));
  areas[NAME] = (GdkRectangle){0, (places->height - name - LINE_SPACING - words) / 2, column, name};
  areas[WORDS] = (GdkRectangle){0, areas[NAME].y + name + LINE_SPACING, column, words};
  areas[CONTROLS] = (GdkRectangle){width - controls, 0, controls, places->height};
}

/* The name and the controls in one line, the words in those that follow. */
static void
place_below (Places *places, int width, int controls)
{
  GdkRectangle *areas = places->areas;
  int column = MAX (width - controls - SPACING, 0);
  int line = MAX (measure_height (places->parts[NAME], column),
                  measure_height (places->parts[CONTROLS], controls) + MARGIN);
  int words = measure_height (places->parts[WORDS], width);

  places->height = line + words;
  areas[NAME] = (GdkRectangle){0, 0, column, line};
  areas[CONTROLS] = (GdkRectangle){width - controls, 0, controls, line};
  areas[WORDS] = (GdkRectangle){0, line, width, words};
}

/* Each in lines of its own: large text on a small screen leaves beside the controls room for single
 * letters of a name. */
static void
place_apart (Places *places, int width)
{
  GdkRectangle *areas = places->areas;
  int controls = measure_controls (places->parts, width, 0);
  int name = measure_height (places->parts[NAME], width) + MARGIN;
  int words = measure_height (places->parts[WORDS], width);
  int line = measure_height (places->parts[CONTROLS], controls) + MARGIN;

  places->height = name + LINE_SPACING + words + line;
  areas[NAME] = (GdkRectangle){0, 0, width, name};
  areas[WORDS] = (GdkRectangle){0, name + LINE_SPACING, width, words};
  areas[CONTROLS] = (GdkRectangle){width - controls, places->height - line, controls, line};
}

/* What stands beside the controls needs at least. */
static int
measure_rest (GtkWidget **parts)
{
  int name, words, best;

  measure_part (parts[NAME], &name, &best);
  measure_part (parts[WORDS], &words, &best);
  return MAX (name, words) + SPACING;
}

/* A name is not broken into syllables, as long as it is no longer than most. */
static int
measure_name (GtkWidget *name)
{
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (name), NULL, NULL);
  int usual = USUAL_CHARS * PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));
  int least, best;

  pango_font_metrics_unref (metrics);
  measure_part (name, &least, &best);
  return MIN (best, usual);
}

static void
place (Places *places, int width)
{
  Places below = *places, apart = *places;
  int controls = measure_controls (places->parts, width, measure_rest (places->parts));
  gboolean is_narrow = width - controls - SPACING < measure_name (places->parts[NAME]);

  place_beside (places, width, controls);
  place_below (&below, width, controls);
  place_apart (&apart, width);
  if (below.height < places->height)
    *places = below;
  if (is_narrow || apart.height < places->height)
    *places = apart;
}

static void
measure_width (GtkWidget **parts, int *minimum, int *natural)
{
  int least[N_PARTS], best[N_PARTS];

  for (guint i = 0; i < N_PARTS; i++)
    measure_part (parts[i], &least[i], &best[i]);
  *minimum = MAX (least[NAME], least[WORDS]) + SPACING + least[CONTROLS];
  *natural = MAX (best[NAME], best[WORDS]) + SPACING + best[CONTROLS];
}

static void
cohort_words_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  Places places = {.height = 0};
  int least, best;

  *minimum = *natural = 0;
  if (!find_parts (widget, places.parts))
    return;
  measure_width (places.parts, &least, &best);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = least;
    *natural = best;
    return;
  }
  place (&places, for_size < 0 ? best : MAX (for_size, least));
  *minimum = *natural = places.height;
}

static void
cohort_words_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Places places = {.height = 0};

  if (!find_parts (widget, places.parts))
    return;
  place (&places, width);
  for (guint i = 0; i < N_PARTS; i++) {
    GdkRectangle area = places.areas[i];

    if (mirrored)
      area.x = width - area.x - area.width;
    area.y += MAX (height - places.height, 0) / 2;
    gtk_widget_size_allocate (places.parts[i], &area, -1);
  }
}

static void
cohort_words_layout_class_init (CohortWordsLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = cohort_words_layout_get_request_mode;
  manager_class->measure = cohort_words_layout_measure;
  manager_class->allocate = cohort_words_layout_allocate;
}

static void
cohort_words_layout_init (CohortWordsLayout *self)
{
}

/** cohort_words_layout_adopt: see the header; @row: has no prefixes */
void
cohort_words_layout_adopt (AdwActionRow *row, const char *text)
{
  GtkWidget *line, *words;

  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  line = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  words = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_margin_bottom (words, MARGIN);
  gtk_widget_add_css_class (words, "subtitle");
  gtk_box_append (GTK_BOX (line), words);
  gtk_widget_set_layout_manager (line, g_object_new (COHORT_TYPE_WORDS_LAYOUT, NULL));
}
