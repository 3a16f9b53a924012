/* Edits of the county workbook carried out by commands, row by row and cell by cell.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-activities.h"
#include "cohort-date.h"
#include "cohort-sheets.h"
#include "cohort-test-builder.h"

#include <string.h>

/* The six people, one of whom goes, waits, plans and spends. */
static CohortSnapshot *
make_county (void)
{
  static const char *const commands[] = {
      "{'do': 'source.add', 'name': 'District', 'kind': 'district', 'cap': '900.00'}",
      "{'do': 'attendance.plan', 'person': 'priya', 'convening': 'fall-2024'}",
      "{'do': 'attendance.plan', 'person': 'grace', 'convening': 'spring-2025'}",
      "{'do': 'waitlist.join', 'person': 'lena', 'convening': 'fall-2024'}",
      "{'do': 'plan.add', 'person': 'priya', 'convening': 'fall-2024', 'category': 'mileage', "
      "'quantity': 104.6, 'rate': 655}",
      "{'do': 'plan.add', 'category': 'materials', 'amount': '80.00'}",
      "{'do': 'expense.add', 'person': 'priya', 'on': '2024-09-02', 'category': 'materials', "
      "'amount': '12.50'}",
      "{'do': 'opportunity.add', 'title': 'Science night', 'cost': '10.00'}",
      "{'do': 'goal.add', 'id': 'labs', 'text': 'Open labs', 'owner': 'grace'}",
      "{'do': 'goal.add', 'kind': 'need', 'text': 'Somebody for TK'}",
      "{'do': 'activity.add', 'component': 'convenings', 'title': 'A meeting', 'minutes': 90, "
      "'people': ['priya'], 'goal': 'labs'}",
  };
  CohortSnapshot *snapshot = cohort_test_snapshot ();

  cohort_test_team (&snapshot);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    cohort_test_run (&snapshot, commands[i]);
  return snapshot;
}

static CohortMoment
get_moment (void)
{
  return (CohortMoment){cohort_date_parse (COHORT_TEST_DAY), 1725379200};
}

static GPtrArray *
build (const CohortSnapshot *snapshot, const char *sheet)
{
  return cohort_sheets_build (snapshot, cohort_sheets_find (sheet), get_moment ().today);
}

static guint
find_column (const char *sheet, const char *key)
{
  const CohortRecordSheet *found = cohort_sheets_find (sheet);

  return (guint)(cohort_sheet_find_column (found, key) - found->columns);
}

/* The row whose column @key says @text. */
static const CohortSheetRow *
find_row (GPtrArray *rows, const char *sheet, const char *key, const char *text)
{
  for (guint i = 0; i < rows->len; i++) {
    const CohortSheetRow *row = g_ptr_array_index (rows, i);

    if (g_str_equal (row->texts[find_column (sheet, key)], text))
      return row;
  }
  return NULL;
}

static CohortSheetEdit
make_edit (const char *sheet, const char *id, const char *key, const char *text)
{
  return (CohortSheetEdit){cohort_sheets_find (sheet), (char *)id, (char *)key, (char *)"",
                           (char *)text};
}

static CohortSnapshot *
apply (const CohortSnapshot *snapshot, CohortSheetEdit *edits, guint n, GPtrArray *refused)
{
  const CohortMoment moment = get_moment ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (CohortChange) change = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, &edits[i]);
  change = cohort_sheets_try (snapshot, list, &moment, refused, NULL, NULL);
  return cohort_snapshot_apply (snapshot, change);
}

