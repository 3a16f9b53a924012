/* What a what-if would come to: spots and money, and the choice to do it or not.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-scenario-bar.h"

#include "cohort-delegation.h"
#include "cohort-money.h"

#include <glib/gi18n-lib.h>

struct _CohortScenarioBar {
  AdwBin parent_instance;

  GtkLabel *cost;
  GtkLabel *about;
  GtkWidget *reason;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (CohortScenarioBar, cohort_scenario_bar, ADW_TYPE_BIN)

enum { APPLIED, DISCARDED, REASON_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* "+$1,106.00 · 1 more item without a price": what going as tried out would cost. */
static char *
describe_cost (const CohortScenario *scenario)
{
  int unpriced;
  gint64 cost = cohort_scenario_get_cost (scenario, &unpriced);
  g_autofree char *amount = cohort_money_format (ABS (cost));
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;

  if (cohort_scenario_is_empty (scenario))
    return g_strdup (_ ("Turn people’s switches to see what would be"));
  text = cost == 0 ? g_strdup (_ ("Costs the same"))
                   : g_strdup_printf ("%s%s", cost < 0 ? "−" : "+", amount);
  if (unpriced == 0)
    return g_steal_pointer (&text);
  lines = unpriced > 0 ? g_strdup_printf (
              ngettext ("%d more item without a price", "%d more items without a price", unpriced),
              unpriced)
                       : g_strdup_printf (ngettext ("%d item without a price less",
                                                    "%d items without a price less", -unpriced),
                                          -unpriced);
  return g_strdup_printf ("%s · %s", text, lines);
}

static char *
describe_spots (const CohortCoveragePlace *place)
{
  if (!cohort_is_known (place->spots.limit))
    /* Translators: a convening, and how many people hold a spot there before and after. */
    return g_strdup_printf (
        ngettext ("%1$s: %2$u → %3$u spot held, the limit is not announced",
                  "%1$s: %2$u → %3$u spots held, the limit is not announced", place->spots.held),
        place->name, place->spots_before.held, place->spots.held);
  /* Translators: a convening, spots held before and after, and how many there are. */
  return g_strdup_printf (_ ("%1$s: %2$u → %3$u of %4$u spots held"), place->name,
                          place->spots_before.held, place->spots.held, (guint)place->spots.limit);
}

static char *
describe (const CohortScenario *scenario, const CohortCoverageContents *contents)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i < contents->places->len; i++) {
    const CohortCoveragePlace *place = &g_array_index (contents->places, CohortCoveragePlace, i);
    g_autofree char *spots = NULL;

    if (place->spots.held == place->spots_before.held)
      continue;
    spots = describe_spots (place);
    g_string_append_printf (text, "%s\n", spots);
  }
  if (!cohort_scenario_is_empty (scenario) && contents->money != NULL)
    g_string_append (text, contents->money);
  return g_string_free (text, FALSE);
}

static gboolean
needs_reason (const CohortCoverageContents *contents)
{
  for (guint i = 1; i < contents->places->len; i++) {
    CohortDate lock = cohort_delegation_get_names_lock (
        contents->question.snapshot, g_array_index (contents->places, CohortCoveragePlace, i).code);

    if (lock != 0 && contents->question.today > lock)
      return TRUE;
  }
  return FALSE;
}

/** cohort_scenario_bar_show: @contents: worked out from what @scenario would make of the county */
void
cohort_scenario_bar_show (CohortScenarioBar *self,
                          const CohortScenario *scenario,
                          const CohortCoverageContents *contents)
{
  g_autofree char *cost = describe_cost (scenario);
  g_autofree char *about = describe (scenario, contents);

  gtk_label_set_label (self->cost, cost);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  gtk_widget_set_visible (self->reason, needs_reason (contents));
  gtk_widget_set_sensitive (self->apply, !cohort_scenario_is_empty (scenario));
}

static void
apply_cb (CohortScenarioBar *self)
{
  g_signal_emit (self, signals[APPLIED], 0);
}

static void
discard_cb (CohortScenarioBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  g_signal_emit (self, signals[DISCARDED], 0);
}

static void
reason_cb (CohortScenarioBar *self)
{
  g_signal_emit (self, signals[REASON_CHANGED], 0,
                 gtk_editable_get_text (GTK_EDITABLE (self->reason)));
}

static void
cohort_scenario_bar_class_init (CohortScenarioBarClass *klass)
{
  signals[APPLIED] = g_signal_new ("applied", COHORT_TYPE_SCENARIO_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[DISCARDED] = g_signal_new ("discarded", COHORT_TYPE_SCENARIO_BAR, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REASON_CHANGED]
      = g_signal_new ("reason-changed", COHORT_TYPE_SCENARIO_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkLabel *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_button (GtkWidget *box,
            const char *label,
            const char *name,
            GCallback callback,
            CohortScenarioBar *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_reason (CohortScenarioBar *self)
{
  GtkWidget *reason = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (reason), _ ("Reason, since the names are locked"));
  gtk_widget_set_visible (reason, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason, since the names are locked"), -1);
  g_signal_connect_swapped (reason, "changed", G_CALLBACK (reason_cb), self);
  return reason;
}

static void
cohort_scenario_bar_init (CohortScenarioBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkLabel *title = add_label (first, _ ("What if… nothing is written yet"), "heading");
  GtkWidget *discard
      = add_button (first, _ ("_Discard"), _ ("Discard"), G_CALLBACK (discard_cb), self);

  self->apply = add_button (first, _ ("_Apply"), _ ("Apply"), G_CALLBACK (apply_cb), self);
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_hexpand (GTK_WIDGET (title), TRUE);
  gtk_widget_set_valign (discard, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->apply, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), first);
  self->cost = add_label (box, NULL, "title-3");
  self->about = add_label (box, NULL, "numeric");
  self->reason = make_reason (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->cost), "numeric");
  gtk_box_append (GTK_BOX (box), self->reason);
  gtk_widget_add_css_class (GTK_WIDGET (self), "what-if");
  adw_bin_set_child (ADW_BIN (self), box);
}
