/* What a person's page lists: memberships, convenings, invitations, and who may be the same.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-records.h"

#include "cohort-button-names.h"
#include "cohort-convening-card.h"
#include "cohort-date.h"
#include "cohort-duplicates.h"
#include "cohort-ledger.h"
#include "cohort-money-text.h"
#include "cohort-person-text.h"
#include "cohort-spot-card.h"
#include "cohort-spots.h"
#include "cohort-team-cell.h"
#include "cohort-team.h"
#include "cohort-travel.h"
#include "cohort-vocabulary.h"
#include "cohort-wrap-layout.h"

#include <glib/gi18n-lib.h>

/** cohort_plain_row_new: @subtitle: (nullable): a second line */
GtkWidget *
cohort_plain_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
add_chip (GtkWidget *row, const char *text, const char *style)
{
  GtkWidget *chip = cohort_chip_new ();

  cohort_chip_set (chip, text, style);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
}

static void
append_action (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* @what: what the menu is about, for who cannot see the row; takes @menu. */
static void
add_menu (GtkWidget *row, GMenu *menu, const char *what)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *label = g_strdup_printf (_ ("More about %s"), what);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_unref (menu);
}

/* Those that last first, then the latest. */
static int
compare_memberships (gconstpointer a, gconstpointer b)
{
  const CohortMembership *one = *(const CohortMembership *const *)a;
  const CohortMembership *other = *(const CohortMembership *const *)b;
  CohortDate end = one->end != 0 ? one->end : G_MAXUINT32;
  CohortDate other_end = other->end != 0 ? other->end : G_MAXUINT32;

  if (end != other_end)
    return end > other_end ? -1 : 1;
  return one->start > other->start ? -1 : one->start < other->start;
}

static GtkWidget *
make_membership_row (CohortSnapshot *snapshot, const CohortMembership *membership)
{
  g_autofree char *role = cohort_membership_text_role (membership);
  g_autofree char *what = cohort_membership_text_what (snapshot, membership);
  g_autofree char *when = cohort_membership_text_when (membership);
  g_autofree char *subtitle
      = membership->end_reason != NULL
            ? g_strdup_printf ("%s\n%s · %s", what, when, membership->end_reason)
            : g_strdup_printf ("%s\n%s", what, when);
  GtkWidget *row = cohort_plain_row_new (role, subtitle);
  GMenu *menu = g_menu_new ();
  const char *id = membership->record.id;

  if (membership->lead)
    add_chip (row, _ ("Lead"), "accent");
  add_chip (row, cohort_vocabulary_get_label ("membership-status", membership->status),
            cohort_membership_status_get_style (membership->status));
  append_action (menu, _ ("_Edit…"), "person.edit-membership", id);
  if (g_strcmp0 (membership->status, "ended") != 0) {
    append_action (menu, _ ("_Change from a Date…"), "person.change-membership", id);
    append_action (menu, _ ("E_nd…"), "person.end-membership", id);
  }
  add_menu (row, menu, role);
  return row;
}

/** cohort_person_membership_rows_new: all of them, also those that ended */
GPtrArray *
cohort_person_membership_rows_new (CohortSnapshot *snapshot, const char *person)
{
  g_autoptr (GPtrArray) memberships
      = cohort_snapshot_select (snapshot, COHORT_RECORD_MEMBERSHIP, "person", person);
  GPtrArray *rows = g_ptr_array_new ();

  g_ptr_array_sort (memberships, compare_memberships);
  for (guint i = 0; i < memberships->len; i++)
    g_ptr_array_add (rows, make_membership_row (snapshot, g_ptr_array_index (memberships, i)));
  return rows;
}

static gint64
sum_paid (CohortSnapshot *snapshot, CohortLedger *ledger, const CohortAttendance *attendance)
{
  gint64 cents = 0;

  COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
    if (g_strcmp0 (expense->person, attendance->person) == 0
        && g_strcmp0 (expense->convening, attendance->convening) == 0)
      cents += cohort_ledger_expense_paid (ledger, expense->record.id);
  }
  return cents;
}

