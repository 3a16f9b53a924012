/* Any command there is, with arguments made up from a seed: what might be typed, wrong or right.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "random-commands.h"

#include "cohort-attendance.h"
#include "cohort-date.h"
#include "cohort-vocabulary.h"

#include <string.h>

typedef enum {
  WORD,
  CODE,
  CODES,
  RECORD,
  PEOPLE,
  ORGANIZATIONS,
  EXPENSES,
  DAY,
  INSTANT,
  FLAG,
  COUNT,
  CENTS,
  TENTHS,
  SPLITS
} Form;

typedef struct {
  const char *name;
  const char *prefix; /* of the commands it is meant for; NULL: all */
  Form form;
  const char *words;     /* WORD: separated by bars; CODE and CODES: the vocabulary */
  CohortRecordKind kind; /* RECORD */
} Argument;

#define SHA_1 "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define SHA_2 "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"

#define MONTHS                                                                                     \
  "January February March April May June July August September October November December"
#define DAYS "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
#define TEMPLATE(words)                                                                            \
  "Cohort letter 1\nname: welcome\nlanguage: en\ntitle: Welcome\nmonths: " MONTHS                  \
  "\nweekdays: " DAYS "\nrequired: person.name\n---\n" words " {{person.name}}\n"

/* Few different values, so that things meet. The first that fits a command is taken. */
static const Argument arguments[] = {
    {"goal", NULL, RECORD, NULL, COHORT_RECORD_GOAL},
    {"activity", NULL, RECORD, NULL, COHORT_RECORD_ACTIVITY},
    {"owner", NULL, RECORD, NULL, COHORT_RECORD_PERSON},
    {"before", "goal.", RECORD, NULL, COHORT_RECORD_GOAL},
    {"plan", "goal.", WORD, "A|B"},
    {"kind", "goal.", CODE, "goal-kind"},
    {"status", "goal.", CODE, "goal-status"},
    {"text", "goal.", WORD, "More science in TK|Partners we do not know yet|Families at the table"},
    {"grant_goals", NULL, WORD, "capacity|[\"capacity\",\"coordination\"]|[]"},
    {"practice_goals", NULL, WORD, "equity|ngss leadership"},
    {"beliefs", NULL, WORD, "students|[\"educators\"]"},
    {"due", NULL, DAY},
    {"why", NULL, WORD, "Knows every school|Has done it before"},
    {"component", NULL, WORD, "convenings|lesson-study|equity-inquiry|networking"},
    {"title", "activity.", WORD, "First meeting|A lesson on erosion"},
    {"minutes", NULL, COUNT},
    {"resources", NULL, WORD, "Slides|Notes of the day"},
    {"opportunity", "opportunity.person", WORD,
     "science-leadership-academy|administrators-network|fall-2024|new-1|new-2|nonsense"},
    {"opportunity", NULL, RECORD, NULL, COHORT_RECORD_OPPORTUNITY},
    {"status", "opportunity.", CODE, "opportunity-status"},
    {"title", "opportunity.", WORD, "NGSS workshop|Science night"},
    {"provider", NULL, WORD, "Stanislaus COE|A museum"},
    {"audience", NULL, CODES, "role"},
    {"sectors", NULL, CODES, "sector"},
    {"date_text", NULL, WORD, "January 30-3, 2025|some day in May"},
    {"uncertain", NULL, FLAG},
    {"deadline", NULL, DAY},
    {"cost", NULL, CENTS},
    {"capacity", NULL, WORD, "30 seats|limited"},
    {"link", NULL, WORD, "https://example.org/apply|https://example.org/apply|nowhere"},
    {"template", NULL, WORD, "welcome|welcome|thank-you|official-request|nonsense"},
    {"organizations", NULL, ORGANIZATIONS},
    {"letter", "letter.", RECORD, NULL, COHORT_RECORD_LETTER},
    {"signatory", NULL, WORD, "Jordan Reyes|Sam Lee"},
    {"invite", NULL, FLAG},
    {"ids", NULL, WORD, "[\"new-1\"]|[\"new-2\",\"new-3\"]"},
    {"name", "template.", WORD, "welcome"},
    {"language", "template.", WORD, "en|en|en|es"},
    {"body", NULL, WORD, TEMPLATE ("Welcome,") "|" TEMPLATE ("Dear")},
    {"invoice", NULL, RECORD, NULL, COHORT_RECORD_INVOICE},
    {"expenses", NULL, EXPENSES},
    {"period_start", NULL, DAY},
    {"period_end", NULL, DAY},
    {"receipt", NULL, RECORD, NULL, COHORT_RECORD_RECEIPT},
    {"sha256", NULL, WORD, SHA_1 "|" SHA_2},
    {"media", NULL, WORD, "application/pdf|image/png|image/jpeg"},
    {"bytes", NULL, COUNT},
    {"policy", NULL, RECORD, NULL, COHORT_RECORD_TRAVEL_POLICY},
    {"from", "policy.", CODE, "travel-policy"},
    {"from", NULL, DAY},
    {"to", NULL, DAY},
    {"meals", NULL, CODE, "meal-rule"},
    {"lodging", NULL, CODE, "lodging-rule"},
    {"partial", NULL, COUNT},
    {"deduct_provided", NULL, FLAG},
    {"floor_incidentals", NULL, FLAG},
    {"is_maximum", NULL, FLAG},
    {"local_miles", NULL, COUNT},
    {"claim_days", NULL, COUNT},
    {"board", NULL, CENTS},
    {"receipt_below", NULL, CENTS},
    {"receipt_free", NULL, CODES, "expense-category"},
    {"source", "policy.", WORD, "Board policy 3350"},
    {"source", "rate.", WORD, "Board policy 3350"},
    {"rate", "rate.", RECORD, NULL, COHORT_RECORD_TRAVEL_RATE},
    {"kind", "rate.", CODE, "rate-kind"},
    {"locality", NULL, WORD, "Sacramento|San Diego"},
    {"breakfast", NULL, CENTS},
    {"lunch", NULL, CENTS},
    {"dinner", NULL, CENTS},
    {"incidentals", NULL, CENTS},
    {"partial_day", NULL, CENTS},
    {"verified", NULL, FLAG},
    {"mode", NULL, CODE, "trip-mode"},
    {"driver", NULL, RECORD, NULL, COHORT_RECORD_PERSON},
    {"origin", NULL, WORD, "Lodi|Stockton"},
    {"fare", NULL, CENTS},
    {"provided", NULL, WORD, "{\"2024-11-07\":\"bl\"}|{\"2024-11-08\":\"\"}"},
    {"substitute_days", NULL, TENTHS},
    {"substitute", NULL, CENTS},
    {"drafted_on", NULL, DAY},
    {"signed_on", NULL, DAY},
    {"executed_on", NULL, DAY},
    {"closed_on", NULL, DAY},
    {"claim_by", NULL, DAY},
    {"board_on", NULL, DAY},
    {"person", NULL, RECORD, NULL, COHORT_RECORD_PERSON},
    {"other", "person.", RECORD, NULL, COHORT_RECORD_PERSON},
    {"other", "organization.", RECORD, NULL, COHORT_RECORD_ORGANIZATION},
    {"with", NULL, RECORD, NULL, COHORT_RECORD_PERSON},
    {"before", NULL, RECORD, NULL, COHORT_RECORD_PERSON},
    {"people", NULL, PEOPLE},
    {"membership", NULL, RECORD, NULL, COHORT_RECORD_MEMBERSHIP},
    {"organization", "organization.", RECORD, NULL, COHORT_RECORD_ORGANIZATION},
    {"organization", NULL, WORD, "Lodi Unified|Manteca Unified|Stockton Unified|SJCOE"},
    {"invitation", NULL, RECORD, NULL, COHORT_RECORD_INVITATION},
    {"response", NULL, RECORD, NULL, COHORT_RECORD_RESPONSE},
    {"adjustment", NULL, RECORD, NULL, COHORT_RECORD_SPOT_ADJUSTMENT},
    {"line", NULL, RECORD, NULL, COHORT_RECORD_PLAN_LINE},
    {"expense", NULL, RECORD, NULL, COHORT_RECORD_EXPENSE},
    {"source", "waitlist.", CODE, "waitlist-source"},
    {"source", NULL, RECORD, NULL, COHORT_RECORD_FUNDING_SOURCE},
    {"id", NULL, WORD, "new-1|new-2|new-3|new-4"},
    {"given", NULL, WORD, "Ana|Leo|Priya|Noor|Lena"},
    {"family", NULL, WORD, "Ruiz|Diaz|Raman|Haddad"},
    {"preferred", NULL, WORD, "Annie|Lee"},
    {"email", NULL, WORD, "ana@example.org|leo@example.org|priya@example.org|nobody"},
    {"phone", NULL, WORD, "209-555-0101|(209) 555-0102|555"},
    {"language", NULL, WORD, "en|es"},
    {"case_member", NULL, WORD, "yes|no"},
    {"case_presenter", NULL, FLAG},
    {"home_place", NULL, WORD, "Lodi|Tracy"},
    {"needs", NULL, WORD, "Vegetarian|Ramp"},
    {"note", NULL, WORD, "Calls back|Prefers e-mail"},
    {"take", NULL, WORD, "[\"phone\"]|[\"email\",\"note\"]|[\"given\"]|[]"},
    {"role", NULL, CODE, "role"},
    {"role_typed", NULL, WORD, "Science lead|Dean"},
    {"sector", NULL, CODE, "sector"},
    {"bands", NULL, CODES, "band"},
    {"bands_typed", NULL, WORD, "all"},
    {"content_area", NULL, WORD, "science|math|cs"},
    {"lead", NULL, FLAG},
    {"status", "attendance.", CODE, "attendance-status"},
    {"status", NULL, CODE, "membership-status"},
    {"start", NULL, DAY},
    {"end", NULL, DAY},
    {"name", "source.", WORD, "Title II|LCAP|Foundation"},
    {"name", NULL, WORD, "Lodi Unified|Lodi USD|Manteca Unified|Stockton Unified"},
    {"city", NULL, WORD, "Lodi|Stockton"},
    {"aliases", NULL, WORD, "LUSD|Lodi USD"},
    {"channel", NULL, CODE, "invitation-channel"},
    {"letter", NULL, WORD, "39-2024-001|39-2024-002"},
    {"sent_on", NULL, DAY},
    {"reply_by", NULL, DAY},
    {"outcome", NULL, CODE, "invitation-outcome"},
    {"outcome_on", NULL, DAY},
    {"convening", NULL, WORD, "fall-2024|fall-2024|spring-2025"},
    {"option", NULL, CODE, "registration-option"},
    {"price", NULL, CENTS},
    {"price_confirmed", NULL, FLAG},
    {"plan", NULL, FLAG},
    {"reason", NULL, WORD, "Ill|Another appointment|Asked to"},
    {"on", NULL, DAY},
    {"confirmation", NULL, WORD, "C-1|C-2"},
    {"affiliation", NULL, WORD, "San Joaquin"},
    {"hotel_rate", NULL, FLAG},
    {"days", NULL, WORD, "[\"2024-11-07\"]|[\"2024-11-07\",\"2024-11-08\"]|[]"},
    {"registered_on", NULL, DAY},
    {"registration", NULL, WORD, "moved|cancelled"},
    {"count", NULL, COUNT},
    {"reference", NULL, WORD, "mail of Monday|R-2"},
    {"message", NULL, WORD, "We give spots back."},
    {"at", NULL, INSTANT},
    {"together", NULL, WORD, "car|lodi"},
    {"state", NULL, CODE, "waitlist-state"},
    {"kind", NULL, CODE, "funding-kind"},
    {"cap", NULL, CENTS},
    {"tags", NULL, WORD, "travel"},
    {"categories", NULL, CODES, "expense-category"},
    {"number", NULL, WORD, "N-1"},
    {"account_code", NULL, WORD, "01-4300"},
    {"contract_kind", NULL, WORD, "mou|contract"},
    {"contract_status", NULL, WORD, "draft|signed"},
    {"delta", NULL, CENTS},
    {"category", NULL, CODE, "expense-category"},
    {"description", NULL, WORD, "Two nights|The way there"},
    {"quantity", NULL, TENTHS},
    {"rate", NULL, CENTS},
    {"amount", NULL, CENTS},
    {"basis", NULL, WORD, "quote|estimate"},
    {"rate_source", NULL, WORD, "the program"},
    {"splits", NULL, SPLITS},
    {"approval", NULL, WORD, "Board of October 8, item 12"},
    {"depart", NULL, DAY},
    {"return", NULL, DAY},
    {"miles", NULL, TENTHS},
    {"overnight", NULL, FLAG},
    {"reception_is_dinner", NULL, FLAG},
    {"payee", NULL, WORD, "Hotel Fresno|Caltrain"},
    {"purpose", NULL, WORD, "Lodging|Dinner"},
    {"override", NULL, WORD, "The director agreed"},
    {"missing_receipt_reason", NULL, WORD, "Lost"},
};

