/* How fast a thousand letters become one PDF, against the least a program of Pango and Cairo does.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-letter-layout.h"
#include "cohort-letters-pdf.h"
#include "cohort-program.h"
#include "export-fixture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdlib.h>

#define LETTERS       1000
#define ROUNDS        5
#define FOLDER_ROUNDS 2
#define MARGIN        72.0

/* The bare program: the same blocks of text in the same fonts, broken into lines and pages, with
 * the same tags, and nothing else: one layout for each kind of text, used again and again. */
enum { TEXT, BULLET, HEADING, OFFICE, ADDRESS, N_LAYOUTS };

typedef struct {
  cairo_t *cr;
  PangoLayout *layouts[N_LAYOUTS];
  double y;
} Bare;

static const char *
get_tag (CohortLetterBlockKind kind)
{
  if (kind == COHORT_LETTER_HEADING)
    return "H1";
  return kind == COHORT_LETTER_BULLET ? "LBody" : "P";
}

/* Text is measured as ours is: not rounded to the dots of a screen, which makes a PDF larger. */
static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

static void
make_layouts (Bare *bare)
{
  static const struct {
    const char *font;
    double width; /* 0: as wide as the words */
  } kinds[N_LAYOUTS] = {
      [TEXT] = {"Cantarell 10.5", COHORT_LETTER_PAGE_WIDTH - 2 * MARGIN},
      [BULLET] = {"Cantarell 10.5", COHORT_LETTER_PAGE_WIDTH - 2 * MARGIN - 16},
      [HEADING] = {"Cantarell Bold 15", COHORT_LETTER_PAGE_WIDTH - 2 * MARGIN},
      [OFFICE] = {"Cantarell Bold 14", 0},
      [ADDRESS] = {"Cantarell 8.5", 0},
  };
  PangoContext *context = make_context ();

  for (guint i = 0; i < N_LAYOUTS; i++) {
    PangoFontDescription *font = pango_font_description_from_string (kinds[i].font);

    bare->layouts[i] = pango_layout_new (context);
    pango_layout_set_font_description (bare->layouts[i], font);
    if (kinds[i].width > 0)
      pango_layout_set_width (bare->layouts[i], (int)(kinds[i].width * PANGO_SCALE));
    pango_font_description_free (font);
  }
  g_object_unref (context);
}

static void
show_lines (Bare *bare, PangoLayout *text, double left)
{
  PangoLayoutIter *lines = pango_layout_get_iter (text);

  do {
    PangoRectangle extents;

    pango_layout_iter_get_line_extents (lines, NULL, &extents);
    if (bare->y + pango_units_to_double (extents.height) > COHORT_LETTER_PAGE_HEIGHT - MARGIN) {
      cairo_show_page (bare->cr);
      bare->y = MARGIN;
    }
    cairo_move_to (bare->cr, left, bare->y + pango_units_to_double (PANGO_ASCENT (extents)));
    pango_cairo_show_layout_line (bare->cr, pango_layout_iter_get_line_readonly (lines));
    bare->y += pango_units_to_double (extents.height) * 1.1;
  } while (pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);
}

static void
show_block (Bare *bare, const CohortLetterBlock *block, gboolean list_begins, gboolean list_ends)
{
  gboolean is_bullet = block->kind == COHORT_LETTER_BULLET;
  PangoLayout *text = bare->layouts[is_bullet                              ? BULLET
                                    : block->kind == COHORT_LETTER_HEADING ? HEADING
                                                                           : TEXT];

  pango_layout_set_markup (text, block->markup, -1);
  if (list_begins)
    cairo_tag_begin (bare->cr, "L", NULL);
  if (is_bullet)
    cairo_tag_begin (bare->cr, "LI", NULL);
  cairo_tag_begin (bare->cr, get_tag (block->kind), NULL);
  show_lines (bare, text, MARGIN + (is_bullet ? 16 : 0));
  cairo_tag_end (bare->cr, get_tag (block->kind));
  if (is_bullet)
    cairo_tag_end (bare->cr, "LI");
  if (list_ends)
    cairo_tag_end (bare->cr, "L");
  bare->y += 8;
}

static void
show_words (Bare *bare, PangoLayout *text, const char *words)
{
  pango_layout_set_text (text, words, -1);
  cairo_tag_begin (bare->cr, "P", NULL);
  show_lines (bare, text, MARGIN);
  cairo_tag_end (bare->cr, "P");
}

