/* From the file of a program year to its values: year, contract, counties, rates, contacts, notes.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-program-private.h"

#include "cohort-date.h"
#include "cohort-text.h"

#include <glib/gi18n-lib.h>

/* The only version of the file there is; a later one must not be half understood. */
#define FORMAT     1
#define MOST_CENTS G_GINT64_CONSTANT (100000000000)
#define MOST_MILLS (10 * MOST_CENTS)

#define MOST_DEADLINE_DAYS 366

void
cohort_county_free (CohortCounty *self)
{
  g_free (self->cds);
  g_free (self->name);
  g_free (self->coe_name);
  g_strfreev (self->aliases);
  g_free (self);
}

void
cohort_rate_free (CohortRate *self)
{
  g_free (self->kind);
  g_free (self->locality);
  g_free (self->source);
  g_free (self);
}

void
cohort_contact_free (CohortContact *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->title);
  g_free (self->organization);
  g_free (self->email);
  g_free (self->about);
  g_free (self->source);
  g_free (self);
}

void
cohort_note_free (CohortNote *self)
{
  g_free (self->id);
  g_free (self->subject);
  g_free (self->text);
  g_free (self->source);
  g_free (self);
}

/* The number a county code stands for, or 0. */
static int
parse_cds (const char *cds)
{
  int number;

  if (strlen (cds) != 2 || !g_ascii_isdigit (cds[0]) || !g_ascii_isdigit (cds[1]))
    return 0;
  number = (cds[0] - '0') * 10 + cds[1] - '0';
  return number <= COHORT_PROGRAM_N_COUNTIES ? number : 0;
}

static void
read_year (CohortProgram *self, CohortReader *reader, JsonObject *object)
{
  g_autofree char *expected = NULL;
  int year;

  (void)cohort_reader_integer (reader, object, "format", FORMAT, FORMAT);
  self->year = cohort_reader_text (reader, object, "year");
  self->start = cohort_reader_date (reader, object, "start");
  self->end = cohort_reader_date (reader, object, "end");
  if (reader->error != NULL)
    return;

  cohort_date_get_parts (self->start, &year, NULL, NULL);
  expected = g_strdup_printf ("%04d-%02d", year, (year + 1) % 100);
  if (!g_str_equal (self->year, expected))
    cohort_reader_fail (reader, "year", _ ("A year that starts like this one is called “%s”."),
                        expected);
  if (self->end <= self->start)
    cohort_reader_fail (reader, "end", _ ("The year ends before it starts."));
}

static void
check_lists_apart (CohortReader *reader, const CohortContractTerms *contract)
{
  for (char **ask = contract->ask; ask != NULL && *ask != NULL; ask++)
    if (g_strv_contains ((const char *const *)contract->allowable, *ask))
      cohort_reader_fail (reader, "ask", _ ("“%s” is listed as allowable, too."), *ask);
}

static void
read_contract (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[]
      = {"cap_cents", "start", "end",    "payer", "payer_county", "purpose", "allowable",
         "ask",       "note?", "source", NULL};
  CohortContractTerms *contract = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  g_autofree char *county = cohort_reader_optional_text (reader, object, "payer_county");

  contract->cap_cents = cohort_reader_integer (reader, object, "cap_cents", 0, MOST_CENTS);
  contract->start = cohort_reader_optional_date (reader, object, "start");
  contract->end = cohort_reader_optional_date (reader, object, "end");
  contract->payer = cohort_reader_text (reader, object, "payer");
  contract->payer_county = county != NULL ? parse_cds (county) : 0;
  contract->purpose = cohort_reader_text (reader, object, "purpose");
  contract->allowable = cohort_reader_texts (reader, object, "allowable");
  contract->ask = cohort_reader_texts (reader, object, "ask");
  contract->note = cohort_reader_optional_text (reader, object, "note");
  contract->source = cohort_reader_text (reader, object, "source");

  if (county != NULL && contract->payer_county == 0)
    cohort_reader_fail (reader, "payer_county", _ ("“%s” is not the code of a county."), county);
  if (contract->start != 0 && contract->end != 0 && contract->end < contract->start)
    cohort_reader_fail (reader, "end", _ ("The contract ends before it starts."));
  check_lists_apart (reader, contract);
}

