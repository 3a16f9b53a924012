/* Reads the body of a letter template: words, fields, conditions and repeated blocks.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-fields.h"
#include "cohort-letter-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 8
#define MAX_TAG 80

/* A block that has been opened and not yet closed. */
typedef struct {
  CohortLetterNode *node;   /* (unowned) NULL at the bottom */
  GPtrArray        *target; /* (unowned) where nodes go */
  const char       *at;     /* its opening tag */
  guint             scope;  /* which fields are known inside */
} Frame;

typedef struct {
  CohortLetterTemplate *template;
  CohortLetterCursor   *cursor;
  Frame                 frames[MAX_DEPTH + 1];
  guint                 depth;
  const char           *words; /* start of the words not yet added */
} Parser;

CohortLetterNode *
cohort_letter_node_new (CohortLetterNodeKind kind, char *text)
{
  CohortLetterNode *self = g_new0 (CohortLetterNode, 1);

  self->kind = kind;
  self->text = text;
  return self;
}

void
cohort_letter_node_free (CohortLetterNode *self)
{
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->otherwise, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

static GPtrArray *
new_nodes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cohort_letter_node_free);
}

static Frame *
get_frame (Parser *self)
{
  return &self->frames[self->depth];
}

static void
add_words (Parser *self, const char *end)
{
  if (end > self->words)
    g_ptr_array_add (get_frame (self)->target,
                     cohort_letter_node_new (COHORT_LETTER_NODE_TEXT,
                                             g_strndup (self->words, (gsize) (end - self->words))));
}

/* A tag that opens or closes a block and stands on a line of its own takes the line with it, so
 * that blocks can be written legibly without leaving empty lines in the letter. */
static void
take_own_line (Parser *self, const char *tag_start, const char **words_end, const char **next)
{
  const char *from = tag_start;
  const char *to = *next;

  while (from > self->words && (from[-1] == ' ' || from[-1] == '\t'))
    from--;
  while (*to == ' ' || *to == '\t')
    to++;
  if ((from > self->cursor->start && from[-1] != '\n') || (*to != '\n' && *to != '\0'))
    return;
  *words_end = from;
  *next = *to == '\n' ? to + 1 : to;
}

static gboolean
open_block (Parser *self, CohortLetterNode *node, const char *at, guint scope, GError **error)
{
  g_ptr_array_add (get_frame (self)->target, node);
  if (self->depth == MAX_DEPTH)
    return cohort_letter_cursor_fail (self->cursor, at, error,
                                      _("Blocks are nested more than %d deep."), MAX_DEPTH);
  node->children = new_nodes ();
  self->depth++;
  *get_frame (self) = (Frame){node, node->children, at, scope};
  return TRUE;
}

static gboolean
check_field (Parser *self, const char *name, const char *at, GError **error)
{
  guint home = cohort_letter_field_get_scope (self->template->to, name);

  if (home == 0)
    return cohort_letter_cursor_fail (self->cursor, at, error, _("There is no field “%s”."), name);
  if ((home & get_frame (self)->scope) == 0)
    return cohort_letter_cursor_fail (self->cursor, at, error,
                                      _("The field “%s” has no meaning outside its block."), name);
  if (!g_hash_table_contains (self->template->declared, name))
    return cohort_letter_cursor_fail (
      self->cursor, at, error,
      _("The field “%s” is not named under “required” or “optional” in the head."), name);
  g_hash_table_add (self->template->uses, g_strdup (name));
  return TRUE;
}

/* Sets @inner to what the items of the list know. */
static gboolean
check_list (Parser *self, const char *name, const char *at, guint *inner, GError **error)
{
  guint home = cohort_letter_list_get_scope (self->template->to, name, inner);

  if (home == 0)
    return cohort_letter_cursor_fail (self->cursor, at, error, _("There is no list “%s”."), name);
  if ((home & get_frame (self)->scope) == 0)
    return cohort_letter_cursor_fail (self->cursor, at, error,
                                      _("The list “%s” has no meaning outside its block."), name);
  g_hash_table_add (self->template->uses, g_strdup (name));
  return TRUE;
}

static gboolean
open_if (Parser *self, const char *name, const char *at, GError **error)
{
  guint inner;
  gboolean is_list = cohort_letter_list_get_scope (self->template->to, name, &inner) != 0;

  if (is_list ? !check_list (self, name, at, &inner, error) : !check_field (self, name, at, error))
    return FALSE;
  return open_block (self, cohort_letter_node_new (COHORT_LETTER_NODE_IF, g_strdup (name)), at,
                     get_frame (self)->scope, error);
}

