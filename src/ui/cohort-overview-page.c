/* The county's year at a glance: the money, the spots, who is missing, what is to be done.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-overview-page.h"

#include "cohort-columns-layout.h"
#include "cohort-convening-card.h"
#include "cohort-coverage-words.h"
#include "cohort-date.h"
#include "cohort-first-hour-group.h"
#include "cohort-ledger.h"
#include "cohort-money-text.h"
#include "cohort-money.h"
#include "cohort-overview-contents.h"
#include "cohort-parts-bar.h"
#include "cohort-row-group.h"
#include "cohort-shown-layout.h"
#include "cohort-target-row.h"
#include "cohort-to-do-group.h"
#include "cohort-why-dialog.h"

#include <glib/gi18n-lib.h>

/* What the row says that asks for nothing. */
#define PLAIN ""
/* Rows that are made in a frame when the page is first shown: more would hold it up. */
#define ROWS_AT_ONCE 2

struct _CohortOverviewPage {
  CohortPage parent_instance;

  GPtrArray *rows;  /* (owned) (element-type GtkWidget): in groups */
  gboolean is_busy; /* the contents are being counted */
  CohortOverviewContents *growing; /* (owned) (nullable): of which rows are still to be made */
  guint tick;                      /* makes them */

  GtkStack *stack;
  CohortFirstHourGroup *guide;
  GtkWidget *contract;
  AdwStatusPage *empty_page;
  GtkLabel *contract_title;
  GtkBox *contract_figures;
  GtkWidget *contract_answer;
  GtkWidget *contract_terms;
  GtkLabel *contract_note;
  CohortPartsBar *bar;
  GtkBox *cards;
  GtkWidget *counted; /* what takes a while to count; hidden until it was the first time */
  CohortToDoGroup *to_do;
  AdwPreferencesGroup *groups;
};

G_DEFINE_FINAL_TYPE (CohortOverviewPage, cohort_overview_page, COHORT_TYPE_PAGE)

static void
part_activated_cb (CohortOverviewPage *self, const char *part)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "(ss)", "reimbursements", part);
}

static char *
describe_agreed (const CohortFundingSource *contract, const CohortParts *parts)
{
  g_autofree char *cap = cohort_money_format (parts->cap);
  g_autofree char *start = cohort_date_format (contract->start);
  g_autofree char *end = cohort_date_format (contract->end);

  if (contract->end != 0)
    /* Translators: the contract: up to %1$s dollars, from the day %2$s to the day %3$s. */
    return g_strdup_printf (_ ("up to %1$s · %2$s to %3$s"), cap, start, end);
  if (contract->start != 0)
    return g_strdup_printf (_ ("up to %1$s · from %2$s · end not stated"), cap, start);
  return g_strdup_printf (_ ("up to %s · dates not stated"), cap);
}

static char *
describe_terms (const CohortFundingSource *contract, const CohortLedger *ledger)
{
  g_autofree char *later = cohort_ledger_dup_later (ledger, contract->record.id);
  g_autofree char *agreed
      = describe_agreed (contract, cohort_ledger_get_parts (ledger, contract->record.id));

  return later != NULL ? g_strjoin (" · ", agreed, later, NULL) : g_steal_pointer (&agreed);
}

static void
show_contract (CohortOverviewPage *self, CohortSnapshot *snapshot)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  const CohortParts *parts;
  g_autofree char *terms = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *note = NULL;

  if (contract == NULL)
    return;
  parts = cohort_ledger_get_parts (ledger, contract->record.id);
  terms = describe_terms (contract, ledger);
  answer = cohort_parts_text_answer (parts);
  note = cohort_parts_text_unpriced (parts);
  gtk_label_set_label (self->contract_title, contract->name);
  cohort_why_button_set (self->contract_answer,
                         parts->cap == 0 ? _ ("No contract this year") : answer,
                         contract->record.id, COHORT_FIGURE_AVAILABLE);
  cohort_why_button_set (self->contract_terms, terms, contract->record.id, COHORT_FIGURE_CAP);
  gtk_label_set_label (self->contract_note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->contract_note), note != NULL);
  cohort_parts_bar_set_parts (self->bar, parts);
  cohort_parts_bar_set_source (self->bar, contract->record.id);
}

