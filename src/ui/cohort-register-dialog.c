/* The dialogs of a convening: registering somebody, replacing her, releasing spots.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-register-dialog.h"

#include "cohort-command-dialog.h"
#include "cohort-date-row.h"
#include "cohort-date.h"
#include "cohort-money.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  const CohortConvening *convening;
  char *person; /* (owned) (nullable) */
  GPtrArray
      *others; /* (owned) (nullable) (element-type CohortTeamMember): who could come instead */
  GtkWidget *choice;
  GtkWidget *price;
  GtkWidget *confirmation;
  GtkWidget *day;
  GtkWidget *count;
  GtkWidget *reason;
} Form;

static Form *
form_new (CohortStore *store, const char *person, const char *convening)
{
  Form *form = g_new0 (Form, 1);

  form->snapshot = cohort_snapshot_ref (cohort_store_get_snapshot (store));
  form->convening
      = cohort_program_find_convening (cohort_snapshot_get_program (form->snapshot), convening);
  form->person = g_strdup (person);
  return form;
}

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->others, g_ptr_array_unref);
  cohort_snapshot_unref (form->snapshot);
  g_free (form->person);
  g_free (form);
}

static const CohortOption *
get_option (const Form *form)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (form->choice));

  return selected < form->convening->options->len
             ? g_ptr_array_index (form->convening->options, selected)
             : NULL;
}

static JsonObject *
make_register (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const CohortOption *option = get_option (form);
  const char *price = cohort_entry_get_text (form->price);
  g_autofree char *day = NULL;
  gint64 cents;

  if (option == NULL || (price != NULL && !cohort_money_parse (price, &cents, NULL))
      || !cohort_date_row_check (COHORT_DATE_ROW (form->day), NULL))
    return NULL;
  day = cohort_date_row_dup_iso (COHORT_DATE_ROW (form->day));
  return cohort_command_new ("attendance.register", "person", form->person, "convening",
                             form->convening->code, "option", option->code, "price", price,
                             "confirmation", cohort_entry_get_text (form->confirmation), "on",
                             day, NULL);
}

static char **
make_option_labels (const CohortConvening *convening)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; i < convening->options->len; i++) {
    const CohortOption *option = g_ptr_array_index (convening->options, i);
    g_autofree char *price = cohort_is_known (option->price_cents)
                                 ? cohort_money_format (option->price_cents)
                                 : g_strdup (_ ("price typed"));
    g_autofree char *label = g_strdup_printf (_ ("%1$s · %2$s"), option->label, price);

    g_strv_builder_add (labels, label);
  }
  return g_strv_builder_end (labels);
}

static guint
find_option (const CohortConvening *convening, const char *code)
{
  for (guint i = 0; i < convening->options->len; i++) {
    const CohortOption *option = g_ptr_array_index (convening->options, i);

    if (g_strcmp0 (option->code, code) == 0)
      return i;
  }
  return 0;
}

/* The price follows the option, until somebody types another. */
static void
option_changed_cb (CohortCommandDialog *dialog)
{
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  const CohortOption *option = get_option (form);
  g_autofree char *price = NULL;

  price = option != NULL && cohort_is_known (option->price_cents)
              ? cohort_money_format_plain (option->price_cents)
              : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (form->price), price);
}

