/* The stored codes and what they are called.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  const char *name;
  const CohortWord *words;
  guint n_words;
} Vocabulary;

static const CohortWord roles[] = {
  {"coe-coordinator", N_ ("COE STEM / science coordinator")},
  {"coe-administrator", N_ ("COE administrator")},
  {"coe-other", N_ ("COE, other")},
  {"district-specialist", N_ ("District science coordinator / specialist")},
  {"district-coach", N_ ("District instructional coach")},
  {"district-administrator", N_ ("District administrator")},
  {"site-administrator", N_ ("Site administrator")},
  {"teacher-leader", N_ ("Teacher leader")},
  {"teacher", N_ ("Classroom teacher")},
  {"tosa", N_ ("Teacher on special assignment")},
  {"pl-provider", N_ ("Professional learning provider")},
  {"higher-ed", N_ ("Higher education faculty / researcher")},
  {"informal-educator", N_ ("Informal science educator")},
  {"community-partner", N_ ("Community partner / expanded learning")},
  {"family", N_ ("Family member or caregiver")},
  {"other", N_ ("Other")},
};

static const CohortWord sectors[] = {
  {"coe", N_ ("County office")},
  {"district", N_ ("District")},
  {"school", N_ ("School site")},
  {"higher-ed", N_ ("Higher education")},
  {"informal", N_ ("Informal science institution")},
  {"community", N_ ("Community-based / expanded learning")},
  {"family", N_ ("Family / caregiver")},
  {"pl-provider", N_ ("Professional learning provider")},
  {"business", N_ ("Business")},
  {"other", N_ ("Other")},
};

static const CohortWord bands[] = {
  {"tk-2", N_ ("TK–2")},
  {"3-5", N_ ("3–5")},
  {"6-8", N_ ("6–8")},
  {"9-12", N_ ("9–12")},
  {"postsecondary", N_ ("Postsecondary")},
  {"system", N_ ("System-wide")},
};

static const CohortWord membership_statuses[] = {
  {"prospect", N_ ("Prospect")}, {"invited", N_ ("Invited")}, {"active", N_ ("Active")},
  {"paused", N_ ("Paused")},     {"ended", N_ ("Ended")},
};

static const CohortWord attendance_statuses[] = {
  {"planned", N_ ("Planned")},
  {"invited", N_ ("Invited")},
  {"accepted", N_ ("Accepted")},
  {"registered", N_ ("Registered")},
  {"attended", N_ ("Attended")},
  {"partial", N_ ("Attended in part")},
  {"no-show", N_ ("No-show")},
  {"declined", N_ ("Declined")},
  {"replaced", N_ ("Replaced")},
  {"cancelled", N_ ("Canceled")},
  {"case-only", N_ ("CASE conference only")},
};

static const CohortWord waitlist_states[] = {
  {"waiting", N_ ("Waiting")},   {"offered", N_ ("Offered")}, {"accepted", N_ ("Accepted")},
  {"declined", N_ ("Declined")}, {"expired", N_ ("Expired")}, {"withdrawn", N_ ("Withdrawn")},
};

static const CohortWord waitlist_sources[] = {
  {"form", N_ ("Form")},
  {"e-mail", N_ ("E-mail")},
  {"phone", N_ ("Phone")},
};

static const CohortWord invitation_outcomes[] = {
  {"draft", N_ ("Draft")},
  {"sent", N_ ("Sent")},
  {"accepted", N_ ("Accepted")},
  {"declined", N_ ("Declined")},
  {"no-reply", N_ ("No reply")},
  {"withdrawn", N_ ("Withdrawn")},
};

static const CohortWord invitation_channels[] = {
  {"letter", N_ ("Letter")},
  {"e-mail", N_ ("E-mail")},
  {"phone", N_ ("Phone")},
  {"in-person", N_ ("In person")},
};

static const CohortWord registration_options[] = {
  {"scop-day", N_ ("SCOP day")},
  {"bundle", N_ ("SCOP day and CASE conference")},
  {"bundle-member", N_ ("SCOP day and CASE conference, CASE member")},
  {"presenter", N_ ("CASE presenter")},
  {"case-only", N_ ("CASE conference only")},
};

static const CohortWord expense_categories[] = {
  {"registration", N_ ("Registration")},
  {"airfare", N_ ("Airfare")},
  {"rail-bus", N_ ("Rail or bus")},
  {"mileage", N_ ("Mileage")},
  {"rental", N_ ("Rental car and fuel")},
  {"ground", N_ ("Taxi, rideshare, transit")},
  {"parking", N_ ("Parking")},
  {"tolls", N_ ("Tolls")},
  {"lodging", N_ ("Lodging")},
  {"lodging-tax", N_ ("Lodging tax and fees")},
  {"meals-per-diem", N_ ("Meals, per diem")},
  {"meals-actual", N_ ("Meals, actual cost")},
  {"incidentals", N_ ("Incidentals")},
  {"baggage", N_ ("Baggage")},
  {"substitute", N_ ("Substitute teacher")},
  {"stipend", N_ ("Stipend")},
  {"materials", N_ ("Materials")},
  {"other", N_ ("Other")},
};

static const CohortWord expense_statuses[] = {
  {"draft", N_ ("Draft")},       {"submitted", N_ ("Submitted")}, {"returned", N_ ("Returned")},
  {"approved", N_ ("Approved")}, {"paid", N_ ("Paid")},           {"rejected", N_ ("Rejected")},
  {"void", N_ ("Void")},
};

static const CohortWord funding_kinds[] = {
  {"contract", N_ ("SJCOE contract")},
  {"calmscs-base", N_ ("CAL-MSCS base allocation")},
  {"coe", N_ ("County office, other funds")},
  {"district", N_ ("District")},
  {"school", N_ ("School site")},
  {"partner", N_ ("Partner organization")},
  {"personal", N_ ("Personal, not reimbursed")},
  {"waiver", N_ ("Fee waiver")},
  {"other", N_ ("Other")},
};

static const CohortWord coverage_groups[] = {
  {"teachers", N_ ("Teachers")},
  {"district-leads", N_ ("District coordinators and coaches")},
  {"administrators", N_ ("Site and district administrators")},
  {"county-leads", N_ ("County office leads")},
  {"higher-education", N_ ("Higher education")},
  {"informal-partners", N_ ("Informal science partners")},
};

/* Beside the six groups: whom the program's family-and-community lens looks for. */
static const CohortWord coverage_lenses[] = {
  {"face", N_ ("Families and community partners")},
};

