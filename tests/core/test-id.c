/* Ids: random, derived, and their one spelling.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-id.h"

static void
test_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++) {
    char *id = cohort_id_new ();

    g_assert_true (cohort_id_is_valid (id));
    g_assert_true (g_hash_table_add (seen, id));
  }
}

/* Expected values: printf 'person\nmarisol' | sha256sum, first 32 digits. */
static void
test_derive (void)
{
  static const struct {
    const char *table;
    const char *key;
    const char *id;
  } cases[] = {
      {"person", "marisol", "a0c45710-8049-4128-1e2d-9fc78dd370c2"},
      {"organization", "", "b9022fc0-0bc0-babe-5998-ddd8f994c403"},
      {"organization", "Niño", "80fcab76-bbfb-b2bc-ff0d-9a2c8c991fe4"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *id = cohort_id_derive (cases[i].table, cases[i].key);

    g_assert_cmpstr (id, ==, cases[i].id);
    g_assert_true (cohort_id_is_valid (id));
  }
}

static void
test_is_valid (void)
{
  const char *const refused[] = {
      NULL,
      "",
      "01234567-89ab-cdef-0123-456789abcde",
      "01234567-89ab-cdef-0123-456789abcdef0",
      "01234567-89AB-cdef-0123-456789abcdef",
      "0123456789ab-cdef-0123-456789abcdef--",
      "01234567-89ab-cdef-01234-56789abcdef",
      "{1234567-89ab-cdef-0123-456789abcde}",
      "01234567-89ab-cdef-0123-456789abcdeg",
      "01234567889ab-cdef-0123-456789abcdef",
  };

  g_assert_true (cohort_id_is_valid ("01234567-89ab-cdef-0123-456789abcdef"));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (cohort_id_is_valid (refused[i]));
}

static void
test_bytes (void)
{
  const guint8 expected[16] = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef,
                               0x00, 0x11, 0x22, 0x33, 0xfe, 0xdc, 0xba, 0x98};
  const char *text = "01234567-89ab-cdef-0011-2233fedcba98";
  g_autofree char *back = NULL;
  guint8 bytes[16];

  g_assert_true (cohort_id_to_bytes (text, bytes));
  g_assert_cmpmem (bytes, sizeof bytes, expected, sizeof expected);
  back = cohort_id_from_bytes (bytes);
  g_assert_cmpstr (back, ==, text);
  g_assert_false (cohort_id_to_bytes ("marisol", bytes));
}

/* Ids that begin alike are rare, so few share a hash; a short text is hashed as far as it goes. */
static void
test_hash (void)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new (NULL, NULL);
  char same[] = "01234567-89ab-cdef-0011-2233fedcba98";

  for (int i = 0; i < 1000; i++) {
    g_autofree char *id = cohort_id_new ();

    g_hash_table_add (hashes, GUINT_TO_POINTER (cohort_id_hash (id)));
  }
  g_assert_cmpuint (g_hash_table_size (hashes), >, 990);
  g_assert_cmpuint (cohort_id_hash (same), ==,
                    cohort_id_hash ("01234567-89ab-cdef-0011-2233fedcba98"));
  g_assert_cmpuint (cohort_id_hash ("a"), !=, cohort_id_hash ("b"));
  g_assert_cmpuint (cohort_id_hash (""), !=, cohort_id_hash ("a"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id/new", test_new);
  g_test_add_func ("/id/derive", test_derive);
  g_test_add_func ("/id/is-valid", test_is_valid);
  g_test_add_func ("/id/bytes", test_bytes);
  g_test_add_func ("/id/hash", test_hash);

  return g_test_run ();
}