/** cohort_register_dialog_present: records that @person is registered for @convening */
void
cohort_register_dialog_present (GtkWidget *widget,
                                CohortStore *store,
                                const char *person,
                                const char *convening)
{
  Form *form = form_new (store, person, convening);
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (form->snapshot, person, convening);
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, person);
  g_autofree char *price = NULL;
  g_auto (GStrv) labels = make_option_labels (form->convening);
  CohortCommandDialog *dialog;

  dialog = cohort_command_dialog_new (widget, store, _ ("Register"), _ ("_Register"), make_register,
                                      form, form_free);
  cohort_command_dialog_add_group (dialog, name, form->convening->name);
  form->price
      = cohort_command_dialog_add_entry (dialog, _ ("Price, empty when it is not known"), NULL);
  form->confirmation = cohort_command_dialog_add_entry (dialog, _ ("Confirmation number"), NULL);
  form->day
      = cohort_command_dialog_add_date (dialog, _ ("Registered on"), cohort_date_today ());
  cohort_command_dialog_add_group (dialog, NULL, NULL);
  form->choice = cohort_command_dialog_add_combo (
      dialog, _ ("Option"), (const char *const *)labels,
      find_option (form->convening, attendance != NULL ? attendance->option : NULL));
  g_object_set_data (G_OBJECT (dialog), "form", form);
  g_signal_connect_object (form->choice, "notify::selected", G_CALLBACK (option_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  option_changed_cb (dialog);
  if (attendance != NULL && cohort_is_known (attendance->price_cents)) {
    price = cohort_money_format_plain (attendance->price_cents);
    gtk_editable_set_text (GTK_EDITABLE (form->price), price);
  }
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static JsonObject *
make_replace (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (form->choice));
  const CohortTeamMember *member;

  if (selected >= form->others->len)
    return NULL;
  member = g_ptr_array_index (form->others, selected);
  return cohort_command_new ("attendance.replace", "person", form->person, "with",
                             member->person->record.id, "convening", form->convening->code, NULL);
}

static gboolean
is_free (const Form *form, const CohortPerson *person)
{
  const CohortAttendance *attendance
      = cohort_snapshot_get_attendance (form->snapshot, person->record.id, form->convening->code);

  return g_strcmp0 (person->record.id, form->person) != 0
         && (attendance == NULL
             || (cohort_attendance_status_get_flags (attendance->status) & COHORT_STATUS_HOLDS_SPOT)
                    == 0);
}

/** cohort_replace_dialog_present: asks who comes to @convening in the place of @person */
void
cohort_replace_dialog_present (GtkWidget *widget,
                               CohortStore *store,
                               const char *person,
                               const char *convening)
{
  Form *form = form_new (store, person, convening);
  g_autofree char *name = cohort_team_dup_person_name (form->snapshot, person);
  g_autofree char *title = g_strdup_printf (_ ("In the place of %s"), name);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  CohortCommandDialog *dialog;

  form->others = cohort_team_list (form->snapshot, cohort_date_today ());
  for (guint i = 0; i < form->others->len;) {
    const CohortTeamMember *member = g_ptr_array_index (form->others, i);
    g_autofree char *other = cohort_person_dup_name (member->person);

    if (!is_free (form, member->person)) {
      g_ptr_array_remove_index (form->others, i);
      continue;
    }
    g_strv_builder_add (labels, other);
    i++;
  }
  list = g_strv_builder_end (labels);
  dialog = cohort_command_dialog_new (widget, store, _ ("Replace"), _ ("_Replace"), make_replace,
                                      form, form_free);
  cohort_command_dialog_add_group (
      dialog, title,
      form->others->len > 0
          ? _ ("The spot and the registration move over. What was already spent stays with who "
               "spent it.")
          : _ ("Everybody on the team goes already. Add a person to the team first."));
  form->choice = cohort_command_dialog_add_combo (dialog, _ ("Who comes instead"),
                                                  (const char *const *)list, 0);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static JsonObject *
make_release (CohortCommandDialog *dialog, gpointer user_data)
{
  Form *form = user_data;
  const char *count = cohort_entry_get_text (form->count);
  const char *reason = cohort_entry_get_text (form->reason);
  gint64 number;
  JsonObject *command;

  if (count == NULL || reason == NULL
      || !g_ascii_string_to_signed (count, 10, 1, G_MAXINT16, &number, NULL))
    return NULL;
  command = cohort_command_new ("spots.release", "convening", form->convening->code, "reason",
                                reason, NULL);
  json_object_set_int_member (command, "count", number);
  return command;
}

/** cohort_release_dialog_present: asks how many spots of @convening the county gives up, and why */
void
cohort_release_dialog_present (GtkWidget *widget, CohortStore *store, const char *convening)
{
  Form *form = form_new (store, NULL, convening);
  CohortCommandDialog *dialog;

  dialog = cohort_command_dialog_new (widget, store, _ ("Release Spots"), _ ("_Release"),
                                      make_release, form, form_free);
  cohort_command_dialog_add_group (dialog, form->convening->name,
                                   _ ("Released spots go to the state’s waitlist. A spot somebody "
                                      "declines stays yours: there is no need to release it."));
  form->count = cohort_command_dialog_add_entry (dialog, _ ("How many"), "1");
  form->reason = cohort_command_dialog_add_entry (dialog, _ ("Reason"), NULL);
  cohort_command_dialog_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
