/* The receipts of a claim: numbered, pictures on pages of their own, documents enclosed whole.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-claim-private.h"

#include "cohort-pdf-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_receipt (gpointer data)
{
  CohortClaimReceipt *self = data;

  g_string_free (self->lines, TRUE);
  cohort_receipt_picture_clear (&self->picture);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self);
}

/* NULL unless the file is there and is what was attached: a claim never shows anything else. */
static GBytes *
read_file (const char *folder, const CohortReceipt *receipt)
{
  g_autofree char *path = NULL, *sha256 = NULL, *content = NULL;
  gsize size;

  if (folder == NULL || receipt->sha256 == NULL || strlen (receipt->sha256) != 64
      || strspn (receipt->sha256, "0123456789abcdef") != 64)
    return NULL;
  path = g_build_filename (folder, receipt->sha256, NULL);
  if (!g_file_get_contents (path, &content, &size, NULL))
    return NULL;
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)content, size);
  return g_str_equal (sha256, receipt->sha256) ? g_bytes_new_take (g_steal_pointer (&content), size)
                                               : NULL;
}

static CohortClaimReceipt *
find_file (const CohortClaim *self, const CohortReceipt *receipt)
{
  for (guint i = 0; i < self->receipts->len; i++) {
    CohortClaimReceipt *found = g_ptr_array_index (self->receipts, i);

    if (g_strcmp0 (found->receipt->sha256, receipt->sha256) == 0)
      return found;
  }
  return NULL;
}

static void
add_receipt (CohortClaim *self, const CohortReceipt *receipt, guint line, const char *folder)
{
  CohortClaimReceipt *found = find_file (self, receipt);

  if (found == NULL) {
    found = g_new0 (CohortClaimReceipt, 1);
    found->number = self->receipts->len + 1;
    found->receipt = receipt;
    found->lines = g_string_new (NULL);
    found->content = read_file (folder, receipt);
    if (found->content != NULL)
      (void)cohort_receipt_picture_read (found->content, receipt->media, &found->picture);
    g_ptr_array_add (self->receipts, found);
  }
  g_string_append_printf (found->lines, "%s%u", found->lines->len > 0 ? ", " : "", line);
}

/* Numbers the receipts in the order of the lines they prove. @folder: (nullable) */
void
cohort_claim_collect_receipts (CohortClaim *self, const char *folder)
{
  self->receipts = g_ptr_array_new_with_free_func (free_receipt);
  for (guint i = 0; i < self->expenses->len; i++) {
    const CohortRecord *expense = g_ptr_array_index (self->expenses, i);
    g_autoptr (GPtrArray) receipts
        = cohort_snapshot_select (self->snapshot, COHORT_RECORD_RECEIPT, "expense", expense->id);

    for (guint j = 0; j < receipts->len; j++)
      add_receipt (self, g_ptr_array_index (receipts, j), i + 1, folder);
  }
}

/* "1, 3"; NULL without a receipt. */
char *
cohort_claim_dup_receipt_numbers (const CohortClaim *self, const char *expense)
{
  g_autoptr (GPtrArray) receipts
      = cohort_snapshot_select (self->snapshot, COHORT_RECORD_RECEIPT, "expense", expense);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < receipts->len; i++) {
    const CohortClaimReceipt *found = find_file (self, g_ptr_array_index (receipts, i));

    if (found != NULL)
      g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "", found->number);
  }
  return numbers->len > 0 ? g_strdup (numbers->str) : NULL;
}

static char *
dup_caption (const CohortClaimReceipt *receipt)
{
  /* Translators: a receipt's number, the name of its file, and the numbers of lines it proves */
  return g_strdup_printf (_ ("Receipt %u – %s (line %s)"), receipt->number, receipt->receipt->name,
                          receipt->lines->str);
}

static CohortEnclosure *
enclose (const CohortClaimReceipt *receipt)
{
  CohortEnclosure *enclosure = g_new0 (CohortEnclosure, 1);

  /* The number first, so that two of one name stay two and readers list them in order. */
  enclosure->name = g_strdup_printf ("%02u-%s", receipt->number, receipt->receipt->name);
  enclosure->about = dup_caption (receipt);
  enclosure->media = g_strdup (receipt->receipt->media);
  enclosure->content = g_bytes_ref (receipt->content);
  return enclosure;
}

/* Where a reader finds it: a page, a file inside the PDF, or nowhere. */
static char *
dup_where (const CohortClaimReceipt *receipt, guint *page)
{
  if (receipt->content == NULL)
    return g_strdup (_ ("not at hand"));
  if (receipt->picture.surface != NULL)
    return g_strdup_printf (_ ("page %u"), (*page)++);
  return g_strdup (_ ("enclosed file"));
}

/**
 * cohort_claim_add_receipt_list:
 * @paper: gets a table of the receipts
 * @first_page: the page on which the first picture will be
 */
void
cohort_claim_add_receipt_list (const CohortClaim *self, CohortPaper *paper, guint first_page)
{
  const CohortPaperColumn columns[] = {
      {_ ("Receipt"), 54, FALSE},
      {_ ("File"), 230, FALSE},
      {_ ("Lines"), 84, FALSE},
      {_ ("Where"), 100, FALSE},
  };

  if (self->receipts->len == 0)
    return;
  cohort_paper_add_heading (paper, _ ("Receipts"));
  cohort_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->receipts->len; i++) {
    const CohortClaimReceipt *receipt = g_ptr_array_index (self->receipts, i);
    g_autofree char *number = g_strdup_printf ("%u", receipt->number);
    g_autofree char *where = dup_where (receipt, &first_page);
    const char *cells[] = {number, receipt->receipt->name, receipt->lines->str, where};

    cohort_paper_add_row (paper, cells, COHORT_PAPER_ROW);
  }
  cohort_paper_end_table (paper);
}

/** cohort_claim_add_pictures: Returns: how many pages, one for each picture, @paper got */
guint
cohort_claim_add_pictures (const CohortClaim *self, CohortPaper *paper)
{
  guint n = 0;

  for (guint i = 0; i < self->receipts->len; i++) {
    const CohortClaimReceipt *receipt = g_ptr_array_index (self->receipts, i);
    const CohortReceiptPicture *picture = &receipt->picture;
    g_autofree char *caption = NULL;

    if (picture->surface == NULL)
      continue;
    caption = dup_caption (receipt);
    cohort_paper_add_picture (paper, caption, picture->surface, picture->width, picture->height,
                              picture->turn);
    n++;
  }
  return n;
}

/** cohort_claim_list_enclosures: Returns: (transfer full) (element-type CohortEnclosure):
 * documents, and pictures that cannot be drawn */
GPtrArray *
cohort_claim_list_enclosures (const CohortClaim *self)
{
  GPtrArray *enclosures = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_enclosure_free);

  for (guint i = 0; i < self->receipts->len; i++) {
    const CohortClaimReceipt *receipt = g_ptr_array_index (self->receipts, i);

    if (receipt->content != NULL && receipt->picture.surface == NULL)
      g_ptr_array_add (enclosures, enclose (receipt));
  }
  return enclosures;
}
