/* The letters that were issued to a person, as rows of her page.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-person-letters.h"

#include "cohort-date.h"
#include "cohort-letters.h"
#include "cohort-person-records.h"
#include "cohort-team-cell.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_chip (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  GtkWidget *chip = cohort_chip_new ();

  switch ((int)cohort_issued_letter_get_state (snapshot, letter)) {
  case COHORT_LETTER_STATE_STALE:
    cohort_chip_set (chip, _ ("Changed since"), "warning");
    break;
  case COHORT_LETTER_STATE_VOID:
    cohort_chip_set (chip, _ ("Void"), "error");
    break;
  case COHORT_LETTER_STATE_DECLINED:
    cohort_chip_set (chip,
                     cohort_vocabulary_get_label (
                         "invitation-outcome", cohort_issued_letter_get_outcome (snapshot, letter)),
                     "");
    break;
  default:
    cohort_chip_set (chip, _ ("Issued"), "success");
  }
  return chip;
}

static GtkWidget *
make_row (CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  g_autofree char *day = cohort_date_format (letter->issued_on);
  g_autofree char *subtitle = letter->edition > 1
                                  ? g_strdup_printf (_ ("%1$s, edition %2$d · %3$s"),
                                                     letter->number, (int)letter->edition, day)
                                  : g_strdup_printf ("%s · %s", letter->number, day);
  GtkWidget *row = cohort_plain_row_new (letter->title, subtitle);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_chip (snapshot, letter));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", "letters", letter->record.id);
  return row;
}

/** cohort_person_letter_rows_new: the last one first, also those that are void */
GPtrArray *
cohort_person_letter_rows_new (CohortSnapshot *snapshot, const char *person)
{
  g_autoptr (GPtrArray) letters = cohort_letters_list (snapshot);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = letters->len; i > 0; i--) {
    const CohortIssuedLetter *letter = g_ptr_array_index (letters, i - 1);

    if (g_strcmp0 (letter->person, person) == 0)
      g_ptr_array_add (rows, make_row (snapshot, letter));
  }
  return rows;
}
