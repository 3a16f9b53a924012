/* Somebody who waits for a spot, or has been offered one: her row and what can be done about it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-waitlist-row.h"

#include "cohort-attendance-menu.h"
#include "cohort-date.h"
#include "cohort-focus.h"
#include "cohort-page.h"
#include "cohort-run.h"
#include "cohort-spots.h"
#include "cohort-team.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"
#include "cohort-waitlist-dialog.h"

#include <glib/gi18n-lib.h>

static gboolean
is_offered (const CohortWaitlistEntry *entry)
{
  return g_strcmp0 (entry->state, "offered") == 0;
}

/** cohort_waitlist_is_overdue: Returns: whether an offer was not answered in time */
gboolean
cohort_waitlist_is_overdue (const CohortWaitlistEntry *entry)
{
  return is_offered (entry) && entry->reply_by != 0 && entry->reply_by < cohort_date_today ();
}

/** cohort_waitlist_dup_reply_text: Returns: (transfer full): see the header */
char *
cohort_waitlist_dup_reply_text (const CohortWaitlistEntry *entry)
{
  g_autofree char *day = NULL;

  if (entry->reply_by == 0)
    return g_strdup (_ ("no day to reply by"));
  day = cohort_date_format_range (entry->reply_by, entry->reply_by);
  return g_strdup_printf (cohort_waitlist_is_overdue (entry)
                              /* Translators: %s is a day. */
                              ? _ ("no answer by %s: the offer is overdue")
                              : _ ("reply by %s"),
                          day);
}

static char *
dup_since (const CohortWaitlistEntry *entry)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) utc = entry->requested_at != NULL
                                  ? g_date_time_new_from_iso8601 (entry->requested_at, zone)
                                  : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  CohortDate on;

  if (local == NULL)
    return g_strdup (_ ("since an unknown day"));
  on = cohort_date_new (g_date_time_get_year (local), g_date_time_get_month (local),
                        g_date_time_get_day_of_month (local));
  day = cohort_date_format_range (on, on);
  time = cohort_date_format_time (g_date_time_get_hour (local), g_date_time_get_minute (local));
  /* Translators: when somebody joined the waitlist: a day and a time. */
  return g_strdup_printf (_ ("since %1$s, %2$s"), day, time);
}

static gboolean
is_together (const CohortWaitlistEntry *one, const CohortWaitlistEntry *other)
{
  g_autofree char *tag = cohort_text_fold (one->together_tag != NULL ? one->together_tag : "");
  g_autofree char *wanted = cohort_text_fold (other->together_tag);

  return g_str_equal (tag, wanted);
}

/* Those who want to go only together need as many spots at once. */
static char *
describe_together (const CohortSnapshot *snapshot,
                   const CohortWaitlistEntry *entry,
                   GPtrArray *queue)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *needed = cohort_spots_dup_together (snapshot, entry);

  for (guint i = 0; i < queue->len; i++) {
    const CohortWaitlistEntry *other = g_ptr_array_index (queue, i);
    g_autofree char *name = NULL;

    if (other == entry || !is_together (other, entry))
      continue;
    name = cohort_team_dup_person_name (snapshot, other->person);
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
  }
  if (names->len == 0)
    return g_strdup_printf (_ ("together with others: %s"), entry->together_tag);
  if (needed == NULL)
    return g_strdup_printf (_ ("with %s"), names->str);
  /* Translators: %1$s are people, %2$s says how many spots they need and how many are free. */
  return g_strdup_printf (_ ("with %1$s: %2$s"), names->str, needed);
}

static char *
describe (const CohortSnapshot *snapshot, const CohortWaitlistEntry *entry, GPtrArray *queue)
{
  GString *text = g_string_new (NULL);
  g_autofree char *since = dup_since (entry);

  g_string_append (text, since);
  if (entry->source != NULL)
    g_string_append_printf (text, " · %s",
                            cohort_vocabulary_get_label ("waitlist-source", entry->source));
  if (entry->together_tag != NULL) {
    g_autofree char *together = describe_together (snapshot, entry, queue);

    g_string_append_printf (text, "\n%s", together);
  }
  if (is_offered (entry)) {
    g_autofree char *reply = cohort_waitlist_dup_reply_text (entry);

    g_string_append_printf (text, "\n%s", reply);
  }
  if (entry->order_at != NULL && entry->reorder_reason != NULL)
    /* Translators: %s is the reason somebody was moved on the waitlist for. */
    g_string_append_printf (text, _ ("\nmoved: %s"), entry->reorder_reason);
  if (entry->note != NULL)
    g_string_append_printf (text, "\n%s", entry->note);
  return g_string_free (text, FALSE);
}

