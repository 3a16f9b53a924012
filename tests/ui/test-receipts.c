/* Receipts in the window: attached to what is there and to what is not there yet, and taken off.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-command-dialog.h"
#include "cohort-receipt-group.h"
#include "cohort-receipt-work.h"
#include "cohort-ui-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* Their progress is still shown when the form goes. */
#define N_MANY 40

static void
spend (UiFixture *fixture)
{
  ui_add_team (fixture);
  ui_do (fixture,
         "{'do': 'expense.add', 'id': 'lodging', 'person': 'Priya Raman', 'category': 'lodging',"
         "'on': '2024-11-10', 'purpose': 'Three nights', 'amount': 45000}");
}

static const CohortExpense *
find_expense (UiFixture *fixture, const char *purpose)
{
  COHORT_FOR_EACH (CohortExpense, expense, ui_snapshot (fixture), COHORT_RECORD_EXPENSE) {
    if (g_strcmp0 (expense->purpose, purpose) == 0)
      return expense;
  }
  g_error ("there is no expense for %s", purpose);
}

/* (transfer full): a small picture, or @text as a file */
static GFile *
make_file (UiFixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (text != NULL) {
    g_file_set_contents (path, text, -1, &error);
  } else {
    g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 60, 90);

    gdk_pixbuf_fill (picture, 0x3584e4ff);
    gdk_pixbuf_save (picture, path, "png", &error, NULL);
  }
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

typedef struct {
  UiFixture *fixture;
  guint n;
} Expected;

static gboolean
has_receipts (gpointer data)
{
  const Expected *expected = data;

  return cohort_snapshot_get_records (ui_snapshot (expected->fixture), COHORT_RECORD_RECEIPT)->len
         == expected->n;
}

static void
wait_for_receipts (UiFixture *fixture, guint n)
{
  Expected expected = {fixture, n};

  ui_wait (has_receipts, &expected, "the receipts to be as many");
}

static GtkWidget *
open_detail (UiFixture *fixture)
{
  GtkWidget *page = ui_open_reimbursements (fixture, NULL);

  gtk_widget_activate_action (page, "expense.detail", "s",
                              find_expense (fixture, "Three nights")->record.id);
  return ui_get_dialog (ADW_TYPE_WINDOW);
}

