/* From the file of a program year to its opportunities.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-opportunities.h"
#include "cohort-program-private.h"

#include <glib/gi18n-lib.h>

#define MOST_CENTS G_GINT64_CONSTANT (100000000000)

static gboolean
is_time (const char *text)
{
  return strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1])
         && text[2] == ':' && g_ascii_isdigit (text[3]) && g_ascii_isdigit (text[4])
         && strcmp (text, "24:00") < 0 && text[3] < '6';
}

static void
check_part (CohortReader *reader, const CohortOpportunityPart *part)
{
  if (part->end != 0 && (part->start == 0 || part->end < part->start))
    cohort_reader_fail (reader, "end", _ ("It ends before it starts."));
  if (part->start == 0 && part->text == NULL)
    cohort_reader_fail (reader, "text", _ ("Without a day, what is printed must stand here."));
  if (part->time != NULL && !is_time (part->time))
    cohort_reader_fail (reader, "time", _ ("“%s” is no time. Write it as 14:30."), part->time);
}

static void
read_part (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[] = {"label", "start", "end", "time", "text", "certain", NULL};
  CohortOpportunity *self = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  CohortOpportunityPart *part = cohort_opportunity_add_part (self);

  part->label = cohort_reader_optional_text (reader, object, "label");
  part->start = cohort_reader_optional_date (reader, object, "start");
  part->end = cohort_reader_optional_date (reader, object, "end");
  part->time = cohort_reader_optional_text (reader, object, "time");
  part->text = cohort_reader_optional_text (reader, object, "text");
  part->certain = cohort_reader_boolean (reader, object, "certain");
  if (reader->error == NULL)
    check_part (reader, part);
}

static void
read_audience (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[] = {"roles", "sectors", NULL};
  CohortOpportunity *self = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);

  self->roles = cohort_program_read_codes (reader, object, "roles", "role");
  self->sectors = cohort_program_read_codes (reader, object, "sectors", "sector");
}

/* What a convening and the opportunity it is say of their days must not differ. */
static void
check_convening (CohortReader *reader, const CohortOpportunity *self, const CohortProgram *program)
{
  const CohortConvening *convening = cohort_program_find_convening (program, self->convening);

  if (convening == NULL) {
    cohort_reader_fail (reader, "convening", _ ("There is no convening “%s”."), self->convening);
    return;
  }
  if (cohort_opportunity_get_first_day (self) != convening->first_day
      || cohort_opportunity_get_last_day (self) != convening->last_day)
    cohort_reader_fail (reader, "parts", _ ("These are not the days of the convening “%s”."),
                        self->convening);
}

static void
check_opportunity (CohortReader *reader,
                   const CohortOpportunity *self,
                   const CohortProgram *program)
{
  for (guint i = 0; i < program->opportunities->len; i++) {
    const CohortOpportunity *other = g_ptr_array_index (program->opportunities, i);

    if (g_str_equal (other->code, self->code))
      cohort_reader_fail (reader, "code", _ ("“%s” is there twice."), self->code);
  }
  if (self->convening != NULL)
    check_convening (reader, self, program);
}

/** cohort_program_opportunity_read: one of a year whose convenings have been read */
void
cohort_program_opportunity_read (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[]
      = {"code",       "title",         "provider",      "summary",       "audience",
         "cost_cents", "audience_text", "cost_text",     "capacity_text", "deadline",
         "parts",      "convening",     "deadline_text", "source",        "application_required",
         NULL};
  CohortProgram *program = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  g_autofree char *code = cohort_reader_code (reader, object, "code");
  CohortOpportunity *self = cohort_opportunity_new (code);

  self->title = cohort_reader_text (reader, object, "title");
  self->provider = cohort_reader_text (reader, object, "provider");
  self->summary = cohort_reader_text (reader, object, "summary");
  cohort_reader_within (reader, object, "audience", read_audience, self);
  self->audience_text = cohort_reader_optional_text (reader, object, "audience_text");
  self->cost_cents = cohort_reader_optional_integer (reader, object, "cost_cents", 0, MOST_CENTS);
  self->cost_text = cohort_reader_optional_text (reader, object, "cost_text");
  self->capacity_text = cohort_reader_optional_text (reader, object, "capacity_text");
  self->deadline = cohort_reader_optional_date (reader, object, "deadline");
  self->deadline_text = cohort_reader_optional_text (reader, object, "deadline_text");
  self->application = cohort_reader_boolean (reader, object, "application_required");
  cohort_reader_each (reader, object, "parts", read_part, self);
  self->convening = cohort_reader_optional_text (reader, object, "convening");
  self->source = cohort_reader_text (reader, object, "source");
  if (reader->error == NULL)
    check_opportunity (reader, self, program);
  g_ptr_array_add (program->opportunities, self);
}
