/* A convening: its spots and who holds them, who goes, what that costs, what registration covers.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-convenings-page.h"

#include "cohort-attendance-menu.h"
#include "cohort-attendee-row.h"
#include "cohort-columns-layout.h"
#include "cohort-convening-acts.h"
#include "cohort-convening-card.h"
#include "cohort-date.h"
#include "cohort-delegation-rows.h"
#include "cohort-delegation.h"
#include "cohort-focus.h"
#include "cohort-ledger.h"
#include "cohort-money.h"
#include "cohort-option-row.h"
#include "cohort-row-group.h"
#include "cohort-shown-layout.h"
#include "cohort-spot-card.h"
#include "cohort-spot-history.h"
#include "cohort-spots.h"
#include "cohort-waitlist-row.h"

#include <glib/gi18n-lib.h>

struct _CohortConveningsPage {
  CohortPage parent_instance;

  char *shown;     /* (owned) (nullable): code of the convening on the page */
  GPtrArray *rows; /* (owned) (element-type GtkWidget): in the groups */

  GtkStack *stack;
  GtkBox *switcher;
  GtkLabel *answer;
  GtkLabel *where;
  GtkLabel *money;
  GtkLabel *limit;
  GtkWidget *notice; /* what to do about free spots, or that nobody is sent */
  GtkLabel *notice_text;
  GtkWidget *offers;
  GtkWidget *resume_button;
  GtkBox *spots;
  AdwPreferencesGroup *unregistered;
  AdwPreferencesGroup *attendees;
  GtkWidget *import_button; /* while nobody could go */
  AdwPreferencesGroup *waiting;
  AdwPreferencesGroup *dates;
  AdwPreferencesGroup *adjustments;
  AdwPreferencesGroup *options;
  GtkWidget *header_box;
  GtkWidget *release_button;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (CohortConveningsPage, cohort_convenings_page, COHORT_TYPE_PAGE)

static void
clear_rows (CohortConveningsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (CohortConveningsPage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
switched_cb (CohortConveningsPage *self, GtkToggleButton *button)
{
  const char *code = gtk_widget_get_name (GTK_WIDGET (button));

  if (!gtk_toggle_button_get_active (button) || g_strcmp0 (self->shown, code) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (code);
  cohort_page_queue_refresh (COHORT_PAGE (self));
}

/* Only anew when the convenings are others, so that the button that was pressed keeps the focus. */
static void
show_switcher (CohortConveningsPage *self, GPtrArray *convenings)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->switcher));
  GtkToggleButton *group = NULL;
  guint same = 0;

  for (GtkWidget *c = child; c != NULL && same < convenings->len;
       c = gtk_widget_get_next_sibling (c), same++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, same);

    if (g_strcmp0 (gtk_widget_get_name (c), convening->code) != 0)
      break;
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (c),
                                  g_strcmp0 (convening->code, self->shown) == 0);
  }
  if (same == convenings->len)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->switcher))) != NULL)
    gtk_box_remove (self->switcher, child);
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);
    GtkWidget *button = gtk_toggle_button_new_with_label (convening->name);

    gtk_widget_set_name (button, convening->code);
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
    group = GTK_TOGGLE_BUTTON (button);
    gtk_toggle_button_set_active (group, g_strcmp0 (convening->code, self->shown) == 0);
    g_signal_connect_object (button, "toggled", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->switcher, button);
  }
}

static void
show_summary (CohortConveningsPage *self,
              CohortSnapshot *snapshot,
              const CohortConvening *convening,
              CohortLedger *ledger)
{
  const CohortFundingSource *contract = cohort_snapshot_get_contract (snapshot);
  const CohortParts *parts
      = contract != NULL ? cohort_ledger_get_parts (ledger, contract->record.id) : NULL;
  gint64 planned = cohort_ledger_planned (ledger, NULL, NULL, convening->code);
  g_autofree char *answer = cohort_convening_dup_spots_text (snapshot, convening);
  g_autofree char *where = cohort_convening_dup_where_and_when (convening);
  g_autofree char *cost = cohort_money_format (planned);
  g_autofree char *left = parts != NULL ? cohort_money_format (ABS (parts->available)) : NULL;
  g_autofree char *money = NULL;

  if (parts == NULL)
    money = g_strdup_printf (_ ("Planned %s"), cost);
  else if (parts->available < 0)
    money = g_strdup_printf (_ ("Planned %1$s · the contract is %2$s short"), cost, left);
  else
    money = g_strdup_printf (_ ("Planned %1$s · %2$s of the contract still available"), cost, left);
  gtk_label_set_label (self->answer, answer);
  gtk_label_set_label (self->where, where);
  gtk_label_set_label (self->money, money);
}

