/* The planner of a trip: what is typed, what it comes to, what is refused, what is priced again.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-ledger.h"
#include "cohort-trip-dialog.h"
#include "cohort-trip-plan.h"
#include "cohort-ui-fixture.h"

#define FALL "fall-2024"

static GtkWidget *
open_trip (UiFixture *fixture, const char *given)
{
  cohort_trip_dialog_present (GTK_WIDGET (fixture->window), fixture->store,
                              ui_person (fixture, given), FALL);
  return ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
}

/* November 7 to 10, as everybody of story A2 travels who stays overnight. */
static void
type_days (GtkWidget *dialog)
{
  ui_type (dialog, "Leaves on", "11/7/2024");
  ui_type (dialog, "Comes back on", "11/10/2024");
}

static gboolean
says (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, part))
      return TRUE;
  return FALSE;
}

static void
require_said (GtkWidget *dialog, const char *part)
{
  if (!says (dialog, part))
    g_error ("nothing says “%s”", part);
}

static gint64
get_planned (UiFixture *fixture, const char *given)
{
  g_autoptr (CohortLedger) ledger = cohort_ledger_new (ui_snapshot (fixture));

  return cohort_ledger_planned (ledger, NULL, ui_person (fixture, given), FALL);
}

typedef struct {
  UiFixture *fixture;
  const char *given;
  gint64 cents;
} Expected;

static gboolean
is_planned (gpointer data)
{
  const Expected *expected = data;

  return get_planned (expected->fixture, expected->given) == expected->cents;
}

static void
plan (UiFixture *fixture, GtkWidget *dialog, const char *given, gint64 cents)
{
  Expected expected = {fixture, given, cents};

  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Plan"));
  ui_wait (is_planned, &expected, given);
}

static void
add_option (UiFixture *fixture, const char *given, const char *option)
{
  g_autofree char *command = g_strdup_printf (
      "{'do': 'attendance.plan', 'person': '%s', 'convening': '" FALL "', 'option': '%s'}",
      ui_person (fixture, given), option);

  ui_do (fixture, command);
}

/* Who drives and stays: 64.32 of miles, 450.00 of nights, 256.00 of meals, 370.00 or 400.00. */
static void
test_drives (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  ui_add_team (fixture);
  add_option (fixture, "Marisol", "bundle-member");
  dialog = open_trip (fixture, "Marisol");
  type_days (dialog);
  ui_type (dialog, "Miles there and back", "96");
  require_said (dialog, "This trip: $770.32\nPlanned with registration: $1,140.32");
  require_said (dialog, "available now $7,630.00\n→ after this $6,859.68");
  require_said (dialog, "$64.50 of $86.00 on the first or last day, less $45.00 provided "
                        "(breakfast, lunch): $19.50.");
  require_said (dialog, "$150.00 a night in Sacramento, without tax.");
  require_said (dialog, "Source, not verified:");
  require_said (dialog, "3 nights");
  plan (fixture, dialog, "Marisol", 114032);
}

