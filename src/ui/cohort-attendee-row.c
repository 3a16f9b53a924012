/* A member of the team at one convening: goes or not, how registered, at what cost.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-attendee-row.h"

#include "cohort-money.h"
#include "cohort-page.h"
#include "cohort-register-dialog.h"
#include "cohort-run.h"
#include "cohort-spot-card.h"
#include "cohort-trip-dialog.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static char *
describe (const CohortTeamMember *member,
          const CohortConvening *convening,
          const CohortAttendance *attendance,
          CohortSnapshot *snapshot)
{
  const char *role = cohort_vocabulary_get_label ("role", member->membership->role);
  GString *text = g_string_new (role);

  if (member->organization != NULL)
    g_string_append_printf (text, " · %s", member->organization->name);
  COHORT_FOR_EACH (CohortResponse, response, snapshot, COHORT_RECORD_RESPONSE) {
    if (g_strcmp0 (response->person, member->person->record.id) == 0
        && g_strcmp0 (response->convening, convening->code) == 0
        && g_strcmp0 (response->state, "open") == 0)
      /* Translators: %s is an answer as it was typed. */
      g_string_append_printf (text, _ (" · answered “%s”"), response->answer);
  }
  if (attendance != NULL) {
    g_autofree char *registration = cohort_attendance_dup_registration (convening, attendance);

    g_string_append_printf (text, "\n%s", registration);
  }
  return g_string_free (text, FALSE);
}

static gboolean
is_going (const CohortAttendance *attendance)
{
  return attendance != NULL
         && (cohort_attendance_status_get_flags (attendance->status) & COHORT_STATUS_HOLDS_SPOT)
                != 0;
}

static gboolean
going_changed_cb (GtkSwitch *widget, gboolean going, gpointer user_data)
{
  CohortPage *page = COHORT_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (widget), COHORT_TYPE_PAGE));
  const char *person = g_object_get_data (G_OBJECT (widget), "person");
  const char *convening = g_object_get_data (G_OBJECT (widget), "convening");

  cohort_run (GTK_WIDGET (page), cohort_page_get_store (page),
              cohort_command_new (going ? "attendance.plan" : "attendance.withdraw", "person",
                                  person, "convening", convening, NULL));
  /* The switch shows what is saved, and the page is filled anew when it is. */
  return TRUE;
}

static GtkWidget *
make_switch (const CohortTeamMember *member, const CohortConvening *convening, gboolean going)
{
  GtkWidget *widget = gtk_switch_new ();
  g_autofree char *name = cohort_person_dup_name (member->person);
  /* Translators: %s is a person; whether she goes to the convening. */
  g_autofree char *label = g_strdup_printf (_ ("%s goes"), name);

  gtk_switch_set_active (GTK_SWITCH (widget), going);
  gtk_switch_set_state (GTK_SWITCH (widget), going);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (widget), "person", g_strdup (member->person->record.id),
                          g_free);
  g_object_set_data_full (G_OBJECT (widget), "convening", g_strdup (convening->code), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (widget, "state-set", G_CALLBACK (going_changed_cb), NULL);
  return widget;
}

