/* What a person's form shows beside its fields: her answers, and who goes where.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-places.h"

#include "cohort-button-names.h"
#include "cohort-convening-card.h"
#include "cohort-spot-card.h"
#include "cohort-team-cell.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

/* @name says the same as @label where the row is not seen. */
static void
add_button (GtkWidget *row, const char *label, const char *name, const char *action,
            const char *target)
{
  GtkWidget *button = cohort_row_button_new (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static const char *
name_convening (CohortSnapshot *snapshot, const char *code)
{
  const CohortConvening *convening
    = cohort_program_find_convening (cohort_snapshot_get_program (snapshot), code);

  return convening != NULL ? convening->name : code;
}

/* What confirming would do. */
static char *
describe_meaning (CohortSnapshot *snapshot, const CohortResponse *response)
{
  const char *convening = name_convening (snapshot, response->convening);

  if (g_str_equal (response->meaning, "waitlist"))
    return g_strdup_printf (_ ("Confirming puts the name on the waitlist for %s."), convening);
  if (g_str_equal (response->meaning, "declined"))
    return g_strdup_printf (_ ("Confirming notes that %s was declined."), convening);
  if (response->option != NULL)
    /* Translators: %1$s is a convening, %2$s what is registered for: "SCOP day". */
    return g_strdup_printf (_ ("Confirming plans %1$s, %2$s."), convening,
                            cohort_vocabulary_get_label ("registration-option", response->option));
  return g_strdup_printf (_ ("Confirming plans %s."), convening);
}

static GtkWidget *
make_answer_row (CohortSnapshot *snapshot, const CohortResponse *response)
{
  /* Translators: %s is what somebody wrote into a form. */
  g_autofree char *title = g_strdup_printf (_ ("Answered: “%s”"), response->answer);
  g_autofree char *meaning = describe_meaning (snapshot, response);
  g_autofree char *subtitle
    = response->question != NULL ? g_strdup_printf ("%s\n%s", response->question, meaning)
                                 : g_strdup (meaning);
  g_autofree char *confirm = g_strdup_printf (_ ("Confirm “%s”"), response->answer);
  g_autofree char *dismiss = g_strdup_printf (_ ("Dismiss “%s”"), response->answer);
  GtkWidget *row = make_row (title, subtitle);

  add_button (row, _ ("_Dismiss"), dismiss, "person.dismiss", response->record.id);
  add_button (row, _ ("Con_firm"), confirm, "person.confirm", response->record.id);
  return row;
}

static gboolean
is_to_confirm (const CohortResponse *response)
{
  return response->meaning != NULL && response->convening != NULL
         && g_strcmp0 (response->state, "open") == 0;
}

/** cohort_person_answer_rows_new: the answers nobody confirmed or dismissed yet */
GPtrArray *
cohort_person_answer_rows_new (CohortSnapshot *snapshot, const char *person)
{
  GPtrArray *rows = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortResponse, response, snapshot, COHORT_RECORD_RESPONSE) {
    if (g_strcmp0 (response->person, person) == 0 && is_to_confirm (response))
      g_ptr_array_add (rows, make_answer_row (snapshot, response));
  }
  return rows;
}

static GtkWidget *
make_kept_row (const CohortResponse *response)
{
  GtkWidget *row
    = make_row (response->question != NULL ? response->question : _ ("Answered"), response->answer);
  GtkWidget *chip = cohort_chip_new ();

  if (g_strcmp0 (response->state, "confirmed") == 0)
    cohort_chip_set (chip, _ ("Confirmed"), "success");
  else if (g_strcmp0 (response->state, "dismissed") == 0)
    cohort_chip_set (chip, _ ("Dismissed"), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  return row;
}

/** cohort_person_kept_rows_new: the answers that wait for nothing */
GPtrArray *
cohort_person_kept_rows_new (CohortSnapshot *snapshot, const char *person)
{
  GPtrArray *rows = g_ptr_array_new ();

  COHORT_FOR_EACH (CohortResponse, response, snapshot, COHORT_RECORD_RESPONSE) {
    if (g_strcmp0 (response->person, person) == 0 && !is_to_confirm (response))
      g_ptr_array_add (rows, make_kept_row (response));
  }
  return rows;
}

static GtkWidget *
make_place_row (CohortSnapshot *snapshot, const char *person, const CohortConvening *convening)
{
  const CohortAttendance *attendance
    = cohort_snapshot_get_attendance (snapshot, person, convening->code);
  gboolean going = attendance != NULL
                   && (cohort_attendance_status_get_flags (attendance->status)
                       & COHORT_STATUS_HOLDS_SPOT) != 0;
  g_autofree char *where = cohort_convening_dup_where_and_when (convening);
  g_autofree char *name
    = g_strdup_printf (going ? _ ("Take off the list for %s") : _ ("Plan for %s"), convening->name);
  GtkWidget *row = make_row (convening->name, where);
  GtkWidget *chip = cohort_chip_new ();

  cohort_chip_set (chip,
                   attendance != NULL
                     ? cohort_vocabulary_get_label ("attendance-status", attendance->status)
                     : _ ("Not on the list"),
                   attendance != NULL ? cohort_status_get_style (attendance->status) : NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  add_button (row, going ? _ ("_Take Off") : _ ("_Plan"), name,
              going ? "person.withdraw" : "person.plan", convening->code);
  return row;
}

/** cohort_person_place_rows_new: one row for each convening of the year */
GPtrArray *
cohort_person_place_rows_new (CohortSnapshot *snapshot, const char *person)
{
  GPtrArray *convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < convenings->len; i++)
    g_ptr_array_add (rows, make_place_row (snapshot, person, g_ptr_array_index (convenings, i)));
  return rows;
}
