/* One letter as blocks of text: a template with its values merged in.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter.h"

#include "cohort-letter-template-private.h"

#include <string.h>

/* Templates are texts from anywhere, and blocks in blocks multiply: a letter ends after so many
 * bytes and parts of the template, far more than a letter can use. */
#define MOST_WORK (1024 * 1024)

struct _CohortLetter {
  char      *name;
  char      *page_word; /* "page" in the letter's language */
  GPtrArray *blocks;    /* CohortLetterBlock */
  gboolean   is_cut;
};

/* The shape of a letter (headings, bullets, paragraphs) comes from the template's words only: a
 * value is never looked at for marks, so a name such as "- # **" is just a name. */
typedef struct {
  const CohortLetterTemplate *template;
  GPtrArray                  *blocks;
  CohortLetterBlockKind       kind;
  GString                    *block;       /* markup of the block so far */
  GString                    *line;        /* markup of the line so far */
  gboolean                    line_begun;  /* something other than blanks is on the line */
  gboolean                    line_joined; /* the line before ended in a forced break */
  gboolean                    bold;
  gsize                       work;        /* done so far */
} Writer;

static void
free_block (gpointer data)
{
  CohortLetterBlock *block = data;

  g_free (block->markup);
  g_free (block);
}

static void
add_block (Writer *self, CohortLetterBlockKind kind, const char *markup)
{
  CohortLetterBlock *block = g_new0 (CohortLetterBlock, 1);

  block->kind = kind;
  block->markup = g_strdup (markup);
  g_ptr_array_add (self->blocks, block);
}

