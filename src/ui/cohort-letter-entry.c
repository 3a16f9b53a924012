/* A letter as a list shows it: one that could be written to somebody, or one that was issued.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letter-entry.h"

#include "cohort-date.h"
#include "cohort-team-people.h"
#include "cohort-team.h"
#include "cohort-text.h"
#include "cohort-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CohortLetterEntry {
  GObject parent_instance;

  CohortLetterTo to;
  char *key; /* each (owned) */
  char *template;
  char *subject;   /* (nullable) */
  char *convening; /* (nullable) */
  char *language;  /* (nullable) */
  char *letter;    /* (nullable) */
  char *name;
  char *about;
  char *folded;
  CohortLetterEntryState state;
  char *state_text;
  GPtrArray *problems; /* (owned) (element-type CohortLetterProblem) */
  gboolean is_marked;
};

G_DEFINE_FINAL_TYPE (CohortLetterEntry, cohort_letter_entry, G_TYPE_OBJECT)

enum { PROP_0, PROP_MARKED, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
cohort_letter_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MARKED)
    g_value_set_boolean (value, COHORT_LETTER_ENTRY (object)->is_marked);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cohort_letter_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MARKED)
    cohort_letter_entry_set_marked (COHORT_LETTER_ENTRY (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cohort_letter_entry_finalize (GObject *object)
{
  CohortLetterEntry *self = COHORT_LETTER_ENTRY (object);

  g_free (self->key);
  g_free (self->template);
  g_free (self->subject);
  g_free (self->convening);
  g_free (self->language);
  g_free (self->letter);
  g_free (self->name);
  g_free (self->about);
  g_free (self->folded);
  g_free (self->state_text);
  g_ptr_array_unref (self->problems);

  G_OBJECT_CLASS (cohort_letter_entry_parent_class)->finalize (object);
}

static void
cohort_letter_entry_class_init (CohortLetterEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cohort_letter_entry_get_property;
  object_class->set_property = cohort_letter_entry_set_property;
  object_class->finalize = cohort_letter_entry_finalize;
  properties[PROP_MARKED]
      = g_param_spec_boolean ("marked", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cohort_letter_entry_init (CohortLetterEntry *self)
{
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)cohort_letter_problem_free);
}

static CohortLetterEntryState
find_state (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  switch ((int)cohort_issued_letter_get_state (snapshot, letter)) {
  case COHORT_LETTER_STATE_STALE:
    return COHORT_LETTER_ENTRY_STALE;
  case COHORT_LETTER_STATE_VOID:
    return COHORT_LETTER_ENTRY_VOID;
  case COHORT_LETTER_STATE_DECLINED:
    return COHORT_LETTER_ENTRY_DECLINED;
  default:
    return COHORT_LETTER_ENTRY_ISSUED;
  }
}

static char *
describe_state (CohortLetterEntryState state,
                const CohortSnapshot *snapshot,
                const CohortIssuedLetter *letter)
{
  g_autofree char *day = letter != NULL ? cohort_date_format (letter->issued_on) : NULL;

  switch ((int)state) {
  case COHORT_LETTER_ENTRY_STALE:
    /* Translators: the number of a letter. */
    return g_strdup_printf (_ ("%s, changed since"), letter->number);
  case COHORT_LETTER_ENTRY_VOID:
    /* Translators: the number of a letter. */
    return g_strdup_printf (_ ("%s, void"), letter->number);
  case COHORT_LETTER_ENTRY_DECLINED:
    if (g_strcmp0 (cohort_issued_letter_get_outcome (snapshot, letter), "withdrawn") == 0)
      /* Translators: the number of a letter. */
      return g_strdup_printf (_ ("%s, withdrawn"), letter->number);
    /* Translators: the number of a letter. */
    return g_strdup_printf (_ ("%s, declined"), letter->number);
  case COHORT_LETTER_ENTRY_ISSUED:
    /* Translators: %1$s is the number of a letter, %2$s the day it was issued. */
    return g_strdup_printf (_ ("%1$s, %2$s"), letter->number, day);
  default:
    return g_strdup (_ ("Not issued"));
  }
}

static void
set_letter (CohortLetterEntry *self,
            const CohortSnapshot *snapshot,
            const CohortIssuedLetter *letter)
{
  if (letter != NULL) {
    self->letter = g_strdup (letter->record.id);
    self->state = find_state (snapshot, letter);
  }
  self->state_text = describe_state (self->state, snapshot, letter);
}

static void
set_search (CohortLetterEntry *self)
{
  g_autofree char *text = g_strjoin (" ", self->name, self->about, self->state_text, NULL);

  self->folded = cohort_text_fold (text);
}

/* To whom one could be written */

/** Recipients: what is worked out once for all of a list. */
typedef struct {
  const CohortSnapshot *snapshot;
  const char *template;
  const char *convening;
  CohortDate today;
  GHashTable *letters;   /* (owned): whom it is to -> the last CohortIssuedLetter */
  GHashTable *templates; /* (owned): language -> CohortLetterTemplate */
  GPtrArray *entries;    /* (unowned) */
} Recipients;

static const char *
get_addressee (const CohortIssuedLetter *letter)
{
  if (letter->person != NULL)
    return letter->person;
  return letter->organization != NULL ? letter->organization : "";
}

/* One that counts goes before one that is void. */
static void
index_letters (Recipients *self)
{
  g_autoptr (GPtrArray) letters = cohort_letters_list (self->snapshot);

  for (guint i = 0; i < letters->len; i++) {
    const CohortIssuedLetter *letter = g_ptr_array_index (letters, i);
    const CohortIssuedLetter *before = g_hash_table_lookup (self->letters, get_addressee (letter));

    if (g_strcmp0 (letter->template, self->template) == 0
        && g_strcmp0 (letter->convening, self->convening) == 0
        && (before == NULL || before->voided_on != 0 || letter->voided_on == 0))
      g_hash_table_insert (self->letters, (gpointer)get_addressee (letter), (gpointer)letter);
  }
}

static const CohortLetterTemplate *
find_template (Recipients *self, const char *language, GError **error)
{
  const char *key = language != NULL ? language : "";
  CohortLetterTemplate *template = g_hash_table_lookup (self->templates, key);

  if (template == NULL) {
    template = cohort_letters_load_template (self->snapshot, self->template, language, error);
    if (template != NULL)
      g_hash_table_insert (self->templates, g_strdup (key), template);
  }
  return template;
}

static void
look_for_problems (Recipients *self, CohortLetterEntry *entry)
{
  const CohortLetterSubject subject = cohort_letter_entry_get_subject (entry);
  g_autoptr (GError) error = NULL;
  const CohortLetterTemplate *template = find_template (self, entry->language, &error);

  if (template == NULL) {
    CohortLetterProblem *problem = g_new0 (CohortLetterProblem, 1);

    problem->name = g_strdup (entry->name);
    problem->text = g_strdup (error->message);
    g_ptr_array_add (entry->problems, problem);
    return;
  }
  g_ptr_array_unref (entry->problems);
  entry->problems = cohort_letter_check_subject (template, self->snapshot, &subject, self->today);
}

/* Takes @about. */
static void
add_recipient (Recipients *self,
               CohortLetterTo to,
               const char *id,
               const char *language,
               char *about)
{
  CohortLetterEntry *entry = g_object_new (COHORT_TYPE_LETTER_ENTRY, NULL);
  const CohortLetterSubject subject = {to, id, self->convening};

  entry->to = to;
  entry->key = g_strdup (id != NULL ? id : "");
  entry->template = g_strdup (self->template);
  entry->subject = g_strdup (id);
  entry->convening = g_strdup (self->convening);
  entry->language = g_strdup (language);
  entry->name = cohort_letter_subject_dup_name (self->snapshot, &subject);
  entry->about = about;
  set_letter (entry, self->snapshot, g_hash_table_lookup (self->letters, id != NULL ? id : ""));
  look_for_problems (self, entry);
  set_search (entry);
  g_ptr_array_add (self->entries, entry);
}

static char *
describe_person (const Recipients *self, const CohortPerson *person)
{
  const CohortMembership *membership
      = cohort_team_find_last_membership (self->snapshot, person->record.id, self->today);
  const CohortOrganization *organization
      = membership != NULL
            ? cohort_team_find_organization (self->snapshot, membership->organization)
            : NULL;
  const char *language
      = g_strcmp0 (person->language, "es") == 0 ? _ ("in Spanish") : _ ("in English");

  if (organization == NULL)
    return g_strdup (language);
  return g_strdup_printf ("%s · %s", organization->name, language);
}

static void
add_people (Recipients *self, const CohortLetterTemplate *template)
{
  g_autoptr (GPtrArray) people
      = cohort_team_list_people (self->snapshot, COHORT_TEAM_MEMBERS, NULL, self->today, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++) {
    const CohortPerson *person = g_ptr_array_index (people, i);

    if (cohort_letters_is_for_person (self->snapshot, template, person->record.id, self->convening))
      add_recipient (self, COHORT_LETTER_TO_PERSON, person->record.id, person->language,
                     describe_person (self, person));
  }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const CohortOrganization *one = *(const CohortOrganization *const *)a;
  const CohortOrganization *other = *(const CohortOrganization *const *)b;

  return g_utf8_collate (one->name, other->name);
}

/* (element-type CohortOrganization): where members of the team are from, and who pays for them */
static GPtrArray *
list_organizations (const Recipients *self, GHashTable *counts)
{
  g_autoptr (GPtrArray) members = cohort_team_list (self->snapshot, self->today);
  GPtrArray *found = cohort_letters_list_payers (self->snapshot);

  for (guint i = 0; i < members->len; i++) {
    const CohortTeamMember *member = g_ptr_array_index (members, i);
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, member->organization));

    if (member->organization == NULL)
      continue;
    if (n == 0 && !g_ptr_array_find (found, member->organization, NULL))
      g_ptr_array_add (found, (gpointer)member->organization);
    g_hash_table_insert (counts, (gpointer)member->organization, GUINT_TO_POINTER (n + 1));
  }
  g_ptr_array_sort (found, compare_names);
  return found;
}