static void
test_rides_along (UiFixture *fixture, gconstpointer data)
{
  const CohortTripRecord *trip;
  GtkWidget *dialog;

  ui_add_team (fixture);
  add_option (fixture, "Tomás", "bundle");
  dialog = open_trip (fixture, "Tomás");
  type_days (dialog);
  ui_choose (dialog, "How", 1);
  g_assert_false (
      gtk_widget_get_visible (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Miles there and back")));
  g_assert_true (gtk_widget_get_visible (ui_require (dialog, ADW_TYPE_COMBO_ROW, "Rides with")));
  plan (fixture, dialog, "Tomás", 110600);
  trip = cohort_trip_find (ui_snapshot (fixture), ui_person (fixture, "Tomás"), FALL);
  g_assert_cmpstr (trip->mode, ==, "passenger");
  g_assert_cmpint (trip->miles, ==, 0);
}

/* A day there and back has miles and nothing else. */
static void
test_one_day (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  ui_add_team (fixture);
  add_option (fixture, "Grace", "scop-day");
  dialog = open_trip (fixture, "Grace");
  ui_type (dialog, "Leaves on", "11/7/2024");
  ui_type (dialog, "Comes back on", "11/7/2024");
  ui_type (dialog, "Miles there and back", "96.0");
  require_said (dialog, "This trip: $64.32");
  plan (fixture, dialog, "Grace", 21432);
}

/* What a substitute costs comes on top; fares nobody knows are counted and in no sum. */
static void
test_substitute_and_fare (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  ui_add_team (fixture);
  dialog = open_trip (fixture, "Priya");
  type_days (dialog);
  ui_type (dialog, "Miles there and back", "96");
  ui_type (dialog, "Days, empty for none", "2");
  ui_type (dialog, "Pay a day", "220");
  require_said (dialog, "This trip: $1,210.32");
  ui_choose (dialog, "How", 2);
  require_said (dialog, "This trip: $1,210.32 and 1 line without a price");
  ui_type (dialog, "Fare there and back", "100");
  require_said (dialog, "This trip: $1,310.32\n");
  plan (fixture, dialog, "Priya", 131032);
}

/* The day of the reception drops to incidentals when that is dinner. */
static void
test_reception (UiFixture *fixture, gconstpointer data)
{
  const CohortTripRecord *trip;
  GtkWidget *dialog;

  ui_add_team (fixture);
  dialog = open_trip (fixture, "Marisol");
  type_days (dialog);
  ui_type (dialog, "Miles there and back", "0");
  require_said (dialog, "This trip: $706.00");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (ui_require (dialog, GTK_TYPE_CHECK_BUTTON, "Dinner")), TRUE);
  require_said (dialog, "but at least incidentals: $5.00.");
  plan (fixture, dialog, "Marisol", 69150);
  trip = cohort_trip_find (ui_snapshot (fixture), ui_person (fixture, "Marisol"), FALL);
  g_assert_cmpstr (trip->provided, ==, "2024-11-07:bld");
}

static void
test_shares (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'source.add', 'name': 'District', 'kind': 'district'}");
  dialog = open_trip (fixture, "Grace");
  ui_type (dialog, "Leaves on", "11/7/2024");
  ui_type (dialog, "Comes back on", "11/7/2024");
  ui_type (dialog, "Miles there and back", "96.1");
  ui_choose (dialog, "Paid from", 3);
  ui_type (dialog, "District, in percent", "40");
  g_assert_false (gtk_widget_get_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Plan")));
  require_said (dialog, "The shares come to 40.0%; 60.0% is left to share.");
  ui_type (dialog, "District, in percent", "50 %");
  ui_type (dialog, "SJCOE SCOP contract, in percent", "50 %");
  require_said (dialog, "SJCOE SCOP contract $32.20, District $32.19");
  plan (fixture, dialog, "Grace", 6439);
}

/* What is refused stays as it was typed, in an open dialog. */
static void
test_refused (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *accept, *miles;

  ui_add_team (fixture);
  dialog = open_trip (fixture, "Marisol");
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Plan");
  miles = ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Miles there and back");
  ui_type (dialog, "Miles there and back", "far");
  g_assert_false (gtk_widget_get_sensitive (accept));
  g_assert_true (gtk_widget_has_css_class (miles, "error"));
  require_said (dialog, "Type the miles as a number, such as 104.6.");
  ui_type (dialog, "Miles there and back", "96");
  g_assert_true (gtk_widget_get_sensitive (accept));
  ui_type (dialog, "Comes back on", "11/1/2024");
  g_assert_false (gtk_widget_get_sensitive (accept));
  require_said (dialog, "The trip ends before it begins.");
  gtk_widget_activate_default (dialog);
  g_assert_true (gtk_widget_get_mapped (dialog));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (miles)), ==, "96");
  ui_cancel (dialog);
}

/* What the contract does not pay for asks for a reason, which stands with the lines it is for. */
static void
test_reason (UiFixture *fixture, gconstpointer data)
{
  const char *const reason = "Reason to charge it there anyway";
  GtkWidget *dialog, *accept, *row;

  ui_add_team (fixture);
  dialog = open_trip (fixture, "Marisol");
  g_assert_false (gtk_widget_get_visible (ui_require (dialog, ADW_TYPE_ENTRY_ROW, reason)));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_do (fixture, "{'do': 'source.edit', 'source': 'contract', 'categories': 'lodging mileage'}");
  dialog = open_trip (fixture, "Marisol");
  accept = ui_require (dialog, GTK_TYPE_BUTTON, "_Plan");
  row = ui_require (dialog, ADW_TYPE_ENTRY_ROW, reason);
  type_days (dialog);
  ui_type (dialog, "Miles there and back", "96");
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_false (gtk_widget_get_sensitive (accept));
  require_said (dialog, "does not pay for Meals, per diem.");
  ui_type (dialog, reason, "The payer agreed");
  ui_choose (dialog, "Paid from", 1);
  g_assert_true (gtk_widget_get_sensitive (accept));
  plan (fixture, dialog, "Marisol", 77032);
  COHORT_FOR_EACH (CohortPlanLine, line, ui_snapshot (fixture), COHORT_RECORD_PLAN_LINE) {
    g_assert_cmpstr (line->override_reason, ==,
                     g_str_equal (line->category, "meals-per-diem") ? "The payer agreed" : NULL);
  }
}

