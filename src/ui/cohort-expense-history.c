/* What happened to an expense, in the order it happened.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-expense-history.h"

#include "cohort-date.h"
#include "cohort-expense-rules.h"
#include "cohort-row-group.h"

#include <glib/gi18n-lib.h>

/* Data of the group. */
typedef struct {
  CohortStore *store; /* (owned) */
  char *expense;      /* (owned) */
  GPtrArray *rows;    /* (owned) (element-type GtkWidget) */
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_object_unref (shown->store);
  g_ptr_array_unref (shown->rows);
  g_free (shown->expense);
  g_free (shown);
}

static void
add_ids (GHashTable *ids,
         const CohortSnapshot *snapshot,
         CohortRecordKind kind,
         const char *expense)
{
  g_autoptr (GPtrArray) records = cohort_snapshot_select (snapshot, kind, "expense", expense);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (ids, g_strdup (((const CohortRecord *)g_ptr_array_index (records, i))->id));
}

/* (transfer full): the records whose changes are its history: itself, its shares, its payments, its
 * receipts and what came back of it */
static GHashTable *
collect_ids (const CohortSnapshot *snapshot, const char *expense)
{
  static const CohortRecordKind kinds[] = {COHORT_RECORD_EXPENSE_SPLIT, COHORT_RECORD_PAYMENT,
                                           COHORT_RECORD_RECEIPT, COHORT_RECORD_INVOICE_LINE};
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) refunds = cohort_expense_select_refunds (snapshot, expense);

  g_hash_table_add (ids, g_strdup (expense));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_ids (ids, snapshot, kinds[i], expense);
  for (guint i = 0; i < refunds->len; i++)
    g_hash_table_add (ids, g_strdup (((const CohortRecord *)g_ptr_array_index (refunds, i))->id));
  return ids;
}

static gboolean
is_about (const CohortGroup *group, GHashTable *ids)
{
  for (guint i = 0; group->entries != NULL && i < group->entries->len; i++) {
    const CohortEntry *entry = g_ptr_array_index (group->entries, i);

    if (g_hash_table_contains (ids, entry->row))
      return TRUE;
  }
  return FALSE;
}

static char *
describe_group (const CohortGroup *group)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (group->at);
  g_autofree char *time
      = cohort_date_format_time (g_date_time_get_hour (at), g_date_time_get_minute (at));
  g_autofree char *day = cohort_date_format (cohort_date_new (
      g_date_time_get_year (at), g_date_time_get_month (at), g_date_time_get_day_of_month (at)));
  /* Translators: %1$s is a day, %2$s a time. */
  g_autofree char *when = g_strdup_printf (_ ("%1$s, %2$s"), day, time);

  if (group->undone)
    /* Translators: %s is a day and the time of day. */
    return g_strdup_printf (_ ("%s · undone"), when);
  return group->who != NULL && *group->who != '\0'
             ? g_strdup_printf (_ ("%1$s · %2$s"), when, group->who)
             : g_steal_pointer (&when);
}

static void
add_row (GtkWidget *widget, Shown *shown, const CohortGroup *group)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe_group (group);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), group->sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (group->undone)
    gtk_widget_add_css_class (row, "undone");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), row);
  g_ptr_array_add (shown->rows, row);
}

static void
show_history (GtkWidget *widget, Shown *shown, GPtrArray *groups)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (shown->store);
  g_autoptr (GHashTable) ids = collect_ids (snapshot, shown->expense);

  for (guint i = 0; i < shown->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (widget),
                                  g_ptr_array_index (shown->rows, i));
  g_ptr_array_set_size (shown->rows, 0);
  for (guint i = groups->len; i > 0; i--) {
    const CohortGroup *group = g_ptr_array_index (groups, i - 1);

    if (group->undoes == 0 && is_about (group, ids))
      add_row (widget, shown, group);
  }
  gtk_widget_set_visible (widget, shown->rows->len > 0);
}

static void
history_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  Shown *shown = g_object_get_data (G_OBJECT (widget), "shown");
  g_autoptr (GPtrArray) groups = cohort_store_history_finish (COHORT_STORE (source), result, NULL);

  /* The window may have gone meanwhile, or the county. */
  if (groups != NULL && gtk_widget_get_root (widget) != NULL
      && cohort_store_get_snapshot (shown->store) != NULL)
    show_history (widget, shown, groups);
}

static void
ask (GtkWidget *widget)
{
  Shown *shown = g_object_get_data (G_OBJECT (widget), "shown");

  cohort_store_history_async (shown->store, 0, history_ready_cb, g_object_ref (widget));
}

/** cohort_expense_history_new: @expense: an id */
GtkWidget *
cohort_expense_history_new (CohortStore *store, const char *expense)
{
  GtkWidget *widget = cohort_row_group_new ();
  Shown *shown = g_new0 (Shown, 1);

  shown->store = g_object_ref (store);
  shown->expense = g_strdup (expense);
  shown->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (widget), "shown", shown, shown_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), _ ("History"));
  gtk_widget_set_visible (widget, FALSE);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (ask), widget, G_CONNECT_SWAPPED);
  ask (widget);
  return widget;
}
