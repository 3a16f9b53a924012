/* One numbered spot: who holds it, or what an empty one lacks.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-spot-card.h"

#include "cohort-coverage.h"
#include "cohort-money.h"
#include "cohort-team.h"
#include "cohort-vocabulary.h"

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

static GtkWidget *
make_head (guint number, const char *chip_text, const char *style)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = make_label (text, "dim-label");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  if (chip_text != NULL) {
    GtkWidget *chip = gtk_label_new (chip_text);

    gtk_widget_add_css_class (chip, "chip");
    if (*style != '\0')
      gtk_widget_add_css_class (chip, style);
    gtk_box_append (GTK_BOX (box), chip);
  }
  return box;
}

/* The groups nobody who goes belongs to: what the free spot could bring; NULL when none lacks. */
static char *
list_missing_groups (const CohortSnapshot *snapshot, const CohortConvening *convening)
{
  g_autoptr (CohortCoverage) coverage = cohort_coverage_new (snapshot, COHORT_COVERAGE_GOING,
                                                             convening->code, convening->first_day);
  guint n, n_missing = 0;
  const CohortWord *words = cohort_vocabulary_get_words ("coverage-group", &n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    if (cohort_coverage_count_group (coverage, words[i].code) > 0)
      continue;
    g_string_append_printf (text, "%s%s", n_missing++ > 0 ? ", " : "",
                            cohort_vocabulary_get_label ("coverage-group", words[i].code));
  }
  return g_string_free (text, n_missing == 0);
}

static void
fill_free (GtkWidget *box,
           const CohortSnapshot *snapshot,
           const CohortConvening *convening,
           guint number)
{
  g_autofree char *groups = list_missing_groups (snapshot, convening);
  /* Translators: %s lists groups of people such as "Teachers, Higher education". */
  g_autofree char *missing = groups != NULL ? g_strdup_printf (_ ("Missing there: %s"), groups)
                                            : g_strdup (_ ("Every group is there"));

  gtk_box_append (GTK_BOX (box), make_head (number, NULL, ""));
  gtk_box_append (GTK_BOX (box), make_label (C_ ("spot", "Free"), "heading"));
  gtk_box_append (GTK_BOX (box), make_label (missing, "dim-label"));
}

static void
fill_held (GtkWidget *box,
           const CohortSnapshot *snapshot,
           const CohortConvening *convening,
           guint number,
           const CohortAttendance *attendance,
           gboolean is_over,
           gint64 planned_cents)
{
  g_autofree char *name = cohort_team_dup_person_name (snapshot, attendance->person);
  g_autofree char *registration = cohort_attendance_dup_registration (convening, attendance);
  g_autofree char *amount = cohort_money_format (planned_cents);
  g_autofree char *cost = g_strdup_printf (_ ("planned %s"), amount);

  gtk_box_append (GTK_BOX (box),
                  make_head (number,
                             cohort_vocabulary_get_label ("attendance-status", attendance->status),
                             cohort_status_get_style (attendance->status)));
  gtk_box_append (GTK_BOX (box), make_label (name, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (registration, "dim-label"));
  gtk_box_append (GTK_BOX (box), make_label (cost, "numeric"));
  if (is_over)
    gtk_box_append (GTK_BOX (box), make_label (_ ("More than the county’s spots"), "warning"));
}

/** cohort_spot_card_new: Returns: (transfer floating): the card of spot @number; @planned_cents on
 * all sources */
GtkWidget *
cohort_spot_card_new (const CohortSnapshot *snapshot,
                      const CohortConvening *convening,
                      guint number,
                      const CohortAttendance *attendance,
                      gint64 limit,
                      gint64 planned_cents)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "padded");
  if (attendance == NULL) {
    gtk_widget_add_css_class (box, "free");
    fill_free (box, snapshot, convening, number);
  } else {
    fill_held (box, snapshot, convening, number, attendance,
               cohort_is_known (limit) && number > limit, planned_cents);
  }
  return box;
}
