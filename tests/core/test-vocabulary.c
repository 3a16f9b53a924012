/* The codes that are stored for ever, and what each status means.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-vocabulary.h"

/* codes.md, in its order. A code that is renamed or dropped breaks every file already written. */
static const struct {
  const char *vocabulary;
  const char *codes;
} written[] = {
  {"role",
   "coe-coordinator coe-administrator coe-other district-specialist district-coach "
   "district-administrator site-administrator teacher-leader teacher tosa pl-provider higher-ed "
   "informal-educator community-partner family other"},
  {"sector", "coe district school higher-ed informal community family pl-provider business other"},
  {"band", "tk-2 3-5 6-8 9-12 postsecondary system"},
  {"membership-status", "prospect invited active paused ended"},
  {"attendance-status",
   "planned invited accepted registered attended partial no-show declined replaced cancelled "
   "case-only"},
  {"waitlist-state", "waiting offered accepted declined expired withdrawn"},
  {"registration-option", "scop-day bundle bundle-member presenter case-only"},
  {"expense-category",
   "registration airfare rail-bus mileage rental ground parking tolls lodging lodging-tax "
   "meals-per-diem meals-actual incidentals baggage substitute stipend materials other"},
  {"expense-status", "draft submitted returned approved paid rejected void"},
  {"funding-kind", "contract calmscs-base coe district school partner personal waiver other"},
  {"coverage-group",
   "teachers district-leads administrators county-leads higher-education informal-partners"},
  {"coverage-lens", "face"},
  {"travel-policy", "gsa state-cap flat-meals actual"},
  {"meal-rule", "gsa cap flat actual"},
  {"lodging-rule", "gsa flat actual"},
  {"trip-mode", "drive passenger air rail none"},
  {"rate-kind", "mileage lodging mie meal-cap flat-meals"},
  {"goal-kind", "asset need curiosity concern goal"},
  {"goal-status", "open under-way reached dropped"},
  {"content-area", "science math cs"},
};

static void
test_codes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++) {
    g_auto (GStrv) codes = g_strsplit (written[i].codes, " ", -1);
    guint n_words;
    const CohortWord *words = cohort_vocabulary_get_words (written[i].vocabulary, &n_words);

    g_test_message ("%s", written[i].vocabulary);
    g_assert_cmpuint (n_words, ==, g_strv_length (codes));
    for (guint j = 0; j < n_words; j++) {
      g_assert_cmpstr (words[j].code, ==, codes[j]);
      g_assert_true (cohort_vocabulary_has (written[i].vocabulary, codes[j]));
    }
  }
}

static void
test_labels (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++) {
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    guint n_words;
    const CohortWord *words = cohort_vocabulary_get_words (written[i].vocabulary, &n_words);

    for (guint j = 0; j < n_words; j++) {
      const char *label = cohort_vocabulary_get_label (written[i].vocabulary, words[j].code);

      g_assert_cmpstr (label, !=, "");
      g_assert_cmpstr (label, !=, words[j].code);
      g_assert_true (g_utf8_validate (label, -1, NULL));
      g_assert_true (g_hash_table_add (seen, (gpointer) label));
    }
  }
}

static void
test_unknown_codes (void)
{
  g_assert_false (cohort_vocabulary_has ("role", "wizard"));
  g_assert_false (cohort_vocabulary_has ("role", "Teacher"));
  g_assert_false (cohort_vocabulary_has ("role", ""));
  g_assert_false (cohort_vocabulary_has ("role", NULL));
  g_assert_cmpstr (cohort_vocabulary_get_label ("role", "wizard"), ==, "wizard");
  g_assert_null (cohort_vocabulary_get_label ("role", NULL));
}

