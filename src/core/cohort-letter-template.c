/* A letter as a text file: what it needs to know, and what it says.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-template.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-letter-fields.h"
#include "cohort-letter-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_LINE "Cohort letter 1"
#define MAX_SIZE (256 * 1024)

struct _CohortLetterTemplate {
  char           *name;
  char           *title;
  char           *language;
  char          **months;
  char          **weekdays;
  GPtrArray      *required; /* (element-type utf8) NULL-terminated once read */
  GHashTable     *words;    /* key -> what this language calls it */
  GPtrArray      *nodes;    /* CohortLetterNode */
};

/** cohort_letter_template_free: @self: (transfer full): a template */
void
cohort_letter_template_free (CohortLetterTemplate *self)
{
  g_free (self->name);
  g_free (self->title);
  g_free (self->language);
  g_strfreev (self->months);
  g_strfreev (self->weekdays);
  g_ptr_array_unref (self->required);
  g_hash_table_unref (self->words);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_free (self);
}

/** cohort_letter_template_get_title: What kind of letter it is, in its own language: for the PDF's
 * title. */
const char *
cohort_letter_template_get_title (const CohortLetterTemplate *self)
{
  return self->title;
}

const char *
cohort_letter_template_get_language (const CohortLetterTemplate *self)
{
  return self->language;
}

GPtrArray *
cohort_letter_template_get_nodes (const CohortLetterTemplate *self)
{
  return self->nodes;
}

const char *const *
cohort_letter_template_get_required (const CohortLetterTemplate *self)
{
  return (const char *const *) self->required->pdata;
}

gboolean
cohort_letter_template_requires (const CohortLetterTemplate *self, const char *field)
{
  return g_strv_contains (cohort_letter_template_get_required (self), field);
}

const char *
cohort_letter_template_get_word (const CohortLetterTemplate *self, const char *key)
{
  return g_hash_table_lookup (self->words, key);
}

/* Reading the head */

typedef struct {
  CohortLetterTemplate *template;
  CohortLetterCursor   *cursor;
  GHashTable           *declared; /* fields named as required or optional */
} Head;

static gboolean
declare_fields (Head *head, const char *value, const char *at, gboolean required, GError **error)
{
  g_auto (GStrv) fields = g_strsplit_set (value, " \t", -1);

  for (guint i = 0; fields[i] != NULL; i++) {
    if (fields[i][0] == '\0')
      continue;
    if (cohort_letter_field_get_scope (fields[i]) == 0)
      return cohort_letter_cursor_fail (head->cursor, at, error, _("There is no field “%s”."),
                                        fields[i]);
    if (!g_hash_table_add (head->declared, g_strdup (fields[i])))
      return cohort_letter_cursor_fail (head->cursor, at, error,
                                        _("The field “%s” is named twice."), fields[i]);
    if (required)
      g_ptr_array_add (head->template->required, g_strdup (fields[i]));
  }
  return TRUE;
}

static gboolean
set_text (Head *head, char **member, const char *value, const char *at, GError **error)
{
  if (*member != NULL || value[0] == '\0')
    return cohort_letter_cursor_fail (head->cursor, at, error,
                                      _("This is empty or said twice."));
  *member = g_strdup (value);
  return TRUE;
}

static gboolean
set_list (Head *head, char ***member, const char *value, guint n, const char *at, GError **error)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);

  if (*member != NULL || g_strv_length (words) != n)
    return cohort_letter_cursor_fail (head->cursor, at, error,
                                      _("Here, %u words are expected, once."), n);
  *member = g_steal_pointer (&words);
  return TRUE;
}

static gboolean
set_word (Head *head, const char *key, const char *value, const char *at, GError **error)
{
  if (value[0] == '\0' ||
      !g_hash_table_insert (head->template->words, g_strdup (key), g_strdup (value)))
    return cohort_letter_cursor_fail (head->cursor, at, error,
                                      _("This is empty or said twice."));
  return TRUE;
}

