/* The shipped program years say what the program's papers say; the expectations stand here.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-program.h"

static CohortProgram *
load (const char *year)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PREFIX "/program/%s.json", year);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  CohortProgram *program;

  g_assert_no_error (error);
  program = cohort_program_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return program;
}

static void
assert_day (CohortDate date, const char *iso)
{
  g_assert_cmpuint (date, ==, iso != NULL ? cohort_date_parse (iso) : 0);
}

static void
test_years (void)
{
  static const struct {
    const char *year;
    const char *start;
    const char *end;
    gint64 cap_cents;
    guint n_convenings;
  } cases[] = {
      {"2024-25", "2024-07-01", "2025-06-30", 800000, 2},
      {"2025-26", "2025-07-01", "2026-06-30", 0, 0},
      {"2026-27", "2026-07-01", "2027-06-30", 0, 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortProgram) program = load (cases[i].year);
    const CohortContractTerms *contract = cohort_program_get_contract (program);

    g_assert_cmpstr (cohort_program_get_year (program), ==, cases[i].year);
    assert_day (cohort_program_get_start (program), cases[i].start);
    assert_day (cohort_program_get_end (program), cases[i].end);
    g_assert_cmpint (contract->cap_cents, ==, cases[i].cap_cents);
    g_assert_cmpuint (cohort_program_get_convenings (program)->len, ==, cases[i].n_convenings);
    if (contract->cap_cents == 0)
      g_assert_cmpstr (contract->note, ==,
                       "We do not anticipate having additional funding to supplement contracts in "
                       "2025/2026 and 2026/2027.");
  }
}

static void
test_counties (void)
{
  static const int in_class[9] = {0, 1, 11, 8, 9, 7, 6, 14, 2};
  const char *const years[] = {"2024-25", "2025-26", "2026-27"};

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    g_autoptr (CohortProgram) program = load (years[i]);
    GPtrArray *counties = cohort_program_get_counties (program);
    int found[9] = {0};

    g_assert_cmpuint (counties->len, ==, 58);
    for (guint j = 0; j < counties->len; j++) {
      const CohortCounty *county = g_ptr_array_index (counties, j);
      const CohortCounty *next = j + 1 < counties->len ? g_ptr_array_index (counties, j + 1) : NULL;

      found[county->county_class]++;
      /* The codes are in the order of the alphabet. */
      g_assert_true (next == NULL || strcmp (county->name, next->name) < 0);
    }
    g_assert_cmpmem (found, sizeof found, in_class, sizeof in_class);
  }
}

/* The table of classes, name by name. */
static void
test_classes (void)
{
  static const char *const classes[] = {
      "Los Angeles",
      "Alameda, Contra Costa, Fresno, Kern, Orange, Riverside, Sacramento, San Bernardino, San "
      "Diego, "
      "San Joaquin, Santa Clara",
      "Monterey, Placer, San Mateo, Santa Barbara, Sonoma, Stanislaus, Tulare, Ventura",
      "El Dorado, Imperial, Madera, Marin, Merced, San Francisco, San Luis Obispo, Santa Cruz, "
      "Solano",
      "Butte, Humboldt, Kings, Napa, Shasta, Sutter, Yolo",
      "Lake, Mendocino, Nevada, San Benito, Tehama, Yuba",
      "Amador, Calaveras, Colusa, Del Norte, Glenn, Inyo, Lassen, Mariposa, Modoc, Mono, Plumas, "
      "Siskiyou, Trinity, Tuolumne",
      "Alpine, Sierra",
  };
  g_autoptr (CohortProgram) program = load ("2024-25");

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++) {
    g_auto (GStrv) names = g_strsplit (classes[i], ", ", -1);

    for (char **name = names; *name != NULL; name++) {
      const CohortCounty *county = cohort_program_find_county (program, *name);

      g_test_message ("%s", *name);
      g_assert_nonnull (county);
      g_assert_cmpint (county->county_class, ==, i + 1);
    }
  }
}

