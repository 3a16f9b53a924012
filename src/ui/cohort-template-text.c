/* The file of a letter template in its two parts, as somebody edits them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-template-text.h"

#include "cohort-letter-fields.h"

#include <string.h>

#define END_OF_HEAD "\n---\n"
#define MAX_NAME    40

/** cohort_template_text_split: see the header */
gboolean
cohort_template_text_split (const char *text, char **head, char **letter)
{
  const char *end = strstr (text, END_OF_HEAD);

  if (end == NULL)
    return FALSE;
  end += strlen (END_OF_HEAD);
  *head = g_strndup (text, (gsize)(end - text));
  *letter = g_strdup (end);
  return TRUE;
}

static gboolean
says (const char *line, const char *key)
{
  gsize length = strlen (key);

  return g_str_has_prefix (line, key) && line[length] == ':';
}

/** cohort_template_text_get: see the header */
char *
cohort_template_text_get (const char *head, const char *key)
{
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (says (lines[i], key))
      return g_strstrip (g_strdup (lines[i] + strlen (key) + 1));
  return NULL;
}

/** cohort_template_text_set: see the header */
char *
cohort_template_text_set (const char *head, const char *key, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);
  g_autofree char *safe = g_strdelimit (g_strdup (value), "\n\r", ' ');

  for (guint i = 0; lines[i] != NULL; i++)
    if (says (lines[i], key)) {
      g_free (lines[i]);
      lines[i] = g_strdup_printf ("%s: %s", key, safe);
    }
  return g_strjoinv ("\n", lines);
}

static void
add_names (GHashTable *names, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_hash_table_add (names, g_strdup (words[i]));
}

/* (element-type utf8): what the head names as required or optional */
static GHashTable *
list_declared (const char *head)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (says (lines[i], "required") || says (lines[i], "optional"))
      add_names (names, strchr (lines[i], ':') + 1);
  return names;
}

/* The field or list a tag is about: "person.name" of "#if person.name"; "" for "else". */
static char *
read_tag (const char *start, const char *end)
{
  g_autofree char *tag = g_strstrip (g_strndup (start, (gsize)(end - start)));
  const char *name = tag;

  if (*name == '/' || g_str_equal (name, "else"))
    return g_strdup ("");
  if (*name == '#')
    name++;
  if (g_str_has_prefix (name, "if "))
    name += strlen ("if ");
  return g_strstrip (g_strdup (name));
}

static gboolean
is_known (CohortLetterTo to, const char *name)
{
  guint inner;

  return *name != '\0'
         && (cohort_letter_field_get_scope (to, name) != 0
             || cohort_letter_list_get_scope (to, name, &inner) != 0);
}

/** cohort_template_text_declare: see the header */
char *
cohort_template_text_declare (const char *head, const char *letter, CohortLetterTo to)
{
  g_autoptr (GHashTable) declared = list_declared (head);
  g_autoptr (GString) more = g_string_new (NULL);
  GString *text = g_string_new (head);

  for (const char *tag = strstr (letter, "{{"); tag != NULL; tag = strstr (tag + 2, "{{")) {
    const char *end = strstr (tag, "}}");
    g_autofree char *name = end != NULL ? read_tag (tag + 2, end) : NULL;

    if (name == NULL || !is_known (to, name) || g_hash_table_contains (declared, name))
      continue;
    g_string_append_printf (more, " %s", name);
    g_hash_table_add (declared, g_steal_pointer (&name));
  }
  if (more->len > 0) {
    g_string_truncate (text, text->len - strlen ("---\n"));
    g_string_append_printf (text, "optional:%s\n---\n", more->str);
  }
  return g_string_free (text, FALSE);
}

/** cohort_template_text_make_name: see the header */
char *
cohort_template_text_make_name (const char *title)
{
  g_autofree char *plain = g_str_to_ascii (title, NULL);
  GString *name = g_string_new (NULL);

  for (const char *c = plain; *c != '\0' && name->len < MAX_NAME; c++) {
    if (g_ascii_isalnum (*c))
      g_string_append_c (name, g_ascii_tolower (*c));
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
  }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  return g_string_free (name, FALSE);
}