/* Whether @widget says @text, which what takes its place would say. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  return widget != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "text"), text) == 0;
}

static void
set_text (GtkWidget *widget, const char *text)
{
  g_object_set_data_full (G_OBJECT (widget), "text", g_strdup (text), g_free);
}

/* A card that would say the same stays, with its focus. */
static void
put_card (CohortOverviewPage *self,
          CohortSnapshot *snapshot,
          const CohortConvening *convening,
          GtkWidget *before)
{
  GtkWidget *present = before != NULL ? gtk_widget_get_next_sibling (before)
                                      : gtk_widget_get_first_child (GTK_WIDGET (self->cards));
  g_autofree char *text = cohort_convening_card_dup_text (snapshot, convening);
  GtkWidget *card;

  if (says (present, text))
    return;
  card = cohort_convening_card_new (snapshot, convening);
  set_text (card, text);
  gtk_box_insert_child_after (self->cards, card, before);
  if (present != NULL)
    gtk_box_remove (self->cards, present);
}

static void
show_convenings (CohortOverviewPage *self, CohortSnapshot *snapshot)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  GtkWidget *before = NULL;
  GtkWidget *rest;

  for (guint i = 0; i < convenings->len; i++) {
    put_card (self, snapshot, g_ptr_array_index (convenings, i), before);
    before = before != NULL ? gtk_widget_get_next_sibling (before)
                            : gtk_widget_get_first_child (GTK_WIDGET (self->cards));
  }
  while ((rest = before != NULL ? gtk_widget_get_next_sibling (before)
                                : gtk_widget_get_first_child (GTK_WIDGET (self->cards)))
         != NULL)
    gtk_box_remove (self->cards, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), convenings->len > 0);
}

/* Rows only go in behind the last one, so those behind one that changed are made anew. */
static void
drop_rows (CohortOverviewPage *self, guint from)
{
  for (guint i = from; i < self->rows->len; i++)
    adw_preferences_group_remove (self->groups, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, (int)MIN (from, self->rows->len));
}

/* To the view that says who they are, and who would be there if others went. */
static void
add_coverage_row (CohortOverviewPage *self, GtkWidget *row, const char *text)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", "team", "team");
  set_text (row, text);
  adw_preferences_group_add (self->groups, row);
  g_ptr_array_add (self->rows, row);
}

/* Where the county has no target to look for. */
static GtkWidget *
make_plain_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Who covers what"));
  return row;
}

static void
put_result (CohortOverviewPage *self,
            guint position,
            const CohortTargetResult *result,
            const CohortSnapshot *snapshot)
{
  g_autofree char *text = cohort_target_row_dup_text (result, snapshot);

  if (position < self->rows->len && says (g_ptr_array_index (self->rows, position), text))
    return;
  drop_rows (self, position);
  add_coverage_row (self, cohort_target_row_new (result, snapshot), text);
}

static void
show_heading (CohortOverviewPage *self, const CohortOverviewContents *contents)
{
  g_autofree char *answer
      = contents->results != NULL ? cohort_target_dup_answer (contents->target, contents->results)
                                  : NULL;

  adw_preferences_group_set_title (self->groups, answer != NULL ? answer : _ ("Coverage"));
  adw_preferences_group_set_description (self->groups, contents->coverage);
}

static void
show_coverage (CohortOverviewPage *self, const CohortOverviewContents *contents)
{
  GPtrArray *results = contents->results;
  guint n = results != NULL ? results->len : 0;

  for (guint i = 0; i < n; i++)
    put_result (self, i, g_ptr_array_index (results, i), contents->snapshot);
  if (n == 0 && (self->rows->len != 1 || !says (g_ptr_array_index (self->rows, 0), PLAIN))) {
    drop_rows (self, 0);
    add_coverage_row (self, make_plain_row (), PLAIN);
  }
  drop_rows (self, MAX (n, 1));
}

static void
stop_growing (CohortOverviewPage *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->growing, cohort_overview_contents_free);
}

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CohortOverviewPage *self = COHORT_OVERVIEW_PAGE (widget);
  GPtrArray *results = self->growing->results;
  guint end = MIN (self->rows->len + ROWS_AT_ONCE, results->len);

  gtk_widget_set_visible (GTK_WIDGET (self->groups), TRUE);
  for (guint i = self->rows->len; i < end; i++)
    put_result (self, i, g_ptr_array_index (results, i), self->growing->snapshot);
  if (end < results->len)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  stop_growing (self);
  return G_SOURCE_REMOVE;
}