typedef struct {
  GRand *rand;
  const CohortSnapshot *snapshot;
  CohortDate today;
} Maker;

static guint
below (const Maker *maker, guint n)
{
  return (guint)g_rand_int_range (maker->rand, 0, (gint32)n);
}

static JsonNode *
text_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
number_node (gint64 number)
{
  return json_node_init_int (json_node_alloc (), number);
}

/* What begins with a bracket or a brace is JSON already. */
static JsonNode *
make_word (const Maker *maker, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);
  const char *word = list[below (maker, g_strv_length (list))];

  return *word == '[' || *word == '{' ? json_from_string (word, NULL) : text_node (word);
}

static const char *
pick_code (const Maker *maker, const char *vocabulary)
{
  guint n;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n);

  g_assert_cmpint (n, >, 0);
  return words[below (maker, n)].code;
}

static const char *
pick_id (const Maker *maker, CohortRecordKind kind)
{
  GPtrArray *records = cohort_snapshot_get_records (maker->snapshot, kind);

  if (records->len == 0 || below (maker, 50) == 0)
    return "nobody";
  return ((CohortRecord *)g_ptr_array_index (records, below (maker, records->len)))->id;
}

static JsonNode *
make_list (const Maker *maker, const char *vocabulary, CohortRecordKind kind)
{
  JsonArray *array = json_array_new ();
  JsonNode *node;
  guint n = below (maker, 3);

  for (guint i = 0; i < n; i++)
    json_array_add_string_element (array, vocabulary != NULL
                                              ? pick_code (maker, vocabulary)
                                              : pick_id (maker, kind));
  node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
  return node;
}

