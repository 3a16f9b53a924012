/* The overview: what an empty county is told, and what a team's county sees.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-convenings-page.h"
#include "cohort-coverage-view.h"
#include "cohort-finding-row.h"
#include "cohort-first-hour-group.h"
#include "cohort-overview-page.h"
#include "cohort-parts-bar.h"
#include "cohort-person-page.h"
#include "cohort-reimbursements-page.h"
#include "cohort-team-table.h"
#include "cohort-ui-fixture.h"

#define NO_LEAD "Nobody leads the team yet."

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  cohort_window_open (fixture->window, "overview", NULL);
  ui_wait_for_label (fixture, "Your First Hour");
  ui_require (window, GTK_TYPE_BUTTON, "_Import a Roster…");
  ui_press (ui_require (window, GTK_TYPE_BUTTON, "_Hide the Guide"));
  ui_wait_for_label (fixture, "Start with Your Team");
  gtk_widget_activate_action (window, "win.guide", NULL);
  ui_wait_for_label (fixture, "Your First Hour");
}

static GtkWidget *
find_mapped_button (GtkWidget *root, const char *label)
{
  GtkWidget *button = ui_require (root, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_get_mapped (button));
  return button;
}

/* Who comes to the page by a key is at what comes next, not at what is done. */
static void
expect_next (GtkWidget *window, const char *label)
{
  gtk_widget_activate_action (window, "win.section", "s", "overview");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == find_mapped_button (window, label));
}

/* Step by step, by what is done and by what is skipped; then it goes by itself. */
static void
test_guide (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window), *guide;

  cohort_window_open (fixture->window, "overview", NULL);
  guide = ui_require (window, COHORT_TYPE_FIRST_HOUR_GROUP, NULL);
  ui_wait_for_label (fixture, "San Joaquin · 2024-25");
  ui_press (find_mapped_button (guide, "_Add People by Hand"));
  g_assert_cmpstr (cohort_window_get_section (fixture->window), ==, "team");
  ui_add_team (fixture);
  expect_next (window, "Choose _Who Goes");
  ui_wait_for_label (fixture, "8 people");
  ui_wait_for_label (fixture, "$8,000.00 available");
  ui_press (find_mapped_button (guide, "Choose _Who Goes"));
  g_assert_cmpstr (cohort_window_get_section (fixture->window), ==, "convenings");
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024'}");
  expect_next (window, "See the _Cost");
  ui_wait_for_label (fixture, "1 spot is held");
  ui_press (find_mapped_button (guide, "See the _Cost"));
  g_assert_cmpstr (cohort_window_get_section (fixture->window), ==, "reimbursements");
  cohort_window_open (fixture->window, "overview", NULL);
  g_assert_false (gtk_widget_get_mapped (ui_require (guide, GTK_TYPE_BUTTON, "See the _Cost")));
  ui_press (find_mapped_button (guide, "Write _Letters"));
  g_assert_cmpstr (cohort_window_get_section (fixture->window), ==, "letters");
  cohort_window_open (fixture->window, "overview", NULL);
  ui_press (ui_require (gtk_widget_get_parent (find_mapped_button (guide, "Write _Letters")),
                        GTK_TYPE_BUTTON, "_Skip"));
  g_assert_false (gtk_widget_get_visible (guide));
  gtk_widget_activate_action (window, "win.guide", NULL);
  g_assert_true (gtk_widget_get_visible (guide));
  find_mapped_button (guide, "Write _Letters");
}

static guint
count_prominent (GtkWidget *root)
{
  guint n = GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
            && !gtk_widget_has_css_class (root, "flat");

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_prominent (child);
  return n;
}

/* Whatever else can be done about a step is less than its one button. */
static void
test_guide_buttons (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *list, *guide;
  guint n = 0;

  cohort_window_open (fixture->window, "overview", NULL);
  guide = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_FIRST_HOUR_GROUP, NULL);
  ui_wait_for_label (fixture, "Your First Hour");
  list = gtk_widget_get_ancestor (find_mapped_button (guide, "Write _Letters"), GTK_TYPE_LIST_BOX);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_assert_cmpuint (count_prominent (row), ==, n++ == 0 ? 0 : 1);
  g_assert_cmpuint (n, ==, 5);
  find_mapped_button (guide, "_Add People by Hand");
}

