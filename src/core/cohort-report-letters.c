/* Issued letters in the report.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-report-private.h"

#include "cohort-json.h"
#include "cohort-letters.h"

/** cohort_report_letters: Returns: (transfer full): every edition of those of the year, by number
 */
JsonArray *
cohort_report_letters (const CohortSnapshot *snapshot)
{
  static const char *const states[] = {
      [COHORT_LETTER_STATE_ISSUED] = "issued",
      [COHORT_LETTER_STATE_STALE] = "stale",
      [COHORT_LETTER_STATE_VOID] = "void",
      [COHORT_LETTER_STATE_DECLINED] = "declined",
      [COHORT_LETTER_STATE_SUPERSEDED] = "superseded",
  };
  g_autoptr (GPtrArray) letters = cohort_letters_list_editions (snapshot);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < letters->len; i++) {
    const CohortIssuedLetter *letter = g_ptr_array_index (letters, i);
    JsonObject *object = json_object_new ();

    cohort_json_set_text (object, "id", letter->record.id);
    cohort_json_set_text (object, "number", letter->number);
    cohort_json_set_number (object, "edition", letter->edition);
    cohort_json_set_text (object, "template", letter->template);
    cohort_json_set_number (object, "version", letter->template_version);
    cohort_json_set_text (object, "language", letter->language);
    cohort_json_set_text (object, "to", letter->name);
    cohort_json_set_text (object, "person", letter->person);
    cohort_json_set_text (object, "organization", letter->organization);
    cohort_json_set_text (object, "convening", letter->convening);
    cohort_json_set_date (object, "issued_on", letter->issued_on);
    cohort_json_set_text (object, "state",
                          states[cohort_issued_letter_get_state (snapshot, letter)]);
    cohort_json_set_text (object, "supersedes", letter->supersedes);
    cohort_json_set_text (object, "reason",
                          letter->voided_on != 0 ? letter->void_reason : letter->reason);
    json_array_add_object_element (array, object);
  }
  return array;
}