static void
test_attach (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) picture = make_file (fixture, "hotel.png", NULL);
  g_autoptr (GFile) paper = make_file (fixture, "folio.pdf", "%PDF-1.4 a bill");
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autofree char *path = NULL;
  GtkWidget *window, *group;

  spend (fixture);
  window = open_detail (fixture);
  group = ui_require (window, COHORT_TYPE_RECEIPT_GROUP, NULL);
  ui_require (window, ADW_TYPE_ACTION_ROW, "Attach Receipts…");
  g_ptr_array_add (files, picture);
  g_ptr_array_add (files, paper);
  cohort_receipt_group_add (COHORT_RECEIPT_GROUP (group), files);
  wait_for_receipts (fixture, 2);
  ui_spin (50);
  ui_require (window, ADW_TYPE_ACTION_ROW, "hotel.png");
  ui_require (window, ADW_TYPE_ACTION_ROW, "folio.pdf");
  g_assert_cmpuint (cohort_receipt_group_count (COHORT_RECEIPT_GROUP (group)), ==, 2);
  ui_wait_for_label (fixture, "Lodging · Three nights · 2 receipts");

  COHORT_FOR_EACH (CohortReceipt, receipt, ui_snapshot (fixture), COHORT_RECORD_RECEIPT) {
    g_clear_pointer (&path, g_free);
    path = cohort_store_open_receipt (fixture->store, receipt->record.id);
    g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  }
  ui_press (ui_require (window, GTK_TYPE_BUTTON, "Take off the receipt hotel.png"));
  wait_for_receipts (fixture, 1);
  ui_spin (50);
  g_assert_null (ui_find (window, ADW_TYPE_ACTION_ROW, "hotel.png"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  wait_for_receipts (fixture, 2);
  gtk_window_close (GTK_WINDOW (window));
}

/* Each is told with its reason; what is good stays attached. */
static void
test_problems (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) picture = make_file (fixture, "hotel.png", NULL);
  g_autoptr (GFile) words = make_file (fixture, "notes.png", "only words");
  g_autofree char *gone = g_build_filename (fixture->folder, "gone.pdf", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.png", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path (gone);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  GtkWidget *dialog;
  g_autofree char *body = NULL;

  g_assert_cmpint (symlink (g_file_peek_path (picture), link), ==, 0);
  spend (fixture);
  ui_open_reimbursements (fixture, NULL);
  g_ptr_array_add (files, missing);
  g_ptr_array_add (files, picture);
  g_ptr_array_add (files, linked);
  g_ptr_array_add (files, words);
  cohort_receipts_attach (GTK_WIDGET (fixture->window), fixture->store,
                          find_expense (fixture, "Three nights")->record.id, files);
  dialog = ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Not Every Receipt Was Attached");
  body = g_strdup (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)));
  g_assert_nonnull (strstr (body, "gone.pdf” is not there any more"));
  g_assert_nonnull (strstr (body, "link.png” is only a link"));
  g_assert_nonnull (strstr (body, "notes.png” is no PDF"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  wait_for_receipts (fixture, 1);
}

/* They wait until the expense is there. */
static void
test_new_expense (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) paper = make_file (fixture, "supper.pdf", "%PDF-1.4 supper");
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  GtkWidget *dialog, *group;

  spend (fixture);
  ui_open_reimbursements (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new", NULL);
  dialog = ui_get_dialog (COHORT_TYPE_COMMAND_DIALOG);
  group = ui_require (dialog, COHORT_TYPE_RECEIPT_GROUP, NULL);
  g_ptr_array_add (files, paper);
  cohort_receipt_group_add (COHORT_RECEIPT_GROUP (group), files);
  ui_require (dialog, ADW_TYPE_ACTION_ROW, "supper.pdf");
  ui_choose (dialog, "Person", 2);
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Day")),
                         "11/8/2024");
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Purpose")),
                         "Supper");
  gtk_editable_set_text (GTK_EDITABLE (ui_require (dialog, ADW_TYPE_ENTRY_ROW, "Amount")), "150");
  ui_press (ui_require (dialog, GTK_TYPE_BUTTON, "_Add"));
  wait_for_receipts (fixture, 1);
  COHORT_FOR_EACH (CohortReceipt, receipt, ui_snapshot (fixture), COHORT_RECORD_RECEIPT) {
    g_assert_cmpstr (receipt->expense, ==, find_expense (fixture, "Supper")->record.id);
  }
}

/* The form goes when it is saved, and with it what shows how far they are; they are attached. */
static void
test_form_gone (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *form = g_object_new (ADW_TYPE_WINDOW, "transient-for", fixture->window, NULL);
  GtkWidget *group = adw_bin_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  spend (fixture);
  for (guint i = 0; i < N_MANY; i++) {
    g_autofree char *name = g_strdup_printf ("bill-%u.pdf", i);
    g_autofree char *text = g_strdup_printf ("%%PDF-1.4 bill %u", i);

    g_ptr_array_add (files, make_file (fixture, name, text));
  }
  adw_window_set_content (ADW_WINDOW (form), group);
  gtk_window_present (GTK_WINDOW (form));
  cohort_receipts_attach (group, fixture->store, find_expense (fixture, "Three nights")->record.id,
                          files);
  /* Longer than nobody wants to be told for, with the first one still under way. */
  g_usleep (400 * 1000);
  ui_get_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *)&form);
  gtk_window_destroy (GTK_WINDOW (form));
  g_assert_null (form);
  wait_for_receipts (fixture, N_MANY);
  ui_spin (200);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/receipts/attach", test_attach);
  ui_test_add ("/receipts/problems", test_problems);
  ui_test_add ("/receipts/new-expense", test_new_expense);
  ui_test_add ("/receipts/form-gone", test_form_gone);
  return ui_test_run ();
}
