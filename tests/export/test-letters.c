/* Letters as a file: whole or not at all, and pages that break well.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-error.h"
#include "cohort-export-error.h"
#include "cohort-letter-fields.h"
#include "cohort-letter-page-private.h"
#include "cohort-letters-pdf.h"
#include "export-fixture.h"

#include <string.h>

/* The welcome letters of everybody, as one PDF. */
static gboolean
write_pdf (const CohortSnapshot *snapshot,
           const char *const *ids,
           const char *path,
           CohortLettersProgress progress,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  const CohortLettersOptions options = {.exported_at = EXPORT_INSTANT};
  const CohortLetterDraftOptions drafts = {.today = export_fixture_get_day (), .ids = ids};
  g_autoptr (GPtrArray) items
    = cohort_letter_items_new_drafts (snapshot, &drafts, cancellable, error);

  return items != NULL && cohort_letters_write_pdf (snapshot, items, &options, path, progress,
                                                    user_data, cancellable, error);
}

typedef struct {
  guint         calls;
  guint         cancel_after; /* 0: never */
  GCancellable *cancellable;
} Progress;

static void
count_progress (guint done, guint total, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpuint (done, ==, ++progress->calls);
  g_assert_cmpuint (total, ==, 6);
  if (done == progress->cancel_after)
    g_cancellable_cancel (progress->cancellable);
}

static void
test_progress (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "letters.pdf", NULL);
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GError) error = NULL;
  Progress progress = {0, 0, NULL};

  g_assert_true (write_pdf (snapshot, NULL, path, count_progress,
                                           &progress, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.calls, ==, 6);
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
  export_fixture_remove_folder (folder);
}

/* Canceled between any two letters, or before the first, what was there stays and nothing is
 * added. */
static void
test_cancel (void)
{
  for (guint after = 0; after <= 6; after++) {
    char *folder = export_fixture_make_folder ();
    g_autofree char *path = g_build_filename (folder, "letters.pdf", NULL);
    g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *before = NULL;
    Progress progress = {0, after, cancellable};

    g_assert_true (g_file_set_contents (path, "before", -1, NULL));
    if (after == 0)
      g_cancellable_cancel (cancellable);
    g_assert_false (write_pdf (snapshot, NULL, path, count_progress,
                                              &progress, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (export_fixture_count_files (folder), ==, 1);
    g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
    g_assert_cmpstr (before, ==, "before");
    export_fixture_remove_folder (folder);
  }
}

static void
test_full_disk (void)
{
  static const guint64 limits[] = {0, 1000, 20000};

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++) {
    char *folder = export_fixture_make_folder ();
    g_autofree char *path = g_build_filename (folder, "letters.pdf", NULL);
    g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
    g_autoptr (GError) error = NULL;
    gboolean written;

    export_fixture_limit_files (limits[i]);
    written = write_pdf (snapshot, NULL, path, NULL, NULL, NULL, &error);
    export_fixture_lift_limit ();
    g_assert_false (written);
    g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
    g_test_message ("%s", error->message);
    g_assert_cmpuint (export_fixture_count_files (folder), ==, 0);
    export_fixture_remove_folder (folder);
  }
}

static void
test_no_folder (void)
{
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (write_pdf (snapshot, NULL, "/nonexistent/letters.pdf",
                                            NULL, NULL, NULL, &error));
  g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_WRITE);
}

static void
test_missing_fields (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "letters.pdf", NULL);
  const CohortLetterSubject subject = {COHORT_LETTER_TO_PERSON, "nameless", NULL};
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  g_autoptr (CohortLetterTemplate) template = cohort_letter_template_load ("welcome", "en", NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  const CohortLetterProblem *problem;

  export_fixture_put (snapshot, COHORT_RECORD_PERSON, "nameless", "family", "Quiroz", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_MEMBERSHIP, "nameless-member", "person", "nameless",
                      "status", "active", NULL);
  problems = cohort_letter_check_subject (template, snapshot, &subject, export_fixture_get_day ());
  g_assert_cmpuint (problems->len, ==, 2);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->id, ==, "nameless");
  g_assert_cmpstr (problem->field, ==, "person.given");

  g_assert_false (
    write_pdf (snapshot, NULL, path, NULL, NULL, NULL, &error));
  g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "Quiroz"));
  g_assert_nonnull (strstr (error->message, "person.given"));
  g_assert_cmpuint (export_fixture_count_files (folder), ==, 0);
  export_fixture_remove_folder (folder);
}