static void
add_organizations (Recipients *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) organizations = list_organizations (self, counts);

  for (guint i = 0; i < organizations->len; i++) {
    const CohortOrganization *organization = g_ptr_array_index (organizations, i);
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, organization));

    add_recipient (
        self, COHORT_LETTER_TO_ORGANIZATION, organization->record.id, NULL,
        n > 0 ? g_strdup_printf (ngettext ("%u person on the team", "%u people on the team", n), n)
              : g_strdup (_ ("Pays a share, nobody on the team")));
  }
}

static void
add_subjects (Recipients *self, const CohortLetterTemplate *template)
{
  if (self->convening == NULL && cohort_letter_template_is_about_convening (template))
    return;
  switch ((int)cohort_letter_template_get_to (template)) {
  case COHORT_LETTER_TO_ORGANIZATION:
    add_organizations (self);
    break;
  case COHORT_LETTER_TO_PROGRAM:
    add_recipient (self, COHORT_LETTER_TO_PROGRAM, NULL, NULL,
                   g_strdup (_ ("The program’s office")));
    break;
  default:
    add_people (self, template);
  }
}

/* Documented in the header. */
GPtrArray *
cohort_letter_entries_new_recipients (const CohortSnapshot *snapshot,
                                      const char *template,
                                      const char *convening,
                                      CohortDate today)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) letters = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) templates = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify)cohort_letter_template_free);
  Recipients self = {snapshot, template, convening, today, letters, templates, entries};
  const CohortLetterTemplate *any = find_template (&self, NULL, NULL);

  if (any == NULL)
    return entries;
  index_letters (&self);
  add_subjects (&self, any);
  return entries;
}

