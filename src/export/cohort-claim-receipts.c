/* The receipts of a claim: numbered, each page of them on a page of its own, else enclosed whole.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-claim-private.h"

#include "cohort-pdf-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
clear_picture (gpointer picture)
{
  cohort_receipt_picture_clear (picture);
}

static void
free_receipt (gpointer data)
{
  CohortClaimReceipt *self = data;

  g_string_free (self->lines, TRUE);
  g_array_unref (self->pictures);
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

/* What can be drawn of the file. */
static void
read_pictures (CohortClaimReceipt *self)
{
  CohortReceiptPicture picture;

  if (g_strcmp0 (self->receipt->media, "application/pdf") == 0)
    self->state = cohort_pdf_pages_read (self->content, COHORT_PDF_MOST_PAGES, self->pictures,
                                         &self->n_pages);
  else if (cohort_receipt_picture_read (self->content, self->receipt->media, &picture))
    g_array_append_val (self->pictures, picture);
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
    found->pictures = g_array_new (FALSE, FALSE, sizeof (CohortReceiptPicture));
    g_array_set_clear_func (found->pictures, clear_picture);
    if (found->content != NULL)
      read_pictures (found);
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

static gboolean
is_cut (const CohortClaimReceipt *receipt)
{
  return receipt->n_pages > receipt->pictures->len;
}

/* What is not drawn whole goes along as the file it is. */
static gboolean
is_enclosed (const CohortClaimReceipt *receipt)
{
  return receipt->content != NULL && (receipt->pictures->len == 0 || is_cut (receipt));
}

/* Where a reader finds it: a page or some, a file inside the PDF, or nowhere. */
static char *
dup_where (const CohortClaimReceipt *receipt, guint *page)
{
  guint first = *page, n = receipt->pictures->len;

  *page += n;
  if (receipt->content == NULL)
    return g_strdup (_ ("not at hand"));
  if (n == 0)
    return g_strdup (_ ("enclosed file"));
  return n == 1 ? g_strdup_printf (_ ("page %u"), first)
                : g_strdup_printf (_ ("pages %1$u–%2$u"), first, first + n - 1);
}

/* (nullable): why a receipt's pages are not, or not all, in the claim */
static char *
dup_note (const CohortClaimReceipt *receipt)
{
  if (is_cut (receipt) && receipt->pictures->len > 0)
    /* Translators: a receipt's number, how many pages are printed, and how many it has. */
    return g_strdup_printf (_ ("Receipt %1$u: the first %2$u of its %3$u pages are in this claim; "
                               "the enclosed file has them all."),
                            receipt->number, receipt->pictures->len, receipt->n_pages);
  if (receipt->state == COHORT_PDF_LOCKED)
    return g_strdup_printf (_ ("Receipt %u is locked with a password, so its pages cannot be "
                               "printed here. The file itself is enclosed."),
                            receipt->number);
  if (receipt->state == COHORT_PDF_BROKEN)
    return g_strdup_printf (_ ("Receipt %u is damaged, so its pages cannot be printed here. The "
                               "file itself is enclosed."),
                            receipt->number);
  return NULL;
}

static void
add_notes (const CohortClaim *self, CohortPaper *paper)
{
  for (guint i = 0; i < self->receipts->len; i++) {
    g_autofree char *note = dup_note (g_ptr_array_index (self->receipts, i));

    if (note != NULL)
      cohort_paper_add_text (paper, note);
  }
}

/**
 * cohort_claim_add_receipt_list:
 * @paper: gets a table of the receipts, and what is to be said of some
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
  add_notes (self, paper);
}

/* "Receipt 3 – folio.pdf (line 1), page 1 of 2" */
static char *
dup_page_caption (const CohortClaimReceipt *receipt, guint page)
{
  g_autofree char *caption = dup_caption (receipt);

  if (receipt->n_pages < 2)
    return g_steal_pointer (&caption);
  /* Translators: %1$s is such as "Receipt 3 – folio.pdf (line 1)". */
  return g_strdup_printf (_ ("%1$s, page %2$u of %3$u"), caption, page, receipt->n_pages);
}

/** cohort_claim_add_pictures: Returns: how many pages, one for each picture, @paper got */
guint
cohort_claim_add_pictures (const CohortClaim *self, CohortPaper *paper)
{
  guint n = 0;

  for (guint i = 0; i < self->receipts->len; i++) {
    const CohortClaimReceipt *receipt = g_ptr_array_index (self->receipts, i);

    for (guint j = 0; j < receipt->pictures->len; j++) {
      const CohortReceiptPicture *picture
          = &g_array_index (receipt->pictures, CohortReceiptPicture, j);
      g_autofree char *caption = dup_page_caption (receipt, j + 1);

      cohort_paper_add_picture (paper, caption, picture->surface, picture->width, picture->height,
                                picture->turn);
      n++;
    }
  }
  return n;
}

/** cohort_claim_list_enclosures: Returns: (transfer full) (element-type CohortEnclosure):
 * documents and pictures that are not drawn, or not all of them */
GPtrArray *
cohort_claim_list_enclosures (const CohortClaim *self)
{
  GPtrArray *enclosures = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_enclosure_free);

  for (guint i = 0; i < self->receipts->len; i++) {
    const CohortClaimReceipt *receipt = g_ptr_array_index (self->receipts, i);

    if (is_enclosed (receipt))
      g_ptr_array_add (enclosures, enclose (receipt));
  }
  return enclosures;
}
