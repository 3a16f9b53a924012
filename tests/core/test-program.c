/* The parser of a program year: what it takes, what it refuses and where, and how things are found.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-program.h"

#define SOURCE "\"source\": \"test\""

#define CONTRACT                                                                                   \
  "{\"cap_cents\": 500, \"start\": \"2030-07-01\", \"end\": null, \"payer\": \"P\","               \
  " \"payer_county\": \"39\", \"purpose\": \"Travel\", \"allowable\": [\"mileage\"],"              \
  " \"ask\": [\"other\"], " SOURCE "}"

#define CONTACT                                                                                    \
  "{\"id\": \"science\", \"name\": \"Ann\", \"organization\": \"O\", \"email\": "                  \
  "\"a@example.org\","                                                                             \
  " \"about\": \"all\", " SOURCE "}"

#define DAY(date, kind)                                                                            \
  "{\"date\": \"" date "\", \"kind\": \"" kind "\", \"label\": \"L\", \"breakfast\": true,"        \
  " \"lunch\": false, \"dinner\": false, \"reception\": true}"

#define OPTION                                                                                     \
  "{\"code\": \"presenter\", \"label\": \"L\", \"price_cents\": null,"                             \
  " \"requires_case_member\": false, \"holds_spot\": true, \"housing_rate\": false,"               \
  " \"confirm_price\": true, \"covers\": [\"meals\"], \"note\": \"N\", " SOURCE "}"

#define INCLUSION "{\"code\": \"meals\", \"label\": \"Meals\"}"

#define CONVENING                                                                                  \
  "{\"code\": \"fall-2030\", \"name\": \"Fall\", \"city\": \"C\", \"locality\": \"Here\","         \
  " \"days\": [" DAY ("2030-11-06", "pre") ", " DAY (                                              \
      "2030-11-07",                                                                                \
      "scop") "],"                                                                                 \
              " \"allocation\": \"announced\", \"spots_by_class\": [9, 8, 7, 6, 5, 4, 3, null],"   \
              " \"inclusions\": [" INCLUSION "], \"options\": [" OPTION                            \
              "], \"who_to_ask\": \"science\", " SOURCE "}"

#define MILEAGE                                                                                    \
  "{\"kind\": \"mileage\", \"locality\": null, \"from\": \"2030-01-01\", \"to\": \"2030-12-31\","  \
  " \"mills_per_mile\": 805, " SOURCE ", \"verified\": true}"

#define LODGING                                                                                    \
  "{\"kind\": \"lodging\", \"locality\": null, \"from\": \"2030-01-01\", \"to\": null,"            \
  " \"cents_per_night\": 11000, " SOURCE ", \"verified\": false}"

#define LODGING_HERE                                                                               \
  "{\"kind\": \"lodging\", \"locality\": \"Here\", \"from\": \"2030-10-01\","                      \
  " \"to\": \"2030-11-30\", \"cents_per_night\": 15000, " SOURCE ", \"verified\": false}"

#define MIE                                                                                        \
  "{\"kind\": \"mie\", \"locality\": null, \"from\": \"2030-01-01\", \"to\": null,"                \
  " \"cents_per_day\": 1000, \"breakfast_cents\": 200, \"lunch_cents\": 300,"                      \
  " \"dinner_cents\": 400, \"incidentals_cents\": 100, \"partial_day_cents\": 750, " SOURCE ","    \
  " \"verified\": false}"

#define NOTE "{\"id\": \"hole\", \"subject\": \"fall-2030\", \"text\": \"T\", " SOURCE "}"

/* A whole year, small but with one of everything. @counties is the list of counties. */
#define YEAR(counties)                                                                             \
  "{\"format\": 1, \"year\": \"2030-31\", \"start\": \"2030-07-01\", \"end\": \"2031-06-30\","     \
  " \"contract\": " CONTRACT ", \"counties_source\": \"test\", \"counties\": [" counties "],"      \
  " \"contacts\": [" CONTACT "], \"convenings\": [" CONVENING "],"                                 \
  " \"rates\": [" MILEAGE ", " LODGING ", " LODGING_HERE ", " MIE "], \"notes\": [" NOTE "]}"

