/* E-mail addresses and phone numbers as offices type them.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-contact.h"

static void
test_email (void)
{
  static const struct {
    const char *typed;
    const char *email;
  } cases[] = {
    {"ana.belmonte@example.org", "ana.belmonte@example.org"},
    {"  Tomas.HL@Example.ORG ", "tomas.hl@example.org"},
    {"Ana Belmonte <Ana@example.org>", "ana@example.org"},
    {"mailto:ana@example.org", "ana@example.org"},
    {"MAILTO: ana@example.org", "ana@example.org"},
    {"o'neil+cop@k12.example.org", "o'neil+cop@k12.example.org"},
    {"niño@example.org", "niño@example.org"},
    {"not an address", NULL},
    {"ana@example", NULL},
    {"ana@example.o", NULL},
    {"ana@@example.org", NULL},
    {"ana@example..org", NULL},
    {"ana@-example.org", NULL},
    {"ana@exam_ple.org", NULL},
    {".ana@example.org", NULL},
    {"ana.@example.org", NULL},
    {"an..a@example.org", NULL},
    {"ana belmonte@example.org", NULL},
    {"ana@example.org, lee@example.org", NULL},
    {"ana@192.168.0.1", NULL},
    {"@example.org", NULL},
    {"ana@", NULL},
    {"ana", NULL},
    {"n/a", NULL},
    {"", NULL},
    {"ana\xff@example.org", NULL},
    {NULL, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *email = NULL;

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpint (cohort_email_normalise (cases[i].typed, &email), ==, cases[i].email != NULL);
    g_assert_cmpstr (email, ==, cases[i].email);
    g_assert_cmpint (cohort_email_normalise (cases[i].typed, NULL), ==, cases[i].email != NULL);
  }
}

static void
test_phone (void)
{
  static const struct {
    const char *typed;
    const char *phone;
  } cases[] = {
    {"209-555-0101", "209-555-0101"},
    {"(209) 555-0102", "209-555-0102"},
    {"209.555.0103", "209-555-0103"},
    {"+1 209 555 0104", "209-555-0104"},
    {"1-209-555-0104", "209-555-0104"},
    {"2095550105", "209-555-0105"},
    {" 209/555/0106 ", "209-555-0106"},
    {"209–555–0107", "209-555-0107"},
    {"209-555-0101 x4", "209-555-0101 x4"},
    {"209-555-0101 ext. 12", "209-555-0101 x12"},
    {"209-555-0101, extension 12", NULL},
    {"209-555-0101 extension 12", "209-555-0101 x12"},
    {"209-555-0101 #7", "209-555-0101 x7"},
    {"209-555-0101 x", NULL},
    {"209-555-0101 x1234567", NULL},
    {"555-0101", NULL},
    {"209-555-0101 or 209-555-0102", NULL},
    {"+44 20 7946 0958", NULL},
    {"22095550105", NULL},
    {"call the office", NULL},
    {"", NULL},
    {"\xff", NULL},
    {NULL, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *phone = cohort_phone_normalise (cases[i].typed);
    g_autofree char *again = cohort_phone_normalise (phone);

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpstr (phone, ==, cases[i].phone);
    g_assert_cmpstr (again, ==, phone);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact/email", test_email);
  g_test_add_func ("/contact/phone", test_phone);

  return g_test_run ();
}
