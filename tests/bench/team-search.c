/* How fast the team is searched, painted and laid out as coverage; every cell painted is checked.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-matrix.h"
#include "cohort-slot-model.h"
#include "cohort-team-contents.h"
#include "cohort-team-model.h"
#include "cohort-team-table.h"
#include "cohort-test-builder.h"
#include "cohort-vocabulary.h"

#include <sqlite3.h>

#define COUNTIES_TIMES_PEOPLE 5800
#define MANY_PEOPLE           100000
#define ROUNDS                7

static const char *const given[] = {"José", "Priya", "Tomás", "Grace", "Lena", "Devon", "Marisol"};
static const char *const family[] = {"Núñez", "Raman", "Herrera", "Whitfield", "Abubakar", "Vance"};

static int
compare_figures (gconstpointer one, gconstpointer other)
{
  double difference = *(const double *)one - *(const double *)other;

  return (difference > 0) - (difference < 0);
}

/* The figure that @share of all are not above; sorts @figures. */
static double
get_quantile (GArray *figures, double share)
{
  g_array_sort (figures, compare_figures);
  return g_array_index (figures, double, (guint)((double)(figures->len - 1) * share));
}

static void
add_person (CohortSnapshot *snapshot, guint number)
{
  guint n_roles;
  const CohortWord *roles = cohort_vocabulary_get_words ("role", &n_roles);
  CohortPerson *person = cohort_record_new (COHORT_RECORD_PERSON, NULL);
  CohortMembership *membership = cohort_record_new (COHORT_RECORD_MEMBERSHIP, NULL);

  person->given = g_strdup (given[number % G_N_ELEMENTS (given)]);
  person->family = g_strdup_printf ("%s %05u", family[number % G_N_ELEMENTS (family)], number);
  person->email = g_strdup_printf ("person%u@example.org", number);
  person->phone = g_strdup_printf ("209-555-%04u", number % 10000);
  membership->person = g_strdup (person->record.id);
  membership->role = g_strdup (roles[number % n_roles].code);
  membership->bands = g_strdup (number % 3 == 0 ? "3-5 6-8" : "9-12");
  membership->status = g_strdup ("active");
  cohort_snapshot_take (snapshot, person);
  cohort_snapshot_take (snapshot, membership);
}

static CohortSnapshot *
make_people (guint n)
{
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  for (guint i = 0; i < n; i++)
    add_person (snapshot, i);
  return snapshot;
}

static void
bench_search (CohortSnapshot *snapshot)
{
  static const char *const typed[]
      = {"jose nunez", "whitfield 00042", "teacher", "person77@example", "209-555-01", "coord"};
  g_autoptr (CohortTeamContents) contents
      = cohort_team_contents_new (snapshot, cohort_date_today (), FALSE);
  g_autoptr (CohortTeamModel) model = cohort_team_model_new ();
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GTimer) timer = g_timer_new ();

  cohort_team_model_take (model, contents);
  for (guint round = 0; round < 3 * G_N_ELEMENTS (typed); round++) {
    const char *text = typed[round % G_N_ELEMENTS (typed)];

    for (gsize length = 1; length <= strlen (text); length++) {
      g_autofree char *part = g_strndup (text, length);
      double elapsed;

      g_timer_start (timer);
      (void)cohort_team_model_search (model, part);
      elapsed = g_timer_elapsed (timer, NULL) * 1000;
      g_array_append_val (figures, elapsed);
    }
  }
  g_print ("a letter typed, %6u people: p50 %.2f ms, p95 %.2f ms (goal: p95 of 10 ms)\n",
           cohort_team_model_get_n_people (model), get_quantile (figures, 0.5),
           get_quantile (figures, 0.95));
}

static sqlite3 *
make_database (CohortSnapshot *snapshot)
{
  sqlite3 *db;
  sqlite3_stmt *insert;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db, "CREATE TABLE placement (person, role, band); BEGIN", NULL, NULL, NULL), ==,
      SQLITE_OK);
  sqlite3_prepare_v2 (db, "INSERT INTO placement VALUES (?, ?, ?)", -1, &insert, NULL);
  COHORT_FOR_EACH (CohortMembership, membership, snapshot, COHORT_RECORD_MEMBERSHIP) {
    g_auto (GStrv) bands = g_strsplit (membership->bands, " ", -1);

    for (guint i = 0; bands[i] != NULL; i++) {
      sqlite3_bind_text (insert, 1, membership->person, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 2, membership->role, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 3, bands[i], -1, SQLITE_TRANSIENT);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  }
  sqlite3_finalize (insert);
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  return db;
}