/* "County 1" … "County 58", last one first so that the order of the file is seen not to matter. */
static char *
make_year (void)
{
  g_autoptr (GString) counties = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (YEAR ("@"), "@", 2);
  gsize n = 0;

  /* The contact's address has the mark, too, but stands behind the list of counties. */
  for (int number = 58; number >= 1; number--)
    g_string_append_printf (counties,
                            "%s{\"cds\": \"%02d\", \"name\": \"Count\xc3\xa9 %d\","
                            " \"coe_name\": \"Office %d\", \"aliases\": [\"O.%d\"], \"class\": %d}",
                            n++ > 0 ? ", " : "", number, number, number, number, number % 8 + 1);
  return g_strconcat (parts[0], counties->str, parts[1], NULL);
}

static CohortProgram *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cohort_program_new_from_bytes (bytes, error);
}

static CohortProgram *
load_year (void)
{
  g_autofree char *text = make_year ();
  g_autoptr (GError) error = NULL;
  CohortProgram *program = load (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (program);
  return program;
}

static void
test_year (void)
{
  g_autoptr (CohortProgram) program = load_year ();
  g_autoptr (CohortProgram) again = cohort_program_ref (program);
  const CohortContractTerms *contract = cohort_program_get_contract (program);
  const CohortNote *note = g_ptr_array_index (cohort_program_get_notes (again), 0);

  g_assert_cmpstr (cohort_program_get_year (program), ==, "2030-31");
  g_assert_cmpuint (cohort_program_get_start (program), ==, cohort_date_new (2030, 7, 1));
  g_assert_cmpuint (cohort_program_get_end (program), ==, cohort_date_new (2031, 6, 30));
  g_assert_cmpstr (cohort_program_get_counties_source (program), ==, "test");
  g_assert_cmpint (contract->cap_cents, ==, 500);
  g_assert_cmpuint (contract->start, ==, cohort_date_new (2030, 7, 1));
  g_assert_cmpuint (contract->end, ==, 0);
  g_assert_cmpint (contract->payer_county, ==, 39);
  g_assert_cmpstr (contract->allowable[0], ==, "mileage");
  g_assert_null (contract->allowable[1]);
  g_assert_cmpstr (contract->ask[0], ==, "other");
  g_assert_null (contract->note);
  g_assert_cmpstr (note->subject, ==, "fall-2030");
}

static void
test_convening (void)
{
  g_autoptr (CohortProgram) program = load_year ();
  const CohortConvening *convening = cohort_program_find_convening (program, "fall-2030");
  const CohortConveningDay *day;
  const CohortOption *option;

  g_assert_nonnull (convening);
  g_assert_null (cohort_program_find_convening (program, "spring-2031"));
  g_assert_null (cohort_program_find_convening (program, NULL));
  g_assert_cmpuint (convening->first_day, ==, cohort_date_new (2030, 11, 7));
  g_assert_cmpuint (convening->last_day, ==, cohort_date_new (2030, 11, 7));
  g_assert_cmpuint (convening->days->len, ==, 2);
  day = g_ptr_array_index (convening->days, 1);
  g_assert_true (day->breakfast && day->reception && !day->lunch && !day->dinner);
  g_assert_cmpint (convening->spots[1], ==, 9);
  g_assert_cmpint (convening->spots[7], ==, 3);
  g_assert_cmpint (convening->spots[8], ==, COHORT_UNKNOWN);
  g_assert_cmpint (convening->venue_capacity, ==, COHORT_UNKNOWN);
  g_assert_cmpuint (convening->names_lock, ==, 0);
  g_assert_null (convening->registration_url);

  option = cohort_convening_find_option (convening, "presenter");
  g_assert_nonnull (option);
  g_assert_null (cohort_convening_find_option (convening, "bundle"));
  g_assert_cmpint (option->price_cents, ==, COHORT_UNKNOWN);
  g_assert_true (option->confirm_price && option->holds_spot && !option->housing_rate);
  g_assert_cmpstr (option->covers[0], ==, "meals");
}

static void
test_find_county (void)
{
  static const struct {
    const char *name;
    int number;
  } cases[] = {
      {"39", 39},        {"Count\xc3\xa9 7", 7},
      {"COUNTE 7", 7},   {" count\xc3\xa9   7 ", 7},
      {"Office 58", 58}, {"o 12", 12},
      {"01", 1},         {"1", 1},
      {"59", 0},         {"00", 0},
      {"0", 0},          {"", 0},
      {"Office", 0},     {NULL, 0},
      {"\xff", 0},       {"Count\xc3\xa9 77", 0},
  };
  g_autoptr (CohortProgram) program = load_year ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CohortCounty *county = cohort_program_find_county (program, cases[i].name);

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpint (county != NULL ? county->number : 0, ==, cases[i].number);
  }
  for (int number = 1; number <= 58; number++) {
    const CohortCounty *county = cohort_program_get_county (program, number);

    g_assert_true (g_ptr_array_index (cohort_program_get_counties (program), number - 1) == county);
    g_assert_cmpint (county->number, ==, number);
  }
  g_assert_null (cohort_program_get_county (program, 0));
  g_assert_null (cohort_program_get_county (program, 59));
}

