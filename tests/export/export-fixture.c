/* San Joaquin as in the worked story, made record by record, and places to write files to.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export-fixture.h"

#include "cohort-date.h"
#include "cohort-settings.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

CohortDate
export_fixture_get_day (void)
{
  return cohort_date_parse (EXPORT_DAY);
}

static JsonNode *
read_program (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (RESOURCE_PREFIX "/program/2024-25.json",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  JsonNode *node;

  g_assert_no_error (error);
  node = json_from_string (g_bytes_get_data (json, NULL), &error);
  g_assert_no_error (error);
  return node;
}

static CohortSnapshot *
make_snapshot (JsonNode *program_node)
{
  g_autoptr (GError) error = NULL;
  char *text = json_to_string (program_node, FALSE);
  g_autoptr (GBytes) json = g_bytes_new_take (text, strlen (text));
  g_autoptr (CohortProgram) program = cohort_program_new_from_bytes (json, &error);

  g_assert_no_error (error);
  return cohort_snapshot_new (39, program);
}

CohortSnapshot *
export_fixture_new_empty (void)
{
  g_autoptr (JsonNode) node = read_program ();

  return make_snapshot (node);
}

static void
set_field (gpointer record, const CohortField *field, const char *value)
{
  if (field->kind == COHORT_FIELD_TEXT || field->kind == COHORT_FIELD_ID)
    cohort_record_set_text (record, field, value);
  else if (field->kind == COHORT_FIELD_DATE)
    cohort_record_set_number (record, field, cohort_date_parse (value));
  else
    cohort_record_set_number (record, field, g_ascii_strtoll (value, NULL, 10));
}

void
export_fixture_put (CohortSnapshot *snapshot, CohortRecordKind kind, const char *id, ...)
{
  gpointer record = cohort_record_new (kind, id);
  const char *name;
  va_list arguments;

  va_start (arguments, id);
  while ((name = va_arg (arguments, const char *)) != NULL) {
    const CohortField *field = cohort_record_kind_find_field (kind, name);

    g_assert_nonnull (field);
    set_field (record, field, va_arg (arguments, const char *));
  }
  va_end (arguments);
  cohort_snapshot_take (snapshot, record);
}

static void
put_member (CohortSnapshot *snapshot,
            const char     *id,
            const char     *given,
            const char     *family,
            const char     *role,
            const char     *sector,
            const char     *organization,
            const char     *bands)
{
  g_autofree char *folded = g_ascii_strdown (id, -1);
  g_autofree char *email = g_strconcat (folded, "@example.org", NULL);
  g_autofree char *membership = g_strconcat ("membership-", id, NULL);
  gboolean is_lead = g_str_equal (id, "marisol");

  export_fixture_put (snapshot, COHORT_RECORD_PERSON, id, "given", given, "family", family, "email",
                      email, "phone", is_lead ? "209-555-0101" : NULL, "case_member",
                      is_lead ? "yes" : NULL, "language", g_str_equal (id, "lena") ? "es" : NULL,
                      "needs", is_lead ? "No shellfish" : NULL, NULL);
  export_fixture_put (snapshot, COHORT_RECORD_MEMBERSHIP, membership, "person", id, "organization",
                      organization, "role", role, "sector", sector, "bands", bands, "lead",
                      is_lead ? "1" : "0", "status", "active", "start", "2024-08-15", NULL);
}

static void
put_team (CohortSnapshot *snapshot)
{
  static const char *const organizations[][3] = {
    {"sjcoe", "San Joaquin COE", "Stockton"},
    {"delta", "Delta Oaks Unified", "Lodi"},
    {"bend", "Calaveras Bend Unified", NULL},
    {"valley", "Valley Expanded Learning Network", "Manteca"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (organizations); i++)
    export_fixture_put (snapshot, COHORT_RECORD_ORGANIZATION, organizations[i][0], "name",
                        organizations[i][1], "city", organizations[i][2], NULL);
  put_member (snapshot, "marisol", "Marisol", "Vance", "coe-coordinator", "coe", "sjcoe", "system");
  put_member (snapshot, "devon", "Devon", "Okafor", "coe-coordinator", "coe", "sjcoe", "system");
  put_member (snapshot, "priya", "Priya", "Raman", "teacher-leader", "school", "delta", "3-5");
  put_member (snapshot, "tomas", "Tomás", "Herrera-Lund", "district-specialist", "district",
              "delta", "6-8");
  put_member (snapshot, "grace", "Grace", "Whitfield", "district-specialist", "district", "bend",
              "9-12");
  put_member (snapshot, "lena", "Lena", "Abubakar", "community-partner", "community", "valley",
              "tk-2 3-5");
}

static void
put_going (CohortSnapshot *snapshot)
{
  static const struct {
    const char *person;
    const char *status;
    const char *option;
    const char *cents;
  } going[] = {
    {"marisol", "registered", "bundle-member", "37000"},
    {"devon", "registered", "bundle", "40000"},
    {"priya", "accepted", "bundle", "40000"},
    {"tomas", "planned", "presenter", NULL},
    {"grace", "registered", "scop-day", "15000"},
    {"lena", "registered", "scop-day", "15000"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (going); i++) {
    g_autofree char *id = g_strconcat ("fall-", going[i].person, NULL);

    export_fixture_put (snapshot, COHORT_RECORD_ATTENDANCE, id, "person", going[i].person,
                        "convening", "fall-2024", "status", going[i].status, "status_on",
                        "2024-09-10", "spot_kind", "allocated", "option", going[i].option,
                        "paid_by", "contract", going[i].cents != NULL ? "price_cents" : NULL,
                        going[i].cents, NULL);
  }
  export_fixture_put (snapshot, COHORT_RECORD_WAITLIST_ENTRY, "wait", "person", "priya",
                      "convening", "spring-2025", "requested_at", "2024-09-12T16:00:00Z", "source",
                      "form", "state", "waiting", NULL);
}

static void
put_line (CohortSnapshot *snapshot,
          const char     *id,
          const char     *person,
          const char     *category,
          const char     *cents)
{
  g_autofree char *split = g_strconcat ("split-", id, NULL);

  export_fixture_put (snapshot, COHORT_RECORD_PLAN_LINE, id, "year", "2024-25", "person", person,
                      "convening", "fall-2024", "category", category, "basis", "typed", "state",
                      "open", cents != NULL ? "amount_cents" : NULL, cents, NULL);
  export_fixture_put (snapshot, COHORT_RECORD_PLAN_SPLIT, split, "plan_line", id, "source",
                      "contract", "permille", "1000", "position", "0", NULL);
}

static void
put_money (CohortSnapshot *snapshot)
{
  export_fixture_put (snapshot, COHORT_RECORD_FUNDING_SOURCE, "contract", "year", "2024-25", "name",
                      "SJCOE contract", "kind", "contract", "cap_cents", "800000", "start",
                      "2024-07-01", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_FUNDING_SOURCE, "district", "year", "2024-25", "name",
                      "Delta Oaks Unified", "kind", "district", "cap_cents", "100000", NULL);
  put_line (snapshot, "line-1", "marisol", "registration", "37000");
  put_line (snapshot, "line-2", "marisol", "lodging", "45000");
  put_line (snapshot, "line-3", "devon", "registration", "40000");
  put_line (snapshot, "line-4", "grace", "mileage", "6432");
  put_line (snapshot, "line-5", "tomas", "registration", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_EXPENSE, "expense", "year", "2024-25", "person",
                      "marisol", "convening", "fall-2024", "plan_line", "line-1", "category",
                      "registration", "incurred_on", "2024-09-10", "claimed_cents", "37000",
                      "approved_cents", "37000", "status", "paid", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_EXPENSE_SPLIT, "expense-split", "expense", "expense",
                      "source", "contract", "cents", "37000", "position", "0", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_PAYMENT, "payment", "expense", "expense", "on",
                      "2024-09-12", "cents", "37000", NULL);
}

static void
put_settings (CohortSnapshot *snapshot)
{
  static const char *const settings[][2] = {
    {COHORT_SETTING_LETTER_ADDRESS, "2922 Transworld Drive\nStockton, CA 95206\n209-555-0100"},
    {COHORT_SETTING_LETTER_SIGNATORY, "Marisol Vance"},
    {COHORT_SETTING_LETTER_TITLE, "STEM Coordinator"},
    {COHORT_SETTING_LETTER_CONTACT, "Marisol Vance\nmarisol@example.org\n209-555-0101"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    export_fixture_put (snapshot, COHORT_RECORD_SETTING, settings[i][0], "key", settings[i][0],
                        "value", settings[i][1], NULL);
}

CohortSnapshot *
export_fixture_new (void)
{
  CohortSnapshot *snapshot = export_fixture_new_empty ();

  put_settings (snapshot);
  put_team (snapshot);
  put_money (snapshot);
  put_going (snapshot);
  return snapshot;
}

CohortSnapshot *
export_fixture_new_hostile (void)
{
  CohortSnapshot *snapshot = export_fixture_new ();
  g_autofree char *longest = g_strnfill (40000, 'x');
  g_autofree char *note = g_strconcat ("=1+1 ", longest, NULL);

  export_fixture_put (snapshot, COHORT_RECORD_ORGANIZATION, "hostile-org", "name",
                      "@SUM(A1) <b>&amp; \"Söhne\" ]]>", NULL);
  export_fixture_put (snapshot, COHORT_RECORD_PERSON, "hostile", "given", "-2+3",
                      "family", "=HYPERLINK(\"http://example.org\",\"x\")", "email_typed",
                      "+1 at\x01\x1f\x7f example", "phone_typed", "007", "note", note, NULL);
  export_fixture_put (snapshot, COHORT_RECORD_MEMBERSHIP, "hostile-member", "person", "hostile",
                      "organization", "hostile-org", "role", "other", "role_typed",
                      "=cmd|' /C calc'!A0", "sector", "other", "status", "active", NULL);
  return snapshot;
}

/* Seven more convenings like the first, under names of their own. */
static void
multiply_convenings (JsonNode *program)
{
  JsonObject *object = json_node_get_object (program);
  JsonArray *convenings = json_object_get_array_member (object, "convenings");

  for (guint i = 2; i <= 7; i++) {
    g_autofree char *text = json_to_string (json_array_get_element (convenings, 0), FALSE);
    g_autoptr (JsonNode) copy = json_from_string (text, NULL);
    g_autofree char *code = g_strdup_printf ("extra-%u", i);

    json_object_set_string_member (json_node_get_object (copy), "code", code);
    json_object_set_string_member (json_node_get_object (copy), "name", code);
    json_array_add_element (convenings, g_steal_pointer (&copy));
  }
}

