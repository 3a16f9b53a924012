/* What the pages of the money cost the main thread in a large county, beside the least there is.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-application.h"
#include "cohort-expense-dialog.h"
#include "cohort-findings.h"
#include "cohort-ledger.h"
#include "cohort-money.h"
#include "cohort-overview-page.h"
#include "cohort-reimbursements-page.h"
#include "cohort-why-dialog.h"
#include "main-thread.h"
#include "money-county.h"

#define ROUNDS    5
/* Longer than what another thread counts takes to come. */
#define QUIET_MS  400
#define BARE_ROWS 2000
#define COLUMNS   7

static double
get_quantile (GArray *figures, double share)
{
  g_array_sort (figures, bench_compare_figures);
  return g_array_index (figures, double, (guint)((double)(figures->len - 1) * share));
}

static void
report (const char *what, GArray *longest, GArray *busy, double bare)
{
  double step = get_quantile (longest, 0.5);

  g_print ("%-34s longest step %6.1f ms, ratio to a bare list %5.2f; all steps %7.1f ms%s\n", what,
           step, step / bare, get_quantile (busy, 0.5),
           step > BENCH_FRAME_MS ? "  OVER A FRAME" : "");
}

/* The least there is: a table of plain strings, as many as there are expenses. */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_bare (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkWidget *view, *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < BARE_ROWS; i++) {
    g_autofree char *text = g_strdup_printf ("Expense %u, $%u.00", i, i);

    gtk_string_list_append (strings, text);
  }
  view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (strings))));
  for (guint i = 0; i < COLUMNS; i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkColumnViewColumn *column;

    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
    column = gtk_column_view_column_new ("Column", factory);
    gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    g_object_unref (column);
  }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  return scrolled;
}

static double
bench_bare (AdwWindow *window)
{
  g_autoptr (GArray) longest = g_array_new (FALSE, FALSE, sizeof (double));
  double step;

  for (guint i = 0; i < ROUNDS; i++) {
    gint64 begin = bench_get_work ();
    BenchSteps steps;

    adw_window_set_content (window, make_bare ());
    steps = bench_settle (bench_get_ms (begin), QUIET_MS);
    g_array_append_val (longest, steps.longest);
    adw_window_set_content (window, NULL);
    (void)bench_settle (0, QUIET_MS);
  }
  step = get_quantile (longest, 0.5);
  g_print ("%-34s longest step %6.1f ms\n", "a bare table of 2,000 rows", step);
  return step;
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type)) {
    g_autofree char *label = NULL;

    g_object_get (root, ADW_IS_PREFERENCES_ROW (root) ? "title" : "label", &label, NULL);
    if (g_strcmp0 (label, text) == 0)
      return root;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!cohort_store_run_finish (COHORT_STORE (source), result, &error))
    g_error ("%s", error->message);
  *(gboolean *)user_data = TRUE;
}

/* One expense is edited: the page follows. The writing is on the store's thread. */
static BenchSteps
edit (CohortStore *store, guint round)
{
  const CohortRecord *expense = g_ptr_array_index (
      cohort_snapshot_get_records (cohort_store_get_snapshot (store), COHORT_RECORD_EXPENSE), 0);
  g_autofree char *purpose = g_strdup_printf ("Round %u", round);
  g_autoptr (JsonObject) command
      = cohort_command_new ("expense.edit", "expense", expense->id, "purpose", purpose, NULL);
  BenchSteps steps = {0}, rest;
  gboolean done = FALSE;

  cohort_store_run_async (store, command, NULL, ran_cb, &done);
  while (!done) {
    gint64 begin = bench_get_work ();
    gboolean did = g_main_context_iteration (NULL, FALSE);

    if (did) {
      steps.longest = MAX (steps.longest, bench_get_ms (begin));
      steps.busy += bench_get_ms (begin);
    } else {
      g_usleep (200);
    }
  }
  rest = bench_settle (0, QUIET_MS);
  steps.longest = MAX (steps.longest, rest.longest);
  steps.busy += rest.busy;
  return steps;
}

static void
bench_refresh (CohortStore *store, const char *what, double bare)
{
  g_autoptr (GArray) longest = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *name = g_strdup_printf ("%s, after an edit", what);

  for (guint i = 0; i < ROUNDS; i++) {
    BenchSteps steps = edit (store, i);

    g_array_append_val (longest, steps.longest);
    g_array_append_val (busy, steps.busy);
  }
  report (name, longest, busy, bare);
}

