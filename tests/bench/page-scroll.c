/* What a full year and its History cost the main thread when scrolled, beside a bare list.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-application.h"
#include "cohort-command.h"
#include "cohort-history-page.h"
#include "cohort-year-page.h"
#include "main-thread.h"

#define N_OPPORTUNITIES 60
#define N_ACTIVITIES    400
#define N_GOALS         40
#define N_CHANGES       150
#define QUIET_MS        120
/* Longer than the store's thread takes to read what is shown. */
#define READING_MS      1000
#define NOTCHES         60
#define NOTCH           80

typedef struct {
  double middle;
  double longest;
} Scroll;

/* Scrolls all the way down, a notch at a time. */
static Scroll
scroll (GtkWidget *window)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (window));

  gtk_adjustment_set_value (down, 0);
  (void)bench_settle (0, QUIET_MS);
  for (guint i = 0; i < NOTCHES; i++) {
    gint64 begin = bench_get_work ();
    double longest = 0;
    gint64 frame = g_get_monotonic_time ();

    gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + NOTCH);
    gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + NOTCH / 4);
    longest = bench_get_ms (begin);
    while (g_get_monotonic_time () - frame < 2 * (gint64)BENCH_FRAME_MS * G_TIME_SPAN_MILLISECOND) {
      gboolean did;

      begin = bench_get_work ();
      did = g_main_context_iteration (NULL, FALSE);
      if (did)
        longest = MAX (longest, bench_get_ms (begin));
      else
        g_usleep (200);
    }
    g_array_append_val (figures, longest);
  }
  g_array_sort (figures, bench_compare_figures);
  return (Scroll){g_array_index (figures, double, NOTCHES / 2),
                  g_array_index (figures, double, NOTCHES - 1)};
}

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

/* The least there is: a list of plain strings. */
static GtkWidget *
make_bare (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < N_ACTIVITIES; i++) {
    g_autofree char *text = g_strdup_printf ("Activity %u", i);

    gtk_string_list_append (strings, text);
  }
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_scrolled_window_set_child (
      GTK_SCROLLED_WINDOW (scrolled),
      gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (strings))),
                         factory));
  return scrolled;
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *label)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static double
get_distance (GtkWidget *scrolled)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  return gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
}

/* What there is most to scroll down in: the views' chips are in a scrolled window, too. */
static GtkWidget *
find_longest (GtkWidget *root)
{
  GtkWidget *longest = GTK_IS_SCROLLED_WINDOW (root) ? root : NULL;

  if (!gtk_widget_get_mapped (root))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_longest (child);

    if (found != NULL && (longest == NULL || get_distance (found) > get_distance (longest)))
      longest = found;
  }
  return longest;
}

static void
report (const char *what, double first, Scroll steps, const Scroll *bare)
{
  g_print ("%-24s shown %6.1f ms; scrolled: longest step %6.1f ms, in the middle %5.2f ms, "
           "ratio to a bare list %5.2f and %5.2f%s\n",
           what, first, steps.longest, steps.middle, steps.longest / bare->longest,
           steps.middle / bare->middle, steps.middle > BENCH_FRAME_MS ? "  OVER A FRAME" : "");
}

static void
bench_view (GtkWidget *page, const char *label, const Scroll *bare)
{
  gint64 begin = bench_get_work ();
  double first;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (page, GTK_TYPE_TOGGLE_BUTTON, label)),
                                TRUE);
  first = bench_settle (bench_get_ms (begin), QUIET_MS).longest;
  report (label, first, scroll (find_longest (page)), bare);
}

