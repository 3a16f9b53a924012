/* From the file of a program year to its convenings: days, spots, options and what they cover.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-program-private.h"

#include <glib/gi18n-lib.h>

#define MOST_CENTS G_GINT64_CONSTANT (100000000000)
#define MOST_SEATS 100000

static void
free_day (gpointer data)
{
  CohortConveningDay *day = data;

  g_free (day->kind);
  g_free (day->label);
  g_free (day);
}

static void
free_inclusion (gpointer data)
{
  CohortInclusion *inclusion = data;

  g_free (inclusion->code);
  g_free (inclusion->label);
  g_free (inclusion->note);
  g_free (inclusion);
}

static void
free_option (gpointer data)
{
  CohortOption *option = data;

  g_free (option->code);
  g_free (option->label);
  g_strfreev (option->covers);
  g_free (option->note);
  g_free (option->source);
  g_free (option);
}

void
cohort_convening_free (CohortConvening *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->city);
  g_free (self->locality);
  g_ptr_array_unref (self->days);
  g_free (self->allocation);
  g_ptr_array_unref (self->options);
  g_ptr_array_unref (self->inclusions);
  g_free (self->registration_url);
  g_free (self->waitlist_url);
  g_free (self->who_to_ask);
  g_free (self->source);
  g_free (self);
}

static void
read_day (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[]
      = {"date", "kind", "label", "breakfast", "lunch", "dinner", "reception", NULL};
  static const char *const kinds[] = {"pre", "scop", "case", NULL};
  CohortConvening *convening = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  CohortConveningDay *day = g_new0 (CohortConveningDay, 1);
  CohortConveningDay *previous = convening->days->len > 0
                                     ? g_ptr_array_index (convening->days, convening->days->len - 1)
                                     : NULL;

  day->date = cohort_reader_date (reader, object, "date");
  day->kind = cohort_reader_word (reader, object, "kind", kinds);
  day->label = cohort_reader_text (reader, object, "label");
  day->breakfast = cohort_reader_boolean (reader, object, "breakfast");
  day->lunch = cohort_reader_boolean (reader, object, "lunch");
  day->dinner = cohort_reader_boolean (reader, object, "dinner");
  day->reception = cohort_reader_boolean (reader, object, "reception");
  if (previous != NULL && day->date <= previous->date)
    cohort_reader_fail (reader, "date", _ ("The days must be in order, each of them once."));
  if (g_strcmp0 (day->kind, "pre") != 0) {
    if (convening->first_day == 0)
      convening->first_day = day->date;
    convening->last_day = day->date;
  }
  g_ptr_array_add (convening->days, day);
}

typedef struct {
  CohortConvening *convening;
  guint n;
} Spots;

static void
read_spots_of_class (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  Spots *spots = user_data;
  gint64 value = COHORT_UNKNOWN;

  spots->n++;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    value = json_node_get_int (node);
  if (!JSON_NODE_HOLDS_NULL (node) && (value < 0 || value > MOST_SEATS))
    cohort_reader_fail (reader, NULL, _ ("A number of spots must stand here, or null."));
  else if (spots->n <= COHORT_PROGRAM_N_CLASSES)
    spots->convening->spots[spots->n] = value;
}

/* A limit that was not announced is null as a whole, so that no zero can slip in for it. */
static void
read_spots (CohortConvening *self, CohortReader *reader, JsonObject *object)
{
  static const char *const allocations[] = {"announced", "unknown", "assumed", NULL};
  Spots spots = {self, 0};

  for (int i = 0; i <= COHORT_PROGRAM_N_CLASSES; i++)
    self->spots[i] = COHORT_UNKNOWN;
  self->allocation = cohort_reader_word (reader, object, "allocation", allocations);
  if (reader->error != NULL)
    return;
  if (g_str_equal (self->allocation, "unknown")) {
    if (!json_object_get_null_member (object, "spots_by_class"))
      cohort_reader_fail (reader, "spots_by_class", _ ("An unknown allocation has null here."));
    return;
  }
  cohort_reader_each (reader, object, "spots_by_class", read_spots_of_class, &spots);
  /* There is never one class only. */
  if (spots.n != COHORT_PROGRAM_N_CLASSES)
    cohort_reader_fail (reader, "spots_by_class",
                        _ ("One number for each of %d classes is wanted."),
                        COHORT_PROGRAM_N_CLASSES);
}

static const CohortInclusion *
find_inclusion (const CohortConvening *self, const char *code)
{
  for (guint i = 0; i < self->inclusions->len; i++) {
    const CohortInclusion *inclusion = g_ptr_array_index (self->inclusions, i);

    if (g_strcmp0 (inclusion->code, code) == 0)
      return inclusion;
  }
  return NULL;
}

static void
read_inclusion (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[] = {"code", "label", "note?", NULL};
  CohortConvening *convening = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  CohortInclusion *inclusion = g_new0 (CohortInclusion, 1);

  inclusion->code = cohort_reader_code (reader, object, "code");
  inclusion->label = cohort_reader_text (reader, object, "label");
  inclusion->note = cohort_reader_optional_text (reader, object, "note");
  if (reader->error == NULL && find_inclusion (convening, inclusion->code) != NULL)
    cohort_reader_fail (reader, "code", _ ("“%s” is there twice."), inclusion->code);
  g_ptr_array_add (convening->inclusions, inclusion);
}