#define GO "'person': 'Priya Raman', 'convening': 'fall-2024'"

/* Only while the county is new, whichever year is shown; who wants it then asks for it. */
static void
test_guide_years (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window), *guide;

  cohort_window_open (fixture->window, "overview", NULL);
  guide = ui_require (window, COHORT_TYPE_FIRST_HOUR_GROUP, NULL);
  ui_do (fixture, "{'do': 'setting.set', 'key': 'year', 'value': '2025-26'}");
  ui_wait_for_label (fixture, "The program has announced no convening for this year.");
  g_assert_false (gtk_widget_get_mapped (ui_require (guide, GTK_TYPE_BUTTON, "Choose _Who Goes")));
  ui_do (fixture, "{'do': 'setting.set', 'key': 'year', 'value': '2024-25'}");
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'attendance.plan', " GO "}");
  ui_wait_for_label (fixture, "1 spot is held");
  g_assert_true (gtk_widget_get_visible (guide));
  ui_do (fixture, "{'do': 'setting.set', 'key': 'year', 'value': '2025-26'}");
  ui_spin (100);
  g_assert_false (gtk_widget_get_visible (guide));
  ui_do (fixture, "{'do': 'setting.set', 'key': 'year', 'value': '2024-25'}");
  ui_spin (100);
  g_assert_true (gtk_widget_get_visible (guide));
  ui_do (fixture, "{'do': 'attendance.set', " GO ", 'status': 'registered'}");
  ui_do (fixture, "{'do': 'attendance.set', " GO ", 'status': 'attended'}");
  ui_spin (100);
  g_assert_false (gtk_widget_get_visible (guide));
  gtk_widget_activate_action (window, "win.guide", NULL);
  g_assert_true (gtk_widget_get_visible (guide));
}

static gboolean
is_guide_hidden (gpointer guide)
{
  return !gtk_widget_get_visible (guide);
}

/* Who hides it where she tries things out has it where she works. */
static void
test_guide_databases (UiFixture *fixture, gconstpointer data)
{
  UiFixture other = {0};
  GtkWidget *guide;

  cohort_window_open (fixture->window, "overview", NULL);
  guide = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_FIRST_HOUR_GROUP, NULL);
  ui_press (find_mapped_button (guide, "_Hide the Guide"));
  ui_wait (is_guide_hidden, guide, "the guide to be hidden");
  ui_fixture_set_up (&other, NULL);
  cohort_window_open (other.window, "overview", NULL);
  guide = ui_require (GTK_WIDGET (other.window), COHORT_TYPE_FIRST_HOUR_GROUP, NULL);
  ui_wait_for_label (&other, "Your First Hour");
  ui_press (ui_require (gtk_widget_get_parent (find_mapped_button (guide, "Write _Letters")),
                        GTK_TYPE_BUTTON, "_Skip"));
  gtk_widget_activate_action (GTK_WIDGET (other.window), "win.guide", NULL);
  ui_fixture_tear_down (&other, NULL);
  guide = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_FIRST_HOUR_GROUP, NULL);
  g_assert_false (gtk_widget_get_visible (guide));
}

static void
test_team (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  ui_add_team (fixture);
  cohort_window_open (fixture->window, "overview", NULL);
  ui_wait_for_label (fixture, "$8,000.00 available");
  ui_wait_for_label (fixture, "0 of 6 spots held");
  ui_require (window, GTK_TYPE_LABEL, "missing");
}

static void
test_money_follows (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  ui_add_team (fixture);
  cohort_window_open (fixture->window, "overview", NULL);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024', "
                  "'option': 'scop-day'}");
  ui_wait_for_label (fixture, "$7,850.00 available");
  ui_wait_for_label (fixture, "1 of 6 spots held");
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait_for_label (fixture, "$8,000.00 available");
  gtk_widget_activate_action (window, "win.redo", NULL);
  ui_wait_for_label (fixture, "$7,850.00 available");
}