/* What was issued */

static CohortLetterEntry *
issued_new (const CohortSnapshot *snapshot, const CohortIssuedLetter *letter)
{
  CohortLetterEntry *self = g_object_new (COHORT_TYPE_LETTER_ENTRY, NULL);

  self->to = letter->person != NULL         ? COHORT_LETTER_TO_PERSON
             : letter->organization != NULL ? COHORT_LETTER_TO_ORGANIZATION
                                            : COHORT_LETTER_TO_PROGRAM;
  self->key = g_strdup (letter->number);
  self->template = g_strdup (letter->template);
  self->subject = g_strdup (letter->person != NULL ? letter->person : letter->organization);
  self->convening = g_strdup (letter->convening);
  self->language = g_strdup (letter->language);
  self->name = g_strdup (letter->name);
  /* Translators: %1$s is the title of a letter, %2$d how many times it was written. */
  self->about = letter->edition > 1 ? g_strdup_printf (_ ("%1$s · edition %2$d"), letter->title,
                                                       (int)letter->edition)
                                    : g_strdup (letter->title);
  set_letter (self, snapshot, letter);
  set_search (self);
  return self;
}

/* Documented in the header. */
GPtrArray *
cohort_letter_entries_new_issued (const CohortSnapshot *snapshot)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) letters = cohort_letters_list (snapshot);

  for (guint i = letters->len; i > 0; i--)
    g_ptr_array_add (entries, issued_new (snapshot, g_ptr_array_index (letters, i - 1)));
  return entries;
}

