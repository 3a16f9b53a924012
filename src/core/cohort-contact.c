/* E-mail addresses and phone numbers as people type them, and as they are compared.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-contact.h"

#define N_DIGITS      10
#define MAX_EXTENSION 6

/* What stands between < and >, without "mailto:" and the spaces around. */
static char *
strip_address (const char *typed)
{
  const char *open = strrchr (typed, '<');
  const char *close = open != NULL ? strchr (open, '>') : NULL;
  g_autofree char *address
    = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : g_strdup (typed);

  g_strstrip (address);
  if (g_ascii_strncasecmp (address, "mailto:", strlen ("mailto:")) == 0)
    return g_strstrip (g_strdup (address + strlen ("mailto:")));
  return g_steal_pointer (&address);
}

static gboolean
is_local_part (const char *text, gsize length)
{
  if (length == 0 || text[0] == '.' || text[length - 1] == '.')
    return FALSE;

  for (gsize i = 0; i < length; i++) {
    gboolean other_script = (guchar) text[i] >= 0x80;

    if (!other_script && !g_ascii_isalnum (text[i])
        && strchr (".!#$%&'*+/=?^_`{|}~-", text[i]) == NULL)
      return FALSE;
    if (text[i] == '.' && text[i + 1] == '.')
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_domain (const char *text)
{
  g_auto (GStrv) labels = g_strsplit (text, ".", -1);
  guint n_labels = g_strv_length (labels);

  for (guint i = 0; i < n_labels; i++) {
    gsize length = strlen (labels[i]);

    if (length == 0 || labels[i][0] == '-' || labels[i][length - 1] == '-')
      return FALSE;
    for (gsize j = 0; j < length; j++)
      if (!g_ascii_isalnum (labels[i][j]) && labels[i][j] != '-' && (guchar) labels[i][j] < 0x80)
        return FALSE;
  }
  return n_labels >= 2 && strlen (labels[n_labels - 1]) >= 2
         && !g_ascii_isdigit (labels[n_labels - 1][0]);
}

/**
 * cohort_email_normalise:
 * @typed: (nullable): "Ana Belmonte <Ana.Belmonte@example.org>", " ana@example.org "
 * @email: (out) (optional) (nullable): the address alone in lower case, by which people are
 * compared; %NULL when @typed is no address
 *
 * Only the form is looked at: whether mail arrives there is not known.
 *
 * Returns: whether @typed is one e-mail address
 */
gboolean
cohort_email_normalise (const char *typed, char **email)
{
  g_autofree char *address = NULL;
  const char *at;

  if (email != NULL)
    *email = NULL;
  if (typed == NULL || !g_utf8_validate (typed, -1, NULL))
    return FALSE;

  address = strip_address (typed);
  at = strchr (address, '@');
  if (at == NULL || !is_local_part (address, (gsize) (at - address)) || !is_domain (at + 1))
    return FALSE;

  if (email != NULL)
    *email = g_utf8_strdown (address, -1);
  return TRUE;
}

/* Where an extension ("ext. 4", "x4", "#4") begins in @typed, or its end; @number is where its
 * digits do. */
static const char *
find_extension (const char *typed, const char **number)
{
  static const char *const words[] = {"extension", "ext.", "ext", "x", "#"};

  for (const char *p = typed; *p != '\0'; p++) {
    for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
      gsize length = strlen (words[i]);

      if (g_ascii_strncasecmp (p, words[i], length) == 0) {
        *number = p + length;
        return p;
      }
    }
  }
  *number = NULL;
  return typed + strlen (typed);
}

/* Appends the digits of @text up to @end. FALSE when anything but digits and what phones are
 * written with is there: a number with a word in it is two numbers, or none. */
static gboolean
take_digits (const char *text, const char *end, GString *digits)
{
  while (text < end) {
    gunichar c = g_utf8_get_char (text);

    if (c < 0x80 && g_ascii_isdigit ((char) c))
      g_string_append_c (digits, (char) c);
    else if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION && c != '('
             && c != ')' && c != '.' && c != '/' && c != '+')
      return FALSE;
    text = g_utf8_next_char (text);
  }
  return TRUE;
}

/**
 * cohort_phone_normalise:
 * @typed: (nullable): "(209) 555-0101", "+1 209 555 0104", "209.555.0101 ext. 4"
 *
 * Returns: (transfer full) (nullable): "209-555-0101" or "209-555-0101 x4"; %NULL when it is no
 * number of ten digits, which is then only kept as typed
 */
char *
cohort_phone_normalise (const char *typed)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autoptr (GString) extension = g_string_new (NULL);
  const char *number, *end;

  if (typed == NULL || !g_utf8_validate (typed, -1, NULL))
    return NULL;

  end = find_extension (typed, &number);
  if (!take_digits (typed, end, digits))
    return NULL;
  if (number != NULL
      && (!take_digits (number, number + strlen (number), extension) || extension->len == 0
          || extension->len > MAX_EXTENSION))
    return NULL;
  if (digits->len == N_DIGITS + 1 && digits->str[0] == '1')
    g_string_erase (digits, 0, 1);
  if (digits->len != N_DIGITS)
    return NULL;

  return g_strdup_printf ("%.3s-%.3s-%s%s%s", digits->str, digits->str + 3, digits->str + 6,
                          extension->len > 0 ? " x" : "", extension->str);
}