/* A name may be given twice for one county, but two counties must never answer to the same. */
static void
add_name (CohortProgram *self,
          CohortReader *reader,
          CohortCounty *county,
          const char *key,
          const char *name)
{
  g_autofree char *folded = cohort_text_fold (name);
  CohortCounty *other = g_hash_table_lookup (self->by_name, folded);

  if (*folded == '\0')
    cohort_reader_fail (reader, key, _ ("“%s” has no letter to find it by."), name);
  else if (other != NULL && other != county)
    cohort_reader_fail (reader, key, _ ("“%s” is also a name of %s."), name, other->name);
  else if (other == NULL)
    g_hash_table_insert (self->by_name, g_steal_pointer (&folded), county);
}

static void
read_county (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[] = {"cds", "name", "coe_name", "aliases", "class", NULL};
  CohortProgram *self = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  g_autoptr (CohortCounty) county = g_new0 (CohortCounty, 1);

  county->cds = cohort_reader_text (reader, object, "cds");
  county->name = cohort_reader_text (reader, object, "name");
  county->coe_name = cohort_reader_text (reader, object, "coe_name");
  county->aliases = cohort_reader_texts (reader, object, "aliases");
  county->county_class
      = (int)cohort_reader_integer (reader, object, "class", 1, COHORT_PROGRAM_N_CLASSES);
  if (reader->error != NULL)
    return;

  county->number = parse_cds (county->cds);
  if (county->number == 0) {
    cohort_reader_fail (reader, "cds", _ ("“%s” is not the code of a county."), county->cds);
    return;
  }
  add_name (self, reader, county, "cds", county->cds);
  add_name (self, reader, county, "name", county->name);
  add_name (self, reader, county, "coe_name", county->coe_name);
  for (char **alias = county->aliases; *alias != NULL; alias++)
    add_name (self, reader, county, "aliases", *alias);
  self->by_number[county->number] = county;
  g_ptr_array_add (self->counties, g_steal_pointer (&county));
}

static int
compare_counties (gconstpointer a, gconstpointer b)
{
  const CohortCounty *left = *(CohortCounty *const *)a;
  const CohortCounty *right = *(CohortCounty *const *)b;

  return left->number - right->number;
}

static void
check_counties (CohortProgram *self, CohortReader *reader)
{
  for (int number = 1; number <= COHORT_PROGRAM_N_COUNTIES; number++)
    if (self->by_number[number] == NULL)
      cohort_reader_fail (reader, "counties", _ ("The county with code %02d is missing."), number);
  g_ptr_array_sort (self->counties, compare_counties);
}

static void
read_contact (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[]
      = {"id", "name", "title?", "organization", "email", "about", "source", NULL};
  CohortProgram *self = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  CohortContact *contact = g_new0 (CohortContact, 1);

  contact->id = cohort_reader_code (reader, object, "id");
  contact->name = cohort_reader_text (reader, object, "name");
  contact->title = cohort_reader_optional_text (reader, object, "title");
  contact->organization = cohort_reader_text (reader, object, "organization");
  contact->email = cohort_reader_text (reader, object, "email");
  contact->about = cohort_reader_text (reader, object, "about");
  contact->source = cohort_reader_text (reader, object, "source");
  if (reader->error == NULL && cohort_program_find_contact (self, contact->id) != NULL)
    cohort_reader_fail (reader, "id", _ ("“%s” is there twice."), contact->id);
  g_ptr_array_add (self->contacts, contact);
}