/* Spots somebody holds, then those an offer holds, then the free ones with what is missing. */
static void
fill_cards (CohortConveningsPage *self,
            CohortSnapshot *snapshot,
            const CohortConvening *convening,
            CohortLedger *ledger,
            const CohortSpots *spots)
{
  g_autoptr (GPtrArray) holders = cohort_spots_holders (snapshot, convening->code);
  g_autoptr (GPtrArray) queue = cohort_spots_queue (snapshot, convening->code);
  g_autoptr (GPtrArray) gaps
      = cohort_delegation_list_gaps (snapshot, convening->code, cohort_date_today ());
  guint limit = cohort_is_known (spots->limit) ? (guint)MAX (spots->limit, 0) : G_MAXUINT;
  guint n = 0;

  for (guint i = 0; i < holders->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (holders, i);

    n++;
    gtk_box_append (self->spots,
                    cohort_spot_card_new_held (
                        snapshot, convening, n, attendance, n > limit,
                        cohort_ledger_planned (ledger, NULL, attendance->person, convening->code)));
  }
  for (guint i = 0; i < queue->len; i++) {
    const CohortWaitlistEntry *entry = g_ptr_array_index (queue, i);

    if (g_strcmp0 (entry->state, "offered") != 0)
      continue;
    n++;
    gtk_box_append (self->spots,
                    cohort_spot_card_new_offered (snapshot, convening, n, entry, n > limit));
  }
  for (guint i = 0; limit != G_MAXUINT && n < limit; i++)
    gtk_box_append (self->spots, cohort_spot_card_new_free (
                                     ++n, i < gaps->len ? g_ptr_array_index (gaps, i) : NULL));
}

static void
show_spots (CohortConveningsPage *self,
            CohortSnapshot *snapshot,
            const CohortConvening *convening,
            CohortLedger *ledger)
{
  g_autofree char *limit = NULL;
  g_autofree char *text = NULL;
  CohortSpots spots;
  GtkWidget *child;

  cohort_spots_count (snapshot, convening->code, &spots);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->spots))) != NULL)
    gtk_box_remove (self->spots, child);
  fill_cards (self, snapshot, convening, ledger, &spots);
  gtk_widget_set_visible (GTK_WIDGET (self->spots),
                          gtk_widget_get_first_child (GTK_WIDGET (self->spots)) != NULL);
  limit = cohort_spots_dup_limit (&spots);
  /* Translators: %s is a number of spots, "6 + 1 granted". */
  text = limit != NULL ? g_strdup_printf (_ ("The county’s spots: %s"), limit)
                       : g_strdup (_ ("How many spots your county has is not announced: all of "
                                      "this is provisional."));
  gtk_label_set_label (self->limit, text);
  gtk_widget_set_visible (GTK_WIDGET (self->limit), !cohort_is_known (spots.limit)
                                                        || spots.limit != spots.class_spots
                                                        || spots.released > 0 || spots.granted > 0);
  gtk_widget_set_sensitive (self->release_button, cohort_is_known (spots.limit) && spots.limit > 0);
}

/* Nothing is filled or given away by itself: both ways are offered. */
static void
show_notice (CohortConveningsPage *self, CohortSnapshot *snapshot, const CohortConvening *convening)
{
  const char *declined = cohort_delegation_get_declined (snapshot);
  g_autofree char *text
      = declined != NULL
            /* Translators: %s is the reason a county takes no part in a year. */
            ? g_strdup_printf (_ ("Your county sends nobody this year: %s"), declined)
            : cohort_delegation_dup_offer (snapshot, convening);

  gtk_label_set_label (self->notice_text, text != NULL ? text : "");
  gtk_widget_set_visible (self->notice, text != NULL);
  gtk_widget_set_visible (self->offers, declined == NULL);
  gtk_widget_set_visible (self->resume_button, declined != NULL);
}