static void
bench_all (CohortStore *store)
{
  static const char *const views[] = {"Opportunities", "Timeline", "Action Plan", "Community"};
  AdwWindow *window = ADW_WINDOW (adw_window_new ());
  GtkWidget *page;
  GtkWidget *plain = make_bare ();
  gint64 begin;
  double first;
  Scroll bare;

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  gtk_window_present (GTK_WINDOW (window));
  (void)bench_settle (0, QUIET_MS);
  begin = bench_get_work ();
  adw_window_set_content (window, plain);
  first = bench_settle (bench_get_ms (begin), QUIET_MS).longest;
  bare = scroll (plain);
  report ("a bare list", first, bare, &bare);
  begin = bench_get_work ();
  page = g_object_new (COHORT_TYPE_YEAR_PAGE, NULL);
  cohort_page_set_store (COHORT_PAGE (page), store);
  adw_window_set_content (window, page);
  first = bench_settle (bench_get_ms (begin), QUIET_MS).longest;
  g_print ("%-24s shown %6.1f ms\n", "the page", first);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    bench_view (page, views[i], &bare);
  begin = bench_get_work ();
  page = g_object_new (COHORT_TYPE_HISTORY_PAGE, NULL);
  cohort_page_set_store (COHORT_PAGE (page), store);
  adw_window_set_content (window, page);
  first = bench_settle (bench_get_ms (begin), READING_MS).longest;
  report ("History", first, scroll (find_longest (page)), &bare);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The county */

static JsonObject *
make_opportunity (guint i)
{
  g_autofree char *title = g_strdup_printf ("Workshop %u for science leaders of the county", i + 1);
  g_autofree char *start
      = g_strdup_printf ("%u-%02u-%02u", i % 12 < 6 ? 2024 : 2025, (i + 6) % 12 + 1, 5 + i % 20);
  g_autofree char *deadline
      = g_strdup_printf ("%u-%02u-%02u", i % 12 < 6 ? 2024 : 2025, (i + 6) % 12 + 1, 1 + i % 4);

  return cohort_command_new ("opportunity.add", "title", title, "provider", "The county office",
                             "start", start, "deadline", deadline, "audience", "teacher-leader",
                             NULL);
}

static JsonObject *
make_activity (guint i, const char *component)
{
  g_autofree char *title = g_strdup_printf ("Meeting %u of a lesson study", i + 1);
  g_autofree char *on
      = g_strdup_printf ("%u-%02u-%02u", i % 12 < 6 ? 2024 : 2025, (i + 6) % 12 + 1, 1 + i % 28);

  return cohort_command_new ("activity.add", "component", component, "title", title, "on", on,
                             NULL);
}

static JsonObject *
make_goal (guint i)
{
  g_autofree char *text = g_strdup_printf ("Goal %u of the county's action plan", i + 1);

  return cohort_command_new ("goal.add", "kind", "goal", "text", text, NULL);
}

typedef struct {
  gboolean is_done;
  GError *error; /* (owned) (nullable) */
} Wait;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->is_done = TRUE;
  (void)cohort_store_open_finish (COHORT_STORE (source), result, &wait->error);
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->is_done = TRUE;
  (void)cohort_store_init_finish (COHORT_STORE (source), result, &wait->error);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->is_done = TRUE;
  (void)cohort_store_run_finish (COHORT_STORE (source), result, &wait->error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->is_done = TRUE;
  (void)cohort_store_close_finish (COHORT_STORE (source), result, NULL);
}

static void
wait_for (Wait *wait)
{
  while (!wait->is_done)
    g_main_context_iteration (NULL, TRUE);
  if (wait->error != NULL)
    g_error ("%s", wait->error->message);
  wait->is_done = FALSE;
}

static void
run (CohortStore *store, JsonObject *command)
{
  Wait wait = {0};

  cohort_store_run_async (store, command, NULL, ran_cb, &wait);
  wait_for (&wait);
}

/* One big change, and many small ones. */
static void
fill (CohortStore *store)
{
  GPtrArray *components = cohort_program_get_components (
      cohort_snapshot_get_program (cohort_store_get_snapshot (store)));
  const CohortProgramTerm *component = g_ptr_array_index (components, 0);
  g_autoptr (JsonObject) batch = cohort_command_new ("batch", "label", "a full year", NULL);
  JsonArray *commands = json_array_new ();

  for (guint i = 0; i < N_GOALS; i++)
    json_array_add_object_element (commands, make_goal (i));
  for (guint i = 0; i < N_OPPORTUNITIES; i++)
    json_array_add_object_element (commands, make_opportunity (i));
  for (guint i = N_CHANGES; i < N_ACTIVITIES; i++)
    json_array_add_object_element (commands, make_activity (i, component->code));
  json_object_set_array_member (batch, "commands", commands);
  run (store, batch);
  for (guint i = 0; i < N_CHANGES; i++) {
    g_autoptr (JsonObject) command = make_activity (i, component->code);

    run (store, command);
  }
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cohort-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "county.db", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -r %s", folder);
  g_autoptr (CohortApplication) application = NULL;
  g_autoptr (CohortStore) store = NULL;
  Wait wait = {0};

  if (!gtk_init_check ()) {
    g_print ("There is no display to paint on.\n");
    return 0;
  }
  adw_init ();
  /* Brings the pages' descriptions along. */
  application = cohort_application_new (BASE_ID);
  store = cohort_store_new ();
  cohort_store_open_async (store, path, NULL, opened_cb, &wait);
  wait_for (&wait);
  cohort_store_init_async (
      store, cohort_program_find_county (cohort_store_get_program (store), "San Joaquin")->number,
      "2024-25", begun_cb, &wait);
  wait_for (&wait);
  fill (store);
  bench_all (store);
  cohort_store_close_async (store, closed_cb, &wait);
  wait_for (&wait);
  return g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL) ? 0 : 1;
}
