/* What can be done about a whole delegation: actions of the page of a convening.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-convening-acts.h"

#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-days-dialog.h"
#include "cohort-delegation.h"
#include "cohort-link-dialog.h"
#include "cohort-paper-export.h"
#include "cohort-release-dialog.h"
#include "cohort-replace-dialog.h"
#include "cohort-run.h"
#include "cohort-waitlist-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *convening; /* (owned) */
  GtkWidget *day;
} LockForm;

static void
lock_form_free (gpointer data)
{
  LockForm *form = data;

  g_free (form->convening);
  g_free (form);
}

static JsonObject *
make_lock (CohortCommandDialog *dialog, gpointer user_data)
{
  LockForm *form = user_data;
  g_autofree char *day = NULL;

  if (!cohort_date_row_check (COHORT_DATE_ROW (form->day), NULL))
    return NULL;
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  return cohort_convening_make_setting (COHORT_SETTING_NAMES_LOCK, form->convening, day);
}

static void
present_lock (GtkWidget *widget, CohortStore *store, const char *convening)
{
  LockForm *form = g_new0 (LockForm, 1);
  CohortCommandDialog *dialog = cohort_command_dialog_new (
      widget, store, _ ("Names Locked"), _ ("_Save"), make_lock, form, lock_form_free);

  form->convening = g_strdup (convening);
  cohort_command_dialog_add_group (
      dialog, NULL,
      _ ("The last day on which who goes may change without a reason. Leave it empty when there "
         "is no such day of your own."));
  form->day = cohort_command_dialog_add_date (
      dialog, _ ("Last day"),
      cohort_delegation_get_names_lock (cohort_store_get_snapshot (store), convening));
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
present_nobody (GtkWidget *widget, CohortStore *store, const char *convening)
{
  cohort_nobody_dialog_present (widget, store);
}

static void
resume (GtkWidget *widget, CohortStore *store, const char *convening)
{
  cohort_run (widget, store, cohort_command_new ("participation.resume", NULL));
}

static void
export_sign_in (GtkWidget *widget, CohortStore *store, const char *convening)
{
  cohort_paper_export (widget, COHORT_PAPER_EXPORT_SIGN_IN, convening);
}

static void
export_calendar (GtkWidget *widget, CohortStore *store, const char *convening)
{
  cohort_paper_export (widget, COHORT_PAPER_EXPORT_CONVENING_CALENDAR, convening);
}

/* In the order of the menu, whose sections begin where @section changes; without a label it is a
 * button's only. */
static const struct {
  const char *name;
  void (*act) (GtkWidget *, CohortStore *, const char *);
  int section;
  const char *label; /* (nullable) */
} acts[] = {
    {"fill", cohort_fill_dialog_present, 0, N_ ("_Fill a Spot…")},
    {"join", cohort_join_dialog_present, 0, N_ ("Add to the _Waitlist…")},
    {"days", cohort_days_dialog_present, 0, N_ ("Wh_o Was There…")},
    {"link", cohort_link_dialog_present, 1, N_ ("Registration _Link…")},
    {"forward", cohort_forward_dialog_present, 1, N_ ("Forwar_d the Link…")},
    {"lock", present_lock, 1, N_ ("_Names Locked…")},
    {"sign-in", export_sign_in, 2, N_ ("S_ign-In Sheet…")},
    {"calendar", export_calendar, 2, N_ ("_Calendar…")},
    {"release", cohort_release_dialog_present, 3, N_ ("_Release Spots…")},
    {"grant", cohort_grant_dialog_present, 3, N_ ("Spots _Granted…")},
    {"override", cohort_override_dialog_present, 3, N_ ("_Another Number of Spots…")},
    {"nobody", present_nobody, 3, N_ ("We _Send Nobody This Year…")},
    {"resume", resume, 3, NULL},
};

/** cohort_convening_menu_new: Returns: (transfer full): see the header */
GMenuModel *
cohort_convening_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_autofree char *action = g_strconcat ("convening.", acts[i].name, NULL);

    if (i == 0 || acts[i].section != acts[i - 1].section) {
      section = g_menu_new ();
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      g_object_unref (section);
    }
    if (acts[i].label != NULL)
      g_menu_append (section, _ (acts[i].label), action);
  }
  return G_MENU_MODEL (menu);
}

static void
activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CohortConveningsPage *page = user_data;
  const char *shown = cohort_convenings_page_get_shown (page);

  for (guint i = 0; shown != NULL && i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].name, g_action_get_name (G_ACTION (action))))
      acts[i].act (GTK_WIDGET (page), cohort_page_get_store (COHORT_PAGE (page)), shown);
}

/** cohort_convening_acts_new: Returns: (transfer full): see the header */
GSimpleActionGroup *
cohort_convening_acts_new (CohortConveningsPage *page)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (acts[i].name, NULL);

    g_signal_connect_object (action, "activate", G_CALLBACK (activate_cb), page, 0);
    g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  }
  return group;
}
