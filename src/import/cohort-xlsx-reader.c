/* Reads a workbook: which parts it has, its strings, its sheets in order.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where a relationship of a part leads. */
typedef struct {
  char *type; /* (owned) a URI; its last piece says what it is, in Transitional and in Strict */
  char *path; /* (owned) from the root of the package */
} Relation;

/* A sheet as the workbook lists it. */
typedef struct {
  char    *name;   /* (owned) (nullable) */
  char    *rel_id; /* (owned) (nullable) */
  gboolean hidden;
} Listed;

typedef struct {
  CohortReading *reading; /* (borrowed) */
  CohortZip     *zip;     /* (owned) */
  char          *path;    /* (owned) of the workbook */
  GHashTable    *rels;    /* (owned) id -> Relation */
  GArray        *listed;  /* (owned) Listed */
  CohortXlsx     book;    /* what it points to is owned */
} Workbook;

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->type);
  g_free (relation->path);
  g_free (relation);
}

static void
clear_listed (gpointer data)
{
  Listed *listed = data;

  g_free (listed->name);
  g_free (listed->rel_id);
}

static void
clear_workbook (Workbook *self)
{
  g_clear_pointer (&self->zip, cohort_zip_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->rels, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_array_unref);
  g_clear_pointer (&self->book.strings, g_ptr_array_unref);
  g_clear_pointer (&self->book.date_styles, g_byte_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, clear_workbook)

/* The path from the root of a target as a part at @source writes it: "/xl/x.xml", "../x.xml" … */
static char *
resolve_target (const char *source,
                const char *target)
{
  g_autofree char *decoded = g_uri_unescape_string (target, NULL);
  g_autofree char *folder = g_path_get_dirname (source);
  g_autofree char *joined = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (decoded == NULL)
    decoded = g_strdup (target);
  g_strdelimit (decoded, "\\", '/');
  joined = decoded[0] == '/' ? g_strdup (decoded) : g_strconcat (folder, "/", decoded, NULL);

  pieces = g_strsplit (joined, "/", -1);
  for (guint i = 0; pieces[i] != NULL; i++) {
    if (strcmp (pieces[i], "..") == 0)
      g_ptr_array_set_size (kept, MAX ((int) kept->len - 1, 0));
    else if (*pieces[i] != '\0' && strcmp (pieces[i], ".") != 0)
      g_ptr_array_add (kept, pieces[i]);
  }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

/* Reads the relationships of the part at @source, "" being the package. */
static GHashTable *
read_relations (CohortZip  *zip,
                const char *source,
                GError    **error)
{
  g_autoptr (GHashTable) rels =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_relation);
  g_autofree char *folder = g_path_get_dirname (source);
  g_autofree char *base = *source != '\0' ? g_path_get_basename (source) : g_strdup ("");
  g_autofree char *path = g_strconcat (folder, "/_rels/", base, ".rels", NULL);
  g_autofree char *plain = resolve_target ("", path);
  g_autoptr (CohortXml) xml = cohort_xml_new (zip, plain, error);
  CohortXmlNode node;

  if (xml == NULL)
    return NULL;

  while ((node = cohort_xml_next (xml, error)) != COHORT_XML_DONE) {
    if (node == COHORT_XML_FAILED)
      return NULL;
    if (node == COHORT_XML_START && strcmp (cohort_xml_get_name (xml), "Relationship") == 0) {
      g_autofree char *id = cohort_xml_dup_attribute (xml, "Id");
      g_autofree char *type = cohort_xml_dup_attribute (xml, "Type");
      g_autofree char *target = cohort_xml_dup_attribute (xml, "Target");
      g_autofree char *mode = cohort_xml_dup_attribute (xml, "TargetMode");

      if (id != NULL && type != NULL && target != NULL && g_strcmp0 (mode, "External") != 0) {
        Relation *relation = g_new0 (Relation, 1);

        relation->type = g_steal_pointer (&type);
        relation->path = resolve_target (source, target);
        g_hash_table_replace (rels, g_steal_pointer (&id), relation);
      }
    }
  }
  return g_steal_pointer (&rels);
}

/* The path of the part related as @type ("/styles"), or NULL. */
static const char *
find_relation (GHashTable *rels,
               const char *type)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, rels);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Relation *relation = value;

    if (g_str_has_suffix (relation->type, type))
      return relation->path;
  }
  return NULL;
}