static JsonNode *
make_splits (const Maker *maker)
{
  static const guint permilles[] = {1000, 500, 250};
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_init_array (json_node_alloc (), array);

  for (guint left = 1000; left > 0;) {
    JsonObject *split = json_object_new ();
    guint drawn = permilles[below (maker, G_N_ELEMENTS (permilles))];
    guint permille = MIN (left, drawn);

    json_object_set_string_member (split, "source", pick_id (maker, COHORT_RECORD_FUNDING_SOURCE));
    json_object_set_int_member (split, "permille", permille);
    json_array_add_object_element (array, split);
    left -= permille;
  }
  json_array_unref (array);
  return node;
}

static JsonNode *
make_day (const Maker *maker)
{
  g_autofree char *day = cohort_date_format_iso (maker->today + (CohortDate)below (maker, 40) - 20);

  return text_node (day);
}

static JsonNode *
make_instant (const Maker *maker)
{
  g_autofree char *instant
      = g_strdup_printf ("2024-09-%02uT%02u:00:00Z", 1 + below (maker, 30), 8 + below (maker, 9));

  return text_node (instant);
}

static JsonNode *
make_value (const Maker *maker, const Argument *argument)
{
  switch (argument->form) {
  case WORD:
    return make_word (maker, argument->words);
  case CODE:
    return text_node (pick_code (maker, argument->words));
  case CODES:
    return make_list (maker, argument->words, COHORT_N_RECORD_KINDS);
  case RECORD:
    return text_node (pick_id (maker, argument->kind));
  case PEOPLE:
    return make_list (maker, NULL, COHORT_RECORD_PERSON);
  case ORGANIZATIONS:
    return make_list (maker, NULL, COHORT_RECORD_ORGANIZATION);
  case EXPENSES:
    return make_list (maker, NULL, COHORT_RECORD_EXPENSE);
  case DAY:
    return make_day (maker);
  case INSTANT:
    return make_instant (maker);
  case FLAG:
    return json_node_init_boolean (json_node_alloc (), below (maker, 2) == 1);
  case COUNT:
    return number_node (below (maker, 4));
  case CENTS:
    return number_node (1000 * (gint64)below (maker, 60));
  case TENTHS:
    return number_node (1 + below (maker, 9));
  case SPLITS:
  default:
    return make_splits (maker);
  }
}