static void
test_names (void)
{
  static const struct {
    const char *name;
    const char *cds;
  } cases[] = {
      {"San Joaquin", "39"},
      {"SJCOE", "39"},
      {"san joaquin coe", "39"},
      {"San Joaquin County", "39"},
      {"San Joaquin County Office of Education", "39"},
      {"Fresno County Superintendent of Schools", "10"},
      {"Fresno County Office of Education", "10"},
      {"Santa Barbara County Education Office", "42"},
      {"Monterey County Office of Education", "27"},
      {"Orange County Department of Education", "30"},
      {"Alpine COE", "02"},
      {"Los Angeles", "19"},
      {"Modoc", "25"},
      {"Sacramento", "34"},
      {"Sierra", "46"},
      {"Napa", "28"},
      {"Yolo", "57"},
      {"Yuba", "58"},
      {"58", "58"},
      {"1", "01"},
  };
  g_autoptr (CohortProgram) program = load ("2024-25");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CohortCounty *county = cohort_program_find_county (program, cases[i].name);

    g_test_message ("%s", cases[i].name);
    g_assert_nonnull (county);
    g_assert_cmpstr (county->cds, ==, cases[i].cds);
  }
  g_assert_null (cohort_program_find_county (program, "SCOE"));
}

static void
test_fall_spots (void)
{
  static const gint64 spots[9] = {COHORT_UNKNOWN, 9, 6, 5, 5, 4, 4, 4, 4};
  g_autoptr (CohortProgram) program = load ("2024-25");
  GPtrArray *counties = cohort_program_get_counties (program);
  const CohortConvening *fall = cohort_program_find_convening (program, "fall-2024");
  gint64 total = 0;

  g_assert_cmpstr (fall->allocation, ==, "announced");
  g_assert_cmpmem (fall->spots, sizeof fall->spots, spots, sizeof spots);
  for (guint i = 0; i < counties->len; i++)
    total += fall->spots[((CohortCounty *)g_ptr_array_index (counties, i))->county_class];
  g_assert_cmpint (total, ==, 276);
  g_assert_cmpint (counties->len * cohort_program_get_contract (program)->cap_cents, ==, 46400000);
}

static void
test_fall_days (void)
{
  static const struct {
    const char *date;
    const char *kind;
    gboolean meals;
  } cases[] = {
      {"2024-11-06", "pre", FALSE},  {"2024-11-07", "scop", TRUE},  {"2024-11-08", "case", FALSE},
      {"2024-11-09", "case", FALSE}, {"2024-11-10", "case", FALSE},
  };
  g_autoptr (CohortProgram) program = load ("2024-25");
  const CohortConvening *fall = cohort_program_find_convening (program, "fall-2024");

  g_assert_cmpstr (fall->city, ==, "Sacramento");
  assert_day (fall->first_day, "2024-11-07");
  assert_day (fall->last_day, "2024-11-10");
  g_assert_cmpuint (fall->days->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CohortConveningDay *day = g_ptr_array_index (fall->days, i);

    assert_day (day->date, cases[i].date);
    g_assert_cmpstr (day->kind, ==, cases[i].kind);
    g_assert_cmpint (day->breakfast, ==, cases[i].meals);
    g_assert_cmpint (day->lunch, ==, cases[i].meals);
    g_assert_cmpint (day->reception, ==, cases[i].meals);
    g_assert_false (day->dinner);
  }
}

/* "What is covered in the Fall SCOP registration?", row by row: who has the tick. */
static void
test_fall_inclusions (void)
{
  static const struct {
    const char *code;
    const char *label; /* part of it */
    gboolean in_scop_day;
  } rows[] = {
      {"scop-learning", "launch day professional learning and materials", TRUE},
      {"scop-meals", "Breakfast, lunch and evening reception", TRUE},
      {"case-learning", "CASE conference professional learning", FALSE},
      {"mscs-track", "Science learning track", FALSE},
      {"exploratorium-reception", "co-sponsored by the Exploratorium", FALSE},
      {"hotels", "conference-affiliated hotels", FALSE},
      {"case-membership", "CASE annual membership", FALSE},
      {"keynote", "Dr. Christopher Emdin", FALSE},
  };
  g_autoptr (CohortProgram) program = load ("2024-25");
  const CohortConvening *fall = cohort_program_find_convening (program, "fall-2024");
  const CohortOption *day = cohort_convening_find_option (fall, "scop-day");
  const char *const whole[] = {"bundle", "bundle-member"};

  g_assert_cmpuint (fall->inclusions->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CohortInclusion *inclusion = g_ptr_array_index (fall->inclusions, i);

    g_assert_cmpstr (inclusion->code, ==, rows[i].code);
    g_assert_nonnull (strstr (inclusion->label, rows[i].label));
    g_assert_cmpint (g_strv_contains ((const char *const *)day->covers, rows[i].code), ==,
                     rows[i].in_scop_day);
    for (guint j = 0; j < G_N_ELEMENTS (whole); j++)
      g_assert_true (g_strv_contains (
          (const char *const *)cohort_convening_find_option (fall, whole[j])->covers,
          rows[i].code));
  }
}