/* An edit makes anew what says something else, and leaves the rest, with its focus, alone. */
static void
test_rest_stays (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window), *fall, *other, *row;

  ui_add_team (fixture);
  cohort_window_open (fixture->window, "overview", NULL);
  ui_wait_for_label (fixture, "0 of 6 spots held");
  ui_wait_for_label (fixture, "missing");
  fall = gtk_widget_get_ancestor (ui_require (window, GTK_TYPE_LABEL, "0 of 6 spots held"),
                                  GTK_TYPE_BUTTON);
  other = gtk_widget_get_last_child (gtk_widget_get_parent (fall));
  row = gtk_widget_get_ancestor (ui_require (window, GTK_TYPE_LABEL, "missing"),
                                 ADW_TYPE_ACTION_ROW);
  g_assert_true (fall != other);
  g_object_add_weak_pointer (G_OBJECT (fall), (gpointer *)&fall);
  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *)&other);
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *)&row);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'fall-2024'}");
  ui_wait_for_label (fixture, "1 of 6 spots held");
  ui_spin (300);
  g_assert_null (fall);
  g_assert_nonnull (other);
  g_assert_nonnull (row);
  g_object_remove_weak_pointer (G_OBJECT (other), (gpointer *)&other);
  g_object_remove_weak_pointer (G_OBJECT (row), (gpointer *)&row);
}

/* The same words as in the view of coverage, by the target that is chosen. */
static void
test_coverage (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window), *group, *row;

  ui_add_team (fixture);
  cohort_window_open (fixture->window, "overview", NULL);
  ui_wait_for_label (fixture, "4 of 6 groups covered");
  ui_do (fixture, "{'do': 'setting.set', 'key': 'coverage.target', 'value': 'sjcoe-example'}");
  ui_wait_for_label (fixture, "3 of 4 goals met");
  group = ui_require (window, ADW_TYPE_PREFERENCES_GROUP, "3 of 4 goals met");
  row = ui_require (group, ADW_TYPE_ACTION_ROW, NULL);
  gtk_widget_activate (row);
  ui_spin (100);
  g_assert_true (gtk_widget_get_mapped (ui_require (window, COHORT_TYPE_COVERAGE_VIEW, NULL)));
}

/* Those whose initials have no place on a card are counted, and all are said. */
static void
test_card_names (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GtkWidget *card;

  for (guint i = 0; i < 11; i++) {
    g_autofree char *add = g_strdup_printf (
        "{'do': 'person.add', 'id': 'p%u', 'given': 'Ada', 'family': 'Number %u'}", i, i);
    g_autofree char *plan = g_strdup_printf (
        "{'do': 'attendance.plan', 'person': 'Ada Number %u', 'convening': 'fall-2024'}", i);

    ui_do (fixture, add);
    ui_do (fixture, plan);
    g_string_append_printf (names, "%sAda Number %u", i > 0 ? ", " : "", i);
  }
  cohort_window_open (fixture->window, "overview", NULL);
  ui_wait_for_label (fixture, "11 of 6 spots held");
  card = gtk_widget_get_ancestor (
      ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "11 of 6 spots held"),
      GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_mapped (ui_require (card, GTK_TYPE_LABEL, "+2")));
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, names->str);
}

static const char *
find_subject (UiFixture *fixture, CohortRecordKind kind, const char *code)
{
  GPtrArray *records;

  if (kind == COHORT_N_RECORD_KINDS)
    return code;
  records = cohort_snapshot_get_records (ui_snapshot (fixture), kind);
  g_assert_cmpuint (records->len, >, 0);
  return ((const CohortRecord *)g_ptr_array_index (records, 0))->id;
}

static void
open_finding (UiFixture *fixture, const char *id, CohortRecordKind kind, const char *code)
{
  const char *subject = find_subject (fixture, kind, code);
  CohortFinding finding
      = {.id = id, .kind = kind, .subject = (char *)subject, .text = (char *)"Look at this"};
  g_autoptr (GtkWidget) row = g_object_ref_sink (cohort_finding_row_new (&finding));
  g_autoptr (GVariant) target
      = g_variant_ref (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)));

  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "win.open");
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), "win.open", target);
  ui_spin (30);
}

