/* Who a row of a roster is about: somebody already there, or somebody new.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-matcher.h"

#include "cohort-team.h"
#include "cohort-text.h"

struct _CohortMatcher {
  const CohortOrganizationBook *book;
  GPtrArray *identities; /* (owned) (element-type CohortIdentity) */
  GHashTable *by_email;  /* (owned) (element-type utf8 GPtrArray<CohortIdentity>) */
  GHashTable *by_name;   /* (owned) (element-type utf8 GPtrArray<CohortIdentity>) */
};

static void
free_identity (gpointer data)
{
  CohortIdentity *identity = data;

  g_free (identity->email);
  g_free (identity->name);
  g_free (identity->given);
  g_free (identity->family);
  g_free (identity->organization);
  g_free (identity);
}

static void
index_identity (GHashTable *table, const char *key, CohortIdentity *identity)
{
  GPtrArray *list = key != NULL && *key != '\0' ? g_hash_table_lookup (table, key) : NULL;

  if (key == NULL || *key == '\0')
    return;
  if (list == NULL) {
    list = g_ptr_array_new ();
    g_hash_table_insert (table, g_strdup (key), list);
  }
  if (!g_ptr_array_find (list, identity, NULL))
    g_ptr_array_add (list, identity);
}

static char *
fold_names (const char *given, const char *family)
{
  g_autofree char *joined
      = g_strjoin (" ", given != NULL ? given : "", family != NULL ? family : "", NULL);

  return cohort_text_fold (joined);
}

static CohortIdentity *
add_identity (CohortMatcher *self, const CohortPerson *names, const char *organization)
{
  CohortIdentity *identity = g_new0 (CohortIdentity, 1);
  g_autofree char *preferred = NULL;

  identity->email = g_strdup (names->email);
  identity->name = fold_names (names->given, names->family);
  identity->given = cohort_text_fold (names->given);
  identity->family = cohort_text_fold (names->family);
  identity->organization = g_strdup (organization);
  preferred = names->preferred != NULL ? fold_names (names->preferred, names->family) : NULL;
  g_ptr_array_add (self->identities, identity);
  index_identity (self->by_email, identity->email, identity);
  index_identity (self->by_name, identity->name, identity);
  index_identity (self->by_name, preferred, identity);
  return identity;
}

/**
 * cohort_matcher_new:
 * @book: its organizations; must outlive the matcher, as must @snapshot
 * @today: the day whose memberships count
 *
 * Returns: (transfer full): a matcher that knows everybody of @snapshot
 */
CohortMatcher *
cohort_matcher_new (const CohortSnapshot *snapshot,
                    const CohortOrganizationBook *book,
                    CohortDate today)
{
  CohortMatcher *self = g_new0 (CohortMatcher, 1);

  self->book = book;
  self->identities = g_ptr_array_new_with_free_func (free_identity);
  self->by_email
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  COHORT_FOR_EACH (CohortPerson, person, snapshot, COHORT_RECORD_PERSON) {
    const CohortMembership *membership
        = cohort_team_find_membership (snapshot, person->record.id, today);
    const char *organization = membership != NULL ? membership->organization : NULL;
    CohortIdentity *identity;

    if (person->merged_into != NULL)
      continue;
    identity = add_identity (self, person, cohort_organization_book_resolve (book, organization));
    identity->person = person;
  }
  return self;
}

/** cohort_matcher_free: @self: (transfer full) (nullable): a matcher */
void
cohort_matcher_free (CohortMatcher *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_email);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->identities);
  g_free (self);
}

static gboolean
same_first_word (const char *a, const char *b)
{
  gsize length = strcspn (a, " ");

  return length > 0 && length == strcspn (b, " ") && strncmp (a, b, length) == 0;
}

/* A family or an office may share an address, so the names must have something in common: the first
 * name (a new family name), or the family name and an initial ("G. Whitfield"). */