static gboolean
apply_head_line (Head *head, const char *key, const char *value, const char *at, GError **error)
{
  CohortLetterTemplate *template = head->template;

  if (g_str_equal (key, "name"))
    return set_text (head, &template->name, value, at, error);
  if (g_str_equal (key, "title"))
    return set_text (head, &template->title, value, at, error);
  if (g_str_equal (key, "language"))
    return set_text (head, &template->language, value, at, error);
  if (g_str_equal (key, "months"))
    return set_list (head, &template->months, value, 12, at, error);
  if (g_str_equal (key, "weekdays"))
    return set_list (head, &template->weekdays, value, 7, at, error);
  if (g_str_equal (key, "required"))
    return declare_fields (head, value, at, TRUE, error);
  if (g_str_equal (key, "optional"))
    return declare_fields (head, value, at, FALSE, error);
  if (g_str_has_prefix (key, "say "))
    return set_word (head, key + strlen ("say "), value, at, error);
  return cohort_letter_cursor_fail (head->cursor, at, error, _("“%s” is not known here."), key);
}

/* Takes one line off the cursor; NULL at the end. */
static char *
take_line (CohortLetterCursor *cursor)
{
  const char *start = cursor->at;
  const char *end;

  if (*start == '\0')
    return NULL;
  end = start + strcspn (start, "\n");
  cursor->at = *end == '\n' ? end + 1 : end;
  return g_strndup (start, (gsize) (end - start));
}

static gboolean
read_head_line (Head *head, char *line, const char *at, GError **error)
{
  char *colon = strchr (line, ':');

  if (colon == NULL)
    return cohort_letter_cursor_fail (head->cursor, at, error,
                                      _("A line of the head is a word, a colon and a value. The "
                                        "head ends with a line “---”."));
  *colon = '\0';
  return apply_head_line (head, g_strstrip (line), g_strstrip (colon + 1), at, error);
}

static gboolean
check_head (Head *head, const char *at, GError **error)
{
  const CohortLetterTemplate *self = head->template;
  const char *missing = NULL;

  if (self->name == NULL)
    missing = "name";
  else if (self->title == NULL)
    missing = "title";
  else if (self->language == NULL)
    missing = "language";
  else if (self->months == NULL)
    missing = "months";
  else if (self->weekdays == NULL)
    missing = "weekdays";
  if (missing != NULL)
    return cohort_letter_cursor_fail (head->cursor, at, error, _("The head has no “%s”."), missing);
  g_ptr_array_add (self->required, NULL);
  return TRUE;
}

static gboolean
read_head (Head *head, GError **error)
{
  g_autofree char *first = take_line (head->cursor);

  if (g_strcmp0 (first, FIRST_LINE) != 0)
    return cohort_letter_cursor_fail (head->cursor, head->cursor->start, error,
                                      _("A letter template begins with “%s”."), FIRST_LINE);
  for (;;) {
    const char *at = head->cursor->at;
    g_autofree char *line = take_line (head->cursor);

    if (line == NULL)
      return cohort_letter_cursor_fail (head->cursor, at, error,
                                        _("The head does not end with a line “---”."));
    if (g_str_equal (line, "---"))
      return check_head (head, at, error);
    if (line[0] == '\0' || line[0] == '#')
      continue;
    if (!read_head_line (head, line, at, error))
      return FALSE;
  }
}

