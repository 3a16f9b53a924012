/* The rows of a form that say who pays: one source, or several by amount or by share.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-shares-form.h"

#include "cohort-form-values.h"
#include "cohort-money.h"
#include "cohort-splits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEVERAL "several"
#define WHOLE   1000 /* permille */

enum { BY_AMOUNT, BY_SHARE };

/* What one row says; neither known: nothing is typed there. */
typedef struct {
  gint64 cents;
  gint64 permille;
} Share;

static gboolean
is_several (const CohortSharesForm *self)
{
  return self->choice == NULL
         || g_strcmp0 (cohort_form_get_choice (self->choice, self->sources), SEVERAL) == 0;
}

/* Numbers without a percent sign. */
static gboolean
are_amounts (const CohortSharesForm *self)
{
  return self->has_amounts
         && (self->way == NULL
             || adw_combo_row_get_selected (ADW_COMBO_ROW (self->way)) == BY_AMOUNT);
}

static GtkWidget *
get_entry (const CohortSharesForm *self, guint position)
{
  return g_ptr_array_index (self->entries, position);
}

static const char *
get_source (GtkWidget *entry)
{
  return gtk_widget_get_name (entry);
}

static void
show_entries (CohortSharesForm *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    gtk_widget_set_visible (get_entry (self, i), is_several (self));
}

static void
choice_changed_cb (GtkWidget *row, GParamSpec *spec, CohortSharesForm *self)
{
  show_entries (self);
}

static void
add_entry (CohortSharesForm *self, CohortCommandDialog *dialog, const CohortFundingSource *source)
{
  /* Translators: %s is a funding source; what is typed is its part of the cost. */
  g_autofree char *title = g_strdup_printf (
      self->has_amounts ? _ ("%s, in dollars or percent") : _ ("%s, in percent"), source->name);
  GtkWidget *entry
      = cohort_command_dialog_add_entry (dialog, self->way != NULL ? source->name : title, NULL);

  gtk_widget_set_name (entry, source->record.id);
  gtk_widget_set_visible (entry, self->way != NULL);
  g_ptr_array_add (self->entries, entry);
}

static void
add_entries (CohortSharesForm *self, CohortCommandDialog *dialog, const CohortSnapshot *snapshot)
{
  self->entries = g_ptr_array_new ();
  for (guint i = 0; i < self->sources->values->len; i++) {
    const CohortFundingSource *source = cohort_snapshot_find (
        snapshot, COHORT_RECORD_FUNDING_SOURCE, cohort_choices_get (self->sources, i));

    if (source != NULL)
      add_entry (self, dialog, source);
  }
}

/** cohort_shares_form_add: @self stays where it is until @dialog is gone */
void
cohort_shares_form_add (CohortSharesForm *self,
                        CohortCommandDialog *dialog,
                        const CohortSnapshot *snapshot,
                        const char *none,
                        gboolean has_amounts)
{
  self->sources = cohort_choices_new_sources (snapshot, none);
  self->has_amounts = has_amounts;
  cohort_choices_add (self->sources, SEVERAL, _ ("Several sources"));
  self->choice = cohort_command_dialog_add_combo (dialog, _ ("Paid from"),
                                                  cohort_choices_get_labels (self->sources), 0);
  g_signal_connect (self->choice, "notify::selected", G_CALLBACK (choice_changed_cb), self);
  add_entries (self, dialog, snapshot);
}

/* (transfer full) (nullable): what was typed one way, said the other way where that is exact */
static char *
convert (const char *text, gint64 whole, gboolean to_share)
{
  gint64 number = 0;

  if (text == NULL || whole == 0)
    return NULL;
  if (to_share && cohort_money_parse (text, &number, NULL) && number * WHOLE % whole == 0)
    return cohort_tenths_format (number * WHOLE / whole);
  if (!to_share && cohort_tenths_parse (text, &number, NULL) && number * whole % WHOLE == 0)
    return cohort_money_format_plain (number * whole / WHOLE);
  return NULL;
}

static void
way_changed_cb (GtkWidget *row, GParamSpec *spec, CohortSharesForm *self)
{
  self->is_busy = TRUE;
  for (guint i = 0; i < self->entries->len; i++) {
    GtkWidget *entry = get_entry (self, i);
    g_autofree char *other
        = convert (cohort_entry_get_text (entry), self->whole, !are_amounts (self));

    gtk_editable_set_text (GTK_EDITABLE (entry), other != NULL ? other : "");
  }
  self->is_busy = FALSE;
  cohort_command_dialog_changed (
      COHORT_COMMAND_DIALOG (gtk_widget_get_ancestor (row, COHORT_TYPE_COMMAND_DIALOG)));
}