static void
check_option (const CohortConvening *convening, CohortReader *reader, const CohortOption *option)
{
  if (cohort_convening_find_option (convening, option->code) != NULL)
    cohort_reader_fail (reader, "code", _ ("“%s” is there twice."), option->code);
  for (char **code = option->covers; *code != NULL; code++) {
    if (find_inclusion (convening, *code) == NULL)
      cohort_reader_fail (reader, "covers", _ ("“%s” is not an inclusion of this convening."),
                          *code);
    if (g_strv_contains ((const char *const *)code + 1, *code))
      cohort_reader_fail (reader, "covers", _ ("“%s” is there twice."), *code);
  }
}

static void
read_option (CohortReader *reader, JsonNode *node, gpointer user_data)
{
  static const char *const keys[] = {"code",
                                     "label",
                                     "price_cents",
                                     "requires_case_member",
                                     "holds_spot",
                                     "housing_rate",
                                     "confirm_price",
                                     "covers",
                                     "note?",
                                     "source",
                                     NULL};
  CohortConvening *convening = user_data;
  JsonObject *object = cohort_reader_object (reader, node, keys);
  CohortOption *option = g_new0 (CohortOption, 1);

  option->code = cohort_reader_code (reader, object, "code");
  option->label = cohort_reader_text (reader, object, "label");
  option->price_cents
      = cohort_reader_optional_integer (reader, object, "price_cents", 0, MOST_CENTS);
  option->requires_case_member = cohort_reader_boolean (reader, object, "requires_case_member");
  option->holds_spot = cohort_reader_boolean (reader, object, "holds_spot");
  option->housing_rate = cohort_reader_boolean (reader, object, "housing_rate");
  option->confirm_price = cohort_reader_boolean (reader, object, "confirm_price");
  option->covers = cohort_reader_texts (reader, object, "covers");
  option->note = cohort_reader_optional_text (reader, object, "note");
  option->source = cohort_reader_text (reader, object, "source");
  if (reader->error == NULL)
    check_option (convening, reader, option);
  g_ptr_array_add (convening->options, option);
}

static char *
read_url (CohortReader *reader, JsonObject *object, const char *key)
{
  g_autofree char *url = cohort_reader_optional_text (reader, object, key);

  if (url == NULL || g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://"))
    return g_steal_pointer (&url);
  cohort_reader_fail (reader, key, _ ("“%s” is not the address of a web page."), url);
  return NULL;
}

static void
check_convening (const CohortProgram *program, CohortReader *reader, const CohortConvening *self)
{
  const CohortConveningDay *first;

  if (cohort_program_find_convening (program, self->code) != NULL)
    cohort_reader_fail (reader, "code", _ ("“%s” is there twice."), self->code);
  if (self->first_day == 0) {
    cohort_reader_fail (reader, "days", _ ("A convening has at least one day of its own."));
    return;
  }
  first = g_ptr_array_index (self->days, 0);
  if (first->date < program->start || self->last_day > program->end)
    cohort_reader_fail (reader, "days", _ ("Its days are not within the program year."));
  if (cohort_program_find_contact (program, self->who_to_ask) == NULL)
    cohort_reader_fail (reader, "who_to_ask", _ ("“%s” is not a contact."), self->who_to_ask);
}

/* Adds one convening to the program, whose contacts must have been read. */
void
cohort_convening_read (CohortReader *reader, JsonNode *node, gpointer program)
{
  static const char *const keys[] = {"code",           "name",
                                     "city",           "locality",
                                     "days",           "allocation",
                                     "spots_by_class", "inclusions",
                                     "options",        "registration_url?",
                                     "waitlist_url?",  "venue_capacity?",
                                     "names_lock?",    "who_to_ask",
                                     "source",         NULL};
  JsonObject *object = cohort_reader_object (reader, node, keys);
  CohortConvening *self = g_new0 (CohortConvening, 1);

  self->days = g_ptr_array_new_with_free_func (free_day);
  self->options = g_ptr_array_new_with_free_func (free_option);
  self->inclusions = g_ptr_array_new_with_free_func (free_inclusion);
  self->code = cohort_reader_code (reader, object, "code");
  self->name = cohort_reader_text (reader, object, "name");
  self->city = cohort_reader_text (reader, object, "city");
  self->locality = cohort_reader_text (reader, object, "locality");
  cohort_reader_each (reader, object, "days", read_day, self);
  read_spots (self, reader, object);
  cohort_reader_each (reader, object, "inclusions", read_inclusion, self);
  cohort_reader_each (reader, object, "options", read_option, self);
  self->registration_url = read_url (reader, object, "registration_url");
  self->waitlist_url = read_url (reader, object, "waitlist_url");
  self->venue_capacity
      = cohort_reader_optional_integer (reader, object, "venue_capacity", 0, MOST_SEATS);
  self->names_lock = cohort_reader_optional_date (reader, object, "names_lock");
  self->who_to_ask = cohort_reader_code (reader, object, "who_to_ask");
  self->source = cohort_reader_text (reader, object, "source");
  if (reader->error == NULL)
    check_convening (program, reader, self);
  g_ptr_array_add (((CohortProgram *)program)->convenings, self);
}