static void
trim_end (GString *text)
{
  while (text->len > 0 && strchr (" \n", text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);
}

static void
end_block (Writer *self)
{
  trim_end (self->block);
  if (self->bold)
    g_string_append (self->block, "</b>");
  if (self->block->len > 0)
    add_block (self, self->kind, self->block->str);
  g_string_truncate (self->block, 0);
  self->kind = COHORT_LETTER_PARAGRAPH;
  self->bold = FALSE;
  self->line_joined = FALSE;
}

static void
end_line (Writer *self, gboolean forced_break)
{
  if (self->line_begun) {
    trim_end (self->line);
    if (self->block->len > 0 && !self->line_joined)
      g_string_append_c (self->block, ' ');
    g_string_append_len (self->block, self->line->str, (gssize) self->line->len);
    if (forced_break)
      g_string_append (self->block, " \n");
    self->line_joined = forced_break;
  } else {
    end_block (self);
  }
  g_string_truncate (self->line, 0);
  self->line_begun = FALSE;
}

/* A mark at the beginning of a line says what the block is. Returns how much of @words it takes. */
static gsize
take_mark (Writer *self, const char *words)
{
  if (g_str_has_prefix (words, "# ")) {
    end_block (self);
    self->kind = COHORT_LETTER_HEADING;
    return 2;
  }
  if (g_str_has_prefix (words, "- ")) {
    end_block (self);
    self->kind = COHORT_LETTER_BULLET;
    return 2;
  }
  if (words[0] == '~' && (words[1] == '\n' || words[1] == '\0')) {
    end_block (self);
    add_block (self, COHORT_LETTER_SIGNATURE, "");
    return 1;
  }
  return 0;
}

static void
append_escaped (GString *text, const char *start, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (start, (gssize) length);

  g_string_append (text, escaped);
}

static void
write_words (Writer *self, const char *words)
{
  while (*words != '\0') {
    gboolean forced = words[0] == '\\' && words[1] == '\n';

    if (!self->line_begun && *words != '\n' && *words != ' ' && self->line->len == 0) {
      gsize mark = take_mark (self, words);

      words += mark;
      if (mark > 0 && (*words == '\n' || *words == '\0'))
        continue;
    }
    if (*words == '\n' || forced) {
      words += forced ? 2 : 1;
      end_line (self, forced);
    } else if (g_str_has_prefix (words, "**")) {
      words += 2;
      g_string_append (self->line, self->bold ? "</b>" : "<b>");
      self->bold = !self->bold;
      self->line_begun = TRUE;
    } else {
      gsize length = MAX (strcspn (words, " *\\\n"), 1);
      gboolean blank = *words == ' ';

      if (!blank || self->line_begun)
        append_escaped (self->line, words, length);
      self->line_begun = self->line_begun || !blank;
      words += length;
    }
  }
}

/* What cannot be drawn is dropped; line ends become forced breaks inside the block. */
static void
write_value (Writer *self, const char *value)
{
  for (const char *c = value; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar character = g_utf8_get_char (c);

    if (character == '\n')
      g_string_append_c (self->line, '\n');
    else if (!g_unichar_iscntrl (character))
      append_escaped (self->line, c, (gsize) (g_utf8_next_char (c) - c));
  }
  self->line_begun = TRUE;
}

/* Counts what writing costs; FALSE once the letter is as long as it may be. */
static gboolean
may_go_on (Writer *self, gsize work)
{
  self->work += 1 + work;
  return self->work < MOST_WORK;
}

static void
write_field (Writer *self, const CohortLetterFields *values, const char *field)
{
  const char *value = cohort_letter_fields_get_text (values, field);
  g_autofree char *valid = NULL;

  if (value != NULL) {
    valid = g_utf8_make_valid (value, -1);
    if (may_go_on (self, strlen (valid)))
      write_value (self, valid);
  } else if (cohort_letter_template_requires (self->template, field)) {
    /* Seen in a preview only: nothing is exported while something required is missing. */
    g_string_append_printf (self->line, "<span foreground=\"#a51d2d\">[%s]</span>", field);
    self->line_begun = TRUE;
  }
}

static gboolean
has_value (const CohortLetterFields *values, const char *name)
{
  return cohort_letter_fields_get_list (values, name) != NULL ||
         cohort_letter_fields_get_text (values, name) != NULL;
}

static void
write_nodes (Writer *self, GPtrArray *nodes, const CohortLetterFields *values)
{
  for (guint i = 0; nodes != NULL && i < nodes->len; i++) {
    const CohortLetterNode *node = g_ptr_array_index (nodes, i);
    GPtrArray *items;

    if (!may_go_on (self, node->kind == COHORT_LETTER_NODE_TEXT ? strlen (node->text) : 0))
      return;
    switch (node->kind) {
    case COHORT_LETTER_NODE_TEXT:
      write_words (self, node->text);
      break;
    case COHORT_LETTER_NODE_FIELD:
      write_field (self, values, node->text);
      break;
    case COHORT_LETTER_NODE_IF:
      write_nodes (self, has_value (values, node->text) ? node->children : node->otherwise, values);
      break;
    case COHORT_LETTER_NODE_REPEAT:
      items = cohort_letter_fields_get_list (values, node->text);
      for (guint item = 0; items != NULL && item < items->len && may_go_on (self, 0); item++)
        write_nodes (self, node->children, g_ptr_array_index (items, item));
      break;
    default:
      g_assert_not_reached ();
    }
  }
}

static void
write_blocks (CohortLetter               *self,
              const CohortLetterTemplate *template,
              const CohortLetterFields   *values)
{
  Writer writer = {
    .template = template,
    .blocks = self->blocks,
    .block = g_string_new (NULL),
    .line = g_string_new (NULL),
  };

  write_nodes (&writer, cohort_letter_template_get_nodes (template), values);
  self->is_cut = writer.work >= MOST_WORK;
  end_line (&writer, FALSE);
  end_block (&writer);
  if (self->is_cut)
    add_block (&writer, COHORT_LETTER_PARAGRAPH, "<span foreground=\"#a51d2d\">[…]</span>");
  g_string_free (writer.block, TRUE);
  g_string_free (writer.line, TRUE);
}

/**
 * cohort_letter_new:
 * @template: a template
 * @fields: the values, of this template
 * @name: whom it is to
 *
 * Merges one letter. What the template requires and is not known stands in the text as the field's
 * name in brackets, in red; see cohort_letter_check_subject().
 *
 * Returns: (transfer full): the letter
 */
CohortLetter *
cohort_letter_new (const CohortLetterTemplate *template,
                   const CohortLetterFields   *fields,
                   const char                 *name)
{
  const char *page_word = cohort_letter_template_get_word (template, "page");
  CohortLetter *self = g_new0 (CohortLetter, 1);

  self->name = g_strdup (name);
  self->page_word = g_strdup (page_word != NULL ? page_word : "page");
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  write_blocks (self, template, fields);
  return self;
}

void
cohort_letter_free (CohortLetter *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self->page_word);
  g_free (self->name);
  g_free (self);
}

const char *
cohort_letter_get_name (const CohortLetter *self)
{
  return self->name;
}

GPtrArray *
cohort_letter_get_blocks (const CohortLetter *self)
{
  return self->blocks;
}

gboolean
cohort_letter_is_cut (const CohortLetter *self)
{
  return self->is_cut;
}

char *
cohort_letter_dup_running_head (const CohortLetter *self, int page)
{
  return g_strdup_printf ("%s – %s %d", self->name, self->page_word, page);
}
