/* A page of the help: what its CommonMark says, as parts that a window can show one by one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  COHORT_HELP_HEADING,
  COHORT_HELP_TEXT,
  COHORT_HELP_ITEM,    /* of a list */
  COHORT_HELP_LINK,    /* an item that is nothing but a link to another page */
  COHORT_HELP_PICTURE, /* a paragraph that is nothing but a picture */
} CohortHelpKind;

/** CohortHelpPart: a heading, a paragraph, … of a page. */
typedef struct {
  CohortHelpKind kind;
  int level;    /* of a heading, from 1; of an item: how many lists it stands in */
  char *marker; /* (nullable): "•", "1."; empty in an item's later paragraphs */
  char *text;   /* without emphasis: what is searched; what a picture shows */
  char *markup; /* (nullable): as Pango writes it, links to other pages by their names */
  char *target; /* (nullable): the page a link leads to; the file of a picture */
} CohortHelpPart;

typedef struct {
  char *name;       /* "letters" */
  char *title;      /* its first heading */
  GPtrArray *parts; /* (owned) (element-type CohortHelpPart): the title first */
  GPtrArray *links; /* (owned) (element-type utf8): pages it leads to, as they stand in it */
  GPtrArray *bold;  /* (owned) (element-type utf8): words of the window that it quotes */
} CohortHelpPage;

/* @text: CommonMark of headings, paragraphs, lists, emphasis, code, links to "NAME.md" and
 * pictures; anything else, HTML among it, is an error. */
CohortHelpPage *
cohort_help_page_new (const char *name, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cohort_help_page_free (CohortHelpPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortHelpPage, cohort_help_page_free)

G_END_DECLS