static gboolean
names_agree (const CohortIdentity *identity, const CohortPerson *person)
{
  g_autofree char *name = fold_names (person->given, person->family);
  g_autofree char *given = cohort_text_fold (person->given);
  g_autofree char *family = cohort_text_fold (person->family);

  if (*name == '\0' || *identity->name == '\0' || g_str_equal (name, identity->name))
    return TRUE;
  if (person->email != NULL && g_strcmp0 (identity->given, person->email) == 0)
    return TRUE;
  return same_first_word (given, identity->given)
         || (*family != '\0' && g_str_equal (family, identity->family)
             && given[0] == identity->given[0]);
}

static gboolean
differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && !g_str_equal (a, b);
}

static CohortIdentity *
find_by_email (CohortMatcher *self, const CohortDraft *draft, CohortIdentity **like)
{
  GPtrArray *list = draft->person->email != NULL
                        ? g_hash_table_lookup (self->by_email, draft->person->email)
                        : NULL;
  g_autofree char *name = fold_names (draft->person->given, draft->person->family);
  CohortIdentity *found = NULL;

  for (guint i = 0; list != NULL && i < list->len; i++) {
    CohortIdentity *identity = g_ptr_array_index (list, i);

    *like = identity;
    if (g_str_equal (identity->name, name))
      return identity;
    if (found == NULL && names_agree (identity, draft->person))
      found = identity;
  }
  return found;
}

/* Of people of one name, the one of the same organization, else one nothing speaks against. */
static CohortIdentity *
find_by_name (CohortMatcher *self, const CohortDraft *draft, CohortIdentity **like)
{
  g_autofree char *name = fold_names (draft->person->given, draft->person->family);
  g_autofree char *organization
      = cohort_organization_book_dup_key (self->book, draft->organization);
  GPtrArray *list = *name != '\0' ? g_hash_table_lookup (self->by_name, name) : NULL;
  CohortIdentity *found = NULL;

  for (guint i = 0; list != NULL && i < list->len; i++) {
    CohortIdentity *identity = g_ptr_array_index (list, i);
    gboolean same_organization
        = organization != NULL && g_strcmp0 (organization, identity->organization) == 0;

    *like = identity;
    if (same_organization)
      return identity;
    if (found == NULL && !differ (identity->email, draft->person->email)
        && !differ (identity->organization, organization))
      found = identity;
  }
  return found;
}

/**
 * cohort_matcher_find:
 * @near: (out): when she is nobody known, whom she might be mistaken for
 * @like: (out) (nullable): that person
 *
 * The same e-mail address and names that have something in common are one person; so are the same
 * names at the same organization, or where no address and no organization speaks against it. People
 * are never taken for one by name alone, since two may share one.
 *
 * Returns: (nullable) (transfer none): the person, or %NULL for somebody new
 */
CohortIdentity *
cohort_matcher_find (CohortMatcher *self,
                     const CohortDraft *draft,
                     CohortNearMatch *near,
                     CohortIdentity **like)
{
  CohortIdentity *sharing = NULL, *namesake = NULL;
  CohortIdentity *found = find_by_email (self, draft, &sharing);

  if (found == NULL)
    found = find_by_name (self, draft, &namesake);
  *near = found != NULL      ? COHORT_NEAR_NONE
          : sharing != NULL  ? COHORT_NEAR_EMAIL
          : namesake != NULL ? COHORT_NEAR_NAME
                             : COHORT_NEAR_NONE;
  *like = found != NULL ? NULL : sharing != NULL ? sharing : namesake;
  return found;
}

/** cohort_matcher_add: Returns: (transfer none): somebody new, so that a later row can be about her
 * too */
CohortIdentity *
cohort_matcher_add (CohortMatcher *self, const CohortDraft *draft)
{
  g_autofree char *organization
      = cohort_organization_book_dup_key (self->book, draft->organization);

  return add_identity (self, draft->person, organization);
}

/** cohort_matcher_learn: makes @identity known by the address and name of a further row about her
 * too */
void
cohort_matcher_learn (CohortMatcher *self, CohortIdentity *identity, const CohortDraft *draft)
{
  g_autofree char *name = fold_names (draft->person->given, draft->person->family);

  index_identity (self->by_email, draft->person->email, identity);
  index_identity (self->by_name, name, identity);
}
