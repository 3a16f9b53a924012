/* What if these people went and those did not: coverage and cost change together, nothing is
 * written. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-scenario.h"

#include "cohort-ledger.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *person;
  char *convening;
  gboolean goes; /* as toggled */
} Toggle;

struct _CohortScenario {
  CohortSnapshot *base;    /* (owned) */
  CohortSnapshot *present; /* (owned): @base with the toggles */
  CohortMoment moment;
  char *reason;       /* (nullable): what is done gives it */
  char *tried_reason; /* (nullable): the last one that was not empty */
  GPtrArray *toggles; /* (owned) (element-type Toggle): in the order they were made */
};

static void
free_toggle (gpointer data)
{
  Toggle *toggle = data;

  g_free (toggle->person);
  g_free (toggle->convening);
  g_free (toggle);
}

/**
 * cohort_scenario_new:
 * @moment: when it would be done
 *
 * Returns: (transfer full): a scenario in which nothing is toggled; keeps a reference to @base
 */
CohortScenario *
cohort_scenario_new (CohortSnapshot *base, const CohortMoment *moment)
{
  CohortScenario *self = g_new0 (CohortScenario, 1);

  self->base = cohort_snapshot_ref (base);
  self->present = cohort_snapshot_ref (base);
  self->moment = *moment;
  self->toggles = g_ptr_array_new_with_free_func (free_toggle);
  return self;
}

/** cohort_scenario_free: @self: (transfer full): a scenario, discarded */
void
cohort_scenario_free (CohortScenario *self)
{
  g_ptr_array_unref (self->toggles);
  g_free (self->reason);
  g_free (self->tried_reason);
  cohort_snapshot_unref (self->present);
  cohort_snapshot_unref (self->base);
  g_free (self);
}

static gboolean
holds_spot (const CohortSnapshot *snapshot, const char *person, const char *convening)
{
  const CohortAttendance *attendance = cohort_snapshot_get_attendance (snapshot, person, convening);

  return attendance != NULL
         && cohort_attendance_status_get_flags (attendance->status) & COHORT_STATUS_HOLDS_SPOT;
}

static gboolean
find_toggle (const CohortScenario *self, const char *person, const char *convening, guint *index)
{
  for (guint i = 0; i < self->toggles->len; i++) {
    const Toggle *toggle = g_ptr_array_index (self->toggles, i);

    if (g_str_equal (toggle->person, person) && g_str_equal (toggle->convening, convening)) {
      *index = i;
      return TRUE;
    }
  }
  return FALSE;
}

static JsonObject *
make_command (const Toggle *toggle, const char *reason)
{
  return cohort_command_new (toggle->goes ? "attendance.plan" : "attendance.withdraw", "person",
                             toggle->person, "convening", toggle->convening, "reason", reason,
                             NULL);
}

static gboolean
apply_toggle (CohortScenario *self, const Toggle *toggle, const char *reason, GError **error)
{
  g_autoptr (JsonObject) command = make_command (toggle, reason);
  g_autoptr (CohortChange) change
      = cohort_command_run (self->present, command, &self->moment, error);
  CohortSnapshot *next;

  if (change == NULL)
    return FALSE;
  next = cohort_snapshot_apply (self->present, change);
  cohort_snapshot_unref (self->present);
  self->present = next;
  return TRUE;
}

/* What the base has come to say itself is no toggle anymore, nor is what cannot be. A reason that
 * is just being written anew is no reason to forget what was toggled. */
static void
replay (CohortScenario *self)
{
  cohort_snapshot_unref (self->present);
  self->present = cohort_snapshot_ref (self->base);
  for (guint i = 0; i < self->toggles->len;) {
    const Toggle *toggle = g_ptr_array_index (self->toggles, i);

    if (holds_spot (self->base, toggle->person, toggle->convening) != toggle->goes
        && apply_toggle (self, toggle, self->tried_reason, NULL))
      i++;
    else
      g_ptr_array_remove_index (self->toggles, i);
  }
}

/**
 * cohort_scenario_set_reason:
 * @reason: (nullable): why, which commands about a convening need once its names are locked
 *
 * Every toggle gives it, those made before too. Without one they stay, and what would make them
 * true is refused until there is one.
 */