/* What a team is held against; a program year may bring others, which its file names. */
static const CohortWord coverage_targets[] = {
  {"groups", N_ ("Community-of-practice groups")},
  {"sjcoe-example", N_ ("SJCOE example")},
  {"custom", N_ ("Custom")},
};

static const CohortWord travel_policies[] = {
  {"gsa", N_ ("Federal per diem (GSA)")},
  {"state-cap", N_ ("State cap (CalHR)")},
  {"flat-meals", N_ ("Flat amount a meal")},
  {"actual", N_ ("Actual cost")},
};

static const CohortWord meal_rules[] = {
  {"gsa", N_ ("Federal allowance of the place")},
  {"cap", N_ ("Actual cost up to a cap a day")},
  {"flat", N_ ("Flat amount a meal")},
  {"actual", N_ ("Actual cost")},
};

static const CohortWord lodging_rules[] = {
  {"gsa", N_ ("Federal rate of the place, without tax")},
  {"flat", N_ ("Own rate a night")},
  {"actual", N_ ("Actual cost")},
};

static const CohortWord trip_modes[] = {
  {"drive", N_ ("Drives")},
  {"passenger", N_ ("Rides along")},
  {"air", N_ ("Flies")},
  {"rail", N_ ("Takes the train or bus")},
  {"none", N_ ("Does not travel")},
};

static const CohortWord rate_kinds[] = {
  {"mileage", N_ ("Mileage")},
  {"lodging", N_ ("Lodging")},
  {"mie", N_ ("Meals and incidentals")},
  {"meal-cap", N_ ("Cap on meals")},
  {"flat-meals", N_ ("Flat amounts a meal")},
};

/* What an action plan lists: the first four plan A, goals plan B. */
static const CohortWord goal_kinds[] = {
  {"asset", N_ ("Asset")},     {"need", N_ ("Need")}, {"curiosity", N_ ("Curiosity")},
  {"concern", N_ ("Concern")}, {"goal", N_ ("Goal")},
};

static const CohortWord goal_statuses[] = {
  {"open", N_ ("Open")},
  {"under-way", N_ ("Under way")},
  {"reached", N_ ("Reached")},
  {"dropped", N_ ("Dropped")},
};

static const CohortWord content_areas[] = {
  {"science", N_ ("Science")},
  {"math", N_ ("Mathematics")},
  {"cs", N_ ("Computer science")},
};

static const CohortWord opportunity_statuses[] = {
  {"interested", N_ ("Interested")}, {"applied", N_ ("Applied")},   {"accepted", N_ ("Accepted")},
  {"declined", N_ ("Declined")},     {"attended", N_ ("Attended")},
};

#define VOCABULARY(name, words)                                                                    \
  {                                                                                                \
    name, words, G_N_ELEMENTS (words)                                                              \
  }

static const Vocabulary vocabularies[] = {
  VOCABULARY ("role", roles),
  VOCABULARY ("sector", sectors),
  VOCABULARY ("band", bands),
  VOCABULARY ("membership-status", membership_statuses),
  VOCABULARY ("attendance-status", attendance_statuses),
  VOCABULARY ("waitlist-state", waitlist_states),
  VOCABULARY ("waitlist-source", waitlist_sources),
  VOCABULARY ("invitation-outcome", invitation_outcomes),
  VOCABULARY ("invitation-channel", invitation_channels),
  VOCABULARY ("registration-option", registration_options),
  VOCABULARY ("expense-category", expense_categories),
  VOCABULARY ("expense-status", expense_statuses),
  VOCABULARY ("funding-kind", funding_kinds),
  VOCABULARY ("coverage-group", coverage_groups),
  VOCABULARY ("coverage-lens", coverage_lenses),
  VOCABULARY ("coverage-target", coverage_targets),
  VOCABULARY ("travel-policy", travel_policies),
  VOCABULARY ("meal-rule", meal_rules),
  VOCABULARY ("lodging-rule", lodging_rules),
  VOCABULARY ("trip-mode", trip_modes),
  VOCABULARY ("rate-kind", rate_kinds),
  VOCABULARY ("opportunity-status", opportunity_statuses),
  VOCABULARY ("goal-kind", goal_kinds),
  VOCABULARY ("goal-status", goal_statuses),
  VOCABULARY ("content-area", content_areas),
};