/** cohort_shares_form_add_ways: @self stays where it is until @dialog is gone */
void
cohort_shares_form_add_ways (CohortSharesForm *self,
                             CohortCommandDialog *dialog,
                             const CohortSnapshot *snapshot,
                             gint64 whole)
{
  const char *const ways[] = {_ ("By amount"), _ ("By share, in percent"), NULL};

  self->is_busy = TRUE;
  self->whole = whole;
  self->has_amounts = TRUE;
  self->sources = cohort_choices_new_sources (snapshot, NULL);
  self->way = cohort_command_dialog_add_combo (dialog, _ ("Shared"), ways, BY_AMOUNT);
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  add_entries (self, dialog, snapshot);
  g_signal_connect (self->way, "notify::selected", G_CALLBACK (way_changed_cb), self);
  self->is_busy = FALSE;
}

/** cohort_shares_form_clear: frees what it holds, but not its rows, which may still say that they
 * changed when they go away */
void
cohort_shares_form_clear (CohortSharesForm *self)
{
  if (self->choice != NULL)
    g_signal_handlers_disconnect_by_data (self->choice, self);
  if (self->way != NULL)
    g_signal_handlers_disconnect_by_data (self->way, self);
  self->choice = self->way = NULL;
  g_clear_pointer (&self->sources, cohort_choices_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

static GtkWidget *
find_entry (const CohortSharesForm *self, const char *source)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_strcmp0 (get_source (get_entry (self, i)), source) == 0)
      return get_entry (self, i);
  return NULL;
}

static char *
format_split (const CohortSharesForm *self, const CohortSplit *split)
{
  g_autofree char *percent = NULL;

  if (self->way != NULL)
    return cohort_money_format_plain (cohort_is_known (split->cents) ? split->cents : self->whole);
  if (cohort_is_known (split->cents))
    return cohort_money_format_plain (split->cents);
  percent = cohort_tenths_format (split->permille);
  return g_strconcat (percent, " %", NULL);
}

/* Documented in the header. */
void
cohort_shares_form_fill (CohortSharesForm *self, GArray *splits)
{
  const CohortSplit *first = splits->len > 0 ? &g_array_index (splits, CohortSplit, 0) : NULL;

  if (first == NULL)
    return;
  self->is_busy = TRUE;
  for (guint i = 0; i < splits->len; i++) {
    const CohortSplit *split = &g_array_index (splits, CohortSplit, i);
    GtkWidget *entry = find_entry (self, split->source->record.id);
    g_autofree char *text = format_split (self, split);

    if (entry != NULL)
      gtk_editable_set_text (GTK_EDITABLE (entry), text);
  }
  self->is_busy = FALSE;
  if (self->choice != NULL)
    adw_combo_row_set_selected (
        ADW_COMBO_ROW (self->choice),
        cohort_choices_find (self->sources, splits->len > 1 ? SEVERAL : first->source->record.id));
}

/* "50 %" is a part per hundred, "50" an amount where bare numbers are amounts. */
static gboolean
read_share (const CohortSharesForm *self, GtkWidget *entry, Share *share)
{
  const char *text = cohort_entry_get_text (entry);
  const char *sign = text != NULL ? strchr (text, '%') : NULL;
  g_autofree char *number = NULL;

  *share = (Share){COHORT_UNKNOWN, COHORT_UNKNOWN};
  if (text == NULL)
    return TRUE;
  if (sign == NULL && are_amounts (self))
    return cohort_money_parse (text, &share->cents, NULL) && share->cents >= 0;
  if (sign != NULL && sign[1 + strspn (sign + 1, " ")] != '\0')
    return FALSE;
  number = g_strstrip (sign != NULL ? g_strndup (text, sign - text) : g_strdup (text));
  return cohort_tenths_parse (number, &share->permille, NULL) && share->permille >= 0
         && share->permille <= WHOLE;
}

static char *
describe_percent (gint64 permille)
{
  g_autofree char *said = cohort_tenths_format (permille);
  g_autofree char *rest = cohort_tenths_format (ABS (WHOLE - permille));

  /* Translators: percentages. */
  return g_strdup_printf (permille < WHOLE
                              ? _ ("The shares come to %1$s%%; %2$s%% is left to share.")
                              : _ ("The shares come to %1$s%%; %2$s%% too much."),
                          said, rest);
}