/* A cell edited: what it says afterwards; NULL: it is refused. */
static const struct {
  const char *sheet, *by, *is, *key, *text, *after;
} cells[] = {
    {"team", "given", "Priya", "preferred", "Pri", "Pri"},
    {"team", "given", "Priya", "family", "", ""},
    {"team", "given", "Priya", "email", "nonsense", NULL},
    {"team", "given", "Priya", "phone", "916 555 0107", "916-555-0107"},
    {"team", "given", "Priya", "bands", "3-5 6-8", "3-5 6-8"},
    {"team", "given", "Priya", "lead", "yes", "yes"},
    {"team", "given", "Priya", "organization", "New School", "New School"},
    {"team", "given", "Priya", "status", "ended", "ended"},
    {"team", "given", "Priya", "status", "paused", "paused"},
    {"team", "given", "Priya", "end", "2024-12-20", "2024-12-20"},
    {"attendance", "person", "Priya Raman", "confirmation", "X-1", "X-1"},
    {"attendance", "person", "Priya Raman", "price", "123.45", "123.45"},
    {"attendance", "person", "Priya Raman", "days", "2024-11-07", "2024-11-07"},
    {"attendance", "person", "Priya Raman", "days", "2024-11-01", NULL},
    {"attendance", "person", "Priya Raman", "source", "District", "District"},
    {"attendance", "person", "Priya Raman", "status", "declined", "declined"},
    {"attendance", "person", "Priya Raman", "status", "attended", NULL},
    {"plan", "category", "mileage", "rate", "0.67", "0.67"},
    {"plan", "category", "mileage", "rate", "0.655", "0.655"},
    {"plan", "category", "materials", "amount", "95.10", "95.10"},
    {"plan", "category", "materials", "amount", "-1.00", NULL},
    {"ledger", "person", "Priya Raman", "purpose", "=1+1", "=1+1"},
    {"ledger", "person", "Priya Raman", "amount", "0.00", NULL},
    {"funding", "name", "District", "cap", "1000.00", "1000.00"},
    {"funding", "name", "District", "end", "2020-01-01", "2020-01-01"},
    {"waitlist", "person", "Lena Abubakar", "state", "offered", "offered"},
    {"waitlist", "person", "Lena Abubakar", "state", "accepted", NULL},
    {"opportunities", "title", "Science night", "cost", "0.00", "0.00"},
    {"opportunities", "title", "Science night", "cost", "", ""},
    {"opportunities", "title", "Science night", "sectors", "school coe", "coe school"},
    {"opportunities", "title", "Science night", "link", "ftp://example.org", NULL},
    {"goals", "text", "Open labs", "status", "reached", "reached"},
    {"goals", "text", "Open labs", "owner", "Priya Raman", "Priya Raman"},
    {"goals", "text", "Open labs", "owner", "", ""},
    {"goals", "text", "Open labs", "owner", "Nobody At All", NULL},
    {"goals", "text", "Open labs", "beliefs", "learning students", "students learning"},
    {"goals", "text", "Somebody for TK", "kind", "concern", "concern"},
    {"goals", "text", "Somebody for TK", "due", "2025-01-01", NULL},
    {"activities", "title", "A meeting", "minutes", "45", "45"},
    {"activities", "title", "A meeting", "minutes", "", ""},
    {"activities", "title", "A meeting", "component", "leadership", "leadership"},
    {"activities", "title", "A meeting", "on", "2024-12-24", NULL},
    {"activities", "title", "A meeting", "people", "priya raman ;Lena Abubakar",
     "Lena Abubakar; Priya Raman"},
    {"activities", "title", "A meeting", "people", "lena.abubakar@example.org", "Lena Abubakar"},
    {"activities", "title", "A meeting", "people", "", ""},
    {"activities", "title", "A meeting", "people", "Priya Raman; Nobody At All", NULL},
};

static void
test_cell (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (GPtrArray) rows = build (snapshot, cells[at].sheet);
  const CohortSheetRow *row = find_row (rows, cells[at].sheet, cells[at].by, cells[at].is);
  CohortSheetEdit edit = make_edit (cells[at].sheet, row->id, cells[at].key, cells[at].text);
  g_autoptr (GPtrArray) refused = cohort_sheets_new_refusals ();
  g_autoptr (CohortSnapshot) after = apply (snapshot, &edit, 1, refused);
  g_autoptr (GPtrArray) changed = build (after, cells[at].sheet);
  guint column = find_column (cells[at].sheet, cells[at].key);

  g_assert_cmpuint (refused->len, ==, cells[at].after == NULL ? 1 : 0);
  for (guint i = 0; i < changed->len; i++) {
    const CohortSheetRow *one = g_ptr_array_index (changed, i);

    if (g_str_equal (one->id, row->id))
      g_assert_cmpstr (one->texts[column], ==,
                       cells[at].after != NULL ? cells[at].after : row->texts[column]);
  }
}