static void
test_roles (void)
{
  static const struct {
    const char *role;
    const char *group;
    const char *sector;
  } cases[] = {
    {"coe-coordinator", "county-leads", "coe"},
    {"coe-administrator", "county-leads", "coe"},
    {"coe-other", "county-leads", "coe"},
    {"district-specialist", "district-leads", "district"},
    {"district-coach", "district-leads", "district"},
    {"district-administrator", "administrators", "district"},
    {"site-administrator", "administrators", "school"},
    {"teacher-leader", "teachers", "school"},
    {"teacher", "teachers", "school"},
    {"tosa", "teachers", "district"},
    {"pl-provider", NULL, "pl-provider"},
    {"higher-ed", "higher-education", "higher-ed"},
    {"informal-educator", "informal-partners", "informal"},
    {"community-partner", NULL, "community"},
    {"family", NULL, "family"},
    {"other", NULL, NULL},
    {"wizard", NULL, NULL},
    {NULL, NULL, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *group = cohort_role_get_group (cases[i].role);
    const char *sector = cohort_role_get_sector (cases[i].role);

    g_assert_cmpstr (group, ==, cases[i].group);
    g_assert_cmpstr (sector, ==, cases[i].sector);
    g_assert_true (group == NULL || cohort_vocabulary_has ("coverage-group", group));
    g_assert_true (sector == NULL || cohort_vocabulary_has ("sector", sector));
  }
}

static void
test_bands (void)
{
  static const struct {
    const char *text;
    const char *stored;
    const char *label;
  } cases[] = {
    {"3-5 tk-2", "tk-2 3-5", "TK–2, 3–5"},
    {"9-12", "9-12", "9–12"},
    {"system", "system", "System-wide"},
    {"tk-2 tk-2", "tk-2", "TK–2"},
    {"6-8  wizard 3-5", "3-5 6-8", "3–5, 6–8"},
    {"", "", ""},
    {NULL, "", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *stored = cohort_bands_format (cohort_bands_parse (cases[i].text));
    g_autofree char *label = cohort_bands_dup_label (cases[i].text);

    g_assert_cmpstr (stored, ==, cases[i].stored);
    g_assert_cmpstr (label, ==, cases[i].label);
  }
}

/* domain.md 3.4, column by column. */
static void
test_flags (void)
{
  static const struct {
    const char *status;
    guint flags;
  } cases[] = {
    {"planned", COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_PLANNED_HEADCOUNT},
    {"invited", COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_PLANNED_HEADCOUNT},
    {"accepted",
     COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_IN_HEADCOUNT | COHORT_STATUS_MAY_CLAIM_PREPAID},
    {"registered",
     COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_IN_HEADCOUNT | COHORT_STATUS_MAY_CLAIM_PREPAID},
    {"attended", COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_IN_HEADCOUNT | COHORT_STATUS_MAY_CLAIM},
    {"partial",
     COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_IN_HEADCOUNT | COHORT_STATUS_MAY_CLAIM_DAYS},
    {"no-show", COHORT_STATUS_HOLDS_SPOT | COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE},
    {"declined", COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE},
    {"replaced", COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE},
    {"cancelled", COHORT_STATUS_MAY_CLAIM_NON_REFUNDABLE},
    {"case-only", COHORT_STATUS_CASE_HEADCOUNT},
    {"waitlisted", 0},
    {NULL, 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (cohort_attendance_status_get_flags (cases[i].status), ==, cases[i].flags);
}

typedef gboolean (*MayMoveFunc) (const char *from, const char *to);

/* Each row: a status, and all that may follow it; whatever is not named may not. */
static void
check_moves (const char *vocabulary, MayMoveFunc may_move, const char *const (*rows)[2])
{
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n_words);

  for (guint i = 0; i < n_words; i++) {
    g_auto (GStrv) allowed = g_strsplit (rows[i][1], " ", -1);

    g_assert_cmpstr (rows[i][0], ==, words[i].code);
    for (guint j = 0; j < n_words; j++) {
      gboolean expected = g_strv_contains ((const char *const *) allowed, words[j].code);

      g_test_message ("%s to %s", words[i].code, words[j].code);
      g_assert_cmpint (may_move (words[i].code, words[j].code), ==, expected);
    }
  }
  g_assert_false (may_move (NULL, words[0].code));
  g_assert_false (may_move (words[0].code, NULL));
  g_assert_false (may_move ("wizard", words[0].code));
}

static void
test_attendance_moves (void)
{
  static const char *const rows[][2] = {
    {"planned", "invited accepted registered declined cancelled replaced case-only"},
    {"invited", "planned accepted registered declined cancelled replaced case-only"},
    {"accepted", "planned invited registered declined cancelled replaced case-only"},
    {"registered", "accepted attended partial no-show declined cancelled replaced case-only"},
    {"attended", "registered partial no-show"},
    {"partial", "registered attended no-show"},
    {"no-show", "registered attended partial"},
    {"declined", "planned invited accepted registered cancelled replaced case-only"},
    {"replaced", ""},
    {"cancelled", "planned invited accepted registered declined replaced case-only"},
    {"case-only", "planned invited accepted registered declined cancelled replaced"},
  };

  check_moves ("attendance-status", cohort_attendance_may_move, rows);
}

static void
test_waitlist_moves (void)
{
  static const char *const rows[][2] = {
    {"waiting", "offered withdrawn"},
    {"offered", "waiting accepted declined expired withdrawn"},
    {"accepted", ""},
    {"declined", ""},
    {"expired", ""},
    {"withdrawn", ""},
  };

  check_moves ("waitlist-state", cohort_waitlist_may_move, rows);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (cohort_waitlist_holds_spot (rows[i][0]), ==,
                     g_str_equal (rows[i][0], "offered"));
  g_assert_false (cohort_waitlist_holds_spot (NULL));
}

static void
test_expense_moves (void)
{
  static const char *const rows[][2] = {
    {"draft", "submitted void"},
    {"submitted", "draft returned approved rejected void"},
    {"returned", "submitted void"},
    {"approved", "submitted returned paid void"},
    {"paid", "approved"},
    {"rejected", "returned void"},
    {"void", ""},
  };

  check_moves ("expense-status", cohort_expense_may_move, rows);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocabulary/codes", test_codes);
  g_test_add_func ("/vocabulary/labels", test_labels);
  g_test_add_func ("/vocabulary/unknown-codes", test_unknown_codes);
  g_test_add_func ("/vocabulary/roles", test_roles);
  g_test_add_func ("/vocabulary/bands", test_bands);
  g_test_add_func ("/vocabulary/flags", test_flags);
  g_test_add_func ("/vocabulary/attendance-moves", test_attendance_moves);
  g_test_add_func ("/vocabulary/waitlist-moves", test_waitlist_moves);
  g_test_add_func ("/vocabulary/expense-moves", test_expense_moves);

  return g_test_run ();
}
