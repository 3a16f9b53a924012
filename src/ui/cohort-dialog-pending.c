/* A dialog that stays while its answer is on its way.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-dialog-pending.h"

#define WORKING "working"

static gboolean
refuse_cb (GtkWindow *dialog)
{
  return TRUE;
}

/** cohort_dialog_set_pending: see the header */
void
cohort_dialog_set_pending (GtkWindow *dialog, gboolean is_pending)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  if (is_pending == cohort_dialog_is_pending (dialog))
    return;
  if (is_pending)
    g_signal_connect (dialog, "close-request", G_CALLBACK (refuse_cb), NULL);
  else
    g_signal_handlers_disconnect_by_func (dialog, refuse_cb, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "window.close", !is_pending);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "form.cancel", !is_pending);
}

/** cohort_dialog_is_pending: Returns: whether the answer is still to come */
gboolean
cohort_dialog_is_pending (GtkWindow *dialog)
{
  g_return_val_if_fail (GTK_IS_WINDOW (dialog), FALSE);

  return g_signal_handler_find (dialog, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, refuse_cb, NULL) != 0;
}

/** cohort_dialog_set_working: see the header */
void
cohort_dialog_set_working (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  g_object_set_data (G_OBJECT (dialog), WORKING, dialog);
}

/** cohort_dialog_is_working: Returns: whether closing it stops what it tells of */
gboolean
cohort_dialog_is_working (GtkWindow *dialog)
{
  g_return_val_if_fail (GTK_IS_WINDOW (dialog), FALSE);

  return g_object_get_data (G_OBJECT (dialog), WORKING) != NULL;
}