static void
set_foreign (CohortReading *reading,
             const char    *sentence,
             GError       **error)
{
  g_set_error (error, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_UNSUPPORTED, sentence,
               reading->name);
}

/* What the zip is, if not a workbook; each sentence says what to do. */
static const char *
find_foreign_package (CohortZip  *zip,
                      const char *main_path)
{
  if (main_path != NULL && g_str_has_suffix (main_path, ".bin"))
    return _("“%s” is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx or CSV, "
             "and import that.");
  if (main_path != NULL)
    return NULL;
  if (cohort_zip_has (zip, "content.xml") && cohort_zip_has (zip, "mimetype"))
    return _("“%s” is an OpenDocument file. Open it, save it as .xlsx or CSV, and import that.");
  return _("“%s” is an archive of files, not a workbook. Unpack it and import the spreadsheet "
           "that is inside.");
}

/* Finds the main part of the package. */
static gboolean
find_workbook (Workbook *self,
               GError  **error)
{
  g_autoptr (GHashTable) rels = NULL;
  const char *path = NULL;
  const char *foreign;

  if (cohort_zip_has (self->zip, "_rels/.rels")) {
    rels = read_relations (self->zip, "", error);
    if (rels == NULL)
      return FALSE;
    path = find_relation (rels, "/officeDocument");
  }
  if (path == NULL && cohort_zip_has (self->zip, "xl/workbook.xml"))
    path = "xl/workbook.xml";

  foreign = find_foreign_package (self->zip, path);
  if (foreign != NULL) {
    set_foreign (self->reading, foreign, error);
    return FALSE;
  }
  self->path = g_strdup (path);
  return TRUE;
}

static gboolean
is_true (const char *text)
{
  return text != NULL && (strcmp (text, "1") == 0 || strcmp (text, "true") == 0 ||
                          strcmp (text, "on") == 0);
}

static void
add_listed (Workbook  *self,
            CohortXml *xml)
{
  g_autofree char *state = cohort_xml_dup_attribute (xml, "state");
  Listed listed = {
    .name = cohort_xml_dup_attribute (xml, "name"),
    .rel_id = cohort_xml_dup_rel_id (xml),
    .hidden = state != NULL && strcmp (state, "visible") != 0, /* "hidden" or "veryHidden" */
  };

  g_array_append_val (self->listed, listed);
}

/* Reads the list of sheets and the epoch. */
static gboolean
read_workbook (Workbook *self,
               GError  **error)
{
  g_autoptr (CohortXml) xml = cohort_xml_new (self->zip, self->path, error);
  gboolean in_sheets = FALSE;
  CohortXmlNode node;

  if (xml == NULL)
    return FALSE;

  while ((node = cohort_xml_next (xml, error)) != COHORT_XML_DONE) {
    int depth = cohort_xml_get_depth (xml);

    if (node == COHORT_XML_FAILED)
      return FALSE;
    if (node != COHORT_XML_START)
      continue;
    if (depth == 0 && !cohort_xml_is (xml, "workbook")) {
      set_foreign (self->reading,
                   _("“%s” is an Office document, but not a workbook. "
                     "Copy the table into a spreadsheet, save it as .xlsx, and import that."),
                   error);
      return FALSE;
    }
    if (depth == 1) {
      in_sheets = cohort_xml_is (xml, "sheets");
      if (cohort_xml_is (xml, "workbookPr")) {
        g_autofree char *epoch = cohort_xml_dup_attribute (xml, "date1904");

        self->book.epoch_1904 = is_true (epoch);
      }
    } else if (depth == 2 && in_sheets && cohort_xml_is (xml, "sheet")) {
      if (self->listed->len >= COHORT_READING_MAX_SHEETS)
        return cohort_reading_set_too_large (self->reading, error);
      add_listed (self, xml);
    }
  }
  return self->listed->len > 0 ? TRUE : cohort_xml_set_damaged (xml, error);
}

