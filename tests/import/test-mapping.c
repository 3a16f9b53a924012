/* Words to codes, names to parts, headings to fields, and files about people already there.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-date.h"
#include "cohort-import.h"
#include "cohort-people.h"
#include "cohort-synonyms.h"
#include "cohort-test-builder.h"
#include "cohort-text.h"
#include "cohort-typed.h"
#include "cohort-vocabulary.h"

#include <json-glib/json-glib.h>
#include <string.h>

static CohortSynonyms *
load_synonyms (void)
{
  g_autoptr (GError) error = NULL;
  CohortSynonyms *synonyms = cohort_synonyms_load (&error);

  g_assert_no_error (error);
  return synonyms;
}

static const struct {
  const char *typed;
  const char *sector; /* of the organization */
  const char *code;   /* NULL: nothing is decided */
} roles[] = {
    {"Superintendent’s designee (COE Administrator)", NULL, "coe-administrator"},
    {"COE STEM Coordinator", "coe", "coe-coordinator"},
    {"STEM Coordinator, COE", NULL, "coe-coordinator"},
    {"Science Coordinator", "coe", "coe-coordinator"},
    {"Science Coordinator", "district", "district-specialist"},
    {"Science Coordinator", NULL, NULL},
    {"Assistant superintendent", "coe", "coe-administrator"},
    {"Assistant superintendent", "district", "district-administrator"},
    {"Assistant superintendent", NULL, NULL},
    {"District science specialist / coach", "district", "district-specialist"},
    {"Instructional coach", "school", "district-coach"},
    {"Assistant Principal", "district", "site-administrator"},
    {"Principal Investigator", "higher-ed", "higher-ed"},
    {"TOSA - science", "district", "tosa"},
    {"Teacher leader (elementary)", "school", "teacher-leader"},
    {"Teacher, department chair", "school", "teacher-leader"},
    {"5th grade teacher", "school", "teacher"},
    {"High school chemistry teacher", "district", "teacher"},
    {"Maestra de quinto grado", "school", "teacher"},
    {"Professor of biology", "higher-ed", "higher-ed"},
    {"Museum educator", "informal", "informal-educator"},
    {"Naturalist", "informal", "informal-educator"},
    {"Director of Education", "informal", "informal-educator"},
    {"Community partner (expanded learning)", "community", "community-partner"},
    {"Parent / caregiver", NULL, "family"},
    {"Madre de familia", NULL, "family"},
    {"Parents", NULL, "family"},
    {"California Science Project", NULL, "pl-provider"},
    /* Nothing is decided where the words say two things, or too little. */
    {"Parent and teacher", NULL, NULL},
    {"Retired teacher", NULL, NULL},
    {"Family engagement coordinator", "district", NULL},
    {"Director", NULL, NULL},
    {"Beekeeper", NULL, NULL},
    {"", NULL, NULL},
};

static void
test_roles (void)
{
  g_autoptr (CohortSynonyms) synonyms = load_synonyms ();

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_test_message ("%s (%s)", roles[i].typed, roles[i].sector);
    g_assert_cmpstr (cohort_synonyms_get_code (synonyms, "role", roles[i].typed, roles[i].sector),
                     ==, roles[i].code);
  }
}

/* Each label of the vocabulary is also what an exported roster says, and must not mean something
 * else. */
static void
test_role_labels (void)
{
  g_autoptr (CohortSynonyms) synonyms = load_synonyms ();
  guint n_words;
  const CohortWord *words = cohort_vocabulary_get_words ("role", &n_words);

  for (guint i = 0; i < n_words; i++) {
    const char *sector = cohort_role_get_sector (words[i].code);
    const char *code = cohort_synonyms_get_code (synonyms, "role", words[i].label, sector);

    g_test_message ("%s", words[i].label);
    g_assert_true (code == NULL || g_str_equal (code, words[i].code));
  }
}

static const struct {
  const char *name;
  const char *sector;
} organizations[] = {
    {"San Joaquin COE", "coe"},
    {"Fresno County Superintendent of Schools", "coe"},
    {"Santa Barbara County Education Office", "coe"},
    {"Delta Oaks Unified School District", "district"},
    {"Calaveras Bend USD", "district"},
    {"Lincoln Elementary School District", "district"},
    {"Silver Creek School, Delta Oaks Unified", "school"},
    {"University High School", "school"},
    {"College Heights Elementary School", "school"},
    {"Delta Valley College", "higher-ed"},
    {"California State University, Stanislaus", "higher-ed"},
    {"Valley Discovery Museum", "informal"},
    {"High Meadow Nature Center", "informal"},
    {"Valley Expanded Learning Network", "community"},
    {"Acme Biotech, Inc.", "business"},
    {"Museum School", NULL},
    {"Zephyr", NULL},
};