/* Cells that say what is so already change nothing, whatever command they go through. */
static void
test_same (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (GPtrArray) refused = cohort_sheets_new_refusals ();
  const CohortRecordSheet *sheet;
  guint n = 0;

  for (guint i = 0; (sheet = cohort_sheets_get (i)) != NULL; i++) {
    g_autoptr (GPtrArray) rows = build (snapshot, sheet->code);

    for (guint j = 0; j < rows->len; j++)
      for (guint k = 0; k < sheet->n_columns; k++) {
        const CohortSheetRow *row = g_ptr_array_index (rows, j);
        CohortSheetEdit edit
            = make_edit (sheet->code, row->id, sheet->columns[k].key, row->texts[k]);
        g_autoptr (CohortSnapshot) after = NULL;
        g_autoptr (GPtrArray) again = NULL;

        if (!cohort_sheet_can_edit (sheet, row, k) || *row->texts[k] == '\0')
          continue;
        after = apply (snapshot, &edit, 1, refused);
        again = build (after, sheet->code);
        for (guint m = 0; m < sheet->n_columns; m++)
          g_assert_cmpstr (((CohortSheetRow *)g_ptr_array_index (again, j))->texts[m], ==,
                           row->texts[m]);
        n++;
      }
  }
  g_assert_cmpuint (n, >, 60);
  g_assert_cmpuint (refused->len, ==, 0);
}

/* Of two people of one name the one who took part stays; who else is meant cannot be told. */
static void
test_namesakes (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (GPtrArray) refused = cohort_sheets_new_refusals ();
  g_autoptr (GPtrArray) rows = build (snapshot, "activities");
  const char *id = find_row (rows, "activities", "title", "A meeting")->id;
  const char *priya = cohort_test_person (snapshot, "Raman")->record.id;
  CohortSheetEdit edits[] = {
      make_edit ("activities", id, "people", "Priya Raman; Grace Whitfield"),
      make_edit ("activities", id, "people", "Priya Raman; Priya Raman"),
  };
  g_autoptr (CohortSnapshot) after = NULL;
  g_autoptr (CohortSnapshot) twice = NULL;
  g_autoptr (GPtrArray) people = NULL;
  gboolean is_there = FALSE;

  cohort_test_run (&snapshot, "{'do': 'person.add', 'given': 'Priya', 'family': 'Raman', "
                              "'role': 'teacher'}");
  after = apply (snapshot, &edits[0], 1, refused);
  g_assert_cmpuint (refused->len, ==, 0);
  people = cohort_activities_list_people (after, id);
  g_assert_cmpuint (people->len, ==, 2);
  for (guint i = 0; i < people->len; i++)
    is_there |= g_strcmp0 (((CohortActivityPerson *)people->pdata[i])->person, priya) == 0;
  g_assert_true (is_there);
  twice = apply (snapshot, &edits[1], 1, refused);
  g_assert_cmpuint (refused->len, ==, 1);
}

/* One cell that is refused keeps neither its row's others out nor those of other rows. */
static void
test_refusal (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  g_autoptr (GPtrArray) rows = build (snapshot, "team");
  const char *id = find_row (rows, "team", "given", "Priya")->id;
  CohortSheetEdit edits[] = {
      make_edit ("team", id, "preferred", "Pri"),
      make_edit ("team", id, "email", "nonsense"),
      make_edit ("team", id, "home_place", "Lodi"),
  };
  const CohortMoment moment = get_moment ();
  g_autoptr (GPtrArray) refused = cohort_sheets_new_refusals ();
  g_autoptr (CohortSnapshot) after = apply (snapshot, edits, G_N_ELEMENTS (edits), refused);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_true (((CohortSheetRefusal *)g_ptr_array_index (refused, 0))->edit == &edits[1]);
  g_assert_cmpstr (cohort_test_person (after, "Raman")->preferred, ==, "Pri");
  g_assert_cmpstr (cohort_test_person (after, "Raman")->home_place, ==, "Lodi");
  g_ptr_array_add (list, &edits[0]);
  g_ptr_array_add (list, &edits[1]);
  g_assert_null (cohort_sheets_apply (snapshot, list, &moment, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "Team, column “E-mail”: "));
}