static void
bench_page (AdwWindow *window, CohortStore *store, GType type, const char *what, double bare)
{
  g_autoptr (GArray) longest = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ROUNDS; i++) {
    gint64 begin = bench_get_work ();
    GtkWidget *page = g_object_new (type, NULL);
    BenchSteps steps;

    cohort_page_set_store (COHORT_PAGE (page), store);
    adw_window_set_content (window, page);
    steps = bench_settle (bench_get_ms (begin), QUIET_MS);
    g_array_append_val (longest, steps.longest);
    g_array_append_val (busy, steps.busy);
    if (i + 1 < ROUNDS)
      adw_window_set_content (window, NULL);
    (void)bench_settle (0, QUIET_MS);
  }
  report (what, longest, busy, bare);
  bench_refresh (store, what, bare);
}

/* Each view is made when it is first looked at. */
static void
bench_view (AdwWindow *window, CohortStore *store, const char *label, double bare)
{
  g_autoptr (GArray) longest = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ROUNDS; i++) {
    GtkWidget *page = g_object_new (COHORT_TYPE_REIMBURSEMENTS_PAGE, NULL);
    gint64 begin;
    BenchSteps steps;

    cohort_page_set_store (COHORT_PAGE (page), store);
    adw_window_set_content (window, page);
    (void)bench_settle (0, QUIET_MS);
    begin = bench_get_work ();
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (page, GTK_TYPE_TOGGLE_BUTTON, label)),
                                  TRUE);
    steps = bench_settle (bench_get_ms (begin), QUIET_MS);
    g_array_append_val (longest, steps.longest);
    g_array_append_val (busy, steps.busy);
  }
  report (label, longest, busy, bare);
  bench_refresh (store, label, bare);
}

static GtkWidget *
get_dialog (AdwWindow *window)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

    if (gtk_window_get_transient_for (GTK_WINDOW (other)) == GTK_WINDOW (window))
      return other;
  }
  g_error ("no dialog is open");
}

/* The least a figure "after this" can cost: the cents of all expenses and plan lines, added up. */
static double
bench_sum (CohortSnapshot *snapshot)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 101; i++) {
    gint64 begin = bench_get_work (), sum = 0;
    double elapsed;

    COHORT_FOR_EACH (CohortExpense, expense, snapshot, COHORT_RECORD_EXPENSE) {
      if (cohort_is_known (expense->claimed_cents))
        cohort_money_add (&sum, expense->claimed_cents);
    }
    COHORT_FOR_EACH (CohortPlanLine, line, snapshot, COHORT_RECORD_PLAN_LINE) {
      if (cohort_is_known (line->amount_cents))
        cohort_money_add (&sum, line->amount_cents);
    }
    elapsed = bench_get_ms (begin);
    g_assert_cmpint (sum, >, 0);
    g_array_append_val (figures, elapsed);
  }
  return get_quantile (figures, 0.5);
}

static double
bench_ledger (CohortSnapshot *snapshot)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 31; i++) {
    gint64 begin = bench_get_work ();
    /* Another day each time: the snapshot keeps the one of the last. */
    g_autoptr (CohortLedger) ledger = cohort_ledger_new_on (snapshot, 20040 + (CohortDate)i);
    double elapsed = bench_get_ms (begin);

    g_assert_cmpuint (cohort_ledger_get_sources (ledger)->len, >, 0);
    g_array_append_val (figures, elapsed);
  }
  return get_quantile (figures, 0.5);
}

static double
bench_findings (CohortSnapshot *snapshot)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ROUNDS; i++) {
    gint64 begin = bench_get_work ();
    g_autoptr (GPtrArray) findings = cohort_findings_new (snapshot, 20040);
    double elapsed = bench_get_ms (begin);

    g_assert_cmpuint (findings->len, >, 0);
    g_array_append_val (figures, elapsed);
  }
  return get_quantile (figures, 0.5);
}

