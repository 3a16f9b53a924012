/* The fields and lists a letter may name: nothing else can stand in one.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-fields-private.h"

#include <glib/gi18n-lib.h>

#define P         (1u << COHORT_LETTER_TO_PERSON)
#define O         (1u << COHORT_LETTER_TO_ORGANIZATION)
#define G         (1u << COHORT_LETTER_TO_PROGRAM)
#define ALL       (P | O | G)
#define LETTER    COHORT_LETTER_SCOPE_LETTER
#define CONVENING COHORT_LETTER_SCOPE_CONVENING
#define COVERED   COHORT_LETTER_SCOPE_COVERED
#define PAID      COHORT_LETTER_SCOPE_PAID
#define TEAMMATE  COHORT_LETTER_SCOPE_TEAMMATE
#define PERSON    COHORT_LETTER_SCOPE_PERSON
#define SHARE     COHORT_LETTER_SCOPE_SHARE
#define RELEASE   COHORT_LETTER_SCOPE_RELEASE

typedef struct {
  const char *name;
  guint to;    /* to whom letters are that know it */
  guint scope; /* where it may stand */
  guint inner; /* of a list: what its items know besides; 0: a field */
  const char *description;
} Entry;

/* Needs and notes about people are in none of them. */
static const Entry entries[] = {
    {"letter.number", ALL, LETTER, 0, N_ ("Number of the letter, once it is issued")},
    {"letter.date", ALL, LETTER, 0, N_ ("Date of the letter")},
    {"letter.signatory", ALL, LETTER, 0, N_ ("Who signs")},
    {"letter.title", ALL, LETTER, 0, N_ ("Title of who signs")},
    {"county.name", ALL, LETTER, 0, N_ ("County")},
    {"county.office", ALL, LETTER, 0, N_ ("County office of education")},
    {"county.contact", ALL, LETTER, 0, N_ ("Whom to ask at the county office")},
    {"program.year", ALL, LETTER, 0, N_ ("Program year")},
    {"program.contact_name", ALL, LETTER, 0, N_ ("Whom to ask at the program")},
    {"program.contact_organization", ALL, LETTER, 0, N_ ("Office of the program’s contact")},
    {"program.contact_email", ALL, LETTER, 0, N_ ("E-mail of the program’s contact")},

    {"person.name", P, LETTER, 0, N_ ("Full name")},
    {"person.given", P, LETTER, 0, N_ ("Given name")},
    {"person.family", P, LETTER, 0, N_ ("Family name")},
    {"person.called", P, LETTER, 0, N_ ("Name she or he goes by")},
    {"person.role", P, LETTER, 0, N_ ("Role on the team")},
    {"organization.name", P | O, LETTER, 0, N_ ("Organization")},
    {"organization.city", P | O, LETTER, 0, N_ ("City of the organization")},
    {"teammates", P, LETTER, TEAMMATE, N_ ("The others on the team")},
    {"teammate.name", P, TEAMMATE, 0, N_ ("Full name")},
    {"teammate.role", P, TEAMMATE, 0, N_ ("Role on the team")},
    {"teammate.organization", P, TEAMMATE, 0, N_ ("Organization")},

    {"people", O | G, LETTER, PERSON, N_ ("The people the letter is about")},
    {"people.count", O | G, LETTER, 0, N_ ("How many people the letter is about")},
    {"person.name", O | G, PERSON, 0, N_ ("Full name")},
    {"person.given", O | G, PERSON, 0, N_ ("Given name")},
    {"person.family", O | G, PERSON, 0, N_ ("Family name")},
    {"person.called", O | G, PERSON, 0, N_ ("Name she or he goes by")},
    {"person.role", O | G, PERSON, 0, N_ ("Role on the team")},
    {"person.organization", O | G, PERSON, 0, N_ ("Organization")},
    {"person.email", G, PERSON, 0, N_ ("E-mail address")},
    {"person.language", G, PERSON, 0, N_ ("Language of her or his letters")},
    {"person.convenings", O | G, PERSON, 0, N_ ("Convenings she or he goes to, in one line")},

    {"convenings", P, LETTER, CONVENING, N_ ("Convenings she or he goes to")},
    {"convenings", O | G, PERSON, CONVENING, N_ ("Convenings she or he goes to")},
    {"save_dates", P, LETTER, CONVENING, N_ ("The year’s other convenings, yet to come")},
    {"convening.name", ALL, CONVENING, 0, N_ ("Convening")},
    {"convening.city", ALL, CONVENING, 0, N_ ("City")},
    {"convening.days", ALL, CONVENING, 0, N_ ("Days, those of the registration where it says so")},
    {"convening.announced", ALL, CONVENING, 0, N_ ("If registration has been announced")},
    {"convening.registered", ALL, CONVENING, 0, N_ ("If registered, or attended")},
    {"convening.attended", ALL, CONVENING, 0, N_ ("If attended")},
    {"convening.attended_days", ALL, CONVENING, 0, N_ ("Days attended, where they are known")},
    {"convening.case_only", ALL, CONVENING, 0, N_ ("If only the CASE conference")},
    {"convening.presenter", ALL, CONVENING, 0, N_ ("If registered as a presenter")},
  {"convening.option", ALL, CONVENING, 0, N_ ("Kind of registration")},
    {"convening.price", P | O, CONVENING, 0, N_ ("Price of the registration")},
    {"convening.confirmation", P, CONVENING, 0, N_ ("Confirmation number")},
    {"convening.link", P, CONVENING, 0, N_ ("Where to register")},
    {"convening.contact_name", ALL, CONVENING, 0, N_ ("Whom to ask about the convening")},
    {"convening.contact_email", ALL, CONVENING, 0, N_ ("E-mail of whom to ask")},
    {"convening.teammates", P, CONVENING, 0, N_ ("Names of those who go along, in one line")},
    {"covered", P, CONVENING, COVERED, N_ ("What the registration covers")},
    {"covered.item", P, COVERED, 0, N_ ("What is covered")},
    {"paid", P, CONVENING, PAID, N_ ("Who pays for what")},
    {"paid.source", P, PAID, 0, N_ ("Who pays")},
    {"paid.items", P, PAID, 0, N_ ("What is paid for, in one line")},

    {"shares", O, PERSON, SHARE, N_ ("What the organization pays for her or him")},
    {"share.total", O, PERSON, 0, N_ ("Sum of her or his shares")},
    {"share.unpriced", O, PERSON, 0, N_ ("How many of these shares have no amount yet")},
    {"common_shares", O, LETTER, SHARE, N_ ("What the organization pays for nobody in particular")},
    {"share.category", O, SHARE, 0, N_ ("What is paid for")},
    {"share.convening", O, SHARE, 0, N_ ("Convening it is for")},
    {"share.amount", O, SHARE, 0, N_ ("Amount, where it is known")},
    {"shares.total", O, LETTER, 0, N_ ("Sum of all shares")},
    {"shares.unpriced", O, LETTER, 0, N_ ("How many shares have no amount yet")},

    {"releases", G, LETTER, RELEASE | CONVENING, N_ ("Spots the county gave back")},
    {"release.count", G, RELEASE, 0, N_ ("How many spots")},
    {"release.date", G, RELEASE, 0, N_ ("Day they were given back")},
    {"release.left", G, RELEASE, 0, N_ ("How many spots remain")},
    {"release.reason", G, RELEASE, 0, N_ ("Why")},
};