static void
test_fall_options (void)
{
  static const struct {
    const char *code;
    gint64 price_cents;
    gboolean member;
    gboolean spot;
    gboolean housing;
    gboolean confirm;
  } cases[] = {
      {"scop-day", 15000, FALSE, TRUE, FALSE, FALSE},
      {"bundle", 40000, FALSE, TRUE, TRUE, FALSE},
      {"bundle-member", 37000, TRUE, TRUE, TRUE, FALSE},
      {"presenter", COHORT_UNKNOWN, FALSE, TRUE, TRUE, TRUE},
      {"case-only", COHORT_UNKNOWN, FALSE, FALSE, TRUE, FALSE},
  };
  g_autoptr (CohortProgram) program = load ("2024-25");
  const CohortConvening *fall = cohort_program_find_convening (program, "fall-2024");

  g_assert_cmpuint (fall->options->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CohortOption *option = g_ptr_array_index (fall->options, i);

    g_test_message ("%s", cases[i].code);
    g_assert_cmpstr (option->code, ==, cases[i].code);
    g_assert_cmpint (option->price_cents, ==, cases[i].price_cents);
    g_assert_cmpint (option->requires_case_member, ==, cases[i].member);
    g_assert_cmpint (option->holds_spot, ==, cases[i].spot);
    g_assert_cmpint (option->housing_rate, ==, cases[i].housing);
    g_assert_cmpint (option->confirm_price, ==, cases[i].confirm);
  }
}

/* What is not announced is unknown, never zero and never as in Fall. */
static void
test_unknowns (void)
{
  g_autoptr (CohortProgram) program = load ("2024-25");
  const CohortContractTerms *contract = cohort_program_get_contract (program);
  const CohortConvening *fall = cohort_program_find_convening (program, "fall-2024");
  const CohortConvening *spring = cohort_program_find_convening (program, "spring-2025");

  g_assert_cmpstr (spring->city, ==, "San Diego");
  assert_day (spring->first_day, "2025-05-19");
  assert_day (spring->last_day, "2025-05-20");
  g_assert_cmpstr (spring->allocation, ==, "unknown");
  for (int i = 1; i <= 8; i++)
    g_assert_cmpint (spring->spots[i], ==, COHORT_UNKNOWN);
  g_assert_cmpuint (spring->options->len, ==, 0);
  g_assert_cmpuint (spring->inclusions->len, ==, 0);
  g_assert_cmpint (spring->venue_capacity, ==, COHORT_UNKNOWN);
  g_assert_cmpint (fall->venue_capacity, ==, COHORT_UNKNOWN);
  g_assert_null (fall->registration_url);
  g_assert_null (fall->waitlist_url);
  assert_day (contract->start, "2024-07-01");
  assert_day (contract->end, NULL);
  g_assert_cmpint (contract->payer_county, ==, 39);
}