/* Reads the shared strings. */
static gboolean
read_strings (Workbook   *self,
              const char *path,
              GError    **error)
{
  g_autoptr (CohortXml) xml = cohort_xml_new (self->zip, path, error);
  g_autoptr (GString) text = g_string_new (NULL);
  CohortXmlNode node;

  if (xml == NULL)
    return FALSE;

  while ((node = cohort_xml_next (xml, error)) != COHORT_XML_DONE) {
    if (node == COHORT_XML_FAILED)
      return FALSE;
    if (node != COHORT_XML_START || cohort_xml_get_depth (xml) != 1 || !cohort_xml_is (xml, "si"))
      continue;
    if (self->book.strings->len >= COHORT_READING_MAX_CELLS)
      return cohort_reading_set_too_large (self->reading, error);
    g_string_truncate (text, 0);
    if (!cohort_xml_collect (xml, TRUE, text, error))
      return FALSE;
    g_ptr_array_add (self->book.strings, cohort_xlsx_dup_string_text (text->str));
  }
  return TRUE;
}

/* Reads what the cells refer to; either part may be missing, which its users find out. */
static gboolean
read_shared_parts (Workbook *self,
                   GError  **error)
{
  const char *styles = find_relation (self->rels, "/styles");
  const char *strings = find_relation (self->rels, "/sharedStrings");
  g_autofree char *usual = resolve_target (self->path, "sharedStrings.xml");

  if (strings == NULL)
    strings = usual;
  if (styles != NULL && cohort_zip_has (self->zip, styles) &&
      !cohort_xlsx_read_styles (&self->book, self->zip, styles, error))
    return FALSE;
  return !cohort_zip_has (self->zip, strings) || read_strings (self, strings, error);
}

/* Reads the sheets that are tables; a sheet can also be a chart or a dialog. */
static gboolean
read_sheets (Workbook    *self,
             CohortCells *cells,
             GError     **error)
{
  for (guint i = 0; i < self->listed->len; i++) {
    Listed *listed = &g_array_index (self->listed, Listed, i);
    Relation *relation = NULL;
    CohortSheet *sheet;

    if (listed->rel_id != NULL)
      relation = g_hash_table_lookup (self->rels, listed->rel_id);
    if (relation == NULL)
      return cohort_reading_set_damaged (self->reading, self->path, error);
    if (!g_str_has_suffix (relation->type, "/worksheet"))
      continue;
    sheet = cohort_cells_add_sheet (cells, listed->name, listed->hidden);
    if (!cohort_xlsx_read_sheet (&self->book, self->reading, self->zip, relation->path, sheet,
                                 error))
      return FALSE;
  }
  return TRUE;
}

/* Reads a workbook as ISO 29500 has it and as its many writers do. */
CohortCells *
cohort_xlsx_read (CohortReading *reading,
                  GBytes        *bytes,
                  GError       **error)
{
  g_autoptr (CohortCells) cells = cohort_cells_new ("xlsx");
  g_auto (Workbook) self = { .reading = reading };

  self.listed = g_array_new (FALSE, TRUE, sizeof (Listed));
  g_array_set_clear_func (self.listed, clear_listed);
  self.book.strings = g_ptr_array_new_with_free_func (g_free);
  self.book.date_styles = g_byte_array_new ();

  self.zip = cohort_zip_new (reading, bytes, error);
  if (self.zip == NULL || !find_workbook (&self, error) || !read_workbook (&self, error))
    return NULL;
  self.rels = read_relations (self.zip, self.path, error);
  if (self.rels == NULL || !read_shared_parts (&self, error) || !read_sheets (&self, cells, error))
    return NULL;
  return g_steal_pointer (&cells);
}
