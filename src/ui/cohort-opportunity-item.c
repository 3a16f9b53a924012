/* An opportunity as a list shows it: whom of the team it fits, and how far off it is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-opportunity-item.h"

#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CohortOpportunityItem {
  GObject parent_instance;

  CohortSnapshot *snapshot;       /* (owned) */
  CohortOpportunity *opportunity; /* (owned) */
  CohortDate today;
};

G_DEFINE_FINAL_TYPE (CohortOpportunityItem, cohort_opportunity_item, G_TYPE_OBJECT)

static void
cohort_opportunity_item_finalize (GObject *object)
{
  CohortOpportunityItem *self = COHORT_OPPORTUNITY_ITEM (object);

  cohort_opportunity_unref (self->opportunity);
  cohort_snapshot_unref (self->snapshot);

  G_OBJECT_CLASS (cohort_opportunity_item_parent_class)->finalize (object);
}

static void
cohort_opportunity_item_class_init (CohortOpportunityItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_opportunity_item_finalize;
}

static void
cohort_opportunity_item_init (CohortOpportunityItem *self)
{
}

/** cohort_opportunity_item_new: Returns: (transfer full): @opportunity as of @snapshot and @today
 */
CohortOpportunityItem *
cohort_opportunity_item_new (CohortSnapshot *snapshot,
                             CohortOpportunity *opportunity,
                             CohortDate today)
{
  CohortOpportunityItem *self = g_object_new (COHORT_TYPE_OPPORTUNITY_ITEM, NULL);

  self->snapshot = cohort_snapshot_ref (snapshot);
  self->opportunity = cohort_opportunity_ref (opportunity);
  self->today = today;
  return self;
}

/** cohort_opportunity_item_get: Returns: (transfer none): what it shows */
CohortOpportunity *
cohort_opportunity_item_get (CohortOpportunityItem *self)
{
  return self->opportunity;
}

/** cohort_opportunity_item_get_snapshot: Returns: (transfer none): what it was read from */
CohortSnapshot *
cohort_opportunity_item_get_snapshot (CohortOpportunityItem *self)
{
  return self->snapshot;
}

/** cohort_opportunity_item_get_today: Returns: the day it is looked at */
CohortDate
cohort_opportunity_item_get_today (CohortOpportunityItem *self)
{
  return self->today;
}

/* The part that begins first; NULL without parts. */
static const CohortOpportunityPart *
find_first_part (const CohortOpportunity *opportunity)
{
  CohortDate first = cohort_opportunity_get_first_day (opportunity);

  for (guint i = 0; i < opportunity->parts->len; i++) {
    const CohortOpportunityPart *part = g_ptr_array_index (opportunity->parts, i);

    if (part->start == first)
      return part;
  }
  return NULL;
}

/** cohort_opportunity_item_dup_about: Returns: (transfer full): see the header */
char *
cohort_opportunity_item_dup_about (CohortOpportunityItem *self)
{
  const CohortOpportunityPart *first = find_first_part (self->opportunity);
  g_autofree char *days = first != NULL ? cohort_opportunity_part_dup_days (first) : NULL;
  const char *provider = self->opportunity->provider;

  if (days == NULL || *days == '\0')
    return g_strdup (provider != NULL ? provider : _ ("No day is stated"));
  return provider != NULL ? g_strdup_printf ("%s · %s", days, provider) : g_steal_pointer (&days);
}

/* The words are for the end of a line; here they begin one. */
static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *large = g_utf8_strup (first, -1);

  return g_strconcat (large, text + strlen (first), NULL);
}

/** cohort_opportunity_item_dup_when: Returns: (transfer full) (nullable): see the header */
char *
cohort_opportunity_item_dup_when (CohortOpportunityItem *self)
{
  g_autofree char *when = cohort_opportunity_dup_when (self->opportunity, self->today);

  return when != NULL ? capitalize (when) : NULL;
}

/** cohort_opportunity_item_get_style: Returns: (transfer none) (nullable): a deadline to come, and
 * one that is near by the program's own measure, stand out; the words say as much */
const char *
cohort_opportunity_item_get_style (CohortOpportunityItem *self)
{
  const CohortProgram *program = cohort_snapshot_get_program (self->snapshot);
  CohortOpportunityDay next = cohort_opportunity_get_next (self->opportunity, self->today);
  gint64 near = cohort_program_get_deadline_days (program);

  if (next.on == 0)
    return NULL;
  return next.is_deadline && cohort_is_known (near) && next.days_left <= near ? "warning"
                                                                              : "accent";
}

/** cohort_opportunity_item_dup_fits: Returns: (transfer full): see the header */
char *
cohort_opportunity_item_dup_fits (CohortOpportunityItem *self)
{
  guint n = cohort_opportunity_count_fits (self->snapshot, self->opportunity, self->today);

  if (n == 0)
    return g_strdup (_ ("Nobody on your team fits this"));
  return g_strdup_printf (ngettext ("%u on your team fits this", "%u on your team fit this", n), n);
}

static guint
count_status (CohortOpportunityItem *self, const char *status)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortOpportunityPerson, answer, self->snapshot,
                   COHORT_RECORD_OPPORTUNITY_PERSON) {
    n += g_strcmp0 (answer->opportunity, self->opportunity->code) == 0
         && g_strcmp0 (answer->status, status) == 0;
  }
  return n;
}

/** cohort_opportunity_item_dup_answers: Returns: (transfer full) (nullable): see the header */
char *
cohort_opportunity_item_dup_answers (CohortOpportunityItem *self)
{
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words ("opportunity-status", &n_words);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++) {
    guint n = count_status (self, words[i].code);
    g_autofree char *label = NULL;

    if (n == 0)
      continue;
    label = g_utf8_strdown (cohort_vocabulary_get_label ("opportunity-status", words[i].code), -1);
    g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", n, label);
  }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/** cohort_opportunity_item_is_uncertain: Returns: see the header */
gboolean
cohort_opportunity_item_is_uncertain (CohortOpportunityItem *self)
{
  for (guint i = 0; i < self->opportunity->parts->len; i++)
    if (!((const CohortOpportunityPart *)g_ptr_array_index (self->opportunity->parts, i))->certain)
      return TRUE;
  return FALSE;
}

/** cohort_opportunity_item_is_for: Returns: see the header */
gboolean
cohort_opportunity_item_is_for (CohortOpportunityItem *self, const char *role, const char *person)
{
  char **roles = self->opportunity->roles;

  if (role != NULL && roles != NULL && roles[0] != NULL
      && !g_strv_contains ((const char *const *)roles, role))
    return FALSE;
  return person == NULL
         || cohort_opportunity_fits (self->snapshot, self->opportunity, person, self->today)
         || cohort_opportunity_find_answer (self->snapshot, self->opportunity, person) != NULL;
}