static const Argument *
find_argument (const char *command, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    if (g_str_equal (arguments[i].name, name)
        && (arguments[i].prefix == NULL || g_str_has_prefix (command, arguments[i].prefix)))
      return &arguments[i];
  return NULL;
}

/* Without these an expense, a line of the plan or a letter is always refused. */
static gboolean
is_mostly_needed (const char *name)
{
  static const char *const names[]
      = {"amount", "splits", "payee", "people", "organizations", NULL};

  return g_strv_contains (names, name);
}

/* @word: "person", "note?" or "membership|person"; one that may be left out mostly is. */
static gboolean
add_argument (const Maker *maker, const char *command, const char *word, JsonObject *object)
{
  g_auto (GStrv) names = g_strsplit (word, "|", -1);
  g_autofree char *name = g_strdup (names[below (maker, g_strv_length (names))]);
  gboolean is_optional = g_str_has_suffix (name, "?");
  const Argument *argument;
  JsonNode *value;

  if (is_optional)
    name[strlen (name) - 1] = '\0';
  argument = find_argument (command, name);
  if (argument == NULL)
    return FALSE;
  /* Drawn in any case, so that every generator is looked for and none changes the others' luck. */
  value = make_value (maker, argument);
  if (below (maker, 60) == 0) {
    json_node_unref (value);
    value = below (maker, 2) == 0 ? json_node_new (JSON_NODE_NULL) : text_node ("nonsense");
  }
  if (below (maker, is_mostly_needed (name) ? 1 : 4) == 0
      || (!is_optional && below (maker, 80) > 0))
    json_object_set_member (object, name, value);
  else
    json_node_unref (value);
  return TRUE;
}

