/* One numbered spot: who holds it, to whom it is offered, or what an empty one lacks.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-spot-card.h"

#include "cohort-attendance-menu.h"
#include "cohort-date.h"
#include "cohort-focus.h"
#include "cohort-money.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"
#include "cohort-waitlist-row.h"

#include <glib/gi18n-lib.h>

/** cohort_status_get_style: Returns: the style class of an attendance or expense status; words tell
 * it too */
const char *
cohort_status_get_style (const char *status)
{
  static const struct {
    const char *status;
    const char *style;
  } styles[] = {
      {"registered", "success"}, {"attended", "success"},  {"partial", "success"},
      {"paid", "success"},       {"accepted", "accent"},   {"approved", "accent"},
      {"invited", "warning"},    {"submitted", "warning"}, {"returned", "error"},
      {"rejected", "error"},     {"no-show", "error"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (styles[i].status, status) == 0)
      return styles[i].style;
  return "";
}

/** cohort_attendance_dup_registration: Returns: (transfer full): option and price in words */
char *
cohort_attendance_dup_registration (const CohortConvening *convening,
                                    const CohortAttendance *attendance)
{
  const CohortOption *option = attendance->option != NULL
                                   ? cohort_convening_find_option (convening, attendance->option)
                                   : NULL;
  g_autofree char *price = cohort_money_format (attendance->price_cents);

  if (option == NULL)
    return g_strdup (convening->options->len == 0 ? _ ("registration not announced")
                                                  : _ ("no registration chosen"));
  if (!cohort_is_known (attendance->price_cents))
    return g_strdup_printf (_ ("%s · not priced"), option->label);
  return g_strdup_printf (_ ("%1$s · %2$s"), option->label, price);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/** cohort_status_chip_new: Returns: (transfer floating): see the header */
GtkWidget *
cohort_status_chip_new (const char *status)
{
  GtkWidget *chip = gtk_label_new (cohort_vocabulary_get_label ("attendance-status", status));
  const char *style = cohort_status_get_style (status);

  gtk_label_set_wrap (GTK_LABEL (chip), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (chip), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (chip, "chip");
  if (*style != '\0')
    gtk_widget_add_css_class (chip, style);
  gtk_widget_set_halign (chip, GTK_ALIGN_END);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

/* @chip and @button: (nullable) */
static GtkWidget *
make_head (guint number, GtkWidget *chip, GtkWidget *button)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  /* Translators: %u is the number of a spot. */
  g_autofree char *name = g_strdup_printf (_ ("Spot %u"), number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = make_label (text, "dim-label");

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  if (chip != NULL)
    gtk_box_append (GTK_BOX (box), chip);
  if (button != NULL)
    gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_card (GtkWidget *head)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  gtk_widget_add_css_class (card, "spot");
  gtk_box_append (GTK_BOX (card), head);
  return card;
}

static void
append (GtkWidget *card, const char *text, const char *css_class)
{
  gtk_box_append (GTK_BOX (card), make_label (text, css_class));
}

/* As they were when she was put on the list: a later role does not rewrite the past. */
static char *
describe_role (const CohortSnapshot *snapshot, const CohortAttendance *attendance)
{
  const CohortOrganization *organization
      = cohort_team_find_organization (snapshot, attendance->organization);
  const char *role = cohort_vocabulary_get_label ("role", attendance->role);

  if (organization == NULL)
    return g_strdup (role);
  if (role == NULL)
    return g_strdup (organization->name);
  return g_strdup_printf (_ ("%1$s · %2$s"), role, organization->name);
}

static void
append_replaced (GtkWidget *card,
                 const CohortSnapshot *snapshot,
                 const CohortAttendance *attendance)
{
  const CohortAttendance *before
      = attendance->replaces != NULL
            ? cohort_snapshot_find (snapshot, COHORT_RECORD_ATTENDANCE, attendance->replaces)
            : NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (before == NULL)
    return;
  name = cohort_team_dup_person_name (snapshot, before->person);
  text = g_strdup_printf (_ ("replaces %s"), name);
  append (card, text, "dim-label");
}

/** cohort_spot_card_new_held: Returns: (transfer floating): see the header */
GtkWidget *
cohort_spot_card_new_held (const CohortSnapshot *snapshot,
                           const CohortConvening *convening,
                           guint number,
                           const CohortAttendance *attendance,
                           gboolean is_over,
                           gint64 planned_cents)
{
  GtkWidget *menu
      = cohort_attendance_menu_new (snapshot, convening, attendance->person, attendance);
  GtkWidget *card
      = make_card (make_head (number, cohort_status_chip_new (attendance->status), menu));
  g_autofree char *name = cohort_team_dup_person_name (snapshot, attendance->person);
  g_autofree char *role = describe_role (snapshot, attendance);
  g_autofree char *registration = cohort_attendance_dup_registration (convening, attendance);
  g_autofree char *amount = cohort_money_format (planned_cents);
  g_autofree char *cost = g_strdup_printf (_ ("planned %s"), amount);

  cohort_focus_set_key (card, "spot", attendance->person);
  append (card, name, "heading");
  if (role != NULL)
    append (card, role, "dim-label");
  append (card, registration, "dim-label");
  append (card, cost, "numeric");
  append_replaced (card, snapshot, attendance);
  if (is_over)
    append (card, _ ("More than the county’s spots"), "warning");
  return card;
}

/** cohort_spot_card_new_offered: Returns: (transfer floating): see the header */
GtkWidget *
cohort_spot_card_new_offered (const CohortSnapshot *snapshot,
                              const CohortConvening *convening,
                              guint number,
                              const CohortWaitlistEntry *entry,
                              gboolean is_over)
{
  GtkWidget *chip = gtk_label_new (cohort_vocabulary_get_label ("waitlist-state", "offered"));
  GtkWidget *menu = cohort_waitlist_menu_new (snapshot, convening, entry);
  GtkWidget *card = make_card (make_head (number, chip, menu));
  g_autofree char *name = cohort_team_dup_person_name (snapshot, entry->person);
  g_autofree char *offered = g_strdup_printf (_ ("Offered to %s"), name);
  g_autofree char *reply = cohort_waitlist_dup_reply_text (entry);
  gboolean is_overdue = cohort_waitlist_is_overdue (entry);

  cohort_focus_set_key (card, "spot", entry->person);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "warning");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  append (card, offered, "heading");
  append (card, reply, is_overdue ? "warning" : "dim-label");
  append (card, _ ("From the waitlist; the spot is held until the answer"), "dim-label");
  if (is_over)
    append (card, _ ("More than the county’s spots"), "warning");
  return card;
}

/** cohort_spot_card_new_free: Returns: (transfer floating): see the header */
GtkWidget *
cohort_spot_card_new_free (guint number, const char *gap)
{
  GtkWidget *card = make_card (make_head (number, NULL, NULL));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Fill…"));
  /* Translators: %u is the number of a spot. */
  g_autofree char *name = g_strdup_printf (_ ("Fill spot %u"), number);
  /* Translators: %s is what the people who go lack: "somebody for grades 9–12". */
  g_autofree char *missing = gap != NULL ? g_strdup_printf (_ ("Missing there: %s"), gap)
                                         : g_strdup (_ ("Nothing the team aims at is missing"));

  gtk_widget_add_css_class (card, "free");
  append (card, C_ ("spot", "Free"), "heading");
  append (card, missing, "dim-label");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "convening.fill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_vexpand (button, TRUE);
  gtk_widget_set_margin_top (button, 6);
  gtk_box_append (GTK_BOX (card), button);
  return card;
}
