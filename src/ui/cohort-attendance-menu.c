/* Everything that can be done about somebody at a convening: the menu of her card and of her row.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-attendance-menu.h"

#include "cohort-booking.h"
#include "cohort-days-dialog.h"
#include "cohort-going.h"
#include "cohort-page.h"
#include "cohort-person-dialog.h"
#include "cohort-register-dialog.h"
#include "cohort-replace-dialog.h"
#include "cohort-run.h"
#include "cohort-team.h"
#include "cohort-trip-dialog.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/* What a status says, as the menu explains it beside its name. */
static const struct {
  const char *status;
  const char *meaning;
} meanings[] = {
    {"planned", N_ ("meant to go, not asked yet")},
    {"invited", N_ ("asked, no answer yet")},
    {"accepted", N_ ("said yes, not registered")},
    {"registered", N_ ("as registered before")},
    {"attended", N_ ("was there")},
    {"partial", N_ ("was there some days")},
    {"no-show", N_ ("did not come, spot used")},
    {"declined", N_ ("said no, spot stays yours")},
    {"cancelled", N_ ("cannot come, spot stays yours")},
    {"case-only", N_ ("holds no spot")},
};

static char *
dup_move_label (const char *status)
{
  const char *label = cohort_vocabulary_get_label ("attendance-status", status);

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (g_str_equal (meanings[i].status, status))
      /* Translators: a status, and what it means: "Declined: said no, spot stays yours". */
      return g_strdup_printf (_ ("%1$s: %2$s"), label, _ (meanings[i].meaning));
  return g_strdup (label);
}

static gboolean
holds_spot (const char *status)
{
  return (cohort_attendance_status_get_flags (status) & COHORT_STATUS_HOLDS_SPOT) != 0;
}

/** cohort_menu_append_act: see the header */
void
cohort_menu_append_act (GMenu *menu,
                        const char *label,
                        const char *action,
                        const char *person,
                        const char *convening)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)", person, convening);
  g_menu_append_item (menu, item);
}

static void
append_registration (GMenu *menu,
                     const CohortConvening *convening,
                     const char *person,
                     const CohortAttendance *attendance)
{
  gboolean registered
      = attendance != NULL && attendance->registered_on != 0 && attendance->cancelled_on == 0;

  if (convening->options->len > 0)
    cohort_menu_append_act (menu, registered ? _ ("_Registration…") : _ ("_Register…"),
                            "attendee.register", person, convening->code);
  if (attendance == NULL || !holds_spot (attendance->status))
    return;
  if (!registered && attendance->link_sent_on == 0)
    cohort_menu_append_act (menu, _ ("Registration _Link Forwarded"), "attendee.link", person,
                            convening->code);
  if (registered)
    cohort_menu_append_act (menu, _ ("_Cancel Registration…"), "attendee.unregister", person,
                            convening->code);
}

static void
append_acts (GMenu *menu,
             const CohortConvening *convening,
             const char *person,
             const CohortAttendance *attendance)
{
  if (attendance != NULL && holds_spot (attendance->status)) {
    cohort_menu_append_act (menu, _ ("Re_place with…"), "attendee.replace", person,
                            convening->code);
    cohort_menu_append_act (menu, _ ("Plan _Trip…"), "attendee.trip", person, convening->code);
    cohort_menu_append_act (menu, _ ("_Days There…"), "attendee.days", person, convening->code);
    cohort_menu_append_act (menu, _ ("_Withdraw"), "attendee.withdraw", person, convening->code);
  } else {
    cohort_menu_append_act (menu, _ ("_Going"), "attendee.go", person, convening->code);
    cohort_menu_append_act (menu, _ ("Put on the _Waitlist"), "attendee.wait", person,
                            convening->code);
  }
  cohort_menu_append_act (menu, _ ("_About This Person"), "attendee.person", person,
                          convening->code);
}

static void
append_moves (GMenu *menu,
              const CohortConvening *convening,
              const char *person,
              const CohortAttendance *attendance)
{
  const char *const *moves = cohort_attendance_get_moves (attendance->status);

  for (guint i = 0; moves[i] != NULL; i++) {
    g_autoptr (GMenuItem) item = NULL;
    g_autofree char *label = NULL;

    /* Being replaced needs a somebody; registering for the first time has its own dialog. */
    if (g_str_equal (moves[i], "replaced")
        || (g_str_equal (moves[i], "registered") && attendance->registered_on == 0))
      continue;
    label = dup_move_label (moves[i]);
    item = g_menu_item_new (label, NULL);
    g_menu_item_set_action_and_target (item, "attendee.status", "(sss)", person, convening->code,
                                       moves[i]);
    g_menu_append_item (menu, item);
  }
}