CohortSnapshot *
export_fixture_new_long (void)
{
  g_autoptr (JsonNode) node = read_program ();
  CohortSnapshot *snapshot;
  GPtrArray *convenings;
  g_autofree char *family = g_strnfill (300, 'W');
  g_autofree char *given = NULL;
  g_autoptr (GString) names = g_string_new ("María");

  multiply_convenings (node);
  snapshot = make_snapshot (node);
  for (guint i = 0; i < 40; i++)
    g_string_append (names, " Guadalupe");
  given = g_strdup (names->str);
  put_settings (snapshot);
  put_money (snapshot);
  export_fixture_put (snapshot, COHORT_RECORD_PERSON, "long", "given", given, "family", family,
                      NULL);
  export_fixture_put (snapshot, COHORT_RECORD_MEMBERSHIP, "long-member", "person", "long", "role",
                      "teacher", "status", "active", NULL);
  convenings = cohort_program_get_convenings (cohort_snapshot_get_program (snapshot));
  g_assert_cmpuint (convenings->len, ==, 8);
  for (guint i = 0; i < convenings->len; i++) {
    const CohortConvening *convening = g_ptr_array_index (convenings, i);

    export_fixture_put (snapshot, COHORT_RECORD_ATTENDANCE, convening->code, "person", "long",
                        "convening", convening->code, "status", "registered", "option", "bundle",
                        "price_cents", "40000", "paid_by", "contract", NULL);
  }
  return snapshot;
}

