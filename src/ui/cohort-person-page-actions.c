/* What the buttons and menus of a person's page do.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-page-private.h"

#include "cohort-command.h"
#include "cohort-date.h"
#include "cohort-invitation-dialog.h"
#include "cohort-membership-dialog.h"
#include "cohort-merge-dialog.h"
#include "cohort-paper-export.h"
#include "cohort-person-dialog.h"
#include "cohort-register-dialog.h"
#include "cohort-run.h"
#include "cohort-team.h"
#include "cohort-trip-approval.h"
#include "cohort-trip-dialog.h"
#include "cohort-window.h"

#include <glib/gi18n-lib.h>

static CohortStore *
get_store (GtkWidget *widget)
{
  return cohort_page_get_store (COHORT_PAGE (widget));
}

static const char *
get_person (GtkWidget *widget)
{
  return cohort_person_page_get_person (COHORT_PERSON_PAGE (widget));
}

/* (nullable): the id of the membership of today, or of the next to begin */
static const char *
get_membership (GtkWidget *widget)
{
  const CohortMembership *membership = cohort_team_find_membership (
      cohort_page_get_snapshot (COHORT_PAGE (widget)), get_person (widget), cohort_date_today ());

  return membership != NULL ? membership->record.id : NULL;
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_person_dialog_edit (widget, get_store (widget), get_person (widget));
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_membership_change_present (widget, get_store (widget), get_membership (widget));
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_membership_end_present (widget, get_store (widget), get_membership (widget));
}

static void
add_membership_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_membership_add_present (widget, get_store (widget), get_person (widget));
}

static void
invite_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_invitation_add_present (widget, get_store (widget), get_person (widget));
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_merge_dialog_choose (widget, get_store (widget), COHORT_RECORD_PERSON,
                              get_person (widget));
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_merge_dialog_present (widget, get_store (widget), COHORT_RECORD_PERSON,
                               get_person (widget), g_variant_get_string (parameter, NULL));
}

static void
run (GtkWidget *widget, JsonObject *command)
{
  cohort_run (widget, get_store (widget), command);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (widget, cohort_command_new ("person.remove", "person", get_person (widget), NULL));
}

static void
distinguish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (widget, cohort_command_new ("person.distinguish", "person", get_person (widget), "other",
                                   g_variant_get_string (parameter, NULL), NULL));
}

static void
edit_membership_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_membership_edit_present (widget, get_store (widget),
                                  g_variant_get_string (parameter, NULL));
}

static void
change_membership_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_membership_change_present (widget, get_store (widget),
                                    g_variant_get_string (parameter, NULL));
}

static void
end_membership_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_membership_end_present (widget, get_store (widget),
                                 g_variant_get_string (parameter, NULL));
}

static void
edit_invitation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_invitation_edit_present (widget, get_store (widget),
                                  g_variant_get_string (parameter, NULL));
}

static void
remove_invitation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (widget, cohort_command_new ("invitation.remove", "invitation",
                                   g_variant_get_string (parameter, NULL), NULL));
}

static void
set_invitation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *invitation, *outcome;

  g_variant_get (parameter, "(&s&s)", &invitation, &outcome);
  run (widget,
       cohort_command_new ("invitation.set", "invitation", invitation, "outcome", outcome, NULL));
}

static void
run_response (GtkWidget *widget, const char *command, GVariant *response)
{
  run (widget,
       cohort_command_new (command, "response", g_variant_get_string (response, NULL), NULL));
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_response (widget, "response.confirm", parameter);
}

static void
dismiss_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_response (widget, "response.dismiss", parameter);
}

static void
run_place (GtkWidget *widget, const char *command, GVariant *convening)
{
  run (widget, cohort_command_new (command, "person", get_person (widget), "convening",
                                   g_variant_get_string (convening, NULL), NULL));
}

static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_place (widget, "attendance.plan", parameter);
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_place (widget, "attendance.withdraw", parameter);
}

static void
register_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_register_dialog_present (widget, get_store (widget), get_person (widget),
                                  g_variant_get_string (parameter, NULL));
}

static void
trip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_trip_dialog_present (widget, get_store (widget), get_person (widget),
                              g_variant_get_string (parameter, NULL));
}

static void
approve_trip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_trip_approval_present (widget, get_store (widget), get_person (widget),
                                g_variant_get_string (parameter, NULL));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text = g_variant_get_string (parameter, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *said = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  /* Translators: %s is an e-mail address or a phone number. */
  said = g_strdup_printf (_ ("Copied %s"), text);
  if (COHORT_IS_WINDOW (root))
    cohort_window_toast (COHORT_WINDOW (root), said);
}

static void
calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cohort_paper_export (widget, COHORT_PAPER_EXPORT_PERSON_CALENDAR, get_person (widget));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "back");
}

/** cohort_person_page_install_actions: for the page's class_init */
void
cohort_person_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
      {"person.back", NULL, back_action},
      {"person.edit", NULL, edit_action},
      {"person.change", NULL, change_action},
      {"person.end", NULL, end_action},
      {"person.add-membership", NULL, add_membership_action},
      {"person.invite", NULL, invite_action},
      {"person.merge", NULL, merge_action},
      {"person.remove", NULL, remove_action},
      {"person.compare", "s", compare_action},
      {"person.distinguish", "s", distinguish_action},
      {"person.edit-membership", "s", edit_membership_action},
      {"person.change-membership", "s", change_membership_action},
      {"person.end-membership", "s", end_membership_action},
      {"person.edit-invitation", "s", edit_invitation_action},
      {"person.remove-invitation", "s", remove_invitation_action},
      {"person.set-invitation", "(ss)", set_invitation_action},
      {"person.confirm", "s", confirm_action},
      {"person.dismiss", "s", dismiss_action},
      {"person.plan", "s", plan_action},
      {"person.withdraw", "s", withdraw_action},
      {"person.register", "s", register_action},
      {"person.trip", "s", trip_action},
      {"person.approve-trip", "s", approve_trip_action},
      {"person.copy", "s", copy_action},
      {"person.calendar", NULL, calendar_action},
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