static void
test_sectors (void)
{
  g_autoptr (CohortSynonyms) synonyms = load_synonyms ();

  for (guint i = 0; i < G_N_ELEMENTS (organizations); i++) {
    g_test_message ("%s", organizations[i].name);
    g_assert_cmpstr (cohort_typed_guess_sector (synonyms, organizations[i].name), ==,
                     organizations[i].sector);
  }
}

static const struct {
  const char *typed;
  const char *name;
} offices[] = {
    {"San Joaquin COE", "San Joaquin County Office of Education"},
    {"SJCOE", "San Joaquin County Office of Education"},
    {"san joaquin county  office of education", "San Joaquin County Office of Education"},
    {"Fresno County Office of Education", "Fresno County Superintendent of Schools"},
    /* Places, and a number that is also a county's code. */
    {"San Joaquin", "San Joaquin"},
    {"San Joaquin County", "San Joaquin County"},
    {"39", "39"},
    {" Delta  Oaks Unified ", "Delta Oaks Unified"},
};

static void
test_offices (void)
{
  g_autoptr (CohortSynonyms) synonyms = load_synonyms ();
  g_autoptr (CohortProgram) program = cohort_test_program ("2024-25");

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++) {
    g_autofree char *name = cohort_typed_name_organization (synonyms, program, offices[i].typed);

    g_assert_cmpstr (name, ==, offices[i].name);
  }
}

static const struct {
  const char *typed;
  const char *given;
  const char *family;
} names[] = {
    {"Marisol Vance", "Marisol", "Vance"},
    {"Whitfield, Grace", "Grace", "Whitfield"},
    {"  Grace   Whitfield ", "Grace", "Whitfield"},
    {"José Ángel Niño", "José Ángel", "Niño"},
    {"Tomás Herrera-Lund", "Tomás", "Herrera-Lund"},
    {"Dr. Grace Whitfield, Ph.D.", "Grace", "Whitfield"},
    {"Whitfield, Dr. Grace", "Grace", "Whitfield"},
    {"Ana de la Cruz", "Ana", "de la Cruz"},
    {"Pieter van der Berg", "Pieter", "van der Berg"},
    {"Luis Ortega Jr.", "Luis", "Ortega Jr."},
    {"Luis Ortega, Jr.", "Luis", "Ortega, Jr."},
    {"Ortega, Luis Jr.", "Luis", "Ortega Jr."},
    {"Ortega, Luis Alberto, III", "Luis Alberto", "Ortega III"},
    {"Van Nguyen", "Van", "Nguyen"},
    {"Cher", "Cher", NULL},
    {"O'Leary, Fintan", "Fintan", "O'Leary"},
    {" ", NULL, NULL},
    {",", NULL, NULL},
    {NULL, NULL, NULL},
};

static void
test_names (void)
{
  g_autoptr (CohortSynonyms) synonyms = load_synonyms ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *given = NULL, *family = NULL;

    g_test_message ("%s", names[i].typed);
    cohort_typed_split_name (synonyms, names[i].typed, &given, &family);
    g_assert_cmpstr (given, ==, names[i].given);
    g_assert_cmpstr (family, ==, names[i].family);
  }
}