static void
test_rates (void)
{
  static const struct {
    const char *kind;
    const char *locality;
    const char *on;
    gint64 mills;
    gint64 partial_cents;
  } cases[] = {
      {"mileage", NULL, "2024-07-01", 670, 0},
      {"mileage", NULL, "2024-12-31", 670, 0},
      {"mileage", NULL, "2025-01-01", 700, 0},
      {"lodging", "Sacramento", "2024-11-07", 150000, 0},
      {"lodging", "San Diego", "2025-05-31", 199000, 0},
      {"lodging", "San Diego", "2025-06-01", 237000, 0},
      {"lodging", "San Diego", "2025-07-31", 237000, 0},
      {"lodging", "San Diego", "2025-08-01", 199000, 0},
      {"lodging", "Fresno", "2024-11-07", 110000, 0},
      {"mie", "Sacramento", "2024-11-07", 86000, 6450},
      {"mie", "San Diego", "2025-05-19", 86000, 6450},
      {"mie", NULL, "2024-11-07", 68000, 5100},
      {"lodging", "Sacramento", "2024-09-30", 0, 0},
  };
  g_autoptr (CohortProgram) program = load ("2024-25");
  g_autoptr (CohortProgram) next = load ("2025-26");
  g_autoptr (CohortProgram) last = load ("2026-27");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CohortRate *rate = cohort_program_find_rate (program, cases[i].kind, cases[i].locality,
                                                       cohort_date_parse (cases[i].on));

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpint (rate != NULL ? rate->mills : 0, ==, cases[i].mills);
    g_assert_cmpint (rate != NULL ? rate->partial_day_cents : 0, ==, cases[i].partial_cents);
  }
  g_assert_cmpint (
      cohort_program_find_rate (next, "mileage", NULL, cohort_date_new (2026, 1, 1))->mills, ==,
      725);
  g_assert_cmpint (
      cohort_program_find_rate (last, "mileage", NULL, cohort_date_new (2026, 12, 31))->mills, ==,
      725);
  g_assert_null (cohort_program_find_rate (last, "mileage", NULL, cohort_date_new (2027, 1, 1)));
}

static void
test_contract_categories (void)
{
  const char *const allowable[]
      = {"registration",   "airfare",      "rail-bus",    "mileage", "rental",
         "ground",         "parking",      "tolls",       "lodging", "lodging-tax",
         "meals-per-diem", "meals-actual", "incidentals", "baggage", NULL};
  const char *const ask[] = {"substitute", "stipend", "materials", "other", NULL};
  g_autoptr (CohortProgram) program = load ("2024-25");
  const CohortContractTerms *contract = cohort_program_get_contract (program);

  g_assert_cmpstrv (contract->allowable, allowable);
  g_assert_cmpstrv (contract->ask, ask);
}

static void
test_contacts_and_notes (void)
{
  static const struct {
    const char *id;
    const char *email;
  } contacts[] = {
      {"science", "msmith@sjcoe.net"},         {"science-co-chair", "sstaub@sjcoe.net"},
      {"mathematics", "laranguren@sbceo.org"}, {"computer-science", "rodgarcia@montereycoe.org"},
      {"conference", "admin@cascience.org"},
  };
  g_autoptr (CohortProgram) program = load ("2024-25");

  g_assert_cmpuint (cohort_program_get_contacts (program)->len, ==, G_N_ELEMENTS (contacts));
  for (gsize i = 0; i < G_N_ELEMENTS (contacts); i++)
    g_assert_cmpstr (cohort_program_find_contact (program, contacts[i].id)->email, ==,
                     contacts[i].email);
  /* The contradictions and holes of the papers, none of them painted over. */
  g_assert_cmpuint (cohort_program_get_notes (program)->len, ==, 9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/program-data/years", test_years);
  g_test_add_func ("/program-data/counties", test_counties);
  g_test_add_func ("/program-data/classes", test_classes);
  g_test_add_func ("/program-data/names", test_names);
  g_test_add_func ("/program-data/fall-spots", test_fall_spots);
  g_test_add_func ("/program-data/fall-days", test_fall_days);
  g_test_add_func ("/program-data/fall-inclusions", test_fall_inclusions);
  g_test_add_func ("/program-data/fall-options", test_fall_options);
  g_test_add_func ("/program-data/unknowns", test_unknowns);
  g_test_add_func ("/program-data/rates", test_rates);
  g_test_add_func ("/program-data/contract-categories", test_contract_categories);
  g_test_add_func ("/program-data/contacts-and-notes", test_contacts_and_notes);

  return g_test_run ();
}