static void
show_unregistered (CohortConveningsPage *self,
                   CohortSnapshot *snapshot,
                   const CohortConvening *convening)
{
  g_autoptr (GPtrArray) people = cohort_delegation_list_unregistered (snapshot, convening->code);
  g_autofree char *title = cohort_delegation_dup_unregistered_title (people->len);
  g_autofree char *left = cohort_delegation_dup_days_left (convening);

  for (guint i = 0; i < people->len; i++)
    add_row (self, self->unregistered,
             cohort_delegation_unregistered_row_new (snapshot, convening,
                                                     g_ptr_array_index (people, i)));
  adw_preferences_group_set_title (self->unregistered, title);
  adw_preferences_group_set_description (self->unregistered, left);
  gtk_widget_set_visible (GTK_WIDGET (self->unregistered), people->len > 0);
}

static void
show_attendees (CohortConveningsPage *self,
                CohortSnapshot *snapshot,
                const CohortConvening *convening,
                CohortLedger *ledger)
{
  g_autoptr (GPtrArray) members = cohort_team_list (snapshot, cohort_date_today ());
  CohortStore *store = cohort_page_get_store (COHORT_PAGE (self));

  for (guint i = 0; i < members->len; i++)
    add_row (self, self->attendees,
             cohort_attendee_row_new (store, ledger, convening, g_ptr_array_index (members, i)));
  gtk_widget_set_visible (self->import_button, members->len == 0);
  adw_preferences_group_set_description (
      self->attendees,
      members->len == 0 ? _ ("Nobody is on the team yet. Import a roster or add people first.")
                        : _ ("Switch on who goes. The registration fee joins the plan at once."));
}

static void
show_waiting (CohortConveningsPage *self,
              CohortSnapshot *snapshot,
              const CohortConvening *convening)
{
  g_autoptr (GPtrArray) queue = cohort_spots_queue (snapshot, convening->code);

  for (guint i = 0; i < queue->len; i++)
    add_row (self, self->waiting, cohort_waitlist_row_new (snapshot, convening, queue, i + 1));
  adw_preferences_group_set_description (
      self->waiting,
      queue->len > 0
          ? _ ("In the order people asked. A declined spot stays with your county; only releasing "
               "it gives it to the state’s list.")
          : _ ("Nobody waits. Add people who would like to come when a spot becomes free."));
}

static void
show_dates (CohortConveningsPage *self, CohortSnapshot *snapshot, const CohortConvening *convening)
{
  add_row (self, self->dates, cohort_delegation_lock_row_new (snapshot, convening));
  add_row (self, self->dates, cohort_delegation_link_row_new (snapshot, convening));
  add_row (self, self->dates, cohort_delegation_days_row_new (snapshot, convening));
}

static void
show_adjustments (CohortConveningsPage *self,
                  CohortSnapshot *snapshot,
                  const CohortConvening *convening)
{
  guint n = 0;

  COHORT_FOR_EACH (CohortSpotAdjustment, adjustment, snapshot, COHORT_RECORD_SPOT_ADJUSTMENT) {
    if (g_strcmp0 (adjustment->convening, convening->code) != 0)
      continue;
    add_row (self, self->adjustments, cohort_spot_history_row_new (adjustment));
    n++;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->adjustments), n > 0);
}

static void
show_options (CohortConveningsPage *self, const CohortConvening *convening)
{
  for (guint i = 0; i < convening->options->len; i++)
    add_row (self, self->options,
             cohort_option_row_new (convening, g_ptr_array_index (convening->options, i)));
  if (convening->options->len == 0)
    add_row (
        self, self->options,
        make_row (
            _ ("Not announced yet"),
            _ ("Fees, link and what they cover come with the program’s file for this convening.")));
}

static const CohortConvening *
find_shown (CohortConveningsPage *self, CohortSnapshot *snapshot, GPtrArray *convenings)
{
  const CohortConvening *convening = NULL;

  if (self->shown != NULL)
    convening = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), self->shown);
  if (convening == NULL && convenings->len > 0)
    convening = g_ptr_array_index (convenings, 0);
  g_free (self->shown);
  self->shown = convening != NULL ? g_strdup (convening->code) : NULL;
  return convening;
}

