/* What a county set for itself: letterhead, chosen year, and program years it loaded from disk.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-record.h"

G_BEGIN_DECLS

/* Its id is derived from the key, so that two machines that set the same thing make the same row.
 */
typedef struct {
  CohortRecord record;
  char *key; /* COHORT_SETTING_… */
  char *value;
} CohortSetting;

typedef struct {
  CohortRecord record;
  char *year;
  char *name;    /* of the file it came from */
  char *content; /* JSON */
} CohortProgramFile;

#define COHORT_SETTING_YEAR             "year"           /* the program year shown */
#define COHORT_SETTING_LETTER_ADDRESS   "letter.address" /* lines */
#define COHORT_SETTING_LETTER_LOGO      "letter.logo"    /* PNG or JPEG, base64 */
#define COHORT_SETTING_LETTER_SIGNATORY "letter.signatory"
#define COHORT_SETTING_LETTER_TITLE     "letter.title" /* the signatory's */
#define COHORT_SETTING_LETTER_SIGNATURE "letter.signature" /* PNG or JPEG, base64 */
#define COHORT_SETTING_LETTER_MARGINS   "letter.margins" /* points: top right bottom left */
#define COHORT_SETTING_LETTER_CONTACT                                                              \
  "letter.contact" /* who to ask at the county: name, e-mail, phone */
#define COHORT_SETTING_REGISTRATION_LINK "registration.link" /* + "." + convening */
#define COHORT_SETTING_REGISTRATION_LINK_ON                                                        \
  "registration.link-on" /* + "." + convening: the day the link came */
#define COHORT_SETTING_NAMES_LOCK      "names.lock"       /* + "." + convening: ISO day */
#define COHORT_SETTING_REGISTER_DAYS   "register.days"    /* before which to be registered */
#define COHORT_SETTING_TARGET          "coverage.target"  /* preset's code, or "custom" */
#define COHORT_SETTING_TARGET_CUSTOM   "coverage.custom"  /* JSON, see cohort_target_new_custom() */
#define COHORT_SETTING_SYSTEM_FILLS    "coverage.system-fills" /* "yes": in every band of school */
#define COHORT_SETTING_IMPORT_MAPPING  "import.mapping"   /* JSON of what was taught to imports */
#define COHORT_SETTING_TEAM_FILTERS    "team.filters"     /* JSON: saved searches of the team */
#define COHORT_SETTING_TRAVEL_POLICY   "travel.policy"    /* preset's code, or an own one's id */
#define COHORT_SETTING_OPPORTUNITY_LINK "opportunity.link" /* + "." + opportunity's code */
#define COHORT_SETTING_OPPORTUNITY_DAYS                                                            \
  "opportunity.days" /* + "." + code + "." + number of the part, from 1: "2025-01-30 2025-01-31" */
#define COHORT_SETTING_OPPORTUNITY_YEAR                                                            \
  "opportunity.year" /* + "." + id of one of the county's own: its year while it has no day */
#define COHORT_SETTING_START           "start" /* + "." + step: see cohort_start_mark_parse() */
#define COHORT_SETTING_PLAN_ORDER      "plan.order" /* ids of plan A's lines, in their order */
#define COHORT_SETTING_PARTICIPATION   "participation"    /* + "." + year: why it takes no part */

const CohortRecordClass *cohort_setting_get_class (void);
const CohortRecordClass *cohort_program_file_get_class (void);

/* The record that sets @key, whether it was set before or not. */
CohortSetting *cohort_setting_new (const char *key, const char *value) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @key may be set: one of the above. */
gboolean cohort_setting_key_is_valid (const char *key);

G_END_DECLS