static CohortRecordKind
get_pair_kind (const char *command)
{
  if (g_str_has_prefix (command, "waitlist."))
    return COHORT_RECORD_WAITLIST_ENTRY;
  return g_str_has_prefix (command, "trip.") ? COHORT_RECORD_TRIP : COHORT_RECORD_ATTENDANCE;
}

/* Somebody who goes, travels or waits, for the commands about that. */
static void
choose_pair (const Maker *maker, const char *command, JsonObject *object)
{
  static const char *const names[] = {"person", "convening"};
  CohortRecordKind kind = get_pair_kind (command);
  GPtrArray *records = cohort_snapshot_get_records (maker->snapshot, kind);
  const CohortRecord *record;

  if (!json_object_has_member (object, "person") || !json_object_has_member (object, "convening")
      || records->len == 0 || below (maker, 4) == 0)
    return;
  record = g_ptr_array_index (records, below (maker, records->len));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_object_set_string_member (
        object, names[i],
        cohort_record_get_text (record, cohort_record_kind_find_field (kind, names[i])));
}

/* Documented in the header. */
JsonObject *
random_command_new (GRand *rand,
                    const CohortSnapshot *snapshot,
                    CohortDate today,
                    const CohortCommand *command,
                    char **unknown)
{
  const Maker maker = {rand, snapshot, today};
  g_auto (GStrv) words = g_strsplit (command->arguments, " ", -1);
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "do", command->name);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !add_argument (&maker, command->name, words[i], object)) {
      *unknown = g_strdup (words[i]);
      return NULL;
    }
  if (!g_str_has_suffix (command->name, ".plan") && !g_str_has_suffix (command->name, ".join"))
    choose_pair (&maker, command->name, object);
  return g_steal_pointer (&object);
}

static gboolean
is_left_out (const char *name)
{
  return g_str_has_prefix (name, "setting.") || g_str_has_prefix (name, "program.")
         || g_str_equal (name, "batch");
}

/* Documented in the header. */
void
random_commands_init (RandomCommands *self)
{
  guint n;
  g_autofree CohortCommand *all = cohort_command_get_all (&n);

  self->n_commands = 0;
  self->commands = g_new0 (const CohortCommand *, n);
  for (guint i = 0; i < n; i++)
    if (!is_left_out (all[i].name))
      self->commands[self->n_commands++] = g_memdup2 (&all[i], sizeof all[i]);
}

/** random_commands_clear: frees what random_commands_init() made */
void
random_commands_clear (RandomCommands *self)
{
  for (guint i = 0; i < self->n_commands; i++)
    g_free ((gpointer)self->commands[i]);
  g_clear_pointer (&self->commands, g_free);
  self->n_commands = 0;
}