static void
cohort_convenings_page_refresh (CohortPage *page, CohortSnapshot *snapshot)
{
  CohortConveningsPage *self = COHORT_CONVENINGS_PAGE (page);
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  const CohortConvening *convening = find_shown (self, snapshot, convenings);
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  g_autoptr (CohortFocus) focus = NULL;

  gtk_stack_set_visible_child_name (self->stack, convening != NULL ? "content" : "empty");
  gtk_widget_set_visible (self->header_box, convening != NULL);
  focus = cohort_focus_save (GTK_WIDGET (self));
  clear_rows (self);
  if (convening == NULL)
    return;
  show_switcher (self, convenings);
  show_summary (self, snapshot, convening, ledger);
  show_notice (self, snapshot, convening);
  show_spots (self, snapshot, convening, ledger);
  show_unregistered (self, snapshot, convening);
  show_attendees (self, snapshot, convening, ledger);
  show_waiting (self, snapshot, convening);
  show_dates (self, snapshot, convening);
  show_adjustments (self, snapshot, convening);
  show_options (self, convening);
  cohort_focus_restore (GTK_WIDGET (self), focus);
}

/* A convening's code, or the attendance or waitlist entry of somebody at one. */
static void
cohort_convenings_page_open (CohortPage *page, const char *subject)
{
  CohortConveningsPage *self = COHORT_CONVENINGS_PAGE (page);
  CohortSnapshot *snapshot = cohort_page_get_snapshot (page);
  const CohortAttendance *attendance
      = cohort_snapshot_find (snapshot, COHORT_RECORD_ATTENDANCE, subject);
  const CohortWaitlistEntry *entry
      = cohort_snapshot_find (snapshot, COHORT_RECORD_WAITLIST_ENTRY, subject);
  const char *code = attendance != NULL ? attendance->convening
                     : entry != NULL    ? entry->convening
                                        : subject;

  if (cohort_program_find_convening (cohort_snapshot_get_program (snapshot), code) == NULL)
    return;
  g_free (self->shown);
  self->shown = g_strdup (code);
  cohort_page_queue_refresh (page);
}

/** cohort_convenings_page_get_shown: Returns: (transfer none) (nullable): see the header */
const char *
cohort_convenings_page_get_shown (CohortConveningsPage *self)
{
  return self->shown;
}

static void
cohort_convenings_page_dispose (GObject *object)
{
  CohortConveningsPage *self = COHORT_CONVENINGS_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  cohort_page_dispose_template (COHORT_PAGE (self), COHORT_TYPE_CONVENINGS_PAGE);

  G_OBJECT_CLASS (cohort_convenings_page_parent_class)->dispose (object);
}

static void
cohort_convenings_page_class_init (CohortConveningsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cohort_convenings_page_dispose;
  COHORT_PAGE_CLASS (klass)->refresh = cohort_convenings_page_refresh;
  COHORT_PAGE_CLASS (klass)->open = cohort_convenings_page_open;

  g_type_ensure (COHORT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (COHORT_TYPE_ROW_GROUP);
  g_type_ensure (COHORT_TYPE_SHOWN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/cohort-convenings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, answer);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, where);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, money);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, spots);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, attendees);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, limit);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, notice_text);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, offers);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, resume_button);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, unregistered);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, dates);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, adjustments);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, header_box);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, options);
  gtk_widget_class_bind_template_child (widget_class, CohortConveningsPage, release_button);
  cohort_attendance_install_actions (widget_class);
  cohort_waitlist_install_actions (widget_class);
  cohort_spot_history_install_actions (widget_class);
}

static GtkWidget *
make_import_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Import a Roster…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import");
  /* Large text on a small screen has no room for all of it in one line. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (button, 6);
  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static void
cohort_convenings_page_init (CohortConveningsPage *self)
{
  g_autoptr (GSimpleActionGroup) acts = cohort_convening_acts_new (self);
  g_autoptr (GMenuModel) menu = cohort_convening_menu_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "convening", G_ACTION_GROUP (acts));
  gtk_widget_init_template (GTK_WIDGET (self));
  cohort_page_add_header_actions (COHORT_PAGE (self), "convening", G_ACTION_GROUP (acts));
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  self->import_button = make_import_button ();
  adw_preferences_group_set_header_suffix (self->attendees, self->import_button);
}