/* The file's text with "\n" at the ends of lines and no mark at its beginning. */
static char *
decode_text (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) text = NULL;

  if (size > MAX_SIZE || !g_utf8_validate_len (data != NULL ? data : "", size, NULL)) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                 _("This is no letter template: it is not a text of at most %d kB in UTF-8."),
                 MAX_SIZE / 1024);
    return NULL;
  }
  text = g_string_new_len (data, (gssize) size);
  if (g_str_has_prefix (text->str, "\xef\xbb\xbf"))
    g_string_erase (text, 0, 3);
  g_string_replace (text, "\r\n", "\n", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * cohort_letter_template_new_from_bytes:
 * @bytes: a template file
 * @error: return location for a #CohortError
 *
 * Returns: (transfer full): the template; %NULL with %COHORT_ERROR_INVALID naming line,
 *   column and what is wrong there
 */
CohortLetterTemplate *
cohort_letter_template_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (CohortLetterTemplate) self = NULL;
  g_autoptr (GHashTable) declared = NULL;
  g_autofree char *text = decode_text (bytes, error);
  CohortLetterCursor cursor = {text, text};
  Head head;

  if (text == NULL)
    return NULL;
  self = g_new0 (CohortLetterTemplate, 1);
  self->required = g_ptr_array_new_with_free_func (g_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  declared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  head = (Head){self, &cursor, declared};
  if (!read_head (&head, error))
    return NULL;
  self->nodes = cohort_letter_body_parse (&cursor, declared, error);
  return self->nodes != NULL ? g_steal_pointer (&self) : NULL;
}

static GBytes *
look_up (const char *name, const char *language)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PREFIX "/letters/%s.%s.letter", name, language);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * cohort_letter_template_load:
 * @name: a template built in, such as "welcome"
 * @language: (nullable): a person's language; English when %NULL or when there is no such letter
 * @error: return location for a #CohortError
 *
 * Returns: (transfer full): the template
 */
CohortLetterTemplate *
cohort_letter_template_load (const char *name, const char *language, GError **error)
{
  g_autoptr (GBytes) bytes = look_up (name, language != NULL ? language : "en");

  if (bytes == NULL)
    bytes = look_up (name, "en");
  if (bytes == NULL) {
    g_set_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND,
                 _("There is no letter called “%s”."), name);
    return NULL;
  }
  return cohort_letter_template_new_from_bytes (bytes, error);
}

/* Days, in the language of the letter whatever that of the window is */

static const char *
get_pattern (const CohortLetterTemplate *self, const char *key, const char *otherwise)
{
  const char *pattern = cohort_letter_template_get_word (self, key);

  return pattern != NULL ? pattern : otherwise;
}

static void
replace_number (GString *text, const char *what, int number)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);

  g_string_replace (text, what, digits, 0);
}

static char *
format_pattern (const CohortLetterTemplate *self,
                const char *pattern,
                CohortDate from,
                CohortDate to)
{
  g_autoptr (GString) text = g_string_new (pattern);
  int year, month, day, to_year, to_month, to_day;

  cohort_date_get_parts (from, &year, &month, &day);
  cohort_date_get_parts (to, &to_year, &to_month, &to_day);
  g_string_replace (text, "{weekday}", self->weekdays[cohort_date_get_weekday (from) - 1], 0);
  g_string_replace (text, "{month}", self->months[month - 1], 0);
  g_string_replace (text, "{last-month}", self->months[to_month - 1], 0);
  replace_number (text, "{day}", day);
  replace_number (text, "{last-day}", to_day);
  replace_number (text, "{year}", year);
  replace_number (text, "{last-year}", to_year);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
cohort_letter_template_format_days (const CohortLetterTemplate *self,
                                    CohortDate                  first,
                                    CohortDate                  last)
{
  int year, month, to_year, to_month;
  const char *pattern;

  if (first == 0)
    return NULL;
  if (last == 0)
    last = first;
  cohort_date_get_parts (first, &year, &month, NULL);
  cohort_date_get_parts (last, &to_year, &to_month, NULL);
  if (first == last)
    pattern = get_pattern (self, "day", "{month} {day}, {year}");
  else if (year != to_year)
    pattern = get_pattern (self, "days-across-years",
                           "{month} {day}, {year} – {last-month} {last-day}, {last-year}");
  else if (month != to_month)
    pattern = get_pattern (self, "days-across-months",
                           "{month} {day} – {last-month} {last-day}, {year}");
  else
    pattern = get_pattern (self, "days", "{month} {day}–{last-day}, {year}");
  return format_pattern (self, pattern, first, last);
}