static void
test_nobody (void)
{
  static const char *const strangers[] = {"nobody", NULL};
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new_empty ();

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (write_pdf (snapshot, i == 0 ? NULL : strangers, "/nonexistent/letters.pdf",
                               NULL, NULL, NULL, &error));
    if (i == 0)
      g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_NOT_FOUND);
    else
      g_assert_error (error, COHORT_ERROR, COHORT_ERROR_NOT_FOUND);
  }
}

static void
test_logo (void)
{
  static const struct {
    const char *base64;
    gboolean    usable;
  } cases[] = {
    /* One red pixel. */
    {"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
     TRUE},
    {"", TRUE}, /* no logo */
    {"not base64 at all", FALSE},
    {"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQ==", FALSE}, /* JPEG */
    {"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1Pe", FALSE},   /* cut off */
    {"iVBORw0KGgoAAAANSUhEUn////9/////CAYAAAC5", FALSE},       /* a trap */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CohortSnapshot) snapshot = export_fixture_new_empty ();
    g_autoptr (CohortLetterhead) head = NULL;
    g_autoptr (GError) error = NULL;

    export_fixture_put (snapshot, COHORT_RECORD_SETTING, "logo", "key", COHORT_SETTING_LETTER_LOGO,
                        "value", cases[i].base64, NULL);
    head = cohort_letterhead_new (snapshot, &error);
    g_assert_true ((head != NULL) == cases[i].usable);
    if (!cases[i].usable)
      g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_LOGO);
  }
}

/* The logo stands in for the signature too: both are read by the same code. */
static void
test_pictures (void)
{
  static const char *const pictures[] = {export_fixture_jpeg, export_fixture_png};

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++) {
    g_autoptr (CohortSnapshot) snapshot = export_fixture_new_empty ();
    g_autoptr (CohortLetterhead) head = NULL;
    g_autoptr (GError) error = NULL;
    const CohortLetterPicture *logo;

    export_fixture_put_letterhead (snapshot, pictures[i], pictures[1 - i]);
    head = cohort_letterhead_new (snapshot, &error);
    g_assert_no_error (error);
    logo = cohort_letterhead_get_logo (head);
    g_assert_cmpint (logo->width, ==, 16);
    g_assert_cmpint (logo->height, ==, 8);
    g_assert_true (logo->is_jpeg == (i == 0));
    /* Red, on the screen too. */
    g_assert_cmpint (cairo_image_surface_get_data (logo->surface)[2], >, 150);
    g_assert_cmpint (cairo_image_surface_get_data (logo->surface)[1], <, 90);
    g_assert_true (cohort_letterhead_get_signature (head)->is_jpeg == (i == 1));
  }
}

/* As kept with a letter that was issued. */
static void
test_kept_letterhead (void)
{
  static const struct {
    const char *json;
    int left; /* 0: it cannot be used */
  } cases[] = {
    {"{\"office\":\"An Office\",\"address\":null,\"logo\":null,\"margins\":\"36 40 50 60\"}", 60},
    {"{\"office\":\"An Office\"}", 72},
    {"{\"office\":\"An Office\",\"margins\":\"\"}", 72},
    {"{\"office\":\"An Office\",\"margins\":\"72 72 72\"}", 0},
    {"{\"office\":\"An Office\",\"margins\":\"72 72 72 72 72\"}", 0},
    {"{\"office\":\"An Office\",\"margins\":\"72 72 72 17\"}", 0},
    {"{\"office\":\"An Office\",\"margins\":\"72 72 72 217\"}", 0},
    {"{\"office\":\"An Office\",\"margins\":\"99999999999 72 72 72\"}", 0},
    {"{\"office\":\"An Office\",\"signature\":\"AAAA\"}", 0},
    {"[]", 0},
    {"", 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CohortLetterhead) head = cohort_letterhead_new_from_json (cases[i].json, &error);

    if (cases[i].left == 0) {
      g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_LOGO);
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpstr (cohort_letterhead_get_office (head), ==, "An Office");
    g_assert_null (cohort_letterhead_get_address (head));
    g_assert_cmpint ((int) cohort_letterhead_get_margins (head)->left, ==, cases[i].left);
  }
}

static void
test_deep_letterhead (void)
{
  g_autofree char *deep = g_strnfill (300000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (cohort_letterhead_new_from_json (deep, &error));
  g_assert_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_LOGO);
}