static gboolean
is_bullet_at (GPtrArray *blocks, guint i)
{
  return i < blocks->len
         && ((const CohortLetterBlock *)g_ptr_array_index (blocks, i))->kind
                == COHORT_LETTER_BULLET;
}

static void
show_letter (Bare *bare, const CohortLetterItem *item)
{
  GPtrArray *blocks = cohort_letter_get_blocks (item->letter);

  cairo_tag_begin (bare->cr, "Sect", NULL);
  bare->y = 45;
  show_words (bare, bare->layouts[OFFICE], cohort_letterhead_get_office (item->letterhead));
  show_words (bare, bare->layouts[ADDRESS], cohort_letterhead_get_address (item->letterhead));
  for (guint i = 0; i < blocks->len; i++) {
    const CohortLetterBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind == COHORT_LETTER_SIGNATURE)
      bare->y += 34;
    else
      show_block (bare, block,
                  is_bullet_at (blocks, i) && (i == 0 || !is_bullet_at (blocks, i - 1)),
                  is_bullet_at (blocks, i) && !is_bullet_at (blocks, i + 1));
  }
  cairo_show_page (bare->cr);
  cairo_tag_end (bare->cr, "Sect");
}

static void
write_one_bare (Bare *bare, const CohortLetterItem *const *items, guint n, const char *path)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create (path, COHORT_LETTER_PAGE_WIDTH, COHORT_LETTER_PAGE_HEIGHT);

  bare->cr = cairo_create (surface);
  cairo_tag_begin (bare->cr, "Document", NULL);
  for (guint i = 0; i < n; i++)
    show_letter (bare, items[i]);
  cairo_tag_end (bare->cr, "Document");
  cairo_destroy (bare->cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

/* Into one PDF; with @each, into one each whose names @path begins. */
static void
write_bare (GPtrArray *items, const char *path, gboolean each)
{
  const CohortLetterItem *const *all = (gconstpointer)items->pdata;
  Bare bare = {.cr = NULL};

  make_layouts (&bare);
  if (!each)
    write_one_bare (&bare, all, items->len, path);
  for (guint i = 0; each && i < items->len; i++) {
    g_autofree char *one = g_strdup_printf ("%s %u.pdf", path, i);

    write_one_bare (&bare, all + i, 1, one);
  }
  for (guint i = 0; i < N_LAYOUTS; i++)
    g_object_unref (bare.layouts[i]);
}

/* Ours */

static GPtrArray *
merge (const CohortSnapshot *snapshot)
{
  const CohortLetterDraftOptions drafts = {.today = export_fixture_get_day ()};
  g_autoptr (GError) error = NULL;
  GPtrArray *items = cohort_letter_items_new_drafts (snapshot, &drafts, NULL, &error);

  g_assert_no_error (error);
  return items;
}

static void
write_ours (const CohortSnapshot *snapshot, GPtrArray *items, const char *path)
{
  const CohortLettersOptions options = {.exported_at = EXPORT_INSTANT};
  g_autoptr (GError) error = NULL;

  g_assert_true (
      cohort_letters_write_pdf (snapshot, items, &options, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
write_each (const CohortSnapshot *snapshot, GPtrArray *items, const char *folder)
{
  const CohortLettersOptions options = {.exported_at = EXPORT_INSTANT};
  g_autoptr (GError) error = NULL;

  g_assert_true (
      cohort_letters_write_folder (snapshot, items, &options, folder, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Of the processor, since the machine may be doing something else as well. */
static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double
get_size (const char *path)
{
  GStatBuf about;

  g_assert_cmpint (g_stat (path, &about), ==, 0);
  return (double)about.st_size / 1024;
}

/* The least of several rounds of each: what disturbs only ever adds. */
typedef struct {
  double merging;
  double drawing;
  double bare;
} Best;

static void
measure (const CohortSnapshot *snapshot, const char *ours, const char *theirs, Best *best)
{
  for (guint round = 0; round < ROUNDS; round++) {
    double start = get_seconds (), merged, drawn;
    g_autoptr (GPtrArray) items = merge (snapshot);

    merged = get_seconds ();
    write_ours (snapshot, items, ours);
    drawn = get_seconds ();
    write_bare (items, theirs, FALSE);
    best->bare = MIN (best->bare, get_seconds () - drawn);
    best->drawing = MIN (best->drawing, drawn - merged);
    best->merging = MIN (best->merging, merged - start);
  }
}

/* Each file has fonts of its own, which cost more than the letter in it. */
static void
measure_folder (const CohortSnapshot *snapshot, const char *folder)
{
  g_autoptr (GPtrArray) items = merge (snapshot);
  double ours = G_MAXDOUBLE, bare = G_MAXDOUBLE;

  for (guint round = 0; round < FOLDER_ROUNDS; round++) {
    char *inner = g_build_filename (folder, "letters", NULL);
    g_autofree char *begin = g_build_filename (inner, "bare", NULL);
    double start = get_seconds (), written;

    write_each (snapshot, items, inner);
    written = get_seconds ();
    write_bare (items, begin, TRUE);
    bare = MIN (bare, get_seconds () - written);
    ours = MIN (ours, written - start);
    export_fixture_remove_folder (inner);
  }
  g_print ("a PDF each: %.2f s, %.2f of the bare program\n", ours, ours / bare);
}

/* When it was canceled, the moment of that. */
typedef struct {
  GCancellable *cancellable;
  gint64 moment;
} Cancel;

static void
cancel_near_the_end (guint done, guint total, gpointer data)
{
  Cancel *cancel = data;

  if (done == total - 1) {
    g_cancellable_cancel (cancel->cancellable);
    cancel->moment = g_get_monotonic_time ();
  }
}

static void
measure_cancel (const CohortSnapshot *snapshot, const char *path)
{
  const CohortLettersOptions options = {.exported_at = EXPORT_INSTANT};
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) items = merge (snapshot);
  Cancel cancel = {cancellable, 0};

  g_assert_false (cohort_letters_write_pdf (snapshot, items, &options, path, cancel_near_the_end,
                                            &cancel, cancellable, NULL));
  g_print ("canceled before the last letter, it took %.0f ms to stop\n",
           (double)(g_get_monotonic_time () - cancel.moment) / 1000);
}

/* For mail-merge.py */

static void
add_block (JsonBuilder *builder, const char *kind, const char *markup)
{
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, kind);
  json_builder_add_string_value (builder, markup != NULL ? markup : "");
  json_builder_end_array (builder);
}

static void
add_words (JsonBuilder *builder, const char *kind, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  add_block (builder, kind, markup);
}

static void
add_letter (JsonBuilder *builder, const CohortLetterItem *item)
{
  static const char *const kinds[] = {[COHORT_LETTER_PARAGRAPH] = "paragraph",
                                      [COHORT_LETTER_HEADING] = "heading",
                                      [COHORT_LETTER_BULLET] = "bullet",
                                      [COHORT_LETTER_SIGNATURE] = "signature"};
  GPtrArray *blocks = cohort_letter_get_blocks (item->letter);

  json_builder_begin_array (builder);
  add_words (builder, "office", cohort_letterhead_get_office (item->letterhead));
  add_words (builder, "address", cohort_letterhead_get_address (item->letterhead));
  for (guint i = 0; i < blocks->len; i++) {
    const CohortLetterBlock *block = g_ptr_array_index (blocks, i);

    add_block (builder, kinds[block->kind], block->markup);
  }
  json_builder_end_array (builder);
}

/* Prints what stands in each letter. */
static void
list_blocks (GPtrArray *items)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    add_letter (builder, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  /* Not g_print(), which would ask the locale what it can print. */
  (void)fputs (json, stdout);
}

static void
measure_all (void)
{
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_many (LETTERS);
  char *folder = export_fixture_make_folder ();
  g_autofree char *ours = g_build_filename (folder, "ours.pdf", NULL);
  g_autofree char *theirs = g_build_filename (folder, "bare.pdf", NULL);
  Best best = {G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE};

  measure (snapshot, ours, theirs, &best);
  g_print ("%d letters, seconds of the processor, best of %d\n", LETTERS, ROUNDS);
  g_print ("merged: %.2f s\nbare Pango and Cairo: %.2f s, %.0f KiB\n", best.merging, best.bare,
           get_size (theirs));
  g_print ("one PDF: %.2f s, %.0f KiB, %.2f of the bare program; with merging %.2f\n", best.drawing,
           get_size (ours), best.drawing / best.bare, (best.merging + best.drawing) / best.bare);
  measure_folder (snapshot, folder);
  measure_cancel (snapshot, ours);
  export_fixture_remove_folder (folder);
}

/* Without arguments it measures; "list N" and "write PATH N" are one step of somebody else's. */
int
main (int argc, char *argv[])
{
  g_autoptr (CohortSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (argc < 3) {
    measure_all ();
    return 0;
  }
  snapshot = export_fixture_new_many ((guint)atoi (argv[argc - 1]));
  items = merge (snapshot);
  if (argc == 3)
    list_blocks (items);
  else
    write_ours (snapshot, items, argv[2]);
  return 0;
}
