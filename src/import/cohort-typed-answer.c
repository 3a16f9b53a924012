/* Answers about a convening ("Yes, all four days"), read as what they offer; never acted on by
 * itself. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-typed.h"

#include "cohort-date.h"
#include "cohort-money.h"
#include "cohort-text.h"

static const char *const months[12][3] = {
    {"january", "jan", "enero"},
    {"february", "feb", "febrero"},
    {"march", "mar", "marzo"},
    {"april", "apr", "abril"},
    {"may", "may", "mayo"},
    {"june", "jun", "junio"},
    {"july", "jul", "julio"},
    {"august", "aug", "agosto"},
    {"september", "sep", "septiembre"},
    {"october", "oct", "octubre"},
    {"november", "nov", "noviembre"},
    {"december", "dec", "diciembre"},
};

static gboolean
has_phrase (const char *padded, const char *phrase)
{
  g_autofree char *folded = cohort_text_fold (phrase);
  g_autofree char *wanted = g_strconcat (" ", folded, " ", NULL);

  return *folded != '\0' && strstr (padded, wanted) != NULL;
}

/* "November 7", "Nov 7", "7 de noviembre", "11/7". */
static gboolean
has_day (const char *padded, CohortDate date)
{
  g_autofree char *numbers = NULL, *spanish = NULL;
  int month, day;

  cohort_date_get_parts (date, NULL, &month, &day);
  numbers = g_strdup_printf ("%d %d", month, day);
  spanish = g_strdup_printf ("%d de %s", day, months[month - 1][2]);
  if (has_phrase (padded, numbers) || has_phrase (padded, spanish))
    return TRUE;
  for (guint i = 0; i < 2; i++) {
    g_autofree char *written = g_strdup_printf ("%s %d", months[month - 1][i], day);

    if (has_phrase (padded, written))
      return TRUE;
  }
  return FALSE;
}

/* By its code, its season ("Fall" of "Fall 2024"), its city or one of its days. */
static gboolean
speaks_of (const char *padded, const CohortConvening *convening)
{
  g_auto (GStrv) words = g_strsplit (convening->name, " ", 2);

  if (has_phrase (padded, convening->code) || has_phrase (padded, convening->city)
      || has_phrase (padded, words[0]))
    return TRUE;
  for (guint i = 0; i < convening->days->len; i++)
    if (has_day (padded,
                 ((const CohortConveningDay *)g_ptr_array_index (convening->days, i))->date))
      return TRUE;
  return FALSE;
}

/* The one convening @text speaks of; NULL when it names none, or more than one. */
static const CohortConvening *
find_convening (const CohortProgram *program, const char *text)
{
  g_autofree char *folded = cohort_text_fold (text);
  g_autofree char *padded = g_strconcat (" ", folded, " ", NULL);
  GPtrArray *convenings = cohort_program_get_convenings (program);
  const CohortConvening *found = NULL;

  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    if (!speaks_of (padded, convening))
      continue;
    if (found != NULL)
      return NULL;
    found = convening;
  }
  return found;
}

/**
 * cohort_typed_read_answer:
 * @question: heading of the column
 * @answer: what stands in the cell
 * @result: (out caller-allocates): the convening it speaks of, what it offers ("planned",
 * "waitlist", "declined") and the registration option it names; each %NULL when it does not say
 */
void
cohort_typed_read_answer (const CohortSynonyms *synonyms,
                          const CohortProgram *program,
                          const char *question,
                          const char *answer,
                          CohortTypedAnswer *result)
{
  const CohortConvening *convening = find_convening (program, question);
  const char *option = cohort_synonyms_get_code (synonyms, "option", answer, NULL);

  if (convening == NULL)
    convening = find_convening (program, answer);
  result->convening = convening != NULL ? convening->code : NULL;
  result->meaning = cohort_synonyms_get_code (synonyms, "meaning", answer, NULL);
  result->option = g_strcmp0 (result->meaning, "planned") == 0 ? option : NULL;
}

static const CohortOption *
find_price (const CohortConvening *convening, gint64 cents)
{
  const CohortOption *found = NULL;

  for (guint i = 0; i < convening->options->len; i++) {
    const CohortOption *option = g_ptr_array_index (convening->options, i);

    if (option->price_cents != cents)
      continue;
    if (found != NULL)
      return NULL;
    found = option;
  }
  return found;
}

/**
 * cohort_typed_read_fee:
 * @question: heading of the column
 * @answer: an amount in dollars
 * @result: (out caller-allocates): the option that has this price, where exactly one has
 */
void
cohort_typed_read_fee (const CohortProgram *program,
                       const char *question,
                       const char *answer,
                       CohortTypedAnswer *result)
{
  const CohortConvening *named = find_convening (program, question);
  GPtrArray *convenings = cohort_program_get_convenings (program);
  guint n_found = 0;
  gint64 cents;

  *result = (CohortTypedAnswer){named != NULL ? named->code : NULL, NULL, NULL};
  if (!cohort_money_parse (answer, &cents, NULL))
    return;
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    const CohortOption *option
        = named == NULL || named == convening ? find_price (convening, cents) : NULL;

    if (option == NULL)
      continue;
    *result = (CohortTypedAnswer){convening->code, "option", option->code};
    n_found++;
  }
  if (n_found > 1)
    *result = (CohortTypedAnswer){NULL, NULL, NULL};
}