/* Every digit typed must be answered in the frame it is typed in. */
static void
bench_typing (AdwWindow *window, CohortStore *store)
{
  static const char *const typed[] = {"4", "45", "450", "450.", "450.5", "450.55", "45", "1"};
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));
  double sum = bench_sum (snapshot), ledger = bench_ledger (snapshot);
  GtkWidget *dialog, *amount;
  gint64 begin = bench_get_work ();
  BenchSteps steps;

  cohort_expense_dialog_present (adw_window_get_content (window), store, NULL);
  steps = bench_settle (bench_get_ms (begin), QUIET_MS);
  g_print ("%-34s longest step %6.1f ms%s\n", "opening the expense form", steps.longest,
           steps.longest > BENCH_FRAME_MS ? "  OVER A FRAME" : "");
  dialog = get_dialog (window);
  amount = find (dialog, ADW_TYPE_ENTRY_ROW, "Amount");
  for (guint i = 0; i < 5 * G_N_ELEMENTS (typed); i++) {
    double elapsed;

    begin = bench_get_work ();
    gtk_editable_set_text (GTK_EDITABLE (amount), typed[i % G_N_ELEMENTS (typed)]);
    elapsed = bench_get_ms (begin);
    g_array_append_val (figures, elapsed);
    (void)bench_settle (0, QUIET_MS);
  }
  g_print ("%-34s p50 %.2f ms, p95 %.2f ms; of that one ledger %.2f ms, a bare sum %.3f ms; "
           "all findings would be %.2f ms%s\n",
           "a digit typed in the expense form", get_quantile (figures, 0.5),
           get_quantile (figures, 0.95), ledger, sum, bench_findings (snapshot),
           get_quantile (figures, 0.5) > BENCH_FRAME_MS ? "  OVER A FRAME" : "");
  gtk_window_destroy (GTK_WINDOW (dialog));
  (void)bench_settle (0, QUIET_MS);
}

static void
bench_why (AdwWindow *window, CohortStore *store, double bare)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  const char *contract = cohort_snapshot_get_contract (snapshot)->record.id;

  for (CohortFigure figure = 0; figure < COHORT_N_FIGURES; figure++) {
    g_autoptr (GArray) longest = g_array_new (FALSE, FALSE, sizeof (double));
    g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (double));
    g_autofree char *what
        = g_strdup_printf ("why this number: %s", cohort_figure_get_code (figure));

    for (guint i = 0; i < 3; i++) {
      gint64 begin = bench_get_work ();
      BenchSteps steps;

      cohort_why_dialog_present (adw_window_get_content (window), snapshot, contract, figure);
      steps = bench_settle (bench_get_ms (begin), QUIET_MS);
      g_array_append_val (longest, steps.longest);
      g_array_append_val (busy, steps.busy);
      gtk_window_destroy (GTK_WINDOW (get_dialog (window)));
      (void)bench_settle (0, QUIET_MS);
    }
    report (what, longest, busy, bare);
  }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!cohort_store_open_finish (COHORT_STORE (source), result, &error))
    g_error ("%s", error->message);
  *(gboolean *)user_data = TRUE;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  (void)cohort_store_close_finish (COHORT_STORE (source), result, NULL);
  *(gboolean *)user_data = TRUE;
}

static void
bench_all (CohortStore *store)
{
  static const char *const views[] = {"Ledger", "Months", "Invoices", "Funding"};
  AdwWindow *window = ADW_WINDOW (adw_window_new ());
  double bare;

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  gtk_window_present (GTK_WINDOW (window));
  (void)bench_settle (0, QUIET_MS);
  bare = bench_bare (window);
  bench_page (window, store, COHORT_TYPE_OVERVIEW_PAGE, "Overview", bare);
  bench_page (window, store, COHORT_TYPE_REIMBURSEMENTS_PAGE, "Expenses", bare);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    bench_view (window, store, views[i], bare);
  bench_typing (window, store);
  bench_why (window, store, bare);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cohort-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "county.db", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -r %s", folder);
  g_autoptr (CohortApplication) application = NULL;
  g_autoptr (CohortStore) store = NULL;
  gboolean done = FALSE;

  if (!gtk_init_check ()) {
    g_print ("There is no display to paint on.\n");
    return 0;
  }
  adw_init ();
  /* Brings the pages' descriptions along. */
  application = cohort_application_new (BASE_ID);
  bench_make_county (path);
  store = cohort_store_new ();
  cohort_store_open_async (store, path, NULL, opened_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  bench_all (store);
  done = FALSE;
  cohort_store_close_async (store, closed_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  return g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL) ? 0 : 1;
}