/** cohort_more_button_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_more_button_new (GMenuModel *menu, const char *about)
{
  g_autofree char *tooltip = g_strdup_printf (_ ("More about %s"), about);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  return button;
}

/** cohort_attendance_menu_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_attendance_menu_new (const CohortSnapshot *snapshot,
                            const CohortConvening *convening,
                            const char *person,
                            const CohortAttendance *attendance)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) registration = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autofree char *name = cohort_team_dup_person_name (snapshot, person);

  append_registration (registration, convening, person, attendance);
  append_acts (acts, convening, person, attendance);
  if (attendance != NULL)
    append_moves (moves, convening, person, attendance);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (registration));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, _ ("Set Status"), G_MENU_MODEL (moves));
  return cohort_more_button_new (G_MENU_MODEL (menu), name);
}

static char *
dup_person_at (GtkWidget *widget, const char *person)
{
  return cohort_team_dup_person_name (cohort_page_get_snapshot (COHORT_PAGE (widget)), person);
}

/* Where the status says whether she comes, or holds a spot, it is a change of names. */
static gboolean
changes_names (GtkWidget *widget, const char *person, const char *convening, const char *status)
{
  const CohortAttendance *attendance = cohort_snapshot_get_attendance (
      cohort_page_get_snapshot (COHORT_PAGE (widget)), person, convening);

  return attendance == NULL || holds_spot (attendance->status) != holds_spot (status)
         || cohort_booking_is_off (attendance->status) != cohort_booking_is_off (status);
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CohortStore *store = cohort_page_get_store (COHORT_PAGE (widget));
  const char *person, *convening, *status;
  g_autofree char *title = NULL;
  JsonObject *command;

  g_variant_get (parameter, "(&s&s&s)", &person, &convening, &status);
  command = cohort_command_new ("attendance.set", "person", person, "convening", convening,
                                "status", status, NULL);
  title = dup_person_at (widget, person);
  if (changes_names (widget, person, convening, status))
    cohort_going_run (widget, store, convening, title, command);
  else
    cohort_run (widget, store, command);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;
  g_autofree char *title = NULL;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  title = dup_person_at (widget, person);
  cohort_going_run (widget, cohort_page_get_store (COHORT_PAGE (widget)), convening, title,
                    cohort_going_make_command (cohort_page_get_snapshot (COHORT_PAGE (widget)),
                                               person, convening));
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;
  g_autofree char *title = NULL;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  title = dup_person_at (widget, person);
  cohort_going_run (
      widget, cohort_page_get_store (COHORT_PAGE (widget)), convening, title,
      cohort_command_new ("attendance.withdraw", "person", person, "convening", convening, NULL));
}

typedef struct {
  const char *action;
  const char *command;
} PlainAct;

static const PlainAct plain_acts[] = {
    {"attendee.wait", "waitlist.join"},
    {"attendee.link", "attendance.forward-link"},
};

static void
plain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  for (guint i = 0; i < G_N_ELEMENTS (plain_acts); i++)
    if (g_str_equal (plain_acts[i].action, name))
      cohort_run (widget, cohort_page_get_store (COHORT_PAGE (widget)),
                  cohort_command_new (plain_acts[i].command, "person", person, "convening",
                                      convening, NULL));
}

typedef void (*DialogFunc) (GtkWidget *, CohortStore *, const char *, const char *);

static void
present_person (GtkWidget *widget, CohortStore *store, const char *person, const char *convening)
{
  cohort_person_dialog_edit (widget, store, person);
}

static const struct {
  const char *action;
  DialogFunc present;
} dialog_acts[] = {
    {"attendee.register", cohort_register_dialog_present},
    {"attendee.unregister", cohort_unregister_dialog_present},
    {"attendee.trip", cohort_trip_dialog_present},
    {"attendee.replace", cohort_replace_dialog_present},
    {"attendee.days", cohort_days_dialog_present_person},
    {"attendee.person", present_person},
};

static void
dialog_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  for (guint i = 0; i < G_N_ELEMENTS (dialog_acts); i++)
    if (g_str_equal (dialog_acts[i].action, name))
      dialog_acts[i].present (widget, cohort_page_get_store (COHORT_PAGE (widget)), person,
                              convening);
}

/** cohort_attendance_install_actions: what the menus do, for the class of the page they are on */
void
cohort_attendance_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "attendee.status", "(sss)", status_action);
  gtk_widget_class_install_action (widget_class, "attendee.go", "(ss)", go_action);
  gtk_widget_class_install_action (widget_class, "attendee.withdraw", "(ss)", withdraw_action);
  for (guint i = 0; i < G_N_ELEMENTS (plain_acts); i++)
    gtk_widget_class_install_action (widget_class, plain_acts[i].action, "(ss)", plain_action);
  for (guint i = 0; i < G_N_ELEMENTS (dialog_acts); i++)
    gtk_widget_class_install_action (widget_class, dialog_acts[i].action, "(ss)", dialog_action);
}
