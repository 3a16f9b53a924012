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
  GCancellable *cancellable;
  cairo_surface_t *picture;
} Course;

/* Until the writing has returned; gives up where it would wait forever. */
static void
wait_for_return (Course *course)
{
  gint64 until = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (!course->returned && g_cond_wait_until (&course->changed, &course->mutex, until))
    ;
  course->in_order = course->returned;
}

/* Ends the surface only once the writing has returned. */
static void
end_surface (gpointer data)
{
  Course *course = data;

  g_mutex_lock (&course->mutex);
  wait_for_return (course);
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

/* Cairo asks for this picture of the last page when it ends the file. */
static cairo_surface_t *
cancel_at_the_end (cairo_pattern_t *pattern,
                   void *data,
                   cairo_surface_t *target,
                   const cairo_rectangle_int_t *extents)
{
  Course *course = data;

  g_cancellable_cancel (course->cancellable);
  g_mutex_lock (&course->mutex);
  wait_for_return (course);
  g_mutex_unlock (&course->mutex);
  return cairo_surface_reference (course->picture);
}

static void
release_picture (cairo_pattern_t *pattern, void *data, cairo_surface_t *picture)
{
  cairo_surface_destroy (picture);
}

static gboolean
draw_all (cairo_t *cr, gpointer data, GError **error)
{
  static const cairo_user_data_key_t key;
  cairo_pattern_t *pattern
      = cairo_pattern_create_raster_source (data, CAIRO_CONTENT_COLOR, 100, 100);

  cairo_raster_source_pattern_set_acquire (pattern, cancel_at_the_end, release_picture);
  cairo_set_source (cr, pattern);
  cairo_rectangle (cr, 0, 0, 100, 100);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  g_assert_cmpint (cairo_surface_set_user_data (cairo_get_target (cr), &key, data, end_surface), ==,
                   CAIRO_STATUS_SUCCESS);
  return TRUE;
}

/* When all is drawn, fonts are still to be made and the disk is to be waited for. */
static void
test_at_the_end (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "letters.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_empty ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const CohortPdfProperties properties
      = {.title = "Letters", .exported_at = EXPORT_INSTANT, .cancellable = cancellable};
  Course course = {.cancellable = cancellable,
                   .picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100)};

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_mutex_init (&course.mutex);
  g_cond_init (&course.changed);
  g_assert_false (cohort_pdf_write (snapshot, &properties, path, draw_all, &course, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
  g_mutex_lock (&course.mutex);
  course.returned = TRUE;
  g_cond_broadcast (&course.changed);
  while (!course.destroyed)
    g_cond_wait (&course.changed, &course.mutex);
  g_assert_true (course.in_order);
  g_mutex_unlock (&course.mutex);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
  cairo_surface_destroy (course.picture);
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
  g_test_add_func ("/pdf-cancel/at-the-end", test_at_the_end);
  g_test_add_func ("/pdf-cancel/exits", test_exits);

  return g_test_run ();
}
