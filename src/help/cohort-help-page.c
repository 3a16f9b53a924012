/* Reads a page of the help. CommonMark comes from libcmark; here it becomes parts without a tree.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-help-page.h"

#include "cohort-error.h"

#include <cmark.h>
#include <glib/gi18n-lib.h>

#define PAGE_ENDING ".md"

typedef struct {
  CohortHelpPage *page; /* (unowned) */
  GString *text;        /* (owned): of the paragraph being read */
  GString *markup;      /* (owned) */
  GError *error;        /* (owned) (nullable): the first */
} Reader;

static void
part_free (CohortHelpPart *self)
{
  g_free (self->marker);
  g_free (self->text);
  g_free (self->markup);
  g_free (self->target);
  g_free (self);
}

static void
refuse (Reader *self, cmark_node *node)
{
  if (self->error == NULL)
    g_set_error (&self->error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("Line %1$d of the help page “%2$s” has a part of the kind “%3$s”, which help "
                    "pages do not have."),
                 cmark_node_get_start_line (node), self->page->name,
                 cmark_node_get_type_string (node));
}

static CohortHelpPart *
add_part (Reader *self, CohortHelpKind kind, int level, const char *marker)
{
  CohortHelpPart *part = g_new0 (CohortHelpPart, 1);

  part->kind = kind;
  part->level = level;
  part->marker = g_strdup (marker);
  part->text = g_strdup (self->text->str);
  part->markup = g_strdup (self->markup->str);
  g_ptr_array_add (self->page->parts, part);
  return part;
}

static void
add_text (Reader *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (self->text, text);
  g_string_append (self->markup, escaped);
}

static void read_inlines (Reader *self, cmark_node *node);

static void
read_within (Reader *self, cmark_node *node, const char *element)
{
  g_string_append_printf (self->markup, "<%s>", element);
  read_inlines (self, node);
  g_string_append_printf (self->markup, "</%s>", element);
}

static void
read_strong (Reader *self, cmark_node *node)
{
  gsize start = self->text->len;

  read_within (self, node, "b");
  g_ptr_array_add (self->page->bold, g_strdup (self->text->str + start));
}

static char *
dup_linked_page (cmark_node *link)
{
  const char *url = cmark_node_get_url (link);

  if (!g_str_has_suffix (url, PAGE_ENDING) || strchr (url, '/') != NULL)
    return NULL;
  return g_strndup (url, strlen (url) - strlen (PAGE_ENDING));
}

static void
read_link (Reader *self, cmark_node *node)
{
  g_autofree char *target = dup_linked_page (node);
  g_autofree char *escaped = NULL;

  if (target == NULL) {
    refuse (self, node);
    return;
  }
  escaped = g_markup_escape_text (target, -1);
  g_string_append_printf (self->markup, "<a href=\"%s\">", escaped);
  read_inlines (self, node);
  g_string_append (self->markup, "</a>");
  g_ptr_array_add (self->page->links, g_steal_pointer (&target));
}

static void
read_code (Reader *self, cmark_node *node)
{
  g_string_append (self->markup, "<tt>");
  add_text (self, cmark_node_get_literal (node));
  g_string_append (self->markup, "</tt>");
}

static void
read_inlines (Reader *self, cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL;
       node = cmark_node_next (node)) {
    cmark_node_type type = cmark_node_get_type (node);

    if (type == CMARK_NODE_TEXT)
      add_text (self, cmark_node_get_literal (node));
    else if (type == CMARK_NODE_SOFTBREAK)
      add_text (self, " ");
    else if (type == CMARK_NODE_CODE)
      read_code (self, node);
    else if (type == CMARK_NODE_STRONG)
      read_strong (self, node);
    else if (type == CMARK_NODE_EMPH)
      read_within (self, node, "i");
    else if (type == CMARK_NODE_LINK)
      read_link (self, node);
    else
      refuse (self, node);
  }
}

static void
begin_paragraph (Reader *self)
{
  g_string_truncate (self->text, 0);
  g_string_truncate (self->markup, 0);
}

/* The only child of @node, when it is of @type. */
static cmark_node *
get_only (cmark_node *node, cmark_node_type type)
{
  cmark_node *child = cmark_node_first_child (node);

  if (child == NULL || cmark_node_next (child) != NULL || cmark_node_get_type (child) != type)
    return NULL;
  return child;
}

