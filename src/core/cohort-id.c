/* The names rows have: random or derived 16-byte ids, written as UUIDs.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-id.h"

#define N_BYTES 16
#define N_CHARS (COHORT_ID_SIZE - 1)
/* Of an id's text, enough to tell it from others: random, or of a digest. */
#define N_HASHED 8

/* True for the characters of 8-4-4-4-12 that are hyphens. */
static gboolean
is_hyphen_place (int i)
{
  return i == 8 || i == 13 || i == 18 || i == 23;
}

/**
 * cohort_id_new:
 *
 * Makes the id of a row that has no natural key: 122 random bits, so that two machines that never
 * met do not make the same one.
 *
 * Returns: (transfer full): a canonical lower-case UUID
 */
char *
cohort_id_new (void)
{
  return g_uuid_string_random ();
}

/**
 * cohort_id_derive:
 * @table: the table the row belongs to
 * @natural_key: what tells the row from all others of its table
 *
 * Makes the id of a row that two machines may both create and that must then be the same row: the
 * first 16 bytes of the SHA-256 of @table, a line feed and @natural_key.
 *
 * Returns: (transfer full): the bytes in the form of a lower-case UUID (without a version)
 */
char *
cohort_id_derive (const char *table, const char *natural_key)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *)table, -1);
  g_checksum_update (checksum, (const guchar *)"\n", 1);
  g_checksum_update (checksum, (const guchar *)natural_key, -1);
  g_checksum_get_digest (checksum, digest, &length);
  return cohort_id_from_bytes (digest);
}

/**
 * cohort_id_is_valid:
 * @id: (nullable): text from outside
 *
 * Returns: %TRUE when @id has the one spelling ids are compared in: 36 lower-case characters
 */
gboolean
cohort_id_is_valid (const char *id)
{
  guint8 bytes[N_BYTES];

  return cohort_id_to_bytes (id, bytes);
}

/**
 * cohort_id_to_bytes:
 * @id: (nullable): an id
 * @bytes: (out caller-allocates): its 16 bytes, as the database keeps them
 *
 * Returns: %FALSE when @id is not valid; @bytes then holds nothing of use
 */
gboolean
cohort_id_to_bytes (const char *id, guint8 bytes[16])
{
  int n = 0;

  if (id == NULL || strlen (id) != N_CHARS)
    return FALSE;

  for (int i = 0; i < N_CHARS; i++) {
    if (is_hyphen_place (i) != (id[i] == '-'))
      return FALSE;
    if (is_hyphen_place (i))
      continue;
    if (!g_ascii_isxdigit (id[i]) || g_ascii_isupper (id[i]))
      return FALSE;
    if (n % 2 == 0)
      bytes[n / 2] = (guint8)(g_ascii_xdigit_value (id[i]) << 4);
    else
      bytes[n / 2] |= (guint8)g_ascii_xdigit_value (id[i]);
    n++;
  }
  return TRUE;
}

/**
 * cohort_id_write:
 * @bytes: the 16 bytes of an id
 * @text: (out caller-allocates): the id as text
 */
void
cohort_id_write (const guint8 bytes[16], char text[COHORT_ID_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  int n = 0;

  for (int i = 0; i < N_BYTES; i++) {
    if (is_hyphen_place (n))
      text[n++] = '-';
    text[n++] = digits[bytes[i] >> 4];
    text[n++] = digits[bytes[i] & 0xf];
  }
  text[n] = '\0';
}

/**
 * cohort_id_from_bytes:
 * @bytes: the 16 bytes of an id
 *
 * Returns: (transfer full): the id as text
 */
char *
cohort_id_from_bytes (const guint8 bytes[16])
{
  char text[COHORT_ID_SIZE];

  cohort_id_write (bytes, text);
  return g_strdup (text);
}

/**
 * cohort_id_hash:
 * @id: an id, or another text that differs from others at its begin
 *
 * Returns: what g_hash_table_new() asks for, in a quarter of the time that all of the text takes
 */
guint
cohort_id_hash (gconstpointer id)
{
  const char *text = id;
  guint hash = 5381;

  for (int i = 0; i < N_HASHED && text[i] != '\0'; i++)
    hash = hash * 33 + (guchar)text[i];
  return hash;
}
