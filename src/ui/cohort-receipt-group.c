/* The receipts of an expense as rows: to look at, to add to, to take off.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-receipt-group.h"

#include "cohort-date.h"
#include "cohort-form-guard.h"
#include "cohort-receipt-work.h"
#include "cohort-thumbnail.h"

#include <glib/gi18n-lib.h>

struct _CohortReceiptGroup {
  CohortRowGroup parent_instance;

  CohortStore *store; /* (owned) */
  char *expense;      /* (owned) (nullable): NULL for one that is not there yet */
  GPtrArray *waiting; /* (owned) (element-type GFile) */
  GPtrArray *rows;    /* (owned) (element-type GtkWidget) */
  char *shown;        /* (owned) (nullable): what the rows say */
};

G_DEFINE_FINAL_TYPE (CohortReceiptGroup, cohort_receipt_group, COHORT_TYPE_ROW_GROUP)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void show_receipts (CohortReceiptGroup *self);

/* (transfer container) (element-type CohortReceipt) */
static GPtrArray *
list_receipts (CohortReceiptGroup *self)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (self->store);

  if (self->expense == NULL || snapshot == NULL)
    return g_ptr_array_new ();
  return cohort_snapshot_select (snapshot, COHORT_RECORD_RECEIPT, "expense", self->expense);
}

static const char *
describe_media (const char *media)
{
  static const struct {
    const char *media;
    const char *label;
  } labels[] = {
      {"application/pdf", N_ ("PDF document")},
      {"image/jpeg", N_ ("JPEG picture")},
      {"image/png", N_ ("PNG picture")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].media, media) == 0)
      return _ (labels[i].label);
  return _ ("File");
}

static char *
describe_receipt (const CohortReceipt *receipt)
{
  g_autofree char *size = g_format_size ((guint64)receipt->bytes);
  g_autofree char *day = cohort_date_format (receipt->added_on);

  /* Translators: %1$s is such as "PDF document", %2$s the size of a file, %3$s a day. */
  return g_strdup_printf (_ ("%1$s · %2$s · attached on %3$s"), describe_media (receipt->media),
                          size, day);
}

