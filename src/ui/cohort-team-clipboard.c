/* Rows of the team to a spreadsheet and back, by way of the clipboard.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-team-clipboard.h"

#include "cohort-cells.h"
#include "cohort-date.h"
#include "cohort-import-dialog.h"
#include "cohort-run.h"
#include "cohort-synonyms.h"

#include <glib/gi18n-lib.h>

/* A first row with fewer words that name columns is one of people: "Lead" alone names nothing. */
#define LEAST_HEADINGS 2

static char *
dup_cell (const CohortTeamColumn *column, CohortTeamItem *item)
{
  if (column->cell == COHORT_TEAM_CELL_SINCE)
    return cohort_team_item_get_since (item) != 0
               ? cohort_date_format_iso (cohort_team_item_get_since (item))
               : g_strdup ("");
  return cohort_team_cell_dup_text (column->cell, column->place, item);
}

/** cohort_team_table_export_new: @items: (element-type CohortTeamItem): one row each */
CohortTableExport *
cohort_team_table_export_new (GPtrArray *items, GArray *columns)
{
  CohortTableExport *table = cohort_table_export_new ();

  for (guint i = 0; i < columns->len; i++) {
    const CohortTeamColumn *column = &g_array_index (columns, CohortTeamColumn, i);

    if (column->shown)
      cohort_table_export_add_column (table, column->title,
                                      column->cell == COHORT_TEAM_CELL_SINCE ? COHORT_TABLE_DATE
                                                                             : COHORT_TABLE_TEXT);
  }
  for (guint i = 0; i < items->len; i++) {
    g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

    for (guint j = 0; j < columns->len; j++) {
      const CohortTeamColumn *column = &g_array_index (columns, CohortTeamColumn, j);

      if (column->shown)
        g_ptr_array_add (cells, dup_cell (column, items->pdata[i]));
    }
    cohort_table_export_add_row (table, (const char *const *)cells->pdata);
  }
  return table;
}

/** cohort_team_copy: puts rows on the clipboard, for spreadsheets and for documents */
void
cohort_team_copy (GtkWidget *widget, GPtrArray *items, GArray *columns)
{
  g_autoptr (CohortTableExport) table = cohort_team_table_export_new (items, columns);
  g_autofree char *text = cohort_table_export_dup_tabbed (table);
  g_autofree char *html = cohort_table_export_dup_html (table);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[] = {
      gdk_content_provider_new_typed (G_TYPE_STRING, text),
      gdk_content_provider_new_for_bytes ("text/html", bytes),
  };
  g_autoptr (GdkContentProvider) both
      = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}

static gboolean
has_headings (const CohortRow *row, const CohortSynonyms *synonyms)
{
  guint n = 0, n_texts = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    const char *text = row->cells[i].text;
    CohortSynonymMatch match;

    if (text == NULL)
      continue;
    n_texts++;
    if (strchr (text, '@') != NULL)
      return FALSE;
    if (cohort_synonyms_find (synonyms, "fields", text, NULL, &match))
      n++;
  }
  return n >= MIN (LEAST_HEADINGS, MAX (n_texts, 1));
}

static const CohortRow *
get_first_row (const CohortCells *cells)
{
  const CohortSheet *sheet = cells->sheets->len > 0 ? cells->sheets->pdata[0] : NULL;

  for (guint i = 0; sheet != NULL && i < sheet->rows->len; i++) {
    const CohortRow *row = sheet->rows->pdata[i];

    if (row->n_cells > 0)
      return row;
  }
  return NULL;
}

static char *
make_heading_line (GArray *columns, guint n_cells, char delimiter)
{
  GString *line = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < columns->len && n < n_cells; i++) {
    const CohortTeamColumn *column = &g_array_index (columns, CohortTeamColumn, i);

    if (!column->shown)
      continue;
    if (n++ > 0)
      g_string_append_c (line, delimiter);
    g_string_append (line, column->title);
  }
  g_string_append_c (line, '\n');
  return g_string_free (line, FALSE);
}

static void
say_empty (GError **error)
{
  g_set_error_literal (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_NO_TABLE,
                       _ ("There are no cells to paste. Copy them in a spreadsheet first."));
}

/**
 * cohort_team_cells_add_headings:
 * @text: cells, separated by tabs or commas
 * @columns: (element-type CohortTeamColumn): what they are when they do not say so themselves
 *
 * Returns: (transfer full): @text, after a row of headings if it has none; %NULL with @error when
 * it is no table
 */
char *
cohort_team_cells_add_headings (const char *text, GArray *columns, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, _ ("Pasted cells"), NULL, error);
  g_autoptr (CohortSynonyms) synonyms = cells != NULL ? cohort_synonyms_load (error) : NULL;
  g_autofree char *headings = NULL;
  const CohortRow *row;

  if (synonyms == NULL)
    return NULL;
  row = get_first_row (cells);
  if (row == NULL) {
    say_empty (error);
    return NULL;
  }
  if (!has_headings (row, synonyms))
    headings = make_heading_line (columns, row->n_cells,
                                  cells->delimiter != 0 ? cells->delimiter : '\t');
  return g_strconcat (headings != NULL ? headings : "", text, NULL);
}

typedef struct {
  GtkWidget *widget;  /* (owned) */
  CohortStore *store; /* (owned) */
  GArray *columns;    /* (owned) */
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->widget);
  g_object_unref (paste->store);
  g_array_unref (paste->columns);
  g_free (paste);
}

static void
text_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *whole
      = text != NULL ? cohort_team_cells_add_headings (text, paste->columns, &error) : NULL;

  if (whole != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (whole, strlen (whole));

    cohort_import_dialog_open_bytes (paste->widget, paste->store, bytes, _ ("Pasted cells"));
  } else {
    if (text == NULL)
      say_empty (&error);
    cohort_show_error (paste->widget, _ ("That Could Not Be Pasted"), error);
  }
  paste_free (paste);
}

/** cohort_team_paste: reads the clipboard and opens what is on it as a file to import */
void
cohort_team_paste (GtkWidget *widget, CohortStore *store, GArray *columns)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->widget = g_object_ref (widget);
  paste->store = g_object_ref (store);
  paste->columns = g_array_ref (columns);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_ready_cb, paste);
}
