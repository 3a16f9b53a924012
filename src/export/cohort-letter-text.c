/* Text as letters show it: measured alike for every output, and readable in a PDF.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-page-private.h"

#include <hb.h>

/* Measured the same for every output: no rounding to the pixels of any screen. */
PangoContext *
cohort_letter_make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

PangoLayout *
cohort_letter_make_text (PangoContext *context, double size, PangoWeight weight)
{
  PangoLayout *text = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell,Sans");

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (text, font);
  pango_font_description_free (font);
  return text;
}

/* The script of a character comes from a table; those before Hebrew are spared the search. */
#define FIRST_FROM_RIGHT 0x590

static gboolean
is_from_right (gunichar letter)
{
  hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default ();

  return letter >= FIRST_FROM_RIGHT &&
         hb_script_get_horizontal_direction (hb_unicode_script (unicode, letter)) ==
           HB_DIRECTION_RTL;
}

/* Whether fewer letters of @words run from right to left than from left to right. */
static gboolean
runs_right (const char *words)
{
  guint n_letters = 0;
  guint n_from_right = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    n_letters += g_unichar_isalpha (letter) ? 1 : 0;
    n_from_right += is_from_right (letter) ? 1 : 0;
  }
  return n_from_right * 2 < n_letters;
}

/* An English line that begins with a Hebrew name is still an English line. */
void
cohort_letter_set_markup (PangoLayout *text, const char *markup)
{
  g_autofree char *plain =
    g_strdup_printf ("<span font_features=\"liga=0,clig=0\">%s</span>", markup);

  pango_layout_set_markup (text, plain, -1);
  pango_layout_set_auto_dir (text, !runs_right (pango_layout_get_text (text)));
}

/* A space in front of each forced break: the break itself leaves no trace in a PDF. */
void
cohort_letter_set_words (PangoLayout *text, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
  g_autofree char *markup = g_strjoinv (" \n", lines);

  cohort_letter_set_markup (text, markup);
}

/* A space at the end of a wrapped line has no glyph in Pango. It is given that of a space, still
 * without width, so that the PDF has the character and words of two lines are not read as one. */
static void
restore_spaces (PangoGlyphItem *run)
{
  hb_font_t *font = pango_font_get_hb_font (run->item->analysis.font);
  PangoGlyphString *glyphs = run->glyphs;
  hb_codepoint_t space;

  if (!hb_font_get_nominal_glyph (font, ' ', &space))
    return;
  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY)
      glyphs->glyphs[i].glyph = space;
}

void
cohort_letter_show_line (cairo_t *cr, PangoLayout *text, int line)
{
  PangoLayoutLine *shown = pango_layout_get_line (text, line);

  for (GSList *run = shown->runs; run != NULL; run = run->next)
    restore_spaces (run->data);
  pango_cairo_show_layout_line (cr, shown);
}