static const struct {
  const char *typed;
  CohortCellKind kind;
  const char *bands;
  gboolean all;
  const char *unknown;
} grades[] = {
    {"3-5", COHORT_CELL_TEXT, "3-5", FALSE, NULL},
    {"TK–5", COHORT_CELL_TEXT, "tk-2 3-5", FALSE, NULL},
    {"TK-2, 3-5", COHORT_CELL_TEXT, "tk-2 3-5", FALSE, NULL},
    {"TK-2; 9-12", COHORT_CELL_TEXT, "tk-2 9-12", FALSE, NULL},
    {"9th-12th", COHORT_CELL_TEXT, "9-12", FALSE, NULL},
    {"K-6", COHORT_CELL_TEXT, "tk-2 3-5 6-8", FALSE, NULL},
    {"TK-8", COHORT_CELL_TEXT, "tk-2 3-5 6-8", FALSE, NULL},
    {"7-8", COHORT_CELL_TEXT, "6-8", FALSE, NULL},
    {"5", COHORT_CELL_NUMBER, "3-5", FALSE, NULL},
    {"Grades 3, 4 & 5", COHORT_CELL_TEXT, "3-5", FALSE, NULL},
    {"3rd and 7th grade", COHORT_CELL_TEXT, "3-5 6-8", FALSE, NULL},
    {"K through 2", COHORT_CELL_TEXT, "tk-2", FALSE, NULL},
    {"de 6 a 8", COHORT_CELL_TEXT, "", FALSE, "de 6 a 8"},
    {"6 a 8", COHORT_CELL_TEXT, "6-8", FALSE, NULL},
    {"Elementary (K-5)", COHORT_CELL_TEXT, "tk-2 3-5", FALSE, NULL},
    {"Middle school", COHORT_CELL_TEXT, "6-8", FALSE, NULL},
    {"Postsecondary", COHORT_CELL_TEXT, "postsecondary", FALSE, NULL},
    {"System-wide", COHORT_CELL_TEXT, "system", FALSE, NULL},
    {"All grades / system", COHORT_CELL_TEXT, "system", TRUE, NULL},
    {"all", COHORT_CELL_TEXT, "", TRUE, NULL},
    {"K-12", COHORT_CELL_TEXT, "", TRUE, NULL},
    {"TK–12", COHORT_CELL_TEXT, "", TRUE, NULL},
    {"12-K", COHORT_CELL_TEXT, "", TRUE, NULL},
    /* Excel took "3-5" for the fifth of March. */
    {"2024-03-05", COHORT_CELL_DATE, "3-5", FALSE, NULL},
    {"2024-09-12", COHORT_CELL_DATE, "9-12", FALSE, NULL},
    {"6-8, robotics", COHORT_CELL_TEXT, "6-8", FALSE, "robotics"},
    {"13", COHORT_CELL_NUMBER, "", FALSE, "13"},
    {"whatever", COHORT_CELL_TEXT, "", FALSE, "whatever"},
    {NULL, COHORT_CELL_TEXT, "", FALSE, NULL},
};

static void
test_grades (void)
{
  g_autoptr (CohortSynonyms) synonyms = load_synonyms ();

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++) {
    g_autofree char *bands = NULL;
    CohortTypedGrades read;

    g_test_message ("%s", grades[i].typed);
    cohort_typed_read_grades (synonyms, grades[i].typed, grades[i].kind, &read);
    bands = cohort_bands_format (read.bands);
    g_assert_cmpstr (bands, ==, grades[i].bands);
    g_assert_cmpint (read.all, ==, grades[i].all);
    g_assert_cmpstr (read.unknown, ==, grades[i].unknown);
    cohort_typed_clear_grades (&read);
  }
}

static const struct {
  const char *question;
  const char *answer;
  const char *convening;
  const char *meaning;
  const char *option;
} answers[] = {
    {"Can you attend November 7 in Sacramento?", "Yes, all four days (Nov 7-10)", "fall-2024",
     "planned", "bundle"},
    {"Can you attend?", "Only Thursday Nov 7", "fall-2024", "planned", "scop-day"},
    {"Can you attend?", "Presenting on Saturday", NULL, "planned", "presenter"},
    {"Fall convening", "Waitlist please", "fall-2024", "waitlist", NULL},
    {"Fall convening", "Yes, if a spot opens", "fall-2024", "waitlist", NULL},
    {"Will you attend May 19 in San Diego?", "No, I can't make it", "spring-2025", "declined",
     NULL},
    {"Will you attend 11/7?", "yes", "fall-2024", "planned", NULL},
    {"¿Puede asistir el 7 de noviembre?", "Sí, los cuatro días", "fall-2024", "planned", "bundle"},
    {"Can you attend Fall or Spring?", "Yes", NULL, "planned", NULL},
    {"Fall convening", "Maybe", "fall-2024", NULL, NULL},
    {"Fall convening", "ask my principal", "fall-2024", NULL, NULL},
};

