/* What a county's letters have in common: their head, their margins and the signature.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letterhead.h"

#include "cohort-export-error.h"
#include "cohort-letter-page-private.h"
#include "cohort-reader.h"

#include <glib/gi18n-lib.h>

const CohortLetterMargins cohort_letter_margins
    = {COHORT_LETTER_MARGIN, COHORT_LETTER_MARGIN, COHORT_LETTER_MARGIN, COHORT_LETTER_MARGIN};

struct _CohortLetterhead {
  gatomicrefcount ref_count;
  char *office;
  char *address;                  /* (nullable) */
  char *signatory;                /* (nullable) */
  CohortLetterPicture *logo;      /* (nullable) */
  CohortLetterPicture *signature; /* (nullable) */
  CohortLetterMargins margins;
};

/* The words a letterhead is made from; each but @office may be NULL. */
typedef struct {
  const char *office;
  const char *address;
  const char *signatory;
  const char *logo;
  const char *signature;
  const char *margins;
} Words;

static gboolean
has_words (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
read_margins (const char *text, CohortLetterMargins *margins, GError **error)
{
  g_autoptr (GError) refusal = NULL;
  CohortLetterSides sides;

  *margins = cohort_letter_margins;
  if (!has_words (text))
    return TRUE;
  if (!cohort_letter_sides_parse (text, &sides, &refusal)) {
    g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_LOGO, refusal->message);
    return FALSE;
  }
  *margins = (CohortLetterMargins){sides.top, sides.right, sides.bottom, sides.left};
  return TRUE;
}

static gboolean
read_logo (const char *base64, CohortLetterPicture **logo, GError **error)
{
  if (!has_words (base64))
    return TRUE;
  *logo = cohort_letter_picture_new_from_base64 (base64, COHORT_LETTER_LOGO_WIDTH,
                                                 COHORT_LETTER_LOGO_HEIGHT);
  if (*logo != NULL)
    return TRUE;
  /* Pixels are never one. */
  g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_LOGO,
               _ ("The logo of the letterhead cannot be used. Choose a PNG or JPEG picture of at "
                  "most %d × %d pixels, or take the logo away."),
               COHORT_LETTER_PICTURE_SIDE, COHORT_LETTER_PICTURE_SIDE);
  return FALSE;
}

static gboolean
read_signature (const char *base64, CohortLetterPicture **signature, GError **error)
{
  if (!has_words (base64))
    return TRUE;
  *signature = cohort_letter_picture_new_from_base64 (base64, COHORT_LETTER_SIGNATURE_WIDTH,
                                                      COHORT_LETTER_SIGNATURE_HEIGHT);
  if (*signature != NULL)
    return TRUE;
  /* Pixels are never one. */
  g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_LOGO,
               _ ("The picture of the signature cannot be used. Choose a PNG or JPEG picture of at "
                  "most %d × %d pixels, or take it away to sign by hand."),
               COHORT_LETTER_PICTURE_SIDE, COHORT_LETTER_PICTURE_SIDE);
  return FALSE;
}

static CohortLetterhead *
make (const Words *words, GError **error)
{
  g_autoptr (CohortLetterhead) self = g_new0 (CohortLetterhead, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->office = g_strdup (words->office != NULL ? words->office : "");
  self->address = g_strdup (has_words (words->address) ? words->address : NULL);
  self->signatory = g_strdup (has_words (words->signatory) ? words->signatory : NULL);
  if (!read_margins (words->margins, &self->margins, error)
      || !read_logo (words->logo, &self->logo, error)
      || !read_signature (words->signature, &self->signature, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * cohort_letterhead_new:
 * @snapshot: a county
 * @error: return location for a #CohortExportError
 *
 * Returns: (transfer full): its letterhead as it is today; %NULL with %COHORT_EXPORT_ERROR_LOGO
 *   when a picture or the margins cannot be used
 */
CohortLetterhead *
cohort_letterhead_new (const CohortSnapshot *snapshot, GError **error)
{
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  const Words words = {
      .office = county != NULL ? county->coe_name : NULL,
      .address = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_ADDRESS),
      .signatory = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_SIGNATORY),
      .logo = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_LOGO),
      .signature = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_SIGNATURE),
      .margins = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_MARGINS),
  };

  return make (&words, error);
}

/* Borrowed; NULL for what is missing or is no text. */
static const char *
get_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/**
 * cohort_letterhead_new_from_json:
 * @json: as cohort_letterhead_dup_json() made it, kept with an issued letter
 * @error: return location for a #CohortExportError
 *
 * Returns: (transfer full): the letterhead as it was then
 */
CohortLetterhead *
cohort_letterhead_new_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = cohort_reader_parse_text (json);
  JsonObject *object;
  Words words;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)) {
    g_set_error_literal (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_LOGO,
                         _ ("The letterhead that was kept with this letter cannot be read. Reissue "
                            "the letter to give it today’s letterhead."));
    return NULL;
  }
  object = json_node_get_object (node);
  words = (Words){.office = get_member (object, "office"),
                  .address = get_member (object, "address"),
                  .signatory = get_member (object, "signatory"),
                  .logo = get_member (object, "logo"),
                  .signature = get_member (object, "signature"),
                  .margins = get_member (object, "margins")};
  return make (&words, error);
}

/** cohort_letterhead_ref: Returns: (transfer full): @self */
CohortLetterhead *
cohort_letterhead_ref (CohortLetterhead *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** cohort_letterhead_unref: @self: (transfer full): a letterhead */
void
cohort_letterhead_unref (CohortLetterhead *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->logo, cohort_letter_picture_free);
  g_clear_pointer (&self->signature, cohort_letter_picture_free);
  g_free (self->signatory);
  g_free (self->address);
  g_free (self->office);
  g_free (self);
}

const char *
cohort_letterhead_get_office (const CohortLetterhead *self)
{
  return self->office;
}

const char *
cohort_letterhead_get_address (const CohortLetterhead *self)
{
  return self->address;
}

const char *
cohort_letterhead_get_signatory (const CohortLetterhead *self)
{
  return self->signatory;
}

const CohortLetterPicture *
cohort_letterhead_get_logo (const CohortLetterhead *self)
{
  return self->logo;
}

const CohortLetterPicture *
cohort_letterhead_get_signature (const CohortLetterhead *self)
{
  return self->signature;
}

const CohortLetterMargins *
cohort_letterhead_get_margins (const CohortLetterhead *self)
{
  return &self->margins;
}