static void
test_find_rate (void)
{
  static const struct {
    const char *kind;
    const char *locality;
    const char *on;
    gint64 mills; /* 0: none */
  } cases[] = {
      {"mileage", NULL, "2030-01-01", 805},       {"mileage", "Here", "2030-12-31", 805},
      {"mileage", NULL, "2031-01-01", 0},         {"mileage", NULL, "2029-12-31", 0},
      {"lodging", "Here", "2030-09-30", 110000},  {"lodging", "Here", "2030-10-01", 150000},
      {"lodging", "Here", "2030-11-30", 150000},  {"lodging", "Here", "2030-12-01", 110000},
      {"lodging", "There", "2030-10-01", 110000}, {"lodging", NULL, "2030-10-01", 110000},
      {"mie", "Here", "2035-01-01", 10000},       {"airfare", "Here", "2030-10-01", 0},
  };
  g_autoptr (CohortProgram) program = load_year ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CohortRate *rate = cohort_program_find_rate (program, cases[i].kind, cases[i].locality,
                                                       cohort_date_parse (cases[i].on));

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpint (rate != NULL ? rate->mills : 0, ==, cases[i].mills);
  }
  g_assert_cmpuint (cohort_program_get_rates (program)->len, ==, 4);
}

static void
test_find_contact (void)
{
  g_autoptr (CohortProgram) program = load_year ();
  const CohortContact *contact = cohort_program_find_contact (program, "science");

  g_assert_nonnull (contact);
  g_assert_cmpstr (contact->email, ==, "a@example.org");
  g_assert_null (contact->title);
  g_assert_null (cohort_program_find_contact (program, "nobody"));
}

/* A year of @policies, which are optional. */
#define POLICY(code, meals, partial, receipts)                                                     \
  "{\"code\": \"" code "\", \"name\": \"N\", \"meals\": \"" meals                                  \
  "\", \"lodging\": \"gsa\", \"partial_permille\": " partial                                       \
  ", \"deduct_provided\": true, \"floor_incidentals\": true, \"reception_is_dinner\": false, "     \
  "\"is_maximum\": false, \"local_tenths\": null, \"claim_days\": null, \"board_cents\": null, "   \
  "\"receipt_cents\": null, \"receipt_free\": " receipts                                           \
  ", \"source\": \"S\", \"verified\": true}"
#define POLICIES(policies) "\"policies\": [" policies "], \"format\": 1"

/* Opportunities and terms, which are optional, too. */
#define PART(start, end, time, text)                                                               \
  "{\"label\": null, \"start\": " start ", \"end\": " end ", \"time\": " time ", \"text\": " text  \
  ", \"certain\": false}"
#define OPPORTUNITY(codes, deadline, parts, convening)                                             \
  "{\"code\": \"a\", \"title\": \"T\", \"provider\": \"P\", \"summary\": \"S\", \"audience\": "    \
  "{\"roles\": " codes ", \"sectors\": []}, \"audience_text\": null, \"cost_cents\": 0, "          \
  "\"cost_text\": \"free\", \"capacity_text\": null, \"deadline\": " deadline                      \
  ", \"deadline_text\": null, \"application_required\": false, \"parts\": [" parts                 \
  "], \"convening\": " convening ", " SOURCE "}"
#define OPPORTUNITIES(opportunities) "\"opportunities\": [" opportunities "], \"format\": 1"
#define PLAIN OPPORTUNITY ("[]", "null", "", "null")
#define TERM                                                                                       \
  "{\"code\": \"a\", \"label\": \"L\", \"text\": \"T\", \"least\": 2, " SOURCE "}"

