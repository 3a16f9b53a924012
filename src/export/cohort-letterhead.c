/* What stands at the top of a county's letters.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-letterhead.h"

#include "cohort-export-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A logo larger than this is a photograph somebody chose by mistake, or a trap. */
#define MAX_LOGO_SIDE 4000
#define MAX_LOGO_BYTES (8 * 1024 * 1024)

struct _CohortLetterhead {
  gatomicrefcount  ref_count;
  char            *office;
  char            *address; /* (nullable) */
  cairo_surface_t *logo;    /* (nullable) one surface for all pages: the PDF then holds it once */
};

typedef struct {
  const guchar *data;
  gsize         left;
} Reader;

static cairo_status_t
read_png (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
get_big_endian (const guchar *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

/* Width and height stand at a fixed place right behind the signature. */
static gboolean
is_usable_png (const guchar *data, gsize size)
{
  static const guchar signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  return size > 24 && size <= MAX_LOGO_BYTES && memcmp (data, signature, sizeof signature) == 0 &&
         get_big_endian (data + 16) - 1 < MAX_LOGO_SIDE &&
         get_big_endian (data + 20) - 1 < MAX_LOGO_SIDE;
}

static gboolean
decode_logo (const char *base64, cairo_surface_t **logo, GError **error)
{
  gsize size;
  g_autofree guchar *data = g_base64_decode (base64, &size);
  Reader reader = {data, size};

  if (is_usable_png (data, size))
    *logo = cairo_image_surface_create_from_png_stream (read_png, &reader);
  if (*logo == NULL || cairo_surface_status (*logo) != CAIRO_STATUS_SUCCESS) {
    g_clear_pointer (logo, cairo_surface_destroy);
    g_set_error (error, COHORT_EXPORT_ERROR, COHORT_EXPORT_ERROR_LOGO,
                 _("The logo of the letterhead cannot be used. Choose a PNG picture of at most "
                   "%d × %d pixels, or take the logo away."),
                 MAX_LOGO_SIDE, MAX_LOGO_SIDE);
    return FALSE;
  }
  return TRUE;
}

/**
 * cohort_letterhead_new:
 * @snapshot: a county
 * @error: return location for a #CohortExportError
 *
 * Returns: (transfer full): its letterhead; %NULL with %COHORT_EXPORT_ERROR_LOGO when it has a logo
 *   that is no PNG picture
 */
CohortLetterhead *
cohort_letterhead_new (const CohortSnapshot *snapshot, GError **error)
{
  g_autoptr (CohortLetterhead) self = g_new0 (CohortLetterhead, 1);
  const CohortCounty *county = cohort_snapshot_get_county (snapshot);
  const char *logo = cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_LOGO);

  g_atomic_ref_count_init (&self->ref_count);
  self->office = g_strdup (county != NULL ? county->coe_name : "");
  self->address =
    g_strdup (cohort_snapshot_get_setting (snapshot, COHORT_SETTING_LETTER_ADDRESS));
  if (logo != NULL && !decode_logo (logo, &self->logo, error))
    return NULL;
  return g_steal_pointer (&self);
}

CohortLetterhead *
cohort_letterhead_ref (CohortLetterhead *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cohort_letterhead_unref (CohortLetterhead *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->logo, cairo_surface_destroy);
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

cairo_surface_t *
cohort_letterhead_get_logo (const CohortLetterhead *self)
{
  return self->logo;
}