static char *
check_sum (gint64 sum, gint64 permille, gint64 cents)
{
  g_autofree char *said = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *rest = NULL;

  if (cohort_is_known (permille))
    return permille == WHOLE ? NULL : describe_percent (permille);
  if (!cohort_is_known (cents))
    return g_strdup (_ ("What is not priced is shared in percent, such as 50 %."));
  if (sum == cents)
    return NULL;
  said = cohort_money_format (sum);
  whole = cohort_money_format (cents);
  rest = cohort_money_format (ABS (cents - sum));
  return g_strdup_printf (sum < cents
                              ? _ ("The shares come to %1$s of %2$s; %3$s is left to share.")
                              : _ ("The shares come to %1$s of %2$s; %3$s too much."),
                          said, whole, rest);
}

/* A row that holds no share. */
static const char *
get_advice (const CohortSharesForm *self)
{
  if (!are_amounts (self))
    return _ ("Type a share as 50 %.");
  return self->way != NULL ? _ ("Type the amount in dollars, such as 125.50.")
                           : _ ("Type a share as 50 %, or as an amount such as 125.50.");
}

/* Documented in the header. */
char *
cohort_shares_form_check (CohortSharesForm *self, gint64 cents)
{
  gint64 sum = COHORT_UNKNOWN;
  gint64 permille = COHORT_UNKNOWN;
  gboolean is_good = TRUE;

  if (!is_several (self))
    return NULL;
  for (guint i = 0; i < self->entries->len; i++) {
    Share share;

    if (!cohort_form_mark (get_entry (self, i), read_share (self, get_entry (self, i), &share)))
      is_good = FALSE;
    else if (cohort_is_known (share.cents))
      sum = (cohort_is_known (sum) ? sum : 0) + share.cents;
    else if (cohort_is_known (share.permille))
      permille = (cohort_is_known (permille) ? permille : 0) + share.permille;
  }
  if (!is_good)
    return g_strdup (get_advice (self));
  if (cohort_is_known (sum) && cohort_is_known (permille))
    return g_strdup (_ ("Type all shares in percent, or all in dollars."));
  if (!cohort_is_known (sum) && !cohort_is_known (permille))
    return g_strdup (_ ("Say how much each source pays."));
  return check_sum (sum, permille, cents);
}

/* Fills @cents with what the rows say of @whole; FALSE when they are no parts of it. @is_even: no
 * share has a part of a cent. */
static gboolean
divide (const CohortSharesForm *self, gint64 whole, gint64 *cents, gboolean *is_even)
{
  guint n = self->entries->len;
  g_autofree gint64 *weights = g_new0 (gint64, n);
  gboolean has_parts = FALSE;

  *is_even = TRUE;
  for (guint i = 0; i < n; i++) {
    Share share;

    if (!read_share (self, get_entry (self, i), &share))
      return FALSE;
    cents[i] = cohort_is_known (share.cents) ? share.cents : 0;
    weights[i] = cohort_is_known (share.permille) ? share.permille : 0;
    has_parts = has_parts || weights[i] > 0;
    *is_even = *is_even && whole * weights[i] % WHOLE == 0;
  }
  return !has_parts || cohort_money_share (whole, weights, n, cents);
}

/* Documented in the header. */
char *
cohort_shares_form_describe (const CohortSharesForm *self, gint64 cents)
{
  g_autofree gint64 *shares = g_new0 (gint64, self->entries->len + 1);
  gboolean is_even;
  GString *text;

  if (!is_several (self) || !cohort_is_known (cents) || !divide (self, cents, shares, &is_even))
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < self->entries->len; i++) {
    g_autofree char *amount = cohort_money_format (shares[i]);
    guint position = cohort_choices_find (self->sources, get_source (get_entry (self, i)));

    if (shares[i] != 0)
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "",
                              cohort_choices_get_labels (self->sources)[position], amount);
  }
  if (!is_even)
    g_string_append_printf (
        text, "\n%s",
        _ ("The shares do not come out even: each cent left over goes to the share whose part of a "
           "cent is the largest."));
  return g_string_free (text, FALSE);
}

/** cohort_shares_form_write: sets "splits", unless they are left to the command */
void
cohort_shares_form_write (const CohortSharesForm *self, JsonObject *command)
{
  JsonArray *splits;

  if (!is_several (self)) {
    cohort_form_write_source (command, cohort_form_get_choice (self->choice, self->sources));
    return;
  }
  splits = json_array_new ();
  for (guint i = 0; i < self->entries->len; i++) {
    GtkWidget *entry = get_entry (self, i);
    JsonObject *split;
    Share share;

    if (!read_share (self, entry, &share) || (share.cents <= 0 && share.permille <= 0))
      continue;
    split = json_object_new ();
    json_object_set_string_member (split, "source", get_source (entry));
    if (cohort_is_known (share.cents))
      json_object_set_int_member (split, "amount", share.cents);
    else
      json_object_set_int_member (split, "permille", share.permille);
    json_array_add_object_element (splits, split);
  }
  json_object_set_array_member (command, "splits", splits);
}
