/* What is to be done: a few things as rows, many of them by kind, and rows only for what is looked
 * at. Copyright 2026 The Cohort authors SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-finding-row.h"
#include "cohort-findings-expander.h"
#include "cohort-to-do-group.h"
#include "cohort-ui-fixture.h"

static void
free_finding (gpointer data)
{
  CohortFinding *finding = data;

  g_free (finding->subject);
  g_free (finding->text);
  g_free (finding);
}

static GPtrArray *
make_findings (void)
{
  return g_ptr_array_new_with_free_func (free_finding);
}

/* From the number @first on, so that two lists can differ in what they begin with. */
static void
add_findings (GPtrArray *findings, const char *id, guint first, guint n, gboolean urgent)
{
  for (guint i = first; i < first + n; i++) {
    CohortFinding *finding = g_new0 (CohortFinding, 1);

    finding->id = id;
    finding->kind = COHORT_RECORD_EXPENSE;
    finding->subject = g_strdup_printf ("%s-%u", id, i);
    finding->text = g_strdup_printf ("%s number %u", id, i);
    finding->cents = COHORT_UNKNOWN;
    finding->urgent = urgent;
    g_ptr_array_add (findings, finding);
  }
}

/* Each row of a finding leads somewhere; nothing else here does. */
static guint
count_rows (GtkWidget *root)
{
  guint n = ADW_IS_ACTION_ROW (root)
            && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), "win.open") == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static GtkWidget *
open_group (UiFixture *fixture)
{
  GtkWidget *group = g_object_new (COHORT_TYPE_TO_DO_GROUP, NULL);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), group);
  return group;
}

static void
test_few (UiFixture *fixture, gconstpointer data)
{
  static const struct {
    guint n;
    guint n_rows;
    const char *rest; /* (nullable) */
  } cases[] = {
      {0, 0, NULL},
      {1, 1, NULL},
      {6, 6, NULL},
      {7, 6, "1 more like these"},
      {40, 6, "34 more like these"},
  };
  GtkWidget *group = open_group (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) findings = make_findings ();

    add_findings (findings, "NO_RECEIPT", 0, cases[i].n, FALSE);
    cohort_to_do_group_show (COHORT_TO_DO_GROUP (group), findings);
    g_assert_cmpuint (count_rows (group), ==, cases[i].n_rows);
    if (cases[i].rest != NULL)
      ui_require (group, COHORT_TYPE_FINDINGS_EXPANDER, cases[i].rest);
    else
      g_assert_null (ui_find (group, COHORT_TYPE_FINDINGS_EXPANDER, NULL));
    g_assert_true ((ui_find (group, ADW_TYPE_ACTION_ROW, "Nothing needs you now") != NULL)
                   == (cases[i].n == 0));
  }
}

/* Five hundred things are a few rows, the urgent kinds first. */
static void
test_many (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = make_findings ();
  GtkWidget *group = open_group (fixture), *late, *receipts;

  add_findings (findings, "LATE_CLAIM", 0, 198, TRUE);
  add_findings (findings, "NO_LEAD", 0, 1, FALSE);
  add_findings (findings, "UNPRICED", 0, 1, FALSE);
  add_findings (findings, "NO_RECEIPT", 0, 300, FALSE);
  cohort_to_do_group_show (COHORT_TO_DO_GROUP (group), findings);
  g_assert_cmpuint (count_rows (group), ==, 2);
  late = ui_require (group, COHORT_TYPE_FINDINGS_EXPANDER, "Claimed late · 198");
  receipts = ui_require (group, COHORT_TYPE_FINDINGS_EXPANDER, "No receipt · 300");
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (late)), ==, 0);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (receipts)), ==, 3);
  ui_require (group, GTK_TYPE_LABEL, "500 things to look at");
}

static gboolean
has_rows (gpointer data)
{
  const guint *wanted = g_object_get_data (data, "wanted");

  return count_rows (data) == *wanted;
}

static void
wait_for_rows (GtkWidget *expander, guint n)
{
  g_object_set_data (G_OBJECT (expander), "wanted", &n);
  ui_wait (has_rows, expander, "the rows that are shown");
  ui_spin (50);
  g_assert_cmpuint (count_rows (expander), ==, n);
}

/* Rows are made when they are looked at, forty of them, and more when more are asked for. */
static void
test_unfold (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = make_findings ();
  GtkWidget *group = open_group (fixture), *expander;

  add_findings (findings, "NO_RECEIPT", 0, 95, FALSE);
  cohort_to_do_group_show (COHORT_TO_DO_GROUP (group), findings);
  expander = ui_require (group, COHORT_TYPE_FINDINGS_EXPANDER, NULL);
  g_assert_cmpuint (count_rows (expander), ==, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  g_assert_cmpuint (count_rows (expander), <, 10);
  wait_for_rows (expander, 40);
  ui_press (ui_require (expander, GTK_TYPE_BUTTON, "Show 40 _More"));
  wait_for_rows (expander, 80);
  ui_press (ui_require (expander, GTK_TYPE_BUTTON, "Show 15 _More"));
  wait_for_rows (expander, 95);
  g_assert_null (ui_find (expander, GTK_TYPE_BUTTON, "Show 15 _More"));
}

/* What did not change stays as it is: the rows, and that they are unfolded. */
static void
test_follow (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = make_findings ();
  g_autoptr (GPtrArray) after = make_findings ();
  GtkWidget *group = open_group (fixture), *expander, *row, *single;

  add_findings (before, "NO_LEAD", 0, 1, FALSE);
  add_findings (before, "NO_RECEIPT", 0, 60, FALSE);
  cohort_to_do_group_show (COHORT_TO_DO_GROUP (group), before);
  single = ui_require (group, ADW_TYPE_ACTION_ROW, "NO_LEAD number 0");
  expander = ui_require (group, COHORT_TYPE_FINDINGS_EXPANDER, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  wait_for_rows (expander, 40);
  row = ui_require (expander, ADW_TYPE_ACTION_ROW, "NO_RECEIPT number 9");
  add_findings (after, "PROJECTED_SHORT", 0, 1, TRUE);
  add_findings (after, "NO_LEAD", 0, 1, FALSE);
  add_findings (after, "NO_RECEIPT", 0, 10, FALSE);
  add_findings (after, "NO_RECEIPT", 11, 49, FALSE);
  cohort_to_do_group_show (COHORT_TO_DO_GROUP (group), after);
  g_assert_true (ui_require (group, ADW_TYPE_ACTION_ROW, "NO_LEAD number 0") == single);
  g_assert_true (ui_require (group, COHORT_TYPE_FINDINGS_EXPANDER, "No receipt · 59") == expander);
  g_assert_true (ui_require (expander, ADW_TYPE_ACTION_ROW, "NO_RECEIPT number 9") == row);
  wait_for_rows (expander, 40);
  g_assert_null (ui_find (expander, ADW_TYPE_ACTION_ROW, "NO_RECEIPT number 10"));
  ui_require (expander, ADW_TYPE_ACTION_ROW, "NO_RECEIPT number 11");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/to-do/few", test_few);
  ui_test_add ("/to-do/many", test_many);
  ui_test_add ("/to-do/unfold", test_unfold);
  ui_test_add ("/to-do/follow", test_follow);
  return ui_test_run ();
}