static char *
describe_money (CohortSnapshot *snapshot, CohortLedger *ledger, const CohortAttendance *attendance)
{
  g_autofree char *planned = cohort_money_text_amount (
      cohort_ledger_planned (ledger, NULL, attendance->person, attendance->convening));
  g_autofree char *paid = cohort_money_text_amount (sum_paid (snapshot, ledger, attendance));

  /* Translators: both are amounts. */
  return g_strdup_printf (_ ("Planned %1$s · paid %2$s"), planned, paid);
}

static GMenu *
make_convening_menu (const CohortConvening *convening, gboolean going, gboolean has_trip)
{
  GMenu *menu = g_menu_new ();

  append_action (menu, going ? _ ("_Take Off the List") : _ ("_Plan"),
                 going ? "person.withdraw" : "person.plan", convening->code);
  if (convening->options->len > 0)
    append_action (menu, _ ("_Register…"), "person.register", convening->code);
  if (going)
    append_action (menu, _ ("Plan Tr_ip…"), "person.trip", convening->code);
  if (has_trip)
    append_action (menu, _ ("Record A_pproval…"), "person.approve-trip", convening->code);
  return menu;
}

/* Whether she goes; where she does not, whether she waits to. */
static void
add_place_chip (GtkWidget *row,
                const CohortSnapshot *snapshot,
                const char *person,
                const CohortConvening *convening,
                const CohortAttendance *attendance)
{
  const CohortWaitlistEntry *entry = cohort_spots_find_entry (snapshot, convening->code, person);

  if (entry != NULL)
    add_chip (row, cohort_vocabulary_get_label ("waitlist-state", entry->state), "warning");
  else if (attendance != NULL)
    add_chip (row, cohort_vocabulary_get_label ("attendance-status", attendance->status),
              cohort_status_get_style (attendance->status));
  else
    add_chip (row, _ ("Not on the list"), NULL);
}

static GtkWidget *
make_convening_row (CohortSnapshot *snapshot,
                    CohortLedger *ledger,
                    const char *person,
                    const CohortConvening *convening)
{
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (snapshot, person, convening->code);
  gboolean going
      = attendance != NULL
        && (cohort_attendance_status_get_flags (attendance->status) & COHORT_STATUS_HOLDS_SPOT)
               != 0;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *where = cohort_convening_dup_where_and_when (convening);
  GtkWidget *row;

  g_string_append (text, where);
  if (attendance != NULL) {
    g_autofree char *registration = cohort_attendance_dup_registration (convening, attendance);
    g_autofree char *money = describe_money (snapshot, ledger, attendance);

    g_string_append_printf (text, "\n%s\n%s", registration, money);
  }
  row = cohort_plain_row_new (convening->name, text->str);
  gtk_widget_add_css_class (row, "numeric");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", "convenings", convening->code);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  add_place_chip (row, snapshot, person, convening, attendance);
  add_menu (row,
            make_convening_menu (convening, going,
                                 cohort_trip_find (snapshot, person, convening->code) != NULL),
            convening->name);
  return row;
}

/** cohort_person_convening_rows_new: one for each convening of the year */
GPtrArray *
cohort_person_convening_rows_new (CohortSnapshot *snapshot, const char *person)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (snapshot);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < convenings->len; i++)
    g_ptr_array_add (
        rows, make_convening_row (snapshot, ledger, person, g_ptr_array_index (convenings, i)));
  return rows;
}

static const char *
get_outcome_style (const char *outcome)
{
  if (g_strcmp0 (outcome, "accepted") == 0)
    return "success";
  if (g_strcmp0 (outcome, "sent") == 0)
    return "accent";
  return g_strcmp0 (outcome, "no-reply") == 0 ? "warning" : "";
}

static GMenu *
make_invitation_menu (const CohortInvitation *invitation)
{
  static const struct {
    const char *outcome;
    const char *label;
  } outcomes[] = {
      {"sent", N_ ("_Sent")},           {"accepted", N_ ("_Accepted")},
      {"declined", N_ ("_Declined")},   {"no-reply", N_ ("_No Reply")},
      {"withdrawn", N_ ("_Withdrawn")},
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) answers = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++) {
    g_autoptr (GMenuItem) item = NULL;

    if (g_strcmp0 (invitation->outcome, outcomes[i].outcome) == 0)
      continue;
    item = g_menu_item_new (_ (outcomes[i].label), NULL);
    g_menu_item_set_action_and_target (item, "person.set-invitation", "(ss)", invitation->record.id,
                                       outcomes[i].outcome);
    g_menu_append_item (answers, item);
  }
  append_action (acts, _ ("_Edit…"), "person.edit-invitation", invitation->record.id);
  append_action (acts, _ ("_Remove"), "person.remove-invitation", invitation->record.id);
  g_menu_append_section (menu, _ ("Record as"), G_MENU_MODEL (answers));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  return menu;
}