static gboolean
is_repeating (const Parser *self, const char *list)
{
  for (guint i = 1; i <= self->depth; i++)
    if (self->frames[i].node->kind == COHORT_LETTER_NODE_REPEAT &&
        g_str_equal (self->frames[i].node->text, list))
      return TRUE;
  return FALSE;
}

static gboolean
open_repeat (Parser *self, const char *name, const char *at, GError **error)
{
  guint inner = 0;

  if (!check_list (self, name, at, &inner, error))
    return FALSE;
  if (is_repeating (self, name))
    return cohort_letter_cursor_fail (self->cursor, at, error,
                                      _("The list “%s” is repeated within itself."), name);
  return open_block (self, cohort_letter_node_new (COHORT_LETTER_NODE_REPEAT, g_strdup (name)), at,
                     get_frame (self)->scope | inner, error);
}

static gboolean
turn_to_else (Parser *self, const char *at, GError **error)
{
  Frame *frame = get_frame (self);

  if (frame->node == NULL || frame->node->kind != COHORT_LETTER_NODE_IF ||
      frame->node->otherwise != NULL)
    return cohort_letter_cursor_fail (self->cursor, at, error,
                                      _("“else” stands outside of “#if”, or twice in one."));
  frame->node->otherwise = new_nodes ();
  frame->target = frame->node->otherwise;
  return TRUE;
}

static gboolean
close_block (Parser *self, const char *name, const char *at, GError **error)
{
  const CohortLetterNode *node = get_frame (self)->node;
  const char *open = NULL;

  if (node != NULL)
    open = node->kind == COHORT_LETTER_NODE_IF ? "if" : node->text;
  if (g_strcmp0 (open, name) != 0)
    return cohort_letter_cursor_fail (self->cursor, at, error,
                                      open != NULL ? _("“/%s” stands where “/%s” was expected.")
                                                   : _("“/%s” closes a block that was not opened."),
                                      name, open);
  self->depth--;
  return TRUE;
}

static gboolean
apply_tag (Parser *self, const char *tag, const char *at, GError **error)
{
  if (g_str_has_prefix (tag, "#if "))
    return open_if (self, g_strchug ((char *) tag + strlen ("#if ")), at, error);
  if (tag[0] == '#')
    return open_repeat (self, tag + 1, at, error);
  if (tag[0] == '/')
    return close_block (self, tag + 1, at, error);
  if (g_str_equal (tag, "else"))
    return turn_to_else (self, at, error);
  if (!check_field (self, tag, at, error))
    return FALSE;
  g_ptr_array_add (get_frame (self)->target,
                   cohort_letter_node_new (COHORT_LETTER_NODE_FIELD, g_strdup (tag)));
  return TRUE;
}

static gboolean
is_block_tag (const char *tag)
{
  return tag[0] == '#' || tag[0] == '/' || g_str_equal (tag, "else");
}

static gboolean
take_tag (Parser *self, const char *open, GError **error)
{
  const char *inside = open + 2;
  const char *close = strstr (inside, "}}");
  const char *newline = strchr (inside, '\n');
  const char *words_end = open;
  const char *next;
  g_autofree char *tag = NULL;

  if (close == NULL || (newline != NULL && newline < close) || close - inside > MAX_TAG)
    return cohort_letter_cursor_fail (self->cursor, open, error,
                                      _("“{{” is not closed by “}}” on the same line."));
  next = close + 2;
  tag = g_strstrip (g_strndup (inside, (gsize) (close - inside)));
  if (is_block_tag (tag))
    take_own_line (self, open, &words_end, &next);
  add_words (self, words_end);
  self->words = next;
  self->cursor->at = next;
  return apply_tag (self, tag, open, error);
}

gboolean
cohort_letter_body_parse (CohortLetterTemplate *self, CohortLetterCursor *cursor, GError **error)
{
  Parser parser = {.template = self, .cursor = cursor, .words = cursor->at};
  const char *open;

  self->nodes = new_nodes ();
  parser.frames[0] = (Frame){NULL, self->nodes, cursor->at, COHORT_LETTER_SCOPE_LETTER};
  while ((open = strstr (cursor->at, "{{")) != NULL)
    if (!take_tag (&parser, open, error))
      return FALSE;
  add_words (&parser, cursor->at + strlen (cursor->at));

  if (parser.depth > 0)
    return cohort_letter_cursor_fail (cursor, get_frame (&parser)->at, error,
                                      _("This block is never closed."));
  return TRUE;
}