static void
test_answers (void)
{
  g_autoptr (CohortSynonyms) synonyms = load_synonyms ();
  g_autoptr (CohortProgram) program = cohort_test_program ("2024-25");

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    CohortTypedAnswer read;

    g_test_message ("%s", answers[i].answer);
    cohort_typed_read_answer (synonyms, program, answers[i].question, answers[i].answer, &read);
    g_assert_cmpstr (read.convening, ==, answers[i].convening);
    g_assert_cmpstr (read.meaning, ==, answers[i].meaning);
    g_assert_cmpstr (read.option, ==, answers[i].option);
  }
}

static CohortProposal *
propose (const CohortSnapshot *snapshot, const char *csv, const char *mapping_json, GError **error)
{
  CohortMoment moment = {.today = cohort_date_parse (COHORT_TEST_DAY)};
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, "team.csv", NULL, error);
  g_autoptr (CohortMapping) mapping = NULL;

  if (mapping_json != NULL) {
    g_autoptr (GBytes) json = g_bytes_new (mapping_json, strlen (mapping_json));

    mapping = cohort_mapping_new_from_json (json, error);
  }
  if (cells == NULL || (mapping_json != NULL && mapping == NULL))
    return NULL;
  return cohort_import_propose (snapshot, cells, mapping, "team.csv", &moment, NULL, error);
}

static CohortSnapshot *
import_with (CohortSnapshot *snapshot, const char *csv, const char *mapping)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortProposal) proposal = propose (snapshot, csv, mapping, &error);
  CohortSnapshot *after;

  g_assert_no_error (error);
  after = cohort_snapshot_apply (snapshot, cohort_proposal_get_change (proposal));
  cohort_snapshot_unref (snapshot);
  return after;
}

static const struct {
  const char *heading;
  const char *field; /* NULL: kept as an answer */
} headings[] = {
    {"First and last name", "name"},
    {"Nombre y apellidos", "name"},
    {"Last", "family"},
    {"First", "given"},
    {"Title", "role"},
    {"What best describes your role?", "role"},
    {"Agency", "organization"},
    {"School, district or organization", "organization"},
    {"Which grade levels do you serve? (check all that apply)", "bands"},
    {"Grade(s)", "bands"},
    {"Role(s)", "role"},
    {"Going to the Fall convening?", "attendance"},
    {"Email Address", "email"},
    {"Correo electrónico", "email"},
    {"Cell phone", "phone"},
    {"Are you a CASE member?", "case_member"},
    {"Can you attend November 7 in Sacramento?", "attendance"},
    {"Anything we should know?", "note"},
    {"Dietary restrictions", "needs"},
    {"Timestamp", "answered"},
    {"Favorite element", NULL},
};

static void
test_headings (void)
{
  g_autoptr (CohortSynonyms) synonyms = load_synonyms ();

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++) {
    g_test_message ("%s", headings[i].heading);
    g_assert_cmpstr (cohort_synonyms_get_code (synonyms, "fields", headings[i].heading, NULL), ==,
                     headings[i].field);
  }
}

/* Every field the words name is a field, and every field has words. */
static void
test_fields_have_words (void)
{
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data (RESOURCE_PREFIX "/import/synonyms.json", 0, NULL);
  g_autoptr (JsonNode) root = json_from_string (g_bytes_get_data (bytes, NULL), NULL);
  JsonObject *fields = json_object_get_object_member (json_node_get_object (root), "fields");
  const char *const *known = cohort_field_list ();

  g_assert_cmpuint (json_object_get_size (fields), ==, g_strv_length ((char **)known));
  for (guint i = 0; known[i] != NULL; i++)
    g_assert_true (json_object_has_member (fields, known[i]));
}

/* Of two columns that could be one field the more usual heading is it; the other is an answer. */
static void
test_two_columns_of_a_field (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortProposal) proposal
      = propose (snapshot, "Title,Name,Role,Notes,NOTES\nMs,Ana Ruiz,Teacher,a,b\n", NULL, &error);
  CohortMapping *mapping = cohort_proposal_get_mapping (proposal);

  g_assert_no_error (error);
  g_assert_cmpuint (cohort_mapping_get_header_row (mapping), ==, 1);
  g_assert_cmpstr (cohort_mapping_find_column (mapping, "Role")->field, ==, "role");
  g_assert_cmpstr (cohort_mapping_find_column (mapping, "Role")->letter, ==, "C");
  g_assert_null (cohort_mapping_find_column (mapping, "Title")->field);
  g_assert_cmpstr (cohort_mapping_find_column (mapping, "Notes")->field, ==, "note");
  g_assert_null (cohort_mapping_find_column (mapping, "NOTES (column E)")->field);
}