/* The first time, a few rows in each frame that follows; afterwards only few of them change. */
static void
take_contents (CohortOverviewPage *self, CohortOverviewContents *contents)
{
  gboolean is_first = self->rows->len == 0 && contents->results != NULL
                      && contents->results->len > 0
                      && gtk_widget_get_mapped (GTK_WIDGET (self));

  stop_growing (self);
  show_heading (self, contents);
  if (is_first) {
    gtk_widget_set_visible (GTK_WIDGET (self->groups), FALSE);
    self->growing = contents;
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
    return;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->groups), TRUE);
  show_coverage (self, contents);
  cohort_overview_contents_free (contents);
}

/* What was counted of a county that has changed since is not worth showing. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CohortOverviewPage) self = user_data;
  g_autoptr (CohortOverviewContents) contents = cohort_overview_contents_new_finish (result);
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (self));

  self->is_busy = FALSE;
  if (self->stack == NULL || snapshot == NULL)
    return;
  if (snapshot != contents->snapshot) {
    cohort_page_queue_refresh (COHORT_PAGE (self));
    return;
  }
  cohort_to_do_group_show (self->to_do, contents->findings);
  take_contents (self, g_steal_pointer (&contents));
  gtk_widget_set_visible (self->counted, TRUE);
}

/* Until it is done, what was shown before stays. */
static void
count (CohortOverviewPage *self, CohortSnapshot *snapshot)
{
  if (self->is_busy)
    return;
  self->is_busy = TRUE;
  cohort_overview_contents_new_async (snapshot, cohort_date_today (), counted_cb,
                                      g_object_ref (self));
}

/* A county without people has the guide, or where that is hidden, what to begin with. FALSE: there
 * is nothing else to show. */
static gboolean
place_guide (CohortOverviewPage *self, CohortSnapshot *snapshot)
{
  gboolean has_people = cohort_snapshot_get_records (snapshot, COHORT_RECORD_PERSON)->len > 0;
  gboolean has_guide = gtk_widget_get_visible (GTK_WIDGET (self->guide));
  gboolean is_empty = !has_people && !has_guide;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "content");
  /* A large picture that nobody sees would cost the reader of SVG at each start. */
  adw_status_page_set_icon_name (self->empty_page, is_empty ? "system-users-symbolic" : NULL);
  gtk_widget_set_visible (self->contract, has_people);
  if (!has_people) {
    gtk_widget_set_visible (GTK_WIDGET (self->cards), FALSE);
    gtk_widget_set_visible (self->counted, FALSE);
  }
  return has_people;
}

static void
guide_changed_cb (CohortOverviewPage *self)
{
  CohortSnapshot *snapshot = cohort_page_get_snapshot (COHORT_PAGE (self));

  if (self->guide != NULL && snapshot != NULL)
    place_guide (self, snapshot);
}

static void
cohort_overview_page_refresh (CohortPage *page, CohortSnapshot *snapshot)
{
  CohortOverviewPage *self = COHORT_OVERVIEW_PAGE (page);

  cohort_first_hour_group_show (self->guide, cohort_page_get_store (page), snapshot);
  if (!place_guide (self, snapshot))
    return;
  show_contract (self, snapshot);
  show_convenings (self, snapshot);
  count (self, snapshot);
}

/* In the first hour one goes on with the guide, not with a step of it that is done. */
static gboolean
cohort_overview_page_begin (CohortPage *page)
{
  return cohort_first_hour_group_begin (COHORT_OVERVIEW_PAGE (page)->guide);
}

static void
cohort_overview_page_dispose (GObject *object)
{
  CohortOverviewPage *self = COHORT_OVERVIEW_PAGE (object);

  stop_growing (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (cohort_overview_page_parent_class)->dispose (object);
}

static void
cohort_overview_page_class_init (CohortOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_overview_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_overview_page_refresh;
  COHORT_PAGE_CLASS (klass)->begin = cohort_overview_page_begin;

  g_type_ensure (COHORT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (COHORT_TYPE_FIRST_HOUR_GROUP);
  g_type_ensure (COHORT_TYPE_PARTS_BAR);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  g_type_ensure (COHORT_TYPE_TO_DO_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, guide);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, contract);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, contract_title);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, contract_figures);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, contract_note);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, counted);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, to_do);
  gtk_widget_class_bind_template_child (widget_class, CohortOverviewPage, groups);
  gtk_widget_class_bind_template_callback (widget_class, part_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, guide_changed_cb);
  cohort_why_install_actions (widget_class);
}

static void
cohort_overview_page_init (CohortOverviewPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->contract_answer = cohort_why_button_new ("title-1");
  self->contract_terms = cohort_why_button_new ("dim-label");
  gtk_box_append (self->contract_figures, self->contract_answer);
  gtk_box_append (self->contract_figures, self->contract_terms);
}