static void
read_picture (Reader *self, cmark_node *image)
{
  CohortHelpPart *part;

  read_inlines (self, image);
  part = add_part (self, COHORT_HELP_PICTURE, 0, NULL);
  part->target = g_strdup (cmark_node_get_url (image));
}

/* @marker: (nullable): of the item it stands in, when it is the first there */
static void
read_paragraph (Reader *self, cmark_node *node, int level, const char *marker)
{
  cmark_node *image = get_only (node, CMARK_NODE_IMAGE);
  cmark_node *link = get_only (node, CMARK_NODE_LINK);

  begin_paragraph (self);
  if (image != NULL) {
    read_picture (self, image);
    return;
  }
  read_inlines (self, node);
  if (level > 0 && link != NULL)
    add_part (self, COHORT_HELP_LINK, level, NULL)->target = dup_linked_page (link);
  else
    add_part (self, level > 0 ? COHORT_HELP_ITEM : COHORT_HELP_TEXT, level, marker);
}

static void read_blocks (Reader *self, cmark_node *parent, int level, const char *marker);

static void
read_list (Reader *self, cmark_node *list, int level)
{
  gboolean ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  int number = cmark_node_get_list_start (list);

  for (cmark_node *item = cmark_node_first_child (list); item != NULL;
       item = cmark_node_next (item)) {
    g_autofree char *marker = ordered ? g_strdup_printf ("%d.", number++) : g_strdup ("•");

    read_blocks (self, item, level + 1, marker);
  }
}

static void
read_blocks (Reader *self, cmark_node *parent, int level, const char *marker)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL;
       node = cmark_node_next (node)) {
    cmark_node_type type = cmark_node_get_type (node);

    if (type == CMARK_NODE_HEADING && level == 0) {
      begin_paragraph (self);
      read_inlines (self, node);
      add_part (self, COHORT_HELP_HEADING, cmark_node_get_heading_level (node), NULL);
    } else if (type == CMARK_NODE_PARAGRAPH) {
      read_paragraph (self, node, level, marker);
    } else if (type == CMARK_NODE_LIST) {
      read_list (self, node, level);
    } else {
      refuse (self, node);
    }
    if (marker != NULL)
      marker = "";
  }
}

/* The first heading, and no other of that level. */
static void
take_title (Reader *self)
{
  GPtrArray *parts = self->page->parts;

  for (guint i = 0; i < parts->len; i++) {
    const CohortHelpPart *part = g_ptr_array_index (parts, i);
    gboolean is_title = part->kind == COHORT_HELP_HEADING && part->level == 1;

    if (is_title && i == 0)
      self->page->title = g_strdup (part->text);
    else if (is_title)
      g_clear_pointer (&self->page->title, g_free);
  }
  if (self->page->title == NULL && self->error == NULL)
    g_set_error (&self->error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _ ("The help page “%s” does not begin with the one title it needs."),
                 self->page->name);
}

/**
 * cohort_help_page_new:
 * @name: its file's name without ".md"
 *
 * Returns: (transfer full): the page; %NULL with @error when it has something that pages do not
 * have
 */
CohortHelpPage *
cohort_help_page_new (const char *name, const char *text, GError **error)
{
  g_autoptr (CohortHelpPage) page = g_new0 (CohortHelpPage, 1);
  Reader reader = {.page = page, .text = g_string_new (NULL), .markup = g_string_new (NULL)};
  cmark_node *document = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);

  page->name = g_strdup (name);
  page->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
  page->links = g_ptr_array_new_with_free_func (g_free);
  page->bold = g_ptr_array_new_with_free_func (g_free);
  read_blocks (&reader, document, 0, NULL);
  take_title (&reader);
  cmark_node_free (document);
  g_string_free (reader.text, TRUE);
  g_string_free (reader.markup, TRUE);
  if (reader.error != NULL) {
    g_propagate_error (error, reader.error);
    return NULL;
  }
  return g_steal_pointer (&page);
}

/** cohort_help_page_free: (nullable) */
void
cohort_help_page_free (CohortHelpPage *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->title);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->bold);
  g_free (self);
}