static const struct {
  const char *first;
  const char *second;
  CohortOutcome outcome; /* of the second file's row */
  guint n_people;
  const char *problem; /* of the second file, NULL: none */
} meetings[] = {
    /* The same address. */
    {"Grace Whitfield,grace@example.org,Bend USD",
     "\"Whitfield, Grace\",Grace@Example.org,Bend USD", COHORT_OUTCOME_UNCHANGED, 1, NULL},
    /* A new family name. */
    {"Grace Whitfield,grace@example.org,Bend USD", "Grace Okafor,grace@example.org,Bend USD",
     COHORT_OUTCOME_UPDATE, 1, NULL},
    /* A family that shares an address. */
    {"Ana Ruiz,ruiz@example.org,", "Pablo Ruiz,ruiz@example.org,", COHORT_OUTCOME_CREATE, 2,
     "SHARED_EMAIL"},
    /* The same name without an address on one side. */
    {"Ana Ruiz,ana@example.org,Bend USD", "ana RUIZ,,", COHORT_OUTCOME_UNCHANGED, 1, NULL},
    {"Ana Ruiz,,", "Ana Ruiz,ana@example.org,Bend USD", COHORT_OUTCOME_UPDATE, 1, NULL},
    /* A new address at the same place, which is spelled differently. */
    {"Ana Ruiz,ana@example.org,Bend USD", "Ana Ruiz,aruiz@example.org,Bend Unified School District",
     COHORT_OUTCOME_UPDATE, 1, NULL},
    /* Two people of one name. */
    {"Ana Ruiz,ana@example.org,Bend USD", "Ana Ruiz,other@example.org,Valley Museum",
     COHORT_OUTCOME_CREATE, 2, "SAME_NAME"},
    {"Ana Ruiz,,Bend USD", "Ana Ruiz,,Valley Museum", COHORT_OUTCOME_CREATE, 2, "SAME_NAME"},
    /* Somebody else. */
    {"Ana Ruiz,ana@example.org,Bend USD", "Ana Diaz,diaz@example.org,Bend USD",
     COHORT_OUTCOME_CREATE, 2, NULL},
};