guint
cohort_letter_field_get_scope (CohortLetterTo to, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].inner == 0 && (entries[i].to & 1u << to) != 0
        && g_str_equal (entries[i].name, name))
      return entries[i].scope;
  return 0;
}

guint
cohort_letter_list_get_scope (CohortLetterTo to, const char *name, guint *inner)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].inner != 0 && (entries[i].to & 1u << to) != 0
        && g_str_equal (entries[i].name, name)) {
      *inner = entries[i].inner;
      return entries[i].scope;
    }
  return 0;
}

const char *
cohort_letter_field_intern (const char *name, guint *scope)
{
  const char *found = NULL;

  *scope = 0;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].inner == 0 && g_str_equal (entries[i].name, name)) {
      found = entries[i].name;
      *scope |= entries[i].scope;
    }
  return found;
}

const char *
cohort_letter_list_intern (const char *name, guint *scope, guint *inner)
{
  const char *found = NULL;

  *scope = *inner = 0;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].inner != 0 && g_str_equal (entries[i].name, name)) {
      found = entries[i].name;
      *scope |= entries[i].scope;
      *inner |= entries[i].inner;
    }
  return found;
}

const char *
cohort_letter_field_describe (CohortLetterTo to, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if ((entries[i].to & 1u << to) != 0 && g_str_equal (entries[i].name, name))
      return _ (entries[i].description);
  return NULL;
}

GArray *
cohort_letter_fields_list (CohortLetterTo to, guint scope)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (CohortLetterField));

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
    CohortLetterField field
        = {entries[i].name, _ (entries[i].description), entries[i].scope, entries[i].inner};

    if ((entries[i].to & 1u << to) != 0 && (entries[i].scope & scope) != 0)
      g_array_append_val (list, field);
  }
  return list;
}