/* Every finding there is. */
static void
test_findings_open (UiFixture *fixture, gconstpointer data)
{
  const struct {
    const char *id;
    CohortRecordKind kind;
    const char *code;
    GType place;
  } cases[] = {
      {"OVER_SPOTS", COHORT_N_RECORD_KINDS, "spring-2025", COHORT_TYPE_CONVENINGS_PAGE},
      {"UNDER_TEAM", COHORT_N_RECORD_KINDS, "spring-2025", COHORT_TYPE_CONVENINGS_PAGE},
      {"NOT_REGISTERED", COHORT_N_RECORD_KINDS, "spring-2025", COHORT_TYPE_CONVENINGS_PAGE},
      {"NO_LEAD", COHORT_N_RECORD_KINDS, "team", COHORT_TYPE_TEAM_TABLE},
      {"SINGLE_SECTOR", COHORT_N_RECORD_KINDS, "team", COHORT_TYPE_COVERAGE_VIEW},
      {"GAP_ROLE", COHORT_N_RECORD_KINDS, "team", COHORT_TYPE_COVERAGE_VIEW},
      {"GAP_BAND", COHORT_N_RECORD_KINDS, "team", COHORT_TYPE_COVERAGE_VIEW},
      {"UNPRICED", COHORT_RECORD_FUNDING_SOURCE, NULL, COHORT_TYPE_REIMBURSEMENTS_PAGE},
      {"PROJECTED_SHORT", COHORT_RECORD_FUNDING_SOURCE, NULL, COHORT_TYPE_REIMBURSEMENTS_PAGE},
      {"YEAR_NO_FUND", COHORT_RECORD_FUNDING_SOURCE, NULL, COHORT_TYPE_REIMBURSEMENTS_PAGE},
      {"BEFORE_START", COHORT_RECORD_EXPENSE, NULL, COHORT_TYPE_REIMBURSEMENTS_PAGE},
      {"AFTER_END", COHORT_RECORD_EXPENSE, NULL, COHORT_TYPE_REIMBURSEMENTS_PAGE},
      {"DUPLICATE_EXPENSE", COHORT_RECORD_EXPENSE, NULL, COHORT_TYPE_REIMBURSEMENTS_PAGE},
      {"NO_SHOW_CLAIM", COHORT_RECORD_EXPENSE, NULL, COHORT_TYPE_REIMBURSEMENTS_PAGE},
      {"ASK_ALLOWABLE", COHORT_RECORD_EXPENSE, NULL, COHORT_TYPE_REIMBURSEMENTS_PAGE},
      {"REFUND_DUE", COHORT_RECORD_EXPENSE, NULL, COHORT_TYPE_REIMBURSEMENTS_PAGE},
      {"OVER_PLAN", COHORT_RECORD_PLAN_LINE, NULL, COHORT_TYPE_REIMBURSEMENTS_PAGE},
      {"HOUSING_RULE", COHORT_RECORD_ATTENDANCE, NULL, COHORT_TYPE_CONVENINGS_PAGE},
      {"MEMBER_PRICE", COHORT_RECORD_ATTENDANCE, NULL, COHORT_TYPE_CONVENINGS_PAGE},
      {"PRESENTER_UNCONFIRMED", COHORT_RECORD_ATTENDANCE, NULL, COHORT_TYPE_CONVENINGS_PAGE},
      {"DATE_UNCERTAIN", COHORT_RECORD_ATTENDANCE, NULL, COHORT_TYPE_CONVENINGS_PAGE},
      {"OFFER_OVERDUE", COHORT_RECORD_WAITLIST_ENTRY, NULL, COHORT_TYPE_CONVENINGS_PAGE},
      {"DUPLICATE_PERSON", COHORT_RECORD_ATTENDANCE, NULL, COHORT_TYPE_CONVENINGS_PAGE},
      {"DUPLICATE_PERSON", COHORT_RECORD_PERSON, NULL, COHORT_TYPE_PERSON_PAGE},
      {"TYPED_UNMATCHED", COHORT_RECORD_PERSON, NULL, COHORT_TYPE_PERSON_PAGE},
  };

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'attendance.plan', 'person': 'Priya Raman', 'convening': 'spring-2025'}");
  ui_do (fixture, "{'do': 'plan.add', 'person': 'Priya Raman', 'convening': 'spring-2025',"
                  "'category': 'lodging', 'amount': 9000}");
  ui_do (fixture, "{'do': 'waitlist.join', 'person': 'Ellis Marchetti',"
                  "'convening': 'spring-2025', 'at': '2024-10-02T16:00:00Z'}");
  ui_do (fixture, "{'do': 'expense.add', 'person': 'Priya Raman', 'category': 'lodging',"
                  "'on': '2024-11-10', 'purpose': 'Three nights', 'amount': 45000}");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *place;

    cohort_window_open (fixture->window, "overview", NULL);
    open_finding (fixture, cases[i].id, cases[i].kind, cases[i].code);
    place = ui_require (GTK_WIDGET (fixture->window), cases[i].place, NULL);
    if (!gtk_widget_get_mapped (place))
      g_error ("%s does not open its %s", cases[i].id, G_OBJECT_TYPE_NAME (place));
    if (COHORT_IS_CONVENINGS_PAGE (place)) {
      g_assert_cmpstr (cohort_convenings_page_get_shown (COHORT_CONVENINGS_PAGE (place)), ==,
                       "spring-2025");
      cohort_window_open (fixture->window, "convenings", "fall-2024");
    }
  }
}