static const CohortTripRecord *
get_trip (UiFixture *fixture)
{
  return cohort_trip_find (ui_snapshot (fixture), ui_person (fixture, "Marisol"), FALL);
}

static gboolean
is_approved (gpointer data)
{
  return get_trip (data)->approved_on != 0;
}

static gboolean
is_not_approved (gpointer data)
{
  return !is_approved (data);
}

/* A trip is approved, more is planned than that, and the approval is taken back. */
static void
test_approval (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  ui_add_team (fixture);
  dialog = open_trip (fixture, "Marisol");
  g_assert_false (says (dialog, "Approval"));
  type_days (dialog);
  ui_type (dialog, "Miles there and back", "0");
  plan (fixture, dialog, "Marisol", 70600);
  ui_spin (100);
  dialog = open_trip (fixture, "Marisol");
  require_said (dialog, "None recorded; none is needed by the travel policy");
  g_assert_null (ui_find (dialog, GTK_TYPE_BUTTON, "_Take Back"));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_do (fixture, "{'do': 'policy.add', 'name': 'Ours', 'from': 'gsa', 'board': '500.00'}");
  ui_do (fixture, "{'do': 'setting.set', 'key': 'travel.policy', 'value': 'Ours'}");
  ui_spin (100);
  dialog = open_trip (fixture, "Marisol");
  require_said (dialog, "None recorded; the board decides above $500.00");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Record…"));
  ui_spin (100);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  require_said (dialog, "Fall 2024, $706.00 planned");
  ui_type (dialog, "Approved on", "yesterday");
  g_assert_false (gtk_widget_get_sensitive (ui_require (dialog, GTK_TYPE_BUTTON, "_Record")));
  ui_type (dialog, "Approved on", "10/8/2024");
  ui_type (dialog, "Where, such as board and item", "Board of October 8, item 12");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Record"));
  ui_wait (is_approved, fixture, "the approval");
  g_assert_cmpint (get_trip (fixture)->approved_cents, ==, 70600);
  ui_spin (100);

  ui_do (fixture, "{'do': 'plan.add', 'person': 'Marisol Vance', 'convening': '" FALL "',"
                  "'category': 'parking', 'amount': 1}");
  dialog = open_trip (fixture, "Marisol");
  require_said (dialog, "Approved on Oct 8, 2024 · Board of October 8, item 12 · for $706.00, "
                        "which is less than is planned now");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Take Back"));
  ui_wait (is_not_approved, fixture, "the approval to go");
}

/* Another policy leaves the plan alone until somebody asks. */
static void
test_price_again (UiFixture *fixture, gconstpointer data)
{
  Expected expected = {fixture, "Marisol", 69150};
  GtkWidget *dialog;

  ui_add_team (fixture);
  dialog = open_trip (fixture, "Marisol");
  type_days (dialog);
  ui_type (dialog, "Miles there and back", "0");
  plan (fixture, dialog, "Marisol", 70600);
  ui_do (fixture, "{'do': 'policy.add', 'id': 'ours', 'name': 'Ours', 'from': 'gsa',"
                  "'reception_is_dinner': true}");
  ui_do (fixture, "{'do': 'setting.set', 'key': 'travel.policy', 'value': 'ours'}");
  g_assert_cmpint (get_planned (fixture, "Marisol"), ==, 70600);
  dialog = open_trip (fixture, "Marisol");
  require_said (dialog, "Planned by Earlier Rules");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Price Again"));
  ui_wait (is_planned, &expected, "Marisol");
  ui_spin (100);
  dialog = open_trip (fixture, "Marisol");
  g_assert_false (says (dialog, "Planned by Earlier Rules"));
  gtk_window_close (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/trip/drives", test_drives);
  ui_test_add ("/trip/rides-along", test_rides_along);
  ui_test_add ("/trip/one-day", test_one_day);
  ui_test_add ("/trip/substitute-and-fare", test_substitute_and_fare);
  ui_test_add ("/trip/reception", test_reception);
  ui_test_add ("/trip/shares", test_shares);
  ui_test_add ("/trip/refused", test_refused);
  ui_test_add ("/trip/price-again", test_price_again);
  ui_test_add ("/trip/reason", test_reason);
  ui_test_add ("/trip/approval", test_approval);
  return ui_test_run ();
}
