/* Opens files whose import shows all that an import can show.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gallery-import.h"

#include "cohort-import-dialog.h"
#include "cohort-workbook.h"

#include <glib/gstdio.h>

#define LONGEST_S 30
/* People of the workbook: who was edited in Cohort too, and who is no longer there. */
#define CHANGED_TWICE 1
#define TAKEN_OUT     2

static const struct {
  const char *name;
  const char *path;  /* in the folder of the tests */
  gboolean unfolded; /* what its columns and words mean */
} samples[] = {
    {"import-answers", "samples/san-joaquin-form-responses.csv", FALSE},
    {"import-columns", "samples/san-joaquin-form-responses.csv", TRUE},
    {"import-problems", "samples/problems.csv", FALSE},
    {"import-words", "samples/problems.csv", TRUE},
    {"import-program", "../data/program/2025-26.json", FALSE},
    {"import-refused", "stories/sample.list", FALSE},
};

/* (nullable): the first descendant of that type */
static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* (transfer none): the dialog of the import, once the file is read */
static GtkWidget *
wait_for_dialog (const char *path)
{
  gint64 end = g_get_monotonic_time () + LONGEST_S * G_TIME_SPAN_SECOND;
  GListModel *windows = gtk_window_get_toplevels ();

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, TRUE);
    for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (COHORT_IS_IMPORT_DIALOG (window) && gtk_widget_get_mapped (window)
          && !gtk_widget_get_mapped (find (window, GTK_TYPE_SPINNER)))
        return window;
    }
  }
  g_error ("%s is not read", path);
}

static void
look_at_file (GalleryCrawl *crawl,
              GtkWindow *window,
              CohortStore *store,
              const char *path,
              gboolean unfolded,
              const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  cohort_import_dialog_open (GTK_WIDGET (window), store, file);
  dialog = wait_for_dialog (path);
  if (unfolded)
    gtk_expander_set_expanded (GTK_EXPANDER (find (dialog, GTK_TYPE_EXPANDER)), TRUE);
  gallery_crawl_dialog (crawl, GTK_WINDOW (dialog), name);
}

static void
put (CohortWorkbook *workbook, lxw_worksheet *sheet, guint row, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    cohort_workbook_put_text (workbook, sheet, row, i, texts[i], COHORT_STYLE_TEXT);
}

#define ROW(workbook, sheet, row, ...)                                                             \
  put (workbook, sheet, row, (const char *const[]){__VA_ARGS__, NULL})

/* Somebody says for all that they travel from Manteca. */
static void
write_people (CohortWorkbook *workbook, CohortSnapshot *snapshot)
{
  lxw_worksheet *sheet = cohort_workbook_add_sheet (workbook, "Team");
  lxw_worksheet *base = cohort_workbook_add_sheet (workbook, "_cohort");
  guint n = 0;

  ROW (workbook, sheet, 0, "cohort:team");
  ROW (workbook, sheet, 1, "id", "given", "home_place");
  ROW (workbook, sheet, 2, "id", "Given name", "Travels from");
  ROW (workbook, base, 0, "format", "1");
  ROW (workbook, base, 1, "county", "39");
  ROW (workbook, base, 2, "year", "2024-25");
  ROW (workbook, base, 3, "sheet", "team", "Team");
  ROW (workbook, base, 4, "columns", "team", "[\"given\",\"home_place\"]");
  COHORT_FOR_EACH (CohortMembership, membership, snapshot, COHORT_RECORD_MEMBERSHIP) {
    const CohortPerson *person
        = cohort_snapshot_find (snapshot, COHORT_RECORD_PERSON, membership->person);
    const char *home = person->home_place != NULL ? person->home_place : "";
    g_autofree char *texts
        = g_strdup_printf ("[\"%s\",\"%s\"]", person->given, n == CHANGED_TWICE ? "Ripon" : home);

    ROW (workbook, base, 5 + n, "row", "team", membership->record.id, texts);
    if (n != TAKEN_OUT)
      ROW (workbook, sheet, 3 + n, membership->record.id, person->given, "Manteca");
    n++;
  }
}

static void
look_at_workbook (GalleryCrawl *crawl, GtkWindow *window, CohortStore *store)
{
  const CohortWorkbookProperties properties = {.title = "", .author = "", .version = "0.1.0"};
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cohort-gallery.XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "county.xlsx", NULL);
  g_autoptr (CohortWorkbook) workbook = cohort_workbook_new (path, &properties, &error);

  g_assert_no_error (error);
  write_people (workbook, cohort_store_get_snapshot (store));
  cohort_workbook_commit (workbook, &error);
  g_assert_no_error (error);
  look_at_file (crawl, window, store, path, FALSE, "import-workbook");
  g_remove (path);
  g_rmdir (folder);
}

void
gallery_import_look (GalleryCrawl *crawl, GtkWindow *window, CohortStore *store)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), samples[i].path, NULL);

    look_at_file (crawl, window, store, path, samples[i].unfolded, samples[i].name);
  }
  look_at_workbook (crawl, window, store);
}