/* The same letters written twice are the same file. */
static void
test_reproducible (void)
{
  char *folder = export_fixture_make_folder ();
  g_autofree char *one = g_build_filename (folder, "one.pdf", NULL);
  g_autofree char *two = g_build_filename (folder, "two.pdf", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (CohortSnapshot) snapshot = export_fixture_new ();
  gsize first_length, second_length;

  g_assert_true (write_pdf (snapshot, NULL, one, NULL, NULL, NULL, NULL));
  g_assert_true (write_pdf (snapshot, NULL, two, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (one, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (two, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
  export_fixture_remove_folder (folder);
}

static void
check_pages (GArray *lines, GArray *pages, const CohortLetterAir *air, double height)
{
  for (guint i = 0; i < pages->len; i++) {
    guint first = g_array_index (pages, guint, i);
    guint end = i + 1 < pages->len ? g_array_index (pages, guint, i + 1) : lines->len;
    double used = 0;

    g_assert_cmpuint (first, <, end);
    g_assert_true (i == 0 || g_array_index (lines, CohortLetterLine, first).may_part);
    for (guint line = first; line < end; line++) {
      const CohortLetterLine *at = &g_array_index (lines, CohortLetterLine, line);

      used += line > first ? cohort_letter_line_get_before (at, air) : 0;
      used += cohort_letter_line_get_height (at, air);
    }
    g_assert_true (used <= height);
  }
}

static void
test_pagination (void)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (CohortLetterLine));
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint run = 0; run < 300; run++) {
    guint n = (guint) g_test_rand_int_range (0, 300);
    CohortLetterAir air;

    g_array_set_size (lines, 0);
    for (guint i = 0; i < n; i++) {
      CohortLetterLine line = {
        .before = g_test_rand_int_range (0, 12),
        .height = g_test_rand_int_range (8, 16),
        /* Often enough that a place to part is always on the page. */
        .may_part = i % 6 == 0 || g_test_rand_bit (),
      };

      g_array_append_val (lines, line);
    }
    air = cohort_letter_paginate (lines, 300, 400, pages);
    g_assert_cmpuint (pages->len, >=, 1);
    if (n > 0)
      check_pages (lines, pages, &air, 400);
  }
}

/* A name of another script turns neither its own line around nor, in a text kept from letter to
 * letter, the next one. */
static void
test_direction (void)
{
  static const struct {
    const char    *markup;
    PangoDirection direction;
  } lines[] = {
    {"<b>\u05e9\u05dc\u05d5\u05dd</b>, teacher leader.", PANGO_DIRECTION_LTR},
    {"Ana, \u05e9\u05dc\u05d5\u05dd", PANGO_DIRECTION_LTR},
    {"\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd SCOP.", PANGO_DIRECTION_RTL},
    {"12, teacher", PANGO_DIRECTION_LTR},
  };
  PangoContext *context = cohort_letter_make_context ();
  PangoLayout *text = cohort_letter_make_text (context, 10, PANGO_WEIGHT_NORMAL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    cohort_letter_set_markup (text, lines[i].markup);
    g_assert_cmpint (
      pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (text, 0)), ==,
      lines[i].direction);
  }
  g_object_unref (text);
  g_object_unref (context);
}

/* What cannot be parted and is higher than a page is cut rather than lost or repeated for ever. */
static void
test_pagination_without_breaks (void)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (CohortLetterLine));
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  CohortLetterLine line = {.height = 30};

  for (guint i = 0; i < 100; i++)
    g_array_append_val (lines, line);
  (void) cohort_letter_paginate (lines, 20, 100, pages);
  g_assert_cmpuint (g_array_index (pages, guint, 1), ==, 1);
  g_assert_cmpuint (g_array_index (pages, guint, 2), ==, 4);
  g_assert_cmpuint (pages->len, ==, 34);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/letters/progress", test_progress);
  g_test_add_func ("/letters/cancel", test_cancel);
  g_test_add_func ("/letters/full-disk", test_full_disk);
  g_test_add_func ("/letters/no-folder", test_no_folder);
  g_test_add_func ("/letters/missing-fields", test_missing_fields);
  g_test_add_func ("/letters/nobody", test_nobody);
  g_test_add_func ("/letters/logo", test_logo);
  g_test_add_func ("/letters/pictures", test_pictures);
  g_test_add_func ("/letters/kept-letterhead", test_kept_letterhead);
  g_test_add_func ("/letters/deep-letterhead", test_deep_letterhead);
  g_test_add_func ("/letters/reproducible", test_reproducible);
  g_test_add_func ("/letters/direction", test_direction);
  g_test_add_func ("/letters/pagination", test_pagination);
  g_test_add_func ("/letters/pagination-without-breaks", test_pagination_without_breaks);

  return g_test_run ();
}
