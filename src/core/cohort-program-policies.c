/* From the file of a program year to the ways travel may be paid.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-policy.h"
#include "cohort-program-private.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

#define MOST_PERMILLE 1000
#define MOST_DAYS     3660
#define MOST          G_GINT64_CONSTANT (100000000000)

/* A word of @vocabulary. */
static char *
read_rule (CohortReader *reader, JsonObject *object, const char *key, const char *vocabulary)
{
  g_autofree char *code = cohort_reader_code (reader, object, key);

  if (reader->error == NULL && !cohort_vocabulary_has (vocabulary, code))
    cohort_reader_fail (reader, key, _ ("“%s” is no code that belongs here."), code);
  return g_steal_pointer (&code);
}

static char *
read_categories (CohortReader *reader, JsonObject *object, const char *key)
{
  g_auto (GStrv) codes = cohort_reader_texts (reader, object, key);

  for (guint i = 0; codes[i] != NULL; i++)
    if (!cohort_vocabulary_has ("expense-category", codes[i]))
      cohort_reader_fail (reader, key, _ ("“%s” is no code that belongs here."), codes[i]);
  return codes[0] != NULL ? g_strjoinv (" ", codes) : NULL;
}

static void
read_rules (CohortReader *reader, JsonObject *object, CohortPolicy *policy)
{
  policy->meals = read_rule (reader, object, "meals", "meal-rule");
  policy->lodging = read_rule (reader, object, "lodging", "lodging-rule");
  policy->partial_permille
      = cohort_reader_optional_integer (reader, object, "partial_permille", 0, MOST_PERMILLE);
  policy->deduct_provided = cohort_reader_boolean (reader, object, "deduct_provided");
  policy->floor_incidentals = cohort_reader_boolean (reader, object, "floor_incidentals");
  policy->reception_is_dinner = cohort_reader_boolean (reader, object, "reception_is_dinner");
  policy->is_maximum = cohort_reader_boolean (reader, object, "is_maximum");
}

static void
read_limits (CohortReader *reader, JsonObject *object, CohortPolicy *policy)
{
  policy->local_tenths = cohort_reader_optional_integer (reader, object, "local_tenths", 0, MOST);
  policy->claim_days = cohort_reader_optional_integer (reader, object, "claim_days", 0, MOST_DAYS);
  policy->board_cents = cohort_reader_optional_integer (reader, object, "board_cents", 0, MOST);
  policy->receipt_cents = cohort_reader_optional_integer (reader, object, "receipt_cents", 0, MOST);
  policy->receipt_free = read_categories (reader, object, "receipt_free");
}

/* A preset; what is wrong is left in @reader. */
void
cohort_policy_read (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[] = {"code",
                                     "name",
                                     "meals",
                                     "lodging",
                                     "partial_permille",
                                     "deduct_provided",
                                     "floor_incidentals",
                                     "reception_is_dinner",
                                     "is_maximum",
                                     "local_tenths",
                                     "claim_days",
                                     "board_cents",
                                     "receipt_cents",
                                     "receipt_free",
                                     "source",
                                     "verified",
                                     NULL};
  CohortProgram *program = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  CohortPolicy *policy = g_new0 (CohortPolicy, 1);

  policy->code = cohort_reader_code (reader, object, "code");
  policy->name = cohort_reader_text (reader, object, "name");
  read_rules (reader, object, policy);
  read_limits (reader, object, policy);
  policy->source = cohort_reader_text (reader, object, "source");
  policy->verified = cohort_reader_boolean (reader, object, "verified");
  for (guint i = 0; i < program->policies->len; i++)
    if (g_strcmp0 (((CohortPolicy *)g_ptr_array_index (program->policies, i))->code, policy->code)
        == 0)
      cohort_reader_fail (reader, "code", _ ("“%s” is there twice."), policy->code);
  g_ptr_array_add (program->policies, policy);
}