static void
test_meetings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++) {
    g_autofree char *first
        = g_strconcat ("Name,E-mail,Organization\n", meetings[i].first, "\n", NULL);
    g_autofree char *second
        = g_strconcat ("Name,E-mail,Organization\n", meetings[i].second, "\n", NULL);
    g_autoptr (CohortSnapshot) before = import_with (cohort_test_snapshot (), first, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (CohortProposal) proposal = propose (before, second, NULL, &error);
    g_autoptr (CohortProposal) again = NULL;
    g_autoptr (CohortSnapshot) after = NULL;
    GPtrArray *problems;
    const CohortProposalRow *row;

    g_test_message ("%s | %s", meetings[i].first, meetings[i].second);
    g_assert_no_error (error);
    row = g_ptr_array_index (cohort_proposal_get_rows (proposal), 0);
    g_assert_cmpstr (cohort_outcome_get_code (row->outcome), ==,
                     cohort_outcome_get_code (meetings[i].outcome));
    problems = cohort_proposal_get_problems (proposal);
    g_assert_cmpstr (problems->len > 0 ? ((CohortProblem *)g_ptr_array_index (problems, 0))->id
                                       : NULL,
                     ==, meetings[i].problem);
    after = cohort_snapshot_apply (before, cohort_proposal_get_change (proposal));
    g_assert_cmpuint (cohort_snapshot_get_records (after, COHORT_RECORD_PERSON)->len, ==,
                      meetings[i].n_people);
    again = propose (after, second, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (cohort_change_is_empty (cohort_proposal_get_change (again)));
  }
}

/* What a coordinator corrected since is not undone by importing the same file again. */
static void
test_corrections_stay (void)
{
  static const char csv[] = "Name,Role,Grades,Notes\nAna Ruiz,Beekeeper,whatever,likes bees\n";
  g_autoptr (CohortSnapshot) snapshot = import_with (cohort_test_snapshot (), csv, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortProposal) again = NULL;

  cohort_test_run (&snapshot, "{'do':'person.edit','person':'Ana Ruiz','role':'community-partner',"
                              "'bands':'3-5','note':'likes bees\\nand ants'}");
  again = propose (snapshot, csv, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (cohort_change_is_empty (cohort_proposal_get_change (again)));
}

static void
test_leaving_stays (void)
{
  static const char csv[] = "Name,E-mail\nAna Ruiz,ana@example.org\n";
  g_autoptr (CohortSnapshot) snapshot = import_with (cohort_test_snapshot (), csv, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortProposal) again = NULL;

  cohort_test_run (&snapshot, "{'do':'membership.end','person':'Ana Ruiz','on':'2024-09-01'}");
  again = propose (snapshot, csv, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (cohort_change_is_empty (cohort_proposal_get_change (again)));
}

static void
test_unmatched_and_mapped (void)
{
  static const char csv[] = "Who,Job,E-mail\nAna Ruiz,Beekeeper,ana@example.org\n"
                            "Leo Díaz,beekeeper,leo@example.org\n";
  static const char mapping[] = "{\"columns\":{\"Who\":\"name\"},"
                                "\"values\":{\"role\":{\"BEEKEEPER\":\"community-partner\"}}}";
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortProposal) plain
      = propose (before, csv, "{\"columns\":{\"Who\":\"name\"}}", &error);
  g_autoptr (CohortSnapshot) unmapped = NULL;
  g_autoptr (CohortSnapshot) after = NULL;
  const CohortMembership *membership;
  const CohortUnmatchedWord *word;

  g_assert_no_error (error);
  word = g_ptr_array_index (cohort_proposal_get_unmatched (plain), 0);
  g_assert_cmpstr (word->field, ==, "role");
  g_assert_cmpstr (word->typed, ==, "Beekeeper");
  unmapped = cohort_snapshot_apply (before, cohort_proposal_get_change (plain));
  membership
      = g_ptr_array_index (cohort_snapshot_get_records (unmapped, COHORT_RECORD_MEMBERSHIP), 0);
  g_assert_cmpstr (membership->role, ==, "other");
  g_assert_cmpstr (membership->role_typed, ==, "Beekeeper");

  /* Importing again with the mapping corrects those who are there. */
  after = import_with (cohort_snapshot_ref (unmapped), csv, mapping);
  membership = g_ptr_array_index (cohort_snapshot_get_records (after, COHORT_RECORD_MEMBERSHIP), 0);
  g_assert_cmpstr (membership->role, ==, "community-partner");
  g_assert_cmpstr (membership->role_typed, ==, "Beekeeper");
}

static void
test_mapping_file (void)
{
  static const char *const bad[] = {
      "[]",
      "{",
      "{\"colums\":{}}",
      "{\"columns\":{\"Who\":\"nom\"}}",
      "{\"columns\":{\"Who\":3}}",
      "{\"values\":{\"role\":{\"Chief\":\"boss\"}}}",
      "{\"values\":{\"rolle\":{\"Chief\":\"teacher\"}}}",
      "{\"header_row\":0}",
      "{\"columns\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}",
  };
  static const char good[]
      = "{\"sheet\":\"LIT\",\"header_row\":4,\"columns\":{\"Who\":\"name\",\"Shoe\":null},"
        "\"values\":{\"bands\":{\"lower\":\"tk-2 3-5\"}}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (good, strlen (good));
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortMapping) mapping = cohort_mapping_new_from_json (bytes, &error);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  node = cohort_mapping_to_json (mapping);
  text = json_to_string (node, FALSE);
  g_assert_cmpstr (text, ==, good);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GBytes) json = g_bytes_new_static (bad[i], strlen (bad[i]));
    g_autoptr (GError) refusal = NULL;

    g_test_message ("%s", bad[i]);
    g_assert_null (cohort_mapping_new_from_json (json, &refusal));
    g_assert_error (refusal, COHORT_IMPORT_ERROR, COHORT_IMPORT_ERROR_MAPPING);
  }
}

static const struct {
  const char *csv;
  int code;
} refusals[] = {
    {"red,green,blue\n1,2,3\n", COHORT_IMPORT_ERROR_NO_TABLE},
    {"Role,Organization\nTeacher,Bend USD\n", COHORT_IMPORT_ERROR_NO_TABLE},
};

