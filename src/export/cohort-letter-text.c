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

void
cohort_letter_set_markup (PangoLayout *text, const char *markup)
{
  g_autofree char *plain =
    g_strdup_printf ("<span font_features=\"liga=0,clig=0\">%s</span>", markup);

  pango_layout_set_markup (text, plain, -1);
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