/**
 * cohort_vocabulary_get_words:
 * @vocabulary: "role", "sector", …
 * @n_words: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_words): the words in the order of codes.md
 */
const CohortWord *
cohort_vocabulary_get_words (const char *vocabulary, guint *n_words)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++) {
    if (g_str_equal (vocabularies[i].name, vocabulary)) {
      *n_words = vocabularies[i].n_words;
      return vocabularies[i].words;
    }
  }

  *n_words = 0;
  g_return_val_if_reached (NULL);
}

static const CohortWord *
find_word (const char *vocabulary, const char *code)
{
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words (vocabulary, &n_words);

  for (guint i = 0; code != NULL && i < n_words; i++)
    if (g_str_equal (words[i].code, code))
      return &words[i];
  return NULL;
}

/**
 * cohort_vocabulary_has:
 * @vocabulary: "role", "sector", …
 * @code: (nullable): text from outside
 *
 * Returns: whether @code is one of @vocabulary's
 */
gboolean
cohort_vocabulary_has (const char *vocabulary, const char *code)
{
  return find_word (vocabulary, code) != NULL;
}

/**
 * cohort_vocabulary_get_label:
 * @vocabulary: "role", "sector", …
 * @code: (nullable): a code
 *
 * Returns: (nullable) (transfer none): what @code is called in the reader's language; @code itself
 * when it comes from a later version that knows more words
 */
const char *
cohort_vocabulary_get_label (const char *vocabulary, const char *code)
{
  const CohortWord *word = find_word (vocabulary, code);

  return word != NULL ? _ (word->label) : code;
}

/* In the order of roles[]. Group and sector are NULL where none is meant by the role alone. */
static const struct {
  const char *role;
  const char *group;
  const char *sector;
} role_facts[] = {
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
};

/**
 * cohort_role_get_group:
 * @role: (nullable): a role's code
 *
 * Returns: (nullable) (transfer none): the code of its community-of-practice group (codes.md)
 */
const char *
cohort_role_get_group (const char *role)
{
  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (role_facts); i++)
    if (g_str_equal (role_facts[i].role, role))
      return role_facts[i].group;
  return NULL;
}

/**
 * cohort_role_get_sector:
 * @role: (nullable): a role's code
 *
 * Returns: (nullable) (transfer none): the sector to suggest for it; people may be of another
 */
const char *
cohort_role_get_sector (const char *role)
{
  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (role_facts); i++)
    if (g_str_equal (role_facts[i].role, role))
      return role_facts[i].sector;
  return NULL;
}

/**
 * cohort_bands_parse:
 * @bands: (nullable): codes of grade bands, separated by spaces
 *
 * Returns: a bit for each band, the lowest for the first of codes.md; words that are no band are
 * passed over, since a later version may know more of them
 */
guint
cohort_bands_parse (const char *bands_text)
{
  const char *word = bands_text != NULL ? bands_text : "";
  guint bits = 0;

  /* Of everybody whenever coverage is looked at, so nothing is allocated. */
  while (*word != '\0') {
    gsize length = strcspn (word, " ");

    for (guint band = 0; band < G_N_ELEMENTS (bands); band++)
      if (strncmp (bands[band].code, word, length) == 0 && bands[band].code[length] == '\0')
        bits |= 1u << band;
    word += length + (word[length] == ' ' ? 1 : 0);
  }
  return bits;
}

/**
 * cohort_bands_format:
 * @bits: as of cohort_bands_parse()
 *
 * Returns: (transfer full): the codes in the order of codes.md, separated by spaces; "" for none
 */
char *
cohort_bands_format (guint bits)
{
  GString *text = g_string_new (NULL);

  for (guint band = 0; band < G_N_ELEMENTS (bands); band++)
    if (bits & (1u << band))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", bands[band].code);
  return g_string_free (text, FALSE);
}

/**
 * cohort_bands_dup_label:
 * @bands: (nullable): codes as stored
 *
 * Returns: (transfer full): "TK–2, 3–5" in the reader's language
 */
char *
cohort_bands_dup_label (const char *bands_text)
{
  guint bits = cohort_bands_parse (bands_text);
  GString *text = g_string_new (NULL);

  for (guint band = 0; band < G_N_ELEMENTS (bands); band++)
    if (bits & (1u << band))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (bands[band].label));
  return g_string_free (text, FALSE);
}
