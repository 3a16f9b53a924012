/* What the page of a convening lists beside the spots: free ones, registrations, dates.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-delegation-rows.h"

#include "cohort-date.h"
#include "cohort-delegation.h"
#include "cohort-focus.h"
#include "cohort-link-dialog.h"
#include "cohort-spots.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

/** cohort_delegation_is_recorded: see the header */
gboolean
cohort_delegation_is_recorded (const CohortSnapshot *snapshot, const char *convening)
{
  static const char *const over[] = {"attended", "partial", "no-show", NULL};

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    if (g_strcmp0 (attendance->convening, convening) == 0
        && g_strv_contains (over, attendance->status))
      return TRUE;
  }
  return FALSE;
}

/* Who said no or cannot come, and whose spot nobody took over by name. */
static char *
list_declined (const CohortSnapshot *snapshot, const char *convening)
{
  static const char *const off[] = {"declined", "cancelled", NULL};
  GString *names = g_string_new (NULL);

  COHORT_FOR_EACH (CohortAttendance, attendance, snapshot, COHORT_RECORD_ATTENDANCE) {
    g_autofree char *name = NULL;

    if (g_strcmp0 (attendance->convening, convening) != 0
        || !g_strv_contains (off, attendance->status))
      continue;
    name = cohort_team_dup_person_name (snapshot, attendance->person);
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
  }
  return g_string_free (names, FALSE);
}

/** cohort_delegation_dup_offer: Returns: (transfer full) (nullable): see the header */
char *
cohort_delegation_dup_offer (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  g_autofree char *declined = list_declined (snapshot, convening->code);
  g_autofree char *free = NULL;
  g_autofree char *waiting = NULL;
  CohortSpots spots;
  GString *text;

  cohort_spots_count (snapshot, convening->code, &spots);
  if (!cohort_is_known (spots.free) || spots.free < 1 || (*declined == '\0' && spots.waiting == 0)
      || cohort_delegation_is_recorded (snapshot, convening->code))
    return NULL;
  free = g_strdup_printf (ngettext ("%d spot is free.", "%d spots are free.", (gulong)spots.free),
                          (int)spots.free);
  text = g_string_new (free);
  if (*declined != '\0')
    /* Translators: %s are people. */
    g_string_append_printf (text, _ (" Not coming after all: %s."), declined);
  if (spots.waiting > 0)
    g_string_append_printf (text, ngettext (" %u person waits.", " %u people wait.", spots.waiting),
                            spots.waiting);
  g_string_append (text, _ (" A declined spot stays with your county, and nobody gets it by "
                            "itself: fill it, or release it to the state."));
  return g_string_free (text, FALSE);
}

/** cohort_delegation_dup_unregistered_title: Returns: (transfer full): see the header */
char *
cohort_delegation_dup_unregistered_title (guint n)
{
  return g_strdup_printf (_ ("Not Registered Yet: %u"), n);
}