/* Each case replaces the first occurrence of @from and must fail at @place. */
static const struct {
  const char *from;
  const char *to;
  const char *place;
} bad_years[] = {
    {"\"format\": 1", "\"format\": 2", "format: "},
    {"\"format\": 1, ", "", "format: "},
    {"\"format\": 1", "\"extra\": 0, \"format\": 1", "extra: "},
    {"\"year\": \"2030-31\"", "\"year\": \"2030/31\"", "year: "},
    {"\"2030-07-01\"", "\"2030-7-1\"", "start: "},
    {"\"2031-06-30\"", "\"2029-06-30\"", "end: "},
    {CONTRACT, "[]", "contract: "},
    {CONTRACT, "null", "contract: "},
    {"\"cap_cents\": 500", "\"cap_cents\": null", "contract.cap_cents: "},
    {"\"cap_cents\": 500", "\"cap_cents\": 5.5", "contract.cap_cents: "},
    {"\"cap_cents\": 500", "\"cap_cents\": \"500\"", "contract.cap_cents: "},
    {"\"cap_cents\": 500", "\"cap_cents\": -1", "contract.cap_cents: "},
    {"\"cap_cents\": 500", "\"cap_cents\": 99999999999999999999", "contract.cap_cents: "},
    {"\"payer_county\": \"39\"", "\"payer_county\": \"59\"", "contract.payer_county: "},
    {"\"end\": null", "\"end\": \"2030-06-30\"", "contract.end: "},
    {"[\"other\"]", "[\"mileage\"]", "contract.ask: "},
    {"[\"other\"]", "[7]", "contract.ask[0]: "},
    {"[\"other\"]", "\"other\"", "contract.ask: "},
    {"\"payer\": \"P\"", "\"payer\": \"\"", "contract.payer: "},
    {"\"payer\": \"P\"", "\"payer\": \"a\\nb\"", "contract.payer: "},
    {"\"cds\": \"58\"", "\"cds\": \"59\"", "counties[0].cds: "},
    {"\"cds\": \"57\"", "\"cds\": \"58\"", "counties[1].cds: "},
    {"\"cds\": \"58\"", "\"cds\": \"058\"", "counties[0].cds: "},
    {"Office 57", "OFFICE-58", "counties[1].coe_name: "},
    {"\"O.57\"", "\"39\"", "counties[19].cds: "},
    {"\"O.58\"", "\"...\"", "counties[0].aliases: "},
    {"\"class\": 3", "\"class\": 9", "counties[0].class: "},
    {"\"class\": 3", "\"class\": 0", "counties[0].class: "},
    {CONTACT, CONTACT ", " CONTACT, "contacts[1].id: "},
    {"\"email\": ", "\"mail\": ", "contacts[0].mail: "},
    {"\"id\": \"science\"", "\"id\": \"Science\"", "contacts[0].id: "},
    {CONVENING, CONVENING ", " CONVENING, "convenings[1].code: "},
    {DAY ("2030-11-07", "scop"), DAY ("2030-11-06", "scop"), "convenings[0].days[1].date: "},
    {DAY ("2030-11-07", "scop"), DAY ("2030-11-07", "gala"), "convenings[0].days[1].kind: "},
    {DAY ("2030-11-07", "scop"), DAY ("2030-11-07", "pre"), "convenings[0].days: "},
    {DAY ("2030-11-07", "scop"), DAY ("2031-11-07", "scop"), "convenings[0].days: "},
    {"\"lunch\": false", "\"lunch\": 0", "convenings[0].days[0].lunch: "},
    {"\"lunch\": false", "\"lunch\": null", "convenings[0].days[0].lunch: "},
    {"\"announced\"", "\"maybe\"", "convenings[0].allocation: "},
    {"\"announced\"", "\"unknown\"", "convenings[0].spots_by_class: "},
    {"[9, 8, 7, 6, 5, 4, 3, null]", "null", "convenings[0].spots_by_class: "},
    {"[9, 8, 7, 6, 5, 4, 3, null]", "[9, 8]", "convenings[0].spots_by_class: "},
    {"[9, 8, 7, 6, 5, 4, 3, null]", "[9, 8, 7, 6, 5, 4, 3, 2, 1]",
     "convenings[0].spots_by_class: "},
    {"[9, 8, 7", "[9, -8, 7", "convenings[0].spots_by_class[1]: "},
    {"[9, 8, 7", "[9, \"8\", 7", "convenings[0].spots_by_class[1]: "},
    {INCLUSION, INCLUSION ", " INCLUSION, "convenings[0].inclusions[1].code: "},
    {OPTION, OPTION ", " OPTION, "convenings[0].options[1].code: "},
    {"\"price_cents\": null", "\"price_cents\": 150.0", "convenings[0].options[0].price_cents: "},
    {"\"price_cents\": null, ", "", "convenings[0].options[0].price_cents: "},
    {"\"price_cents\": null", "\"price_cents\": true", "convenings[0].options[0].price_cents: "},
    {"[\"meals\"]", "[\"feast\"]", "convenings[0].options[0].covers: "},
    {"[\"meals\"]", "[\"meals\", \"meals\"]", "convenings[0].options[0].covers: "},
    {"\"who_to_ask\": \"science\"", "\"who_to_ask\": \"nobody\"", "convenings[0].who_to_ask: "},
    {"\"who_to_ask\"", "\"waitlist_url\": \"file:///etc\", \"who_to_ask\"",
     "convenings[0].waitlist_url: "},
    {"\"mills_per_mile\": 805", "\"cents_per_night\": 805", "rates[0].cents_per_night: "},
    {"\"kind\": \"mileage\"", "\"kind\": \"mules\"", "rates[0].kind: "},
    {"\"kind\": \"mileage\"", "\"kind\": 7", "rates[0].kind: "},
    {"\"2030-12-31\"", "\"2029-12-31\"", "rates[0].to: "},
    {"\"verified\": true", "\"verified\": \"yes\"", "rates[0].verified: "},
    {"\"format\": 1", POLICIES (POLICY ("a", "lavish", "null", "[]")), "policies[0].meals: "},
    {"\"format\": 1", POLICIES (POLICY ("a", "gsa", "1001", "[]")),
     "policies[0].partial_permille: "},
    {"\"format\": 1", POLICIES (POLICY ("a", "gsa", "0.5", "[]")),
     "policies[0].partial_permille: "},
    {"\"format\": 1", POLICIES (POLICY ("a", "gsa", "null", "[\"yachts\"]")),
     "policies[0].receipt_free: "},
    {"\"format\": 1", POLICIES (POLICY ("A b", "gsa", "null", "[]")), "policies[0].code: "},
    {"\"format\": 1",
     POLICIES (POLICY ("a", "gsa", "null", "[]") ", " POLICY ("a", "gsa", "null", "[]")),
     "policies[1].code: "},
    {"\"format\": 1", "\"policies\": [{}], \"format\": 1", "policies[0]"},
    {"\"format\": 1", "\"policies\": null, \"format\": 1", "policies: "},
    {"\"format\": 1", OPPORTUNITIES (PLAIN ", " PLAIN), "opportunities[1].code: "},
    {"\"format\": 1", OPPORTUNITIES (OPPORTUNITY ("[\"poet\"]", "null", "", "null")),
     "opportunities[0].audience.roles: "},
    {"\"format\": 1", OPPORTUNITIES (OPPORTUNITY ("[]", "\"soon\"", "", "null")),
     "opportunities[0].deadline: "},
    {"\"format\": 1",
     OPPORTUNITIES (OPPORTUNITY ("[]", "null", PART ("null", "null", "null", "null"), "null")),
     "opportunities[0].parts[0].text: "},
    {"\"format\": 1",
     OPPORTUNITIES (OPPORTUNITY ("[]",
                                 "null",
                                 PART ("\"2030-11-07\"", "\"2030-11-06\"", "null", "null"),
                                 "null")),
     "opportunities[0].parts[0].end: "},
    {"\"format\": 1",
     OPPORTUNITIES (
         OPPORTUNITY ("[]", "null", PART ("\"2030-11-07\"", "null", "\"25:00\"", "null"), "null")),
     "opportunities[0].parts[0].time: "},
    {"\"format\": 1",
     OPPORTUNITIES (OPPORTUNITY ("[]",
                                 "null",
                                 PART ("\"2030-11-08\"", "null", "null", "null"),
                                 "\"fall-2030\"")),
     "opportunities[0].parts: "},
    {"\"format\": 1", OPPORTUNITIES (OPPORTUNITY ("[]", "null", "", "\"gala\"")),
     "opportunities[0].convening: "},
    {"\"format\": 1", "\"beliefs\": [" TERM ", " TERM "], \"format\": 1", "beliefs[1].code: "},
    {"\"format\": 1", "\"components\": [{}], \"format\": 1", "components[0]"},
    {"\"format\": 1", "\"deadline_days\": -1, \"format\": 1", "deadline_days: "},
    {LODGING_HERE, LODGING, "rates[2].from: "},
    {"\"locality\": \"Here\", \"from\"", "\"locality\": null, \"from\"", "rates[2].from: "},
    {"\"dinner_cents\": 400", "\"dinner_cents\": 401", "rates[3].cents_per_day: "},
    {"\"partial_day_cents\": 750", "\"partial_day_cents\": 1001", "rates[3].partial_day_cents: "},
    {"\"partial_day_cents\": 750, ", "", "rates[3].partial_day_cents: "},
    {NOTE, NOTE ", " NOTE, "notes[1].id: "},
    {NOTE, "[" NOTE "]", "notes[0]: "},
};