/* What a rate is made of depends on its kind, which is therefore looked at first. */
static const char *const *
get_rate_keys (JsonNode *node)
{
  static const char *const mileage[]
      = {"kind", "locality", "from", "to", "mills_per_mile", "source", "verified", NULL};
  static const char *const lodging[]
      = {"kind", "locality", "from", "to", "cents_per_night", "source", "verified", NULL};
  static const char *const flat[]
      = {"kind",   "locality", "from", "to", "breakfast_cents", "lunch_cents", "dinner_cents",
         "source", "verified", NULL};
  static const char *const mie[] = {"kind",
                                    "locality",
                                    "from",
                                    "to",
                                    "source",
                                    "verified",
                                    "cents_per_day",
                                    "breakfast_cents",
                                    "lunch_cents",
                                    "dinner_cents",
                                    "incidentals_cents",
                                    "partial_day_cents?",
                                    NULL};
  const char *kind
      = JSON_NODE_HOLDS_OBJECT (node)
            ? json_object_get_string_member_with_default (json_node_get_object (node), "kind", NULL)
            : NULL;

  if (g_strcmp0 (kind, "mie") == 0 || g_strcmp0 (kind, "meal-cap") == 0)
    return mie;
  if (g_strcmp0 (kind, "flat-meals") == 0)
    return flat;
  return g_strcmp0 (kind, "lodging") == 0 ? lodging : mileage;
}

static gint64
convert_to_mills (gint64 cents)
{
  return cohort_is_known (cents) ? cents * 10 : COHORT_UNKNOWN;
}

static void
read_meals (CohortReader *reader, JsonObject *object, CohortRate *rate)
{
  gint64 day = cohort_reader_integer (reader, object, "cents_per_day", 0, MOST_CENTS);

  rate->mills = convert_to_mills (day);
  rate->breakfast_cents = cohort_reader_integer (reader, object, "breakfast_cents", 0, MOST_CENTS);
  rate->lunch_cents = cohort_reader_integer (reader, object, "lunch_cents", 0, MOST_CENTS);
  rate->dinner_cents = cohort_reader_integer (reader, object, "dinner_cents", 0, MOST_CENTS);
  rate->incidentals_cents
      = cohort_reader_integer (reader, object, "incidentals_cents", 0, MOST_CENTS);
  /* A cap may be the same on a first or last day; the federal allowance never is. */
  if (g_strcmp0 (rate->kind, "mie") == 0)
    rate->partial_day_cents = cohort_reader_integer (reader, object, "partial_day_cents", 0, day);
  else
    rate->partial_day_cents
        = cohort_reader_optional_integer (reader, object, "partial_day_cents", 0, day);
  if (reader->error == NULL
      && rate->breakfast_cents + rate->lunch_cents + rate->dinner_cents + rate->incidentals_cents
             != day)
    cohort_reader_fail (reader, "cents_per_day",
                        _ ("The meals and incidentals do not add up to it."));
}

/* So much for each meal; what a day comes to follows from them. */
static void
read_flat_meals (CohortReader *reader, JsonObject *object, CohortRate *rate)
{
  rate->breakfast_cents = cohort_reader_integer (reader, object, "breakfast_cents", 0, MOST_CENTS);
  rate->lunch_cents = cohort_reader_integer (reader, object, "lunch_cents", 0, MOST_CENTS);
  rate->dinner_cents = cohort_reader_integer (reader, object, "dinner_cents", 0, MOST_CENTS);
  rate->partial_day_cents = COHORT_UNKNOWN;
  if (reader->error == NULL)
    rate->mills = convert_to_mills (rate->breakfast_cents + rate->lunch_cents + rate->dinner_cents);
}

static gboolean
rates_overlap (const CohortRate *a, const CohortRate *b)
{
  return g_str_equal (a->kind, b->kind) && g_strcmp0 (a->locality, b->locality) == 0
         && (a->to == 0 || b->from <= a->to) && (b->to == 0 || a->from <= b->to);
}

static void
check_rate (CohortProgram *self, CohortReader *reader, const CohortRate *rate)
{
  if (rate->to != 0 && rate->to < rate->from)
    cohort_reader_fail (reader, "to", _ ("The rate ends before it begins."));
  for (guint i = 0; i < self->rates->len && reader->error == NULL; i++)
    if (rates_overlap (rate, g_ptr_array_index (self->rates, i)))
      cohort_reader_fail (reader, "from", _ ("rates[%u] is of the same kind, place and days."), i);
}