static gboolean
is_mended (gpointer page)
{
  return ui_find (page, ADW_TYPE_ACTION_ROW, NO_LEAD) == NULL;
}

static void
test_finding_mended (UiFixture *fixture, gconstpointer data)
{
  const char *const text = NO_LEAD;
  GtkWidget *window = GTK_WIDGET (fixture->window), *page;

  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'person.edit', 'person': 'Marisol Vance', 'lead': false}");
  cohort_window_open (fixture->window, "overview", NULL);
  ui_wait_for_label (fixture, text);
  page = ui_require (window, COHORT_TYPE_OVERVIEW_PAGE, NULL);
  gtk_widget_activate (ui_require (page, ADW_TYPE_ACTION_ROW, text));
  ui_spin (100);
  g_assert_true (gtk_widget_get_mapped (ui_require (window, COHORT_TYPE_TEAM_TABLE, NULL)));
  ui_do (fixture, "{'do': 'person.edit', 'person': 'Devon Okafor', 'lead': true}");
  cohort_window_open (fixture->window, "overview", NULL);
  ui_wait (is_mended, page, "the finding to go");
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait_for_label (fixture, text);
}

static void
test_parts_bar (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    CohortParts parts;
    const char *said; /* by the last part */
  } cases[] = {
      {{.cap = 1000,
        .paid = 100,
        .approved = 200,
        .submitted = 300,
        .committed = 150,
        .available = 250},
       "Available $2.50"},
      {{.cap = 1000, .committed = 1250, .available = -250}, "Short $2.50"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GtkWidget) bar = g_object_ref_sink (cohort_parts_bar_new ());

    cohort_parts_bar_set_parts (COHORT_PARTS_BAR (bar), &cases[i].parts);
    ui_require (bar, GTK_TYPE_BUTTON, cases[i].said);
  }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/overview/empty", test_empty);
  ui_test_add ("/overview/guide", test_guide);
  ui_test_add ("/overview/guide-buttons", test_guide_buttons);
  ui_test_add ("/overview/guide-years", test_guide_years);
  ui_test_add ("/overview/guide-databases", test_guide_databases);
  ui_test_add ("/overview/team", test_team);
  ui_test_add ("/overview/card-names", test_card_names);
  ui_test_add ("/overview/money-follows", test_money_follows);
  ui_test_add ("/overview/rest-stays", test_rest_stays);
  ui_test_add ("/overview/coverage", test_coverage);
  ui_test_add ("/overview/findings-open", test_findings_open);
  ui_test_add ("/overview/finding-mended", test_finding_mended);
  ui_test_add ("/overview/parts-bar", test_parts_bar);
  return ui_test_run ();
}