static void
append_action (GMenu *menu,
               const char *label,
               const char *action,
               const char *person,
               const char *convening)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)", person, convening);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const CohortTeamMember *member,
           const CohortConvening *convening,
           const CohortAttendance *attendance)
{
  GMenu *menu = g_menu_new ();
  GMenu *acts = g_menu_new ();
  GMenu *statuses = g_menu_new ();
  const char *person = member->person->record.id;
  const char *const *moves
      = attendance != NULL ? cohort_attendance_get_moves (attendance->status) : NULL;

  if (convening->options->len > 0)
    append_action (acts, _ ("_Register…"), "attendee.register", person, convening->code);
  if (is_going (attendance)) {
    append_action (acts, _ ("Plan _Trip…"), "attendee.trip", person, convening->code);
    append_action (acts, _ ("Re_place with…"), "attendee.replace", person, convening->code);
  } else
    append_action (acts, _ ("Put on the _Waitlist"), "attendee.wait", person, convening->code);
  for (guint i = 0; moves != NULL && moves[i] != NULL; i++) {
    g_autoptr (GMenuItem) item = NULL;

    /* Being replaced needs a somebody; registering has its own dialog. */
    if (g_str_equal (moves[i], "replaced") || g_str_equal (moves[i], "registered"))
      continue;
    item = g_menu_item_new (cohort_vocabulary_get_label ("attendance-status", moves[i]), NULL);
    g_menu_item_set_action_and_target (item, "attendee.status", "(sss)", person, convening->code,
                                       moves[i]);
    g_menu_append_item (statuses, item);
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, _ ("Set Status"), G_MENU_MODEL (statuses));
  g_object_unref (acts);
  g_object_unref (statuses);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu_button (const CohortTeamMember *member,
                  const CohortConvening *convening,
                  const CohortAttendance *attendance)
{
  g_autoptr (GMenuModel) menu = make_menu (member, convening, attendance);
  g_autofree char *name = cohort_person_dup_name (member->person);
  g_autofree char *tooltip = g_strdup_printf (_ ("More about %s"), name);
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

static GtkWidget *
make_chip (const char *status)
{
  GtkWidget *chip = gtk_label_new (cohort_vocabulary_get_label ("attendance-status", status));
  const char *style = cohort_status_get_style (status);

  gtk_widget_add_css_class (chip, "chip");
  if (*style != '\0')
    gtk_widget_add_css_class (chip, style);
  gtk_widget_set_halign (chip, GTK_ALIGN_END);
  return chip;
}

/* One above the other: in a narrow window the name needs the room beside them. */
static GtkWidget *
make_state (const CohortAttendance *attendance, gint64 planned)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (attendance != NULL)
    gtk_box_append (GTK_BOX (box), make_chip (attendance->status));
  if (planned != 0) {
    g_autofree char *amount = cohort_money_format (planned);
    GtkWidget *label = gtk_label_new (amount);

    gtk_widget_set_halign (label, GTK_ALIGN_END);
    gtk_widget_add_css_class (label, "numeric");
    gtk_box_append (GTK_BOX (box), label);
  }
  return box;
}

/** cohort_attendee_row_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_attendee_row_new (CohortStore *store,
                         const CohortLedger *ledger,
                         const CohortConvening *convening,
                         const CohortTeamMember *member)
{
  CohortSnapshot *snapshot = cohort_store_get_snapshot (store);
  const char *person = member->person->record.id;
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (snapshot, person, convening->code);
  gint64 planned = cohort_ledger_planned (ledger, NULL, person, convening->code);
  g_autofree char *name = cohort_person_dup_name (member->person);
  g_autofree char *subtitle = describe (member, convening, attendance, snapshot);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = make_switch (member, convening, is_going (attendance));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_state (attendance, planned));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_menu_button (member, convening, attendance));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_widget_set_name (row, person);
  return row;
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening, *status;

  g_variant_get (parameter, "(&s&s&s)", &person, &convening, &status);
  cohort_run (widget, cohort_page_get_store (COHORT_PAGE (widget)),
              cohort_command_new ("attendance.set", "person", person, "convening", convening,
                                  "status", status, NULL));
}

static void
register_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  cohort_register_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)), person,
                                  convening);
}

static void
wait_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  cohort_run (widget, cohort_page_get_store (COHORT_PAGE (widget)),
              cohort_command_new ("waitlist.join", "person", person, "convening", convening, NULL));
}

static void
trip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  cohort_trip_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)), person,
                              convening);
}

static void
replace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *person, *convening;

  g_variant_get (parameter, "(&s&s)", &person, &convening);
  cohort_replace_dialog_present (widget, cohort_page_get_store (COHORT_PAGE (widget)), person,
                                 convening);
}

/** cohort_attendee_install_actions: what the rows' menus do, for the class of the page they are on
 */
void
cohort_attendee_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "attendee.status", "(sss)", status_action);
  gtk_widget_class_install_action (widget_class, "attendee.register", "(ss)", register_action);
  gtk_widget_class_install_action (widget_class, "attendee.wait", "(ss)", wait_action);
  gtk_widget_class_install_action (widget_class, "attendee.trip", "(ss)", trip_action);
  gtk_widget_class_install_action (widget_class, "attendee.replace", "(ss)", replace_action);
}