static void
test_no_table (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (propose (snapshot, refusals[i].csv, NULL, &error));
    g_assert_error (error, COHORT_IMPORT_ERROR, refusals[i].code);
  }
}

static const char *
find_problem (const CohortProposalRow *row)
{
  return row->problems->len > 0 ? ((CohortProblem *)g_ptr_array_index (row->problems, 0))->id
                                : NULL;
}

/* Whatever is wrong in a row, the row is in the proposal and says so. */
/* A row about the second of two places of one person leaves the first one alone. */
static void
test_two_places (void)
{
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  const CohortMembership *first, *second;

  cohort_test_run (&snapshot, "{'do':'organization.add','name':'Lodi Unified'}");
  cohort_test_run (&snapshot, "{'do':'organization.add','name':'Valley Museum'}");
  cohort_test_run (&snapshot, "{'do':'person.add','given':'Ana','family':'Ruiz','email':"
                              "'ana@example.org','role':'teacher','organization':'Lodi Unified',"
                              "'bands':['3-5']}");
  cohort_test_run (&snapshot, "{'do':'membership.add','id':'museum','person':'ana@example.org',"
                              "'role':'informal-educator','organization':'Valley Museum'}");
  snapshot = import_with (snapshot,
                          "Name,E-mail,Organization,Role,Grades\n"
                          "Ana Ruiz,ana@example.org,Valley Museum,Museum educator,6-8\n",
                          NULL);
  g_assert_cmpuint (cohort_snapshot_get_records (snapshot, COHORT_RECORD_MEMBERSHIP)->len, ==, 2);
  first = g_ptr_array_index (cohort_snapshot_get_records (snapshot, COHORT_RECORD_MEMBERSHIP), 0);
  second = g_ptr_array_index (cohort_snapshot_get_records (snapshot, COHORT_RECORD_MEMBERSHIP), 1);
  g_assert_cmpstr (first->role, ==, "teacher");
  g_assert_cmpstr (first->bands, ==, "3-5");
  g_assert_cmpstr (second->role, ==, "informal-educator");
  g_assert_cmpstr (second->bands, ==, "6-8");
}

/* A roster that was exported in Spanish, opened in English. */
static void
test_own_columns (void)
{
  static const char csv[] = "Name,Role,Fall 2024: estado,Fall 2024 price,Fall 2024 hotel\n"
                            "Ana Ruiz,Teacher,Inscrita,150,yes\n";
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortProposal) proposal = propose (before, csv, NULL, &error);
  g_autoptr (CohortSnapshot) after = NULL;
  const CohortResponse *kept;

  g_assert_no_error (error);
  g_assert_cmpuint (cohort_proposal_get_notes (proposal)->len, ==, 1);
  after = cohort_snapshot_apply (before, cohort_proposal_get_change (proposal));
  g_assert_cmpuint (cohort_snapshot_get_records (after, COHORT_RECORD_RESPONSE)->len, ==, 1);
  kept = g_ptr_array_index (cohort_snapshot_get_records (after, COHORT_RECORD_RESPONSE), 0);
  g_assert_cmpstr (kept->question, ==, "Fall 2024 hotel");
}

