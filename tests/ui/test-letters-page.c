/* The letters and the history: who gets one, what it looks like, and what is told about a change.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-preview.h"
#include "cohort-ui-fixture.h"

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  cohort_window_open (fixture->window, "letters", NULL);
  ui_wait_for_label (fixture, "No Letters Yet");
}

static void
test_preview (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *preview;
  int height;

  ui_add_team (fixture);
  cohort_window_open (fixture->window, "letters", ui_person (fixture, "Lena"));
  /* A prospect is not on the team yet and is not welcomed. */
  ui_wait_for_label (fixture, "7 letters");
  preview = ui_require (GTK_WIDGET (fixture->window), COHORT_TYPE_LETTER_PREVIEW, NULL);
  gtk_widget_measure (preview, GTK_ORIENTATION_VERTICAL, 612, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, >=, (int) COHORT_LETTER_PAGE_HEIGHT);
}

static void
test_spanish (UiFixture *fixture, gconstpointer data)
{
  ui_add_team (fixture);
  ui_do (fixture, "{'do': 'person.edit', 'person': 'Lena Abubakar', 'language': 'es'}");
  cohort_window_open (fixture->window, "letters", NULL);
  ui_wait_for_label (fixture, "in Spanish");
}

static void
test_history (UiFixture *fixture, gconstpointer data)
{
  ui_do (fixture, "{'do': 'person.add', 'given': 'Ana', 'family': 'Ruiz', 'role': 'teacher'}");
  cohort_window_open (fixture->window, "history", NULL);
  ui_wait_for_label (fixture, "Added Ana Ruiz to the team");
  ui_wait_for_label (fixture, "Today");
  ui_press (ui_require (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Undo"));
  ui_wait_for_label (fixture, "undone");
  ui_wait_for_label (fixture, "Undid: Added Ana Ruiz to the team");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ui_test_add ("/letters/empty", test_empty);
  ui_test_add ("/letters/preview", test_preview);
  ui_test_add ("/letters/spanish", test_spanish);
  ui_test_add ("/history/undo", test_history);
  return ui_test_run ();
}