static GtkWidget *
add_row (CohortReceiptGroup *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_remove_button (CohortReceiptGroup *self, GtkWidget *row, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Take off the receipt %s"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static CohortReceiptGroup *
get_group (GtkWidget *row)
{
  return COHORT_RECEIPT_GROUP (gtk_widget_get_ancestor (row, COHORT_TYPE_RECEIPT_GROUP));
}

static void
receipt_activated_cb (GtkWidget *row)
{
  cohort_receipt_show (row, get_group (row)->store, gtk_widget_get_name (row));
}

static void
receipt_removed_cb (GtkWidget *row)
{
  CohortReceiptGroup *self = get_group (row);

  cohort_receipt_take_off (GTK_WIDGET (self), self->store, gtk_widget_get_name (row));
}

static void
waiting_removed_cb (GtkWidget *row)
{
  CohortReceiptGroup *self = get_group (row);

  g_ptr_array_remove (self->waiting, g_object_get_data (G_OBJECT (row), "file"));
  show_receipts (self);
}

static void
add_receipt (CohortReceiptGroup *self, const CohortReceipt *receipt)
{
  g_autofree char *subtitle = describe_receipt (receipt);
  g_autofree char *path = cohort_store_open_receipt (self->store, receipt->record.id);
  GtkWidget *row = add_row (self, receipt->name, subtitle);

  gtk_widget_set_name (row, receipt->record.id);
  gtk_widget_set_tooltip_text (row, _ ("Show the receipt"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), cohort_thumbnail_new (path, receipt->media));
  add_remove_button (self, row, receipt->name, G_CALLBACK (receipt_removed_cb));
  g_signal_connect (row, "activated", G_CALLBACK (receipt_activated_cb), NULL);
}

static void
add_waiting (CohortReceiptGroup *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *lower = g_ascii_strdown (base, -1);
  gboolean is_document = g_str_has_suffix (lower, ".pdf");
  GtkWidget *row = add_row (self, name, _ ("Will be attached once the expense is added"));

  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* A document is opened only once it is attached. */
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             cohort_thumbnail_new (is_document ? NULL : g_file_peek_path (file),
                                                   is_document ? "application/pdf" : NULL));
  add_remove_button (self, row, name, G_CALLBACK (waiting_removed_cb));
}

static void
files_cb (GtkWidget *widget, GPtrArray *files, gpointer user_data)
{
  cohort_receipt_group_add (COHORT_RECEIPT_GROUP (widget), files);
}

static void
choose_cb (CohortReceiptGroup *self)
{
  cohort_receipts_choose_files (GTK_WIDGET (self), files_cb, NULL);
}

static void
add_chooser (CohortReceiptGroup *self, gboolean is_first)
{
  GtkWidget *row = add_row (self, is_first ? _ ("Attach Receipts…") : _ ("Attach More…"),
                            _ ("PDF, JPEG or PNG. Files can also be dropped here."));
  GtkWidget *icon = gtk_image_new_from_icon_name ("mail-attachment-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  g_signal_connect_object (row, "activated", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
}

/* What the rows would say: they are made again only when that differs. */
static char *
describe_all (CohortReceiptGroup *self, GPtrArray *receipts)
{
  GString *text = g_string_new ("");

  for (guint i = 0; i < receipts->len; i++)
    g_string_append_printf (text, "%s\n",
                            ((const CohortRecord *)g_ptr_array_index (receipts, i))->id);
  for (guint i = 0; i < self->waiting->len; i++)
    g_string_append_printf (text, "%p\n", g_ptr_array_index (self->waiting, i));
  return g_string_free (text, FALSE);
}

/* What is attached is kept, whatever becomes of the form; what waits is not. */
static void
say_waiting (CohortReceiptGroup *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->waiting->len; i++) {
    g_autofree char *uri = g_file_get_uri (g_ptr_array_index (self->waiting, i));

    g_string_append_printf (names, "%s ", uri);
  }
  cohort_form_set_chosen (GTK_WIDGET (self), names->str);
  g_string_free (names, TRUE);
}

static void
show_receipts (CohortReceiptGroup *self)
{
  g_autoptr (GPtrArray) receipts = list_receipts (self);
  g_autofree char *text = describe_all (self, receipts);
  gboolean is_new = self->shown == NULL;

  if (g_strcmp0 (self->shown, text) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  say_waiting (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < receipts->len; i++)
    add_receipt (self, g_ptr_array_index (receipts, i));
  for (guint i = 0; i < self->waiting->len; i++)
    add_waiting (self, g_ptr_array_index (self->waiting, i));
  add_chooser (self, self->rows->len == 0);
  if (!is_new)
    g_signal_emit (self, signals[CHANGED], 0);
}

/** cohort_receipt_group_add: attaches @files, or lets them wait for the expense */
void
cohort_receipt_group_add (CohortReceiptGroup *self, GPtrArray *files)
{
  g_return_if_fail (COHORT_IS_RECEIPT_GROUP (self));

  if (self->expense != NULL) {
    cohort_receipts_attach (GTK_WIDGET (self), self->store, self->expense, files);
    return;
  }
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (self->waiting, g_object_ref (g_ptr_array_index (files, i)));
  show_receipts (self);
}

/** cohort_receipt_group_count: Returns: how many are attached or wait */
guint
cohort_receipt_group_count (CohortReceiptGroup *self)
{
  g_autoptr (GPtrArray) receipts = list_receipts (self);

  return receipts->len + self->waiting->len;
}

/** cohort_receipt_group_attach_to: see the header */
void
cohort_receipt_group_attach_to (CohortReceiptGroup *self, GtkWidget *widget, const char *expense)
{
  cohort_receipts_attach (widget, self->store, expense, self->waiting);
}

static void
cohort_receipt_group_finalize (GObject *object)
{
  CohortReceiptGroup *self = COHORT_RECEIPT_GROUP (object);

  g_clear_object (&self->store);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->rows);
  g_free (self->expense);
  g_free (self->shown);

  G_OBJECT_CLASS (cohort_receipt_group_parent_class)->finalize (object);
}

static void
cohort_receipt_group_class_init (CohortReceiptGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cohort_receipt_group_finalize;
  signals[CHANGED] = g_signal_new ("changed", COHORT_TYPE_RECEIPT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cohort_receipt_group_init (CohortReceiptGroup *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Receipts"));
  cohort_receipts_accept_drops (GTK_WIDGET (self), files_cb, NULL);
}

/** cohort_receipt_group_new: @expense: (nullable): an id, %NULL for one that is still to be added
 */
GtkWidget *
cohort_receipt_group_new (CohortStore *store, const char *expense)
{
  CohortReceiptGroup *self = g_object_new (COHORT_TYPE_RECEIPT_GROUP, NULL);

  self->store = g_object_ref (store);
  self->expense = g_strdup (expense);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (show_receipts), self,
                           G_CONNECT_SWAPPED);
  show_receipts (self);
  return GTK_WIDGET (self);
}