static void
read_rate (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const kinds[]
      = {"mileage", "lodging", "mie", "meal-cap", "flat-meals", NULL};
  CohortProgram *self = user_data;
  JsonObject *object = cohort_reader_object (reader, node, get_rate_keys (node));
  CohortRate *rate = g_new0 (CohortRate, 1);

  rate->kind = cohort_reader_word (reader, object, "kind", kinds);
  rate->locality = cohort_reader_optional_text (reader, object, "locality");
  rate->from = cohort_reader_date (reader, object, "from");
  rate->to = cohort_reader_optional_date (reader, object, "to");
  rate->source = cohort_reader_text (reader, object, "source");
  rate->verified = cohort_reader_boolean (reader, object, "verified");
  if (g_strcmp0 (rate->kind, "mileage") == 0)
    rate->mills = cohort_reader_integer (reader, object, "mills_per_mile", 0, MOST_MILLS);
  else if (g_strcmp0 (rate->kind, "lodging") == 0)
    rate->mills = convert_to_mills (
        cohort_reader_integer (reader, object, "cents_per_night", 0, MOST_CENTS));
  else if (g_strcmp0 (rate->kind, "flat-meals") == 0)
    read_flat_meals (reader, object, rate);
  else
    read_meals (reader, object, rate);
  if (reader->error == NULL)
    check_rate (self, reader, rate);
  g_ptr_array_add (self->rates, rate);
}

static void
read_note (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[] = {"id", "subject", "text", "source", NULL};
  CohortProgram *self = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  CohortNote *note = g_new0 (CohortNote, 1);

  note->id = cohort_reader_code (reader, object, "id");
  note->subject = cohort_reader_text (reader, object, "subject");
  note->text = cohort_reader_text (reader, object, "text");
  note->source = cohort_reader_text (reader, object, "source");
  for (guint i = 0; i < self->notes->len && reader->error == NULL; i++)
    if (g_str_equal (((CohortNote *)g_ptr_array_index (self->notes, i))->id, note->id))
      cohort_reader_fail (reader, "id", _ ("“%s” is there twice."), note->id);
  g_ptr_array_add (self->notes, note);
}

/* The lists that came to the files later, which those of a county may lack. */
static void
read_lists (CohortProgram *self, CohortReader *reader, JsonObject *object)
{
  const struct {
    const char *key;
    CohortReaderFunc func;
    gpointer user_data;
  } lists[] = {
    {"targets", cohort_target_read, self},
    {"policies", cohort_policy_read, self},
    {"opportunities", cohort_program_opportunity_read, self},
    {"grant_goals", cohort_program_term_read, self->grant_goals},
    {"practice_goals", cohort_program_term_read, self->practice_goals},
    {"beliefs", cohort_program_term_read, self->beliefs},
    {"components", cohort_program_term_read, self->components},
    {"start_steps", cohort_program_term_read, self->start_steps},
  };

  for (guint i = 0; object != NULL && i < G_N_ELEMENTS (lists); i++)
    if (json_object_has_member (object, lists[i].key))
      cohort_reader_each (reader, object, lists[i].key, lists[i].func, lists[i].user_data);
  self->deadline_days
      = cohort_reader_optional_integer (reader, object, "deadline_days", 0, MOST_DEADLINE_DAYS);
}

/* Fills @self, which is empty; what is wrong is left in @reader. */
void
cohort_program_read (CohortProgram *self, CohortReader *reader, JsonNode *root)
{
  static const char *const keys[] = {"format",          "year",           "start",
                                     "end",             "contract",       "counties_source",
                                     "counties",        "contacts",       "convenings",
                                     "rates",           "notes",          "targets?",
                                     "policies?",       "opportunities?", "deadline_days?",
                                     "grant_goals?",    "beliefs?",       "components?",
                                     "practice_goals?", "start_steps?",   NULL};
  JsonObject *object = cohort_reader_object (reader, root, keys);

  read_year (self, reader, object);
  cohort_reader_within (reader, object, "contract", read_contract, &self->contract);
  self->counties_source = cohort_reader_text (reader, object, "counties_source");
  cohort_reader_each (reader, object, "counties", read_county, self);
  check_counties (self, reader);
  cohort_reader_each (reader, object, "contacts", read_contact, self);
  cohort_reader_each (reader, object, "convenings", cohort_convening_read, self);
  cohort_reader_each (reader, object, "rates", read_rate, self);
  cohort_reader_each (reader, object, "notes", read_note, self);
  read_lists (self, reader, object);
}