static GtkWidget *
make_invitation_row (CohortSnapshot *snapshot, const CohortInvitation *invitation)
{
  g_autofree char *what = cohort_invitation_text_what (snapshot, invitation);
  g_autofree char *how = cohort_invitation_text_how (invitation);
  g_autofree char *subtitle = invitation->note != NULL
                                  ? g_strdup_printf ("%s\n%s", how, invitation->note)
                                  : g_strdup (how);
  GtkWidget *row = cohort_plain_row_new (what, subtitle);

  add_chip (row, cohort_vocabulary_get_label ("invitation-outcome", invitation->outcome),
            get_outcome_style (invitation->outcome));
  add_menu (row, make_invitation_menu (invitation), what);
  return row;
}

static int
compare_invitations (gconstpointer a, gconstpointer b)
{
  const CohortInvitation *one = *(const CohortInvitation *const *)a;
  const CohortInvitation *other = *(const CohortInvitation *const *)b;

  return one->sent_on > other->sent_on ? -1 : one->sent_on < other->sent_on;
}

/** cohort_person_invitation_rows_new: all of them, the last one first */
GPtrArray *
cohort_person_invitation_rows_new (CohortSnapshot *snapshot, const char *person)
{
  g_autoptr (GPtrArray) invitations
      = cohort_snapshot_select (snapshot, COHORT_RECORD_INVITATION, "person", person);
  GPtrArray *rows = g_ptr_array_new ();

  g_ptr_array_sort (invitations, compare_invitations);
  for (guint i = 0; i < invitations->len; i++)
    g_ptr_array_add (rows, make_invitation_row (snapshot, g_ptr_array_index (invitations, i)));
  return rows;
}

static void
add_button (GtkWidget *buttons,
            const char *label,
            const char *name,
            const char *action,
            const char *target)
{
  GtkWidget *button = cohort_row_button_new (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (buttons), button);
}

/* Beside each other where there is room, else one below the other. */
static GtkWidget *
add_buttons (GtkWidget *row)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (buttons, g_object_new (COHORT_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_widget_set_margin_bottom (buttons, 6);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
  return buttons;
}

static GtkWidget *
make_duplicate_row (CohortSnapshot *snapshot, const CohortDuplicate *duplicate, const char *person)
{
  const char *other = g_str_equal (duplicate->one, person) ? duplicate->other : duplicate->one;
  g_autofree char *name = cohort_team_dup_person_name (snapshot, other);
  g_autofree char *compare = g_strdup_printf (_ ("Compare with %s and merge"), name);
  g_autofree char *distinguish = g_strdup_printf (_ ("%s is not the same person"), name);
  g_autofree char *belongings = cohort_person_text_belongings (snapshot, other);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *row, *buttons;

  for (guint i = 0; i < duplicate->reasons->len; i++) {
    const CohortDuplicateReason *reason = g_ptr_array_index (duplicate->reasons, i);

    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", reason->text);
  }
  /* Translators: how much speaks for it. */
  g_string_append_printf (text, _ (" · score %u"), duplicate->score);
  if (belongings != NULL)
    g_string_append_printf (text, "\n%s", belongings);
  row = cohort_plain_row_new (name, text->str);
  buttons = add_buttons (row);
  add_button (buttons, _ ("_Not the Same"), distinguish, "person.distinguish", other);
  add_button (buttons, _ ("_Compare and Merge…"), compare, "person.compare", other);
  return row;
}

/** cohort_person_duplicate_rows_new: who looks like her, likeliest first */
GPtrArray *
cohort_person_duplicate_rows_new (CohortSnapshot *snapshot, const char *person)
{
  g_autoptr (GPtrArray) duplicates
      = cohort_duplicates_new_for (snapshot, COHORT_RECORD_PERSON, person);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < duplicates->len; i++)
    g_ptr_array_add (rows,
                     make_duplicate_row (snapshot, g_ptr_array_index (duplicates, i), person));
  return rows;
}