/* People in the cells, and how often somebody is in one; as the matrix counts them. */
static guint
count_in_sqlite (sqlite3 *db)
{
  sqlite3_stmt *count;
  guint placements = 0;

  sqlite3_prepare_v2 (
      db, "SELECT role, band, count(DISTINCT person) FROM placement GROUP BY role, band", -1,
      &count, NULL);
  while (sqlite3_step (count) == SQLITE_ROW)
    placements += (guint)sqlite3_column_int (count, 2);
  sqlite3_finalize (count);
  return placements;
}

static void
bench_matrix (CohortSnapshot *snapshot)
{
  sqlite3 *db = make_database (snapshot);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GTimer) timer = g_timer_new ();

  for (guint round = 0; round < ROUNDS; round++) {
    CohortMatrix *matrix;
    guint counted;
    double elapsed;

    g_timer_start (timer);
    matrix = cohort_matrix_new (snapshot, COHORT_MATRIX_ROLES_BY_BANDS, NULL, FALSE,
                                cohort_date_today ());
    elapsed = g_timer_elapsed (timer, NULL) * 1000;
    g_array_append_val (ours, elapsed);
    g_timer_start (timer);
    counted = count_in_sqlite (db);
    elapsed = g_timer_elapsed (timer, NULL) * 1000;
    g_array_append_val (theirs, elapsed);
    g_assert_cmpuint (cohort_matrix_get_placements (matrix), ==, counted);
    cohort_matrix_free (matrix);
  }
  g_print ("coverage matrix, %u people: %.2f ms, bare SQLite %.2f ms, ratio %.2f (goal: 2)\n",
           COUNTIES_TIMES_PEOPLE, get_quantile (ours, 0.5), get_quantile (theirs, 0.5),
           get_quantile (ours, 0.5) / get_quantile (theirs, 0.5));
  sqlite3_close (db);
}

/* The window, its table, and what is listed in it. */
typedef struct {
  GtkWidget *window;
  CohortTeamTable *table;
  CohortTeamModel *model;
  GListStore *plain; /* the same, told of as a whole */
  GHashTable *fixed; /* item -> the slot of its own in plain */
  guint n_checked;
  guint n_wrong;
} Paint;

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_for_frames (Paint *paint, guint n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (paint->window);

  for (guint i = 0; i < n; i++) {
    gboolean painted = FALSE;
    gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

    gtk_widget_queue_draw (paint->window);
    while (!painted)
      g_main_context_iteration (NULL, TRUE);
    g_signal_handler_disconnect (clock, handler);
  }
}

static void
find_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_mapped (widget))
    return;
  if (g_str_equal (gtk_widget_get_css_name (widget), "row")) {
    g_ptr_array_add (rows, widget);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_rows (child, rows);
}

static double
get_top (GtkWidget *row)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, GTK_WIDGET (gtk_widget_get_root (row)), &bounds)
             ? bounds.origin.y
             : -1;
}

static int
compare_rows (gconstpointer one, gconstpointer other)
{
  double difference = get_top (*(GtkWidget *const *)one) - get_top (*(GtkWidget *const *)other);

  return (difference > 0) - (difference < 0);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* Every row on the screen, from the top, must say what the data say at that place of the list. */
static void
check_cells (Paint *paint)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GArray) columns = cohort_team_table_list_columns (paint->table);

  find_rows (GTK_WIDGET (paint->table), rows);
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++) {
    CohortTeamItem *item = cohort_team_model_get_item (paint->model, i);
    GtkWidget *cell = gtk_widget_get_first_child (rows->pdata[i]);

    for (guint j = 0; j < columns->len && item != NULL; j++) {
      const CohortTeamColumn *column = &g_array_index (columns, CohortTeamColumn, j);
      g_autofree char *text = cohort_team_cell_dup_text (column->cell, column->place, item);

      if (!column->shown)
        continue;
      paint->n_checked++;
      if (*text != '\0' && (cell == NULL || !says (cell, text)))
        paint->n_wrong++;
      cell = cell != NULL ? gtk_widget_get_next_sibling (cell) : NULL;
    }
    if (item == NULL)
      paint->n_wrong++;
  }
}