static void
append_state (GMenu *menu, const char *label, const CohortWaitlistEntry *entry, const char *state)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "waiting.state", "(sss)", entry->person,
                                     entry->convening, state);
  g_menu_append_item (menu, item);
}

static void
append_states (GMenu *menu, const CohortWaitlistEntry *entry)
{
  if (is_offered (entry)) {
    append_state (menu, _ ("_Accepted: gets the spot"), entry, "accepted");
    append_state (menu, _ ("_Declined: the spot is free again"), entry, "declined");
    append_state (menu, _ ("E_xpired: no answer in time"), entry, "expired");
  } else {
    cohort_menu_append_act (menu, _ ("_Offer a Spot…"), "waiting.offer", entry->person,
                            entry->convening);
  }
  append_state (menu, _ ("_Withdrawn: waits no longer"), entry, "withdrawn");
}

static void
append_order (GMenu *menu,
              const CohortSnapshot *snapshot,
              const CohortConvening *convening,
              const CohortWaitlistEntry *entry)
{
  g_autoptr (GPtrArray) queue = cohort_spots_queue (snapshot, convening->code);
  guint position = 0;

  cohort_menu_append_act (menu, _ ("_Edit…"), "waiting.edit", entry->person, convening->code);
  if (!g_ptr_array_find (queue, entry, &position) || queue->len < 2)
    return;
  if (position > 0)
    cohort_menu_append_act (menu, _ ("Move _Up…"), "waiting.up", entry->person, convening->code);
  if (position + 1 < queue->len)
    cohort_menu_append_act (menu, _ ("Move Dow_n…"), "waiting.down", entry->person,
                            convening->code);
  cohort_menu_append_act (menu, _ ("Move _To…"), "waiting.move", entry->person, convening->code);
}

/** cohort_waitlist_menu_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_waitlist_menu_new (const CohortSnapshot *snapshot,
                          const CohortConvening *convening,
                          const CohortWaitlistEntry *entry)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autofree char *name = cohort_team_dup_person_name (snapshot, entry->person);

  append_states (states, entry);
  append_order (order, snapshot, convening, entry);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  return cohort_more_button_new (G_MENU_MODEL (menu), name);
}

static GtkWidget *
make_chip (const CohortWaitlistEntry *entry)
{
  gboolean overdue = cohort_waitlist_is_overdue (entry);
  GtkWidget *chip = gtk_label_new (
      overdue ? _ ("Overdue") : cohort_vocabulary_get_label ("waitlist-state", entry->state));

  gtk_widget_add_css_class (chip, "chip");
  if (is_offered (entry))
    gtk_widget_add_css_class (chip, overdue ? "error" : "warning");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

/** cohort_waitlist_row_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_waitlist_row_new (const CohortSnapshot *snapshot,
                         const CohortConvening *convening,
                         GPtrArray *queue,
                         guint position)
{
  const CohortWaitlistEntry *entry = g_ptr_array_index (queue, position - 1);
  g_autofree char *name = cohort_team_dup_person_name (snapshot, entry->person);
  /* Translators: %1$u is the place on a waitlist, %2$s who has it. */
  g_autofree char *title = g_strdup_printf (_ ("%1$u. %2$s"), position, name);
  g_autofree char *subtitle = describe (snapshot, entry, queue);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_chip (entry));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             cohort_waitlist_menu_new (snapshot, convening, entry));
  cohort_focus_set_key (row, "waiting", entry->person);
  return row;
}

static void
state_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening, *state;

  g_variant_get (parameter, "(&s&s&s)", &person, &convening, &state);
  cohort_run (widget, cohort_page_get_store (COHORT_PAGE (widget)),
              cohort_command_new ("waitlist.set", "person", person, "convening", convening, "state",
                                  state, NULL));
}

static void
dialog_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortStore *store = cohort_page_get_store (COHORT_PAGE (widget));
  const char *person, *convening;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  if (g_str_equal (name, "waiting.offer"))
    cohort_offer_dialog_present (widget, store, person, convening);
  else if (g_str_equal (name, "waiting.edit"))
    cohort_waitlist_edit_dialog_present (widget, store, person, convening);
  else if (g_str_equal (name, "waiting.up"))
    cohort_waitlist_move_dialog_present (widget, store, person, convening, -1);
  else if (g_str_equal (name, "waiting.down"))
    cohort_waitlist_move_dialog_present (widget, store, person, convening, 1);
  else
    cohort_waitlist_move_dialog_present (widget, store, person, convening, 0);
}

/** cohort_waitlist_install_actions: what the menus do, for the class of the page they are on */
void
cohort_waitlist_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const names[]
      = {"waiting.offer", "waiting.edit", "waiting.up", "waiting.down", "waiting.move"};

  gtk_widget_class_install_action (widget_class, "waiting.state", "(sss)", state_action);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], "(ss)", dialog_action);
}
