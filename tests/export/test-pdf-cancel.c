/* Whoever cancels a PDF does not wait for cairo to end it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-pdf-file.h"
#include "export-fixture.h"

#include <gio/gio.h>
#include <stdlib.h>

/* What happened, told between the threads. */
typedef struct {
  GMutex mutex;
  GCond changed;
  gboolean returned;  /* the writing */
  gboolean destroyed; /* the surface that was drawn on */
  gboolean in_order;
} Course;

/* Ends the surface only once the writing has returned; gives up where it would wait forever. */
static void
end_surface (gpointer data)
{
  Course *course = data;
  gint64 until = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  g_mutex_lock (&course->mutex);
  while (!course->returned && g_cond_wait_until (&course->changed, &course->mutex, until))
    ;
  course->in_order = course->returned;
  course->destroyed = TRUE;
  g_cond_broadcast (&course->changed);
  g_mutex_unlock (&course->mutex);
}

static gboolean
draw_and_cancel (cairo_t *cr, gpointer data, GError **error)
{
  static const cairo_user_data_key_t key;

  cairo_move_to (cr, 72, 72);
  cairo_show_text (cr, "Dear Ana,");
  cairo_show_page (cr);
  g_assert_cmpint (cairo_surface_set_user_data (cairo_get_target (cr), &key, data, end_surface), ==,
                   CAIRO_STATUS_SUCCESS);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "canceled");
  return FALSE;
}

static void
write_canceled (const char *folder, Course *course)
{
  const CohortPdfProperties properties = {.title = "Letters", .exported_at = EXPORT_INSTANT};
  g_autofree char *path = g_build_filename (folder, "letters.pdf", NULL);
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_empty ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      cohort_pdf_write (snapshot, &properties, path, draw_and_cancel, course, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_returns_first (void)
{
  char *folder = export_fixture_make_folder ();
  Course course = {0};

  g_mutex_init (&course.mutex);
  g_cond_init (&course.changed);
  write_canceled (folder, &course);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 0);
  g_mutex_lock (&course.mutex);
  course.returned = TRUE;
  g_cond_broadcast (&course.changed);
  while (!course.destroyed)
    g_cond_wait (&course.changed, &course.mutex);
  g_assert_true (course.in_order);
  g_mutex_unlock (&course.mutex);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 0);
  export_fixture_remove_folder (folder);
}

/* The program may end while the surface has not. */
static void
test_exits (void)
{
  if (g_test_subprocess ()) {
    static Course course;
    char *folder = export_fixture_make_folder ();

    write_canceled (folder, &course);
    export_fixture_remove_folder (folder);
    exit (EXIT_SUCCESS);
  }
  g_test_trap_subprocess (NULL, 10 * G_TIME_SPAN_SECOND, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf-cancel/returns-first", test_returns_first);
  g_test_add_func ("/pdf-cancel/exits", test_exits);

  return g_test_run ();
}