CohortSnapshot *
export_fixture_new_many (guint n)
{
  CohortSnapshot *snapshot = export_fixture_new_empty ();

  put_settings (snapshot);
  put_money (snapshot);
  for (guint i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf ("person-%04u", i);
    g_autofree char *family = g_strdup_printf ("Número %04u", i);

    put_member (snapshot, id, "Ana", family, "teacher", "school", NULL, "3-5");
  }
  return snapshot;
}

const char export_fixture_head[] =
  "Cohort letter 1\nname: test\nlanguage: en\ntitle: Test\n"
  "required: person.given\n"
  "optional: person.name person.called letter.title letter.date convening.name convening.days\n"
  "optional: covered.item county.contact convening.option convening.city\n"
  "months: January February March April May June July August September October November December\n"
  "weekdays: Monday Tuesday Wednesday Thursday Friday Saturday Sunday\n---\n";

/* Sixteen by eight red dots. */
const char export_fixture_jpeg[] =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQ"
  "c1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk"
  "pKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAA"
  "AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAk"
  "M2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKT"
  "lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QA"
  "HwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdh"
  "cRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hp"
  "anN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk"
  "5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwCjRRRXOewf/9k=";

const char export_fixture_png[] =
  "iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAIAAAB/FOjAAAAAA3NCSVQICAjb4U/gAAAAFklEQVQYlWM8ISfHQApg"
  "Ikn1qAYiAQCamQEUKHTuUwAAAABJRU5ErkJggg==";

void
export_fixture_put_letterhead (CohortSnapshot *snapshot, const char *logo, const char *signature)
{
  const char *const pictures[][2] = {{COHORT_SETTING_LETTER_LOGO, logo},
                                     {COHORT_SETTING_LETTER_SIGNATURE, signature}};

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    export_fixture_put (snapshot, COHORT_RECORD_SETTING, pictures[i][0], "key", pictures[i][0],
                        "value", pictures[i][1], NULL);
}

GBytes *
export_fixture_make_template (const char *body)
{
  char *text = g_strconcat (export_fixture_head, body, NULL);

  return g_bytes_new_take (text, strlen (text));
}

void
export_fixture_limit_files (guint64 bytes)
{
  struct rlimit limit;

  (void) signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

void
export_fixture_lift_limit (void)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

char *
export_fixture_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("cohort-export-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

guint
export_fixture_count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
export_fixture_remove_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}