static char *
replace_first (const char *text, const char *from, const char *to)
{
  const char *found = strstr (text, from);

  g_assert_nonnull (found);
  return g_strdup_printf ("%.*s%s%s", (int)(found - text), text, to, found + strlen (from));
}

static void
test_refused (void)
{
  g_autofree char *year = make_year ();

  for (gsize i = 0; i < G_N_ELEMENTS (bad_years); i++) {
    g_autofree char *text = replace_first (year, bad_years[i].from, bad_years[i].to);
    g_autoptr (GError) error = NULL;
    g_autoptr (CohortProgram) program = load (text, &error);

    g_test_message ("%s", bad_years[i].place);
    g_assert_null (program);
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, bad_years[i].place));
  }
}

static void
test_missing_county (void)
{
  g_autofree char *year = make_year ();
  char *first = strstr (year, "{\"cds\": \"58\"");
  const char *second = strstr (year, "{\"cds\": \"57\"");
  g_autoptr (GError) error = NULL;

  memmove (first, second, strlen (second) + 1);
  g_assert_null (load (year, &error));
  g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "counties: The county with code 58 is missing.");
}

static void
test_hostile (void)
{
  g_autofree char *year = make_year ();
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *large = g_strnfill (5 * 1024 * 1024, ' ');
  g_autofree char *twice
      = replace_first (year, "\"cap_cents\": 500", "\"cap_cents\": 5, \"cap_cents\": 6");
  g_autofree char *fields = g_strnfill (6000, ',');
  g_autofree char *asks = NULL;
  g_autofree char *long_list = NULL;
  g_autofree char *comment = g_strconcat ("/* [[[ */ ", year, NULL);
  g_autofree char *variable = g_strconcat ("var year = ", year, ";", NULL);

  for (gsize i = 0; i < 6000; i += 4)
    memcpy (fields + i, "\"a\",", 4);
  asks = g_strdup_printf ("[%s\"a\"]", fields);
  long_list = replace_first (year, "[\"other\"]", asks);

  const char *const cases[] = {
      "",
      " ",
      "null",
      "[]",
      "{}",
      "7",
      "\"text\"",
      "{\"a\": ",
      "{'a\"b': 1}",
      deep,
      large,
      twice,
      long_list,
      comment,
      variable,
      "\xff\xfe",
      "{\"format\": 1,,}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_null (load (cases[i], &error));
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
    g_test_message ("%s", error->message);
  }
}

/* Cut off anywhere, a year is refused; it never crashes and never loads by half. */
static void
test_truncated (void)
{
  g_autofree char *year = make_year ();
  gsize length = strlen (year);

  for (gsize cut = 0; cut < length; cut += 13) {
    g_autoptr (GBytes) bytes = g_bytes_new (year, cut);
    g_autoptr (GError) error = NULL;

    g_assert_null (cohort_program_new_from_bytes (bytes, &error));
    g_assert_error (error, COHORT_ERROR, COHORT_ERROR_INVALID);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/program/year", test_year);
  g_test_add_func ("/program/convening", test_convening);
  g_test_add_func ("/program/find-county", test_find_county);
  g_test_add_func ("/program/find-rate", test_find_rate);
  g_test_add_func ("/program/find-contact", test_find_contact);
  g_test_add_func ("/program/refused", test_refused);
  g_test_add_func ("/program/missing-county", test_missing_county);
  g_test_add_func ("/program/hostile", test_hostile);
  g_test_add_func ("/program/truncated", test_truncated);

  return g_test_run ();
}