static void
test_problem_loses_no_row (void)
{
  static const char csv[]
      = "Name,E-mail,Phone,Notes,\n"
        "Ana Ruiz,ana at example,209-555-0101,,\n"  /* BAD_EMAIL */
        "Leo Díaz,leo@example.org,call me,,extra\n" /* BAD_PHONE; a column without heading */
        ",noname@example.org,,,\n"                  /* NO_NAME */
        ",,,bring projector,\n"                     /* NOBODY */
        "Name,E-mail,Phone,Notes,\n"                /* headings again */
        "Total: 3,,,,\n"                            /* a total in the column of names */
        "N/A Person,n/a,none,,\n"                   /* says there is none */
        "Luz Paz,luz@example.org; paz@example.org,,,\n" /* SEVERAL_EMAILS */
        "Mar & Sol Vega,vega@example.org,,,\n";         /* SEVERAL_NAMES */
  static const struct {
    CohortOutcome outcome;
    const char *problem;
  } expected[] = {{COHORT_OUTCOME_CREATE, "BAD_EMAIL"}, {COHORT_OUTCOME_CREATE, "BAD_PHONE"},
                  {COHORT_OUTCOME_CREATE, "NO_NAME"},   {COHORT_OUTCOME_PROBLEM, "NOBODY"},
                  {COHORT_OUTCOME_IGNORED, NULL},       {COHORT_OUTCOME_IGNORED, NULL},
                  {COHORT_OUTCOME_CREATE, NULL},        {COHORT_OUTCOME_CREATE, "SEVERAL_EMAILS"},
                  {COHORT_OUTCOME_CREATE, "SEVERAL_NAMES"}};
  g_autoptr (CohortSnapshot) before = cohort_test_snapshot ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortProposal) proposal = propose (before, csv, NULL, &error);
  GPtrArray *rows = cohort_proposal_get_rows (proposal);
  const CohortResponse *extra;
  g_autoptr (CohortSnapshot) after = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++) {
    const CohortProposalRow *row = g_ptr_array_index (rows, i);

    g_assert_cmpstr (cohort_outcome_get_code (row->outcome), ==,
                     cohort_outcome_get_code (expected[i].outcome));
    g_assert_cmpstr (find_problem (row), ==, expected[i].problem);
  }
  after = cohort_snapshot_apply (before, cohort_proposal_get_change (proposal));
  g_assert_cmpuint (cohort_snapshot_get_records (after, COHORT_RECORD_RESPONSE)->len, ==, 1);
  extra = g_ptr_array_index (cohort_snapshot_get_records (after, COHORT_RECORD_RESPONSE), 0);
  g_assert_cmpstr (extra->question, ==, "Column E");
  g_assert_cmpstr (extra->answer, ==, "extra");
  g_assert_cmpstr (cohort_test_person (after, "Paz")->email, ==, "luz@example.org");
  g_assert_cmpstr (cohort_test_person (after, "Paz")->email_typed, ==,
                   "luz@example.org; paz@example.org");
}

static void
test_is_program (void)
{
  static const struct {
    const char *text;
    gboolean is_program;
  } cases[] = {{"{\"year\":\"2025-26\"}", TRUE}, {" \n{", TRUE}, {"\xef\xbb\xbf{", TRUE},
               {"Name,E-mail\n", FALSE},         {"", FALSE},    {"[]", FALSE}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));

    g_assert_cmpint (cohort_import_is_program (bytes), ==, cases[i].is_program);
  }
}

/* Somebody who goes away does not wait for what nobody will look at. */
static void
test_cancel (void)
{
  static const char csv[] = "Name,Role\nAna Ruiz,Teacher\n";
  const CohortMoment now = {cohort_date_parse (COHORT_TEST_DAY), 1725321600};
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CohortSnapshot) snapshot = cohort_test_snapshot ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (CohortCells) cells = cohort_cells_read (bytes, "team.csv", NULL, NULL);
  g_autoptr (CohortProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  proposal = cohort_import_propose (snapshot, cells, NULL, "team.csv", &now, cancellable, &error);
  g_assert_null (proposal);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mapping/roles", test_roles);
  g_test_add_func ("/mapping/role-labels", test_role_labels);
  g_test_add_func ("/mapping/sectors", test_sectors);
  g_test_add_func ("/mapping/offices", test_offices);
  g_test_add_func ("/mapping/names", test_names);
  g_test_add_func ("/mapping/grades", test_grades);
  g_test_add_func ("/mapping/answers", test_answers);
  g_test_add_func ("/mapping/headings", test_headings);
  g_test_add_func ("/mapping/fields-have-words", test_fields_have_words);
  g_test_add_func ("/mapping/two-columns-of-a-field", test_two_columns_of_a_field);
  g_test_add_func ("/mapping/meetings", test_meetings);
  g_test_add_func ("/mapping/corrections-stay", test_corrections_stay);
  g_test_add_func ("/mapping/leaving-stays", test_leaving_stays);
  g_test_add_func ("/mapping/unmatched-and-mapped", test_unmatched_and_mapped);
  g_test_add_func ("/mapping/mapping-file", test_mapping_file);
  g_test_add_func ("/mapping/no-table", test_no_table);
  g_test_add_func ("/mapping/two-places", test_two_places);
  g_test_add_func ("/mapping/own-columns", test_own_columns);
  g_test_add_func ("/mapping/problem-loses-no-row", test_problem_loses_no_row);
  g_test_add_func ("/mapping/is-program", test_is_program);

  g_test_add_func ("/mapping/cancel", test_cancel);
  return g_test_run ();
}