/* New rows name people and sources that are new in the same file, and may be history already. */
static void
test_new (void)
{
  g_autoptr (CohortSnapshot) snapshot = make_county ();
  CohortSheetEdit edits[] = {
      make_edit ("attendance", "+4", "person", "Zoë Bell"),
      make_edit ("attendance", "+4", "convening", "fall-2024"),
      make_edit ("attendance", "+4", "status", "attended"),
      make_edit ("attendance", "+4", "confirmation", "X-12"),
      make_edit ("plan", "+9", "category", "materials"),
      make_edit ("plan", "+9", "amount", "40.00"),
      make_edit ("plan", "+9", "source", "Grant"),
      make_edit ("funding", "+5", "name", "Grant"),
      make_edit ("funding", "+5", "kind", "partner"),
      make_edit ("team", "+7", "given", "Zoë"),
      make_edit ("team", "+7", "family", "Bell"),
      make_edit ("team", "+7", "end", "2024-12-31"),
      make_edit ("waitlist", "+8", "person", "Zoë Bell"),
      make_edit ("goals", "+4", "kind", "goal"),
      make_edit ("goals", "+4", "text", "A fair"),
      make_edit ("goals", "+4", "owner", "Zoë Bell"),
      make_edit ("activities", "+4", "on", "2024-09-01"),
      make_edit ("activities", "+4", "component", "networking"),
      make_edit ("activities", "+4", "title", "A call"),
      make_edit ("activities", "+4", "people", "Zoë Bell; Priya Raman"),
  };
  g_autoptr (GPtrArray) refused = cohort_sheets_new_refusals ();
  g_autoptr (CohortSnapshot) after = apply (snapshot, edits, G_N_ELEMENTS (edits), refused);
  g_autoptr (GPtrArray) attendance = build (after, "attendance");
  g_autoptr (GPtrArray) plan = build (after, "plan");
  g_autoptr (GPtrArray) team = build (after, "team");
  g_autoptr (GPtrArray) goals = build (after, "goals");
  g_autoptr (GPtrArray) activities = build (after, "activities");
  const CohortSheetRow *row = find_row (attendance, "attendance", "person", "Zoë Bell");

  g_assert_cmpstr (row->texts[find_column ("attendance", "status")], ==, "attended");
  g_assert_cmpstr (row->texts[find_column ("attendance", "confirmation")], ==, "X-12");
  g_assert_nonnull (find_row (plan, "plan", "source", "Grant"));
  row = find_row (team, "team", "given", "Zoë");
  g_assert_cmpstr (row->texts[find_column ("team", "end")], ==, "2024-12-31");
  row = find_row (goals, "goals", "text", "A fair");
  g_assert_cmpstr (row->texts[find_column ("goals", "owner")], ==, "Zoë Bell");
  row = find_row (activities, "activities", "title", "A call");
  g_assert_nonnull (strstr (row->texts[find_column ("activities", "people")], "Zoë Bell"));
  g_assert_nonnull (strstr (row->texts[find_column ("activities", "people")], "Priya Raman"));
  /* Where she waits was not said. */
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_true (((CohortSheetRefusal *)g_ptr_array_index (refused, 0))->whole_row);
}

static const struct {
  const char *sheet, *by, *is, *key, *after; /* @after: NULL: the row is gone */
} removals[] = {
    {"team", "given", "Priya", "status", "ended"},
    {"attendance", "person", "Priya Raman", "status", "cancelled"},
    {"plan", "category", "materials", "amount", NULL},
    {"ledger", "person", "Priya Raman", "amount", NULL},
    {"funding", "name", "District", "name", NULL},
    {"waitlist", "person", "Lena Abubakar", "state", "withdrawn"},
    {"opportunities", "title", "Science night", "title", NULL},
    {"goals", "text", "Open labs", "text", NULL},
    {"activities", "title", "A meeting", "title", NULL},
};

static void
test_removals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (removals); i++) {
    g_autoptr (CohortSnapshot) snapshot = make_county ();
    g_autoptr (GPtrArray) rows = build (snapshot, removals[i].sheet);
    const CohortSheetRow *row = find_row (rows, removals[i].sheet, removals[i].by, removals[i].is);
    CohortSheetEdit edit = make_edit (removals[i].sheet, row->id, NULL, NULL);
    g_autoptr (GPtrArray) refused = cohort_sheets_new_refusals ();
    g_autoptr (CohortSnapshot) after = apply (snapshot, &edit, 1, refused);
    g_autoptr (GPtrArray) left = build (after, removals[i].sheet);
    const CohortSheetRow *found
        = find_row (left, removals[i].sheet, removals[i].by, removals[i].is);

    g_assert_cmpuint (refused->len, ==, 0);
    g_assert_true ((found == NULL) == (removals[i].after == NULL));
    if (found != NULL)
      g_assert_cmpstr (found->texts[find_column (removals[i].sheet, removals[i].key)], ==,
                       removals[i].after);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_autofree char *path
        = g_strdup_printf ("/sheet-edits/%s/%s-%u", cells[i].sheet, cells[i].key, i);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cell);
  }
  g_test_add_func ("/sheet-edits/same", test_same);
  g_test_add_func ("/sheet-edits/namesakes", test_namesakes);
  g_test_add_func ("/sheet-edits/refusal", test_refusal);
  g_test_add_func ("/sheet-edits/new", test_new);
  g_test_add_func ("/sheet-edits/removals", test_removals);
  return g_test_run ();
}