/* Documented in the header. */
CohortLetterSubject
cohort_letter_entry_get_subject (CohortLetterEntry *self)
{
  return (CohortLetterSubject){self->to, self->subject, self->convening};
}

/** cohort_letter_entry_get_template: Returns: (transfer none): its name */
const char *
cohort_letter_entry_get_template (CohortLetterEntry *self)
{
  return self->template;
}

/** cohort_letter_entry_get_language: Returns: (transfer none) (nullable): of who reads it */
const char *
cohort_letter_entry_get_language (CohortLetterEntry *self)
{
  return self->language;
}

/** cohort_letter_entry_get_letter: Returns: (transfer none) (nullable): id of what was issued */
const char *
cohort_letter_entry_get_letter (CohortLetterEntry *self)
{
  return self->letter;
}

/** cohort_letter_entry_get_key: Returns: (transfer none): tells it from others of its list */
const char *
cohort_letter_entry_get_key (CohortLetterEntry *self)
{
  return self->key;
}

/** cohort_letter_entry_get_name: Returns: (transfer none): whom it is to */
const char *
cohort_letter_entry_get_name (CohortLetterEntry *self)
{
  return self->name;
}

/** cohort_letter_entry_get_about: Returns: (transfer none): a second line about it */
const char *
cohort_letter_entry_get_about (CohortLetterEntry *self)
{
  return self->about;
}

/** cohort_letter_entry_get_state: Returns: what became of it */
CohortLetterEntryState
cohort_letter_entry_get_state (CohortLetterEntry *self)
{
  return self->state;
}

/** cohort_letter_entry_get_state_text: Returns: (transfer none): the same in words */
const char *
cohort_letter_entry_get_state_text (CohortLetterEntry *self)
{
  return self->state_text;
}

/** cohort_letter_entry_get_problems: Returns: (transfer none): empty when it can be issued */
GPtrArray *
cohort_letter_entry_get_problems (CohortLetterEntry *self)
{
  return self->problems;
}

/** cohort_letter_entry_is_new: Returns: whether it may be issued as a new letter; one that was
 * answered with no may be written again */
gboolean
cohort_letter_entry_is_new (CohortLetterEntry *self)
{
  return self->state == COHORT_LETTER_ENTRY_NEW || self->state == COHORT_LETTER_ENTRY_VOID
         || self->state == COHORT_LETTER_ENTRY_DECLINED;
}

/** cohort_letter_entry_is_marked: Returns: whether it is chosen */
gboolean
cohort_letter_entry_is_marked (CohortLetterEntry *self)
{
  return self->is_marked;
}

/** cohort_letter_entry_set_marked: chooses it, or no longer */
void
cohort_letter_entry_set_marked (CohortLetterEntry *self, gboolean is_marked)
{
  if (self->is_marked == is_marked)
    return;
  self->is_marked = is_marked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKED]);
}

/** cohort_letter_entry_matches: Returns: whether it is what was searched for */
gboolean
cohort_letter_entry_matches (CohortLetterEntry *self, const char *folded)
{
  return strstr (self->folded, folded) != NULL;
}