void
cohort_scenario_set_reason (CohortScenario *self, const char *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
  if (reason == NULL)
    return;
  g_free (self->tried_reason);
  self->tried_reason = g_strdup (reason);
  replay (self);
}

/**
 * cohort_scenario_toggle:
 * @person: a person's id
 * @convening: a convening's code
 *
 * Who would go would not go, and the other way round.
 *
 * Returns: %FALSE with a %COHORT_ERROR when it cannot be, as for somebody who was there
 */
gboolean
cohort_scenario_toggle (CohortScenario *self,
                        const char *person,
                        const char *convening,
                        GError **error)
{
  Toggle *toggle;
  guint index;

  if (find_toggle (self, person, convening, &index)) {
    g_ptr_array_remove_index (self->toggles, index);
    replay (self);
    return TRUE;
  }
  toggle = g_new (Toggle, 1);
  toggle->person = g_strdup (person);
  toggle->convening = g_strdup (convening);
  toggle->goes = !holds_spot (self->present, person, convening);
  if (!apply_toggle (self, toggle, self->reason, error)) {
    free_toggle (toggle);
    return FALSE;
  }
  g_ptr_array_add (self->toggles, toggle);
  return TRUE;
}

/** cohort_scenario_goes: Returns: whether @person would hold a spot at @convening */
gboolean
cohort_scenario_goes (const CohortScenario *self, const char *person, const char *convening)
{
  return holds_spot (self->present, person, convening);
}

/** cohort_scenario_is_toggled: Returns: whether that is another than it is */
gboolean
cohort_scenario_is_toggled (const CohortScenario *self, const char *person, const char *convening)
{
  guint index;

  return find_toggle (self, person, convening, &index);
}

/** cohort_scenario_is_empty: Returns: whether nothing is toggled */
gboolean
cohort_scenario_is_empty (const CohortScenario *self)
{
  return self->toggles->len == 0;
}

/** cohort_scenario_get_snapshot: Returns: (transfer none): the county as it would be; until the
 * next toggle */
CohortSnapshot *
cohort_scenario_get_snapshot (const CohortScenario *self)
{
  return self->present;
}

/* All that is spent, claimed or planned: what a closed line releases is not in it. */
static gint64
sum_cost (const CohortSnapshot *snapshot, int *unpriced)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const CohortParts *total = cohort_ledger_get_total (ledger);

  *unpriced = (int)total->unpriced;
  return total->paid + total->approved + total->submitted + total->committed;
}

/**
 * cohort_scenario_get_cost:
 * @unpriced: (out) (optional): how many lines without a price more or, negative, less
 *
 * Returns: cents more or, negative, less than without the toggles, on all sources together
 */
gint64
cohort_scenario_get_cost (const CohortScenario *self, int *unpriced)
{
  int unpriced_before, unpriced_after;
  gint64 before = sum_cost (self->base, &unpriced_before);
  gint64 after = sum_cost (self->present, &unpriced_after);

  if (unpriced != NULL)
    *unpriced = unpriced_after - unpriced_before;
  return after - before;
}

/**
 * cohort_scenario_rebase:
 * @base: the county as it is now
 *
 * Keeps the toggles that still can be. Those that have come true meanwhile are none anymore.
 */
void
cohort_scenario_rebase (CohortScenario *self, CohortSnapshot *base)
{
  cohort_snapshot_ref (base);
  cohort_snapshot_unref (self->base);
  self->base = base;
  replay (self);
}

static JsonNode *
make_node (const CohortScenario *self, const Toggle *toggle)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, make_command (toggle, self->reason));
  return node;
}

/**
 * cohort_scenario_to_command:
 *
 * Returns: (transfer full) (nullable): a "batch" that makes it true as one change, or %NULL when
 *   nothing is toggled
 */
JsonObject *
cohort_scenario_to_command (const CohortScenario *self)
{
  JsonArray *commands;
  JsonObject *batch;

  if (self->toggles->len == 0)
    return NULL;
  commands = json_array_new ();
  for (guint i = 0; i < self->toggles->len; i++)
    json_array_add_element (commands, make_node (self, g_ptr_array_index (self->toggles, i)));
  batch = cohort_command_new ("batch", "label", _ ("What-if"), NULL);
  json_object_set_array_member (batch, "commands", commands);
  return batch;
}