/* A slot for each person that never changes, as a plain list has. */
static GHashTable *
make_fixed (CohortTeamModel *model)
{
  GHashTable *fixed = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_autoptr (CohortSlotModel) slots = cohort_slot_model_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < cohort_team_model_get_n_listed (model); i++)
    g_ptr_array_add (items, cohort_team_model_get_item (model, i));
  cohort_slot_model_refill (slots, items, items);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (fixed, items->pdata[i], g_list_model_get_item (G_LIST_MODEL (slots), i));
  return fixed;
}

static void
splice_plain (Paint *paint)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  guint n = cohort_team_model_get_n_listed (paint->model);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (
        all, g_hash_table_lookup (paint->fixed, cohort_team_model_get_item (paint->model, i)));
  g_list_store_splice (paint->plain, 0, g_list_model_get_n_items (G_LIST_MODEL (paint->plain)),
                       all->pdata, n);
}

/* Milliseconds from what is typed to the painted frame. */
static double
type (Paint *paint, const char *text, gboolean plain)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  double elapsed;

  cohort_team_table_scroll_to_top (paint->table);
  (void)cohort_team_model_search (paint->model, text);
  if (plain)
    splice_plain (paint);
  wait_for_frames (paint, 1);
  elapsed = g_timer_elapsed (timer, NULL) * 1000;
  wait_for_frames (paint, 2);
  check_cells (paint);
  return elapsed;
}

static double
bench_way (Paint *paint, gboolean plain)
{
  static const char *const typed[] = {"t", "te", "tea", "", "p", "pr", "pri", ""};
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));
  GtkSelectionModel *slots = GTK_SELECTION_MODEL (cohort_team_model_get_slots (paint->model));
  GtkMultiSelection *selection
      = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (paint->plain)));

  if (plain)
    splice_plain (paint);
  cohort_team_table_set_model (paint->table, plain ? GTK_SELECTION_MODEL (selection) : slots);
  wait_for_frames (paint, 3);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
      double elapsed = type (paint, typed[i], plain);

      g_array_append_val (figures, elapsed);
    }
  cohort_team_table_set_model (paint->table, NULL);
  g_object_unref (selection);
  g_list_store_remove_all (paint->plain);
  return get_quantile (figures, 0.5);
}

static void
bench_paint (CohortSnapshot *snapshot)
{
  g_autoptr (CohortTeamContents) contents
      = cohort_team_contents_new (snapshot, cohort_date_today (), FALSE);
  Paint paint = {.window = gtk_window_new (), .model = cohort_team_model_new ()};
  double ours, plain;
  guint plain_wrong;

  paint.table = g_object_new (COHORT_TYPE_TEAM_TABLE, NULL);
  paint.plain = g_list_store_new (COHORT_TYPE_SLOT);
  cohort_team_model_take (paint.model, contents);
  paint.fixed = make_fixed (paint.model);
  (void)cohort_team_table_set_program (paint.table, cohort_snapshot_get_program (snapshot));
  gtk_window_set_default_size (GTK_WINDOW (paint.window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (paint.window), GTK_WIDGET (paint.table));
  gtk_window_present (GTK_WINDOW (paint.window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (paint.table)))
    g_main_context_iteration (NULL, TRUE);
  plain = bench_way (&paint, TRUE);
  plain_wrong = paint.n_wrong;
  ours = bench_way (&paint, FALSE);
  g_print ("typed to painted, %u people: %.1f ms, whole-list items_changed %.1f ms, ratio %.2f "
           "(goal: 0.5); %u of %u cells wrong, "
           "%u of them in the plain way\n",
           COUNTIES_TIMES_PEOPLE, ours, plain, ours / plain, paint.n_wrong, paint.n_checked,
           plain_wrong);
  gtk_window_destroy (GTK_WINDOW (paint.window));
  g_object_unref (paint.plain);
  g_hash_table_unref (paint.fixed);
  g_object_unref (paint.model);
  if (paint.n_wrong > plain_wrong || paint.n_checked == 0)
    g_error ("what is on the screen is not what the data say");
}

int
main (void)
{
  g_autoptr (CohortSnapshot) some = make_people (COUNTIES_TIMES_PEOPLE);
  g_autoptr (CohortSnapshot) many = make_people (MANY_PEOPLE);

  bench_search (some);
  bench_search (many);
  bench_matrix (some);
  if (!gtk_init_check ()) {
    g_print ("There is no display to paint on.\n");
    return 0;
  }
  adw_init ();
  bench_paint (some);
  return 0;
}