/** cohort_delegation_dup_days_left: Returns: (transfer full): how long until the first day */
char *
cohort_delegation_dup_days_left (const CohortConvening *convening)
{
  int days = (int)(convening->first_day - cohort_date_today ());
  g_autofree char *first = NULL;

  if (days > 0)
    return g_strdup_printf (ngettext ("%d day is left", "%d days are left", days), days);
  if (days == 0)
    return g_strdup (_ ("It begins today"));
  first = cohort_date_format_range (convening->first_day, convening->first_day);
  return g_strdup_printf (_ ("It began on %s"), first);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* One above the other: in a narrow window the text needs the room beside them. */
static GtkWidget *
add_buttons (GtkWidget *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  return box;
}

/** cohort_delegation_unregistered_row_new: Returns: (transfer floating): opens her registration */
GtkWidget *
cohort_delegation_unregistered_row_new (const CohortSnapshot *snapshot,
                                        const CohortConvening *convening,
                                        const CohortAttendance *attendance)
{
  const char *status = cohort_vocabulary_get_label ("attendance-status", attendance->status);
  g_autofree char *name = cohort_team_dup_person_name (snapshot, attendance->person);
  g_autofree char *label = g_strdup_printf (_ ("Register %s"), name);
  g_autofree char *day
      = attendance->link_sent_on != 0 ? cohort_date_format (attendance->link_sent_on) : NULL;
  g_autofree char *subtitle
      = day != NULL ? g_strdup_printf (_ ("%1$s · link forwarded on %2$s"), status, day)
                    : g_strdup_printf (_ ("%s · link not forwarded yet"), status);
  GtkWidget *row = make_row (name, subtitle);
  GtkWidget *button = add_button (add_buttons (row), _ ("Register…"), label, "attendee.register");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", attendance->person,
                                    convening->code);
  cohort_focus_set_key (row, "unregistered", attendance->person);
  gtk_widget_set_visible (button, convening->options->len > 0);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

/** cohort_delegation_lock_row_new: Returns: (transfer floating): until when names change freely */
GtkWidget *
cohort_delegation_lock_row_new (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  CohortDate lock = cohort_delegation_get_names_lock (snapshot, convening->code);
  g_autofree char *day = lock != 0 ? cohort_date_format_range (lock, lock) : NULL;
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (lock == 0)
    text = g_strdup (_ ("No day set: names may change until the convening"));
  else if (cohort_date_today () > lock)
    text = g_strdup_printf (_ ("Locked after %s: each change of who goes asks for a reason"), day);
  else
    text = g_strdup_printf (_ ("Until %s names may change without a reason"), day);
  row = make_row (_ ("Names Locked"), text);
  add_button (add_buttons (row), _ ("Change…"), _ ("Change the day names are locked"),
              "convening.lock");
  cohort_focus_set_key (row, "date", "lock");
  return row;
}

static char *
describe_forwarding (const CohortSnapshot *snapshot, const char *convening)
{
  g_autoptr (GPtrArray) unregistered = cohort_delegation_list_unregistered (snapshot, convening);
  g_autoptr (GPtrArray) missing = cohort_link_list_missing (snapshot, convening);
  g_autoptr (GPtrArray) holders = cohort_spots_holders (snapshot, convening);

  if (holders->len == 0)
    return g_strdup (_ ("nobody holds a spot yet"));
  if (unregistered->len == 0)
    return g_strdup (_ ("everybody is registered"));
  if (missing->len == 0)
    return g_strdup (_ ("forwarded to everybody who is not registered"));
  return g_strdup_printf (
      ngettext ("still to forward to %u person", "still to forward to %u people", missing->len),
      missing->len);
}

/** cohort_delegation_link_row_new: Returns: (transfer floating): the link and who has got it */
GtkWidget *
cohort_delegation_link_row_new (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  const char *link
      = cohort_convening_get_setting (snapshot, COHORT_SETTING_REGISTRATION_LINK, convening->code);
  const char *on = cohort_convening_get_setting (snapshot, COHORT_SETTING_REGISTRATION_LINK_ON,
                                                 convening->code);
  CohortDate received = on != NULL ? cohort_date_parse (on) : 0;
  g_autofree char *day = received != 0 ? cohort_date_format (received) : NULL;
  g_autofree char *forwarded = describe_forwarding (snapshot, convening->code);
  g_autofree char *text = NULL;
  GtkWidget *buttons;
  GtkWidget *row;

  if (day != NULL)
    text = g_strdup_printf (_ ("Received on %1$s · %2$s"), day, forwarded);
  else
    text = g_strdup_printf (_ ("Not received yet · %s"), forwarded);
  if (link != NULL) {
    g_autofree char *lines = g_strdup_printf ("%s\n%s", text, link);

    row = make_row (_ ("Registration Link"), lines);
  } else {
    row = make_row (_ ("Registration Link"), text);
  }
  cohort_focus_set_key (row, "date", "link");
  buttons = add_buttons (row);
  add_button (buttons, _ ("Change…"), _ ("Change the registration link"), "convening.link");
  add_button (buttons, _ ("Forward…"), _ ("Forward the registration link"), "convening.forward");
  return row;
}

/** cohort_delegation_days_row_new: Returns: (transfer floating): who was there, from the first day
 * on */
GtkWidget *
cohort_delegation_days_row_new (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  g_autoptr (GPtrArray) holders = cohort_spots_holders (snapshot, convening->code);
  g_autofree char *text = NULL;
  GtkWidget *button, *row;
  guint n = 0;

  for (guint i = 0; i < holders->len; i++) {
    const CohortAttendance *attendance = g_ptr_array_index (holders, i);

    n += attendance->days != NULL ? 1 : 0;
  }
  if (cohort_date_today () < convening->first_day)
    text = g_strdup (_ ("Can be recorded from the first day on"));
  else if (holders->len == 0)
    text = g_strdup (_ ("Nobody holds a spot yet"));
  else
    text = g_strdup_printf (_ ("Days recorded for %1$u of %2$u"), n, holders->len);
  row = make_row (_ ("Days Attended"), text);
  button
      = add_button (add_buttons (row), _ ("Who Was There…"), _ ("Who was there"), "convening.days");
  cohort_focus_set_key (row, "date", "days");
  /* Its action says whether it is sensitive. */
  gtk_widget_set_visible (button, cohort_date_today () >= convening->first_day && holders->len > 0);
  return row;
}
