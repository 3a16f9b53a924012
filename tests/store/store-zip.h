/* Zips made by hand, to be refused.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

/* Pieces of a manifest; see zip_fill_manifest(). */
#define ZIP_HEAD(format, schema) \
  "{\"application\":\"org.calmscs.Cohort\",\"format\":" #format ",\"schema\":" #schema \
  ",\"parts\":["
#define ZIP_DATABASE "{\"name\":\"cohort.db\",\"size\":%d,\"sha256\":\"%s\"}"
#define ZIP_PART(name) "{\"name\":\"" name "\",\"size\":%d,\"sha256\":\"%s\"}"

/* As a content: a symbolic link instead of a file. */
#define ZIP_LINK "link:/etc/passwd"

typedef struct {
  const char *name;
  const char *content; /* or NULL */
  const char *path;    /* of a file with the content, or NULL */
} ZipEntry;

void  zip_write            (const char *path, const ZipEntry *entries, guint n_entries);
/* A copy of the database as a backup has it, beside the fixture's. */
char *zip_extract_database (Fixture *fixture);
/* Puts the size and the SHA-256 of @database into a template's %d and %s. */
char *zip_fill_manifest    (const char *text, const char *database);

G_END_DECLS
