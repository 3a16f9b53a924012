/* A member of the team at one convening: goes or not, how registered, at what cost.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-attendee-row.h"

#include "cohort-attendance-menu.h"
#include "cohort-focus.h"
#include "cohort-going.h"
#include "cohort-money.h"
#include "cohort-page.h"
#include "cohort-spot-card.h"
#include "cohort-vocabulary.h"
#include "cohort-words-layout.h"

#include <glib/gi18n-lib.h>

static gboolean
is_going (const CohortAttendance *attendance)
{
  return attendance != NULL
         && (cohort_attendance_status_get_flags (attendance->status) & COHORT_STATUS_HOLDS_SPOT)
                != 0;
}

static void
append_answers (GString *text,
                const char *person,
                const CohortConvening *convening,
                const CohortAttendance *attendance,
                CohortSnapshot *snapshot)
{
  const CohortResponse *answer = cohort_going_find_answer (snapshot, person, convening->code);
  g_autofree char *going = answer != NULL ? cohort_going_dup_answer_text (convening, answer) : NULL;

  COHORT_FOR_EACH (CohortResponse, response, snapshot, COHORT_RECORD_RESPONSE) {
    if (g_strcmp0 (response->person, person) == 0
        && g_strcmp0 (response->convening, convening->code) == 0
        && g_strcmp0 (response->state, "open") == 0)
      /* Translators: %s is an answer as it was typed. */
      g_string_append_printf (text, _ (" · answered “%s”"), response->answer);
  }
  if (going != NULL && !is_going (attendance))
    g_string_append_printf (text, ": %s", going);
}

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
  append_answers (text, member->person->record.id, convening, attendance, snapshot);
  if (attendance != NULL) {
    g_autofree char *registration = cohort_attendance_dup_registration (convening, attendance);

    g_string_append_printf (text, "\n%s", registration);
  }
  return g_string_free (text, FALSE);
}

static gboolean
going_changed_cb (GtkSwitch *widget, gboolean going, gpointer user_data)
{
  CohortPage *page = COHORT_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (widget), COHORT_TYPE_PAGE));
  const char *person = g_object_get_data (G_OBJECT (widget), "person");
  const char *convening = g_object_get_data (G_OBJECT (widget), "convening");

  if (going == gtk_switch_get_state (widget))
    return FALSE;
  /* It shows what is saved: asking a reason may end in nothing. */
  gtk_switch_set_active (widget, !going);
  gtk_widget_activate_action (GTK_WIDGET (page), going ? "attendee.go" : "attendee.withdraw",
                              "(ss)", person, convening);
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

/* One above the other: in a narrow window the name needs the room beside them. */
static GtkWidget *
make_state (const CohortAttendance *attendance, gint64 planned)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (attendance != NULL)
    gtk_box_append (GTK_BOX (box), cohort_status_chip_new (attendance->status));
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
  g_autofree char *words = describe (member, convening, attendance, snapshot);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = make_switch (member, convening, is_going (attendance));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_state (attendance, planned));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             cohort_attendance_menu_new (snapshot, convening, person, attendance));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  cohort_words_layout_adopt (ADW_ACTION_ROW (row), words);
  cohort_focus_set_key (row, "going", person);
  return row;
}
